//! Encrypted connections: listening within limits, asking, and a certificate authority for one deployment.
//!
//! A server of this crate speaks TLS with a given certificate, or plain HTTP where nobody else can listen: to this machine, or
//! to a declared proxy ([`manner`] decides). Everything that a stranger could draw out has an end ([`Limits`]). A deployment
//! without a certificate of a public authority makes its own ([`Authority`]), which can vouch for its own names only.
//!
//! ```
//! use lantern_transport::{Authority, Certificate, HostName};
//!
//! let host = HostName::parse("cases.example.org")?;
//! let (authority, _key) = Authority::begin(&host, 1_774_000_000)?;
//! let made = authority.certify(&[host], 397, 1_774_000_000)?;
//! assert_eq!(Certificate::of_pem(&made.chain)?.names, ["cases.example.org"]);
//! # Ok::<(), lantern_transport::TransportError>(())
//! ```

mod address;
mod authority;
mod certificate;
mod client;
mod error;
mod handshakes;
mod limits;
mod listen;
mod loghost;
mod pace;
mod profile;
mod proxy;
mod sealed;
mod steady;
mod tls;

pub use address::{Manner, Refusal, Wish, manner};
pub use authority::{Authority, CERTIFICATE_DAYS, HOSTS_MAX, HostName, Made, RENEWAL_DAYS};
pub use certificate::Certificate;
pub use client::{Answered, Client};
pub use error::TransportError;
pub use limits::Limits;
pub use listen::{Asker, Listening};
pub use loghost::{LogCarrier, LogHost};
pub use profile::profile;
pub use proxy::Proxy;
pub use sealed::AuthorityKey;
pub use tls::Tls;
