//! The locked session: what covers the page, how the same person goes on, and the form that arrived meanwhile.

use super::{back_or_start, sign_in::ticket};
use crate::{
    AppState, View, WebError,
    cookie::Cookie,
    doors::Pass,
    drafts::{self, Draft},
    parts::{Field, Typed, code, problem_summary},
    session::{Arrival, Visitor, random},
    view::is_own_page,
};
use axum::{
    Extension, Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use lantern_gate::{Entered, GateError, Proof};
use lantern_words::Arg;
use maud::{Markup, html};
use serde::Deserialize;
use zeroize::Zeroizing;

/// What covers the page. It says who may go on, and shows nothing of what was there.
pub fn body(state: &AppState, view: &View, entered: &Entered, (kept, failed): (bool, bool), back: Option<&str>) -> Markup {
    let field = if entered.is_local() { "local" } else { "password" };
    let problems: Vec<(String, String)> = failed.then(|| (field.to_owned(), view.t("account-sign-in-failed"))).into_iter().collect();
    html! {
        (problem_summary(view, &problems))
        header {
            h1 { (view.t("account-locked-title")) }
            p class="lede" { @if kept { (view.t("account-locked-kept")) } @else { (view.t("account-locked-what")) } }
        }
        form method="post" action=(view.to("/unlock")) data-passkey=[has_passkey(state, entered).then(|| view.to("/sign-in/passkey"))] {
            (view.form())
            input type="hidden" name="back" value=(back.unwrap_or_default());
            @if entered.is_local() {
                (Field::new("local", "account-enter-code", Typed::Code).hint("account-enter-code-hint").problems(&problems).draw(view))
            } @else {
                p { (view.t("account-signed-in-as")) " " (code(entered.login())) }
                input type="hidden" name="login" value=(entered.login()) autocomplete="username";
                (Field::new("password", "account-password", Typed::Secret).known_as("current-password").problems(&problems).draw(view))
                (Field::new("code", "account-code", Typed::Digits).hint("account-code-hint").known_as("one-time-code").draw(view))
            }
            div class="acts bar-act" {
                button class="btn btn-primary" { (view.t("account-unlock")) }
                @if has_passkey(state, entered) { button class="btn btn-plain" type="button" data-passkey-act hidden { (view.t("account-passkey-use")) } }
                p class="field-problem" data-passkey-problem role="status" hidden { (view.t("account-passkey-failed")) }
            }
        }
        form method="post" action=(view.to("/sign-out")) { (view.form()) button class="btn btn-word" { (view.t("account-sign-out-instead")) } }
    }
}

/// Whether somebody can prove herself by a passkey here.
pub fn has_passkey(state: &AppState, entered: &Entered) -> bool {
    state.gate.passkey_desk().is_ok() && entered.account().is_some_and(|account| !account.credentials.passkeys.is_empty())
}

/// Where to come back to.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Back {
    back: String,
}

/// `POST /lock`: by hand, or by the page itself after a quarter of an hour without a sign of the reader.
pub async fn lock(State(state): State<AppState>, view: View, Extension(arrival): Extension<Arrival>, Form(form): Form<Back>) -> Result<Redirect, WebError> {
    if let Some(token) = &arrival.token {
        state.gate.lock_session(token, &state.now()).await?;
    }
    Ok(Redirect::to(&back_or_start(&view, &form.back)))
}

/// `GET /unlock` in an open session, such as after a change of language.
pub async fn unlocked_already(view: View) -> Redirect {
    Redirect::to(&view.to("/"))
}

/// How somebody proves herself again.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Proving {
    password: Zeroizing<String>,
    code: Zeroizing<String>,
    local: Zeroizing<String>,
    ticket: String,
    answer: String,
    back: String,
}

impl Proving {
    /// Reads it from a form that asks for more than a proof.
    pub fn read(pairs: &[(String, String)]) -> Self {
        let one = |name: &str| pairs.iter().find(|(field, _)| field == name).map_or_else(String::new, |(_, value)| value.clone());
        let secret = |name: &str| Zeroizing::new(one(name));
        Self { password: secret("password"), code: secret("code"), local: secret("local"), ticket: one("ticket"), answer: one("answer"), back: String::new() }
    }

    /// The proof that it makes for somebody.
    pub fn proof(&self, entered: &Entered) -> Result<Proof<'_>, WebError> {
        Ok(if entered.is_local() {
            Proof::Local(self.local.trim())
        } else if self.answer.is_empty() {
            Proof::Password { password: &self.password, code: &self.code }
        } else {
            Proof::Passkey { ticket: ticket(&self.ticket)?, answer: &self.answer }
        })
    }
}

/// `POST /unlock`: the same person goes on under a new token.
pub async fn unlock(
    State(state): State<AppState>,
    view: View,
    Extension(arrival): Extension<Arrival>,
    Form(proving): Form<Proving>,
) -> Result<Response, WebError> {
    let back = is_own_page(&proving.back).then(|| proving.back.clone());
    let Visitor::Locked(entered) = &arrival.visitor else { return Ok(Redirect::to(&back.unwrap_or_else(|| view.to("/"))).into_response()) };
    let old = arrival.token()?;
    let opened = match state.gate.unlock_session(old, proving.proof(entered)?, Some(arrival.address), random()?, &state.now()).await {
        Ok(opened) => opened,
        Err(GateError::SignInFailed) => return Err(WebError::Locked { kept: false, failed: true, back }),
        Err(other) => return Err(other.into()),
    };
    let has_unsent = drafts::carry_over(&state, &opened.entered, old, &opened.token).await?;
    let to = if has_unsent { view.to("/unsent") } else { back.unwrap_or_else(|| view.to("/")) };
    let mut response = Redirect::to(&to).into_response();
    Cookie::Session.set(response.headers_mut(), &opened.token, state.secure);
    Ok(response)
}

/// `GET /unsent`: the form that arrived in the locked session, once.
pub async fn unsent(State(state): State<AppState>, view: View, pass: Pass, Extension(arrival): Extension<Arrival>) -> Result<Response, WebError> {
    let Some(draft) = drafts::take(&state, &pass.entered, arrival.token()?).await? else { return Ok(Redirect::to(&view.to("/")).into_response()) };
    Ok(super::page(&state, &view, "account-unsent", offered(&view, &draft)).into_response())
}

fn offered(view: &View, draft: &Draft) -> Markup {
    let pairs = draft.pairs();
    html! {
        header {
            h1 { (view.t("account-unsent")) }
            p class="lede" { (view.words.with("account-unsent-what", &[("count", Arg::count(1_u8))])) }
        }
        dl class="facts" { @for (name, value) in &pairs { div { dt { (code(name)) } dd { bdi { (value.chars().take(400).collect::<String>()) } } } } }
        @if is_own_page(&draft.path) {
            form class="acts bar-act" method="post" action=(draft.path) {
                (view.form())
                @for (name, value) in &pairs { input type="hidden" name=(name) value=(value); }
                button class="btn btn-primary" { (view.t("account-unsent-send")) }
                a class="btn btn-plain" href=(view.to("/")) { (view.t("account-unsent-discard")) }
            }
        }
    }
}
