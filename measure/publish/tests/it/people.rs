//! Invented people: a seeded generator, and the categories that public tables should put them in, told a second time.

use crate::world::Row;
use std::collections::{BTreeMap, BTreeSet};

/// A seeded source of numbers (Steele, Lea and Flood's SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    /// One of the texts by weight, in thousandths; what is left over is not recorded.
    fn one_of(&mut self, weights: &[(&'static str, u64)]) -> Option<&'static str> {
        let mut at = self.below(1000);
        for (text, weight) in weights {
            if at < *weight {
                return Some(text);
            }
            at -= weight;
        }
        None
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, usize::try_from(self.below(last as u64 + 1)).unwrap());
        }
    }
}

const SEXES: &[(&str, u64)] = &[("female", 640), ("male", 300), ("other", 2), ("!unknown", 15), ("!declined", 5)];
const AGES: &[(&str, u64)] =
    &[("0_8", 12), ("9_17", 240), ("18_20", 150), ("24_26", 130), ("30_38", 260), ("48_plus", 60), ("18_plus", 60), ("!not_asked", 20)];
const FORMS: &[(&str, u64)] = &[
    ("forced_labour", 330),
    ("sexual_exploitation", 250),
    ("sexual_exploitation forced_labour", 90),
    ("forced_marriage", 120),
    ("armed_group_recruitment", 90),
    ("forced_begging", 30),
    ("organ_removal", 2),
    ("child_labour forced_begging", 15),
    ("!unknown", 40),
];
const AREAS: &[(&str, u64)] = &[("XA-01", 380), ("XA-02", 220), ("XB-01", 150), ("XB-02", 80), ("XC-01", 60), ("XC-02", 25), ("XC-03", 2), ("!unknown", 20)];
const CITIZENSHIPS: &[(&str, u64)] = &[("XA", 500), ("XB", 250), ("XC", 100), ("XA XB", 40), ("XD", 3), ("XE", 2), ("XF", 1), ("!unknown", 50)];
const DISPLACEMENTS: &[(&str, u64)] =
    &[("resident", 300), ("internally_displaced", 350), ("refugee", 200), ("asylum_seeker", 30), ("stateless", 8), ("returnee", 3), ("!unknown", 30)];
const STATUSES: &[(&str, u64)] = &[
    ("presumed", 300),
    ("identified", 320),
    ("formally_identified", 150),
    ("!unknown", 30),
    ("at_risk", 60),
    ("no_indication", 30),
    ("not_a_victim", 15),
    ("withdrawn", 5),
];
const RELATIONS: &[(&str, u64)] = &[("within", 400), ("fleeing", 300), ("out_of", 120), ("into", 10), ("none", 90)];
const TRAFFICKERS: &[(&str, u64)] = &[("armed_group", 400), ("opportunist", 300), ("other", 60), ("!unknown", 100)];
const ACTORS: &[(&str, u64)] = &[("armed_group", 380), ("terrorist_group", 120), ("paramilitary", 30), ("police", 4), ("!unknown", 60)];
const DISABILITIES: &[(&str, u64)] = &[("with", 40), ("without", 500), ("!not_asked", 300)];
const YEARS: &[(&str, u64)] = &[("2021-05-03", 150), ("2022-11", 250), ("2023", 250), ("2024-02-28", 200), ("2019-07-01", 3), ("!unknown", 20)];
const ACTS: &[(&str, u64)] = &[("recruitment", 300), ("recruitment receipt", 200), ("transportation", 100), ("transfer", 5), ("-", 30), ("!unknown", 100)];
const MEANS: &[(&str, u64)] = &[("deception", 250), ("use_of_force abduction", 200), ("payment", 4), ("abuse_of_vulnerability", 90)];
const CONTROLS: &[(&str, u64)] = &[("debt_bondage", 200), ("debt_bondage physical_abuse", 150), ("withholds_documents", 8), ("threats", 100)];
const CHANNELS: &[(&str, u64)] = &[("family", 120), ("online_social_network", 60), ("at_work", 4)];
const RECRUITERS: &[(&str, u64)] = &[("stranger", 200), ("parent", 60), ("employer", 30), ("aid_worker", 3)];
const SECTORS: &[(&str, u64)] = &[("isic_a", 120), ("isic_f", 60), ("isic_i", 8)];

/// Values with how many of a thousand records have them.
type Odds = &'static [(&'static str, u64)];

const FIELDS: [(&str, &str, Odds); 19] = [
    ("sex", "victim.sex", SEXES),
    ("age_group", "victim.age_group", AGES),
    ("form", "event.forms", FORMS),
    ("exploitation_area", "event.exploitation_area", AREAS),
    ("recruitment_area", "event.recruitment_area", AREAS),
    ("citizenship", "victim.citizenship", CITIZENSHIPS),
    ("displacement", "victim.displacement", DISPLACEMENTS),
    ("status", "victim.status", STATUSES),
    ("conflict_relation", "event.conflict_relation", RELATIONS),
    ("trafficker_kind", "event.trafficker_kind", TRAFFICKERS),
    ("actor_kind", "event.actor_kind", ACTORS),
    ("disability", "victim.disability", DISABILITIES),
    ("detection", "victim.detection_date", YEARS),
    ("act", "event.acts", ACTS),
    ("means", "event.means", MEANS),
    ("control", "event.control", CONTROLS),
    ("recruitment_channel", "victim.recruitment_channel", CHANNELS),
    ("recruiter_relation", "victim.recruiter_relation", RECRUITERS),
    ("sector", "event.sectors", SECTORS),
];

/// A person by the name of each field; what is not recorded is not there.
pub type Person = BTreeMap<&'static str, &'static str>;

pub fn people(seed: u64, count: usize) -> Vec<Person> {
    let mut dice = Dice(seed);
    let person = |_| FIELDS.iter().filter_map(|(name, _, weights)| dice.one_of(weights).map(|text| (*name, text))).collect();
    (0..count).map(person).collect()
}

pub fn row_of(person: &Person) -> Row {
    FIELDS.iter().filter_map(|(name, path, _)| person.get(name).map(|text| (*path, (*text).to_owned()))).collect()
}

pub fn rows_of(people: &[Person]) -> Vec<Row> {
    people.iter().map(row_of).collect()
}

/// Whether a person is among the counted: at a step that makes a victim, or at none that is known.
pub fn is_counted(person: &Person) -> bool {
    person.get("status").is_none_or(|status| status.starts_with('!') || ["presumed", "identified", "formally_identified"].contains(status))
}

/// What is told of those who are not known, or of whom there are too few.
pub const FEW: &str = "!unknown_or_few";

/// The category of a person in a dimension of one code per record, before rare ones are pooled.
fn raw<'a>(person: &Person, name: &'a str) -> &'a str
where
    'static: 'a,
{
    let at = |field: &str| person.get(field).copied().unwrap_or("!not_recorded");
    match name {
        "source" => "0",
        "year_detection" => at("detection").get(..4).filter(|year| !year.starts_with('!')).unwrap_or(FEW),
        "age_broad" => match at("age_group") {
            "18_20" | "24_26" => "18_26",
            "30_38" => "27_38",
            "48_plus" => "39_plus",
            broad @ ("0_8" | "9_17") => broad,
            _ => FEW,
        },
        "form_group" if at("form").contains(' ') => "several",
        "form_group" => at("form"),
        other if at(other).contains(' ') => "several",
        other => at(other),
    }
}

/// The counted people by their public categories.
pub struct ByHand<'a> {
    pub people: Vec<&'a Person>,
    pub threshold: u64,
    rare: BTreeMap<String, BTreeSet<String>>,
}

impl<'a> ByHand<'a> {
    pub fn new(people: &'a [Person], threshold: u64) -> Self {
        Self { people: people.iter().filter(|person| is_counted(person)).collect(), threshold, rare: BTreeMap::new() }
    }

    /// The categories that fewer than the threshold have; each source stands by itself.
    pub fn rare(&mut self, name: &str) -> &BTreeSet<String> {
        if !self.rare.contains_key(name) {
            let mut counts: BTreeMap<&str, u64> = BTreeMap::new();
            self.people.iter().for_each(|person| *counts.entry(raw(person, name)).or_default() += 1);
            let rare = counts.into_iter().filter(|(code, count)| *count < self.threshold && !code.starts_with('!') && name != "source");
            self.rare.insert(name.to_owned(), rare.map(|(code, _)| code.to_owned()).collect());
        }
        &self.rare[name]
    }

    /// A public table by hand, true zeros left out.
    pub fn table(&mut self, by: &[&str]) -> BTreeMap<Vec<String>, u64> {
        for name in by {
            self.rare(name);
        }
        let mut table = BTreeMap::new();
        for person in &self.people {
            let told = |name: &&str| {
                let code = raw(person, name);
                if code.starts_with('!') || self.rare[*name].contains(code) { FEW.to_owned() } else { code.to_owned() }
            };
            *table.entry(by.iter().map(told).collect::<Vec<String>>()).or_insert(0) += 1;
        }
        table
    }

    /// Of those who answer a field of several values, how many have a code, and how many do not answer.
    pub fn each(&self, name: &str) -> (BTreeMap<String, u64>, u64) {
        let (mut codes, mut unknown) = (BTreeMap::new(), 0);
        for person in &self.people {
            match person.get(name).filter(|text| !text.starts_with('!')) {
                Some(text) => text.split(' ').filter(|code| *code != "-").for_each(|code| *codes.entry(code.to_owned()).or_insert(0) += 1),
                None => unknown += 1,
            }
        }
        (codes, unknown)
    }
}
