//! Policy files: the specification's example, everything it forbids, and who makes a quorum.

use crate::folder;
use lantern_ledger::{Checkpoint, Cosigner, LedgerError, Note, NoteSigner, POLICY_ITEMS_MAX, Policy, TimeBounds, leaf_hash};

/// A witness of the example: X1 to X3, Y1 to Y3.
pub fn witness(name: &str) -> Cosigner {
    let seed = name.bytes().fold([0x55; 32], |mut seed, byte| {
        seed.rotate_left(1);
        seed[0] ^= byte;
        seed
    });
    Cosigner::from_seed(&format!("witness.example/{name}"), seed).unwrap()
}

fn witness_line(name: &str) -> String {
    format!("witness {name} {}\n", witness(name).verifier().vkey())
}

/// The example of tlog-policy with keys: two of X and one of Y.
pub fn example() -> String {
    let witnesses = |letter| (1..=3).map(|number| witness_line(&format!("{letter}{number}"))).collect::<String>();
    format!(
        "log {}\n\n{}group X-witnesses 2 X1 X2 X3\n\n# the others\n{}group Y-witnesses any Y1 Y2 Y3\n\ngroup X-and-Y all X-witnesses Y-witnesses\nquorum X-and-Y\n",
        folder::signer().verifier().vkey(),
        witnesses("X"),
        witnesses("Y")
    )
}

/// A head that these witnesses cosigned at these times.
pub fn cosigned(witnesses: &[(&str, u64)]) -> String {
    let text = Checkpoint { origin: folder::ORIGIN.into(), size: 1, root: leaf_hash(b"entry") }.to_text();
    let mut note = Note::parse(&folder::signer().sign(&text).unwrap()).unwrap();
    for (name, time) in witnesses {
        note.add(witness(name).cosign(&text, *time).unwrap()).unwrap();
    }
    note.to_text()
}

/// Quorums are met and missed as the example says they are.
#[test]
fn quorum_of_groups() {
    let policy = Policy::parse(example()).unwrap();
    let holds = |witnesses: &[&str]| {
        let witnesses: Vec<(&str, u64)> = witnesses.iter().map(|name| (*name, 100)).collect();
        policy.check(&cosigned(&witnesses), TimeBounds::default()).is_ok()
    };
    assert!(holds(&["X1", "X2", "Y1"]) && holds(&["X1", "X3", "Y3"]) && holds(&["X1", "X2", "X3", "Y1", "Y2", "Y3"]));
    assert!(!holds(&[]) && !holds(&["X1", "Y1"]) && !holds(&["X1", "X2", "X3"]) && !holds(&["Y1", "Y2", "Y3"]));
    assert!(!holds(&["X1", "X1", "Y1"]), "one witness counts once");
    assert!(!holds(&["X1", "Z1", "Y1"]), "a stranger does not count");
    let seen = policy.check(&cosigned(&[("X1", 100), ("Y1", 102), ("X2", 101)]), TimeBounds::default()).unwrap();
    assert_eq!(seen.witnesses, [("witness.example/X1".into(), 100), ("witness.example/X2".into(), 101), ("witness.example/Y1".into(), 102)]);
}

/// Cosignatures outside the times allowed do not count; a later one of the same witness does.
#[test]
fn times_of_cosignatures() {
    let policy = Policy::parse(example().replace("quorum X-and-Y", "quorum X1")).unwrap();
    let bounds = TimeBounds { earliest_seconds: Some(50), latest_seconds: Some(60) };
    let check = |times: &[u64]| policy.check(&cosigned(&times.iter().map(|time| ("X1", *time)).collect::<Vec<_>>()), bounds);
    assert_eq!(check(&[49]), Err(LedgerError::NoQuorum("X1".into())));
    assert_eq!(check(&[61]), Err(LedgerError::NoQuorum("X1".into())));
    assert_eq!(check(&[49, 50, 60, 61]).unwrap().witnesses, [("witness.example/X1".into(), 60)]);
}

/// A head is refused where a known witness's line does not verify, or no listed log signed.
#[test]
fn refused_heads() {
    let policy = Policy::parse(example().replace("quorum X-and-Y", "quorum none")).unwrap();
    let mut note = Note::parse(&cosigned(&[])).unwrap();
    let mut line = witness("X1").cosign(note.text(), 5).unwrap();
    line.bytes[20] ^= 1;
    note.add(line).unwrap();
    assert_eq!(policy.check(&note.to_text(), TimeBounds::default()), Err(LedgerError::BadSignature("witness.example/X1".into())));
    policy.check(&cosigned(&[]), TimeBounds::default()).unwrap();
    Policy::of_log(&folder::signer().verifier()).check(&cosigned(&[]), TimeBounds::default()).unwrap();
    let elsewhere = NoteSigner::from_seed("log.example/other", [9; 32]).unwrap();
    let both = format!("log {}\nlog {}\nquorum none\n", elsewhere.verifier().vkey(), folder::signer().verifier().vkey());
    let mut signed_twice = Note::parse(&cosigned(&[])).unwrap();
    let other = elsewhere.sign(signed_twice.text()).unwrap();
    assert!(matches!(Policy::of_log(&elsewhere.verifier()).check(&other, TimeBounds::default()), Err(LedgerError::OtherLog { .. })));
    signed_twice.add(Note::parse(&other).unwrap().signatures()[0].clone()).unwrap();
    assert_eq!(Policy::parse(both).unwrap().check(&signed_twice.to_text(), TimeBounds::default()).unwrap().checkpoint.origin, folder::ORIGIN);
    let no_log = Policy::parse("quorum none\n").unwrap();
    assert!(matches!(no_log.check(&cosigned(&[]), TimeBounds::default()), Err(LedgerError::Policy { .. })));
}

/// A policy reads back what it wrote, octets that are not UTF-8 included, with white space and comments where they may be.
#[test]
fn written_and_read() {
    let policy = Policy::parse(example()).unwrap();
    assert_eq!(Policy::parse(policy.to_text()).unwrap(), policy);
    let key = witness("X1").verifier().vkey();
    let odd = [b" \t# c\xff\n\n\twitness  \xe9t\xe9\t".as_slice(), key.as_bytes(), b" https://w.example/ \ngroup g 1 \xe9t\xe9\nquorum g\n"].concat();
    let policy = Policy::parse(&odd).unwrap();
    assert_eq!(Policy::parse(policy.to_text()).unwrap(), policy);
    assert_eq!(
        policy.witnesses().map(|(witness, url)| (witness.name().to_owned(), url.unwrap().to_owned())).collect::<Vec<_>>(),
        [("witness.example/X1".into(), "https://w.example/".into())]
    );
}

/// A witness whose key type cannot be checked here may stand in the file and never counts.
#[test]
fn post_quantum_witness_is_tolerated() {
    let key = [[0x06].as_slice(), &[0x11; 1312]].concat();
    let id = <sha2::Sha256 as sha2::Digest>::digest([b"pq.example\n", key.as_slice()].concat());
    let encoded = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, &key);
    let line = format!("witness PQ pq.example+{:02x}{:02x}{:02x}{:02x}+{encoded}\n", id[0], id[1], id[2], id[3]);
    let log = format!("log {}\n", folder::signer().verifier().vkey());
    let any = Policy::parse(format!("{log}{line}{}group g any PQ X1\nquorum g\n", witness_line("X1"))).unwrap();
    any.check(&cosigned(&[("X1", 1)]), TimeBounds::default()).unwrap();
    let mut note = Note::parse(&cosigned(&[])).unwrap();
    let mut made_up = witness("X1").cosign(note.text(), 1).unwrap();
    (made_up.name, made_up.id, made_up.bytes) = ("pq.example".into(), [id[0], id[1], id[2], id[3]], vec![0; 2428]);
    note.add(made_up).unwrap();
    assert_eq!(any.check(&note.to_text(), TimeBounds::default()), Err(LedgerError::NoQuorum("g".into())));
}

/// Whatever the specification forbids is refused, with the line that is wrong.
#[test]
fn malformed_policies() {
    let (x1, x2, log) = (witness_line("X1"), witness_line("X2"), format!("log {}\n", folder::signer().verifier().vkey()));
    let x1_again = x1.replace("witness X1", "witness X9");
    let bad = [
        (0, String::new()),
        (0, log.clone()),
        (0, "quorum none".to_owned()),
        (2, "quorum none\nquorum none\n".to_owned()),
        (1, "quorum X1\n".to_owned()),
        (1, format!("quorum X1\n{x1}")),
        (2, format!("{x1}{x1}quorum X1\n")),
        (2, format!("{x1}{x1_again}quorum X1\n")),
        (2, format!("{log}{log}quorum none\n")),
        (1, x1.replace("X1", "none") + "quorum none\n"),
        (1, format!("group g any X1\n{x1}quorum g\n")),
        (2, format!("{x1}group g 0 X1\nquorum g\n")),
        (2, format!("{x1}group g 2 X1\nquorum g\n")),
        (2, format!("{x1}group g 01 X1\nquorum g\n")),
        (2, format!("{x1}group g any\nquorum g\n")),
        (2, format!("{x1}group g all X1 X1\nquorum g\n")),
        (3, format!("{x1}group g all X1\ngroup h all g X1\nquorum h\n")),
        (2, format!("{x1}group g all g\nquorum g\n")),
        (2, format!("{x1}group X1 all X1\nquorum X1\n")),
        (2, format!("{x1}group g any none\nquorum g\n")),
        (1, x1.replace("witness X1", "log") + "quorum none\n"),
        (1, log.replace("log ", "witness L ") + "quorum none\n"),
        (3, format!("{x1}{x2}policy none\nquorum X1\n")),
        (1, "quorum none more\n".to_owned()),
        (1, "quorum\u{7f} none\n".to_owned()),
        (1, "quorum none\r\n".to_owned()),
    ];
    for (line, file) in bad {
        assert!(matches!(Policy::parse(&file), Err(LedgerError::Policy { line: found, .. }) if found == line), "{file}: {:?}", Policy::parse(&file));
    }
    let many = |count: usize| (0..count).map(|number| witness_line(&format!("W{number}"))).collect::<String>() + "quorum none\n";
    assert!(Policy::parse(many(POLICY_ITEMS_MAX)).is_ok() && Policy::parse(many(POLICY_ITEMS_MAX + 1)).is_err());
}
