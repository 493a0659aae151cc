//! What does not fit in a form, at its top, each with a link to the field.

use crate::View;
use maud::{Markup, html};

/// The summary: nothing without problems. Each problem is the id of a field and a sentence.
pub fn problem_summary(view: &View, problems: &[(String, String)]) -> Markup {
    html! {
        @if !problems.is_empty() {
            div class="clay-box problems" role="alert" aria-labelledby="problems" {
                h2 id="problems" { (view.t("errors-title")) }
                p { (view.t("errors-summary")) }
                ul { @for (field, sentence) in problems { li { a href={ "#" (field) } { (sentence) } } } }
            }
        }
    }
}
