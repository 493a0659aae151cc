//! Pages and their language: rendered on the server, working without script. No domain rule lives here.
//!
//! The first part of each path is the language. Every route is a [`Door`](doors::Door) that says what has to be known of whoever
//! comes through it; every act goes through the gate.

mod api;
mod assets;
mod chores;
mod cookie;
mod desk;
pub mod doors;
mod drafts;
mod error;
mod form;
mod frame;
mod guard;
mod openid;
mod pace;
mod pages;
mod parts;
mod reports;
mod scope;
mod session;
mod state;
mod view;
mod wings;

pub use assets::are_bundled;
pub use error::WebError;
pub use frame::{Page, Place};
pub use pace::Pace;
pub use state::{AppState, Authority, Moment, Settings};
pub use view::{Appearance, View};

use axum::{Router, extract::DefaultBodyLimit, http::HeaderMap, middleware, response::Redirect};
use doors::{Doors, FORM_BYTES_MAX, Need};

/// The largest file that a browser may send; larger ones come in by the command line.
pub const UPLOAD_BYTES_MAX: usize = 64 * 1024 * 1024;

/// Every door of one server.
pub fn doors(state: &AppState) -> Doors {
    Doors::new(state)
        .get("/", Need::stranger(), to_language)
        .get("/assets/{hash}/{name}", Need::asset(), assets::serve)
        .post(reports::PATH, Need::asset(), reports::take)
        // A nested "/" answers without its last slash only.
        .get("/{language}/", pages::start::NEED, pages::start::page)
        .under("/{language}", pages::routes(Doors::new(state)))
        .under("/api", api::routes(Doors::new(state)))
}

/// The description of the programming interface, OpenAPI 3.1, as it is served and as it lies in the repository.
pub fn openapi(state: &AppState) -> String {
    api::openapi::text(&doors(state).list())
}

/// All pages of one server.
pub fn router(state: AppState) -> Router {
    doors(&state)
        .into_router()
        .fallback(async || WebError::NotFound)
        .layer(middleware::from_fn_with_state(state.clone(), error::pages))
        .layer(middleware::from_fn_with_state(state.clone(), session::arrive))
        .layer(middleware::from_fn_with_state(state.clone(), guard::own_only))
        .layer(DefaultBodyLimit::max(FORM_BYTES_MAX))
        .with_state(state)
}

/// The start page in the language that the browser asks for.
async fn to_language(headers: HeaderMap) -> Redirect {
    let asked = headers.get("accept-language").and_then(|value| value.to_str().ok());
    Redirect::to(&format!("/{}/", view::preferred(asked).code()))
}
