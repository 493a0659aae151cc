//! Who may read complaints about whom, as it stands today.

use crate::{AppState, WebError};
use lantern_complaints::{ComplaintError, Eligible, Handler, HandlerCode, Recipient};
use lantern_gate::ComplaintHandler;
use lantern_model::AgencyCode;
use serde_json::json;

/// Somebody complains about an organisation that reports nothing here.
pub const OTHER: &str = "other-organisation";
/// Somebody does not know or does not say which organisation it is.
pub const UNKNOWN: &str = "not-said";

/// An organisation that can be complained of.
pub struct Organisation {
    /// Its code.
    pub code: AgencyCode,
    /// Its name; none for the two that are no organisation.
    pub name: Option<String>,
    /// Whether two people outside it read here.
    pub is_open: bool,
}

/// The channel: organisations, and the handlers to whom is sealed.
pub struct Channel {
    /// Every choice, in the order of the form.
    pub organisations: Vec<Organisation>,
    handlers: Vec<Handler>,
}

fn handler(one: ComplaintHandler) -> Result<Handler, ComplaintError> {
    Ok(Handler { code: HandlerCode::parse(&one.code)?, organisation: one.agency, recipient: Recipient::parse(&one.recipient)? })
}

impl Channel {
    /// As it stands now.
    pub async fn read(state: &AppState) -> Result<Self, WebError> {
        let handlers = state.gate.complaint_handlers().await?.into_iter().map(handler).collect::<Result<Vec<_>, _>>();
        let handlers = handlers.map_err(|error| WebError::ours(&error))?;
        let agencies = state.store.agencies().await?.into_iter().map(|agency| (agency.code, Some(agency.name)));
        let neither = [OTHER, UNKNOWN].map(|code| (AgencyCode::parse(code).expect("both are codes"), None));
        let organisations =
            agencies.chain(neither).map(|(code, name)| Organisation { is_open: Eligible::for_organisation(&handlers, &code).is_ok(), code, name }).collect();
        Ok(Self { organisations, handlers })
    }

    /// Whether anything at all can be sealed here.
    pub fn is_open(&self) -> bool {
        self.organisations.iter().any(|one| one.is_open)
    }

    /// The choice with this code, spelled as the form spells it.
    pub fn organisation(&self, code: &str) -> Option<&Organisation> {
        self.organisations.iter().find(|one| one.code.as_str() == code)
    }

    /// Those outside an organisation; an error where there are fewer than two.
    pub fn eligible(&self, organisation: &AgencyCode) -> Result<Eligible, ComplaintError> {
        Eligible::for_organisation(&self.handlers, organisation)
    }

    /// The handlers as the script reads them: codes of keys, organisations, public keys. No name and no login.
    pub fn to_json(&self) -> String {
        let handlers: Vec<_> = self
            .handlers
            .iter()
            .map(|one| json!({ "code": one.code.as_str(), "organisation": one.organisation.as_str(), "recipient": one.recipient.to_string() }))
            .collect();
        serde_json::Value::from(handlers).to_string()
    }
}
