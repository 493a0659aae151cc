//! Builds the files from the state tables: one pass over the records and their units side by side, page by page.

use crate::{
    CountUnit, Dimension, FactsError, SourceQuality,
    column::{FactsFile, Place, Reading, UnitValues, Units, place},
    cursor::Cursor,
    manifest::Source,
    protection::Cover,
    quality::Meter,
    values::Interner,
    writer::FactsWriter,
};
use lantern_model::{Censored, PartialDate, Unit};
use lantern_store::{RecordRow, StateRow, Store};
use std::path::Path;

/// How often the caller hears of progress, in records.
const REPORT_EVERY_RECORDS: u64 = 10_000;

/// Statuses that make somebody a person recorded: presumed, identified and formally identified, shown apart and counted
/// together. At risk, screened out and withdrawn are never victims.
const COUNTED_STATUSES: [&str; 3] = ["presumed", "identified", "formally_identified"];

/// What building leaves behind beside the files of the rows.
pub(crate) struct Built {
    pub(crate) quality: Vec<SourceQuality>,
    pub(crate) columns: Vec<(Dimension, Interner)>,
}

/// One column on its way.
struct Column {
    dimension: Dimension,
    reading: Reading,
    texts: Interner,
}

impl Column {
    fn key(&mut self, units: &Units<'_>, source: u32) -> u32 {
        match self.reading {
            Reading::Source => source,
            reading => self.texts.key(reading.text(units).as_deref()),
        }
    }
}

struct Builder {
    columns: Vec<Column>,
    /// Which columns stand in each file, in the order of [`FactsFile::ALL`].
    in_file: [Vec<usize>; 4],
    /// Which columns only the file of the perpetrators has.
    of_perpetrator: Vec<usize>,
    records: FactsWriter,
    perpetrators: FactsWriter,
    aggregates: FactsWriter,
    court_cases: FactsWriter,
    dates: [Place; 2],
    status: Place,
    repatriation: Place,
    value: Place,
}

/// The unit rows of one record, as they come from the scans.
#[derive(Default)]
struct RecordParts {
    victim: Option<StateRow>,
    event: Option<StateRow>,
    rest: Vec<(Unit, StateRow)>,
}

/// Scans of the units, each in the order of the records.
struct UnitCursors<'a>(Vec<(Unit, Cursor<'a, StateRow>)>);

impl<'a> UnitCursors<'a> {
    fn open(store: &'a Store) -> Self {
        let scan = |unit| {
            Cursor::new(move |pages: crate::cursor::Pages<StateRow>| async move {
                store
                    .scan_unit(unit, &mut |page| {
                        pages.put(page);
                        Ok(())
                    })
                    .await
            })
        };
        Self(Unit::ALL.into_iter().map(|unit| (unit, scan(unit))).collect())
    }

    /// The units of one record. Of persons and events the first counts, as in the model; a row has one of each.
    async fn of(&mut self, record: &RecordRow) -> Result<RecordParts, FactsError> {
        let mut parts = RecordParts::default();
        for (unit, cursor) in &mut self.0 {
            while let Some(row) = cursor.next_if(|row| row.record == record.record).await? {
                match unit {
                    Unit::Victim if parts.victim.is_none() => parts.victim = Some(row),
                    Unit::Event if parts.event.is_none() => parts.event = Some(row),
                    _ => parts.rest.push((*unit, row)),
                }
            }
        }
        Ok(parts)
    }

    /// Every unit row has found its record, or the tables do not belong together.
    async fn are_used_up(&mut self) -> Result<(), FactsError> {
        for (unit, cursor) in &mut self.0 {
            if cursor.next().await?.is_some() {
                return Err(FactsError::Inconsistent(unit.table()));
            }
        }
        Ok(())
    }
}

/// Writes the files of the rows into a folder and counts the records of each source.
pub(crate) async fn build(store: &Store, folder: &Path, cover: &Cover, sources: &mut [Source], all: u64, progress: &(dyn Fn(u64, u64) + Send + Sync)) -> Result<Built, FactsError> {
    let mut builder = Builder::create(folder, cover)?;
    let mut units = UnitCursors::open(store);
    let mut records = Cursor::new(|pages| async move {
        store
            .scan_records(&mut |page| {
                pages.put(page);
                Ok(())
            })
            .await
    });
    let mut quality = Vec::with_capacity(sources.len());
    let mut meter: Option<(usize, Meter)> = None;
    let mut done = 0;
    while let Some(record) = records.next().await? {
        let source = sources.get_mut(record.dataset_index).ok_or(FactsError::Inconsistent("dataset"))?;
        source.records += 1;
        // Records come dataset by dataset, so one meter at a time is enough.
        if meter.as_ref().is_none_or(|(index, _)| *index != source.index) {
            quality.extend(meter.take().map(|(index, meter)| meter.finish(index)));
            meter = Some((source.index, Meter::new(source.source_kind)));
        }
        let parts = units.of(&record).await?;
        let meter = meter.as_mut().map(|(_, meter)| meter).expect("set in the lines above");
        builder.take(&record, &parts, source, meter)?;
        done += 1;
        if done % REPORT_EVERY_RECORDS == 0 {
            progress(done, all);
        }
    }
    units.are_used_up().await?;
    quality.extend(meter.take().map(|(index, meter)| meter.finish(index)));
    progress(done, all);
    Ok(Built { quality, columns: builder.finish()? })
}

impl Builder {
    fn create(folder: &Path, cover: &Cover) -> Result<Self, FactsError> {
        let writer = |file| FactsWriter::create(folder, file, cover);
        let columns: Vec<Column> = Dimension::all().map(|dimension| Column { dimension, reading: Reading::of(dimension), texts: Interner::default() }).collect();
        let standing = |takes: &dyn Fn(Dimension) -> bool| columns.iter().enumerate().filter(|(_, column)| takes(column.dimension)).map(|(at, _)| at).collect();
        Ok(Self {
            in_file: FactsFile::ALL.map(|file| standing(&|dimension| file.dimensions().contains(&dimension))),
            of_perpetrator: standing(&|dimension| dimension.unit() == CountUnit::Perpetrators),
            columns,
            records: writer(FactsFile::Records)?,
            perpetrators: writer(FactsFile::Perpetrators)?,
            aggregates: writer(FactsFile::Aggregates)?,
            court_cases: writer(FactsFile::CourtCases)?,
            dates: ["victim.detection_date", "victim.registration_date"].map(place),
            status: place("victim.status"),
            repatriation: place("aggregate.repatriation"),
            value: place("aggregate.value"),
        })
    }

    fn take(&mut self, record: &RecordRow, parts: &RecordParts, source: &Source, meter: &mut Meter) -> Result<(), FactsError> {
        let base = Units {
            elements: &record.elements,
            victim: parts.victim.as_ref().map(|row| row.values.as_slice()),
            event: parts.event.as_ref().map(|row| row.values.as_slice()),
            ..Units::default()
        };
        let number = u32::try_from(source.index).map_err(|_| FactsError::Inconsistent("dataset"))?;
        if source.source_kind.is_about_persons() {
            self.take_person(&base, record, parts, number)?;
        }
        for (unit, row) in &parts.rest {
            match unit {
                Unit::Aggregate => self.take_aggregate(&Units { aggregate: Some(&row.values), ..base }, number)?,
                Unit::CourtCase => {
                    let keys = self.keys(FactsFile::CourtCases, &Units { court_case: Some(&row.values), ..base }, number);
                    self.court_cases.push(keys, &[])?;
                }
                _ => {}
            }
        }
        meter.take(&base, &all_units(parts));
        Ok(())
    }

    fn take_person(&mut self, base: &Units<'_>, record: &RecordRow, parts: &RecordParts, source: u32) -> Result<(), FactsError> {
        let is_counted = base.known(self.status).is_none_or(|status| COUNTED_STATUSES.contains(&status));
        let flags = [u32::from(is_counted), self.latest_month(base, &record.imported_at)];
        let keys = self.keys(FactsFile::Records, base, source);
        for row in parts.rest.iter().filter(|(unit, _)| *unit == Unit::Perpetrator).map(|(_, row)| row) {
            let units = Units { perpetrator: Some(&row.values), ..*base };
            let more: Vec<u32> = self.of_perpetrator.iter().map(|at| self.columns[*at].key(&units, source)).collect();
            self.perpetrators.push(keys.iter().copied().chain(more).chain(flags), &[])?;
        }
        self.records.push(keys.into_iter().chain(flags), &[])
    }

    fn take_aggregate(&mut self, units: &Units<'_>, source: u32) -> Result<(), FactsError> {
        // A total without a number is no figure; the quality report counts it.
        let Some(value) = units.known(self.value).and_then(Censored::parse) else { return Ok(()) };
        let flags = [u32::from(units.at(self.repatriation).is_some()), u32::from(value.high().is_some())];
        let keys = self.keys(FactsFile::Aggregates, units, source);
        self.aggregates.push(keys.into_iter().chain(flags), &[value.low(), value.high().unwrap_or(value.low())])
    }

    fn keys(&mut self, file: FactsFile, units: &Units<'_>, source: u32) -> Vec<u32> {
        self.in_file[file as usize].iter().map(|at| self.columns[*at].key(units, source)).collect()
    }

    /// The latest month in which the person can have been detected: the month of detection, else of registration (a year
    /// alone may mean its December), else of the import. Public figures hold back what is too recent by this month.
    fn latest_month(&self, units: &Units<'_>, imported_at: &str) -> u32 {
        let told = self.dates.into_iter().find_map(|place| units.known(place).and_then(PartialDate::parse));
        let month = match told {
            Some(date) => date.month_index().or_else(|| date.year_text().rsplit('-').next().and_then(|year| year.parse::<i32>().ok()).map(|year| year * 12 + 11)),
            None => imported_at.get(..7).and_then(PartialDate::parse).and_then(|date| date.month_index()),
        };
        // What cannot be placed in time counts as too recent for ever.
        month.and_then(|month| u32::try_from(month).ok()).unwrap_or(u32::MAX)
    }

    fn finish(self) -> Result<Vec<(Dimension, Interner)>, FactsError> {
        for writer in [self.records, self.perpetrators, self.aggregates, self.court_cases] {
            writer.finish()?;
        }
        Ok(self.columns.into_iter().map(|column| (column.dimension, column.texts)).collect())
    }
}

fn all_units(parts: &RecordParts) -> Vec<(Unit, &UnitValues)> {
    let first = [(Unit::Victim, &parts.victim), (Unit::Event, &parts.event)];
    let first = first.into_iter().filter_map(|(unit, row)| row.as_ref().map(|row| (unit, row.values.as_slice())));
    first.chain(parts.rest.iter().map(|(unit, row)| (*unit, row.values.as_slice()))).collect()
}
