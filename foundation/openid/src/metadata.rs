//! What a provider says of itself (OpenID Connect Discovery 1.0), and whether it fits.

use crate::{OpenIdError, OpenIdSettings, asker::AskError, asker::Asker};
use openidconnect::{
    AdditionalProviderMetadata, DiscoveryError, IssuerUrl, ProviderMetadata, TokenUrl,
    core::{
        CoreAuthDisplay, CoreClaimName, CoreClaimType, CoreClientAuthMethod, CoreGrantType, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
        CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm, CoreResponseMode, CoreResponseType, CoreSubjectIdentifierType,
    },
};
use serde::{Deserialize, Serialize};

/// The signatures that an ID token may have: by a key pair, of today (9.1.2). Never none, and never a shared secret.
pub const ALGORITHMS: [CoreJwsSigningAlgorithm; 3] =
    [CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256, CoreJwsSigningAlgorithm::EcdsaP256Sha256, CoreJwsSigningAlgorithm::EdDsa];

/// What the metadata say beside what OpenID Connect Discovery names: RFC 8414 and RFC 9207.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Further {
    #[serde(default)]
    pub code_challenge_methods_supported: Option<Vec<String>>,
    #[serde(default)]
    pub authorization_response_iss_parameter_supported: Option<bool>,
}

impl AdditionalProviderMetadata for Further {}

/// The metadata with the provider's keys.
pub type Metadata = ProviderMetadata<
    Further,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

/// What a doctor tells of a provider that answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Misfit {
    /// It lists methods of PKCE, and S256 is not among them: no sign-in begins.
    NoS256,
    /// It does not say whether it knows PKCE. It is sent S256 all the same.
    PkceUnsaid,
    /// It signs ID tokens in no way that is taken: no sign-in ends.
    NoAlgorithm,
    /// It has no token endpoint: no sign-in ends.
    NoTokenEndpoint,
    /// It lists the `acr` that it asserts, and none of those that are set is among them.
    NoAcr,
    /// It does not name itself in its answers (RFC 9207), so that a mix-up with another provider shows later than it could.
    NoIssuerParameter,
}

impl Misfit {
    /// Its code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoS256 => "no-s256",
            Self::PkceUnsaid => "pkce-unsaid",
            Self::NoAlgorithm => "no-algorithm",
            Self::NoTokenEndpoint => "no-token-endpoint",
            Self::NoAcr => "no-acr",
            Self::NoIssuerParameter => "no-issuer-parameter",
        }
    }

    /// Whether no sign-in comes through with it.
    pub const fn is_in_the_way(self) -> bool {
        matches!(self, Self::NoS256 | Self::NoAlgorithm | Self::NoTokenEndpoint)
    }
}

/// Asks the provider for its metadata and its keys. The issuer is the configured one to the letter, and what is sent a browser or a
/// secret lies at the provider.
pub async fn discover(settings: &OpenIdSettings, asker: &Asker) -> Result<Metadata, OpenIdError> {
    let issuer = IssuerUrl::new(settings.issuer().to_owned()).map_err(|_| OpenIdError::Setting("issuer", "is no address"))?;
    let metadata = Metadata::discover_async(issuer, asker).await.map_err(unfit)?;
    let endpoints = [Some(metadata.authorization_endpoint().url()), metadata.token_endpoint().map(TokenUrl::url)];
    for url in endpoints.into_iter().flatten() {
        if !settings.is_of_provider(url) {
            return Err(OpenIdError::Elsewhere { host: url.host_str().unwrap_or_default().to_owned() });
        }
    }
    Ok(metadata)
}

fn unfit(error: DiscoveryError<AskError>) -> OpenIdError {
    match error {
        DiscoveryError::Request(error) => error.into(),
        DiscoveryError::Parse(_) => OpenIdError::Unfit("its metadata or keys cannot be read"),
        DiscoveryError::Response(..) => OpenIdError::Unfit("it has no metadata or keys where it should, or says that they lie elsewhere"),
        DiscoveryError::Validation(_) => OpenIdError::Unfit("its metadata name another issuer than the settings"),
        _ => OpenIdError::Unfit("its metadata cannot be asked for"),
    }
}

/// What does not fit in the metadata.
pub fn misfits(settings: &OpenIdSettings, metadata: &Metadata) -> Vec<Misfit> {
    let mut found = Vec::new();
    match &metadata.additional_metadata().code_challenge_methods_supported {
        Some(methods) if methods.iter().any(|method| method == "S256") => {}
        Some(_) => found.push(Misfit::NoS256),
        None => found.push(Misfit::PkceUnsaid),
    }
    if !metadata.id_token_signing_alg_values_supported().iter().any(|one| ALGORITHMS.contains(one)) {
        found.push(Misfit::NoAlgorithm);
    }
    if metadata.token_endpoint().is_none() {
        found.push(Misfit::NoTokenEndpoint);
    }
    let wanted = &settings.wanted().acr_values;
    if metadata.acr_values_supported().is_some_and(|listed| !wanted.is_empty() && !wanted.iter().any(|one| listed.iter().any(|acr| acr.as_str() == one))) {
        found.push(Misfit::NoAcr);
    }
    if metadata.additional_metadata().authorization_response_iss_parameter_supported != Some(true) {
        found.push(Misfit::NoIssuerParameter);
    }
    found
}
