//! A thousand clients that send half a header and wait: they slow nobody, and they are shown out.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use boucle::kit::server::{self, Bounds};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

use crate::house::TestHouse;

/// A real server in front of a house, stopped when the sender is dropped.
async fn serving(house: &TestHouse, bounds: Bounds) -> (SocketAddr, oneshot::Sender<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel();
    let router = house.router();
    tokio::spawn(async move {
        server::serve(listener, router, bounds, async {
            let _ = stopped.await;
        })
        .await;
    });
    (address, stop)
}

async fn slow_client(address: SocketAddr) -> TcpStream {
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(b"GET /catalogue HTTP/1.1\r\nHost: local").await.unwrap();
    client
}

/// How long an ordinary request takes on a connection of its own.
async fn ordinary(address: SocketAddr) -> Duration {
    let began = Instant::now();
    let mut client = TcpStream::connect(address).await.unwrap();
    client.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n").await.unwrap();
    let mut answer = String::new();
    client.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("ok"), "{answer}");
    began.elapsed()
}

async fn median(address: SocketAddr) -> Duration {
    let mut times = Vec::new();
    for _ in 0..21 {
        times.push(ordinary(address).await);
    }
    times.sort();
    *times.get(10).unwrap()
}

/// Whether the server closed this connection within so long, having answered nothing but a refusal.
async fn is_shown_out(mut client: TcpStream, within: Duration) -> bool {
    let mut answer = Vec::new();
    match tokio::time::timeout(within, client.read_to_end(&mut answer)).await {
        Ok(_) => !answer.starts_with(b"HTTP/1.1 200"),
        Err(_) => false,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_slow_clients_slow_nobody_and_are_shown_out() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let headers_within = Duration::from_secs(8);
    let (address, _stop) = serving(&house, Bounds { headers_within, ..Bounds::default() }).await;
    let alone = median(address).await;
    let began = Instant::now();
    let mut slow = Vec::new();
    for _ in 0..1000 {
        slow.push(slow_client(address).await);
    }
    let among = median(address).await;
    assert!(began.elapsed() < headers_within, "the slow ones must still be there while this is measured");
    // Generous, since the machine does other things meanwhile: what is refuted is one that waits for the others.
    assert!(among < alone * 5 + Duration::from_millis(50), "{alone:?} alone, {among:?} among a thousand slow clients");
    for client in slow {
        assert!(is_shown_out(client, headers_within * 2).await, "a slow client is still there");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_says_nothing_at_all_is_shown_out_too() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let bounds = Bounds { headers_within: Duration::from_millis(300), ..Bounds::default() };
    let (address, _stop) = serving(&house, bounds).await;
    let silent = TcpStream::connect(address).await.unwrap();
    assert!(is_shown_out(silent, Duration::from_secs(10)).await, "before the first request");
    let mut idle = TcpStream::connect(address).await.unwrap();
    idle.write_all(b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n").await.unwrap();
    let mut answer = Vec::new();
    let closed = tokio::time::timeout(Duration::from_secs(10), idle.read_to_end(&mut answer)).await;
    assert!(closed.is_ok() && answer.ends_with(b"ok"), "between two requests");
}

#[tokio::test(flavor = "multi_thread")]
async fn past_the_cap_one_waits_until_somebody_leaves() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    let headers_within = Duration::from_secs(3);
    let bounds = Bounds { most_connections: 20, headers_within, ..Bounds::default() };
    let (address, _stop) = serving(&house, bounds).await;
    let began = Instant::now();
    let mut slow = Vec::new();
    for _ in 0..20 {
        slow.push(slow_client(address).await);
    }
    let early = tokio::time::timeout(headers_within / 2, ordinary(address)).await;
    assert!(early.is_err(), "the twenty-first connection was served although twenty are there");
    ordinary(address).await;
    assert!(began.elapsed() >= headers_within, "served before any of the slow ones had left");
}
