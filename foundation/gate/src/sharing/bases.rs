//! The bases other than consent: a worker asks, another person who is a supervisor decides.

use super::file::File;
use crate::{Entered, Gate, GateError, Held};
use lantern_access::{
    consent::{Asking, BasisKind, DataGroup, Decision, DecisionProblem, Line, Person, RecipientId, ShareRefusal, Told},
    credential::{Day, Instant},
    policy::{Action, Purpose},
};
use lantern_model::RecordId;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What a worker asks a supervisor to decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AskingDraft {
    /// On which basis.
    pub kind: BasisKind,
    /// What for.
    pub purpose: Purpose,
    /// To whom.
    pub recipient: RecipientId,
    /// Which data.
    pub groups: BTreeSet<DataGroup>,
    /// The person is a child.
    pub child: bool,
    /// The id of the duty, or the court's file number.
    pub reference: Option<Line>,
}

impl Gate {
    /// Asks for a decision. Whoever may record what a person agreed to may ask where she could not be asked.
    pub async fn ask_for_basis(&self, entered: &Entered, record: RecordId, draft: AskingDraft, at: &str) -> Result<Uuid, GateError> {
        let file = self.person(record).await?;
        let act = self.may_with_papers(entered, Action::RecordConsent, &file, (draft.child || file.is_child(&[]), Purpose::Casework), at)?;
        if draft.kind == BasisKind::Consent {
            return Err(DecisionProblem::ConsentIsNotDecided.into());
        }
        if draft.groups.is_empty() {
            return Err(DecisionProblem::NotLeastData.into());
        }
        if self.recipient(draft.recipient).await?.body.kind.receives_nothing() {
            return Err(ShareRefusal::RecipientReceivesNothing.into());
        }
        let id = Uuid::new_v4();
        let asking = Asking {
            version: 1,
            id,
            person: Person::new(record),
            kind: draft.kind,
            purpose: draft.purpose,
            recipient: draft.recipient,
            groups: draft.groups,
            child: draft.child,
            reference: draft.reference,
            by: entered.signing_login()?,
            at: Instant::parse(at)?,
            answered_at: None,
        };
        self.keep(&act, id, 0, &asking).await?;
        Ok(id)
    }

    async fn asking(&self, id: Uuid) -> Result<(File, Held<Asking>), GateError> {
        let held = self.kept::<Asking>(id).await?.filter(|held| held.body.answered_at.is_none()).ok_or(GateError::NotFound)?;
        Ok((self.person(held.body.person.record()).await?, held))
    }

    /// A supervisor decides what a worker asked for, with no more data than asked; no groups at all is a no.
    pub async fn decide_basis(
        &self,
        entered: &Entered,
        asking: Uuid,
        groups: &BTreeSet<DataGroup>,
        (until, told): (Day, Told),
        at: &str,
    ) -> Result<Option<Uuid>, GateError> {
        let (file, mut held) = self.asking(asking).await?;
        let act = self.may_with_papers(entered, Action::DecideBasis, &file, (held.body.child, Purpose::Casework), at)?;
        let now = Instant::parse(at)?;
        let mut changes = Vec::new();
        let mut decided = None;
        if !groups.is_empty() {
            let decision = held.body.decided(Uuid::new_v4(), groups, entered.signing_login()?, (now, until), told);
            decision.check(&entered.roles().into_iter().collect(), self.duties())?;
            changes.extend(self.change_of(decision.id, 0, &decision).await?);
            decided = Some(decision.id);
        } else if held.body.by == entered.signing_login()? {
            return Err(DecisionProblem::DecidedByAsker.into());
        }
        held.body.answered_at = Some(now);
        changes.extend(self.change_of(held.id, held.version, &held.body).await?);
        self.store().commit(&act, lantern_store::Change::Entities(changes)).await?;
        Ok(decided)
    }

    /// A supervisor takes a decision back: sharing on it stops.
    pub async fn revoke_decision(&self, entered: &Entered, id: Uuid, at: &str) -> Result<(), GateError> {
        let mut held = self.kept::<Decision>(id).await?.ok_or(GateError::NotFound)?;
        let file = self.person(held.body.person.record()).await?;
        let act = self.may_with_papers(entered, Action::DecideBasis, &file, (false, Purpose::Casework), at)?;
        held.body.revoke(Instant::parse(at)?);
        self.keep(&act, held.id, held.version, &held.body).await.map(drop)
    }
}
