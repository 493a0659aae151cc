//! Rules that a record can break by itself. Only what two recorded values say against each other counts: what is not
//! recorded contradicts nothing.

use crate::{
    column::{Place, Units, place},
    quality::day_number,
};
use lantern_model::{Censored, PartialDate, age, value::NONE_OF_THEM};

/// The keys of the rules, as the words `quality-rule-…` name them.
pub(crate) const RULES: [&str; 7] = ["ages", "age-status", "birth-year", "dates", "decision", "form-sector", "means-child"];

/// A year of birth and an age may be off by so many years before they disagree: the birthday, and the turn of another calendar's year.
const BIRTH_SLACK_YEARS: i64 = 2;

/// Where the rules look.
pub(crate) struct Consistency {
    ages: [Place; 3],
    statuses: [Place; 3],
    band: Place,
    birth_year: Place,
    detection: Place,
    decision: Place,
    exploitation: Place,
    status: Place,
    sectors: Place,
    forms: Place,
    means: Place,
    control: Place,
}

impl Consistency {
    pub(crate) fn new() -> Self {
        Self {
            ages: ["victim.age_at_detection", "victim.age_at_recruitment", "victim.age_at_exploitation"].map(place),
            statuses: ["victim.age_status_detection", "victim.age_status_recruitment", "victim.age_status_exploitation"].map(place),
            band: place("victim.age_group"),
            birth_year: place("victim.birth_year"),
            detection: place("victim.detection_date"),
            decision: place("victim.decision_date"),
            exploitation: place("event.exploitation_start"),
            status: place("victim.status"),
            sectors: place("event.sectors"),
            forms: place("event.forms"),
            means: place("event.means"),
            control: place("event.control"),
        }
    }

    /// Which rules the record breaks, in the order of [`RULES`].
    pub(crate) fn broken(&self, units: &Units<'_>) -> [bool; RULES.len()] {
        [
            self.recruited_older(units),
            self.age_and_status(units),
            self.age_and_birth(units),
            comes_before(units.known(self.detection), units.known(self.exploitation)),
            comes_before(units.known(self.decision), units.known(self.detection)),
            units.known(self.sectors).is_some_and(|text| text != NONE_OF_THEM) && units.known(self.forms).is_none_or(|text| text == NONE_OF_THEM),
            self.adult_without_means(units),
        ]
    }

    fn recruited_older(&self, units: &Units<'_>) -> bool {
        let [detection, recruitment, _] = self.ages.map(|place| years(units, place));
        let (Some(detection), Some(recruitment)) = (detection, recruitment) else { return false };
        detection.high().is_some_and(|high| recruitment.low() > high)
    }

    /// An age, or the age group, against "child" or "adult" of the same moment.
    fn age_and_status(&self, units: &Units<'_>) -> bool {
        let of_age = self.ages.into_iter().zip(self.statuses).any(|(age, status)| {
            let (Some(years), Some(status)) = (years(units, age).and_then(Censored::value), units.known(status)) else { return false };
            age::status(years) != status
        });
        let of_band = units.known(self.band).and_then(age::status_of_band).zip(units.known(self.statuses[0])).is_some_and(|(band, status)| band != status);
        of_age || of_band
    }

    fn age_and_birth(&self, units: &Units<'_>) -> bool {
        let detected = units.known(self.detection).and_then(PartialDate::parse).and_then(|date| date.year());
        let born = units.known(self.birth_year).and_then(|text| text.parse::<i64>().ok());
        let age = years(units, self.ages[0]).and_then(Censored::value).and_then(|years| i64::try_from(years).ok());
        let (Some(detected), Some(born), Some(age)) = (detected, born, age) else { return false };
        // Before the birthday the age is one less than the difference of the years.
        let off = i64::from(detected) - born - age;
        !(1 - BIRTH_SLACK_YEARS..=BIRTH_SLACK_YEARS).contains(&off)
    }

    /// Article 3 asks for a means when the person was an adult at the act: "none of them" contradicts an identification.
    fn adult_without_means(&self, units: &Units<'_>) -> bool {
        let identified = units.known(self.status).is_some_and(|status| matches!(status, "identified" | "formally_identified"));
        let adult = units.known(self.statuses[1]).or_else(|| units.known(self.statuses[2])) == Some("adult");
        let (means, control) = (units.known(self.means), units.known(self.control));
        let none_said = means == Some(NONE_OF_THEM) || control == Some(NONE_OF_THEM);
        let one_said = [means, control].into_iter().flatten().any(|text| text != NONE_OF_THEM);
        identified && adult && none_said && !one_said
    }
}

fn years(units: &Units<'_>, place: Place) -> Option<Censored> {
    units.known(place).and_then(Censored::parse)
}

/// Whether one date is before another, in the precision that both have. A coarse date that can be either way contradicts nothing.
fn comes_before(first: Option<&str>, second: Option<&str>) -> bool {
    let (Some(first_text), Some(second_text)) = (first, second) else { return false };
    let (Some(first), Some(second)) = (PartialDate::parse(first_text), PartialDate::parse(second_text)) else { return false };
    if let (Some(first), Some(second)) = (day_number(first_text), day_number(second_text)) {
        return first < second;
    }
    match (first.month_index(), second.month_index()) {
        (Some(first), Some(second)) => first < second,
        _ => first.year().is_some_and(|year| year < second.first_year()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lantern_model::{Unit, field};

    fn broken(values: &[(&str, &str)]) -> Vec<&'static str> {
        let of = |unit: Unit| -> Vec<Option<&str>> {
            field::coded_of(unit).map(|field| values.iter().find(|(path, _)| *path == field.path()).map(|(_, text)| *text)).collect()
        };
        let (victim, event) = (of(Unit::Victim), of(Unit::Event));
        let units = Units { victim: Some(&victim), event: Some(&event), ..Units::default() };
        RULES.into_iter().zip(Consistency::new().broken(&units)).filter_map(|(rule, broken)| broken.then_some(rule)).collect()
    }

    type Values = &'static [(&'static str, &'static str)];

    /// Each rule is broken by a record made for it and kept by its sound neighbour; missing values break none.
    #[test]
    fn every_rule_can_be_broken_and_kept() {
        let cases: [(&str, Values, Values); 7] = [
            (
                "ages",
                &[("victim.age_at_detection", "20"), ("victim.age_at_recruitment", "21")],
                &[("victim.age_at_detection", "20"), ("victim.age_at_recruitment", "20")],
            ),
            (
                "age-status",
                &[("victim.age_group", "9_17"), ("victim.age_status_detection", "adult")],
                &[("victim.age_group", "0_29"), ("victim.age_status_detection", "adult")],
            ),
            (
                "birth-year",
                &[("victim.birth_year", "2000"), ("victim.age_at_detection", "30"), ("victim.detection_date", "2024")],
                &[("victim.birth_year", "1993"), ("victim.age_at_detection", "30"), ("victim.detection_date", "2024")],
            ),
            (
                "dates",
                &[("victim.detection_date", "2023"), ("event.exploitation_start", "2024-05")],
                &[("victim.detection_date", "2024"), ("event.exploitation_start", "2024-05")],
            ),
            (
                "decision",
                &[("victim.decision_date", "2024-03-04"), ("victim.detection_date", "2024-03-05")],
                &[("victim.decision_date", "2024-03"), ("victim.detection_date", "2024-03-05")],
            ),
            ("form-sector", &[("event.sectors", "isic_a"), ("event.forms", "-")], &[("event.sectors", "-")]),
            (
                "means-child",
                &[("victim.status", "identified"), ("victim.age_status_recruitment", "adult"), ("event.means", "-")],
                &[("victim.status", "identified"), ("victim.age_status_recruitment", "adult"), ("event.means", "!unknown")],
            ),
        ];
        // The page that documents the checks names each rule, in their order, with every field that its example needs (ASVS 5.0.0, 2.1.2).
        let page = include_str!("../../../docs/checks.md");
        let listed: Vec<&str> = RULES.into_iter().filter_map(|rule| page.lines().find(|line| line.starts_with(&format!("| `{rule}` |")))).collect();
        let rows = page.split_once("| rule | fields |").unwrap().1.lines().skip(2).take_while(|line| line.starts_with('|')).collect::<Vec<_>>();
        assert_eq!(rows, listed);
        for ((rule, bad, sound), row) in cases.into_iter().zip(rows) {
            assert_eq!(broken(bad), [rule]);
            assert!(broken(sound).is_empty(), "{rule}");
            for (field, _) in bad {
                assert!(row.contains(&format!("`{field}`")), "docs/checks.md does not say that {rule} looks at {field}");
            }
        }
    }
}
