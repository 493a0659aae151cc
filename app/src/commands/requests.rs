//! `lantern requests` and `lantern erase`: what persons ask for about their own data.

use super::{Asked, grid, person::record};
use crate::{
    arguments::{Erase, Requests},
    clock,
    outcome::{Mistyped, Outcome},
};
use anyhow::{Context, Result};
use lantern_access::{
    consent::{Country, RequestKind, RequestState},
    credential::Day,
};
use lantern_gate::{Confirmation, Decided, GateError};
use lantern_model::{AgencyCode, Identity};
use lantern_words::Arg;
use serde_json::json;
use uuid::Uuid;

/// How many are listed.
pub const LISTED_MAX: u32 = 1_000;
/// The longest reason.
const REASON_BYTES_MAX: u64 = 8 * 1024;

/// The gate's refusal in the reader's words, where there are words for it.
pub fn said(asked: &Asked, error: GateError) -> anyhow::Error {
    match error.key() {
        Some(key) => anyhow::Error::new(error).context(asked.words().text(&key)),
        None => error.into(),
    }
}

/// An id that was typed.
pub fn id(text: &str) -> Result<Uuid> {
    Uuid::parse_str(text).map_err(|_| Mistyped::error("that is not an id: the lists show them whole"))
}

/// The agency of the account that acts.
pub fn own_agency(asked: &Asked) -> Result<AgencyCode> {
    let code = asked.entered.agency().ok_or_else(|| Mistyped::error("this account belongs to no agency: act as somebody of the agency that holds the data"))?;
    Ok(AgencyCode::parse(code)?)
}

pub async fn run(requests: &Requests, asked: &Asked) -> Result<Outcome> {
    let (gate, at) = (&asked.house.gate, clock::now().at);
    match requests {
        Requests::List { reading, state } => return list(reading.json, state.as_deref(), asked).await,
        Requests::Open { record: text, kind, child, .. } => {
            let kind =
                RequestKind::from_code(kind).ok_or_else(|| Mistyped::error(format!("\"{kind}\" is not one of see, correct, withdraw, restrict, erase")))?;
            let id = gate.open_request(&asked.entered, record(text)?, kind, *child, &at).await.map_err(|error| said(asked, error))?.to_string();
            asked.console.say(&asked.words().with("rights-cli-opened", &[("request", Arg::from(&id))]));
            return Ok(Outcome::Done);
        }
        Requests::Decide { request, what, reason, .. } => {
            let decided = match (what.as_str(), reason) {
                ("done", None) => Decided::Done,
                ("lifted", None) => Decided::Lifted,
                ("refused", Some(path)) => {
                    let path = asked.path(path);
                    let bytes = lantern_disk::Disk::real().read(&path, REASON_BYTES_MAX)?.with_context(|| format!("there is no file {}", path.display()))?;
                    let text = String::from_utf8(bytes).context("the reason is not text")?;
                    Decided::Refused(Identity::new(text.trim().to_owned())?)
                }
                _ => return Err(Mistyped::error("a request is done, lifted, or refused with --reason FILE")),
            };
            gate.decide_request(&asked.entered, id(request)?, decided, &at).await.map_err(|error| said(asked, error))?;
        }
        Requests::Cancel { request, .. } => gate.cancel_request(&asked.entered, id(request)?, &at).await.map_err(|error| said(asked, error))?,
    }
    asked.console.say(&asked.words().text("rights-cli-kept"));
    Ok(Outcome::Done)
}

async fn list(as_json: bool, state: Option<&str>, asked: &Asked) -> Result<Outcome> {
    let (words, console, agency, now) = (asked.words(), &asked.console, own_agency(asked)?, clock::now());
    let state = state
        .map(|code| {
            RequestState::from_code(code).ok_or_else(|| Mistyped::error(format!("\"{code}\" is not one of received, waiting, done, cancelled, refused")))
        })
        .transpose()?;
    let (requests, _) = asked.house.gate.requests(&asked.entered, &agency, state, (0, LISTED_MAX), &now.at).await?;
    if requests.is_empty() && !as_json {
        console.say(&words.text("rights-cli-nothing"));
        return Ok(Outcome::Done);
    }
    let heads = ["rights-requests", "rights-column-kind", "records-code", "rights-column-received", "rights-column-due", "rights-column-state"];
    let mut table = grid::grid(console.width(), &heads.map(|key| words.text(key)), heads.len());
    for held in &requests {
        let request = &held.body;
        let (received, due) = (request.steps().0.at.day().to_string(), request.due().map(|day| day.to_string()));
        if as_json {
            let line = json!({ "request": held.id, "kind": request.kind.code(), "record": request.person.to_string(), "received": received, "due": due,
                "state": request.state().code(), "child": request.child, "destroy_from": request.destroy_from().map(|at| at.to_string()) });
            console.say(&line.to_string());
        } else {
            let (kind, state) = (words.text(&request.kind.key()), words.text(&request.state().key()));
            table.add_row([held.id.to_string(), kind, request.person.to_string(), received, due.unwrap_or_default(), state]);
        }
    }
    if !as_json {
        console.say(&table.to_string());
    }
    Ok(Outcome::Done)
}

/// `lantern erase`: the confirmation of a request, and nothing else begins an erasure.
pub async fn erase(erase: &Erase, asked: &Asked) -> Result<Outcome> {
    let country = erase.country.as_deref().map(Country::parse).transpose()?;
    let file_closed = erase.closed.as_deref().map(Day::parse).transpose()?;
    let confirmation = Confirmation { alone: erase.alone, country, file_closed };
    let confirmed = asked.house.gate.confirm_erasure(&asked.entered, id(&erase.request)?, confirmation, &clock::now().at).await;
    confirmed.map_err(|error| said(asked, error))?;
    asked.console.say(&asked.words().text("rights-cli-kept"));
    Ok(Outcome::Done)
}
