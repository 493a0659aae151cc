//! Recording a consent: one form, in the order of the talk.

use super::{crumb, drawn, limits::Told, record_of};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    pages::sharing::{
        PURPOSES, RecipientChoices,
        fields::{Answer, Problems, Sent, again, answers, line, listed, one_of, several, tick},
        no_recipients, said,
    },
    parts::{Typed, note, problem_summary},
};
use axum::{
    Form,
    extract::{Path, State},
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::{
    consent::{Assent, CaregiverBar, ConsentProblem, DataGroup, FormGiven, GivenBy, PersonAge, RecipientId, SpokenLanguage},
    credential::{Day, Instant},
    policy::Purpose,
};
use lantern_gate::{ConsentDraft, GateError, SharingProblem};
use lantern_model::RecordId;
use maud::{Markup, html};
use uuid::Uuid;

/// How long a consent lasts where nobody says otherwise: half a year is asked again soon enough to be remembered.
const DAYS_OFFERED: i64 = 180;

/// The form after the limits were told, with what can be known already.
pub async fn blank(state: &AppState, view: &View, pass: &Pass, record: RecordId, told: &Told, is_child: bool) -> Result<Markup, WebError> {
    let until = told.at.day().plus_days(DAYS_OFFERED).to_string();
    let given = if is_child { ("age", "child") } else { ("age", "adult") };
    let by = if is_child { "caregiver" } else { "self" };
    let sent = Sent([("until", until.as_str()), given, ("given_by", by)].map(|(name, value)| (name.to_owned(), value.to_owned())).to_vec());
    let offered = RecipientChoices::read(state, &pass.entered).await?;
    Ok(form(state, view, record, told, &offered, &sent, &Problems::new()))
}

fn form(state: &AppState, view: &View, record: RecordId, told: &Told, offered: &RecipientChoices, sent: &Sent, problems: &Problems) -> Markup {
    let purposes: Vec<Answer> = PURPOSES.iter().map(|one| (one.code().to_owned(), view.t(&format!("sharing-why-{}", one.code().replace('_', "-"))))).collect();
    let ages = [("adult", "sharing-age-adult"), ("child", "sharing-age-child")].map(|(value, key)| (value.to_owned(), view.t(key)));
    let none_or = |list: Vec<Answer>| [vec![("none".to_owned(), view.t("sharing-bar-none"))], list].concat();
    let body = html! {
        (problem_summary(view, problems))
        header {
            (crumb(view, record))
            (note(&view.t("sharing-consent-how"), &html! { p { (view.t("sharing-consent-how-what")) } }))
            h1 { (view.t("sharing-consent-new")) }
            p class="lede" { (view.t("sharing-consent-what")) }
        }
        (no_recipients(view, &offered.0))
        form method="post" action=(view.to(&format!("/records/{record}/consents"))) {
            (view.form())
            (told.fields())
            h2 { (view.t("sharing-consent-to-what")) }
            (listed(view, ("recipient", "sharing-to-whom"), Some("sharing-to-whom-hint"), &offered.0, sent, problems))
            (one_of(view, ("purpose", "sharing-why-title"), None, &purposes, sent, problems))
            (several(view, ("group", "sharing-groups"), Some("sharing-consent-groups-hint"), &answers(view, DataGroup::ALL, DataGroup::code, DataGroup::key), sent, problems))
            (line(view, ("until", "sharing-until"), Some("sharing-until-hint"), Typed::Code, sent, problems))
            h2 { (view.t("sharing-consent-by-whom")) }
            (one_of(view, ("age", "sharing-age"), Some("sharing-age-hint"), &ages, sent, problems))
            (one_of(view, ("given_by", "sharing-given-by"), None, &answers(view, GivenBy::ALL, GivenBy::code, GivenBy::key), sent, problems))
            (tick(view, ("supporter", "sharing-supporter"), Some("sharing-supporter-hint"), sent, problems))
            h2 { (view.t("sharing-consent-child")) }
            (line(view, ("adult_from", "sharing-adult-from"), Some("sharing-adult-from-hint"), Typed::Code, sent, problems))
            (one_of(view, ("assent", "sharing-assent"), None, &answers(view, Assent::ALL, Assent::code, Assent::key), sent, problems))
            (one_of(view, ("bar", "sharing-bar"), Some("sharing-bar-hint"), &none_or(answers(view, CaregiverBar::ALL, CaregiverBar::code, CaregiverBar::key)), sent, problems))
            h2 { (view.t("sharing-consent-in-what-form")) }
            (one_of(view, ("form_given", "sharing-form-given"), None, &answers(view, FormGiven::ALL, FormGiven::code, FormGiven::key), sent, problems))
            (line(view, ("language", "sharing-language"), Some("sharing-language-hint"), Typed::Code, sent, problems))
            div class="acts bar-act" { button class="btn btn-primary" { (view.t("sharing-consent-keep")) } }
        }
    };
    drawn(state, view, "sharing-consents", body)
}

/// Reads the form. The child's part is read only for a child.
fn read(view: &View, sent: &Sent, told_at: Instant, problems: &mut Problems) -> Option<ConsentDraft> {
    let recipient = sent.one(view, "recipient", |text| Uuid::parse_str(text).ok(), problems);
    let purpose = sent.one(view, "purpose", |code| Purpose::from_code(code).filter(|one| PURPOSES.contains(one)), problems);
    let until = sent.day(view, "until", problems);
    let is_child = sent.one(view, "age", |code| matches!(code, "adult" | "child").then_some(code == "child"), problems);
    let given_by = sent.one(view, "given_by", GivenBy::from_code, problems);
    let form = sent.one(view, "form_given", FormGiven::from_code, problems);
    let language = sent.parsed(view, ("language", "sharing-language-wrong"), SpokenLanguage::parse, problems);
    let age = match is_child {
        Some(true) => sent.parsed(view, ("adult_from", "sharing-day-wrong"), Day::parse, problems).map(|adult_from| PersonAge::Child { adult_from }),
        Some(false) => Some(PersonAge::Adult),
        None => None,
    };
    let child = is_child == Some(true);
    Some(ConsentDraft {
        purpose: purpose?,
        recipient: RecipientId(recipient?),
        groups: sent.chosen("group", DataGroup::from_code),
        language: language?,
        form: form?,
        age: age?,
        given_by: given_by?,
        supporter_chosen: sent.has("supporter"),
        assent: Assent::from_code(sent.value("assent")).filter(|_| child),
        caregiver_bar: CaregiverBar::from_code(sent.value("bar")).filter(|_| child),
        limits_told_at: Some(told_at),
        until: until?,
    })
}

/// At which field a rule of consents is broken.
const fn field_of(problem: ConsentProblem) -> &'static str {
    use ConsentProblem as P;
    match problem {
        P::NoGroups => "group",
        P::AdultByOther | P::ChildAlone => "given_by",
        P::SupporterNotChosen => "supporter",
        P::AssentMissing | P::AssentRefused => "assent",
        P::CaregiverBarred | P::GuardianWithoutCause => "bar",
        P::MajorityNotCoarse | P::RenewAtMajority => "adult_from",
        P::EndOutOfRange | P::Expired | P::NotYet | P::Withdrawn | P::LimitsNotTold => "until",
    }
}

/// `POST /records/{record}/consents`.
pub async fn keep(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, record)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let (record, sent) = (record_of(&record)?, Sent(pairs));
    // Without the mark nobody knows when the limits were told, or whether: it begins there again.
    let Some(told) = Told::read(&state, &pass, record, &sent) else { return Err(WebError::Refused(view.t("consent-problem-limits-not-told"))) };
    let offered = RecipientChoices::read(&state, &pass.entered).await?;
    let mut problems = Problems::new();
    let Some(draft) = read(&view, &sent, told.at, &mut problems) else {
        return Ok(again(form(&state, &view, record, &told, &offered, &sent, &problems)));
    };
    match state.gate.record_consent(&pass.entered, record, draft, &state.now()).await {
        Ok(id) => Ok(Redirect::to(&view.to(&format!("/records/{record}/consents/{id}"))).into_response()),
        Err(GateError::Sharing(SharingProblem::Consent(problem))) => {
            let problems = vec![(field_of(problem).to_owned(), view.t(&problem.key()))];
            Ok(again(form(&state, &view, record, &told, &offered, &sent, &problems)))
        }
        Err(GateError::Sharing(problem)) => {
            let problems = vec![("recipient".to_owned(), view.t(&problem.key()))];
            Ok(again(form(&state, &view, record, &told, &offered, &sent, &problems)))
        }
        Err(error) => Err(said(&view, error)),
    }
}
