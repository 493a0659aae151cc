//! What was sealed once is read for ever.

use crate::invented::{complaint, identity, keys};
use lantern_complaints::{
    ComplaintError, Half, HandlerCode, Parcel, SealedAnswer, SealedComplaint, answer_to, new_answer, open_answer, open_first, open_second, question_of,
};

const BY_SERVER: &str = include_str!("../fixtures/v1/by-server.json");
const BY_BROWSER: &str = include_str!("../fixtures/v1/by-browser.json");
const HALF: &str = include_str!("../fixtures/v1/half.json");
const ANSWER: &str = include_str!("../fixtures/v1/answer.json");
const PARCEL: &str = include_str!("../fixtures/v1/parcel.json");
/// Sealed by Debian's age.
const QUESTION: &str = include_str!("../fixtures/v1/question.txt");

/// Proves that complaints of format version 1, sealed by the server and by a browser, are still opened.
#[test]
fn version_1_complaints_open() {
    for stored in [BY_SERVER, BY_BROWSER] {
        let sealed = SealedComplaint::from_stored(stored.as_bytes()).unwrap();
        let half = open_first(&sealed, &identity("elm")).unwrap();
        assert_eq!(open_second(&half, &sealed, &identity("birch")).unwrap().complaint, complaint());
    }
}

/// Proves that a half and an answer of format version 1 are still read.
#[test]
fn version_1_halves_and_answers_open() {
    let sealed = SealedComplaint::from_stored(BY_SERVER.as_bytes()).unwrap();
    let half: Half = serde_json::from_str(HALF).unwrap();
    assert_eq!(open_second(&half, &sealed, &identity("birch")).unwrap().complaint, complaint());
    let answer = SealedAnswer::parse(ANSWER.as_bytes()).unwrap();
    assert_eq!(open_answer(&answer, keys()).unwrap().as_str(), "Somebody listens on Tuesday.");
}

/// Proves that what handlers take home is still read, and that a half of another complaint is found out before any key is tried.
#[test]
fn version_1_parcels_open() {
    let parcel = Parcel::parse(PARCEL.trim().as_bytes()).unwrap();
    assert_eq!(open_second(parcel.half.as_ref().unwrap(), &parcel.sealed, &identity("birch")).unwrap().complaint, complaint());
    assert_eq!(Parcel::parse(parcel.to_json().as_bytes()).unwrap(), parcel);
    let look_up = parcel.sealed.look_up().to_string();
    let moved = PARCEL.replacen(&look_up, &"0".repeat(32), 1);
    assert_eq!(Parcel::parse(moved.trim().as_bytes()), Err(ComplaintError::Altered("the half")));
    assert_eq!(Parcel::parse(PARCEL.replacen("\"version\":1", "\"version\":2", 1).as_bytes()), Err(ComplaintError::Version(2)));
    for hostile in ["", "{}", "[]", "null"] {
        assert!(matches!(Parcel::parse(hostile.as_bytes()), Err(ComplaintError::Malformed(_))), "{hostile}");
    }
    assert!(matches!(Parcel::parse(&vec![b' '; 1 << 20]), Err(ComplaintError::Malformed(_))));
}

/// Proves that a question opens with its own key alone, wherever it was sealed, and that nothing but digits is ever opened as one.
#[test]
fn questions_are_answered_by_their_key() {
    assert_eq!(*answer_to(QUESTION, &identity("elm")).unwrap(), "00112233445566778899aabbccddeeff");
    let answer = new_answer([0xab; 16]);
    let question = question_of(&identity("dune").recipient(), &answer);
    assert_eq!(answer_to(&question, &identity("dune")).unwrap(), answer);
    assert_eq!(answer_to(&question, &identity("elm")).unwrap_err(), ComplaintError::NotForThisKey);
    let other = question_of(&identity("dune").recipient(), "AGE-SECRET-KEY-1, what did it say");
    assert!(matches!(answer_to(&other, &identity("dune")), Err(ComplaintError::Malformed(_))));
    for hostile in ["", "age", "AAAA", &"A".repeat(5_000)] {
        assert!(answer_to(hostile, &identity("dune")).is_err(), "{hostile}");
    }
}

/// Proves that the code of a key follows from the key alone, and never moves: complaints name it.
#[test]
fn codes_of_keys_stay() {
    assert_eq!(HandlerCode::of(&identity("elm").recipient()), HandlerCode::of(&identity("elm").recipient()));
    assert_ne!(HandlerCode::of(&identity("elm").recipient()), HandlerCode::of(&identity("dune").recipient()));
    assert_eq!(HandlerCode::of(&identity("elm").recipient()).as_str(), "h79c97a76ea4b56d0");
}
