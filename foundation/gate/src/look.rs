//! Looking at people's data: the policy is asked, the look is written down, and only then something is opened.

use crate::{Entered, Gate, GateError};
use lantern_access::policy::{Action, Context, Purpose, Resource};
use lantern_ledger::{AccessEvent, AccessKind, Receipt};
use lantern_model::{AgencyCode, Field, RecordId, Unit, field};
use lantern_store::{Act, SealedEntityValue, SealedValue};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;
use zeroize::Zeroizing;

/// The identity of one record, opened.
pub struct Opened {
    /// The record.
    pub record: RecordId,
    /// Its values, by unit, number among several and field.
    pub values: Vec<OpenedValue>,
}

/// One value of somebody's identity. It prints nothing of itself.
pub struct OpenedValue {
    /// The unit.
    pub unit: Unit,
    /// Which of several.
    pub sequence: u8,
    /// The field.
    pub field: &'static Field,
    /// What was told.
    pub text: Zeroizing<String>,
}

/// One text that was sealed beside an entity: its field, and what was told.
pub type Word = (String, Zeroizing<String>);

/// How many records one look may open: a page's worth. An export asks page by page, each with its entry.
pub const OPENED_MAX: usize = 200;

impl Gate {
    /// Writes a look down, after the policies were asked about it. `what` says what will be seen.
    pub async fn look(
        &self,
        entered: &Entered,
        (action, what): (Action, AccessKind),
        (resource, context): (&Resource, &Context),
        basis: Option<&str>,
        records: &[RecordId],
        at: &str,
    ) -> Result<Receipt, GateError> {
        let act = self.may(entered, action, resource, context, at)?;
        let _turn = self.turn_to_open(entered, what).await;
        self.within_rate(entered, what, records.len(), at).await?;
        let event = AccessEvent { what, basis: basis.map(str::to_owned), subjects: records.iter().map(|record| *record.bytes()).collect() };
        self.written(&act, event).await
    }

    /// Opens the identity of one record of the own agency. Another agency's is not there.
    pub async fn open_record(&self, entered: &Entered, record: RecordId, purpose: Purpose, at: &str) -> Result<Opened, GateError> {
        let (resource, _) = self.identity_thing(entered, record, at).await?;
        let opened = self.open_identity(entered, (&resource, &Context::new(purpose)), None, &[record], at).await?;
        opened.into_iter().next().ok_or(GateError::NotFound)
    }

    /// Opens the identity of records of one agency. The entry stands in the ledger before the vault is asked, and the vault
    /// refuses whatever the entry does not name.
    pub async fn open_identity(
        &self,
        entered: &Entered,
        thing: (&Resource, &Context),
        basis: Option<&str>,
        records: &[RecordId],
        at: &str,
    ) -> Result<Vec<Opened>, GateError> {
        self.open_as(entered, (Action::OpenIdentity, AccessKind::Identity), thing, basis, records, at).await
    }

    /// The same for whatever reason the policies know.
    pub(crate) async fn open_as(
        &self,
        entered: &Entered,
        how: (Action, AccessKind),
        (resource, context): (&Resource, &Context),
        basis: Option<&str>,
        records: &[RecordId],
        at: &str,
    ) -> Result<Vec<Opened>, GateError> {
        if records.len() > OPENED_MAX {
            return Err(GateError::TooManyAtOnce { most: OPENED_MAX });
        }
        let agency = resource.agency.as_deref().and_then(|code| AgencyCode::parse(code).ok()).ok_or(GateError::NotFound)?;
        let mut sealed = Vec::new();
        for record in records {
            let values = self.store().sealed_of(*record).await?;
            if values.iter().any(|value| value.agency != agency) {
                return Err(GateError::NotFound);
            }
            sealed.push((*record, values));
        }
        let receipt = self.look(entered, how, (resource, context), basis, records, at).await?;
        self.open_sealed(&agency, receipt, sealed).await
    }

    /// What is sealed beside an entity, by field. Reading it is written down like opening a name, whoever it is about.
    pub async fn open_words(
        &self,
        entered: &Entered,
        (action, resource, context): (Action, &Resource, &Context),
        entity: (&str, Uuid),
        at: &str,
    ) -> Result<Vec<Word>, GateError> {
        let act = self.may(entered, action, resource, context, at)?;
        let _turn = self.turn_to_open(entered, AccessKind::Identity).await;
        self.within_rate(entered, AccessKind::Identity, 1, at).await?;
        self.words_in(&act, entity).await
    }

    /// The same for an act that the policies gave already. Where nothing is sealed, there is nothing to look at.
    pub(crate) async fn words_in(&self, act: &Act, (kind, id): (&str, Uuid)) -> Result<Vec<Word>, GateError> {
        let sealed = self.store().entity_sealed(kind, id).await?;
        let Some(first) = sealed.first() else { return Ok(Vec::new()) };
        let agency = first.agency.clone();
        if sealed.iter().any(|value| value.agency != agency) {
            return Err(GateError::NotFound);
        }
        let subjects: BTreeSet<[u8; 16]> = sealed.iter().map(|value| value.subject).collect();
        let event = AccessEvent { what: AccessKind::Identity, basis: Some(id.to_string()), subjects: subjects.into_iter().collect() };
        let receipt = self.written(act, event).await?;
        let wrapped: BTreeMap<i64, ([u8; 16], Vec<u8>)> = sealed.iter().map(|value| (value.position, (value.subject, value.wrapped.clone()))).collect();
        let (positions, items): (Vec<i64>, Vec<_>) = wrapped.into_iter().unzip();
        let keys = self.open_keys(&agency, receipt, items).await?;
        let keys: BTreeMap<i64, _> = positions.into_iter().zip(keys).collect();
        let open = |value: SealedEntityValue| {
            let key = keys.get(&value.position).and_then(Option::as_ref).ok_or(GateError::DoesNotOpen)?;
            let text = key.open(&value.context, &value.value).map_err(|_| GateError::DoesNotOpen)?;
            Ok((value.field, Zeroizing::new(String::from_utf8(text).map_err(|_| GateError::DoesNotOpen)?)))
        };
        sealed.into_iter().map(open).collect()
    }

    pub(crate) async fn open_sealed(&self, agency: &AgencyCode, receipt: Receipt, sealed: Vec<(RecordId, Vec<SealedValue>)>) -> Result<Vec<Opened>, GateError> {
        // One key per version that sealed something: asked for once, whatever the number of its values.
        let mut wrapped: BTreeMap<i64, ([u8; 16], Vec<u8>)> = BTreeMap::new();
        for (record, values) in &sealed {
            for value in values {
                wrapped.entry(value.position).or_insert_with(|| (*record.bytes(), value.wrapped.clone()));
            }
        }
        let (positions, items): (Vec<i64>, Vec<_>) = wrapped.into_iter().unzip();
        let keys = self.open_keys(agency, receipt, items).await?;
        let keys: BTreeMap<i64, _> = positions.into_iter().zip(keys).collect();
        sealed.into_iter().map(|(record, values)| open_one(record, &values, &keys)).collect()
    }
}

pub(crate) fn open_one(record: RecordId, values: &[SealedValue], keys: &BTreeMap<i64, Option<lantern_vault::PersonKey>>) -> Result<Opened, GateError> {
    let mut opened = Vec::with_capacity(values.len());
    for value in values {
        let key = keys.get(&value.position).and_then(Option::as_ref).ok_or(GateError::DoesNotOpen)?;
        let text = key.open(&value.context, &value.value).map_err(|_| GateError::DoesNotOpen)?;
        let text = String::from_utf8(text).map_err(|_| GateError::DoesNotOpen)?;
        let field = field::by_number(value.field).ok_or(GateError::DoesNotOpen)?;
        opened.push(OpenedValue { unit: value.unit, sequence: value.sequence, field, text: text.into() });
    }
    Ok(Opened { record, values: opened })
}
