//! Cookies: three of our own, each with one meaning, none that outlives its use or is read by a script.

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
}

/// How long the appearance is kept: a year. The other two end with the browser.
const APPEARANCE_SECONDS: u32 = 365 * 24 * 60 * 60;

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
        let kept = if self == Self::Appearance { format!("; Max-Age={APPEARANCE_SECONDS}") } else { String::new() };
        self.write(headers, value, &kept, secure);
    }

    /// Takes it back.
    pub fn clear(self, headers: &mut HeaderMap, secure: bool) {
        self.write(headers, "", "; Max-Age=0", secure);
    }

    fn write(self, headers: &mut HeaderMap, value: &str, kept: &str, secure: bool) {
        debug_assert!(value.bytes().all(|byte| byte.is_ascii_alphanumeric()), "a cookie is a code");
        let tls = if secure { "; Secure" } else { "" };
        let line = format!("{}={value}; Path=/{kept}; HttpOnly; SameSite=Strict{tls}", self.name(secure));
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
    }
}
