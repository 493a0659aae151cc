//! The settings: one list, one precedence. The command line beats the environment, that beats the settings file, that beats
//! the default.

mod openid;

pub use openid::OpenId;

use crate::outcome::Mistyped;
use anyhow::{Context, Result, bail, ensure};
use lantern_publish::PublicRule;
use lantern_vocab::Language;
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    fs,
    net::SocketAddr,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    time::Duration,
};
use url::Url;

/// The settings file, as it is written. Unknown names are refused, so that a slip of the pen cannot pass for a setting.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct SettingsFile {
    language: Option<String>,
    listen: Option<String>,
    threshold: Option<u64>,
    delay_months: Option<u32>,
    areas: Option<PathBuf>,
    ictip: Option<PathBuf>,
    instruments: Option<PathBuf>,
    passwords: Passwords,
    key_files: Option<PathBuf>,
    database: Option<String>,
    keys_database: Option<String>,
    leave: Option<String>,
    /// Of an older program: accounts act now. It is read, so that an old file still opens, and ignored.
    #[serde(rename = "actor")]
    _actor: Option<String>,
    log: Option<String>,
    log_host: Option<String>,
    log_authorities: Option<PathBuf>,
    invented: Option<bool>,
    tls_certificate: Option<PathBuf>,
    tls_key: Option<PathBuf>,
    proxy: Option<String>,
    origin: Option<String>,
    ledger_cadence: Option<String>,
    ledger_policy: Option<PathBuf>,
    ledger_authorities: Option<PathBuf>,
    backup_to: Option<Vec<String>>,
    /// The provider whose word signs in.
    openid: Option<openid::OpenIdFile>,
    /// Where help is found at once, by language.
    helpline: BTreeMap<String, String>,
}

/// What new passwords are held against.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Passwords {
    breached: Option<PathBuf>,
}

/// Where a value comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    Default,
    File,
    Environment,
    CommandLine,
}

impl Origin {
    /// What JSON calls it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Default => "default",
            Self::File => "file",
            Self::Environment => "environment",
            Self::CommandLine => "command_line",
        }
    }

    /// The message that names it.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Default => "cli-config-from-default",
            Self::File => "cli-config-from-file",
            Self::Environment => "cli-config-from-environment",
            Self::CommandLine => "cli-config-from-command",
        }
    }
}

/// A setting with its origin.
#[derive(Debug, Clone)]
pub struct Set<T> {
    pub value: T,
    pub origin: Origin,
}

/// What the command line says, where it says something.
#[derive(Debug, Clone, Default)]
pub struct Given {
    pub language: Option<String>,
    pub listen: Option<String>,
    pub settings: Option<PathBuf>,
    pub tls_certificate: Option<PathBuf>,
    pub tls_key: Option<PathBuf>,
}

/// Every setting.
#[derive(Debug, Clone)]
pub struct Settings {
    pub folder: PathBuf,
    pub language: Set<Language>,
    pub listen: Set<SocketAddr>,
    pub threshold: Set<u64>,
    pub delay_months: Set<u32>,
    pub areas: Set<Option<PathBuf>>,
    pub ictip: Set<Option<PathBuf>>,
    pub instruments: Set<Option<PathBuf>>,
    pub breached: Set<Option<PathBuf>>,
    pub key_files: Set<PathBuf>,
    pub database: Set<Option<String>>,
    pub keys_database: Set<Option<String>>,
    pub leave: Set<String>,
    pub log: Set<String>,
    pub log_host: Set<Option<String>>,
    pub log_authorities: Set<Option<PathBuf>>,
    pub invented: Set<bool>,
    pub tls_certificate: Set<Option<PathBuf>>,
    pub tls_key: Set<Option<PathBuf>>,
    pub proxy: Set<Option<String>>,
    pub origin: Set<Option<String>>,
    pub ledger_cadence: Set<Duration>,
    pub ledger_policy: Set<Option<PathBuf>>,
    pub ledger_authorities: Set<Option<PathBuf>>,
    pub backup_to: Set<Vec<String>>,
    pub openid: Set<Option<OpenId>>,
    pub helpline: Set<Vec<(Language, String)>>,
}

/// The folder of what `lantern ca` makes, in the data folder.
pub const TLS: &str = "tls";

/// Lantern's own port, the number of the resolution with a 7 before it.
const LISTEN: &str = "127.0.0.1:7388";

/// How often the log is published: often enough to hold the house to its word, and at times that tell nobody when it was busy.
const CADENCE: Duration = Duration::from_hours(1);
const CADENCE_MIN: Duration = Duration::from_secs(1);
const CADENCE_MAX: Duration = Duration::from_hours(7 * 24);

/// A page that anybody might read.
const LEAVE: &str = "https://worldweather.wmo.int/";

/// Picks the first that is there: command line, environment, file, default.
fn pick<T>(given: Option<T>, name: &str, file: Option<T>, default: T, read: impl Fn(String) -> Result<T>) -> Result<Set<T>> {
    if let Some(value) = given {
        return Ok(Set { value, origin: Origin::CommandLine });
    }
    if let Some(text) = std::env::var(name).ok().filter(|text| !text.is_empty()) {
        return Ok(Set { value: read(text).with_context(|| format!("the environment variable {name}"))?, origin: Origin::Environment });
    }
    Ok(match file {
        Some(value) => Set { value, origin: Origin::File },
        None => Set { value: default, origin: Origin::Default },
    })
}

/// The addresses of databases may hold passwords.
fn check_private(path: &Path) -> Result<()> {
    let mode = fs::metadata(path).with_context(|| format!("cannot read the settings file {}", path.display()))?.permissions().mode();
    ensure!(
        (mode & 0o777).trailing_zeros() >= 6,
        "the settings file {} names a database and can be read by other accounts of this machine: run chmod 600 on it",
        path.display()
    );
    Ok(())
}

/// What stands on the command line and cannot be read was typed wrongly.
fn typed<T>(given: Option<&String>, read: impl Fn(&str) -> Result<T>) -> Result<Option<T>> {
    given.map(|text| read(text).map_err(|error| Mistyped::error(format!("{error:#}")))).transpose()
}

fn language(text: &str) -> Result<Language> {
    Language::from_code(text).with_context(|| format!("\"{text}\" is not one of ar, en, es, fr, ru, zh"))
}

fn listen(text: &str) -> Result<SocketAddr> {
    text.parse().with_context(|| format!("\"{text}\" is not an address such as {LISTEN}"))
}

/// The longest text of a helpline: a name, a number, hours.
const HELPLINE_BYTES_MAX: usize = 1_000;

/// Where help is found, by the codes of the six languages.
fn helpline(texts: &BTreeMap<String, String>) -> Result<Set<Vec<(Language, String)>>> {
    let read = |(code, text): (&String, &String)| {
        if text.trim().is_empty() || text.len() > HELPLINE_BYTES_MAX {
            bail!("the helpline in \"{code}\" is empty or longer than {HELPLINE_BYTES_MAX} bytes");
        }
        Ok((language(code)?, text.trim().to_owned()))
    };
    let value = texts.iter().map(read).collect::<Result<Vec<_>>>()?;
    Ok(Set { origin: if value.is_empty() { Origin::Default } else { Origin::File }, value })
}

/// The address under which browsers come, as they write it themselves: scheme, name, and the port where it is not the usual one.
fn origin(text: &str) -> Result<String> {
    let is_origin = |url: &Url| url.scheme() == "https" && url.path() == "/" && url.query().is_none() && url.fragment().is_none() && url.username().is_empty();
    let url = Url::parse(text).ok().filter(is_origin);
    url.map(|url| url.origin().ascii_serialization()).with_context(|| format!("\"{text}\" is not an origin such as https://cases.example.org"))
}

fn cadence(text: &str) -> Result<Duration> {
    let read = text.parse::<jiff::SignedDuration>().ok().and_then(|duration| Duration::try_from(duration).ok());
    let within = read.filter(|duration| (CADENCE_MIN..=CADENCE_MAX).contains(duration));
    within.with_context(|| format!("\"{text}\" is not a time between two publications, from 1 second to 7 days, such as 1h or 30m"))
}

impl Settings {
    /// Reads the settings of a data folder.
    pub fn read(folder: &Path, given: &Given) -> Result<Self> {
        let own = folder.join("lantern.toml");
        let path = given.settings.clone().or_else(|| own.exists().then_some(own));
        let file: SettingsFile = match &path {
            None => SettingsFile::default(),
            Some(path) => {
                let text = fs::read_to_string(path).with_context(|| format!("cannot read the settings file {}", path.display()))?;
                let file: SettingsFile = toml::from_str(&text).with_context(|| format!("the settings file {} cannot be understood", path.display()))?;
                if file.database.is_some() || file.keys_database.is_some() {
                    check_private(path)?;
                }
                file
            }
        };
        // Paths in the settings file are meant from where it stands.
        let beside = |relative: PathBuf| path.as_ref().and_then(|path| path.parent()).map_or_else(|| relative.clone(), |parent| parent.join(&relative));
        let (some_beside, some_path) = (|path| Some(beside(path)), |text: String| Ok(Some(text.into())));
        // What `lantern ca` made is used where nothing else is named.
        let made = |name: &str| Some(folder.join(TLS).join(name)).filter(|path| path.exists());
        let text = |text: String| Ok(text);
        let threshold = pick(None, "LANTERN_THRESHOLD", file.threshold, PublicRule::THRESHOLD, |text| Ok(text.parse()?))?;
        if threshold.value < 2 {
            bail!("the threshold is {}: below 2 nothing would be withheld", threshold.value);
        }
        Ok(Self {
            folder: folder.to_owned(),
            language: pick(
                typed(given.language.as_ref(), language)?,
                "LANTERN_LANGUAGE",
                file.language.as_deref().map(language).transpose()?,
                system_language(),
                |text| language(&text),
            )?,
            listen: pick(typed(given.listen.as_ref(), listen)?, "LANTERN_LISTEN", file.listen.as_deref().map(listen).transpose()?, listen(LISTEN)?, |text| {
                listen(&text)
            })?,
            threshold,
            delay_months: pick(None, "LANTERN_DELAY_MONTHS", file.delay_months, PublicRule::DELAY_MONTHS, |text| Ok(text.parse()?))?,
            areas: pick(None, "LANTERN_AREAS", file.areas.map(|areas| Some(beside(areas))), None, |text| Ok(Some(text.into())))?,
            ictip: pick(None, "LANTERN_ICTIP", file.ictip.map(|ictip| Some(beside(ictip))), None, |text| Ok(Some(text.into())))?,
            instruments: pick(None, "LANTERN_INSTRUMENTS", file.instruments.map(some_beside), None, some_path)?,
            breached: pick(None, "LANTERN_PASSWORDS_BREACHED", file.passwords.breached.map(|list| Some(beside(list))), None, |text| Ok(Some(text.into())))?,
            key_files: pick(None, "LANTERN_KEY_FILES", file.key_files.map(beside), folder.join("keys"), |text| Ok(text.into()))?,
            database: pick(None, "LANTERN_DATABASE", file.database.map(Some), None, |text| Ok(Some(text)))?,
            keys_database: pick(None, "LANTERN_KEYS_DATABASE", file.keys_database.map(Some), None, |text| Ok(Some(text)))?,
            leave: pick(None, "LANTERN_LEAVE", file.leave, LEAVE.to_owned(), text)?,
            log: pick(None, "LANTERN_LOG", file.log, "warn".to_owned(), text)?,
            log_host: pick(None, "LANTERN_LOG_HOST", file.log_host.map(Some), None, |text| Ok(Some(text)))?,
            log_authorities: pick(None, "LANTERN_LOG_AUTHORITIES", file.log_authorities.map(some_beside), None, some_path)?,
            invented: pick(None, "LANTERN_INVENTED", file.invented, false, |text| Ok(text == "true" || text == "1"))?,
            tls_certificate: pick(
                given.tls_certificate.clone().map(Some),
                "LANTERN_TLS_CERTIFICATE",
                file.tls_certificate.map(some_beside),
                made("host.pem"),
                some_path,
            )?,
            tls_key: pick(given.tls_key.clone().map(Some), "LANTERN_TLS_KEY", file.tls_key.map(some_beside), made("host.key"), some_path)?,
            proxy: pick(None, "LANTERN_PROXY", file.proxy.map(Some), None, |text| Ok(Some(text)))?,
            origin: pick(None, "LANTERN_ORIGIN", file.origin.as_deref().map(origin).transpose()?.map(Some), None, |text| origin(&text).map(Some))?,
            ledger_cadence: pick(None, "LANTERN_LEDGER_CADENCE", file.ledger_cadence.as_deref().map(cadence).transpose()?, CADENCE, |text| cadence(&text))?,
            ledger_policy: pick(None, "LANTERN_LEDGER_POLICY", file.ledger_policy.map(some_beside), None, some_path)?,
            ledger_authorities: pick(None, "LANTERN_LEDGER_AUTHORITIES", file.ledger_authorities.map(some_beside), None, some_path)?,
            backup_to: pick(None, "LANTERN_BACKUP_TO", file.backup_to, Vec::new(), |text| Ok(text.split_whitespace().map(str::to_owned).collect()))?,
            openid: openid::read(file.openid, &beside)?,
            helpline: helpline(&file.helpline)?,
        })
    }

    /// What may be public.
    pub fn public_rule(&self) -> PublicRule {
        PublicRule { threshold: self.threshold.value, delay_months: self.delay_months.value }
    }

    /// Every setting as name, value and origin; addresses of databases without what opens them.
    pub fn lines(&self) -> Vec<(&'static str, String, Origin)> {
        let path = |path: &Option<PathBuf>| path.as_ref().map_or_else(String::new, |path| path.display().to_string());
        let secret = |url: &Option<String>| url.as_ref().map_or_else(String::new, |_| "(set)".to_owned());
        let mut lines = vec![
            ("language", self.language.value.code().to_owned(), self.language.origin),
            ("listen", self.listen.value.to_string(), self.listen.origin),
            ("threshold", self.threshold.value.to_string(), self.threshold.origin),
            ("delay_months", self.delay_months.value.to_string(), self.delay_months.origin),
            ("areas", path(&self.areas.value), self.areas.origin),
            ("ictip", path(&self.ictip.value), self.ictip.origin),
            ("instruments", path(&self.instruments.value), self.instruments.origin),
            ("passwords.breached", path(&self.breached.value), self.breached.origin),
            ("key_files", self.key_files.value.display().to_string(), self.key_files.origin),
            ("database", secret(&self.database.value), self.database.origin),
            ("keys_database", secret(&self.keys_database.value), self.keys_database.origin),
            ("leave", self.leave.value.clone(), self.leave.origin),
            ("log", self.log.value.clone(), self.log.origin),
            ("log_host", self.log_host.value.clone().unwrap_or_default(), self.log_host.origin),
            ("log_authorities", path(&self.log_authorities.value), self.log_authorities.origin),
            ("invented", self.invented.value.to_string(), self.invented.origin),
            ("tls_certificate", path(&self.tls_certificate.value), self.tls_certificate.origin),
            ("tls_key", path(&self.tls_key.value), self.tls_key.origin),
            ("proxy", self.proxy.value.clone().unwrap_or_default(), self.proxy.origin),
            ("origin", self.origin.value.clone().unwrap_or_default(), self.origin.origin),
            ("ledger_cadence", format!("{}s", self.ledger_cadence.value.as_secs()), self.ledger_cadence.origin),
            ("ledger_policy", path(&self.ledger_policy.value), self.ledger_policy.origin),
            ("ledger_authorities", path(&self.ledger_authorities.value), self.ledger_authorities.origin),
            ("backup_to", self.backup_to.value.join(" "), self.backup_to.origin),
            ("helpline", self.helpline.value.iter().map(|(language, _)| language.code()).collect::<Vec<_>>().join(" "), self.helpline.origin),
        ];
        lines.extend(openid::lines(&self.openid));
        lines
    }
}

/// The language of the terminal, where it is one of the six.
fn system_language() -> Language {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().filter_map(|name| std::env::var(name).ok());
    names.filter(|name| !name.is_empty()).find_map(|name| Language::from_code(name.split(['_', '.', '-']).next().unwrap_or_default())).unwrap_or(Language::En)
}
