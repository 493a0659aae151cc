//! `lantern register` and `lantern retention`: what is done with people's data, what went wrong, and how long things are kept.

use super::{
    Asked, grid,
    requests::{LISTED_MAX, own_agency},
};
use crate::{
    arguments::{Register, Retention},
    clock,
    outcome::Outcome,
};
use anyhow::Result;
use lantern_words::Words;

/// The words of a list of codes.
fn listed(words: &Words, keys: impl Iterator<Item = String>) -> String {
    words.list(&keys.map(|key| words.text(&key)).collect::<Vec<_>>())
}

/// One line: what it is, and what it says.
fn line(asked: &Asked, key: &str, says: &str) {
    asked.console.say(&format!("  {}: {says}", asked.words().text(key)));
}

pub async fn run(register: &Register, asked: &Asked) -> Result<Outcome> {
    match register {
        Register::Processing(reading) => processing(reading.json, asked).await,
        Register::Incidents(reading) => incidents(reading.json, asked).await,
    }
}

async fn processing(as_json: bool, asked: &Asked) -> Result<Outcome> {
    let (entries, _) = asked.house.gate.processings(&asked.entered, (0, LISTED_MAX), &clock::now().at).await?;
    let words = asked.words();
    for held in &entries {
        let one = &held.body;
        if as_json {
            asked.console.say(&serde_json::to_string(one)?);
            continue;
        }
        asked.console.say(&format!("\n{}", one.title));
        line(asked, "import-list-agency", one.agency.as_str());
        line(asked, "rights-purposes", &listed(words, one.purposes.iter().map(|code| code.key())));
        line(asked, "rights-bases", &listed(words, one.bases.iter().map(|code| code.key())));
        line(asked, "rights-whose", &listed(words, one.whose.iter().map(|code| code.key())));
        line(asked, "rights-groups", &listed(words, one.groups.iter().map(|code| code.key())));
        line(asked, "rights-class", &words.text(&one.class.key()));
        line(asked, "rights-kept", &listed(words, one.kept.iter().map(|code| code.key())));
        for safeguard in &one.safeguards {
            line(asked, "rights-safeguards", safeguard.as_str());
        }
        line(asked, "rights-assessed-on", &one.assessed_on.map_or_else(|| words.text("frame-none"), |day| day.to_string()));
        line(asked, "rights-reviewed-on", &format!("{} · {}", one.reviewed_on, one.owner));
    }
    nothing(as_json, entries.is_empty(), asked);
    Ok(Outcome::Done)
}

async fn incidents(as_json: bool, asked: &Asked) -> Result<Outcome> {
    let (entries, _) = asked.house.gate.incidents(&asked.entered, (0, LISTED_MAX), &clock::now().at).await?;
    let words = asked.words();
    for held in &entries {
        let one = &held.body;
        if as_json {
            asked.console.say(&serde_json::to_string(one)?);
            continue;
        }
        let (reported, steps, tell, lesson) = one.history();
        asked.console.say(&format!("\n{} · {}", words.text(&one.kind.key()), words.text(&one.state().key())));
        line(asked, "rights-incident-reported", &format!("{} · {}", reported.at, reported.by));
        line(asked, "rights-incident-severity", &one.severity().map_or_else(|| words.text("frame-none"), |severity| words.text(&severity.key())));
        line(asked, "rights-incident-tell", &words.text(&tell.key()));
        for step in steps {
            let note = step.note.as_ref().map_or_else(String::new, |note| format!(" · {note}"));
            line(asked, "rights-incident-step", &format!("{} · {} · {}{note}", words.text(&step.kind.key()), step.signed.at, step.signed.by));
        }
        if let Some(lesson) = lesson {
            line(asked, "rights-incident-lesson", lesson.as_str());
        }
    }
    nothing(as_json, entries.is_empty(), asked);
    Ok(Outcome::Done)
}

fn nothing(as_json: bool, is_empty: bool, asked: &Asked) {
    if is_empty && !as_json {
        asked.console.say(&asked.words().text("rights-cli-nothing"));
    }
}

/// `lantern retention`.
pub async fn retention(retention: &Retention, asked: &Asked) -> Result<Outcome> {
    let (gate, words, console) = (&asked.house.gate, asked.words(), &asked.console);
    match retention {
        Retention::List(reading) => {
            let heads = ["rights-column-kept", "rights-column-days", "rights-column-from", "rights-column-action", "rights-column-state"];
            let mut table = grid::grid(console.width(), &heads.map(|key| words.text(key)), heads.len());
            for schedule in gate.schedules().await? {
                if reading.json {
                    console.say(&serde_json::to_string(&schedule)?);
                    continue;
                }
                let state = words.text(if schedule.is_live() { "rights-schedule-live" } else { "rights-schedule-ended" });
                let (kind, from, action) = (schedule.kind.key(), schedule.from.key(), schedule.action.key());
                table.add_row([words.text(&kind), words.number(schedule.days), words.text(&from), words.text(&action), state]);
            }
            if !reading.json {
                console.say(&table.to_string());
            }
        }
        Retention::Due(reading) => {
            let (due, _) = gate.due_files(&asked.entered, &own_agency(asked)?, (0, LISTED_MAX), &clock::now().at).await?;
            let heads = ["records-code", "rights-column-since", "rights-column-action", "rights-child"];
            let mut table = grid::grid(console.width(), &heads.map(|key| words.text(key)), heads.len());
            for held in &due {
                if reading.json {
                    console.say(&serde_json::to_string(&held.body)?);
                    continue;
                }
                let child = words.text(if held.body.child { "flag-yes" } else { "flag-no" });
                table.add_row([held.body.person.to_string(), held.body.since.to_string(), words.text(&held.body.action.key()), child]);
            }
            if !due.is_empty() && !reading.json {
                console.say(&table.to_string());
            }
            nothing(reading.json, due.is_empty(), asked);
        }
    }
    Ok(Outcome::Done)
}
