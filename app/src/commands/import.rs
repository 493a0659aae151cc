//! `lantern import`: files of an agency into the store.

use super::Asked;
use crate::{arguments::Import, clock, outcome::Outcome};
use anyhow::{Context, Result, bail};
use lantern_intake::{AreaList, ClassProblems, ImportReport, ImportRequest, Input, IntakeError, LayoutChoice, Limits, ProblemsTo, Progress};
use lantern_model::{AgencyCode, DatasetName};
use lantern_vault::ProtectionKind;
use lantern_vocab::Language;
use lantern_words::{Arg, Words};
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

/// How many lines say what became of a file.
const LINES_MAX: usize = 8;

/// How many columns such a line names.
const COLUMNS_MAX: usize = 6;

/// The largest layout file that is read.
const LAYOUT_BYTES_MAX: u64 = 1024 * 1024;

/// Shows how far an import is, and listens for Ctrl+C.
pub struct Shown<'a> {
    pub console: &'a dyn crate::console::Console,
    pub label: String,
    pub stop: Arc<AtomicBool>,
}

impl Progress for Shown<'_> {
    fn rows(&self, _read: u64, bytes: u64, total_bytes: u64) {
        self.console.progress(&self.label, bytes, total_bytes);
    }
    fn cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// A flag that Ctrl+C raises; the waiting task ends with the command.
fn stop_on_interrupt() -> (Arc<AtomicBool>, tokio::task::JoinHandle<()>) {
    let stop = Arc::new(AtomicBool::new(false));
    let raised = stop.clone();
    let task = tokio::spawn(async move {
        if tokio::signal::ctrl_c().await.is_ok() {
            raised.store(true, Ordering::Relaxed);
        }
    });
    (stop, task)
}

pub async fn run(import: &Import, asked: &Asked) -> Result<Outcome> {
    if import.problems.is_some() && import.files.len() > 1 {
        bail!("--problems names one file, and {} files are imported: leave it out, each gets its own", import.files.len());
    }
    let (stop, listening) = stop_on_interrupt();
    let mut outcome = Ok(Outcome::Done);
    for file in &import.files {
        let request = request(import, &asked.path(file), asked)?;
        match one(&request, import.json, &stop, asked).await {
            Ok(one) => outcome = outcome.map(|so_far| so_far.and(one)),
            Err(error) if import.files.len() > 1 && !is_interruption(&error) => {
                asked.console.note(&format!("{}: {error:#}", file.display()));
                outcome = Err(error);
            }
            Err(error) => {
                outcome = Err(error);
                break;
            }
        }
    }
    listening.abort();
    outcome
}

fn is_interruption(error: &anyhow::Error) -> bool {
    matches!(error.downcast_ref::<IntakeError>(), Some(IntakeError::Interrupted))
}

/// Takes one file in and says what became of its rows.
pub async fn one(request: &ImportRequest, as_json: bool, stop: &Arc<AtomicBool>, asked: &Asked) -> Result<Outcome> {
    let (words, file) = (asked.words(), request.input.name().clone());
    let label = words.with("cli-import-reading", &[("file", Arg::from(&file))]);
    let shown = Shown { console: &*asked.console, label, stop: stop.clone() };
    let report = lantern_intake::import(&asked.house.store, request, &shown).await;
    asked.console.progress_done();
    let report = report.map_err(|error| said(error, words))?;
    if as_json {
        asked.console.say(&serde_json::to_string(&report)?);
    } else {
        summary(&report, request, asked);
    }
    Ok(if report.rejected > 0 { Outcome::SomeRowsOutside } else { Outcome::Done })
}

/// The error, with what it says in the reader's language before it.
fn said(error: IntakeError, words: &Words) -> anyhow::Error {
    let said = error.in_words(words);
    let sentence = said.remedy.map_or_else(|| said.what.clone(), |remedy| format!("{} {remedy}", said.what));
    anyhow::Error::new(error).context(sentence)
}

fn request(import: &Import, file: &Path, asked: &Asked) -> Result<ImportRequest> {
    let settings = &asked.house.settings;
    let moment = clock::now();
    Ok(ImportRequest {
        input: Input::Path(file.to_owned()),
        agency: AgencyCode::parse(&import.agency)?,
        agency_name: import.agency_name.clone(),
        dataset: import.dataset.as_deref().map(DatasetName::parse).transpose()?,
        layout: import.layout.as_deref().map_or(Ok(LayoutChoice::Recognise), |name| layout(name, asked))?,
        complete: import.complete,
        invented: import.invented || settings.invented.value,
        without: import.without.clone(),
        dry_run: import.dry_run,
        language: settings.language.value,
        problems: ProblemsTo::File(import.problems.as_ref().map_or_else(|| beside(file), |path| asked.path(path))),
        actor: asked.entered.login().to_owned(),
        at: moment.at,
        today: moment.today,
        limits: Limits::default(),
        areas: areas(asked),
    })
}

/// The areas of the deployment with their names, where it names any.
pub fn areas(asked: &Asked) -> Option<Arc<AreaList>> {
    let places = &asked.house.places;
    let names = |code| Language::ALL.into_iter().filter_map(|language| places.area(code, language)).collect();
    let areas: Vec<(&str, Vec<&str>)> = places.area_codes().map(|code| (code, names(code))).collect();
    (!areas.is_empty()).then(|| Arc::new(AreaList::new(areas)))
}

/// A layout by its name, or from a file.
fn layout(name: &str, asked: &Asked) -> Result<LayoutChoice> {
    let path = asked.path(Path::new(name));
    if !path.is_file() {
        return Ok(LayoutChoice::Named(name.to_owned()));
    }
    let size = std::fs::metadata(&path)?.len();
    anyhow::ensure!(size <= LAYOUT_BYTES_MAX, "the layout file {} is larger than {LAYOUT_BYTES_MAX} bytes", path.display());
    let text = std::fs::read_to_string(&path).with_context(|| format!("cannot read the layout {}", path.display()))?;
    let layout = lantern_intake::Layout::parse(&text).map_err(|error| said(error.into(), asked.words())).with_context(|| path.display().to_string())?;
    Ok(LayoutChoice::Parsed(Box::new(layout)))
}

/// `FILE.problems.csv` beside the input.
fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".problems.csv");
    file.with_file_name(name)
}

/// What became of a file, in a few lines: of the problems, what has no room is told by number.
fn summary(report: &ImportReport, request: &ImportRequest, asked: &Asked) {
    let (words, console) = (asked.words(), &asked.console);
    let number = |count: u64| words.number(count);
    if report.agency_created {
        console.note(&words.with("cli-import-agency-created", &[("agency", Arg::from(request.agency.as_str()))]));
    }
    if let Some(row) = report.resumed_from {
        console.note(&words.with("cli-import-resumed", &[("row", Arg::from(&number(row)))]));
    }
    console.say(&words.with("cli-import-recognised", &[("file", Arg::from(&report.file)), ("layout", Arg::from(&report.layout))]));
    let counts = [
        ("read", report.read),
        ("new", report.new),
        ("changed", report.changed),
        ("unchanged", report.unchanged),
        ("rejected", report.rejected),
        ("withdrawn", report.withdrawn),
    ];
    let counts: Vec<(&str, String)> = counts.into_iter().map(|(name, count)| (name, number(count))).collect();
    let arguments: Vec<(&str, Arg<'_>)> = counts.iter().map(|(name, text)| (*name, Arg::from(text))).collect();
    console.say(&format!("  {}", words.with("cli-import-summary", &arguments)));
    let mut notes = notes(report, words);
    notes.extend(sealed(report, request, asked));
    let room = LINES_MAX.saturating_sub(2 + notes.len() + usize::from(report.dry_run));
    for line in problems(report, room, words).iter().chain(&notes) {
        console.note(&format!("  {line}"));
    }
    if report.dry_run {
        console.say(&format!("  {}", words.text("cli-import-dry-run")));
    }
}

/// What a reader has to know besides the problems themselves.
fn notes(report: &ImportReport, words: &Words) -> Vec<String> {
    let mut notes = Vec::new();
    if !report.columns_not_taken.is_empty() {
        let columns: Vec<String> = report.columns_not_taken.iter().map(|heading| words.list(&[heading])).collect();
        notes.push(words.with("cli-import-columns-not-taken", &[("columns", Arg::from(&shortened(columns, ", ", words)))]));
    }
    if report.withdrawal_held_back {
        notes.push(format!("{} {}", words.text("import-withdrawal-held-back"), words.text("import-withdrawal-held-back-remedy")));
    }
    notes
}

/// That columns which identify people were sealed, and whether their agency's key lies open beside them.
fn sealed(report: &ImportReport, request: &ImportRequest, asked: &Asked) -> Vec<String> {
    if report.identity_columns.is_empty() || request.invented {
        return Vec::new();
    }
    let words = asked.words();
    let columns = report.identity_columns.iter().map(|heading| words.list(&[heading])).collect();
    let mut said = vec![words.with("import-identity-sealed", &[("columns", Arg::from(&shortened(columns, ", ", words)))])];
    if !matches!(asked.house.store.key_files().agency_protection(request.agency.as_str()), Ok(Some(ProtectionKind::Passphrase))) {
        said.push(words.text("import-identity-open"));
    }
    said
}

/// The first columns of a list, and how many more there are.
fn shortened(mut columns: Vec<String>, separator: &str, words: &Words) -> String {
    let more = columns.len().saturating_sub(COLUMNS_MAX);
    columns.truncate(COLUMNS_MAX);
    if more > 0 {
        columns.push(words.with("cli-import-more-columns", &[("count", Arg::from(&words.number(more)))]));
    }
    columns.join(separator)
}

/// The problems, each class once with what to do and its columns below, in so many lines.
fn problems(report: &ImportReport, room: usize, words: &Words) -> Vec<String> {
    let classes = report.by_class();
    let (mut lines, mut shown, mut headed) = (Vec::new(), 0, None);
    for class in &classes {
        let mut said = Vec::new();
        if headed != Some(class.rejected) {
            said.push(heading(report, class.rejected, words));
        }
        said.extend(of_class(class, words));
        // The last line is kept for the number of what is not shown.
        if lines.len() + said.len() + usize::from(shown + 1 < classes.len()) > room {
            break;
        }
        lines.append(&mut said);
        (shown, headed) = (shown + 1, Some(class.rejected));
    }
    if shown < classes.len() {
        let more: u64 = classes[shown..].iter().map(|class| class.rows).sum();
        lines.push(words.with("cli-import-more", &[("count", Arg::from(&words.number(more)))]));
    }
    lines
}

/// What stands above the rows that stayed outside, or above the values that became unknown.
fn heading(report: &ImportReport, rejected: bool, words: &Words) -> String {
    match &report.problems {
        Some(path) if rejected => words.with("cli-import-problems", &[("path", Arg::from(&path.display().to_string()))]),
        None if rejected => words.with("cli-import-problems-rejected", &[("count", Arg::count(report.rejected))]),
        _ => words.with("cli-import-problems-warnings", &[("count", Arg::count(report.warnings))]),
    }
}

fn of_class(class: &ClassProblems, words: &Words) -> Vec<String> {
    let (title, remedy) = (words.text(&format!("problem-{}-title", class.class)), words.text(&format!("problem-{}-remedy", class.class)));
    let mut lines = vec![format!("  {} × {title}. {remedy}", words.number(class.rows))];
    if !class.columns.is_empty() {
        let columns = class.columns.iter().map(|(heading, rows)| format!("{} {}", words.list(&[heading]), words.number(*rows))).collect();
        lines.push(format!("      {}", shortened(columns, " · ", words)));
    }
    lines
}
