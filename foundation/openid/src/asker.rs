//! Asking the provider, and nobody else: every address is looked at before it is asked, whoever named it.

use crate::{OpenIdError, OpenIdSettings};
use lantern_transport::{Client, TransportError};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse};
use std::{pin::Pin, sync::Arc, time::Duration};
use url::Url;

/// How long a provider may take for one answer: somebody waits before a page.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why an answer did not come.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    /// The address is not the provider's.
    #[error("an address that is not the provider's")]
    Elsewhere(String),
    /// The provider did not answer.
    #[error(transparent)]
    Transport(TransportError),
}

impl From<AskError> for OpenIdError {
    fn from(error: AskError) -> Self {
        match error {
            AskError::Elsewhere(host) => Self::Elsewhere { host },
            AskError::Transport(error) => Self::Unreachable(error),
        }
    }
}

/// The client that the protocol is given: ours, bounded in time and size, following nothing.
#[derive(Debug, Clone)]
pub struct Asker {
    client: Client,
    settings: Arc<OpenIdSettings>,
}

impl Asker {
    pub fn new(client: Client, settings: Arc<OpenIdSettings>) -> Self {
        Self { client: client.patient_for(PATIENCE), settings }
    }

    /// The same, which waits no longer than this.
    pub fn patient_for(self, patience: Duration) -> Self {
        Self { client: self.client.patient_for(patience), ..self }
    }
}

impl<'c> AsyncHttpClient<'c> for Asker {
    type Error = AskError;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, AskError>> + Send + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        Box::pin(async move {
            let url = Url::parse(&request.uri().to_string()).ok();
            let host = || url.as_ref().and_then(Url::host_str).unwrap_or_default().to_owned();
            if !url.as_ref().is_some_and(|url| self.settings.is_of_provider(url)) {
                return Err(AskError::Elsewhere(host()));
            }
            self.client.ask(request).await.map_err(AskError::Transport)
        })
    }
}
