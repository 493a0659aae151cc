//! What waits for a second person: roles that were proposed, sign-ins that shall be given back. Whoever may sign sees it here.

use super::{
    drawn,
    proposal::{Proposal, Stage, would_count},
};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    pages::{browsing, role_names},
    parts::code,
};
use axum::extract::State;
use lantern_access::{
    credential::{Account, Reset, ResetScope, ResetState},
    policy::Role,
};
use lantern_gate::Held;
use lantern_store::EntityFilter;
use lantern_words::Arg;
use maud::{Markup, html};

/// How many of each stand on the page.
const SHOWN_MAX: u32 = 100;

async fn proposals(state: &AppState, standing: Stage) -> Result<Vec<Held<Proposal>>, WebError> {
    let filter = EntityFilter { key: Some(("stage".to_owned(), standing.code().to_owned())), ..EntityFilter::default() };
    Ok(state.gate.list::<Proposal>(&filter, 0, SHOWN_MAX).await?.0)
}

/// What an account can sign, and what of its own waits.
struct Waiting {
    to_sign: Vec<Held<Proposal>>,
    own: Vec<Held<Proposal>>,
    resets: Vec<Held<Reset>>,
}

impl Waiting {
    async fn read(state: &AppState, account: &Account) -> Result<Self, WebError> {
        let mut waiting = Self { to_sign: Vec::new(), own: Vec::new(), resets: Vec::new() };
        for held in proposals(state, Stage::Waiting).await?.into_iter().chain(proposals(state, Stage::Confirmed).await?) {
            if held.body.by == account.login {
                waiting.own.push(held);
            } else if held.body.stage == Stage::Waiting && would_count(state, &held.body, account).await? {
                waiting.to_sign.push(held);
            }
        }
        if lantern_gate::may_reset(account) {
            waiting.resets = state.gate.resets().await?.into_iter().filter(|held| held.body.account != account.login).collect();
        }
        Ok(waiting)
    }

    fn is_empty(&self) -> bool {
        self.to_sign.is_empty() && self.own.is_empty() && self.resets.is_empty()
    }
}

/// `GET /people/waiting`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass) -> Result<Markup, WebError> {
    let account = pass.entered.account().ok_or(WebError::NotFound)?;
    let waiting = Waiting::read(&state, account).await?;
    let body = html! {
        header {
            h1 { (view.t("people-waiting")) }
            p class="lede" { (view.t(if waiting.is_empty() { "people-waiting-none" } else { "people-waiting-what" })) }
            @if view.may(&state, browsing::EMERGENCIES) { p class="acts" { a class="btn btn-plain" href=(view.to("/browsing/emergencies")) { (view.t("glass-list")) } } }
        }
        @if !waiting.is_empty() {
            ul class="waiting" {
                @for held in &waiting.to_sign { (to_sign(&view, held)) }
                @for held in &waiting.own { (own(&view, held)) }
                @for held in &waiting.resets { (reset(&view, account, held)) }
            }
        }
    };
    Ok(drawn(&state, &view, "people-waiting", body))
}

fn what(view: &View, proposal: &Proposal) -> Markup {
    let roles: Vec<Role> = proposal.roles.iter().copied().collect();
    let roles = if roles.is_empty() { view.t("frame-none") } else { role_names(view, &roles) };
    html! {
        p { (view.words.with("people-proposed", &[("login", Arg::from(proposal.login.as_str())), ("roles", Arg::from(&roles))])) }
        p class="why" { (view.t("people-proposed-by")) " " (code(proposal.by.as_str())) @if let Some(agency) = &proposal.agency { " · " (code(agency.as_str())) } }
    }
}

fn button(view: &View, held: &Held<Proposal>, way: &str, act: &str, class: &str) -> Markup {
    html! { form method="post" action=(view.to(&format!("/people/proposals/{}/{way}", held.id))) { (view.form()) button class=(class) { (view.t(act)) } } }
}

fn to_sign(view: &View, held: &Held<Proposal>) -> Markup {
    html! {
        li {
            div { (what(view, &held.body)) }
            div class="acts" { (button(view, held, "confirm", "people-confirm", "btn btn-plain")) (button(view, held, "reject", "people-reject", "btn btn-word")) }
        }
    }
}

fn own(view: &View, held: &Held<Proposal>) -> Markup {
    html! {
        li {
            div {
                (what(view, &held.body))
                p class="why" { @match &held.body.confirmed_by { Some(second) => { (view.t("people-confirmed-by")) " " (code(second.as_str())) }, None => (view.t("people-not-confirmed")) } }
            }
            div class="acts" {
                @if held.body.stage == Stage::Confirmed { (button(view, held, "apply", "people-apply", "btn btn-plain")) }
                (button(view, held, "reject", "people-take-back", "btn btn-word"))
            }
        }
    }
}

fn reset(view: &View, account: &Account, held: &Held<Reset>) -> Markup {
    let (issued_by, _) = held.body.persons();
    let is_own = *issued_by == account.login;
    let may_confirm = !is_own && held.body.state() == ResetState::Issued;
    html! {
        li {
            div {
                p { (view.words.with("people-reset-of", &[("login", Arg::from(held.body.account.as_str()))])) " " (view.t(&held.body.scope.key())) }
                p class="why" { (view.t("people-proposed-by")) " " (code(issued_by.as_str())) }
                @if held.body.state() == ResetState::Confirmed { p class="why" { (view.t("people-reset-confirmed")) } }
            }
            div class="acts" {
                @if may_confirm {
                    form method="post" action=(view.to(&format!("/people/resets/{}/confirm", held.id))) {
                        (view.form())
                        @if held.body.scope != ResetScope::Password {
                            label class="choice" { input class="form-check-input" type="checkbox" name="seen" value="1" required; span { (view.t("people-reset-seen")) } }
                        }
                        button class="btn btn-plain" { (view.t("people-confirm")) }
                    }
                }
                form method="post" action=(view.to(&format!("/people/resets/{}/cancel", held.id))) { (view.form()) button class="btn btn-word" { (view.t("people-take-back")) } }
            }
        }
    }
}
