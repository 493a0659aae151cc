//! The pages, one module per place. Their paths follow the language in the address.

mod appearance;
mod files;
mod import;
mod lists;
mod quality;
mod records;
pub mod start;
mod table;
mod templates;
mod typology;

pub use import::Reading;

use crate::AppState;
use axum::{
    Router,
    routing::{get, post},
};

/// Every page, relative to `/{language}`.
pub fn routes() -> Router<AppState> {
    Router::new()
        .route("/", get(start::page))
        .route("/appearance", post(appearance::keep))
        .route("/typology", get(typology::page))
        .route("/typology/{table}", get(typology::one))
        .route("/table", get(table::page))
        .route("/table.csv", get(table::csv))
        .route("/table.json", get(table::json))
        .route("/quality", get(quality::page))
        .route("/lists", get(lists::page))
        .route("/lists/{set}", get(lists::one))
        .merge(import::routes())
        .merge(files::routes())
        .merge(records::routes())
        .merge(templates::routes())
}
