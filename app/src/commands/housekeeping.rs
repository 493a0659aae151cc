//! `lantern housekeeping`, and the same by a running server: what was decided and whose day has come is carried out.

use super::Asked;
use crate::{arguments::Reading, clock, house::House, outcome::Outcome};
use anyhow::Result;
use lantern_gate::Round;
use lantern_words::Arg;
use serde_json::json;
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};

/// How often a server keeps house. Days are what counts here, so an hour is soon enough.
const CADENCE: Duration = Duration::from_hours(1);

/// One round, and figures of before are forgotten: nothing of an erased person stays in them.
async fn round(house: &House) -> Result<Round> {
    let round = house.gate.keep_house(&clock::now().at).await?;
    house.desk.forget_older().await?;
    Ok(round)
}

/// Keeps house for as long as a server runs, first when it starts.
pub async fn at_cadence(house: &House) {
    let mut ticks = interval(CADENCE);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Skip);
    loop {
        ticks.tick().await;
        match round(house).await {
            Ok(done) => {
                for (request, problem) in &done.waiting {
                    tracing::warn!(%request, %problem, "an order to destroy waits");
                }
                if done.pending > 0 {
                    tracing::warn!(count = done.pending, "keys of erased records are cleaned by the next round");
                }
            }
            Err(error) => tracing::error!(error = format!("{error:#}"), "the house could not be kept"),
        }
    }
}

/// The command.
pub async fn run(reading: &Reading, asked: &Asked) -> Result<Outcome> {
    let (done, words, console) = (round(&asked.house).await?, asked.words(), &asked.console);
    if reading.json {
        let waiting: Vec<_> = done.waiting.iter().map(|(request, problem)| json!({ "order": request, "problem": problem.code() })).collect();
        let line = json!({ "destroyed": done.destroyed.len(), "erased": done.erased.len(), "waiting": waiting, "pending": done.pending,
            "proposed": done.proposed, "sessions": done.sessions, "drafts": done.drafts, "rejected": done.rejected });
        console.say(&line.to_string());
        return Ok(Outcome::Done);
    }
    let count = |key: &str, count: u64| words.with(key, &[("count", Arg::count(count))]);
    console.say(&count("rights-cli-destroyed", done.destroyed.len() as u64));
    console.say(&count("rights-cli-erased", done.erased.len() as u64));
    console.say(&count("rights-cli-proposed", done.proposed));
    let forgotten = [("sessions", Arg::count(done.sessions)), ("drafts", Arg::count(done.drafts)), ("rejected", Arg::count(done.rejected))];
    console.say(&words.with("rights-cli-forgotten", &forgotten));
    for (request, problem) in &done.waiting {
        let (request, problem) = (request.to_string(), words.text(&problem.key()));
        console.say(&words.with("rights-cli-waiting", &[("request", Arg::from(&request)), ("problem", Arg::from(&problem))]));
    }
    if done.pending > 0 {
        console.note(&count("rights-cli-pending", done.pending));
    }
    Ok(Outcome::Done)
}
