//! `lantern browsing`: who opened far more names than others, and records that nobody has a reason to open.

use super::{Asked, grid, names::record};
use crate::{arguments::Browsing, clock, outcome::Outcome};
use anyhow::Result;
use lantern_words::Arg;
use serde_json::json;

pub async fn run(browsing: &Browsing, asked: &Asked) -> Result<Outcome> {
    let (gate, words, console, now) = (&asked.house.gate, asked.words(), &asked.console, clock::now().at);
    if let Some(text) = &browsing.canary {
        gate.place_canary(&asked.entered, record(text)?, &now).await?;
        console.say(&words.with("cli-browsing-placed", &[("record", Arg::from(text))]));
        return Ok(Outcome::Done);
    }
    if let Some(text) = &browsing.no_canary {
        gate.remove_canary(&asked.entered, record(text)?, &now).await?;
        console.say(&words.with("cli-browsing-removed", &[("record", Arg::from(text))]));
        return Ok(Outcome::Done);
    }
    let report = gate.browsing_report(&asked.entered, browsing.days.into(), &now).await?;
    if browsing.reading.json {
        let unusual: Vec<_> = report.unusual.iter().map(|one| json!({ "account": one.login.as_str(), "role": one.role.code(), "opened": one.persons, "others": one.median_of_others, "line": one.limit })).collect();
        let alarms: Vec<_> = report
            .alarms
            .iter()
            .map(|one| json!({ "account": one.login, "at": one.at, "records": one.records.iter().map(ToString::to_string).collect::<Vec<_>>() }))
            .collect();
        console.say(&json!({ "unusual": unusual, "alarms": alarms }).to_string());
        return Ok(Outcome::Done);
    }
    console.say(&words.text(if report.alarms.is_empty() { "browsing-alarms-none" } else { "browsing-alarms" }));
    for alarm in &report.alarms {
        let records: Vec<String> = alarm.records.iter().map(ToString::to_string).collect();
        console.say(&format!("  {} · {} · {}", alarm.login, alarm.at, records.join(", ")));
    }
    if report.unusual.is_empty() {
        console.say(&words.text("browsing-unusual-none"));
        return Ok(Outcome::Done);
    }
    let mut grid =
        grid::grid(console.width(), &["accesslog-who", "account-roles", "browsing-opened", "browsing-others", "browsing-line"].map(|key| words.text(key)), 2);
    for one in &report.unusual {
        let others = one.median_of_others.map_or_else(|| words.text("browsing-others-few"), |median| words.number(median));
        grid.add_row([one.login.to_string(), words.text(&one.role.key()), words.number(one.persons), others, words.number(one.limit)]);
    }
    console.say(&grid.to_string());
    Ok(Outcome::Done)
}
