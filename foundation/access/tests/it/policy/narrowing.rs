//! A deployment may forbid more, and nothing else.

use lantern_access::policy::{Action, Effect, Policies, Purpose, Role, Sensitivity, Wing};

use super::samples::{Dice, POLICIES, about_record};

fn narrowed(text: &str) -> Result<Policies, String> {
    let files = [("ours.cedar".to_owned(), text.to_owned())];
    Policies::builtin().expect("the policies of the program are valid").narrowed(&files).map_err(|error| error.to_string())
}

fn refusal(text: &str) -> String {
    narrowed(text).expect_err("this file is refused")
}

const NO_CHILDREN: &str = "\n// Children's files stay with the panel.\n@id(\"ours-children\")\nforbid (principal, action == Action::\"open_identity\", resource)\n\
     when { resource.sensitivity == Sensitivity::\"child\" }\nunless { principal in Role::\"best_interests_panel\" };\n";

/// An added rule forbids what the program allows, is named in the decision, and shows among the sentences.
#[test]
fn an_added_rule_forbids() {
    let policies = narrowed(NO_CHILDREN).unwrap();
    let question = about_record(&[Role::CaseWorker], Action::OpenIdentity, Wing::Protect, Sensitivity::Child, Purpose::Casework);
    assert!(POLICIES.decide(&question).allowed);
    let decision = policies.decide(&question);
    assert_eq!((decision.allowed, decision.by.as_slice()), (false, ["ours-children".to_owned()].as_slice()));
    let sentence = policies.sentences().last().unwrap();
    assert_eq!((sentence.id.as_str(), sentence.effect, sentence.key.as_str(), sentence.added), ("ours-children", Effect::Forbid, "policy-added", true));
}

/// A rule that permits is refused with its file and line, even after one that forbids.
#[test]
fn an_added_permit_is_refused() {
    let error = refusal(&format!("{NO_CHILDREN}\n@id(\"ours-open\")\npermit (principal, action, resource);\n"));
    assert!(error.starts_with("ours.cedar:8: ") && error.contains("never permit more"), "{error}");
}

/// A name that the program does not have is refused with its line: a misspelt role would silently forbid nothing.
#[test]
fn an_unknown_name_is_refused() {
    for condition in [
        "principal in Role::\"case_wroker\"",
        "resource.sensitivity == Sensitivity::\"secret\"",
        "context.purpose == Purpose::\"curiosity\"",
        "resource.colour == \"red\"",
        "action in Action::\"see_everything\"",
        "principal in Rank::\"general\"",
        // An attribute that may be absent, read without asking whether it is there.
        "resource.agency == \"NORTH\"",
        "context.second_person == principal",
        "resource.items == \"one\"",
    ] {
        let error = refusal(&format!(
            "@id(\"ours-first\")\nforbid (principal, action, resource) when {{ resource.conflict }};\n\n@id(\"ours-x\")\nforbid (principal, action, resource) when {{ {condition} }};\n"
        ));
        assert!(error.starts_with("ours.cedar:4: "), "{condition}: {error}");
    }
    let error = refusal("@id(\"ours-x\")\nforbid (principal, action == Action::\"open_everything\", resource);");
    assert!(error.starts_with("ours.cedar:1: ") && error.contains("open_everything"), "{error}");
}

/// Files that are no policies, or that hide a rule, are refused, not passed over.
#[test]
fn broken_files_are_refused() {
    for (text, says) in [
        ("forbid (principal, action, resource);", "@id"),
        ("@id(\"Ours Two\")\nforbid (principal, action, resource);", "@id"),
        ("@id(\"wall-roles\")\nforbid (principal, action, resource);", "already a rule"),
        ("@id(\"ours-x\")\nforbid (principal, action, resource)", "semicolon"),
        ("@id(\"ours-x\")\nforbid (principal == ?principal, action, resource);", "ours.cedar:1"),
        ("everything is allowed;", "ours.cedar:1"),
    ] {
        let error = refusal(text);
        assert!(error.starts_with("ours.cedar:1: ") && error.contains(says), "{text}: {error}");
    }
    assert!(refusal(&"/".repeat(65 * 1024)).contains("too large"));
    let many: Vec<_> = (0..65).map(|number| (format!("{number}.cedar"), String::new())).collect();
    assert!(Policies::builtin().unwrap().narrowed(&many).is_err());
}

/// Whatever is asked, narrowed policies never allow what the program's own deny.
#[test]
fn narrowing_never_widens() {
    let policies = narrowed(NO_CHILDREN).unwrap();
    let mut dice = Dice::new(74);
    for _ in 0..2_000 {
        let question = dice.question();
        assert!(!policies.decide(&question).allowed || POLICIES.decide(&question).allowed, "{question:?}");
    }
}
