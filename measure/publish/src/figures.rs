//! The figures of one snapshot, for those who may see the records and for everybody.

use crate::{
    PublishError,
    plan::{UNKNOWN, UNKNOWN_OR_FEW},
    public::PublicFigures,
};
use lantern_facts::{Dimension, Figure, FigureKind, Query, Scope, Snapshot, Source, SourceQuality, Table, Typology};
use lantern_model::{PartialDate, SourceKind};
use lantern_store::Store;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::OnceCell;

/// What may be public.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PublicRule {
    /// Counts from 1 to one less are withheld.
    pub threshold: u64,
    /// Records count publicly so many months after the person was detected: the newest could point to where people are now.
    pub delay_months: u32,
}

impl PublicRule {
    /// The threshold where none is set: the k of the CTDC data sets.
    pub const THRESHOLD: u64 = 11;
    /// The delay where none is set.
    pub const DELAY_MONTHS: u32 = 6;
}

/// Who a table is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choice {
    /// Exact, for those who may see the records.
    Operational,
    /// For everybody.
    Public,
}

/// The figures as of one journal position and one day.
pub struct Figures {
    snapshot: Snapshot,
    rule: PublicRule,
    today: String,
    public: BTreeMap<SourceKind, OnceCell<PublicFigures>>,
}

impl Figures {
    /// Opens the figures of the store as it stands; `today` is `YYYY-MM-DD`.
    pub async fn open(store: &Store, derived: &Path, rule: &PublicRule, today: &str) -> Result<Self, PublishError> {
        let snapshot = Snapshot::current(store, derived).await?;
        let public = snapshot.source_kinds().into_iter().map(|kind| (kind, OnceCell::new())).collect();
        Ok(Self { snapshot, rule: *rule, today: today.to_owned(), public })
    }

    /// The journal position.
    pub fn position(&self) -> i64 {
        self.snapshot.position()
    }

    /// The day for which the delay was reckoned.
    pub fn today(&self) -> &str {
        &self.today
    }

    /// The sources.
    pub fn sources(&self) -> &[Source] {
        self.snapshot.sources()
    }

    /// The kinds of source that are there; they are never summed.
    pub fn source_kinds(&self) -> Vec<SourceKind> {
        self.snapshot.source_kinds()
    }

    /// One table.
    pub async fn table(&self, query: &Query, choice: Choice) -> Result<Table, PublishError> {
        let Choice::Public = choice else { return Ok(self.snapshot.table(query).await?) };
        // The exact table checks the question. It is also the answer of what is not about records, since totals and court cases
        // were published by others before they came here, and of a kind that has none.
        let exact = self.snapshot.table(&with_stored_codes(query)).await?;
        if !exact.source_kind.is_about_persons() || !self.public.contains_key(&exact.source_kind) {
            return Ok(Table { figures: FigureKind::Public { threshold: self.rule.threshold }, ..exact });
        }
        let public = self.public(exact.source_kind).await?;
        public.table(&Query { source_kind: Some(exact.source_kind), ..query.clone() })
    }

    /// The typology of one kind of source. Publicly it holds the tables of the lattice, coarser dimensions standing for finer
    /// ones, and leaves out what has no public form; where a condition leaves none, the error names the nearest tables.
    pub async fn typology(&self, scope: &Scope, choice: Choice) -> Result<Typology, PublishError> {
        let mut typology = self.snapshot.typology(scope).await?;
        if choice == Choice::Operational {
            return Ok(typology);
        }
        let mut refused = None;
        let mut crossings: Vec<Vec<Dimension>> = Vec::new();
        let mut shown: Vec<Table> = Vec::new();
        for part in &mut typology.parts {
            let mut tables = Vec::new();
            for exact in std::mem::take(&mut part.tables) {
                let query = Query { by: public_dimensions(&exact), conditions: exact.conditions.clone(), source_kind: Some(exact.source_kind) };
                match self.table(&query, Choice::Public).await {
                    Ok(table) => tables.push(Table { id: exact.id.filter(|_| says_the_same(&exact, &query.by)), ..table }),
                    Err(PublishError::NotPublic { nearest }) => {
                        let is_asked = |one: &Dimension| scope.conditions.iter().any(|condition| condition.dimension == *one);
                        crossings.extend(nearest.iter().filter(|table| table.len() > 1 && !table.iter().any(is_asked)).cloned());
                        refused = Some(nearest);
                    }
                    Err(error) => return Err(error),
                }
            }
            // What was too sparse to be public as a whole is shown by its parts, where no other table shows them already.
            for by in std::mem::take(&mut crossings) {
                let query = Query { by, conditions: scope.conditions.clone(), source_kind: Some(typology.source_kind) };
                if !shown.iter().chain(&tables).any(|table| is_divided_by(table, &query.by)) {
                    tables.extend(self.table(&query, Choice::Public).await.ok());
                }
            }
            shown.extend(tables.iter().cloned());
            part.tables = tables;
        }
        typology.parts.retain(|part| !part.tables.is_empty());
        match refused {
            Some(nearest) if typology.parts.is_empty() => Err(PublishError::NotPublic { nearest }),
            _ => Ok(typology),
        }
    }

    /// The public tables of records of one kind of source, small ones first: every table for which [`Figures::table`] has a
    /// public answer, and by which it may be filtered. Of what is not about records every table is public, and none is named.
    pub async fn public_tables(&self, kind: SourceKind) -> Result<Vec<Vec<Dimension>>, PublishError> {
        if !kind.is_about_persons() || !self.public.contains_key(&kind) {
            return Ok(Vec::new());
        }
        Ok(self.public(kind).await?.tables())
    }

    /// How complete, timely and consistent each source is: operational, for those who keep the records.
    pub fn quality(&self) -> &[SourceQuality] {
        self.snapshot.quality()
    }

    async fn public(&self, kind: SourceKind) -> Result<&PublicFigures, PublishError> {
        let cell = self.public.get(&kind).ok_or(PublishError::NotPublic { nearest: Vec::new() })?;
        cell.get_or_try_init(|| PublicFigures::decide(&self.snapshot, kind, self.rule.threshold, self.held_back_from())).await
    }

    /// The last month, in months since year 0, whose records are old enough.
    fn held_back_from(&self) -> i32 {
        let month = PartialDate::parse(&self.today).and_then(|date| date.month_index()).unwrap_or(0);
        month - i32::try_from(self.rule.delay_months).unwrap_or(i32::MAX / 2)
    }
}

/// The question in codes that the records have: a row of a public table may ask for what is unknown or rare.
fn with_stored_codes(query: &Query) -> Query {
    let mut query = query.clone();
    for code in query.conditions.iter_mut().flat_map(|condition| &mut condition.codes).filter(|code| *code == UNKNOWN_OR_FEW) {
        UNKNOWN.clone_into(code);
    }
    query
}

/// The dimensions of a typology table as the lattice has them.
fn public_dimensions(table: &Table) -> Vec<Dimension> {
    if table.id == Some("routes") {
        return ["recruitment_area", "exploitation_area"].into_iter().filter_map(Dimension::parse).collect();
    }
    table.by.iter().map(|one| crate::plan::stands_for(*one)).collect()
}

/// Whether a public table still says what the title of the exact one says: broader ages do, one form instead of each does not.
fn says_the_same(exact: &Table, by: &[Dimension]) -> bool {
    exact.id == Some("routes") || exact.by.iter().zip(by).all(|(one, other)| one == other || other.name() == "age_broad")
}

/// Whether a table is divided by these dimensions, in whatever order.
fn is_divided_by(table: &Table, by: &[Dimension]) -> bool {
    table.by.len() == by.len() && by.iter().all(|one| table.by.contains(one))
}

/// The figures counted last, shared by everybody who asks in one process.
pub struct FigureDesk {
    store: Arc<Store>,
    derived: PathBuf,
    rule: PublicRule,
    // Held only to look at or to replace the pointer; counting happens outside of it.
    held: Mutex<Option<Arc<Figures>>>,
    // One counting at a time: the second asker waits and finds it done. Released when the counting ends, however it ends.
    counting: tokio::sync::Mutex<()>,
}

impl FigureDesk {
    /// A desk for a store.
    pub fn new(store: Arc<Store>, derived: PathBuf, rule: PublicRule) -> Self {
        Self { store, derived, rule, held: Mutex::new(None), counting: tokio::sync::Mutex::new(()) }
    }

    /// Forgets figures that show what no longer stands, here and in the folder: what was erased since is in neither.
    pub async fn forget_older(&self) -> Result<(), PublishError> {
        let _one_at_a_time = self.counting.lock().await;
        let position = self.store.counting_position().await?;
        self.held.lock().unwrap_or_else(PoisonError::into_inner).take_if(|figures| figures.position() != position);
        Ok(Snapshot::forget_older(&self.store, &self.derived).await?)
    }

    /// The figures as of the newest journal entry; counted when something has changed since, or the day has.
    pub async fn figures(&self, today: &str) -> Result<Arc<Figures>, PublishError> {
        let position = self.store.counting_position().await?;
        let held =
            || self.held.lock().unwrap_or_else(PoisonError::into_inner).clone().filter(|figures| figures.position() == position && figures.today() == today);
        if let Some(figures) = held() {
            return Ok(figures);
        }
        let _one_at_a_time = self.counting.lock().await;
        if let Some(figures) = held() {
            return Ok(figures);
        }
        let figures = Arc::new(Figures::open(&self.store, &self.derived, &self.rule, today).await?);
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = Some(figures.clone());
        Ok(figures)
    }
}

/// Whether anything in a table is withheld.
pub fn withholds(table: &Table) -> bool {
    table.rows.iter().any(|row| row.figure == Figure::Withheld) || table.all == Figure::Withheld
}
