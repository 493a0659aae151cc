//! Who has come with a request: the cookie, the session behind it, and the mark of the forms that belong to both.

use crate::{
    AppState, WebError, api,
    cookie::Cookie,
    form::{FormSecret, FormToken},
    pages::is_anonymous,
};
use axum::{
    extract::{Request, State},
    http::HeaderMap,
    middleware::Next,
    response::{IntoResponse, Response},
};
use lantern_gate::{Entered, Standing};
use lantern_transport::Asker;
use lantern_vault::Entropy;
use std::{
    net::{IpAddr, Ipv4Addr},
    sync::Arc,
};
use zeroize::Zeroizing;

/// Who has come.
#[derive(Clone)]
pub enum Visitor {
    /// Nobody who could be named.
    Nobody,
    /// Somebody whose session is open.
    Active(Arc<Entered>),
    /// Somebody whose session is locked: nothing is shown and nothing is done until the same person proves herself.
    Locked(Arc<Entered>),
}

/// What a request brought along; an extension of every request but those for assets.
#[derive(Clone)]
pub struct Arrival {
    /// Who has come.
    pub visitor: Visitor,
    /// The session's token, where there is a session.
    pub token: Option<Arc<Zeroizing<String>>>,
    /// The mark that this reader's forms carry.
    pub form: FormToken,
    /// From where.
    pub address: IpAddr,
}

impl Arrival {
    /// Whose open session it is.
    pub fn entered(&self) -> Option<&Arc<Entered>> {
        match &self.visitor {
            Visitor::Active(entered) => Some(entered),
            Visitor::Nobody | Visitor::Locked(_) => None,
        }
    }

    /// The session's token; without a session there is nothing to do with it.
    pub fn token(&self) -> Result<&str, WebError> {
        self.token.as_ref().map(|token| token.as_str()).ok_or(WebError::SignIn)
    }
}

/// Thirty-two random bytes, for a token.
pub fn random() -> Result<[u8; 32], WebError> {
    Entropy::from_system().bytes().map_err(|error| WebError::ours(&error))
}

/// The address that asks. A server of `lantern-transport` says it of every request; tests and this machine's own have none.
fn address(request: &Request) -> IpAddr {
    request.extensions().get::<Asker>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |asker| asker.0)
}

/// Finds out who has come, and lets a browser without a session carry the cookie that its forms need.
pub async fn arrive(State(state): State<AppState>, mut request: Request, next: Next) -> Response {
    if request.uri().path().starts_with("/assets/") {
        return next.run(request).await;
    }
    // Programs bring tokens. A cookie that a browser sends along opens nothing there, and none is set.
    if api::is_below(request.uri().path()) {
        let arrival = Arrival { visitor: Visitor::Nobody, token: None, form: FormToken::none(), address: address(&request) };
        request.extensions_mut().insert(arrival);
        return next.run(request).await;
    }
    let asked = request.uri().path_and_query().map_or("/", axum::http::uri::PathAndQuery::as_str);
    let found = match find(&state, asked, request.headers(), address(&request)).await {
        Ok(found) => found,
        Err(error) => return error.into_response(),
    };
    let (has_ended, new_cookie) = (found.has_ended, found.new_cookie);
    request.extensions_mut().insert(found.arrival);
    let mut response = next.run(request).await;
    if has_ended && !sets(&response, Cookie::Session.name(state.secure)) {
        Cookie::Session.clear(response.headers_mut(), state.secure);
    }
    if let Some(cookie) = new_cookie {
        Cookie::Form.set(response.headers_mut(), &cookie, state.secure);
    }
    response
}

/// Whether an answer sets this cookie, or takes it back.
pub fn sets(response: &Response, name: &str) -> bool {
    let lines = response.headers().get_all(axum::http::header::SET_COOKIE);
    lines.iter().filter_map(|line| line.to_str().ok()).any(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with('=')))
}

struct Found {
    arrival: Arrival,
    /// The browser sent a token that opens nothing any more.
    has_ended: bool,
    new_cookie: Option<String>,
}

/// What stands behind the question mark where a page without script loads itself again.
pub const AGAIN: &str = "again";

/// Whether a page asks this by itself: how far its work is, or itself once more.
fn asks_by_itself(address: &str) -> bool {
    let (path, query) = address.split_once('?').unwrap_or((address, ""));
    path.ends_with("/progress") || query.split('&').any(|pair| pair == AGAIN)
}

async fn find(state: &AppState, path: &str, headers: &HeaderMap, address: IpAddr) -> Result<Found, WebError> {
    // Whoever complains is nobody, whatever session their browser has: none is looked up, and none notes that it was used.
    let token = Cookie::Session.read(headers, state.secure).filter(|_| !is_anonymous(path));
    if let Some(token) = token {
        let at = (state.clock)().at;
        // What a page asks by itself is no sign of its reader: a long import must not hold a session open that nobody sits before.
        let standing = if asks_by_itself(path) { state.gate.session_unseen(token, &at).await? } else { state.gate.session(token, &at).await? };
        let visitor = match standing {
            Standing::Active(entered) => Some(Visitor::Active(Arc::new(entered))),
            Standing::Locked(entered) => Some(Visitor::Locked(Arc::new(entered))),
            Standing::Ended => None,
        };
        if let Some(visitor) = visitor {
            let token = Zeroizing::new(token.to_owned());
            let arrival = Arrival { visitor, form: FormToken::of_session(&token), token: Some(Arc::new(token)), address };
            return Ok(Found { arrival, has_ended: false, new_cookie: None });
        }
    }
    let known = Cookie::Form.read(headers, state.secure).filter(|cookie| cookie.len() == 64);
    let new_cookie = if known.is_some() { None } else { Some(FormSecret::cookie()?) };
    let form = state.form.token(known.or(new_cookie.as_deref()).unwrap_or_default());
    Ok(Found { arrival: Arrival { visitor: Visitor::Nobody, token: None, form, address }, has_ended: token.is_some(), new_cookie })
}
