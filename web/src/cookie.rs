//! Cookies: four of our own, each with one meaning, none that outlives its use or is read by a script.

use axum::http::{HeaderMap, HeaderValue, header};

/// What a cookie holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cookie {
    /// The session's token.
    Session,
    /// The random half of the mark that forms carry before anybody has signed in.
    Form,
    /// Light or dark; nothing else.
    Appearance,
    /// The browser in which a sign-in at an OpenID provider was begun, for as long as that takes.
    OpenId,
}

/// How long the appearance is kept: a year. Those of the session and of its forms end with the browser.
const APPEARANCE_SECONDS: u32 = 365 * 24 * 60 * 60;

/// How long a browser may be at a provider.
pub const OPENID_SECONDS: u32 = 10 * 60;

impl Cookie {
    /// Its name. With TLS the prefix `__Host-` makes browsers refuse one that another host or a plain connection set (RFC 6265bis
    /// §4.1.3.2); browsers do not take the prefix on a plain connection, not even to this machine.
    pub const fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Session, true) => "__Host-lantern",
            (Self::Session, false) => "lantern",
            (Self::Form, true) => "__Host-lantern-form",
            (Self::Form, false) => "lantern-form",
            (Self::Appearance, true) => "__Host-appearance",
            (Self::Appearance, false) => "appearance",
            (Self::OpenId, true) => "__Host-lantern-openid",
            (Self::OpenId, false) => "lantern-openid",
        }
    }

    /// Its value in a request. A name that stands twice was not set by us alone: then there is none.
    pub fn read(self, headers: &HeaderMap, secure: bool) -> Option<&str> {
        let lines = headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut found = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().strip_prefix(self.name(secure))?.strip_prefix('='));
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// Sets it in an answer. Values are codes and hexadecimal digits; anything else is not set.
    pub fn set(self, headers: &mut HeaderMap, value: &str, secure: bool) {
        let kept = match self {
            Self::Appearance => format!("; Max-Age={APPEARANCE_SECONDS}"),
            Self::OpenId => format!("; Max-Age={OPENID_SECONDS}"),
            Self::Session | Self::Form => String::new(),
        };
        self.write(headers, value, &kept, secure);
    }

    /// Takes it back.
    pub fn clear(self, headers: &mut HeaderMap, secure: bool) {
        self.write(headers, "", "; Max-Age=0", secure);
    }

    fn write(self, headers: &mut HeaderMap, value: &str, kept: &str, secure: bool) {
        debug_assert!(value.bytes().all(|byte| byte.is_ascii_alphanumeric()), "a cookie is a code");
        let tls = if secure { "; Secure" } else { "" };
        // Whoever comes back from a provider comes from another site, and browsers then send nothing that is strict. This cookie alone is
        // lax: it goes along when a person is led here by a link or a redirection, never with a form or a script of another site, and it
        // opens nothing: it only finds the sign-in that was begun in this browser (RFC 6265bis §5.6.7).
        let site = if self == Self::OpenId { "Lax" } else { "Strict" };
        let line = format!("{}={value}; Path=/{kept}; HttpOnly; SameSite={site}{tls}", self.name(secure));
        if let Ok(line) = HeaderValue::from_str(&line) {
            headers.append(header::SET_COOKIE, line);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(line: &'static str) -> HeaderMap {
        HeaderMap::from_iter([(header::COOKIE, HeaderValue::from_static(line))])
    }

    /// A cookie is found by its whole name, and one that was planted beside ours makes both worthless.
    #[test]
    fn cookies_are_read_by_their_whole_name() {
        let headers = request("a=b; lantern-form=1; lantern=2; appearance=dark");
        assert_eq!(Cookie::Session.read(&headers, false), Some("2"));
        assert_eq!(Cookie::Form.read(&headers, false), Some("1"));
        assert_eq!(Cookie::Session.read(&headers, true), None, "a plain cookie is no secure one");
        assert_eq!(Cookie::Session.read(&request("lantern=1; lantern=2"), false), None);
    }

    /// The session is out of reach for scripts, other sites and, with TLS, plain connections.
    #[test]
    fn the_session_cookie_is_closed() {
        let mut headers = HeaderMap::new();
        Cookie::Session.set(&mut headers, "00ff", true);
        assert_eq!(headers[header::SET_COOKIE], "__Host-lantern=00ff; Path=/; HttpOnly; SameSite=Strict; Secure");
        Cookie::Session.clear(&mut headers, false);
        assert_eq!(headers.get_all(header::SET_COOKIE).iter().nth(1).unwrap(), "lantern=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict");
        Cookie::OpenId.set(&mut headers, "00ff", true);
        let line = "__Host-lantern-openid=00ff; Path=/; Max-Age=600; HttpOnly; SameSite=Lax; Secure";
        assert_eq!(headers.get_all(header::SET_COOKIE).iter().nth(2).unwrap(), line, "it comes back from another site");
    }
}
