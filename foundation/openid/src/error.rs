//! Why nobody is known.

use lantern_transport::TransportError;

/// What did not fit in what a provider or a browser brought. Whoever signs in is told none of it; the program's own log has the code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// No such sign-in is under way in this browser, or it began too long ago.
    State,
    /// The answer names another issuer, or none where the provider promised one (RFC 9207).
    Issuer,
    /// The provider answered with an error.
    Declined,
    /// The answer has no code.
    NoCode,
    /// The provider did not take the code, or answered with no ID token.
    Exchange,
    /// The ID token is signed by no key of the provider, in a way that is not taken, or not at all.
    Signature,
    /// The ID token comes of another issuer.
    TokenIssuer,
    /// The ID token is for somebody else, or for somebody else as well.
    Audience,
    /// The ID token is not valid yet or any more.
    Time,
    /// The ID token belongs to another sign-in.
    Nonce,
    /// The person proved who she is too long ago, or nobody says when.
    AuthTime,
    /// The provider asserts none of the ways of proving that are asked for.
    Weak,
    /// The subject is empty, too long or not printable.
    Subject,
    /// The ID token has a part that is not understood.
    Form,
}

impl Reason {
    /// Its code in the log.
    pub const fn code(self) -> &'static str {
        match self {
            Self::State => "state",
            Self::Issuer => "issuer",
            Self::Declined => "declined",
            Self::NoCode => "no-code",
            Self::Exchange => "exchange",
            Self::Signature => "signature",
            Self::TokenIssuer => "token-issuer",
            Self::Audience => "audience",
            Self::Time => "time",
            Self::Nonce => "nonce",
            Self::AuthTime => "auth-time",
            Self::Weak => "weak",
            Self::Subject => "subject",
            Self::Form => "form",
        }
    }
}

/// An error by what the caller can do.
#[derive(Debug, thiserror::Error)]
pub enum OpenIdError {
    /// A setting that cannot stand: mend the settings.
    #[error("the setting openid.{0} {1}")]
    Setting(&'static str, &'static str),
    /// The provider cannot be asked: try again later.
    #[error("the OpenID provider cannot be asked")]
    Unreachable(#[source] TransportError),
    /// The provider answered something that is no metadata, or metadata that do not fit: ask `lantern doctor`.
    #[error("what the OpenID provider says of itself does not fit: {0}")]
    Unfit(&'static str),
    /// An address that the settings do not name, or that is not https.
    #[error("the OpenID provider names an address that is not asked, at {host}: name the host in openid.hosts if it is meant")]
    Elsewhere {
        /// The host.
        host: String,
    },
    /// Nobody is known by this.
    #[error("the sign-in does not fit ({})", .0.code())]
    Refused(Reason),
}
