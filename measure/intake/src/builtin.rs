//! The layouts that come with the program, and telling by its headings which of them a file has.

use crate::fold::fold;
use crate::layout::Layout;
use std::collections::HashMap;
use std::sync::LazyLock;

const TEXTS: [(&str, &str); 7] = [
    ("htcds", include_str!("../layouts/htcds.toml")),
    ("ctdc-vp", include_str!("../layouts/ctdc-vp.toml")),
    ("ctdc-kanon", include_str!("../layouts/ctdc-kanon.toml")),
    ("ctdc-synthetic", include_str!("../layouts/ctdc-synthetic.toml")),
    ("glotip", include_str!("../layouts/glotip.toml")),
    ("case-law", include_str!("../layouts/case-law.toml")),
    ("lantern", include_str!("../layouts/lantern.toml")),
];

static LAYOUTS: LazyLock<Vec<Layout>> =
    LazyLock::new(|| TEXTS.iter().map(|(id, text)| Layout::parse(text).unwrap_or_else(|error| panic!("{id}: {error}; a test reads every layout"))).collect());

/// CTDC files that passed through statistics packages have names of columns cut after this many letters.
const CUT_HEADING_LETTERS: usize = 32;

impl Layout {
    /// The layouts that come with the program.
    pub fn builtin() -> &'static [Self] {
        &LAYOUTS
    }

    /// The built-in layout with this id.
    pub fn named(id: &str) -> Option<&'static Self> {
        LAYOUTS.iter().find(|layout| layout.id == id)
    }

    /// The text of a built-in layout, as an example to begin from.
    pub fn text_of(id: &str) -> Option<&'static str> {
        TEXTS.iter().find(|(name, _)| *name == id).map(|(_, text)| *text)
    }

    /// The built-in layout that explains the most of these headings, if it explains enough of them.
    pub fn recognise(headings: &[String]) -> Option<&'static Self> {
        let mut best: Option<(usize, usize, &Self)> = None;
        for layout in Self::builtin() {
            let index = Headings::of(layout);
            let found = headings.iter().filter(|heading| index.knows(heading)).count();
            let columns = headings.iter().filter(|heading| !index.columns(heading).is_empty()).count();
            let key = layout.key_optional || layout.key.iter().all(|key| headings.iter().any(|heading| index.is_key(heading, key)));
            // Between layouts that explain as much, the one that leaves less of itself unused is meant.
            let rank = (found, usize::MAX - layout.columns.len());
            if key && columns >= layout.recognised_from && best.is_none_or(|(most, rest, _)| rank > (most, rest)) {
                best = Some((rank.0, rank.1, layout));
            }
        }
        best.map(|(_, _, layout)| layout)
    }
}

/// A layout's headings in folded form.
pub struct Headings<'a> {
    layout: &'a Layout,
    columns: HashMap<String, Vec<usize>>,
    others: Vec<String>,
}

impl<'a> Headings<'a> {
    /// Folds a layout's headings once.
    pub fn of(layout: &'a Layout) -> Self {
        let mut columns: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, column) in layout.columns.iter().enumerate() {
            for heading in &column.headings {
                let places = columns.entry(fold(heading)).or_default();
                if !places.contains(&at) {
                    places.push(at);
                }
            }
        }
        let mut others: Vec<String> = layout.ignore.iter().chain(&layout.key).map(|heading| fold(heading)).collect();
        others.extend(layout.aliases.values().flatten().map(|heading| fold(heading)));
        others.extend(layout.columns.iter().filter_map(|column| column.reading.when.as_ref()).map(|when| fold(&when.heading)));
        Self { layout, columns, others }
    }

    /// The columns of the layout that a heading of the file names.
    pub fn columns(&self, heading: &str) -> &[usize] {
        if let Some(places) = self.columns.get(&fold(heading)) {
            return places;
        }
        if heading.chars().count() != CUT_HEADING_LETTERS {
            return &[];
        }
        let cut = fold(heading);
        let mut whole = self.columns.iter().filter(|(known, _)| known.starts_with(&cut));
        match (whole.next(), whole.next()) {
            (Some((_, places)), None) => places,
            _ => &[],
        }
    }

    /// Whether the layout knows a heading at all.
    pub fn knows(&self, heading: &str) -> bool {
        !self.columns(heading).is_empty() || self.others.contains(&fold(heading))
    }

    /// Whether the layout names a heading and knowingly does not take it.
    pub fn ignores(&self, heading: &str) -> bool {
        let folded = fold(heading);
        self.layout.ignore.iter().any(|ignored| fold(ignored) == folded)
    }

    /// Whether a heading of the file is this key column.
    pub fn is_key(&self, heading: &str, key: &str) -> bool {
        let folded = fold(heading);
        folded == fold(key) || self.layout.aliases.get(key).into_iter().flatten().any(|alias| fold(alias) == folded)
    }
}
