//! What can go wrong on a page, and the page that says so: what is safe, what to do, a code to quote.

use crate::{AppState, Place, View, frame};
use axum::{
    extract::{Request, State},
    http::StatusCode,
    middleware::Next,
    response::{IntoResponse, Response},
};
use lantern_facts::Dimension;
use lantern_intake::IntakeError;
use lantern_publish::PublishError;
use lantern_store::StoreError;
use lantern_words::Arg;
use maud::{Markup, html};
use std::sync::Arc;

/// An error by what the reader can do.
#[derive(Debug, Clone, thiserror::Error)]
pub enum WebError {
    /// No such page, record or file.
    #[error("not found")]
    NotFound,
    /// The question does not fit; the sentence says how, in the reader's language or in English.
    #[error("{0}")]
    Refused(String),
    /// The table is not among the public ones.
    #[error("not a public table")]
    NotPublic(Vec<Vec<Dimension>>),
    /// A file cannot be taken in.
    #[error(transparent)]
    Intake(Arc<IntakeError>),
    /// The form is from before a restart.
    #[error("the form has expired")]
    FormExpired,
    /// More than can be sent at once.
    #[error("too large")]
    TooLarge,
    /// Another import runs.
    #[error("busy")]
    Busy,
    /// A failure of ours, logged under this code.
    #[error("failure {0}")]
    Ours(String),
}

impl WebError {
    /// Keeps the cause in the log, where no value of a record ever stands, and gives the reader a code to quote.
    pub fn ours(cause: &dyn std::error::Error) -> Self {
        let code = format!("L-{}", &uuid::Uuid::new_v4().simple().to_string()[..6]);
        tracing::error!(code, %cause, "a page could not be made");
        Self::Ours(code)
    }

    const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Refused(_) | Self::FormExpired => StatusCode::BAD_REQUEST,
            Self::NotPublic(_) => StatusCode::FORBIDDEN,
            Self::Intake(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Busy => StatusCode::CONFLICT,
            Self::Ours(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<StoreError> for WebError {
    fn from(error: StoreError) -> Self {
        Self::ours(&error)
    }
}

impl From<PublishError> for WebError {
    fn from(error: PublishError) -> Self {
        match error {
            PublishError::NotPublic { nearest } => Self::NotPublic(nearest),
            PublishError::Question(question) => Self::Refused(question.to_string()),
            other => Self::ours(&other),
        }
    }
}

impl From<IntakeError> for WebError {
    fn from(error: IntakeError) -> Self {
        Self::Intake(Arc::new(error))
    }
}

impl IntoResponse for WebError {
    /// The page itself is drawn by [`pages`], which knows the reader's language.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Draws the page of an error in the reader's language.
pub async fn pages(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let (parts, body) = request.into_parts();
    let mut for_view = parts.clone();
    let response = next.run(Request::from_parts(parts, body)).await;
    let error = match response.extensions().get::<WebError>() {
        Some(error) => error.clone(),
        None if response.status() == StatusCode::NOT_FOUND && response.headers().get("content-type").is_none() => WebError::NotFound,
        None => return response,
    };
    let status = response.status();
    let view = match <View as axum::extract::FromRequestParts<()>>::from_request_parts(&mut for_view, &()).await {
        Ok(view) => view,
        Err(_) => View { words: lantern_words::Words::of(crate::view::preferred(None)), appearance: crate::Appearance::Device, rest: "/".to_owned() },
    };
    let page = frame::Page { place: Place::Elsewhere, title: view.t("errors-title"), body: body_of(&view, &error), reload_seconds: None };
    (status, frame::document(&state, &view, &page)).into_response()
}

fn body_of(view: &View, error: &WebError) -> Markup {
    let sentence = |heading: &str, what: Option<&str>| {
        html! { h1 { (view.t(heading)) } @if let Some(what) = what { p class="lede" { (view.t(what)) } } }
    };
    html! {
        div class="clay-box" {
            @match error {
                WebError::NotFound => (sentence("errors-not-found", Some("errors-not-found-what"))),
                WebError::Refused(why) => { h1 { (view.t("errors-title")) } p class="lede" { (why) } },
                WebError::NotPublic(nearest) => {
                    h1 { (view.t("table-not-public")) }
                    (not_public(view, nearest))
                },
                WebError::Intake(error) => (intake(view, error)),
                WebError::FormExpired => (sentence("errors-form-expired", None)),
                WebError::TooLarge => (sentence("errors-too-large", Some("errors-too-large-what"))),
                WebError::Busy => (sentence("errors-busy", None)),
                WebError::Ours(code) => {
                    h1 { (view.t("errors-ours")) }
                    p class="lede" { (view.t("errors-ours-safe")) }
                    p { (view.words.with("errors-ours-what", &[("code", Arg::from(code))])) }
                },
            }
        }
        p class="acts bar-act" { a class="btn btn-plain" href=(view.to("/")) { (view.t("errors-go-start")) } }
    }
}

/// A file that cannot be taken in: what is wrong, and what to do.
fn intake(view: &View, error: &IntakeError) -> Markup {
    let said = error.in_words(view.words);
    html! { h1 { (view.t("errors-title")) } p class="lede" { (said.what) } @if let Some(remedy) = said.remedy { p { (remedy) } } }
}

/// Why a table is not public, and the nearest ones that are.
pub fn not_public(view: &View, nearest: &[Vec<Dimension>]) -> Markup {
    let names = lantern_publish::Names { words: view.words, places: &lantern_publish::Places::default(), sources: &[] };
    html! {
        p class="lede" { (view.t("table-not-public-what")) }
        @if !nearest.is_empty() {
            p { (view.t("table-nearest")) }
            ul class="links" { @for table in nearest {
                @let by = table.iter().map(|one| one.name()).collect::<Vec<_>>().join(",");
                @let label = view.words.list(&table.iter().map(|one| names.dimension(*one)).collect::<Vec<_>>());
                li { a href={ (view.to("/table")) "?figures=public&by=" (by) } { (label) } }
            } }
        }
    }
}
