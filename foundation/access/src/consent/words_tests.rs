//! Every code that a person may read has words.

use std::collections::BTreeSet;

use super::*;
use crate::credential::{AccountState, ResetScope, ResetState, SessionState};

/// The keys that codes are said by, and the file `consent` of the messages, are the same: none is missing and none is left over.
#[test]
fn every_code_has_words() {
    let mut built: BTreeSet<String> = BTreeSet::new();
    macro_rules! collect {
        ($($name:ident),+ $(,)?) => {
            $(for &code in $name::ALL {
                assert_eq!($name::from_code(code.code()), Some(code));
                assert_eq!(serde_json::to_value(code).unwrap(), code.code());
                assert!(built.insert(code.key()), "two codes are said by {}", code.key());
            })+
        };
    }
    collect!(DataGroup, FormGiven, GivenBy, Assent, CaregiverBar, ConsentProblem, RecipientKind, Flag, Told, DecisionProblem, ShareLevel, Frequency);
    collect!(SensitivityClass, ProtocolState, ProtocolProblem, ShareRefusal, HandoverRefusal, RequestKind, RequestState, RequestProblem, HoldProblem);
    collect!(IncidentKind, IncidentSeverity, IncidentState, IncidentStepKind, TellPersons, IncidentProblem, RetentionKind, RetentionStart);
    collect!(RetentionAction, WhoseData, ProcessingProblem, DutyAbout, AccountState, SessionState, ResetScope, ResetState);

    let words: BTreeSet<String> = lantern_words::keys().map(str::to_owned).collect();
    let missing: Vec<&String> = built.difference(&words).collect();
    assert!(missing.is_empty(), "there are no words for {missing:#?}");
    let file = include_str!("../../../words/locales/en/consent.ftl");
    let written: BTreeSet<String> =
        file.lines().filter_map(|line| line.split_once(" = ")).map(|(key, _)| key.to_owned()).filter(|key| !key.starts_with('#')).collect();
    assert_eq!(written.difference(&built).collect::<Vec<_>>(), Vec::<&String>::new(), "words that no code asks for");
}

/// docs/checks.md lists every reason for which a paper is refused, in the order of the code and in its words: who adds a check
/// documents it (ASVS 5.0.0, 2.1.2).
#[test]
fn the_list_of_checks_is_whole() {
    let mut lines: Vec<String> = Vec::new();
    macro_rules! list {
        ($($name:ident of $paper:literal),+ $(,)?) => {
            $(for &code in $name::ALL {
                let said = lantern_words::Words::of(lantern_vocab::Language::En).text(&code.key());
                lines.push(format!("| {} | `{}` | {said} |", $paper, code.code()));
            })+
        };
    }
    list!(ConsentProblem of "consent", DecisionProblem of "decision", ProtocolProblem of "protocol", ShareRefusal of "share");
    list!(HandoverRefusal of "handover", RequestProblem of "request", HoldProblem of "hold", IncidentProblem of "incident");
    list!(ProcessingProblem of "processing");
    let page = include_str!("../../../../docs/checks.md");
    let (_, papers) = page.split_once("| paper | code | what does not fit |\n|---|---|---|\n").unwrap();
    let written: Vec<&str> = papers.lines().collect();
    assert_eq!(written, lines);
}
