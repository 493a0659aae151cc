//! Why the gate does not open.

use lantern_access::{
    consent::{HoldProblem, IncidentProblem, ProcessingProblem, RequestProblem},
    credential::CredentialError,
    policy::PolicyError,
};
use lantern_store::StoreError;
use lantern_vault::VaultError;

/// An error by what the caller can do. No message holds a value of a record or a secret.
#[derive(Debug, thiserror::Error)]
pub enum GateError {
    /// The policies say no.
    #[error("this account may not do that ({})", by_whom(by))]
    Refused {
        /// The policies that forbade it; none where nothing allowed it.
        by: Vec<String>,
    },
    /// Not there, or not for this account: both answers are the same.
    #[error("not found")]
    NotFound,
    /// The sign-in did not fit. It does not say which part.
    #[error("the sign-in did not fit: check the name, the password and the code")]
    SignInFailed,
    /// Another account has the login, or none may.
    #[error("this login is taken: choose another")]
    LoginTaken,
    /// It takes somebody who proved herself lately, and for a token in this moment.
    #[error("this needs a fresh proof of who asks: password and code, or a passkey")]
    NotFresh,
    /// As many live tokens as an account may hold.
    #[error("an account holds at most {most} live tokens: revoke one first")]
    TokensMany {
        /// How many.
        most: usize,
    },
    /// A token for something that its account may not do, or that the token which makes it is not for.
    #[error("a token does no more, and lives no longer, than what makes it: leave out {}", listed(.0))]
    BeyondToken(Vec<lantern_access::policy::Action>),
    /// A house begins with two people.
    #[error("a house begins with two different people who can both sign in and give a lost sign-in back")]
    FirstTwo,
    /// No address under which passkeys work.
    #[error("passkeys need a host name and TLS, or localhost: set `origin`")]
    NoPasskeys,
    /// Too many tries.
    #[error("too many tries: wait until {until}")]
    Throttled {
        /// Until when.
        until: String,
    },
    /// Too much is asked at once.
    #[error("too many sign in at this moment: try again in a minute")]
    Busy,
    /// More than one account looks at in such a time.
    #[error("that is more than may be looked at in this time: wait until {until}")]
    RateExceeded {
        /// Until when.
        until: String,
    },
    /// More records than one look may open.
    #[error("at most {most} at once")]
    TooManyAtOnce {
        /// How many.
        most: usize,
    },
    /// The agency's key is locked.
    #[error("the key of agency \"{agency}\" is locked: unlock it first, with `lantern keys unlock {agency}` or on the page of keys")]
    AgencyLocked {
        /// The agency.
        agency: String,
    },
    /// The agency's key file is not in the folder of keys.
    #[error("the key file of agency \"{agency}\" is not here: bring it back, or recover the key from its sheets")]
    NoKeyFile {
        /// The agency.
        agency: String,
    },
    /// A key that is not the agency's: people are sealed to another one.
    #[error("this is not the key to which the people of agency \"{agency}\" are sealed: look for the right file or the right sheets")]
    KeyDoesNotFit {
        /// The agency.
        agency: String,
    },
    /// A search with a word that is hardly one.
    #[error("a word to look for has at least {least} letters")]
    WordTooShort {
        /// How many.
        least: usize,
    },
    /// A glass is broken with a reason only.
    #[error("say in words why it cannot wait")]
    NoReason,
    /// The list of stolen passwords cannot be asked.
    #[error("the list of stolen passwords cannot be asked, so no password is taken: {0}")]
    BreachedList(#[source] std::io::Error),
    /// No vault was started here.
    #[error("no vault runs here: identities are not opened")]
    NoVault,
    /// The access could not be written down.
    #[error("the access could not be written down, so nothing is opened: look at the health of the log")]
    NotWritten,
    /// A sealed value does not open.
    #[error("a sealed value does not open: it was altered, or its key was destroyed")]
    DoesNotOpen,
    /// What is kept does not have its shape.
    #[error("a kept {0} is damaged")]
    DamagedEntity(&'static str),
    /// A rule of accounts or credentials.
    #[error(transparent)]
    Credential(#[from] CredentialError),
    /// A lost sign-in is not given back like this.
    #[error(transparent)]
    Reset(#[from] lantern_access::credential::ResetProblem),
    /// A rule of the complaint channel.
    #[error(transparent)]
    Complaint(#[from] crate::ComplaintProblem),
    /// What a person agreed to, what was agreed between agencies, or a gate of the recipient stands against it.
    #[error("this is not done: {0}")]
    Sharing(#[from] crate::SharingProblem),
    /// A request does not go on.
    #[error("this request does not go on ({0})")]
    Request(RequestProblem),
    /// A hold is not set or not released.
    #[error("this hold is not set or not released ({0})")]
    Hold(HoldProblem),
    /// Nobody who could answer for a hold.
    #[error("a hold has an owner who works here and is another than the one who sets it: name one")]
    HoldOwner,
    /// A schedule that the program would not carry out.
    #[error("schedules are for the files of persons and for unsaved work, and end within a hundred years")]
    ScheduleOutOfRange,
    /// An entry of the register cannot stand.
    #[error("this entry of the register cannot stand ({0})")]
    Processing(ProcessingProblem),
    /// A step with an incident is not taken.
    #[error("this step with the incident is not taken ({0})")]
    Incident(IncidentProblem),
    /// The policy files.
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The vault.
    #[error(transparent)]
    Vault(VaultError),
}

impl GateError {
    /// The key of the words that say it to a person, where a rule about her rights refused.
    pub fn key(&self) -> Option<String> {
        Some(match self {
            Self::Request(problem) => problem.key(),
            Self::Hold(problem) => problem.key(),
            Self::HoldOwner => "rights-hold-owner-wrong".to_owned(),
            Self::ScheduleOutOfRange => "rights-schedule-wrong".to_owned(),
            Self::Processing(problem) => problem.key(),
            Self::Incident(problem) => problem.key(),
            _ => return None,
        })
    }
}

fn listed(actions: &[lantern_access::policy::Action]) -> String {
    if actions.is_empty() { "the later end".to_owned() } else { actions.iter().map(|action| action.code()).collect::<Vec<_>>().join(", ") }
}

fn by_whom(by: &[String]) -> String {
    if by.is_empty() { "nothing allows it".to_owned() } else { by.join(", ") }
}
