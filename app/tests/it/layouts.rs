//! `mapping` and `vocabulary`.

use crate::home::Home;

/// What is proposed for a file can be used for that file as it is.
#[test]
fn a_proposal_imports_its_file() {
    let home = Home::new();
    home.file(
        "cases.csv",
        "Case number,Sex,Nationality,Date of detection\n101,Female,Colombia,2024-05-01\n102,Male,Peru,2024-06-17\n103,Female,Peru,2024-07-30\n",
    );
    let proposal = home.done(&["mapping", "suggest", "cases.csv"]);
    assert!(proposal.contains("victim.sex") && proposal.contains("victim.citizenship"), "{proposal}");
    home.file("cases.toml", &proposal);
    assert_eq!(home.import(&["cases.csv", "--agency", "north", "--layout", "cases.toml"]), ([3, 3, 0, 0, 0, 0], 0));
    let sexes = home.json(&["table", "--by", "sex", "--json"]);
    assert_eq!((&sexes["rows"][0]["codes"][0], &sexes["rows"][0]["count"], &sexes["all"]), (&"female".into(), &2.into(), &3.into()));
    assert_eq!(home.import(&["cases.csv", "--agency", "north", "--layout", "cases.toml"]), ([3, 0, 0, 3, 0, 0], 0));
    let json = home.json(&["mapping", "suggest", "cases.csv", "--json"]);
    assert_eq!(json["layout"].as_str().map(str::trim_end), Some(proposal.trim_end()));
    assert_eq!(json["columns"].as_array().unwrap().len(), 4);
}

/// A layout with a fault is refused with its line.
#[test]
fn a_broken_layout_names_its_line() {
    let home = Home::new();
    home.file("cases.csv", "a\n1\n");
    home.file("broken.toml", "lantern_layout = 1\nid = \"x\"\nsource_kind = \"case_records\"\n\n[[column]]\nheading = \"a\"\nfield = \"victim.nonsense\"\n");
    let said = home.run(&["import", "cases.csv", "--agency", "north", "--layout", "broken.toml"]);
    assert!(said.code == 4 && said.err.contains("victim.nonsense"), "{}", said.err);
}

/// Every built-in layout can be shown, and the blank templates without identities come back with no rows.
#[test]
fn templates_come_back_empty() {
    let home = Home::new();
    let layouts = home.json(&["mapping", "show", "--json"]);
    let names: Vec<&str> = layouts.as_array().unwrap().iter().map(|one| one["layout"].as_str().unwrap()).collect();
    assert!(names.contains(&"htcds") && names.contains(&"lantern"), "{names:?}");
    for name in names {
        assert!(home.done(&["mapping", "show", name]).contains("lantern_layout = 1"), "{name}");
        home.done(&["mapping", "template", name, "--out", "blank.xlsx"]);
        // Nobody is in a blank form; the columns for names that HTCDS has need the word all the same.
        assert_eq!(home.import(&["blank.xlsx", "--agency", "north", "--dataset", name, "--layout", name, "--invented"]), ([0; 6], 0), "{name}");
    }
    home.done(&["mapping", "template", "lantern", "--out", "blank.xlsx", "--language", "ar"]);
    let said = home.run(&["import", "blank.xlsx", "--agency", "south", "--json"]);
    assert_eq!(said.code, 0, "{}", said.err);
    assert!(said.out.contains(r#""layout":"lantern","read":0"#), "{}", said.out);
}

/// A deployment's file of IC-TIP numbers fills the empty column of the coverage report.
#[test]
fn coverage_with_official_numbers() {
    let home = Home::new();
    home.file("ictip.csv", "set,code,ictip\nact,recruitment,X.1\nact,transfer,X.2\n");
    let of_act = |arguments: &[&str]| home.json(arguments).as_array().unwrap().iter().find(|one| one["set"] == "act").unwrap().clone();
    assert_eq!(of_act(&["vocabulary", "--json"])["ictip"], 0);
    let covered = of_act(&["vocabulary", "--ictip", "ictip.csv", "--json"]);
    assert_eq!((&covered["ictip"], covered["protocol_art3"].as_u64().unwrap() > 0), (&2.into(), true));
    assert!(home.done(&["vocabulary", "--ictip", "ictip.csv"]).contains("IC-TIP"));
    home.file("wrong.csv", "set,code,ictip\nact,nonsense,X.1\n");
    let wrong = home.run(&["vocabulary", "--ictip", "wrong.csv"]);
    assert!(wrong.code == 1 && wrong.err.contains("nonsense"), "{}", wrong.err);
    let act = home.json(&["vocabulary", "--set", "act", "--json"]);
    assert_eq!(act[0]["labels"].as_object().unwrap().len(), 6);
}
