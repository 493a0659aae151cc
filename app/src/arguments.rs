//! What can be typed. The help texts are the manual; keep them short and true.

mod rights;
mod sharing;

pub use rights::{Erase, Holds, Person, Register, Requests, Retention};
pub use sharing::{Consents, Protocols, Recipients, Share, Shares};

use clap::{Args, Parser, Subcommand};
use std::{net::SocketAddr, path::PathBuf};

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

/// `lantern demo`
#[cfg(feature = "demo")]
#[derive(Debug, Clone, Args)]
pub struct Demo {
    /// The data folder
    #[arg(long = "data", value_name = "DIR", env = "LANTERN_DATA", hide_env_values = true, default_value = "demo-data")]
    pub folder: PathBuf,
    /// How many invented people were trafficked
    #[arg(long, default_value_t = 10_000, value_parser = clap::value_parser!(u32).range(100..=1_000_000))]
    pub people: u32,
    /// The seed: the same seed gives the same region
    #[arg(long, default_value_t = 2_388)]
    pub seed: u64,
    /// Stop after printing, do not serve the pages
    #[arg(long)]
    pub no_serve: bool,
    /// Address to serve on; this machine only
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<String>,
}

/// `lantern serve`
#[derive(Debug, Clone, Args)]
pub struct Serve {
    #[command(flatten)]
    pub data: Data,
    /// Address to serve on; beyond this machine with TLS or behind a proxy only [default: 127.0.0.1:7388] [env: LANTERN_LISTEN]
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<String>,
    #[command(flatten)]
    pub tls: TlsFiles,
}

/// What a server speaks TLS with.
#[derive(Debug, Clone, Default, Args)]
pub struct TlsFiles {
    /// The certificate, PEM, with those between it and its authority [default: what `lantern ca` made] [env: LANTERN_TLS_CERTIFICATE]
    #[arg(long = "tls-cert", value_name = "FILE")]
    pub certificate: Option<PathBuf>,
    /// Its private key, PEM, readable by its owner only [env: LANTERN_TLS_KEY]
    #[arg(long = "tls-key", value_name = "FILE")]
    pub key: Option<PathBuf>,
}

/// `lantern import`
#[derive(Debug, Clone, Args)]
#[expect(clippy::struct_excessive_bools, reason = "switches of a command line")]
pub struct Import {
    /// CSV, XLSX or JSON lines
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub data: Data,
    /// Code of the agency that sends the files; made when it is new
    #[arg(long, value_name = "CODE")]
    pub agency: String,
    /// Name of the agency, when it is new
    #[arg(long, value_name = "NAME")]
    pub agency_name: Option<String>,
    /// Name of this series of files; the same each time [default: the file's name]
    #[arg(long, value_name = "NAME")]
    pub dataset: Option<String>,
    /// A built-in layout, or a layout file [default: recognised from the columns]
    #[arg(long, value_name = "NAME|FILE")]
    pub layout: Option<String>,
    /// The file is complete: withdraw what it no longer contains
    #[arg(long)]
    pub complete: bool,
    /// Everyone in the files is invented
    #[arg(long)]
    pub invented: bool,
    /// Columns to leave out, separated by commas
    #[arg(long, value_name = "COLUMNS", value_delimiter = ',')]
    pub without: Vec<String>,
    /// Where rows that stay outside are written [default: FILE.problems.csv]
    #[arg(long, value_name = "PATH")]
    pub problems: Option<PathBuf>,
    /// Read and check, keep nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Print one JSON line per file
    #[arg(long)]
    pub json: bool,
}

/// `lantern imports`
#[derive(Debug, Clone, Args)]
pub struct Imports {
    #[command(flatten)]
    pub reading: Reading,
    /// Discard an interrupted import: what it read never counts
    #[arg(long, value_name = "IMPORT")]
    pub discard: Option<String>,
}

/// `lantern tokens`
#[derive(Debug, Clone, Subcommand)]
pub enum Tokens {
    /// List the tokens of your account; a token's text is shown nowhere again
    List(Reading),
    /// Make a token that is for no more, and ends no later, than the one in --token-file; the first comes from the account's page
    Make {
        #[command(flatten)]
        data: Data,
        /// What it is called
        #[arg(long, value_name = "NAME")]
        label: String,
        /// What it is for: actions such as view_figures, separated by commas
        #[arg(long, value_name = "ACTIONS", value_delimiter = ',', required = true)]
        scope: Vec<String>,
        /// How many days it lives
        #[arg(long, value_name = "DAYS", default_value_t = 30)]
        days: i64,
        /// The file to write, readable by you only; it must not be there yet
        #[arg(long, value_name = "PATH")]
        out: PathBuf,
    },
    /// Take a token back, and every token that was made with it
    Revoke {
        #[command(flatten)]
        data: Data,
        /// Its id
        token: String,
    },
}

/// `lantern mapping`
#[derive(Debug, Subcommand)]
pub enum Mapping {
    /// Propose a layout for a file; check each line before you use it
    Suggest {
        /// CSV, XLSX or JSON lines
        file: PathBuf,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Print a built-in layout, or list them all
    Show {
        /// The layout's name
        layout: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Write a blank XLSX template of a built-in layout
    Template {
        /// The layout's name
        #[arg(default_value = "lantern")]
        layout: String,
        /// The file to write
        #[arg(long, value_name = "PATH")]
        out: PathBuf,
    },
}

/// `lantern codebook`
#[derive(Debug, Clone, Args)]
pub struct Codebook {
    /// CSV, XLSX or JSON lines
    pub file: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// What figures are asked for, and how they are printed.
#[derive(Debug, Clone, Args)]
pub struct Figures {
    #[command(flatten)]
    pub reading: Reading,
    /// Public figures: small numbers are withheld
    #[arg(long)]
    pub public: bool,
    /// Only this kind of source: case_records, k_anonymised, synthetic, aggregate or court_case
    #[arg(long, value_name = "KIND")]
    pub kind: Option<String>,
    /// Only records that meet a condition, such as sex=female or form=servitude,forced_labour; may be repeated
    #[arg(long = "where", value_name = "C=D")]
    pub conditions: Vec<String>,
}

/// `lantern typology`
#[derive(Debug, Clone, Args)]
pub struct Typology {
    #[command(flatten)]
    pub figures: Figures,
}

/// `lantern table`
#[derive(Debug, Clone, Args)]
pub struct Table {
    /// Dimensions to divide by, separated by commas; `lantern table --list` names them
    #[arg(long, value_name = "A,B", value_delimiter = ',', required_unless_present = "list")]
    pub by: Vec<String>,
    /// List the dimensions
    #[arg(long)]
    pub list: bool,
    /// Print CSV
    #[arg(long, conflicts_with = "json")]
    pub csv: bool,
    #[command(flatten)]
    pub figures: Figures,
}

/// `lantern vocabulary`
#[derive(Debug, Clone, Args)]
pub struct Vocabulary {
    /// A file of official IC-TIP numbers: columns set, code, ictip
    #[arg(long, value_name = "FILE")]
    pub ictip: Option<PathBuf>,
    /// Print one set with its labels
    #[arg(long, value_name = "NAME")]
    pub set: Option<String>,
    /// Print JSON
    #[arg(long)]
    pub json: bool,
}

/// `lantern ca`
#[derive(Debug, Subcommand)]
pub enum Ca {
    /// Make the authority and a first certificate; both are bound to the host's name
    Init {
        #[command(flatten)]
        data: Data,
        /// The name under which browsers come; repeat it for names below the first
        #[arg(long = "host", value_name = "NAME", required = true)]
        hosts: Vec<String>,
        /// Days that the certificate is valid
        #[arg(long, default_value_t = lantern_transport::CERTIFICATE_DAYS)]
        days: u16,
        /// Seal the authority's key with a passphrase, read from the terminal or one line of standard input
        #[arg(long)]
        passphrase: bool,
    },
    /// Make a new certificate for the same names; a running server takes it up by itself
    Renew {
        #[command(flatten)]
        data: Data,
        /// Other names than before; repeat it for several
        #[arg(long = "host", value_name = "NAME")]
        hosts: Vec<String>,
        /// Days that the certificate is valid
        #[arg(long, default_value_t = lantern_transport::CERTIFICATE_DAYS)]
        days: u16,
    },
    /// Names, fingerprints and ends of both certificates, and the files for devices
    Show {
        #[command(flatten)]
        reading: Reading,
        /// Write authority.crt and authority.mobileconfig, to install on devices
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
    },
}

/// `lantern ledger`
#[derive(Debug, Subcommand)]
pub enum Ledger {
    /// Check the files of a log alone: no lock, no secret key, no server
    Verify {
        /// The folder of the log, or the data folder that it stands in
        folder: PathBuf,
        /// A checkpoint that was kept elsewhere: shows a chopped tail, a fork or a rollback
        #[arg(long, value_name = "CHECKPOINT")]
        pin: Option<PathBuf>,
        /// The log's key line, or a file that holds it [default: the one beside the log, which a forger would replace]
        #[arg(long, value_name = "VKEY|FILE")]
        key: Option<String>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// The log's name, key, size and newest checkpoints
    Show(Reading),
    /// Write a proof that a journal entry stands in the published log (c2sp.org/tlog-proof)
    Proof {
        #[command(flatten)]
        data: Data,
        /// The entry's position in the journal
        position: i64,
        /// The file to write, ending in .tlog-proof
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Check a proof with nothing but a policy: which logs and which witnesses are believed
    CheckProof {
        /// The proof
        file: PathBuf,
        /// The policy (c2sp.org/tlog-policy)
        #[arg(long, value_name = "FILE")]
        policy: PathBuf,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Write the files of the log as of now and ask the witnesses of the policy; a server does it by itself
    Publish(Reading),
}

/// `lantern backup`
#[derive(Debug, Clone, Args)]
pub struct Backup {
    /// The file to write: an age file
    pub out: PathBuf,
    #[command(flatten)]
    pub reading: Reading,
    /// Also write a copy of the keys, to be kept apart from the backup; it is registered and must be destroyed in time
    #[arg(long, value_name = "FILE")]
    pub keys: Option<PathBuf>,
    /// Days until the copy of the keys is destroyed: erasures wait for it
    #[arg(long, value_name = "DAYS", default_value_t = lantern_gate::KEY_COPY_DAYS_MAX, value_parser = clap::value_parser!(u16).range(1..=30))]
    pub keep_days: u16,
    /// Who can open it: an age recipient; may be repeated [default: the setting backup_to, else a passphrase is asked for]
    #[arg(long = "to", value_name = "RECIPIENT")]
    pub to: Vec<String>,
    /// Write over earlier files of these names, and say that the copy of the keys there is gone
    #[arg(long)]
    pub replace: bool,
}

/// `lantern restore`
#[derive(Debug, Clone, Args)]
pub struct Restore {
    /// The backup
    pub backup: PathBuf,
    /// The newest copy of the keys, made with the backup or later
    #[arg(long, value_name = "FILE")]
    pub keys: PathBuf,
    /// The age identities that open both files [default: a passphrase is asked for]
    #[arg(long, value_name = "FILE")]
    pub identity: Option<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
}

/// `lantern move`
#[derive(Debug, Clone, Args)]
pub struct Move {
    /// The new data folder: absent or empty
    pub into: PathBuf,
    #[command(flatten)]
    pub data: Data,
    /// The address of an empty PostgreSQL database for the record; without it the new folder holds SQLite files
    #[arg(long = "to", value_name = "ADDRESS", env = "LANTERN_MOVE_TO", hide_env_values = true, requires = "keys_to")]
    pub to: Option<String>,
    /// The address of an empty PostgreSQL database for the keys, apart from it
    #[arg(long = "keys-to", value_name = "ADDRESS", env = "LANTERN_MOVE_KEYS_TO", hide_env_values = true, requires = "to")]
    pub keys_to: Option<String>,
}

/// `lantern upgrade`
#[derive(Debug, Clone, Args)]
pub struct Upgrade {
    #[command(flatten)]
    pub data: Data,
    /// Where the backup goes that is made first
    #[arg(long, value_name = "FILE", required_unless_present = "without_backup")]
    pub backup: Option<PathBuf>,
    /// Who can open it: an age recipient; may be repeated [default: the setting backup_to, else a passphrase is asked for]
    #[arg(long = "to", value_name = "RECIPIENT")]
    pub to: Vec<String>,
    /// There is a backup already
    #[arg(long, conflicts_with = "backup")]
    pub without_backup: bool,
}

/// `lantern wipe`
#[derive(Debug, Clone, Args)]
pub struct Wipe {
    #[command(flatten)]
    pub data: Data,
    /// The name of the folder, instead of being asked for it
    #[arg(long = "yes-wipe", value_name = "NAME")]
    pub typed: Option<String>,
    /// Destroy records too that are held as evidence
    #[arg(long)]
    pub despite_holds: bool,
}

/// `lantern complaints`
#[derive(Debug, Subcommand)]
pub enum Complaints {
    /// What came about other organisations than yours; no text is opened
    List(Reading),
    /// Make a key; its public half is printed, to be pasted on the page "My key"
    Key {
        /// The file of the secret half, readable by its owner only
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Answer the question on the page "My key", read from a file or standard input
    Prove {
        /// The file of the secret half
        #[arg(long, value_name = "FILE")]
        key: PathBuf,
        /// The question [default: standard input]
        question: Option<PathBuf>,
    },
    /// Open a complaint taken from its page: the first person makes a half, the second reads
    Open {
        /// The file taken from the page
        file: PathBuf,
        #[command(flatten)]
        keys: HandlerKeys,
        /// Where the first person's half is written
        #[arg(long, value_name = "FILE")]
        half: Option<PathBuf>,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Seal an answer to whoever holds the seven words
    Answer {
        /// The file that the second person took from the page
        file: PathBuf,
        #[command(flatten)]
        keys: HandlerKeys,
        /// The answer, UTF-8 [default: standard input]
        #[arg(long, value_name = "FILE")]
        text: Option<PathBuf>,
        /// The sealed answer, to be pasted on the page of the complaint
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
}

/// The keys of one person, or of two who sit together.
#[derive(Debug, Clone, Args)]
pub struct HandlerKeys {
    /// The file of a secret half; twice where both people are at one machine
    #[arg(long = "key", value_name = "FILE", required = true)]
    pub keys: Vec<PathBuf>,
    /// The other person's half, where the file does not hold it
    #[arg(long, value_name = "FILE")]
    pub with_half: Option<PathBuf>,
}

/// `lantern witness`
#[derive(Debug, Clone, Args)]
pub struct Witness {
    /// Address to serve on; beyond this machine with TLS only
    #[arg(long, value_name = "ADDR")]
    pub listen: SocketAddr,
    /// Where the witness keeps its key and what it has seen
    #[arg(long, value_name = "DIR")]
    pub dir: PathBuf,
    /// The key line of a log to watch; may be repeated
    #[arg(long = "log", value_name = "VKEY", required = true)]
    pub logs: Vec<String>,
    /// The witness's name, when its key is made [default: one of its own making]
    #[arg(long, value_name = "NAME")]
    pub name: Option<String>,
    #[command(flatten)]
    pub tls: TlsFiles,
}

/// `lantern keys`
///
/// Passphrases are typed, or read from the file that LANTERN_KEY_FILE names, and new ones from LANTERN_NEW_KEY_FILE: files with nothing
/// else in them, of mode 600.
#[derive(Debug, Subcommand)]
pub enum Keys {
    /// How the key of each agency stands
    List(Reading),
    /// Unlock a key in the server that holds the folder, and make new records findable
    Unlock {
        #[command(flatten)]
        data: Data,
        /// Code of the agency
        agency: String,
    },
    /// Lock a key again
    Lock {
        #[command(flatten)]
        data: Data,
        /// Code of the agency
        agency: String,
    },
    /// Print recovery sheets (SLIP-39): so many of them bring the key back without its passphrase
    Sheets {
        #[command(flatten)]
        data: Data,
        /// Code of the agency
        agency: String,
        /// How many sheets are needed
        #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(2..=16))]
        needed: u8,
        /// How many sheets there are
        #[arg(long, default_value_t = 5, value_parser = clap::value_parser!(u8).range(2..=16))]
        of: u8,
    },
    /// Put a new key in the place of the old one; goes on where an earlier try broke off
    Rotate {
        #[command(flatten)]
        data: Data,
        /// Code of the agency
        agency: String,
    },
    /// The key of the store itself
    #[command(subcommand)]
    Store(StoreKey),
    /// Bring a key back from its recovery sheets, under a new passphrase
    Recover {
        #[command(flatten)]
        data: Data,
        /// Code of the agency
        agency: String,
        /// A file with the words of one sheet, of mode 600; repeat it [default: the words are asked for]
        #[arg(long, value_name = "FILE")]
        sheet: Vec<PathBuf>,
    },
}

/// `lantern keys store`
#[derive(Debug, Clone, Subcommand)]
pub enum StoreKey {
    /// Give the store a new key and encrypt everything anew; goes on where an earlier try broke off
    Rotate(Data),
}

/// `lantern open`
#[derive(Debug, Clone, Args)]
pub struct Open {
    /// The whole code of the record
    pub record: String,
    /// What for: casework, referral, person_request or legal_aid
    #[arg(long, value_name = "CODE")]
    pub purpose: String,
    #[command(flatten)]
    pub reading: Reading,
}

/// `lantern emergency`
#[derive(Debug, Clone, Args)]
pub struct Emergency {
    /// The whole code of the record
    pub record: String,
    /// Why it cannot wait: life, missing, medical or threat
    #[arg(long, value_name = "CODE")]
    pub reason: String,
    #[command(flatten)]
    pub reading: Reading,
}

/// `lantern find`
#[derive(Debug, Clone, Args)]
pub struct Find {
    /// Where to look: names, phone, document, address or birth-date
    #[arg(long = "in", value_name = "PLACE", default_value = "names")]
    pub place: String,
    #[command(flatten)]
    pub reading: Reading,
}

/// `lantern reindex`
#[derive(Debug, Clone, Args)]
pub struct Reindex {
    #[command(flatten)]
    pub data: Data,
    /// Make the index of all records anew
    #[arg(long)]
    pub anew: bool,
}

/// `lantern browsing`
#[derive(Debug, Clone, Args)]
pub struct Browsing {
    #[command(flatten)]
    pub reading: Reading,
    /// How many days the report looks back
    #[arg(long, default_value_t = 30, value_parser = clap::value_parser!(u16).range(1..=366))]
    pub days: u16,
    /// Say of a record that nobody has a reason to open it: its person was invented for that
    #[arg(long, value_name = "RECORD", conflicts_with = "no_canary")]
    pub canary: Option<String>,
    /// Take that back
    #[arg(long, value_name = "RECORD")]
    pub no_canary: Option<String>,
}
