//! What a user of a release meets: the refusals, whole tables withheld, and the same answer for the same snapshot.

#![allow(clippy::unwrap_used, clippy::cast_precision_loss, reason = "a test may panic, and its counts are small")]

mod attacker;

use attacker::{Dice, Population};
use lantern_disclosure::{Category, Counts, Dimension, DisclosureError, Lattice, Microdata, PublicCell, Release, Threshold};

fn names(text: &str) -> Vec<Dimension> {
    text.split_whitespace().map(Dimension::from).collect()
}

/// Proves that neither the order of the records nor how they are bundled leaves a trace in the bytes of the release.
#[test]
fn the_order_of_records_leaves_no_trace() {
    let mut population = Population::random(&mut Dice(7), &["abc", "cd", "e"], 4, 500);
    let first = population.release(11).unwrap();
    population.records.reverse();
    let mut bundled = Counts::new(&population.lattice());
    for record in &population.records {
        let names: Vec<String> = record.iter().map(ToString::to_string).collect();
        bundled.add(&names.iter().map(String::as_str).collect::<Vec<_>>(), 1).unwrap();
    }
    for (place, &size) in population.sizes.iter().enumerate().rev() {
        for category in (0..size).rev() {
            bundled.code(&attacker::dimension(place), &category.to_string()).unwrap();
        }
    }
    assert_eq!(first.to_bytes(), Release::decide(&bundled, Threshold::default()).unwrap().to_bytes());
}

/// Proves that a table off the lattice is refused with the largest tables within it, and that wrong words are named.
#[test]
fn refusals_name_the_nearest_tables() {
    let lattice = Lattice::new([names("form sex age"), names("area form")]).unwrap();
    let mut counts = Counts::new(&lattice);
    for area in ["north", "south"] {
        for form in ["labour", "marriage"] {
            counts.add(&["child", area, form, "girl"], 50).unwrap();
        }
    }
    counts.add(&["adult", "north", "labour", "man"], 90).unwrap();
    assert_eq!(lattice.dimensions(), names("age area form sex"));
    let release = Release::decide(&counts, Threshold::default()).unwrap();
    let refused = release.table(&names("area sex"), &[("form".into(), "labour".into())]).unwrap_err();
    assert_eq!(refused.to_string(), "no public table area × form × sex; nearest: area × form; form × sex");
    let wrong = |dimensions: &str, filter: (&str, &str)| release.table(&names(dimensions), &[(filter.0.into(), filter.1.into())]).unwrap_err();
    assert!(matches!(wrong("colour", ("form", "labour")), DisclosureError::UnknownDimension { .. }));
    assert!(matches!(wrong("sex", ("form", "none")), DisclosureError::UnknownCategory { .. }));
    assert!(matches!(wrong("form", ("form", "labour")), DisclosureError::FixedTwice { .. }));
    let table = release.table(&names("sex area").split_off(1), &[("form".into(), "labour".into())]).unwrap();
    let rows: Vec<(Option<&str>, PublicCell)> = table.rows().map(|row| (row.categories[0].map(Category::as_str), row.cell)).collect();
    let expected = [(Some("north"), 140), (Some("south"), 50), (None, 190)];
    assert_eq!(rows, expected.map(|(area, count)| (area, PublicCell::Count(count))));
}

/// Proves that a table is withheld whole where no witness exists, while the rest is published, and that a snapshot with fewer
/// records than the threshold publishes nothing.
#[test]
fn what_cannot_be_protected_is_withheld_whole() {
    let lattice = Lattice::new([names("form"), names("sex")]).unwrap();
    let mut counts = Counts::new(&lattice);
    // Eleven records in cells of 9, 1 and 1: the 9 could be no more than 9, and so would be known to be small.
    for (form, count) in [("labour", 9), ("marriage", 1), ("organs", 1)] {
        counts.add(&[form, "female"], count).unwrap();
    }
    let release = Release::decide(&counts, Threshold::default()).unwrap();
    assert_eq!(release.withheld_whole(), [names("form")]);
    let refused = release.table(&names("form"), &[]).unwrap_err();
    assert_eq!(refused.to_string(), "the table form is withheld whole; nearest: the grand total");
    assert_eq!(release.table(&names("sex"), &[]).unwrap().cell(&[Some("female")]).unwrap(), PublicCell::Count(11));

    let mut few = Counts::new(&lattice);
    few.add(&["labour", "female"], 10).unwrap();
    let nothing = Release::decide(&few, Threshold::default()).unwrap();
    assert!(nothing.tables().is_empty() && Release::from_bytes(&nothing.to_bytes()).as_ref() == Ok(&nothing));
    assert!(matches!(nothing.table(&[], &[]), Err(DisclosureError::WithheldWhole { nearest, .. }) if nearest.is_empty()));
    let empty = Release::decide(&Counts::new(&lattice), Threshold::default()).unwrap();
    assert_eq!(empty.table(&[], &[]).unwrap().total(), PublicCell::Count(0));
}

/// Proves k = 11 for the k-anonymised release of 2020 of the Counter-Trafficking Data Collaborative over its seven columns:
/// 936 groups, the smallest of 11 (48,773 records).
#[test]
fn the_published_file_of_2020_is_11_anonymous() {
    let root = std::env::var("LANTERN_REFERENCE_DATA").unwrap_or_else(|_| format!("{}/../../../shared/data", env!("CARGO_MANIFEST_DIR")));
    let path = format!("{root}/open/ctdc_kanon_2020_core7.csv");
    let Ok(text) = std::fs::read_to_string(&path) else {
        println!("skipped: no reference data at {path}");
        return;
    };
    let mut microdata = Microdata::new(7);
    // The file quotes nothing.
    for line in text.lines().skip(1) {
        microdata.add(&line.split(',').collect::<Vec<_>>()).unwrap();
    }
    let columns: Vec<usize> = (0..7).collect();
    let whole = microdata.anonymity(&columns, Threshold::default()).unwrap();
    assert_eq!((whole.rows, whole.groups, whole.smallest, whole.rows_below), (48_773, 936, 11, 0));
    let combinations = microdata.combinations(&columns, 3, Threshold::default()).unwrap();
    assert_eq!(combinations.len(), 7 + 21 + 35);
    assert!(combinations.iter().all(|anonymity| anonymity.holds() && anonymity.smallest >= 11));
}

/// Proves that a rule by which rare categories are told as "few" does not give the few back: whoever knows that a category
/// that stands by itself has at least 11 could otherwise take 11 from "XB or few: 12", and be left with 1.
#[test]
fn what_readers_know_of_a_category_is_reckoned_with() {
    let country = Dimension::from("country");
    let mut counts = Counts::new(&Lattice::new([[country.clone()]]).unwrap());
    for (category, count, least) in [("XA", 500, 11), ("XB", 11, 11), ("few", 1, 0)] {
        counts.add(&[category], count).unwrap();
        counts.at_least(&country, category, least).unwrap();
    }
    let table = Release::decide(&counts, Threshold::default()).unwrap().table(&[country], &[]).unwrap();
    let cells = ["XA", "XB", "few"].map(|category| table.cell(&[Some(category)]).unwrap());
    assert_eq!(cells, [PublicCell::Withheld, PublicCell::Count(11), PublicCell::Withheld]);
}
