//! One act and its button: the sentence that says what it does stands in the form itself.

use crate::View;
use maud::{Markup, html};

/// An act that asks for nothing but to be done.
pub struct Act<'a> {
    /// Where it is sent.
    pub to: &'a str,
    /// A field that the person does not fill in: its name and value.
    pub hidden: Option<(&'a str, &'a str)>,
    /// The key of what it does.
    pub what: &'a str,
    /// The key of what the button says.
    pub says: &'a str,
}

impl Act<'_> {
    /// The form.
    pub fn draw(&self, view: &View) -> Markup {
        html! {
            form method="post" action=(self.to) {
                (view.form())
                @if let Some((name, value)) = self.hidden { input type="hidden" name=(name) value=(value); }
                p { (view.t(self.what)) }
                p class="acts" { button class="btn btn-plain" { (view.t(self.says)) } }
            }
        }
    }

    /// The form under a heading of its own.
    pub fn section(&self, view: &View, id: &str, heading: &str) -> Markup {
        html! {
            section aria-labelledby=(id) {
                h2 id=(id) { (view.t(heading)) }
                (self.draw(view))
            }
        }
    }
}
