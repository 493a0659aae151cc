//! The public files through the program, where they are there.

use crate::home::{Home, reference};
use serde_json::Value;

/// What a first import must say, and that a second one changes nothing.
fn twice(home: &Home, file: &str, layout: &str) -> Option<u64> {
    let path = reference(file)?;
    let arguments = ["import", &path, "--agency", "open", "--problems", "problems.csv", "--json"];
    let first: Value = serde_json::from_str(&home.done(&arguments)).unwrap();
    let count = |line: &Value, name: &str| line[name].as_u64().unwrap();
    assert_eq!((first["layout"].as_str(), count(&first, "read")), (Some(layout), count(&first, "new") + count(&first, "rejected")), "{first}");
    let second: Value = serde_json::from_str(&home.done(&arguments)).unwrap();
    let nothing = ["new", "changed", "withdrawn"].map(|name| count(&second, name));
    assert_eq!((nothing, count(&second, "unchanged")), ([0, 0, 0], count(&first, "new")), "{second}");
    Some(count(&first, "new"))
}

/// The frequencies that the official dictionary of the set publishes.
#[test]
fn codebook_of_the_victim_perpetrator_set() {
    let Some(path) = reference("ctdc_vpsynthetic_condensed.csv") else { return };
    let home = Home::new();
    let codebook = home.json(&["codebook", &path, "--json"]);
    assert_eq!(codebook.as_object().unwrap().keys().collect::<Vec<_>>(), ["file", "rows", "variables"]);
    assert_eq!(codebook["rows"], 21_195);
    let variable = |name: &str| codebook["variables"].as_array().unwrap().iter().find(|one| one["name"] == name).unwrap().clone();
    let value = |variable: &Value, value: &str| variable["values"].as_array().unwrap().iter().find(|one| one["value"] == value).unwrap().clone();
    let gender = variable("gender");
    assert_eq!(gender.as_object().unwrap().keys().collect::<Vec<_>>(), ["name", "valid", "missing", "values"]);
    let female = value(&gender, "Female");
    assert_eq!(female.as_object().unwrap().keys().collect::<Vec<_>>(), ["value", "count", "percent", "valid_percent"]);
    assert_eq!(female["count"], 9_589);
    assert_eq!(value(&variable("isForcedLabour"), "1")["count"], 12_248);
    assert!(!home.path("lantern-data").exists(), "a codebook reads no store");
}

/// Several kinds of source stand side by side and are never summed.
#[test]
fn kinds_are_never_summed() {
    let home = Home::new();
    if twice(&home, "ctdc_vpsynthetic_condensed.csv", "ctdc-vp").is_none_or(|new| new != 21_195)
        || twice(&home, "unodc_case_law_coded.csv", "case-law").is_none()
    {
        return;
    }
    let Some(new) = twice(&home, "ctdc_kanon_2020_core7.csv", "ctdc-kanon") else { return };
    assert_eq!(new, 48_773, "equal rows are different people");
    let typology = home.json(&["typology", "--json"]);
    let kinds: Vec<&str> = typology.as_array().unwrap().iter().map(|one| one["source_kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["k_anonymised", "synthetic", "court_case"]);
    for (kind, records) in [("k_anonymised", 48_773), ("synthetic", 21_195)] {
        let table = home.json(&["table", "--by", "sex", "--kind", kind, "--json"]);
        assert_eq!((&table["source_kind"], &table["all"]), (&kind.into(), &records.into()));
    }
    let unclear = home.run(&["table", "--by", "sex"]);
    assert_eq!(unclear.code, 2);
    assert!(unclear.err.contains("several kinds of source are present (k_anonymised, synthetic)"), "{}", unclear.err);
}

/// All 181 cases of the case-law file go in under their own numbers.
#[test]
fn case_law() {
    let home = Home::new();
    let Some(new) = twice(&home, "unodc_case_law_coded.csv", "case-law") else { return };
    assert_eq!(new, 181);
    assert_eq!(home.json(&["table", "--by", "court_act", "--json"])["all"], 181);
}

/// "<5" is a number from 1 to 4 in tables as well, never 0 and never 5.
#[test]
fn censored_totals_stay_ranges() {
    let home = Home::new();
    let Some(new) = twice(&home, "unodc_data_glotip.xlsx", "glotip") else { return };
    assert_eq!(new, 46_556);
    let table = home.json(&["table", "--by", "aggregate_indicator,aggregate_country,aggregate_year", "--json"]);
    let rows = table["rows"].as_array().unwrap();
    assert!(!rows.is_empty(), "totals that states reported are counted");
    let ranges: Vec<&Value> = rows.iter().filter(|row| row["count"].is_object()).collect();
    assert!(ranges.iter().all(|row| row["count"]["low"].as_u64() < row["count"]["high"].as_u64()));
    let single = ranges.iter().find(|row| row["count"]["low"] == 1 && row["count"]["high"] == 4).expect("a single \"<5\" reads 1 to 4");
    let [indicator, country, year] = [0, 1, 2].map(|at| single["codes"][at].as_str().unwrap());
    let (country, year) = (format!("aggregate_country={country}"), format!("aggregate_year={year}"));
    let indicator = format!("aggregate_indicator={indicator}");
    let printed = home.done(&["table", "--by", "aggregate_indicator", "--where", &country, "--where", &year, "--where", &indicator]);
    assert!(printed.contains("1–4"), "a range is printed as a range: {printed}");
}
