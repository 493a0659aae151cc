//! The life of an import: corrected, complete, refused, stopped and taken up, returned.

use crate::bench::{self, Until, bench, bytes, request};
use lantern_intake::{IntakeError, Layout, LayoutChoice, ProblemsTo, import};
use lantern_model::{AgencyCode, Unit};
use lantern_store::{Act, Change, Erasure, RecordFilter};
use lantern_vocab::Language;
use std::os::unix::fs::PermissionsExt;

/// A keyed layout of a shelter in Spanish, with a Hijri, a Persian and an Ethiopic date column.
pub const KEYED: &str = r#"
lantern_layout = 1
id = "shelter"
source_kind = "case_records"
key = ["Expediente"]
date_order = "day-month-year"
[missing]
unknown = ["no sabe"]
[[column]]
heading = "Sexo"
field = "victim.sex"
values = { "F" = "female", "M" = "male" }
[[column]]
heading = "Edad"
field = "victim.age_at_detection"
[[column]]
heading = "Estado"
field = "victim.status"
required = true
values = { "presunta" = "presumed" }
[[column]]
heading = "Fecha"
field = "victim.detection_date"
[[column]]
heading = "Hijri"
calendar = "hijri"
date_order = "year-month-day"
field = "victim.registration_date"
[[column]]
heading = "Persa"
calendar = "persian"
date_order = "year-month-day"
field = "event.exploitation_start"
[[column]]
heading = "Etiope"
calendar = "ethiopic"
field = "case.opened"
"#;

/// A keyless layout of the same columns.
pub fn keyless() -> LayoutChoice {
    LayoutChoice::Parsed(Box::new(Layout::parse(&KEYED.replace("key = [\"Expediente\"]\n", "")).unwrap()))
}

pub fn keyed() -> LayoutChoice {
    LayoutChoice::Parsed(Box::new(Layout::parse(KEYED).unwrap()))
}

pub const HEADING: &str = "Expediente;Sexo;Edad;Estado;Fecha";

/// Dates of four calendars and digits of two scripts are read; what cannot be read becomes unknown, and the row goes in.
#[tokio::test(flavor = "multi_thread")]
async fn calendars_and_digits() {
    let bench = bench().await;
    let file = "Expediente;Sexo;Edad;Estado;Fecha;Hijri;Persa;Etiope\n1;F;١٦;presunta;٠٥/٠٣/٢٠٢٤;١٤٤٥/٠٨/٢٤;۱۴۰۲/۰۱/۰۱;30/06/2016\n2;M;?;presunta;31/02/2024;1445-13-01;;01/01/2090\n";
    let mut request = request(bytes("refugio.csv", file));
    request.layout = keyed();
    let report = bench.import(&request).await.unwrap();
    assert_eq!((report.read, report.new, report.rejected), (2, 2, 0));
    let values = async |path: &str| bench.values(path).await.into_keys().collect::<Vec<_>>();
    assert_eq!(values("victim.detection_date").await, ["!unknown", "2024-03-05"]);
    assert_eq!(values("victim.registration_date").await, ["!unknown", "2024-03-05@hijri:1445-08-24"]);
    assert_eq!(values("event.exploitation_start").await, ["2023-03-21@persian:1402-01-01"]);
    assert_eq!(values("case.opened").await, ["!unknown", "2024-03-09@ethiopic:2016-06-30"]);
    assert_eq!(values("victim.age_group").await, [".", "9_17"]);
    let classes: Vec<(&str, u64)> = report.groups.iter().map(|group| (group.class.as_str(), group.rows)).collect();
    for class in ["impossible-date", "not-a-number"] {
        assert!(classes.iter().any(|(name, _)| *name == class), "{class} in {classes:?}");
    }
}

/// A corrected file changes its rows and no others; absent rows stay, unless the file is complete; then they are withdrawn.
#[tokio::test(flavor = "multi_thread")]
async fn corrected_and_complete_files() {
    let bench = bench().await;
    let run = async |rows: &str, complete: bool| {
        let mut request = request(bytes("refugio.csv", &format!("{HEADING}\n{rows}")));
        (request.layout, request.complete) = (keyed(), complete);
        let report = bench.import(&request).await.unwrap();
        (report.new, report.changed, report.unchanged, report.withdrawn)
    };
    assert_eq!(run("1;F;16;presunta;\n2;M;20;presunta;\n3;M;30;presunta;\n", false).await, (3, 0, 0, 0));
    assert_eq!(run("2;M;21;presunta;\n1;F;16;presunta;\n", false).await, (0, 1, 1, 0));
    assert_eq!(bench.counting(Unit::Victim).await, 3);
    assert_eq!(run("1;F;16;presunta;\n2;M;21;presunta;\n", true).await, (0, 0, 2, 1));
    assert_eq!(bench.counting(Unit::Victim).await, 2);
    assert_eq!(run("3;M;30;presunta;\n", false).await, (0, 1, 0, 0), "a withdrawn record comes back");
}

/// A trial says what would happen and leaves nothing: no agency, no record, no file.
#[tokio::test(flavor = "multi_thread")]
async fn a_trial_keeps_nothing() {
    let bench = bench().await;
    let mut request = request(bytes("refugio.csv", &format!("{HEADING}\n1;F;16;presunta;\n2;F;16;quizá;\n")));
    let path = bench.folder.path().join("rejected.csv");
    (request.layout, request.dry_run, request.problems) = (keyed(), true, ProblemsTo::File(path.clone()));
    let report = bench.import(&request).await.unwrap();
    assert_eq!((report.read, report.new, report.rejected, report.import, report.problems), (2, 1, 1, None, None));
    assert!(bench.store.agencies().await.unwrap().is_empty() && !path.exists());
    request.dry_run = false;
    assert!(bench.import(&request).await.unwrap().agency_created);
    request.dry_run = true;
    assert_eq!(bench.import(&request).await.unwrap().unchanged, 1);
}

/// The row of an erased person stays outside of a later file, and is named among the rows that did; the trial says so too.
#[tokio::test(flavor = "multi_thread")]
async fn erased_people_stay_outside() {
    let bench = bench().await;
    let file = format!("{HEADING}\n1;F;16;presunta;\n2;M;20;presunta;\n");
    let mut request = request(bytes("refugio.csv", &file));
    request.layout = keyed();
    bench.import(&request).await.unwrap();
    let records = bench.store.records(&RecordFilter::default(), 0, 10).await.unwrap().0;
    let erasure = Erasure { records: vec![records[0].record], ground: "wish".to_owned(), request: None };
    let act = Act { actor: "test".to_owned(), purpose: "test".to_owned(), at: bench::AT.to_owned() };
    bench.store.commit(&act, Change::Erase(erasure)).await.unwrap();
    request.complete = true;
    for dry_run in [true, false] {
        request.dry_run = dry_run;
        let report = bench.import(&request).await.unwrap();
        assert_eq!((report.read, report.new, report.unchanged, report.rejected, report.withdrawn), (2, 0, 1, 1, 0));
        let class = &report.by_class()[0];
        assert_eq!((class.class.as_str(), class.rejected, class.rows, class.first_row), ("erased-person", true, 1, 2));
        let Some(import) = report.import else { continue };
        assert_eq!(bench.store.import(import).await.unwrap().unwrap().rejected, 1, "the four numbers add up");
        assert_eq!(bench.store.problem_file(import, bench::AT).await.unwrap(), None, "the row itself is kept nowhere");
    }
}

/// A file that identifies people goes in, says which columns those are, and seals them; columns that are left out are not held at all.
#[tokio::test(flavor = "multi_thread")]
async fn identities_are_sealed() {
    let bench = bench().await;
    let file = "prs_ID,prs_First_Name,prs_Birthdate,prs_Gender,prs_Citizenship,vic_TypeOfExploitation\n1,Invented,2008-04-05,Feminine,NA,ForcedLabour SexualExploitation\n";
    let mut request = request(bytes("police.csv", file));
    request.without = vec!["prs_first_name".to_owned(), "prs_Birthdate".to_owned()];
    let report = bench.import(&request).await.unwrap();
    assert_eq!((report.new, report.identity_columns.len()), (1, 0));
    let record = bench.store.records(&RecordFilter::default(), 0, 1).await.unwrap().0[0].record;
    assert!(bench.store.sealed_of(record).await.unwrap().is_empty());
    assert_eq!(bench.values("victim.birth_year").await.into_keys().collect::<Vec<_>>(), ["."]);
    assert_eq!(bench.values("victim.citizenship").await.into_keys().collect::<Vec<_>>(), ["NA"], "Namibia is not an empty cell");
    assert_eq!(bench.values("event.forms").await.into_keys().collect::<Vec<_>>(), ["sexual_exploitation forced_labour"]);
    request.without = vec!["prs_FirstNames".to_owned()];
    assert!(matches!(bench.import(&request).await, Err(IntakeError::NoSuchColumn { .. })), "a column that is not there cannot be left out");
    request.without = Vec::new();
    let report = bench.import(&request).await.unwrap();
    assert_eq!((report.changed, report.identity_columns), (1, vec!["prs_First_Name".to_owned(), "prs_Birthdate".to_owned()]));
    assert_eq!(bench.store.sealed_of(record).await.unwrap().len(), 2);
    assert_eq!(bench.values("victim.birth_year").await.into_keys().collect::<Vec<_>>(), ["2008"]);
}

/// Rows that stay outside are kept here without what identifies people: that would open without their agency's key.
#[tokio::test(flavor = "multi_thread")]
async fn rows_that_stay_outside_are_kept_without_names() {
    let bench = bench().await;
    let file = "record,victim.given_name,victim.sex,event.exploitation_area\n,Nobodysname,female,XA-01\n2,Nobodysname,female,XA-01\n";
    let mut request = request(bytes("named.csv", file));
    request.problems = ProblemsTo::Kept;
    let report = bench.import(&request).await.unwrap();
    assert_eq!((report.new, report.rejected), (1, 1));
    let kept = bench.store.problem_file(report.import.unwrap(), bench::AT).await.unwrap().unwrap();
    let kept = String::from_utf8(kept).unwrap();
    assert!(kept.contains("female") && !kept.contains("Nobodysname") && !kept.contains("given_name"), "{kept}");
}

/// A stopped import counts nothing; the same file goes on behind what was read; another file gives it up.
#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_import_goes_on() {
    let bench = bench().await;
    let rows = (0..13_000).map(|row| format!("{row};F;{};presunta;", row % 90)).collect::<Vec<_>>().join("\n") + "\n";
    let mut request = request(bytes("refugio.csv", &format!("{HEADING}\n{rows}")));
    request.layout = keyed();
    assert!(matches!(import(&bench.store, &request, &Until::rows(10_000)).await, Err(IntakeError::Interrupted)));
    assert_eq!(bench.counting(Unit::Victim).await, 0);
    let report = bench.import(&request).await.unwrap();
    assert_eq!((report.resumed_from, report.read, report.new, report.discarded), (Some(10_000), 13_000, 13_000, false));
    assert_eq!(bench.counting(Unit::Victim).await, 13_000);
    let mut other = request.clone();
    (other.input, other.dataset) =
        (bytes("other.csv", &format!("{HEADING}\n1;M;5;presunta;\n")), Some(lantern_model::DatasetName::parse("refugio.csv").unwrap()));
    request.input = bytes("refugio.csv", &format!("{HEADING}\n{rows}99999;F;1;presunta;\n"));
    assert!(matches!(import(&bench.store, &request, &Until::rows(5_000)).await, Err(IntakeError::Interrupted)));
    let report = bench.import(&other).await.unwrap();
    assert_eq!((report.discarded, report.changed), (true, 1));
}

/// Rejected rows come back corrected under their own identity: once, and a second time without effect. Formulas are disarmed on
/// the way out and restored on the way in.
#[tokio::test(flavor = "multi_thread")]
async fn keyed_rows_come_back() {
    let bench = bench().await;
    let path = bench.folder.path().join("refugio.csv.problems.csv");
    let mut request =
        request(bytes("refugio.csv", &format!("{HEADING}\n1;F;16;presunta;\n2;M;20;quizá;\n;F;9;presunta;\n1;M;40;presunta;\n5;=1+1;20;tal vez;\n6;F\n")));
    (request.layout, request.problems, request.language) = (keyed(), ProblemsTo::File(path.clone()), Language::Es);
    let report = bench.import(&request).await.unwrap();
    assert_eq!((report.read, report.new, report.rejected, report.problems.as_ref()), (6, 1, 5, Some(&path)));
    assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.starts_with("\u{feff}lantern_reason;lantern_row;lantern_token;lantern_dataset;lantern_layout;Expediente;Sexo;"));
    assert!(text.contains(";5;'=1+1;20;tal vez;"), "{text}");
    let corrected = text
        .replace("quizá", "presunta")
        .replace(";;F;9", ";3;F;9")
        .replace(";1;M;40", ";4;M;40")
        .replace("tal vez", "presunta")
        .replace(";6;F\n", ";6;F;;presunta;\n");
    let mut back = request.clone();
    back.input = bytes("refugio.csv.problems.csv", &corrected);
    let report = bench.import(&back).await.unwrap();
    assert_eq!((report.dataset.as_str(), report.read, report.new, report.changed, report.rejected), ("refugio.csv", 5, 5, 0, 0));
    let report = bench.import(&back).await.unwrap();
    assert_eq!((report.new, report.changed, report.unchanged), (0, 0, 5));
    // The corrected whole file finds the very same records.
    request.input = bytes(
        "refugio.csv",
        &format!("{HEADING}\n1;F;16;presunta;\n2;M;20;presunta;\n3;F;9;presunta;\n4;M;40;presunta;\n5;=1+1;20;presunta;\n6;F;;presunta;\n"),
    );
    let report = bench.import(&request).await.unwrap();
    assert_eq!((report.new, report.changed, report.unchanged), (0, 0, 6));
}

/// In a layout without keys a corrected row is one more record, even where its words are those of a row that is held.
#[tokio::test(flavor = "multi_thread")]
async fn keyless_rows_come_back() {
    let bench = bench().await;
    let mut request = request(bytes("refugio.csv", "Sexo,Edad,Estado\nF,16,presunta\nF,16,presunta\nF,16,quizá\nF,16,quizá\n"));
    request.layout = keyless();
    let report = bench.import(&request).await.unwrap();
    assert_eq!((report.new, report.rejected), (2, 2));
    let kept = bench.store.problem_file(report.import.unwrap(), crate::bench::AT).await.unwrap().unwrap();
    let corrected = String::from_utf8(kept).unwrap().replace("quizá", "presunta");
    let mut back = request.clone();
    back.input = bytes("download.csv", &corrected);
    let report = bench.import(&back).await.unwrap();
    assert_eq!((report.new, report.changed, report.unchanged), (2, 0, 0));
    assert_eq!(bench.counting(Unit::Victim).await, 4);
    assert_eq!(bench.import(&back).await.unwrap().unchanged, 2);
    assert_eq!(bench.import(&request).await.unwrap().unchanged, 2, "the first file still changes nothing");
    back.complete = true;
    assert!(matches!(bench.import(&back).await, Err(IntakeError::ProblemsFileNotComplete)));
}

/// A token counts in the dataset and agency that it was made for, and only as it was made.
#[tokio::test(flavor = "multi_thread")]
async fn forged_tokens_are_refused() {
    let bench = bench().await;
    let mut request = request(bytes("refugio.csv", "Sexo,Edad,Estado\nF,16,quizá\n"));
    request.layout = keyless();
    let report = bench.import(&request).await.unwrap();
    let text =
        String::from_utf8(bench.store.problem_file(report.import.unwrap(), crate::bench::AT).await.unwrap().unwrap()).unwrap().replace("quizá", "presunta");
    let refused = async |text: &str, agency: &str, dataset: Option<&str>| {
        let mut back = request.clone();
        (back.input, back.agency) = (bytes("back.csv", text), AgencyCode::parse(agency).unwrap());
        back.dataset = dataset.map(|name| lantern_model::DatasetName::parse(name).unwrap());
        matches!(bench.import(&back).await, Err(IntakeError::ForeignToken { row: 2, .. }))
    };
    let token =
        text.lines().nth(1).unwrap().split(',').find(|cell| cell.len() == 82 && cell.bytes().all(|b| b.is_ascii_hexdigit())).expect("the token").to_owned();
    let forged = format!("{}{}", &token[..81], if token.ends_with('0') { '1' } else { '0' });
    assert!(refused(&text.replace(&token, &forged), "police", None).await, "a changed token");
    assert!(refused(&text.replace("police/refugio.csv", "police/other.csv"), "police", None).await, "another dataset in the row");
    assert!(refused(&text, "police", Some("other.csv")).await, "another dataset in the request");
    assert!(refused(&text, "border", None).await, "another agency");
    assert_eq!(bench.counting(Unit::Victim).await, 0);
}
