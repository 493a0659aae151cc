//! The page with the form: help first, then who reads, then the questions.

use super::{
    channel::Channel,
    code_states, drawn, elsewhere,
    fields::fields,
    help, places, said,
    typed::{Problems, Typed},
};
use crate::{
    AppState, View, WebError,
    parts::{note, problem_summary},
};
use axum::extract::State;
use maud::{Markup, html};

/// `GET /complain`.
pub async fn page(State(state): State<AppState>, view: View) -> Result<Markup, WebError> {
    let channel = Channel::read(&state).await?;
    Ok(draw(&state, &view, &channel, false, &Typed::default(), &Problems::new()))
}

/// `GET /complain/more`: for whoever has written before.
pub async fn more(State(state): State<AppState>, view: View) -> Result<Markup, WebError> {
    let channel = Channel::read(&state).await?;
    Ok(draw(&state, &view, &channel, true, &Typed::default(), &Problems::new()))
}

/// The page, empty or with what does not fit.
pub fn draw(state: &AppState, view: &View, channel: &Channel, again: bool, typed: &Typed, problems: &Problems) -> Markup {
    let body = html! {
        (problem_summary(view, problems))
        header {
            (note(&view.t("complaints-who-title"), &html! { p { (view.t("complaints-who-what")) } }))
            (note(&view.t("complaints-seen-title"), &html! { p { (view.t("complaints-seen-what")) } }))
            h1 { (view.t(if again { "complaints-more-title" } else { "complaints-h1" })) }
            p class="lede" { (view.t(if again { "complaints-more-lede" } else { "complaints-lede" })) }
        }
        (help(state, view))
        @if channel.is_open() { (questions(state, view, channel, again, typed, problems)) } @else { (closed(state, view)) }
        p class="acts" {
            @if again { a class="btn btn-word" href=(view.to("/complain")) { (view.t("complaints-new")) } }
            @else { a class="btn btn-word" href=(view.to("/complain/more")) { (view.t("complaints-more")) } }
            a class="btn btn-word" href=(view.to("/complain/answer")) { (view.t("complaints-have-code")) }
        }
    };
    drawn(state, view, "complaints-step-one", &body)
}

/// Nobody here could open it, so nothing is asked.
fn closed(state: &AppState, view: &View) -> Markup {
    html! {
        section class="clay-box" aria-labelledby="closed" {
            h2 id="closed" { (view.t("complaints-closed-title")) }
            p { (view.t("complaints-closed-what")) }
            (elsewhere(state, view))
        }
    }
}

fn questions(state: &AppState, view: &View, channel: &Channel, again: bool, typed: &Typed, problems: &Problems) -> Markup {
    html! {
        section data-complaint {
            div class="state-line" data-state="plain" tabindex="-1" { p { (view.t("complaints-plain")) } }
            (states(state, view, again))
            form id="complaint-form" method="post" action=(view.to(if again { "/complain/more" } else { "/complain" })) autocomplete="off" data-handlers=(channel.to_json()) {
                (view.form())
                (fields(view, channel, again, typed, problems))
            }
        }
        @if channel.organisations.iter().any(|one| !one.is_open) {
            section aria-labelledby="elsewhere" {
                p { (view.t("complaints-some-closed")) }
                (elsewhere(state, view))
            }
        }
    }
}

/// What the script says while it works, and afterwards.
fn states(state: &AppState, view: &View, again: bool) -> Markup {
    let plain = |name: &str, key: &str| said(name, &html! { (view.t(key)) });
    html! {
        (plain("ready", "complaints-ready"))
        (plain("working", "complaints-working"))
        (plain("long", "complaints-long"))
        (plain("changed", "complaints-changed"))
        (plain("failed", "complaints-failed"))
        @if again { (code_states(view)) }
        div class="clay-box" data-state="closed" tabindex="-1" hidden { p { (view.t("complaints-closed")) } (places(state, view)) }
        div class="kept" data-state="sent" tabindex="-1" hidden {
            h2 { (view.t("complaints-sent-title")) }
            @if again { p { (view.t("complaints-sent-more")) } }
            @else {
                p { (view.t("complaints-sent")) }
                p class="return-words" { bdi dir="ltr" data-words {} }
            }
            p { a href=(view.to("/complain/answer")) { (view.t("complaints-answer-title")) } }
        }
    }
}
