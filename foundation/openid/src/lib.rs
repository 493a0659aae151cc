//! Who somebody is, as an OpenID provider says: OpenID Connect Core 1.0 by authorisation code with PKCE, and nothing else of it.
//!
//! A [`Provider`] is asked twice: [`Provider::begin`] makes the address to which a browser is sent, [`Provider::finish`] takes what the
//! browser brings back and tells for whom the provider vouches. It knows no account: what a subject may do here, and whether anybody
//! here is meant at all, is decided elsewhere. Roles, names and addresses that a provider tells are not even read, and its tokens are
//! dropped where they were checked. No error and no line of the log holds a token, a code or a subject.
//!
//! Numbers such as 10.5.1 are requirements of OWASP ASVS 5.0, chapters V9 (tokens) and V10 (OAuth and OpenID Connect).
//!
//! ```
//! use lantern_openid::{OpenIdSettings, Wanted};
//!
//! let wanted = Wanted { issuer: "https://login.example.org/house".into(), client_id: "lantern".into(), ..Wanted::default() };
//! let settings = OpenIdSettings::checked(wanted, String::from("a secret of the two").into())?;
//! assert_eq!(settings.host(), "login.example.org");
//! # Ok::<(), lantern_openid::OpenIdError>(())
//! ```

mod asker;
mod error;
mod metadata;
mod provider;
mod settings;
mod token;

pub use error::{OpenIdError, Reason};
pub use metadata::Misfit;
pub use provider::{Asked, Known, Pending, Provider, Returned};
pub use settings::{OpenIdSettings, SecondFactor, Wanted};
