//! What can go wrong with a connection or a certificate.

use std::path::PathBuf;

/// What can go wrong with a connection or a certificate.
#[derive(Debug, thiserror::Error)]
pub enum TransportError {
    /// A file cannot be read.
    #[error("cannot read {path}")]
    Unreadable {
        /// The file.
        path: PathBuf,
        /// What the system says.
        #[source]
        cause: std::io::Error,
    },
    /// A file is larger than any certificate or key.
    #[error("{0} is larger than a certificate or a key can be")]
    TooLarge(PathBuf),
    /// A private key that others can read.
    #[error("others on this machine can read the private key {0}: take that away (chmod 600) and try again")]
    OpenKey(PathBuf),
    /// A file without what it should hold.
    #[error("{0} holds no {1} in PEM")]
    NoPem(PathBuf, &'static str),
    /// A certificate and a key that do not belong together, or that cannot be used.
    #[error("the certificate {certificate} and the key {key} cannot be used together: {cause}")]
    Unusable {
        /// The certificate's file.
        certificate: PathBuf,
        /// The key's file.
        key: PathBuf,
        /// What is wrong.
        #[source]
        cause: rustls::Error,
    },
    /// Not a certificate.
    #[error("this is not a certificate that can be read")]
    NotACertificate,
    /// A name that no certificate is made for.
    #[error("\"{0}\" is not a host name such as cases.example.org; an IP address will not do, because browsers keep passkeys by name")]
    BadHost(String),
    /// A name outside the names that the authority may vouch for.
    #[error("the authority was made for {0} and what stands below it; it cannot vouch for \"{1}\"")]
    OutsideName(String, String),
    /// A validity that devices refuse.
    #[error("a certificate is valid for 1 to {max} days, not {days}")]
    BadValidity {
        /// What was asked.
        days: u16,
        /// The most.
        max: u16,
    },
    /// The certificate could not be made.
    #[error("the certificate could not be made")]
    NotMade(#[source] rcgen::Error),
    /// A line that is no key of an authority.
    #[error("this is not the key of an authority")]
    NotAnAuthorityKey,
    /// The passphrase does not open the authority's key.
    #[error("the passphrase does not open the authority's key, or the file was altered")]
    WrongPassphrase,
    /// A passphrase that is soon guessed.
    #[error("a passphrase has at least {0} characters: choose several words")]
    WeakPassphrase(usize),
    /// A list of trusted proxies that cannot be read.
    #[error("\"{0}\" is not an address or a range of addresses, such as 10.0.0.7 or 10.0.0.0/24")]
    BadProxy(String),
    /// An address that is not asked.
    #[error("\"{0}\" is not asked: use https, or http on this machine only")]
    BadAddress(String),
    /// A list of authorities that cannot be used.
    #[error("the authorities to trust cannot be used")]
    BadAuthorities(#[source] rustls::Error),
    /// The other side cannot be reached.
    #[error("{host} cannot be reached")]
    Unreachable {
        /// Whom.
        host: String,
        /// What the system says.
        #[source]
        cause: std::io::Error,
    },
    /// The other side took too long.
    #[error("{0} did not answer in time")]
    TooSlow(String),
    /// The other side broke off.
    #[error("{host} gave no whole answer: {cause}")]
    NoAnswer {
        /// Who.
        host: String,
        /// What went wrong.
        cause: String,
    },
}
