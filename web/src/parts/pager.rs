//! Pages of a long list, by number.

use super::{Address, number};
use crate::View;
use lantern_words::Arg;
use maud::{Markup, html};

/// Where in a long list a page is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pager {
    /// The page, from 1.
    pub page: u64,
    /// Rows of the whole list.
    pub rows: u64,
    /// Rows of one page.
    pub per_page: u64,
}

impl Pager {
    /// The page asked for; what is no page number is the first.
    pub fn new(asked: &str, rows: u64, per_page: u64) -> Self {
        let pages = rows.div_ceil(per_page.max(1)).max(1);
        Self { page: asked.parse().unwrap_or(1).clamp(1, pages), rows, per_page: per_page.max(1) }
    }

    /// How many pages there are.
    pub fn pages(&self) -> u64 {
        self.rows.div_ceil(self.per_page).max(1)
    }

    /// The first row of the page, from 0.
    pub fn first_row(&self) -> u64 {
        (self.page - 1) * self.per_page
    }

    /// The links to the pages before and after; nothing where one page holds all. `address` is that of the list.
    pub fn draw(&self, view: &View, address: &Address) -> Markup {
        let words = view.words;
        let (page, pages) = (words.number(self.page), words.number(self.pages()));
        let place = words.with("frame-page-number", &[("page", Arg::from(&page)), ("pages", Arg::from(&pages))]);
        let link = |to: u64, key: &str, rel: &str| {
            html! { a class="btn btn-plain btn-small" rel=(rel) href=(address.clone().with("page", &to.to_string()).into_text()) { (view.t(key)) } }
        };
        html! {
            @if self.pages() > 1 {
                nav class="acts pager" aria-label=(place) {
                    @if self.page > 1 { (link(self.page - 1, "frame-previous", "prev")) }
                    span class="quiet small" { (number(words, &place)) }
                    @if self.page < self.pages() { (link(self.page + 1, "frame-next", "next")) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// No page number leads outside of the list.
    #[test]
    fn pages_stay_in_the_list() {
        for (asked, page, first) in [("", 1, 0), ("0", 1, 0), ("2", 2, 50), ("3", 3, 100), ("99", 3, 100), ("-1", 1, 0), ("x", 1, 0)] {
            let pager = Pager::new(asked, 101, 50);
            assert_eq!((pager.page, pager.first_row(), pager.pages()), (page, first, 3), "{asked}");
        }
        assert_eq!(Pager::new("2", 0, 0).page, 1);
    }
}
