//! What was sealed once is read for ever.

use crate::invented::{complaint, identity, keys};
use lantern_complaints::{Half, SealedAnswer, SealedComplaint, open_answer, open_first, open_second};

const BY_SERVER: &str = include_str!("../fixtures/v1/by-server.json");
const BY_BROWSER: &str = include_str!("../fixtures/v1/by-browser.json");
const HALF: &str = include_str!("../fixtures/v1/half.json");
const ANSWER: &str = include_str!("../fixtures/v1/answer.json");

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
