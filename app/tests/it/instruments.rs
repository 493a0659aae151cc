//! Forms on the command line: listed, shown, judged, and printed as XForms.

use crate::home::Home;
use serde_json::Value;

#[test]
fn forms_are_listed_and_shown() {
    let home = Home::new();
    let listed: Value = home.json(&["instruments", "list", "--json"]);
    let all = listed["instruments"].as_array().unwrap();
    assert_eq!(all.len(), 12);
    for one in all {
        assert_eq!(one["languages"].as_array().unwrap().len(), 6, "{}", one["id"]);
        assert!(one["version"].is_string() && one["title"].is_string());
        let shown: Value = home.json(&["instruments", "show", one["id"].as_str().unwrap(), "--json", "--language", "ar"]);
        assert!(!shown["pages"].as_array().unwrap().is_empty() && !shown["informed_by"].as_array().unwrap().is_empty());
    }
    assert!(home.done(&["instruments", "show", "reception"]).contains("age_group"));
    assert!(home.done(&["instruments", "xform", "reception"]).contains("<h:html"));
    assert_eq!(home.run(&["instruments", "show", "nonsense"]).code, 2);
}

/// A result names its reasons; what does not fit is named by its question, left out, and makes the exit code 3.
#[test]
fn answers_are_judged_with_their_reasons() {
    let home = Home::new();
    home.file("child.json", r#"{"age_group": "from_13_to_17", "with_whom": "alone"}"#);
    let judged: Value = home.json(&["instruments", "score", "reception", "child.json", "--json"]);
    assert_eq!((&judged["result"], &judged["is_child"]), (&"urgent".into(), &true.into()));
    assert!(judged["speaks_for"].as_array().unwrap().iter().any(|one| one["dimension"] == "urgent_needs"));
    home.file("nothing.json", "{}");
    let nothing: Value = home.json(&["instruments", "score", "reception", "nothing.json", "--json"]);
    assert_eq!(nothing["result"], Value::Null, "who asks nothing learns nothing");
    home.file("wrong.json", r#"{"age_group": "ancient", "shoes": "yes", "with_whom": "alone"}"#);
    let wrong = home.run(&["instruments", "score", "reception", "wrong.json", "--json"]);
    assert_eq!(wrong.code, 3);
    let problems: Value = serde_json::from_str(&wrong.out).unwrap();
    assert_eq!(problems["problems"].as_array().unwrap().len(), 2);
    home.file("broken.json", "{\"age\": Anna}");
    let broken = home.run(&["instruments", "score", "reception", "broken.json"]);
    assert!(broken.code == 1 && broken.err.contains("line 1, column") && !broken.err.contains("Anna"), "{}", broken.err);
}

/// A folder of one's own: a form with the id of one of ours takes its place; a mistake names file and item.
#[test]
fn forms_of_ones_own_take_their_place() {
    let home = Home::new();
    let structure = "lantern_instrument = 1\nid = \"reception\"\nversion = \"own-1\"\nuse = \"reception\"\nscale = \"steps\"\nopens_to = \"anyone\"\nminutes = 1\n\
        [[page]]\nname = \"one\"\n[[question]]\nname = \"well\"\npage = \"one\"\nkind = \"select_one\"\nlist = \"yes_no\"\n[[advice]]\ncode = \"rest\"\nwhen = \"${well} = 'no'\"\n";
    let words =
        "\"title\" = \"Ours\"\n\"summary\" = \"One question.\"\n\"page.one\" = \"One\"\n\"question.well\" = \"Are you well?\"\n\"advice.rest\" = \"Rest\"\n";
    std::fs::create_dir_all(home.path("own/reception")).unwrap();
    home.file("own/reception/instrument.toml", structure);
    home.file("own/reception/en.toml", words);
    home.file("no.json", r#"{"well": false}"#);
    let judged: Value = home.json(&["instruments", "score", "reception", "no.json", "--json", "--forms", "own"]);
    assert_eq!((&judged["version"], &judged["advice"][0]), (&"own-1".into(), &"rest".into()));
    home.file("own/reception/instrument.toml", &structure.replace("${well} = 'no'", "not(${well} = 'yes')"));
    let wrong = home.run(&["instruments", "list", "--forms", "own"]);
    let said = wrong.err;
    assert!(said.contains("instrument.toml") && said.contains("advice rest") && said.contains("unanswered"), "{said}");
}

/// Without an agency that answers for it and an approved assessment, no registration is checked.
#[test]
fn a_registration_is_not_checked_without_an_assessment() {
    let home = Home::new();
    home.done(&["init"]);
    home.file("rows.csv", "record,age\n1,9\n");
    let refused = home.run(&["instruments", "check-registration", "rows.csv"]);
    assert!(refused.code == 1 && refused.err.contains("impact assessment"), "{}", refused.err);
}
