//! Passing a door: pace, session, form, policy, in this order.

use super::{Need, Open, prove::Proving};
use crate::{
    AppState, WebError, api,
    drafts::{self, Draft},
    form::FIELD,
    session::{Arrival, Visitor},
    view::language_of,
};
use axum::{
    body::Body,
    extract::{FromRequestParts, OriginalUri, Request, State},
    http::{Method, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Redirect, Response},
};
use lantern_access::policy::{Action, Context, Purpose, Resource};
use lantern_gate::{Entered, GateError};
use lantern_store::Act;
use std::sync::Arc;

/// The largest form without a file: a layout with a line for every code of every list is smaller.
pub const FORM_BYTES_MAX: usize = 1024 * 1024;

/// Whoever has passed a door, with what for: handlers take it as an argument and ask it about the thing itself.
#[derive(Clone)]
pub struct Pass {
    /// Who.
    pub entered: Arc<Entered>,
    /// What for.
    pub purpose: Purpose,
    need: Need,
}

impl Pass {
    /// Asks about the thing itself. What is refused here is not shown to exist.
    pub fn may(&self, state: &AppState, resource: &Resource) -> Result<Act, WebError> {
        self.may_with(state, resource, &Context::new(self.purpose))
    }

    /// The same under circumstances that the page knows.
    pub fn may_with(&self, state: &AppState, resource: &Resource, context: &Context) -> Result<Act, WebError> {
        state.gate.may(&self.entered, self.need.action, resource, context, &(state.clock)().at).map_err(|error| match error {
            GateError::Refused { .. } => WebError::NotFound,
            other => other.into(),
        })
    }

    /// What is done behind the door.
    pub fn action(&self) -> Action {
        self.need.action
    }

    /// The thing as the door knows it.
    pub fn thing(&self) -> Resource {
        self.need.thing(self.entered.agency())
    }

    /// The circumstances as the door knows them.
    pub fn context(&self) -> Context {
        Context::new(self.purpose)
    }
}

impl Pass {
    /// Somebody whom a door let through.
    pub(super) const fn new(entered: Arc<Entered>, purpose: Purpose, need: Need) -> Self {
        Self { entered, purpose, need }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Pass {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        parts.extensions.get::<Self>().cloned().ok_or(WebError::SignIn)
    }
}

/// Stands before every handler.
pub async fn pass(State((state, need)): State<(AppState, Need)>, request: Request, next: Next) -> Response {
    match admit(&state, need, request).await {
        Ok(Ok(request)) => {
            let proved = request.extensions().get::<super::prove::Renewed>().cloned();
            let response = next.run(request).await;
            match proved {
                Some(proved) => proved.carried(response, state.secure),
                None => response,
            }
        }
        Ok(Err(elsewhere)) => elsewhere.into_response(),
        Err(error) => error.into_response(),
    }
}

async fn admit(state: &AppState, need: Need, request: Request) -> Result<Result<Request, Redirect>, WebError> {
    if need.open == Open::Asset {
        return Ok(Ok(request));
    }
    // `/api/lists/sex` has the shape of a page in a language called "api".
    if api::is_below(&path_of(&request)) {
        return Err(WebError::NotFound);
    }
    let arrival = request.extensions().get::<Arrival>().cloned().ok_or(WebError::SignIn)?;
    if let Some(pace) = need.pace {
        state.paces.ask(pace, arrival.address)?;
    }
    match &arrival.visitor {
        Visitor::Locked(_) if need.open != Open::Stranger => return Err(locked(state, need, &arrival, request).await?),
        Visitor::Nobody if matches!(need.open, Open::SignedIn | Open::Policy | Open::Bearer) => return to_sign_in(&request),
        _ => {}
    }
    let (mut request, form) = checked_form(need, &arrival, request).await?;
    if let Some(entered) = arrival.entered() {
        let purpose = match need.open {
            Open::Asset | Open::Anyone | Open::Stranger | Open::Bearer | Open::SignedIn => Purpose::Administration,
            Open::Policy => need.granted(state.gate.policies(), entered, &need.thing(entered.agency())).map_err(|by| WebError::NotAllowed { by })?,
        };
        // Only now: who may not do it at all is not asked to prove anything.
        let entered = match Proving::of(need, entered, form.as_deref()) {
            Proving::Enough => entered.clone(),
            Proving::Asked => return Err(super::prove::ask(state, &arrival, &request, form)?),
            Proving::Shown(proof) => {
                let path = path_of(&request);
                super::prove::renew(state, &arrival, (&mut request, &path), &proof).await?
            }
        };
        request.extensions_mut().insert(Pass::new(entered, purpose, need));
    }
    Ok(Ok(request))
}

/// A page leads to the sign-in and back; whatever else asks is told.
fn to_sign_in(request: &Request) -> Result<Result<Request, Redirect>, WebError> {
    let is_page = request.method() == Method::GET && request.headers().get("sec-fetch-mode").is_none_or(|mode| mode == "navigate");
    if !is_page {
        return Err(WebError::SignIn);
    }
    let path = path_of(request);
    let language = language_of(&path).map_or("en", lantern_vocab::Language::code);
    Ok(Err(Redirect::to(&crate::parts::Address::new(format!("/{language}/sign-in")).with("back", &path).into_text())))
}

/// The whole path, before any part of it was taken off by nesting.
pub(super) fn path_of(request: &Request) -> String {
    let uri = request.extensions().get::<OriginalUri>().map_or_else(|| request.uri(), |original| &original.0);
    uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string)
}

/// In a locked session nothing is read. A form that arrives is sealed, if this server drew it for this session and it holds no secret.
async fn locked(state: &AppState, need: Need, arrival: &Arrival, request: Request) -> Result<WebError, WebError> {
    let back = path_of(&request);
    if request.method() != Method::POST {
        return Ok(WebError::Locked { kept: false, failed: false, back: Some(back) });
    }
    if need.secret {
        return Ok(WebError::Locked { kept: false, failed: false, back: None });
    }
    let (_, body) = checked_form(need, arrival, request).await?;
    // A proof is a secret, whatever door it came to.
    let Some(body) = body.filter(|body| !super::prove::is_proof(body)) else { return Ok(WebError::Locked { kept: false, failed: false, back: None }) };
    let draft = Draft { path: back, body };
    drafts::keep(state, arrival, &draft).await?;
    Ok(WebError::Locked { kept: true, failed: false, back: None })
}

/// Reads a form and checks its mark, before anything of it is used. A form with a file is read by its handler, piece by piece,
/// mark first; a handler that expects no file would never look for the mark, so there the form is refused. Nothing else is posted
/// here: what a page of another site can send without asking is one of these two.
async fn checked_form(need: Need, arrival: &Arrival, request: Request) -> Result<(Request, Option<String>), WebError> {
    if request.method() != Method::POST {
        return Ok((request, None));
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default().to_owned();
    if kind.starts_with("multipart/form-data") && need.file {
        return Ok((request, None));
    }
    if !kind.is_empty() && !kind.starts_with("application/x-www-form-urlencoded") {
        return Err(WebError::FormExpired);
    }
    let (parts, body) = request.into_parts();
    let bytes = axum::body::to_bytes(body, FORM_BYTES_MAX).await.map_err(|_| WebError::TooLarge)?;
    let text = String::from_utf8(bytes.to_vec()).map_err(|_| WebError::FormExpired)?;
    arrival.form.check(&drafts::value(&text, FIELD).unwrap_or_default())?;
    Ok((Request::from_parts(parts, Body::from(bytes)), Some(text)))
}
