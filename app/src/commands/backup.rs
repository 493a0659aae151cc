//! `lantern backup`: a sealed file of the journal and the log while everything goes on, and a copy of the keys apart from it.

use super::Asked;
use crate::{arguments::Backup, clock, outcome::Outcome, secrets::Secret, settings::Settings};
use anyhow::{Context, Result};
use lantern_access::policy::{Action, Purpose, ResourceKind};
use lantern_backup::{KeyCopyLabel, Made, Seal, Target, back_up, copy_keys};
use lantern_disk::Disk;
use lantern_gate::{BackupMade, Held, KeyCopy};
use lantern_ledger::{Checkpoint, Note};
use lantern_store::Act;
use lantern_words::Arg;
use serde_json::json;
use std::path::{Path, PathBuf};

/// The largest file of rules that a backup takes with it.
const RULES_BYTES_MAX: u64 = 1024 * 1024;

/// The file of reporting duties per country.
pub const DUTIES: &str = "duties.toml";

/// For whom the files are sealed: whoever is named on the command line, else in the settings, else whoever knows the passphrase.
pub fn seal(to: &[String], settings: &Settings, secret: Option<&Secret>) -> Result<Seal> {
    let named = if to.is_empty() { &settings.backup_to.value } else { to };
    Ok(match secret {
        Some(secret) if named.is_empty() => Seal::under(secret.expose())?,
        _ => Seal::to(named)?,
    })
}

pub async fn run(backup: &Backup, asked: &Asked) -> Result<Outcome> {
    let act = asked.may(Action::BackUp, ResourceKind::Deployment, Purpose::Administration)?;
    let (gate, store, console) = (&asked.house.gate, &asked.house.store, &asked.console);
    let (seal, out) = (seal(&backup.to, &asked.house.settings, asked.secrets.new_passphrase.as_ref())?, asked.path(&backup.out));
    // Registered before anything else, so that the backup itself says that the copy exists.
    let copy = match &backup.keys {
        Some(path) => Some((asked.path(path), gate.register_key_copy(&act, &place(&asked.path(path))?, backup.keep_days).await?)),
        None => None,
    };
    let target = Target { path: &out, seal: &seal, replaces: backup.replace };
    let label = asked.words().text("backup-writing");
    let mut progress = |done: i64, total: i64| console.progress(&label, u64::try_from(done).unwrap_or(0), u64::try_from(total).unwrap_or(0));
    let made = back_up(store, &target, &act.at, &rules(&asked.house.settings)?, &mut progress).await;
    console.progress_done();
    let made = made?;
    if let Some((path, copy)) = &copy {
        write_keys(backup, asked, &seal, (path, copy), &act).await?;
    }
    let kept = BackupMade { made_at: act.at.clone(), position: made.snapshot.position, bytes: made.bytes, with_keys: copy.is_some() };
    gate.remember_backup(&now(&act), &kept).await?;
    say(backup, asked, (&out, &made), copy.as_ref())?;
    Ok(Outcome::Done)
}

/// The same act a while later.
fn now(act: &Act) -> Act {
    Act { at: clock::now().at, ..act.clone() }
}

/// Where a copy lies, so that whoever has to destroy it finds it.
fn place(path: &Path) -> Result<String> {
    Ok(std::path::absolute(path).context("cannot tell where the copy of the keys goes")?.display().to_string())
}

async fn write_keys(backup: &Backup, asked: &Asked, seal: &Seal, (path, copy): (&Path, &Held<KeyCopy>), act: &Act) -> Result<()> {
    let id = copy.id.to_string();
    let label = KeyCopyLabel { copy: &id, made_at: &copy.body.made_at, expires_at: &copy.body.expires_at };
    copy_keys(&asked.house.store, &Target { path, seal, replaces: backup.replace }, &label).await?;
    if backup.replace {
        asked.house.gate.replaced_key_copies(&now(act), copy).await?;
    }
    Ok(())
}

/// The rules that the deployment has added, and the duties that it has looked up: without the first a restored house would allow more,
/// without the second it would tell people less.
pub fn rules(settings: &Settings) -> Result<Vec<(String, Vec<u8>)>> {
    let disk = Disk::real();
    let mut texts = Vec::new();
    for path in disk.list(&settings.folder.join("policies"))?.into_iter().filter(|path| path.extension().is_some_and(|end| end == "cedar")) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let text = disk.read(&path, RULES_BYTES_MAX).with_context(|| format!("cannot read the rules in {}", path.display()))?.unwrap_or_default();
        texts.push((format!("policies/{name}"), text));
    }
    if let Some(text) = disk.read(&settings.folder.join(DUTIES), RULES_BYTES_MAX).context("cannot read the file of duties")? {
        texts.push((DUTIES.to_owned(), text));
    }
    Ok(texts)
}

fn say(backup: &Backup, asked: &Asked, (out, made): (&Path, &Made), copy: Option<&(PathBuf, Held<KeyCopy>)>) -> Result<()> {
    let (words, console) = (asked.words(), &asked.console);
    let head = Checkpoint::parse(Note::parse(&made.snapshot.checkpoint)?.text())?;
    let root = head.root.to_base64();
    if backup.reading.json {
        let keys = copy.map(|(path, copy)| json!({ "file": path, "copy": copy.id.to_string(), "expires_at": copy.body.expires_at }));
        let said = json!({ "file": out, "position": made.snapshot.position, "leaves": made.snapshot.leaves, "origin": head.origin, "root": root,
            "bytes": made.bytes, "keys": keys });
        console.say(&said.to_string());
        return Ok(());
    }
    let (path, size) = (out.display().to_string(), words.number(made.snapshot.leaves));
    let position = words.number(u64::try_from(made.snapshot.position).unwrap_or(0));
    console.say(&words.with("backup-made", &[("path", Arg::from(&path)), ("position", Arg::from(&position))]));
    console.say(&words.with("backup-head", &[("origin", Arg::from(&head.origin)), ("size", Arg::from(&size)), ("root", Arg::from(&root))]));
    match copy {
        Some((path, copy)) => {
            let (path, date) = (path.display().to_string(), copy.body.expires_at.chars().take(10).collect::<String>());
            console.say(&words.with("backup-keys-made", &[("path", Arg::from(&path)), ("date", Arg::from(&date))]));
        }
        None => console.note(&words.text("backup-without-keys")),
    }
    console.note(&words.text("backup-agency-keys"));
    Ok(())
}
