//! One provider: the address to which a browser is sent, and what it brings back.

use crate::{
    OpenIdError, OpenIdSettings, Reason, SecondFactor,
    asker::Asker,
    metadata::{self, Metadata, Misfit},
    token::{self, Expected, Vouched},
};
use lantern_access::credential::is_equal;
use lantern_transport::Client;
use openidconnect::{
    AuthType, AuthenticationContextClass, AuthenticationFlow, AuthorizationCode, ClientId, ClientSecret, CsrfToken, EndpointMaybeSet, EndpointNotSet,
    EndpointSet, Nonce, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm,
        CoreResponseType, CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse,
    },
};
use std::{borrow::Cow, sync::Arc, time::Duration};
use tokio::{sync::Mutex, time::Instant};
use url::Url;
use zeroize::Zeroizing;

/// How long metadata and keys are believed before they are asked for again. A key that is not among them is asked for at once.
const BELIEVED: Duration = Duration::from_mins(10);

/// How long nobody asks again after a provider did not answer: whoever waits then is not made to wait in a line.
const LEFT_ALONE: Duration = Duration::from_secs(5);

/// How long a person may take at the provider.
const PENDING_SECONDS: i64 = 10 * 60;

/// When an account is linked, the person has proved herself to the provider within this time.
const LINK_MAX_AGE_SECONDS: u64 = 5 * 60;

/// The longest code or state that is looked at.
const RETURNED_BYTES_MAX: usize = 2_048;

/// The longest subject (OpenID Connect Core 1.0 §2).
const SUBJECT_BYTES_MAX: usize = 255;

/// The protocol's client, once the provider's endpoints are known.
type Speaker = openidconnect::Client<
    token::Further,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    openidconnect::StandardErrorResponse<CoreErrorResponseType>,
    token::Response,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// What for somebody is sent to the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// To sign in.
    SignIn,
    /// To link her account: she proves herself to the provider again.
    Link,
}

/// A sign-in under way. It stays on the server, with the browser that it was begun in, and is taken out once.
pub struct Pending {
    state: CsrfToken,
    nonce: Nonce,
    verifier: PkceCodeVerifier,
    redirect: String,
    max_age_seconds: Option<u64>,
    begun: i64,
}

impl std::fmt::Debug for Pending {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Pending(…)")
    }
}

/// What a browser brings back, not yet believed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Returned<'a> {
    /// The code.
    pub code: Option<&'a str>,
    /// The state.
    pub state: Option<&'a str>,
    /// Who says so (RFC 9207).
    pub iss: Option<&'a str>,
    /// What the provider says went wrong.
    pub error: Option<&'a str>,
}

/// For whom the provider vouches.
pub struct Known {
    /// The issuer.
    pub issuer: String,
    /// The subject: what this provider calls this person, for ever and for nobody else.
    pub subject: Zeroizing<String>,
    /// Whether our own second factor is asked for as well.
    pub needs_second: bool,
}

impl std::fmt::Debug for Known {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Known").field("needs_second", &self.needs_second).finish_non_exhaustive()
    }
}

#[derive(Default)]
struct Held {
    metadata: Option<(Arc<Metadata>, Instant)>,
    failed: Option<Instant>,
}

/// The provider of one deployment.
pub struct Provider {
    settings: Arc<OpenIdSettings>,
    asker: Asker,
    // Held while the metadata are asked for, so that many who come at once ask once.
    held: Mutex<Held>,
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Provider").field(&self.settings).finish()
    }
}

impl Provider {
    /// A provider that was not asked yet.
    pub fn new(settings: OpenIdSettings, client: Client) -> Self {
        let settings = Arc::new(settings);
        Self { asker: Asker::new(client, settings.clone()), settings, held: Mutex::default() }
    }

    /// The same, which waits no longer than this for an answer.
    #[must_use]
    pub fn patient_for(self, patience: Duration) -> Self {
        Self { asker: self.asker.patient_for(patience), ..self }
    }

    /// The settings.
    pub fn settings(&self) -> &OpenIdSettings {
        &self.settings
    }

    /// Asks the provider anew, and says what does not fit.
    pub async fn check(&self) -> Result<Vec<Misfit>, OpenIdError> {
        let metadata = metadata::discover(&self.settings, &self.asker).await?;
        Ok(metadata::misfits(&self.settings, &metadata))
    }

    /// Where to send a browser, and what to keep until it comes back. `redirect` is our own address that it comes back to.
    pub async fn begin(&self, asked: Asked, redirect: &str, now: i64) -> Result<(Url, Pending), OpenIdError> {
        let metadata = self.metadata(false).await?;
        if let Some(misfit) = metadata::misfits(&self.settings, &metadata).into_iter().find(|misfit| misfit.is_in_the_way()) {
            return Err(OpenIdError::Unfit(misfit.code()));
        }
        let wanted = self.settings.wanted();
        let max_age_seconds = match asked {
            Asked::SignIn => wanted.max_age_seconds,
            Asked::Link => wanted.max_age_seconds.map(|seconds| seconds.min(LINK_MAX_AGE_SECONDS)),
        };
        let speaker = self.speaker(&metadata);
        let back = RedirectUrl::new(redirect.to_owned()).map_err(|_| OpenIdError::Setting("issuer", "needs an origin to come back to"))?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let mut request = speaker
            .authorize_url(AuthenticationFlow::<CoreResponseType>::AuthorizationCode, CsrfToken::new_random, Nonce::new_random)
            .set_redirect_uri(Cow::Borrowed(&back))
            .set_pkce_challenge(challenge);
        for scope in wanted.scopes.iter().filter(|scope| *scope != "openid") {
            request = request.add_scope(Scope::new(scope.clone()));
        }
        for acr in &wanted.acr_values {
            request = request.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
        }
        if let Some(seconds) = max_age_seconds {
            request = request.set_max_age(Duration::from_secs(seconds));
        }
        if asked == Asked::Link {
            request = request.add_prompt(CoreAuthPrompt::Login);
        }
        let (url, state, nonce) = request.url();
        Ok((url, Pending { state, nonce, verifier, redirect: redirect.to_owned(), max_age_seconds, begun: now }))
    }

    /// Takes what a browser brought back for the sign-in that was begun in it. Whatever comes of it, that sign-in is over.
    pub async fn finish(&self, pending: Pending, returned: Returned<'_>, now: i64) -> Result<Known, OpenIdError> {
        let metadata = self.metadata(false).await?;
        let code = self.checked(&pending, returned, &metadata, now)?;
        let Pending { nonce, verifier, redirect, max_age_seconds, .. } = pending;
        let response = self.exchange(&metadata, code, verifier, redirect).await?;
        let expected = Expected { settings: &self.settings, nonce: &nonce, max_age_seconds, now };
        let vouched = match token::vouched(self.speaker(&metadata).id_token_verifier(), &response, &expected) {
            // Keys change without notice (OpenID Connect Core 1.0 §10.1.1): they are asked for once more, and once only.
            Err(token::Problem::UnknownKey) => token::vouched(self.speaker(&*self.metadata(true).await?).id_token_verifier(), &response, &expected),
            other => other,
        };
        self.known(vouched.map_err(|problem| OpenIdError::Refused(problem.reason()))?)
    }

    /// What a browser brought fits the sign-in that was begun in it: then its code.
    fn checked(&self, pending: &Pending, returned: Returned<'_>, metadata: &Metadata, now: i64) -> Result<AuthorizationCode, OpenIdError> {
        let refused = |reason| OpenIdError::Refused(reason);
        let fits = |text: &&str| !text.is_empty() && text.len() <= RETURNED_BYTES_MAX;
        let state = returned.state.filter(fits).ok_or(refused(Reason::State))?;
        if !is_equal(state.as_bytes(), pending.state.secret().as_bytes()) || !(0..PENDING_SECONDS).contains(&(now - pending.begun)) {
            return Err(refused(Reason::State));
        }
        // A mix-up of two providers shows here, before a code is given away (10.2.2, RFC 9207 §2.4).
        let must_name = metadata.additional_metadata().authorization_response_iss_parameter_supported == Some(true);
        if returned.iss.map_or(must_name, |iss| iss != self.settings.issuer()) {
            return Err(refused(Reason::Issuer));
        }
        if returned.error.is_some() {
            return Err(refused(Reason::Declined));
        }
        let code = returned.code.filter(fits).ok_or(refused(Reason::NoCode))?;
        Ok(AuthorizationCode::new(code.to_owned()))
    }

    async fn exchange(
        &self,
        metadata: &Metadata,
        code: AuthorizationCode,
        verifier: PkceCodeVerifier,
        redirect: String,
    ) -> Result<token::Response, OpenIdError> {
        let refused = || OpenIdError::Refused(Reason::Exchange);
        let speaker = self.speaker(metadata);
        let back = RedirectUrl::new(redirect).map_err(|_| refused())?;
        let request = speaker.exchange_code(code).map_err(|_| OpenIdError::Unfit(Misfit::NoTokenEndpoint.code()))?;
        let answer = request.set_pkce_verifier(verifier).set_redirect_uri(Cow::Owned(back)).request_async(&self.asker).await;
        answer.map_err(|error| match error {
            openidconnect::RequestTokenError::Request(error) => error.into(),
            _ => refused(),
        })
    }

    fn known(&self, vouched: Vouched) -> Result<Known, OpenIdError> {
        let subject = Zeroizing::new(vouched.subject);
        if !(1..=SUBJECT_BYTES_MAX).contains(&subject.len()) || !subject.bytes().all(|byte| byte.is_ascii_graphic() || byte == b' ') {
            return Err(OpenIdError::Refused(Reason::Subject));
        }
        let needs_second = match self.settings.wanted().second_factor {
            SecondFactor::Always => true,
            SecondFactor::UnlessAsserted => !vouched.is_strong,
            SecondFactor::Never if vouched.is_strong => false,
            SecondFactor::Never => return Err(OpenIdError::Refused(Reason::Weak)),
        };
        Ok(Known { issuer: self.settings.issuer().to_owned(), subject, needs_second })
    }

    fn speaker(&self, metadata: &Metadata) -> Speaker {
        let (id, secret) = (ClientId::new(self.settings.wanted().client_id.clone()), ClientSecret::new(self.settings.secret().to_owned()));
        let methods = metadata.token_endpoint_auth_methods_supported();
        // The header is what a provider takes that says nothing of it (OpenID Connect Discovery 1.0 §3).
        let by_header = methods.is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let manner = if by_header { AuthType::BasicAuth } else { AuthType::RequestBody };
        Speaker::from_provider_metadata(metadata.clone(), id, Some(secret)).set_auth_type(manner)
    }

    async fn metadata(&self, anew: bool) -> Result<Arc<Metadata>, OpenIdError> {
        let mut held = self.held.lock().await;
        if let Some((metadata, since)) = &held.metadata
            && !anew
            && since.elapsed() < BELIEVED
        {
            return Ok(metadata.clone());
        }
        if held.failed.is_some_and(|since| since.elapsed() < LEFT_ALONE) {
            return Err(OpenIdError::Unfit("it did not answer a moment ago"));
        }
        match metadata::discover(&self.settings, &self.asker).await {
            Ok(metadata) => {
                let metadata = Arc::new(metadata);
                *held = Held { metadata: Some((metadata.clone(), Instant::now())), failed: None };
                Ok(metadata)
            }
            Err(error) => {
                held.failed = Some(Instant::now());
                Err(error)
            }
        }
    }
}
