//! Blank templates to download, in the reader's language.

use super::files::attachment;
use crate::{
    View, WebError,
    doors::{Doors, Need},
    frame::icon,
};
use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use lantern_access::policy::{Action, ResourceKind};
use lantern_intake::Layout;
use maud::{Markup, html};

/// The layouts that an agency without files of its own can begin with.
const OFFERED: [&str; 2] = ["lantern", "htcds"];

/// The type of an XLSX file.
const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The addresses under `/templates`.
pub fn routes(doors: Doors) -> Doors {
    doors.get("/templates/{file}", Need::policy(Action::ViewLists, ResourceKind::List), download)
}

/// What is offered, with where it leads.
pub fn section(view: &View) -> Markup {
    let layouts = OFFERED.into_iter().filter_map(Layout::named);
    html! {
        section aria-labelledby="templates" {
            h2 id="templates" { (view.t("import-templates")) }
            p class="quiet small" { (view.t("import-templates-what")) }
            ul class="downloads" {
                @for layout in layouts {
                    li { a href=(view.to(&format!("/templates/{}.xlsx", layout.id))) download {
                        (icon("download")) " " (view.t("import-template-download")) " · " bdi { (layout.title(view.words.language())) }
                    } }
                }
            }
        }
    }
}

/// `GET /templates/{layout}.xlsx`.
async fn download(view: View, Path((_, file)): Path<(String, String)>) -> Result<Response, WebError> {
    let layout = file.strip_suffix(".xlsx").and_then(Layout::named).ok_or(WebError::NotFound)?;
    let words = view.words;
    let bytes = tokio::task::spawn_blocking(move || lantern_intake::template::template(layout, words))
        .await
        .map_err(|error| WebError::ours(&error))?
        .map_err(|error| WebError::ours(&error))?;
    let disposition = attachment(&format!("{}-{}.xlsx", layout.id, words.language().code()));
    Ok(([(header::CONTENT_TYPE, XLSX.to_owned()), (header::CONTENT_DISPOSITION, disposition)], bytes).into_response())
}
