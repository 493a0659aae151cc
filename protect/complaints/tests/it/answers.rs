//! Answers reach the person who complained, and only true ones do.

use crate::invented::{identity, keys, sealed};
use lantern_complaints::{Code, ComplaintError, Passage, SealedAnswer, open_answer, open_first, open_second, seal_answer};

/// Proves that an answer written by those who opened the complaint is read with the code, and with no other code.
#[test]
fn the_code_opens_the_answer() {
    let half = open_first(sealed(), &identity("birch")).unwrap();
    let address = open_second(&half, sealed(), &identity("dune")).unwrap().address;
    let answer = seal_answer(&address, &Passage::text("Somebody listens on Tuesday.").unwrap()).unwrap();
    let kept = SealedAnswer::parse(answer.to_json().as_bytes()).unwrap();
    assert_eq!(open_answer(&kept, keys()).unwrap().as_str(), "Somebody listens on Tuesday.");
    assert_eq!(open_answer(&kept, &Code::generate([1; 9]).keys()), Err(ComplaintError::NotForThisKey));
}

/// Proves that whoever keeps the store, and so knows the person's public key, cannot write an answer that is believed.
#[test]
fn an_answer_without_proof_is_refused() {
    // A complaint of the forger's own, moved to the person's key: all that a store can do.
    let forged_keys = Code::generate([2; 9]).keys();
    let person = keys().identity().recipient().to_string();
    let forger = lantern_complaints::seal(&crate::invented::complaint(), &crate::invented::eligible(), &forged_keys, [4; 32]).unwrap();
    let moved = forger.to_json().replacen(&forged_keys.identity().recipient().to_string(), &person, 1);
    let moved = lantern_complaints::SealedComplaint::from_stored(moved.as_bytes()).unwrap();
    let half = open_first(&moved, &identity("birch")).unwrap();
    assert_eq!(open_second(&half, &moved, &identity("dune")), Err(ComplaintError::Altered("the place for answers")));

    // A file of age to the right key, with the right shape and another proof.
    let proofless = r#"{"version":1,"proof":"00000000000000000000000000000000","text":"Come to the gate at six."}"#;
    let mut padded = u32::try_from(proofless.len()).unwrap().to_be_bytes().to_vec();
    padded.extend_from_slice(proofless.as_bytes());
    padded.resize(4096, 0);
    let recipient: age::x25519::Recipient = person.parse().unwrap();
    let file = age::encrypt(&recipient, &padded).unwrap();
    let json = serde_json::json!({ "version": 1, "sealed": base64::Engine::encode(&base64::engine::general_purpose::STANDARD, file) });
    let answer = SealedAnswer::parse(json.to_string().as_bytes()).unwrap();
    assert_eq!(open_answer(&answer, keys()), Err(ComplaintError::Altered("the complaint")));
}
