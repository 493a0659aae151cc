//! What leaves the house and on what ground: consents and the other bases, protocols and recipients, shares, and the one door.
//!
//! Every share is asked about three times: the papers (`lantern_access::consent`), the policies with the whole context, and the papers
//! again once the entry stands in the log, so that a withdrawal that came meanwhile still counts.

mod agreements;
mod bases;
mod consents;
mod content;
mod door;
mod file;
mod package;
mod seal;
mod share;

pub use agreements::RecipientDraft;
pub use bases::AskingDraft;
pub use consents::{ConsentDraft, Papers};
pub use content::{Item, group_of, item_id, speaks_of_sexual_violence};
pub use door::AtTheDoor;
pub use share::{SharePackage, ShareRequest};

use crate::{Entered, GateError, Kept};
use lantern_access::{
    consent::{
        Asking, Consent, ConsentProblem, Decision, DecisionProblem, Handover, HandoverRefusal, Protocol, ProtocolProblem, Recipient, Share, ShareRefusal,
    },
    credential::Login,
};
use lantern_model::{AgencyCode, RecordId};
use std::fmt;

/// Why something is not recorded, not agreed or not shared. Each has a sentence in six languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SharingProblem {
    /// It is not shared.
    Share(ShareRefusal),
    /// The door stays shut.
    Handover(HandoverRefusal),
    /// The consent was not rightly given.
    Consent(ConsentProblem),
    /// The decision was not rightly taken.
    Decision(DecisionProblem),
    /// The protocol is not taken.
    Protocol(ProtocolProblem),
    /// The key of a recipient is no sound key.
    UnsoundKey,
    /// The one who entered a recipient assesses it herself.
    AssessedByAdder,
    /// The one who brought a key compares it herself.
    KeyTakenByBringer,
    /// Another key waits than the one that was compared, or none.
    OtherKeyWaits,
}

impl SharingProblem {
    /// The key of the sentence.
    pub fn key(self) -> String {
        match self {
            Self::Share(refusal) => refusal.key(),
            Self::Handover(refusal) => refusal.key(),
            Self::Consent(problem) => problem.key(),
            Self::Decision(problem) => problem.key(),
            Self::Protocol(problem) => problem.key(),
            Self::UnsoundKey => "sharing-unsound-key".to_owned(),
            Self::AssessedByAdder => "sharing-assessed-by-adder".to_owned(),
            Self::KeyTakenByBringer => "sharing-key-taken-by-bringer".to_owned(),
            Self::OtherKeyWaits => "sharing-key-other-waits".to_owned(),
        }
    }
}

impl fmt::Display for SharingProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.key())
    }
}

impl std::error::Error for SharingProblem {}

macro_rules! problems {
    ($($kind:ident from $type:ident),+) => {
        $(impl From<$type> for GateError {
            fn from(problem: $type) -> Self {
                Self::Sharing(SharingProblem::$kind(problem))
            }
        })+
    };
}

problems!(Share from ShareRefusal, Handover from HandoverRefusal, Consent from ConsentProblem, Decision from DecisionProblem, Protocol from ProtocolProblem);

/// How many papers of one kind about one person are read: a person with more has been asked too often.
const PAPERS_MAX: u32 = 500;

macro_rules! kept {
    ($($type:ident as $kind:literal about a person),+ $(,)?) => {
        $(impl Kept for $type {
            const KIND: &'static str = $kind;

            fn keys(&self) -> Vec<(String, String)> {
                self.keys()
            }

            fn subject(&self) -> Option<RecordId> {
                Some(self.person.record())
            }
        })+
    };
}

kept!(Consent as "consent" about a person, Decision as "decision" about a person, Asking as "asking" about a person, Handover as "handover" about a person);

impl Kept for Share {
    const KIND: &'static str = "share";

    fn keys(&self) -> Vec<(String, String)> {
        self.keys()
    }

    fn subject(&self) -> Option<RecordId> {
        Some(self.person.record())
    }

    fn agency(&self) -> Option<AgencyCode> {
        Some(self.agency.code().clone())
    }
}

impl Kept for Protocol {
    const KIND: &'static str = "protocol";

    fn keys(&self) -> Vec<(String, String)> {
        self.keys()
    }
}

impl Kept for Recipient {
    const KIND: &'static str = "recipient";

    fn keys(&self) -> Vec<(String, String)> {
        self.keys()
    }
}

impl Entered {
    /// The account's login, to sign with. `local` signs nothing.
    pub(crate) fn signing_login(&self) -> Result<Login, GateError> {
        self.account().map(|account| account.login.clone()).ok_or(GateError::Refused { by: vec!["local-nothing-else".to_owned()] })
    }
}
