//! `lantern share` and `lantern shares`

use super::{LISTED_MAX, code, id, names, record, said, table};
use crate::{
    arguments::{Share, Shares},
    clock,
    commands::Asked,
    outcome::{Mistyped, Outcome},
};
use anyhow::{Context, Result};
use lantern_access::{
    consent::{DataGroup, RecipientId},
    policy::Purpose,
};
use lantern_gate::{GateError, SharePackage, ShareRequest};
use lantern_model::AgencyCode;
use lantern_words::Arg;
use serde_json::json;
use std::{fs::OpenOptions, io::Write as _, os::unix::fs::OpenOptionsExt as _};

pub async fn share(share: &Share, asked: &Asked) -> Result<Outcome> {
    let groups = share.groups.iter().map(|group| code("group of data", group, DataGroup::from_code)).collect::<Result<_>>()?;
    let request = ShareRequest {
        record: record(&share.record)?,
        recipient: RecipientId(id(&share.recipient)?),
        protocol: id(&share.protocol)?,
        purpose: code("purpose", &share.purpose, Purpose::from_code)?,
        groups,
        privileged: false,
    };
    // The file is made first, empty and for its owner only: what has left and cannot be written would be lost.
    let path = asked.path(&share.out);
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
    let mut file = made.map_err(|_| Mistyped::error(format!("cannot make the file {}: it is there already, or its folder is not", path.display())))?;
    let package = match shared(&request, asked).await {
        Ok(package) => package,
        Err(error) => {
            let _ = std::fs::remove_file(&path);
            return Err(said(asked.words(), error));
        }
    };
    file.write_all(&package.bytes).and_then(|()| file.sync_all()).with_context(|| format!("cannot write {}", path.display()))?;
    let (path, words) = (path.display().to_string(), asked.words());
    if share.reading.json {
        asked.console.say(&json!({ "share": package.share, "file": path, "sealed": package.sealed, "bytes": package.bytes.len() }).to_string());
    } else {
        asked.console.say(&words.with("sharing-written", &[("path", Arg::from(&path)), ("id", Arg::from(&package.share.to_string()))]));
        asked.console.say(&words.text(if package.sealed { "sharing-written-sealed" } else { "sharing-written-clear" }));
    }
    Ok(Outcome::Done)
}

/// Shares; an agency's key that lies open in its file is unlocked for this one act, as a command that works unattended needs it.
async fn shared(request: &ShareRequest, asked: &Asked) -> Result<SharePackage, GateError> {
    let (gate, entered, at) = (&asked.house.gate, &asked.entered, clock::now().at);
    match gate.share(entered, request, &at).await {
        Err(GateError::AgencyLocked { agency }) => {
            let code = AgencyCode::parse(&agency).map_err(|_| GateError::NotFound)?;
            if gate.unlock_agency(entered, &code, None, &at).await.is_err() {
                return Err(GateError::AgencyLocked { agency });
            }
            let shared = gate.share(entered, request, &at).await;
            gate.lock_agency(entered, &code, &at).await?;
            shared
        }
        other => other,
    }
}

pub async fn shares(command: &Shares, asked: &Asked) -> Result<Outcome> {
    let Shares::List(reading) = command;
    let (shares, _) = asked.house.gate.shares(&asked.entered, (0, LISTED_MAX), &clock::now().at).await?;
    if reading.json {
        for held in &shares {
            asked.console.say(&serde_json::to_string(&held.body)?);
        }
        return Ok(Outcome::Done);
    }
    let words = asked.words();
    if shares.is_empty() {
        asked.console.say(&words.text("sharing-shares-empty"));
        return Ok(Outcome::Done);
    }
    let names = names(asked).await?;
    let mut grid = table(asked, &["sharing-id", "sharing-when", "sharing-recipient", "sharing-purpose", "sharing-groups", "sharing-ground", "sharing-by"]);
    for held in &shares {
        let one = &held.body;
        let groups = words.list(&one.groups.iter().map(|group| words.text(&group.key())).collect::<Vec<_>>());
        grid.add_row([
            held.id.to_string(),
            one.at.day().to_string(),
            names.get(&one.recipient).cloned().unwrap_or_default(),
            words.text(&format!("purpose-{}", one.purpose.code().replace('_', "-"))),
            groups,
            words.text(&format!("basis-{}", one.basis.code().replace('_', "-"))),
            one.by.to_string(),
        ]);
    }
    asked.console.say(&grid.to_string());
    Ok(Outcome::Done)
}
