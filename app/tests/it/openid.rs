//! The settings of an OpenID provider, and what the doctor says of it.

use crate::home::{Home, Said};
use serde_json::Value;
use std::{
    fs,
    io::{Read, Write},
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
};

const SECRET: &str = "zwelgrimdoost";

/// A house whose settings name a provider at this address.
fn house(issuer: &str, more: &str) -> Home {
    let home = Home::new();
    home.done(&["init", "--data", "store"]);
    home.file("store/openid.secret", SECRET);
    fs::set_permissions(home.path("store/openid.secret"), fs::Permissions::from_mode(0o600)).unwrap();
    home.file("store/lantern.toml", &format!("[openid]\nissuer = \"{issuer}\"\nclient_id = \"lantern\"\nclient_secret_file = \"openid.secret\"\n{more}"));
    home
}

/// What the doctor says of the provider: code, and why.
fn found(said: &Said) -> Vec<(String, String)> {
    let all: Value = serde_json::from_str(&said.out).unwrap_or_else(|_| panic!("{}{}", said.out, said.err));
    let of_provider = all["findings"].as_array().unwrap().iter().filter(|one| one["code"].as_str().unwrap().starts_with("openid-"));
    of_provider.map(|one| (one["code"].as_str().unwrap().to_owned(), one["about"]["why"].as_str().unwrap().to_owned())).collect()
}

/// A provider's metadata and an empty list of keys, until the test ends.
fn provider(change: impl Fn(&str) -> String) -> (String, Arc<AtomicBool>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let issuer = format!("http://{}", listener.local_addr().unwrap());
    let metadata = format!(
        r#"{{"issuer":"{issuer}","authorization_endpoint":"{issuer}/auth","token_endpoint":"{issuer}/token","jwks_uri":"{issuer}/keys","response_types_supported":["code"],"subject_types_supported":["public"],"id_token_signing_alg_values_supported":["RS256"],"code_challenge_methods_supported":["S256"],"authorization_response_iss_parameter_supported":true}}"#
    );
    let (metadata, ended) = (change(&metadata), Arc::new(AtomicBool::new(false)));
    let over = ended.clone();
    // Ends with the first question after the test has ended, and with the process at the latest.
    thread::spawn(move || {
        for stream in listener.incoming() {
            let Ok(mut stream) = stream else { break };
            let mut head = [0; 4_096];
            let read = stream.read(&mut head).unwrap_or_default();
            let body = if head[..read].starts_with(b"GET /keys") { r#"{"keys":[]}"# } else { metadata.as_str() };
            let _ = write!(stream, "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
            if over.load(Ordering::Relaxed) {
                break;
            }
        }
    });
    (issuer, ended)
}

/// The settings are listed, the secret is not; others may not read its file, and what cannot stand is refused before a server starts.
#[test]
fn settings_are_listed_and_the_secret_is_not() {
    let home = house("https://login.example.org/house", "acr_values = [\"gold\"]\nmax_age = \"1h\"\n");
    let listed = home.done(&["config", "--data", "store"]);
    assert!(
        listed.contains("https://login.example.org/house") && listed.contains("openid.secret") && listed.contains("gold") && listed.contains("3600s"),
        "{listed}"
    );
    assert!(!listed.contains(SECRET));
    fs::set_permissions(home.path("store/openid.secret"), fs::Permissions::from_mode(0o644)).unwrap();
    let open = home.run(&["serve", "--data", "store", "--listen", "127.0.0.1:0"]);
    assert!(open.code != 0 && open.err.contains("chmod 600") && !open.err.contains(SECRET), "{}", open.err);
    let plain = house("http://login.example.org", "").run(&["serve", "--data", "store", "--listen", "127.0.0.1:0"]);
    assert!(plain.code != 0 && plain.err.contains("openid.issuer"), "{}", plain.err);
    let never = house("https://login.example.org", "second_factor = \"never\"\n").run(&["serve", "--data", "store", "--listen", "127.0.0.1:0"]);
    assert!(never.code != 0 && never.err.contains("openid.second_factor"), "{}", never.err);
    for slip in ["isuer = \"x\"\n", "max_age = \"soon\"\n", "second_factor = \"sometimes\"\n"] {
        assert_ne!(house("https://login.example.org", slip).run(&["config", "--data", "store"]).code, 0, "{slip}");
    }
}

/// The doctor asks the provider: a good one leaves nothing to say, another issuer, a missing method or silence is named.
#[test]
fn the_doctor_asks_the_provider() {
    let asked = |issuer: &str| found(&house(issuer, "").run(&["doctor", "--data", "store", "--json"]));
    let (good, ended) = provider(str::to_owned);
    assert_eq!(asked(&good), []);
    let (without, other_ended) = provider(|metadata| metadata.replace("[\"S256\"]", "[\"plain\"]"));
    assert_eq!(asked(&without), [("openid-unfit".to_owned(), "no-s256".to_owned())]);
    let (unsaid, third_ended) = provider(|metadata| metadata.replace("\"authorization_response_iss_parameter_supported\":true", "\"x\":1"));
    assert_eq!(asked(&unsaid), [("openid-short".to_owned(), "no-issuer-parameter".to_owned())]);
    let other = asked(&format!("{good}/"));
    assert_eq!(other[0].0, "openid-unreachable", "the issuer is compared to the letter");
    for one in [ended, other_ended, third_ended] {
        one.store(true, Ordering::Relaxed);
    }
    let nobody = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = nobody.local_addr().unwrap();
    drop(nobody);
    assert_eq!(asked(&format!("http://{address}"))[0].0, "openid-unreachable");
    let home = house(&good, "");
    fs::set_permissions(home.path("store/openid.secret"), fs::Permissions::from_mode(0o644)).unwrap();
    let open = found(&home.run(&["doctor", "--data", "store", "--json"]));
    assert!(open[0].0 == "openid-unreachable" && open[0].1.contains("chmod 600"), "{open:?}");
}
