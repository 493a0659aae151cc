//! The commands. Each asks the crates below and prints what they say; nothing is decided here.

mod backup;
mod browsing;
mod ca;
mod codebook;
#[cfg(feature = "demo")]
mod comparison;
mod complaints;
mod config;
#[cfg(feature = "demo")]
mod demo;
pub mod doctor;
mod grid;
mod holds;
mod housekeeping;
mod import;
mod imports;
pub mod instruments;
mod keys;
mod ledger;
mod mapping;
mod moving;
mod names;
mod need;
mod person;
pub mod publishing;
mod quality;
mod question;
mod registers;
mod requests;
mod restore;
mod serve;
mod sharing;
mod table;
mod tokens;
mod typology;
mod upgrade;
mod vocabulary;
mod wipe;
mod witness;

use crate::{
    arguments::{
        Arguments, Browsing, Ca, Command, Complaints, Consents, Emergency, Erase, Figures, Find, Holds, Imports, Instruments, Keys, Ledger, Open, Person,
        Protocols, Reading, Recipients, Register, Reindex, Requests, Retention, Share, Shares, StoreKey, Table, Tokens, Typology,
    },
    clock,
    console::{Console, Terminal},
    house::{self, House},
    log,
    outcome::{Mistyped, Outcome},
    secrets::{self, Secrets},
    settings::{Given, Settings},
    socket,
};
use anyhow::{Result, bail};
use lantern_access::policy::{Action, Context, Purpose, Resource, ResourceKind};
use lantern_gate::{Entered, LOCAL};
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
    /// What came with it that stands on no command line.
    pub secrets: Secrets,
    /// A server runs it, for somebody who typed it elsewhere.
    pub through_server: bool,
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
        #[cfg(feature = "demo")]
        Command::Demo(demo) => Box::pin(demo::run(demo, &given(demo.listen.as_ref()), console)).await,
        Command::Init(data) => init(here(&data.folder)?, &*console).await,
        Command::Serve(serve) => {
            let files = (serve.tls.certificate.clone(), serve.tls.key.clone());
            let given = Given { tls_certificate: files.0, tls_key: files.1, ..given(serve.listen.as_ref()) };
            Box::pin(serve::run(settings(&serve.data.folder, &given)?, console)).await
        }
        Command::Codebook(codebook) => codebook::run(codebook, &here(Path::new("."))?, &*console),
        Command::Mapping(mapping) => mapping::run(mapping, &here(Path::new("."))?, &*console),
        Command::Vocabulary(vocabulary) => vocabulary::run(vocabulary, &here(Path::new("."))?, &*console),
        Command::Instruments(Instruments::CheckRegistration { reading, .. }) => {
            return Box::pin(through_door(here(&reading.data.folder)?, arguments, console)).await;
        }
        Command::Instruments(command) => instruments::run(command, &here(Path::new("."))?, clock::now().at.get(..10).unwrap_or_default(), &*console),
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
        Command::Restore(restore) => restore::run(restore, here(&restore.reading.data.folder)?, &*console).await,
        Command::Move(asked) => moving::run(asked, &arguments, here(&asked.data.folder)?, &given(None), &*console).await,
        Command::Upgrade(upgrade) => upgrade::run(upgrade, &here(&upgrade.data.folder)?, &*console).await,
        Command::Keys(Keys::Store(StoreKey::Rotate(data))) => keys::change_store_key(&here(&data.folder)?, &*console).await,
        Command::Wipe(wipe) => wipe::run(wipe, &here(&wipe.data.folder)?, &*console).await,
        Command::Complaints(command @ (Complaints::Key { .. } | Complaints::Prove { .. } | Complaints::Open { .. } | Complaints::Answer { .. })) => {
            complaints::on_files(command, &here(Path::new("."))?, &*console)
        }
        Command::Vault => bail!("the vault is started by other commands"),
        Command::Import(import) => {
            check_files(&import.files)?;
            return Box::pin(through_door(here(&import.data.folder)?, arguments, console)).await;
        }
        Command::Imports(Imports { reading, .. })
        | Command::Typology(Typology { figures: Figures { reading, .. } })
        | Command::Table(Table { figures: Figures { reading, .. }, .. })
        | Command::Quality(reading)
        | Command::Doctor(reading)
        | Command::Complaints(Complaints::List(reading))
        | Command::Ledger(Ledger::Show(reading) | Ledger::Publish(reading))
        | Command::Protocols(Protocols::List(reading) | Protocols::Show { reading, .. } | Protocols::Draft { reading, .. })
        | Command::Recipients(Recipients::List(reading) | Recipients::Add { reading, .. })
        | Command::Consents(Consents::List { reading, .. } | Consents::Record { reading, .. })
        | Command::Share(Share { reading, .. })
        | Command::Shares(Shares::List(reading))
        | Command::Requests(Requests::List { reading, .. })
        | Command::Holds(Holds::List(reading))
        | Command::Retention(Retention::List(reading) | Retention::Due(reading))
        | Command::Register(Register::Processing(reading) | Register::Incidents(reading))
        | Command::Keys(Keys::List(reading))
        | Command::Open(Open { reading, .. })
        | Command::Emergency(Emergency { reading, .. })
        | Command::Find(Find { reading, .. })
        | Command::Browsing(Browsing { reading, .. })
        | Command::Tokens(Tokens::List(reading))
        | Command::Housekeeping(reading) => return Box::pin(through_door(here(&reading.data.folder)?, arguments, console)).await,
        Command::Ledger(Ledger::Proof { data, .. })
        | Command::Protocols(Protocols::Check { data, .. } | Protocols::Approve { data, .. } | Protocols::End { data, .. })
        | Command::Recipients(Recipients::Assess { data, .. } | Recipients::Key { data, .. })
        | Command::Consents(Consents::Withdraw { data, .. })
        | Command::Requests(Requests::Open { data, .. } | Requests::Decide { data, .. } | Requests::Cancel { data, .. })
        | Command::Person(Person::Export { data, .. })
        | Command::Erase(Erase { data, .. })
        | Command::Tokens(Tokens::Make { data, .. } | Tokens::Revoke { data, .. })
        | Command::Holds(Holds::Set { data, .. } | Holds::Release { data, .. } | Holds::Sign { data, .. })
        | Command::Keys(
            Keys::Unlock { data, .. } | Keys::Lock { data, .. } | Keys::Sheets { data, .. } | Keys::Rotate { data, .. } | Keys::Recover { data, .. },
        )
        | Command::Reindex(Reindex { data, .. }) => return Box::pin(through_door(here(&data.folder)?, arguments, console)).await,
        Command::Backup(backup) => return Box::pin(through_door(here(&backup.reading.data.folder)?, arguments, console)).await,
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
    let (outside, language) = (settings.clone(), settings.language.value);
    let with_server = || secrets::gather(&arguments.command, &outside, None, Words::of(language));
    if let Some(code) = socket::ask(&Folder::new(settings.folder.clone()).socket(), language, with_server, &*console).await? {
        return Ok(ExitCode::from(code));
    }
    let outcome = async {
        let makes = matches!(arguments.command, Command::Import(_));
        let opened = if makes { House::open_or_make(settings, &*console).await } else { House::open(settings).await };
        let house = match (opened, &arguments.command) {
            // A house that does not open is where a doctor is needed most.
            (Err(error), Command::Doctor(reading)) => return doctor::from_outside(reading, &outside, error, &*console),
            (opened, _) => opened?,
        };
        let outcome = match house.enter(arguments.login.as_deref(), arguments.token_file.as_deref()).await {
            Ok(entered) => match secrets::gather(&arguments.command, &outside, entered.agency().or_else(|| entered.is_local().then_some(LOCAL)), house.words())
            {
                Ok(secrets) => {
                    let asked = Asked { house: house.clone(), entered, console, folder: std::env::current_dir()?, secrets, through_server: false };
                    on_store(arguments.command, &asked).await
                }
                Err(error) => Err(error),
            },
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
        Command::Backup(backup) => backup::run(&backup, asked).await,
        Command::Doctor(reading) => doctor::run(&reading, asked).await,
        Command::Complaints(Complaints::List(reading)) => complaints::list(&reading, asked).await,
        Command::Protocols(protocols) => sharing::protocols(&protocols, asked).await,
        Command::Recipients(recipients) => sharing::recipients(&recipients, asked).await,
        Command::Consents(consents) => sharing::consents(&consents, asked).await,
        Command::Share(share) => sharing::share(&share, asked).await,
        Command::Shares(shares) => sharing::shares(&shares, asked).await,
        Command::Requests(requests) => requests::run(&requests, asked).await,
        Command::Person(Person::Export { record, out, .. }) => person::export(&record, &out, asked).await,
        Command::Erase(erase) => requests::erase(&erase, asked).await,
        Command::Holds(holds) => holds::run(&holds, asked).await,
        Command::Retention(retention) => registers::retention(&retention, asked).await,
        Command::Register(register) => registers::run(&register, asked).await,
        Command::Housekeeping(reading) => housekeeping::run(&reading, asked).await,
        Command::Keys(command) => keys::run(&command, asked).await,
        Command::Open(command) => names::open(&command, asked).await,
        Command::Emergency(command) => names::emergency(&command, asked).await,
        Command::Find(command) => names::find(&command, asked).await,
        Command::Reindex(command) => names::reindex(&command, asked).await,
        Command::Browsing(command) => browsing::run(&command, asked).await,
        Command::Instruments(command) => instruments::check(&command, asked).await,
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
