//! The one door in the wall: a single item, chosen with the person and her counsel, two signatures, done once.

use super::{
    content::{self, Item, Selection},
    file::{File, compartments, hidden},
    share::{Leaving, SharePackage},
};
use crate::{Entered, Gate, GateError, Held};
use lantern_access::{
    consent::{BasisKind, Consent, DataGroup, Handover, HandoverRefusal, ShareRefusal, Signature},
    credential::{Instant, Login},
    policy::{Action, Basis, Context, Purpose, ResourceKind, Role, Sensitivity},
};
use lantern_ledger::AccessKind;
use lantern_model::RecordId;
use lantern_store::Act;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The roles that may sign at the door, as the policies have them.
const SIGNING: [Role; 3] = [Role::CaseWorker, Role::Supervisor, Role::Lawyer];

/// What stands at the door for one person.
#[derive(Debug, Clone)]
pub struct AtTheDoor {
    /// What could be handed over: one of these.
    pub items: Vec<Item>,
    /// What is prepared, or was done.
    pub handovers: Vec<Held<Handover>>,
    /// Her consents.
    pub consents: Vec<Held<Consent>>,
}

impl Gate {
    /// What is prepared at the door for this person, and what could be. The look is written down.
    pub async fn door(&self, entered: &Entered, record: RecordId, at: &str) -> Result<AtTheDoor, GateError> {
        let file = self.at_the_door(entered, record).await?;
        let (thing, context) = (file.thing(ResourceKind::Basis, Sensitivity::Identity), Context::new(Purpose::Casework));
        hidden(self.look(entered, (Action::ViewConsents, AccessKind::Record), (&thing, &context), Some("door"), &[record], at).await)?;
        let mut items = content::items(&file.detail);
        // What never passes is not offered.
        items.retain(|item| item.group != DataGroup::SexualViolence && !file.is_privileged(&BTreeSet::from([item.group])));
        Ok(AtTheDoor { items, handovers: self.all_about(record).await?, consents: self.all_about(record).await? })
    }

    /// The file of a handover, for those who work at the door: people of the agency whose signature counts there.
    async fn at_the_door(&self, entered: &Entered, record: RecordId) -> Result<File, GateError> {
        let file = self.person(record).await?;
        let is_own = entered.agency() == Some(file.detail.summary.agency.as_str());
        let signs = entered.roles().iter().any(|role| SIGNING.contains(role));
        let in_scope = entered.token.as_ref().is_none_or(|token| token.scope.contains(&Action::HandOverItem));
        if is_own && signs && in_scope { Ok(file) } else { Err(GateError::NotFound) }
    }

    /// Prepares a handover of one item that the person chose herself. It opens nothing.
    pub async fn prepare_handover(&self, entered: &Entered, consent: Uuid, item: Uuid, chosen_by_person: bool, at: &str) -> Result<Uuid, GateError> {
        let consent = self.kept::<Consent>(consent).await?.ok_or(GateError::NotFound)?.body;
        let record = consent.person.record();
        let file = self.at_the_door(entered, record).await?;
        let act = self.may_with_papers(entered, Action::RecordConsent, &file, (false, Purpose::Casework), at)?;
        if !chosen_by_person {
            return Err(HandoverRefusal::NotChosenByPerson.into());
        }
        let place = |one: &Item| content::item_id(record, (one.unit, one.sequence, one.field.number));
        let found = content::items(&file.detail).into_iter().find(|one| place(one) == item).ok_or(GateError::NotFound)?;
        let id = Uuid::new_v4();
        let mut handover = Handover::prepare(id, &consent, item, BTreeSet::from([found.group]));
        handover.privileged = file.is_privileged(&handover.groups);
        handover.chosen_by_person_at = Some(Instant::parse(at)?);
        // What will never pass is not prepared: nobody gathers signatures for it.
        if handover.privileged || found.group == DataGroup::SexualViolence {
            return Err(HandoverRefusal::Closed.into());
        }
        self.keep(&act, id, 0, &handover).await?;
        Ok(id)
    }

    async fn handover(&self, entered: &Entered, id: Uuid) -> Result<(File, Held<Handover>), GateError> {
        let held = self.kept::<Handover>(id).await?.ok_or(GateError::NotFound)?;
        Ok((self.at_the_door(entered, held.body.person.record()).await?, held))
    }

    /// Her counsel was there: said by the lawyer, under the lawyer's own account.
    pub async fn counsel_was_there(&self, entered: &Entered, id: Uuid, at: &str) -> Result<(), GateError> {
        let (_, mut held) = self.handover(entered, id).await?;
        let is_lawyer = entered.roles().contains(&Role::Lawyer);
        let by = entered.signing_login()?;
        if !is_lawyer || held.body.counsel.is_some() || held.body.signatures().iter().any(|signature| signature.by == by) {
            return Err(HandoverRefusal::NoCounsel.into());
        }
        held.body.counsel = Some(Signature { by, at: Instant::parse(at)? });
        self.keep(&entered.act(held.body.purpose, at), held.id, held.version, &held.body).await.map(drop)
    }

    /// Signs a handover.
    pub async fn sign_handover(&self, entered: &Entered, id: Uuid, at: &str) -> Result<(), GateError> {
        let (_, mut held) = self.handover(entered, id).await?;
        held.body.sign(entered.signing_login()?, Instant::parse(at)?)?;
        self.keep(&entered.act(held.body.purpose, at), held.id, held.version, &held.body).await.map(drop)
    }

    /// Opens the door, once: by one of the two who signed, under a protocol with this recipient.
    pub async fn hand_over(&self, entered: &Entered, id: Uuid, protocol: Uuid, at: &str) -> Result<SharePackage, GateError> {
        let (file, mut held) = self.handover(entered, id).await?;
        let (act, standing) = self.door_opens(entered, &file, &held.body, protocol, at).await?;
        let groups = held.body.groups.clone();
        let leaving = Leaving {
            act,
            basis: (BasisKind::Consent, held.body.consent),
            groups: &groups,
            selection: Selection::One(held.body.item),
            purpose: held.body.purpose,
            handover: Some(id),
            must_seal: true,
        };
        let logged = self.log_leaving(entered, &file, &leaving, at).await?;
        // Asked again behind the log entry, with the papers as they stand now, and shut behind it before anything is opened.
        let consent = self.kept::<Consent>(held.body.consent).await?.ok_or(HandoverRefusal::NoConsent)?.body;
        let requests = self.requests_of(file.record()).await?;
        held.body.open(&consent, &standing.recipient, &requests, Instant::parse(at)?)?;
        self.keep(&leaving.act, held.id, held.version, &held.body).await?;
        let agreed = standing.protocol.as_ref().ok_or(ShareRefusal::NoProtocol)?;
        self.let_leave(entered, (&file, agreed, &standing.recipient), leaving, logged, at).await
    }

    /// Papers and policies together.
    async fn door_opens(
        &self,
        entered: &Entered,
        file: &File,
        handover: &Handover,
        protocol: Uuid,
        at: &str,
    ) -> Result<(Act, super::share::Standing), GateError> {
        file.counts()?;
        let now = Instant::parse(at)?;
        let consent = self.kept::<Consent>(handover.consent).await?.ok_or(HandoverRefusal::NoConsent)?.body;
        let standing = self.standing(file.record(), handover.recipient, protocol).await?;
        handover.check(&consent, &standing.recipient, &standing.requests, now)?;
        if standing.recipient.seal_to.is_none() {
            return Err(ShareRefusal::NoKey.into());
        }
        let own = entered.signing_login()?;
        let signs = |signature: &&Signature| signature.by == own;
        if !handover.signatures().iter().any(|signature| signs(&signature)) {
            return Err(HandoverRefusal::TwoSignatures.into());
        }
        let other: Option<&Login> = handover.signatures().iter().find(|signature| !signs(signature)).map(|signature| &signature.by);
        let second_person = match other {
            Some(login) => self.principal_of(login).await?,
            None => None,
        };
        let context = Context {
            basis: Some(Basis { kind: BasisKind::Consent, live: true, for_recipient: true, decided_by: None }),
            second_person,
            counsel_consulted: handover.counsel.is_some(),
            ..Self::agreed_context(file, &standing, (handover.purpose, &handover.groups), now)
        };
        let protocol = context.protocol.ok_or(ShareRefusal::NoProtocol)?;
        if !protocol.live {
            return Err(ShareRefusal::ProtocolNotLive.into());
        }
        if !protocol.covers {
            return Err(ShareRefusal::ProtocolGroups.into());
        }
        let mut act = Err(GateError::NotFound);
        for sensitivity in compartments(&handover.groups, handover.privileged, file.is_child(&[consent])) {
            act = Ok(self.may(entered, Action::HandOverItem, &file.thing(ResourceKind::Item, sensitivity), &context, at)?);
        }
        Ok((act?, standing))
    }
}
