//! `lantern restore`: a backup and a copy of the keys become a house again, in an empty place.

use super::backup::DUTIES;
use crate::{arguments::Restore, clock, console::Console, house, outcome::Outcome, passphrase, settings::Settings};
use anyhow::{Context, Result};
use lantern_access::policy::Purpose;
use lantern_backup::{Opener, Restored, restore};
use lantern_disk::Disk;
use lantern_gate::LOCAL;
use lantern_store::{Act, Folder};
use lantern_words::{Arg, Words};
use serde_json::json;
use std::path::Path;

pub async fn run(asked: &Restore, settings: Settings, console: &dyn Console) -> Result<Outcome> {
    let words = Words::of(settings.language.value);
    let opener = match &asked.identity {
        Some(path) => Opener::identities(path)?,
        None => Opener::passphrase(&passphrase::ask(&words.text("restore-passphrase"))?),
    };
    let (place, folder) = (house::place(&settings), Folder::new(settings.folder.clone()));
    // Whoever restores holds the backup and the keys; accounts are what is being restored.
    let act = Act { actor: LOCAL.to_owned(), purpose: Purpose::Administration.code().to_owned(), at: clock::now().at };
    let work = lantern_backup::Restore {
        data: (&asked.backup, &opener),
        keys: (&asked.keys, &opener),
        place: &place,
        folder: &folder,
        key_files: settings.key_files.value.clone(),
        act: &act,
    };
    let label = words.text("restore-reading");
    let restored = restore(&work, &mut |done, total| console.progress(&label, u64::try_from(done).unwrap_or(0), u64::try_from(total).unwrap_or(0))).await;
    console.progress_done();
    let restored = restored?;
    put_rules(&restored, &settings.folder)?;
    say(asked, &settings, &restored, words, console);
    Ok(Outcome::Done)
}

/// The deployment's own rules come back where none lie; what an administrator has put there stays.
fn put_rules(restored: &Restored, folder: &Path) -> Result<()> {
    let disk = Disk::real();
    for (name, text) in &restored.texts {
        let path = match name.strip_prefix("policies/").filter(|file| is_plain(file)) {
            Some(file) => folder.join("policies").join(file),
            None if name == DUTIES => folder.join(DUTIES),
            None => continue,
        };
        if !path.exists() {
            disk.make_folder(path.parent().context("a file stands in a folder")?)?;
            disk.replace(&path, text).with_context(|| format!("cannot write {}", path.display()))?;
        }
    }
    Ok(())
}

/// A name that stays in its folder.
fn is_plain(file: &str) -> bool {
    file.strip_suffix(".cedar").is_some_and(|name| !name.is_empty())
        && !file.starts_with('.')
        && file.chars().all(|letter| letter.is_alphanumeric() || "-_.".contains(letter))
}

fn say(asked: &Restore, settings: &Settings, restored: &Restored, words: &Words, console: &dyn Console) {
    let snapshot = &restored.head.snapshot;
    if asked.reading.json {
        let said = json!({ "folder": settings.folder, "made_at": restored.head.made_at, "position": snapshot.position, "leaves": snapshot.leaves,
            "versions": restored.counts.versions, "erased_again": restored.erased_again });
        console.say(&said.to_string());
        return;
    }
    let (path, date) = (settings.folder.display().to_string(), restored.head.made_at.chars().take(16).collect::<String>().replace('T', " "));
    let position = words.number(u64::try_from(snapshot.position).unwrap_or(0));
    console.say(&words.with("restore-done", &[("path", Arg::from(&path)), ("position", Arg::from(&position)), ("date", Arg::from(&date))]));
    if restored.erased_again > 0 {
        console.say(&words.with("restore-erased", &[("count", Arg::from(&words.number(restored.erased_again)))]));
    }
    console.say(&words.text("restore-checked"));
    let keys = settings.key_files.value.display().to_string();
    console.note(&words.with("restore-agency-keys", &[("path", Arg::from(&keys))]));
    console.note(&words.text("restore-log"));
}
