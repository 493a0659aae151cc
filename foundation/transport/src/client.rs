//! A client for the few questions that a deployment asks of others: one request, one bounded answer, no redirects.

use crate::{TransportError, steady::Steady, tls::provider};
use axum::{
    body::{Body, Bytes},
    http::{Method, Request, Response, header},
};
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::{
    ClientConfig, RootCertStore,
    pki_types::{CertificateDer, ServerName, pem::PemObject},
};
use std::{sync::Arc, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    time::timeout,
};
use tokio_rustls::{TlsConnector, client::TlsStream};
use url::{Host, Url};

/// The largest answer that is read.
const ANSWER_BYTES_MAX: usize = 64 * 1024;

/// How long a whole question may take.
const PATIENCE: Duration = Duration::from_secs(15);

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The status code.
    pub status: u16,
    /// The kind of the body, without its parameters.
    pub content_type: String,
    /// The body.
    pub body: Vec<u8>,
}

/// Asks over https, with public authorities or those given; over http on this machine only.
#[derive(Clone)]
pub struct Client {
    tls: TlsConnector,
    /// For what is not HTTP.
    bare: TlsConnector,
    patience: Duration,
}

impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Client(…)")
    }
}

impl Client {
    /// A client that trusts Mozilla's list of authorities, or only those of a PEM text.
    pub fn new(authorities: Option<&str>) -> Result<Self, TransportError> {
        let mut roots = RootCertStore::empty();
        match authorities {
            None => roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
            Some(pem) => {
                for certificate in CertificateDer::pem_slice_iter(pem.as_bytes()) {
                    roots.add(certificate.map_err(|_| TransportError::NotACertificate)?).map_err(TransportError::BadAuthorities)?;
                }
            }
        }
        if roots.is_empty() {
            return Err(TransportError::NotACertificate);
        }
        let builder = ClientConfig::builder_with_provider(provider()).with_safe_default_protocol_versions().map_err(TransportError::BadAuthorities)?;
        let mut config = builder.with_root_certificates(roots).with_no_client_auth();
        let bare = TlsConnector::from(Arc::new(config.clone()));
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(Self { tls: TlsConnector::from(Arc::new(config)), bare, patience: PATIENCE })
    }

    /// The same, which waits no longer than this for a whole answer.
    #[must_use]
    pub fn patient_for(self, patience: Duration) -> Self {
        Self { patience: patience.min(PATIENCE), ..self }
    }

    /// Sends a body and reads the answer.
    pub async fn post(&self, url: &str, body: Vec<u8>) -> Result<Answered, TransportError> {
        let question = Request::post(url).header(header::CONTENT_TYPE, "text/plain; charset=utf-8").body(body);
        let answer = self.ask(question.map_err(|_| TransportError::BadAddress(url.to_owned()))?).await?;
        let kind = answer.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        let content_type = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        Ok(Answered { status: answer.status().as_u16(), content_type, body: answer.into_body() })
    }

    /// Asks a question, GET or POST, and reads the answer. Nothing goes along but what it accepts, what it is and what proves it; where
    /// the answer says that something lies elsewhere, nobody goes there.
    pub async fn ask(&self, question: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError> {
        let url = question.uri().to_string();
        // What stands behind the path may be a secret, and an error is written down.
        let refused = || TransportError::BadAddress(url.split(['?', '#']).next().unwrap_or_default().to_owned());
        if ![Method::GET, Method::POST].contains(question.method()) {
            return Err(refused());
        }
        let parsed = Url::parse(&url).map_err(|_| refused())?;
        let host = parsed.host().filter(|_| parsed.username().is_empty() && parsed.password().is_none()).ok_or_else(refused)?.to_owned();
        let is_tls = match parsed.scheme() {
            "https" => true,
            "http" if is_this_machine(&host) => false,
            _ => return Err(refused()),
        };
        let named = host.to_string();
        timeout(self.patience, self.connect(&parsed, host, is_tls, question)).await.map_err(|_| TransportError::TooSlow(named))?
    }

    async fn connect(&self, url: &Url, host: Host, is_tls: bool, asked: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, TransportError> {
        let named = host.to_string();
        let unreachable = |cause| TransportError::Unreachable { host: named.clone(), cause };
        let port = url.port_or_known_default().ok_or_else(|| TransportError::BadAddress(named.clone()))?;
        let stream = match &host {
            // Whatever a name server says of it: "localhost" is this machine.
            Host::Domain(_) if !is_tls => TcpStream::connect(("127.0.0.1", port)).await,
            Host::Domain(name) => TcpStream::connect((name.as_str(), port)).await,
            Host::Ipv4(address) => TcpStream::connect((*address, port)).await,
            Host::Ipv6(address) => TcpStream::connect((*address, port)).await,
        };
        let stream = stream.map_err(unreachable)?;
        let (told, body) = asked.into_parts();
        let mut question = Request::builder()
            .method(told.method)
            .uri(&url[url::Position::BeforePath..url::Position::AfterQuery])
            .header(header::HOST, &url[url::Position::BeforeHost..url::Position::AfterPort])
            .header(header::CONNECTION, "close");
        for name in [header::ACCEPT, header::AUTHORIZATION, header::CONTENT_TYPE] {
            if let Some(value) = told.headers.get(&name) {
                question = question.header(name, value);
            }
        }
        let question = question.body(Full::new(Bytes::from(body))).map_err(|_| TransportError::BadAddress(named.clone()))?;
        if !is_tls {
            return exchange(stream, question, &named).await;
        }
        let name = match host {
            Host::Domain(name) => ServerName::try_from(name).map_err(|_| TransportError::BadAddress(named.clone()))?,
            Host::Ipv4(address) => ServerName::IpAddress(std::net::IpAddr::from(address).into()),
            Host::Ipv6(address) => ServerName::IpAddress(std::net::IpAddr::from(address).into()),
        };
        let stream = self.tls.connect(name, stream).await.map_err(unreachable)?;
        exchange(stream, question, &named).await
    }
}

impl Client {
    /// An encrypted connection to a host by its name or address, for protocols that are not HTTP.
    pub(crate) async fn stream(&self, host: &str, port: u16) -> std::io::Result<TlsStream<TcpStream>> {
        let name = ServerName::try_from(host.to_owned()).map_err(|_| std::io::Error::from(std::io::ErrorKind::InvalidInput))?;
        self.bare.connect(name, TcpStream::connect((host, port)).await?).await
    }
}

fn is_this_machine(host: &Host) -> bool {
    match host {
        Host::Domain(name) => name == "localhost",
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    }
}

async fn exchange<S>(stream: S, question: Request<Full<Bytes>>, host: &str) -> Result<Response<Vec<u8>>, TransportError>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let broke_off = |cause: String| TransportError::NoAnswer { host: host.to_owned(), cause };
    let (mut sender, connection) = http1::handshake(TokioIo::new(Steady::new(stream, PATIENCE))).await.map_err(|error| broke_off(error.to_string()))?;
    // Ends with the answer, or when the sender is dropped.
    tokio::spawn(async move {
        let _ = connection.await;
    });
    let answer = sender.send_request(question).await.map_err(|error| broke_off(error.to_string()))?;
    let (head, body) = answer.into_parts();
    let body = Limited::new(Body::new(body), ANSWER_BYTES_MAX).collect().await.map_err(|error| broke_off(error.to_string()))?;
    let mut read = Response::new(body.to_bytes().to_vec());
    *read.status_mut() = head.status;
    if let Some(kind) = head.headers.get(header::CONTENT_TYPE) {
        read.headers_mut().insert(header::CONTENT_TYPE, kind.clone());
    }
    Ok(read)
}
