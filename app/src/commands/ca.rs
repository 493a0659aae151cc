//! `lantern ca`: a certificate authority of the deployment's own.

use super::grid;
use crate::{
    arguments::{Ca, Reading},
    clock,
    console::Console,
    listen,
    outcome::{Mistyped, Outcome},
    passphrase,
    settings::{Settings, TLS},
};
use anyhow::{Context, Result, bail};
use lantern_disk::Disk;
use lantern_store::Folder;
use lantern_transport::{Authority, AuthorityKey, Certificate, HostName, TransportError, profile};
use lantern_vault::Entropy;
use lantern_words::{Arg, Words};
use serde_json::json;
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// No file of an authority is larger.
const FILE_BYTES_MAX: u64 = 64 * 1024;

/// Where the files of an authority stand.
struct Files {
    authority: PathBuf,
    certificate: PathBuf,
    key: PathBuf,
    authority_key: PathBuf,
}

impl Files {
    fn of(settings: &Settings) -> Self {
        let tls = settings.folder.join(TLS);
        Self {
            authority: listen::authority(settings),
            certificate: tls.join("host.pem"),
            key: tls.join("host.key"),
            authority_key: settings.key_files.value.join("authority.key"),
        }
    }

    /// The authority's certificate.
    fn authority(&self) -> Result<String> {
        let path = self.authority.display();
        read(&self.authority)?.with_context(|| format!("there is no authority in {path}: make one with `lantern ca init --host NAME`"))
    }

    /// Writes a certificate and its key; the key first, so that a running server never meets the certificate without it.
    fn keep(&self, made: &lantern_transport::Made) -> Result<()> {
        let disk = Disk::real();
        disk.replace(&self.key, made.key.as_bytes()).with_context(|| format!("cannot write {}", self.key.display()))?;
        disk.replace(&self.certificate, made.chain.as_bytes()).with_context(|| format!("cannot write {}", self.certificate.display()))
    }
}

pub fn run(ca: &Ca, settings: &Settings, console: &dyn Console) -> Result<Outcome> {
    let words = Words::of(settings.language.value);
    let files = Files::of(settings);
    match ca {
        Ca::Init { hosts, days, passphrase, .. } => {
            Folder::new(settings.folder.clone()).create()?;
            init(&files, &names(hosts)?, *days, *passphrase, words, console)?;
        }
        Ca::Renew { hosts, days, .. } => renew(&files, &names(hosts)?, *days, words, console)?,
        Ca::Show { reading, out } => show(&files, reading, out.as_deref(), words, console)?,
    }
    Ok(Outcome::Done)
}

fn names(hosts: &[String]) -> Result<Vec<HostName>> {
    hosts.iter().map(|host| HostName::parse(host).map_err(mistyped)).collect()
}

/// What was typed wrongly among the things that an authority refuses.
fn mistyped(error: TransportError) -> anyhow::Error {
    match error {
        TransportError::BadHost(_) | TransportError::OutsideName(..) | TransportError::BadValidity { .. } => Mistyped::error(error.to_string()),
        other => other.into(),
    }
}

fn init(files: &Files, hosts: &[HostName], days: u16, is_sealed: bool, words: &Words, console: &dyn Console) -> Result<()> {
    for path in [&files.authority, &files.authority_key] {
        if path.exists() {
            bail!(
                "{} is there already: another authority would have to be installed on every device again; `lantern ca renew` makes a new certificate",
                path.display()
            );
        }
    }
    let first = hosts.first().context("an authority needs the name of a host")?;
    let at = clock::seconds();
    let (authority, key) = Authority::begin(first, at)?;
    let made = authority.certify(hosts, days, at).map_err(mistyped)?;
    let line = if is_sealed {
        let passphrase = passphrase::ask_new(&words.text("cli-ca-passphrase"), &words.text("cli-ca-passphrase-again"))?;
        Zeroizing::new(key.to_sealed_line(&passphrase, Entropy::from_system().bytes()?)?)
    } else {
        key.to_line()
    };
    let disk = Disk::real();
    for path in [&files.authority_key, &files.authority] {
        let folder = path.parent().context("a file stands in a folder")?;
        disk.make_folder(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    }
    disk.create(&files.authority_key, line.as_bytes()).with_context(|| format!("cannot write {}", files.authority_key.display()))?;
    files.keep(&made)?;
    // Last: where it stands, the rest does as well.
    disk.create(&files.authority, authority.pem().as_bytes()).with_context(|| format!("cannot write {}", files.authority.display()))?;
    let (host, path, key) = (first.as_str().to_owned(), files.authority.display().to_string(), files.authority_key.display().to_string());
    console.say(&words.with("cli-ca-made", &[("host", Arg::from(&host)), ("path", Arg::from(&path))]));
    console.say(&words.with("cli-ca-fingerprint", &[("fingerprint", Arg::from(&authority.certificate().fingerprint()))]));
    told(&made, files, words, console)?;
    console.note(&words.with("cli-ca-key-apart", &[("path", Arg::from(&key))]));
    Ok(())
}

fn renew(files: &Files, hosts: &[HostName], days: u16, words: &Words, console: &dyn Console) -> Result<()> {
    let pem = files.authority()?;
    let line = key_line(&files.authority_key)?;
    let passphrase = if AuthorityKey::is_sealed(&line) { Some(passphrase::ask(&words.text("cli-ca-passphrase"))?) } else { None };
    let key = AuthorityKey::read(&line, passphrase.as_ref().map(|passphrase| passphrase.as_str()))?;
    let authority = Authority::open(&pem, &key)?;
    let before = read(&files.certificate)?.map(|pem| Certificate::of_pem(&pem)).transpose()?;
    let own = before.map_or_else(|| authority.certificate().names.clone(), |before| before.names);
    let hosts = if hosts.is_empty() { names(&own)? } else { hosts.to_vec() };
    let made = authority.certify(&hosts, days, clock::seconds()).map_err(mistyped)?;
    files.keep(&made)?;
    told(&made, files, words, console)
}

/// Says which certificate is in its place.
fn told(made: &lantern_transport::Made, files: &Files, words: &Words, console: &dyn Console) -> Result<()> {
    let certificate = Certificate::of_pem(&made.chain)?;
    let (names, path, date) = (certificate.names.join(", "), files.certificate.display().to_string(), clock::day(certificate.until));
    console.say(&words.with("cli-ca-certified", &[("host", Arg::from(&names)), ("path", Arg::from(&path)), ("date", Arg::from(&date))]));
    Ok(())
}

fn show(files: &Files, reading: &Reading, out: Option<&Path>, words: &Words, console: &dyn Console) -> Result<()> {
    let authority = Certificate::of_pem(&files.authority()?)?;
    let host = read(&files.certificate)?.map(|pem| Certificate::of_pem(&pem)).transpose()?;
    let both: Vec<(&str, Certificate)> = std::iter::once(("authority", authority.clone())).chain(host.map(|host| ("host", host))).collect();
    if let Some(folder) = out {
        let disk = Disk::real();
        disk.make_folder(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        for (name, bytes) in [("authority.crt", authority.der.clone()), ("authority.mobileconfig", profile(&authority))] {
            disk.replace(&folder.join(name), &bytes).with_context(|| format!("cannot write {}", folder.join(name).display()))?;
        }
    }
    if reading.json {
        let one = |(what, certificate): &(&str, Certificate)| {
            json!({ "what": what, "subject": certificate.subject, "names": certificate.names, "from": clock::day(certificate.from),
                    "until": clock::day(certificate.until), "fingerprint": certificate.fingerprint() })
        };
        console.say(&serde_json::to_string_pretty(&both.iter().map(one).collect::<Vec<_>>())?);
        return Ok(());
    }
    let heads = ["cli-ca-what", "cli-ca-names", "cli-ca-until"].map(|key| words.text(key));
    let mut grid = grid::grid(console.width(), &heads, 3);
    for (what, certificate) in &both {
        let what = words.text(if *what == "authority" { "cli-ca-authority" } else { "cli-ca-host" });
        grid.add_row([what, certificate.names.join(", "), clock::day(certificate.until)]);
    }
    console.say(&grid.to_string());
    console.say(&words.with("cli-ca-fingerprint", &[("fingerprint", Arg::from(&authority.fingerprint()))]));
    Ok(())
}

/// A file's text, within a bound; none where there is no such file.
fn read(path: &Path) -> Result<Option<String>> {
    let bytes = Disk::real().read(path, FILE_BYTES_MAX).with_context(|| format!("cannot read {}", path.display()))?;
    bytes.map(|bytes| String::from_utf8(bytes).with_context(|| format!("{} is no text", path.display()))).transpose()
}

/// The line of the authority's key, which nobody else may be able to read.
fn key_line(path: &Path) -> Result<Zeroizing<String>> {
    let line = read(path)?.map(Zeroizing::new);
    let line = line.with_context(|| format!("the authority's key {} is not there: bring it back for the renewal", path.display()))?;
    if fs::metadata(path)?.permissions().mode() & 0o077 > 0 {
        bail!("{} can be read by other accounts of this machine: run chmod 600 on it", path.display());
    }
    Ok(line)
}
