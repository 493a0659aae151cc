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
