//! Passing a door of the programming interface: pace of the address, token, pace of the token, scope and policy, in this order.
//! No cookie is looked at, so no other site can make a browser ask in somebody's name.

use super::{Need, Open, Pass};
use crate::{AppState, WebError, session::Arrival, view::preferred};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use lantern_access::policy::Purpose;
use lantern_gate::{Door, Entered, TOKEN_SCOPE};
use lantern_vocab::Language;
use std::sync::Arc;

/// The language that a program asked for.
#[derive(Debug, Clone, Copy)]
pub struct Tongue(pub Language);

/// The longest text that is looked at as a token: ours have 72 signs.
const TOKEN_BYTES_MAX: usize = 128;

/// The language of a program's question.
pub fn tongue(headers: &HeaderMap) -> Tongue {
    Tongue(preferred(headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok())))
}

/// Stands before every handler of the programming interface.
pub async fn pass(State((state, need)): State<(AppState, Need)>, request: Request, next: Next) -> Response {
    match admit(&state, need, request).await {
        Ok(request) => next.run(request).await,
        Err(error) => error.into_response(),
    }
}

async fn admit(state: &AppState, need: Need, mut request: Request) -> Result<Request, WebError> {
    let address = request.extensions().get::<Arrival>().ok_or(WebError::SignIn)?.address;
    state.paces.ask(need.pace.unwrap_or(crate::Pace::Api), address)?;
    let tongue = tongue(request.headers());
    request.extensions_mut().insert(tongue);
    if need.open == Open::Stranger {
        return Ok(request);
    }
    let entered = state.gate.enter_token(bearer(request.headers())?, Door::Api, &state.now()).await?;
    let token = entered.token().ok_or(WebError::SignIn)?.id;
    state.paces.ask_by_token(token)?;
    let purpose = granted(state, need, &entered)?;
    request.extensions_mut().insert(Pass::new(Arc::new(entered), purpose, need));
    Ok(request)
}

/// What somebody may be here for.
fn granted(state: &AppState, need: Need, entered: &Entered) -> Result<Purpose, WebError> {
    let by = match need.open {
        Open::Bearer => return Ok(Purpose::Administration),
        Open::SignedIn if entered.is_within(need.action) => return Ok(Purpose::Administration),
        Open::SignedIn => vec![TOKEN_SCOPE.to_owned()],
        _ => match need.granted(state.gate.policies(), entered, &need.thing(entered.agency())) {
            Ok(purpose) => return Ok(purpose),
            Err(by) => by,
        },
    };
    Err(WebError::NotAllowed { by })
}

/// The token of a request. Two are none: a proxy and a program may not mean the same one (RFC 6750 §2).
fn bearer(headers: &HeaderMap) -> Result<&str, WebError> {
    let mut all = headers.get_all(header::AUTHORIZATION).iter();
    let (Some(one), None) = (all.next(), all.next()) else { return Err(WebError::SignIn) };
    let (scheme, text) = one.to_str().ok().and_then(|text| text.split_once(' ')).ok_or(WebError::SignIn)?;
    let text = text.trim();
    if scheme.eq_ignore_ascii_case("bearer") && text.len() <= TOKEN_BYTES_MAX { Ok(text) } else { Err(WebError::SignIn) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn sent(values: &[&'static str]) -> HeaderMap {
        values.iter().map(|value| (header::AUTHORIZATION, HeaderValue::from_static(value))).collect()
    }

    /// One token in one header, and nothing that another scheme would read.
    #[test]
    fn one_token_is_read() {
        assert_eq!(bearer(&sent(&["Bearer lantern_00"])).unwrap(), "lantern_00");
        assert_eq!(bearer(&sent(&["bearer  lantern_00"])).unwrap(), "lantern_00");
        for wrong in [&[][..], &["Basic lantern_00"], &["lantern_00"], &["Bearer"], &["Bearer lantern_00", "Bearer lantern_00"]] {
            assert!(matches!(bearer(&sent(wrong)), Err(WebError::SignIn)), "{wrong:?}");
        }
    }
}
