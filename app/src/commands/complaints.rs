//! `lantern complaints`: what handlers do on their own machines, and the taking in of what came while a server runs.

use super::{Asked, grid};
use crate::{
    arguments::{Complaints, HandlerKeys, Reading},
    clock,
    console::Console,
    house::House,
    outcome::{Mistyped, Outcome},
    settings::Settings,
};
use anyhow::{Context, Result, bail, ensure};
use lantern_complaints::{
    Half, Identity, Opened, PARCEL_BYTES_MAX, Parcel, Passage, SafeContact, TEXT_BYTES_MAX, answer_to, open_first, open_second, seal_answer,
};
use lantern_disk::Disk;
use lantern_vault::Entropy;
use lantern_words::{Arg, Words};
use serde_json::json;
use std::{
    fs,
    io::{self, Read},
    os::unix::fs::PermissionsExt,
    path::Path,
    time::Duration,
};
use tokio::time::{MissedTickBehavior, interval};
use zeroize::Zeroizing;

/// How often a server looks whether a day is over. What came on it enters the journal then, whatever the hour of its coming was.
const LOOK_EVERY: Duration = Duration::from_mins(15);

/// The longest file of a key: comments of other programs may stand in it.
const KEY_BYTES_MAX: u64 = 8 * 1024;
/// The longest half.
const HALF_BYTES_MAX: u64 = 32 * 1024;
/// The longest question.
const QUESTION_BYTES_MAX: u64 = 4 * 1024;

/// Takes in what came on earlier days, for as long as a server runs.
pub async fn at_cadence(house: &House) {
    let mut ticks = interval(LOOK_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    loop {
        ticks.tick().await;
        if let Err(error) = house.gate.take_in_complaints(&clock::now().at).await {
            tracing::error!(%error, "what came yesterday could not be taken in");
        }
    }
}

/// `lantern complaints list`.
pub async fn list(reading: &Reading, asked: &Asked) -> Result<Outcome> {
    let (words, console) = (asked.words(), &asked.console);
    let seen = asked.house.gate.complaints(&asked.entered, &clock::now().at).await?;
    if reading.json {
        for one in &seen {
            let help = one.file.help.as_ref().map(|mark| json!({ "outcome": mark.outcome.code(), "by": mark.by.as_str(), "day": mark.day }));
            let opened_by: Vec<&str> = one.file.opened_by.iter().map(lantern_access::credential::Login::as_str).collect();
            let line = json!({ "id": one.id.to_string(), "received": one.file.received, "organisation": one.file.organisation.as_str(), "stage": one.file.stage.code(),
                "opened_by": opened_by, "help": help });
            console.say(&line.to_string());
        }
        return Ok(Outcome::Done);
    }
    if seen.is_empty() {
        console.say(&words.text("complaints-empty"));
        return Ok(Outcome::Done);
    }
    let heads = ["import-list-id", "complaints-received", "complaints-about", "complaints-standing"].map(|key| words.text(key));
    let mut grid = grid::grid(console.width(), &heads, 4);
    for one in &seen {
        let stage = words.text(&format!("complaints-stage-{}", one.file.stage.code()));
        grid.add_row([one.id.to_string(), one.file.received.clone(), one.file.organisation.to_string(), stage]);
    }
    console.say(&grid.to_string());
    Ok(Outcome::Done)
}

/// What needs no store.
pub fn on_files(command: &Complaints, settings: &Settings, console: &dyn Console) -> Result<Outcome> {
    let words = Words::of(settings.language.value);
    match command {
        Complaints::Key { out } => make_key(out, words, console)?,
        Complaints::Prove { key, question } => {
            if question.is_none() {
                console.note(&words.text("complaints-cli-question"));
            }
            let question = text_of(question.as_deref(), QUESTION_BYTES_MAX)?;
            console.say(&answer_to(&question, &identity(key)?)?);
        }
        Complaints::Open { file, keys, half, json } => open(file, keys, half.as_deref(), *json, words, console)?,
        Complaints::Answer { file, keys, text, out } => {
            let opened = opened(file, keys)?;
            let answer = Passage::text(&text_of(text.as_deref(), TEXT_BYTES_MAX as u64 * 2)?)?;
            write(out, seal_answer(&opened.address, &answer)?.to_json().as_bytes())?;
            console.say(&words.with("complaints-cli-answer-written", &[("path", Arg::from(&out.display().to_string()))]));
        }
        Complaints::List(_) => bail!("the list is read from a store"),
    }
    Ok(Outcome::Done)
}

fn make_key(out: &Path, words: &Words, console: &dyn Console) -> Result<()> {
    let identity = Identity::from_secret(Entropy::from_system().bytes()?);
    let line = Zeroizing::new(format!("{}\n", *identity.secret_line()));
    ensure!(!out.exists(), "{} is there already: name another file", out.display());
    write(out, line.as_bytes())?;
    console.note(&words.with("complaints-cli-key-made", &[("path", Arg::from(&out.display().to_string()))]));
    console.say(&identity.recipient().to_string());
    Ok(())
}

/// Writes a file for its owner only.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    Disk::real().create(path, bytes).with_context(|| format!("cannot write {}", path.display()))
}

fn read(path: &Path, bytes_max: u64) -> Result<Zeroizing<String>> {
    let bytes = Disk::real().read(path, bytes_max).with_context(|| format!("cannot read {}", path.display()))?;
    let bytes = bytes.ok_or_else(|| Mistyped::error(format!("there is no file {}", path.display())))?;
    Ok(Zeroizing::new(String::from_utf8(bytes).with_context(|| format!("{} is not text", path.display()))?))
}

fn text_of(path: Option<&Path>, bytes_max: u64) -> Result<Zeroizing<String>> {
    let Some(path) = path else {
        let mut text = Zeroizing::new(String::new());
        io::stdin().lock().take(bytes_max).read_to_string(&mut text).context("cannot read standard input")?;
        return Ok(text);
    };
    read(path, bytes_max)
}

/// A secret key, as this program or another program of age wrote it.
fn identity(path: &Path) -> Result<Identity> {
    let mode = fs::metadata(path).with_context(|| format!("cannot read the key file {}", path.display()))?.permissions().mode();
    ensure!((mode & 0o777).trailing_zeros() >= 6, "the key file {} can be read by other accounts of this machine: run chmod 600 on it", path.display());
    let text = read(path, KEY_BYTES_MAX)?;
    let line = text.lines().map(str::trim).find(|line| !line.is_empty() && !line.starts_with('#'));
    Identity::parse(line.unwrap_or_default()).with_context(|| format!("the key file {}", path.display()))
}

fn parcel(file: &Path, keys: &HandlerKeys) -> Result<Parcel> {
    let mut parcel = Parcel::parse(read(file, PARCEL_BYTES_MAX as u64)?.trim().as_bytes()).with_context(|| format!("the file {}", file.display()))?;
    if let Some(path) = &keys.with_half {
        let half: Half = serde_json::from_str(read(path, HALF_BYTES_MAX)?.trim()).with_context(|| format!("the half in {}", path.display()))?;
        parcel.half = Some(half);
    }
    Ok(parcel)
}

/// The complaint, where two keys have a part in it: of two people here, or of one with the other's half.
fn opened(file: &Path, keys: &HandlerKeys) -> Result<Opened> {
    let parcel = parcel(file, keys)?;
    let identities = keys.keys.iter().map(|path| identity(path)).collect::<Result<Vec<_>>>()?;
    match (identities.as_slice(), &parcel.half) {
        ([second], Some(half)) => Ok(open_second(half, &parcel.sealed, second)?),
        ([first, second], None) => Ok(open_second(&open_first(&parcel.sealed, first)?, &parcel.sealed, second)?),
        ([_], None) => bail!("one key reads nothing: the other person's half or key is needed"),
        _ => Err(Mistyped::error("name one key and a half, or two keys".to_owned())),
    }
}

fn open(file: &Path, keys: &HandlerKeys, half: Option<&Path>, json: bool, words: &Words, console: &dyn Console) -> Result<()> {
    let parcel = parcel(file, keys)?;
    if let ([first], None) = (keys.keys.as_slice(), &parcel.half) {
        let made = open_first(&parcel.sealed, &identity(first)?)?;
        let Some(path) = half else { return Err(Mistyped::error(words.text("complaints-cli-need-second"))) };
        write(path, serde_json::to_string(&made)?.as_bytes())?;
        console.say(&words.with("complaints-cli-half-written", &[("path", Arg::from(&path.display().to_string()))]));
        return Ok(());
    }
    let opened = opened(file, keys)?;
    let complaint = &opened.complaint;
    let lines = |contact: &SafeContact| {
        [("means", &contact.means), ("hours", &contact.hours), ("who", &contact.who), ("say", &contact.say), ("word", &contact.word)]
            .map(|(name, line)| (name, line.as_str().to_owned()))
    };
    if json {
        let contact = complaint.contact.as_ref().map(|contact| serde_json::Map::from_iter(lines(contact).map(|(name, line)| (name.to_owned(), line.into()))));
        let organisation = parcel.sealed.organisation().as_str();
        let said = json!({ "organisation": organisation, "kind": complaint.kind.key(), "urgency": complaint.urgency.key(), "text": complaint.text.as_str(), "contact": contact });
        console.say(&said.to_string());
        return Ok(());
    }
    let line = |key: &str, text: &str| console.say(&format!("{} {text}", words.text(key)));
    line("complaints-organisation", parcel.sealed.organisation().as_str());
    line("complaints-kind", &words.text(&format!("complaints-kind-{}", complaint.kind.key())));
    line("complaints-urgency", &words.text(&format!("complaints-urgency-{}", complaint.urgency.key())));
    for (name, text) in complaint.contact.as_ref().map(lines).iter().flatten().filter(|(_, text)| !text.is_empty()) {
        line(&format!("complaints-contact-{name}"), text);
    }
    console.say(&format!("\n{}", complaint.text.as_str()));
    Ok(())
}
