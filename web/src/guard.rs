//! What every answer and every question passes: only under our own name, and with what tells a browser to keep to itself.
//!
//! The headers are those of OWASP ASVS 5.0, chapter V3 (web front end), sections 3.4 and 3.5.

use crate::{
    AppState,
    api::{self, problem, problem::Code},
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};

/// Nothing but our own files runs or draws on a page; no page stands in a frame; nothing goes elsewhere.
const POLICY: &str = "default-src 'none'; object-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; report-uri /reports";

/// What a page needs of a device: passkeys. Everything else is switched off.
const PERMISSIONS: &str = "accelerometer=(), ambient-light-sensor=(), autoplay=(), bluetooth=(), browsing-topics=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=(), gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), picture-in-picture=(), publickey-credentials-create=(self), publickey-credentials-get=(self), screen-wake-lock=(), serial=(), storage-access=(), usb=(), web-share=(), xr-spatial-tracking=()";

/// Two years, as browsers ask for it (hstspreload.org).
const TRANSPORT: &str = "max-age=63072000; includeSubDomains";

/// Every answer has these. The referrer is not "no-referrer": under that a browser sends `Origin: null` with our own forms.
const HEADERS: [(&str, &str); 12] = [
    ("content-security-policy", POLICY),
    ("permissions-policy", PERMISSIONS),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("origin-agent-cluster", "?1"),
    ("x-dns-prefetch-control", "off"),
    ("x-frame-options", "DENY"),
    ("x-permitted-cross-domain-policies", "none"),
    ("x-robots-tag", "noindex, nofollow, noarchive"),
];

/// Shorter ones, such as `www`, would forbid half of all sentences.
const HOUSE_WORD_LETTERS_MIN: usize = 5;

/// The origins under which a server may be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origins(Vec<String>);

impl Origins {
    /// Keeps those that may be asked at all: a plain connection only where it never leaves this machine.
    pub fn new(origins: &[String]) -> Self {
        let may = |origin: &&String| origin.starts_with("https://") || origin.strip_prefix("http://").is_some_and(is_this_machine);
        Self(origins.iter().filter(may).cloned().collect())
    }

    /// The words of the house's own name, without the last part of it: they are the first that somebody tries who wants into this house.
    pub fn house_words(&self) -> impl Iterator<Item = &str> {
        let hosts = self.0.iter().filter_map(|origin| origin.split_once("://")).map(|(_, host)| host).filter(|host| !is_this_machine(host));
        let words = hosts.flat_map(|host| host.rsplit_once('.').map_or("", |(name, _)| name).split('.'));
        words.filter(|word| word.len() >= HOUSE_WORD_LETTERS_MIN)
    }

    /// The origin under which this request came.
    pub fn of(&self, headers: &HeaderMap) -> Option<&str> {
        let host = headers.get(header::HOST)?.to_str().ok()?;
        self.0.iter().map(String::as_str).find(|origin| origin.split_once("://").is_some_and(|(_, own)| own == host))
    }

    fn has_host(&self, host: &str) -> bool {
        self.0.iter().any(|origin| origin.split_once("://").is_some_and(|(_, own)| own == host))
    }

    fn has(&self, origin: &str) -> bool {
        self.0.iter().any(|own| own == origin)
    }
}

fn is_this_machine(host: &str) -> bool {
    let name = host.strip_prefix("[::1]").map_or_else(|| host.split(':').next().unwrap_or_default(), |_| "::1");
    name == "localhost" || name.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

/// Refuses a name that is not our own (a page elsewhere could have bound one to this machine), and a form that another site sent.
pub async fn own_only(State(state): State<AppState>, request: Request, next: Next) -> Response {
    let changes = !matches!(*request.method(), Method::GET | Method::HEAD);
    let refuse = |status: StatusCode, code: Code| {
        if api::is_below(request.uri().path()) { problem::refused(code, request.headers()) } else { status.into_response() }
    };
    let mut response = if !is_own_host(request.headers(), &state.origins) {
        tracing::warn!(target: "security", "asked under a name that is not ours");
        refuse(StatusCode::MISDIRECTED_REQUEST, Code::OtherName)
    } else if changes && !is_own_origin(request.headers(), &state.origins) {
        tracing::warn!(target: "security", "a form of another site was refused");
        refuse(StatusCode::FORBIDDEN, Code::OtherSite)
    } else {
        let is_asset = request.uri().path().starts_with("/assets/");
        let mut response = next.run(request).await;
        if !is_asset {
            response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        response
    };
    for (name, value) in HEADERS {
        response.headers_mut().entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    if state.secure {
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(TRANSPORT));
    }
    response
}

/// The name that was asked; two names are none.
fn is_own_host(headers: &HeaderMap, origins: &Origins) -> bool {
    let mut hosts = headers.get_all(header::HOST).iter();
    let (first, second) = (hosts.next(), hosts.next());
    second.is_none() && first.and_then(|host| host.to_str().ok()).is_some_and(|host| origins.has_host(host))
}

/// Browsers send `Origin` with every form; a program that sends none must not be a browser, and then nobody was tricked.
fn is_own_origin(headers: &HeaderMap, origins: &Origins) -> bool {
    match headers.get(header::ORIGIN).map(|origin| origin.to_str()) {
        None => headers.get("sec-fetch-site").is_none_or(|site| site == "same-origin"),
        Some(Ok(origin)) => origins.has(origin),
        Some(Err(_)) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
    }

    fn origins(origins: &[&str]) -> Origins {
        Origins::new(&origins.iter().map(|origin| (*origin).to_owned()).collect::<Vec<_>>())
    }

    /// A rebound name and a form from another site are refused; our own pages are not.
    #[test]
    fn other_sites_stay_out() {
        let own = origins(&["http://127.0.0.1:7388", "http://localhost:7388"]);
        assert!(is_own_host(&headers(&[("host", "localhost:7388")]), &own));
        for host in ["evil.example:7388", "127.0.0.1", "127.0.0.1:80", ""] {
            assert!(!is_own_host(&headers(&[("host", host)]), &own), "{host}");
        }
        assert!(!is_own_host(&HeaderMap::new(), &own));
        assert!(is_own_origin(&headers(&[("origin", "http://127.0.0.1:7388")]), &own));
        assert!(is_own_origin(&HeaderMap::new(), &own));
        for origin in ["http://evil.example", "null", "https://127.0.0.1:7388", "http://127.0.0.1:7389"] {
            assert!(!is_own_origin(&headers(&[("origin", origin)]), &own), "{origin}");
        }
        assert!(!is_own_origin(&headers(&[("sec-fetch-site", "cross-site")]), &own));
    }

    /// Without TLS only this machine is answered, whatever the settings say.
    #[test]
    fn plain_connections_stay_on_this_machine() {
        let own = origins(&[
            "http://127.0.0.1:7388",
            "http://[::1]:7388",
            "http://localhost:1",
            "http://cases.example.org",
            "http://10.0.0.1",
            "https://cases.example.org",
        ]);
        assert_eq!(own.0, ["http://127.0.0.1:7388", "http://[::1]:7388", "http://localhost:1", "https://cases.example.org"]);
        let words = |origin: &str| origins(&[origin, "http://127.0.0.1:7388"]).house_words().map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(
            (words("https://www.harbour-house.org"), words("https://cases.example.org:7388")),
            (vec!["harbour-house".to_owned()], vec!["cases".to_owned(), "example".to_owned()])
        );
        assert_eq!(origins(&["http://localhost.evil.example", "http://127.0.0.1.evil.example"]).0, [""; 0]);
    }
}
