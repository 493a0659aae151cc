//! Builds the files from the state tables: records about persons in one pass, totals and court cases in another.

use crate::{
    CountUnit, Dimension, FactsError, SourceQuality,
    column::{FactsFile, Place, Reading, Units, place},
    dimension::Origin,
    manifest::Source,
    protection::Cover,
    quality::{Completeness, Meter},
    table::is_missing,
    values::Interner,
    walk::{Met, Walk, of_unit},
    writer::FactsWriter,
};
use lantern_model::{Censored, PartialDate, Unit};
use lantern_store::Store;
use std::path::Path;

/// How often the caller hears of progress, in records.
const REPORT_EVERY_RECORDS: u64 = 10_000;

/// Statuses that make somebody a person recorded: presumed, identified and formally identified, shown apart and counted
/// together. At risk, screened out and withdrawn are never victims.
const COUNTED_STATUSES: [&str; 3] = ["presumed", "identified", "formally_identified"];

/// The units of records about persons, and those of everything else. A walk takes few at a time.
const PASSES: [(bool, &[Unit]); 2] = [(true, &[Unit::Victim, Unit::Event, Unit::Perpetrator]), (false, &[Unit::Aggregate, Unit::CourtCase])];

/// Whether a record counts as a person recorded. The status may also be not recorded at all: agencies send whom they
/// recorded as trafficked, and few write the step of identification beside it.
pub(crate) fn is_counted(units: &Units<'_>, status: Place) -> bool {
    units.known(status).is_none_or(|status| COUNTED_STATUSES.contains(&status))
}

/// What building leaves behind beside the files of the rows.
pub(crate) struct Built {
    pub(crate) quality: Vec<SourceQuality>,
    pub(crate) columns: Vec<(Dimension, Interner)>,
}

/// How far building is.
pub(crate) struct Progress<'a> {
    pub(crate) done: u64,
    pub(crate) all: u64,
    pub(crate) tell: &'a (dyn Fn(u64, u64) + Send + Sync),
}

/// Writes the files of the rows into a folder and counts the records of each source.
pub(crate) async fn build(store: &Store, folder: &Path, cover: &Cover, sources: &mut [Source], mut progress: Progress<'_>) -> Result<Built, FactsError> {
    let mut builder = Builder::create(folder, cover)?;
    let mut quality = Vec::with_capacity(sources.len());
    for (about_persons, units) in PASSES {
        if sources.iter().any(|source| source.source_kind.is_about_persons() == about_persons) {
            pass(&mut builder, Walk::begin(store, units).await, about_persons, sources, &mut quality, &mut progress).await?;
        }
    }
    quality.sort_by_key(|one: &SourceQuality| one.source);
    (progress.tell)(progress.done, progress.all);
    Ok(Built { quality, columns: builder.finish()? })
}

async fn pass(
    builder: &mut Builder,
    mut walk: Walk<'_>,
    about_persons: bool,
    sources: &mut [Source],
    quality: &mut Vec<SourceQuality>,
    progress: &mut Progress<'_>,
) -> Result<(), FactsError> {
    let mut meter: Option<(usize, Meter)> = None;
    while let Some(met) = walk.next().await? {
        let source = sources.get_mut(met.record.dataset_index).ok_or(FactsError::Inconsistent("dataset"))?;
        if source.source_kind.is_about_persons() != about_persons {
            continue;
        }
        source.records += 1;
        // Records come dataset by dataset, so one meter at a time is enough.
        if meter.as_ref().is_none_or(|(index, _)| *index != source.index) {
            quality.extend(meter.take().map(|(index, meter)| meter.finish(index, builder.completeness())));
            meter = Some((source.index, Meter::new(source.source_kind)));
        }
        let meter = meter.as_mut().map(|(_, meter)| meter).expect("set in the lines above");
        builder.take(&met, source, meter)?;
        progress.done += 1;
        if progress.done.is_multiple_of(REPORT_EVERY_RECORDS) {
            (progress.tell)(progress.done, progress.all);
        }
    }
    quality.extend(meter.take().map(|(index, meter)| meter.finish(index, builder.completeness())));
    Ok(())
}

/// One column on its way, with how often it was known in the source at hand.
struct Column {
    dimension: Dimension,
    reading: Reading,
    texts: Interner,
    known: u64,
    all: u64,
}

impl Column {
    fn key(&mut self, units: &Units<'_>, source: u32) -> u32 {
        if matches!(self.reading, Reading::Source) {
            return source;
        }
        let text = self.reading.text(units);
        self.all += 1;
        self.known += u64::from(text.as_deref().is_some_and(|text| !is_missing(text)));
        self.texts.key(text.as_deref())
    }

    /// How often the column was known since it was last asked. Columns that follow from others say nothing of their own.
    fn completeness(&mut self) -> Option<Completeness> {
        let (known, all) = (std::mem::take(&mut self.known), std::mem::take(&mut self.all));
        let reads_a_field = matches!(self.dimension.origin(), Origin::Field(_) | Origin::YearOf(_));
        (reads_a_field && all > 0).then_some(Completeness { dimension: self.dimension, known, all })
    }
}

struct Builder {
    columns: Vec<Column>,
    /// Which columns stand in each file, in the order of [`FactsFile::ALL`].
    in_file: [Vec<usize>; 4],
    /// Which columns only the file of the perpetrators has.
    of_perpetrator: Vec<usize>,
    files: [FactsWriter; 4],
    dates: [Place; 2],
    status: Place,
    repatriation: Place,
    value: Place,
}

impl Builder {
    fn create(folder: &Path, cover: &Cover) -> Result<Self, FactsError> {
        let [records, perpetrators, aggregates, court_cases] = FactsFile::ALL.map(|file| FactsWriter::create(folder, file, cover));
        let column = |dimension| Column { dimension, reading: Reading::of(dimension), texts: Interner::default(), known: 0, all: 0 };
        let columns: Vec<Column> = Dimension::all().map(column).collect();
        let standing = |takes: &dyn Fn(Dimension) -> bool| columns.iter().enumerate().filter(|(_, column)| takes(column.dimension)).map(|(at, _)| at).collect();
        Ok(Self {
            in_file: FactsFile::ALL.map(|file| standing(&|dimension| file.dimensions().contains(&dimension))),
            of_perpetrator: standing(&|dimension| dimension.unit() == CountUnit::Perpetrators),
            columns,
            files: [records?, perpetrators?, aggregates?, court_cases?],
            dates: ["victim.detection_date", "victim.registration_date"].map(place),
            status: place("victim.status"),
            repatriation: place("aggregate.repatriation"),
            value: place("aggregate.value"),
        })
    }

    fn take(&mut self, met: &Met, source: &Source, meter: &mut Meter) -> Result<(), FactsError> {
        let values = met.values();
        let base = met.base(&values);
        let number = u32::try_from(source.index).map_err(|_| FactsError::Inconsistent("dataset"))?;
        if source.source_kind.is_about_persons() {
            let flags = [u32::from(is_counted(&base, self.status)), self.latest_month(&base, &met.record.imported_at)];
            let keys = self.keys(FactsFile::Records, &base, number);
            for row in of_unit(&values, Unit::Perpetrator) {
                let units = Units { perpetrator: Some(row), ..base };
                let more: Vec<u32> = self.of_perpetrator.iter().map(|at| self.columns[*at].key(&units, number)).collect();
                self.files[FactsFile::Perpetrators as usize].push(keys.iter().copied().chain(more).chain(flags), &[])?;
            }
            self.files[FactsFile::Records as usize].push(keys.into_iter().chain(flags), &[])?;
        }
        for row in of_unit(&values, Unit::Aggregate) {
            self.take_aggregate(&Units { aggregate: Some(row), ..base }, number)?;
        }
        for row in of_unit(&values, Unit::CourtCase) {
            let keys = self.keys(FactsFile::CourtCases, &Units { court_case: Some(row), ..base }, number);
            self.files[FactsFile::CourtCases as usize].push(keys, &[])?;
        }
        let rows: Vec<_> = values.iter().map(|(unit, values)| (*unit, values.as_slice())).collect();
        meter.take(&base, &rows);
        Ok(())
    }

    fn take_aggregate(&mut self, units: &Units<'_>, source: u32) -> Result<(), FactsError> {
        let keys = self.keys(FactsFile::Aggregates, units, source);
        // A total without a number is no figure.
        let Some(value) = units.known(self.value).and_then(Censored::parse) else { return Ok(()) };
        let flags = [u32::from(units.at(self.repatriation).is_some()), u32::from(value.high().is_some())];
        self.files[FactsFile::Aggregates as usize].push(keys.into_iter().chain(flags), &[value.low(), value.high().unwrap_or(value.low())])
    }

    fn keys(&mut self, file: FactsFile, units: &Units<'_>, source: u32) -> Vec<u32> {
        self.in_file[file as usize].iter().map(|at| self.columns[*at].key(units, source)).collect()
    }

    /// The latest month in which the person can have been detected: the month of detection, else of registration (a year
    /// alone may mean its December), else of the import. Public figures hold back what is too recent by this month.
    fn latest_month(&self, units: &Units<'_>, imported_at: &str) -> u32 {
        let told = self.dates.into_iter().find_map(|place| units.known(place).and_then(PartialDate::parse));
        let december = |date: &PartialDate| date.year_text().rsplit('-').next().and_then(|year| year.parse::<i32>().ok()).map(|year| year * 12 + 11);
        let month = match told {
            Some(date) => date.month_index().or_else(|| december(&date)),
            None => imported_at.get(..7).and_then(PartialDate::parse).and_then(|date| date.month_index()),
        };
        // What cannot be placed in time counts as too recent for ever.
        month.and_then(|month| u32::try_from(month).ok()).unwrap_or(u32::MAX)
    }

    fn completeness(&mut self) -> Vec<Completeness> {
        self.columns.iter_mut().filter_map(Column::completeness).collect()
    }

    fn finish(self) -> Result<Vec<(Dimension, Interner)>, FactsError> {
        for file in self.files {
            file.finish()?;
        }
        Ok(self.columns.into_iter().map(|column| (column.dimension, column.texts)).collect())
    }
}
