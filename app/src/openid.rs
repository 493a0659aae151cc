//! The OpenID provider of the settings, as the pages and the doctor ask it.

use crate::{secrets, settings::Settings};
use anyhow::{Context, Result};
use lantern_doctor::{Finding, Kind};
use lantern_openid::{OpenIdSettings, Provider};
use lantern_transport::Client;
use std::{fs, path::Path, sync::Arc};

/// The provider; none where none is set. Nobody is asked yet.
pub fn provider(settings: &Settings) -> Result<Option<Arc<Provider>>> {
    let Some(openid) = &settings.openid.value else { return Ok(None) };
    let secret = secrets::read(&openid.secret_file).context("the setting openid.client_secret_file")?;
    let checked = OpenIdSettings::checked(openid.wanted.clone(), secret.expose().to_owned().into())?;
    let read = |path: &Path| fs::read_to_string(path).with_context(|| format!("cannot read the authorities in {}", path.display()));
    let authorities = openid.authorities.as_deref().map(read).transpose()?;
    Ok(Some(Arc::new(Provider::new(checked, Client::new(authorities.as_deref())?))))
}

/// Asks the provider, and says what is to be mended.
pub async fn findings(settings: &Settings) -> Vec<Finding> {
    let issuer = settings.openid.value.as_ref().map(|openid| openid.wanted.issuer.clone()).unwrap_or_default();
    let cannot = |why: String| vec![Finding::new(Kind::OpenIdUnreachable, [("issuer", issuer.clone()), ("why", why)])];
    let provider = match provider(settings) {
        Ok(None) => return Vec::new(),
        Ok(Some(provider)) => provider,
        Err(error) => return cannot(format!("{error:#}")),
    };
    let misfits = match provider.check().await {
        Ok(misfits) => misfits,
        Err(error) => return cannot(format!("{:#}", anyhow::Error::from(error))),
    };
    let finding = |misfit: lantern_openid::Misfit| {
        let kind = if misfit.is_in_the_way() { Kind::OpenIdUnfit } else { Kind::OpenIdShort };
        Finding::new(kind, [("issuer", issuer.clone()), ("why", misfit.code().to_owned())])
    };
    misfits.into_iter().map(finding).collect()
}
