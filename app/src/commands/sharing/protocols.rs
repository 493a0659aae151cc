//! `lantern protocols`

use super::{LISTED_MAX, id, names, read, said, say_kept, table};
use crate::{arguments::Protocols, clock, commands::Asked, outcome::Outcome};
use anyhow::Result;
use lantern_access::{
    consent::{Protocol, ProtocolTerms},
    credential::Instant,
};
use lantern_gate::Held;
use serde_json::{Value, json};

pub async fn protocols(command: &Protocols, asked: &Asked) -> Result<Outcome> {
    let (gate, entered, words, at) = (&asked.house.gate, &asked.entered, asked.words(), clock::now().at);
    match command {
        Protocols::List(reading) => list(reading.json, asked).await?,
        Protocols::Show { protocol, reading } => show(&gate.protocol(entered, id(protocol)?, &at).await?, reading.json, asked).await?,
        Protocols::Draft { file, reading } => {
            let terms: ProtocolTerms = read(&asked.path(file))?;
            let kept = gate.draft_protocol(entered, terms, &at).await.map_err(|error| said(words, error))?;
            say_kept(asked, kept, reading.json);
        }
        Protocols::Check { protocol, .. } => {
            gate.check_protocol(entered, id(protocol)?, &at).await.map_err(|error| said(words, error))?;
            asked.console.say(&words.text("sharing-checked"));
        }
        Protocols::Approve { protocol, .. } => {
            gate.approve_protocol(entered, id(protocol)?, &at).await.map_err(|error| said(words, error))?;
            asked.console.say(&words.text("sharing-approved"));
        }
        Protocols::End { protocol, .. } => {
            gate.end_protocol(entered, id(protocol)?, &at).await.map_err(|error| said(words, error))?;
            asked.console.say(&words.text("sharing-ended"));
        }
    }
    Ok(Outcome::Done)
}

/// One protocol as JSON: its terms, where it stands and who signed.
fn object(held: &Held<Protocol>, at: Instant) -> Value {
    let (drafted, approved) = held.body.signatures();
    json!({ "id": held.id, "state": held.body.state(at), "terms": held.body.terms(), "drafted": drafted, "checked": held.body.checked(),
        "approved": approved, "ended": held.body.ended() })
}

async fn list(as_json: bool, asked: &Asked) -> Result<()> {
    let now = clock::now().at;
    let at = Instant::parse(&now)?;
    let (protocols, _) = asked.house.gate.protocols(&asked.entered, (0, LISTED_MAX), &now).await?;
    if as_json {
        for held in &protocols {
            asked.console.say(&object(held, at).to_string());
        }
        return Ok(());
    }
    let (words, names) = (asked.words(), names(asked).await?);
    if protocols.is_empty() {
        asked.console.say(&words.text("sharing-protocols-empty"));
        return Ok(());
    }
    let mut grid = table(asked, &["sharing-id", "sharing-title-of", "sharing-recipient", "sharing-purpose", "sharing-until", "people-state"]);
    for held in &protocols {
        let terms = held.body.terms();
        let recipient = names.get(&terms.recipient).cloned().unwrap_or_default();
        let purpose = words.text(&format!("purpose-{}", terms.purpose.code().replace('_', "-")));
        grid.add_row([held.id.to_string(), terms.title.to_string(), recipient, purpose, terms.expires.to_string(), words.text(&held.body.state(at).key())]);
    }
    asked.console.say(&grid.to_string());
    Ok(())
}

async fn show(held: &Held<Protocol>, as_json: bool, asked: &Asked) -> Result<()> {
    let at = Instant::parse(&clock::now().at)?;
    if as_json {
        asked.console.say(&object(held, at).to_string());
        return Ok(());
    }
    let (words, names, terms) = (asked.words(), names(asked).await?, held.body.terms());
    let (drafted, approved) = held.body.signatures();
    let groups = words.list(&terms.groups.iter().map(|group| words.text(&group.key())).collect::<Vec<_>>());
    let parties = words.list(&terms.parties.iter().map(ToString::to_string).collect::<Vec<_>>());
    let none = || words.text("frame-none");
    let mut grid = table(asked, &["cli-ledger-what", "cli-ledger-value"]);
    for (key, value) in [
        ("sharing-title-of", terms.title.to_string()),
        ("people-state", words.text(&held.body.state(at).key())),
        ("sharing-parties", parties),
        ("sharing-recipient", names.get(&terms.recipient).cloned().unwrap_or_default()),
        ("sharing-purpose", words.text(&format!("purpose-{}", terms.purpose.code().replace('_', "-")))),
        ("sharing-groups", groups),
        ("sharing-level", words.text(&terms.level.key())),
        ("sharing-frequency", words.text(&terms.frequency.key())),
        ("sharing-class", words.text(&terms.class.key())),
        ("sharing-starts", terms.starts.to_string()),
        ("sharing-until", terms.expires.to_string()),
        ("sharing-drafted", drafted.by.to_string()),
        ("sharing-checked", held.body.checked().map_or_else(none, |signature| signature.by.to_string())),
        ("sharing-approved", approved.map_or_else(none, |signature| signature.by.to_string())),
        ("sharing-ended", held.body.ended().map_or_else(none, |signature| signature.by.to_string())),
    ] {
        grid.add_row([words.text(key), value]);
    }
    asked.console.say(&grid.to_string());
    Ok(())
}
