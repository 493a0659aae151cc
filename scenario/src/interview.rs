//! What the people of the region would say in an interview about signs of forced labour: for the trial of a screening, whose truth is known.
//!
//! Nobody says everything: a true sign is told in seven of ten interviews, and one in thirty questions is answered with a yes
//! behind which is nothing. Whoever fled alone across a border tells less. The rates are invented, like the people.

use crate::{
    dice::{Dice, Stream},
    network, people,
    person::{Person, Standing, band},
};

/// What somebody answers to one question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// Yes.
    Yes,
    /// No.
    No,
    /// That it is not known.
    Unknown,
    /// Nothing: the person prefers not to say.
    Declined,
}

/// One interview.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interview {
    /// Whether the person was trafficked.
    pub trafficked: bool,
    /// In years.
    pub age: i32,
    /// Sex, as the vocabulary has it.
    pub sex: &'static str,
    /// The band of the age.
    pub age_group: &'static str,
    /// Displacement, as the vocabulary has it.
    pub displacement: &'static str,
    /// The language in which it is held, by the person's country.
    pub country: &'static str,
    /// The answer about each of [`SIGNS`], in their order.
    pub said: Vec<Said>,
}

/// The eleven signs of forced labour (ILO, 2012), each with the means of control that show it.
pub const SIGNS: [(&str, &[&str]); 11] = [
    ("abuse_of_vulnerability", &["uses_children", "psychoactive_substances", "psychological_abuse"]),
    ("deception", &["false_promises"]),
    ("restriction_of_movement", &["restricts_movement"]),
    ("isolation", &["restricts_movement", "restricts_financial_access"]),
    ("physical_and_sexual_violence", &["physical_abuse", "sexual_abuse"]),
    ("intimidation_and_threats", &["threats", "threat_of_law_enforcement", "threatens_children_family"]),
    ("retention_of_documents", &["withholds_documents"]),
    ("withheld_wages", &["takes_earnings"]),
    ("debt_bondage", &["debt_bondage"]),
    ("abusive_conditions", &["withholds_necessities", "restricts_medical_care"]),
    ("excessive_overtime", &["excessive_working_hours"]),
];

/// Per mille: a true sign told; an untrue one told; a hardship that looks like a sign, among people at risk.
const TOLD: u32 = 700;
const TOLD_BY_REFUGEES: u32 = 620;
const MISUNDERSTOOD: u32 = 33;
const HARDSHIP: u32 = 90;

/// An interview with each person of a region. The same numbers make the same interviews on every machine.
pub fn interviews(count: u32, seed: u64) -> Vec<Interview> {
    let networks = network::networks(seed);
    people::people(count, seed, &networks).iter().map(|person| interview(person, seed)).collect()
}

fn interview(person: &Person, seed: u64) -> Interview {
    let mut dice = Dice::new(seed, Stream::Interviews, person.number.into());
    let control = person.event.as_ref().map(|event| event.control.as_slice()).unwrap_or_default();
    let told = if person.displacement == "refugee" { TOLD_BY_REFUGEES } else { TOLD };
    let said = SIGNS.iter().map(|(_, shown_by)| {
        let is_true = shown_by.iter().any(|code| control.contains(code));
        let untrue = if person.standing == Standing::AtRisk { HARDSHIP } else { MISUNDERSTOOD };
        match (is_true, dice.chance(if is_true { told } else { untrue })) {
            (_, true) => Said::Yes,
            // Of those who do not tell, some say so.
            (true, false) => *dice.pick(&[Said::No, Said::No, Said::Declined, Said::Unknown]),
            (false, false) => *dice.pick(&[Said::No, Said::No, Said::No, Said::No, Said::No, Said::No, Said::No, Said::No, Said::Unknown]),
        }
    });
    Interview {
        said: said.collect(),
        trafficked: person.standing == Standing::Trafficked,
        age: person.age,
        sex: person.sex,
        age_group: band(person.age).unwrap_or("unknown"),
        displacement: person.displacement,
        country: person.citizenship.first().copied().unwrap_or("unknown"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Interviews do not depend on how many are held, and whoever was trafficked tells more of it.
    #[test]
    fn interviews_are_the_same_and_tell_something() {
        let (few, many) = (interviews(200, 2388), interviews(2_000, 2388));
        assert_eq!(few, many[..200]);
        let of = |trafficked: bool| many.iter().filter(move |one| one.trafficked == trafficked);
        let yes = |trafficked: bool| of(trafficked).map(|one| one.said.iter().filter(|said| **said == Said::Yes).count()).sum::<usize>();
        // Compared across: as shares of their groups.
        assert!(yes(true) * of(false).count() > 3 * yes(false) * of(true).count(), "{} {}", yes(true), yes(false));
    }
}
