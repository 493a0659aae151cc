//! `lantern holds`: what the law keeps, and the two signatures that end a hold early.

use super::{
    Asked, grid,
    person::record,
    requests::{LISTED_MAX, id, own_agency, said},
};
use crate::{
    arguments::Holds,
    clock,
    outcome::{Mistyped, Outcome},
};
use anyhow::Result;
use lantern_access::{
    consent::Line,
    credential::{Day, Login},
    policy::BasisKind,
};
use lantern_gate::NewHold;
use lantern_words::Arg;
use serde_json::json;

pub async fn run(holds: &Holds, asked: &Asked) -> Result<Outcome> {
    let (gate, words, at) = (&asked.house.gate, asked.words(), clock::now().at);
    match holds {
        Holds::List(reading) => return list(reading.json, asked).await,
        Holds::Set { record: text, basis, ground, owner, until, .. } => {
            let basis = BasisKind::from_code(basis).ok_or_else(|| Mistyped::error(format!("\"{basis}\" is not one of legal_duty, court_order")))?;
            let new = NewHold { basis, legal_basis: Line::parse(ground)?, owner: Login::parse(owner)?, until: Day::parse(until)? };
            gate.set_hold(&asked.entered, record(text)?, new, &at).await.map_err(|error| said(asked, error))?;
        }
        Holds::Release { hold, .. } => {
            let proposal = gate.propose_release(&asked.entered, id(hold)?, &at).await.map_err(|error| said(asked, error))?.to_string();
            asked.console.say(&words.with("rights-cli-two", &[("request", Arg::from(&proposal))]));
            return Ok(Outcome::Done);
        }
        Holds::Sign { proposal, .. } => gate.countersign(&asked.entered, id(proposal)?, &at).await.map_err(|error| said(asked, error))?,
    }
    asked.console.say(&words.text("rights-cli-kept"));
    Ok(Outcome::Done)
}

async fn list(as_json: bool, asked: &Asked) -> Result<Outcome> {
    let (words, console, now) = (asked.words(), &asked.console, clock::now());
    let (holds, _) = asked.house.gate.holds(&asked.entered, &own_agency(asked)?, (0, LISTED_MAX), &now.at).await?;
    if holds.is_empty() && !as_json {
        console.say(&words.text("rights-cli-nothing"));
        return Ok(Outcome::Done);
    }
    let today = Day::parse(&now.today)?;
    let heads = ["rights-see-hold", "records-code", "rights-hold-basis", "rights-hold-ground", "rights-hold-owner", "rights-hold-until", "rights-column-state"];
    let mut table = grid::grid(console.width(), &heads.map(|key| words.text(key)), heads.len());
    for held in &holds {
        let hold = &held.body;
        let state = match hold.released() {
            Some(_) => "rights-hold-released",
            None if hold.blocks(today) => "rights-hold-holds",
            None => "rights-hold-over",
        };
        if as_json {
            let line = json!({ "hold": held.id, "record": hold.person.to_string(), "basis": hold.basis.code(), "ground": hold.legal_basis.as_str(),
                "owner": hold.owner.as_str(), "until": hold.until().to_string(), "holds": hold.blocks(today), "released_at": hold.released().map(|(at, _)| at.to_string()) });
            console.say(&line.to_string());
        } else {
            let cells = [held.id.to_string(), hold.person.to_string(), words.text(&hold.basis.key()), hold.legal_basis.to_string(), hold.owner.to_string()];
            table.add_row(cells.into_iter().chain([hold.until().to_string(), words.text(state)]));
        }
    }
    if !as_json {
        console.say(&table.to_string());
    }
    Ok(Outcome::Done)
}
