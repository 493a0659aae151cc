//! `lantern consents`

use super::{id, names, read, record, said, say_kept, table};
use crate::{arguments::Consents, clock, commands::Asked, outcome::Outcome};
use anyhow::Result;
use lantern_access::{
    consent::{Consent, DataGroup},
    credential::Instant,
};
use lantern_gate::{ConsentDraft, Papers};
use lantern_words::Words;
use serde_json::json;
use std::collections::BTreeSet;

pub async fn consents(command: &Consents, asked: &Asked) -> Result<Outcome> {
    let (gate, entered, words, at) = (&asked.house.gate, &asked.entered, asked.words(), clock::now().at);
    match command {
        Consents::List { record: text, reading } => {
            let papers = gate.papers(entered, record(text)?, &at).await?;
            list(&papers, reading.json, asked).await?;
        }
        Consents::Record { record: text, file, reading } => {
            let draft: ConsentDraft = read(&asked.path(file))?;
            let kept = gate.record_consent(entered, record(text)?, draft, &at).await.map_err(|error| said(words, error))?;
            say_kept(asked, kept, reading.json);
        }
        Consents::Withdraw { consent, .. } => {
            gate.withdraw_consent(entered, id(consent)?, &at).await.map_err(|error| said(words, error))?;
            asked.console.say(&words.text("consent-problem-withdrawn"));
        }
    }
    Ok(Outcome::Done)
}

fn groups(words: &Words, groups: &BTreeSet<DataGroup>) -> String {
    words.list(&groups.iter().map(|group| words.text(&group.key())).collect::<Vec<_>>())
}

/// Where a consent stands, as a code: what a pipe asks for.
fn state(consent: &Consent, at: Instant) -> &'static str {
    consent.check_live(at).map_or_else(lantern_access::consent::ConsentProblem::code, |()| "live")
}

async fn list(papers: &Papers, as_json: bool, asked: &Asked) -> Result<()> {
    let (words, at) = (asked.words(), Instant::parse(&clock::now().at)?);
    if as_json {
        for held in &papers.consents {
            asked.console.say(&json!({ "kind": "consent", "state": state(&held.body, at), "consent": held.body }).to_string());
        }
        for held in &papers.decisions {
            let state = held.body.check_live(at).map_or_else(lantern_access::consent::DecisionProblem::code, |()| "live");
            asked.console.say(&json!({ "kind": "decision", "state": state, "decision": held.body }).to_string());
        }
        return Ok(());
    }
    if papers.stopped {
        asked.console.note(&words.text("share-refusal-stopped-by-person"));
    }
    if papers.consents.is_empty() && papers.decisions.is_empty() {
        asked.console.say(&words.text("sharing-consents-empty"));
        return Ok(());
    }
    let names = names(asked).await?;
    let mut grid = table(asked, &["sharing-id", "sharing-ground", "sharing-recipient", "sharing-purpose", "sharing-groups", "sharing-until", "people-state"]);
    let purpose = |code: &str| words.text(&format!("purpose-{}", code.replace('_', "-")));
    for held in &papers.consents {
        let one = &held.body;
        let standing = one.check_live(at).map_or_else(|problem| words.text(&problem.key()), |()| words.text("sharing-in-force"));
        let recipient = names.get(&one.recipient).cloned().unwrap_or_default();
        grid.add_row([
            held.id.to_string(),
            words.text("basis-consent"),
            recipient,
            purpose(one.purpose.code()),
            groups(words, &one.groups),
            one.until.to_string(),
            standing,
        ]);
    }
    for held in &papers.decisions {
        let one = &held.body;
        let standing = one.check_live(at).map_or_else(|problem| words.text(&problem.key()), |()| words.text("sharing-in-force"));
        let recipient = names.get(&one.recipient).cloned().unwrap_or_default();
        let kind = words.text(&format!("basis-{}", one.kind.code().replace('_', "-")));
        grid.add_row([held.id.to_string(), kind, recipient, purpose(one.purpose.code()), groups(words, &one.groups), one.until.to_string(), standing]);
    }
    asked.console.say(&grid.to_string());
    Ok(())
}
