//! Light or dark, kept in a cookie that holds nothing else.

use crate::{AppState, Appearance, View, WebError, view::APPEARANCE_COOKIE};
use axum::{
    Form,
    extract::State,
    http::{HeaderValue, header},
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

/// How long the choice is kept: a year.
const KEPT_SECONDS: u32 = 365 * 24 * 60 * 60;

/// The form in the frame of every page.
#[derive(Debug, Deserialize)]
pub struct Chosen {
    #[serde(default)]
    form: String,
    #[serde(default)]
    appearance: String,
    #[serde(default)]
    back: String,
}

/// `POST /appearance`: keeps the choice and leads back to the page.
pub async fn keep(State(state): State<AppState>, view: View, Form(chosen): Form<Chosen>) -> Result<Response, WebError> {
    state.form.check(&chosen.form)?;
    let code = Appearance::from_code(&chosen.appearance).code();
    let cookie = format!("{APPEARANCE_COOKIE}={code}; Path=/; Max-Age={KEPT_SECONDS}; SameSite=Strict; HttpOnly");
    let back = if is_own_page(&chosen.back) { chosen.back } else { view.to("/") };
    let mut response = Redirect::to(&back).into_response();
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(header::SET_COOKIE, value);
    }
    Ok(response)
}

/// A path of this server: `//` and `/\` would lead to another one.
fn is_own_page(path: &str) -> bool {
    path.starts_with('/') && !path.starts_with("//") && !path.contains('\\') && path.bytes().all(|byte| byte.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The way back never leads to another site.
    #[test]
    fn back_stays_here() {
        assert!(is_own_page("/en/typology?year=2024"));
        for path in ["", "//evil.example", "/\\evil.example", "https://evil.example", "/en\r\nx: y", "en"] {
            assert!(!is_own_page(path), "{path:?}");
        }
    }
}
