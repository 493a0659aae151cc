//! The settings of the OpenID provider: a table of the settings file, and nothing of it from the environment, because the parts belong
//! together.

use super::{Origin, Set};
use anyhow::{Context, Result};
use lantern_openid::{SecondFactor, Wanted};
use serde::Deserialize;
use std::{path::PathBuf, time::Duration};

/// Whoever proved herself to the provider longer ago than a session lasts here proves herself to it again.
const MAX_AGE_SECONDS: u64 = 12 * 60 * 60;

/// What asks nothing about when somebody proved herself.
const OFF: &str = "off";

/// The table, as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OpenIdFile {
    issuer: String,
    client_id: String,
    client_secret_file: PathBuf,
    name: Option<String>,
    #[serde(default)]
    scopes: Vec<String>,
    #[serde(default)]
    hosts: Vec<String>,
    authorities: Option<PathBuf>,
    #[serde(default)]
    acr_values: Vec<String>,
    #[serde(default)]
    amr_values: Vec<String>,
    max_age: Option<String>,
    second_factor: Option<String>,
}

/// The provider, with the file that holds our secret with it.
#[derive(Debug, Clone)]
pub struct OpenId {
    pub wanted: Wanted,
    pub secret_file: PathBuf,
    /// Whom to trust for its TLS instead of the public authorities.
    pub authorities: Option<PathBuf>,
}

fn max_age(text: &str) -> Result<Option<u64>> {
    if text == OFF {
        return Ok(None);
    }
    let read = text.parse::<jiff::SignedDuration>().ok().and_then(|duration| Duration::try_from(duration).ok());
    read.map(|duration| Some(duration.as_secs())).with_context(|| format!("openid.max_age is \"{text}\": write a time such as 12h, or \"{OFF}\""))
}

fn second_factor(code: &str) -> Result<SecondFactor> {
    SecondFactor::from_code(code).with_context(|| format!("openid.second_factor is \"{code}\": write unless-asserted, always or never"))
}

/// Reads the table; paths in it are meant from where the settings file stands.
pub fn read(file: Option<OpenIdFile>, beside: &impl Fn(PathBuf) -> PathBuf) -> Result<Set<Option<OpenId>>> {
    let Some(file) = file else { return Ok(Set { value: None, origin: Origin::Default }) };
    let wanted = Wanted {
        issuer: file.issuer,
        client_id: file.client_id,
        name: file.name,
        scopes: if file.scopes.is_empty() { vec!["openid".to_owned()] } else { file.scopes },
        hosts: file.hosts,
        acr_values: file.acr_values,
        amr_values: file.amr_values,
        max_age_seconds: file.max_age.as_deref().map_or(Ok(Some(MAX_AGE_SECONDS)), max_age)?,
        second_factor: file.second_factor.as_deref().map_or(Ok(SecondFactor::default()), second_factor)?,
    };
    let value = Some(OpenId { wanted, secret_file: beside(file.client_secret_file), authorities: file.authorities.map(beside) });
    Ok(Set { value, origin: Origin::File })
}

/// Each setting as name, value and origin. The secret is not read for it.
pub fn lines(set: &Set<Option<OpenId>>) -> Vec<(&'static str, String, Origin)> {
    let Some(openid) = &set.value else { return vec![("openid.issuer", String::new(), set.origin)] };
    let wanted = &openid.wanted;
    let path = |path: &PathBuf| path.display().to_string();
    let values = [
        ("openid.issuer", wanted.issuer.clone()),
        ("openid.client_id", wanted.client_id.clone()),
        ("openid.client_secret_file", path(&openid.secret_file)),
        ("openid.name", wanted.name.clone().unwrap_or_default()),
        ("openid.scopes", wanted.scopes.join(" ")),
        ("openid.hosts", wanted.hosts.join(" ")),
        ("openid.authorities", openid.authorities.as_ref().map(path).unwrap_or_default()),
        ("openid.acr_values", wanted.acr_values.join(" ")),
        ("openid.amr_values", wanted.amr_values.join(" ")),
        ("openid.max_age", wanted.max_age_seconds.map_or_else(|| OFF.to_owned(), |seconds| format!("{seconds}s"))),
        ("openid.second_factor", wanted.second_factor.code().to_owned()),
    ];
    values.into_iter().map(|(name, value)| (name, value, set.origin)).collect()
}
