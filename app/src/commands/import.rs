//! `lantern import`: files of an agency into the store.

use super::Asked;
use crate::{arguments::Import, clock, outcome::Outcome};
use anyhow::{Context, Result, bail};
use lantern_intake::{AreaList, ImportReport, ImportRequest, Input, IntakeError, LayoutChoice, Limits, ProblemsTo, Progress};
use lantern_vocab::Language;
use lantern_model::{AgencyCode, DatasetName};
use lantern_words::{Arg, Words};
use std::{
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

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
    let (words, file) = (asked.words(), request.input.name().to_owned());
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
        actor: settings.actor.value.clone(),
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
    let layout = lantern_intake::Layout::parse(&text).with_context(|| format!("the layout {} cannot be used", path.display()))?;
    Ok(LayoutChoice::Parsed(Box::new(layout)))
}

/// `FILE.problems.csv` beside the input.
fn beside(file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".problems.csv");
    file.with_file_name(name)
}

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
    let counts = [("read", report.read), ("new", report.new), ("changed", report.changed), ("unchanged", report.unchanged), ("rejected", report.rejected), ("withdrawn", report.withdrawn)];
    let counts: Vec<(&str, String)> = counts.into_iter().map(|(name, count)| (name, number(count))).collect();
    let arguments: Vec<(&str, Arg<'_>)> = counts.iter().map(|(name, text)| (*name, Arg::from(text))).collect();
    console.say(&format!("  {}", words.with("cli-import-summary", &arguments)));
    if !report.columns_not_taken.is_empty() {
        let columns = words.list(&report.columns_not_taken);
        console.note(&format!("  {}", words.with("cli-import-columns-not-taken", &[("columns", Arg::from(&columns))])));
    }
    problems(report, asked);
    if report.dry_run {
        console.say(&format!("  {}", words.text("cli-import-dry-run")));
    }
}

fn problems(report: &ImportReport, asked: &Asked) {
    let (words, console) = (asked.words(), &asked.console);
    for (rejected, key, count) in [(true, "cli-import-problems-rejected", report.rejected), (false, "cli-import-problems-warnings", report.warnings)] {
        if count == 0 {
            continue;
        }
        console.note(&format!("  {}", words.with(key, &[("count", Arg::count(count))])));
        for group in report.groups.iter().filter(|group| group.rejected == rejected) {
            let title = words.text(&format!("problem-{}-title", group.class));
            let column = group.column.as_deref().map_or_else(String::new, |column| format!(" · {column}"));
            console.note(&format!("    {} × {title}{column}", words.number(group.rows)));
            console.note(&format!("      {}", words.text(&format!("problem-{}-remedy", group.class))));
        }
    }
    if let Some(path) = &report.problems {
        let path = path.display().to_string();
        console.note(&format!("  {}", words.with("cli-import-problems", &[("path", Arg::from(&path))])));
    }
}
