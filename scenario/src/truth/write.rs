//! Writing `truth.csv` and `observations.csv`.

use super::{BETWEEN_UNITS, NO_UNIT, NOT_RECORDED, REJECTED, dimension_names};
use crate::ScenarioError;
use crate::agencies::{Fate, Reading, Row, Sheet};
use crate::item::Item;
use crate::network::Network;
use crate::person::{Event, Person};
use crate::places::{AREAS, Code};

/// One line a person.
pub(crate) fn people_csv(people: &[Person], networks: &[Network], sheets: &[Sheet]) -> Result<Vec<u8>, ScenarioError> {
    let seen = seen_by(people, sheets);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["person", "standing", "seen_by", "network"].into_iter().chain(dimension_names()))?;
    for (person, agencies) in people.iter().zip(&seen) {
        let network = person.event.as_ref().map(|event| (event.network + 1).to_string()).unwrap_or_default();
        let mut line = vec![person.number.to_string(), person.standing.word().to_owned(), agencies.join(" "), network];
        line.extend(Item::ALL.into_iter().map(|item| true_cell(person, networks, item)));
        line.push(person.event.as_ref().map(true_route).unwrap_or_default());
        writer.write_record(line)?;
    }
    writer.into_inner().map_err(|error| ScenarioError::Rows(error.into_error().into()))
}

fn seen_by(people: &[Person], sheets: &[Sheet]) -> Vec<Vec<&'static str>> {
    let mut seen: Vec<Vec<&'static str>> = vec![Vec::new(); people.len()];
    for sheet in sheets {
        for row in &sheet.rows {
            let agencies = &mut seen[row.person as usize - 1];
            if agencies.last() != Some(&sheet.spec.code) {
                agencies.push(sheet.spec.code);
            }
        }
    }
    seen
}

fn true_cell(person: &Person, networks: &[Network], item: Item) -> String {
    if !item.is_of_perpetrator() {
        return person.answer(networks, item, 0).join(" ");
    }
    let count = person.event.as_ref().map_or(0, |event| event.perpetrators.len());
    let units: Vec<String> = (0..count).map(|sequence| person.answer(networks, item, sequence).join(" ")).collect();
    units.join(BETWEEN_UNITS)
}

fn true_route(event: &Event) -> String {
    let between = event.transit.map(|transit| format!("{}>", AREAS[transit].code)).unwrap_or_default();
    format!("{}>{between}{}", AREAS[event.origin].code, AREAS[event.destination].code)
}

/// One line a row of an agency's file: what a correct reader records of it.
pub(crate) fn rows_csv(sheets: &[Sheet]) -> Result<Vec<u8>, ScenarioError> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["person", "agency", "row", "counts"].into_iter().chain(dimension_names()))?;
    for sheet in sheets {
        for (position, row) in sheet.rows.iter().enumerate() {
            let rejected = row.fate != Fate::Read;
            let counts = if rejected {
                REJECTED
            } else if row.counts {
                "yes"
            } else {
                "no"
            };
            let mut line = vec![row.person.to_string(), sheet.spec.code.to_owned(), sheet.number(position).to_string(), counts.to_owned()];
            line.extend(Item::ALL.into_iter().map(|item| if rejected { REJECTED.to_owned() } else { read_cell(row, item) }));
            line.push(if rejected { REJECTED.to_owned() } else { read_route(row) });
            writer.write_record(line)?;
        }
    }
    writer.into_inner().map_err(|error| ScenarioError::Rows(error.into_error().into()))
}

fn reading(row: &Row, item: Item, sequence: u8) -> Option<&Reading> {
    row.readings.iter().find(|(asked, unit, _)| (*asked, *unit) == (item, sequence)).map(|(_, _, reading)| reading)
}

fn words(reading: Option<&Reading>) -> String {
    match reading {
        Some(Reading::Codes(codes)) => {
            let mut codes = codes.clone();
            codes.sort_unstable();
            codes.dedup();
            codes.join(" ")
        }
        Some(Reading::Missing(missing)) => (*missing).to_owned(),
        Some(Reading::Nothing) | None => NOT_RECORDED.to_owned(),
    }
}

fn read_cell(row: &Row, item: Item) -> String {
    if !item.is_of_perpetrator() {
        return words(reading(row, item, 0));
    }
    let described = |sequence| row.readings.iter().any(|(item, unit, _)| item.is_of_perpetrator() && *unit == sequence);
    let units: Vec<String> = (0..2).map(|sequence| if described(sequence) { words(reading(row, item, sequence)) } else { NO_UNIT.to_owned() }).collect();
    units.join(BETWEEN_UNITS)
}

/// A route needs both ends; where one is missing, the reason of the first one is the route's.
fn read_route(row: &Row) -> String {
    let end = |item| match reading(row, item, 0) {
        Some(Reading::Codes(codes)) => Some(Ok(codes[0])),
        Some(Reading::Missing(missing)) => Some(Err(*missing)),
        Some(Reading::Nothing) | None => None,
    };
    let transit: Option<Code> = end(Item::TransitArea).and_then(Result::ok);
    match (end(Item::RecruitmentArea), end(Item::ExploitationArea)) {
        (None, _) | (_, None) => NOT_RECORDED.to_owned(),
        (Some(Err(missing)), _) | (_, Some(Err(missing))) => missing.to_owned(),
        (Some(Ok(from)), Some(Ok(to))) => transit.map_or_else(|| format!("{from}>{to}"), |transit| format!("{from}>{transit}>{to}")),
    }
}
