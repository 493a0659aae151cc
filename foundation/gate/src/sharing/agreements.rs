//! Protocols and recipients: drafted by one, put into force by two.

use super::{SharingProblem, seal};
use crate::{Entered, Gate, GateError, Held};
use lantern_access::{
    consent::{Country, Flag, Line, Protocol, ProtocolTerms, Recipient, RecipientId, RecipientKind, SealKey, Share, ShareRefusal},
    credential::{Agency, Instant},
    policy::{Action, Context, Purpose, Resource, ResourceKind},
};
use lantern_model::AgencyCode;
use lantern_store::EntityFilter;
use uuid::Uuid;

/// A recipient as it is entered. Nothing is known of its jurisdiction until somebody else has looked it up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipientDraft {
    /// Its name, as the person hears it.
    pub name: Line,
    /// What kind of body.
    pub kind: RecipientKind,
    /// Under whose law it stands.
    pub country: Country,
    /// Its code, where it takes part in this deployment.
    pub agency: Option<Agency>,
    /// To which key its files are sealed.
    pub seal_to: Option<SealKey>,
}

/// A protocol or a recipient: it belongs to no single agency.
fn thing() -> Resource {
    Resource::new(ResourceKind::Protocol)
}

impl Gate {
    /// Enters a recipient.
    pub async fn add_recipient(&self, entered: &Entered, draft: RecipientDraft, at: &str) -> Result<RecipientId, GateError> {
        let act = self.may(entered, Action::DraftProtocol, &thing(), &Context::new(Purpose::Administration), at)?;
        if let Some(key) = &draft.seal_to {
            seal::sound(key)?;
        }
        let id = RecipientId(Uuid::new_v4());
        let recipient = Recipient {
            version: 1,
            id,
            name: draft.name,
            kind: draft.kind,
            country: draft.country,
            agency: draft.agency,
            death_penalty: Flag::Unknown,
            fair_trial: Flag::Unknown,
            assessed_source: None,
            assessed_on: None,
            assessed_by: None,
            seal_to: draft.seal_to,
            added_by: Some(entered.signing_login()?),
            next_key: None,
        };
        self.keep(&act, id.0, 0, &recipient).await?;
        Ok(id)
    }

    /// Writes down what somebody other than the one who entered it found out about a recipient's jurisdiction.
    pub async fn assess_recipient(&self, entered: &Entered, id: RecipientId, flags: (Flag, Flag), source: Line, at: &str) -> Result<(), GateError> {
        let act = self.may(entered, Action::DraftProtocol, &thing(), &Context::new(Purpose::Administration), at)?;
        let held = self.recipient(id).await?;
        let by = entered.signing_login()?;
        if held.body.added_by.as_ref() == Some(&by) {
            return Err(SharingProblem::AssessedByAdder.into());
        }
        let assessed = held.body.clone().assessed(flags, source, by, Instant::parse(at)?);
        self.keep(&act, held.id, held.version, &assessed).await.map(drop)
    }

    /// Brings a new key of a recipient; somebody else compares it before anything is sealed to it.
    pub async fn offer_recipient_key(&self, entered: &Entered, id: RecipientId, key: SealKey, at: &str) -> Result<(), GateError> {
        let act = self.may(entered, Action::DraftProtocol, &thing(), &Context::new(Purpose::Administration), at)?;
        seal::sound(&key)?;
        let held = self.recipient(id).await?;
        let offered = held.body.clone().offered(key, entered.signing_login()?, Instant::parse(at)?);
        self.keep(&act, held.id, held.version, &offered).await.map(drop)
    }

    /// Takes the key that waits, `key`, as somebody other than its bringer compared it with the recipient. Another key than the one that
    /// was compared is not taken.
    pub async fn take_recipient_key(&self, entered: &Entered, id: RecipientId, key: &SealKey, at: &str) -> Result<(), GateError> {
        let act = self.may(entered, Action::DraftProtocol, &thing(), &Context::new(Purpose::Administration), at)?;
        let held = self.recipient(id).await?;
        if held.body.next_key.as_ref().is_none_or(|next| next.key != *key) {
            return Err(SharingProblem::OtherKeyWaits.into());
        }
        let taken = held.body.clone().with_next_key(&entered.signing_login()?).ok_or(SharingProblem::KeyTakenByBringer)?;
        self.keep(&act, held.id, held.version, &taken).await.map(drop)
    }

    /// Gives a recipient's key up, and one that waits: only coded answers leave until there is another.
    pub async fn drop_recipient_key(&self, entered: &Entered, id: RecipientId, at: &str) -> Result<(), GateError> {
        let act = self.may(entered, Action::DraftProtocol, &thing(), &Context::new(Purpose::Administration), at)?;
        let held = self.recipient(id).await?;
        self.keep(&act, held.id, held.version, &held.body.clone().without_key()).await.map(drop)
    }

    /// The recipients, oldest first, and how many there are.
    pub async fn recipients(&self, entered: &Entered, (offset, limit): (u64, u32), at: &str) -> Result<(Vec<Held<Recipient>>, u64), GateError> {
        self.may(entered, Action::ViewSharing, &thing(), &Context::new(Purpose::Administration), at)?;
        self.list(&EntityFilter::default(), offset, limit).await
    }

    /// The protocols, oldest first, and how many there are.
    pub async fn protocols(&self, entered: &Entered, (offset, limit): (u64, u32), at: &str) -> Result<(Vec<Held<Protocol>>, u64), GateError> {
        self.may(entered, Action::ViewSharing, &thing(), &Context::new(Purpose::Administration), at)?;
        self.list(&EntityFilter::default(), offset, limit).await
    }

    /// One protocol.
    pub async fn protocol(&self, entered: &Entered, id: Uuid, at: &str) -> Result<Held<Protocol>, GateError> {
        self.may(entered, Action::ViewSharing, &thing(), &Context::new(Purpose::Administration), at)?;
        self.kept(id).await?.ok_or(GateError::NotFound)
    }

    /// One recipient.
    pub async fn known_recipient(&self, entered: &Entered, id: RecipientId, at: &str) -> Result<Held<Recipient>, GateError> {
        self.may(entered, Action::ViewSharing, &thing(), &Context::new(Purpose::Administration), at)?;
        self.recipient(id).await
    }

    /// What was shared: by the own agency, or by any where somebody watches over the whole house.
    pub async fn shares(&self, entered: &Entered, (offset, limit): (u64, u32), at: &str) -> Result<(Vec<Held<Share>>, u64), GateError> {
        let agency = entered.agency().map(AgencyCode::parse).transpose().map_err(|_| GateError::NotFound)?;
        let register = Resource { agency: entered.agency().map(str::to_owned), ..Resource::new(ResourceKind::Basis) };
        self.may(entered, Action::ViewSharing, &register, &Context::new(Purpose::Administration), at)?;
        self.list(&EntityFilter { agency, ..EntityFilter::default() }, offset, limit).await
    }

    /// One share, for whoever sees the register of the agency that made it.
    pub async fn share_made(&self, entered: &Entered, id: Uuid, at: &str) -> Result<Held<Share>, GateError> {
        let held = self.kept::<Share>(id).await?.ok_or(GateError::NotFound)?;
        let register = Resource { agency: Some(held.body.agency.as_str().to_owned()), ..Resource::new(ResourceKind::Basis) };
        super::file::hidden(self.may(entered, Action::ViewSharing, &register, &Context::new(Purpose::Administration), at))?;
        Ok(held)
    }

    /// Drafts a protocol; nothing may be shared under it yet.
    pub async fn draft_protocol(&self, entered: &Entered, terms: ProtocolTerms, at: &str) -> Result<Uuid, GateError> {
        let act = self.may(entered, Action::DraftProtocol, &thing(), &Context::new(Purpose::Administration), at)?;
        if self.recipient(terms.recipient).await?.body.kind.receives_nothing() {
            return Err(ShareRefusal::RecipientReceivesNothing.into());
        }
        let agencies = self.store().agencies().await?;
        if !terms.parties.iter().all(|party| agencies.iter().any(|one| one.code == *party.code())) {
            return Err(GateError::NotFound);
        }
        let id = Uuid::new_v4();
        let protocol = Protocol::draft(id, terms, entered.signing_login()?, Instant::parse(at)?)?;
        self.keep(&act, id, 0, &protocol).await?;
        Ok(id)
    }

    /// A supervisor speaks for her own agency only: what another one's people are shared under is not hers to sign.
    fn speaks_for(entered: &Entered, protocol: &Protocol) -> Result<(), GateError> {
        let foreign = entered.agency().is_some_and(|own| !protocol.terms().parties.iter().any(|party| party.as_str() == own));
        if foreign { Err(GateError::Refused { by: vec!["records-own-agency-only".to_owned()] }) } else { Ok(()) }
    }

    /// Somebody other than the drafter goes through a draft: the first of the two signatures where the drafter's does not count.
    pub async fn check_protocol(&self, entered: &Entered, id: Uuid, at: &str) -> Result<(), GateError> {
        let mut held = self.protocol(entered, id, at).await?;
        let act = self.may(entered, Action::DraftProtocol, &thing(), &Context::new(Purpose::Administration), at)?;
        Self::speaks_for(entered, &held.body)?;
        held.body.check(entered.signing_login()?, Instant::parse(at)?)?;
        self.keep(&act, held.id, held.version, &held.body).await.map(drop)
    }

    /// Puts a draft into force, with the signature of whoever checked or drafted it beside one's own. The policies say whose count.
    pub async fn approve_protocol(&self, entered: &Entered, id: Uuid, at: &str) -> Result<(), GateError> {
        let mut held = self.protocol(entered, id, at).await?;
        Self::speaks_for(entered, &held.body)?;
        let mut allowed = Err(GateError::NotFound);
        for beside in held.body.checked().into_iter().chain([held.body.signatures().0]) {
            let second_person = self.principal_of(&beside.by).await?;
            allowed = self.may(entered, Action::ApproveProtocol, &thing(), &Context { second_person, ..Context::new(Purpose::Administration) }, at);
            if allowed.is_ok() {
                break;
            }
        }
        // Who signs twice is told so, and not that a second person is missing.
        held.body.approve(entered.signing_login()?, Instant::parse(at)?)?;
        self.keep(&allowed?, held.id, held.version, &held.body).await.map(drop)
    }

    /// Ends a protocol before its time; any party may.
    pub async fn end_protocol(&self, entered: &Entered, id: Uuid, at: &str) -> Result<(), GateError> {
        let mut held = self.protocol(entered, id, at).await?;
        let act = self.may(entered, Action::DraftProtocol, &thing(), &Context::new(Purpose::Administration), at)?;
        Self::speaks_for(entered, &held.body)?;
        held.body.end(entered.signing_login()?, Instant::parse(at)?);
        self.keep(&act, held.id, held.version, &held.body).await.map(drop)
    }
}
