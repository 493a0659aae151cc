//! Where a person cannot be asked: a worker asks a supervisor, who decides with the least data.

use super::{crumb, drawn, record_of};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    pages::sharing::{
        PURPOSES, RecipientChoices, RecipientNames, fact,
        fields::{Answer, Problems, Sent, again, answers, line, listed, one_of, several, tick},
        id, no_recipients, purpose_said, said, titled,
    },
    parts::{Typed, code, note, problem_summary},
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::{
    consent::{Asking, BasisKind, DataGroup, DecisionProblem, Line, RecipientId, Told},
    policy::Purpose,
};
use lantern_gate::{AskingDraft, GateError, Held, SharingProblem};
use lantern_model::RecordId;
use maud::{Markup, html};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The bases that somebody decides.
const DECIDED: [BasisKind; 4] = [BasisKind::BestInterests, BasisKind::VitalInterests, BasisKind::LegalDuty, BasisKind::CourtOrder];

fn kind_key(kind: BasisKind) -> String {
    format!("basis-{}", kind.code().replace('_', "-"))
}

fn form(state: &AppState, view: &View, record: RecordId, offered: &RecipientChoices, sent: &Sent, problems: &Problems) -> Markup {
    let purposes: Vec<Answer> = PURPOSES.iter().map(|one| (one.code().to_owned(), purpose_said(view, *one))).collect();
    let body = html! {
        (problem_summary(view, problems))
        header {
            (crumb(view, record))
            (note(&view.t("sharing-ask"), &html! { p { (view.t("sharing-ask-why")) } }))
            h1 { (view.t("sharing-ask")) }
            p class="lede" { (view.t("sharing-ask-what")) }
        }
        (no_recipients(view, &offered.0))
        form method="post" action=(view.to(&format!("/records/{record}/consents/ask"))) {
            (view.form())
            (one_of(view, ("kind", "sharing-ground"), None, &answers(view, &DECIDED, BasisKind::code, kind_key), sent, problems))
            (listed(view, ("recipient", "sharing-recipient"), None, &offered.0, sent, problems))
            (listed(view, ("purpose", "sharing-purpose"), None, &purposes, sent, problems))
            (several(view, ("group", "sharing-groups"), Some("sharing-least-hint"), &answers(view, DataGroup::ALL, DataGroup::code, DataGroup::key), sent, problems))
            (tick(view, ("child", "sharing-age-child"), None, sent, problems))
            (line(view, ("reference", "sharing-reference"), Some("sharing-reference-hint"), Typed::Text, sent, problems))
            div class="acts bar-act" { button class="btn btn-primary" { (view.t("sharing-ask-send")) } }
        }
    };
    drawn(state, view, "sharing-consents", body)
}

/// `GET /records/{record}/consents/ask`.
pub async fn blank(State(state): State<AppState>, view: View, pass: Pass, Path((_, record)): Path<(String, String)>) -> Result<Markup, WebError> {
    let record = record_of(&record)?;
    state.gate.may_record_for(&pass.entered, record, &state.now()).await?;
    let offered = RecipientChoices::read(&state, &pass.entered).await?;
    Ok(form(&state, &view, record, &offered, &Sent::default(), &Problems::new()))
}

fn read(view: &View, sent: &Sent, problems: &mut Problems) -> Option<AskingDraft> {
    let kind = sent.one(view, "kind", |code| BasisKind::from_code(code).filter(|kind| DECIDED.contains(kind)), problems);
    let recipient = sent.one(view, "recipient", |text| Uuid::parse_str(text).ok(), problems);
    let purpose = sent.one(view, "purpose", |code| Purpose::from_code(code).filter(|one| PURPOSES.contains(one)), problems);
    let reference = if sent.has("reference") { Some(sent.parsed(view, ("reference", "sharing-line-wrong"), Line::parse, problems)?) } else { None };
    let groups = sent.chosen("group", DataGroup::from_code);
    Some(AskingDraft { kind: kind?, purpose: purpose?, recipient: RecipientId(recipient?), groups, child: sent.has("child"), reference })
}

/// At which field a rule of decisions is broken.
const fn field_of(problem: DecisionProblem) -> &'static str {
    use DecisionProblem as P;
    match problem {
        P::NotLeastData => "group",
        P::NoReference => "reference",
        P::NotAChild => "child",
        P::EndOutOfRange | P::NotYet | P::Expired | P::Revoked => "until",
        P::ConsentIsNotDecided | P::NotASupervisor | P::DecidedByAsker => "kind",
    }
}

fn problems_of(view: &View, error: GateError) -> Result<Problems, WebError> {
    match error {
        GateError::Sharing(SharingProblem::Decision(problem)) => Ok(vec![(field_of(problem).to_owned(), view.t(&problem.key()))]),
        GateError::Sharing(problem) => Ok(vec![("recipient".to_owned(), view.t(&problem.key()))]),
        other => Err(other.into()),
    }
}

/// `POST /records/{record}/consents/ask`.
pub async fn keep(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, record)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let (record, sent) = (record_of(&record)?, Sent(pairs));
    let offered = RecipientChoices::read(&state, &pass.entered).await?;
    let mut problems = Problems::new();
    let Some(draft) = read(&view, &sent, &mut problems) else { return Ok(again(form(&state, &view, record, &offered, &sent, &problems))) };
    match state.gate.ask_for_basis(&pass.entered, record, draft, &state.now()).await {
        Ok(_) => Ok(Redirect::to(&view.to(&format!("/records/{record}/consents"))).into_response()),
        Err(error) => Ok(again(form(&state, &view, record, &offered, &sent, &problems_of(&view, error)?))),
    }
}

/// What was asked about this file.
async fn asked(state: &AppState, pass: &Pass, record: &str, asking: &str) -> Result<(RecordId, Held<Asking>), WebError> {
    let (record, wanted) = (record_of(record)?, id(asking)?);
    let papers = state.gate.papers(&pass.entered, record, &state.now()).await?;
    let found = papers.askings.into_iter().find(|held| held.id == wanted && held.body.answered_at.is_none());
    found.map(|held| (record, held)).ok_or(WebError::NotFound)
}

async fn decision_form(
    state: &AppState,
    view: &View,
    pass: &Pass,
    (record, held): (RecordId, &Held<Asking>),
    sent: &Sent,
    problems: &Problems,
) -> Result<Markup, WebError> {
    let (names, one) = (RecipientNames::read(state, &pass.entered).await?, &held.body);
    let groups: Vec<DataGroup> = one.groups.iter().copied().collect();
    let body = html! {
        (problem_summary(view, problems))
        header {
            (crumb(view, record))
            h1 { (view.t("sharing-decide")) }
            p class="lede" { (view.t("sharing-decide-what")) }
        }
        dl class="facts" {
            (fact(view, "sharing-ground", &html! { (view.t(&kind_key(one.kind))) }))
            (fact(view, "sharing-recipient", &titled(&names.of(one.recipient))))
            (fact(view, "sharing-purpose", &html! { (purpose_said(view, one.purpose)) }))
            (fact(view, "sharing-asked-by", &code(one.by.as_str())))
            @if let Some(reference) = &one.reference { (fact(view, "sharing-reference", &titled(reference.as_str()))) }
        }
        form method="post" action=(view.to(&format!("/records/{record}/consents/asked/{}", held.id))) {
            (view.form())
            (several(view, ("group", "sharing-groups"), Some("sharing-decide-groups-hint"), &answers(view, &groups, DataGroup::code, DataGroup::key), sent, problems))
            (line(view, ("until", "sharing-until"), Some("sharing-decide-until-hint"), Typed::Code, sent, problems))
            (one_of(view, ("told", "sharing-told"), None, &answers(view, Told::ALL, Told::code, Told::key), sent, problems))
            div class="acts bar-act" {
                button class="btn btn-primary" name="answer" value="yes" { (view.t("sharing-decide-yes")) }
                button class="btn btn-plain" name="answer" value="no" { (view.t("sharing-decide-no")) }
            }
        }
    };
    Ok(drawn(state, view, "sharing-consents", body))
}

/// `GET /records/{record}/consents/asked/{asking}`.
pub async fn page(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, record, asking)): Path<(String, String, String)>,
) -> Result<Markup, WebError> {
    let (record, held) = asked(&state, &pass, &record, &asking).await?;
    decision_form(&state, &view, &pass, (record, &held), &Sent::default(), &Problems::new()).await
}

/// `POST /records/{record}/consents/asked/{asking}`.
pub async fn decide(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, record, asking)): Path<(String, String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let sent = Sent(pairs);
    let (record, held) = asked(&state, &pass, &record, &asking).await?;
    let mut problems = Problems::new();
    let says_no = sent.value("answer") == "no";
    let groups: BTreeSet<DataGroup> = if says_no { BTreeSet::new() } else { sent.chosen("group", DataGroup::from_code) };
    if !says_no && groups.is_empty() {
        problems.push(("group".to_owned(), view.t("decision-problem-not-least-data")));
    }
    // A no needs neither an end nor words to the person.
    let today = held.body.at.day();
    let until = if says_no { Some(today) } else { sent.day(&view, "until", &mut problems) };
    let told = if says_no { Some(Told::NotReached) } else { sent.one(&view, "told", Told::from_code, &mut problems) };
    let (Some(until), Some(told), true) = (until, told, problems.is_empty()) else {
        return Ok(again(decision_form(&state, &view, &pass, (record, &held), &sent, &problems).await?));
    };
    match state.gate.decide_basis(&pass.entered, held.id, &groups, (until, told), &state.now()).await {
        Ok(_) => Ok(Redirect::to(&view.to(&format!("/records/{record}/consents"))).into_response()),
        Err(error) => {
            let problems = problems_of(&view, error)?;
            Ok(again(decision_form(&state, &view, &pass, (record, &held), &sent, &problems).await?))
        }
    }
}

/// `POST /records/{record}/consents/decided/{decision}/revoke`.
pub async fn revoke(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, record, decision)): Path<(String, String, String)>,
) -> Result<Redirect, WebError> {
    let record = record_of(&record)?;
    state.gate.revoke_decision(&pass.entered, id(&decision)?, &state.now()).await.map_err(|error| said(&view, error))?;
    Ok(Redirect::to(&view.to(&format!("/records/{record}/consents"))))
}
