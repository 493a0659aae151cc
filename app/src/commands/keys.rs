//! `lantern keys`: how the keys of agencies stand, and what is done with them.

use super::{Asked, grid};
use crate::{
    arguments::Keys,
    clock,
    console::Console,
    house,
    outcome::{Mistyped, Outcome},
    settings::Settings,
};
use anyhow::{Context, Result};
use lantern_access::policy::Purpose;
use lantern_gate::{AgencyKey, GateError, LOCAL};
use lantern_model::AgencyCode;
use lantern_store::{Act, Store};
use lantern_vault::ProtectionKind;
use lantern_words::{Arg, Words};
use serde_json::json;
use zeroize::Zeroizing;

pub async fn run(keys: &Keys, asked: &Asked) -> Result<Outcome> {
    match keys {
        Keys::List(reading) => list(reading.json, asked).await,
        Keys::Unlock { agency, .. } => {
            let code = AgencyCode::parse(agency)?;
            unlock(asked, &code).await?;
            index(asked, &code, false).await?;
            asked.console.say(&of_agency(asked, if asked.through_server { "cli-keys-is-unlocked" } else { "cli-keys-no-server" }, agency));
            Ok(Outcome::Done)
        }
        Keys::Lock { agency, .. } => {
            asked.house.gate.lock_agency(&asked.entered, &AgencyCode::parse(agency)?, &clock::now().at).await?;
            asked.console.say(&of_agency(asked, "cli-keys-is-locked", agency));
            Ok(Outcome::Done)
        }
        Keys::Sheets { agency, needed, of, .. } => sheets(agency, (*needed, *of), asked).await,
        Keys::Rotate { agency, .. } => rotate(agency, asked).await,
        Keys::Recover { agency, .. } => recover(agency, asked).await,
        Keys::Store(_) => anyhow::bail!("a server holds this folder: stop it first"),
    }
}

/// Gives the store a new key. Whoever can read the key file may: it asks for no sign-in, like an upgrade or a wiping.
pub async fn change_store_key(settings: &Settings, console: &dyn Console) -> Result<Outcome> {
    let act = Act { actor: LOCAL.to_owned(), purpose: Purpose::Administration.code().to_owned(), at: clock::now().at };
    Store::change_store_key(&house::place(settings), &act).await?;
    console.say(&Words::of(settings.language.value).text("cli-store-key-changed"));
    Ok(Outcome::Done)
}

fn of_agency(asked: &Asked, key: &str, agency: &str) -> String {
    asked.words().with(key, &[("agency", Arg::from(agency))])
}

/// The state of a file: in JSON as it stands, and the end of its words' key.
const fn file(key: &AgencyKey) -> &'static str {
    match (key.protection, key.fits) {
        (None, _) => "missing",
        (_, false) => "foreign",
        (Some(ProtectionKind::Open), true) => "open",
        (Some(ProtectionKind::Passphrase), true) => "sealed",
    }
}

async fn list(as_json: bool, asked: &Asked) -> Result<Outcome> {
    let (words, console) = (asked.words(), &asked.console);
    let keys = asked.house.gate.agency_keys(&asked.entered).await?;
    if as_json {
        for key in &keys {
            console.say(&json!({ "agency": key.agency.code.as_str(), "file": file(key), "unlocked": key.unlocked, "replacing": key.rotating }).to_string());
        }
        return Ok(Outcome::Done);
    }
    if keys.is_empty() {
        console.say(&words.text("cli-keys-none"));
        return Ok(Outcome::Done);
    }
    let mut grid = grid::grid(console.width(), &["import-list-agency", "keys-file", "keys-standing"].map(|key| words.text(key)), 3);
    for key in &keys {
        let standing = match (key.rotating, key.unlocked) {
            (true, _) => "keys-rotating",
            (false, true) => "keys-unlocked",
            (false, false) => "keys-locked",
        };
        grid.add_row([key.agency.code.to_string(), words.text(&format!("keys-file-{}", file(key))), words.text(standing)]);
    }
    console.say(&grid.to_string());
    Ok(Outcome::Done)
}

/// Unlocks with the passphrase that came with the command.
async fn unlock(asked: &Asked, agency: &AgencyCode) -> Result<()> {
    let passphrase = asked.secrets.passphrase.as_ref().map(crate::secrets::Secret::passphrase).transpose()?;
    Ok(asked.house.gate.unlock_agency(&asked.entered, agency, passphrase, &clock::now().at).await?)
}

/// A command that opens something brings its key along where no server holds one: its own vault ends with it. At a server the key is
/// unlocked once, by whoever may.
pub async fn with_key(asked: &Asked, agency: &AgencyCode) -> Result<()> {
    let is_unlocked = asked.house.gate.unlocked().await?.iter().any(|code| code == agency.as_str());
    if is_unlocked || (asked.through_server && asked.secrets.passphrase.is_none()) { Ok(()) } else { unlock(asked, agency).await }
}

/// The agency of whoever acts.
pub fn own_agency(asked: &Asked) -> Result<AgencyCode> {
    let code = asked.entered.agency().context("this account belongs to no agency: nobody's names are open to it")?;
    Ok(AgencyCode::parse(code)?)
}

/// Makes records findable that came in since the last time; with `anew`, all.
pub async fn index(asked: &Asked, agency: &AgencyCode, anew: bool) -> Result<u64> {
    let (console, label) = (asked.console.clone(), asked.words().text("keys-indexing"));
    let done = asked.house.gate.reindex(&asked.entered, agency, anew, &move |done, of| console.progress(&label, done, of), &clock::now().at).await;
    asked.console.progress_done();
    match done {
        // While a key is replaced, what it has not reached yet waits.
        Err(GateError::AgencyLocked { .. }) if !anew => Ok(0),
        other => Ok(other?),
    }
}

async fn sheets(agency: &str, numbers: (u8, u8), asked: &Asked) -> Result<Outcome> {
    let (code, words) = (AgencyCode::parse(agency)?, asked.words());
    with_key(asked, &code).await?;
    let sheets = asked.house.gate.recovery_sheets(&asked.entered, &code, numbers, &clock::now().at).await?;
    let (many, needed) = (words.number(sheets.len()), words.number(u32::from(numbers.0)));
    for (at, sheet) in sheets.into_iter().map(Zeroizing::new).enumerate() {
        let which = words.number(at + 1);
        asked.console.say(&words.with("account-sheet-title", &[("sheet", Arg::from(&which)), ("sheets", Arg::from(&many))]));
        asked.console.say(&format!("{agency} · {}", words.with("account-sheet-what", &[("needed", Arg::from(&needed))])));
        asked.console.say(&format!("{}\n", sheet.as_str()));
    }
    asked.console.note(&words.text("account-sheets-once"));
    Ok(Outcome::Done)
}

async fn rotate(agency: &str, asked: &Asked) -> Result<Outcome> {
    let old = asked.secrets.passphrase.as_ref().map(crate::secrets::Secret::passphrase).transpose()?;
    let new = asked.secrets.new_passphrase.as_ref().ok_or_else(|| Mistyped::error("a new key needs a new passphrase"))?.passphrase()?;
    let (console, label) = (asked.console.clone(), asked.words().text("keys-rotating"));
    let told = move |done, of| console.progress(&label, done, of);
    let done = asked.house.gate.rotate_agency(&asked.entered, &AgencyCode::parse(agency)?, (old, new), &told, &clock::now().at).await;
    asked.console.progress_done();
    done?;
    asked.console.say(&of_agency(asked, "cli-keys-rotated", agency));
    Ok(Outcome::Done)
}

async fn recover(agency: &str, asked: &Asked) -> Result<Outcome> {
    let new = asked.secrets.new_passphrase.as_ref().ok_or_else(|| Mistyped::error("a key that comes back needs a new passphrase"))?.passphrase()?;
    let sheets = asked.secrets.sheets.iter().map(|sheet| Zeroizing::new(sheet.expose().to_lowercase())).collect();
    asked.house.gate.recover_agency(&asked.entered, &AgencyCode::parse(agency)?, sheets, new, &clock::now().at).await?;
    asked.console.say(&of_agency(asked, "cli-keys-recovered", agency));
    Ok(Outcome::Done)
}
