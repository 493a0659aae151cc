//! `typology`, `table` and `quality` for a person and for a script.

use crate::home::Home;

/// Small numbers are exact for those who may see records and withheld for everybody else.
#[test]
fn operational_and_public() {
    let home = Home::new();
    let rows: Vec<String> = (0..60).map(|row| format!("R{row},{},identified,PE,2019-03-01", if row < 3 { "male" } else { "female" })).collect();
    let rows = rows.join("\n");
    home.file("cases.csv", &format!("record,victim.sex,victim.status,victim.citizenship,victim.detection_date\n{rows}"));
    home.done(&["import", "cases.csv", "--agency", "north"]);
    let exact = home.json(&["table", "--by", "sex", "--json"]);
    assert_eq!(
        (&exact["figures"], &exact["rows"][0]["count"], &exact["rows"][1]["count"]),
        (&"operational, not for publication".into(), &57.into(), &3.into())
    );
    let public = home.json(&["table", "--by", "sex", "--public", "--json"]);
    assert_eq!((&public["figures"], &public["threshold"]), (&"public".into(), &11.into()));
    assert!(public["rows"].as_array().unwrap().iter().all(|row| row["count"] != 3 && row["count"] != 57), "{public}");
    let csv = home.done(&["table", "--by", "sex", "--csv"]);
    assert!(csv.trim_start_matches('\u{feff}').starts_with("sex,sex_label,count,") && csv.contains("\nmale,Male,3,3,no,"), "{csv}");
    assert!(home.done(&["table", "--list"]).contains("exploitation_country"));
    let quality = home.json(&["quality", "--json"]);
    assert_eq!(quality[0]["records"], 60);
}

/// An empty store says that it is empty and does not fail.
#[test]
fn an_empty_store() {
    let home = Home::new();
    home.done(&["init"]);
    assert_ne!(home.done(&["typology"]).trim(), "");
    assert_eq!(home.json(&["typology", "--json"]), serde_json::json!([]));
    assert_ne!(home.done(&["quality"]).trim(), "");
    assert_ne!(home.done(&["imports"]).trim(), "");
    let table = home.run(&["table", "--by", "sex"]);
    assert_eq!(table.code, 1, "{}{}", table.out, table.err);
}
