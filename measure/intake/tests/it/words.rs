//! What people are told: each refusal with what to do, in six languages, and problems by class.

use crate::bench::{bench, bytes, request};
use crate::imports::{HEADING, keyed};
use lantern_intake::file::FileProblem;
use lantern_intake::{ImportRequest, IntakeError, Layout, LayoutChoice};
use lantern_vocab::Language;
use lantern_words::{Words, keys};
use std::collections::HashSet;

fn refusals() -> Vec<IntakeError> {
    let columns = || vec!["Expediente".to_owned()];
    let layout = Layout::parse("lantern_layout = 1\nid = \"x\"\nsource_kind = \"case_records\"\nkeys = []").unwrap_err();
    vec![
        IntakeError::NoSuchLayout { name: "ours".into(), known: "htcds, lantern".into() },
        IntakeError::LayoutUnknown,
        IntakeError::NothingToTake { layout: "ours".into() },
        IntakeError::KeyColumnsMissing { columns: columns() },
        IntakeError::NoSuchColumn { column: "Expediente".into() },
        IntakeError::DatasetName,
        IntakeError::ForeignToken { row: 1_234, dataset: "refugio.csv".into() },
        IntakeError::ProblemsFileNotComplete,
        IntakeError::TooManyRejected,
        IntakeError::ProblemsFile(std::io::ErrorKind::PermissionDenied.into()),
        IntakeError::Layout(layout),
        IntakeError::File(FileProblem::TooLarge),
        IntakeError::File(FileProblem::TooManyRows { limit: 50_000_000 }),
        IntakeError::File(FileProblem::NoSuchSheet { sheet: "Casos".into() }),
        IntakeError::File(FileProblem::HeadingsTwice { columns: columns() }),
    ]
}

/// Every refusal has a sentence and a remedy of its own in every language, and they name what they speak of.
#[test]
fn refusals_say_what_to_do() {
    let known: HashSet<&str> = keys().collect();
    for language in Language::ALL {
        let words = Words::of(language);
        let said: Vec<_> = refusals().iter().map(|error| (error.key(), error.in_words(words))).collect();
        assert_eq!(said.iter().map(|(_, said)| &said.what).collect::<HashSet<_>>().len(), said.len(), "{language:?}: two refusals say the same");
        for (key, said) in &said {
            let remedy = said.remedy.as_deref().unwrap_or_default();
            assert!(known.contains(key) && !remedy.is_empty() && *key != said.what && !said.what.contains('{'), "{language:?} {key}: {said:?}");
            assert!(!remedy.ends_with("-remedy") && !remedy.contains('{'), "{language:?} {key}: {remedy}");
        }
        let what =
            |wanted: &str| said.iter().find(|(key, _)| *key == wanted).map(|(_, said)| format!("{} {}", said.what, said.remedy.as_deref().unwrap())).unwrap();
        assert!(what("problem-file-no-such-layout").contains("ours") && what("problem-file-no-such-layout").contains("htcds, lantern"));
        assert!(what("problem-file-no-such-column").contains("Expediente"));
        assert!(what("problem-file-foreign-token").contains(&words.number(1_234_u64)) && what("problem-file-foreign-token").contains("refugio.csv"));
        assert!(what("problem-file-too-many-rows").contains(&words.number(50_000_000_u64)));
        assert!(what("problem-file-no-such-sheet").contains("Casos"));
        assert!(what("import-layout-line").contains(&words.number(4_u64)));
    }
}

/// A file with more rows than are allowed is refused by a sentence about rows, not about bytes.
#[tokio::test(flavor = "multi_thread")]
async fn too_many_rows_are_named() {
    let mut request = ImportRequest { layout: keyed(), ..request(bytes("refugio.csv", &format!("{HEADING}\n1;F;16;presunta;\n2;F;16;presunta;\n"))) };
    request.limits.rows = 1;
    let error = bench().await.import(&request).await.unwrap_err();
    assert_eq!(error.key(), "problem-file-too-many-rows");
    request.layout = LayoutChoice::Named("ours".into());
    assert_eq!(bench().await.import(&request).await.unwrap_err().key(), "problem-file-no-such-layout");
}

/// Problems are told by class, those that cost a row first, with their columns in the order of how often.
#[tokio::test(flavor = "multi_thread")]
async fn problems_come_by_class() {
    let rows = "1;F;x;presunta;31/02/2024\n2;Q;yy;presunta;\n3;R;zzz;presunta;99\n4;F;;quizá;\n;F;;presunta;\n6;F;;tal;\n";
    let request = ImportRequest { layout: keyed(), ..request(bytes("refugio.csv", &format!("{HEADING}\n{rows}"))) };
    let report = bench().await.import(&request).await.unwrap();
    let classes = report.by_class();
    let found: Vec<_> = classes.iter().map(|class| (class.class.as_str(), class.rejected, class.rows, class.first_row)).collect();
    assert_eq!(
        found,
        [
            ("unknown-code", true, 2, 5),
            ("missing-key", true, 1, 6),
            ("not-a-number", false, 3, 2),
            ("unknown-code", false, 2, 3),
            ("impossible-date", false, 1, 2),
            ("unreadable-date", false, 1, 4)
        ]
    );
    assert_eq!(classes[2].columns, [("Edad".to_owned(), 3)], "values of three shapes are one column");
    assert_eq!(classes.iter().filter(|class| !class.rejected).map(|class| class.rows).sum::<u64>(), report.warnings);
}
