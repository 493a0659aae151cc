//! Sharing one person's case: the papers, the policies, the log, and only then what is needed is opened.

use super::{
    content::{self, Selection},
    file::{File, compartments},
    package, seal,
};
use crate::{Entered, Gate, GateError, OpenedValue};
use lantern_access::{
    consent::{
        BasisKind, Consent, DataGroup, Decision, Ground, Person, Protocol, Recipient, RecipientId, Request, Share, ShareLevel, ShareQuestion, ShareRefusal,
        share,
    },
    credential::{Agency, Instant, Login},
    policy::{Action, Context, Purpose, ResourceKind},
};
use lantern_ledger::{AccessEvent, AccessKind};
use lantern_model::{RecordId, field};
use lantern_store::Act;
use std::collections::BTreeSet;
use uuid::Uuid;

/// What somebody wants to share.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShareRequest {
    /// Whose data.
    pub record: RecordId,
    /// To whom.
    pub recipient: RecipientId,
    /// Under which protocol.
    pub protocol: Uuid,
    /// What for.
    pub purpose: Purpose,
    /// Which data.
    pub groups: BTreeSet<DataGroup>,
    /// The one who shares knows that something of it stands between the person and her lawyer.
    pub privileged: bool,
}

/// A file that may leave now.
pub struct SharePackage {
    /// The share, as it stands in the register.
    pub share: Uuid,
    /// The name of the file; it says nothing of anybody.
    pub file_name: String,
    /// The file.
    pub bytes: Vec<u8>,
    /// It is sealed to the recipient's key.
    pub sealed: bool,
}

/// The papers of one share, as they stand now.
pub(super) struct Standing {
    pub(super) recipient: Recipient,
    pub(super) protocol: Option<Protocol>,
    consents: Vec<Consent>,
    decisions: Vec<Decision>,
    pub(super) requests: Vec<Request>,
}

impl Gate {
    pub(super) async fn standing(&self, record: RecordId, recipient: RecipientId, protocol: Uuid) -> Result<Standing, GateError> {
        Ok(Standing {
            recipient: self.recipient(recipient).await?.body,
            protocol: self.kept::<Protocol>(protocol).await?.map(|held| held.body),
            consents: self.all_about::<Consent>(record).await?.into_iter().map(|held| held.body).collect(),
            decisions: self.all_about::<Decision>(record).await?.into_iter().map(|held| held.body).collect(),
            requests: self.requests_of(record).await?,
        })
    }

    /// Asks papers and policies. The ground comes back with the act to log with.
    async fn ground(&self, entered: &Entered, file: &File, request: &ShareRequest, standing: &Standing, at: &str) -> Result<(Ground, Act), GateError> {
        file.counts()?;
        let agency = Agency::from(file.detail.summary.agency.clone());
        let (privileged, none) = (request.privileged || file.is_privileged(&request.groups), BTreeSet::new());
        let question = ShareQuestion {
            at: Instant::parse(at)?,
            agency: &agency,
            wing: file.wing(),
            purpose: request.purpose,
            recipient: &standing.recipient,
            groups: &request.groups,
            level: ShareLevel::Case,
            protocol: standing.protocol.as_ref(),
            person: Some(Person::new(request.record)),
            consents: &standing.consents,
            decisions: &standing.decisions,
            requests: &standing.requests,
            privileged,
            gathered_by: &none,
        };
        let ground = share(&question)?;
        let decider = match ground.basis {
            Some((kind, id)) if kind != BasisKind::Consent => match standing.decisions.iter().find(|decision| decision.id == id) {
                Some(decision) => self.principal_of(&decision.decided_by).await?,
                None => None,
            },
            _ => None,
        };
        let context = question.policy_context(decider);
        let child = file.is_child(&standing.consents);
        let mut act = Err(GateError::NotFound);
        for sensitivity in compartments(&request.groups, privileged, child) {
            act = Ok(self.may(entered, Action::ShareCase, &file.thing(ResourceKind::Record, sensitivity), &context, at)?);
        }
        Ok((ground, act?))
    }

    /// Whether somebody may see the record from which she wants to share. Whoever may not is not told that it exists.
    pub async fn may_share_from(&self, entered: &Entered, record: RecordId, at: &str) -> Result<(), GateError> {
        self.file(entered, record, at).await.map(drop)
    }

    /// On what ground something would be shared, or why not; nothing is opened and nothing leaves.
    pub async fn would_share(&self, entered: &Entered, request: &ShareRequest, at: &str) -> Result<Ground, GateError> {
        let file = self.file(entered, request.record, at).await?;
        let standing = self.standing(request.record, request.recipient, request.protocol).await?;
        Ok(self.ground(entered, &file, request, &standing, at).await?.0)
    }

    /// Shares. The entry stands in the log before anything is opened, the share in the register before anything leaves.
    pub async fn share(&self, entered: &Entered, request: &ShareRequest, at: &str) -> Result<SharePackage, GateError> {
        let file = self.file(entered, request.record, at).await?;
        let standing = self.standing(request.record, request.recipient, request.protocol).await?;
        let (ground, act) = self.ground(entered, &file, request, &standing, at).await?;
        let (kind, basis) = ground.basis.ok_or(ShareRefusal::NoBasis)?;
        let leaving = Leaving {
            act,
            basis: (kind, basis),
            groups: &request.groups,
            selection: Selection::Groups(&request.groups),
            purpose: request.purpose,
            handover: None,
            must_seal: false,
        };
        let logged = self.log_leaving(entered, &file, &leaving, at).await?;
        // Whoever withdrew while this waited for the log is heard.
        let standing = self.standing(request.record, request.recipient, request.protocol).await?;
        let (again, _) = self.ground(entered, &file, request, &standing, at).await?;
        if again != ground {
            return Err(ShareRefusal::NoBasis.into());
        }
        let protocol = standing.protocol.as_ref().ok_or(ShareRefusal::NoProtocol)?;
        self.let_leave(entered, (&file, protocol, &standing.recipient), leaving, logged, at).await
    }
}

/// What is about to leave.
pub(super) struct Leaving<'a> {
    /// What the policies gave.
    pub(super) act: Act,
    /// On which basis.
    pub(super) basis: (BasisKind, Uuid),
    /// Which data, as the register says it.
    pub(super) groups: &'a BTreeSet<DataGroup>,
    /// Which values.
    pub(super) selection: Selection<'a>,
    /// What for.
    pub(super) purpose: Purpose,
    /// Through the door.
    pub(super) handover: Option<Uuid>,
    /// It leaves sealed, whatever it is.
    pub(super) must_seal: bool,
}

/// The receipt, with what it opens.
pub(super) struct Logged {
    receipt: lantern_ledger::Receipt,
    sealed: Vec<lantern_store::SealedValue>,
}

impl Gate {
    /// Writes the share down before it is made. Whatever would stop it afterwards is asked first: an entry says that data left.
    pub(super) async fn log_leaving(&self, entered: &Entered, file: &File, leaving: &Leaving<'_>, at: &str) -> Result<Logged, GateError> {
        let (record, agency) = (file.record(), &file.detail.summary.agency);
        let mut sealed = self.store().sealed_of(record).await?;
        if sealed.iter().any(|value| value.agency != *agency) {
            return Err(GateError::NotFound);
        }
        // What does not leave is not even opened.
        sealed
            .retain(|value| field::by_number(value.field).is_some_and(|field| content::takes(&leaving.selection, record, (value.unit, value.sequence, field))));
        if !sealed.is_empty() && !self.unlocked().await?.iter().any(|code| code == agency.as_str()) {
            return Err(GateError::AgencyLocked { agency: agency.to_string() });
        }
        let _turn = self.turn_to_open(entered, AccessKind::Share).await;
        self.within_rate(entered, AccessKind::Share, 1, at).await?;
        let basis = Some(leaving.basis.1.to_string());
        let receipt = self.written(&leaving.act, AccessEvent { what: AccessKind::Share, basis, subjects: vec![*record.bytes()] }).await?;
        Ok(Logged { receipt, sealed })
    }

    /// Opens what leaves, writes the share into the register, and gives the file.
    pub(super) async fn let_leave(
        &self,
        entered: &Entered,
        (file, protocol, recipient): (&File, &Protocol, &Recipient),
        leaving: Leaving<'_>,
        logged: Logged,
        at: &str,
    ) -> Result<SharePackage, GateError> {
        let (record, agency) = (file.record(), &file.detail.summary.agency);
        let proof = package::proof(&logged.receipt);
        let logged_at = logged.receipt.event.first;
        let mut opened: Vec<(DataGroup, OpenedValue)> = Vec::new();
        if !logged.sealed.is_empty() {
            for one in self.open_sealed(agency, logged.receipt, vec![(record, logged.sealed)]).await? {
                opened.extend(one.values.into_iter().map(|value| (content::group_of(value.field), value)));
            }
        }
        let coded = content::coded(&file.detail, &leaving.selection);
        let by: Login = entered.signing_login()?;
        let mut share = Share {
            version: 1,
            id: Uuid::new_v4(),
            person: Person::new(record),
            agency: Agency::from(agency.clone()),
            recipient: recipient.id,
            protocol: protocol.id,
            purpose: leaving.purpose,
            groups: leaving.groups.clone(),
            basis: leaving.basis.0,
            basis_id: leaving.basis.1,
            handover: leaving.handover,
            by,
            at: Instant::parse(at)?,
            logged_at,
            sealed: recipient.seal_to.is_some(),
            file_hash: String::new(),
        };
        let document = package::document(&share, (protocol, recipient), &coded, &opened, &proof);
        let bytes = match &recipient.seal_to {
            Some(key) => seal::seal(key, &document)?,
            // Asked again where it would leave: no file with more than coded answers is ever clear.
            None if leaving.must_seal || !opened.is_empty() || leaving.groups.iter().any(|group| group.leaves_sealed()) => {
                return Err(ShareRefusal::NoKey.into());
            }
            None => document.to_vec(),
        };
        share.file_hash = blake3::hash(&bytes).to_hex().to_string();
        self.keep(&leaving.act, share.id, 0, &share).await?;
        let short: String = share.id.to_string().chars().take(8).collect();
        let ending = if share.sealed { "json.age" } else { "json" };
        Ok(SharePackage { share: share.id, file_name: format!("file-{short}.{ending}"), bytes, sealed: share.sealed })
    }

    /// The circumstances of a case that leaves, as far as protocol and recipient decide them.
    pub(super) fn agreed_context(file: &File, standing: &Standing, (purpose, groups): (Purpose, &BTreeSet<DataGroup>), at: Instant) -> Context {
        let (agency, none) = (Agency::from(file.detail.summary.agency.clone()), BTreeSet::new());
        let question = ShareQuestion {
            at,
            agency: &agency,
            wing: file.wing(),
            purpose,
            recipient: &standing.recipient,
            groups,
            level: ShareLevel::Case,
            protocol: standing.protocol.as_ref(),
            person: None,
            consents: &[],
            decisions: &[],
            requests: &[],
            privileged: false,
            gathered_by: &none,
        };
        question.policy_context(None)
    }
}
