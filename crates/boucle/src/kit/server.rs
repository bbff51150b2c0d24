//! The accept loop: time-outs for headers, bodies and idleness, a cap on connections, and a stop that finishes what it
//! accepted. (`axum::serve` has none of these.)

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::extract::{ConnectInfo, Request};
use hyper::body::Incoming;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tower::ServiceExt;

/// What a client may take, in time and in number.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    pub most_connections: usize,
    /// From the connection, or the answer before, to the end of the headers.
    pub headers_within: Duration,
    /// For the whole of a request: sending it, and answering it.
    pub request_within: Duration,
    /// How long a stop waits for what was accepted.
    pub stop_within: Duration,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            most_connections: 4000,
            headers_within: Duration::from_secs(10),
            request_within: Duration::from_secs(120),
            stop_within: Duration::from_secs(30),
        }
    }
}

pub async fn serve(listener: TcpListener, router: Router, bounds: Bounds, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(bounds.most_connections));
    let graceful = GracefulShutdown::new();
    tokio::pin!(stop);
    loop {
        // A place first: past the cap, new clients wait in the system's queue instead of costing memory here.
        let place = tokio::select! {
            place = Arc::clone(&places).acquire_owned() => place,
            () = &mut stop => break,
        };
        let (stream, client) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    tracing::warn!(%error, "a connection could not be accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(tower::service_fn({
            let router = router.clone();
            move |request: hyper::Request<Incoming>| answer(router.clone(), client, request, bounds.request_within)
        }));
        let mut http = hyper::server::conn::http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(bounds.headers_within).max_buf_size(64 * 1024);
        let connection = graceful.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            // A client that leaves in the middle is no news.
            let _ = connection.await;
            drop(place);
        });
    }
    drop(listener);
    tokio::select! {
        () = graceful.shutdown() => {}
        () = tokio::time::sleep(bounds.stop_within) => tracing::warn!("stopped with requests still open"),
    }
}

async fn answer(
    router: Router,
    client: SocketAddr,
    request: hyper::Request<Incoming>,
    within: Duration,
) -> Result<axum::response::Response, std::convert::Infallible> {
    let mut request: Request = request.map(axum::body::Body::new);
    request.extensions_mut().insert(ConnectInfo(client));
    match tokio::time::timeout(within, router.oneshot(request)).await {
        Ok(answered) => answered,
        Err(_) => Ok(axum::response::IntoResponse::into_response(http::StatusCode::REQUEST_TIMEOUT)),
    }
}

/// Resolves when the system asks the program to stop.
pub async fn stop_signal() {
    let interrupt = tokio::signal::ctrl_c();
    let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) else {
        let _ = interrupt.await;
        return;
    };
    tokio::select! {
        _ = interrupt => {}
        _ = terminate.recv() => {}
    }
}
