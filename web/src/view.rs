//! Who reads a page and how: language, appearance, and where on the site they are.

use axum::{
    extract::{FromRequestParts, OriginalUri},
    http::{header, request::Parts},
};
use lantern_vocab::Language;
use lantern_words::Words;

use crate::WebError;

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

/// The name of the cookie that keeps the appearance; it holds nothing else.
pub const APPEARANCE_COOKIE: &str = "appearance";

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
}

impl View {
    /// The address of a page in the reader's language; `path` begins with a slash.
    pub fn to(&self, path: &str) -> String {
        format!("/{}{path}", self.words.language().code())
    }

    /// A message.
    pub fn t(&self, key: &str) -> String {
        self.words.text(key)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for View {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let uri = OriginalUri::from_request_parts(parts, state).await.map_or_else(|_| parts.uri.clone(), |original| original.0);
        let path = uri.path_and_query().map_or("/", axum::http::uri::PathAndQuery::as_str);
        let (first, rest) = split(path);
        let language = Language::from_code(first).ok_or(WebError::NotFound)?;
        Ok(Self { words: Words::of(language), appearance: appearance(parts), rest: rest.to_owned() })
    }
}

/// `/ar/table?by=sex` is `ar` and `/table?by=sex`.
fn split(path: &str) -> (&str, &str) {
    let path = path.strip_prefix('/').unwrap_or(path);
    let end = path.find(['/', '?']).unwrap_or(path.len());
    (&path[..end], &path[end..])
}

fn appearance(parts: &Parts) -> Appearance {
    let cookies = parts.headers.get_all(header::COOKIE).iter().filter_map(|cookie| cookie.to_str().ok());
    let code = cookies.flat_map(|line| line.split(';')).find_map(|pair| pair.trim().strip_prefix(APPEARANCE_COOKIE)?.strip_prefix('='));
    code.map_or(Appearance::Device, Appearance::from_code)
}

/// The language that a browser asks for first, of the six; English otherwise.
pub fn preferred(accept_language: Option<&str>) -> Language {
    let asked = accept_language.unwrap_or_default().split(',').filter_map(|part| part.split([';', '-']).next());
    asked.map(str::trim).find_map(Language::from_code).unwrap_or(Language::En)
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
}
