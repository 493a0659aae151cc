//! `lantern doctor`: looks the deployment over and says what to mend.

use super::{Asked, publishing};
use crate::{arguments::Reading, clock, console::Console, listen::Plan, openid, outcome::Outcome, settings::Settings};
use anyhow::Result;
use lantern_doctor::{Depth, Finding, Setup, Severity, examine, is_to_mend};
use lantern_store::{Folder, StoreError};
use lantern_words::{Arg, Words};
use serde_json::json;

/// What the deployment is set to. What of it cannot be read is told of where it is used.
pub fn setup(settings: &Settings) -> Setup {
    Setup {
        key_files: settings.key_files.value.clone(),
        certificate_until: Plan::of(settings).ok().and_then(|plan| plan.certificate()).map(|certificate| certificate.until),
        cadence_seconds: settings.ledger_cadence.value.as_secs(),
        policy: publishing::policy(settings).ok().flatten(),
        database_password: [&settings.database.value, &settings.keys_database.value].into_iter().flatten().any(|url| holds_password(url)),
        log_leaves: settings.log_host.value.is_some(),
        invented: settings.invented.value,
        ..Setup::default()
    }
}

/// Whether an address opens its database by a password.
fn holds_password(url: &str) -> bool {
    let in_address = |url: url::Url| url.password().is_some() || url.query_pairs().any(|(name, _)| name == "password");
    url::Url::parse(url).is_ok_and(in_address) || std::env::var_os("PGPASSWORD").is_some()
}

pub async fn run(reading: &Reading, asked: &Asked) -> Result<Outcome> {
    let mut found = examine(&asked.house.gate, &setup(&asked.house.settings), &clock::now().at, Depth::Thorough).await?;
    found.extend(openid::findings(&asked.house.settings).await);
    found.sort();
    let last = asked.house.gate.last_backup().await?.map(|backup| backup.made_at);
    Ok(say(reading, &found, last.as_deref(), asked.words(), &*asked.console))
}

/// What can be seen of a house that does not open. Where it is only busy or not there, that is the whole answer.
pub fn from_outside(reading: &Reading, settings: &Settings, error: anyhow::Error, console: &dyn Console) -> Result<Outcome> {
    let words = Words::of(settings.language.value);
    match error.downcast_ref::<StoreError>() {
        None | Some(StoreError::InUse | StoreError::NotInitialised) => Err(error),
        Some(reason) => {
            let found = lantern_doctor::from_outside(&Folder::new(settings.folder.clone()), &setup(settings), reason);
            Ok(say(reading, &found, None, words, console))
        }
    }
}

/// What a finding says, and what to do about it.
fn sentences(finding: &Finding, words: &Words) -> (String, String) {
    let about: Vec<(&str, Arg<'_>)> = finding.about.iter().map(|(name, value)| (*name, Arg::from(value))).collect();
    let key = format!("doctor-{}", finding.kind.code());
    (words.with(&key, &about), words.with(&format!("{key}-mend"), &about))
}

fn say(reading: &Reading, found: &[Finding], last_backup: Option<&str>, words: &Words, console: &dyn Console) -> Outcome {
    if reading.json {
        let line = |finding: &Finding| {
            let (said, mend) = sentences(finding, words);
            let about: serde_json::Map<String, serde_json::Value> = finding.about.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
            json!({ "code": finding.kind.code(), "severity": finding.severity.code(), "about": about, "said": said, "mend": mend })
        };
        let said = json!({ "findings": found.iter().map(line).collect::<Vec<_>>(), "last_backup": last_backup });
        console.say(&said.to_string());
    } else {
        for severity in [Severity::Danger, Severity::Warning, Severity::Note] {
            let these: Vec<&Finding> = found.iter().filter(|finding| finding.severity == severity).collect();
            if these.is_empty() {
                continue;
            }
            console.say(&words.text(&format!("doctor-{}", severity.code())));
            for finding in these {
                let (said, mend) = sentences(finding, words);
                console.say(&format!("  {said}\n    {mend}"));
            }
        }
        // A note makes no exit code, and still says what could be done.
        if found.is_empty() {
            console.say(&words.text("doctor-well"));
        }
    }
    if is_to_mend(found) { Outcome::ToMend } else { Outcome::Done }
}
