//! The columns of a file: what each is read as, which are not taken in, which were left out.

use crate::{View, pages::records::field_name, parts::note};
use lantern_intake::{ColumnReading, Inspection};
use lantern_model::field;
use lantern_words::Arg;
use maud::{Markup, html};

/// More columns than this are named in a part that opens.
const ROWS_SHOWN_MAX: usize = 12;

/// The section.
pub fn section(view: &View, inspection: &Inspection) -> Markup {
    let (all, heading) = (&inspection.columns, |column: &'_ ColumnReading| column.heading.clone());
    let read: Vec<&ColumnReading> = all.iter().filter(|column| !column.not_taken && !column.ignored && !column.left_out).collect();
    let not_taken: Vec<String> = all.iter().filter(|column| column.not_taken && !column.left_out).map(heading).collect();
    let left_out: Vec<String> = all.iter().filter(|column| column.left_out).map(heading).collect();
    let (first, rest) = read.split_at(read.len().min(ROWS_SHOWN_MAX));
    html! {
        section aria-labelledby="columns" {
            h2 id="columns" { (view.t("import-columns")) }
            @if !not_taken.is_empty() || !inspection.missing_columns.is_empty() || !left_out.is_empty() {
                (note(&view.t("import-columns"), &html! {
                    @if !not_taken.is_empty() {
                        p { (counted(view, "import-columns-not-taken", not_taken.len())) }
                        (headings(&not_taken))
                        p { (view.t("import-columns-not-taken-what")) }
                    }
                    @if !left_out.is_empty() { p { (view.t("import-columns-left-out")) } (headings(&left_out)) }
                    @if !inspection.missing_columns.is_empty() {
                        details { summary { (counted(view, "import-columns-missing", inspection.missing_columns.len())) }
                            (headings(&inspection.missing_columns)) }
                    }
                }))
            }
            p class="quiet small" { (counted(view, "import-columns-recognised", read.len())) }
            (table(view, first))
            @if !rest.is_empty() {
                details class="same" { summary { (view.words.with("count-columns", &[("count", Arg::count(rest.len()))])) } (table(view, rest)) }
            }
        }
    }
}

fn counted(view: &View, key: &str, count: usize) -> String {
    view.words.with(key, &[("count", Arg::count(count))])
}

/// Headings as the file writes them, in whatever direction.
pub fn headings(headings: &[String]) -> Markup {
    html! { ul class="headings" { @for heading in headings { li { bdi class="code" { (heading) } } } } }
}

fn table(view: &View, columns: &[&ColumnReading]) -> Markup {
    html! {
        div class="scroll" tabindex="0" role="group" aria-label={ (view.t("import-columns")) ". " (view.t("frame-scroll-sideways")) } {
            table class="table" {
                thead { tr {
                    th scope="col" { (view.t("import-column-in-file")) }
                    th scope="col" { (view.t("import-column-read-as")) }
                    th scope="col" { (view.t("import-column-sample")) }
                } }
                tbody { @for column in columns { (row(view, column)) } }
            }
        }
    }
}

fn row(view: &View, column: &ColumnReading) -> Markup {
    html! {
        tr {
            th scope="row" { bdi class="code" { (column.heading) } }
            td { @if column.key { (view.t("import-column-key")) @if !column.fields.is_empty() { br; } } @for (at, field) in column.fields.iter().filter_map(|path| field::by_path(path)).enumerate() { @if at > 0 { br; } (field_name(view.words, field)) } }
            // What identifies people or tells which row is whose is never shown, whatever the reader of the file says.
            td { @if !column.identity && !column.key { div class="cells" { @for sample in &column.samples { span class="cell" { bdi { (sample) } } } } } }
        }
    }
}
