//! Strangers who ask too slowly, too much, or too often.

use crate::server::{rest, serve, short};
use lantern_transport::Limits;
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// Nobody who keeps to the limits is turned away meanwhile, and nothing here takes longer.
const PATIENCE: Duration = Duration::from_secs(20);

/// A head that comes letter by letter (slow-loris), one that never begins, and a connection left idle after an answer are let go.
#[tokio::test]
async fn a_slow_head_is_let_go() {
    let server = serve(None, None, short()).await;
    let begun = Instant::now();
    let (mut slow_read, mut slow_write) = server.connect().await.into_split();
    let slow = tokio::spawn(async move {
        let letters = "GET / HTTP/1.1\r\nHost: a\r\nX-Long: ".bytes().chain(std::iter::repeat(b'a'));
        for letter in letters {
            if slow_write.write_all(&[letter]).await.is_err() || begun.elapsed() > PATIENCE {
                break;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    });
    let mut silent = server.connect().await;
    let mut idle = server.connect().await;
    idle.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    let answer = rest(&mut idle).await;
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("127.0.0.1"), "{answer}");
    assert_eq!(rest(&mut silent).await, "");
    let _ = slow_read.read_to_end(&mut Vec::new()).await;
    slow.await.unwrap();
    assert!(begun.elapsed() < PATIENCE);
}

/// A body that trickles is cut off, also when its head came at once.
#[tokio::test]
async fn a_slow_body_is_cut_off() {
    let server = serve(None, None, short()).await;
    let begun = Instant::now();
    let answer = server.say(b"POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 1000\r\n\r\nabc").await;
    assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
    assert!(begun.elapsed() < PATIENCE);
    let whole = server.say(b"POST /length HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nConnection: close\r\n\r\nabc").await;
    assert!(whole.ends_with("\r\n\r\n3"), "{whole}");
}

/// A head that is too long, in one line or in many, gets 431 and no page.
#[tokio::test]
async fn a_large_head_is_refused() {
    let server = serve(None, None, Limits::default()).await;
    let long = format!("GET / HTTP/1.1\r\nHost: a\r\nX-Long: {}\r\n\r\n", "a".repeat(64 * 1024));
    let many = format!("GET / HTTP/1.1\r\nHost: a\r\n{}\r\n", "X-Many: a\r\n".repeat(200));
    for head in [long, many] {
        let answer = server.say(head.as_bytes()).await;
        assert!(answer.starts_with("HTTP/1.1 431"), "{answer}");
    }
}

/// One address holds so many connections and no more; when one ends, another may come.
#[tokio::test]
async fn connections_are_bounded() {
    let server = serve(None, None, Limits { connections_per_address_max: 2, ..Limits::default() }).await;
    let mut held = Vec::new();
    for _ in 0..2 {
        let mut stream = server.connect().await;
        stream.write_all(b"GET / HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
        assert!(stream.read_u8().await.is_ok());
        held.push(stream);
    }
    let question = b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    let mut refused = server.connect().await;
    let _ = refused.write_all(question).await;
    assert_eq!(rest(&mut refused).await, "");
    held.pop();
    let begun = Instant::now();
    loop {
        let mut stream = server.connect().await;
        let _ = stream.write_all(question).await;
        if rest(&mut stream).await.starts_with("HTTP/1.1 200") {
            break;
        }
        assert!(begun.elapsed() < PATIENCE);
    }
}

/// An answer under way when the server is told to stop is given whole; nobody new is taken.
#[tokio::test]
async fn a_stop_waits_for_answers() {
    let server = serve(None, None, Limits::default()).await;
    let mut stream = server.connect().await;
    stream.write_all(b"GET /held HTTP/1.1\r\nHost: a\r\n\r\n").await.unwrap();
    server.asked.notified().await;
    server.stop.send(()).unwrap();
    server.release.notify_one();
    let answer = rest(&mut stream).await;
    assert!(answer.ends_with("\r\n\r\nwhole"), "{answer}");
    server.served.await.unwrap();
    assert!(tokio::net::TcpStream::connect(server.address).await.is_err());
}

/// Behind a declared proxy only the proxy is answered, and its word about the client counts.
#[tokio::test]
async fn only_the_declared_proxy_is_answered() {
    let question = b"GET / HTTP/1.1\r\nHost: a\r\nX-Forwarded-For: 192.0.2.9, 203.0.113.7\r\nConnection: close\r\n\r\n";
    let other = serve(None, Some("10.0.0.0/8"), Limits::default()).await;
    let mut stream = other.connect().await;
    let _ = stream.write_all(question).await;
    assert_eq!(rest(&mut stream).await, "");
    let own = serve(None, Some("127.0.0.1"), Limits::default()).await;
    assert!(own.say(question).await.ends_with("\r\n\r\n203.0.113.7"));
    let open = serve(None, None, Limits::default()).await;
    assert!(open.say(question).await.ends_with("\r\n\r\n127.0.0.1"), "without a proxy the header means nothing");
}
