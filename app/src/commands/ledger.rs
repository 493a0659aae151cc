//! `lantern ledger`: the log that nobody can rewrite, verified from its files, shown, proven, published.

use super::{Asked, grid, publishing};
use crate::{
    arguments::Ledger,
    clock,
    console::Console,
    outcome::{Mistyped, Outcome},
    settings::Settings,
};
use anyhow::{Context, Result, bail};
use lantern_access::policy::{Action, Purpose, ResourceKind};
use lantern_ledger::{
    Checkpoint, Files, Leaf, NoteVerifier, Policy, ProofFile,
    audit::{self, AuditProblem, AuditReport, PinVerdict, ProblemKind},
};
use lantern_store::{KEY_FILE, LogFolder, Store};
use lantern_words::{Arg, Words};
use serde::Deserialize;
use serde_json::json;
use std::{fs, ops::Range, path::Path};

/// What a proof file carries beside the proof: which journal entry, and the leaf that stands for its commit. It is a remark, and
/// is called one.
#[derive(Deserialize)]
struct Extra {
    position: i64,
    leaf: String,
}

/// What needs files only: no store, no lock, no secret.
pub fn on_files(command: &Ledger, settings: &Settings, console: &dyn Console) -> Result<Outcome> {
    let words = Words::of(settings.language.value);
    match command {
        Ledger::Verify { folder, pin, key, json } => verify(folder, pin.as_deref(), key.as_deref(), *json, (words, console)),
        Ledger::CheckProof { file, policy, json } => check_proof(file, policy, *json, (words, console)),
        _ => bail!("this command needs the store"),
    }
}

/// What needs the store.
pub async fn on_store(command: &Ledger, asked: &Asked) -> Result<Outcome> {
    match command {
        Ledger::Show(reading) => show(reading.json, asked).await,
        Ledger::Proof { position, out, .. } => proof(*position, &asked.path(out), asked).await,
        Ledger::Publish(reading) => {
            let published = publishing::publish(&asked.house).await?;
            if reading.json {
                let publication = &published.publication;
                let said = json!({ "size": publication.size, "files": publication.files, "differing": publication.differing,
                    "cosigned": published.cosigned, "silent": published.silent.iter().map(|(witness, _)| witness).collect::<Vec<_>>(), "quorum": published.has_quorum });
                asked.console.say(&said.to_string());
            } else {
                publishing::say(&published, asked.words(), &*asked.console);
            }
            Ok(if published.publication.differing.is_empty() { Outcome::Done } else { Outcome::Altered })
        }
        _ => bail!("this command reads files only"),
    }
}

/// The log in a folder, or in the data folder above it.
fn log_in(folder: &Path) -> LogFolder {
    let below = folder.join("ledger");
    LogFolder::new(if below.is_dir() { below } else { folder.to_owned() })
}

/// The key line that was given, from a file or from the log's own folder.
fn key_of(given: Option<&str>, log: &LogFolder, words: &Words, console: &dyn Console) -> Result<NoteVerifier> {
    let line = match given {
        Some(given) if Path::new(given).is_file() => fs::read_to_string(given)?,
        Some(given) => given.to_owned(),
        None => {
            console.note(&words.text("cli-ledger-key-beside"));
            let bytes = log.read(KEY_FILE)?.with_context(|| format!("there is no log here: the file {KEY_FILE} is missing"))?;
            String::from_utf8(bytes).context("the log's key line is not text")?
        }
    };
    Ok(NoteVerifier::parse(line.trim())?)
}

fn verify(folder: &Path, pin: Option<&Path>, key: Option<&str>, as_json: bool, (words, console): (&Words, &dyn Console)) -> Result<Outcome> {
    let log = log_in(folder);
    let key = key_of(key, &log, words, console)?;
    let pin = pin.map(|path| fs::read_to_string(path).with_context(|| format!("cannot read the checkpoint {}", path.display()))).transpose()?;
    let report = audit::audit(&log, &key, pin.as_deref());
    if as_json {
        console.say(&as_object(&report, &key).to_string());
    } else {
        say(&report, &key, words, console);
    }
    Ok(match report.pin {
        PinVerdict::Chopped(_) | PinVerdict::RolledBack(_) | PinVerdict::Forked | PinVerdict::Refused(_) => Outcome::Contradicted,
        _ if !report.is_sound() => Outcome::Altered,
        _ => Outcome::Done,
    })
}

/// The kind of a problem: in JSON as it stands, and the end of its words' key.
const fn code(kind: ProblemKind) -> &'static str {
    match kind {
        ProblemKind::Missing => "missing",
        ProblemKind::Unreadable => "unreadable",
        ProblemKind::Altered => "altered",
        ProblemKind::Length => "length",
        ProblemKind::Signature => "signature",
        ProblemKind::Rewritten => "rewritten",
        ProblemKind::OtherKey => "other-key",
    }
}

/// What a pin shows, for JSON.
fn pin_code(pin: &PinVerdict) -> String {
    match pin {
        PinVerdict::Chopped(entries) => format!("chopped {}..{}", entries.start, entries.end),
        PinVerdict::RolledBack(entries) => format!("rolled back {}..{}", entries.start, entries.end),
        PinVerdict::Forked => "forked".to_owned(),
        PinVerdict::Refused(error) => error.to_string(),
        PinVerdict::NotGiven => "not given".to_owned(),
        PinVerdict::Contained => "contained".to_owned(),
        PinVerdict::Undecided => "undecided".to_owned(),
    }
}

fn as_object(report: &AuditReport, key: &NoteVerifier) -> serde_json::Value {
    let problems: Vec<_> = report
        .problems
        .iter()
        .map(|one| json!({ "file": one.file, "bytes": [one.bytes.start, one.bytes.end], "entries": [one.entries.start, one.entries.end], "what": code(one.kind) }))
        .collect();
    json!({ "origin": key.name(), "size": report.size, "root": report.root.to_base64(), "sound": report.is_sound(), "pin": pin_code(&report.pin),
        "problems": problems, "cut_short": report.is_cut_short, "strays": report.strays })
}

fn say(report: &AuditReport, key: &NoteVerifier, words: &Words, console: &dyn Console) {
    if report.problems.is_empty() {
        console.say(&words.with("cli-ledger-intact", &[("origin", Arg::from(key.name())), ("count", Arg::count(report.size))]));
    } else {
        console.say(&words.with("cli-ledger-altered", &[("count", Arg::count(report.problems.len()))]));
        for one in &report.problems {
            console.say(&place(one, words));
        }
        if report.is_cut_short {
            console.say(&words.text("cli-ledger-cut-short"));
        }
    }
    if let Some(said) = pin(&report.pin, words) {
        console.say(&said);
    }
}

/// A range as people read one: its last member belongs to it.
fn range(range: &Range<u64>) -> String {
    let last = range.end.saturating_sub(1);
    if last <= range.start { range.start.to_string() } else { format!("{}–{last}", range.start) }
}

/// Where a problem is, as far as that can be told.
fn place(problem: &AuditProblem, words: &Words) -> String {
    let key = match (problem.bytes.is_empty(), problem.entries.is_empty()) {
        (false, false) => "cli-ledger-place",
        (false, true) => "cli-ledger-place-bytes",
        (true, false) => "cli-ledger-place-entries",
        (true, true) => "cli-ledger-place-file",
    };
    let what = words.text(&format!("cli-ledger-found-{}", code(problem.kind)));
    let (bytes, entries) = (range(&problem.bytes), range(&problem.entries));
    words.with(key, &[("file", Arg::from(&problem.file)), ("what", Arg::from(&what)), ("bytes", Arg::from(&bytes)), ("entries", Arg::from(&entries))])
}

/// What the checkpoint that was kept elsewhere shows; nothing where none was given.
fn pin(verdict: &PinVerdict, words: &Words) -> Option<String> {
    let gone = |key: &str, entries: &Range<u64>| words.with(key, &[("entries", Arg::from(&range(entries)))]);
    let what = match verdict {
        PinVerdict::NotGiven => return None,
        PinVerdict::Contained => return Some(words.text("cli-ledger-pin-agrees")),
        PinVerdict::Undecided => return Some(words.text("cli-ledger-pin-unknown")),
        PinVerdict::Chopped(entries) => gone("cli-ledger-pin-chopped", entries),
        PinVerdict::RolledBack(entries) => gone("cli-ledger-pin-rolled-back", entries),
        PinVerdict::Forked => words.text("cli-ledger-pin-forked"),
        PinVerdict::Refused(error) => words.with("cli-ledger-pin-refused", &[("reason", Arg::from(&error.to_string()))]),
    };
    Some(words.with("cli-ledger-pin-contradicts", &[("what", Arg::from(&what))]))
}

async fn show(as_json: bool, asked: &Asked) -> Result<Outcome> {
    let (store, words) = (&asked.house.store, asked.words());
    let now = lantern_ledger::Checkpoint::open(&store.checkpoint().await?, &store.ledger_verifier())?;
    let (published, witnesses) = match publishing::head(store)? {
        None => (0, Vec::new()),
        Some((head, note)) => {
            let seen = publishing::policy(&asked.house.settings)?.and_then(|policy| policy.check(&note, publishing::bounds()).ok());
            (head.size, seen.map(|seen| seen.witnesses).unwrap_or_default())
        }
    };
    let key = store.ledger_verifier().vkey();
    if as_json {
        let names: Vec<&String> = witnesses.iter().map(|(name, _)| name).collect();
        let said = json!({ "origin": now.origin, "key": key, "size": now.size, "root": now.root.to_base64(), "published": published, "witnesses": names });
        asked.console.say(&said.to_string());
        return Ok(Outcome::Done);
    }
    let mut grid = grid::grid(asked.console.width(), &["cli-ledger-what", "cli-ledger-value"].map(|key| words.text(key)), 2);
    let by =
        if witnesses.is_empty() { words.text("cli-ledger-nobody") } else { witnesses.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>().join(", ") };
    for (key, value) in [
        ("cli-ledger-name", now.origin.clone()),
        ("cli-ledger-key", key),
        ("cli-ledger-entries", now.size.to_string()),
        ("cli-ledger-entries-published", published.to_string()),
        ("cli-ledger-witnesses", by),
    ] {
        grid.add_row([words.text(key), value]);
    }
    asked.console.say(&grid.to_string());
    if published == 0 {
        asked.console.note(&words.text("cli-ledger-unpublished"));
    }
    Ok(Outcome::Done)
}

/// The published head, where it is one that covers a leaf.
fn head_over(store: &Store, index: u64) -> Result<Option<(Checkpoint, String)>> {
    Ok(publishing::head(store)?.filter(|(head, _)| head.size > index))
}

async fn proof(position: i64, out: &Path, asked: &Asked) -> Result<Outcome> {
    let (store, words) = (&asked.house.store, asked.words());
    let number = position.to_string();
    let missing = || Mistyped::error(words.with("cli-ledger-position-missing", &[("position", Arg::from(&number))]));
    let line = store.ledger_line_of(position).await?.ok_or_else(missing)?;
    let mut head = head_over(store, line.index)?;
    // Whoever may publish need not be told to do it first.
    if head.is_none() && asked.may(Action::ManageLedger, ResourceKind::Log, Purpose::Administration).is_ok() {
        publishing::say(&publishing::publish(&asked.house).await?, words, &*asked.console);
        head = head_over(store, line.index)?;
    }
    let Some((head, note)) = head else {
        return Err(Mistyped::error(words.with("cli-ledger-position-unpublished", &[("position", Arg::from(&number))])));
    };
    let file = store.published_proof(position, &line, head.size, note)?;
    lantern_disk::Disk::real().replace(out, file.write().as_bytes()).with_context(|| format!("cannot write {}", out.display()))?;
    let path = out.display().to_string();
    asked.console.say(&words.with("cli-ledger-proof-written", &[("position", Arg::from(&number)), ("path", Arg::from(&path))]));
    let [index, first, last] = [line.index.to_string(), line.event.first.to_string(), line.event.last.to_string()];
    asked.console.say(&words.with("cli-ledger-proof-leaf", &[("index", Arg::from(&index)), ("first", Arg::from(&first)), ("last", Arg::from(&last))]));
    Ok(Outcome::Done)
}

/// The longest proof file that is read.
const PROOF_BYTES_MAX: u64 = 1024 * 1024;

fn check_proof(file: &Path, policy: &Path, as_json: bool, (words, console): (&Words, &dyn Console)) -> Result<Outcome> {
    let read = |path: &Path| lantern_disk::Disk::real().read(path, PROOF_BYTES_MAX)?.with_context(|| format!("there is no file {}", path.display()));
    let policy = Policy::parse(read(policy)?)?;
    let text = String::from_utf8(read(file)?).context("the proof is not text")?;
    let checked = ProofFile::parse(&text).map_err(anyhow::Error::from).and_then(|proof| {
        let extra: Extra = serde_json::from_slice(proof.extra.as_deref().unwrap_or_default()).context("it does not say which entry it is about")?;
        let bytes: Option<Vec<u8>> = (0..extra.leaf.len()).step_by(2).map(|at| u8::from_str_radix(extra.leaf.get(at..at + 2)?, 16).ok()).collect();
        let leaf = Leaf::from_bytes(&bytes.context("its leaf cannot be read")?)?;
        let seen = proof.verify_within(&policy, leaf.bytes(), publishing::bounds())?;
        Ok((extra.position, proof.index, seen))
    });
    match checked {
        Ok((position, index, seen)) => {
            if as_json {
                let witnesses: Vec<&String> = seen.witnesses.iter().map(|(name, _)| name).collect();
                console.say(&json!({ "holds": true, "position": position, "position_proven": false, "index": index, "origin": seen.checkpoint.origin, "size": seen.checkpoint.size, "witnesses": witnesses }).to_string());
                return Ok(Outcome::Done);
            }
            let (position, index) = (position.to_string(), index.to_string());
            let all = [("position", Arg::from(&position)), ("index", Arg::from(&index)), ("origin", Arg::from(&seen.checkpoint.origin))];
            console.say(&words.with("cli-ledger-proof-holds", &all));
            for (witness, time) in &seen.witnesses {
                let date = clock::day(i64::try_from(*time).unwrap_or(0));
                console.say(&words.with("cli-ledger-seen", &[("witness", Arg::from(witness)), ("date", Arg::from(&date))]));
            }
            Ok(Outcome::Done)
        }
        Err(error) => {
            let reason = format!("{error:#}");
            if as_json {
                console.say(&json!({ "holds": false, "reason": reason }).to_string());
            } else {
                console.say(&words.with("cli-ledger-proof-fails", &[("reason", Arg::from(&reason))]));
            }
            Ok(Outcome::Altered)
        }
    }
}
