//! What can go wrong on a page, and the page that says so: what is safe, what to do, a code to quote.

use crate::{
    AppState, Place, View,
    api::problem,
    frame,
    pages::{locked, proof},
    parts::{Address, code},
    session::{Arrival, Visitor},
};
use axum::{
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures::FutureExt;
use lantern_facts::Dimension;
use lantern_gate::GateError;
use lantern_intake::IntakeError;
use lantern_publish::PublishError;
use lantern_store::StoreError;
use lantern_words::Arg;
use maud::{Markup, html};
use std::{panic::AssertUnwindSafe, sync::Arc};

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
    /// Nobody has signed in.
    #[error("nobody has signed in")]
    SignIn,
    /// The policies refuse it; these of them.
    #[error("not allowed")]
    NotAllowed {
        /// The policies that forbade it; none where nothing allows it.
        by: Vec<String>,
    },
    /// The session is locked.
    #[error("locked")]
    Locked {
        /// What was sent was sealed.
        kept: bool,
        /// Somebody tried to unlock it, and it did not fit.
        failed: bool,
        /// Where to go on.
        back: Option<String>,
    },
    /// It is done by somebody who proved herself lately: what she typed waits until she has.
    #[error("prove it is you")]
    Prove {
        /// A proof did not fit.
        failed: bool,
        /// Where the proof is sent.
        path: String,
    },
    /// The same, where nothing waits.
    #[error("a fresh proof is needed")]
    NotFresh,
    /// An agency's key is locked, so nothing of its people opens.
    #[error("the key of {0} is locked")]
    AgencyLocked(String),
    /// Somebody asks too often.
    #[error("too many")]
    TooMany {
        /// When to ask again.
        seconds: u64,
    },
    /// An account has opened as many names as one may for now.
    #[error("opened enough until {until}")]
    OpenedEnough {
        /// Until when.
        until: String,
    },
    /// Somebody else changed it meanwhile.
    #[error("changed meanwhile")]
    Changed,
    /// The form was not drawn by this server for this session.
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

/// A handler gave up in the middle: where, the program's log says.
#[derive(Debug, thiserror::Error)]
#[error("a handler failed in a way that it does not know")]
struct Fault;

impl WebError {
    /// Keeps the cause in the log, where no value of a record ever stands, and gives the reader a code to quote.
    pub fn ours(cause: &dyn std::error::Error) -> Self {
        let code = format!("L-{}", &uuid::Uuid::new_v4().simple().to_string()[..6]);
        tracing::error!(code, %cause, "a page could not be made");
        Self::Ours(code)
    }

    /// The status of the answer.
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Refused(_) | Self::FormExpired => StatusCode::BAD_REQUEST,
            Self::SignIn => StatusCode::UNAUTHORIZED,
            Self::NotPublic(_) | Self::NotAllowed { .. } | Self::Prove { .. } | Self::NotFresh => StatusCode::FORBIDDEN,
            Self::Locked { .. } | Self::AgencyLocked(_) => StatusCode::LOCKED,
            Self::TooMany { .. } | Self::OpenedEnough { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Intake(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Busy | Self::Changed => StatusCode::CONFLICT,
            Self::Ours(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<StoreError> for WebError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Conflict { .. } => Self::Changed,
            other => Self::ours(&other),
        }
    }
}

/// How long somebody waits who tried too often, where the gate names an instant: it tells no secret to round it up.
const WAIT_SECONDS: u64 = 60;

impl From<GateError> for WebError {
    fn from(error: GateError) -> Self {
        match error {
            GateError::Refused { by } => Self::NotAllowed { by },
            GateError::NotFound => Self::NotFound,
            GateError::SignInFailed => Self::SignIn,
            GateError::NotFresh => Self::NotFresh,
            GateError::Throttled { .. } => Self::TooMany { seconds: WAIT_SECONDS },
            GateError::RateExceeded { until } => Self::OpenedEnough { until },
            GateError::AgencyLocked { agency } => Self::AgencyLocked(agency),
            GateError::Busy => Self::Busy,
            GateError::Store(error) => error.into(),
            other => Self::ours(&other),
        }
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
    // A fault in a handler is one page that failed and not a connection that breaks; what it was about is not repeated.
    let handled = AssertUnwindSafe(next.run(Request::from_parts(parts, body))).catch_unwind().await;
    let mut response = handled.unwrap_or_else(|_| WebError::ours(&Fault).into_response());
    if problem::is_for_program(&for_view) {
        return problem::of(response, &for_view.headers);
    }
    let error = match response.extensions_mut().remove::<WebError>() {
        Some(error) => error,
        None => match plain(&response) {
            Some(error) => error,
            None => return response,
        },
    };
    // Whoever proved herself on the way goes on under a new session, and so do the forms of this page.
    if let Some(renewed) = response.extensions_mut().remove::<Arrival>() {
        for_view.extensions.insert(renewed);
    }
    let view = <View as axum::extract::FromRequestParts<()>>::from_request_parts(&mut for_view, &()).await;
    let view = view.unwrap_or_else(|_| View::plain(crate::view::preferred(None)));
    let arrival = for_view.extensions.get::<Arrival>();
    let (title, body) = match (&error, arrival.map(|arrival| &arrival.visitor)) {
        (WebError::Locked { kept, failed, back }, Some(Visitor::Locked(entered))) => {
            ("account-locked-title", locked::body(&state, &view, entered, (*kept, *failed), back.as_deref()))
        }
        (WebError::Prove { failed, path }, Some(Visitor::Active(entered))) => ("proof-title", proof::body(&state, &view, entered, *failed, path)),
        _ => ("errors-title", body_of(&view, &error)),
    };
    let page = frame::Page { place: Place::Elsewhere, title: view.t(title), body, reload_seconds: None };
    let mut drawn = (error.status(), frame::document(&state, &view, &page)).into_response();
    if let WebError::TooMany { seconds } = error {
        drawn.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    // Cookies that the refused answer sets or takes back stay.
    for cookie in response.headers().get_all(header::SET_COOKIE) {
        drawn.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    drawn
}

/// What the router answers by itself, without a page.
fn plain(response: &Response) -> Option<WebError> {
    if response.headers().contains_key(header::CONTENT_TYPE) && response.status() != StatusCode::BAD_REQUEST {
        return None;
    }
    match response.status() {
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Some(WebError::NotFound),
        StatusCode::PAYLOAD_TOO_LARGE => Some(WebError::TooLarge),
        _ => None,
    }
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
                WebError::SignIn => {
                    (sentence("account-sign-in-needed", None))
                    p class="acts" { a class="btn btn-primary" href=(Address::new(view.to("/sign-in")).with("back", &view.to(&view.rest)).into_text()) { (view.t("account-sign-in")) } }
                },
                WebError::NotAllowed { by } => {
                    (sentence("account-not-allowed", Some("account-not-allowed-what")))
                    // The rules speak for themselves; their names lead to their text.
                    @if !by.is_empty() { ul class="plain-list" { @for policy in by { li { (view.t(&format!("policy-{policy}"))) " " a class="small" href={ (view.to("/policy")) "#" (policy) } { (code(policy)) } } } } }
                    p { a href=(view.to("/policy")) { (view.t("account-policy-title")) } }
                },
                WebError::Locked { .. } => (sentence("account-locked-title", None)),
                WebError::Prove { .. } | WebError::NotFresh => {
                    (sentence("proof-title", Some("proof-what")))
                    (proof::way(view, &view.to(&view.rest), "proof-begin"))
                },
                WebError::AgencyLocked(agency) => {
                    h1 { (view.t("account-agency-locked")) }
                    p class="lede" { (view.words.with("account-agency-locked-what", &[("agency", Arg::from(agency))])) }
                    p { (view.t("keys-locked-what")) }
                    p class="acts" { a class="btn btn-primary" href=(view.to(&format!("/keys/{agency}"))) { (view.t("keys-unlock")) } }
                },
                WebError::TooMany { seconds } => {
                    h1 { (view.t("account-too-many")) }
                    p class="lede" { (view.words.with("account-too-many-what", &[("count", Arg::count(*seconds))])) }
                },
                WebError::OpenedEnough { until } => {
                    h1 { (view.t("opened-limit")) }
                    @let time = format!("{} {}", crate::parts::day(view.words, until), until.get(11..16).unwrap_or_default());
                    p class="lede" { (view.words.with("opened-limit-what", &[("time", Arg::from(&time))])) }
                },
                WebError::Changed => (sentence("account-changed-meanwhile", Some("account-changed-meanwhile-what"))),
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
