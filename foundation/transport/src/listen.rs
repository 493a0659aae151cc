//! Listening: connections within limits, over TLS or plain, until told to stop.

use crate::{Limits, Proxy, Tls, handshakes::Handshakes, pace::Paced, steady::Steady};
use axum::{
    Router,
    body::Body,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use hyper::{
    Request,
    body::Incoming,
    server::conn::http1,
    service::{Service, service_fn},
};
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
    service::TowerToHyperService,
};
use std::{
    collections::HashMap,
    convert::Infallible,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time::timeout,
};
use tokio_rustls::TlsAcceptor;

/// Who asks: an extension of every request. Behind a declared proxy, whom the proxy speaks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asker(pub IpAddr);

/// A server about to begin.
#[derive(Debug)]
pub struct Listening {
    /// Where it listens.
    pub listener: TcpListener,
    /// What it speaks TLS with; plain HTTP without.
    pub tls: Option<Tls>,
    /// The only peers that are answered, where any are declared.
    pub proxy: Option<Proxy>,
    /// How long and how much a stranger may ask.
    pub limits: Limits,
}

/// What the connections of one server share.
struct Shared {
    tls: Option<Tls>,
    proxy: Option<Proxy>,
    limits: Limits,
    pages: Router,
    seats: Seats,
    handshakes: Arc<Handshakes>,
}

/// After the system refused a connection (too many open files), the next attempt waits so long.
const BREATH: Duration = Duration::from_millis(100);

impl Listening {
    /// Answers until `stop` is there; then what is under way is ended, within the limit for farewells.
    pub async fn serve(self, pages: Router, stop: impl Future<Output = ()>) {
        let Self { listener, tls, proxy, limits } = self;
        // A proxy speaks for everyone.
        let seats_each = if proxy.is_some() { limits.connections_max } else { limits.connections_per_address_max };
        let seats = Seats { each_max: seats_each, taken: Mutex::default() };
        let shared = Arc::new(Shared { tls, proxy, limits, pages, seats, handshakes: Arc::default() });
        let (graceful, room) = (GracefulShutdown::new(), Arc::new(Semaphore::new(limits.connections_max)));
        let mut stop = std::pin::pin!(stop);
        loop {
            let next = async {
                let place = room.clone().acquire_owned().await;
                (listener.accept().await, place)
            };
            let (accepted, place) = tokio::select! {
                next = next => next,
                () = &mut stop => break,
            };
            let (stream, peer) = match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be taken");
                    tokio::time::sleep(BREATH).await;
                    continue;
                }
            };
            let peer = peer.ip().to_canonical();
            if shared.proxy.as_ref().is_some_and(|proxy| !proxy.is_trusted(peer)) {
                tracing::warn!("a connection that did not come from the declared proxy was closed");
                continue;
            }
            let Some(seat) = Seats::take(&shared, peer) else { continue };
            let (shared, watcher) = (shared.clone(), graceful.watcher());
            // Ends with its connection, and that ends at one of the limits.
            tokio::spawn(async move {
                connection(stream, peer, &shared, watcher).await;
                drop((seat, place));
            });
        }
        drop(listener);
        if timeout(limits.farewell, graceful.shutdown()).await.is_err() {
            tracing::warn!("some connections were closed in the middle of an answer");
        }
        shared.handshakes.tell();
    }
}

async fn connection(stream: TcpStream, peer: IpAddr, shared: &Arc<Shared>, watcher: Watcher) {
    // Answers are small; waiting to fill a packet only delays them.
    let _ = stream.set_nodelay(true);
    let limits = shared.limits;
    let Some(tls) = &shared.tls else {
        return speak(Steady::new(stream, limits.stall), peer, shared, watcher).await;
    };
    match timeout(limits.handshake, TlsAcceptor::from(tls.config()).accept(stream)).await {
        Ok(Ok(stream)) => speak(Steady::new(stream, limits.stall), peer, shared, watcher).await,
        Ok(Err(error)) => {
            tracing::debug!(%error, "no TLS was agreed");
            shared.handshakes.failed(Some(&error));
        }
        Err(_) => shared.handshakes.failed(None),
    }
}

async fn speak<S>(stream: S, peer: IpAddr, shared: &Arc<Shared>, watcher: Watcher)
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (shared, limits) = (shared.clone(), shared.limits);
    let service = service_fn(move |request| answer(request, peer, shared.clone()));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_buf_size(limits.head_bytes_max)
        .max_headers(limits.headers_max)
        .serve_connection(TokioIo::new(stream), service);
    if let Err(error) = watcher.watch(connection).await {
        tracing::debug!(%error, "a connection ended early");
    }
}

async fn answer(request: Request<Incoming>, peer: IpAddr, shared: Arc<Shared>) -> Result<Response, Infallible> {
    let limits = shared.limits;
    let asker = if shared.proxy.is_some() { Proxy::client(peer, request.headers()) } else { peer };
    let mut request = request.map(|body| Body::new(Paced::new(body, limits)));
    request.extensions_mut().insert(Asker(asker));
    let answered = TowerToHyperService::new(shared.pages.clone()).call(request);
    match timeout(limits.answer, answered).await {
        Ok(answered) => answered,
        Err(_) => Ok(StatusCode::SERVICE_UNAVAILABLE.into_response()),
    }
}

/// How many connections each address holds.
struct Seats {
    each_max: usize,
    // Held only to count up and down.
    taken: Mutex<HashMap<IpAddr, usize>>,
}

/// One connection of an address; free again when it is dropped.
struct Seat {
    shared: Arc<Shared>,
    address: IpAddr,
}

impl Seats {
    fn take(shared: &Arc<Shared>, address: IpAddr) -> Option<Seat> {
        let seats = &shared.seats;
        let mut taken = seats.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let count = taken.entry(address).or_default();
        if *count >= seats.each_max {
            return None;
        }
        *count += 1;
        Some(Seat { shared: shared.clone(), address })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.shared.seats.taken.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = taken.get_mut(&self.address) {
            *count -= 1;
            if *count == 0 {
                taken.remove(&self.address);
            }
        }
    }
}
