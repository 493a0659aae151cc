//! What each source records, how soon, and where it contradicts itself; measured once, while the facts are built.

use crate::{
    column::{Place, Units, UnitValues, place},
    consistency::{Consistency, RULES},
    table::is_missing,
};
use lantern_model::{PartialDate, SourceKind, Unit, field};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashSet};

/// The quality of one source. It says how far a finding carries; it does not rank agencies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SourceQuality {
    /// The index of the source.
    pub source: usize,
    /// Records that count.
    pub records: u64,
    /// Per coded field: its path, how many units hold a known value ("none of them" is known), and of how many.
    pub completeness: Vec<(String, u64, u64)>,
    /// How long after detection the source opened its record; none where no record holds both dates.
    pub timeliness: Option<Timeliness>,
    /// Records that break a rule, per rule: the key of the words `quality-rule-…`.
    pub contradictions: Vec<(String, u64)>,
    /// Records beyond the first of each set that agree in every coded field. Some are one person twice, others are not;
    /// in k-anonymised data nearly all agree, by design.
    pub duplicates: u64,
    /// The first and the last month of detection, as `YYYY-MM`.
    pub detection: Option<(String, String)>,
}

/// From detection to registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Timeliness {
    /// Days where most records hold both days, else months.
    pub in_months: bool,
    /// Half of the records were registered within this time.
    pub median: u64,
    /// Nine of ten were.
    pub ninth_decile: u64,
    /// Records that hold both dates in this precision and this order.
    pub known: u64,
    /// Records registered before detection: a contradiction, not a time.
    pub reversed: u64,
}

/// Collects the quality of one source, record by record. Memory: eight bytes per record for the fingerprints, and
/// the distinct delays.
pub(crate) struct Meter {
    kind: SourceKind,
    records: u64,
    /// Per unit: how many, and known values per field.
    units: BTreeMap<Unit, (u64, Vec<u64>)>,
    delays: Delays,
    contradictions: [u64; RULES.len()],
    fingerprints: HashSet<u64>,
    duplicates: u64,
    detected: Option<(i32, i32)>,
    places: DatePlaces,
    consistency: Consistency,
}

struct DatePlaces {
    detection: Place,
    registration: Place,
}

#[derive(Default)]
struct Delays {
    days: BTreeMap<u64, u64>,
    months: BTreeMap<u64, u64>,
    days_reversed: u64,
    months_reversed: u64,
}

/// Every unit row of one record, for the fingerprint and for completeness.
pub(crate) type RecordUnits<'a> = [(Unit, &'a UnitValues)];

impl Meter {
    pub(crate) fn new(kind: SourceKind) -> Self {
        let expected: &[Unit] = match kind {
            SourceKind::Aggregate => &[Unit::Aggregate],
            SourceKind::CourtCase => &[Unit::CourtCase],
            _ => &[Unit::Victim, Unit::Event, Unit::Case],
        };
        Self {
            kind,
            records: 0,
            units: expected.iter().map(|unit| (*unit, (0, vec![0; field::coded_of(*unit).count()]))).collect(),
            delays: Delays::default(),
            contradictions: [0; RULES.len()],
            fingerprints: HashSet::new(),
            duplicates: 0,
            detected: None,
            places: DatePlaces { detection: place("victim.detection_date"), registration: place("victim.registration_date") },
            consistency: Consistency::new(),
        }
    }

    /// Takes in one record.
    pub(crate) fn take(&mut self, units: &Units<'_>, all: &RecordUnits<'_>) {
        self.records += 1;
        for (at, (unit, values)) in all.iter().enumerate() {
            // A record has one person, event and case: of more than one, the first counts.
            if is_single(*unit) && all[..at].iter().any(|(earlier, _)| earlier == unit) {
                continue;
            }
            let (count, known) = self.units.entry(*unit).or_insert_with(|| (0, vec![0; values.len()]));
            *count += 1;
            for (known, value) in known.iter_mut().zip(*values) {
                *known += u64::from(value.as_deref().is_some_and(|text| !is_missing(text)));
            }
        }
        if !self.fingerprints.insert(fingerprint(all)) {
            self.duplicates += 1;
        }
        if self.kind.is_about_persons() {
            self.take_dates(units);
            for (count, broken) in self.contradictions.iter_mut().zip(self.consistency.broken(units)) {
                *count += u64::from(broken);
            }
        }
    }

    fn take_dates(&mut self, units: &Units<'_>) {
        let (detection, registration) = (units.known(self.places.detection), units.known(self.places.registration));
        let Some(detected) = detection.and_then(PartialDate::parse).and_then(|date| date.month_index()) else { return };
        self.detected = Some(self.detected.map_or((detected, detected), |(first, last)| (first.min(detected), last.max(detected))));
        let Some(registered) = registration.and_then(PartialDate::parse).and_then(|date| date.month_index()) else { return };
        count_delay(&mut self.delays.months, &mut self.delays.months_reversed, i64::from(registered) - i64::from(detected));
        if let (Some(detected), Some(registered)) = (detection.and_then(day_number), registration.and_then(day_number)) {
            count_delay(&mut self.delays.days, &mut self.delays.days_reversed, registered - detected);
        }
    }

    /// The report.
    pub(crate) fn finish(self, source: usize) -> SourceQuality {
        let records = self.records;
        let mut completeness = Vec::new();
        for (unit, (count, known)) in &self.units {
            let all = if is_single(*unit) { records } else { *count };
            completeness.extend(field::coded_of(*unit).zip(known).map(|(field, known)| (field.path(), *known, all)));
        }
        SourceQuality {
            source,
            records,
            completeness,
            timeliness: self.delays.finish(),
            contradictions: RULES.iter().zip(self.contradictions).map(|(rule, count)| ((*rule).to_owned(), count)).collect(),
            duplicates: self.duplicates,
            detection: self.detected.map(|(first, last)| (month_text(first), month_text(last))),
        }
    }
}

const fn is_single(unit: Unit) -> bool {
    matches!(unit, Unit::Victim | Unit::Event | Unit::Case)
}

fn count_delay(delays: &mut BTreeMap<u64, u64>, reversed: &mut u64, delay: i64) {
    match u64::try_from(delay) {
        Ok(delay) => *delays.entry(delay).or_default() += 1,
        Err(_) => *reversed += 1,
    }
}

impl Delays {
    fn finish(self) -> Option<Timeliness> {
        let sum = |delays: &BTreeMap<u64, u64>| delays.values().sum::<u64>();
        let (days, months) = (sum(&self.days), sum(&self.months));
        let in_months = days * 2 < months;
        let (delays, known, reversed) = if in_months { (&self.months, months, self.months_reversed) } else { (&self.days, days, self.days_reversed) };
        Some(Timeliness { in_months, median: quantile(delays, known, 5)?, ninth_decile: quantile(delays, known, 9)?, known, reversed })
    }
}

/// The smallest delay within which so many tenths of the records fall.
fn quantile(delays: &BTreeMap<u64, u64>, known: u64, tenths: u64) -> Option<u64> {
    let wanted = (known * tenths).div_ceil(10);
    let mut within = 0;
    for (delay, count) in delays {
        within += count;
        if within >= wanted {
            return Some(*delay);
        }
    }
    None
}

/// Agreement in every coded field of every unit; 64 bits, so that a million records collide by chance once in 37 million runs.
fn fingerprint(all: &RecordUnits<'_>) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for (unit, values) in all {
        hasher.update(&[*unit as u8]);
        for value in *values {
            // 0xFF and 0xFE stand in no text, so that neighbours cannot be mistaken for each other.
            hasher.update(value.as_deref().map_or(&b"\xfe"[..], str::as_bytes)).update(b"\xff");
        }
    }
    let mut bytes = [0; 8];
    hasher.finalize_xof().fill(&mut bytes);
    u64::from_le_bytes(bytes)
}

/// Days since 1 March of year 0 of a date that was told to the day; none for coarser dates.
pub(crate) fn day_number(text: &str) -> Option<i64> {
    let text = text.split('@').next()?;
    let mut parts = text.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    // Years begin in March here, so that the leap day is the last one.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Some(365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400) + (153 * month + 2) / 5 + day - 1)
}

/// A month since year 0 as `YYYY-MM`.
pub(crate) fn month_text(index: i32) -> String {
    format!("{:04}-{:02}", index.div_euclid(12), index.rem_euclid(12) + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Days are counted across leap days and centuries; a month alone is no day.
    #[test]
    fn days_are_counted() {
        let between = |first: &str, last: &str| day_number(last).unwrap() - day_number(first).unwrap();
        assert_eq!(between("2024-02-28", "2024-03-01"), 2);
        assert_eq!(between("2023-02-28", "2023-03-01"), 1);
        assert_eq!(between("2000-01-01", "2100-01-01"), 36_525);
        assert_eq!(between("2024-03-05@hijri:1445-08-24", "2025-03-05"), 365);
        assert_eq!((day_number("2024-03"), day_number("2024"), day_number("2014/2018")), (None, None, None));
    }

    /// The median of four delays is the second, the ninth decile the last; an empty list has neither.
    #[test]
    fn quantiles_are_those_of_the_records() {
        let delays: BTreeMap<u64, u64> = [(1, 2), (5, 1), (40, 1)].into();
        assert_eq!((quantile(&delays, 4, 5), quantile(&delays, 4, 9)), (Some(1), Some(40)));
        assert_eq!(quantile(&BTreeMap::new(), 0, 5), None);
    }
}
