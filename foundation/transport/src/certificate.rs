//! What a certificate says.

use crate::TransportError;
use rustls::pki_types::{CertificateDer, pem::PemObject};
use sha2::{Digest, Sha256};
use x509_parser::{extensions::GeneralName, prelude::FromDer};

/// What a certificate says of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Its bytes, as devices install them.
    pub der: Vec<u8>,
    /// The common name of its holder.
    pub subject: String,
    /// The host names that it stands for; of an authority, those that it may vouch for.
    pub names: Vec<String>,
    /// The first instant of its validity, in seconds since 1970.
    pub from: i64,
    /// The last.
    pub until: i64,
}

impl Certificate {
    /// Reads the first certificate of a PEM text.
    pub fn of_pem(pem: &str) -> Result<Self, TransportError> {
        let der = CertificateDer::from_pem_slice(pem.as_bytes()).map_err(|_| TransportError::NotACertificate)?;
        Self::of_der(&der)
    }

    pub(crate) fn of_der(der: &[u8]) -> Result<Self, TransportError> {
        let wrong = |_| TransportError::NotACertificate;
        let (_, read) = x509_parser::certificate::X509Certificate::from_der(der).map_err(|_| TransportError::NotACertificate)?;
        let subject = read.subject().iter_common_name().next().and_then(|name| name.as_str().ok()).unwrap_or_default().to_owned();
        let mut names = Vec::new();
        if let Some(alternative) = read.subject_alternative_name().map_err(wrong)? {
            names.extend(alternative.value.general_names.iter().filter_map(dns));
        }
        if let Some(constraints) = read.name_constraints().map_err(wrong)? {
            names.extend(constraints.value.permitted_subtrees.iter().flatten().filter_map(|subtree| dns(&subtree.base)));
        }
        let (from, until) = (read.validity().not_before.timestamp(), read.validity().not_after.timestamp());
        Ok(Self { der: der.to_vec(), subject, names, from, until })
    }

    /// The SHA-256 of its bytes in pairs of hexadecimal digits, as browsers and phones show it.
    pub fn fingerprint(&self) -> String {
        let pairs: Vec<String> = Sha256::digest(&self.der).iter().map(|byte| format!("{byte:02X}")).collect();
        pairs.join(":")
    }

    /// Whole days that it is still valid for; negative when it is over.
    pub fn days_left(&self, at: i64) -> i64 {
        (self.until - at).div_euclid(86_400)
    }
}

fn dns(name: &GeneralName<'_>) -> Option<String> {
    match name {
        GeneralName::DNSName(name) => Some((*name).to_owned()),
        _ => None,
    }
}
