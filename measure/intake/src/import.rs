//! The import of one file: opened, read on a thread of its own, committed batch by batch, and closed; or left open.
//!
//! Rows count only from the closing on. What stops in between stays open: the next run with the same file goes on behind the
//! rows that are accounted for, another file gives it up.

use crate::column::Surroundings;
use crate::convert::Converter;
use crate::error::IntakeError;
use crate::file::{self, Format, Input, Limits, TableFile};
use crate::identity::RowHasher;
use crate::instant;
use crate::plan::{LayoutChoice, Plan, first_cells};
use crate::problem::Problem;
use crate::report::{Groups, ImportReport, sentence, to_store};
use crate::returned::{ProblemsTo, RejectedRows, Written};
use crate::rows::{Outcome, Rows};
use crate::words::AreaList;
use lantern_model::{AgencyCode, DatasetName, ImportId};
use lantern_store::{Act, Change, Committed, ImportClosing, ImportOpening, ImportRows, NewProblem, OutsideRow, RowWrite, Standing, Store};
use lantern_vocab::Language;
use lantern_words::Words;
use std::sync::Arc;
use tokio::sync::mpsc;

/// How many rows make a transaction. Each writes the pages of its tables once more and waits for the disk: with a thousand rows
/// that was a fifth of all work, with twenty thousand a batch takes a second and much memory.
const BATCH_ROWS: u32 = 5_000;

/// How many problems end a batch early.
const BATCH_PROBLEMS: usize = 20_000;

/// How many batches may wait for the store, so that reading and writing overlap in bounded memory.
const BATCHES_WAITING: usize = 1;

/// What is to be imported, and how.
#[derive(Debug, Clone)]
pub struct ImportRequest {
    /// The file.
    pub input: Input,
    /// The agency that sends it.
    pub agency: AgencyCode,
    /// The agency's name, where it may be new.
    pub agency_name: Option<String>,
    /// The dataset; the file's name by default.
    pub dataset: Option<DatasetName>,
    /// The layout.
    pub layout: LayoutChoice,
    /// Whether the file holds the whole dataset, so that absent records are withdrawn.
    pub complete: bool,
    /// Whether everybody in it is invented.
    pub invented: bool,
    /// Headings of columns to leave out.
    pub without: Vec<String>,
    /// Whether nothing is kept.
    pub dry_run: bool,
    /// Where rejected rows go.
    pub problems: ProblemsTo,
    /// The language of their reasons.
    pub language: Language,
    /// Who imports.
    pub actor: String,
    /// Now, in RFC 3339 and UTC.
    pub at: String,
    /// Today, as YYYY-MM-DD.
    pub today: String,
    /// Bounds for the file.
    pub limits: Limits,
    /// The deployment's areas.
    pub areas: Option<Arc<AreaList>>,
}

/// Is told how far an import is, and asked whether to go on.
pub trait Progress: Send + Sync {
    /// So many rows are accounted for, and so many bytes of all.
    fn rows(&self, read: u64, bytes: u64, total_bytes: u64);
    /// Whether to stop. The import stays open.
    fn cancelled(&self) -> bool;
}

/// Some rows on their way to the store.
#[derive(Default)]
struct Batch {
    rows: Vec<RowWrite>,
    problems: Vec<NewProblem>,
    outside: Vec<OutsideRow>,
    read: u64,
    bytes: (u64, u64),
}

/// What the reading thread leaves at the end.
struct Ending {
    read: u64,
    rejected: u64,
    groups: Groups,
    written: Written,
}

/// Imports a file.
pub async fn import(store: &Store, request: &ImportRequest, progress: &dyn Progress) -> Result<ImportReport, IntakeError> {
    let table = file::open(&request.input, &request.limits)?;
    let plan = Plan::of(request, &table.headings)?;
    if plan.returned.is_some() && request.complete {
        return Err(IntakeError::ProblemsFileNotComplete);
    }
    let dataset = dataset(request, &plan)?;
    let hasher = RowHasher::new(&store.content_key(), &request.agency, &dataset);
    check_tokens(request, &plan, &hasher, &dataset)?;
    let mut report = ImportReport {
        file: request.input.name(),
        layout: plan.layout.id.clone(),
        dataset: dataset.as_str().to_owned(),
        identity_columns: plan.identity_headings(),
        columns_not_taken: plan.not_taken().iter().map(|at| plan.headings[*at].clone()).collect(),
        dry_run: request.dry_run,
        ..ImportReport::default()
    };
    let headings = plan.headings.clone();
    let reading = Reading::new(request, table, plan.clone(), hasher, &dataset)?;
    let ending = if request.dry_run {
        trial(store, request, &dataset, reading, progress, &mut report).await?
    } else {
        keep(store, request, &plan, &dataset, reading, progress, &mut report).await?
    };
    report.read = ending.read;
    report.rejected = ending.rejected + report.kept_out.as_ref().map_or(0, |group| group.rows);
    report.warnings = ending.groups.warnings();
    report.groups = report.kept_out.iter().cloned().chain(ending.groups.finish(&headings)).collect();
    report.problems = ending.written.path;
    Ok(report)
}

/// The name of the dataset: the caller's, the one that a returned file carries, or the file's.
fn dataset(request: &ImportRequest, plan: &Plan) -> Result<DatasetName, IntakeError> {
    if let Some(dataset) = &request.dataset {
        return Ok(dataset.clone());
    }
    let carried = match plan.returned {
        None => None,
        Some(columns) => first_cells(request)?.and_then(|cells| columns.dataset(&cells)),
    };
    let name = carried.map_or_else(|| request.input.name(), |(_, dataset)| dataset);
    DatasetName::parse(&name).map_err(|_| IntakeError::DatasetName)
}

/// Holds every token of a returned file against this store, agency and dataset, before the first row is taken.
fn check_tokens(request: &ImportRequest, plan: &Plan, hasher: &RowHasher, dataset: &DatasetName) -> Result<(), IntakeError> {
    let Some(columns) = plan.returned else { return Ok(()) };
    let mut table = file::open(&request.input, &request.limits)?;
    while let Some(row) = table.next_row() {
        let (number, cells) = match row {
            Ok(row) => (row.number, row.cells),
            Err(problem) => (problem.number, problem.cells.unwrap_or_default()),
        };
        let own = columns.dataset(&cells).is_some_and(|(agency, name)| agency == request.agency.as_str() && name == dataset.as_str());
        if !own || hasher.open_token(columns.token(&cells)).is_none() {
            return Err(IntakeError::ForeignToken { row: number, dataset: dataset.as_str().to_owned() });
        }
    }
    Ok(table.ended()?)
}

/// Reads without keeping anything, and says how the rows stand to what is held.
async fn trial(
    store: &Store,
    request: &ImportRequest,
    dataset: &DatasetName,
    reading: Reading,
    progress: &dyn Progress,
    report: &mut ImportReport,
) -> Result<Ending, IntakeError> {
    let (mut batches, thread) = reading.start(0);
    let mut read = 0;
    let mut met = MetRecords::default();
    while let Some(batch) = batches.recv().await {
        let rows: Vec<_> = batch.rows.iter().map(|row| (row.row_key, row.content)).collect();
        for (row, standing) in batch.rows.iter().zip(store.compare_rows(&request.agency, dataset, &rows).await?) {
            match standing {
                Standing::New => report.new += 1,
                Standing::Changed | Standing::Returned => report.changed += 1,
                Standing::Unchanged => report.unchanged += 1,
                Standing::KeptOut => report.keep_out(1, row.row_number),
            }
            met.records += u64::from(matches!(standing, Standing::Changed | Standing::Unchanged));
        }
        if request.complete {
            met.outside(store, request, dataset, &batch.outside).await?;
        }
        read += batch.read;
        progress.rows(read, batch.bytes.0, batch.bytes.1);
        if progress.cancelled() {
            return Err(IntakeError::Interrupted);
        }
    }
    let ending = thread.await.map_err(|_| IntakeError::Reader)??;
    report.withdrawal_held_back = met.any_record;
    if request.complete && !met.any_record {
        report.withdrawn = store.counting_rows(&request.agency, dataset).await?.saturating_sub(met.records);
    }
    Ok(ending)
}

/// What a trial met of the records that count; the others would be withdrawn.
#[derive(Default)]
struct MetRecords {
    records: u64,
    /// A row that stayed outside may be any record.
    any_record: bool,
}

impl MetRecords {
    /// Looks at rows that stayed outside.
    async fn outside(&mut self, store: &Store, request: &ImportRequest, dataset: &DatasetName, rows: &[OutsideRow]) -> Result<(), IntakeError> {
        self.any_record |= rows.contains(&OutsideRow::Unknown);
        let asked: Vec<_> = rows.iter().filter_map(|row| Some((*row, *row.row_key()?))).collect();
        let keys: Vec<_> = asked.iter().map(|(_, key)| (*key, [0; 16])).collect();
        for ((row, _), standing) in asked.iter().zip(store.compare_rows(&request.agency, dataset, &keys).await?) {
            match standing {
                Standing::New => self.any_record |= matches!(row, OutsideRow::ByContent(_)),
                Standing::Changed | Standing::Unchanged => self.records += 1,
                Standing::Returned | Standing::KeptOut => {}
            }
        }
        Ok(())
    }
}

async fn keep(
    store: &Store,
    request: &ImportRequest,
    plan: &Plan,
    dataset: &DatasetName,
    reading: Reading,
    progress: &dyn Progress,
    report: &mut ImportReport,
) -> Result<Ending, IntakeError> {
    let act = Act { actor: request.actor.clone(), purpose: "import".to_owned(), at: request.at.clone() };
    let keep_until = instant::keep_until(&request.at)?;
    report.agency_created = ensure_agency(store, &act, request, plan).await?;
    let (import, accounted_for) = open(store, &act, request, plan, dataset, report).await?;
    let kept = keep_batches(store, &act, import, reading, accounted_for, progress).await;
    let mut ending = match kept {
        Ok(ending) => ending,
        Err(error) => {
            // A fault of the file would meet the next run too; what a crash or the caller stopped can be taken up again.
            if !matches!(error, IntakeError::Interrupted | IntakeError::Store(_) | IntakeError::Reader) {
                store.commit(&act, Change::DiscardImport(import)).await?;
            }
            return Err(error);
        }
    };
    let closing = ImportClosing { import, problem_file: ending.written.bytes.take(), keep_until };
    let closed = store.commit(&act, Change::CloseImport(closing)).await?;
    (report.withdrawn, report.withdrawal_held_back) = (closed.withdrawn, closed.withdrawal_held_back);
    report.import = Some(import);
    // Of an import that was taken up, the counters of the store hold both halves.
    let summary = store.import(import).await?.ok_or(lantern_store::StoreError::NotFound("import"))?;
    (report.new, report.changed, report.unchanged) = (summary.new, summary.changed, summary.unchanged);
    report.kept_out = store.problem_groups(import).await?.into_iter().find(|group| group.class == lantern_store::ERASED_PERSON);
    Ok(ending)
}

async fn ensure_agency(store: &Store, act: &Act, request: &ImportRequest, plan: &Plan) -> Result<bool, IntakeError> {
    if store.agencies().await?.iter().any(|agency| agency.code == request.agency) {
        return Ok(false);
    }
    let name = request.agency_name.clone().unwrap_or_else(|| request.agency.as_str().to_owned());
    store.commit(act, Change::Agency { code: request.agency.clone(), name, kind: plan.layout.agency_kind.clone() }).await?;
    Ok(true)
}

/// Takes up an unfinished import of the same file, or opens a new one; gives the rows that are accounted for already.
async fn open(
    store: &Store,
    act: &Act,
    request: &ImportRequest,
    plan: &Plan,
    dataset: &DatasetName,
    report: &mut ImportReport,
) -> Result<(ImportId, u64), IntakeError> {
    let file_hash = request.input.hash().map_err(file::FileProblem::from)?;
    if let Some(state) = store.open_import(&request.agency, dataset).await? {
        if state.file_hash == file_hash && state.layout == plan.layout.id && state.whole == request.complete {
            report.resumed_from = Some(state.rows_read);
            return Ok((state.import, state.rows_read));
        }
        store.commit(act, Change::DiscardImport(state.import)).await?;
        report.discarded = true;
    }
    let opening = ImportOpening {
        import: instant::import_id(&request.at)?,
        agency: request.agency.clone(),
        dataset: dataset.clone(),
        layout: plan.layout.id.clone(),
        source_kind: plan.layout.source_kind,
        file_name: request.input.name(),
        file_hash,
        whole: request.complete,
    };
    let import = opening.import;
    store.commit(act, Change::OpenImport(opening)).await?;
    Ok((import, 0))
}

async fn keep_batches(
    store: &Store,
    act: &Act,
    import: ImportId,
    reading: Reading,
    accounted_for: u64,
    progress: &dyn Progress,
) -> Result<Ending, IntakeError> {
    let (mut batches, thread) = reading.start(accounted_for);
    let mut read = 0;
    while let Some(batch) = batches.recv().await {
        // Dropping the receiver ends the thread at its next batch.
        if progress.cancelled() {
            return Err(IntakeError::Interrupted);
        }
        read += batch.read;
        if read > accounted_for {
            let rows = ImportRows { import, rows: batch.rows, problems: batch.problems, outside: batch.outside, read: batch.read };
            let _: Committed = store.commit(act, Change::Rows(rows)).await?;
        }
        progress.rows(read, batch.bytes.0, batch.bytes.1);
    }
    thread.await.map_err(|_| IntakeError::Reader)?
}

/// The reading of a file, on a thread of its own so that the store writes meanwhile.
struct Reading {
    rows: Rows,
    rejected: RejectedRows,
    language: Language,
}

impl Reading {
    fn new(request: &ImportRequest, table: TableFile, plan: Plan, hasher: RowHasher, dataset: &DatasetName) -> Result<Self, IntakeError> {
        let surroundings = Surroundings { today: instant::today(&request.today)?, areas: request.areas.clone() };
        let delimiter = match table.format {
            Format::Csv { delimiter, .. } => u8::try_from(delimiter).unwrap_or(b','),
            Format::Xlsx { .. } | Format::JsonLines => b',',
        };
        let shown = plan.shown_columns(request.invented, request.problems == ProblemsTo::Kept);
        let headings = shown.iter().map(|at| plan.headings[*at].clone()).collect();
        let problems = if request.dry_run { ProblemsTo::Nowhere } else { request.problems.clone() };
        let rejected = RejectedRows::new(problems, headings, delimiter, (request.agency.as_str(), dataset.as_str()), &plan.layout.id);
        let converter = Converter::new(&plan.layout, &plan.places, &surroundings);
        Ok(Self { rows: Rows::new(table, plan, converter, hasher, shown), rejected, language: request.language })
    }

    /// Starts the thread. It ends with the file, with an error, or when the receiver is dropped.
    fn start(self, accounted_for: u64) -> (mpsc::Receiver<Batch>, tokio::task::JoinHandle<Result<Ending, IntakeError>>) {
        let (sender, receiver) = mpsc::channel(BATCHES_WAITING);
        let thread = tokio::task::spawn_blocking(move || self.run(accounted_for, &sender));
        (receiver, thread)
    }

    fn run(mut self, accounted_for: u64, sender: &mpsc::Sender<Batch>) -> Result<Ending, IntakeError> {
        let words = Words::of(self.language);
        let mut groups = Groups::default();
        let (mut read, mut rejected) = (0, 0);
        let mut problems: Vec<Problem> = Vec::new();
        let mut batch = Batch::default();
        while let Some(outcome) = self.rows.next(&mut problems)? {
            read += 1;
            batch.read += 1;
            let new = read > accounted_for;
            match outcome {
                Outcome::Ready(write) if new => batch.rows.push(*write),
                Outcome::Ready(_) => {}
                Outcome::Rejected(row) => {
                    rejected += 1;
                    if new {
                        batch.outside.extend(row.standing());
                    }
                    let reasons: Vec<String> = problems.iter().map(|problem| sentence(problem, &self.rows.plan().headings, words)).collect();
                    self.rejected.add(&reasons.join("  "), &row.token, self.rows.hasher(), &row.cells)?;
                }
            }
            for problem in problems.drain(..) {
                groups.add(&problem);
                if new && groups.lists(&problem) {
                    batch.problems.push(to_store(&problem, &self.rows.plan().headings));
                }
            }
            // A batch ends where the accounted rows end, so that no row is sent twice.
            if batch.read >= u64::from(BATCH_ROWS) || batch.problems.len() >= BATCH_PROBLEMS || read == accounted_for {
                batch.bytes = self.rows.bytes();
                let full = std::mem::take(&mut batch);
                if sender.blocking_send(full).is_err() {
                    return Err(IntakeError::Interrupted);
                }
            }
        }
        if batch.read > 0 {
            batch.bytes = self.rows.bytes();
            if sender.blocking_send(batch).is_err() {
                return Err(IntakeError::Interrupted);
            }
        }
        Ok(Ending { read, rejected, groups, written: self.rejected.finish()? })
    }
}
