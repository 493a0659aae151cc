//! Entries of the access log as a table and as a file.

use crate::{
    View,
    pages::{account::security::moment, files::attachment},
    parts::{code, number},
};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use lantern_access::policy::Purpose;
use lantern_ledger::AccessKind;
use lantern_store::AccessLine;
use maud::{Markup, html};

/// What was looked at, and how.
pub const fn what_key(what: AccessKind) -> &'static str {
    match what {
        AccessKind::Identity => "accesslog-identity",
        AccessKind::Record => "accesslog-record",
        AccessKind::List => "accesslog-list",
        AccessKind::History => "accesslog-history",
        AccessKind::Search => "accesslog-search",
        AccessKind::Export => "accesslog-export",
        AccessKind::Share => "accesslog-share",
        AccessKind::Keys => "accesslog-keys",
        AccessKind::Reindex => "accesslog-reindex",
        AccessKind::Break => "accesslog-break",
        AccessKind::Complaint => "accesslog-complaint",
    }
}

/// The ground of a look: papers and the door in words, ids and logins as they are.
fn basis(view: &View, text: &str) -> Markup {
    match text {
        "consents" => html! { (view.t("sharing-consents")) },
        "door" => html! { (view.t("sharing-door")) },
        other => code(other),
    }
}

/// A purpose in words; one of an older log stands as it was written.
fn purpose(view: &View, text: &str) -> String {
    Purpose::from_code(text).map_or_else(|| text.to_owned(), |purpose| view.t(&purpose.key()))
}

const COLUMNS: [&str; 6] = ["accesslog-at", "accesslog-who", "accesslog-looked-at", "accesslog-purpose", "accesslog-basis", "accesslog-subjects"];

/// The table. No record's code stands in it but the one that was asked for: a list of looks is not a list of people.
pub fn draw(view: &View, lines: &[AccessLine]) -> Markup {
    let words = view.words;
    html! {
        div class="scroll" tabindex="0" role="group" aria-label={ (view.t("accesslog-title")) ". " (view.t("frame-scroll-sideways")) } {
            table class="table" {
                thead { tr { @for key in COLUMNS { th scope="col" class=[(key == "accesslog-subjects").then_some("n")] { (view.t(key)) } } } }
                tbody { @for line in lines {
                    tr class=[(line.what == AccessKind::Break).then_some("lit-row")] {
                        td class="day" { (number(words, &moment(view, &line.at))) }
                        th scope="row" { (code(&line.actor)) }
                        td { (view.t(what_key(line.what))) }
                        td { (purpose(view, &line.purpose)) }
                        td { @match &line.basis { Some(text) => (basis(view, text)), None => { span class="quiet" { (view.t("frame-none")) } } } }
                        td class="n" { (number(words, &words.number(line.subjects))) }
                    }
                } }
            }
        }
    }
}

/// A cell: quoted, and no spreadsheet takes it for a formula.
fn cell(text: &str) -> String {
    let shield = if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\0']) { "'" } else { "" };
    format!("\"{shield}{}\"", text.replace('"', "\"\""))
}

/// The file: codes as the log has them, so that it can be compared, with headings in the reader's language.
pub fn file(view: &View, lines: &[AccessLine]) -> Response {
    let mut text = String::from("\u{feff}");
    let headings: Vec<String> = std::iter::once("position".to_owned()).chain(COLUMNS.iter().map(|key| view.t(key))).map(|heading| cell(&heading)).collect();
    text.push_str(&headings.join(","));
    text.push_str("\r\n");
    for line in lines {
        let cells = [
            line.position.to_string(),
            cell(&line.at),
            cell(&line.actor),
            cell(line.what.code()),
            cell(&line.purpose),
            cell(line.basis.as_deref().unwrap_or_default()),
            line.subjects.to_string(),
        ];
        text.push_str(&cells.join(","));
        text.push_str("\r\n");
    }
    let head = [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, attachment("lantern-access.csv"))];
    (head, text).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Nothing that stands in the log becomes a formula or a second cell.
    #[test]
    fn cells_are_closed() {
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
        assert_eq!(cell("a\",b"), "\"a\"\",b\"");
    }
}
