//! What can be typed. The help texts are the manual; keep them short and true.

mod complaints;
mod figures;
mod imports;
mod instruments;
mod keys;
mod ledger;
mod names;
mod rights;
mod server;
mod sharing;
mod store;
mod tokens;

pub use complaints::{Complaints, HandlerKeys};
pub use figures::{Figures, Table, Typology, Vocabulary};
pub use imports::{Codebook, Import, Imports, Mapping};
pub use instruments::Instruments;
pub use keys::{Keys, StoreKey};
pub use ledger::Ledger;
pub use names::{Browsing, Emergency, Find, Open, Reindex};
pub use rights::{Erase, Holds, Person, Register, Requests, Retention};
#[cfg(feature = "demo")]
pub use server::Demo;
pub use server::{Ca, Serve, Witness};
pub use sharing::{Consents, Protocols, Recipients, Share, Shares};
pub use store::{Backup, Move, Restore, Upgrade, Wipe};
pub use tokens::Tokens;

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Counts trafficking in persons in armed conflict from the files of many agencies, without exposing anybody.
///
#[cfg_attr(feature = "demo", doc = " Start with `lantern demo`. On your own file: `lantern import FILE --agency CODE`, then `lantern typology`.")]
#[cfg_attr(not(feature = "demo"), doc = " Start with `lantern import FILE --agency CODE`, then `lantern typology`.")]
#[derive(Debug, Parser)]
#[command(name = "lantern", version, max_term_width = 100, after_help = EXIT_CODES)]
pub struct Arguments {
    /// The language of what is printed: ar, en, es, fr, ru or zh [env: LANTERN_LANGUAGE]
    // The settings read the variable themselves, so that `lantern config` can say where a value comes from.
    #[arg(long, global = true, value_name = "CODE")]
    pub language: Option<String>,

    /// The settings file (default: lantern.toml in the data folder)
    #[arg(long, global = true, value_name = "FILE", env = "LANTERN_SETTINGS", hide_env_values = true)]
    pub settings: Option<PathBuf>,

    /// The account that acts; without it the folder's own `local`, as long as nobody has an account
    #[arg(long = "as", global = true, value_name = "LOGIN", requires = "token_file")]
    pub login: Option<String>,

    /// The file of that account's token, readable by its owner only
    #[arg(long, global = true, value_name = "FILE", env = "LANTERN_TOKEN_FILE", hide_env_values = true, requires = "login")]
    pub token_file: Option<PathBuf>,

    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "\
Exit codes:
  0  done
  1  something failed; what was committed before is safe
  2  the command was typed wrongly
  3  the file went in, but some rows stayed outside: see the problems file
  4  the file was refused whole, nothing went in
  5  interrupted; nothing counts until the import is run again or discarded
  6  the folder is busy or not there
  7  the log was altered, or a proof does not hold: what was found is printed
  8  the log contradicts a checkpoint that was kept elsewhere
  9  the doctor found something to mend";

/// One command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Invent a region, import its agencies' files, print the typology, serve the pages
    #[cfg(feature = "demo")]
    Demo(Demo),
    /// Make an empty store with fresh keys
    Init(Data),
    /// Serve the pages on this machine
    Serve(Serve),
    /// Take in files of an agency
    Import(Import),
    /// List imports; discard one that was interrupted (importing the file again finishes it)
    Imports(Imports),
    /// Layouts: how columns and values of a file are read
    #[command(subcommand)]
    Mapping(Mapping),
    /// Frequencies of every variable of a file of your own; reads no store
    Codebook(Codebook),
    /// Areas, people, alleged perpetrators, means and forms of exploitation
    Typology(Typology),
    /// Count by any dimensions
    Table(Table),
    /// How complete, timely and consistent each source is
    Quality(Reading),
    /// Code lists: which codes map to which standard
    Vocabulary(Vocabulary),
    /// Forms: what they ask, and what answers lead to
    #[command(subcommand)]
    Instruments(Instruments),
    /// Every setting, its value and where that comes from
    Config(Reading),
    /// A certificate authority of your own, for TLS where no public one can be asked
    #[command(subcommand)]
    Ca(Ca),
    /// The log that nobody can rewrite: verify, show, prove, publish
    #[command(subcommand)]
    Ledger(Ledger),
    /// Write a sealed backup while everything goes on; a copy of the keys goes apart
    Backup(Backup),
    /// Bring a backup and a copy of the keys back to life in an empty place
    Restore(Restore),
    /// Bring everything to another database or folder; the old one is marked and opens no more
    Move(Move),
    /// Bring a store of an earlier version to this one, with a backup first
    Upgrade(Upgrade),
    /// Look the deployment over and say what to mend
    Doctor(Reading),
    /// Destroy a data folder: the keys first, so that the rest is noise
    Wipe(Wipe),
    /// Sealed complaints, for those who handle them: keys, opening by two, answers; all but the list works without a store
    #[command(subcommand)]
    Complaints(Complaints),
    /// Information-sharing protocols: draft, check, put into force by two, end
    #[command(subcommand)]
    Protocols(Protocols),
    /// Bodies that may receive something, and what is known of their jurisdiction
    #[command(subcommand)]
    Recipients(Recipients),
    /// What a person agreed to, and what was decided for her
    #[command(subcommand)]
    Consents(Consents),
    /// Share one person's case under a protocol, as far as she agreed
    Share(Share),
    /// The register of what was shared
    #[command(subcommand)]
    Shares(Shares),
    /// Keys of agencies: unlock, lock, recovery sheets, replace, bring back
    #[command(subcommand)]
    Keys(Keys),
    /// Open the name and contacts of one record of your agency; it leaves a trace
    Open(Open),
    /// Open a record in a danger that cannot wait; the data-protection officer sees it at once
    Emergency(Emergency),
    /// Find a person of your agency; the words are asked for, so that they stand on no command line
    Find(Find),
    /// Make records findable that came in while the key was locked
    Reindex(Reindex),
    /// Who opened far more names than others; records that nobody has a reason to open
    Browsing(Browsing),
    /// What lets programs act as your account: list, make, take back
    #[command(subcommand)]
    Tokens(Tokens),
    /// The process that holds agency keys; other commands start it
    #[command(hide = true)]
    Vault,
    /// Cosign the checkpoints of others' logs, so that none of them can be rewritten unseen
    Witness(Witness),
    /// What persons ask for about their own data: to see, correct, withdraw, restrict, erase
    #[command(subcommand)]
    Requests(Requests),
    /// Everything that is held about one person, for that person
    #[command(subcommand)]
    Person(Person),
    /// Confirm an erasure after hearing the person alone; fourteen days later the data are destroyed
    Erase(Erase),
    /// Holds: what the law keeps against destruction, for a time
    #[command(subcommand)]
    Holds(Holds),
    /// How long things are kept, and what is due
    #[command(subcommand)]
    Retention(Retention),
    /// The register of processing and the register of incidents with data
    #[command(subcommand)]
    Register(Register),
    /// Carry out what was decided and whose day has come; a server does it by itself every hour
    Housekeeping(Reading),
}

/// Where the data are.
#[derive(Debug, Clone, Args)]
pub struct Data {
    /// The data folder
    #[arg(long = "data", value_name = "DIR", env = "LANTERN_DATA", hide_env_values = true, default_value = "lantern-data")]
    pub folder: PathBuf,
}

/// A command that prints something that a person might pipe.
#[derive(Debug, Clone, Args)]
pub struct Reading {
    #[command(flatten)]
    pub data: Data,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}
