//! Drafting a protocol.

use super::{
    PURPOSES, RecipientChoices, drawn,
    fields::{Answer, Problems, Sent, again, answers, as_problem, line, listed, one_of, several},
    no_recipients, purpose_said, said,
};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    parts::{Typed, note, problem_summary},
};
use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::{
    consent::{DataGroup, Frequency, Line, ProtocolTerms, RecipientId, SensitivityClass, ShareLevel},
    credential::Agency,
    policy::Purpose,
};
use lantern_gate::GateError;
use maud::{Markup, html};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What can be chosen.
struct Offered {
    agencies: Vec<Answer>,
    recipients: Vec<Answer>,
}

impl Offered {
    async fn read(state: &AppState, pass: &Pass) -> Result<Self, WebError> {
        let agencies = state.store.agencies().await?.into_iter().map(|one| (one.code.to_string(), format!("{} · {}", one.name, one.code))).collect();
        Ok(Self { agencies, recipients: RecipientChoices::read(state, &pass.entered).await?.0 })
    }
}

fn form(state: &AppState, view: &View, offered: &Offered, sent: &Sent, problems: &Problems) -> Markup {
    let purposes: Vec<Answer> = PURPOSES.iter().map(|one| (one.code().to_owned(), purpose_said(view, *one))).collect();
    let groups = answers(view, DataGroup::ALL, DataGroup::code, DataGroup::key);
    let body = html! {
        (problem_summary(view, problems))
        header {
            p class="crumb" { a href=(view.to("/sharing")) { (view.t("sharing-title")) } }
            (note(&view.t("people-second"), &html! { p { (view.t("sharing-second-needed")) } }))
            h1 { (view.t("sharing-protocol-draft")) }
            p class="lede" { (view.t("sharing-protocol-what")) }
        }
        (no_recipients(view, &offered.recipients))
        form method="post" action=(view.to("/sharing/protocols/new")) {
            (view.form())
            (line(view, ("title", "sharing-title-of"), Some("sharing-title-of-hint"), Typed::Text, sent, problems))
            (several(view, ("party", "sharing-parties"), Some("sharing-parties-hint"), &offered.agencies, sent, problems))
            (listed(view, ("recipient", "sharing-recipient"), Some("sharing-recipient-hint"), &offered.recipients, sent, problems))
            (listed(view, ("purpose", "sharing-purpose"), None, &purposes, sent, problems))
            (several(view, ("group", "sharing-groups"), Some("sharing-groups-hint"), &groups, sent, problems))
            (one_of(view, ("level", "sharing-level"), None, &answers(view, ShareLevel::ALL, ShareLevel::code, ShareLevel::key), sent, problems))
            (listed(view, ("frequency", "sharing-frequency"), None, &answers(view, Frequency::ALL, Frequency::code, Frequency::key), sent, problems))
            (listed(view, ("class", "sharing-class"), None, &answers(view, SensitivityClass::ALL, SensitivityClass::code, SensitivityClass::key), sent, problems))
            (line(view, ("starts", "sharing-starts"), Some("sharing-day-hint"), Typed::Code, sent, problems))
            (line(view, ("expires", "sharing-until"), Some("sharing-day-hint"), Typed::Code, sent, problems))
            (several(view, ("agreed", "sharing-agreed"), Some("sharing-agreed-hint"), &offered.agencies, sent, problems))
            div class="acts bar-act" { button class="btn btn-primary" { (view.t("sharing-draft-keep")) } }
        }
    };
    drawn(state, view, "sharing-protocol-draft", body)
}

/// `GET /sharing/protocols/new`.
pub async fn blank(State(state): State<AppState>, view: View, pass: Pass) -> Result<Markup, WebError> {
    let offered = Offered::read(&state, &pass).await?;
    Ok(form(&state, &view, &offered, &Sent::default(), &Problems::new()))
}

fn agencies(sent: &Sent, name: &str) -> BTreeSet<Agency> {
    sent.0.iter().filter(|(found, _)| found == name).filter_map(|(_, code)| Agency::parse(code).ok()).collect()
}

fn read(view: &View, sent: &Sent, problems: &mut Problems) -> Option<ProtocolTerms> {
    let title = sent.parsed(view, ("title", "sharing-line-wrong"), Line::parse, problems);
    let recipient = sent.one(view, "recipient", |text| Uuid::parse_str(text).ok(), problems);
    let purpose = sent.one(view, "purpose", |code| Purpose::from_code(code).filter(|one| PURPOSES.contains(one)), problems);
    let level = sent.one(view, "level", ShareLevel::from_code, problems);
    let frequency = sent.one(view, "frequency", Frequency::from_code, problems);
    let class = sent.one(view, "class", SensitivityClass::from_code, problems);
    let (starts, expires) = (sent.day(view, "starts", problems), sent.day(view, "expires", problems));
    Some(ProtocolTerms {
        title: title?,
        parties: agencies(sent, "party"),
        recipient: RecipientId(recipient?),
        purpose: purpose?,
        groups: sent.chosen("group", DataGroup::from_code),
        level: level?,
        frequency: frequency?,
        class: class?,
        starts: starts?,
        expires: expires?,
        sexual_violence_agreed: agencies(sent, "agreed"),
    })
}

/// At which field a rule of protocols is broken.
const fn field_of(problem: lantern_access::consent::ProtocolProblem) -> &'static str {
    use lantern_access::consent::ProtocolProblem as P;
    match problem {
        P::NoParties => "party",
        P::NoGroups | P::NotCountable => "group",
        P::EndOutOfRange => "expires",
        P::ClassTooLow => "class",
        P::ApprovedByDrafter | P::NotADraft => "title",
    }
}

/// `POST /sharing/protocols/new`.
pub async fn draft(State(state): State<AppState>, view: View, pass: Pass, Form(pairs): Form<Vec<(String, String)>>) -> Result<Response, WebError> {
    let (sent, offered) = (Sent(pairs), Offered::read(&state, &pass).await?);
    let mut problems = Problems::new();
    let Some(terms) = read(&view, &sent, &mut problems) else { return Ok(again(form(&state, &view, &offered, &sent, &problems))) };
    if let Err(problem) = terms.check() {
        problems.push((field_of(problem).to_owned(), view.t(&problem.key())));
        return Ok(again(form(&state, &view, &offered, &sent, &problems)));
    }
    match state.gate.draft_protocol(&pass.entered, terms, &state.now()).await {
        Ok(id) => Ok(Redirect::to(&view.to(&format!("/sharing/protocols/{id}"))).into_response()),
        Err(error @ GateError::Sharing(_)) => Ok(again(form(&state, &view, &offered, &sent, &as_problem(&view, "recipient", error)?))),
        Err(error) => Err(said(&view, error)),
    }
}
