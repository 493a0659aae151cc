//! Who reads a page and how: language, appearance, where on the site they are, and as whom.

use axum::{
    extract::{FromRequestParts, OriginalUri},
    http::request::Parts,
};
use lantern_gate::Entered;
use lantern_vocab::Language;
use lantern_words::Words;
use maud::Markup;
use std::sync::Arc;

use crate::{
    WebError,
    cookie::Cookie,
    doors::{Need, Tongue},
    form::FormToken,
    session::Arrival,
};

/// The reader's choice of light and dark; without one the device decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Appearance {
    /// As the device has it.
    Device,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Appearance {
    /// Its code in forms and in the cookie.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Device => "device",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The appearance with this code; an unknown one leaves it to the device.
    pub fn from_code(code: &str) -> Self {
        [Self::Light, Self::Dark].into_iter().find(|one| one.code() == code).unwrap_or(Self::Device)
    }
}

/// What a page needs to know of its reader. The language is the first part of the path, so that every address has one.
#[derive(Clone)]
pub struct View {
    /// The words.
    pub words: &'static Words,
    /// Light or dark.
    pub appearance: Appearance,
    /// The path after the language, with its query: where a change of language leads.
    pub rest: String,
    /// Who reads, in an open session.
    pub entered: Option<Arc<Entered>>,
    form: FormToken,
}

impl View {
    /// The address of a page in the reader's language; `path` begins with a slash.
    pub fn to(&self, path: &str) -> String {
        format!("/{}{path}", self.words.language().code())
    }

    /// The same reader under a new session: the forms of the page that is drawn next belong to that one.
    #[must_use]
    pub fn in_session(&self, token: &str) -> Self {
        Self { form: FormToken::of_session(token), ..self.clone() }
    }

    /// The same reader, whom a change of language leads elsewhere than to the address of this page: one that holds a code, or that
    /// only takes forms.
    #[must_use]
    pub fn led_to(self, rest: &str) -> Self {
        Self { rest: rest.to_owned(), ..self }
    }

    /// A message.
    pub fn t(&self, key: &str) -> String {
        self.words.text(key)
    }

    /// The hidden field that goes into every form that is posted. It belongs to the reader's session.
    pub fn form(&self) -> Markup {
        self.form.field()
    }

    /// Whether a form with a file carries the mark; other forms were checked at their door.
    pub fn check_form(&self, sent: &str) -> Result<(), WebError> {
        self.form.check(sent)
    }

    /// Whether a door would open for the reader, to show a way only where it leads somewhere.
    pub fn may(&self, state: &crate::AppState, need: Need) -> bool {
        let Some(entered) = &self.entered else { return false };
        need.granted(state.gate.policies(), entered, &need.thing(entered.agency())).is_ok()
    }

    /// A page that somebody reads who is not known, such as one that says what went wrong before anything else.
    pub fn plain(language: Language) -> Self {
        Self { words: Words::of(language), appearance: Appearance::Device, rest: "/".to_owned(), entered: None, form: FormToken::none() }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for View {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let uri = OriginalUri::from_request_parts(parts, state).await.map_or_else(|_| parts.uri.clone(), |original| original.0);
        let path = uri.path_and_query().map_or("/", axum::http::uri::PathAndQuery::as_str);
        // A door of the programming interface has been passed: there the language is what the program asked for.
        let tongue = parts.extensions.get::<Tongue>();
        let language = tongue.map(|tongue| tongue.0).or_else(|| language_of(path)).ok_or(WebError::NotFound)?;
        let appearance = Cookie::Appearance
            .read(&parts.headers, true)
            .or_else(|| Cookie::Appearance.read(&parts.headers, false))
            .map_or(Appearance::Device, Appearance::from_code);
        let arrival = parts.extensions.get::<Arrival>();
        Ok(Self {
            words: Words::of(language),
            appearance,
            rest: if tongue.is_some() { "/".to_owned() } else { split(path).1.to_owned() },
            entered: arrival.and_then(Arrival::entered).cloned(),
            form: arrival.map_or_else(FormToken::none, |arrival| arrival.form.clone()),
        })
    }
}

/// `/ar/table?by=sex` is `ar` and `/table?by=sex`.
fn split(path: &str) -> (&str, &str) {
    let path = path.strip_prefix('/').unwrap_or(path);
    let end = path.find(['/', '?']).unwrap_or(path.len());
    (&path[..end], &path[end..])
}

/// The language of an address.
pub fn language_of(path: &str) -> Option<Language> {
    Language::from_code(split(path).0)
}

/// The language that a browser asks for first, of the six; English otherwise.
pub fn preferred(accept_language: Option<&str>) -> Language {
    let asked = accept_language.unwrap_or_default().split(',').filter_map(|part| part.split([';', '-']).next());
    asked.map(str::trim).find_map(Language::from_code).unwrap_or(Language::En)
}

/// A path of this server in one of its languages, to lead back to: `//` and `/\` would lead to another one.
pub fn is_own_page(path: &str) -> bool {
    let is_plain = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && path.bytes().all(|byte| byte.is_ascii_graphic());
    is_plain && path.len() <= 2_000 && language_of(path).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Addresses split at the language, whatever follows.
    #[test]
    fn addresses_split() {
        assert_eq!(split("/ar/table?by=sex"), ("ar", "/table?by=sex"));
        assert_eq!(split("/ar?x=1"), ("ar", "?x=1"));
        assert_eq!(split("/"), ("", ""));
    }

    /// The first language that we speak is taken.
    #[test]
    fn browsers_ask_for_languages() {
        assert_eq!(preferred(Some("de-DE,de;q=0.9,fr-CA;q=0.8,en;q=0.7")), Language::Fr);
        assert_eq!(preferred(Some("ar")), Language::Ar);
        assert_eq!(preferred(None), Language::En);
    }

    /// The way back never leads to another site, and never breaks out of its header.
    #[test]
    fn back_stays_here() {
        assert!(is_own_page("/en/typology?year=2024"));
        for path in ["", "//evil.example", "/\\evil.example", "https://evil.example", "/en\r\nx: y", "en", "/evil.example", "/@evil.example"] {
            assert!(!is_own_page(path), "{path:?}");
        }
    }
}
