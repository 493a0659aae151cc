//! A log host on a port of this machine, and the lines that reach it.

use crate::encrypted::now;
use lantern_transport::{Authority, HostName, LogHost, TransportError};
use rustls::{
    ServerConfig,
    crypto::aws_lc_rs,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject},
};
use std::{sync::Arc, time::Duration};
use tokio::{
    io::AsyncReadExt,
    net::{TcpListener, TcpStream},
    time::timeout,
};
use tokio_rustls::TlsAcceptor;

const WARNING: &[u8] = b"{\"timestamp\":\"2026-11-25T12:00:00Z\",\"level\":\"WARN\",\"target\":\"security\",\"fields\":{\"message\":\"refused\"}}\n";

/// What a log host shows to those who come, and the PEM of who vouches for it.
fn acceptor() -> (TlsAcceptor, String) {
    let host = HostName::parse("localhost").unwrap();
    let (authority, _) = Authority::begin(&host, now()).unwrap();
    let made = authority.certify(&[host], 30, now()).unwrap();
    let chain: Vec<CertificateDer<'static>> = CertificateDer::pem_slice_iter(made.chain.as_bytes()).map(Result::unwrap).collect();
    let key = PrivateKeyDer::from_pem_slice(made.key.as_bytes()).unwrap();
    let builder = ServerConfig::builder_with_provider(Arc::new(aws_lc_rs::default_provider())).with_safe_default_protocol_versions().unwrap();
    let config = builder.with_no_client_auth().with_single_cert(chain, key).unwrap();
    (TlsAcceptor::from(Arc::new(config)), authority.pem().to_owned())
}

/// Takes so many messages from a connection, as RFC 5425 frames them; then the connection is cut.
async fn take(stream: TcpStream, acceptor: &TlsAcceptor, count: usize) -> Vec<String> {
    let mut stream = acceptor.accept(stream).await.unwrap();
    let mut messages = Vec::new();
    while messages.len() < count {
        let mut length = 0_usize;
        loop {
            match stream.read_u8().await.unwrap() {
                b' ' => break,
                digit => length = length * 10 + usize::from(digit - b'0'),
            }
        }
        let mut message = vec![0; length];
        stream.read_exact(&mut message).await.unwrap();
        messages.push(String::from_utf8(message).unwrap());
    }
    messages
}

/// Lines arrive whole, in their order, with their severity; what was written while the host was away arrives when it is back, and
/// what was too much is counted.
#[tokio::test]
async fn lines_leave_the_machine() {
    let (acceptor, authority) = acceptor();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("localhost:{}", listener.local_addr().unwrap().port());
    let (host, carrier) = LogHost::new(&address, Some(&authority)).unwrap();
    host.hand_in(WARNING);
    host.hand_in(b"{\"level\":\"ERROR\",\"fields\":{}}\n");
    let carrying = tokio::spawn(carrier.carry());
    let first = take(listener.accept().await.unwrap().0, &acceptor, 2).await;
    assert!(first[0].starts_with("<84>1 - - lantern ") && first[0].ends_with(std::str::from_utf8(WARNING).unwrap().trim_end()), "{first:?}");
    assert!(first[1].starts_with("<83>1 "), "{first:?}");
    // The host has cut the connection; whoever comes again is not answered at once.
    let (again, _) = timeout(Duration::from_secs(30), listener.accept()).await.unwrap().unwrap();
    for line in 0..20_000 {
        host.hand_in(format!("{{\"level\":\"INFO\",\"line\":{line}}}").as_bytes());
    }
    let later = timeout(Duration::from_secs(30), take(again, &acceptor, 3)).await.unwrap();
    let lost: Vec<&String> = later.iter().filter(|message| message.contains("\"lost\":")).collect();
    assert!(lost.len() == 1 && lost[0].starts_with("<83>1 "), "{later:?}");
    let lines: Vec<&String> = later.iter().filter(|message| message.contains("\"line\":")).collect();
    assert!(lines.iter().all(|line| line.starts_with("<86>1 ")) && lines.is_sorted(), "{later:?}");
    carrying.abort();
}

/// Nothing is sent to a host that cannot prove itself, and an address must name one.
#[tokio::test]
async fn a_host_must_prove_itself() {
    let ((acceptor, _), (_, other)) = (acceptor(), acceptor());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("localhost:{}", listener.local_addr().unwrap().port());
    let (host, carrier) = LogHost::new(&address, Some(&other)).unwrap();
    host.hand_in(WARNING);
    let carrying = tokio::spawn(carrier.carry());
    let (stream, _) = listener.accept().await.unwrap();
    assert!(acceptor.accept(stream).await.is_err());
    carrying.abort();
    for bad in ["", "two words", "host:port", "https://host", "host:99999"] {
        assert!(matches!(LogHost::new(bad, Some(&other)), Err(TransportError::BadAddress(_))), "{bad}");
    }
}
