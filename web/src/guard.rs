//! What every answer and every question passes: this server speaks to this machine only, and says nothing to caches.

use crate::AppState;
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Nothing but our own files runs or draws on a page; no page stands in a frame; no address leaks to another site.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// Refuses a name for this machine that is not its own (a page elsewhere could have bound one to 127.0.0.1), and a form that
/// another site sent. Access control comes later; until then this keeps other sites in the same browser out.
pub async fn local_only(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if !is_own_host(request.headers(), &state.hosts) || (request.method() != Method::GET && !is_own_origin(request.headers(), &state.hosts)) {
        return StatusCode::FORBIDDEN.into_response();
    }
    let is_asset = request.uri().path().starts_with("/assets/");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Not "no-referrer": under that a browser sends `Origin: null` with our own forms, which would then be refused.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    if !is_asset {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

fn is_own_host(headers: &HeaderMap, hosts: &[String]) -> bool {
    headers.get(header::HOST).and_then(|host| host.to_str().ok()).is_some_and(|host| hosts.iter().any(|own| own == host))
}

/// Browsers send `Origin` with every form; a program that sends none must not be a browser, and then nobody was tricked.
fn is_own_origin(headers: &HeaderMap, hosts: &[String]) -> bool {
    match headers.get(header::ORIGIN).map(|origin| origin.to_str()) {
        None => headers.get("sec-fetch-site").is_none_or(|site| site == "same-origin"),
        Some(Ok(origin)) => origin.strip_prefix("http://").is_some_and(|host| hosts.iter().any(|own| own == host)),
        Some(Err(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (header::HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
    }

    /// A rebound name and a form from another site are refused; our own pages are not.
    #[test]
    fn other_sites_stay_out() {
        let hosts = ["127.0.0.1:7388".to_owned(), "localhost:7388".to_owned()];
        assert!(is_own_host(&headers(&[("host", "localhost:7388")]), &hosts));
        for host in ["evil.example:7388", "127.0.0.1", "127.0.0.1:80", ""] {
            assert!(!is_own_host(&headers(&[("host", host)]), &hosts), "{host}");
        }
        assert!(!is_own_host(&HeaderMap::new(), &hosts));
        assert!(is_own_origin(&headers(&[("origin", "http://127.0.0.1:7388")]), &hosts));
        assert!(is_own_origin(&HeaderMap::new(), &hosts));
        for origin in ["http://evil.example", "null", "https://127.0.0.1:7388", "http://127.0.0.1:7389"] {
            assert!(!is_own_origin(&headers(&[("origin", origin)]), &hosts), "{origin}");
        }
        assert!(!is_own_origin(&headers(&[("sec-fetch-site", "cross-site")]), &hosts));
    }
}
