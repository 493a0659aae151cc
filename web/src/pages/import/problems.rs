//! What is wrong with a file, group by group: which column, how many rows, what the file says where that may be shown, what to do.

use crate::{View, parts::number};
use lantern_intake::{Example, ProblemClass, ProblemGroup};
use lantern_words::Arg;
use maud::{Markup, html};

/// One group of problems of a preview.
pub fn item(view: &View, group: &ProblemGroup, examples: &[Example]) -> Markup {
    let words = view.words;
    let cells = html! {
        @if examples.iter().any(|example| example.cell.is_some()) {
            div class="cells" {
                @for example in examples {
                    @let row = words.with("import-ribbon-first", &[("row", Arg::from(&words.number(example.row)))]);
                    span class="cell" { em { (row) } @if let Some(cell) = &example.cell { bdi { (cell) } } }
                }
            }
        }
    };
    entry(view, &Group { class: &group.class, column: group.column.as_deref(), rows: group.rows, first_row: group.first_row, rejected: group.rejected }, &cells)
}

/// The groups of an import that has ended.
pub fn group_items(view: &View, groups: &[&lantern_store::ProblemGroup]) -> Markup {
    html! {
        ol { @for group in groups {
            (entry(view, &Group { class: &group.class, column: group.column.as_deref(), rows: group.rows, first_row: group.first_row, rejected: group.rejected }, &html! {}))
        } }
    }
}

/// What both kinds of groups say.
struct Group<'a> {
    class: &'a str,
    column: Option<&'a str>,
    rows: u64,
    first_row: u64,
    rejected: bool,
}

fn entry(view: &View, group: &Group<'_>, cells: &Markup) -> Markup {
    let words = view.words;
    let class = class_key(group.class);
    let first = words.with("import-problems-first", &[("row", Arg::from(&words.number(group.first_row)))]);
    html! {
        li class={ "problem" @if !group.rejected { " open" } } {
            div {
                h3 { (view.t(&format!("problem-{class}-title"))) }
                p class="where" {
                    @if let Some(column) = group.column { bdi class="code" { (column) } " · " }
                    (number(words, &words.with("count-rows", &[("count", Arg::count(group.rows))]))) " · " (first)
                }
                (cells)
            }
            p class="small" { (view.t(&format!("problem-{class}-remedy"))) }
        }
    }
}

/// The part of a message's key that names a class; what a newer program may have written is told as an unreadable row.
pub fn class_key(class: &str) -> &'static str {
    ProblemClass::from_name(class).unwrap_or(ProblemClass::UnreadableRow).name()
}
