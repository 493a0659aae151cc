//! The way of one sign-in, and what the provider says of itself.

use crate::provider::{CLIENT, FakeProvider, SECRET, Signing};
use lantern_openid::{Asked, Known, Misfit, OpenIdError, OpenIdSettings, Pending, Provider, Reason, Returned, Wanted};
use lantern_transport::{Client, TransportError};
use serde_json::json;
use std::{collections::HashMap, sync::atomic::Ordering, time::Duration};
use url::Url;

pub const NOW: i64 = 1_774_000_000;
const BACK: &str = "https://cases.example.org/en/sign-in/openid/return";

/// Our side of it.
pub fn ours(provider: &FakeProvider, wanted: Wanted) -> Provider {
    let wanted = Wanted { issuer: provider.issuer.clone(), client_id: CLIENT.to_owned(), ..wanted };
    let settings = OpenIdSettings::checked(wanted, SECRET.to_owned().into()).unwrap();
    Provider::new(settings, Client::new(None).unwrap()).patient_for(Duration::from_millis(400))
}

/// What a browser brings back, as the address has it.
pub fn brought(back: &Url) -> HashMap<String, String> {
    back.query_pairs().into_owned().collect()
}

fn returned(brought: &HashMap<String, String>) -> Returned<'_> {
    let one = |name: &str| brought.get(name).map(String::as_str);
    Returned { code: one("code"), state: one("state"), iss: one("iss"), error: one("error") }
}

/// Begins, and lets the person agree.
pub async fn gone(provider: &FakeProvider, ours: &Provider) -> (Pending, HashMap<String, String>) {
    let (url, pending) = ours.begin(Asked::SignIn, BACK, NOW).await.unwrap();
    (pending, brought(&provider.consent(&url)))
}

/// The whole way.
pub async fn signed_in(provider: &FakeProvider, ours: &Provider) -> Result<Known, OpenIdError> {
    let (pending, brought) = gone(provider, ours).await;
    ours.finish(pending, returned(&brought), NOW).await
}

/// What is made wrong.
type Change<T> = Box<dyn Fn(&mut T) + Send>;

pub fn reason(result: &Result<Known, OpenIdError>) -> Option<Reason> {
    match result {
        Err(OpenIdError::Refused(reason)) => Some(*reason),
        _ => None,
    }
}

/// A provider that does everything right vouches for its subject, by each of the three signatures, and nothing else of what it tells comes through.
#[tokio::test]
async fn a_good_provider_vouches() {
    let provider = FakeProvider::serve(NOW).await;
    let ours = ours(&provider, Wanted::default());
    for signing in [Signing::Rs256, Signing::Es256, Signing::EdDsa] {
        provider.sign_by(signing);
        let known = signed_in(&provider, &ours).await.unwrap();
        assert_eq!((known.issuer.as_str(), known.subject.as_str(), known.needs_second), (provider.issuer.as_str(), "248289761001", true), "{signing:?}");
        assert!(!format!("{known:?}").contains("248289761001"));
    }
}

/// The address that a browser is sent to carries PKCE by S256, a state and a nonce that differ each time, what was asked of freshness, and no secret.
#[tokio::test]
async fn a_browser_is_sent_with_what_binds_it() {
    let provider = FakeProvider::serve(NOW).await;
    let wanted = Wanted { scopes: vec!["openid".into(), "profile".into()], acr_values: vec!["gold".into()], max_age_seconds: Some(3_600), ..Wanted::default() };
    let ours = ours(&provider, wanted);
    let (first, _) = ours.begin(Asked::SignIn, BACK, NOW).await.unwrap();
    let (second, _) = ours.begin(Asked::Link, BACK, NOW).await.unwrap();
    assert!(!first.as_str().contains("secret"));
    let (first, second) = (brought(&first), brought(&second));
    let fixed = [("response_type", "code"), ("scope", "openid profile"), ("redirect_uri", BACK), ("acr_values", "gold"), ("code_challenge_method", "S256")];
    for (name, value) in fixed {
        assert_eq!(first[name], value, "{name}");
    }
    for name in ["state", "nonce", "code_challenge"] {
        assert!(first[name].len() >= 22 && first[name] != second[name], "{name}");
    }
    assert_eq!((first["max_age"].as_str(), first.get("prompt")), ("3600", None));
    assert_eq!((second["max_age"].as_str(), second["prompt"].as_str()), ("300", "login"), "a link asks for a fresh proof");
    assert_eq!(provider.keys_asked.load(Ordering::Relaxed), 1, "what it says of itself is believed for a while");
}

/// What a browser brings that does not belong to the sign-in begun in it is refused before a code is given away: another state, none, another issuer, none where one was promised, an error, no code, too late.
#[tokio::test]
async fn what_does_not_belong_is_refused() {
    let provider = FakeProvider::serve(NOW).await;
    let ours = ours(&provider, Wanted::default());
    let changed = |name: &'static str, value: Option<&'static str>| {
        move |brought: &mut HashMap<String, String>| match value {
            Some(value) => drop(brought.insert(name.to_owned(), value.to_owned())),
            None => drop(brought.remove(name)),
        }
    };
    let other_state = "AAAAAAAAAAAAAAAAAAAAAA";
    let ways: [(Reason, Change<HashMap<String, String>>); 7] = [
        (Reason::State, Box::new(changed("state", Some(other_state)))),
        (Reason::State, Box::new(changed("state", Some("")))),
        (Reason::State, Box::new(changed("state", None))),
        (Reason::Issuer, Box::new(changed("iss", Some("https://other.example.org")))),
        (Reason::Issuer, Box::new(changed("iss", None))),
        (Reason::Declined, Box::new(changed("error", Some("access_denied")))),
        (Reason::NoCode, Box::new(changed("code", None))),
    ];
    for (expected, change) in ways {
        let (pending, mut brought) = gone(&provider, &ours).await;
        change(&mut brought);
        let asked = provider.asked.load(Ordering::Relaxed);
        assert_eq!(reason(&ours.finish(pending, returned(&brought), NOW).await), Some(expected));
        assert_eq!(provider.asked.load(Ordering::Relaxed), asked, "{expected:?}: the code was not given away");
    }
    for late in [600, -1] {
        let (pending, brought) = gone(&provider, &ours).await;
        assert_eq!(reason(&ours.finish(pending, returned(&brought), NOW + late).await), Some(Reason::State), "{late}");
    }
    let (mine, theirs) = (gone(&provider, &ours).await, gone(&provider, &ours).await);
    assert_eq!(reason(&ours.finish(mine.0, returned(&theirs.1), NOW).await), Some(Reason::State), "the state of another browser");
}

/// A code is good once, and only with the verifier of the browser that began: one that was stolen and brought with the right state opens nothing.
#[tokio::test]
async fn a_code_is_good_once() {
    let provider = FakeProvider::serve(NOW).await;
    let ours = ours(&provider, Wanted::default());
    let (first, brought_first) = gone(&provider, &ours).await;
    let (second, mut brought_second) = gone(&provider, &ours).await;
    assert!(ours.finish(first, returned(&brought_first), NOW).await.is_ok());
    brought_second.insert("code".to_owned(), brought_first["code"].clone());
    assert_eq!(reason(&ours.finish(second, returned(&brought_second), NOW).await), Some(Reason::Exchange), "used");
    let (third, mut brought_third) = gone(&provider, &ours).await;
    brought_third.insert("code".to_owned(), gone(&provider, &ours).await.1["code"].clone());
    assert_eq!(reason(&ours.finish(third, returned(&brought_third), NOW).await), Some(Reason::Exchange), "another browser's");
}

/// A provider without end, without an answer, or that sends us on is let go; nobody whom its metadata or an answer name is asked unless the settings do.
#[tokio::test]
async fn nobody_else_is_asked() {
    let (provider, other) = (FakeProvider::serve(NOW).await, FakeProvider::serve(NOW).await);
    let begins = async || ours(&provider, Wanted::default()).begin(Asked::SignIn, BACK, NOW).await.map(drop);
    provider.manner().huge = true;
    assert!(matches!(begins().await, Err(OpenIdError::Unreachable(TransportError::NoAnswer { .. }))));
    provider.manner().huge = false;
    provider.manner().slow = true;
    assert!(matches!(begins().await, Err(OpenIdError::Unreachable(TransportError::TooSlow(_)))));
    provider.manner().slow = false;
    provider.manner().redirect = Some(format!("{}/.well-known/openid-configuration", other.issuer));
    assert!(matches!(begins().await, Err(OpenIdError::Unfit(_))));
    provider.manner().redirect = None;
    for (place, path) in [("jwks_uri", "keys"), ("token_endpoint", "token"), ("authorization_endpoint", "authorize")] {
        let elsewhere = format!("{}/{path}", other.issuer);
        provider.manner().metadata = Box::new(move |metadata| metadata[place] = json!(elsewhere));
        assert!(matches!(begins().await, Err(OpenIdError::Elsewhere { .. })), "{place}");
    }
    provider.manner().metadata = Box::new(|metadata| metadata["issuer"] = json!("http://127.0.0.1/other"));
    assert!(matches!(begins().await, Err(OpenIdError::Unfit(_))), "the issuer of the metadata is the configured one, to the letter");
    assert_eq!(other.asked.load(Ordering::Relaxed), 0);
    let elsewhere = format!("{}/keys", other.issuer);
    provider.manner().metadata = Box::new(move |metadata| metadata["jwks_uri"] = json!(elsewhere));
    let named = Wanted { hosts: vec![Url::parse(&other.issuer).unwrap().socket_addrs(|| None).unwrap()[0].to_string()], ..Wanted::default() };
    assert!(ours(&provider, named).begin(Asked::SignIn, BACK, NOW).await.is_ok(), "a host that the settings name is asked");
    assert!(other.asked.load(Ordering::Relaxed) > 0);
}

/// An answer of the token endpoint without end or without an answer signs nobody in.
#[tokio::test]
async fn a_token_endpoint_is_bounded() {
    let provider = FakeProvider::serve(NOW).await;
    let ours = ours(&provider, Wanted::default());
    for (huge, slow) in [(true, false), (false, true)] {
        let (pending, brought) = gone(&provider, &ours).await;
        (provider.manner().huge, provider.manner().slow) = (huge, slow);
        assert!(matches!(ours.finish(pending, returned(&brought), NOW).await, Err(OpenIdError::Unreachable(_))));
        (provider.manner().huge, provider.manner().slow) = (false, false);
    }
}

/// What a doctor asks: each thing that does not fit is named, and what stands in the way keeps a sign-in from beginning.
#[tokio::test]
async fn what_does_not_fit_is_named() {
    let provider = FakeProvider::serve(NOW).await;
    let found = async |wanted: Wanted| ours(&provider, wanted).check().await.unwrap();
    assert_eq!(found(Wanted::default()).await, []);
    let ways: [(Misfit, Change<serde_json::Value>); 6] = [
        (Misfit::NoS256, Box::new(|metadata| metadata["code_challenge_methods_supported"] = json!(["plain"]))),
        (Misfit::PkceUnsaid, Box::new(|metadata| drop(metadata.as_object_mut().unwrap().remove("code_challenge_methods_supported")))),
        (Misfit::NoAlgorithm, Box::new(|metadata| metadata["id_token_signing_alg_values_supported"] = json!(["HS256", "none"]))),
        (Misfit::NoTokenEndpoint, Box::new(|metadata| drop(metadata.as_object_mut().unwrap().remove("token_endpoint")))),
        (Misfit::NoAcr, Box::new(|metadata| metadata["acr_values_supported"] = json!(["silver"]))),
        (Misfit::NoIssuerParameter, Box::new(|metadata| metadata["authorization_response_iss_parameter_supported"] = json!(false))),
    ];
    for (misfit, change) in ways {
        provider.manner().metadata = change;
        let wanted = Wanted { acr_values: vec!["gold".into()], ..Wanted::default() };
        assert_eq!(found(wanted.clone()).await, [misfit]);
        assert_eq!(ours(&provider, wanted).begin(Asked::SignIn, BACK, NOW).await.is_err(), misfit.is_in_the_way(), "{misfit:?}");
    }
}
