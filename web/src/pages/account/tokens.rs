//! Tokens for programs: made by whoever proves herself in this moment, shown once, listed, taken back.

use super::{
    locked::{Proving, has_passkey},
    offers::Offer,
    security::moment,
};
use crate::{
    AppState, View, WebError,
    cookie::Cookie,
    doors::Pass,
    frame::icon,
    parts::{Field, Typed, code, day, note, number, problem_summary},
    session::{Arrival, random},
};
use axum::{
    Extension, Form,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::{
    credential::{ApiToken, CredentialError, Instant, Login},
    policy::{Action, Theme},
};
use lantern_gate::{GateError, Held, WantedToken};
use lantern_words::Arg;
use maud::{Markup, html};
use serde::Deserialize;
use std::collections::BTreeSet;
use uuid::Uuid;
use zeroize::Zeroizing;

/// How long a token can live, in days; the shortest that serves is the best.
const LIVES: [i64; 5] = [7, 30, 90, 180, 366];

/// The life that is offered first.
const LIFE: i64 = 30;

/// The tokens of an account, oldest first, each with when it was last used.
pub async fn with_use(state: &AppState, login: &Login) -> Result<Vec<(Held<ApiToken>, Option<String>)>, WebError> {
    let (mut all, now) = (Vec::new(), state.now());
    for held in state.gate.tokens_of(login).await? {
        let used = state.gate.token_used(&held.body, &now).await?;
        all.push((held, used));
    }
    Ok(all)
}

/// Why a token is not made, where a rule of tokens says so.
pub fn not_made(view: &View, error: GateError) -> WebError {
    match problem_of(&error) {
        Some((_, key)) => WebError::Refused(view.t(key)),
        None => error.into(),
    }
}

/// The field, and what to do.
fn problem_of(error: &GateError) -> Option<(&'static str, &'static str)> {
    Some(match error {
        GateError::SignInFailed => ("password", "account-sign-in-failed"),
        GateError::BeyondToken(_) => ("scope", "api-token-beyond"),
        GateError::TokensMany { .. } => ("label", "api-token-many"),
        GateError::Credential(CredentialError::Label) => ("label", "api-token-label-wrong"),
        GateError::Credential(CredentialError::Scope) => ("scope", "api-token-scope-wrong"),
        GateError::Credential(CredentialError::TokenLife(_)) => ("days", "api-token-days-wrong"),
        _ => return None,
    })
}

/// Takes a token back. One of another account than is meant is not there, nor is one that this account may not take back.
pub async fn revoke(state: &AppState, pass: &Pass, id: Uuid, of: Option<&Login>) -> Result<(), WebError> {
    let held = state.gate.kept::<ApiToken>(id).await?.ok_or(WebError::NotFound)?;
    if of.is_some_and(|login| *login != held.body.login) {
        return Err(WebError::NotFound);
    }
    state.gate.revoke_token(&pass.entered, id, &state.now()).await.map_err(|error| match error {
        GateError::Refused { .. } => WebError::NotFound,
        other => other.into(),
    })
}

/// What was chosen for a new token.
struct Chosen {
    label: String,
    scope: BTreeSet<Action>,
    days: i64,
}

impl Chosen {
    fn nothing() -> Self {
        Self { label: String::new(), scope: BTreeSet::new(), days: LIFE }
    }

    fn read(pairs: &[(String, String)]) -> Self {
        let one = |name: &str| pairs.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str()).unwrap_or_default();
        let scope = pairs.iter().filter(|(name, _)| name == "scope").filter_map(|(_, code)| Action::from_code(code)).collect();
        Self { label: one("label").to_owned(), scope, days: one("days").parse().unwrap_or(0) }
    }
}

/// `GET /account/tokens`. A token that was made a moment ago is shown once, to the session that made it.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Extension(arrival): Extension<Arrival>) -> Result<Markup, WebError> {
    let made = match state.offers.take(arrival.token()?.as_bytes(), std::time::Instant::now()) {
        Some(Offer::Token(text)) => Some(text),
        _ => None,
    };
    drawn(&state, &view, &pass, made.as_deref().map(String::as_str), (&Chosen::nothing(), &[])).await
}

async fn drawn(state: &AppState, view: &View, pass: &Pass, made: Option<&str>, (chosen, problems): (&Chosen, &[(String, String)])) -> Result<Markup, WebError> {
    let login = &pass.entered.account().ok_or(WebError::NotFound)?.login;
    let (held, now) = (with_use(state, login).await?, now(state)?);
    let body = html! {
        (problem_summary(view, problems))
        header {
            p class="crumb" { a href=(view.to("/account")) { (view.t("account-title")) } }
            h1 { (view.t("api-tokens-title")) }
            p class="lede" { (view.t("api-tokens-what")) }
        }
        @if let Some(text) = made {
            section class="lamp-box" role="status" aria-labelledby="made" {
                h2 id="made" { (view.t("api-token-made")) }
                p { (view.t("api-token-made-what")) }
                p { (code(text)) }
            }
        }
        @if held.is_empty() { p { (view.t("api-tokens-empty")) } } @else { (list(view, &held, now, &view.to("/account/tokens/revoke"))) }
        (form(state, view, pass, chosen, problems))
    };
    Ok(super::page(state, view, "api-tokens-title", body))
}

/// A reminder of tokens that end soon; nothing where none does.
pub fn ending(view: &View, ending: &[ApiToken]) -> Markup {
    html! {
        @if !ending.is_empty() {
            div class="lamp-box" {
                p { (view.t("proof-tokens-end")) }
                ul { @for token in ending {
                    @let date = day(view.words, &token.expires().to_string());
                    li { bdi { (token.label) } " · " (view.words.with("proof-token-ends", &[("date", Arg::from(&date))])) }
                } }
            }
        }
    }
}

fn now(state: &AppState) -> Result<Instant, WebError> {
    Instant::parse(&state.now()).map_err(|error| WebError::ours(&error))
}

/// The tokens of one account, each with the way to take it back; `action` is where that form goes.
pub fn list(view: &View, held: &[(Held<ApiToken>, Option<String>)], now: Instant, action: &str) -> Markup {
    const HEADS: [&str; 5] = ["api-token-label", "api-token-scope", "api-token-ends", "api-token-used", "people-state"];
    let words = view.words;
    html! {
        section aria-label=(view.t("api-tokens-title")) {
            div class="scroll" tabindex="0" role="group" aria-label={ (view.t("api-tokens-title")) ". " (view.t("frame-scroll-sideways")) } {
                table class="table" {
                    thead { tr { @for key in HEADS { th scope="col" { (view.t(key)) } } } }
                    tbody { @for (held, used) in held.iter().rev() {
                        @let token = &held.body;
                        tr {
                            th scope="row" { bdi { (token.label) } }
                            td { (words.list(&token.scope.iter().map(|action| view.t(&action.key())).collect::<Vec<_>>())) }
                            td class="day" { (number(words, &day(words, &token.expires().to_string()))) }
                            td class="day" { @match used { Some(at) => (number(words, &moment(view, at))), None => { span class="quiet" { (view.t("frame-none")) } } } }
                            td {
                                @if token.is_live(now) {
                                    form method="post" action=(action) {
                                        (view.form())
                                        input type="hidden" name="token" value=(held.id);
                                        button class="btn btn-word" { (view.t("api-token-revoke")) span class="visually-hidden" { ": " (token.label) } }
                                    }
                                } @else { span class="state" { (icon("circle")) (view.t(if token.revoked().is_some() { "api-token-revoked" } else { "api-token-ended" })) } }
                            }
                        }
                    } }
                }
            }
        }
    }
}

fn form(state: &AppState, view: &View, pass: &Pass, chosen: &Chosen, problems: &[(String, String)]) -> Markup {
    let words = view.words;
    let may = state.gate.token_scope(&pass.entered);
    let has_passkey = has_passkey(state, &pass.entered);
    let problem = problems.iter().find(|(field, _)| field == "scope").map(|(_, sentence)| sentence);
    html! {
        section aria-labelledby="new" {
            h2 id="new" { (view.t("api-token-make")) }
            (note(&view.t("api-token-how"), &html! { p { (view.t("api-token-how-what")) } }))
            form method="post" action=(view.to("/account/tokens")) data-passkey=[has_passkey.then(|| view.to("/sign-in/passkey"))] data-passkey-stays="" {
                (view.form())
                input type="hidden" name="login" value=(pass.entered.login()) autocomplete="username";
                (Field::new("label", "api-token-label", Typed::Text).hint("api-token-label-hint").value(&chosen.label).problems(problems).draw(view))
                div class="field" {
                    label for="days" { (view.t("api-token-days")) }
                    select class="form-select" id="days" name="days" { @for days in LIVES {
                        option value=(days) selected[days == chosen.days] { (words.with("count-days", &[("count", Arg::count(days))])) }
                    } }
                }
                fieldset class="field-group" id="scope" aria-describedby="scope-hint" {
                    legend { (view.t("api-token-scope")) }
                    p class="cap" id="scope-hint" { (view.t("api-token-scope-hint")) }
                    @if let Some(problem) = problem { p class="field-problem" { (problem) } }
                    @for &theme in Theme::ALL { (of_theme(view, theme, &may, chosen)) }
                }
                (Field::new("password", "account-password", Typed::Secret).known_as("current-password").problems(problems).draw(view))
                (Field::new("code", "account-code", Typed::Digits).hint("account-code-hint").known_as("one-time-code").draw(view))
                div class="acts bar-act" {
                    button class="btn btn-primary" { (view.t("api-token-make")) }
                    @if has_passkey { button class="btn btn-plain" type="button" data-passkey-act hidden { (view.t("account-passkey-use")) } }
                    p class="field-problem" data-passkey-problem role="status" hidden { (view.t("account-passkey-failed")) }
                }
            }
        }
    }
}

/// What an account may do of one theme; nothing where that is nothing.
fn of_theme(view: &View, theme: Theme, may: &[Action], chosen: &Chosen) -> Markup {
    let actions: Vec<Action> = may.iter().copied().filter(|action| action.theme() == theme).collect();
    html! {
        @if !actions.is_empty() {
            fieldset class="field-group" {
                legend { (view.t(&theme.key())) }
                @for action in &actions {
                    label class="choice" { input class="form-check-input" type="checkbox" name="scope" value=(action.code()) checked[chosen.scope.contains(action)]; span { (view.t(&action.key())) } }
                }
            }
        }
    }
}

/// `POST /account/tokens`: an open session alone makes none; whoever asks proves herself, and goes on under a new session.
pub async fn make(
    State(state): State<AppState>,
    view: View,
    pass: Pass,
    Extension(arrival): Extension<Arrival>,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Result<Response, WebError> {
    let (pairs, now) = (Zeroizing::new(pairs), state.now());
    let (chosen, proving) = (Chosen::read(&pairs), Proving::read(&pairs));
    let opened = state.gate.unlock_session(arrival.token()?, proving.proof(&pass.entered)?, Some(arrival.address), random()?, &now).await;
    let opened = match opened {
        Ok(opened) => opened,
        Err(error) => return again(&state, &view, &pass, &chosen, error).await,
    };
    let wanted = WantedToken { label: &chosen.label, scope: chosen.scope.clone(), life_days: chosen.days };
    let mut response = match state.gate.make_token(&opened.entered, wanted, random()?, &now).await {
        Ok((_, text)) => {
            if !state.offers.make(opened.token.as_bytes(), Offer::Token(text), std::time::Instant::now()) {
                return Err(WebError::Busy);
            }
            Redirect::to(&view.to("/account/tokens")).into_response()
        }
        Err(error) => again(&state, &view.in_session(&opened.token), &pass, &chosen, error).await?,
    };
    Cookie::Session.set(response.headers_mut(), &opened.token, state.secure);
    Ok(response)
}

/// The form once more, with what does not fit.
async fn again(state: &AppState, view: &View, pass: &Pass, chosen: &Chosen, error: GateError) -> Result<Response, WebError> {
    let Some((field, key)) = problem_of(&error) else { return Err(error.into()) };
    let page = drawn(state, view, pass, None, (chosen, &[(field.to_owned(), view.t(key))])).await?;
    Ok((StatusCode::BAD_REQUEST, page).into_response())
}

/// Which token.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Which {
    /// Its id.
    pub token: String,
}

impl Which {
    /// The id, where it is one.
    pub fn id(&self) -> Result<Uuid, WebError> {
        Uuid::parse_str(&self.token).map_err(|_| WebError::NotFound)
    }
}

/// `POST /account/tokens/revoke`.
pub async fn revoke_own(State(state): State<AppState>, view: View, pass: Pass, Form(which): Form<Which>) -> Result<Redirect, WebError> {
    let login = &pass.entered.account().ok_or(WebError::NotFound)?.login;
    revoke(&state, &pass, which.id()?, Some(login)).await?;
    Ok(Redirect::to(&view.to("/account/tokens")))
}
