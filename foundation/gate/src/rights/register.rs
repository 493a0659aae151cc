//! The two registers: what is done with people's data here, and what went wrong with them.

use super::{code_of, instant, login_of};
use crate::{Entered, Gate, GateError, Held, Kept};
use lantern_access::{
    consent::{DataGroup, Incident, IncidentKind, IncidentSeverity, IncidentStepKind, Line, Processing, TellPersons},
    credential::{Agency, Day},
    policy::{Action, Context, Purpose, Resource, ResourceKind},
};
use lantern_model::AgencyCode;
use lantern_store::EntityFilter;
use std::collections::BTreeSet;
use uuid::Uuid;

impl Kept for Processing {
    const KIND: &'static str = "processing";

    fn keys(&self) -> Vec<(String, String)> {
        self.keys()
    }

    fn agency(&self) -> Option<AgencyCode> {
        Some(code_of(&self.agency).clone())
    }
}

impl Kept for Incident {
    const KIND: &'static str = "data-incident";

    fn keys(&self) -> Vec<(String, String)> {
        vec![("state".to_owned(), self.state().to_string())]
    }

    fn agency(&self) -> Option<AgencyCode> {
        self.agency.as_ref().map(|agency| code_of(agency).clone())
    }
}

/// One step with an incident.
#[derive(Debug, Clone)]
pub enum IncidentMove {
    /// How much harm; may be said anew.
    Assess(IncidentSeverity),
    /// A step was taken.
    Step(IncidentStepKind, Option<Line>),
    /// Whether the persons are told.
    Tell(TellPersons),
    /// It is closed, with what was learnt.
    Close(Option<Line>),
}

fn register() -> Resource {
    Resource::new(ResourceKind::Register)
}

impl Gate {
    /// The register of processing, oldest entry first.
    pub async fn processings(&self, entered: &Entered, (offset, limit): (u64, u32), at: &str) -> Result<(Vec<Held<Processing>>, u64), GateError> {
        self.ask(entered, Action::ViewProcessingRegister, &register(), &Context::new(Purpose::DataProtection), at)?;
        self.list(&EntityFilter::default(), offset, limit).await
    }

    /// Keeps an entry of the register; one that cannot stand is refused.
    pub async fn keep_processing(&self, entered: &Entered, entry: &Processing, base_version: u32, at: &str) -> Result<(), GateError> {
        let act = self.ask(entered, Action::ManageRetention, &register(), &Context::new(Purpose::DataProtection), at)?;
        entry.check(instant(at)?.day()).map_err(GateError::Processing)?;
        self.keep(&act, entry.id, base_version, entry).await.map(drop)
    }

    /// Anybody who works here reports an incident.
    pub async fn report_incident(
        &self,
        entered: &Entered,
        (kind, groups): (IncidentKind, BTreeSet<DataGroup>),
        (persons, happened_on): (Option<u64>, Option<Day>),
        at: &str,
    ) -> Result<Uuid, GateError> {
        let act = self.ask(entered, Action::ReportIncident, &register(), &Context::new(Purpose::DataProtection), at)?;
        let agency = entered.agency().map(Agency::parse).transpose()?;
        let id = Uuid::new_v4();
        let mut incident = Incident::report(id, kind, agency, groups, login_of(entered)?, instant(at)?);
        (incident.persons, incident.happened_on) = (persons, happened_on);
        self.keep(&act, id, 0, &incident).await?;
        Ok(id)
    }

    /// The register of incidents, oldest first.
    pub async fn incidents(&self, entered: &Entered, (offset, limit): (u64, u32), at: &str) -> Result<(Vec<Held<Incident>>, u64), GateError> {
        self.ask(entered, Action::ManageIncidents, &register(), &Context::new(Purpose::DataProtection), at)?;
        self.list(&EntityFilter::default(), offset, limit).await
    }

    /// One incident.
    pub async fn incident(&self, entered: &Entered, id: Uuid, at: &str) -> Result<Held<Incident>, GateError> {
        self.ask(entered, Action::ManageIncidents, &register(), &Context::new(Purpose::DataProtection), at)?;
        self.kept(id).await?.ok_or(GateError::NotFound)
    }

    /// One step with an incident.
    pub async fn move_incident(&self, entered: &Entered, id: Uuid, step: IncidentMove, at: &str) -> Result<(), GateError> {
        let act = self.ask(entered, Action::ManageIncidents, &register(), &Context::new(Purpose::DataProtection), at)?;
        let mut held = self.kept::<Incident>(id).await?.ok_or(GateError::NotFound)?;
        let (by, now) = (login_of(entered)?, instant(at)?);
        let done = match step {
            IncidentMove::Assess(severity) => held.body.assess(severity, by, now),
            IncidentMove::Step(kind, note) => held.body.step(kind, note, by, now),
            IncidentMove::Tell(tell) => held.body.decide_tell(tell, &by),
            IncidentMove::Close(lesson) => held.body.close(lesson, by, now),
        };
        done.map_err(GateError::Incident)?;
        self.keep(&act, id, held.version, &held.body).await.map(drop)
    }
}
