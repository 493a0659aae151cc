//! Publishing the log: its files, then its head, with the signatures of whatever witnesses answer.

use crate::{clock, console::Console, house::House, settings::Settings};
use anyhow::{Context, Result, bail};
use futures::future::join_all;
use lantern_ledger::{Checkpoint, CosignatureVerifier, Note, NoteSignature, Policy, TimeBounds, witness};
use lantern_store::{Publication, Store};
use lantern_transport::Client;
use lantern_words::{Arg, Words};
use std::{fs, time::Duration};
use tokio::time::{MissedTickBehavior, interval};

/// What a publication came to.
pub struct Published {
    pub publication: Publication,
    /// Witnesses that cosigned, by name.
    pub cosigned: Vec<String>,
    /// Those that did not, with why.
    pub silent: Vec<(String, String)>,
    /// Whether the policy's quorum is met; none where there is no policy.
    pub has_quorum: Option<bool>,
}

/// The policy of the settings; none where none is named.
pub fn policy(settings: &Settings) -> Result<Option<Policy>> {
    let Some(path) = &settings.ledger_policy.value else { return Ok(None) };
    let bytes = fs::read(path).with_context(|| format!("cannot read the policy {}", path.display()))?;
    Ok(Some(Policy::parse(bytes).with_context(|| format!("the policy {} cannot be understood", path.display()))?))
}

/// Publishes the log as it stands.
pub async fn publish(house: &House) -> Result<Published> {
    let store = &house.store;
    let _turn = house.publishing.lock().await;
    let publication = store.prepare_publication().await?;
    let mut published = Published { publication, cosigned: Vec::new(), silent: Vec::new(), has_quorum: None };
    let mut note = Note::parse(&published.publication.checkpoint)?;
    if let Some(policy) = policy(&house.settings)? {
        let authorities =
            house.settings.ledger_authorities.value.as_ref().map(fs::read_to_string).transpose().context("cannot read the authorities of the witnesses")?;
        let client = Client::new(authorities.as_deref())?;
        // All at once: one that does not answer keeps the others waiting for nothing.
        let asked = policy.witnesses().map(async |(witness, url)| (witness, cosign(store, &client, &published.publication, witness, url).await));
        for (witness, answer) in join_all(asked).await {
            match answer {
                Ok(lines) => {
                    for line in lines {
                        note.add(line)?;
                    }
                    published.cosigned.push(witness.name().to_owned());
                }
                Err(error) => published.silent.push((witness.name().to_owned(), format!("{error:#}"))),
            }
        }
        published.has_quorum = Some(policy.check(&note.to_text(), TimeBounds::default()).is_ok());
    }
    store.finish_publication(&published.publication, &note.to_text())?;
    Ok(published)
}

/// Before a command ends: the files of what is not published yet, and the head. One that witnesses sign is shown with their signatures
/// only: a bare one would take theirs away.
pub async fn leave(house: &House) -> Result<()> {
    let _turn = house.publishing.lock().await;
    let publication = house.store.prepare_publication().await?;
    tell_differing(&publication);
    if publication.size > publication.before && house.settings.ledger_policy.value.is_none() {
        house.store.finish_publication(&publication, &publication.checkpoint)?;
    }
    Ok(())
}

fn tell_differing(publication: &Publication) {
    for file in &publication.differing {
        tracing::error!(file, "a file of the log differs from the store and was left as it is: run `lantern ledger verify`");
    }
}

/// Asks one witness: from the size that we published last, and once more from the size that it says it knows.
async fn cosign(store: &Store, client: &Client, publication: &Publication, witness: &CosignatureVerifier, url: Option<&str>) -> Result<Vec<NoteSignature>> {
    let address = format!("{}/add-checkpoint", url.context("the policy names no address for it")?.trim_end_matches('/'));
    let text = Note::parse(&publication.checkpoint)?.text().to_owned();
    let mut old = publication.before;
    for _ in 0..2 {
        let proof = if old == 0 { Vec::new() } else { store.published_consistency(old, publication.size)? };
        let request = witness::AddCheckpoint { old, proof, checkpoint: publication.checkpoint.clone() };
        let answer = client.post(&address, request.to_text().into_bytes()).await?;
        let body = String::from_utf8(answer.body).context("its answer is not text")?;
        match answer.status {
            200 => {
                let lines = witness::cosignatures(&body, &text, witness)?;
                anyhow::ensure!(!lines.is_empty(), "its answer has no signature of its own");
                return Ok(lines);
            }
            409 => old = witness::conflict_size(&body).filter(|size| *size <= publication.size).context("it knows a longer log than this one")?,
            status => bail!("it answered {status}"),
        }
    }
    bail!("it knows another log than this one")
}

/// How often every published file is compared with the store, old ones too.
const COMPARED_EVERY: Duration = Duration::from_hours(24);

/// Publishes at fixed times for as long as a server runs: the growth of the log then says nothing of when the house was busy. At the
/// start and once a day the whole log is compared with the store.
pub async fn at_cadence(house: &House) {
    let (mut ticks, mut compared) = (interval(house.settings.ledger_cadence.value), interval(COMPARED_EVERY));
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    loop {
        tokio::select! {
            _ = compared.tick() => compare(house).await,
            _ = ticks.tick() => publish_aloud(house).await,
        }
    }
}

async fn compare(house: &House) {
    let _turn = house.publishing.lock().await;
    match house.store.check_tiles().await {
        Ok(compared) => tell_differing(&compared),
        Err(error) => tracing::error!(%error, "the log's files could not be compared with the store"),
    }
}

async fn publish_aloud(house: &House) {
    match publish(house).await {
        Ok(published) => {
            tell_differing(&published.publication);
            for (witness, reason) in &published.silent {
                tracing::warn!(witness, reason, "a witness did not cosign");
            }
            if published.has_quorum == Some(false) {
                tracing::warn!("too few witnesses cosigned for the policy");
            }
        }
        Err(error) => tracing::error!(error = format!("{error:#}"), "the log could not be published"),
    }
}

/// Says what a publication came to.
pub fn say(published: &Published, words: &Words, console: &dyn Console) {
    console.say(&words.with("cli-ledger-published", &[("count", Arg::count(published.publication.size))]));
    for witness in &published.cosigned {
        console.say(&words.with("cli-ledger-cosigned", &[("witness", Arg::from(witness))]));
    }
    for (witness, reason) in &published.silent {
        console.note(&words.with("cli-ledger-not-cosigned", &[("witness", Arg::from(witness)), ("reason", Arg::from(reason))]));
    }
    for file in &published.publication.differing {
        console.note(&words.with("cli-ledger-differing", &[("file", Arg::from(file))]));
    }
    match published.has_quorum {
        Some(true) => console.say(&words.text("cli-ledger-quorum")),
        Some(false) => console.note(&words.text("cli-ledger-no-quorum")),
        None => {}
    }
}

/// The head that was published last.
pub fn head(store: &Store) -> Result<Option<(Checkpoint, String)>> {
    use lantern_ledger::Files;
    let folder = store.log_folder();
    let Some(bytes) = folder.read(lantern_store::CHECKPOINT_FILE)? else { return Ok(None) };
    let note = String::from_utf8(bytes).context("the published checkpoint is not text")?;
    Ok(Some((Checkpoint::open(&note, &store.ledger_verifier())?, note)))
}

/// Until when a clock of another machine may be ahead of ours.
pub fn bounds() -> TimeBounds {
    const AHEAD_SECONDS: u64 = 300;
    let now = u64::try_from(clock::seconds()).unwrap_or(0);
    TimeBounds { earliest_seconds: None, latest_seconds: Some(now + AHEAD_SECONDS) }
}
