//! The browser and the server speak the same format: each opens what the other sealed.

use crate::invented::{CHANCE, COMPLAINED_OF, TEXT, complaint, eligible, handlers, identity, keys, sealed};
use lantern_complaints::{Code, Passage, SealedComplaint, open_first, open_second, seal_answer};
use serde_json::{Value, json};
use std::{
    io::Write,
    path::PathBuf,
    process::{Command, Stdio},
};

/// Asks the browser's modules; none where Node or its packages are not installed. In CI they must be.
fn ask(question: &Value) -> Option<Value> {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let client = here.join("../../web/client");
    let node = Command::new("node").arg("--version").output().is_ok();
    if !node || !client.join("node_modules/age-encryption").is_dir() {
        assert!(std::env::var_os("CI").is_none(), "Node or web/client/node_modules is missing; CI runs make client first");
        println!("skipped: Node or web/client/node_modules is missing (make client)");
        return None;
    }
    let mut node = Command::new("node");
    node.arg(here.join("tests/it/browser.mjs")).current_dir(client).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut running = node.spawn().unwrap();
    running.stdin.take().unwrap().write_all(question.to_string().as_bytes()).unwrap();
    let answer = running.wait_with_output().unwrap();
    assert!(answer.status.success(), "the browser's modules failed");
    Some(serde_json::from_slice(&answer.stdout).unwrap())
}

fn question(typed: &[String]) -> Value {
    let half = open_first(sealed(), &identity("dune")).unwrap();
    let address = open_second(&half, sealed(), &identity("elm")).unwrap().address;
    let answer = seal_answer(&address, &Passage::text("Somebody listens on Tuesday.").unwrap()).unwrap();
    let people: Vec<Value> = handlers()
        .iter()
        .map(|handler| json!({ "code": handler.code.as_str(), "organisation": handler.organisation.as_str(), "recipient": handler.recipient.to_string() }))
        .collect();
    let key = |code: &str| json!({ "handler": code, "identity": *identity(code).secret_line() });
    let contact = json!({ "means": "through the midwife", "hours": "mornings", "who": "only me", "say": "about the vaccines", "word": "lamp" });
    let secret = [5_u8; 32];
    // A form sends line ends as two characters; both sides keep one.
    let written = TEXT.replace('\n', "\r\n");
    json!({
        "chance": CHANCE, "secret": secret, "handlers": people, "typed": typed, "answer": answer,
        "complaint": { "organisation": COMPLAINED_OF, "kind": "sea", "urgency": "now", "text": written, "contact": contact },
        "stored": sealed(), "two": [key("birch"), key("dune")],
    })
}

/// Codes as people type them, right and wrong.
fn typed() -> Vec<String> {
    let phrase = Code::generate(CHANCE).phrase();
    let words: Vec<&str> = phrase.split(' ').collect();
    let mut typed = vec![phrase.to_uppercase(), words.concat(), words[..6].join(" "), format!("1) {}", words.join("; ")), String::new()];
    for place in 0..phrase.len() {
        typed.push(format!("{}{}", &phrase[..place], &phrase[place + 1..]));
        typed.push(format!("{}x{}", &phrase[..place], &phrase[place + 1..]));
        typed.push(format!("{}é{}", &phrase[..place], &phrase[place..]));
        let mut letters: Vec<char> = phrase.chars().collect();
        letters.swap(place, (place + 1) % phrase.len());
        typed.push(letters.into_iter().collect());
    }
    typed.push(words.iter().map(|word| word.replace('a', "u")).collect::<Vec<_>>().join(" "));
    typed
}

/// What Rust says of a typed code, in the words of the browser.
fn judged(typed: &str) -> String {
    use lantern_complaints::ComplaintError::{CodeCheck, CodeLength, CodeUnclear, CodeWord};
    match Code::parse(typed) {
        Ok(code) => code.phrase().to_string(),
        Err(CodeLength(_)) => "length 0".to_owned(),
        Err(CodeWord(place)) => format!("word {place}"),
        Err(CodeCheck) => "check 0".to_owned(),
        Err(CodeUnclear) => "unclear 0".to_owned(),
        Err(other) => panic!("{other}"),
    }
}

/// Proves that a body sealed by npm's age opens in Rust and one sealed in Rust opens by npm's age, that answers reach the browser, and that both
/// derive the same keys and judge the same typed codes alike.
#[test]
fn browser_and_server_agree() {
    let typed = typed();
    let Some(said) = ask(&question(&typed)) else { return };
    assert_eq!(said["phrase"], *Code::generate(CHANCE).phrase());
    assert_eq!(said["lookup"], keys().look_up().to_string());

    let received = SealedComplaint::parse(said["body"].as_str().unwrap().as_bytes(), &eligible()).unwrap();
    let half = open_first(&received, &identity("elm")).unwrap();
    assert_eq!(open_second(&half, &received, &identity("birch")).unwrap().complaint, complaint());
    assert!(open_first(&received, &identity("amber")).is_err());

    assert_eq!(said["closed"], 0);
    assert_eq!(said["opened"]["text"], TEXT);
    assert_eq!(said["answer"], "Somebody listens on Tuesday.");
    assert_eq!(said["forged"], "proof");
    for (text, verdict) in typed.iter().zip(said["typed"].as_array().unwrap()) {
        assert_eq!(verdict, &judged(text), "{text}");
    }
}
