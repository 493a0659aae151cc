//! `lantern init` and `lantern import`: what goes in, what stays outside, and what a script sees.

use crate::home::{Home, mode};
use serde_json::{Value, json};
use std::fs;

const CASES: &str = "record,victim.sex,victim.status,victim.citizenship\nA1,female,identified,PE\nA2,male,identified,PE\n,female,identified,PE\n";

/// The store makes itself, with a key that only its owner reads and a warning; `init` on it changes nothing.
#[test]
fn a_store_makes_itself() {
    let home = Home::new();
    home.file("cases.csv", CASES);
    let said = home.run(&["import", "cases.csv", "--agency", "north"]);
    assert!(
        said.err.contains("A new record was made in lantern-data.") && said.err.contains("lantern-data/keys/store.key lies beside the data"),
        "{}",
        said.err
    );
    let key = home.path("lantern-data/keys/store.key");
    assert_eq!((mode(&key), mode(&home.path("lantern-data"))), (0o600, 0o700));
    let before = fs::read(&key).unwrap();
    let again = home.run(&["init"]);
    assert_eq!(again.code, 0);
    assert_eq!(again.err.trim_end(), "There is already a record in lantern-data. Nothing was changed.");
    assert_eq!(fs::read(&key).unwrap(), before);

    let first = home.run(&["init", "--data", "other"]);
    assert!(first.code == 0 && first.err.contains("A new record was made in other."), "{}", first.err);
    let second = home.run(&["init", "--data", "other"]);
    assert!(second.code == 0 && second.err.contains("Nothing was changed"), "{}", second.err);
    assert_eq!(mode(&home.path("other/keys/store.key")), 0o600);
}

/// Scripts get one line per file with exactly these keys.
#[test]
fn json_has_the_keys_that_scripts_rely_on() {
    let home = Home::new();
    home.file("good.csv", "record,victim.sex,victim.status,victim.citizenship\nA1,female,identified,PE\n");
    home.file("cases.csv", CASES);
    let good = home.run(&["import", "good.csv", "--agency", "north", "--json"]);
    let expected = r#"{"file":"good.csv","layout":"lantern","read":1,"new":1,"changed":0,"unchanged":0,"rejected":0,"withdrawn":0,"problems":null}"#;
    assert_eq!((good.out.trim_end(), good.code), (expected, 0));
    let some = home.run(&["import", "cases.csv", "--agency", "north", "--json"]);
    let line: Value = serde_json::from_str(&some.out).unwrap();
    assert_eq!(some.code, 3);
    assert_eq!((&line["read"], &line["new"], &line["rejected"]), (&json!(3), &json!(2), &json!(1)));
    assert!(line["problems"].as_str().unwrap().ends_with("cases.csv.problems.csv"));
    assert_eq!(line.as_object().unwrap().keys().count(), 9);
}

/// The same file changes nothing, a corrected one its rows; absent rows stay unless the file is complete.
#[test]
fn a_series_of_files() {
    let home = Home::new();
    let import = |text: &str, more: &[&str]| {
        home.file("cases.csv", text);
        home.import(&[&["cases.csv", "--agency", "north"], more].concat())
    };
    let two = "record,victim.sex,victim.status,victim.citizenship\nA1,female,identified,PE\nA2,male,identified,PE\n";
    let corrected = "record,victim.sex,victim.status,victim.citizenship\nA1,female,identified,PE\nA2,female,identified,PE\n";
    let one = "record,victim.sex,victim.status,victim.citizenship\nA1,female,identified,PE\n";
    assert_eq!(import(two, &[]), ([2, 2, 0, 0, 0, 0], 0));
    assert_eq!(import(two, &[]), ([2, 0, 0, 2, 0, 0], 0));
    assert_eq!(import(corrected, &["--dry-run"]), ([2, 0, 1, 1, 0, 0], 0));
    assert_eq!(import(corrected, &[]), ([2, 0, 1, 1, 0, 0], 0));
    assert_eq!(import(one, &[]), ([1, 0, 0, 1, 0, 0], 0));
    assert_eq!(counted(&home), 2);
    assert_eq!(import(one, &["--complete"]), ([1, 0, 0, 1, 0, 1], 0));
    assert_eq!(counted(&home), 1);
}

/// How many records count.
fn counted(home: &Home) -> u64 {
    home.json(&["table", "--by", "sex", "--json"])["all"].as_u64().unwrap()
}

/// Rows that stayed outside come back corrected, once.
#[test]
fn problems_are_corrected_and_come_back() {
    let home = Home::new();
    home.file("cases.csv", CASES);
    assert_eq!(home.import(&["cases.csv", "--agency", "north"]), ([3, 2, 0, 0, 1, 0], 3));
    assert_eq!(mode(&home.path("cases.csv.problems.csv")), 0o600);
    let problems = home.read("cases.csv.problems.csv");
    assert!(problems.trim_start_matches('\u{feff}').starts_with("lantern_reason,lantern_row,lantern_token,lantern_dataset,"), "{problems}");
    let corrected = problems.replace(",,female,identified,PE", ",A3,female,identified,PE");
    assert_ne!(corrected, problems);
    home.file("corrected.csv", &corrected);
    assert_eq!(home.import(&["corrected.csv", "--agency", "north"]), ([1, 1, 0, 0, 0, 0], 0));
    assert_eq!(home.import(&["corrected.csv", "--agency", "north"]), ([1, 0, 0, 1, 0, 0], 0));
    assert_eq!(counted(&home), 3);
    let foreign = home.run(&["import", "corrected.csv", "--agency", "south"]);
    assert!(foreign.code == 4 && foreign.err.contains("token"), "{}", foreign.err);

    home.file("more.csv", CASES);
    assert_eq!(home.import(&["more.csv", "--agency", "north", "--problems", "elsewhere.csv"]).1, 3);
    assert!(home.path("elsewhere.csv").exists() && !home.path("more.csv.problems.csv").exists());
}

/// A trial keeps nothing: no rows, no agency, no problems file.
#[test]
fn a_trial_keeps_nothing() {
    let home = Home::new();
    home.file("cases.csv", CASES);
    assert_eq!(home.import(&["cases.csv", "--agency", "north", "--dry-run"]), ([3, 2, 0, 0, 1, 0], 3));
    assert!(!home.path("cases.csv.problems.csv").exists());
    assert_eq!(home.done(&["imports", "--json"]), "");
    assert_eq!(home.import(&["cases.csv", "--agency", "north"]), ([3, 2, 0, 0, 1, 0], 3));
}

/// Each of several files has its line; the code is that of what went wrong.
#[test]
fn several_files_at_once() {
    let home = Home::new();
    home.file("a.csv", "record,victim.sex,victim.status,victim.citizenship\nA1,female,identified,PE\n");
    home.file("b.csv", "aa,bb\n1,2\n");
    home.file("c.csv", "record,victim.sex,victim.status,victim.citizenship\nC1,male,identified,PE\n");
    let said = home.run(&["import", "a.csv", "b.csv", "c.csv", "--agency", "north", "--json"]);
    let files: Vec<String> = said.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap()["file"].as_str().unwrap().to_owned()).collect();
    assert_eq!((files, said.code), (vec!["a.csv".to_owned(), "c.csv".to_owned()], 4));
    assert!(said.err.contains("b.csv"), "{}", said.err);
    let one_name = home.run(&["import", "a.csv", "c.csv", "--agency", "north", "--problems", "p.csv"]);
    assert!(one_name.code != 0 && one_name.err.contains("--problems names one file"), "{}", one_name.err);
}

/// The exit codes that the help promises, each with a message that says what to do.
#[test]
fn exit_codes() {
    let home = Home::new();
    home.file("good.csv", "record,victim.sex,victim.status,victim.citizenship\nA1,female,identified,PE\n");
    home.file("strange.csv", "aa,bb\n1,2\n");
    home.file("empty.csv", "");
    let cases: &[(&[&str], i32, &str)] = &[
        (&["typology"], 6, "there is no store here yet: run `lantern init --data DIR`, or import a file"),
        (&["import", "nothere.csv", "--agency", "north"], 2, "there is no file nothere.csv"),
        (&["import", "strange.csv", "--agency", "north"], 4, "No known layout fits the columns of this file."),
        (&["import", "empty.csv", "--agency", "north"], 4, "The file is empty."),
        (&["import", "good.csv", "--agency", "north", "--layout", "nolayout"], 4, "There is no layout called “nolayout”. Use one of these: htcds"),
        (&["import", "good.csv", "--agency", "no code"], 2, "\"no code\" is not an agency code"),
        (&["import", "good.csv"], 2, "--agency"),
        (&["import", "good.csv", "--agency", "north"], 0, ""),
        (&["table", "--by", "nonsense"], 2, "there is no dimension \"nonsense\""),
        (&["table", "--by", "sex", "--kind", "nonsense"], 2, "there is no kind of source \"nonsense\"; there are case_records"),
        (&["table", "--by", "sex", "--where", "sex=nonsense"], 2, "nonsense"),
        (&["table", "--by", "sex,form,citizenship", "--public"], 2, "not among the public ones; nearest:"),
        (&["mapping", "template", "nonsense", "--out", "t.xlsx"], 2, "there is no built-in layout \"nonsense\""),
        (&["vocabulary", "--set", "nonsense"], 2, "there is no set \"nonsense\""),
        (&["imports", "--discard", "nonsense"], 2, "is not the id of an import"),
    ];
    for (arguments, code, message) in cases {
        let said = home.run(arguments);
        assert_eq!(said.code, *code, "{arguments:?}: {}", said.err);
        assert!(said.err.contains(message), "{arguments:?}: {}", said.err);
    }
    let unknown = home.run(&["import", "strange.csv", "--agency", "north"]).err;
    assert_eq!(unknown.matches("o known layout fits").count(), 1, "a reason is given once: {unknown}");
}

/// A missing file is told before a store is made for it.
#[test]
fn no_store_is_made_for_a_slip_of_the_pen() {
    let home = Home::new();
    assert_eq!(home.run(&["import", "nothere.csv", "--agency", "north"]).code, 2);
    assert!(!home.path("lantern-data").exists());
}
