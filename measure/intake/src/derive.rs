//! What follows from what a row says: age bands, child or adult, disability; and what cannot all be right.

use crate::problem::ProblemClass;
use lantern_model::field::{self, Field, Unit};
use lantern_model::{Censored, Coded, Record, age};
use std::sync::LazyLock;

/// The fields that derivations read and write, looked up once.
struct Fields {
    birth_year: &'static Field,
    age_detection: &'static Field,
    age_recruitment: &'static Field,
    age_exploitation: &'static Field,
    age_group: &'static Field,
    status_detection: &'static Field,
    status_recruitment: &'static Field,
    status_exploitation: &'static Field,
    disability: &'static Field,
    washington: [&'static Field; 6],
    detection: &'static Field,
    registration: &'static Field,
    decision: &'static Field,
    start: &'static Field,
    end: &'static Field,
    opened: &'static Field,
    closed: &'static Field,
}

static FIELDS: LazyLock<Fields> = LazyLock::new(|| {
    let field = |path: &str| field::by_path(path).expect("a field of the catalogue; every test of this module asks for it");
    Fields {
        birth_year: field("victim.birth_year"),
        age_detection: field("victim.age_at_detection"),
        age_recruitment: field("victim.age_at_recruitment"),
        age_exploitation: field("victim.age_at_exploitation"),
        age_group: field("victim.age_group"),
        status_detection: field("victim.age_status_detection"),
        status_recruitment: field("victim.age_status_recruitment"),
        status_exploitation: field("victim.age_status_exploitation"),
        disability: field("victim.disability"),
        washington: ["wg_seeing", "wg_hearing", "wg_walking", "wg_remembering", "wg_selfcare", "wg_communicating"].map(|name| field(&format!("victim.{name}"))),
        detection: field("victim.detection_date"),
        registration: field("victim.registration_date"),
        decision: field("victim.decision_date"),
        start: field("event.exploitation_start"),
        end: field("event.exploitation_end"),
        opened: field("case.opened"),
        closed: field("case.closed"),
    }
});

/// Adds what follows to a record about a person, and tells what contradicts itself. `birth` is the exact date of birth where the
/// row has one; it is used here and goes nowhere else.
pub fn derive(record: &mut Record, birth: Option<&str>) -> Vec<ProblemClass> {
    let fields = &*FIELDS;
    let mut problems = Vec::new();
    if contradictory_ages(record, fields) {
        problems.push(ProblemClass::ContradictoryAges);
    }
    if contradictory_dates(record, fields) {
        problems.push(ProblemClass::ContradictoryDates);
    }
    derive_ages(record, fields, birth);
    derive_disability(record, fields);
    problems
}

fn get<'a>(record: &'a Record, field: &Field) -> Option<&'a Coded> {
    let entity = record.entities().find(|entity| entity.unit == field.unit && entity.sequence == 0)?;
    entity.coded.get(&field.number)
}

/// Sets a derived value where the source gives none; an explicit "declined" is not overruled.
fn set_if_open(record: &mut Record, field: &Field, code: &str) {
    if get(record, field).is_none_or(|value| value.as_text() == "!unknown")
        && let Ok(value) = Coded::checked(field, code)
    {
        record.set_coded(field, value);
    }
}

fn years(record: &Record, field: &Field) -> Option<Censored> {
    get(record, field).filter(|value| value.as_missing().is_none()).and_then(|value| Censored::parse(value.as_text()))
}

fn derive_ages(record: &mut Record, fields: &Fields, birth: Option<&str>) {
    for (years_field, status_field) in [(fields.age_recruitment, fields.status_recruitment), (fields.age_exploitation, fields.status_exploitation)] {
        if let Some(status) = years(record, years_field).and_then(status_of) {
            set_if_open(record, status_field, status);
        }
    }
    let at_detection = years(record, fields.age_detection).or_else(|| age_between(birth, get(record, fields.birth_year), get(record, fields.detection)));
    if let Some(count) = at_detection {
        if let Some(band) = band_of(count) {
            set_if_open(record, fields.age_group, band);
        }
        if let Some(status) = status_of(count) {
            set_if_open(record, fields.status_detection, status);
        }
    }
    let band = get(record, fields.age_group).and_then(|band| age::status_of_band(band.as_text()));
    if let Some(status) = band {
        set_if_open(record, fields.status_detection, status);
    }
}

/// The band in which an age lies for certain.
fn band_of(count: Censored) -> Option<&'static str> {
    let band = age::band(count.low())?;
    let high = count.high().unwrap_or(age::OLDEST_YEARS);
    (age::band(high) == Some(band)).then_some(band)
}

/// Child or adult, where an age says so for certain.
fn status_of(count: Censored) -> Option<&'static str> {
    let status = age::status(count.low());
    let high = count.high().unwrap_or(age::OLDEST_YEARS);
    (age::status(high) == status).then_some(status)
}

/// The ages that a date or year of birth and a day of detection leave possible.
fn age_between(birth: Option<&str>, birth_year: Option<&Coded>, detection: Option<&Coded>) -> Option<Censored> {
    let (birth_first, birth_last) = birth.and_then(span).or_else(|| birth_year.and_then(|year| span(year.as_text())))?;
    let (first, last) = span(detection?.as_text())?;
    // Numbers such as 20240305 subtract to ages: the day of the year decides whether the birthday has passed.
    let youngest = first.checked_sub(birth_last)? / 10_000;
    let oldest = last.checked_sub(birth_first)? / 10_000;
    (u64::from(oldest) <= age::OLDEST_YEARS).then(|| Censored::parse(&format!("{youngest}-{oldest}"))).flatten()
}

/// Washington Group Short Set: "a lot of difficulty" or "cannot" in one of six domains is a disability; without one, all six
/// have to be answered before it can be said that there is none.
fn derive_disability(record: &mut Record, fields: &Fields) {
    let levels = fields.washington.map(|field| get(record, field).filter(|value| value.as_missing().is_none()).map(|value| value.as_text().to_owned()));
    if levels.iter().flatten().any(|level| level == "a_lot" || level == "cannot") {
        set_if_open(record, fields.disability, "with");
    } else if levels.iter().all(Option::is_some) {
        set_if_open(record, fields.disability, "without");
    }
}

fn contradictory_ages(record: &Record, fields: &Fields) -> bool {
    let (recruitment, exploitation, detection) =
        (years(record, fields.age_recruitment), years(record, fields.age_exploitation), years(record, fields.age_detection));
    let later = |earlier: Option<Censored>, later: Option<Censored>| matches!((earlier, later.and_then(Censored::high)), (Some(earlier), Some(later)) if earlier.low() > later);
    if later(recruitment, exploitation) || later(recruitment, detection) || later(exploitation, detection) {
        return true;
    }
    let told = |field: &Field| get(record, field).filter(|value| value.as_missing().is_none()).map(|value| value.as_text().to_owned());
    let other = |count: Option<Censored>, field: &Field| matches!((count.and_then(status_of), told(field)), (Some(status), Some(told)) if status != told);
    if other(detection, fields.status_detection) || other(recruitment, fields.status_recruitment) || other(exploitation, fields.status_exploitation) {
        return true;
    }
    if let (Some(band), Some(told)) = (detection.and_then(band_of), told(fields.age_group))
        && age::broad(&told).is_some()
        && told != "18_26"
        && told != band
        && age::broad(band) != Some(told.as_str())
    {
        return true;
    }
    let possible = age_between(None, get(record, fields.birth_year), get(record, fields.detection));
    matches!((possible, detection), (Some(possible), Some(age)) if possible.high().is_some_and(|high| age.low() > high) || age.high().is_some_and(|high| high < possible.low()))
}

fn contradictory_dates(record: &Record, fields: &Fields) -> bool {
    let date = |field: &Field| get(record, field).and_then(|value| span(value.as_text()));
    let before = |later: &Field, earlier: &Field| matches!((date(later), date(earlier)), (Some((_, last)), Some((first, _))) if last < first);
    let birth = get(record, fields.birth_year).and_then(|year| span(year.as_text()));
    let before_birth = |field: &Field| matches!((date(field), birth), (Some((_, last)), Some((first, _))) if last < first);
    before(fields.end, fields.start)
        || before(fields.detection, fields.start)
        || before(fields.registration, fields.detection)
        || before(fields.decision, fields.detection)
        || before(fields.closed, fields.opened)
        || [fields.detection, fields.registration, fields.start, fields.end].iter().any(|field| before_birth(field))
}

/// The first and the last day that the text of a date can mean, as numbers such as 20240305; none for an absence.
pub fn span(text: &str) -> Option<(u32, u32)> {
    let text = text.split('@').next().unwrap_or_default();
    let below = |end: u32, text: &str| text.parse::<u32>().ok().filter(|number| *number < end);
    let year = |text: &str| below(10_000, text).map(|year| year * 10_000);
    if let Some((first, last)) = text.split_once('/') {
        return Some((year(first)? + 101, year(last)? + 1_231));
    }
    let mut parts = text.splitn(3, '-');
    let year = year(parts.next()?)?;
    let Some(month) = parts.next() else { return Some((year + 101, year + 1_231)) };
    let month = year + below(100, month)? * 100;
    let Some(day) = parts.next() else { return Some((month + 1, month + 31)) };
    let day = month + below(100, day)?;
    Some((day, day))
}

/// Whether the unit is one that ages, dates and disability are about.
pub fn concerns(unit: Unit) -> bool {
    matches!(unit, Unit::Victim | Unit::Event | Unit::Case)
}

#[cfg(test)]
mod tests {
    use super::*;
    use lantern_model::SourceKind;

    fn record(values: &[(&str, &str)]) -> Record {
        let mut record = Record::new(SourceKind::CaseRecords);
        for (path, text) in values {
            let field = field::by_path(path).unwrap();
            record.set_coded(field, Coded::checked(field, text).unwrap());
        }
        record
    }

    fn derived(values: &[(&str, &str)], birth: Option<&str>, path: &str) -> Option<String> {
        let mut record = record(values);
        derive(&mut record, birth);
        record.coded(path).map(|value| value.as_text().to_owned())
    }

    /// Ages give their band and status; what the source says itself stays, a straddling age gives nothing.
    #[test]
    fn ages_give_bands() {
        assert_eq!(derived(&[("victim.age_at_detection", "16")], None, "victim.age_group").as_deref(), Some("9_17"));
        assert_eq!(derived(&[("victim.age_at_detection", "16")], None, "victim.age_status_detection").as_deref(), Some("child"));
        assert_eq!(derived(&[("victim.age_at_detection", "15-20")], None, "victim.age_group"), None);
        assert_eq!(
            derived(&[("victim.age_at_detection", "16"), ("victim.age_status_detection", "!declined")], None, "victim.age_status_detection").as_deref(),
            Some("!declined")
        );
        assert_eq!(derived(&[("victim.age_group", "30_38")], None, "victim.age_status_detection").as_deref(), Some("adult"));
    }

    /// A date means the days from its first to its last; numbers that no date has mean nothing, however large.
    #[test]
    fn dates_span_days() {
        assert_eq!(span("2024/2025"), Some((20_240_101, 20_251_231)));
        assert_eq!(span("2024-03@hijri:1445"), Some((20_240_301, 20_240_331)));
        assert_eq!(span("2024-03-05"), Some((20_240_305, 20_240_305)));
        for none in ["4294967295/1", "1/4294967295", "2024-4294967295", "2024-01-4294967295", "4294967295", "!unknown", "2024-x", ""] {
            assert_eq!(span(none), None, "{none}");
        }
    }

    /// A birthday decides: the day before it the person is still a child. A year alone leaves the status open in the year of eighteen.
    #[test]
    fn birthdays_decide() {
        let at = |day: &str| derived(&[("victim.detection_date", day)], Some("2006-03-05"), "victim.age_status_detection");
        assert_eq!((at("2024-03-04").as_deref(), at("2024-03-05").as_deref()), (Some("child"), Some("adult")));
        assert_eq!(derived(&[("victim.birth_year", "2006"), ("victim.detection_date", "2024")], None, "victim.age_status_detection"), None);
    }

    /// One severe difficulty is a disability; to say that there is none takes all six answers.
    #[test]
    fn washington_group() {
        assert_eq!(derived(&[("victim.wg_seeing", "a_lot")], None, "victim.disability").as_deref(), Some("with"));
        assert_eq!(derived(&[("victim.wg_seeing", "none")], None, "victim.disability"), None);
        let all = ["seeing", "hearing", "walking", "remembering", "selfcare", "communicating"].map(|name| (format!("victim.wg_{name}"), "some"));
        let all: Vec<(&str, &str)> = all.iter().map(|(path, level)| (path.as_str(), *level)).collect();
        assert_eq!(derived(&all, None, "victim.disability").as_deref(), Some("without"));
    }

    /// Only what cannot be true under any reading of the precision is a contradiction.
    #[test]
    fn contradictions_are_certain() {
        let of = |values: &[(&str, &str)]| derive(&mut record(values), None);
        assert_eq!(of(&[("event.exploitation_start", "2020"), ("event.exploitation_end", "2019-12")]), [ProblemClass::ContradictoryDates]);
        assert_eq!(of(&[("event.exploitation_start", "2020-06"), ("event.exploitation_end", "2020")]), []);
        assert_eq!(of(&[("victim.age_at_recruitment", "20"), ("victim.age_at_detection", "17")]), [ProblemClass::ContradictoryAges]);
        assert_eq!(of(&[("victim.age_at_detection", "17"), ("victim.age_status_detection", "adult")]), [ProblemClass::ContradictoryAges]);
        assert_eq!(of(&[("victim.age_at_detection", "17"), ("victim.age_group", "9_17")]), []);
    }

    /// docs/checks.md names every field that is looked at together with another one (ASVS 5.0.0, 2.1.2).
    #[test]
    fn the_list_of_checks_is_whole() {
        let page = include_str!("../../../docs/checks.md");
        let rows = page.split_once("## Rows of a file").unwrap().1.split_once("## ").unwrap().0;
        let f = &*FIELDS;
        let ages = [f.age_detection, f.age_recruitment, f.age_exploitation, f.age_group, f.status_detection, f.status_recruitment, f.status_exploitation];
        let dates = [f.birth_year, f.detection, f.registration, f.decision, f.start, f.end, f.opened, f.closed];
        for field in ages.into_iter().chain(dates) {
            assert!(rows.contains(&format!("`{}`", field.path())), "docs/checks.md does not name {}", field.path());
        }
    }
}
