//! `lantern demo`.

use crate::home::Home;
use std::fs;

/// From an empty folder to the typology and a difference that is explained; again with nothing new; never over another region.
#[test]
fn from_nothing_to_the_typology_and_back() {
    let home = Home::new();
    let demo = ["demo", "--people", "400", "--seed", "7", "--no-serve"];
    let first = home.run(&demo);
    assert_eq!(first.code, 0, "{}", first.err);
    for part in ["━━ Typology · case records", "── Where", "Forms of exploitation", "Alleged perpetrators, by kind", "━━ Compared with the invented truth"]
    {
        assert!(first.out.contains(part), "{part} is missing");
    }
    assert_eq!(first.out.trim_end().lines().last(), Some("The difference is explained by these lines."));
    let lines = first.out.lines().count();
    assert!(lines < 700, "{lines} lines are too many to read");

    let imports = home.done(&["imports", "--data", "demo-data", "--json"]);
    let second = home.run(&demo);
    assert_eq!(second.code, 0, "{}", second.err);
    assert!(first.out.ends_with(&second.out), "the second run prints the same figures and imports nothing");
    assert!(!second.out.contains(" · new "), "{}", second.out);
    assert_eq!(home.done(&["imports", "--data", "demo-data", "--json"]), imports);

    let other = home.run(&["demo", "--people", "400", "--seed", "8", "--no-serve"]);
    assert_eq!((other.code, other.out.as_str()), (1, ""));
    assert_eq!(other.err.trim_end(), "lantern: demo-data holds another invented region (people 400 seed 7): choose another --data, or delete the folder");
}

/// The lines of one dimension, the sum of the others among them, add up to what all records say.
#[test]
fn printed_lines_keep_the_sums() {
    let home = Home::new();
    let said = home.done(&["demo", "--people", "400", "--seed", "7", "--no-serve"]);
    let (_, compared) = said.split_once("Compared with the invented truth").unwrap();
    let sections: Vec<&str> = compared.split("\n── ").skip(1).collect();
    assert_eq!(sections.len(), 37);
    for section in sections {
        let (title, rows) = section.split_once('\n').unwrap();
        let rows: Vec<Vec<i64>> = rows.lines().map(numbers).take_while(|numbers| numbers.len() == 7).collect();
        assert!((1..=12).contains(&rows.len()), "{title}: {} lines", rows.len());
        for row in &rows {
            assert_eq!(row[..6].iter().sum::<i64>(), row[6], "{title}: {row:?}");
        }
    }
    let routes = home.json(&["table", "--data", "demo-data", "--by", "route", "--json"]);
    let recorded: i64 = routes["rows"].as_array().unwrap().iter().filter(|row| row["known"] == true).map(|row| row["count"].as_i64().unwrap()).sum();
    let (_, section) = compared.split_once("\n── Route").unwrap();
    assert_eq!(section.lines().skip(1).map(numbers).filter(|numbers| numbers.len() == 7).map(|numbers| numbers[6]).sum::<i64>(), recorded);
}

/// The seven figures at the end of a line.
fn numbers(line: &str) -> Vec<i64> {
    let number = |word: &str| word.replace('−', "-").replace(',', "").parse().ok();
    let mut numbers: Vec<i64> = line.split_whitespace().rev().map_while(number).take(7).collect();
    numbers.reverse();
    numbers
}

/// Nothing invented is put among real records.
#[test]
fn a_folder_of_real_records_is_left_alone() {
    let home = Home::new();
    home.file("cases.csv", "record,victim.sex,victim.status,victim.citizenship\nA1,female,identified,PE\n");
    home.done(&["import", "cases.csv", "--agency", "north"]);
    let said = home.run(&["demo", "--data", "lantern-data", "--no-serve"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("lantern-data holds something else than an invented region"), "{}", said.err);
    assert!(!fs::exists(home.path("lantern-data/lantern.toml")).unwrap());
    assert_eq!(home.done(&["imports", "--json"]).lines().count(), 1);
}
