//! What each source records, how soon, and where it contradicts itself; measured once, while the facts are built.

use crate::{
    Dimension,
    column::{Place, UnitValues, Units, place},
    consistency::{Consistency, RULES},
};
use lantern_model::{PartialDate, SourceKind, Unit};
use std::collections::{BTreeMap, HashSet};

/// The quality of one source. It says how far a finding carries; it does not rank agencies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceQuality {
    /// The index of the source.
    pub source: usize,
    /// Records that count.
    pub records: u64,
    /// How often each dimension that reads a field of the source is known.
    pub completeness: Vec<Completeness>,
    /// How long after detection the source opened its records; none where no record holds both dates.
    pub timeliness: Option<Timeliness>,
    /// Records that break a rule, per rule: the key of the words `quality-rule-…`.
    pub contradictions: Vec<(&'static str, u64)>,
    /// Records beyond the first of each set that agree in every coded field. Some are one person twice, others are not;
    /// in k-anonymised data nearly all agree, by design.
    pub duplicates: u64,
    /// The first and the last month of detection, as `YYYY-MM`.
    pub detection: Option<(String, String)>,
}

/// How often a dimension is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Completeness {
    /// The dimension.
    pub dimension: Dimension,
    /// Units that hold a known value; "none of them" is known.
    pub known: u64,
    /// Units that could.
    pub all: u64,
}

/// From detection to registration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeliness {
    /// Half of the records were registered within so many days.
    pub median_days: u64,
    /// Nine of ten were.
    pub ninth_decile_days: u64,
    /// Records that hold both dates in this order.
    pub known: u64,
    /// Records registered before they were detected: a contradiction, not a time.
    pub reversed: u64,
    /// Most records tell only months: days are then full months of 31, so that "within" stays true.
    pub by_month: bool,
}

/// The longest month.
const MONTH_DAYS_MAX: u64 = 31;

/// Collects the quality of one source, record by record. Memory: eight bytes per record for the fingerprints, and the
/// distinct delays.
pub(crate) struct Meter {
    kind: SourceKind,
    records: u64,
    delays: Delays,
    contradictions: [u64; RULES.len()],
    fingerprints: HashSet<u64>,
    duplicates: u64,
    detected: Option<(i32, i32)>,
    detection: Place,
    registration: Place,
    consistency: Consistency,
}

#[derive(Default)]
struct Delays {
    days: BTreeMap<u64, u64>,
    months: BTreeMap<u64, u64>,
    days_reversed: u64,
    months_reversed: u64,
}

impl Meter {
    pub(crate) fn new(kind: SourceKind) -> Self {
        Self {
            kind,
            records: 0,
            delays: Delays::default(),
            contradictions: [0; RULES.len()],
            fingerprints: HashSet::new(),
            duplicates: 0,
            detected: None,
            detection: place("victim.detection_date"),
            registration: place("victim.registration_date"),
            consistency: Consistency::new(),
        }
    }

    /// Takes in one record: its first person and event, and every row of every unit.
    pub(crate) fn take(&mut self, units: &Units<'_>, rows: &[(Unit, &UnitValues<'_>)]) {
        self.records += 1;
        if !self.fingerprints.insert(fingerprint(rows)) {
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
        let (detection, registration) = (units.known(self.detection), units.known(self.registration));
        let Some(detected) = detection.and_then(PartialDate::parse).and_then(|date| date.month_index()) else { return };
        self.detected = Some(self.detected.map_or((detected, detected), |(first, last)| (first.min(detected), last.max(detected))));
        let Some(registered) = registration.and_then(PartialDate::parse).and_then(|date| date.month_index()) else { return };
        count_delay(&mut self.delays.months, &mut self.delays.months_reversed, i64::from(registered) - i64::from(detected));
        if let (Some(detected), Some(registered)) = (detection.and_then(day_number), registration.and_then(day_number)) {
            count_delay(&mut self.delays.days, &mut self.delays.days_reversed, registered - detected);
        }
    }

    /// The report.
    pub(crate) fn finish(self, source: usize, completeness: Vec<Completeness>) -> SourceQuality {
        SourceQuality {
            source,
            records: self.records,
            completeness,
            timeliness: self.delays.finish(),
            contradictions: if self.kind.is_about_persons() { RULES.into_iter().zip(self.contradictions).collect() } else { Vec::new() },
            duplicates: self.duplicates,
            detection: self.detected.map(|(first, last)| (month_text(first), month_text(last))),
        }
    }
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
        if days * 2 >= months {
            let (median_days, ninth_decile_days) = (quantile(&self.days, days, 5)?, quantile(&self.days, days, 9)?);
            return Some(Timeliness { median_days, ninth_decile_days, known: days, reversed: self.days_reversed, by_month: false });
        }
        let within = |tenths| quantile(&self.months, months, tenths).map(|months| (months + 1) * MONTH_DAYS_MAX);
        Some(Timeliness { median_days: within(5)?, ninth_decile_days: within(9)?, known: months, reversed: self.months_reversed, by_month: true })
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
fn fingerprint(rows: &[(Unit, &UnitValues<'_>)]) -> u64 {
    let mut text = Vec::with_capacity(512);
    for (unit, values) in rows {
        text.push(*unit as u8);
        for value in *values {
            // 0xFF and 0xFE stand in no text, so that neighbours cannot be mistaken for each other.
            text.extend_from_slice(value.map_or(&b"\xfe"[..], str::as_bytes));
            text.push(0xff);
        }
    }
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&blake3::hash(&text).as_bytes()[..8]);
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
