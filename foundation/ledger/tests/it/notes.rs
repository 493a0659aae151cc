//! Signed notes and checkpoints: known vectors, and everything that is not one.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use lantern_ledger::{Checkpoint, CosignatureVerifier, Cosigner, EMPTY_ROOT, Hash, LedgerError, Note, NoteSignature, NoteSigner, NoteVerifier, leaf_hash};
use sha2::{Digest as _, Sha256};

/// The note in the documentation of Go's golang.org/x/mod/sumdb/note.
const GO_KEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const GO_NOTE: &str = "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n\n\
    — PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";

/// Go's own example opens, its key line reads and writes, and one letter changed closes it.
#[test]
fn note_of_the_go_documentation() {
    let key = NoteVerifier::parse(GO_KEY).unwrap();
    assert_eq!((key.name(), key.vkey().as_str()), ("PeterNeumann", GO_KEY));
    let text = key.open(GO_NOTE).unwrap();
    assert!(text.ends_with("what your problem is.\n"));
    assert_eq!(key.open(&GO_NOTE.replace("know", "knew")), Err(LedgerError::BadSignature("PeterNeumann".into())));
}

/// Lines of other keys are ignored, a missing own line or one that does not verify refuses the note.
#[test]
fn which_signatures_count() {
    let (one, two) = (NoteSigner::from_seed("one.example", [1; 32]).unwrap(), NoteSigner::from_seed("two.example", [2; 32]).unwrap());
    let same_name = NoteSigner::from_seed("one.example", [3; 32]).unwrap();
    let mut note = Note::parse(&one.sign("text\n").unwrap()).unwrap();
    for other in [&two, &same_name] {
        assert_eq!(other.verifier().open(&note.to_text()), Err(LedgerError::NotSigned(other.verifier().name().into())));
    }
    for other in [two.sign("text\n").unwrap(), same_name.sign("another text\n").unwrap()] {
        note.add(Note::parse(&other).unwrap().signatures()[0].clone()).unwrap();
    }
    assert_eq!(one.verifier().open(&note.to_text()).unwrap(), "text\n");
    assert_eq!(two.verifier().open(&note.to_text()).unwrap(), "text\n");
    assert_eq!(same_name.verifier().open(&note.to_text()), Err(LedgerError::BadSignature("one.example".into())), "its line signs another text");
}

/// Text that holds empty lines and dashes is told from the signatures by the last empty line.
#[test]
fn text_with_empty_lines() {
    let signer = NoteSigner::from_seed("one.example", [1; 32]).unwrap();
    let text = "first\n\n— one.example aGVsbG8gd29ybGQ=\n\n\nlast\n\n";
    assert_eq!(signer.verifier().open(&signer.sign(text).unwrap()).unwrap(), text);
    assert!(signer.sign("no newline").is_err() && signer.sign("a tab\t\n").is_err());
}

/// What is not a note, by the rules of signed-note, is refused before any key is asked.
#[test]
fn malformed_notes() {
    let good = "text\n\n— name AAAAAQI=\n";
    Note::parse(good).unwrap();
    let bad = [
        "",
        "\n",
        "text\n",
        "text\n\n",
        "text\n— name AAAAAQI=\n",
        "text\n\n— name AAAAAQI=",
        "text\n\n- name AAAAAQI=\n",
        "text\n\n—name AAAAAQI=\n",
        "text\n\n—  AAAAAQI=\n",
        "text\n\n— na+me AAAAAQI=\n",
        "text\n\n— na\u{a0}me AAAAAQI=\n",
        "text\n\n— name\n",
        "text\n\n— name AAAAAQ==\n",
        "text\n\n— name AAAAAQJ=\n",
        "text\n\n— name AAAAAQI\n",
        "text\n\n— name AAAA AQI=\n",
        "text\r\n\n— name AAAAAQI=\n",
        "te\0xt\n\n— name AAAAAQI=\n",
        "text\n\n— name AAAAAQI=\nmore\n",
    ];
    for note in bad {
        assert!(Note::parse(note).is_err(), "{note:?}");
    }
    let many = |count: usize| "text\n\n".to_owned() + &"— name AAAAAQI=\n".repeat(count);
    assert!(Note::parse(&many(16)).is_ok(), "a verifier must accept 16 signatures");
    assert!(Note::parse(&many(65)).is_err() && Note::parse(&many(100_000)).is_err());
}

/// Key lines whose number, type or key is wrong are refused, and so is a key that would accept anything.
#[test]
fn malformed_keys() {
    // The neutral element as a key: with it anybody's signature would verify.
    let neutral = [&[1, 1], [0; 31].as_slice()].concat();
    let id = Sha256::digest([b"weak.example\n", neutral.as_slice()].concat());
    let weak = &format!("weak.example+{:02x}{:02x}{:02x}{:02x}+{}", id[0], id[1], id[2], id[3], STANDARD.encode(neutral));
    let cosigner = Cosigner::from_seed("one.example", [1; 32]).unwrap().verifier();
    for key in
        ["", "a+b", "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", &GO_KEY[1..], &GO_KEY[..GO_KEY.len() - 4], weak, &cosigner.vkey()]
    {
        assert!(NoteVerifier::parse(key).is_err(), "{key:?}");
    }
    assert!(CosignatureVerifier::parse(GO_KEY).is_err(), "a log's key is not a witness's");
    assert_eq!(CosignatureVerifier::parse(&cosigner.vkey()).unwrap(), cosigner);
    for name in ["", "a b", "a+b", "a\u{2003}b", "a\nb"] {
        assert!(NoteSigner::from_seed(name, [1; 32]).is_err() && Cosigner::from_seed(name, [1; 32]).is_err(), "{name:?}");
    }
}

/// The checkpoint of the specification reads and writes; texts that are nearly one are refused.
#[test]
fn checkpoint_texts() {
    let text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n";
    let read = Checkpoint::parse(text).unwrap();
    assert_eq!((read.origin.as_str(), read.size, read.to_text().as_str()), ("example.com/behind-the-sofa", 20_852_163, text));
    assert_eq!(Checkpoint::parse(&format!("{text}an extension line\n")).unwrap(), read, "extension lines are passed over");
    let empty = Checkpoint { origin: "one.example".into(), size: 0, root: EMPTY_ROOT };
    assert_eq!(Checkpoint::parse(&empty.to_text()).unwrap(), empty);
    let bad = [
        text.trim_end().to_owned(),
        text.replace("20852163", "020852163"),
        text.replace("20852163", "+20852163"),
        text.replace("20852163", "9223372036854775808"),
        text.replace("20852163", "99999999999999999999999"),
        text.replace("20852163", "0"),
        text.replace("20852163", ""),
        text.replace("example.com/behind-the-sofa", ""),
        text.replace("q2I=", "q2J="),
        text.replace("q2I=", "q2I"),
        text.replace("CsUYapGG", ""),
        format!("{text}\nan extension after an empty line\n"),
        "one.example\n1\n".to_owned(),
    ];
    for text in bad {
        assert!(Checkpoint::parse(&text).is_err(), "{text:?}");
    }
}

/// A head that one log's key signed under another log's name does not pass for either.
#[test]
fn checkpoint_of_another_log() {
    let signer = NoteSigner::from_seed("one.example", [1; 32]).unwrap();
    let note = signer.sign(&Checkpoint { origin: "two.example".into(), size: 1, root: leaf_hash(b"") }.to_text()).unwrap();
    assert!(matches!(Checkpoint::open(&note, &signer.verifier()), Err(LedgerError::OtherLog { .. })));
}

/// A cosignature holds for its text and its time only.
#[test]
fn cosignature_binds_text_and_time() {
    let cosigner = Cosigner::from_seed("witness.example/w1", [4; 32]).unwrap();
    let text = Checkpoint { origin: "one.example".into(), size: 1, root: Hash([7; 32]) }.to_text();
    let line = cosigner.cosign(&text, 1_679_315_147).unwrap();
    assert_eq!(cosigner.verifier().time(&text, &line), Ok(1_679_315_147));
    let mut later = line.clone();
    later.bytes[7] ^= 1;
    assert!(cosigner.verifier().time(&text, &later).is_err());
    assert!(cosigner.verifier().time(&text.replace("\n1\n", "\n2\n"), &line).is_err());
    assert!(cosigner.cosign(&text, 1 << 63).is_err(), "a time must not exceed 2^63 - 1");
    let key = ed25519_dalek::SigningKey::from_bytes(&[4; 32]);
    let signed = |time: u64| {
        let signature = ed25519_dalek::Signer::sign(&key, format!("cosignature/v1\ntime {time}\n{text}").as_bytes());
        NoteSignature { bytes: [time.to_be_bytes().as_slice(), &signature.to_bytes()].concat(), ..line.clone() }
    };
    assert!(signed(1_679_315_147) == line && cosigner.verifier().time(&text, &signed(1 << 63)).is_err());
    assert!(cosigner.cosign("any text\n", 1).is_err(), "only checkpoints are cosigned");
}
