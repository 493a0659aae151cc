//! `lantern recipients`

use super::{LISTED_MAX, code, id, said, say_kept, table};
use crate::{
    arguments::Recipients,
    clock,
    commands::Asked,
    outcome::{Mistyped, Outcome},
};
use anyhow::Result;
use lantern_access::{
    consent::{Country, Flag, Line, RecipientId, RecipientKind, SealKey},
    credential::Agency,
};
use lantern_gate::RecipientDraft;

pub async fn recipients(command: &Recipients, asked: &Asked) -> Result<Outcome> {
    let (gate, entered, words, at) = (&asked.house.gate, &asked.entered, asked.words(), clock::now().at);
    match command {
        Recipients::List(reading) => list(reading.json, asked).await?,
        Recipients::Add { name, kind, country, agency, key, reading } => {
            let draft = RecipientDraft {
                name: Line::parse(name).map_err(|error| Mistyped::error(error.to_string()))?,
                kind: code("kind of recipient", kind, RecipientKind::from_code)?,
                country: Country::parse(country).map_err(|error| Mistyped::error(error.to_string()))?,
                agency: agency.as_deref().map(Agency::parse).transpose().map_err(|error| Mistyped::error(error.to_string()))?,
                seal_to: key.as_deref().map(SealKey::parse).transpose().map_err(|error| Mistyped::error(error.to_string()))?,
            };
            let kept = gate.add_recipient(entered, draft, &at).await.map_err(|error| said(words, error))?;
            say_kept(asked, kept.0, reading.json);
        }
        Recipients::Key { recipient, bring, take, .. } => {
            let recipient = RecipientId(id(recipient)?);
            let key = bring.as_deref().or(take.as_deref()).map(SealKey::parse).transpose().map_err(|error| Mistyped::error(error.to_string()))?;
            let (done, told) = match &key {
                None => (gate.drop_recipient_key(entered, recipient, &at).await, "sharing-key-dropped"),
                Some(key) if take.is_some() => (gate.take_recipient_key(entered, recipient, key, &at).await, "sharing-key-taken"),
                Some(key) => (gate.offer_recipient_key(entered, recipient, key.clone(), &at).await, "sharing-key-waits"),
            };
            done.map_err(|error| said(words, error))?;
            asked.console.say(&words.text(told));
        }
        Recipients::Assess { recipient, death_penalty, fair_trial, source, .. } => {
            let flags = (code("flag", death_penalty, Flag::from_code)?, code("flag", fair_trial, Flag::from_code)?);
            let source = Line::parse(source).map_err(|error| Mistyped::error(error.to_string()))?;
            gate.assess_recipient(entered, RecipientId(id(recipient)?), flags, source, &at).await.map_err(|error| said(words, error))?;
            asked.console.say(&words.text("sharing-assessed"));
        }
    }
    Ok(Outcome::Done)
}

async fn list(as_json: bool, asked: &Asked) -> Result<()> {
    let (recipients, _) = asked.house.gate.recipients(&asked.entered, (0, LISTED_MAX), &clock::now().at).await?;
    if as_json {
        for held in &recipients {
            asked.console.say(&serde_json::to_string(&held.body)?);
        }
        return Ok(());
    }
    let words = asked.words();
    if recipients.is_empty() {
        asked.console.say(&words.text("sharing-recipients-empty"));
        return Ok(());
    }
    let heads = ["sharing-id", "sharing-name", "sharing-kind", "sharing-country", "sharing-death-penalty", "sharing-fair-trial", "sharing-key"];
    let mut grid = table(asked, &heads);
    for held in &recipients {
        let one = &held.body;
        let key = words.text(if one.seal_to.is_some() { "frame-yes" } else { "frame-no" });
        let [kind, death_penalty, fair_trial] = [one.kind.key(), one.death_penalty.key(), one.fair_trial.key()].map(|key| words.text(&key));
        grid.add_row([held.id.to_string(), one.name.to_string(), kind, one.country.to_string(), death_penalty, fair_trial, key]);
    }
    asked.console.say(&grid.to_string());
    Ok(())
}
