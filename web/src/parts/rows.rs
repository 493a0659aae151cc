//! The table of a figure: labels, figures, share of what is known and of all, the unknown as rows, what is withheld as a word.

use super::{Address, number, walk_back};
use crate::View;
use lantern_facts::{CountUnit, Figure, FigureKind, Table, TableRow, is_missing};
use lantern_publish::Names;
use maud::{Markup, html};

/// Which rows of a table are shown, and in which words.
pub struct Rows<'a> {
    /// The reader.
    pub view: &'a View,
    /// The names.
    pub names: &'a Names<'a>,
    /// The table.
    pub table: &'a Table,
    /// The first row shown, from 0.
    pub first: usize,
    /// How many rows are shown at most.
    pub limit: usize,
}

impl Rows<'_> {
    /// How many rows are not shown after the last one.
    pub fn left_over(&self) -> usize {
        self.table.rows.len().saturating_sub(self.first.saturating_add(self.limit))
    }

    /// The table in a frame that moves sideways.
    pub fn draw(&self) -> Markup {
        let (names, table) = (self.names, self.table);
        let title = names.title(table);
        let label = format!("{title}. {}", self.view.t("frame-scroll-sideways"));
        html! {
            div class="scroll" tabindex="0" role="group" aria-label=(label) {
                table class="table" {
                    caption class="visually-hidden" { (title) }
                    thead { tr {
                        @for dimension in &table.by { th scope="col" { (names.dimension(*dimension)) } }
                        th scope="col" class="n" { (names.unit(table.unit)) }
                        @if self.has_known() { th scope="col" class="n" { (self.view.t("typology-column-share-known")) } }
                        th scope="col" class="n" { (self.view.t("typology-column-share-all")) }
                    } }
                    tbody { @for row in table.rows.iter().skip(self.first).take(self.limit) { (self.row(row)) } }
                    tfoot { tr {
                        th scope="row" colspan=(table.by.len().max(1)) {
                            (self.view.t("typology-total"))
                            @if !table.additive { " " span class="tag" { (self.view.t("typology-non-additive-mark")) } }
                        }
                        (self.count(table.all, None))
                        @if table.all != Figure::Withheld { @if self.has_known() { td class="n" {} } td class="n" {} }
                    } }
                }
            }
        }
    }

    /// Whether a share of what is known stands in any row; where what is known is withheld, the column would be empty.
    fn has_known(&self) -> bool {
        self.table.rows.iter().any(|row| row.is_known() && self.names.share(row.figure, self.table.known).is_some())
    }

    fn row(&self, row: &TableRow) -> Markup {
        let (names, table) = (self.names, self.table);
        let quiet = (!row.is_known()).then_some("unknown");
        let of_known = names.share(row.figure, table.known).filter(|_| row.is_known());
        html! {
            tr class=[quiet] {
                @for (at, (dimension, code)) in table.by.iter().zip(&row.codes).enumerate() {
                    @let label = names.label(*dimension, code);
                    @let missing = is_missing(code).then_some("quiet");
                    @if at == 0 { th scope="row" class=[missing] { bdi { (label) } } } @else { td class=[missing] { bdi { (label) } } }
                }
                (self.count(row.figure, self.address(row).as_deref()))
                @if row.figure != Figure::Withheld { @if self.has_known() { (self.share(of_known)) } (self.share(names.share(row.figure, table.all))) }
            }
        }
    }

    /// A figure, or the word for what is withheld over all columns of figures: never a number, never nothing.
    fn count(&self, figure: Figure, address: Option<&str>) -> Markup {
        let text = self.names.figure(figure);
        html! {
            @if figure == Figure::Withheld { td class="n quiet" colspan=(if self.has_known() { 3 } else { 2 }) { (text) } }
            @else { td class="n" { (walk_back(self.view.words, &text, address)) } }
        }
    }

    fn share(&self, share: Option<String>) -> Markup {
        html! { td class="n" { @if let Some(share) = share { (number(self.view.words, &share)) } } }
    }

    /// The list of just these records. There is one for a row of records by one dimension; a public figure never leads back.
    fn address(&self, row: &TableRow) -> Option<String> {
        let table = self.table;
        let leads_back = table.unit == CountUnit::Records && table.figures == FigureKind::Operational && table.conditions.is_empty();
        let ([dimension], [code]) = (table.by.as_slice(), row.codes.as_slice()) else { return None };
        let has_some = row.figure.exact().is_some_and(|count| count > 0);
        (leads_back && has_some).then(|| {
            let list = Address::new(self.view.to("/records")).with("by", dimension.name()).with("value", code);
            list.with("kind", table.source_kind.code()).into_text()
        })
    }
}
