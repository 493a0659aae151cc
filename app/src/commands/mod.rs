//! The commands. Each asks the crates below and prints what they say; nothing is decided here.

mod codebook;
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
    outcome::Outcome,
    settings::{Given, Settings},
    socket,
};
use anyhow::{Result, bail};
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

/// What an error says to a person: its causes in one line.
pub fn in_words(error: &anyhow::Error) -> String {
    format!("lantern: {error:#}")
}

/// Runs a command to its end.
pub async fn run(arguments: Arguments) -> Result<ExitCode> {
    let console: Arc<dyn Console> = Arc::new(Terminal::new());
    let given = |listen: Option<&String>| Given { language: arguments.language.clone(), listen: listen.cloned(), settings: arguments.settings.clone() };
    let outcome = match &arguments.command {
        Command::Demo(demo) => demo::run(demo, &given(demo.listen.as_ref()), console).await,
        Command::Init(data) => init(Settings::read(&data.folder, &given(None))?, &*console).await,
        Command::Serve(serve) => serve::run(Settings::read(&serve.data.folder, &given(serve.listen.as_ref()))?, console).await,
        Command::Codebook(codebook) => codebook::run(codebook, &Settings::read(Path::new("."), &given(None))?, &*console),
        Command::Mapping(mapping) => mapping::run(mapping, &Settings::read(Path::new("."), &given(None))?, &*console),
        Command::Vocabulary(vocabulary) => vocabulary::run(vocabulary, &Settings::read(Path::new("."), &given(None))?, &*console),
        Command::Config(reading) => config::run(reading, &Settings::read(&reading.data.folder, &given(None))?, &*console),
        Command::Import(import) => return through_door(Settings::read(&import.data.folder, &given(None))?, arguments.command, console).await,
        Command::Imports(imports) => return through_door(Settings::read(&imports.reading.data.folder, &given(None))?, arguments.command, console).await,
        Command::Typology(typology) => return through_door(Settings::read(&typology.figures.reading.data.folder, &given(None))?, arguments.command, console).await,
        Command::Table(table) if table.list => table::list(&Settings::read(&table.figures.reading.data.folder, &given(None))?, &*console),
        Command::Table(table) => return through_door(Settings::read(&table.figures.reading.data.folder, &given(None))?, arguments.command, console).await,
        Command::Quality(reading) => return through_door(Settings::read(&reading.data.folder, &given(None))?, arguments.command, console).await,
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
    if let Some(code) = socket::ask(&Folder::new(settings.folder.clone()).socket(), &*console).await? {
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
