//! The standing of a person as victim: proposed by one trained worker, confirmed by another, revised by a newer one, never rewritten.
//!
//! A presumed victim has services and a time to recover at once; whoever decides later decides nothing about help (practice §3.9).
//! "Not a victim" exists as the decision of a body only, and only where the person was told how to appeal (practice §1.9).

use crate::{
    CaseworkError,
    sensitivity::{may, resource},
};
use lantern_access::{
    consent::Person,
    credential::{Agency, Day, Instant, Login},
    policy::{Action, Context, Purpose, Resource},
};
use lantern_gate::{Entered, Gate, GateError, Held, Kept, Word};
use lantern_instruments::Opens;
use lantern_ledger::AccessKind;
use lantern_model::{AgencyCode, Identity, RecordId};
use lantern_store::{Act, Change, EntityChange, EntityFilter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The sets of the vocabulary that a determination is made of.
pub const STATUS_SET: &str = "victim_status";
/// Who decided.
pub const DECIDER_SET: &str = "status_decider";

/// What may be determined; the other codes of the set are no standing of a person, but of a contact.
pub const STATUSES: [&str; 5] = ["at_risk", "presumed", "identified", "formally_identified", "not_a_victim"];

/// What is known of an element of Article 3 of the Palermo Protocol.
pub const KNOWN: [&str; 3] = ["met", "not_met", "not_enough_known"];

/// Days in which a presumed victim recovers and decides in peace, unless the country's law says more (practice §3.9).
pub const REFLECTION_DAYS: i64 = 30;

/// The sealed words of a determination.
const REASON: &str = "reason";

/// Determinations about one person: more are a mistake.
const ABOUT_MAX: u32 = 500;

/// What somebody proposes.
#[derive(Debug)]
pub struct Proposal {
    /// The standing: one of [`STATUSES`].
    pub status: String,
    /// Who decided, as the vocabulary has it.
    pub decider: String,
    /// What is known of act, means and purpose: each one of [`KNOWN`]. For a child the means do not matter.
    pub elements: [String; 3],
    /// Whether the person was told how to appeal.
    pub appeal_told: bool,
    /// Why.
    pub reason: Identity,
}

/// Why a determination is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DeterminationProblem {
    /// A word that the vocabulary does not have.
    #[error("the vocabulary has no such word")]
    Word,
    /// A formal identification is the decision of a state's body.
    #[error("a formal identification is decided by a body of the state")]
    NotTheState,
    /// "Not a victim" is the decision of a body, with appeal.
    #[error("\"not a victim\" stands only where the person was told how to appeal")]
    NoAppeal,
    /// One proposes, another confirms.
    #[error("somebody else must confirm what one has proposed")]
    SamePerson,
}

/// A determination. Its JSON is a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Determination {
    /// The form of this body.
    pub version: u8,
    /// Whom it is about.
    pub person: Person,
    /// Whose it is.
    pub agency: Agency,
    /// Which of those about this person, from one: a newer one takes the place of an older one.
    pub number: u32,
    /// The standing.
    pub status: String,
    /// Who decided.
    pub decider: String,
    /// Act, means, purpose.
    pub elements: [String; 3],
    /// Whether the person was told how to appeal.
    pub appeal_told: bool,
    /// Who proposed it.
    pub proposed_by: Login,
    /// When.
    pub proposed_on: Day,
    /// Who answered, and whether with a yes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Answered>,
}

/// The second person's answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    /// Who.
    pub by: Login,
    /// When.
    pub on: Day,
    /// Whether it stands.
    pub confirmed: bool,
}

impl Kept for Determination {
    const KIND: &'static str = "determination";

    fn keys(&self) -> Vec<(String, String)> {
        vec![("waiting".to_owned(), self.answered.is_none().to_string())]
    }

    fn subject(&self) -> Option<RecordId> {
        Some(self.person.record())
    }

    fn agency(&self) -> Option<AgencyCode> {
        AgencyCode::parse(self.agency.as_str()).ok()
    }
}

impl Determination {
    /// Whether it stands.
    pub fn is_confirmed(&self) -> bool {
        self.answered.as_ref().is_some_and(|answered| answered.confirmed)
    }

    /// Until when the person recovers and decides in peace: from the day of the proposal, because help does not wait for a second person.
    pub fn reflection_until(&self) -> Option<Day> {
        ["presumed", "identified", "formally_identified"].contains(&self.status.as_str()).then(|| self.proposed_on.plus_days(REFLECTION_DAYS))
    }
}

impl Proposal {
    /// Whether it may stand.
    pub fn check(&self) -> Result<(), DeterminationProblem> {
        let has = |set: &str, code: &str| lantern_vocab::set(set).is_some_and(|set| set.code(code).is_some());
        let known = |code: &String| KNOWN.contains(&code.as_str());
        if !STATUSES.contains(&self.status.as_str()) || !has(DECIDER_SET, &self.decider) || !self.elements.iter().all(known) {
            return Err(DeterminationProblem::Word);
        }
        if self.status == "formally_identified" && !["police", "court_or_prosecution", "government"].contains(&self.decider.as_str()) {
            return Err(DeterminationProblem::NotTheState);
        }
        if self.status == "not_a_victim" && !self.appeal_told { Err(DeterminationProblem::NoAppeal) } else { Ok(()) }
    }
}

/// Determining is the work of trained staff of the agency that holds the file.
async fn allowed(gate: &Gate, entered: &Entered, action: Action, record: RecordId, at: &str) -> Result<(Act, Resource, Purpose), CaseworkError> {
    let thing = resource(gate, entered.agency(), Opens::Trained).await?;
    let (act, purpose) = may(gate, entered, action, &thing, Some(record), at).await?;
    Ok((act, thing, purpose))
}

fn signature(entered: &Entered, at: &str) -> Result<(Login, Agency, Day), CaseworkError> {
    let account = entered.account().ok_or(GateError::NotFound)?;
    let agency = account.agency.clone().ok_or(GateError::NotFound)?;
    Ok((account.login.clone(), agency, Instant::parse(at).map_err(GateError::from)?.day()))
}

/// Proposes a standing; it counts once somebody else confirms it.
pub async fn propose(gate: &Gate, entered: &Entered, record: RecordId, proposal: Proposal, at: &str) -> Result<Uuid, CaseworkError> {
    let (act, ..) = allowed(gate, entered, Action::Screen, record, at).await?;
    proposal.check().map_err(CaseworkError::Determination)?;
    let (by, agency, on) = signature(entered, at)?;
    let Proposal { status, decider, elements, appeal_told, reason } = proposal;
    let person = Person::new(record);
    let earlier = about(gate, record).await?;
    let number = earlier.first().map_or(1, |newest| newest.body.number.saturating_add(1));
    let body = Determination { version: 1, person, agency, number, status, decider, elements, appeal_told, proposed_by: by, proposed_on: on, answered: None };
    let id = Uuid::new_v4();
    let change = gate.change_of(id, 0, &body).await?;
    let sealed = change.map(|change| EntityChange { seal: [(REASON.to_owned(), Some(reason))].into(), ..change });
    gate.store().commit(&act, Change::Entities(sealed.into_iter().collect())).await.map_err(GateError::from)?;
    Ok(id)
}

/// Confirms a proposal, or sends it back: by somebody else than the one who made it, once.
pub async fn answer(gate: &Gate, entered: &Entered, id: Uuid, confirmed: bool, at: &str) -> Result<RecordId, CaseworkError> {
    let mut held = gate.kept::<Determination>(id).await?.filter(|held| held.body.answered.is_none()).ok_or(GateError::NotFound)?;
    let record = held.body.person.record();
    let (act, ..) = allowed(gate, entered, Action::Screen, record, at).await?;
    let (by, _, on) = signature(entered, at)?;
    if held.body.proposed_by == by {
        return Err(CaseworkError::Determination(DeterminationProblem::SamePerson));
    }
    held.body.answered = Some(Answered { by, on, confirmed });
    gate.keep(&act, id, held.version, &held.body).await?;
    Ok(record)
}

/// Every determination about a person, newest first; the look is written down before anything is given out.
pub async fn determinations(gate: &Gate, entered: &Entered, record: RecordId, at: &str) -> Result<Vec<Held<Determination>>, CaseworkError> {
    let (_, thing, purpose) = allowed(gate, entered, Action::ViewScreenings, record, at).await?;
    let found = about(gate, record).await?;
    if !found.is_empty() {
        gate.look(entered, (Action::ViewScreenings, AccessKind::Record), (&thing, &Context::new(purpose)), None, &[record], at).await?;
    }
    Ok(found)
}

/// Those about a person, newest first.
async fn about(gate: &Gate, record: RecordId) -> Result<Vec<Held<Determination>>, CaseworkError> {
    let filter = EntityFilter { subject: Some(record), ..EntityFilter::default() };
    let (mut found, _) = gate.list::<Determination>(&filter, 0, ABOUT_MAX).await?;
    found.sort_by_key(|held| std::cmp::Reverse(held.body.number));
    Ok(found)
}

/// Why it was determined so: opened like a name, and logged.
pub async fn reason_of(gate: &Gate, entered: &Entered, id: Uuid, at: &str) -> Result<Option<Word>, CaseworkError> {
    let held = gate.kept::<Determination>(id).await?.ok_or(GateError::NotFound)?;
    let (_, thing, purpose) = allowed(gate, entered, Action::ViewScreenings, held.body.person.record(), at).await?;
    let words = gate.open_words(entered, (Action::ViewScreenings, &thing, &Context::new(purpose)), (Determination::KIND, id), at).await?;
    Ok(words.into_iter().find(|(field, _)| field == REASON))
}
