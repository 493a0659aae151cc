//! Every rule and every code has its words.

use std::collections::BTreeSet;
use std::path::Path;

use lantern_access::policy::{Action, BasisKind, Body, FILES, Purpose, ResourceKind, Role, SCHEMA, Sensitivity, Sentence, Wing};

use super::samples::POLICIES;

/// A page can say each rule and each name, and no sentence stands for a rule that is gone.
#[test]
fn every_rule_and_every_code_has_words() {
    let keys: BTreeSet<&str> = lantern_words::keys().collect();
    let mut wanted: BTreeSet<String> = POLICIES.sentences().iter().map(|sentence| sentence.key.clone()).collect();
    wanted.insert(Sentence::ADDED.to_owned());
    wanted.insert("policy-nothing-allows".to_owned());
    wanted.extend(FILES.iter().map(|(file, _)| format!("policy-theme-{}", file.trim_end_matches(".cedar"))));
    macro_rules! codes {
        ($($name:ident),+) => { $(wanted.extend($name::ALL.iter().map(|value| value.key()));)+ };
    }
    codes!(Role, Wing, Sensitivity, Purpose, BasisKind, Body, ResourceKind, Action);
    let missing: Vec<_> = wanted.iter().filter(|key| !keys.contains(key.as_str())).collect();
    assert!(missing.is_empty(), "these have no words: {missing:?}");
    let surplus: Vec<_> = keys.iter().filter(|key| key.starts_with("policy-") && !wanted.contains(**key)).collect();
    assert!(surplus.is_empty(), "these words have no rule: {surplus:?}");
}

/// The schema has the same codes as the program, in the same order: a role that only one of them knew would have no rules.
#[test]
fn the_schema_has_the_codes_of_the_program() {
    let listed = |name: &str| -> Vec<&str> {
        let begin = SCHEMA.find(&format!("entity {name} enum [")).unwrap_or_else(|| panic!("the schema has no list {name}"));
        let list = SCHEMA[begin..].split(']').next().unwrap();
        list.split('"').skip(1).step_by(2).collect()
    };
    macro_rules! same {
        ($($name:ident),+) => { $(assert_eq!(listed(stringify!($name)), $name::ALL.iter().map(|value| value.code()).collect::<Vec<_>>());)+ };
    }
    same!(Role, Wing, Sensitivity, Purpose, BasisKind, Body, ResourceKind);
    let actions: Vec<&str> =
        SCHEMA.lines().filter(|line| line.contains("appliesTo")).filter_map(|line| line.strip_prefix("action \"")?.split('"').next()).collect();
    assert_eq!(actions, Action::ALL.iter().map(|action| action.code()).collect::<Vec<_>>());
}

/// No policy file in the folder is forgotten by the program.
#[test]
fn every_policy_file_is_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let in_folder: BTreeSet<String> = names.filter(|name| name != "lantern.cedarschema").collect();
    assert_eq!(in_folder, FILES.iter().map(|(file, _)| (*file).to_owned()).collect());
}

/// Nobody is helped more or less for taking part in proceedings or for what was determined about her (resolution 2388 (2017); practice §1.5):
/// the policies have no word for it, so no rule can read it.
#[test]
fn no_rule_can_read_proceedings_or_a_standing() {
    const NEVER: [&str; 8] = ["proceeding", "testimony", "witness", "identified", "presumed", "victim_status", "determination", "cooperat"];
    for (name, text) in FILES.iter().copied().chain([("schema", SCHEMA)]) {
        let rules: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        for never in NEVER {
            assert!(!rules.contains(never), "{name} reads \"{never}\"");
        }
    }
}
