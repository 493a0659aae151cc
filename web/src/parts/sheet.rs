//! Recovery sheets: a page of their own in print, shown once.

use crate::{
    View,
    frame::icon,
    parts::{code, day, number},
};
use lantern_words::Arg;
use maud::{Markup, html};

/// The sheets of an agency's key, of which so many are needed, with the button that prints them.
pub fn recovery_sheets(view: &View, (agency, needed, now): (&str, u8, &str), sheets: &[String]) -> Markup {
    html! {
        section aria-labelledby="sheets" {
            h2 id="sheets" { (view.t("account-sheets")) }
            div class="lamp-box" { p { (view.t("account-sheets-once")) } }
            p class="acts" { button class="btn btn-primary" type="button" data-print hidden { (icon("printer")) " " (view.t("frame-print")) } }
            @for (at, words) in sheets.iter().enumerate() { (sheet(view, (agency, needed, now), (at + 1, sheets.len()), words)) }
        }
    }
}

/// One sheet. It says what it is for to whoever finds it in a safe, and nothing of people.
fn sheet(view: &View, (agency, needed, now): (&str, u8, &str), (at, all): (usize, usize), words: &str) -> Markup {
    let (which, many, needed) = (view.words.number(at), view.words.number(all), view.words.number(u32::from(needed)));
    let title = view.words.with("account-sheet-title", &[("sheet", Arg::from(&which)), ("sheets", Arg::from(&many))]);
    html! {
        article class="recovery-sheet" {
            h3 { (number(view.words, &title)) }
            p { (code(agency)) " · " (number(view.words, &day(view.words, now))) }
            p { (number(view.words, &view.words.with("account-sheet-what", &[("needed", Arg::from(&needed))]))) }
            ol class="words" dir="ltr" lang="en" { @for word in words.split_whitespace() { li { (word) } } }
        }
    }
}
