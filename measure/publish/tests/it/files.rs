//! Tables as files and in words.

use crate::people::{Person, people, rows_of};
use crate::world::{NO_DELAY, TODAY, World, dimension, public, query, row};
use lantern_facts::{CountUnit, Figure, FigureKind, Source, Table, TableRow};
use lantern_model::SourceKind;
use lantern_publish::{Choice, Names, Places, quality_json, to_csv, to_json, withholds};
use lantern_vocab::Language;
use lantern_words::Words;
use serde_json::json;

fn table(id: Option<&'static str>, by: &[&str], rows: &[(&[&str], Figure)], all: u64, known: u64) -> Table {
    Table {
        id,
        by: by.iter().map(|name| dimension(name)).collect(),
        conditions: Vec::new(),
        unit: CountUnit::Records,
        source_kind: SourceKind::CaseRecords,
        rows: rows.iter().map(|(codes, figure)| TableRow { codes: codes.iter().map(|code| (*code).to_owned()).collect(), figure: *figure }).collect(),
        all: Figure::Exact(all),
        known: Figure::Exact(known),
        additive: true,
        position: 7,
        figures: FigureKind::Public { threshold: 11 },
    }
}

fn source(agency_name: &str) -> Source {
    Source {
        index: 0,
        agency: "agency-a".to_owned(),
        agency_name: agency_name.to_owned(),
        dataset: "register".to_owned(),
        source_kind: SourceKind::CaseRecords,
        records: 40,
    }
}

/// The lines of a CSV file by a reader of its own, after the mark of the encoding.
fn lines(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = std::str::from_utf8(bytes).unwrap().strip_prefix('\u{feff}').unwrap();
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// A CSV file reads back as the table: withheld is empty and says so, bounds stand in two columns, codes of absence are words,
/// and no name is a formula, whatever an agency calls itself.
#[test]
fn csv_reads_back() {
    let places = Places::default();
    let sources = [source("=HYPERLINK(\"http://example.org\"), \"Friends\"\nof all")];
    let names = Names { words: Words::of(Language::En), places: &places, sources: &sources };
    let counted = table(
        None,
        &["sex", "source"],
        &[
            (&["female", "0"], Figure::Exact(20)),
            (&["male", "0"], Figure::Between { low: 1, high: Some(4) }),
            (&["other", "0"], Figure::Between { low: 10, high: None }),
            (&["-", "0"], Figure::Withheld),
            (&["!not_asked", "0"], Figure::Exact(12)),
        ],
        40,
        30,
    );
    let lines = lines(&to_csv(&counted, &names).unwrap());
    let columns = "sex sex_label source source_label count count_high withheld percent_of_known percent_of_all unit source_kind figures as_of";
    assert_eq!(lines[0].join(" "), columns);
    assert!(lines[1][3].starts_with("'=HYPERLINK(\"http://example.org\"), \"Friends\"\nof all"));
    let told: Vec<String> = lines[1..].iter().map(|line| format!("{}|{}", line[0], line[4..9].join("|"))).collect();
    assert_eq!(told, ["female|20|20|no|66.7|50.0", "male|1|4|no||", "other|10||no||", "none_of_them|||yes||", "not_asked|12|12|no||30.0"]);
    assert!(lines[1..].iter().all(|line| line[9..] == ["records_by_source", "case_records", "public", "7"]));
}

/// Labels are in the reader's language, Arabic too; codes stay codes.
#[test]
fn labels_are_in_the_language_of_the_reader() {
    let places = Places::default();
    let counted = table(None, &["sex"], &[(&["female"], Figure::Exact(20)), (&["!unknown_or_few"], Figure::Exact(12))], 32, 20);
    for (language, labels) in [(Language::En, ["Female", "unknown, or too few to show"]), (Language::Ar, ["أنثى", "غير معروف"])] {
        let names = Names { words: Words::of(language), places: &places, sources: &[] };
        let lines = lines(&to_csv(&counted, &names).unwrap());
        assert_eq!(lines[1][..2], ["female", labels[0]]);
        assert_eq!(lines[2][0], "unknown_or_few");
        assert!(lines[2][1].contains(labels[1]), "{}", lines[2][1]);
        assert_eq!(to_json(&counted, &names)["rows"][0]["labels"], json!([labels[0]]));
    }
}

/// JSON says of each figure what it is, and of the table for whom.
#[test]
fn json_says_what_figures_are() {
    let places = Places::default();
    let names = Names { words: Words::of(Language::En), places: &places, sources: &[] };
    let rows: [(&[&str], Figure); 3] =
        [(&["female"], Figure::Exact(20)), (&["male"], Figure::Withheld), (&["!unknown_or_few"], Figure::Between { low: 1, high: Some(4) })];
    let mut counted = table(Some("sex"), &["sex"], &rows, 40, 30);
    counted.known = Figure::Withheld;
    counted.conditions = query("", &["form=-,!not_asked"]).conditions;
    let json = to_json(&counted, &names);
    assert_eq!(
        [&json["rows"][0]["count"], &json["rows"][1]["count"], &json["rows"][2]["count"]],
        [&json!(20), &json!("withheld"), &json!({ "low": 1, "high": 4 })]
    );
    assert_eq!((&json["rows"][2]["codes"], &json["rows"][2]["known"]), (&json!(["unknown_or_few"]), &json!(false)));
    assert_eq!(
        (&json["figures"], &json["threshold"], &json["all"], &json["known"], &json["as_of"]),
        (&json!("public"), &json!(11), &json!(40), &json!("withheld"), &json!(7))
    );
    assert_eq!(json["where"], json!([{ "dimension": "form", "codes": ["none_of_them", "not_asked"] }]));
    counted.figures = FigureKind::Operational;
    let json = to_json(&counted, &names);
    assert_eq!((&json["figures"], &json["threshold"]), (&json!("operational, not for publication"), &json!(null)));
}

/// The finding names the largest, or the two that stand out, in the reader's words; it is silent where a row is withheld, says
/// so where too little is known, and is not made for tables outside of the typology.
#[test]
fn findings_are_true_or_silent() {
    let places = Places::default();
    let names = Names { words: Words::of(Language::En), places: &places, sources: &[] };
    let find = |id, rows: &[(&[&str], Figure)], all, known| names.finding(&table(id, &["sex"], rows, all, known));
    let one: [(&[&str], Figure); 2] = [(&["female"], Figure::Exact(80)), (&["male"], Figure::Exact(20))];
    assert_eq!(find(Some("sex"), &one, 120, 100).unwrap(), "Most often recorded: female, 80% of records that state the sex.");
    let two: [(&[&str], Figure); 3] = [(&["female"], Figure::Exact(50)), (&["male"], Figure::Exact(40)), (&["other"], Figure::Exact(10))];
    assert_eq!(find(Some("sex"), &two, 120, 100).unwrap(), "Most often recorded: female and male, together 90% of records that state the sex.");
    let held: [(&[&str], Figure); 2] = [(&["female"], Figure::Exact(80)), (&["male"], Figure::Withheld)];
    assert_eq!(find(Some("sex"), &held, 120, 100), None);
    assert_eq!(find(None, &one, 120, 100), None);
    assert_eq!(find(Some("sex"), &one, 1000, 100).unwrap(), "Too little is known here to put it in one sentence.");
    assert_eq!(find(Some("sex"), &[], 0, 0), None);
    let arabic = Names { words: Words::of(Language::Ar), ..names };
    assert!(arabic.finding(&table(Some("sex"), &["sex"], &one, 120, 100)).unwrap().contains("أنثى"));
}

/// What the store holds comes out in files that say for whom they are; nothing withheld stands in them.
#[tokio::test]
async fn stored_tables_become_files() {
    let world = World::of(&rows_of(&people(41, 600))).await;
    let (figures, places) = (world.figures(NO_DELAY, TODAY).await, Places::default());
    let names = Names { words: Words::of(Language::En), places: &places, sources: figures.sources() };
    let core = public(&figures, "form_group sex age_broad", &[]).await;
    assert!(withholds(&core));
    let lines = lines(&to_csv(&core, &names).unwrap());
    assert_eq!(lines.len(), core.rows.len() + 1);
    for (line, row) in lines[1..].iter().zip(&core.rows) {
        assert_eq!((line[6].parse().ok(), line[8].as_str()), (row.figure.exact(), if row.figure == Figure::Withheld { "yes" } else { "no" }));
    }
    let exact = figures.table(&query("sex", &[]), Choice::Operational).await.unwrap();
    assert_eq!(to_json(&exact, &names)["figures"], json!("operational, not for publication"));
}

/// The quality of a source as JSON: how much of each field is known, how long registration took, what contradicts itself.
#[tokio::test]
async fn quality_is_told() {
    let dates: &[(&'static str, &str)] = &[("victim.detection_date", "2024-03-01"), ("victim.registration_date", "2024-03-11"), ("victim.sex", "female")];
    let world = World::of(&[row(dates), row(&[("victim.sex", "!unknown"), ("victim.age_group", "9_17")])]).await;
    let (figures, places) = (world.figures(NO_DELAY, TODAY).await, Places::default());
    let names = Names { words: Words::of(Language::En), places: &places, sources: figures.sources() };
    let json = quality_json(figures.quality(), &names);
    assert_eq!((&json[0]["source"], &json[0]["records"], &json[0]["duplicates"]), (&json!("Agency agency-a"), &json!(2), &json!(0)));
    assert_eq!(json[0]["timeliness"], json!({ "median_days": 10, "ninth_decile_days": 10, "known": 1 }));
    let sex = json[0]["completeness"].as_array().unwrap().iter().find(|field| field["dimension"] == "sex").unwrap();
    assert_eq!((&sex["known"], &sex["all"]), (&json!(1), &json!(2)));
    assert!(json[0]["contradictions"].as_array().is_some_and(|rules| !rules.is_empty()));
}

/// A person with several citizenships stands by that name, never under one of the two.
#[tokio::test]
async fn several_citizenships_have_a_row() {
    let mut people: Vec<Person> = vec![Person::from([("citizenship", "XA"), ("exploitation_area", "XA-01")]); 40];
    people.extend(vec![Person::from([("citizenship", "XA XB"), ("exploitation_area", "XA-01")]); 15]);
    let table = public(&*World::of(&rows_of(&people)).await.shown(NO_DELAY, TODAY).await, "citizenship", &[]).await;
    assert_eq!(crate::world::rows(&table), ["XA=40", "several=15"]);
}
