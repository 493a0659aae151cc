//! What the doctor finds: how grave it is, what it is, and about what.

/// How grave something is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// People or the history are in danger now.
    Danger,
    /// It will go wrong, or somebody would be surprised.
    Warning,
    /// Good to know.
    Note,
}

impl Severity {
    /// The code, as JSON and the words have it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Danger => "danger",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// The kinds of finding, each with its code and how grave it is.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident;)+) => {
        /// What was found. Its code, with `doctor-` before it, is the key of its sentence; with `-mend` behind it, of what to do.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Kind {
            $($(#[$doc])* $name,)+
        }

        impl Kind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// Its code, never changed once landed.
            pub const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),+ }
            }

            /// How grave it is.
            pub const fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity),+ }
            }
        }
    };
}

kinds! {
    /// The store does not open.
    CannotOpen = "cannot-open", Danger;
    /// The data folder or the folder of keys is open to other accounts of the machine.
    FolderOpen = "folder-open", Danger;
    /// A file of keys or data is.
    FileOpen = "file-open", Danger;
    /// The database file is damaged.
    DatabaseDamaged = "database-damaged", Danger;
    /// Entries of the journal are not as their leaves say.
    LogAltered = "log-altered", Danger;
    /// A published file of the log is not what the store would write.
    LogFileDiffers = "log-file-differs", Danger;
    /// What was published is no beginning of this log, or is longer than it.
    LogAhead = "log-ahead", Danger;
    /// A copy of the keys should be destroyed by now.
    KeyCopyOverdue = "key-copy-overdue", Danger;
    /// Fewer than two people can give a lost sign-in back.
    FewWhoReset = "few-who-reset", Danger;
    /// The newest entry of the journal lies in the future.
    ClockBehind = "clock-behind", Danger;
    /// The certificate has ended.
    CertificateEnded = "certificate-ended", Danger;
    /// The disk is nearly full.
    DiskFull = "disk-full", Danger;
    /// Key files lie beside the data.
    KeysBeside = "keys-beside", Warning;
    /// An agency's key file is not there.
    AgencyKeyMissing = "agency-key-missing", Warning;
    /// An agency's key file is not sealed.
    AgencyKeyUnsealed = "agency-key-unsealed", Warning;
    /// An agency's change of key is under way.
    KeyChangeOpen = "key-change-open", Warning;
    /// Nobody has an account.
    LocalActs = "local-acts", Warning;
    /// The certificate ends soon.
    CertificateEnds = "certificate-ends", Warning;
    /// Erasures whose keys may still be here.
    ErasuresPending = "erasures-pending", Warning;
    /// A copy of the keys is to be destroyed soon.
    KeyCopyDue = "key-copy-due", Warning;
    /// Tokens of programs end soon.
    TokensEnd = "tokens-end", Warning;
    /// The log was never published.
    LogUnpublished = "log-unpublished", Warning;
    /// The log was not published lately.
    LogStale = "log-stale", Warning;
    /// Too few witnesses signed what was published.
    FewWitnesses = "few-witnesses", Warning;
    /// Published files of the log were missing; they were written anew.
    LogFilesMissing = "log-files-missing", Warning;
    /// No backup was ever made.
    NoBackup = "no-backup", Warning;
    /// The last backup is old.
    OldBackup = "old-backup", Warning;
    /// A crash would write memory to a file.
    CoreDumps = "core-dumps", Warning;
    /// Memory may be written to a disk that is not encrypted.
    SwapOn = "swap-on", Warning;
    /// A database's role may do more than Lantern needs.
    DatabaseRights = "database-rights", Warning;
    /// A database is opened by a password, which does not change by itself.
    DatabasePassword = "database-password", Warning;
    /// The program's log stays on the machine that it tells about.
    LogStays = "log-stays", Note;
    /// The OpenID provider that is set cannot be asked, or its settings cannot be used.
    OpenIdUnreachable = "openid-unreachable", Warning;
    /// What the OpenID provider says of itself stands in the way of a sign-in.
    OpenIdUnfit = "openid-unfit", Warning;
    /// The OpenID provider does not say or do what would make a sign-in safer.
    OpenIdShort = "openid-short", Note;
    /// Erasures that wait for copies of the keys.
    ErasuresWaiting = "erasures-waiting", Note;
    /// Nobody outside signs the log.
    NoWitnesses = "no-witnesses", Note;
    /// Ended sessions, forgotten drafts.
    Leftovers = "leftovers", Note;
    /// Imports that were interrupted.
    OpenImports = "open-imports", Note;
    /// There is no record that nobody has a reason to open.
    NoCanaries = "no-canaries", Note;
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// How grave it is.
    pub severity: Severity,
    /// What it is.
    pub kind: Kind,
    /// What its sentence is about: names of paths, agencies, dates and numbers, never of people.
    pub about: Vec<(&'static str, String)>,
}

impl Finding {
    /// A finding about these things.
    pub fn new(kind: Kind, about: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        Self { severity: kind.severity(), kind, about: about.into_iter().collect() }
    }
}

/// Whether anything is to be mended.
pub fn is_to_mend(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity != Severity::Note)
}
