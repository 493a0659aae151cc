//! Those who handle complaints, and their keys. Only the public halves come here.

use super::{ComplaintProblem, day};
use crate::{Entered, Gate, GateError, Held, Kept};
use lantern_access::{
    credential::{Account, Login},
    policy::{Action, Context, Purpose, Resource, ResourceKind, Role, Sensitivity, Wing},
};
use lantern_model::AgencyCode;
use lantern_store::{Act, EntityFilter, PAGE_MAX};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The most handlers of one channel: each has a lock in every complaint.
const HANDLERS_MAX: usize = 8;

/// Where a handler's key stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyStage {
    /// Its owner has not shown yet that the secret half is there: nothing is sealed to it.
    Offered,
    /// Complaints are sealed to it.
    Proved,
    /// Nothing more is sealed to it; what was stays readable to it.
    Retired,
}

/// The public key of a handler.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HandlerKey {
    version: u8,
    /// Whose.
    pub account: Uuid,
    /// By what code complaints name it: it follows from the key and says nothing of its owner.
    pub code: String,
    /// The recipient, `age1…`.
    pub recipient: String,
    /// The question that only the secret half opens, as its crate writes it.
    pub question: String,
    /// The hash of its answer.
    proof: String,
    /// Where it stands.
    pub stage: KeyStage,
    /// Since which day.
    pub since: String,
}

impl Kept for HandlerKey {
    const KIND: &'static str = "complaint_handler";

    fn keys(&self) -> Vec<(String, String)> {
        vec![("account".to_owned(), self.account.to_string()), ("code".to_owned(), self.code.clone())]
    }
}

/// Somebody to whom complaints are sealed now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComplaintHandler {
    /// By what code complaints name the key.
    pub code: String,
    /// The recipient.
    pub recipient: String,
    /// The organisation.
    pub agency: AgencyCode,
    /// Whose account.
    pub account: Uuid,
    /// Its login.
    pub login: Login,
}

fn hash(answer: &str) -> String {
    blake3::Hash::from_bytes(blake3::derive_key("lantern gate 2026 proof of a handler's key", answer.trim().as_bytes())).to_hex().to_string()
}

/// Whether an account handles complaints today: it can sign in, has the role and belongs to an organisation.
fn handles(account: &Account) -> bool {
    account.may_sign_in() && account.roles.contains(&Role::PseaFocalPoint)
}

impl Gate {
    /// The act of a handler about their own key.
    fn about_own_key(&self, entered: &Entered, at: &str) -> Result<(Act, Uuid), GateError> {
        let thing = Resource { wing: Wing::Protect, sensitivity: Sensitivity::Complaint, ..Resource::new(ResourceKind::Complaint) };
        let act = self.may(entered, Action::AnswerComplaint, &thing, &Context::new(Purpose::ComplaintHandling), at)?;
        let account = entered.account().ok_or(GateError::NotFound)?;
        if account.agency.is_none() {
            return Err(ComplaintProblem::NoOrganisation.into());
        }
        Ok((act, account.id))
    }

    /// Every key that a handler has or had, oldest first.
    pub async fn handler_keys(&self, account: Uuid) -> Result<Vec<Held<HandlerKey>>, GateError> {
        let filter = EntityFilter { key: Some(("account".to_owned(), account.to_string())), ..EntityFilter::default() };
        Ok(self.list(&filter, 0, PAGE_MAX).await?.0)
    }

    /// Keeps the public half of a key: its code and its recipient. Nothing is sealed to it before its owner has answered the question
    /// that goes with it, which only the secret half opens.
    pub async fn offer_handler_key(
        &self,
        entered: &Entered,
        (code, recipient): (&str, &str),
        (question, answer): (&str, &str),
        at: &str,
    ) -> Result<Uuid, GateError> {
        let (act, account) = self.about_own_key(entered, at)?;
        let others = self.complaint_handlers().await?;
        if others.iter().filter(|other| other.account != account).count() >= HANDLERS_MAX {
            return Err(ComplaintProblem::TooManyHandlers.into());
        }
        let body = HandlerKey {
            version: 1,
            account,
            code: code.to_owned(),
            recipient: recipient.to_owned(),
            question: question.to_owned(),
            proof: hash(answer),
            stage: KeyStage::Offered,
            since: day(at),
        };
        match self.by_key::<HandlerKey>("code", code).await? {
            Some(held) if held.body.account != account => Err(ComplaintProblem::SameKey.into()),
            Some(held) => self.keep(&act, held.id, held.version, &body).await.map(|_| held.id),
            None => {
                let id = Uuid::new_v4();
                self.keep(&act, id, 0, &body).await.map(|_| id)
            }
        }
    }

    /// The owner has opened what was sealed to the key: from now on complaints are sealed to it, and to no earlier one of theirs.
    pub async fn prove_handler_key(&self, entered: &Entered, id: Uuid, answer: &str, at: &str) -> Result<(), GateError> {
        let (act, account) = self.about_own_key(entered, at)?;
        let mut changes = Vec::new();
        let mut proved = false;
        for mut held in self.handler_keys(account).await? {
            if held.id == id {
                // Both are hashes of keys of their own; a comparison that ends early tells nothing of the answer.
                if held.body.stage != KeyStage::Offered || held.body.proof != hash(answer) {
                    return Err(ComplaintProblem::ProofWrong.into());
                }
                held.body.stage = KeyStage::Proved;
                proved = true;
            } else if held.body.stage == KeyStage::Proved {
                held.body.stage = KeyStage::Retired;
            } else {
                continue;
            }
            held.body.since = day(at);
            changes.push(self.change_of(held.id, held.version, &held.body).await?);
        }
        if proved { self.keep_both(&act, changes).await } else { Err(GateError::NotFound) }
    }

    /// The owner gives the key up: nothing more is sealed to it.
    pub async fn retire_handler_key(&self, entered: &Entered, id: Uuid, at: &str) -> Result<(), GateError> {
        let (act, account) = self.about_own_key(entered, at)?;
        let mut held = self.kept::<HandlerKey>(id).await?.filter(|held| held.body.account == account).ok_or(GateError::NotFound)?;
        held.body.stage = KeyStage::Retired;
        held.body.since = day(at);
        self.keep(&act, id, held.version, &held.body).await.map(drop)
    }

    /// Those to whom complaints are sealed now. Whoever lost the role, the organisation or the account is none of them any more.
    pub async fn complaint_handlers(&self) -> Result<Vec<ComplaintHandler>, GateError> {
        let mut handlers = Vec::new();
        let keys = self.list::<HandlerKey>(&EntityFilter::default(), 0, PAGE_MAX).await?.0;
        for key in keys.into_iter().map(|held| held.body).filter(|key| key.stage == KeyStage::Proved) {
            let Some(account) = self.kept::<Account>(key.account).await?.map(|held| held.body) else { continue };
            let agency = account.agency.as_ref().map(|agency| agency.code().clone());
            if let Some(agency) = agency.filter(|_| handles(&account)) {
                handlers.push(ComplaintHandler { code: key.code, recipient: key.recipient, agency, account: account.id, login: account.login });
            }
        }
        Ok(handlers)
    }
}
