//! What a person says, and what of it is sealed together with where answers go.

use crate::{AnswerAddress, ComplaintError, LookUp, Passage, Recipient, answer::Proof, padding};
use lantern_model::AgencyCode;
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

/// The format of the sealed content.
const VERSION: u32 = 1;

/// What the complaint is about. The first kind has its own duty to report (ST/SGB/2003/13, section 3.2 (e)).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Sexual exploitation or abuse by personnel of the United Nations or of aid organisations.
    SexualExploitationOrAbuse,
    /// Anything else.
    Other,
}

impl Kind {
    /// The value of the field `kind`, in forms and inside sealed complaints.
    pub fn key(self) -> &'static str {
        match self {
            Self::SexualExploitationOrAbuse => "sea",
            Self::Other => "other",
        }
    }

    /// Reads that value.
    pub fn parse(key: &str) -> Result<Self, ComplaintError> {
        [Self::SexualExploitationOrAbuse, Self::Other].into_iter().find(|kind| kind.key() == key).ok_or(ComplaintError::Choice("kind"))
    }
}

/// How soon help is needed. Help does not wait for the complaint to be opened: the page names it before anything is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// Today.
    Now,
    /// Within days.
    Soon,
    /// No help is asked for.
    NotNeeded,
}

impl Urgency {
    /// The value of the field `urgency`, in forms and inside sealed complaints.
    pub fn key(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Soon => "soon",
            Self::NotNeeded => "none",
        }
    }

    /// Reads that value.
    pub fn parse(key: &str) -> Result<Self, ComplaintError> {
        [Self::Now, Self::Soon, Self::NotNeeded].into_iter().find(|urgency| urgency.key() == key).ok_or(ComplaintError::Choice("urgency"))
    }
}

/// How somebody may be reached without harm; each line may be empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SafeContact {
    /// By what means.
    pub means: Passage,
    /// In which hours.
    pub hours: Passage,
    /// Who may answer.
    pub who: Passage,
    /// What to say to anybody else.
    pub say: Passage,
    /// The word by which a caller is known.
    pub word: Passage,
}

/// A complaint. The organisation complained of is the one of the [`crate::Eligible`] it is sealed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// What it is about.
    pub kind: Kind,
    /// How soon help is needed.
    pub urgency: Urgency,
    /// What happened, in the person's own words.
    pub text: Passage,
    /// How to reach the person; nothing unless they asked for it.
    pub contact: Option<SafeContact>,
}

/// The sealed content as JSON. The names are those of the browser.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    version: u32,
    organisation: String,
    kind: String,
    urgency: String,
    text: String,
    contact: Option<Contact>,
    lookup: String,
    recipient: String,
    proof: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Contact {
    means: String,
    hours: String,
    who: String,
    say: String,
    word: String,
}

impl Drop for Content {
    fn drop(&mut self) {
        self.text.zeroize();
        self.proof.zeroize();
        if let Some(contact) = &mut self.contact {
            for line in [&mut contact.means, &mut contact.hours, &mut contact.who, &mut contact.say, &mut contact.word] {
                line.zeroize();
            }
        }
    }
}

/// What stands inside: the complaint, and what the outside is compared with.
pub(crate) struct Inside {
    pub(crate) complaint: Complaint,
    pub(crate) organisation: AgencyCode,
    pub(crate) lookup: LookUp,
    pub(crate) address: AnswerAddress,
}

/// Writes the content, padded to its size class.
pub(crate) fn write(complaint: &Complaint, organisation: &AgencyCode, lookup: &LookUp, address: &AnswerAddress) -> Result<Zeroizing<Vec<u8>>, ComplaintError> {
    let content = Content {
        version: VERSION,
        organisation: organisation.to_string(),
        kind: complaint.kind.key().to_owned(),
        urgency: complaint.urgency.key().to_owned(),
        text: complaint.text.as_str().to_owned(),
        contact: complaint.contact.as_ref().map(|contact| Contact {
            means: contact.means.as_str().to_owned(),
            hours: contact.hours.as_str().to_owned(),
            who: contact.who.as_str().to_owned(),
            say: contact.say.as_str().to_owned(),
            word: contact.word.as_str().to_owned(),
        }),
        lookup: lookup.to_string(),
        recipient: address.recipient.to_string(),
        proof: address.proof.to_hex().to_string(),
    };
    // Room for all of it at once, as in opening: no copies of a growing buffer.
    let mut json = Zeroizing::new(Vec::with_capacity(padding::PADDED_BYTES_MAX));
    serde_json::to_writer(&mut *json, &content).expect("strings and a number are always JSON");
    padding::pad(&json)
}

/// Reads the content. A browser wrote it, so every bound is checked again.
pub(crate) fn read(padded: &[u8]) -> Result<Inside, ComplaintError> {
    let content: Content = serde_json::from_slice(padding::unpad(padded)?).map_err(|_| ComplaintError::Malformed("the content is not of the format"))?;
    if content.version != VERSION {
        return Err(ComplaintError::Version(content.version));
    }
    let contact = content.contact.as_ref().map(|contact| {
        Ok(SafeContact {
            means: Passage::detail("contact_means", &contact.means)?,
            hours: Passage::detail("contact_hours", &contact.hours)?,
            who: Passage::detail("contact_who", &contact.who)?,
            say: Passage::detail("contact_say", &contact.say)?,
            word: Passage::detail("contact_word", &contact.word)?,
        })
    });
    Ok(Inside {
        complaint: Complaint {
            kind: Kind::parse(&content.kind)?,
            urgency: Urgency::parse(&content.urgency)?,
            text: Passage::text(&content.text)?,
            contact: contact.transpose()?,
        },
        organisation: AgencyCode::parse(&content.organisation).map_err(|_| ComplaintError::Malformed("the organisation has no code"))?,
        lookup: LookUp::parse(&content.lookup)?,
        address: AnswerAddress { recipient: Recipient::parse(&content.recipient)?, proof: Proof::parse(&content.proof)? },
    })
}
