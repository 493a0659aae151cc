//! A server on a free port of this machine.

use axum::{
    Extension, Router,
    body::Bytes,
    extract::DefaultBodyLimit,
    routing::{get, post},
};
use lantern_transport::{Asker, Limits, Listening, Proxy, Tls};
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    sync::{Notify, oneshot},
    task::JoinHandle,
};

/// A server; it ends when the test lets go of `stop`.
pub struct Server {
    pub address: SocketAddr,
    pub stop: oneshot::Sender<()>,
    pub served: JoinHandle<()>,
    /// Lets the page "/held" answer.
    pub release: Arc<Notify>,
    /// Told when "/held" has been asked for.
    pub asked: Arc<Notify>,
}

/// Limits that a test does not wait long for.
pub fn short() -> Limits {
    Limits { head: Duration::from_millis(300), body_grace: Duration::from_millis(300), handshake: Duration::from_millis(300), ..Limits::default() }
}

pub async fn serve(tls: Option<Tls>, proxy: Option<&str>, limits: Limits) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (release, asked) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let held = (release.clone(), asked.clone());
    let pages = Router::new()
        .route("/", get(async |Extension(Asker(address)): Extension<Asker>| address.to_string()))
        .route("/length", post(async |body: Bytes| body.len().to_string()))
        .route(
            "/held",
            get(async move || {
                held.1.notify_one();
                held.0.notified().await;
                "whole"
            }),
        )
        .layer(DefaultBodyLimit::max(1024 * 1024));
    let (stop, stopped) = oneshot::channel();
    let listening = Listening { listener, tls, proxy: proxy.map(|text| Proxy::parse(text).unwrap()), limits };
    let served = tokio::spawn(listening.serve(pages, async {
        let _ = stopped.await;
    }));
    Server { address, stop, served, release, asked }
}

impl Server {
    pub async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Sends bytes on a connection of their own, and gives all that is answered before it is closed.
    pub async fn say(&self, bytes: &[u8]) -> String {
        let mut stream = self.connect().await;
        stream.write_all(bytes).await.unwrap();
        rest(&mut stream).await
    }
}

/// Everything until the other side closes.
pub async fn rest(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    // A connection that is cut instead of closed has said what it had to say.
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}
