//! `lantern open`, `lantern emergency`, `lantern find`, `lantern reindex`: what is about one person, each with its trace.

use super::{Asked, grid, keys};
use crate::{
    arguments::{Emergency, Find, Open, Reindex},
    clock,
    outcome::{Mistyped, Outcome},
};
use anyhow::Result;
use lantern_access::policy::Purpose;
use lantern_gate::{GlassReason, OpenedRecord, PEOPLE_MAX, SoughtIn};
use lantern_model::{Identity, RecordId};
use lantern_words::Arg;
use serde_json::json;

pub fn record(text: &str) -> Result<RecordId> {
    RecordId::parse(text).ok_or_else(|| Mistyped::error(format!("\"{text}\" is not the code of a record; its page shows the whole code")))
}

fn one_of<T>(name: &str, text: &str, found: Option<T>, all: &[&str]) -> Result<T> {
    found.ok_or_else(|| Mistyped::error(format!("\"{text}\" is no {name}: use one of {}", all.join(", "))))
}

pub async fn open(open: &Open, asked: &Asked) -> Result<Outcome> {
    let all: Vec<&str> = PURPOSES.iter().map(|purpose| purpose.code()).collect();
    let purpose = one_of("purpose", &open.purpose, PURPOSES.into_iter().find(|purpose| purpose.code() == open.purpose), &all)?;
    let record = record(&open.record)?;
    keys::with_key(asked, &keys::own_agency(asked)?).await?;
    let opened = asked.house.gate.open_record(&asked.entered, record, purpose, &clock::now().at).await?;
    say(&opened, open.reading.json, asked);
    Ok(Outcome::Done)
}

/// What names may be opened for.
const PURPOSES: [Purpose; 4] = [Purpose::Casework, Purpose::Referral, Purpose::PersonRequest, Purpose::LegalAid];

pub async fn emergency(emergency: &Emergency, asked: &Asked) -> Result<Outcome> {
    let all: Vec<&str> = GlassReason::ALL.iter().map(|reason| reason.code()).collect();
    let reason = one_of("reason", &emergency.reason, GlassReason::from_code(&emergency.reason), &all)?;
    let record = record(&emergency.record)?;
    let text = asked.secrets.text.as_ref().map(|text| text.expose().to_owned()).unwrap_or_default();
    let words = Identity::new(text).map_err(|_| Mistyped::error("the reason is too long: two sentences are enough"))?;
    keys::with_key(asked, &keys::own_agency(asked)?).await?;
    let opened = asked.house.gate.break_glass(&asked.entered, record, (reason, words), &clock::now().at).await?;
    say(&opened, emergency.reading.json, asked);
    Ok(Outcome::Done)
}

fn say(opened: &OpenedRecord, as_json: bool, asked: &Asked) {
    let words = asked.words();
    if as_json {
        let value = |value: &lantern_gate::OpenedValue| json!({ "unit": value.unit.name(), "sequence": value.sequence, "field": value.field.name, "text": value.text.as_str() });
        let values: Vec<_> = opened.values.iter().map(value).collect();
        asked.console.say(&json!({ "record": opened.record.to_string(), "values": values }).to_string());
    } else if opened.values.is_empty() {
        asked.console.say(&words.text("opened-nothing"));
    } else {
        let mut grid = grid::bare(asked.console.width());
        for value in &opened.values {
            let field = words.text(&format!("field-{}-{}", value.unit.name().replace('_', "-"), value.field.name.replace('_', "-")));
            grid.add_row([field, value.text.to_string()]);
        }
        asked.console.say(&grid.to_string());
    }
    asked.console.note(&words.text("cli-open-trace"));
}

pub async fn find(find: &Find, asked: &Asked) -> Result<Outcome> {
    let all: Vec<&str> = SoughtIn::ALL.iter().map(|place| place.code()).collect();
    let place = one_of("place to look in", &find.place, SoughtIn::from_code(&find.place), &all)?;
    let text = asked.secrets.text.clone().unwrap_or_default();
    let agency = keys::own_agency(asked)?;
    keys::with_key(asked, &agency).await?;
    let found = asked.house.gate.find_person(&asked.entered, Purpose::Casework, (place, text.expose()), &clock::now().at).await?;
    let (words, console) = (asked.words(), &asked.console);
    if find.reading.json {
        let records: Vec<String> = found.records.iter().map(ToString::to_string).collect();
        console.say(&json!({ "records": records, "more": found.more, "incomplete": found.incomplete }).to_string());
        return Ok(Outcome::Done);
    }
    for record in &found.records {
        console.say(&record.to_string());
    }
    if found.records.is_empty() {
        console.say(&words.text("find-nobody"));
    }
    if found.more {
        console.note(&words.with("find-more", &[("count", Arg::count(PEOPLE_MAX))]));
    }
    if found.incomplete {
        console.note(&words.text("find-incomplete"));
    }
    Ok(Outcome::Done)
}

pub async fn reindex(reindex: &Reindex, asked: &Asked) -> Result<Outcome> {
    let agency = keys::own_agency(asked)?;
    keys::with_key(asked, &agency).await?;
    let done = keys::index(asked, &agency, reindex.anew).await?;
    asked.console.say(&asked.words().with("keys-indexed", &[("count", Arg::count(done))]));
    Ok(Outcome::Done)
}
