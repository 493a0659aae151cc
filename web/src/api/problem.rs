//! What goes wrong for a program: problem details after RFC 9457, with a code that stays and a sentence in its language. No value of
//! anybody stands in one.

use super::is_below;
use crate::{
    AppState, Page, Place, View, WebError,
    doors::{Operation, tongue},
    frame,
};
use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use lantern_gate::TOKEN_SCOPE;
use lantern_words::{Arg, Words};
use maud::html;
use schemars::JsonSchema;
use serde::Serialize;

/// The door to what a code means.
pub const OPERATION: Operation = Operation::get("problems_get", "What the code of a problem means, as JSON or as a page").gives::<Problem>();

/// The media type of RFC 9457.
const MEDIA_TYPE: &str = "application/problem+json";

/// What went wrong, by what a program can do. The codes are promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Code {
    /// The question cannot be read.
    BadRequest,
    /// The question does not fit; the detail says how.
    Refused,
    /// There is no live token.
    SignIn,
    /// The token is not for this.
    TokenScope,
    /// The rules do not allow it to the account.
    NotAllowed,
    /// The table is not among the public ones.
    NotPublic,
    /// A browser asks on behalf of another site.
    OtherSite,
    /// Not there, or not for this account.
    NotFound,
    /// The address is not asked in this way.
    MethodNotAllowed,
    /// Another import runs.
    Busy,
    /// Somebody else changed it meanwhile.
    Changed,
    /// Larger than can be sent at once.
    TooLarge,
    /// The server is not known under this name.
    OtherName,
    /// The file cannot be taken in; the detail says why.
    FileRefused,
    /// The agency's key is locked.
    AgencyLocked,
    /// Asked too often.
    TooMany,
    /// A failure of the server's own.
    Ours,
}

impl Code {
    const ALL: [Self; 17] = [
        Self::BadRequest,
        Self::Refused,
        Self::SignIn,
        Self::TokenScope,
        Self::NotAllowed,
        Self::NotPublic,
        Self::OtherSite,
        Self::NotFound,
        Self::MethodNotAllowed,
        Self::Busy,
        Self::Changed,
        Self::TooLarge,
        Self::OtherName,
        Self::FileRefused,
        Self::AgencyLocked,
        Self::TooMany,
        Self::Ours,
    ];

    /// Its code, the status that it comes with, and its words.
    const fn facts(self) -> (&'static str, StatusCode, &'static str, &'static str) {
        use StatusCode as S;
        match self {
            Self::BadRequest => ("bad_request", S::BAD_REQUEST, "api-problem-bad-request", "api-problem-bad-request-what"),
            Self::Refused => ("refused", S::BAD_REQUEST, "api-problem-refused", "api-problem-refused-what"),
            Self::SignIn => ("sign_in", S::UNAUTHORIZED, "api-problem-sign-in", "api-problem-sign-in-what"),
            Self::TokenScope => ("token_scope", S::FORBIDDEN, "api-problem-token-scope", "api-problem-token-scope-what"),
            Self::NotAllowed => ("not_allowed", S::FORBIDDEN, "account-not-allowed", "account-not-allowed-what"),
            Self::NotPublic => ("not_public", S::FORBIDDEN, "table-not-public", "table-not-public-what"),
            Self::OtherSite => ("other_site", S::FORBIDDEN, "api-problem-other-site", "api-problem-other-site-what"),
            Self::NotFound => ("not_found", S::NOT_FOUND, "api-problem-not-found", "api-problem-not-found-what"),
            Self::MethodNotAllowed => ("method_not_allowed", S::METHOD_NOT_ALLOWED, "api-problem-method", "api-problem-method-what"),
            Self::Busy => ("busy", S::CONFLICT, "api-problem-busy", "errors-busy"),
            Self::Changed => ("changed", S::CONFLICT, "account-changed-meanwhile", "account-changed-meanwhile-what"),
            Self::TooLarge => ("too_large", S::PAYLOAD_TOO_LARGE, "errors-too-large", "errors-too-large-what"),
            Self::OtherName => ("other_name", S::MISDIRECTED_REQUEST, "api-problem-other-name", "api-problem-other-name-what"),
            Self::FileRefused => ("file_refused", S::UNPROCESSABLE_ENTITY, "api-problem-file-refused", "api-problem-file-refused-what"),
            Self::AgencyLocked => ("agency_locked", S::LOCKED, "account-agency-locked", "api-problem-agency-locked-what"),
            Self::TooMany => ("too_many", S::TOO_MANY_REQUESTS, "api-problem-too-many", "api-problem-too-many-what"),
            Self::Ours => ("ours", S::INTERNAL_SERVER_ERROR, "errors-ours", "errors-ours-safe"),
        }
    }

    fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.facts().0 == code)
    }

    /// What the router or an extractor answered by itself. Its text is not passed on: it may repeat what was sent.
    fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::UNAUTHORIZED => Self::SignIn,
            StatusCode::FORBIDDEN => Self::NotAllowed,
            StatusCode::NOT_FOUND => Self::NotFound,
            StatusCode::METHOD_NOT_ALLOWED => Self::MethodNotAllowed,
            StatusCode::PAYLOAD_TOO_LARGE => Self::TooLarge,
            StatusCode::TOO_MANY_REQUESTS => Self::TooMany,
            status if status.is_client_error() => Self::BadRequest,
            _ => Self::Ours,
        }
    }

    fn of(error: &WebError) -> Self {
        match error {
            WebError::NotFound => Self::NotFound,
            WebError::Refused(_) => Self::Refused,
            WebError::NotPublic(_) => Self::NotPublic,
            WebError::Intake(_) => Self::FileRefused,
            // A token has no session that could be locked.
            WebError::SignIn | WebError::Locked { .. } => Self::SignIn,
            WebError::NotAllowed { by } if by.iter().any(|rule| rule == TOKEN_SCOPE) => Self::TokenScope,
            // A program has no person who could prove herself: what asks for one is not for it.
            WebError::NotAllowed { .. } | WebError::Prove { .. } | WebError::NotFresh => Self::NotAllowed,
            WebError::AgencyLocked(_) => Self::AgencyLocked,
            WebError::TooMany { .. } | WebError::OpenedEnough { .. } => Self::TooMany,
            WebError::Changed => Self::Changed,
            WebError::FormExpired => Self::BadRequest,
            WebError::TooLarge => Self::TooLarge,
            WebError::Busy => Self::Busy,
            WebError::Ours(_) => Self::Ours,
        }
    }
}

/// Problem details after RFC 9457.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Problem {
    /// Where the code is explained.
    r#type: String,
    /// What it is, in the language that was asked for.
    title: String,
    /// The status.
    status: u16,
    /// The code.
    code: Code,
    /// What to do, in the language that was asked for.
    detail: String,
    /// The rules that forbid it, where some do.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    rules: Vec<String>,
    /// The nearest tables that are public, each by its dimensions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    nearest: Vec<Vec<String>>,
    /// What to quote when asking for help.
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<String>,
}

impl Problem {
    fn new(code: Code, words: &Words) -> Self {
        let (name, status, title, detail) = code.facts();
        let (title, detail) = (words.text(title), words.text(detail));
        Self { r#type: format!("/api/problems/{name}"), title, status: status.as_u16(), code, detail, rules: Vec::new(), nearest: Vec::new(), quote: None }
    }

    fn of(error: &WebError, words: &Words) -> Self {
        let mut problem = Self::new(Code::of(error), words);
        match error {
            WebError::Refused(why) => problem.detail.clone_from(why),
            WebError::Intake(refusal) => {
                let said = refusal.in_words(words);
                problem.detail = std::iter::once(said.what).chain(said.remedy).collect::<Vec<_>>().join(" ");
            }
            WebError::NotAllowed { by } => problem.rules = by.iter().filter(|rule| *rule != TOKEN_SCOPE).cloned().collect(),
            WebError::NotPublic(nearest) => {
                problem.nearest = nearest.iter().map(|table| table.iter().map(|one| one.name().to_owned()).collect()).collect();
            }
            WebError::Ours(code) => {
                problem.detail = words.with("errors-ours-what", &[("code", Arg::from(code))]);
                problem.quote = Some(code.clone());
            }
            _ => {}
        }
        problem
    }

    fn into_answer(self, words: &Words, headers: HeaderMap) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, headers, Json(self)).into_response();
        let head = response.headers_mut();
        head.insert(header::CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE));
        head.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(words.language().code()));
        response
    }
}

/// Whether a program asked.
pub fn is_for_program(parts: &Parts) -> bool {
    is_below(parts.uri.path())
}

/// The answer as a program reads it: a success as it is, everything else as a problem.
pub fn of(mut response: Response, asked: &HeaderMap) -> Response {
    let words = Words::of(tongue(asked).0);
    let error = response.extensions_mut().remove::<WebError>();
    if error.is_none() && !response.status().is_client_error() && !response.status().is_server_error() {
        return response;
    }
    let mut headers = HeaderMap::new();
    if let Some(allow) = response.headers().get(header::ALLOW) {
        headers.insert(header::ALLOW, allow.clone());
    }
    match &error {
        Some(WebError::TooMany { seconds }) => drop(headers.insert(header::RETRY_AFTER, HeaderValue::from(*seconds))),
        Some(WebError::SignIn | WebError::Locked { .. }) => {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"api\""));
        }
        _ => {}
    }
    let problem = error.map_or_else(|| Problem::new(Code::of_status(response.status()), words), |error| Problem::of(&error, words));
    problem.into_answer(words, headers)
}

/// A question that was refused before any door.
pub fn refused(code: Code, asked: &HeaderMap) -> Response {
    let words = Words::of(tongue(asked).0);
    Problem::new(code, words).into_answer(words, HeaderMap::new())
}

/// `GET /api/problems/{code}`: for people as a page, for programs as JSON. It says nothing of what this server is for.
pub async fn one(State(state): State<AppState>, view: View, headers: HeaderMap, Path(code): Path<String>) -> Result<Response, WebError> {
    let code = Code::parse(&code).ok_or(WebError::NotFound)?;
    let problem = Problem::new(code, view.words);
    let wants_page = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).is_some_and(|accept| accept.contains("text/html"));
    if !wants_page {
        return Ok(Json(problem).into_response());
    }
    let body = html! {
        header { h1 { (problem.title) } p class="lede" { (problem.detail) } }
        p { bdi class="code" dir="ltr" { (problem.status) " " (code.facts().0) } }
    };
    Ok(frame::document(&state, &view, &Page { place: Place::Elsewhere, title: view.t("errors-title"), body, reload_seconds: None }).into_response())
}
