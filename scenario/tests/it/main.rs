//! The scenario as its users see it: files in a folder, and the truth read back from them.
#![expect(clippy::unwrap_used, reason = "what fails in a helper of tests fails the test")]

use lantern_scenario::{AgencyFile, Truth, agency_files, make, write_htcds};
use std::collections::BTreeMap;
use std::path::Path;

fn region(people: u32, seed: u64) -> (tempfile::TempDir, lantern_scenario::Made) {
    let folder = tempfile::tempdir().unwrap();
    let made = make(folder.path(), people, seed).unwrap();
    (folder, made)
}

fn hash_of_all(folder: &Path) -> String {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let mut hasher = blake3::Hasher::new();
    for file in files {
        hasher.update(file.file_name().unwrap().as_encoded_bytes());
        hasher.update(&std::fs::read(&file).unwrap());
    }
    hasher.finalize().to_hex()[..16].to_owned()
}

/// The same seed gives the same bytes on every machine, another seed others. The hash changes only when the scenario is
/// meant to change; then the figures in the documentation change too.
#[test]
fn the_same_seed_gives_the_same_bytes() {
    let (first, _) = region(300, 1);
    let (second, _) = region(300, 2);
    assert_eq!(hash_of_all(first.path()), "49ef50d7b3c28f3e");
    assert_ne!(hash_of_all(first.path()), hash_of_all(second.path()));
}

/// For every code of every dimension the lines add up to what a correct reader counts, and the totals add up too.
#[test]
fn every_difference_is_explained() {
    let (folder, _) = region(2_000, 7);
    let truth = Truth::read(folder.path()).unwrap();
    let comparisons = truth.compare(&|dimension| truth.expected(dimension));
    assert_eq!(comparisons.len(), 37);
    for comparison in &comparisons {
        for line in &comparison.lines {
            assert_eq!(line.unexplained, 0, "{}: {line:?}", comparison.dimension);
        }
    }
    let totals = truth.totals();
    assert_eq!(totals.people, 2_000);
    assert_eq!(totals.seen + totals.unseen, totals.trafficked);
    assert_eq!(totals.records, totals.seen + totals.duplicates - totals.rejected - totals.not_recorded);
    assert!(totals.unseen > 0 && totals.duplicates > 0 && totals.rejected > 0 && totals.not_recorded > 0);
    let sex = comparisons.iter().find(|comparison| comparison.dimension == "sex").unwrap();
    assert_eq!(sex.lines.iter().map(|line| line.truth).sum::<u64>(), totals.trafficked);
    assert_eq!(sex.lines.iter().map(|line| line.recorded).sum::<u64>(), totals.records);
    let sum = comparisons.iter().find(|comparison| comparison.dimension == "control").unwrap().sum();
    assert!(sum.misread_in > 0 && sum.misread_out > 0 && sum.not_recorded > 0 && sum.duplicates > 0, "{sum:?}");
}

/// A figure that no line explains is reported as such, with its sign.
#[test]
fn what_is_not_explained_shows() {
    let (folder, _) = region(300, 1);
    let truth = Truth::read(folder.path()).unwrap();
    let wrong = truth.compare(&|dimension| match dimension {
        "sex" => truth.expected("sex").into_iter().map(|(code, figure)| if code == "male" { (code, figure - 3) } else { (code, figure) }).collect(),
        _ => Vec::new(),
    });
    assert_eq!(wrong.len(), 1);
    assert!(!wrong[0].is_explained());
    assert_eq!(wrong[0].lines.iter().find(|line| line.code == "male").unwrap().unexplained, -3);
    assert_eq!(wrong[0].sum().unexplained, -3);
}

/// Every code in the truth and in what rows say is a code of its field's value set, and no country is a real one.
#[test]
fn every_code_is_in_the_vocabulary() {
    let (folder, _) = region(2_000, 3);
    let truth = Truth::read(folder.path()).unwrap();
    let comparisons = truth.compare(&|dimension| truth.expected(dimension));
    let sets = BTreeMap::from([
        ("age_group", "age_group"),
        ("act", "act"),
        ("means", "means"),
        ("control", "control_means"),
        ("form", "exploitation_form"),
        ("sexual_type", "sexual_exploitation_type"),
        ("actor_kind", "armed_actor_kind"),
        ("sexual_violence", "conflict_sexual_violence"),
        ("perpetrator_sex", "sex"),
        ("perpetrator_age", "age_group"),
        ("perpetrator_relation", "recruiter_relation"),
        ("perpetrator_stage", "justice_stage"),
    ]);
    for comparison in &comparisons {
        let dimension = comparison.dimension;
        for code in comparison.lines.iter().map(|line| line.code.as_str()) {
            if code.starts_with('!') {
                assert!(code == "!not_recorded" || lantern_vocab::Missing::parse(code).is_some(), "{dimension}: {code}");
            } else if dimension.ends_with("country") || dimension.ends_with("citizenship") {
                assert!(code == "stateless" || lantern_vocab::is_user_assigned(code), "{dimension}: {code}");
                assert!(lantern_vocab::country(code).is_none() && code != "XK", "{dimension}: {code}");
            } else if dimension.ends_with("area") || dimension == "route" {
                assert!(code.split('>').all(|area| area.len() == 5 && lantern_vocab::is_user_assigned(&area[..2])), "{dimension}: {code}");
            } else if dimension.starts_with("year") {
                assert!((2010..=2025).contains(&code.parse().unwrap()), "{dimension}: {code}");
            } else {
                let set = lantern_vocab::set(sets.get(dimension).unwrap_or(&dimension)).unwrap_or_else(|| panic!("{dimension} has no set"));
                assert!(set.code(code).is_some(), "{dimension}: {code}");
            }
        }
    }
}

/// Each layout file is TOML, names every coded column of its file's heading, and holds each word once.
#[test]
fn layouts_fit_their_files() {
    let (_folder, made) = region(200, 1);
    for AgencyFile { layout, agency, .. } in &made.files {
        let Some(path) = layout else { continue };
        let layout: toml::Table = std::fs::read_to_string(path).unwrap().parse().unwrap_or_else(|error| panic!("{agency}: {error}"));
        assert_eq!(layout["lantern_layout"].as_integer(), Some(1));
        for column in layout["column"].as_array().unwrap() {
            let field = column["field"].as_str().unwrap();
            assert!(lantern_model::field::by_path(field).is_some(), "{agency}: {field}");
            if let Some(values) = column.get("values") {
                for (word, code) in values.as_table().unwrap() {
                    let checked = lantern_model::Coded::checked(lantern_model::field::by_path(field).unwrap(), code.as_str().unwrap());
                    assert!(checked.is_ok(), "{agency}, {field}: {word} = {code}");
                    for separator in layout["separators"].as_array().unwrap() {
                        assert!(!word.contains(separator.as_str().unwrap()), "{agency}: the word {word} holds the separator");
                    }
                }
            }
        }
    }
}

/// The files are what they say: encodings that are not UTF-8 stay so, and no two agencies write alike.
#[test]
fn each_agency_writes_its_own_way() {
    let (_folder, made) = region(600, 1);
    let bytes = |agency: &str| std::fs::read(&made.files.iter().find(|file| file.agency == agency).unwrap().path).unwrap();
    assert!(bytes("sarif-registration").starts_with(b"\xef\xbb\xbf"));
    assert!(bytes("protection-enfance").starts_with(b"PK"));
    assert!(bytes("mirsal-house").starts_with(b"{"));
    for agency in ["linea-faro", "tanib-border", "dar-selm-hospital"] {
        assert!(std::str::from_utf8(&bytes(agency)).is_err(), "{agency}");
    }
    let shortest = made.files.iter().map(|file| std::fs::metadata(&file.path).unwrap().len()).min();
    assert!(shortest > Some(4_000), "an agency met nobody: {shortest:?} bytes");
}

/// The stream of rows for measuring is the same for the same seed, and a longer one begins with a shorter one.
#[test]
fn rows_for_measuring_are_a_stream() {
    let rows = |count| {
        let mut text = Vec::new();
        write_htcds(&mut text, count, 5).unwrap();
        String::from_utf8(text).unwrap()
    };
    let (short, long) = (rows(50), rows(80));
    assert_eq!(short.lines().count(), 51);
    assert!(long.starts_with(&short));
}

/// The files of a region that stands already are found again, and a file that is gone is named.
#[test]
fn a_region_is_found_again() {
    let (folder, made) = region(50, 1);
    assert_eq!(agency_files(folder.path()).unwrap(), made.files);
    std::fs::remove_file(&made.files[2].path).unwrap();
    assert!(agency_files(folder.path()).unwrap_err().to_string().contains("corvane-police-htcds.csv"));
}

/// A region without people or with too many is refused.
#[test]
fn impossible_regions_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert!(make(folder.path(), 0, 1).is_err());
    assert!(make(folder.path(), lantern_scenario::PEOPLE_MAX + 1, 1).is_err());
}
