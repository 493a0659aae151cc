//! What a person agreed to: recorded, shown, withdrawn.

use super::{
    PAPERS_MAX,
    file::{File, hidden},
};
use crate::{Entered, Gate, GateError, Held, Kept};
use lantern_access::{
    consent::{
        Asking, Assent, CaregiverBar, Consent, DataGroup, Decision, FormGiven, GivenBy, Handover, Person, PersonAge, Recipient, RecipientId, Request, Share,
        ShareRefusal, SpokenLanguage,
    },
    credential::{Day, Instant},
    policy::{Action, Context, Purpose, ResourceKind, Sensitivity},
};
use lantern_ledger::AccessKind;
use lantern_model::{AgencyCode, RecordId};
use lantern_store::EntityFilter;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The kind under which requests of persons are kept.
const REQUEST: &str = "request";

/// A consent as the worker writes it down; who and when is added by the gate.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ConsentDraft {
    /// What for.
    pub purpose: Purpose,
    /// To whom.
    pub recipient: RecipientId,
    /// Which data.
    pub groups: BTreeSet<DataGroup>,
    /// The language in which it was explained.
    pub language: SpokenLanguage,
    /// In what form it was given.
    pub form: FormGiven,
    /// Adult or child.
    pub age: PersonAge,
    /// Who gave it.
    pub given_by: GivenBy,
    /// A supporter was chosen by the person herself.
    #[serde(default)]
    pub supporter_chosen: bool,
    /// The child's own word.
    pub assent: Option<Assent>,
    /// Why the caregiver cannot consent.
    pub caregiver_bar: Option<CaregiverBar>,
    /// When the limits of confidentiality were told.
    pub limits_told_at: Option<Instant>,
    /// The last day on which it counts.
    pub until: Day,
}

/// Everything that is recorded about what may be shared of one person.
#[derive(Debug, Clone)]
pub struct Papers {
    /// The agency that holds her file.
    pub agency: AgencyCode,
    /// Her consents, oldest first.
    pub consents: Vec<Held<Consent>>,
    /// What supervisors decided.
    pub decisions: Vec<Held<Decision>>,
    /// What supervisors are asked to decide.
    pub askings: Vec<Held<Asking>>,
    /// What was shared.
    pub shares: Vec<Held<Share>>,
    /// What goes, or went, through the one door.
    pub handovers: Vec<Held<Handover>>,
    /// She asked for restriction or erasure: nothing is shared on her consents.
    pub stopped: bool,
    /// The record says that she is a child.
    pub child: bool,
}

impl Gate {
    /// The papers about a person, for whoever may see them. The look is written down.
    pub async fn papers(&self, entered: &Entered, record: RecordId, at: &str) -> Result<Papers, GateError> {
        let file = self.person(record).await?;
        let resource = file.thing(ResourceKind::Basis, Sensitivity::Identity);
        hidden(
            self.look(entered, (Action::ViewConsents, AccessKind::Record), (&resource, &Context::new(Purpose::Casework)), Some("consents"), &[record], at)
                .await,
        )?;
        let consents: Vec<Held<Consent>> = self.all_about(record).await?;
        let requests = self.requests_of(record).await?;
        let bodies: Vec<Consent> = consents.iter().map(|held| held.body.clone()).collect();
        Ok(Papers {
            agency: file.detail.summary.agency.clone(),
            child: file.is_child(&bodies),
            consents,
            decisions: self.all_about(record).await?,
            askings: self.all_about(record).await?,
            shares: self.all_about(record).await?,
            handovers: self.all_about(record).await?,
            stopped: requests.iter().any(Request::stops_consent),
        })
    }

    /// Whether somebody may record what this person agreed to; says whether the record is a child's. Nothing of her papers is read.
    pub async fn may_record_for(&self, entered: &Entered, record: RecordId, at: &str) -> Result<bool, GateError> {
        let file = self.person(record).await?;
        self.may_with_papers(entered, Action::RecordConsent, &file, (false, Purpose::Casework), at)?;
        Ok(file.is_child(&[]))
    }

    /// The papers of one kind about a person.
    pub(super) async fn all_about<T: Kept>(&self, record: RecordId) -> Result<Vec<Held<T>>, GateError> {
        Ok(self.list(&EntityFilter { subject: Some(record), ..EntityFilter::default() }, 0, PAPERS_MAX).await?.0)
    }

    /// What the person asked for. One that cannot be read stops everything: it may be the one that says so.
    pub(super) async fn requests_of(&self, record: RecordId) -> Result<Vec<Request>, GateError> {
        let filter = EntityFilter { subject: Some(record), ..EntityFilter::default() };
        let (found, _) = self.store().entities(REQUEST, &filter, 0, PAPERS_MAX).await?;
        found.into_iter().map(|one| serde_json::from_value(Value::Object(one.values)).map_err(|_| GateError::DamagedEntity(REQUEST))).collect()
    }

    /// A recipient, by its id.
    pub(super) async fn recipient(&self, id: RecipientId) -> Result<Held<Recipient>, GateError> {
        self.kept::<Recipient>(id.0).await?.ok_or(GateError::NotFound)
    }

    /// Records a consent. What was not rightly given is not kept: nobody shall rely on it later.
    pub async fn record_consent(&self, entered: &Entered, record: RecordId, draft: ConsentDraft, at: &str) -> Result<Uuid, GateError> {
        let file = self.person(record).await?;
        // That somebody whose record says a child has grown up is for staff trained with children to say.
        let is_child = matches!(draft.age, PersonAge::Child { .. }) || file.is_child(&[]);
        let act = self.may_with_papers(entered, Action::RecordConsent, &file, (is_child, Purpose::Casework), at)?;
        let recipient = self.recipient(draft.recipient).await?.body;
        // To ask somebody whether the armed forces may have her name is to threaten her.
        if recipient.kind.receives_nothing() {
            return Err(ShareRefusal::RecipientReceivesNothing.into());
        }
        let (id, now) = (Uuid::new_v4(), Instant::parse(at)?);
        let consent = Consent {
            version: 1,
            id,
            person: Person::new(record),
            purpose: draft.purpose,
            recipient: draft.recipient,
            groups: draft.groups,
            language: draft.language,
            form: draft.form,
            age: draft.age,
            given_by: draft.given_by,
            supporter_chosen: draft.supporter_chosen,
            assent: draft.assent,
            caregiver_bar: draft.caregiver_bar,
            limits_told_at: draft.limits_told_at,
            given_at: now,
            recorded_by: entered.signing_login()?,
            until: draft.until,
            withdrawn_at: None,
        };
        consent.check_live(now)?;
        self.keep(&act, id, 0, &consent).await?;
        Ok(id)
    }

    /// A consent with the file that it belongs to, whoever asks.
    async fn consent(&self, id: Uuid) -> Result<(File, Held<Consent>), GateError> {
        let held = self.kept::<Consent>(id).await?.ok_or(GateError::NotFound)?;
        Ok((self.person(held.body.person.record()).await?, held))
    }

    /// The person takes a consent back, at any time and without a reason. Sharing stops with this commit.
    pub async fn withdraw_consent(&self, entered: &Entered, id: Uuid, at: &str) -> Result<(), GateError> {
        let (file, mut held) = self.consent(id).await?;
        // Whoever may see the file of a child without the training may still stop what is done with it.
        let act = self.may_with_papers(entered, Action::WithdrawConsent, &file, (false, Purpose::PersonRequest), at)?;
        held.body.withdraw(Instant::parse(at)?);
        self.keep(&act, held.id, held.version, &held.body).await.map(drop)
    }

    /// One consent, to show it to the person. The look is written down.
    pub async fn consent_to_show(&self, entered: &Entered, id: Uuid, at: &str) -> Result<(Consent, Recipient), GateError> {
        let (file, held) = self.consent(id).await?;
        let resource = file.thing(ResourceKind::Basis, Sensitivity::Identity);
        let context = Context::new(Purpose::Casework);
        hidden(self.look(entered, (Action::ViewConsents, AccessKind::Record), (&resource, &context), Some("consents"), &[file.record()], at).await)?;
        let recipient = self.recipient(held.body.recipient).await?.body;
        Ok((held.body, recipient))
    }
}
