//! The certificate and the key that a server speaks TLS with, read again when they are renewed.

use crate::{Certificate, TransportError};
use rustls::{
    ServerConfig,
    crypto::{CryptoProvider, aws_lc_rs},
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
    time::SystemTime,
};

/// The largest file of certificates or keys.
const PEM_BYTES_MAX: u64 = 256 * 1024;

/// A certificate with its key. A renewed pair of files is taken up by the next connection, without a restart; while the files do
/// not fit together, as in the middle of a renewal, the pair before goes on.
#[derive(Debug)]
pub struct Tls {
    certificate: PathBuf,
    key: PathBuf,
    // Written when the files have changed, for as long as it takes to read them.
    held: RwLock<Held>,
}

#[derive(Debug, Clone)]
struct Held {
    config: Arc<ServerConfig>,
    certificate: Certificate,
    stamp: Stamp,
}

/// When the two files were written.
type Stamp = [Option<SystemTime>; 2];

/// The cryptography of every connection: AWS-LC, with a post-quantum key exchange first, because what is recorded today must
/// not be read in twenty years.
pub(crate) fn provider() -> Arc<CryptoProvider> {
    Arc::new(aws_lc_rs::default_provider())
}

impl Tls {
    /// Reads a certificate (with those between it and its authority, if any) and its private key, both PEM.
    pub fn read(certificate: &Path, key: &Path) -> Result<Self, TransportError> {
        let held = Held::read(certificate, key)?;
        Ok(Self { certificate: certificate.to_owned(), key: key.to_owned(), held: RwLock::new(held) })
    }

    /// The certificate that connections are given now.
    pub fn certificate(&self) -> Certificate {
        self.present().certificate
    }

    pub(crate) fn config(&self) -> Arc<ServerConfig> {
        self.present().config
    }

    fn present(&self) -> Held {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner).clone();
        if stamp(&self.certificate, &self.key) == held.stamp {
            return held;
        }
        match Held::read(&self.certificate, &self.key) {
            Ok(renewed) => {
                tracing::info!("the renewed certificate is taken up");
                *self.held.write().unwrap_or_else(PoisonError::into_inner) = renewed.clone();
                renewed
            }
            Err(error) => {
                tracing::warn!(%error, "the certificate's files have changed and cannot be used; the one before goes on");
                held
            }
        }
    }
}

impl Held {
    fn read(certificate_path: &Path, key_path: &Path) -> Result<Self, TransportError> {
        // Taken before the files are read: what is written meanwhile is read again.
        let stamp = stamp(certificate_path, key_path);
        let chain: Vec<CertificateDer<'static>> =
            CertificateDer::pem_slice_iter(&pem(certificate_path)?).collect::<Result<_, _>>().map_err(|_| no_certificate(certificate_path))?;
        let certificate = Certificate::of_der(chain.first().ok_or_else(|| no_certificate(certificate_path))?)?;
        let unreadable = |cause| TransportError::Unreadable { path: key_path.to_owned(), cause };
        if fs::metadata(key_path).map_err(unreadable)?.permissions().mode() & 0o007 > 0 {
            return Err(TransportError::OpenKey(key_path.to_owned()));
        }
        let key = PrivateKeyDer::from_pem_slice(&pem(key_path)?).map_err(|_| TransportError::NoPem(key_path.to_owned(), "private key"))?;
        let unusable = |cause| TransportError::Unusable { certificate: certificate_path.to_owned(), key: key_path.to_owned(), cause };
        let mut config = ServerConfig::builder_with_provider(provider())
            .with_safe_default_protocol_versions()
            .map_err(unusable)?
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .map_err(unusable)?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self { config: Arc::new(config), certificate, stamp })
    }
}

fn no_certificate(path: &Path) -> TransportError {
    TransportError::NoPem(path.to_owned(), "certificate")
}

fn stamp(certificate: &Path, key: &Path) -> Stamp {
    [certificate, key].map(|path| fs::metadata(path).and_then(|found| found.modified()).ok())
}

/// The bytes of a PEM file, within a bound.
fn pem(path: &Path) -> Result<zeroize::Zeroizing<Vec<u8>>, TransportError> {
    let unreadable = |cause| TransportError::Unreadable { path: path.to_owned(), cause };
    if fs::metadata(path).map_err(unreadable)?.len() > PEM_BYTES_MAX {
        return Err(TransportError::TooLarge(path.to_owned()));
    }
    fs::read(path).map(zeroize::Zeroizing::new).map_err(unreadable)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Authority, HostName};
    use std::time::Duration;

    const AT: i64 = 1_774_000_000;

    fn write(path: &Path, text: &str, mode: u32) {
        fs::write(path, text).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    }

    /// An open key and a key of another certificate are refused; a renewal is taken up, and half a renewal is not.
    #[test]
    fn the_pair_fits_and_is_renewed() {
        let folder = tempfile::tempdir().unwrap();
        let (certificate, key) = (folder.path().join("host.pem"), folder.path().join("host.key"));
        let host = HostName::parse("cases.example.org").unwrap();
        let (authority, _) = Authority::begin(&host, AT).unwrap();
        let [first, second] = [10, 20].map(|days| authority.certify(std::slice::from_ref(&host), days, AT).unwrap());
        write(&certificate, &first.chain, 0o644);
        write(&key, &first.key, 0o644);
        assert!(matches!(Tls::read(&certificate, &key), Err(TransportError::OpenKey(_))));
        write(&key, &second.key, 0o600);
        assert!(matches!(Tls::read(&certificate, &key), Err(TransportError::Unusable { .. })));
        write(&key, &first.key, 0o600);
        let tls = Tls::read(&certificate, &key).unwrap();
        let until = tls.certificate().until;
        let touch = |path: &Path, seconds| fs::File::open(path).unwrap().set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)).unwrap();
        write(&certificate, &second.chain, 0o644);
        touch(&certificate, 2_000_000_000);
        assert_eq!(tls.certificate().until, until, "the new certificate without its key waits");
        write(&key, &second.key, 0o600);
        touch(&key, 2_000_000_000);
        assert_eq!(tls.certificate().until, until + 10 * 86_400);
    }
}
