//! An invented channel: three organisations, four handlers, one complaint. Secrets are constants, so that fixtures can be read for ever.

use lantern_complaints::{Code, Complaint, Eligible, Handler, HandlerCode, Identity, Keys, Kind, Passage, SafeContact, SealedComplaint, Urgency, seal};
use lantern_model::AgencyCode;
use std::sync::OnceLock;

/// The organisation complained of.
pub const COMPLAINED_OF: &str = "relief-north";
/// The chance from which the code comes.
pub const CHANCE: [u8; 9] = [0x5a, 0x17, 0xc3, 0x08, 0x91, 0xee, 0x42, 0x7d, 0x36];
/// The secret of K.
pub const SECRET: [u8; 32] = [9; 32];
/// What the person wrote.
pub const TEXT: &str = "At the store he asked \"what else\" I could give.\nسألني في المخزن.\n仓库里的人问我。";

/// The identity of a handler.
pub fn identity(code: &str) -> Identity {
    let seed = code.bytes().fold(1_u8, u8::wrapping_add);
    Identity::from_secret([seed; 32])
}

/// An agency.
pub fn agency(code: &str) -> AgencyCode {
    AgencyCode::parse(code).unwrap()
}

/// Two handlers of the organisation complained of, three outside it.
pub fn handlers() -> Vec<Handler> {
    let people = [("amber", COMPLAINED_OF), ("birch", "ombud"), ("cedar", COMPLAINED_OF), ("dune", "health"), ("elm", "health")];
    people
        .map(|(code, organisation)| Handler {
            code: HandlerCode::parse(code).unwrap(),
            organisation: agency(organisation),
            recipient: identity(code).recipient(),
        })
        .to_vec()
}

/// Those outside.
pub fn eligible() -> Eligible {
    Eligible::for_organisation(&handlers(), &agency(COMPLAINED_OF)).unwrap()
}

/// The keys of the person; argon2 runs once for all tests.
pub fn keys() -> &'static Keys {
    static KEYS: OnceLock<Keys> = OnceLock::new();
    KEYS.get_or_init(|| Code::generate(CHANCE).keys())
}

/// The complaint.
pub fn complaint() -> Complaint {
    let line = |words| Passage::detail("contact", words).unwrap();
    Complaint {
        kind: Kind::SexualExploitationOrAbuse,
        urgency: Urgency::Now,
        text: Passage::text(TEXT).unwrap(),
        contact: Some(SafeContact {
            means: line("through the midwife"),
            hours: line("mornings"),
            who: line("only me"),
            say: line("about the vaccines"),
            word: line("lamp"),
        }),
    }
}

/// The complaint, sealed.
pub fn sealed() -> &'static SealedComplaint {
    static SEALED: OnceLock<SealedComplaint> = OnceLock::new();
    SEALED.get_or_init(|| seal(&complaint(), &eligible(), keys(), SECRET).unwrap())
}
