//! A software key stands in for the authenticator; each test bends one thing that the server must notice.

use std::collections::BTreeSet;

use minicbor::Encoder;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::*;
use crate::policy::Role;

const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

/// An authenticator with one key, after WebAuthn level 2, §6.
struct SoftKey {
    key: SigningKey,
    id: Vec<u8>,
    counter: u32,
    origin: &'static str,
    rp_id: &'static str,
    flags: u8,
}

impl SoftKey {
    fn new(seed: u8) -> Self {
        let key = SigningKey::from_slice(&[seed; 32]).unwrap();
        Self { key, id: vec![seed; 16], counter: 1, origin: "https://lantern.example.org", rp_id: "lantern.example.org", flags: PRESENT | VERIFIED }
    }

    fn client_data(&self, kind: &str, challenge: &PasskeyChallenge) -> Vec<u8> {
        let challenge = &challenge.0["publicKey"]["challenge"];
        json!({ "type": kind, "challenge": challenge, "origin": self.origin, "crossOrigin": false }).to_string().into_bytes()
    }

    fn authenticator_data(&self, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest(self.rp_id).to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// The public key as a COSE key: EC2, ES256, P-256, x, y.
    fn cose_key(&self) -> Vec<u8> {
        let point = self.key.verifying_key().to_sec1_point(false);
        let (x, y) = (&point.as_bytes()[1..33], &point.as_bytes()[33..]);
        let mut cose = Encoder::new(Vec::new());
        cose.map(5).unwrap().i8(1).unwrap().i8(2).unwrap().i8(3).unwrap().i8(-7).unwrap().i8(-1).unwrap().i8(1).unwrap();
        cose.i8(-2).unwrap().bytes(x).unwrap().i8(-3).unwrap().bytes(y).unwrap();
        cose.into_writer()
    }

    fn register(&self, challenge: &PasskeyChallenge) -> String {
        let mut data = self.authenticator_data(self.flags | ATTESTED);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        data.extend(self.cose_key());
        let mut object = Encoder::new(Vec::new());
        object.map(3).unwrap().str("fmt").unwrap().str("none").unwrap().str("attStmt").unwrap().map(0).unwrap();
        object.str("authData").unwrap().bytes(&data).unwrap();
        let id = URL_SAFE_NO_PAD.encode(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": {
            "attestationObject": URL_SAFE_NO_PAD.encode(object.into_writer()),
            "clientDataJSON": URL_SAFE_NO_PAD.encode(self.client_data("webauthn.create", challenge)),
        }})
        .to_string()
    }

    fn sign_in(&mut self, challenge: &PasskeyChallenge) -> String {
        self.counter += 1;
        let data = self.authenticator_data(self.flags);
        let client_data = self.client_data("webauthn.get", challenge);
        let signed = [&data[..], &Sha256::digest(&client_data)[..]].concat();
        let signature: Signature = self.key.sign(&signed);
        let id = URL_SAFE_NO_PAD.encode(&self.id);
        json!({ "id": id, "rawId": id, "type": "public-key", "response": {
            "authenticatorData": URL_SAFE_NO_PAD.encode(data),
            "clientDataJSON": URL_SAFE_NO_PAD.encode(client_data),
            "signature": URL_SAFE_NO_PAD.encode(signature.to_der()),
            "userHandle": null,
        }})
        .to_string()
    }
}

fn at(seconds: i64) -> Instant {
    Instant::parse("2026-11-25T08:00:00Z").unwrap().plus_seconds(seconds)
}

fn passkeys() -> Passkeys {
    let origin = Url::parse("https://lantern.example.org").unwrap();
    Passkeys::new(&PasskeySettings { rp_id: "lantern.example.org".into(), origin, name: "Lantern".into() }).unwrap()
}

fn account() -> Account {
    Account::invite(Uuid::from_bytes([7; 16]), Login::parse("worker-7").unwrap(), BTreeSet::from([Role::CaseWorker]), None, at(0))
}

fn registered(key: &SoftKey, account: &Account) -> Result<HeldPasskey, CredentialError> {
    let (challenge, state) = passkeys().begin_registration(account, at(0))?;
    // The state is stored between the two requests.
    let state = serde_json::from_str(&serde_json::to_string(&state).unwrap()).unwrap();
    passkeys().finish_registration(state, PasskeyAnswer(&key.register(&challenge)), account, "blue key", at(60))
}

/// Two keys are registered and each signs in; what is stored between requests and in the account reads back.
#[test]
fn several_keys_sign_in() {
    let (passkeys, mut account) = (passkeys(), account());
    let (mut one, mut two) = (SoftKey::new(1), SoftKey::new(2));
    for key in [&one, &two] {
        let held = registered(key, &account).unwrap();
        account.credentials.passkeys.push(serde_json::from_str(&serde_json::to_string(&held).unwrap()).unwrap());
    }
    assert!(account.credentials.suffice());
    for (place, key) in [(1, &mut two), (0, &mut one)] {
        let (challenge, state) = passkeys.begin_sign_in(&account.credentials.passkeys, at(100)).unwrap().unwrap();
        assert_eq!(challenge.0["publicKey"]["userVerification"], "required");
        let state = serde_json::from_str(&serde_json::to_string(&state).unwrap()).unwrap();
        let answer = key.sign_in(&challenge);
        assert_eq!(passkeys.finish_sign_in(state, PasskeyAnswer(&answer), &mut account.credentials.passkeys, at(101)), Ok(place));
    }
}

/// A key of another site, a key that did not verify its user, and a key that is held already are not registered.
#[test]
fn bent_registrations_are_refused() {
    let mut account = account();
    let bent = [
        ("another origin", SoftKey { origin: "https://lantern.example.net", ..SoftKey::new(1) }),
        ("plain http", SoftKey { origin: "http://lantern.example.org", ..SoftKey::new(1) }),
        ("another relying party", SoftKey { rp_id: "example.org", ..SoftKey::new(1) }),
        ("no user verification", SoftKey { flags: PRESENT, ..SoftKey::new(1) }),
    ];
    for (what, key) in bent {
        assert!(registered(&key, &account).is_err(), "{what}");
    }
    let held = registered(&SoftKey::new(1), &account).unwrap();
    account.credentials.passkeys.push(held);
    assert!(registered(&SoftKey::new(1), &account).is_err(), "the same key twice");
    let (challenge, state) = passkeys().begin_registration(&account, at(0)).unwrap();
    let late = passkeys().finish_registration(state, PasskeyAnswer(&SoftKey::new(2).register(&challenge)), &account, "late", at(301));
    assert_eq!(late.unwrap_err(), CredentialError::PasskeyLate);
}

/// A sign-in that is replayed, made for another challenge, by a copied key, without verification or with another key's signature is refused.
#[test]
fn bent_sign_ins_are_refused() {
    let (passkeys, account) = (passkeys(), account());
    let held = registered(&SoftKey::new(1), &account).unwrap();
    let begin = |held: &HeldPasskey| passkeys.begin_sign_in(std::slice::from_ref(held), at(100)).unwrap().unwrap();
    let finish =
        |state, answer: &str, held: &mut HeldPasskey, seconds| passkeys.finish_sign_in(state, PasskeyAnswer(answer), std::slice::from_mut(held), at(seconds));

    let mut moved_on = held.clone();
    let (challenge, state) = begin(&held);
    let mut key = SoftKey::new(1);
    let answer = key.sign_in(&challenge);
    finish(state, &answer, &mut moved_on, 101).unwrap();
    let (_, later) = begin(&moved_on);
    assert!(finish(later, &answer, &mut moved_on, 102).is_err(), "an answer to an older challenge");

    let (challenge, state) = begin(&moved_on);
    let copied = SoftKey::new(1).sign_in(&challenge);
    assert!(finish(state, &copied, &mut moved_on, 103).is_err(), "a copy whose counter lags behind");

    let (challenge, state) = begin(&held);
    let mut unverified = SoftKey::new(1);
    unverified.flags = PRESENT;
    assert!(finish(state, &unverified.sign_in(&challenge), &mut held.clone(), 104).is_err(), "no user verification");

    let (challenge, state) = begin(&held);
    let mut other = SoftKey::new(3);
    other.id = vec![1; 16];
    assert!(finish(state, &other.sign_in(&challenge), &mut held.clone(), 105).is_err(), "another key under this id");

    let (challenge, state) = begin(&held);
    assert_eq!(finish(state, &SoftKey::new(1).sign_in(&challenge), &mut held.clone(), 401), Err(CredentialError::PasskeyLate));

    let (challenge, state) = begin(&held);
    let gone = passkeys.finish_sign_in(state, PasskeyAnswer(&SoftKey::new(1).sign_in(&challenge)), &mut [], at(106));
    assert!(gone.is_err(), "a key that was removed in between");

    let (_, state) = begin(&held);
    assert!(finish(state, &"[".repeat(100_000), &mut held.clone(), 107).is_err(), "an answer that is too long");
}

/// Nobody can tell by the form of the challenge whether a login exists, and the invented one does not change from try to try.
#[test]
fn an_unknown_login_is_asked_the_same() {
    let (passkeys, account) = (passkeys(), account());
    let held = registered(&SoftKey::new(1), &account).unwrap();
    let (real, _) = passkeys.begin_sign_in(&[held], at(0)).unwrap().unwrap();
    let unknown = |number: u32| passkeys.begin_for_unknown(&Login::parse(&format!("worker-{number}")).unwrap(), &[4; 32], [5; 32]).unwrap();
    assert_eq!(unknown(8), unknown(8));
    let with_key = (1..100).map(unknown).find(|challenge| challenge.0["publicKey"]["allowCredentials"].as_array().unwrap().len() == 1).unwrap();
    let form = |value: &Value| -> BTreeSet<String> { value.as_object().unwrap().keys().cloned().collect() };
    assert_eq!(form(&real.0), form(&with_key.0));
    assert_eq!(form(&real.0["publicKey"]), form(&with_key.0["publicKey"]));
    assert_eq!(form(&real.0["publicKey"]["allowCredentials"][0]), form(&with_key.0["publicKey"]["allowCredentials"][0]));
    for same in ["timeout", "rpId", "userVerification"] {
        assert_eq!(real.0["publicKey"][same], with_key.0["publicKey"][same], "{same}");
    }
    let length = |challenge: &PasskeyChallenge| challenge.0["publicKey"]["challenge"].as_str().unwrap().len();
    assert_eq!(length(&real), length(&with_key));
    assert!(passkeys.begin_sign_in(&[], at(0)).unwrap().is_none());
}

/// Passkeys are not offered over plain http, nor for a host that the id does not cover.
#[test]
fn settings_that_cannot_work_are_refused() {
    for (rp_id, origin, works) in [
        ("lantern.example.org", "https://lantern.example.org", true),
        ("example.org", "https://lantern.example.org", true),
        ("localhost", "http://localhost:8080", true),
        ("lantern.example.org", "http://lantern.example.org", false),
        ("other.example.org", "https://lantern.example.org", false),
        ("antern.example.org", "https://lantern.example.org", false),
        ("192.0.2.1", "https://192.0.2.1", false),
    ] {
        let settings = PasskeySettings { rp_id: rp_id.into(), origin: Url::parse(origin).unwrap(), name: "Lantern".into() };
        assert_eq!(Passkeys::new(&settings).is_ok(), works, "{rp_id} {origin}");
    }
}
