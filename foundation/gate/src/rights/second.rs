//! What takes two: one proposes, another signs beside her, and then it is so. A hold is released like this, a schedule is set and ended.

use super::{code_of, instant, login_of};
use crate::{Entered, Gate, GateError, Held, Kept};
use lantern_access::{
    consent::{Hold, HoldProblem, Line, Person, RetentionAction, RetentionKind, RetentionStart, Schedule, Signature},
    credential::Agency,
    policy::{Action, Context, Principal, Purpose, Question, Resource, ResourceKind, Role, Sensitivity, Wing},
};
use lantern_model::{AgencyCode, RecordId};
use lantern_store::{Change, EntityChange, EntityFilter};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Wanted {
    /// That a hold ends.
    ReleaseHold {
        /// Which hold.
        hold: Uuid,
        /// Whose record it keeps.
        person: Person,
        /// The agency of the record.
        agency: Agency,
    },
    /// How long something is kept.
    SetSchedule {
        /// What.
        kind: RetentionKind,
        /// From when.
        from: RetentionStart,
        /// For how many days.
        days: u32,
        /// What follows.
        action: RetentionAction,
        /// Where it stands.
        source: Line,
    },
    /// That a schedule ends.
    EndSchedule {
        /// Which.
        schedule: Uuid,
    },
}

/// Where a proposal stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Stage {
    Open,
    Signed,
    TakenBack,
}

/// Something that two persons sign.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TwoSigned {
    version: u8,
    /// Its id.
    pub id: Uuid,
    /// What is proposed.
    pub wanted: Wanted,
    /// Who proposed, and when.
    pub proposed: Signature,
    signed: Option<Signature>,
    stage: Stage,
}

const OPEN: &str = "open";
/// Proposals that wait: more are a mistake.
const OPEN_MAX: u32 = 500;
/// The longest time that anything is kept by a schedule: a hundred years.
const DAYS_MAX: u32 = 36_525;

impl Kept for TwoSigned {
    const KIND: &'static str = "two-signed";

    fn keys(&self) -> Vec<(String, String)> {
        let stage = match self.stage {
            Stage::Open => OPEN,
            Stage::Signed => "signed",
            Stage::TakenBack => "taken_back",
        };
        vec![("stage".to_owned(), stage.to_owned())]
    }

    fn subject(&self) -> Option<RecordId> {
        match &self.wanted {
            Wanted::ReleaseHold { person, .. } => Some(person.record()),
            _ => None,
        }
    }

    fn agency(&self) -> Option<AgencyCode> {
        match &self.wanted {
            Wanted::ReleaseHold { agency, .. } => Some(code_of(agency).clone()),
            _ => None,
        }
    }
}

impl Kept for Schedule {
    const KIND: &'static str = "schedule";

    fn keys(&self) -> Vec<(String, String)> {
        self.keys()
    }
}

fn register() -> Resource {
    Resource::new(ResourceKind::Register)
}

impl Gate {
    /// A token signs only what it is for: the question to the policies is put in two people's names here, so the scope is asked by itself.
    fn in_scope(entered: &Entered, wanted: &Wanted) -> Result<(), GateError> {
        let action = if matches!(wanted, Wanted::ReleaseHold { .. }) { Action::ReleaseHold } else { Action::ManageRetention };
        match &entered.token {
            Some(token) if !token.scope.contains(&action) => Err(GateError::Refused { by: vec!["token-scope".to_owned()] }),
            _ => Ok(()),
        }
    }

    /// Proposes that a hold ends.
    pub async fn propose_release(&self, entered: &Entered, hold: Uuid, at: &str) -> Result<Uuid, GateError> {
        let kept = self.kept::<Hold>(hold).await?.ok_or(GateError::NotFound)?;
        let agency = self.record_of(kept.body.person.record()).await?.summary.agency;
        // Whether she may is asked as if the other signature were there: it comes later.
        let beside = Principal::new("beside", &[Role::Supervisor]).of_agency(agency.as_str());
        if !self.may_release(&entered.principal(), &beside, &agency).await? {
            return Err(GateError::NotFound);
        }
        kept.body.clone().release(login_of(entered)?, instant(at)?).map_err(GateError::Hold)?;
        let wanted = Wanted::ReleaseHold { hold, person: kept.body.person, agency: Agency::from(agency) };
        self.propose(entered, wanted, &entered.act(Purpose::PersonRequest, at)).await
    }

    /// Proposes a schedule, or the end of one.
    pub async fn propose_schedule(&self, entered: &Entered, wanted: Wanted, at: &str) -> Result<Uuid, GateError> {
        let act = self.ask(entered, Action::ManageRetention, &register(), &Context::new(Purpose::DataProtection), at)?;
        match &wanted {
            // Only what the cadence acts on: a schedule that nobody carries out would be a lie on paper.
            Wanted::SetSchedule { kind, days, .. } if !matches!(kind, RetentionKind::CaseFile | RetentionKind::Draft) || *days > DAYS_MAX => {
                return Err(GateError::ScheduleOutOfRange);
            }
            Wanted::EndSchedule { schedule } => drop(self.kept::<Schedule>(*schedule).await?.ok_or(GateError::NotFound)?),
            Wanted::SetSchedule { .. } => {}
            Wanted::ReleaseHold { .. } => return Err(GateError::NotFound),
        }
        self.propose(entered, wanted, &act).await
    }

    async fn propose(&self, entered: &Entered, wanted: Wanted, act: &lantern_store::Act) -> Result<Uuid, GateError> {
        Self::in_scope(entered, &wanted)?;
        let id = Uuid::new_v4();
        let proposed = Signature { by: login_of(entered)?, at: instant(&act.at)? };
        let two = TwoSigned { version: 1, id, wanted, proposed, signed: None, stage: Stage::Open };
        self.keep(act, id, 0, &two).await?;
        Ok(id)
    }

    /// What waits for a second signature, oldest first; of it, what this reader may see.
    pub async fn to_countersign(&self, entered: &Entered) -> Result<Vec<Held<TwoSigned>>, GateError> {
        let filter = EntityFilter { key: Some(("stage".to_owned(), OPEN.to_owned())), ..EntityFilter::default() };
        let mut seen = Vec::new();
        for held in self.list::<TwoSigned>(&filter, 0, OPEN_MAX).await?.0 {
            if held.body.proposed.by.as_str() == entered.login() || self.would_count(entered, &held.body).await? {
                seen.push(held);
            }
        }
        Ok(seen)
    }

    /// Whether the policies let the proposer do it with this reader's signature beside hers. Nobody signs beside herself.
    async fn would_count(&self, entered: &Entered, two: &TwoSigned) -> Result<bool, GateError> {
        if entered.is_local() || two.proposed.by.as_str() == entered.login() {
            return Ok(false);
        }
        let Some(proposer) = self.principal_of(&two.proposed.by).await? else { return Ok(false) };
        match &two.wanted {
            Wanted::ReleaseHold { agency, .. } => self.may_release(&proposer, &entered.principal(), code_of(agency)).await,
            Wanted::SetSchedule { .. } | Wanted::EndSchedule { .. } => {
                let roles = [Role::DataProtection, Role::Supervisor];
                Ok(self.may_manage(&proposer) && entered.roles().iter().any(|role| roles.contains(role)))
            }
        }
    }

    async fn may_release(&self, proposer: &Principal, beside: &Principal, agency: &AgencyCode) -> Result<bool, GateError> {
        let resource = self.about(agency, ResourceKind::Record, Sensitivity::Coded).await?;
        let purpose = if resource.wing == Wing::Prosecute { Purpose::Investigation } else { Purpose::PersonRequest };
        let own = beside.agency.as_deref().is_none_or(|own| own == agency.as_str());
        let context = Context { second_person: Some(beside.clone()), ..Context::new(purpose) };
        let question = Question { principal: proposer.clone(), action: Action::ReleaseHold, resource, context };
        Ok(own && self.policies().decide(&question).allowed)
    }

    fn may_manage(&self, proposer: &Principal) -> bool {
        let context = Context::new(Purpose::DataProtection);
        self.policies().decide(&Question { principal: proposer.clone(), action: Action::ManageRetention, resource: register(), context }).allowed
    }

    /// Signs beside the proposer, and what she proposed is so.
    pub async fn countersign(&self, entered: &Entered, id: Uuid, at: &str) -> Result<(), GateError> {
        let mut held = self.open_two(id).await?;
        Self::in_scope(entered, &held.body.wanted)?;
        if held.body.proposed.by.as_str() == entered.login() {
            return Err(GateError::Hold(HoldProblem::SamePerson));
        }
        if !self.would_count(entered, &held.body).await? {
            return Err(GateError::NotFound);
        }
        let (second, now) = (login_of(entered)?, instant(at)?);
        let first = held.body.proposed.by.clone();
        let mut changes: Vec<EntityChange> = match held.body.wanted.clone() {
            Wanted::ReleaseHold { hold, agency, .. } => {
                let mut kept = self.kept::<Hold>(hold).await?.ok_or(GateError::NotFound)?;
                kept.body.release(first, now).map_err(GateError::Hold)?;
                self.change_in(code_of(&agency), hold, kept.version, &kept.body).await?
            }
            Wanted::SetSchedule { kind, from, days, action, source } => {
                let schedule = Schedule::set(id, kind, (from, days, action), source, first, second.clone(), now).ok_or(GateError::NotFound)?;
                self.change_of(id, 0, &schedule).await?.into_iter().collect()
            }
            Wanted::EndSchedule { schedule } => {
                let mut kept = self.kept::<Schedule>(schedule).await?.ok_or(GateError::NotFound)?;
                if !kept.body.end(first, second.clone(), now) {
                    return Err(GateError::NotFound);
                }
                self.change_of(schedule, kept.version, &kept.body).await?.into_iter().collect()
            }
        };
        (held.body.stage, held.body.signed) = (Stage::Signed, Some(Signature { by: second, at: now }));
        changes.extend(self.change_of(id, held.version, &held.body).await?);
        let purpose = if matches!(held.body.wanted, Wanted::ReleaseHold { .. }) { Purpose::PersonRequest } else { Purpose::DataProtection };
        self.store().commit(&entered.act(purpose, at), Change::Entities(changes)).await?;
        Ok(())
    }

    /// Takes a proposal back: by the one who made it, or by one who could have signed it.
    pub async fn take_back(&self, entered: &Entered, id: Uuid, at: &str) -> Result<(), GateError> {
        let mut held = self.open_two(id).await?;
        Self::in_scope(entered, &held.body.wanted)?;
        if held.body.proposed.by.as_str() != entered.login() && !self.would_count(entered, &held.body).await? {
            return Err(GateError::NotFound);
        }
        held.body.stage = Stage::TakenBack;
        self.keep(&entered.act(Purpose::DataProtection, at), id, held.version, &held.body).await.map(drop)
    }

    async fn open_two(&self, id: Uuid) -> Result<Held<TwoSigned>, GateError> {
        self.kept::<TwoSigned>(id).await?.filter(|held| held.body.stage == Stage::Open).ok_or(GateError::NotFound)
    }
}
