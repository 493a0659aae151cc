//! What somebody is told about her own account: when she last came in, what was tried in her name, and what changed of the things that
//! prove her. After a sign-in it comes before everything else; nobody but her reads it.

use super::{back_or_start, proof, security::moment};
use crate::{
    AppState, View, WebError,
    doors::Pass,
    parts::{Address, number},
};
use axum::{
    Form,
    extract::{Query, State},
    response::{IntoResponse, Redirect, Response},
};
use lantern_gate::{NewsKind, Notices};
use lantern_words::Arg;
use maud::{Markup, html};

/// The page that comes before the one that was asked for.
pub fn before(view: &View, to: &str) -> String {
    Address::new(view.to("/account/notices")).with("back", to).into_text()
}

const fn key(what: NewsKind) -> &'static str {
    match what {
        NewsKind::Password => "proof-news-password",
        NewsKind::Authenticator => "proof-news-authenticator",
        NewsKind::PasskeyAdded => "proof-news-passkey-added",
        NewsKind::PasskeyRemoved => "proof-news-passkey-removed",
        NewsKind::Linked => "proof-news-linked",
        NewsKind::Unlinked => "proof-news-unlinked",
        NewsKind::Reset => "proof-news-reset",
        NewsKind::Token => "proof-news-token",
        NewsKind::SessionsEnded => "proof-news-sessions",
    }
}

fn list(view: &View, notices: &Notices) -> Markup {
    html! {
        ul {
            @if notices.failed > 0 { li { (view.words.with("proof-tries", &[("count", Arg::count(notices.failed))])) } }
            @for news in &notices.news { li { (view.t(key(news.what))) " · " (number(view.words, &moment(view, &news.at.to_string()))) } }
        }
    }
}

/// On the page of one's account.
pub fn section(view: &View, notices: &Notices) -> Markup {
    html! {
        section aria-labelledby="notices" {
            h2 id="notices" { (view.t("proof-notices")) }
            p {
                @match notices.before {
                    Some(before) => { (view.t("proof-last-sign-in")) " " (number(view.words, &moment(view, &before.to_string()))) },
                    None => (view.t("proof-first-sign-in")),
                }
            }
            @if notices.has_news() { (list(view, notices)) } @else { p class="quiet" { (view.t("proof-no-tries")) } }
        }
    }
}

/// `GET /account/notices`.
pub async fn page(State(state): State<AppState>, view: View, pass: Pass, Query(asked): Query<proof::Back>) -> Result<Response, WebError> {
    let notices = state.gate.notices(&pass.entered, &state.now()).await?;
    if !notices.has_news() {
        return Ok(Redirect::to(&back_or_start(&view, &asked.back)).into_response());
    }
    let body = html! {
        header { h1 { (view.t("proof-notices-title")) } p class="lede" { (view.t("proof-notices-what")) } }
        (list(&view, &notices))
        form method="post" action=(view.to("/account/notices")) {
            (view.form())
            input type="hidden" name="back" value=(asked.back);
            div class="acts bar-act" {
                button class="btn btn-primary" { (view.t("proof-notices-mine")) }
                a class="btn btn-plain" href=(view.to("/account")) { (view.t("proof-notices-not-mine")) }
            }
        }
        p class="quiet small" { (view.t("proof-notices-do")) }
    };
    Ok(super::page(&state, &view, "proof-notices-title", body).into_response())
}

/// `POST /account/notices`: read.
pub async fn read(State(state): State<AppState>, view: View, pass: Pass, Form(form): Form<proof::Back>) -> Result<Redirect, WebError> {
    state.gate.notices_read(&pass.entered, &state.now()).await?;
    Ok(Redirect::to(&back_or_start(&view, &form.back)))
}
