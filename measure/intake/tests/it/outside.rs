//! Rows that stay outside: what a complete file withdraws beside them, what is written of them, and where.

use crate::bench::{Bench, bench, bytes, request};
use crate::imports::{HEADING, KEYED, keyed, keyless};
use lantern_intake::{ImportReport, ImportRequest, Layout, LayoutChoice, ProblemsTo, inspect};
use lantern_model::Unit;
use std::fs;
use std::path::{Path, PathBuf};

fn complete(text: &str, layout: LayoutChoice) -> ImportRequest {
    ImportRequest { layout, complete: true, ..request(bytes("refugio.csv", text)) }
}

/// Imports a file after a trial, which has to foresee every number.
async fn foreseen(bench: &Bench, request: &ImportRequest) -> ImportReport {
    let trial = bench.import(&ImportRequest { dry_run: true, ..request.clone() }).await.unwrap();
    let report = bench.import(request).await.unwrap();
    let numbers = |report: &ImportReport| (report.new, report.changed, report.unchanged, report.rejected, report.withdrawn, report.withdrawal_held_back);
    assert_eq!(numbers(&trial), numbers(&report), "the trial of {}", report.file);
    report
}

/// A complete file withdraws what it no longer holds, and never the record of a row that it holds but that stayed outside.
#[tokio::test(flavor = "multi_thread")]
async fn a_rejected_row_is_not_absent() {
    let bench = bench().await;
    let rows = |rows: &str| complete(&format!("{HEADING}\n{rows}"), keyed());
    foreseen(&bench, &rows("1;F;16;presunta;\n2;M;20;presunta;\n3;M;30;presunta;\n")).await;
    // Row 2 is rejected, its double too; row 3 is gone; row 9 is rejected and was never held.
    let report = foreseen(&bench, &rows("1;F;16;presunta;\n2;M;21;quizá;\n2;M;22;presunta;\n9;F;1;quizá;\n")).await;
    assert_eq!((report.unchanged, report.rejected, report.withdrawn, report.withdrawal_held_back), (1, 3, 1, false));
    assert_eq!(bench.counting(Unit::Victim).await, 2);
    // Row 3 comes back and is no withdrawal of its own; the record of row 2 still waits for its correction.
    let report = foreseen(&bench, &rows("2;M;21;presunta;\n3;M;30;presunta;\n")).await;
    assert_eq!((report.changed, report.withdrawn), (2, 1));
}

/// A row that may be any record holds every withdrawal back, until it is corrected.
#[tokio::test(flavor = "multi_thread")]
async fn an_unknown_row_withdraws_nothing() {
    let bench = bench().await;
    let rows = |rows: &str| complete(&format!("{HEADING}\n{rows}"), keyed());
    foreseen(&bench, &rows("1;F;16;presunta;\n2;M;20;presunta;\n3;M;30;presunta;\n")).await;
    for unknown in [";M;20;presunta;\n", "2;M\n", "2;M;20;presunta;;;x\n"] {
        let report = foreseen(&bench, &rows(&format!("1;F;16;presunta;\n{unknown}"))).await;
        assert_eq!((report.rejected, report.withdrawn, report.withdrawal_held_back), (1, 0, true), "{unknown}");
        assert!(serde_json::to_string(&report).unwrap().contains("\"withdrawal_held_back\":true"));
    }
    assert_eq!(bench.counting(Unit::Victim).await, 3);
    let report = foreseen(&bench, &rows("1;F;16;presunta;\n2;M;20;presunta;\n")).await;
    assert_eq!((report.withdrawn, report.withdrawal_held_back), (1, false));
    assert!(!serde_json::to_string(&report).unwrap().contains("held_back"));
}

/// Without keys, a rejected row may be any record in other words. Once it was corrected it is a known one, and the file that still
/// has the uncorrected row does not withdraw the correction.
#[tokio::test(flavor = "multi_thread")]
async fn a_corrected_row_of_a_keyless_file_stays() {
    let bench = bench().await;
    let file = complete("Sexo,Edad,Estado\nF,16,presunta\nM,20,quizá\n", keyless());
    foreseen(&bench, &complete("Sexo,Edad,Estado\nF,16,presunta\nM,30,presunta\n", keyless())).await;
    let report = foreseen(&bench, &file).await;
    assert_eq!((report.withdrawn, report.withdrawal_held_back), (0, true), "M 20 may be M 30");
    let kept = bench.store.problem_file(report.import.unwrap(), crate::bench::AT).await.unwrap().unwrap();
    let corrected = String::from_utf8(kept).unwrap().replace("quizá", "presunta");
    let back = ImportRequest { complete: false, input: bytes("back.csv", &corrected), ..file.clone() };
    assert_eq!(bench.import(&back).await.unwrap().new, 1);
    let report = foreseen(&bench, &file).await;
    assert_eq!((report.unchanged, report.rejected, report.withdrawn, report.withdrawal_held_back), (1, 1, 1, false), "M 30 is gone, M 20 is known");
    assert_eq!(bench.counting(Unit::Victim).await, 2);
}

const NAMED: &str = "Sexo,Nombre,Apodo,Edad,Estado\nF,Inventada,Apodada,16,quizá\nM,Ficticio,Motejado,20,presunta\nF,Supuesta,Llamada,9\n";

/// A layout of the columns of [`NAMED`]: one holds names, one is taken by no line.
fn named() -> LayoutChoice {
    let layout = KEYED.replace("key = [\"Expediente\"]\n", "") + "[[column]]\nheading = \"Nombre\"\nfield = \"victim.given_name\"\n";
    LayoutChoice::Parsed(Box::new(Layout::parse(&layout).unwrap()))
}

/// What was left out, and what nobody looked at, stays away from the file of rejected rows; in a broken row any cell may be a name.
/// The corrected row comes back as itself, whether the columns are left out again or not.
#[tokio::test(flavor = "multi_thread")]
async fn rejected_rows_bring_no_names() {
    let bench = bench().await;
    let file = ImportRequest { layout: named(), without: vec!["Nombre".to_owned()], ..request(bytes("refugio.csv", NAMED)) };
    let report = bench.import(&file).await.unwrap();
    assert_eq!((report.new, report.rejected), (1, 2));
    assert_eq!(report.columns_not_taken, ["Apodo"]);
    let kept = String::from_utf8(bench.store.problem_file(report.import.unwrap(), crate::bench::AT).await.unwrap().unwrap()).unwrap();
    assert!(kept.lines().next().unwrap().ends_with(",lantern_layout,Sexo,Edad,Estado"), "{kept}");
    for name in ["Nombre", "Inventada", "Supuesta", "Apodo", "Apodada", "Llamada"] {
        assert!(!kept.contains(name), "{name} in {kept}");
    }
    let back = ImportRequest { input: bytes("back.csv", &kept.replace("quizá", "presunta")), ..file.clone() };
    let first = bench.import(&back).await.unwrap();
    assert_eq!((first.dataset.as_str(), first.new, first.rejected), ("refugio.csv", 1, 1));
    let again = bench.import(&ImportRequest { without: Vec::new(), ..back }).await.unwrap();
    assert_eq!((again.new, again.unchanged, again.rejected), (0, 1, 1));
    // Of invented people everything may be seen.
    let invented = ImportRequest { invented: true, without: Vec::new(), dataset: Some(lantern_model::DatasetName::parse("invented").unwrap()), ..file };
    let report = bench.import(&invented).await.unwrap();
    let kept = String::from_utf8(bench.store.problem_file(report.import.unwrap(), crate::bench::AT).await.unwrap().unwrap()).unwrap();
    assert!(kept.contains("Inventada,Apodada") && kept.contains("F,Supuesta,Llamada,9"), "{kept}");
}

/// A file of rejected rows names its layout, so that it is known again with fewer columns than it takes to recognise it.
#[tokio::test(flavor = "multi_thread")]
async fn a_returned_file_names_its_layout() {
    let bench = bench().await;
    let rows = "prs_ID,prs_First_Name,prs_Last_Name,prs_Birthdate,prs_Gender\n1,Invented,Person,2001,Feminine\n,Made,Up,2002,Masculine\n";
    let without = ["prs_First_Name", "prs_Last_Name", "prs_Birthdate"].map(str::to_owned).to_vec();
    let file = ImportRequest { without, ..request(bytes("police.csv", rows)) };
    let report = bench.import(&file).await.unwrap();
    assert_eq!((report.new, report.rejected), (1, 1));
    let kept = String::from_utf8(bench.store.problem_file(report.import.unwrap(), crate::bench::AT).await.unwrap().unwrap()).unwrap();
    let back = ImportRequest { input: bytes("back.csv", &kept.replace(",htcds,,", ",htcds,2,")), ..file };
    assert_eq!(inspect(&back).unwrap().layout, "htcds");
    let report = bench.import(&back).await.unwrap();
    assert_eq!((report.layout.as_str(), report.new, report.rejected), ("htcds", 1, 0));
}

/// A null byte at the head of a cell of a corrected file is refused with the number that the row had in the first file, changes nothing,
/// and goes out again as a damaged letter and never as what a spreadsheet would skip; at the head of the file it is a damaged file.
#[tokio::test(flavor = "multi_thread")]
async fn a_leading_null_is_refused() {
    let bench = bench().await;
    let file = ImportRequest { layout: keyless(), ..request(bytes("refugio.csv", "Sexo,Edad,Estado\nF,16,presunta\nM,20,quizá\n")) };
    let report = bench.import(&file).await.unwrap();
    assert_eq!((report.new, report.rejected), (1, 1));
    let kept = String::from_utf8(bench.store.problem_file(report.import.unwrap(), crate::bench::AT).await.unwrap().unwrap()).unwrap();
    for corrected in [kept.replace("quizá", "\0presunta"), kept.replace("quizá", "presunta").replace("M,20", "\0=M,20")] {
        let back = ImportRequest { input: bytes("back.csv", &corrected), ..file.clone() };
        let report = bench.import(&back).await.unwrap();
        assert_eq!((report.new, report.changed, report.rejected), (0, 0, 1), "{corrected:?}");
        let class = &report.by_class()[0];
        assert_eq!((class.class.as_str(), class.rejected, class.first_row), ("nul", true, 3), "{corrected:?}");
        let again = String::from_utf8(bench.store.problem_file(report.import.unwrap(), crate::bench::AT).await.unwrap().unwrap()).unwrap();
        assert!(!again.contains('\0') && again.contains('\u{fffd}'), "{again}");
    }
    let headed = ImportRequest { input: bytes("back.csv", &format!("\0{kept}")), ..file };
    assert!(bench.import(&headed).await.unwrap_err().to_string().contains("the file is damaged"));
}

/// A column that the layout knowingly ignores is not reported, neither before nor after the import.
#[tokio::test(flavor = "multi_thread")]
async fn ignored_columns_are_not_reported() {
    let layout = Layout::parse(&KEYED.replace("key =", "ignore = [\"Notas\"]\nkey =")).unwrap();
    let file = ImportRequest {
        layout: LayoutChoice::Parsed(Box::new(layout)),
        ..request(bytes("refugio.csv", "Expediente;Sexo;Estado;NOTAS;Otra\n1;F;presunta;x;y\n"))
    };
    let not_taken: Vec<String> = inspect(&file).unwrap().columns.into_iter().filter(|column| column.not_taken).map(|column| column.heading).collect();
    assert_eq!(not_taken, ["Otra"]);
    assert_eq!(bench().await.import(&file).await.unwrap().columns_not_taken, ["Otra"]);
}

/// A file of rejected rows that somebody may be at work on is never replaced; the very same one is not written twice; one whose
/// faults are gone is left alone.
#[tokio::test(flavor = "multi_thread")]
async fn older_rejected_rows_are_kept() {
    let bench = bench().await;
    let place = |name: &str| -> PathBuf { bench.folder.path().join(name) };
    let read = |path: &Path| fs::read_to_string(path).unwrap();
    let run = async |rows: &str| {
        let text = format!("{HEADING}\n{rows}");
        let request = ImportRequest { layout: keyed(), problems: ProblemsTo::File(place("r.csv.problems.csv")), ..request(bytes("r.csv", &text)) };
        bench.import(&request).await.unwrap().problems
    };
    let (first, second) = (place("r.csv.problems.csv"), place("r.csv.problems-2.csv"));
    assert_eq!(run("1;F;16;quizá;\n").await.as_ref(), Some(&first));
    let before = read(&first);
    assert_eq!(run("1;F;16;quizá;\n").await.as_ref(), Some(&first), "the same rows have one file");
    assert_eq!(run("1;F;16;presunta;\n2;F;17;quizá;\n").await.as_ref(), Some(&second));
    assert_eq!((read(&first), read(&second).contains(";2;F;17;quizá;")), (before.clone(), true));
    fs::write(&first, before.replace("quizá", "presunta")).unwrap();
    assert_eq!(run("1;F;16;presunta;\n2;F;17;quizá;\n").await.as_ref(), Some(&second));
    assert_eq!(run("1;F;16;presunta;\n2;F;17;presunta;\n").await, None);
    assert!(read(&first).contains("presunta") && read(&second).contains("quizá"), "nothing was lost");
    assert_eq!(fs::read_dir(bench.folder.path()).unwrap().filter(|entry| entry.as_ref().unwrap().path().to_string_lossy().contains("problems")).count(), 2);
}
