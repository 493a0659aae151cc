//! Who may do what: the rules in force, as sentences. First what the reader may do, then every rule by theme.

use super::role_names;
use crate::{
    AppState, View,
    doors::{Need, Pass},
    parts::{code, note},
};
use axum::extract::State;
use lantern_access::policy::{Action, Effect, ResourceKind, Sentence};
use maud::{Markup, html};

/// `GET /policy`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass) -> Markup {
    let policies = state.gate.policies();
    let may: Vec<Action> = Action::ALL.iter().copied().filter(|action| view.may(&state, Need::policy(*action, kind_of(*action)))).collect();
    let body = html! {
        header {
            (note(&view.t("account-policy-how"), &html! { p { (view.t("account-policy-how-what")) } }))
            h1 { (view.t("account-policy-title")) }
            p class="lede" { (view.t("account-policy-what")) }
        }
        section aria-labelledby="mine" {
            h2 id="mine" { (view.t("account-policy-mine")) }
            p { (role_names(&view, &pass.entered.roles())) }
            ul class="plain-list" { @for action in &may { li { (view.t(&action.key())) } } }
            p class="quiet small" { (view.t("account-policy-mine-what")) }
        }
        @for theme in policies.sentences().chunk_by(|one, next| one.theme == next.theme) {
            @let name = theme.first().map_or("", |sentence| sentence.theme.as_str());
            section aria-labelledby={ "theme-" (name) } {
                h2 id={ "theme-" (name) } { (theme_title(&view, name, theme)) }
                dl class="rules" { @for sentence in theme { (rule(&view, sentence)) } }
            }
        }
    };
    super::page(&state, &view, "account-policy-title", body)
}

/// A theme of ours has words; one of the deployment has its file's name.
fn theme_title(view: &View, theme: &str, sentences: &[Sentence]) -> Markup {
    if sentences.iter().any(|sentence| sentence.added) {
        code(theme)
    } else {
        html! { (view.t(&format!("policy-theme-{theme}"))) }
    }
}

fn rule(view: &View, sentence: &Sentence) -> Markup {
    let effect = match sentence.effect {
        Effect::Permit => "account-policy-allows",
        Effect::Forbid => "account-policy-forbids",
    };
    html! {
        div id=(sentence.id) {
            dt { (view.t(effect)) }
            dd {
                p { (view.t(&sentence.key)) }
                details class="same" { summary { (code(&sentence.id)) } pre class="code" dir="ltr" { (sentence.text) } }
            }
        }
    }
}

/// To what kind of thing an action is usually done.
const fn kind_of(action: Action) -> ResourceKind {
    use Action as A;
    match action {
        A::ViewPublicFigures | A::ViewFigures | A::ViewQuality | A::ShareAggregate => ResourceKind::Figures,
        A::ViewLists | A::LoadLists => ResourceKind::List,
        A::ViewImports | A::ImportFile => ResourceKind::Import,
        A::ViewRecords
        | A::ViewRecord
        | A::ViewHistory
        | A::OpenIdentity
        | A::FindPerson
        | A::ExportPerson
        | A::CorrectRecord
        | A::BreakGlass
        | A::ConfirmBreakGlass => ResourceKind::Record,
        A::ManageAgencies | A::ManageKeys | A::UnlockAgency => ResourceKind::Agency,
        A::ManageAccounts | A::AssignRoles | A::ManageTokens | A::ViewOwnAccount => ResourceKind::Account,
        A::ViewAccessLog | A::ViewOwnAccess | A::ViewLedger | A::ManageLedger => ResourceKind::Log,
        A::RecordConsent | A::DecideBasis | A::WithdrawConsent | A::ViewConsents => ResourceKind::Basis,
        A::DraftProtocol | A::ApproveProtocol => ResourceKind::Protocol,
        A::ViewRequests | A::OpenRequest | A::DecideRequest | A::ConfirmErasure | A::CancelErasure => ResourceKind::Request,
        A::ViewProcessingRegister | A::ReportIncident | A::ManageIncidents | A::ManageRetention => ResourceKind::Register,
        A::OpenComplaint | A::AnswerComplaint => ResourceKind::Complaint,
        A::HandOverItem => ResourceKind::Item,
        A::Screen | A::ViewScreenings => ResourceKind::Screening,
        _ => ResourceKind::Deployment,
    }
}
