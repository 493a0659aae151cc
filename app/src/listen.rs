//! Where a server listens, as the settings wish and the rules allow, and the names under which it is asked.

use crate::{clock, outcome::Mistyped, settings::Settings};
use anyhow::{Context, Result};
use lantern_disk::Disk;
use lantern_transport::{Certificate, Limits, Listening, Manner, Proxy, RENEWAL_DAYS, Refusal, Tls, Wish, manner};
use lantern_words::{Arg, Words};
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
};
use tokio::net::TcpListener;

/// The largest file of a certificate with those between it and its authority.
const CERTIFICATE_BYTES_MAX: u64 = 256 * 1024;

/// What is asked of a server, before anything is opened.
pub struct Plan {
    address: SocketAddr,
    tls: Option<Tls>,
    proxy: Option<Proxy>,
    origin: Option<String>,
    words: &'static Words,
}

/// The names under which a server is asked.
pub struct Names {
    /// `Origin` headers that are its own.
    pub origins: Vec<String>,
    /// The first of the origins: where a person goes.
    pub address: String,
    /// Whether browsers see https.
    pub is_secure: bool,
}

impl Plan {
    /// Reads what the settings name, and refuses what may never be.
    pub fn of(settings: &Settings) -> Result<Self> {
        let words = Words::of(settings.language.value);
        let tls = tls(settings.tls_certificate.value.as_deref(), settings.tls_key.value.as_deref(), words)?;
        let proxy = settings.proxy.value.as_deref().map(Proxy::parse).transpose()?;
        if proxy.is_some() && settings.origin.value.is_none() {
            return Err(Mistyped::error(words.text("cli-listen-proxy-origin")));
        }
        let plan = Self { address: settings.listen.value, tls, proxy, origin: settings.origin.value.clone(), words };
        plan.check(settings.invented.value)?;
        Ok(plan)
    }

    /// A plan for a server that needs no accounts, such as a witness.
    pub fn alone(address: SocketAddr, certificate: Option<&Path>, key: Option<&Path>, words: &'static Words) -> Result<Self> {
        let plan = Self { address, tls: tls(certificate, key, words)?, proxy: None, origin: None, words };
        plan.check(false)?;
        Ok(plan)
    }

    /// Refuses what the rules refuse, in a sentence that says what to do.
    pub fn check(&self, is_for_this_machine: bool) -> Result<Manner> {
        let wish = Wish { address: self.address, has_certificate: self.tls.is_some(), has_proxy: self.proxy.is_some(), is_for_this_machine };
        let address = self.address.to_string();
        manner(wish).map_err(|refusal| {
            let key = match refusal {
                Refusal::ForThisMachine => "cli-listen-this-machine",
                Refusal::PlainOverNetwork => "cli-listen-plain",
                Refusal::PlainToProxy => return Mistyped::error(self.words.text("proof-listen-proxy")),
            };
            Mistyped::error(self.words.with(key, &[("address", Arg::from(&address))]))
        })
    }

    /// The certificate, where there is one.
    pub fn certificate(&self) -> Option<Certificate> {
        self.tls.as_ref().map(Tls::certificate)
    }

    /// What a person should know of the certificate: that it ends soon, or has ended.
    pub fn warning(&self) -> Option<String> {
        let certificate = self.certificate()?;
        let (days, names, until) = (certificate.days_left(clock::seconds()), certificate.names.join(", "), clock::day(certificate.until));
        let arguments = [("host", Arg::from(&names)), ("date", Arg::from(&until)), ("count", Arg::count(days.max(0)))];
        (days < RENEWAL_DAYS).then(|| self.words.with(if days < 0 { "cli-ca-ended" } else { "cli-ca-ends" }, &arguments))
    }

    /// Takes the address.
    pub async fn open(self) -> Result<(Listening, Names)> {
        let listener =
            TcpListener::bind(self.address).await.with_context(|| format!("cannot listen on {}: choose another address with --listen", self.address))?;
        let names = self.names(listener.local_addr()?);
        Ok((Listening { listener, tls: self.tls, proxy: self.proxy, limits: Limits::default() }, names))
    }

    fn names(&self, address: SocketAddr) -> Names {
        let (port, scheme) = (address.port(), if self.tls.is_some() { "https" } else { "http" });
        let own: Vec<String> = self.certificate().map(|certificate| certificate.names).unwrap_or_default();
        let mut hosts: Vec<String> = own.iter().map(|name| with_port(name, port)).collect();
        if address.ip().is_loopback() {
            hosts.push(address.to_string());
            hosts.extend(["127.0.0.1", "localhost", "[::1]"].map(|name| format!("{name}:{port}")));
        }
        let mut origins: Vec<String> = hosts.iter().map(|host| format!("{scheme}://{host}")).collect();
        if let Some(origin) = &self.origin {
            origins.insert(0, origin.clone());
        }
        let first = origins.first().cloned().unwrap_or_else(|| format!("{scheme}://{address}"));
        let is_secure = self.tls.is_some() || self.proxy.is_some();
        Names { origins, address: first, is_secure }
    }
}

/// The certificate and the key of these files; both or neither.
fn tls(certificate: Option<&Path>, key: Option<&Path>, words: &Words) -> Result<Option<Tls>> {
    match (certificate, key) {
        (None, None) => Ok(None),
        (Some(certificate), Some(key)) => Ok(Some(Tls::read(certificate, key)?)),
        _ => Err(Mistyped::error(words.text("cli-listen-pair"))),
    }
}

/// The authority's certificate, where `lantern ca` made one in this data folder.
pub fn authority(settings: &Settings) -> PathBuf {
    settings.folder.join(crate::settings::TLS).join("authority.pem")
}

/// The address under which browsers come, to which passkeys are bound: the one that is set, or the first name of the certificate.
pub fn origin(settings: &Settings) -> Option<String> {
    let of_certificate = || {
        // A certificate that cannot be read is told of where it is used.
        let pem = Disk::real().read(settings.tls_certificate.value.as_deref()?, CERTIFICATE_BYTES_MAX).ok()??;
        let names = Certificate::of_pem(std::str::from_utf8(&pem).ok()?).ok()?.names;
        // A wildcard is nobody's address.
        let name = names.iter().find(|name| !name.starts_with('*'))?;
        Some(format!("https://{}", with_port(name, settings.listen.value.port())))
    };
    settings.origin.value.clone().or_else(of_certificate)
}

/// A host as browsers name it over TLS: without the port that goes without saying.
fn with_port(name: &str, port: u16) -> String {
    if port == 443 { name.to_owned() } else { format!("{name}:{port}") }
}
