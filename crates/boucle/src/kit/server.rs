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

/// From the first byte to the end of the headers, and between two requests of a kept connection.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// For the whole of a request: sending it, and answering it.
const REQUEST_WITHIN: Duration = Duration::from_secs(120);
/// How long a stop waits for what was accepted.
const STOP_WITHIN: Duration = Duration::from_secs(30);

pub async fn serve(listener: TcpListener, router: Router, most_connections: usize, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(most_connections));
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
            move |request: hyper::Request<Incoming>| answer(router.clone(), client, request)
        }));
        let mut http = hyper::server::conn::http1::Builder::new();
        http.timer(TokioTimer::new()).header_read_timeout(HEADERS_WITHIN).max_buf_size(64 * 1024);
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
        () = tokio::time::sleep(STOP_WITHIN) => tracing::warn!("stopped with requests still open"),
    }
}

async fn answer(
    router: Router,
    client: SocketAddr,
    request: hyper::Request<Incoming>,
) -> Result<axum::response::Response, std::convert::Infallible> {
    let mut request: Request = request.map(axum::body::Body::new);
    request.extensions_mut().insert(ConnectInfo(client));
    match tokio::time::timeout(REQUEST_WITHIN, router.oneshot(request)).await {
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
