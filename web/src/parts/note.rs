//! Notes in the margin: why, how it was made, who can see it. They stand in the page right after the heading that they explain.

use maud::{Markup, html};

/// A note. It is a note and no landmark, so that a page with ten of them still has one complement at most.
pub fn note(heading: &str, body: &Markup) -> Markup {
    html! { div class="note" role="note" { p class="note-h" { (heading) } (body) } }
}

/// A note of pairs: what, and how much.
pub fn facts_note(heading: &str, facts: &[(String, Markup)]) -> Markup {
    note(heading, &html! { dl { @for (term, figure) in facts { dt { (term) } dd { (figure) } } } })
}
