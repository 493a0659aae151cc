//! The complaint channel as the house keeps it: sealed texts that nobody here can open, the keys of those who handle them, answers,
//! and who opened what with whom. What is sealed in them, and how, is known to the crate of complaints alone: here they are texts.
//!
//! A complaint does not enter the journal when it comes. The place of an entry between two others tells when it was made, whatever
//! time it bears, and an hour would tell who was at the terminal. So it waits outside the journal, durably, and enters with all
//! others of its day after midnight, in an order that says nothing; or earlier, when a handler takes it, at the handler's time. The
//! leaves of the log are those of any change: a published log that said "a complaint" would tell the organisation complained of.

mod answers;
mod handlers;
mod opening;
mod waiting;

pub use answers::ComplaintAnswer;
pub use handlers::{ComplaintHandler, HandlerKey, KeyStage};
pub use opening::{HALF_HOURS, HalfStanding, OpenedHalf};
pub use waiting::Incoming;

use crate::{Entered, Gate, GateError, Held, Kept};
use lantern_access::{
    credential::{Agency, Login},
    policy::{Action, Context, Purpose, Resource, ResourceKind, Sensitivity, Wing},
};
use lantern_ledger::{AccessEvent, AccessKind};
use lantern_store::{Act, Change, EntityFilter, PAGE_MAX};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The most complaints that are listed: beyond that a deployment has another problem than its list.
const LISTED_MAX: usize = 5_000;

/// Where a complaint stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ComplaintStage {
    /// Nobody has read it.
    New,
    /// Two people have opened it.
    Opened,
    /// An answer lies under its code.
    Answered,
    /// Nothing more is to be done here.
    Closed,
}

impl ComplaintStage {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Opened => "opened",
            Self::Answered => "answered",
            Self::Closed => "closed",
        }
    }
}

/// What came of help: it is offered whatever the inquiry finds, and before it finds anything (S/2016/949, paragraph 50).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Help {
    /// It was offered.
    Offered,
    /// The person took it.
    Accepted,
    /// The person did not want it.
    Declined,
    /// There was no way to the person.
    NotReached,
}

impl Help {
    /// Each, in the order of a form.
    pub const ALL: [Self; 4] = [Self::Offered, Self::Accepted, Self::Declined, Self::NotReached];

    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Offered => "offered",
            Self::Accepted => "accepted",
            Self::Declined => "declined",
            Self::NotReached => "not_reached",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|help| help.code() == code)
    }
}

/// That help was offered: by whom, on which day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HelpMark {
    /// What came of it.
    pub outcome: Help,
    /// Who says so.
    pub by: Login,
    /// The day.
    pub day: String,
}

/// What is known of a complaint without opening it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ComplaintFile {
    version: u8,
    /// The organisation complained of.
    pub organisation: Agency,
    /// The day on which it came; no hour was ever kept.
    pub received: String,
    /// Under what its answers lie: it follows from the return code and does not lead back to it.
    pub look_up: String,
    /// Where it stands.
    pub stage: ComplaintStage,
    /// Who opened it, the first person first.
    pub opened_by: Vec<Login>,
    /// Whether help was offered.
    pub help: Option<HelpMark>,
}

impl Kept for ComplaintFile {
    const KIND: &'static str = "complaint";

    fn keys(&self) -> Vec<(String, String)> {
        vec![("lookup".to_owned(), self.look_up.clone())]
    }
}

impl ComplaintFile {
    const VERSION: u8 = 1;

    pub(crate) const fn new(organisation: Agency, received: String, look_up: String) -> Self {
        Self { version: Self::VERSION, organisation, received, look_up, stage: ComplaintStage::New, opened_by: Vec::new(), help: None }
    }

    /// The complaint as the policies see it.
    fn thing(&self) -> Resource {
        Resource {
            wing: Wing::Protect,
            sensitivity: Sensitivity::Complaint,
            complained_of: Some(self.organisation.to_string()),
            ..Resource::new(ResourceKind::Complaint)
        }
    }
}

/// The sealed text of a complaint, apart from what is listed. It has the id of its file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SealedText {
    version: u8,
    sealed: String,
}

impl Kept for SealedText {
    const KIND: &'static str = "complaint_sealed";

    fn keys(&self) -> Vec<(String, String)> {
        Vec::new()
    }
}

/// Why something about a complaint was not done. The sentence for a person stands under [`ComplaintProblem::key`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ComplaintProblem {
    /// A handler stands outside an organisation, so the account belongs to one.
    #[error("a handler's account must belong to an organisation: have one named for it first")]
    NoOrganisation,
    /// More handlers than a complaint has locks.
    #[error("there are as many handlers as a complaint can have locks: one has to give the key up first")]
    TooManyHandlers,
    /// Somebody else's key.
    #[error("this key stands for another handler: each person makes one of their own")]
    SameKey,
    /// What was given back does not show that the key is there.
    #[error("this is not what the key opens: take the newest question and answer it with the key that belongs to it")]
    ProofWrong,
    /// Nothing waits for a second person, or its time is over.
    #[error("no first half waits: the first person opens theirs again")]
    NoHalf,
    /// An answer before anybody has read the complaint.
    #[error("two people open a complaint before it is answered")]
    NotOpened,
    /// As many answers as one code can have.
    #[error("there are as many answers as one complaint can have")]
    TooManyAnswers,
    /// More than is taken in on one day.
    #[error("more complaints wait than are taken in on one day")]
    Full,
    /// A text that no sealed complaint can be.
    #[error("a sealed text is empty or longer than its bound")]
    Bounds,
}

impl ComplaintProblem {
    /// The key of its sentence.
    pub const fn key(self) -> &'static str {
        match self {
            Self::NoOrganisation => "complaints-problem-no-organisation",
            Self::TooManyHandlers => "complaints-problem-too-many-handlers",
            Self::SameKey => "complaints-problem-same-key",
            Self::ProofWrong => "complaints-problem-proof",
            Self::NoHalf => "complaints-problem-no-half",
            Self::NotOpened => "complaints-problem-not-opened",
            Self::TooManyAnswers => "complaints-problem-too-many-answers",
            Self::Full => "complaints-problem-full",
            Self::Bounds => "complaints-problem-bounds",
        }
    }
}

/// A complaint as a handler may see it.
#[derive(Debug, Clone)]
pub struct SeenComplaint {
    /// Which one.
    pub id: Uuid,
    /// What is known of it.
    pub file: ComplaintFile,
    version: u32,
}

impl SeenComplaint {
    fn of(held: Held<ComplaintFile>) -> Self {
        Self { id: held.id, file: held.body, version: held.version }
    }
}

/// The day of an instant.
fn day(at: &str) -> String {
    at.get(..10).unwrap_or_default().to_owned()
}

impl Gate {
    /// The complaints that somebody may handle, newest day first; never those about their own organisation.
    pub async fn complaints(&self, entered: &Entered, at: &str) -> Result<Vec<SeenComplaint>, GateError> {
        let mut seen = Vec::new();
        let (mut offset, filter) = (0, EntityFilter::default());
        while seen.len() < LISTED_MAX {
            let (page, all) = self.list::<ComplaintFile>(&filter, offset, PAGE_MAX).await?;
            offset += page.len() as u64;
            let is_last = page.is_empty() || offset >= all;
            seen.extend(page.into_iter().map(SeenComplaint::of));
            if is_last {
                break;
            }
        }
        for waiting in self.waiting_complaints().await? {
            let waiting = waiting.seen();
            if seen.iter().all(|one| one.id != waiting.id) {
                seen.push(waiting);
            }
        }
        seen.retain(|one| self.may_handle(entered, &one.file, at).is_ok());
        seen.sort_by(|one, other| (&other.file.received, one.id).cmp(&(&one.file.received, other.id)));
        Ok(seen)
    }

    /// One of them. One that somebody may not handle is not there.
    pub async fn complaint(&self, entered: &Entered, id: Uuid, at: &str) -> Result<SeenComplaint, GateError> {
        let seen = match self.kept::<ComplaintFile>(id).await? {
            Some(held) => SeenComplaint::of(held),
            None => self.waiting_complaint(id).await?.ok_or(GateError::NotFound)?.seen(),
        };
        self.may_handle(entered, &seen.file, at)?;
        Ok(seen)
    }

    /// Whether somebody handles complaints about this organisation; refused, it is as if it were not there.
    fn may_handle(&self, entered: &Entered, file: &ComplaintFile, at: &str) -> Result<Act, GateError> {
        self.may(entered, Action::AnswerComplaint, &file.thing(), &Context::new(Purpose::ComplaintHandling), at).map_err(|error| match error {
            GateError::Refused { .. } => GateError::NotFound,
            other => other,
        })
    }

    /// The sealed text of a complaint that the caller has asked about, without a word to the log: to look at its outside.
    pub async fn sealed_outside(&self, seen: &SeenComplaint) -> Result<String, GateError> {
        match self.kept::<SealedText>(seen.id).await? {
            Some(held) => Ok(held.body.sealed),
            None => self.waiting_text(seen.id).await?.ok_or(GateError::NotFound),
        }
    }

    /// Marks what came of the help that was offered.
    pub async fn mark_help(&self, entered: &Entered, id: Uuid, outcome: Help, at: &str) -> Result<(), GateError> {
        let mut seen = self.taken_in(entered, id, at).await?;
        let act = self.may_handle(entered, &seen.file, at)?;
        seen.file.help = Some(HelpMark { outcome, by: Login::parse(entered.login())?, day: day(at) });
        self.keep(&act, id, seen.version, &seen.file).await.map(drop)
    }

    /// Ends the handling of a complaint that two people have opened, or takes it up again.
    pub async fn close_complaint(&self, entered: &Entered, id: Uuid, is_closed: bool, at: &str) -> Result<(), GateError> {
        let mut seen = self.complaint(entered, id, at).await?;
        let act = self.may_handle(entered, &seen.file, at)?;
        if seen.file.opened_by.is_empty() {
            return Err(ComplaintProblem::NotOpened.into());
        }
        let answered = !self.complaint_answers(&seen.file.look_up).await?.is_empty();
        seen.file.stage = match (is_closed, answered) {
            (true, _) => ComplaintStage::Closed,
            (false, true) => ComplaintStage::Answered,
            (false, false) => ComplaintStage::Opened,
        };
        self.keep(&act, id, seen.version, &seen.file).await.map(drop)
    }

    /// Writes down that somebody takes or opens a complaint. The entry names the complaint, and beside whom.
    async fn written_of_complaint(&self, act: &Act, id: Uuid, beside: Option<&Login>) -> Result<(), GateError> {
        let basis = beside.map_or_else(|| "first".to_owned(), |first| format!("with:{first}"));
        let event = AccessEvent { what: AccessKind::Complaint, basis: Some(basis), subjects: vec![*id.as_bytes()] };
        self.written(act, event).await.map(drop)
    }

    /// A complaint in the journal: one that waits enters now, at the time of the handler.
    async fn taken_in(&self, entered: &Entered, id: Uuid, at: &str) -> Result<SeenComplaint, GateError> {
        let seen = self.complaint(entered, id, at).await?;
        if seen.version > 0 {
            return Ok(seen);
        }
        self.enter_waiting(&[id], at).await?;
        self.complaint(entered, id, at).await
    }

    /// Keeps two changes that belong together, in one commit.
    async fn keep_both(&self, act: &Act, changes: Vec<Option<lantern_store::EntityChange>>) -> Result<(), GateError> {
        self.store().commit(act, Change::Entities(changes.into_iter().flatten().collect())).await?;
        Ok(())
    }
}
