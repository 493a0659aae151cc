//! The sealed complaint channel: anonymous, opened by two people outside the organisation complained of.
//!
//! S/2016/949, paragraphs 50 and 51, ask what happens when those who came to help are the ones complained of. Nobody in that organisation, and nobody alone,
//! may read the answer to that. A complaint is therefore an age v1 file (<https://c2sp.org/age>) sealed to a key K that exists once; and for every two
//! [`Eligible`] handlers A and B there is K sealed to B, sealed again to A. One handler turns a [`SealedComplaint`] into a [`Half`], another turns the
//! half into the complaint. Whoever keeps the channel keeps ciphertext, the code of the organisation and a [`Day`].
//!
//! The person who complains keeps a [`Code`] of seven words. From it, and from nothing else, follow the name under which the answers are found and the
//! key that opens them. The browser does the same with the same formats (`web/client/src/complaint.ts`), so that with script the server never sees a
//! word; what a browser sends is hostile until [`SealedComplaint::parse`] has read it.
//!
//! What this does not give: a server that hands out altered pages can read what is typed into them; the organisation, the day and the size class of a
//! complaint are known to whoever holds the store; and two handlers who conspire are two handlers.
//!
//! No file, no clock and no network is touched. Secrets come in as arguments; the nonces and one-time keys inside age files are age's own, from the system.
//!
//! ```
//! use lantern_complaints::*;
//! use lantern_model::AgencyCode;
//!
//! let organisation = |code| AgencyCode::parse(code).expect("a code");
//! let [one, two] = [Identity::from_secret([1; 32]), Identity::from_secret([2; 32])];
//! let handlers = [
//!     Handler { code: HandlerCode::parse("one")?, organisation: organisation("relief"), recipient: one.recipient() },
//!     Handler { code: HandlerCode::parse("two")?, organisation: organisation("ombud"), recipient: two.recipient() },
//! ];
//! let eligible = Eligible::for_organisation(&handlers, &organisation("transport"))?;
//!
//! let code = Code::generate([7; 9]);
//! let keys = code.keys();
//! let complaint = Complaint { kind: Kind::Other, urgency: Urgency::Soon, text: Passage::text("The driver asked for money.")?, contact: None };
//! let sealed = seal(&complaint, &eligible, &keys, [3; 32])?;
//!
//! let half = open_first(&sealed, &two)?;
//! let opened = open_second(&half, &sealed, &one)?;
//! assert_eq!(opened.complaint.text.as_str(), "The driver asked for money.");
//!
//! let answer = seal_answer(&opened.address, &Passage::text("The driver was changed.")?)?;
//! assert_eq!(open_answer(&answer, &keys)?.as_str(), "The driver was changed.");
//! # Ok::<(), ComplaintError>(())
//! ```

#![expect(clippy::missing_panics_doc, reason = "each `expect` says why it cannot fail: strings are JSON, memory takes bytes, constants are sound")]

mod agefile;
mod answer;
mod code;
mod complaint;
mod day;
mod error;
mod handler;
mod opening;
mod padding;
mod parcel;
mod passage;
mod question;
mod sealed;
mod words;

pub use agefile::{Identity, Recipient};
pub use answer::{ANSWER_BYTES_MAX, AnswerAddress, SealedAnswer, open_answer, seal_answer};
pub use code::{Code, Keys, LookUp};
pub use complaint::{Complaint, Kind, SafeContact, Urgency};
pub use day::Day;
pub use error::ComplaintError;
pub use handler::{Eligible, HANDLERS_MAX, Handler, HandlerCode};
pub use opening::{Half, Opened, open_first, open_second};
pub use parcel::{PARCEL_BYTES_MAX, Parcel};
pub use passage::{DETAIL_BYTES_MAX, Passage, TEXT_BYTES_MAX};
pub use question::{answer_to, new_answer, question_of};
pub use sealed::{BODY_BYTES_MAX, SealedComplaint, seal};
