//! Opening, by two: both steps are in the access log before anything is handed out, and the second names the first.

use super::{ComplaintProblem, ComplaintStage, SeenComplaint};
use crate::{Entered, Gate, GateError};
use lantern_access::{
    credential::{Account, Instant, Login},
    policy::{Action, Context, Purpose},
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// How long a half waits for a second person. As long as it waits, one more key opens the complaint.
pub const HALF_HOURS: i64 = 72;

/// The owner under whom halves wait: outside the journal, because what is to end must not stand in a history for ever.
const HALVES: &str = "complaint-half";

/// The longest half: seven inner files in base64, with room.
const HALF_BYTES_MAX: usize = 32 * 1024;

/// A half as it waits.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Waiting {
    first: Login,
    account: Uuid,
    half: String,
    until: String,
}

/// That a half waits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HalfStanding {
    /// Who opened first.
    pub first: Login,
    /// Until when it waits.
    pub until: String,
}

/// What the second person takes home.
pub struct OpenedHalf {
    /// The sealed complaint.
    pub sealed: String,
    /// The first person's half.
    pub half: String,
}

impl Gate {
    /// The first of two takes the sealed text home. It is written down first.
    pub async fn take_complaint(&self, entered: &Entered, id: Uuid, at: &str) -> Result<String, GateError> {
        let seen = self.taken_in(entered, id, at).await?;
        let act = self.may_handle(entered, &seen.file, at)?;
        self.written_of_complaint(&act, id, None).await?;
        self.sealed_outside(&seen).await
    }

    /// Keeps the half that the first person's key gave, for a while. The caller has checked that it is theirs and of this complaint.
    pub async fn keep_half(&self, entered: &Entered, id: Uuid, half: &str, at: &str) -> Result<(), GateError> {
        let seen = self.taken_in(entered, id, at).await?;
        self.may_handle(entered, &seen.file, at)?;
        if half.is_empty() || half.len() > HALF_BYTES_MAX {
            return Err(ComplaintProblem::Bounds.into());
        }
        let account = entered.account().ok_or(GateError::NotFound)?;
        let until = Instant::parse(at)?.plus_seconds(HALF_HOURS * 3_600).to_string();
        let waiting = Waiting { first: account.login.clone(), account: account.id, half: half.to_owned(), until };
        let bytes = serde_json::to_vec(&waiting).map_err(|_| GateError::DamagedEntity("half of a complaint"))?;
        Ok(self.store().put_draft(HALVES, &id.to_string(), &bytes, at).await?)
    }

    /// Whether a half waits, and whose it is.
    pub async fn half_of(&self, seen: &SeenComplaint, at: &str) -> Result<Option<HalfStanding>, GateError> {
        Ok(self.waiting_half(seen.id, at).await?.map(|half| HalfStanding { first: half.first, until: half.until }))
    }

    async fn waiting_half(&self, id: Uuid, at: &str) -> Result<Option<Waiting>, GateError> {
        let Some(bytes) = self.store().draft(HALVES, &id.to_string()).await? else { return Ok(None) };
        let half: Waiting = serde_json::from_slice(&bytes).map_err(|_| GateError::DamagedEntity("half of a complaint"))?;
        Ok(if Instant::parse(&half.until)? > Instant::parse(at)? { Some(half) } else { None })
    }

    /// The second of two takes both home. The policies are asked with both people; the entry names both; only then anything is given.
    pub async fn open_complaint(&self, entered: &Entered, id: Uuid, at: &str) -> Result<OpenedHalf, GateError> {
        let mut seen = self.taken_in(entered, id, at).await?;
        let half = self.waiting_half(id, at).await?.ok_or(ComplaintProblem::NoHalf)?;
        let first = self.kept::<Account>(half.account).await?.map(|held| held.body).filter(Account::may_sign_in).ok_or(ComplaintProblem::NoHalf)?;
        let beside = first.principal(self.with_body(&first).await?, false);
        let context = Context { second_person: Some(beside), ..Context::new(Purpose::ComplaintHandling) };
        let act = self.may(entered, Action::OpenComplaint, &seen.file.thing(), &context, at)?;
        self.written_of_complaint(&act, id, Some(&first.login)).await?;
        seen.file.opened_by = vec![first.login, Login::parse(entered.login())?];
        if seen.file.stage == ComplaintStage::New {
            seen.file.stage = ComplaintStage::Opened;
        }
        self.keep(&act, id, seen.version, &seen.file).await?;
        Ok(OpenedHalf { sealed: self.sealed_outside(&seen).await?, half: half.half })
    }

    /// Forgets halves whose time is over.
    pub(super) async fn forget_old_halves(&self, at: &str) -> Result<(), GateError> {
        for (place, _) in self.store().draft_places(HALVES).await? {
            let Ok(id) = Uuid::parse_str(&place) else { continue };
            if self.waiting_half(id, at).await?.is_none() {
                self.store().take_draft(HALVES, &place).await?;
            }
        }
        Ok(())
    }
}
