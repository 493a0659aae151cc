//! Roles are given by two: one proposes, another confirms, and the first puts it into force. Which second signature counts is
//! asked of the policies both times, with the accounts as they stand then.

use super::{
    drawn,
    one::{named, said},
    roles,
};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    parts::{Field, Typed, note, problem_summary},
};
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::{
    credential::{Account, Agency, Instant, Login},
    policy::{Action, Context, Principal, Purpose, Question, Resource, ResourceKind, Role},
};
use lantern_gate::{Held, Kept};
use lantern_model::AgencyCode;
use maud::{Markup, html};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Where a proposal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// For the second person.
    Waiting,
    /// For the first one, to put it into force.
    Confirmed,
    /// In force.
    Done,
    /// Refused by the second person, or taken back.
    Rejected,
}

impl Stage {
    /// The code under which proposals are found.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Confirmed => "confirmed",
            Self::Done => "done",
            Self::Rejected => "rejected",
        }
    }
}

/// What somebody shall be trusted to do.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Proposal {
    version: u8,
    /// Whose account; a new one where there is none yet.
    pub account: Uuid,
    /// Its login.
    pub login: Login,
    /// The roles that it shall have.
    pub roles: BTreeSet<Role>,
    /// The agency.
    pub agency: Option<Agency>,
    /// Trained to work with children.
    pub child_trained: bool,
    /// Who proposes.
    pub by: Login,
    at: Instant,
    /// Who confirmed.
    pub confirmed_by: Option<Login>,
    /// Where it stands.
    pub stage: Stage,
}

impl Kept for Proposal {
    const KIND: &'static str = "proposal";

    fn keys(&self) -> Vec<(String, String)> {
        vec![("stage".to_owned(), self.stage.code().to_owned()), ("login".to_owned(), self.login.to_string())]
    }
}

/// What is chosen in the form.
#[derive(Debug, Default)]
struct Choice {
    login: String,
    roles: BTreeSet<Role>,
    agency: String,
    child_trained: bool,
}

impl Choice {
    fn read(pairs: &[(String, String)]) -> Self {
        let value = |name: &str| pairs.iter().find(|(found, _)| found == name).map_or_else(String::new, |(_, value)| value.clone());
        let chosen = pairs.iter().filter(|(name, _)| name == "role").filter_map(|(_, code)| Role::from_code(code));
        Self {
            login: value("login"),
            roles: chosen.filter(|role| *role != Role::Local).collect(),
            agency: value("agency"),
            child_trained: !value("child_trained").is_empty(),
        }
    }
}

/// Roles, agency and training, as they are or as they were chosen.
fn fields(view: &View, choice: &Choice, agencies: &[lantern_store::Agency], problems: &[(String, String)]) -> Markup {
    html! {
        fieldset class="field-group" id="role" {
            legend { (view.t("account-roles")) }
            @if let Some((_, sentence)) = problems.iter().find(|(field, _)| field == "role") { p class="field-problem" { (sentence) } }
            @for role in roles() {
                label class="choice" { input class="form-check-input" type="checkbox" name="role" value=(role.code()) checked[choice.roles.contains(&role)]; span { (view.t(&role.key())) } }
            }
        }
        div class="field" {
            label for="agency" { (view.t("import-list-agency")) }
            p class="cap" id="agency-hint" { (view.t("people-agency-hint")) }
            select class="form-select" id="agency" name="agency" aria-describedby="agency-hint" {
                option value="" selected[choice.agency.is_empty()] { (view.t("frame-none")) }
                @for agency in agencies { option value=(agency.code) selected[agency.code.as_str() == choice.agency] { (agency.name) " · " (agency.code) } }
            }
        }
        div class="field" {
            label class="choice" { input class="form-check-input" type="checkbox" name="child_trained" value="1" checked[choice.child_trained] aria-describedby="child-hint"; span { (view.t("people-child-trained")) } }
            p class="cap" id="child-hint" { (view.t("people-child-trained-hint")) }
        }
    }
}

/// The form on the page of an account.
pub fn form_of(view: &View, account: &Account, agencies: &[lantern_store::Agency]) -> Markup {
    let agency = account.agency.as_ref().map_or("", Agency::as_str).to_owned();
    let choice = Choice { login: account.login.to_string(), roles: account.roles.clone(), agency, child_trained: account.child_trained };
    html! {
        section aria-labelledby="roles" {
            h2 id="roles" { (view.t("people-roles-change")) }
            form method="post" action=(view.to(&format!("/people/account/{}/roles", account.login))) {
                (view.form())
                (fields(view, &choice, agencies, &[]))
                p class="acts" { button class="btn btn-plain" { (view.t("people-propose")) } }
            }
        }
    }
}

fn invitation(state: &AppState, view: &View, choice: &Choice, agencies: &[lantern_store::Agency], problems: &[(String, String)]) -> Markup {
    let body = html! {
        (problem_summary(view, problems))
        header {
            p class="crumb" { a href=(view.to("/people")) { (view.t("people-title")) } }
            (note(&view.t("people-second"), &html! { p { (view.t("people-second-what")) } }))
            h1 { (view.t("people-invite")) }
            p class="lede" { (view.t("people-invite-what")) }
        }
        form method="post" action=(view.to("/people/invite")) {
            (view.form())
            (Field::new("login", "account-login", Typed::Code).hint("account-login-new-hint").value(&choice.login).problems(problems).draw(view))
            (fields(view, choice, agencies, problems))
            div class="acts bar-act" { button class="btn btn-primary" { (view.t("people-propose")) } }
        }
    };
    drawn(state, view, "people-invite", body)
}

/// `GET /people/invite`.
pub async fn invite(State(state): State<AppState>, view: View) -> Result<Markup, WebError> {
    let agencies = state.store.agencies().await?;
    Ok(invitation(&state, &view, &Choice::default(), &agencies, &[]))
}

/// `POST /people/invite`.
pub async fn propose_new(State(state): State<AppState>, view: View, pass: Pass, Form(pairs): Form<Vec<(String, String)>>) -> Result<Response, WebError> {
    let (choice, agencies) = (Choice::read(&pairs), state.store.agencies().await?);
    let mut problems: Vec<(String, String)> = Vec::new();
    let login = match Login::parse(&choice.login) {
        Ok(login) if login.as_str() == lantern_gate::LOCAL || state.gate.account(&login).await?.is_some() => {
            problems.push(("login".to_owned(), view.t("account-login-taken")));
            None
        }
        Ok(login) => Some(login),
        Err(_) => {
            problems.push(("login".to_owned(), view.t("account-login-wrong")));
            None
        }
    };
    if choice.roles.is_empty() {
        problems.push(("role".to_owned(), view.t("errors-field-choose")));
    }
    let (Some(login), true) = (login, problems.is_empty()) else {
        return Ok((StatusCode::BAD_REQUEST, invitation(&state, &view, &choice, &agencies, &problems)).into_response());
    };
    propose(&state, &pass, Uuid::new_v4(), login, choice).await?;
    Ok(Redirect::to(&view.to("/people/waiting")).into_response())
}

/// `POST /people/account/{login}/roles`.
pub async fn propose_roles(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Path((_, login)): Path<(String, String)>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Redirect, WebError> {
    let held = named(&state, &login).await?;
    if pass.entered.login() == held.body.login.as_str() {
        return Err(WebError::Refused(view.t("people-own")));
    }
    propose(&state, &pass, held.id, held.body.login.clone(), Choice::read(&pairs)).await?;
    Ok(Redirect::to(&view.to("/people/waiting")))
}

async fn propose(state: &AppState, pass: &Pass, account: Uuid, login: Login, choice: Choice) -> Result<(), WebError> {
    state.gate.in_person(&pass.entered)?;
    let now = state.now();
    let ours = |error: lantern_access::credential::CredentialError| WebError::ours(&error);
    let agency = AgencyCode::parse(&choice.agency).ok();
    let known = state.store.agencies().await?;
    let agency = agency.filter(|code| known.iter().any(|one| one.code == *code)).map(Agency::from);
    let proposal = Proposal {
        version: 1,
        account,
        login,
        roles: choice.roles,
        agency,
        child_trained: choice.child_trained,
        by: Login::parse(pass.entered.login()).map_err(ours)?,
        at: Instant::parse(&now).map_err(ours)?,
        confirmed_by: None,
        stage: Stage::Waiting,
    };
    let act = state.gate.may(&pass.entered, Action::ManageAccounts, &thing(&proposal), &Context::new(Purpose::Administration), &now)?;
    state.gate.keep(&act, Uuid::new_v4(), 0, &proposal).await?;
    Ok(())
}

/// The account as the policies see it.
fn thing(proposal: &Proposal) -> Resource {
    Resource {
        owner: Some(proposal.login.to_string()),
        agency: proposal.agency.as_ref().map(|agency| agency.as_str().to_owned()),
        ..Resource::new(ResourceKind::Account)
    }
}

fn principal(account: &Account) -> Principal {
    let roles: Vec<Role> = account.roles.iter().copied().collect();
    let principal = Principal::new(account.login.as_str(), &roles);
    match &account.agency {
        Some(agency) => principal.of_agency(agency.as_str()),
        None => principal,
    }
}

/// Whether the proposer may do it with this second person: the policies are asked, with the accounts as they stand now.
pub async fn would_count(state: &AppState, proposal: &Proposal, second: &Account) -> Result<bool, WebError> {
    let Some(proposer) = state.gate.account(&proposal.by).await?.filter(|held| held.body.may_sign_in()) else { return Ok(false) };
    let context = Context { second_person: Some(principal(second)), ..Context::new(Purpose::Administration) };
    let question = Question { principal: principal(&proposer.body), action: Action::AssignRoles, resource: thing(proposal), context };
    Ok(second.login != proposal.by && second.login != proposal.login && state.gate.policies().decide(&question).allowed)
}

async fn open(state: &AppState, id: &str) -> Result<Held<Proposal>, WebError> {
    let id = Uuid::parse_str(id).map_err(|_| WebError::NotFound)?;
    let held = state.gate.kept::<Proposal>(id).await?.ok_or(WebError::NotFound)?;
    if matches!(held.body.stage, Stage::Waiting | Stage::Confirmed) { Ok(held) } else { Err(WebError::NotFound) }
}

/// Keeps a step of whoever is signed in: it is their own signature, or their own proposal.
async fn sign(state: &AppState, pass: &Pass, held: &Held<Proposal>) -> Result<(), WebError> {
    let act =
        state.gate.may(&pass.entered, Action::ViewOwnAccount, &Resource::new(ResourceKind::Account), &Context::new(Purpose::Administration), &state.now())?;
    state.gate.keep(&act, held.id, held.version, &held.body).await?;
    Ok(())
}

/// `POST /people/proposals/{id}/confirm`.
pub async fn confirm(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Redirect, WebError> {
    let mut held = open(&state, &id).await?;
    let second = pass.entered.account().ok_or(WebError::NotFound)?;
    state.gate.in_person(&pass.entered)?;
    if held.body.stage != Stage::Waiting || !would_count(&state, &held.body, second).await? {
        return Err(WebError::NotFound);
    }
    (held.body.stage, held.body.confirmed_by) = (Stage::Confirmed, Some(second.login.clone()));
    sign(&state, &pass, &held).await?;
    Ok(Redirect::to(&view.to("/people/waiting")))
}

/// `POST /people/proposals/{id}/reject`: by the second person, or by whoever proposed.
pub async fn reject(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Redirect, WebError> {
    let mut held = open(&state, &id).await?;
    let by = pass.entered.account().ok_or(WebError::NotFound)?;
    if by.login != held.body.by && !would_count(&state, &held.body, by).await? {
        return Err(WebError::NotFound);
    }
    held.body.stage = Stage::Rejected;
    sign(&state, &pass, &held).await?;
    Ok(Redirect::to(&view.to("/people/waiting")))
}

/// `POST /people/proposals/{id}/apply`: the first person puts it into force with the second one's signature.
pub async fn apply(State(state): State<AppState>, view: View, pass: Pass, Path((_, id)): Path<(String, String)>) -> Result<Redirect, WebError> {
    let mut held = open(&state, &id).await?;
    let confirmed_by = held.body.confirmed_by.clone().filter(|_| held.body.stage == Stage::Confirmed && held.body.by.as_str() == pass.entered.login());
    let confirmed_by = confirmed_by.ok_or(WebError::NotFound)?;
    let second = state.gate.account(&confirmed_by).await?.filter(|second| second.body.may_sign_in()).ok_or(WebError::NotFound)?;
    let now = state.now();
    let at = Instant::parse(&now).map_err(|error| WebError::ours(&error))?;
    let proposal = &held.body;
    let (mut account, version) = match state.gate.kept::<Account>(proposal.account).await? {
        Some(known) => (known.body, known.version),
        None => (Account::invite(proposal.account, proposal.login.clone(), BTreeSet::new(), None, at), 0),
    };
    (account.roles, account.agency) = (proposal.roles.clone(), proposal.agency.clone());
    (account.child_trained, account.changed) = (proposal.child_trained, at);
    state.gate.save_account(&pass.entered, &account, version, Some(&second.body), &now).await.map_err(|error| said(&view, error))?;
    held.body.stage = Stage::Done;
    sign(&state, &pass, &held).await?;
    Ok(Redirect::to(&view.to(&format!("/people/account/{}", account.login))))
}
