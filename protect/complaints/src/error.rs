//! What can go wrong, by what the caller can do about it. No message carries a word of a complaint, a code or a key.

/// Why something was not done.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ComplaintError {
    /// The code of a handler has the shape of the code of an agency.
    #[error("a handler's code has 1 to 40 of a-z, 0-9, - and _")]
    HandlerCode,
    /// The key of a handler or of an answer cannot be sealed to.
    #[error("this is no recipient of age: it starts with age1, has 62 characters and names a sound key")]
    Recipient,
    /// The secret of a handler cannot be read.
    #[error("this is no identity of age: it starts with AGE-SECRET-KEY-1")]
    Identity,
    /// Two people outside the organisation are needed.
    #[error("the channel is closed for \"{organisation}\": it needs two handlers outside it and has {eligible}")]
    Closed {
        /// The organisation complained of.
        organisation: String,
        /// How many handlers stand outside it.
        eligible: usize,
    },
    /// More handlers than the format carries.
    #[error("{0} handlers are too many: name at most {max}", max = crate::HANDLERS_MAX)]
    TooManyHandlers(usize),
    /// One person must not count as two.
    #[error("handler \"{0}\" stands twice in the list, by code or by key: each person needs an own key")]
    SameHandler(String),
    /// A field of a complaint or an answer is longer than its bound.
    #[error("the field {field} is longer than {bytes_max} bytes: shorten it or send the rest as a second complaint")]
    TooLong {
        /// The field.
        field: &'static str,
        /// Its bound.
        bytes_max: usize,
    },
    /// A field that may not be empty is.
    #[error("the field {0} is empty")]
    Empty(&'static str),
    /// A choice is none of those offered.
    #[error("the field {0} holds none of the choices offered")]
    Choice(&'static str),
    /// A sealed body is not what the format says.
    #[error("this is not a sealed complaint or answer: {0}")]
    Malformed(&'static str),
    /// The format is of a later program.
    #[error("the format has version {0}, which this program does not read: use a newer one")]
    Version(u32),
    /// The body names another organisation than the one it was sent for.
    #[error("the sealed complaint names another organisation than the one it was sent for")]
    OtherOrganisation,
    /// The handlers changed between the page and its answer.
    #[error("the complaint is sealed to other handlers than those of today: load the page again and send it once more")]
    HandlersChanged,
    /// The key opens nothing here.
    #[error("this key opens nothing here: another handler's key is needed")]
    NotForThisKey,
    /// What is outside disagrees with what was sealed inside.
    #[error("the sealed content disagrees with {0} outside it: somebody changed it")]
    Altered(&'static str),
    /// An instant is not RFC 3339 in UTC.
    #[error("the instant is not of the form 2026-03-17T08:15:00Z")]
    Instant,
    /// A return code has another number of words.
    #[error("the code has {0} words instead of seven")]
    CodeLength(usize),
    /// A word of a return code is on no list, nor close to one that is.
    #[error("word {0} of the code is not a word of the list, nor one letter away from one")]
    CodeWord(usize),
    /// The words do not belong together.
    #[error("the words do not belong together: one is wrong or they stand in another order")]
    CodeCheck,
    /// More than one code could be meant.
    #[error("several codes could be meant: look at the words that have another letter than you wrote down")]
    CodeUnclear,
}
