//! A small OpenID provider with real keys, for tests: it can do everything right, and each thing wrong.

use aws_lc_rs::{
    digest, hmac,
    rand::SystemRandom,
    rsa,
    signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256},
};
use axum::{
    Form, Json, Router,
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{
        Arc, Mutex, MutexGuard,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::net::TcpListener;
use url::Url;

pub const CLIENT: &str = "lantern";
pub const SECRET: &str = "a secret/of+the two";

/// How an ID token is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Signing {
    Rs256,
    Es256,
    EdDsa,
    /// Not at all.
    None,
    /// With a shared secret, which is the public key that everybody knows.
    HsByPublicKey,
    /// With a shared secret, which is the client's.
    HsByClientSecret,
    /// By a key that is not the provider's, under the name of one that is.
    Stranger,
    /// By a key that is not the provider's, which the token brings along.
    OwnKeyInHeader,
}

type Change = Box<dyn Fn(&mut Value) + Send>;

/// How the provider behaves.
pub struct Manner {
    pub signing: Signing,
    /// The name of the key in the head of a token.
    pub kid: String,
    pub claims: Change,
    pub metadata: Change,
    /// The answer is without end, and each part of it late.
    pub huge: bool,
    pub slow: bool,
    /// Every question is sent elsewhere.
    pub redirect: Option<String>,
    /// What names the provider in its answers to a browser.
    pub iss: Option<String>,
    /// The names of the keys that are published.
    pub published: Vec<String>,
    pub subject: String,
    pub now: i64,
}

struct Grant {
    nonce: String,
    challenge: String,
    redirect: String,
}

struct Keys {
    rsa: rsa::KeyPair,
    other: rsa::KeyPair,
    ec: EcdsaKeyPair,
    ed: Ed25519KeyPair,
}

pub struct Inner {
    pub issuer: String,
    manner: Mutex<Manner>,
    grants: Mutex<HashMap<String, Grant>>,
    keys: Keys,
    pub asked: AtomicUsize,
    pub keys_asked: AtomicUsize,
}

/// The provider; a clone is the same.
#[derive(Clone)]
pub struct FakeProvider(Arc<Inner>);

impl std::ops::Deref for FakeProvider {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

impl Keys {
    fn made() -> Self {
        let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &SystemRandom::new()).unwrap();
        Self {
            rsa: rsa::KeyPair::generate(rsa::KeySize::Rsa2048).unwrap(),
            other: rsa::KeyPair::generate(rsa::KeySize::Rsa2048).unwrap(),
            ec: EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref()).unwrap(),
            ed: Ed25519KeyPair::generate().unwrap(),
        }
    }

    fn public(&self, name: &str) -> Value {
        let rsa_of = |pair: &rsa::KeyPair| {
            let public = pair.public_key();
            json!({ "kty": "RSA", "use": "sig", "kid": name, "n": text(public.modulus().big_endian_without_leading_zero()), "e": text(public.exponent().big_endian_without_leading_zero()) })
        };
        match name {
            "rsa" => rsa_of(&self.rsa),
            "ec" => {
                let point = self.ec.public_key().as_ref();
                json!({ "kty": "EC", "crv": "P-256", "use": "sig", "kid": name, "x": text(&point[1..33]), "y": text(&point[33..65]) })
            }
            "ed" => json!({ "kty": "OKP", "crv": "Ed25519", "use": "sig", "kid": name, "x": text(self.ed.public_key().as_ref()) }),
            _ => rsa_of(&self.other),
        }
    }
}

fn rsa_signature(pair: &rsa::KeyPair, message: &[u8]) -> Vec<u8> {
    let mut signature = vec![0; pair.public_modulus_len()];
    pair.sign(&RSA_PKCS1_SHA256, &SystemRandom::new(), message, &mut signature).unwrap();
    signature
}

impl FakeProvider {
    /// Serves on a port of its own, with a clock that stands.
    pub async fn serve(now: i64) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address: SocketAddr = listener.local_addr().unwrap();
        let issuer = format!("http://{address}/house");
        let manner = Manner {
            signing: Signing::Rs256,
            kid: "rsa".to_owned(),
            claims: Box::new(|_| {}),
            metadata: Box::new(|_| {}),
            huge: false,
            slow: false,
            redirect: None,
            iss: Some(issuer.clone()),
            published: ["rsa", "ec", "ed"].map(str::to_owned).to_vec(),
            subject: "248289761001".to_owned(),
            now,
        };
        let provider = Self(Arc::new(Inner {
            issuer,
            manner: Mutex::new(manner),
            grants: Mutex::default(),
            keys: Keys::made(),
            asked: AtomicUsize::new(0),
            keys_asked: AtomicUsize::new(0),
        }));
        let router = Router::new()
            .route("/house/.well-known/openid-configuration", get(configuration))
            .route("/house/keys", get(keys))
            .route("/house/token", post(token))
            .with_state(provider.clone());
        // Ends with the runtime of the test.
        tokio::spawn(async move { axum::serve(listener, router).await });
        provider
    }

    pub fn manner(&self) -> MutexGuard<'_, Manner> {
        self.manner.lock().unwrap()
    }

    /// Signs with the key of this kind, under its own name.
    pub fn sign_by(&self, signing: Signing) {
        let mut manner = self.manner();
        manner.signing = signing;
        let kid = match signing {
            Signing::Es256 => "ec",
            Signing::EdDsa => "ed",
            _ => "rsa",
        };
        kid.clone_into(&mut manner.kid);
    }

    /// What the provider does with a person who comes with this address and agrees: the address to which it sends her back.
    pub fn consent(&self, sent: &Url) -> Url {
        let asked: HashMap<String, String> = sent.query_pairs().into_owned().collect();
        assert_eq!(asked["response_type"], "code");
        assert_eq!(asked["client_id"], CLIENT);
        assert_eq!(asked["code_challenge_method"], "S256");
        let mut grants = self.grants.lock().unwrap();
        let code = format!("code-{}-of-{}", grants.len() + 1, asked["state"].len());
        let grant = Grant { nonce: asked["nonce"].clone(), challenge: asked["code_challenge"].clone(), redirect: asked["redirect_uri"].clone() };
        grants.insert(code.clone(), grant);
        let mut back = Url::parse(&asked["redirect_uri"]).unwrap();
        back.query_pairs_mut().append_pair("code", &code).append_pair("state", &asked["state"]);
        if let Some(iss) = &self.manner().iss {
            back.query_pairs_mut().append_pair("iss", iss);
        }
        back
    }

    fn id_token(&self, nonce: &str) -> String {
        let manner = self.manner();
        let mut claims = json!({
            "iss": self.issuer, "sub": manner.subject, "aud": CLIENT, "nonce": nonce,
            "iat": manner.now, "exp": manner.now + 300, "auth_time": manner.now - 60,
            // What is told beside is never read.
            "email": "director@example.org", "email_verified": true, "roles": ["administrator"], "groups": ["administrator"],
        });
        (manner.claims)(&mut claims);
        let alg = match manner.signing {
            Signing::Rs256 | Signing::Stranger | Signing::OwnKeyInHeader => "RS256",
            Signing::Es256 => "ES256",
            Signing::EdDsa => "EdDSA",
            Signing::None => "none",
            Signing::HsByPublicKey | Signing::HsByClientSecret => "HS256",
        };
        let mut head = json!({ "alg": alg, "typ": "JWT", "kid": manner.kid });
        if manner.signing == Signing::OwnKeyInHeader {
            head["jwk"] = self.keys.public("other");
            head["jku"] = json!(format!("{}/keys", self.issuer));
        }
        let message = format!("{}.{}", text(head.to_string().as_bytes()), text(claims.to_string().as_bytes()));
        let hs = |key: &[u8]| hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), message.as_bytes()).as_ref().to_vec();
        let signature = match manner.signing {
            Signing::Rs256 if manner.kid == "other" => rsa_signature(&self.keys.other, message.as_bytes()),
            Signing::Rs256 => rsa_signature(&self.keys.rsa, message.as_bytes()),
            Signing::Stranger | Signing::OwnKeyInHeader => rsa_signature(&self.keys.other, message.as_bytes()),
            Signing::Es256 => self.keys.ec.sign(&SystemRandom::new(), message.as_bytes()).unwrap().as_ref().to_vec(),
            Signing::EdDsa => self.keys.ed.sign(message.as_bytes()).as_ref().to_vec(),
            Signing::None => Vec::new(),
            Signing::HsByPublicKey => hs(self.keys.public("rsa")["n"].as_str().unwrap().as_bytes()),
            Signing::HsByClientSecret => hs(SECRET.as_bytes()),
        };
        format!("{message}.{}", text(&signature))
    }
}

/// What stands before every answer: late, without end, or elsewhere.
async fn misbehaving(provider: &FakeProvider) -> Option<Response> {
    provider.asked.fetch_add(1, Ordering::Relaxed);
    let (huge, slow, redirect) = {
        let manner = provider.manner();
        (manner.huge, manner.slow, manner.redirect.clone())
    };
    if slow {
        std::future::pending::<()>().await;
    }
    if let Some(elsewhere) = redirect {
        return Some((StatusCode::FOUND, [(header::LOCATION, elsewhere)]).into_response());
    }
    huge.then(|| ([(header::CONTENT_TYPE, "application/json")], Body::from(vec![b' '; 8 * 1024 * 1024])).into_response())
}

async fn configuration(State(provider): State<FakeProvider>) -> Response {
    if let Some(answer) = misbehaving(&provider).await {
        return answer;
    }
    let at = |path: &str| format!("{}/{path}", provider.issuer);
    let mut metadata = json!({
        "issuer": provider.issuer, "authorization_endpoint": at("authorize"), "token_endpoint": at("token"), "jwks_uri": at("keys"),
        "response_types_supported": ["code"], "subject_types_supported": ["public"], "id_token_signing_alg_values_supported": ["RS256", "ES256", "EdDSA"],
        "code_challenge_methods_supported": ["S256"], "authorization_response_iss_parameter_supported": true,
    });
    (provider.manner().metadata)(&mut metadata);
    Json(metadata).into_response()
}

async fn keys(State(provider): State<FakeProvider>) -> Response {
    if let Some(answer) = misbehaving(&provider).await {
        return answer;
    }
    provider.keys_asked.fetch_add(1, Ordering::Relaxed);
    let published = provider.manner().published.clone();
    Json(json!({ "keys": published.iter().map(|name| provider.keys.public(name)).collect::<Vec<_>>() })).into_response()
}

async fn token(State(provider): State<FakeProvider>, headers: HeaderMap, Form(sent): Form<HashMap<String, String>>) -> Response {
    if let Some(answer) = misbehaving(&provider).await {
        return answer;
    }
    let refused = |error: &str| (StatusCode::BAD_REQUEST, Json(json!({ "error": error }))).into_response();
    // Name and secret are each written as in a form before they are joined (RFC 6749 §2.3.1).
    let proof = format!("Basic {}", STANDARD.encode(format!("{CLIENT}:a+secret%2Fof%2Bthe+two")));
    if headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok()) != Some(&proof) || sent.contains_key("client_secret") {
        return refused("invalid_client");
    }
    let Some(grant) = sent.get("code").and_then(|code| provider.grants.lock().unwrap().remove(code)) else { return refused("invalid_grant") };
    let verifier = sent.get("code_verifier").map(String::as_bytes).unwrap_or_default();
    let fits = text(digest::digest(&digest::SHA256, verifier).as_ref()) == grant.challenge && sent.get("redirect_uri") == Some(&grant.redirect);
    if !fits || sent.get("grant_type").map(String::as_str) != Some("authorization_code") {
        return refused("invalid_grant");
    }
    let id_token = provider.id_token(&grant.nonce);
    Json(json!({ "access_token": "worth-nothing-here", "token_type": "Bearer", "expires_in": 60, "id_token": id_token })).into_response()
}
