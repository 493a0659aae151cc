//! People and roles: who has an account, what each is trusted to do, and what waits for a second person.

mod one;
mod proposal;
mod reset;
mod tokens;
mod waiting;

pub use one::named;

use crate::{
    AppState, Place, View, WebError,
    doors::{Doors, Need},
    frame,
    pages::role_names,
    parts::{Pager, code, empty, name},
};
use axum::extract::{Query, State};
use lantern_access::{
    credential::{Account, AccountState, Agency},
    policy::{Action, ResourceKind, Role},
};
use lantern_gate::Held;
use maud::{Markup, html};
use serde::Deserialize;

/// What the doors of this place ask for.
pub const NEED: Need = Need::policy(Action::ManageAccounts, ResourceKind::Account).whole();

/// What the doors to somebody's tokens ask for.
pub const TOKENS: Need = Need::policy(Action::ManageTokens, ResourceKind::Account).whole();

/// The doors under `/people`.
pub fn routes(doors: Doors) -> Doors {
    // Whoever is asked to confirm manages no accounts; the policies say whose second signature counts.
    const SECOND: Need = Need::signed_in(Action::ViewOwnAccount);
    doors
        .get("/people", NEED, page)
        .get("/people/invite", NEED, proposal::invite)
        .post("/people/invite", NEED.fresh(), proposal::propose_new)
        .get("/people/waiting", SECOND, waiting::page)
        .get("/people/account/{login}", NEED, one::page)
        .post("/people/account/{login}/roles", NEED.fresh(), proposal::propose_roles)
        .post("/people/account/{login}/state", NEED.fresh(), one::change_state)
        .post("/people/account/{login}/openid/unlink", NEED.fresh(), one::unlink)
        .post("/people/account/{login}/tokens", TOKENS, tokens::take_back)
        .post("/people/account/{login}/reset", NEED.fresh(), reset::issue)
        .post("/people/account/{login}/sessions/end", NEED.fresh(), one::end_sessions)
        .post("/people/proposals/{id}/confirm", SECOND.fresh(), proposal::confirm)
        .post("/people/proposals/{id}/reject", SECOND, proposal::reject)
        .post("/people/proposals/{id}/apply", NEED.fresh(), proposal::apply)
        .post("/people/resets/{id}/confirm", SECOND.fresh(), reset::confirm)
        .post("/people/resets/{id}/cancel", SECOND, reset::cancel)
}

/// How many accounts stand on one page.
const PER_PAGE: u32 = 50;

/// A page of this place.
fn drawn(state: &AppState, view: &View, title: &str, body: Markup) -> Markup {
    frame::document(state, view, &frame::Page { place: Place::People, title: view.t(title), body, reload_seconds: None })
}

/// Which page.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    page: String,
}

/// `GET /people`.
async fn page(State(state): State<AppState>, view: View, Query(asked): Query<Asked>) -> Result<Markup, WebError> {
    let (_, all) = state.gate.accounts(0, 1).await?;
    let pager = Pager::new(&asked.page, all, PER_PAGE.into());
    let (accounts, _) = state.gate.accounts(pager.first_row(), PER_PAGE).await?;
    let body = html! {
        header {
            h1 { (view.t("people-title")) }
            @if accounts.is_empty() { (empty(&view.t("people-empty"), &view.to("/people/invite"), &view.t("people-invite"))) }
            @else {
                p class="lede" { (view.t("people-what")) }
                p class="acts" { a class="btn btn-primary" href=(view.to("/people/invite")) { (view.t("people-invite")) } a class="btn btn-plain" href=(view.to("/people/waiting")) { (view.t("people-waiting")) } }
            }
        }
        @if !accounts.is_empty() {
            section aria-label=(view.t("people-title")) {
                div class="scroll" tabindex="0" role="group" aria-label={ (view.t("people-title")) ". " (view.t("frame-scroll-sideways")) } {
                    table class="table" {
                        thead { tr { @for key in ["account-login", "account-roles", "import-list-agency", "people-state"] { th scope="col" { (view.t(key)) } } } }
                        tbody { @for held in &accounts { (row(&view, held)) } }
                    }
                }
                (pager.draw(&view, &crate::parts::Address::new(view.to("/people"))))
            }
        }
    };
    Ok(drawn(&state, &view, "people-title", body))
}

fn row(view: &View, held: &Held<Account>) -> Markup {
    let account = &held.body;
    html! {
        tr {
            th scope="row" { a href=(view.to(&format!("/people/account/{}", account.login))) { (code(account.login.as_str())) } }
            td { (roles_of(view, account)) }
            td { (agency_of(view, account)) }
            td { (standing(view, account.state())) }
        }
    }
}

fn roles_of(view: &View, account: &Account) -> Markup {
    let roles: Vec<Role> = account.roles.iter().copied().collect();
    html! { @if roles.is_empty() { span class="quiet" { (view.t("frame-none")) } } @else { (role_names(view, &roles)) } }
}

fn agency_of(view: &View, account: &Account) -> Markup {
    html! { @match account.agency.as_ref().map(Agency::as_str) { Some(agency) => (name(agency)), None => { span class="quiet" { (view.t("frame-none")) } } } }
}

/// Where an account stands, in words with a mark.
fn standing(view: &View, state: AccountState) -> Markup {
    let (class, mark) = match state {
        AccountState::Active => ("state done", "check"),
        AccountState::Invited => ("state yours", "clock"),
        AccountState::Suspended | AccountState::Closed => ("state", "circle"),
    };
    html! { span class=(class) { (frame::icon(mark)) (view.t(&state.key())) } }
}

/// The roles that can be given: `local` is no role of a person.
fn roles() -> impl Iterator<Item = Role> {
    Role::ALL.iter().copied().filter(|role| *role != Role::Local)
}
