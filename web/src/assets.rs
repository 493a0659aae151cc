//! The bundled browser files, embedded in the program. Each address carries a hash, so that browsers may keep a file for ever.

use axum::{
    extract::Path,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use rust_embed::RustEmbed;
use std::fmt::Write as _;

/// What `make client` wrote. The folder may be absent in builds that only run tests; the server then refuses to start.
#[derive(RustEmbed)]
#[folder = "client/dist"]
#[allow_missing = true]
struct Bundle;

/// Passwords that are tried first, one a line.
pub const COMMON: &str = "passwords.txt";

/// The letters of the hash that stand in an address.
const HASH_LENGTH: usize = 12;

/// Whether the browser files were bundled into this program.
pub fn are_bundled() -> bool {
    Bundle::get("index.css").is_some() && Bundle::get(COMMON).is_some()
}

/// The address of a bundled file.
pub fn address(name: &str) -> String {
    let hash = Bundle::get(name).map_or_else(String::new, |file| hash(&file.metadata.sha256_hash()));
    format!("/assets/{hash}/{name}")
}

/// A bundled text, such as the map of countries.
pub fn text(name: &str) -> Option<String> {
    Bundle::get(name).and_then(|file| String::from_utf8(file.data.into_owned()).ok())
}

fn hash(bytes: &[u8; 32]) -> String {
    bytes.iter().take(HASH_LENGTH / 2).fold(String::with_capacity(HASH_LENGTH), |mut hash, byte| {
        let _ = write!(hash, "{byte:02x}");
        hash
    })
}

fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml; charset=utf-8",
        Some("woff2") => "font/woff2",
        Some("json") => "application/json",
        _ => "application/octet-stream",
    }
}

/// `GET /assets/{hash}/{name}`. Style sheets name their fonts relative to themselves, so any hash is answered.
pub async fn serve(Path((_hash, name)): Path<(String, String)>) -> Response {
    match Bundle::get(&name).filter(|_| name != COMMON) {
        Some(file) => {
            let headers = [(header::CONTENT_TYPE, media_type(&name)), (header::CACHE_CONTROL, "public, max-age=31536000, immutable")];
            (headers, file.data.into_owned()).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
