//! What may be public: the fixed lattice of a kind of source, and how a record's columns become its categories.
//!
//! Dimensions that follow from one another (an area and its country, a band of ages and a broader one, a form and "one or
//! several") never stand in the lattice side by side: the protection takes dimensions for independent, and whoever knows the
//! rule between two could subtract one table from the other. Years other than that of detection stay out for the same reason:
//! nobody is registered before being detected. A field with several values becomes one question per code, asked only of
//! records that answer the field at all; the answer "known or not" is shared by all its codes and ties them together.

use lantern_disclosure::{Dimension as PublicDimension, DisclosureError, Lattice};
use lantern_facts::{Dimension, DimensionKind, is_missing};

/// The category of everything that is not known, for whatever reason: publicly one category, so that fewer are small.
pub(crate) const UNKNOWN: &str = "!unknown";
/// The same, and every category of the dimension that fewer than the threshold have: a rare category, withheld by itself, would
/// take others with it wherever a total is published. The records are counted; which category they are in is not told.
pub(crate) const UNKNOWN_OR_FEW: &str = "!unknown_or_few";
/// The category of records with several values, where only one can stand.
pub(crate) const SEVERAL: &str = "several";
pub(crate) const YES: &str = "yes";
pub(crate) const NO: &str = "no";

/// Where the place of exploitation is read from; only one of them is public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Geography {
    /// First-level areas, the finest that is ever public.
    Areas,
    /// Countries, where no record names an area.
    Countries,
    /// Regions of the world, where no record names a country.
    Regions,
}

/// The fields with several values that are public, one question per code.
const MULTIPLE: [&str; 6] = ["act", "means", "control", "recruitment_channel", "recruiter_relation", "sector"];

/// The steps of identification that make somebody a person recorded. Others are counted in operational figures that ask for them.
const COUNTED_STATUSES: [&str; 3] = ["presumed", "identified", "formally_identified"];

/// How a public category is read from the text of a column.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Reading {
    /// The code itself; several codes are one category.
    Code,
    /// Whether the field says anything.
    Known,
    /// Whether it has this code.
    Has(String),
}

struct Entry {
    public: PublicDimension,
    column: usize,
    reading: Reading,
}

/// The lattice, the columns it is read from, and the way between them.
pub(crate) struct Plan {
    pub(crate) lattice: Lattice,
    pub(crate) columns: Vec<Dimension>,
    entries: Vec<Entry>,
}

impl Plan {
    /// The plan for records whose places are told like this.
    pub(crate) fn of(geography: Geography) -> Result<Self, DisclosureError> {
        let (from, to) = match geography {
            Geography::Areas => ("recruitment_area", "exploitation_area"),
            Geography::Countries => ("recruitment_country", "exploitation_country"),
            Geography::Regions => ("citizenship_region", "exploitation_region"),
        };
        let mut cliques: Vec<Vec<String>> = [
            &["form_group", "sex", "age_broad"][..],
            &["sex", "age_broad", "displacement"],
            &["sex", "age_broad", "status"],
            &[to, "form_group"],
            &[to, from],
            &["year_detection", "form_group"],
            &["source"],
            &["conflict_relation"],
            &["trafficker_kind", "actor_kind"],
            &["disability"],
        ]
        .iter()
        .map(|clique| clique.iter().map(|name| (*name).to_owned()).collect())
        .collect();
        if geography != Geography::Regions {
            cliques.push(vec!["citizenship".to_owned()]);
        }
        for name in MULTIPLE {
            let codes = codes_of(name).map(|code| vec![known(name), has(name, code)]);
            cliques.extend(codes);
        }
        let lattice = Lattice::new(cliques.iter().map(|clique| clique.iter().map(|name| PublicDimension::from(name.as_str()))))?;
        let (mut columns, mut entries) = (Vec::new(), Vec::new());
        for public in lattice.dimensions() {
            let (name, reading) = match public.as_str().split_once(['?', '=']) {
                None => (public.as_str(), Reading::Code),
                Some((name, "")) => (name, Reading::Known),
                Some((name, code)) => (name, Reading::Has(code.to_owned())),
            };
            let dimension = Dimension::parse(name).expect("the names above are those of the catalogue; a test makes every plan");
            let column = columns.iter().position(|one| *one == dimension).unwrap_or_else(|| {
                columns.push(dimension);
                columns.len() - 1
            });
            entries.push(Entry { public: public.clone(), column, reading });
        }
        Ok(Self { lattice, columns, entries })
    }

    /// The places in the lattice that are read from a column.
    pub(crate) fn places(&self, column: usize) -> impl Iterator<Item = usize> + '_ {
        self.entries.iter().enumerate().filter(move |(_, entry)| entry.column == column).map(|(place, _)| place)
    }

    /// Whether rare categories of a place are told apart from no others. Sources are: each record has one, so that nothing
    /// unknown would blur a sum of a few of them, and they stand by themselves, where a withheld one takes few others along.
    pub(crate) fn pools(&self, place: usize) -> bool {
        self.entries[place].reading == Reading::Code && self.entries[place].public.as_str() != "source"
    }

    /// The public dimension at a place.
    pub(crate) fn public(&self, place: usize) -> &PublicDimension {
        &self.entries[place].public
    }

    /// The category at a place, from the text of its column.
    pub(crate) fn category<'a>(&self, place: usize, text: &'a str) -> &'a str {
        let missing = is_missing(text);
        match &self.entries[place].reading {
            Reading::Code if missing => UNKNOWN_OR_FEW,
            Reading::Code if text.contains(' ') => SEVERAL,
            Reading::Code => text,
            Reading::Known if missing => NO,
            Reading::Known => YES,
            Reading::Has(_) if missing => UNKNOWN,
            Reading::Has(code) => {
                if text.split(' ').any(|one| one == code) {
                    YES
                } else {
                    NO
                }
            }
        }
    }
}

/// The dimension that a public one by itself makes a table of: its own, or the field whose codes are counted one by one.
pub(crate) fn parse(public: &str) -> Option<Dimension> {
    Dimension::parse(public.strip_suffix('?').unwrap_or(public))
}

/// The name of "does the record answer this field at all".
pub(crate) fn known(name: &str) -> String {
    format!("{name}?")
}

/// The name of "does it have this code".
pub(crate) fn has(name: &str, code: &str) -> String {
    format!("{name}={code}")
}

/// Whether a dimension is public as one question per code.
pub(crate) fn is_multiple(dimension: Dimension) -> bool {
    MULTIPLE.contains(&dimension.name())
}

/// Whether records with this code are never among the public ones, so that the answer 0 would be false.
pub(crate) fn is_never_counted(dimension: Dimension, code: &str) -> bool {
    dimension.name() == "status" && !is_missing(code) && !COUNTED_STATUSES.contains(&code)
}

/// The codes of a dimension with a value set.
pub(crate) fn codes_of(name: &str) -> impl Iterator<Item = &'static str> {
    let set = Dimension::parse(name).and_then(|dimension| match dimension.kind() {
        DimensionKind::Set(set) => lantern_vocab::set(set),
        _ => None,
    });
    set.into_iter().flat_map(lantern_vocab::Set::codes).map(lantern_vocab::Code::code)
}

/// The public dimension that stands for one of the catalogue, where another one says less.
pub(crate) fn stands_for(dimension: Dimension) -> Dimension {
    let name = match dimension.name() {
        "form" => "form_group",
        "age_group" => "age_broad",
        other => other,
    };
    Dimension::parse(name).unwrap_or(dimension)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every plan is a lattice that holds together, of dimensions that exist, with at most one place of exploitation.
    #[test]
    fn plans_are_lattices() {
        for geography in [Geography::Areas, Geography::Countries, Geography::Regions] {
            let plan = Plan::of(geography).unwrap();
            assert_eq!(plan.entries.len(), plan.lattice.dimensions().len());
            let places = ["exploitation_area", "exploitation_country", "exploitation_region"];
            assert_eq!(places.iter().filter(|name| plan.lattice.allows(&[PublicDimension::from(**name)])).count(), 1, "{geography:?}");
        }
    }

    /// Missing values are one category, several values one, and a field asked and empty answers "no" to every code.
    #[test]
    fn texts_become_categories() {
        let plan = Plan::of(Geography::Areas).unwrap();
        let at = |name: &str| plan.entries.iter().position(|entry| entry.public.as_str() == name).unwrap();
        assert_eq!(plan.category(at("sex"), "female"), "female");
        assert_eq!(plan.category(at("sex"), "!declined"), UNKNOWN_OR_FEW);
        assert_eq!(plan.category(at("citizenship"), "XA XB"), SEVERAL);
        assert_eq!(plan.category(at("act?"), "-"), YES);
        assert_eq!(plan.category(at("act?"), "!not_recorded"), NO);
        assert_eq!(plan.category(at("act=receipt"), "-"), NO);
        assert_eq!(plan.category(at("act=receipt"), "recruitment receipt"), YES);
        assert_eq!(plan.category(at("act=receipt"), "!unknown"), UNKNOWN);
    }
}
