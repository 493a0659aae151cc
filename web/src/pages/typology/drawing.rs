//! One table of the typology as a figure.

use super::filter::Filter;
use crate::{
    View,
    parts::{Address, Drawn, FigurePart, Layout, Maps, Rows, direction, map_of_areas, map_of_countries, name, number, of_table},
};
use lantern_facts::{Condition, DimensionKind, Figure, FigureKind, Table};
use lantern_pictures::Frame;
use lantern_publish::{Names, withholds};
use lantern_vocab::Language;
use lantern_words::Arg;
use maud::{Markup, html};

/// Rows shown on the page of all tables; each table has a page of its own.
const ROWS_MAX: usize = 15;
/// A table with more rows than these stands behind a link where it would stand under its picture.
const ROWS_UNDER_MAX: usize = 6;

/// What every figure of a page needs.
pub struct Sheet<'a> {
    /// The reader.
    pub view: &'a View,
    /// The names.
    pub names: &'a Names<'a>,
    /// What is shown.
    pub filter: &'a Filter,
    /// The outlines of areas and countries.
    pub maps: &'a Maps,
    /// The day on which the figures were counted.
    pub today: &'a str,
}

impl Sheet<'_> {
    /// The figure of a table: its finding as heading, or its title where nothing can be said.
    pub fn figure(&self, table: &Table, routes: Option<&Table>) -> Markup {
        let (view, names) = (self.view, self.names);
        let id = anchor(table);
        let title = names.title(table);
        if table.rows.is_empty() || table.all == Figure::Exact(0) {
            return html! { section class="fig" id=(id) { h3 { (title) } p class="quiet small" { (view.t("typology-no-records")) } } };
        }
        if table.known == Figure::Exact(0) {
            // A table of what is not known would be longer than the sentence that says so.
            return html! { section class="fig" id=(id) {
                h3 { (title) } p class="quiet small" { (view.t("typology-no-records")) } p class="how" { (self.alone(table, &title)) }
            } };
        }
        let rows = Rows { view, names, table, first: 0, limit: ROWS_MAX };
        let (heading, what) = self.words(table, &title);
        let (mut drawn, absent) = self.drawn(table, routes);
        if let Some(drawn) = drawn.as_mut().filter(|drawn| drawn.layout == Layout::Whole && table.rows.len() > ROWS_UNDER_MAX) {
            drawn.layout = Layout::Folded;
        }
        let mut how = self.how(table, &absent);
        if rows.left_over() > 0 {
            how.push(html! { (self.cut()) " " (self.alone(table, &title)) });
        }
        how.push(self.downloads(table, &title));
        FigurePart { id: &id, heading: html! { h3 { (heading) } }, what, drawn, table: rows.draw(), table_link: &view.t("typology-same-figures"), how }.draw()
    }

    /// Heading and line below: the finding and then the title, or the title alone.
    pub fn words(&self, table: &Table, title: &str) -> (String, Markup) {
        let what = self.names.what(table);
        let nothing = self.view.t("typology-finding-none");
        match self.names.finding(table) {
            Some(finding) if finding != nothing => (finding, html! { strong { (title) } @if let Some(what) = what { (self.stop()) (what) } }),
            Some(_) => (title.to_owned(), html! { @if let Some(what) = what { (what) " " } (nothing) }),
            None => (title.to_owned(), html! { @if let Some(what) = what { (what) } }),
        }
    }

    /// What ends a title before a sentence follows.
    fn stop(&self) -> &'static str {
        if self.names.words.language() == Language::Zh { "。" } else { ". " }
    }

    /// The picture, and the names of places that a map lacks.
    pub fn drawn(&self, table: &Table, routes: Option<&Table>) -> (Option<Drawn>, Vec<String>) {
        let (names, title) = (self.names, self.names.title(table));
        let is_map = matches!(table.id, Some("areas" | "countries"));
        let label = if is_map { self.view.t("typology-map-picture") } else { names.words.with("typology-picture", &[("title", Arg::from(&title))]) };
        let label = names.finding(table).map_or_else(|| label.clone(), |finding| format!("{finding} {label}"));
        let frame = Frame::new(&anchor(table), &label, direction(names.words));
        let map = match table.id {
            Some("areas") => map_of_areas(self.maps, names, table, routes, &frame),
            Some("countries") => map_of_countries(self.maps, names, table, &frame),
            _ => None,
        };
        match map {
            Some((drawn, absent)) => (Some(drawn), absent),
            None => (of_table(names, table, &frame), Vec::new()),
        }
    }

    /// What must be known to read the figure.
    pub fn how(&self, table: &Table, absent: &[String]) -> Vec<Markup> {
        let (view, words) = (self.view, self.names.words);
        let mut lines = Vec::new();
        if let Some(known) = self.known_of_all(table) {
            lines.push(number(words, &known));
        }
        if !table.additive {
            lines.push(html! { (view.t("typology-non-additive")) });
        }
        if table.figures != FigureKind::Operational && withholds(table) {
            lines.push(html! { (view.t("typology-suppressed-stub")) });
        }
        if table.id == Some("areas") && table.by.iter().any(|one| one.kind() == DimensionKind::Area) && !self.maps.has_areas() {
            lines.push(html! { (view.t("typology-map-no-shapes")) });
        }
        if !absent.is_empty() {
            let places = words.list(absent);
            lines.push(html! { (words.with("typology-map-absent", &[("places", Arg::from(&places))])) });
        }
        if let Some(year) = self.unfinished_year(table) {
            lines.push(html! { (words.with("typology-year-last", &[("year", Arg::from(&year))])) });
        }
        lines
    }

    /// The running year, where the table counts it.
    fn unfinished_year(&self, table: &Table) -> Option<String> {
        let [dimension] = table.by.as_slice() else { return None };
        let year = self.today.get(..4).filter(|_| dimension.kind() == DimensionKind::Year)?;
        table.rows.iter().any(|row| row.codes[0] == year).then(|| self.names.label(*dimension, year))
    }

    fn cut(&self) -> String {
        self.names.words.with("table-cut", &[("count", Arg::count(ROWS_MAX))])
    }

    /// The address of one table: its own page, or for one that has no name the table builder.
    fn address(&self, table: &Table, extension: &str) -> String {
        let address = |path: String| self.filter.address(self.view.to(&path));
        if let Some(id) = table.id {
            return address(format!("/typology/{id}{extension}")).into_text();
        }
        let by: Vec<&str> = table.by.iter().map(|one| one.name()).collect();
        let address = address(format!("/table{extension}")).with("by", &by.join(","));
        let restricted = |address: Address, condition: &Condition| {
            let code = condition.codes.first().map_or("", String::as_str);
            address.with("where", condition.dimension.name()).with(&format!("is.{}", condition.dimension.name()), code)
        };
        table.conditions.iter().fold(address, restricted).into_text()
    }

    fn alone(&self, table: &Table, title: &str) -> Markup {
        html! { a href=(self.address(table, "")) { (self.view.t("typology-alone")) span class="visually-hidden" { ": " (title) } } }
    }

    /// The table as files. Their names say nothing of what is in them.
    pub fn downloads(&self, table: &Table, title: &str) -> Markup {
        let link = |extension: &str, key: &str| {
            html! { a href=(self.address(table, extension)) { (self.view.t(key)) span class="visually-hidden" { ": " (name(title)) } } }
        };
        html! { span class="take" { (link(".csv", "table-download-csv")) " " (link(".json", "table-download-json")) } }
    }
}

/// The id of a table in the page: its own, or the names of its dimensions.
pub fn anchor(table: &Table) -> String {
    let by = || table.by.iter().map(|one| one.name().replace('_', "-")).collect::<Vec<_>>().join("-");
    table.id.map_or_else(by, str::to_owned)
}
