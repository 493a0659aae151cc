//! Pages and their language: rendered on the server, working without script. No domain rule lives here.
//!
//! The first part of each path is the language. Until accounts exist the server answers on this machine only, and says so on
//! each page.

mod assets;
mod desk;
mod error;
mod form;
mod frame;
mod guard;
mod pages;
mod parts;
mod state;
mod view;

pub use assets::are_bundled;
pub use error::WebError;
pub use frame::{Page, Place};
pub use state::{AppState, Moment, Settings};
pub use view::{Appearance, View};

use axum::{Router, extract::DefaultBodyLimit, http::HeaderMap, middleware, response::Redirect, routing::get};

/// The largest file that a browser may send; larger ones come in by the command line.
pub const UPLOAD_BYTES_MAX: usize = 64 * 1024 * 1024;

/// The largest form without a file: a layout with a line for every code of every list is smaller.
const FORM_BYTES_MAX: usize = 1024 * 1024;

/// All pages of one server.
pub fn router(state: AppState) -> Router {
    Router::new()
        .route("/", get(to_language))
        .route("/assets/{hash}/{name}", get(assets::serve))
        // A nested "/" answers without its last slash only.
        .route("/{language}/", get(pages::start::page))
        .nest("/{language}", pages::routes())
        .fallback(async || WebError::NotFound)
        .fallback(async || WebError::NotFound)
        .layer(middleware::from_fn_with_state(state.clone(), error::pages))
        .layer(middleware::from_fn_with_state(state.clone(), guard::local_only))
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
        .with_state(state)
}

/// The start page in the language that the browser asks for.
async fn to_language(headers: HeaderMap) -> Redirect {
    let asked = headers.get("accept-language").and_then(|value| value.to_str().ok());
    Redirect::to(&format!("/{}/", view::preferred(asked).code()))
}
