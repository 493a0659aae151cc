//! The commands. Each asks the crates below and prints what they say; nothing is decided here.

mod codebook;
mod comparison;
mod config;
mod demo;
mod grid;
mod import;
mod imports;
mod mapping;
mod quality;
mod question;
mod serve;
mod table;
mod typology;
mod vocabulary;

use crate::{
    arguments::{Arguments, Command},
    console::{Console, Terminal},
    house::{self, House},
    log,
    outcome::{Mistyped, Outcome},
    settings::{Given, Settings},
    socket,
};
use anyhow::{Result, bail};
use lantern_intake::IntakeError;
use lantern_store::Folder;
use lantern_words::Words;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

/// A command on an open store: who asks, where the answer goes, and from which folder its paths are meant.
pub struct Asked {
    pub house: House,
    pub console: Arc<dyn Console>,
    pub folder: PathBuf,
}

impl Asked {
    /// A path as the person who typed it means it.
    pub fn path(&self, path: &Path) -> PathBuf {
        self.folder.join(path)
    }

    pub fn words(&self) -> &'static Words {
        self.house.words()
    }
}

/// What an error says to a person: its causes in one line. Where a sentence in the reader's language stands before the reason
/// why a file was refused, it is not said again in English, unless the words leave the system's own reason out.
pub fn in_words(error: &anyhow::Error) -> String {
    let mut causes: Vec<String> = Vec::new();
    for cause in error.chain() {
        match cause.downcast_ref::<IntakeError>() {
            Some(refusal) if !causes.is_empty() => match refusal {
                IntakeError::Store(_) | IntakeError::ProblemsFile(_) | IntakeError::Instant(_) | IntakeError::Reader => causes.push(refusal.to_string()),
                _ => break,
            },
            _ => causes.push(cause.to_string()),
        }
    }
    format!("lantern: {}", causes.join(": ").trim_end())
}

/// The settings of a folder; logs follow them from here on.
fn settings(folder: &Path, given: &Given) -> Result<Settings> {
    let settings = Settings::read(folder, given)?;
    log::start(&settings.log.value)?;
    Ok(settings)
}

/// Refuses an import of files that are not there before anything is made or opened.
fn check_files(files: &[PathBuf]) -> Result<()> {
    match files.iter().find(|file| !file.is_file()) {
        Some(file) => Err(Mistyped::error(format!("there is no file {}; nothing was imported", file.display()))),
        None => Ok(()),
    }
}

/// Runs a command to its end.
pub async fn run(arguments: Arguments) -> Result<ExitCode> {
    let console: Arc<dyn Console> = Arc::new(Terminal::new());
    let given = |listen: Option<&String>| Given { language: arguments.language.clone(), listen: listen.cloned(), settings: arguments.settings.clone() };
    let outcome = match &arguments.command {
        Command::Demo(demo) => demo::run(demo, &given(demo.listen.as_ref()), console).await,
        Command::Init(data) => init(settings(&data.folder, &given(None))?, &*console).await,
        Command::Serve(serve) => serve::run(settings(&serve.data.folder, &given(serve.listen.as_ref()))?, console).await,
        Command::Codebook(codebook) => codebook::run(codebook, &settings(Path::new("."), &given(None))?, &*console),
        Command::Mapping(mapping) => mapping::run(mapping, &settings(Path::new("."), &given(None))?, &*console),
        Command::Vocabulary(vocabulary) => vocabulary::run(vocabulary, &settings(Path::new("."), &given(None))?, &*console),
        Command::Config(reading) => config::run(reading, &settings(&reading.data.folder, &given(None))?, &*console),
        Command::Import(import) => {
            check_files(&import.files)?;
            return through_door(settings(&import.data.folder, &given(None))?, arguments.command, console).await;
        }
        Command::Imports(imports) => return through_door(settings(&imports.reading.data.folder, &given(None))?, arguments.command, console).await,
        Command::Typology(typology) => return through_door(settings(&typology.figures.reading.data.folder, &given(None))?, arguments.command, console).await,
        Command::Table(table) if table.list => {
            table::list(&settings(&table.figures.reading.data.folder, &given(None))?, &*console);
            Ok(Outcome::Done)
        }
        Command::Table(table) => return through_door(settings(&table.figures.reading.data.folder, &given(None))?, arguments.command, console).await,
        Command::Quality(reading) => return through_door(settings(&reading.data.folder, &given(None))?, arguments.command, console).await,
    };
    Ok(crate::outcome::exit(&told(outcome)))
}

/// Says what went wrong, once, at the edge.
fn told(outcome: Result<Outcome>) -> Result<Outcome> {
    if let Err(error) = &outcome {
        eprintln!("{}", in_words(error));
    }
    outcome
}

/// A command on the store of a folder: through the server that holds it, or by opening it here.
async fn through_door(settings: Settings, command: Command, console: Arc<dyn Console>) -> Result<ExitCode> {
    if let Some(code) = socket::ask(&Folder::new(settings.folder.clone()).socket(), settings.language.value, &*console).await? {
        return Ok(ExitCode::from(code));
    }
    let outcome = async {
        let makes = matches!(command, Command::Import(_));
        let house = if makes { House::open_or_make(settings, &*console).await? } else { House::open(settings).await? };
        let store = house.store.clone();
        let outcome = on_store(command, &Asked { house, console, folder: std::env::current_dir()? }).await;
        store.close().await;
        outcome
    };
    Ok(crate::outcome::exit(&told(outcome.await)))
}

/// A command on an open store.
pub async fn on_store(command: Command, asked: &Asked) -> Result<Outcome> {
    match command {
        Command::Import(import) => import::run(&import, asked).await,
        Command::Imports(imports) => imports::run(&imports, asked).await,
        Command::Typology(typology) => typology::run(&typology, asked).await,
        Command::Table(table) => table::run(&table, asked).await,
        Command::Quality(reading) => quality::run(&reading, asked).await,
        _ => bail!("this command does not go through the server"),
    }
}

async fn init(settings: Settings, console: &dyn Console) -> Result<Outcome> {
    let place = house::place(&settings);
    if lantern_store::Store::exists(&place) {
        let folder = settings.folder.display().to_string();
        console.note(&Words::of(settings.language.value).with("cli-init-exists", &[("path", (&folder).into())]));
        return Ok(Outcome::Done);
    }
    house::make(&settings, &place, console).await?;
    Ok(Outcome::Done)
}
