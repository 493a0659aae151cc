//! The check of a registration: rows that the agency holds already are judged in bulk, and each that asks for a look becomes a line
//! on a worklist. It labels nobody: nothing is written back to the registration, and a line that nobody reviewed ends after 30 days
//! (practice §1.6; resolution 2388 (2017), paragraphs on registration of refugees).

mod line;
mod reading;

pub use line::{Line, LineState, Review, Tally, Verdict};
pub use reading::{CellProblem, Checked, NewLine, ReadingError, read_rows};

use crate::{
    CaseworkError, may_ask,
    sensitivity::{may, resource},
};
use lantern_access::{
    credential::{Agency, Day, Instant},
    policy::{Action, Context, Purpose},
};
use lantern_gate::{Entered, Gate, GateError, Held, Kept as _, Word};
use lantern_instruments::Instrument;
use lantern_intake::file::{Input, Limits};
use lantern_model::AgencyCode;
use lantern_store::{Change, EntityChange, EntityFilter};
use uuid::Uuid;

/// The form by which rows are checked.
pub const REGISTRATION_CHECK: &str = "registration-check";

/// The sealed field of a line: the number under which the registration knows the person.
const KEY: &str = "registration_key";

/// How many lines one commit keeps.
const PER_COMMIT: usize = 500;

/// How many entries of the register, or lines of the worklist, are read at once.
const PAGE: u32 = 500;

/// What a check did.
#[derive(Debug, Clone)]
pub struct Check {
    /// The run, by which its lines are found.
    pub run: Uuid,
    /// What was read.
    pub checked: Checked,
}

/// Whether the agency has approved an impact assessment for watching risks, and looked at it within the year.
pub async fn is_assessed(gate: &Gate, entered: &Entered, at: &str) -> Result<bool, CaseworkError> {
    let (Some(agency), today) = (entered.agency(), day(at)?) else { return Ok(false) };
    let mut offset = 0;
    loop {
        let (page, all) = gate.processings(entered, (offset, PAGE), at).await?;
        let stands = |held: &Held<lantern_access::consent::Processing>| {
            let entry = &held.body;
            let is_ours = entry.agency.as_str() == agency && entry.purposes.contains(&Purpose::ProtectionMonitoring);
            is_ours && entry.assessed_on.is_some_and(|on| on <= today) && entry.check(today).is_ok()
        };
        if page.iter().any(stands) {
            return Ok(true);
        }
        offset += u64::from(PAGE);
        if offset >= all {
            return Ok(false);
        }
    }
}

/// Checks the rows of a file and keeps a line for each that asks for a look. Without an approved impact assessment nothing is read.
pub async fn check_registration(
    gate: &Gate,
    entered: &Entered,
    instrument: &Instrument,
    (input, key): (Input, &str),
    at: &str,
) -> Result<Check, CaseworkError> {
    let (act, _) = may_ask(gate, entered, instrument, None, at).await?;
    if !is_assessed(gate, entered, at).await? {
        return Err(CaseworkError::NotAssessed);
    }
    let account = entered.account().ok_or(GateError::NotFound)?;
    let agency: Agency = account.agency.clone().ok_or(GateError::NotFound)?;
    let today = day(at)?;
    let checked = read_rows(instrument, &input, &Limits::default(), &today.to_string(), key)?;
    let (run, until) = (Uuid::new_v4(), today.plus_days(instrument.expires_days.unwrap_or(30).into()));
    for lines in checked.lines.chunks(PER_COMMIT) {
        let mut changes = Vec::with_capacity(lines.len());
        for new in lines {
            let line = Line::new(new, (agency.clone(), account.login.clone()), run, (today, until));
            let sealed = new.key.clone().map(|key| (KEY.to_owned(), Some(key)));
            let change = gate.change_of(Uuid::new_v4(), 0, &line).await?;
            changes.extend(change.map(|change| EntityChange { seal: sealed.into_iter().collect(), ..change }));
        }
        gate.store().commit(&act, Change::Entities(changes)).await.map_err(GateError::from)?;
    }
    Ok(Check { run, checked })
}

fn day(at: &str) -> Result<Day, CaseworkError> {
    Ok(Instant::parse(at).map_err(GateError::from)?.day())
}

async fn thing(gate: &Gate, agency: &str, instrument: &Instrument) -> Result<lantern_access::policy::Resource, CaseworkError> {
    resource(gate, Some(agency), instrument.opens_to).await
}

/// The lines of the reader's own agency that wait and have not ended, oldest first, and how the reviewed ones came out by group.
pub async fn worklist(gate: &Gate, entered: &Entered, instrument: &Instrument, at: &str) -> Result<(Vec<Held<Line>>, Tally), CaseworkError> {
    let agency = entered.agency().ok_or(GateError::NotFound)?;
    may(gate, entered, Action::ViewScreenings, &thing(gate, agency, instrument).await?, None, at).await?;
    let today = day(at)?;
    let filter = EntityFilter { agency: AgencyCode::parse(agency).ok(), ..EntityFilter::default() };
    let (mut waiting, mut tally, mut offset) = (Vec::new(), Tally::default(), 0);
    loop {
        let (page, all) = gate.list::<Line>(&filter, offset, PAGE).await?;
        for held in page {
            tally.add(&held.body);
            if held.body.state(today) == LineState::Waiting {
                waiting.push(held);
            }
        }
        offset += u64::from(PAGE);
        if offset >= all {
            return Ok((waiting, tally));
        }
    }
}

/// One line of the reader's own agency that still waits.
async fn waiting(gate: &Gate, entered: &Entered, instrument: &Instrument, (action, id): (Action, Uuid), at: &str) -> Result<Held<Line>, CaseworkError> {
    let held = gate.kept::<Line>(id).await?.ok_or(GateError::NotFound)?;
    if entered.agency() != Some(held.body.agency.as_str()) || held.body.state(day(at)?) != LineState::Waiting {
        return Err(GateError::NotFound.into());
    }
    may(gate, entered, action, &thing(gate, held.body.agency.as_str(), instrument).await?, None, at).await?;
    Ok(held)
}

/// Says what came of a line, once.
pub async fn review(gate: &Gate, entered: &Entered, instrument: &Instrument, (id, verdict): (Uuid, Verdict), at: &str) -> Result<(), CaseworkError> {
    let mut held = waiting(gate, entered, instrument, (Action::Screen, id), at).await?;
    let (act, _) = may_ask(gate, entered, instrument, None, at).await?;
    let by = entered.account().ok_or(GateError::NotFound)?.login.clone();
    held.body.review = Some(Review { verdict, by, on: day(at)? });
    gate.keep(&act, id, held.version, &held.body).await?;
    Ok(())
}

/// The number under which the registration knows the person of a line: opened like a name, and logged.
pub async fn key_of(gate: &Gate, entered: &Entered, instrument: &Instrument, id: Uuid, at: &str) -> Result<Option<Word>, CaseworkError> {
    let held = waiting(gate, entered, instrument, (Action::ViewScreenings, id), at).await?;
    let thing = thing(gate, held.body.agency.as_str(), instrument).await?;
    let (_, purpose) = may(gate, entered, Action::ViewScreenings, &thing, None, at).await?;
    let words = gate.open_words(entered, (Action::ViewScreenings, &thing, &Context::new(purpose)), (Line::KIND, id), at).await?;
    Ok(words.into_iter().find(|(field, _)| field == KEY))
}
