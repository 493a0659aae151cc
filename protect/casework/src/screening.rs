//! A screening that is kept: which form, what was answered, what came of it, until when it says something.

use crate::{
    CaseworkError, may_ask,
    sensitivity::{may, resource},
};
use lantern_access::{
    consent::Person,
    credential::{Agency, Day, Instant, Login},
    policy::{Action, Context, Purpose, Resource},
};
use lantern_gate::{Entered, Gate, GateError, Held, Kept as _, Word};
use lantern_instruments::{Answers, Instrument, Judgement, Opens, Step};
use lantern_ledger::AccessKind;
use lantern_model::{AgencyCode, Identity, RecordId};
use lantern_store::{Change, EntityFilter};
use lantern_vocab::Language;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Screenings of one person: more are a mistake.
const ABOUT_MAX: u32 = 1_000;

/// What is kept of a form that somebody answered. Its JSON is a promise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Screening {
    /// The form of this body.
    pub version: u8,
    /// Whom it is about; none where it is about nobody's file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<Person>,
    /// Whose it is.
    pub agency: Agency,
    /// To whom the form opens: who may read what came of it.
    pub opens_to: Opens,
    /// The language in which it was asked.
    pub language: String,
    /// The answers that may be counted.
    pub answers: BTreeMap<String, String>,
    /// What came of it, as it was judged then.
    pub judgement: Judgement,
    /// Who asked.
    pub by: Login,
    /// When.
    pub on: Day,
    /// The last day on which it says something.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
}

impl lantern_gate::Kept for Screening {
    const KIND: &'static str = "screening";

    fn keys(&self) -> Vec<(String, String)> {
        vec![("instrument".to_owned(), self.judgement.instrument.clone())]
    }

    fn subject(&self) -> Option<RecordId> {
        self.person.map(Person::record)
    }

    fn agency(&self) -> Option<AgencyCode> {
        AgencyCode::parse(self.agency.as_str()).ok()
    }
}

impl Screening {
    /// The step, as long as it says something (practice §1.9: no negative label outlives its day).
    pub fn step(&self, today: Day) -> Option<Step> {
        self.judgement.result.filter(|_| self.until.is_none_or(|until| today <= until))
    }
}

/// A screening with its place.
pub type KeptScreening = Held<Screening>;

/// A form that was filled, on its way to being kept.
#[derive(Debug)]
pub struct Begun<'a> {
    /// The form.
    pub instrument: &'a Instrument,
    /// What was answered.
    pub answers: &'a Answers,
    /// Whom it is about.
    pub person: Option<RecordId>,
    /// In which language it was asked.
    pub language: Language,
}

/// Keeps a screening: the coded answers and the judgement beside the person's record, what was typed sealed under her key. Answers that
/// do not fit their questions are refused; those to questions that were not asked in the end are left out.
pub async fn keep(gate: &Gate, entered: &Entered, begun: &Begun<'_>, at: &str) -> Result<Uuid, CaseworkError> {
    let Begun { instrument, answers, person, language } = *begun;
    if instrument.anonymous && person.is_some() {
        return Err(CaseworkError::Anonymous);
    }
    let (act, _) = may_ask(gate, entered, instrument, person, at).await?;
    let today = Instant::parse(at).map_err(GateError::from)?.day();
    let filled = instrument.fill(answers, &today.to_string());
    let problems = filled.problems();
    if !problems.is_empty() {
        return Err(CaseworkError::Answers(problems));
    }
    let counted = filled.counted(answers);
    let coded: BTreeMap<String, String> = counted.coded(instrument).map(owned).collect();
    let mut typed = BTreeMap::new();
    for (name, text) in counted.identity(instrument) {
        let text = Identity::new(text.to_owned()).map_err(|_| GateError::DoesNotOpen)?;
        typed.insert(name.to_owned(), Some(text));
    }
    if coded.is_empty() && typed.is_empty() {
        return Err(CaseworkError::Nothing);
    }
    let account = entered.account().ok_or(GateError::NotFound)?;
    let judgement = filled.judge();
    let screening = Screening {
        version: 1,
        person: person.map(Person::new),
        agency: account.agency.clone().ok_or(GateError::NotFound)?,
        opens_to: instrument.opens_to,
        language: language.code().to_owned(),
        answers: coded,
        until: judgement.expires_days.map(|days| today.plus_days(days.into())),
        judgement,
        by: account.login.clone(),
        on: today,
    };
    let id = Uuid::new_v4();
    let change = gate.change_of(id, 0, &screening).await?.map(|change| lantern_store::EntityChange { seal: typed, ..change });
    gate.store().commit(&act, Change::Entities(change.into_iter().collect())).await.map_err(GateError::from)?;
    Ok(id)
}

fn owned((name, answer): (&str, &str)) -> (String, String) {
    (name.to_owned(), answer.to_owned())
}

/// What came of the forms that a person answered, newest first: those that the reader may see. The look is written down before
/// anything is given out.
pub async fn screenings_about(gate: &Gate, entered: &Entered, record: RecordId, at: &str) -> Result<Vec<KeptScreening>, CaseworkError> {
    let filter = EntityFilter { subject: Some(record), ..EntityFilter::default() };
    let (found, _) = gate.list::<Screening>(&filter, 0, ABOUT_MAX).await?;
    let (mut shown, mut asked) = (Vec::new(), None);
    for held in found.into_iter().rev() {
        if let Ok(how) = may_see(gate, entered, &held.body, at).await {
            asked = Some(how);
            shown.push(held);
        }
    }
    if let Some((thing, purpose)) = asked {
        look(gate, entered, (&thing, purpose), record, at).await?;
    }
    Ok(shown)
}

/// One screening. The look is written down first where it is about somebody's file.
pub async fn screening(gate: &Gate, entered: &Entered, id: Uuid, at: &str) -> Result<KeptScreening, CaseworkError> {
    let held = gate.kept::<Screening>(id).await?.ok_or(GateError::NotFound)?;
    let (thing, purpose) = may_see(gate, entered, &held.body, at).await?;
    if let Some(person) = held.body.person {
        look(gate, entered, (&thing, purpose), person.record(), at).await?;
    }
    Ok(held)
}

/// What was typed in a screening, by question. It is opened like a name: logged, and with the agency's key unlocked.
pub async fn words_of(gate: &Gate, entered: &Entered, id: Uuid, at: &str) -> Result<Vec<Word>, CaseworkError> {
    let held = gate.kept::<Screening>(id).await?.ok_or(GateError::NotFound)?;
    let (thing, purpose) = may_see(gate, entered, &held.body, at).await?;
    Ok(gate.open_words(entered, (Action::ViewScreenings, &thing, &Context::new(purpose)), (Screening::KIND, id), at).await?)
}

/// What may not be seen is not there.
async fn may_see(gate: &Gate, entered: &Entered, screening: &Screening, at: &str) -> Result<(Resource, Purpose), CaseworkError> {
    let thing = resource(gate, Some(screening.agency.as_str()), screening.opens_to).await?;
    let person = screening.person.map(Person::record);
    let (_, purpose) = may(gate, entered, Action::ViewScreenings, &thing, person, at).await.map_err(|_| GateError::NotFound)?;
    Ok((thing, purpose))
}

async fn look(gate: &Gate, entered: &Entered, (thing, purpose): (&Resource, Purpose), record: RecordId, at: &str) -> Result<(), CaseworkError> {
    let how = (Action::ViewScreenings, AccessKind::Record);
    gate.look(entered, how, (thing, &Context::new(purpose)), None, &[record], at).await?;
    Ok(())
}
