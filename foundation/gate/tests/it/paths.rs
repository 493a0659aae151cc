//! Every way on which the gate shows something of a person: it is written down first, in the log of the house, by name; and where it is
//! not written down, nothing is shown. The ways are read out of the sources, so that none can come without its case.

mod broken;
mod cases;
mod listening;
mod reach;
mod scene;

use broken::Break;
use cases::{CASES, Case};
use lantern_ledger::AccessKind;
use scene::{Scene, Walked};
use std::collections::{BTreeSet, HashMap};

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap()
}

/// Proves that each function of the gate that leads to the vault or to the access log has a case below, and that the golden list, from
/// which the tests of pages and commands know them, is the one that the sources give.
#[test]
fn every_way_has_a_case() {
    let ways = reach::ways();
    let cases: BTreeSet<&str> = CASES.iter().map(|case| case.way).chain(cases::WALKED_BY_OTHERS.iter().map(|(way, _)| *way)).collect();
    let found: BTreeSet<&str> = ways.iter().map(|way| way.name.as_str()).collect();
    assert_eq!(found, cases, "left: ways in the sources; right: ways with a case");
    let unlogged: Vec<&str> = ways.iter().filter(|way| way.opens && !way.logs).map(|way| way.name.as_str()).collect();
    assert!(unlogged.is_empty(), "these ask the vault and write nothing down: {unlogged:?}");
    for (way, by) in cases::WALKED_BY_OTHERS {
        assert!(CASES.iter().any(|case| case.way == by), "{way} is said to be walked by {by}, which has no case");
    }
    let text = ways.iter().map(|way| format!("{} | {}\n", way.name, if way.opens { "opens" } else { "shows" })).collect::<Vec<_>>().concat();
    let golden = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden/ways.txt");
    if std::env::var("LANTERN_GOLDEN").is_ok_and(|value| value == "write") {
        std::fs::write(&golden, &text).unwrap();
    }
    assert_eq!(text, std::fs::read_to_string(&golden).unwrap_or_default(), "run with LANTERN_GOLDEN=write and read the difference");
}

/// Proves for each way that its entry stands in the log, with its kind and exactly those whom it shows, in the moment in which the vault
/// is asked; that the vault is asked about nobody else; and that the way itself works: what was planted comes out.
#[test]
fn it_is_written_down_before_it_is_opened() {
    runtime().block_on(async {
        let scene = Scene::new().await;
        for case in CASES {
            let walked = scene.walk(case, None).await;
            let shown = walked.shown.as_ref().unwrap_or_else(|error| panic!("{} fails: {error}", case.way));
            assert!(case.canaries.iter().all(|canary| contains(shown, canary)), "{} does not show what was planted", case.way);
            assert_entries(&scene, case, &walked);
            assert_asked(case, &walked);
        }
    });
}

/// Proves that nothing is shown, and no key given, when any one of the entries of any way fails, goes into another log, or names others.
#[test]
fn what_is_not_written_down_is_not_opened() {
    runtime().block_on(async {
        let (scene, mut broken) = (Scene::new().await, 0);
        for case in CASES {
            for number in 0..case.entries.len() {
                for how in Break::ALL {
                    let walked = scene.walk(case, Some((number, how))).await;
                    let place = format!("{}, entry {number}, {how:?}", case.way);
                    assert!(walked.broke, "{place}: the entry was never written");
                    assert!(walked.shown.is_err(), "{place}: it went on");
                    let answered = walked.asked.iter().filter(|asked| asked.was_answered).count();
                    let before = case.entries[..number].iter().filter(|(_, _, asks)| *asks).count();
                    assert!(answered <= before, "{place}: the vault answered {answered} times");
                    broken += 1;
                }
            }
        }
        println!("{} ways, {broken} broken entries, nothing shown", CASES.len());
    });
}

/// The entries of a way, in their order, each naming exactly whom it should.
fn assert_entries(scene: &Scene, case: &Case, walked: &Walked) {
    let expected: Vec<(AccessKind, BTreeSet<[u8; 16]>)> = case.entries.iter().map(|(kind, whom, _)| (*kind, scene.who(*whom))).collect();
    assert_eq!(walked.entries, expected, "{}: what stands in the log", case.way);
}

fn assert_asked(case: &Case, walked: &Walked) {
    let asks = case.entries.iter().filter(|(_, _, asks)| *asks).count();
    assert_eq!(walked.asked.len(), asks, "{}: how often the vault was asked", case.way);
    for asked in &walked.asked {
        assert!(asked.was_written, "{}: the vault was asked before the entry stood in the log", case.way);
        assert!(asked.items.is_subset(&asked.named), "{}: the vault was asked about others than the entry names", case.way);
        assert!(asked.was_answered, "{}: the vault refused", case.way);
    }
}

fn contains(haystack: &[u8], needle: &str) -> bool {
    haystack.windows(needle.len()).any(|window| window == needle.as_bytes())
}

/// Proves that the list of ways sees a call wherever it stands: a way that lost its entry would be seen as one.
#[test]
fn a_way_without_an_entry_would_be_seen() {
    let sources = HashMap::from([(
        "invented.rs".to_owned(),
        "impl Gate {\n    pub async fn peek(&self) {\n        self.inside().await\n    }\n\n    async fn inside(&self) {\n        self.open_keys(agency, receipt, items).await\n    }\n\n    pub async fn rest(&self) {\n        0\n    }\n}\n".to_owned(),
    )]);
    let ways = reach::ways_in(&sources);
    assert_eq!(ways.iter().map(|way| (way.name.as_str(), way.opens, way.logs)).collect::<Vec<_>>(), [("peek", true, false)]);
}
