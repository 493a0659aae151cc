//! The invented conflict: who holds which area in which year, in which phase, and the armed actors.

use crate::dice::Dice;
use crate::places::{AreaIndex, Code, in_conflict};

/// The first and the last year of the scenario.
pub(crate) const YEARS: (i32, i32) = (2019, 2025);

/// The years as texts, in order.
const YEAR_TEXTS: [Code; 20] = [
    "2010", "2011", "2012", "2013", "2014", "2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025", "2026", "2027", "2028",
    "2029",
];

/// The year as tables print it. The scenario knows no year outside 2010 to 2029.
pub(crate) fn year_text(year: i32) -> Code {
    usize::try_from(year - 2010).ok().and_then(|position| YEAR_TEXTS.get(position)).expect("the scenario draws years from 2010 to 2029 only")
}

// One letter a year from 2019 to 2025, one row an area in the order of `places`: g government, a armed group, c contested.
const CONTROL: [&[u8; 7]; 7] = [b"gcaaacg", b"caaaaac", b"aaaaaaa", b"gccaacc", b"ggcccgg", b"ggggcgg", b"ccaacca"];

// b before, a active fighting, c ceasefire, o occupation, p after the conflict.
const PHASE: [&[u8; 7]; 7] = [b"baaaacp", b"aaaocac", b"aooooac", b"baaacap", b"bbaacap", b"bbbacap", b"baaacac"];

fn letter(table: &[&[u8; 7]; 7], area: AreaIndex, year: i32) -> Option<u8> {
    let column = usize::try_from(year.clamp(YEARS.0, YEARS.1) - YEARS.0).ok()?;
    table.get(area).map(|row| row[column])
}

/// Who held the area in that year; outside the country at war it was always the government.
pub(crate) fn control(area: AreaIndex, year: i32) -> Code {
    match letter(&CONTROL, area, year) {
        Some(b'a') => "armed_group",
        Some(b'c') => "contested",
        _ => "government",
    }
}

/// The phase of the conflict in the area; none outside the country at war.
pub(crate) fn phase(area: AreaIndex, year: i32) -> Option<Code> {
    letter(&PHASE, area, year).map(|letter| match letter {
        b'b' => "before",
        b'a' => "active",
        b'o' => "occupation",
        b'c' => "ceasefire",
        _ => "post_conflict",
    })
}

/// An armed actor of the invented conflict.
#[derive(Debug)]
pub(crate) struct Actor {
    /// Its name, invented.
    pub(crate) name: &'static str,
    /// Code of the set `armed_actor_kind`.
    pub(crate) kind: Code,
}

/// The actors. The last one is the army of Oruz.
pub(crate) const ACTORS: [Actor; 5] = [
    Actor { name: "Reed Column", kind: "armed_group" },
    Actor { name: "Ember Front", kind: "terrorist_group" },
    Actor { name: "Lowa River Band", kind: "armed_group" },
    Actor { name: "Kefra Guard", kind: "paramilitary" },
    Actor { name: "Army of Oruz", kind: "national_army" },
];

/// An armed group that is active in an area.
pub(crate) fn actor_in(area: AreaIndex, dice: &mut Dice) -> usize {
    // One row an area: the weights of the four groups; the army is drawn elsewhere.
    const WEIGHTS: [[u32; 4]; 7] = [[5, 4, 0, 1], [7, 1, 2, 0], [2, 1, 7, 0], [3, 6, 0, 1], [2, 1, 0, 7], [3, 3, 0, 4], [2, 2, 6, 0]];
    let weights = WEIGHTS.get(area).copied().unwrap_or([1, 1, 1, 1]);
    dice.weighted(&[(0, weights[0]), (1, weights[1]), (2, weights[2]), (3, weights[3])])
}

/// How the exploitation is tied to the conflict (UNODC 2018; S/RES/2388 paragraph 23): within it, out of it, into it,
/// through it, of people who flee from it, or not at all.
pub(crate) fn relation(origin: AreaIndex, transit: Option<AreaIndex>, destination: AreaIndex, displaced: bool) -> Code {
    match (in_conflict(origin), in_conflict(destination)) {
        (true, true) => "within",
        (true, false) if displaced => "fleeing",
        (true, false) => "out_of",
        (false, true) => "into",
        (false, false) if transit.is_some_and(in_conflict) => "through",
        (false, false) => "none",
    }
}

// People displaced for each year from 2019 to 2025: three waves.
const WAVES: [u32; 7] = [60, 130, 150, 210, 140, 190, 120];

/// A year in which somebody came to where agencies work.
pub(crate) fn year_of_contact(dice: &mut Dice) -> i32 {
    let mut years = [(0, 0); 7];
    for ((slot, weight), year) in years.iter_mut().zip(WAVES).zip(YEARS.0..) {
        *slot = (year, weight);
    }
    dice.weighted(&years)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::places::{BERIN, NAHRIN, TELMAR};

    /// Places outside the war have a government and no phase; the relation follows the way of the person.
    #[test]
    fn the_conflict_stays_in_oruz() {
        assert_eq!((control(BERIN, 2022), phase(BERIN, 2022)), ("government", None));
        assert_eq!((control(NAHRIN, 2022), phase(NAHRIN, 2019)), ("armed_group", Some("before")));
        assert_eq!(relation(NAHRIN, None, BERIN, true), "fleeing");
        assert_eq!(relation(BERIN, Some(TELMAR), 13, false), "through");
        assert_eq!(relation(BERIN, None, 13, true), "none");
    }
}
