//! `lantern witness`: cosigns the heads of others' logs, so that none of them can be rewritten unseen (c2sp.org/tlog-witness).

use super::serve;
use crate::{arguments, clock, console::Console, listen::Plan, outcome::Outcome, settings::Settings};
use anyhow::{Context, Result};
use axum::{
    Router,
    body::Bytes,
    extract::{DefaultBodyLimit, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::post,
};
use lantern_disk::Disk;
use lantern_ledger::{
    Checkpoint, Cosigner, NoteVerifier,
    witness::{Heads, Witness},
};
use lantern_vault::Entropy;
use lantern_words::{Arg, Words};
use std::{
    fs::File,
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};
use tokio::signal::unix::{SignalKind, signal};

/// The largest request: 64 proof hashes and a note with its signatures.
const BODY_BYTES_MAX: usize = 64 * 1024;

/// The largest head that was kept.
const HEAD_BYTES_MAX: u64 = 16 * 1024;

/// The file of the witness's key and name.
const KEY: &str = "witness.key";

/// The last head of each log, a file each; one request at a time changes one.
struct Kept {
    folder: PathBuf,
    disk: Disk,
    turn: Mutex<()>,
}

impl Kept {
    /// A log's name may hold anything; its file's name is a hash of it.
    fn file(&self, origin: &str) -> PathBuf {
        self.folder.join(format!("{}.head", blake3::hash(origin.as_bytes()).to_hex()))
    }
}

impl Heads for Kept {
    fn latest(&self, origin: &str) -> io::Result<Option<Checkpoint>> {
        let Some(bytes) = self.disk.read(&self.file(origin), HEAD_BYTES_MAX)? else { return Ok(None) };
        // A head that cannot be read is not taken for none: that would let a log begin again.
        let text = String::from_utf8(bytes).map_err(io::Error::other)?;
        Checkpoint::parse(&text).map(Some).map_err(io::Error::other)
    }

    fn advance(&self, from: Option<&Checkpoint>, to: &Checkpoint) -> io::Result<bool> {
        let _turn = self.turn.lock().unwrap_or_else(PoisonError::into_inner);
        if self.latest(&to.origin)?.as_ref() != from {
            return Ok(false);
        }
        self.disk.replace(&self.file(&to.origin), to.to_text().as_bytes())?;
        Ok(true)
    }
}

struct Role {
    witness: Witness,
    heads: Kept,
}

pub async fn run(asked: &arguments::Witness, settings: &Settings, console: &dyn Console) -> Result<Outcome> {
    let words = Words::of(settings.language.value);
    let plan = Plan::alone(asked.listen, asked.tls.certificate.as_deref(), asked.tls.key.as_deref(), words)?;
    let disk = Disk::real();
    disk.make_folder(&asked.dir)?;
    let _lock = lock(&asked.dir)?;
    let logs = asked.logs.iter().map(|line| NoteVerifier::parse(line)).collect::<Result<Vec<_>, _>>()?;
    let witness = Witness::new(cosigner(&asked.dir, asked.name.as_deref())?, logs);
    let key = witness.verifier().vkey();
    let role = Arc::new(Role { witness, heads: Kept { folder: asked.dir.clone(), disk, turn: Mutex::new(()) } });
    let router = Router::new().route("/add-checkpoint", post(add)).layer(DefaultBodyLimit::max(BODY_BYTES_MAX)).with_state(role);
    let (listening, names) = plan.open().await?;
    let mut terminate = signal(SignalKind::terminate())?;
    console.say(&words.with("cli-witness-key", &[("key", Arg::from(&key))]));
    console.say(&words.with("cli-witness-address", &[("address", Arg::from(&names.address))]));
    listening.serve(router, async move { serve::interrupted(&mut terminate).await }).await;
    Ok(Outcome::Done)
}

/// Takes the folder for this process: two witnesses of one key could sign two histories.
fn lock(folder: &Path) -> Result<File> {
    let file = File::options().create(true).truncate(false).write(true).open(folder.join("lock"))?;
    file.try_lock().with_context(|| format!("another witness is using {}", folder.display()))?;
    Ok(file)
}

/// The witness's key; made on the first start.
fn cosigner(folder: &Path, name: Option<&str>) -> Result<Cosigner> {
    let (disk, path) = (Disk::real(), folder.join(KEY));
    if let Some(bytes) = disk.read(&path, HEAD_BYTES_MAX)? {
        let text = String::from_utf8(bytes).context("the witness's key file is not text")?;
        let (name, hex) = text.trim_end().rsplit_once(' ').context("the witness's key file is not one")?;
        let seed = blake3::Hash::from_hex(hex).context("the witness's key file is not one")?;
        return Ok(Cosigner::from_seed(name, *seed.as_bytes())?);
    }
    let mut entropy = Entropy::from_system();
    let made = format!("{:016x}", u64::from_be_bytes(entropy.bytes()?));
    let name = name.map_or_else(|| format!("lantern.invalid/witness/{made}"), str::to_owned);
    let seed: [u8; 32] = entropy.bytes()?;
    disk.create(&path, format!("{name} {}\n", blake3::Hash::from_bytes(seed).to_hex()).as_bytes())?;
    Ok(Cosigner::from_seed(&name, seed)?)
}

/// `POST /add-checkpoint`. The head is on the disk before the answer leaves.
async fn add(State(role): State<Arc<Role>>, body: Bytes) -> Response {
    let now = u64::try_from(clock::seconds()).unwrap_or(0);
    let answer = tokio::task::spawn_blocking(move || role.witness.add_checkpoint(&body, now, &role.heads)).await;
    let Ok(answer) = answer else { return StatusCode::INTERNAL_SERVER_ERROR.into_response() };
    let (kind, text) = answer.body();
    let status = StatusCode::from_u16(answer.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    (status, [(header::CONTENT_TYPE, kind)], text).into_response()
}
