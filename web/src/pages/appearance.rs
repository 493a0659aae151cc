//! Light or dark, kept in a cookie that holds nothing else.

use crate::{AppState, Appearance, View, cookie::Cookie, view::is_own_page};
use axum::{
    Form,
    extract::State,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;

/// The form in the frame of every page.
#[derive(Debug, Deserialize)]
pub struct Chosen {
    #[serde(default)]
    appearance: String,
    #[serde(default)]
    back: String,
}

/// `POST /appearance`: keeps the choice and leads back to the page.
pub async fn keep(State(state): State<AppState>, view: View, Form(chosen): Form<Chosen>) -> Response {
    let back = if is_own_page(&chosen.back) { chosen.back } else { view.to("/") };
    let mut response = Redirect::to(&back).into_response();
    Cookie::Appearance.set(response.headers_mut(), Appearance::from_code(&chosen.appearance).code(), state.secure);
    response
}
