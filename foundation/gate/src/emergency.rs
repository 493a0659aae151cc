//! Breaking the glass: in a danger that cannot wait a file of the own agency is opened beyond what the rules allow, with a reason. The
//! data-protection officer sees it at once, and a second person says whether it was right.

use crate::{Entered, Gate, GateError, Held, Kept, OpenedRecord};
use lantern_access::{
    credential::{Instant, Login},
    policy::{Action, Context, Purpose, Resource, ResourceKind, Sensitivity},
};
use lantern_ledger::AccessKind;
use lantern_model::{AgencyCode, Identity, RecordId};
use lantern_store::{Act, Change, EntityFilter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;
use zeroize::Zeroizing;

/// Why a glass is broken. What stands behind the code is told in words that only the agency opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GlassReason {
    /// Somebody's life is in danger now.
    Life,
    /// She has disappeared or may be moved.
    Missing,
    /// She needs medical help now.
    Medical,
    /// Somebody threatens her.
    Threat,
}

impl GlassReason {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::Life, Self::Missing, Self::Medical, Self::Threat];

    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Life => "life",
            Self::Missing => "missing",
            Self::Medical => "medical",
            Self::Threat => "threat",
        }
    }

    /// The one with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// What the second person says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GlassVerdict {
    /// It was right.
    Confirmed,
    /// It has to be talked about.
    Questioned,
}

impl GlassVerdict {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Confirmed => "confirmed",
            Self::Questioned => "questioned",
        }
    }
}

/// The second person's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GlassAnswer {
    /// Who.
    pub by: Login,
    /// When.
    pub at: Instant,
    /// What.
    pub verdict: GlassVerdict,
}

/// A broken glass. The words of the reason are sealed to the agency beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BrokenGlass {
    version: u8,
    record: String,
    agency: String,
    /// Who broke it.
    pub by: Login,
    /// Why.
    pub reason: GlassReason,
    /// When.
    pub at: Instant,
    /// Until when a second person has to answer.
    pub answer_by: Instant,
    /// What the second person said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<GlassAnswer>,
}

impl BrokenGlass {
    /// The record that was opened, if the body was not damaged.
    pub fn record(&self) -> Option<RecordId> {
        RecordId::parse(&self.record)
    }

    /// Whether nobody has answered in time.
    pub fn is_late(&self, at: Instant) -> bool {
        self.answer.is_none() && at.seconds_since(self.answer_by) > 0
    }

    fn state(&self) -> &'static str {
        self.answer.as_ref().map_or("waiting", |answer| answer.verdict.code())
    }

    /// As the policies see it, so that nobody answers for herself.
    fn thing(&self) -> Resource {
        let agency = Some(self.agency.clone());
        Resource { agency, owner: Some(self.by.to_string()), sensitivity: Sensitivity::Coded, ..Resource::new(ResourceKind::Record) }
    }
}

impl Kept for BrokenGlass {
    const KIND: &'static str = "broken_glass";

    fn keys(&self) -> Vec<(String, String)> {
        vec![("state".to_owned(), self.state().to_owned()), ("by".to_owned(), self.by.to_string())]
    }

    fn subject(&self) -> Option<RecordId> {
        self.record()
    }

    fn agency(&self) -> Option<AgencyCode> {
        AgencyCode::parse(&self.agency).ok()
    }
}

/// A day: the second person may be asleep, and a week would be none.
const ANSWER_SECONDS: i64 = 24 * 60 * 60;

/// The name of the sealed words.
const WORDS: &str = "words";

/// More are not listed at once: so many emergencies are none.
pub const GLASSES_MAX: u32 = 200;

impl Gate {
    /// Breaks the glass: the reason is kept, the entry written, then the identity opened. Whoever does it has a second person's answer
    /// coming, and the data-protection officer's eye on it from this moment.
    pub async fn break_glass(
        &self,
        entered: &Entered,
        record: RecordId,
        (reason, words): (GlassReason, Identity),
        at: &str,
    ) -> Result<OpenedRecord, GateError> {
        let (thing, detail) = self.identity_thing(entered, record, at).await?;
        let by = entered.account().ok_or(GateError::NotFound)?.login.clone();
        if words.expose_bytes().iter().all(u8::is_ascii_whitespace) {
            return Err(GateError::NoReason);
        }
        // The list of broken glasses is the notice: it stands there before anything is opened.
        let context = Context { reason: Some(reason.code().to_owned()), notice: true, ..Context::new(Purpose::Emergency) };
        let act = self.may(entered, Action::BreakGlass, &thing, &context, at)?;
        self.within_rate(entered, AccessKind::Break, 1, at).await?;
        let (id, now) = (Uuid::new_v4(), Instant::parse(at)?);
        let (record_text, agency) = (record.to_string(), detail.summary.agency.as_str().to_owned());
        let glass = BrokenGlass { version: 1, record: record_text, agency, by, reason, at: now, answer_by: now.plus_seconds(ANSWER_SECONDS), answer: None };
        let mut change = self.change_of(id, 0, &glass).await?.ok_or(GateError::NotFound)?;
        change.seal.insert(WORDS.to_owned(), Some(words));
        self.store().commit(&act, Change::Entities(vec![change])).await?;
        let how = (Action::BreakGlass, AccessKind::Break);
        let opened = self.open_as(entered, how, (&thing, &context), Some(&id.to_string()), &[record], at).await?;
        opened.into_iter().next().ok_or(GateError::NotFound)
    }

    fn may_answer(&self, entered: &Entered, glass: &BrokenGlass, at: &str) -> Result<Act, GateError> {
        let purposes = [Purpose::Audit, Purpose::DataProtection];
        let mut asked = purposes.iter().map(|purpose| self.may(entered, Action::ConfirmBreakGlass, &glass.thing(), &Context::new(*purpose), at));
        asked.find(Result::is_ok).unwrap_or(Err(GateError::NotFound))
    }

    /// The broken glasses that somebody may answer for, newest first. Her own are not among them.
    pub async fn broken_glasses(&self, entered: &Entered, at: &str) -> Result<Vec<Held<BrokenGlass>>, GateError> {
        let all = self.store().entities(BrokenGlass::KIND, &EntityFilter::default(), 0, 1).await?.1;
        let (held, _) = self.list::<BrokenGlass>(&EntityFilter::default(), all.saturating_sub(GLASSES_MAX.into()), GLASSES_MAX).await?;
        Ok(held.into_iter().rev().filter(|held| self.may_answer(entered, &held.body, at).is_ok()).collect())
    }

    /// A second person confirms a broken glass or questions it, once.
    pub async fn answer_glass(&self, entered: &Entered, id: Uuid, verdict: GlassVerdict, at: &str) -> Result<(), GateError> {
        let mut held = self.kept::<BrokenGlass>(id).await?.ok_or(GateError::NotFound)?;
        let act = self.may_answer(entered, &held.body, at)?;
        let by = entered.account().ok_or(GateError::NotFound)?.login.clone();
        if held.body.answer.is_some() {
            return Err(GateError::Store(lantern_store::StoreError::Conflict { field: "answer".to_owned() }));
        }
        held.body.answer = Some(GlassAnswer { by, at: Instant::parse(at)?, verdict });
        self.keep(&act, id, held.version, &held.body).await.map(drop)
    }

    /// The words of the reason. They are about the person, so reading them is written down like opening her file.
    pub async fn glass_words(&self, entered: &Entered, id: Uuid, at: &str) -> Result<Zeroizing<String>, GateError> {
        let held = self.kept::<BrokenGlass>(id).await?.ok_or(GateError::NotFound)?;
        let act = self.may_answer(entered, &held.body, at)?;
        let words = self.words_in(&act, (BrokenGlass::KIND, id)).await?;
        words.into_iter().find(|(field, _)| field == WORDS).map(|(_, text)| text).ok_or(GateError::NotFound)
    }
}
