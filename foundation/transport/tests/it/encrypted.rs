//! TLS, and the client of this crate on the other side.

use crate::server::{serve, short};
use lantern_transport::{Authority, Client, HostName, Limits, Tls, TransportError};
use std::{
    fs,
    io::{self, Write},
    os::unix::fs::PermissionsExt,
    path::Path,
    sync::{Arc, Mutex},
};
use time::OffsetDateTime;

#[expect(clippy::disallowed_methods, reason = "certificates are checked against the clock of the machine")]
pub fn now() -> i64 {
    OffsetDateTime::from(std::time::SystemTime::now()).unix_timestamp()
}

/// An authority for "localhost" and a certificate of its making; gives the authority's PEM.
fn made(folder: &Path) -> (Tls, String) {
    let host = HostName::parse("localhost").unwrap();
    let (authority, _) = Authority::begin(&host, now()).unwrap();
    let made = authority.certify(&[host], 30, now()).unwrap();
    let [certificate, key] = [("host.pem", &made.chain), ("host.key", &*made.key)].map(|(name, text)| {
        let path = folder.join(name);
        fs::write(&path, text).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
        path
    });
    (Tls::read(&certificate, &key).unwrap(), authority.pem().to_owned())
}

/// A client that trusts the authority is answered; one that trusts the public ones is not, nor one that speaks plain HTTP.
#[tokio::test]
async fn only_who_trusts_the_authority_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let (tls, authority) = made(folder.path());
    let server = serve(Some(tls), None, Limits::default()).await;
    let port = server.address.port();
    let trusting = Client::new(Some(&authority)).unwrap();
    let answered = trusting.post(&format!("https://localhost:{port}/length"), vec![7; 100_000]).await.unwrap();
    assert_eq!((answered.status, answered.body.as_slice()), (200, b"100000".as_slice()));
    let public = Client::new(None).unwrap().post(&format!("https://localhost:{port}/length"), Vec::new()).await;
    assert!(matches!(public, Err(TransportError::Unreachable { .. })), "{public:?}");
    let other_name = trusting.post(&format!("https://127.0.0.1:{port}/length"), Vec::new()).await;
    assert!(matches!(other_name, Err(TransportError::Unreachable { .. })), "{other_name:?}");
    let plain = trusting.post(&format!("http://localhost:{port}/length"), Vec::new()).await;
    assert!(matches!(plain, Err(TransportError::NoAnswer { .. })), "{plain:?}");
}

/// What a test's server writes to its log.
#[derive(Clone, Default)]
struct Said(Arc<Mutex<Vec<u8>>>);

impl Write for Said {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Failed handshakes are told together and by their kind, at the end at the latest, and no address stands there.
#[tokio::test]
async fn failed_handshakes_are_told_together() {
    let said = Said::default();
    let writer = said.clone();
    let log = tracing_subscriber::fmt().json().with_writer(move || writer.clone()).finish();
    let _listening = tracing::subscriber::set_default(log);
    let folder = tempfile::tempdir().unwrap();
    let (tls, authority) = made(folder.path());
    let server = serve(Some(tls), None, short()).await;
    let address = format!("https://localhost:{}/length", server.address.port());
    for _ in 0..2 {
        assert!(Client::new(None).unwrap().post(&address, Vec::new()).await.is_err(), "this authority is not a public one");
    }
    assert_eq!(server.say(b"\x16").await, "");
    server.say(b"GET / HTTP/1.1\r\nhost: localhost\r\n\r\n").await;
    assert!(Client::new(Some(&authority)).unwrap().post(&address, Vec::new()).await.is_ok());
    server.stop.send(()).unwrap();
    server.served.await.unwrap();
    let said = String::from_utf8(said.0.lock().unwrap().clone()).unwrap();
    let told: Vec<serde_json::Value> =
        said.lines().map(|line| serde_json::from_str(line).unwrap()).filter(|line: &serde_json::Value| line["target"] == "security").collect();
    assert_eq!(told.len(), 1, "{said}");
    assert_eq!([&told[0]["fields"]["refused"], &told[0]["fields"]["not_agreed"], &told[0]["fields"]["cut"]], [2, 1, 1], "{said}");
    assert!(!told[0].to_string().contains("127.0.0.1"), "{said}");
}

/// Whoever opens a connection and agrees on nothing is let go.
#[tokio::test]
async fn a_silent_handshake_is_let_go() {
    let folder = tempfile::tempdir().unwrap();
    let server = serve(Some(made(folder.path()).0), None, short()).await;
    assert_eq!(server.say(b"\x16").await, "");
}

/// Plain HTTP leaves this machine for nobody, and an address cannot carry a password.
#[tokio::test]
async fn plain_questions_stay_on_this_machine() {
    let client = Client::new(None).unwrap();
    for url in
        ["http://witness.example/", "http://192.0.2.1/", "ftp://localhost/", "https://user:word@witness.example/", "http://localhost.example/", "nonsense"]
    {
        assert!(matches!(client.post(url, Vec::new()).await, Err(TransportError::BadAddress(_))), "{url}");
    }
    let server = serve(None, None, Limits::default()).await;
    let answered = client.post(&format!("http://{}/length", server.address), b"four".to_vec()).await.unwrap();
    assert_eq!((answered.status, answered.content_type.as_str(), answered.body.as_slice()), (200, "text/plain", b"4".as_slice()));
    assert_eq!(client.post(&format!("http://{}/nothing", server.address), Vec::new()).await.unwrap().status, 404);
}
