//! A certificate authority for one deployment.
//!
//! Passkeys and offline pages need TLS with a certificate that the browser trusts, and in a field office there may be no public
//! authority to ask. This one is constrained (RFC 5280, 4.2.1.10) to the deployment's own host name: whoever installs it on a
//! device lets it vouch for that name, never for a bank or a mail server, even if its key is stolen.

use crate::{AuthorityKey, Certificate, TransportError};
use rcgen::{
    BasicConstraints, CertificateParams, CidrSubnet, DistinguishedName, DnType, ExtendedKeyUsagePurpose, GeneralSubtree, IsCa, Issuer, KeyPair,
    KeyUsagePurpose, NameConstraints, PKCS_ECDSA_P256_SHA256, SanType, SerialNumber,
};
use rustls::pki_types::PrivatePkcs8KeyDer;
use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};
use time::OffsetDateTime;
use zeroize::Zeroizing;

/// How long an authority is valid: as long as a deployment may run before every device is visited again.
const AUTHORITY_DAYS: i64 = 3_650;

/// How long a host's certificate is valid unless asked otherwise. Apple refuses more than 825 days, public authorities stop at 398.
pub const CERTIFICATE_DAYS: u16 = 397;
const CERTIFICATE_DAYS_MAX: u16 = 825;

/// A certificate with fewer days left should be renewed.
pub const RENEWAL_DAYS: i64 = 30;

/// The most names of one certificate.
pub const HOSTS_MAX: usize = 16;

/// Clocks in the field are wrong by a day sooner than one thinks.
const BEFORE_SECONDS: i64 = 86_400;

/// A name of a host, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostName(String);

impl HostName {
    /// Checks a name: labels of letters, digits and hyphens (RFC 1123), no IP address.
    pub fn parse(text: &str) -> Result<Self, TransportError> {
        let name = text.to_ascii_lowercase();
        let is_label = |label: &str| {
            (1..=63).contains(&label.len())
                && label.bytes().all(|letter| letter.is_ascii_alphanumeric() || letter == b'-')
                && !label.starts_with('-')
                && !label.ends_with('-')
        };
        // A last label of digits alone makes an address of it (RFC 3696, 2).
        let is_address = name.rsplit('.').next().is_none_or(|label| label.bytes().all(|digit| digit.is_ascii_digit()));
        if name.len() > 253 || is_address || !name.split('.').all(is_label) {
            return Err(TransportError::BadHost(text.to_owned()));
        }
        Ok(Self(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether this is another name or stands below it, as name constraints have it.
    fn is_below(&self, other: &str) -> bool {
        self.0.strip_suffix(other).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    }
}

/// A certificate with its key, on its way to its files.
pub struct Made {
    /// PEM: the host's certificate. The authority's own is on the devices and does not travel.
    pub chain: String,
    /// PEM: the private key.
    pub key: Zeroizing<String>,
}

impl fmt::Debug for Made {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Made(…)")
    }
}

/// An authority that can sign.
pub struct Authority {
    certificate: Certificate,
    pem: String,
    issuer: Issuer<'static, KeyPair>,
}

impl fmt::Debug for Authority {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Authority").field("certificate", &self.certificate.subject).finish_non_exhaustive()
    }
}

impl Authority {
    /// Makes an authority for a host and what stands below it; gives its private key, which opens it again.
    pub fn begin(host: &HostName, at: i64) -> Result<(Self, AuthorityKey), TransportError> {
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).map_err(TransportError::NotMade)?;
        let mut params = params(&format!("Certificate authority of {}", host.as_str()), AUTHORITY_DAYS, at)?;
        params.is_ca = IsCa::Ca(BasicConstraints::Constrained(0));
        params.key_usages = vec![KeyUsagePurpose::KeyCertSign, KeyUsagePurpose::CrlSign];
        let everyone = [IpAddr::from(Ipv4Addr::UNSPECIFIED), IpAddr::from(Ipv6Addr::UNSPECIFIED)];
        params.name_constraints = Some(NameConstraints {
            permitted_subtrees: vec![GeneralSubtree::DnsName(host.0.clone())],
            // A constraint binds only names of its own form: without these, any IP address would be allowed.
            excluded_subtrees: everyone.map(|address| GeneralSubtree::IpAddress(CidrSubnet::from_addr_prefix(address, 0))).to_vec(),
        });
        let pem = params.self_signed(&key).map_err(TransportError::NotMade)?.pem();
        let secret = AuthorityKey::new(Zeroizing::new(key.serialize_der()));
        Ok((Self::open(&pem, &secret)?, secret))
    }

    /// Opens an authority with its private key.
    pub fn open(pem: &str, key: &AuthorityKey) -> Result<Self, TransportError> {
        let key = KeyPair::from_pkcs8_der_and_sign_algo(&PrivatePkcs8KeyDer::from(key.bytes()), &PKCS_ECDSA_P256_SHA256).map_err(TransportError::NotMade)?;
        let issuer = Issuer::from_ca_cert_pem(pem, key).map_err(TransportError::NotMade)?;
        Ok(Self { certificate: Certificate::of_pem(pem)?, pem: pem.to_owned(), issuer })
    }

    /// What its certificate says.
    pub fn certificate(&self) -> &Certificate {
        &self.certificate
    }

    /// Its certificate, PEM.
    pub fn pem(&self) -> &str {
        &self.pem
    }

    /// Makes a certificate for host names, with a key of its own.
    pub fn certify(&self, hosts: &[HostName], days: u16, at: i64) -> Result<Made, TransportError> {
        let Some(first) = hosts.first().filter(|_| hosts.len() <= HOSTS_MAX) else { return Err(TransportError::BadHost(String::new())) };
        if days == 0 || days > CERTIFICATE_DAYS_MAX {
            return Err(TransportError::BadValidity { days, max: CERTIFICATE_DAYS_MAX });
        }
        if let Some(outside) = hosts.iter().find(|host| !self.certificate.names.iter().any(|own| host.is_below(own))) {
            return Err(TransportError::OutsideName(self.certificate.names.join(", "), outside.0.clone()));
        }
        let mut params = params(first.as_str(), i64::from(days), at)?;
        let names: Result<Vec<_>, _> = hosts.iter().map(|host| host.as_str().try_into().map(SanType::DnsName)).collect();
        params.subject_alt_names = names.map_err(TransportError::NotMade)?;
        params.is_ca = IsCa::ExplicitNoCa;
        params.key_usages = vec![KeyUsagePurpose::DigitalSignature];
        params.use_authority_key_identifier_extension = true;
        let key = KeyPair::generate_for(&PKCS_ECDSA_P256_SHA256).map_err(TransportError::NotMade)?;
        let made = params.signed_by(&key, &self.issuer).map_err(TransportError::NotMade)?;
        Ok(Made { chain: made.pem(), key: Zeroizing::new(key.serialize_pem()) })
    }
}

/// What every certificate here has in common: for servers only, and from a day ago.
fn params(name: &str, days: i64, at: i64) -> Result<CertificateParams, TransportError> {
    let instant = |seconds| OffsetDateTime::from_unix_timestamp(seconds).map_err(|_| TransportError::NotMade(rcgen::Error::Time));
    let mut params = CertificateParams::default();
    params.not_before = instant(at - BEFORE_SECONDS)?;
    params.not_after = instant(at + days * 86_400)?;
    params.distinguished_name = DistinguishedName::new();
    // RFC 5280 allows 64 letters; a longer name stands whole among the alternative names.
    params.distinguished_name.push(DnType::CommonName, name.chars().take(64).collect::<String>());
    params.extended_key_usages = vec![ExtendedKeyUsagePurpose::ServerAuth];
    // The first half of a UUID's random bits and the second make a positive number of 16 bytes (RFC 5280, 4.1.2.2).
    let mut serial = *uuid::Uuid::new_v4().as_bytes();
    serial[0] = serial[0] & 0x3f | 0x40;
    params.serial_number = Some(SerialNumber::from_slice(&serial));
    Ok(params)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names that are hosts, and what only looks like one.
    #[test]
    fn names_of_hosts() {
        for host in ["cases.example.org", "lantern", "LANTERN.local", "xn--80ak6aa92e.example", "a1.b2c"] {
            assert!(HostName::parse(host).is_ok(), "{host}");
        }
        for wrong in ["", "192.0.2.1", "::1", "a..b", "-a.org", "a-.org", "a b.org", "*.example.org", "a.org.", "é.org", "x/y", &"a.".repeat(127)] {
            assert!(HostName::parse(wrong).is_err(), "{wrong}");
        }
    }

    /// An authority vouches for its own name and those below, and for nothing that merely ends like it.
    #[test]
    fn its_own_names_only() {
        let host = |name: &str| HostName::parse(name).unwrap();
        let (authority, key) = Authority::begin(&host("cases.example.org"), 1_774_000_000).unwrap();
        let authority = Authority::open(authority.pem(), &key).unwrap();
        assert_eq!(authority.certificate().names, ["cases.example.org"]);
        for own in ["cases.example.org", "www.cases.example.org"] {
            assert!(authority.certify(&[host(own)], 90, 1_774_000_000).is_ok(), "{own}");
        }
        for other in ["example.org", "evilcases.example.org", "cases.example.org.evil"] {
            assert!(matches!(authority.certify(&[host(other)], 90, 1_774_000_000), Err(TransportError::OutsideName(..))), "{other}");
        }
        assert!(authority.certify(&[host("cases.example.org")], 826, 1_774_000_000).is_err());
        assert!(authority.certify(&[], 90, 1_774_000_000).is_err());
    }

    /// Two certificates never share a serial number or a key, and each says how long it is valid.
    #[test]
    fn each_is_its_own() {
        let host = HostName::parse("cases.example.org").unwrap();
        let (authority, _) = Authority::begin(&host, 1_774_000_000).unwrap();
        let [one, other] = [1, 2].map(|_| authority.certify(std::slice::from_ref(&host), 397, 1_774_000_000).unwrap());
        assert_ne!(one.key, other.key);
        let certificate = Certificate::of_pem(&one.chain).unwrap();
        assert_eq!(certificate.days_left(1_774_000_000), 397);
        assert_eq!(certificate.days_left(1_774_000_000 + 398 * 86_400), -1);
        assert_ne!(certificate.fingerprint(), Certificate::of_pem(&other.chain).unwrap().fingerprint());
    }
}
