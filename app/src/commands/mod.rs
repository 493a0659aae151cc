//! The commands. Each asks the crates below and prints what they say; nothing is decided here.

mod ca;
mod codebook;
mod comparison;
mod config;
mod demo;
mod grid;
mod import;
mod imports;
mod ledger;
mod mapping;
mod need;
mod publishing;
mod quality;
mod question;
mod serve;
mod table;
mod tokens;
mod typology;
mod vocabulary;
mod witness;

use crate::{
    arguments::{Arguments, Ca, Command, Figures, Imports, Ledger, Reading, Table, Tokens, Typology},
    clock,
    console::{Console, Terminal},
    house::{self, House},
    log,
    outcome::{Mistyped, Outcome},
    settings::{Given, Settings},
    socket,
};
use anyhow::{Result, bail};
use lantern_access::policy::{Action, Context, Purpose, Resource, ResourceKind};
use lantern_gate::Entered;
use lantern_intake::IntakeError;
use lantern_store::{Act, Folder};
use lantern_words::Words;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

/// A command on an open store: who asks, where the answer goes, and from which folder its paths are meant.
pub struct Asked {
    pub house: House,
    pub entered: Entered,
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

    /// Asks the policies; gives the act to commit with.
    pub fn may(&self, action: Action, kind: ResourceKind, purpose: Purpose) -> Result<Act> {
        let resource = Resource { agency: self.entered.agency().map(str::to_owned), ..Resource::new(kind) };
        Ok(self.house.gate.may(&self.entered, action, &resource, &Context::new(purpose), &clock::now().at)?)
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
    let given = |listen: Option<&String>| Given {
        language: arguments.language.clone(),
        listen: listen.cloned(),
        settings: arguments.settings.clone(),
        ..Given::default()
    };
    let here = |folder: &Path| settings(folder, &given(None));
    let outcome = match &arguments.command {
        Command::Demo(demo) => demo::run(demo, &given(demo.listen.as_ref()), console).await,
        Command::Init(data) => init(here(&data.folder)?, &*console).await,
        Command::Serve(serve) => {
            let files = (serve.tls.certificate.clone(), serve.tls.key.clone());
            let given = Given { tls_certificate: files.0, tls_key: files.1, ..given(serve.listen.as_ref()) };
            serve::run(settings(&serve.data.folder, &given)?, console).await
        }
        Command::Codebook(codebook) => codebook::run(codebook, &here(Path::new("."))?, &*console),
        Command::Mapping(mapping) => mapping::run(mapping, &here(Path::new("."))?, &*console),
        Command::Vocabulary(vocabulary) => vocabulary::run(vocabulary, &here(Path::new("."))?, &*console),
        Command::Config(reading) => config::run(reading, &here(&reading.data.folder)?, &*console),
        Command::Table(table) if table.list => {
            table::list(&here(&table.figures.reading.data.folder)?, &*console);
            Ok(Outcome::Done)
        }
        Command::Ca(command) => {
            let folder = match command {
                Ca::Init { data, .. } | Ca::Renew { data, .. } | Ca::Show { reading: Reading { data, .. }, .. } => &data.folder,
            };
            ca::run(command, &here(folder)?, &*console)
        }
        Command::Witness(witness) => witness::run(witness, &here(Path::new("."))?, &*console).await,
        Command::Ledger(ledger @ (Ledger::Verify { .. } | Ledger::CheckProof { .. })) => ledger::on_files(ledger, &here(Path::new("."))?, &*console),
        Command::Vault => bail!("the vault is started by other commands"),
        Command::Import(import) => {
            check_files(&import.files)?;
            return through_door(here(&import.data.folder)?, arguments, console).await;
        }
        Command::Imports(Imports { reading, .. })
        | Command::Typology(Typology { figures: Figures { reading, .. } })
        | Command::Table(Table { figures: Figures { reading, .. }, .. })
        | Command::Quality(reading)
        | Command::Ledger(Ledger::Show(reading) | Ledger::Publish(reading))
        | Command::Tokens(Tokens::List(reading)) => return through_door(here(&reading.data.folder)?, arguments, console).await,
        Command::Ledger(Ledger::Proof { data, .. }) | Command::Tokens(Tokens::Make { data, .. } | Tokens::Revoke { data, .. }) => {
            return through_door(here(&data.folder)?, arguments, console).await;
        }
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
async fn through_door(settings: Settings, arguments: Arguments, console: Arc<dyn Console>) -> Result<ExitCode> {
    if let Some(code) = socket::ask(&Folder::new(settings.folder.clone()).socket(), settings.language.value, &*console).await? {
        return Ok(ExitCode::from(code));
    }
    let outcome = async {
        let makes = matches!(arguments.command, Command::Import(_));
        let house = if makes { House::open_or_make(settings, &*console).await? } else { House::open(settings).await? };
        let outcome = match house.enter(arguments.login.as_deref(), arguments.token_file.as_deref()).await {
            Ok(entered) => on_store(arguments.command, &Asked { house: house.clone(), entered, console, folder: std::env::current_dir()? }).await,
            Err(error) => Err(error),
        };
        house.leave().await?;
        outcome
    };
    Ok(crate::outcome::exit(&told(outcome.await)))
}

/// A command on an open store, once the policies have allowed it.
pub async fn on_store(command: Command, asked: &Asked) -> Result<Outcome> {
    need::check(&command, asked)?;
    match command {
        Command::Import(import) => import::run(&import, asked).await,
        Command::Imports(imports) => imports::run(&imports, asked).await,
        Command::Typology(typology) => typology::run(&typology, asked).await,
        Command::Table(table) => table::run(&table, asked).await,
        Command::Quality(reading) => quality::run(&reading, asked).await,
        Command::Ledger(ledger) => ledger::on_store(&ledger, asked).await,
        Command::Tokens(tokens) => tokens::run(&tokens, asked).await,
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
