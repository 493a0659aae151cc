//! The words that values are taken from: code lists in six languages with their sources and mappings, countries, and the
//! four ways of not having a value.
//!
//! Codes are Lantern's own and never change their meaning; a code that goes out of use gets a last day. Mappings lead to
//! HTCDS 2.0, the CTDC data sets, Article 3 of the Palermo Protocol, ISIC Rev.4 and ICCS. Mappings to IC-TIP come from a
//! file of the deployment, because its code tables are not public.
//!
//! ```
//! use lantern_vocab::{Crosswalk, Language, Missing};
//!
//! let acts = lantern_vocab::set("act").expect("the set ships with the crate");
//! let harbouring = acts.code("harbouring").expect("Article 3 names it");
//! assert_eq!(harbouring.label(Language::Fr), "Hébergement");
//! assert_eq!(harbouring.maps_to(Crosswalk::ProtocolArt3), ["act:harbouring"]);
//! assert_eq!(lantern_vocab::country_by_name("Malí").map(|country| country.alpha2()), Some("ML"));
//! assert_eq!(Missing::parse("!declined"), Some(Missing::Declined));
//! ```

mod country;
mod coverage;
mod crosswalk;
#[cfg(test)]
mod crosswalk_tests;
mod error;
mod language;
mod missing;
mod set;

pub use country::{Country, countries, country, country_by_name, is_user_assigned};
pub use coverage::{Coverage, IctipTable, coverage};
pub use crosswalk::Crosswalk;
pub use error::VocabError;
pub use language::Language;
pub use missing::Missing;
pub use set::{Code, Set};

use std::collections::HashMap;
use std::sync::LazyLock;

/// One data file per set, in the order of the coverage report.
const FILES: &[&str] = &[
    include_str!("../data/sets/sex.toml"),
    include_str!("../data/sets/gender.toml"),
    include_str!("../data/sets/age_group.toml"),
    include_str!("../data/sets/age_status.toml"),
    include_str!("../data/sets/un_region.toml"),
    include_str!("../data/sets/displacement.toml"),
    include_str!("../data/sets/disability.toml"),
    include_str!("../data/sets/wg_level.toml"),
    include_str!("../data/sets/marital_status.toml"),
    include_str!("../data/sets/education.toml"),
    include_str!("../data/sets/victim_status.toml"),
    include_str!("../data/sets/status_decider.toml"),
    include_str!("../data/sets/identification_channel.toml"),
    include_str!("../data/sets/recruiter_relation.toml"),
    include_str!("../data/sets/recruitment_channel.toml"),
    include_str!("../data/sets/assistance.toml"),
    include_str!("../data/sets/act.toml"),
    include_str!("../data/sets/means.toml"),
    include_str!("../data/sets/control_means.toml"),
    include_str!("../data/sets/exploitation_form.toml"),
    include_str!("../data/sets/purpose.toml"),
    include_str!("../data/sets/sector.toml"),
    include_str!("../data/sets/sexual_exploitation_type.toml"),
    include_str!("../data/sets/conflict_relation.toml"),
    include_str!("../data/sets/conflict_source.toml"),
    include_str!("../data/sets/armed_actor_kind.toml"),
    include_str!("../data/sets/area_control.toml"),
    include_str!("../data/sets/conflict_phase.toml"),
    include_str!("../data/sets/grave_violation.toml"),
    include_str!("../data/sets/conflict_sexual_violence.toml"),
    include_str!("../data/sets/trafficker_kind.toml"),
    include_str!("../data/sets/perpetrator_kind.toml"),
    include_str!("../data/sets/perpetrator_role.toml"),
    include_str!("../data/sets/justice_stage.toml"),
    include_str!("../data/sets/yes_no.toml"),
    include_str!("../data/sets/case_status.toml"),
    include_str!("../data/sets/indicator.toml"),
    include_str!("../data/sets/aggregate_category.toml"),
    include_str!("../data/sets/trafficking_scope.toml"),
    include_str!("../data/sets/calendar.toml"),
    include_str!("../data/sets/source_kind.toml"),
    include_str!("../data/sets/elements.toml"),
    include_str!("../data/sets/form_count.toml"),
    include_str!("../data/sets/missing.toml"),
];

struct Index {
    sets: Vec<Set>,
    by_name: HashMap<String, usize>,
}

impl Index {
    fn read(files: &[&str]) -> Result<Self, VocabError> {
        let sets = files.iter().map(|text| Set::parse(text)).collect::<Result<Vec<_>, _>>()?;
        let mut by_name = HashMap::with_capacity(sets.len());
        for (at, set) in sets.iter().enumerate() {
            if by_name.insert(set.name().to_owned(), at).is_some() {
                return Err(VocabError::Repeated { set: set.name().to_owned(), code: set.name().to_owned() });
            }
        }
        Ok(Self { sets, by_name })
    }
}

static INDEX: LazyLock<Index> = LazyLock::new(|| Index::read(FILES).expect("the shipped sets are checked by a test"));

/// The set with this name.
pub fn set(name: &str) -> Option<&'static Set> {
    INDEX.by_name.get(name).map(|at| &INDEX.sets[*at])
}

/// Every set.
pub fn sets() -> &'static [Set] {
    &INDEX.sets
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    /// Every shipped set is sound, and a file that comes twice is noticed.
    #[test]
    fn every_set_is_sound() {
        let index = Index::read(FILES).unwrap();
        assert_eq!(index.sets.len(), 44);
        assert!(index.sets.iter().all(|set| !set.codes().is_empty() && !set.source().is_empty()));
        let twice = [FILES[0], FILES[0]];
        assert!(matches!(Index::read(&twice), Err(VocabError::Repeated { .. })));
    }

    /// Codes that other crates write by name are codes here.
    #[test]
    fn codes_named_elsewhere_exist() {
        let named = [
            ("age_group", "0_8 9_17 18_20 21_23 24_26 27_29 30_38 39_47 48_plus 0_17 18_plus 18_26 27_38 39_plus"),
            ("age_status", "child adult"),
            ("source_kind", "case_records k_anonymised synthetic aggregate court_case"),
            ("calendar", "gregorian hijri persian ethiopic"),
            ("elements", "met not_met not_enough_known"),
            ("form_count", "single several"),
            ("missing", "unknown not_asked declined not_applicable"),
            ("conflict_relation", "within out_of into through fleeing none"),
            ("wg_level", "none some a_lot cannot"),
            ("trafficker_kind", "armed_group opportunist other"),
        ];
        for (name, codes) in named {
            let set = set(name).unwrap();
            for code in codes.split(' ') {
                assert!(set.code(code).is_some(), "{name} lacks {code}");
            }
        }
        assert_eq!(set("grave_violation").unwrap().codes().len(), 6);
    }

    /// An absence is a code of one set only: the check refuses it elsewhere, and this counts that it stands in its own.
    #[test]
    fn absences_are_no_values() {
        let holders: BTreeSet<_> = sets().iter().filter(|set| Missing::ALL.iter().any(|missing| set.code(missing.code()).is_some())).map(Set::name).collect();
        assert_eq!(holders, BTreeSet::from(["missing"]));
    }
}
