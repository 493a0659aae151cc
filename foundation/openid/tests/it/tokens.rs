//! ID tokens that are not what they should be.

use crate::{
    provider::{CLIENT, FakeProvider, Signing},
    ways::{NOW, ours, reason, signed_in},
};
use lantern_openid::{Reason, SecondFactor, Wanted};
use serde_json::{Value, json};
use std::sync::atomic::Ordering;

type Change = Box<dyn Fn(&mut Value) + Send>;

fn set(name: &'static str, value: Value) -> Change {
    Box::new(move |claims| claims[name] = value.clone())
}

fn without(name: &'static str) -> Change {
    Box::new(move |claims| drop(claims.as_object_mut().unwrap().remove(name)))
}

/// A token for another, of another, of another time or of another sign-in vouches for nobody, whatever else it says.
#[tokio::test]
async fn a_token_of_another_vouches_for_nobody() {
    let provider = FakeProvider::serve(NOW).await;
    let ours = ours(&provider, Wanted { max_age_seconds: Some(3_600), ..Wanted::default() });
    assert!(signed_in(&provider, &ours).await.is_ok());
    let ways: Vec<(&str, Reason, Change)> = vec![
        ("wrong nonce", Reason::Nonce, set("nonce", json!("of another sign-in"))),
        ("no nonce", Reason::Nonce, without("nonce")),
        ("wrong audience", Reason::Audience, set("aud", json!("another-client"))),
        ("several audiences", Reason::Audience, set("aud", json!([CLIENT, "another-client"]))),
        ("us twice", Reason::Audience, set("aud", json!([CLIENT, CLIENT]))),
        ("made for another party", Reason::Audience, set("azp", json!("another-client"))),
        ("wrong issuer", Reason::TokenIssuer, set("iss", json!("https://other.example.org"))),
        ("issuer with a slash more", Reason::TokenIssuer, Box::new(|claims| claims["iss"] = json!(format!("{}/", claims["iss"].as_str().unwrap())))),
        ("expired", Reason::Time, set("exp", json!(NOW))),
        ("of the past", Reason::Time, set("iat", json!(NOW - 3_600))),
        ("of the future", Reason::Time, set("iat", json!(NOW + 3_600))),
        ("not valid yet", Reason::Time, set("nbf", json!(NOW + 3_600))),
        ("proved too long ago", Reason::AuthTime, set("auth_time", json!(NOW - 7_200))),
        ("proved in the future", Reason::AuthTime, set("auth_time", json!(NOW + 7_200))),
        ("nobody says when proved", Reason::AuthTime, without("auth_time")),
        ("no subject", Reason::Subject, set("sub", json!(""))),
        ("a subject without end", Reason::Subject, set("sub", json!("a".repeat(256)))),
        ("a subject that cannot be printed", Reason::Subject, set("sub", json!("a\u{0}b"))),
    ];
    for (what, expected, change) in ways {
        provider.manner().claims = change;
        assert_eq!(reason(&signed_in(&provider, &ours).await), Some(expected), "{what}");
    }
    for (what, change) in [("exp", without("exp")), ("iat", without("iat")), ("aud", without("aud")), ("iss", without("iss")), ("sub", without("sub"))] {
        provider.manner().claims = change;
        assert!(signed_in(&provider, &ours).await.is_err(), "without {what}");
    }
    provider.manner().claims = Box::new(|claims| claims["azp"] = json!(CLIENT));
    assert!(signed_in(&provider, &ours).await.is_ok(), "made for us");
}

/// A token that is not signed, signed by a secret that both know or everybody knows, by a stranger's key under a known name, or by a key that it brings along vouches for nobody.
#[tokio::test]
async fn a_signature_is_by_a_key_of_the_provider() {
    let provider = FakeProvider::serve(NOW).await;
    let ours = ours(&provider, Wanted::default());
    for signing in [Signing::None, Signing::HsByPublicKey, Signing::HsByClientSecret, Signing::Stranger, Signing::OwnKeyInHeader] {
        provider.sign_by(signing);
        assert_eq!(reason(&signed_in(&provider, &ours).await), Some(Reason::Signature), "{signing:?}");
    }
    provider.sign_by(Signing::EdDsa);
    provider.manner().kid = "rsa".to_owned();
    assert_eq!(reason(&signed_in(&provider, &ours).await), Some(Reason::Signature), "a key of another kind");
}

/// A key that is not known is asked for once: if the provider has it now the sign-in goes on, else it is refused.
#[tokio::test]
async fn keys_may_change() {
    let provider = FakeProvider::serve(NOW).await;
    let ours = ours(&provider, Wanted::default());
    assert!(signed_in(&provider, &ours).await.is_ok());
    assert_eq!(provider.keys_asked.load(Ordering::Relaxed), 1);
    provider.manner().kid = "other".to_owned();
    assert_eq!(reason(&signed_in(&provider, &ours).await), Some(Reason::Signature));
    assert_eq!(provider.keys_asked.load(Ordering::Relaxed), 2, "asked once more, and once only");
    provider.manner().published = vec!["other".to_owned()];
    assert!(signed_in(&provider, &ours).await.is_ok());
    provider.sign_by(Signing::Rs256);
    assert_eq!(reason(&signed_in(&provider, &ours).await), Some(Reason::Signature), "a key that was taken back");
}

/// Our own second factor is asked for unless the provider asserts a configured way, always, or never; and where it is never asked, a provider that asserts nothing is refused.
#[tokio::test]
async fn how_somebody_proved_herself_counts() {
    let provider = FakeProvider::serve(NOW).await;
    let wanted = |second_factor| Wanted { acr_values: vec!["gold".into()], amr_values: vec!["hwk".into()], second_factor, ..Wanted::default() };
    let claims: [(Change, bool); 5] = [
        (set("acr", json!("gold")), true),
        (set("amr", json!(["pwd", "hwk"])), true),
        (set("acr", json!("silver")), false),
        (set("amr", json!(["pwd"])), false),
        (Box::new(|_| {}), false),
    ];
    for (change, is_strong) in claims {
        provider.manner().claims = change;
        let needs_second = async |second_factor| signed_in(&provider, &ours(&provider, wanted(second_factor))).await.map(|known| known.needs_second);
        assert_eq!(needs_second(SecondFactor::UnlessAsserted).await.unwrap(), !is_strong);
        assert!(needs_second(SecondFactor::Always).await.unwrap());
        match needs_second(SecondFactor::Never).await {
            Ok(needs) => assert!(is_strong && !needs),
            Err(error) => assert!(!is_strong && matches!(error, lantern_openid::OpenIdError::Refused(Reason::Weak))),
        }
    }
}
