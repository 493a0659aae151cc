//! Complaints on their way in: outside the journal until their day is over.

use super::{ComplaintFile, ComplaintProblem, SealedText, SeenComplaint, day};
use crate::{Gate, GateError, Kept};
use lantern_access::{credential::Agency, policy::Purpose};
use lantern_model::AgencyCode;
use lantern_store::{Act, Change, StoreError};
use uuid::Uuid;

/// The owner under whom they wait, beside the unsaved work of accounts; no account is named so.
const WAITING: &str = "complaint-waiting";

/// They wait until they are taken in, never until a date: forgetting old drafts must not forget them.
const FOR_EVER: &str = "9999-12-31T00:00:00Z";

/// How many may wait at once. A flood ends here, without asking anybody who they are.
const WAITING_MAX: usize = 1_000;

/// The longest sealed text: what a browser may send.
const SEALED_BYTES_MAX: usize = 192 * 1024;

/// How many enter with one commit.
const TOGETHER_MAX: usize = 200;

/// In whose name they enter: nobody's.
const ACTOR: &str = "complaints";

/// A complaint that came, already sealed.
#[derive(Debug, Clone)]
pub struct Incoming {
    /// The organisation complained of.
    pub organisation: AgencyCode,
    /// Under what it and its answers are found: 32 hexadecimal digits.
    pub look_up: String,
    /// The sealed text, as its crate writes it.
    pub sealed: String,
}

/// One that waits, as the name of its place says it; the sealed text is what lies there. So a list reads no text.
pub(super) struct Waiting {
    id: Uuid,
    organisation: Agency,
    received: String,
    look_up: String,
}

impl Waiting {
    /// Codes, digits and a day have no spaces. The id comes first: places are read in its order, which says nothing.
    fn place(&self) -> String {
        format!("{} {} {} {}", self.id, self.organisation, self.received, self.look_up)
    }

    fn parse(place: &str) -> Result<Self, GateError> {
        let damaged = || GateError::DamagedEntity(ComplaintFile::KIND);
        let [id, organisation, received, look_up]: [&str; 4] = place.split(' ').collect::<Vec<_>>().try_into().map_err(|_| damaged())?;
        let (id, organisation) = (Uuid::parse_str(id).map_err(|_| damaged())?, Agency::parse(organisation).map_err(|_| damaged())?);
        Ok(Self { id, organisation, received: received.to_owned(), look_up: look_up.to_owned() })
    }

    fn file(&self) -> ComplaintFile {
        ComplaintFile::new(self.organisation.clone(), self.received.clone(), self.look_up.clone())
    }

    pub(super) fn seen(&self) -> SeenComplaint {
        SeenComplaint { id: self.id, file: self.file(), version: 0 }
    }
}

/// The id follows from the sealed bytes: what is sent twice, because an answer was lost on its way, is one complaint.
fn id_of(sealed: &str) -> Uuid {
    let digest = blake3::derive_key("lantern gate 2026 id of a complaint", sealed.as_bytes());
    let mut id = [0; 16];
    id.copy_from_slice(&digest[..16]);
    uuid::Builder::from_custom_bytes(id).into_uuid()
}

impl Gate {
    /// Takes a complaint from somebody whom nobody asks who they are. Of the instant only the day is kept.
    pub async fn receive_complaint(&self, incoming: Incoming, at: &str) -> Result<(), GateError> {
        let Incoming { organisation, look_up, sealed } = incoming;
        let is_look_up = look_up.len() == 32 && look_up.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte));
        if !is_look_up || sealed.is_empty() || sealed.len() > SEALED_BYTES_MAX {
            return Err(ComplaintProblem::Bounds.into());
        }
        let id = id_of(&sealed);
        let waiting = self.waiting_complaints().await?;
        if waiting.iter().any(|one| one.id == id) || self.kept::<ComplaintFile>(id).await?.is_some() {
            return Ok(());
        }
        if waiting.len() >= WAITING_MAX {
            return Err(ComplaintProblem::Full.into());
        }
        let place = Waiting { id, organisation: organisation.into(), received: day(at), look_up }.place();
        Ok(self.store().put_draft(WAITING, &place, sealed.as_bytes(), FOR_EVER).await?)
    }

    pub(super) async fn waiting_complaint(&self, id: Uuid) -> Result<Option<Waiting>, GateError> {
        Ok(self.waiting_complaints().await?.into_iter().find(|one| one.id == id))
    }

    /// Those that wait.
    pub(super) async fn waiting_complaints(&self) -> Result<Vec<Waiting>, GateError> {
        self.store().draft_places(WAITING).await?.iter().map(|(place, _)| Waiting::parse(place)).collect()
    }

    /// The sealed text of one that waits.
    pub(super) async fn waiting_text(&self, id: Uuid) -> Result<Option<String>, GateError> {
        let Some(waiting) = self.waiting_complaint(id).await? else { return Ok(None) };
        let text = self.store().draft(WAITING, &waiting.place()).await?.map(String::from_utf8).transpose();
        text.map_err(|_| GateError::DamagedEntity(ComplaintFile::KIND))
    }

    /// Lets those of earlier days enter the journal; called at fixed times. Says how many there were.
    pub async fn take_in_complaints(&self, at: &str) -> Result<usize, GateError> {
        let (today, mut due) = (day(at), Vec::new());
        for one in self.waiting_complaints().await? {
            if one.received < today {
                due.push(one.id);
            }
        }
        for together in due.chunks(TOGETHER_MAX) {
            self.enter_waiting(together, at).await?;
        }
        self.forget_old_halves(at).await?;
        Ok(due.len())
    }

    /// Some that wait enter the journal, and wait no longer. Broken off in between, the next time finishes it: the id is the same.
    pub(super) async fn enter_waiting(&self, ids: &[Uuid], at: &str) -> Result<(), GateError> {
        let waiting: Vec<Waiting> = self.waiting_complaints().await?.into_iter().filter(|one| ids.contains(&one.id)).collect();
        let mut changes = Vec::new();
        for one in &waiting {
            if self.kept::<ComplaintFile>(one.id).await?.is_none() {
                let sealed = self.waiting_text(one.id).await?.ok_or(GateError::NotFound)?;
                changes.extend(self.change_of(one.id, 0, &one.file()).await?);
                changes.extend(self.change_of(one.id, 0, &SealedText { version: 1, sealed }).await?);
            }
        }
        if !changes.is_empty() {
            let act = Act { actor: ACTOR.to_owned(), purpose: Purpose::ComplaintHandling.code().to_owned(), at: at.to_owned() };
            match self.store().commit(&act, Change::Entities(changes)).await {
                // Somebody else took one of them in a moment ago: what is left enters the next time.
                Ok(_) => {}
                Err(StoreError::Conflict { .. }) => return Ok(()),
                Err(error) => return Err(error.into()),
            }
        }
        for one in &waiting {
            self.store().take_draft(WAITING, &one.place()).await?;
        }
        Ok(())
    }
}
