//! The smallest browser: one request on one connection.

use std::{
    collections::HashMap,
    net::SocketAddr,
    sync::{LazyLock, Mutex},
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// What came back.
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The head, in small letters.
    pub head: String,
    /// The body.
    pub body: String,
}

/// The session of each test's server, as its one browser holds it. A request with an empty cookie, or with another
/// session's, is another browser's.
static SESSIONS: LazyLock<Mutex<HashMap<SocketAddr, String>>> = LazyLock::new(Mutex::default);

/// From now on requests to this server come with a session.
pub fn sign_in(server: SocketAddr, token: &str) {
    SESSIONS.lock().unwrap().insert(server, format!("lantern={token}"));
}

/// Sends one request and reads the answer to its end.
pub async fn ask(server: SocketAddr, method: &str, path: &str, headers: &[(&str, &str)], body: &str) -> Answer {
    let mut stream = TcpStream::connect(server).await.unwrap();
    let mut request = format!("{method} {path} HTTP/1.1\r\nconnection: close\r\ncontent-length: {}\r\n", body.len());
    let other = headers.iter().any(|(name, value)| *name == "cookie" && (value.is_empty() || value.contains("lantern")));
    let own = if other { None } else { SESSIONS.lock().unwrap().get(&server).cloned() };
    for (name, value) in headers.iter().copied().chain(own.as_deref().map(|cookie| ("cookie", cookie))) {
        request.extend([name, ": ", value, "\r\n"]);
    }
    request.push_str("\r\n");
    request.push_str(body);
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await.unwrap();
    let text = String::from_utf8_lossy(&bytes);
    let (head, body) = text.split_once("\r\n\r\n").unwrap();
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap();
    Answer { status, head: head.to_lowercase(), body: body.to_owned() }
}

impl Answer {
    /// What a redirect leads to.
    pub fn location(&self) -> &str {
        self.head.lines().find_map(|line| line.strip_prefix("location: ")).unwrap_or_else(|| panic!("no way on: {} {}", self.status, self.body))
    }

    /// The token that the page's forms carry.
    pub fn form_token(&self) -> &str {
        self.body.split("name=\"form\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("the frame has a form")
    }
}
