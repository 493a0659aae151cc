//! The ID token: every step of OpenID Connect Core 1.0 §3.1.3.7. What it tells beside who, when and how is not read.

use crate::{OpenIdSettings, Reason, metadata::ALGORITHMS};
use chrono::{DateTime, Utc};
use openidconnect::{
    AdditionalClaims, ClaimsVerificationError, EmptyExtraTokenFields, IdTokenFields, IdTokenVerifier, Nonce, SignatureVerificationError, StandardTokenResponse,
    TokenResponse,
    core::{CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreTokenType},
};
use serde::{Deserialize, Serialize};

/// How far two clocks may differ: a field office's server is not always on time.
const CLOCKS_DIFFER_SECONDS: i64 = 60;

/// The oldest ID token: it comes straight from the token endpoint, so that it was made a moment ago.
const ISSUED_SECONDS_MAX: i64 = 10 * 60;

/// What stands in an ID token beside what the protocol's crate reads.
#[derive(Debug, Serialize, Deserialize)]
pub struct Further {
    #[serde(default)]
    nbf: Option<serde_json::Number>,
}

impl AdditionalClaims for Further {}

/// What a token endpoint answers.
pub type Response = StandardTokenResponse<
    IdTokenFields<Further, EmptyExtraTokenFields, CoreGenderClaim, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm>,
    CoreTokenType,
>;

/// What an ID token has to fit.
pub struct Expected<'a> {
    pub settings: &'a OpenIdSettings,
    pub nonce: &'a Nonce,
    pub max_age_seconds: Option<u64>,
    pub now: i64,
}

/// For whom an ID token vouches.
pub struct Vouched {
    pub subject: String,
    pub is_strong: bool,
}

/// Why an ID token is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// None of the keys that are known signed it.
    UnknownKey,
    /// Anything else.
    Other(Reason),
}

impl Problem {
    pub const fn reason(self) -> Reason {
        match self {
            Self::UnknownKey => Reason::Signature,
            Self::Other(reason) => reason,
        }
    }
}

impl From<ClaimsVerificationError> for Problem {
    fn from(error: ClaimsVerificationError) -> Self {
        Self::Other(match error {
            ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => return Self::UnknownKey,
            ClaimsVerificationError::SignatureVerification(_) => Reason::Signature,
            ClaimsVerificationError::Expired(_) => Reason::Time,
            ClaimsVerificationError::InvalidAudience(_) => Reason::Audience,
            ClaimsVerificationError::InvalidAuthTime(_) => Reason::AuthTime,
            ClaimsVerificationError::InvalidIssuer(_) => Reason::TokenIssuer,
            ClaimsVerificationError::InvalidNonce(_) => Reason::Nonce,
            ClaimsVerificationError::InvalidSubject(_) => Reason::Subject,
            _ => Reason::Form,
        })
    }
}

/// Checks the ID token of an answer: its signature by a key of this provider (keys that the token itself brings or names are not
/// looked at, 9.1.3), by whom and for whom it was made, when, for which sign-in, and how long ago the person proved who she is.
pub fn vouched(verifier: IdTokenVerifier<'_, CoreJsonWebKey>, response: &Response, expected: &Expected<'_>) -> Result<Vouched, Problem> {
    let other = |reason| Problem::Other(reason);
    let token = response.id_token().ok_or(other(Reason::Exchange))?;
    let (now, max_age) = (expected.now, expected.max_age_seconds);
    let at = DateTime::<Utc>::from_timestamp(now, 0).ok_or(other(Reason::Time))?;
    let verifier = verifier
        .set_allowed_algs(ALGORITHMS)
        .set_other_audience_verifier_fn(|_| false)
        .set_time_fn(move || at)
        .set_issue_time_verifier_fn(move |issued| within(issued, now, ISSUED_SECONDS_MAX))
        .set_auth_time_verifier_fn(move |proved| match (max_age, proved) {
            (None, _) => Ok(()),
            (Some(seconds), Some(proved)) => within(proved, now, i64::try_from(seconds).unwrap_or(i64::MAX).saturating_add(CLOCKS_DIFFER_SECONDS)),
            (Some(_), None) => Err("no auth_time".to_owned()),
        });
    let claims = token.claims(&verifier, expected.nonce).map_err(Problem::from)?;
    let own_id = expected.settings.wanted().client_id.as_str();
    // One audience, and us: a token that is for others as well could be brought here by them (10.5.4).
    if claims.audiences().len() != 1 || claims.authorized_party().is_some_and(|party| party.as_str() != own_id) {
        return Err(other(Reason::Audience));
    }
    // `nbf` is a number of seconds, whole or not; what is no number at all was refused with the form.
    let begins = claims.additional_claims().nbf.as_ref().map(|nbf| nbf.as_f64().unwrap_or(f64::INFINITY));
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are exact in a double for the next million years")]
    if begins.is_some_and(|begins| begins > (now + CLOCKS_DIFFER_SECONDS) as f64) {
        return Err(other(Reason::Time));
    }
    let acr = claims.auth_context_ref().map(|acr| acr.as_str());
    let amr = claims.auth_method_refs().map(Vec::as_slice).unwrap_or_default();
    let is_strong = expected.settings.is_strong(acr, amr.iter().map(|method| method.as_str()));
    Ok(Vouched { subject: claims.subject().as_str().to_owned(), is_strong })
}

/// Whether an instant is no further back than this, and in the future only by what clocks differ.
fn within(instant: DateTime<Utc>, now: i64, seconds_max: i64) -> Result<(), String> {
    let age = now.saturating_sub(instant.timestamp());
    if (-CLOCKS_DIFFER_SECONDS..=seconds_max).contains(&age) { Ok(()) } else { Err("not at this time".to_owned()) }
}
