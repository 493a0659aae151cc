//! One agency's key: unlock, lock, index, sheets, another key, a key from its sheets.

use super::{MANAGE, drawn, file_key, said::Problems, standing};
use crate::{
    AppState, View, WebError,
    chores::{Chore, ChoreKind},
    doors::Pass,
    parts::{Act, Field, Typed, code, name, note, problem_summary},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use lantern_gate::AgencyKey;
use lantern_vault::ProtectionKind;
use lantern_words::Arg;
use maud::{Markup, html};

/// How often a page without script loads itself again.
const RELOAD_SECONDS: u8 = 3;

/// The key that an address names, if whoever asks may unlock it. An unknown one and another agency's are the same.
pub async fn of_address(state: &AppState, pass: &Pass, code: &str) -> Result<AgencyKey, WebError> {
    let keys = state.gate.agency_keys(&pass.entered).await?;
    keys.into_iter().find(|key| key.agency.code.as_str() == code).ok_or(WebError::NotFound)
}

/// `GET /keys/{agency}`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Path((_, agency)): Path<(String, String)>) -> Result<Markup, WebError> {
    let key = of_address(&state, &pass, &agency).await?;
    whole(&state, &view, &key, &Problems::new()).await
}

/// The page, with what did not work.
pub async fn whole(state: &AppState, view: &View, key: &AgencyKey, problems: &Problems) -> Result<Markup, WebError> {
    let path = view.to(&format!("/keys/{}", key.agency.code.as_str()));
    let chore = state.chores.last(key.agency.code.as_str());
    let running = chore.as_ref().filter(|chore| chore.ending().is_none());
    let waits = key.protection.is_some() && state.gate.waits_for_index(&key.agency.code).await?;
    let manages = view.may(state, MANAGE);
    let body = html! {
        header {
            (note(&view.t("keys-why"), &html! { p { (view.t("keys-why-what")) } }))
            p class="crumb" { a href=(view.to("/keys")) { (view.t("keys-title")) } }
            h1 { (name(&key.agency.name)) }
            p class="lede" { (code(key.agency.code.as_str())) " · " (standing(view, key)) " · " (view.t(file_key(key))) }
        }
        (problem_summary(view, problems))
        @match (running, &chore) {
            (Some(running), _) => {
                section aria-label=(view.t(chore_key(running))) {
                    h2 { (view.t(chore_key(running))) }
                    p { (view.t("keys-chore-leave")) }
                    div class="going-on" role="status" data-progress={ (path) "/progress" } { (progress(view, running)) }
                }
            }
            (None, Some(ended)) if ended.ending().is_some_and(Result::is_err) => { p class="clay-box" { (view.t("keys-chore-failed")) } }
            _ => {}
        }
        @if running.is_none() {
            @if key.rotating { p class="lamp-box" { (view.t("keys-rotating-what")) } }
            (unlocking(view, key, &path, problems))
            @if key.unlocked && !key.rotating { (index(view, &path, waits)) }
            @if manages { (managing(view, key, &path, problems)) }
        }
    };
    Ok(drawn(state, view, body, running.map(|_| RELOAD_SECONDS)))
}

fn chore_key(chore: &Chore) -> &'static str {
    match chore.kind {
        ChoreKind::Rotate => "keys-rotating",
        ChoreKind::Index => "keys-indexing",
    }
}

fn progress(view: &View, chore: &Chore) -> Markup {
    let (done, of) = chore.progress();
    html! {
        progress max=[(of > 0).then_some(of)] value=[(of > 0).then_some(done)] aria-label=(view.t(chore_key(chore))) {}
        @if chore.kind == ChoreKind::Index { p { (view.words.with("keys-indexed", &[("count", Arg::count(done))])) } }
    }
}

/// `GET /keys/{agency}/progress`: the line, or 205 when there is none any more.
pub async fn line(State(state): State<AppState>, view: View, pass: Pass, Path((_, agency)): Path<(String, String)>) -> Result<Response, WebError> {
    let key = of_address(&state, &pass, &agency).await?;
    match state.chores.last(key.agency.code.as_str()).filter(|chore| chore.ending().is_none()) {
        Some(chore) => Ok(progress(&view, &chore).into_response()),
        None => Ok(StatusCode::RESET_CONTENT.into_response()),
    }
}

fn unlocking(view: &View, key: &AgencyKey, path: &str, problems: &Problems) -> Markup {
    if key.unlocked {
        return Act { to: &format!("{path}/lock"), hidden: None, what: "keys-lock-what", says: "keys-lock" }.section(view, "unlocking", "keys-lock");
    }
    html! {
        section aria-labelledby="unlocking" {
            h2 id="unlocking" { (view.t("keys-unlock")) }
            @if key.protection.is_none() { p class="clay-box" { (view.t("keys-no-file")) } }
            @else {
                p { (view.t("keys-unlock-what")) }
                form method="post" action={ (path) "/unlock" } {
                    (view.form())
                    @if key.protection == Some(ProtectionKind::Passphrase) { (Field::new("passphrase", "account-passphrase", Typed::Secret).problems(problems).draw(view)) }
                    @else { p class="lamp-box" id="passphrase" { (view.t("keys-open-warning")) } }
                    p class="acts" { button class="btn btn-primary" { (view.t("keys-unlock")) } }
                }
            }
        }
    }
}

fn index(view: &View, path: &str, waits: bool) -> Markup {
    let (hidden, what, says) = if waits { (None, "keys-index-waits", "keys-index-go") } else { (Some(("anew", "1")), "keys-index-what", "keys-index-anew") };
    Act { to: &format!("{path}/index"), hidden, what, says }.section(view, "index", "keys-index")
}

/// What the supervisor alone does.
fn managing(view: &View, key: &AgencyKey, path: &str, problems: &Problems) -> Markup {
    html! {
        @if key.unlocked && !key.rotating {
            section aria-labelledby="sheets" {
                h2 id="sheets" { (view.t("account-sheets")) }
                p { (view.t("keys-sheets-what")) }
                form method="post" action={ (path) "/sheets" } {
                    (view.form())
                    fieldset class="field-group" {
                        legend { (view.t("account-sheets-how-many")) }
                        @for (value, label, checked) in [("3-5", "account-sheets-three-of-five", true), ("2-3", "account-sheets-two-of-three", false)] {
                            label class="choice" { input class="form-check-input" type="radio" name="sheets" value=(value) checked[checked]; span { (view.t(label)) } }
                        }
                    }
                    p class="acts" { button class="btn btn-plain" { (view.t("keys-sheets-make")) } }
                }
            }
        }
        @if key.protection.is_some() {
            section aria-labelledby="rotate" {
                h2 id="rotate" { (view.t(if key.rotating { "keys-rotate-go-on" } else { "keys-rotate" })) }
                p { (view.t("keys-rotate-what")) }
                form method="post" action={ (path) "/rotate" } {
                    (view.form())
                    (Field::new("old", "keys-old-passphrase", Typed::Secret).hint("keys-old-passphrase-hint").problems(problems).draw(view))
                    (Field::new("new", "keys-new-passphrase", Typed::Secret).hint("account-passphrase-hint").known_as("new-password").problems(problems).draw(view))
                    (Field::new("again", "account-passphrase-again", Typed::Secret).known_as("new-password").problems(problems).draw(view))
                    p class="acts" { button class="btn btn-plain" { (view.t(if key.rotating { "keys-rotate-go-on" } else { "keys-rotate" })) } }
                }
            }
        }
        section aria-labelledby="recover" {
            h2 id="recover" { (view.t("keys-recover")) }
            p { (view.t("keys-recover-what")) }
            form method="post" action={ (path) "/recover" } {
                (view.form())
                @let problem = problems.iter().find(|(field, _)| field == "words");
                div class="field" {
                    label for="words" { (view.t("keys-recover-sheets")) }
                    p class="cap" id="words-hint" { (view.t("keys-recover-sheets-hint")) }
                    @if let Some((_, sentence)) = problem { p class="field-problem" id="words-problem" { (sentence) } }
                    textarea class="form-control code" id="words" name="words" rows="8" dir="ltr" lang="en" autocomplete="off" autocapitalize="none" spellcheck="false"
                        maxlength="8000" aria-describedby="words-hint" aria-invalid=[problem.is_some().then_some("true")] {}
                }
                (Field::new("recovered", "keys-new-passphrase", Typed::Secret).hint("account-passphrase-hint").known_as("new-password").problems(problems).draw(view))
                (Field::new("recovered_again", "account-passphrase-again", Typed::Secret).known_as("new-password").problems(problems).draw(view))
                p class="acts" { button class="btn btn-plain" { (view.t("keys-recover")) } }
            }
        }
    }
}
