//! Bodies from anybody: nothing that is sent brings the program down or is opened as something else.

use crate::invented::{complaint, eligible, identity, keys, sealed};
use base64::{Engine, engine::general_purpose::STANDARD};
use lantern_complaints::{BODY_BYTES_MAX, Code, ComplaintError, Half, SealedAnswer, SealedComplaint, open_answer, open_first, open_second};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The sealed complaint as a tree, to be damaged.
fn body() -> Value {
    serde_json::from_str(&sealed().to_json()).unwrap()
}

fn refusal(change: impl FnOnce(&mut Value)) -> ComplaintError {
    let mut body = body();
    change(&mut body);
    SealedComplaint::parse(body.to_string().as_bytes(), &eligible()).unwrap_err()
}

/// Proves that each bound of a browser's body is checked on receipt.
#[test]
fn each_bound_is_checked() {
    let age = |length: usize| STANDARD.encode([b"age-encryption.org/v1\n".as_slice(), &vec![0; length]].concat());
    assert_eq!(refusal(|body| body["version"] = json!(2)), ComplaintError::Version(2));
    assert_eq!(refusal(|body| body["organisation"] = json!("ombud")), ComplaintError::OtherOrganisation);
    assert_eq!(refusal(|body| drop(body["locks"].as_array_mut().unwrap().pop())), ComplaintError::HandlersChanged);
    assert_eq!(refusal(|body| body["locks"][0]["handler"] = json!("amber")), ComplaintError::HandlersChanged);
    let malformed: [fn(&mut Value, String); 7] = [
        |body, _| body["locks"][1]["handler"] = json!("birch"),
        |body, long| body["locks"][0]["sealed"] = json!(long),
        |body, _| body["locks"][0]["sealed"] = json!("bm90IGFnZQ=="),
        |body, long| body["payload"] = json!(long),
        |body, _| body["lookup"] = json!("00"),
        |body, _| body["more"] = json!(1),
        |body, _| body["organisation"] = json!("Relief-North"),
    ];
    for (place, change) in malformed.into_iter().enumerate() {
        assert!(matches!(refusal(|body| change(body, age(10_000))), ComplaintError::Malformed(_)), "change {place}");
    }
    let long = " ".repeat(BODY_BYTES_MAX + 1);
    assert!(matches!(SealedComplaint::parse(long.as_bytes(), &eligible()), Err(ComplaintError::Malformed(_))));
}

/// Proves that a place for answers of low order, to which age cannot seal, is refused on receipt and never reaches age.
#[test]
fn recipients_of_low_order_are_refused() {
    let prefix = bech32::Hrp::parse("age").unwrap();
    let mut one = [0; 32];
    one[0] = 1;
    for point in [[0; 32], one] {
        let text = bech32::encode::<bech32::Bech32>(prefix, &point).unwrap();
        assert_eq!(refusal(|body| body["recipient"] = json!(text)), ComplaintError::Recipient);
    }
}

/// Proves that a payload sealed without padding is refused although every program of age opens it.
#[test]
fn unpadded_payloads_are_refused() {
    let recipient: age::x25519::Recipient = identity("birch").recipient().to_string().parse().unwrap();
    let file = STANDARD.encode(age::encrypt(&recipient, b"short").unwrap());
    assert_eq!(refusal(|body| body["payload"] = json!(file)), ComplaintError::Malformed("the payload is not padded to a size class"));
}

/// One change to bytes: at a place, one byte replaced, removed or put in, or the end cut off.
fn damage(bytes: &[u8], place: usize, byte: u8, way: u8) -> Vec<u8> {
    let place = place % bytes.len();
    let mut bytes = bytes.to_vec();
    match way {
        0 => bytes[place] = byte,
        1 => drop(bytes.remove(place)),
        2 => bytes.insert(place, byte),
        3 => bytes.truncate(place),
        _ => bytes[place] ^= 1 << (byte % 8),
    }
    bytes
}

/// If a damaged body is still read and opened, it says what it said.
fn opens_to_nothing_else(json: &[u8]) -> Result<(), TestCaseError> {
    let Ok(read) = SealedComplaint::parse(json, &eligible()) else { return Ok(()) };
    for (first, second) in [("birch", "dune"), ("elm", "birch")] {
        let Ok(half) = open_first(&read, &identity(first)) else { continue };
        if let Ok(opened) = open_second(&half, &read, &identity(second)) {
            prop_assert_eq!(opened.complaint, complaint());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    /// Proves that a damaged body is refused, or does not open, or says what it said before.
    #[test]
    fn damaged_bodies(place in any::<usize>(), byte in any::<u8>(), way in 0_u8..5) {
        opens_to_nothing_else(&damage(sealed().to_json().as_bytes(), place, byte, way))?;
    }

    /// Proves the same for damage inside the files of age, where a change of the JSON does not reach.
    #[test]
    fn damaged_files(part in 0_usize..4, place in any::<usize>(), byte in any::<u8>(), way in 0_u8..5) {
        let mut body = body();
        let text = if part == 0 { &mut body["payload"] } else { &mut body["locks"][part - 1]["sealed"] };
        let file = STANDARD.decode(text.as_str().unwrap()).unwrap();
        *text = json!(STANDARD.encode(damage(&file, place, byte, way)));
        opens_to_nothing_else(body.to_string().as_bytes())?;
    }

    /// Proves that no bytes at all bring the readers down.
    #[test]
    fn any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..400), text in ".{0,120}") {
        let _ = SealedComplaint::parse(&bytes, &eligible());
        let _ = SealedComplaint::from_stored(text.as_bytes());
        let _ = serde_json::from_slice::<Half>(&bytes);
        let _ = Code::parse(&text);
        let _ = lantern_complaints::Recipient::parse(&text);
        let header = [b"age-encryption.org/v1\n".as_slice(), &bytes].concat();
        let answer = json!({ "version": 1, "sealed": STANDARD.encode(header) }).to_string();
        if let Ok(answer) = SealedAnswer::parse(answer.as_bytes()) {
            prop_assert!(open_answer(&answer, keys()).is_err());
        }
    }
}
