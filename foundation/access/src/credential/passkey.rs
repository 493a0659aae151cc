//! Passkeys (WebAuthn): the first way to sign in. Each verifies its user, several belong to an account, and there are no backup codes:
//! a lost key is given back by two persons.
//!
//! The challenges are made by `webauthn-rs`, which draws on the randomness of the system itself; all other randomness comes in.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use url::Url;
use webauthn_rs::fake::{FakePasskeyDistribution, WebauthnFakeCredentialGenerator};
use webauthn_rs::prelude as webauthn;

use super::{Account, CredentialError, Instant, Login, check_label};

/// Passkeys an account may hold.
pub const PASSKEYS_MAX: usize = 10;
/// A challenge is answered within this time.
const CEREMONY_SECONDS: i64 = 5 * 60;
/// The longest answer of a browser that is read.
const ANSWER_BYTES_MAX: usize = 64 * 1024;

/// Where passkeys are valid: from the settings of the deployment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeySettings {
    /// The relying-party id: the host name, or a parent of it. Keys are bound to it for ever.
    pub rp_id: String,
    /// The origin of the pages, such as `https://lantern.example.org`.
    pub origin: Url,
    /// What the browser shows as the name of the site. Keep it neutral: it is seen on shared devices.
    pub name: String,
}

/// A passkey that an account holds.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeldPasskey {
    /// What its owner calls it.
    pub label: String,
    /// When it was registered.
    pub added: Instant,
    /// When it was used last. Many keys never count, so that without this a sign-in would change nothing and leave no entry.
    #[serde(default)]
    pub used: Option<Instant>,
    key: webauthn::Passkey,
}

impl HeldPasskey {
    /// The credential's id, as the browser writes it.
    pub fn credential_id(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.key.cred_id())
    }
}

/// What the browser is asked, as the JSON that its script hands to `navigator.credentials`.
#[derive(Debug, Clone, PartialEq)]
pub struct PasskeyChallenge(pub Value);

/// The answer of the browser, as it came in: bounded and not yet believed.
#[derive(Debug, Clone, Copy)]
pub struct PasskeyAnswer<'a>(pub &'a str);

impl PasskeyAnswer<'_> {
    fn read<T: serde::de::DeserializeOwned>(self) -> Result<T, CredentialError> {
        let refuse = || CredentialError::Passkey("the browser's answer cannot be read".to_owned());
        if self.0.len() > ANSWER_BYTES_MAX {
            return Err(refuse());
        }
        serde_json::from_str(self.0).map_err(|_| refuse())
    }
}

/// A registration that has begun. It stays on the server and is taken out once.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeyRegistration {
    version: u8,
    began: Instant,
    state: webauthn::PasskeyRegistration,
}

/// A sign-in that has begun. It stays on the server and is taken out once.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PasskeySignIn {
    version: u8,
    began: Instant,
    state: webauthn::PasskeyAuthentication,
}

/// The relying party of this deployment.
#[derive(Debug, Clone)]
pub struct Passkeys {
    webauthn: webauthn::Webauthn,
    rp_id: String,
}

impl Passkeys {
    /// A relying party for these settings. The origin is https, or the machine itself.
    pub fn new(settings: &PasskeySettings) -> Result<Self, CredentialError> {
        let problem = || CredentialError::PasskeySettings { origin: settings.origin.to_string(), rp_id: settings.rp_id.clone() };
        let host = settings.origin.host_str().unwrap_or_default();
        if settings.origin.scheme() != "https" && host != "localhost" {
            return Err(problem());
        }
        let builder = webauthn::WebauthnBuilder::new(&settings.rp_id, &settings.origin).map_err(|_| problem())?;
        let webauthn = builder.rp_name(&settings.name).build().map_err(|_| problem())?;
        Ok(Self { webauthn, rp_id: settings.rp_id.clone() })
    }

    /// Begins the registration of a further passkey. The authenticator learns the pseudonymous login only.
    pub fn begin_registration(&self, account: &Account, at: Instant) -> Result<(PasskeyChallenge, PasskeyRegistration), CredentialError> {
        let held = &account.credentials.passkeys;
        if held.len() >= PASSKEYS_MAX {
            return Err(CredentialError::PasskeysMany);
        }
        let known = held.iter().map(|passkey| passkey.key.cred_id().clone()).collect();
        let login = account.login.as_str();
        let (challenge, state) = self.webauthn.start_passkey_registration(account.id, login, login, Some(known)).map_err(|error| refused(&error))?;
        Ok((PasskeyChallenge(to_json(&challenge)?), PasskeyRegistration { version: 1, began: at, state }))
    }

    /// Finishes the registration: the key that the account holds from now on.
    pub fn finish_registration(
        &self,
        state: PasskeyRegistration,
        answer: PasskeyAnswer<'_>,
        account: &Account,
        label: &str,
        at: Instant,
    ) -> Result<HeldPasskey, CredentialError> {
        let PasskeyRegistration { began, state, .. } = state;
        check_time(began, at)?;
        let held = &account.credentials.passkeys;
        if held.len() >= PASSKEYS_MAX {
            return Err(CredentialError::PasskeysMany);
        }
        let key = self.webauthn.finish_passkey_registration(&answer.read()?, &state).map_err(|error| refused(&error))?;
        if held.iter().any(|passkey| passkey.key.cred_id() == key.cred_id()) {
            return Err(CredentialError::Passkey("this key is registered already".to_owned()));
        }
        Ok(HeldPasskey { label: check_label(label)?, added: at, used: None, key })
    }

    /// Begins a sign-in with one of the passkeys of an account. None if it holds none: then ask as for an unknown account.
    pub fn begin_sign_in(&self, held: &[HeldPasskey], at: Instant) -> Result<Option<(PasskeyChallenge, PasskeySignIn)>, CredentialError> {
        if held.is_empty() {
            return Ok(None);
        }
        let keys: Vec<webauthn::Passkey> = held.iter().map(|passkey| passkey.key.clone()).collect();
        let (challenge, state) = self.webauthn.start_passkey_authentication(&keys).map_err(|error| refused(&error))?;
        let mut challenge = to_json(&challenge)?;
        // How a key was connected is not told: it would tell a real account from an invented one.
        for credential in challenge.pointer_mut("/publicKey/allowCredentials").and_then(Value::as_array_mut).into_iter().flatten() {
            if let Some(credential) = credential.as_object_mut() {
                credential.remove("transports");
            }
        }
        Ok(Some((PasskeyChallenge(challenge), PasskeySignIn { version: 1, began: at, state })))
    }

    /// What is asked for a login that does not exist or has no passkey: the same form, with credential ids that are always the same for the
    /// same login (6.3.8). `key` is a secret of the deployment; `random` is the challenge.
    pub fn begin_for_unknown(&self, login: &Login, key: &[u8; 32], random: [u8; 32]) -> Result<PasskeyChallenge, CredentialError> {
        let generator = WebauthnFakeCredentialGenerator::<FakePasskeyDistribution>::new(key).map_err(|error| refused(&error))?;
        let ids = generator.generate(login.as_str().as_bytes()).map_err(|error| refused(&error))?;
        let allowed: Vec<Value> = ids.iter().map(|id| json!({ "type": "public-key", "id": URL_SAFE_NO_PAD.encode(id) })).collect();
        Ok(PasskeyChallenge(json!({ "publicKey": {
            "challenge": URL_SAFE_NO_PAD.encode(random),
            "timeout": CEREMONY_SECONDS * 1_000,
            "rpId": self.rp_id,
            "allowCredentials": allowed,
            "userVerification": "required",
        }})))
    }

    /// Finishes a sign-in. The held key's counter moves on: the caller stores the account before it answers. Returns the key's place.
    pub fn finish_sign_in(&self, state: PasskeySignIn, answer: PasskeyAnswer<'_>, held: &mut [HeldPasskey], at: Instant) -> Result<usize, CredentialError> {
        let PasskeySignIn { began, state, .. } = state;
        check_time(began, at)?;
        let result = self.webauthn.finish_passkey_authentication(&answer.read()?, &state).map_err(|error| refused(&error))?;
        if !result.user_verified() {
            return Err(CredentialError::Passkey("the key did not verify its user".to_owned()));
        }
        // A key that was removed between the two requests is no key any more.
        let place = held.iter().position(|passkey| passkey.key.cred_id() == result.cred_id());
        let place = place.ok_or_else(|| CredentialError::Passkey("this key does not belong to the account".to_owned()))?;
        held[place].key.update_credential(&result);
        held[place].used = Some(at);
        Ok(place)
    }
}

fn check_time(began: Instant, at: Instant) -> Result<(), CredentialError> {
    let age = at.seconds_since(began);
    if (0..=CEREMONY_SECONDS).contains(&age) { Ok(()) } else { Err(CredentialError::PasskeyLate) }
}

fn to_json(challenge: &impl Serialize) -> Result<Value, CredentialError> {
    serde_json::to_value(challenge).map_err(|error| CredentialError::Passkey(error.to_string()))
}

fn refused(error: &webauthn::WebauthnError) -> CredentialError {
    CredentialError::Passkey(error.to_string())
}

#[cfg(test)]
#[path = "passkey_tests.rs"]
mod tests;
