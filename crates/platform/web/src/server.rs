//! Listening, serving, and stopping without leaving anybody's submit half done.

mod geduld;

use crate::herkomst::Peer;
use crate::{App, Metrics, laag};
use axum::Router;
use axum::body::Body;
use geduld::Geduld;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::AsyncWriteExt as _;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::time::{interval, sleep, timeout};
use tower::ServiceExt as _;

/// Time for the head of a request; also how long a connection may lie idle between two.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// Where reading a head stops (give or take one read of the socket); also the piece in which a body is read.
const HEAD_BYTES: usize = 32 * 1024;
const HEADERS: usize = 64;
const CONNECTIONS: usize = 2_048;
const STOP_TIME: Duration = Duration::from_secs(20);
const UPKEEP: Duration = Duration::from_secs(5);
const FULL: &[u8] =
    b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 10\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";

/// Why the server cannot start: one sentence with what to do.
#[derive(Debug, thiserror::Error)]
pub enum ServeError {
    /// Another program listens there.
    #[error("poort {} op {} is al in gebruik: stop het andere programma, of kies een ander adres met --adres", .0.port(), .0.ip())]
    Taken(SocketAddr),
    /// Ports below 1024 are for the system.
    #[error("poort {} mag dit programma niet openen: kies een poort boven 1023 met --adres", .0.port())]
    Forbidden(SocketAddr),
    /// The machine does not have this address.
    #[error("deze computer heeft het adres {} niet: kies een ander adres met --adres, bijvoorbeeld 127.0.0.1:8080", .0.ip())]
    NotHere(SocketAddr),
    /// Anything else.
    #[error("op {0} kan niet worden geluisterd: {1}")]
    Other(SocketAddr, io::Error),
}

/// A server that has its port and waits for the word to begin.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    adres: SocketAddr,
}

/// Serves until the process is asked to stop (SIGTERM, SIGINT), then finishes what is under way.
pub async fn serve(app: App, routes: Router<App>, adres: SocketAddr) -> Result<(), ServeError> {
    let server = Server::bind(adres).await?;
    tracing::info!(adres = %server.adres(), "server luistert");
    server.run(app, routes, stop_signal()).await;
    Ok(())
}

impl Server {
    /// Takes the port; port 0 takes a free one.
    pub async fn bind(adres: SocketAddr) -> Result<Self, ServeError> {
        let listener = TcpListener::bind(adres).await.map_err(|error| match error.kind() {
            io::ErrorKind::AddrInUse => ServeError::Taken(adres),
            io::ErrorKind::PermissionDenied => ServeError::Forbidden(adres),
            io::ErrorKind::AddrNotAvailable => ServeError::NotHere(adres),
            _ => ServeError::Other(adres, error),
        })?;
        let adres = listener.local_addr().map_err(|error| ServeError::Other(adres, error))?;
        Ok(Self { listener, adres })
    }

    /// The address with the port it really has.
    pub fn adres(&self) -> SocketAddr {
        self.adres
    }

    /// Serves until `stop`, then takes no new connections and gives running requests 20 seconds.
    pub async fn run(self, app: App, routes: Router<App>, stop: impl Future<Output = ()>) {
        let service = laag::service(&app, routes);
        let upkeep = tokio::spawn(upkeep(app.clone()));
        let connections = GracefulShutdown::new();
        let room = Arc::new(Semaphore::new(CONNECTIONS));
        tokio::select! {
            () = accept(&self.listener, &service, &connections, &room) => {}
            () = stop => {}
        }
        drop(self.listener);
        app.stop();
        let finished = async {
            connections.shutdown().await;
            // Submits whose sender has gone run on without a connection.
            app.grens().idle().await;
        };
        if timeout(STOP_TIME, finished).await.is_err() {
            tracing::warn!("gestopt terwijl er nog verzoeken liepen");
        }
        upkeep.abort();
    }
}

async fn accept(listener: &TcpListener, service: &Router, connections: &GracefulShutdown, room: &Arc<Semaphore>) {
    loop {
        let (stream, peer) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(error) => {
                // Out of file handles, usually: those that are open must get the chance to close.
                tracing::warn!(oorzaak = %error.kind(), "verbinding niet aangenomen");
                sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        let Ok(permit) = Arc::clone(room).try_acquire_owned() else {
            tokio::spawn(turn_away(stream));
            continue;
        };
        let _ = stream.set_nodelay(true);
        let service = with_peer(service.clone(), Peer(peer.ip()));
        let connection = http().serve_connection(TokioIo::new(Geduld::new(stream)), service_fn(service));
        let connection = connections.watch(connection);
        tokio::spawn(async move {
            // A caller who hangs up or talks nonsense is no event of ours.
            let _ = connection.await;
            drop(permit);
        });
    }
}

fn http() -> http1::Builder {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new()).header_read_timeout(HEAD_TIME).max_buf_size(HEAD_BYTES).max_headers(HEADERS);
    http
}

type Reply = Result<axum::response::Response, std::convert::Infallible>;

/// The service for one connection: it knows who is at the other end.
fn with_peer(
    service: Router,
    peer: Peer,
) -> impl Fn(hyper::Request<Incoming>) -> std::pin::Pin<Box<dyn Future<Output = Reply> + Send>> {
    move |request| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(peer);
        Box::pin(service.clone().oneshot(request))
    }
}

async fn turn_away(mut stream: TcpStream) {
    let _ = timeout(Duration::from_secs(1), stream.write_all(FULL)).await;
}

async fn upkeep(app: App) {
    let Some(metrics) = app.ext::<Metrics>() else { return };
    let mut ticks = interval(UPKEEP);
    loop {
        ticks.tick().await;
        metrics.upkeep();
    }
}

/// Resolves when the process is asked to stop.
pub async fn stop_signal() {
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
}
