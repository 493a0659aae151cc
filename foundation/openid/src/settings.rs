//! What a deployment sets about its provider.

use crate::OpenIdError;
use std::collections::BTreeSet;
use url::{Host, Url};
use zeroize::Zeroizing;

/// Whether our own second factor is asked for after the provider has vouched for somebody.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SecondFactor {
    /// Unless the provider asserts one of the configured ways of proving (`acr` or `amr`).
    #[default]
    UnlessAsserted,
    /// Always.
    Always,
    /// Never: the provider asserts one of the configured ways, or the sign-in is refused.
    Never,
}

impl SecondFactor {
    /// As the settings write it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::UnlessAsserted => "unless-asserted",
            Self::Always => "always",
            Self::Never => "never",
        }
    }

    /// Reads it.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::UnlessAsserted, Self::Always, Self::Never].into_iter().find(|one| one.code() == code)
    }
}

/// The settings as they are written, unchecked.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// The issuer, as the provider writes it.
    pub issuer: String,
    /// What the provider calls us.
    pub client_id: String,
    /// What stands on the button.
    pub name: Option<String>,
    /// Which scopes are asked for; `openid` is always among them.
    pub scopes: Vec<String>,
    /// Further hosts that the provider's metadata may name, with a port where it is not 443.
    pub hosts: Vec<String>,
    /// Which `acr` are asked for, and count as proving by a second factor.
    pub acr_values: Vec<String>,
    /// Which `amr` count as that.
    pub amr_values: Vec<String>,
    /// How long ago the person may have proved herself to the provider; none asks nothing of it.
    pub max_age_seconds: Option<u64>,
    /// Our own second factor.
    pub second_factor: SecondFactor,
}

/// The settings, checked.
#[derive(Clone)]
pub struct OpenIdSettings {
    wanted: Wanted,
    secret: Zeroizing<String>,
    issuer: Url,
    authorities: BTreeSet<String>,
}

impl std::fmt::Debug for OpenIdSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OpenIdSettings").field("wanted", &self.wanted).finish_non_exhaustive()
    }
}

/// The longest text of a setting, and the most texts of a list.
const TEXT_BYTES_MAX: usize = 500;
const TEXTS_MAX: usize = 20;

/// The longest time that may lie between a proof at the provider and a sign-in here: thirty days.
const MAX_AGE_SECONDS_MAX: u64 = 30 * 24 * 60 * 60;

impl OpenIdSettings {
    /// Checks the settings. The issuer is https, or this machine itself.
    pub fn checked(wanted: Wanted, secret: Zeroizing<String>) -> Result<Self, OpenIdError> {
        let issuer = issuer(&wanted.issuer)?;
        check_text("client_id", &wanted.client_id)?;
        check_text("client_secret_file", &secret)?;
        if let Some(name) = &wanted.name {
            check_text("name", name)?;
        }
        for (setting, list) in [("scopes", &wanted.scopes), ("hosts", &wanted.hosts), ("acr_values", &wanted.acr_values), ("amr_values", &wanted.amr_values)] {
            check_list(setting, list)?;
        }
        if wanted.second_factor == SecondFactor::Never && wanted.acr_values.is_empty() && wanted.amr_values.is_empty() {
            return Err(OpenIdError::Setting("second_factor", "is \"never\": name in acr_values or amr_values what the provider has to assert instead"));
        }
        if wanted.max_age_seconds.is_some_and(|seconds| !(60..=MAX_AGE_SECONDS_MAX).contains(&seconds)) {
            return Err(OpenIdError::Setting("max_age", "lies between one minute and thirty days"));
        }
        let mut authorities = BTreeSet::from([authority_of(&issuer).ok_or(OpenIdError::Setting("issuer", "names no host"))?]);
        for host in &wanted.hosts {
            let named = Url::parse(&format!("https://{host}/")).ok().filter(|url| url.path() == "/" && url.username().is_empty() && url.query().is_none());
            let authority = named.as_ref().and_then(authority_of);
            authorities.insert(authority.ok_or(OpenIdError::Setting("hosts", "lists names of hosts such as keys.example.org or keys.example.org:8443"))?);
        }
        Ok(Self { wanted, secret, issuer, authorities })
    }

    /// The issuer, letter by letter as it is configured: that is how it is compared (OpenID Connect Discovery 1.0 §4.3).
    pub fn issuer(&self) -> &str {
        &self.wanted.issuer
    }

    /// The issuer's host, with its port where it is not the usual one.
    pub fn host(&self) -> String {
        authority_of(&self.issuer).unwrap_or_default()
    }

    /// What stands on the button: the configured name, else the host.
    pub fn name(&self) -> String {
        self.wanted.name.clone().unwrap_or_else(|| self.host())
    }

    /// What was set, but the secret.
    pub fn wanted(&self) -> &Wanted {
        &self.wanted
    }

    pub(crate) fn secret(&self) -> &str {
        &self.secret
    }

    /// Whether an address belongs to the provider: https and the issuer's host or one of those that the settings add. On this machine
    /// itself, where nothing travels, an issuer may speak plain HTTP.
    pub(crate) fn is_of_provider(&self, url: &Url) -> bool {
        let is_closed = url.scheme() == "https" || (url.scheme() == self.issuer.scheme() && is_this_machine(url));
        let has_nothing_else = url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
        is_closed && has_nothing_else && authority_of(url).is_some_and(|authority| self.authorities.contains(&authority))
    }

    /// Whether what the provider asserts counts as proving by more than a password.
    pub(crate) fn is_strong<'a>(&self, acr: Option<&str>, amr: impl IntoIterator<Item = &'a str>) -> bool {
        let by_class = acr.is_some_and(|acr| self.wanted.acr_values.iter().any(|one| one == acr));
        by_class || amr.into_iter().any(|method| self.wanted.amr_values.iter().any(|one| one == method))
    }
}

/// Host and port; the port only where it is not the usual one.
fn authority_of(url: &Url) -> Option<String> {
    let host = url.host_str()?;
    Some(url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}")))
}

fn is_this_machine(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn issuer(text: &str) -> Result<Url, OpenIdError> {
    let problem = OpenIdError::Setting("issuer", "is no address such as https://login.example.org/house: https, without query and fragment");
    let is_closed = |url: &Url| url.scheme() == "https" || (url.scheme() == "http" && is_this_machine(url));
    let is_plain = |url: &Url| url.query().is_none() && url.fragment().is_none() && url.username().is_empty() && url.password().is_none();
    Url::parse(text).ok().filter(|url| text.len() <= TEXT_BYTES_MAX && is_closed(url) && is_plain(url)).ok_or(problem)
}

fn check_text(setting: &'static str, text: &str) -> Result<(), OpenIdError> {
    let fits = (1..=TEXT_BYTES_MAX).contains(&text.len()) && !text.chars().any(char::is_control);
    if fits { Ok(()) } else { Err(OpenIdError::Setting(setting, "is empty, too long, or has characters that cannot be seen")) }
}

fn check_list(setting: &'static str, list: &[String]) -> Result<(), OpenIdError> {
    let fits = list.len() <= TEXTS_MAX && list.iter().all(|text| check_text(setting, text).is_ok() && !text.contains(char::is_whitespace));
    if fits { Ok(()) } else { Err(OpenIdError::Setting(setting, "has an entry that is empty, too long or of two words, or too many of them")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wanted(issuer: &str) -> Wanted {
        Wanted { issuer: issuer.to_owned(), client_id: "lantern".to_owned(), ..Wanted::default() }
    }

    fn checked(wanted: Wanted) -> Result<OpenIdSettings, OpenIdError> {
        OpenIdSettings::checked(wanted, "secret".to_owned().into())
    }

    /// Only addresses of the provider are asked: another host, another port, plain HTTP, a password in the address are not.
    #[test]
    fn only_the_provider_is_asked() {
        let settings = checked(Wanted { hosts: vec!["keys.example.org:8443".to_owned()], ..wanted("https://login.example.org/house") }).unwrap();
        let asks = |url: &str| settings.is_of_provider(&Url::parse(url).unwrap());
        for own in
            ["https://login.example.org/token", "https://login.example.org:443/x?y=1", "https://keys.example.org:8443/keys", "https://LOGIN.example.org/"]
        {
            assert!(asks(own), "{own}");
        }
        for other in [
            "http://login.example.org/token",
            "https://login.example.org:8443/",
            "https://keys.example.org/keys",
            "https://login.example.org.evil.example/",
            "https://user@login.example.org/",
            "https://169.254.169.254/latest/meta-data",
            "https://localhost/",
            "http://127.0.0.1/",
            "file:///etc/passwd",
            "https://login.example.org/#x",
        ] {
            assert!(!asks(other), "{other}");
        }
    }

    /// Settings under which somebody could come in by less than was meant are refused, each by its name.
    #[test]
    fn settings_that_cannot_stand_are_refused() {
        let good = || wanted("https://login.example.org");
        assert!(checked(good()).is_ok() && checked(wanted("http://localhost:9000/realm")).is_ok());
        for issuer in
            ["http://login.example.org", "https://login.example.org/?a=b", "https://login.example.org/#a", "https://a:b@login.example.org", "login", ""]
        {
            assert!(matches!(checked(wanted(issuer)), Err(OpenIdError::Setting("issuer", _))), "{issuer}");
        }
        let never = Wanted { second_factor: SecondFactor::Never, ..good() };
        assert!(matches!(checked(never.clone()), Err(OpenIdError::Setting("second_factor", _))));
        assert!(checked(Wanted { amr_values: vec!["hwk".to_owned()], ..never }).is_ok());
        let many = Wanted { max_age_seconds: Some(u64::MAX), ..good() };
        assert!(matches!(checked(many), Err(OpenIdError::Setting("max_age", _))));
        assert!(matches!(checked(Wanted { hosts: vec!["keys.example.org/path".to_owned()], ..good() }), Err(OpenIdError::Setting("hosts", _))));
        assert!(matches!(checked(Wanted { scopes: vec!["openid email".to_owned()], ..good() }), Err(OpenIdError::Setting("scopes", _))));
        assert!(matches!(OpenIdSettings::checked(good(), String::new().into()), Err(OpenIdError::Setting("client_secret_file", _))));
    }

    /// The secret does not show where settings are printed.
    #[test]
    fn the_secret_is_not_printed() {
        let settings = OpenIdSettings::checked(wanted("https://login.example.org"), "zwelgrimdoost".to_owned().into()).unwrap();
        assert!(!format!("{settings:?}").contains("zwelgrimdoost"));
    }
}
