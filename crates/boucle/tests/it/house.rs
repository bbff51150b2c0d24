//! A whole house for a test: a fresh database with the demonstration network, an index in memory, a clock that stands
//! still, and people who ask through the router as a browser does.

use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use boucle::catalogue::Market;
use boucle::demo_network;
use boucle::kit::clock::Clock;
use boucle::kit::config::Config;
use boucle::kit::{App, jobs, session};
use boucle::people::accounts;
use boucle::router::{House, router};
use boucle::search::{self, Texts};
use db::testing::{Fresh, fresh_after};
use db::{Engine, Run, Timestamp, args};
use http::{Method, StatusCode, header};
use std::net::SocketAddr;
use tower::ServiceExt;

pub struct TestHouse {
    pub app: App,
    pub market: Market,
    pub texts: Texts,
    router: axum::Router,
    folder: tempfile::TempDir,
    fresh: Option<Fresh>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub location: String,
    pub cookies: Vec<String>,
    pub text: String,
}

/// Someone with (or without) a session.
#[derive(Clone)]
pub struct Asker<'h> {
    house: &'h TestHouse,
    cookie: String,
}

pub fn noon() -> Timestamp {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

fn config(data: &std::path::Path) -> Config {
    Config { data: data.to_owned(), search_per_second: 0, ..Config::default() }
}

impl TestHouse {
    pub async fn open(engine: Engine) -> Self {
        Self::open_with(engine, |_| {}).await
    }

    /// With settings of its own.
    pub async fn open_with(engine: Engine, set: impl FnOnce(&mut Config)) -> Self {
        let fresh = fresh_after(engine, async |db| {
            let folder = tempfile::tempdir().unwrap();
            let app = App::new(db, config(folder.path()), Clock::held(noon()), None);
            demo_network::make(&app).await.unwrap();
            search::rebuild(&app).await.unwrap();
        })
        .await;
        let house = Self::on(fresh.db.clone(), set).await;
        Self { fresh: Some(fresh), ..house }
    }

    /// Another server on the same database, with a data folder and an index of its own.
    pub async fn another(&self, set: impl FnOnce(&mut Config)) -> Self {
        Self::on(self.app.db.clone(), set).await
    }

    async fn on(db: db::Db, set: impl FnOnce(&mut Config)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut config = config(folder.path());
        set(&mut config);
        let app = App::new(db, config, Clock::held(noon()), None);
        let market = Market::in_memory(&app).await.unwrap();
        let texts = Texts::in_memory(&app).await.unwrap();
        let router = router(House { app: app.clone(), market: market.clone(), texts: texts.clone() });
        Self { app, market, texts, router, folder, fresh: None }
    }

    /// What answers, to be put behind a real connection.
    pub fn router(&self) -> axum::Router {
        self.router.clone()
    }

    /// Where an SQLite house keeps its rows.
    pub fn database_file(&self) -> std::path::PathBuf {
        self.fresh.as_ref().unwrap().address.trim_start_matches("sqlite:").into()
    }

    pub fn visitor(&self) -> Asker<'_> {
        Asker { house: self, cookie: String::new() }
    }

    /// Someone of the demonstration network, signed in.
    pub async fn person(&self, email: &str) -> Asker<'_> {
        let account = accounts::by_email(&self.app.db, email).await.unwrap().unwrap();
        let secret = session::open(&self.app.db, account.id, "test", "127.0.0.1", self.app.clock.now()).await.unwrap();
        Asker { house: self, cookie: format!("session={secret}") }
    }

    pub async fn buyer(&self) -> Asker<'_> {
        self.person("camille.lavoie@example.org").await
    }

    pub async fn supplier(&self) -> Asker<'_> {
        self.person("idriss.benali@example.org").await
    }

    pub async fn coordinator(&self) -> Asker<'_> {
        self.person("noemie.tremblay@example.org").await
    }

    pub async fn operator(&self) -> Asker<'_> {
        self.person("sam.okafor@example.org").await
    }

    /// Does what is due, lets the indexes follow, and sees that no job is left.
    pub async fn settle(&self) {
        jobs::work_off(&self.app).await.unwrap();
        self.market.follow(&self.app).await.unwrap();
        self.texts.follow(&self.app).await.unwrap();
        let waiting = self.app.db.one(&jobs::WAITING, args![self.app.clock.now()]).await.unwrap();
        assert_eq!(waiting, 0, "a job was left in the queue");
    }

    /// How many files lie in the data folder to be read once.
    pub fn files_waiting(&self) -> usize {
        std::fs::read_dir(self.folder.path().join("files/waiting")).map_or(0, Iterator::count)
    }

    /// The mails written to the data folder.
    pub fn mails(&self) -> Vec<String> {
        let Ok(files) = std::fs::read_dir(self.folder.path().join("mail")) else { return Vec::new() };
        let mut paths: Vec<_> = files.map(|file| file.unwrap().path()).collect();
        paths.sort();
        paths.into_iter().map(|path| std::fs::read_to_string(path).unwrap()).collect()
    }
}

impl Asker<'_> {
    pub async fn get(&self, path: &str) -> Answer {
        self.ask(Method::GET, path, "", "").await
    }

    /// What a file holds.
    pub async fn bytes(&self, path: &str) -> Vec<u8> {
        let response = self.answer(Request::builder().uri(path), Body::empty()).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        axum::body::to_bytes(response.into_body(), 1 << 24).await.unwrap().to_vec()
    }

    /// The answer to this person's request, with all its headers.
    pub async fn answer(&self, request: http::request::Builder, body: Body) -> axum::response::Response {
        let mut request = request.header(header::HOST, "localhost").header("sec-fetch-site", "same-origin");
        request = request.extension(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 9))));
        if !self.cookie.is_empty() {
            request = request.header(header::COOKIE, &self.cookie);
        }
        self.house.router.clone().oneshot(request.body(body).unwrap()).await.unwrap()
    }

    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let body = serde_urlencoded::to_string(fields).unwrap();
        self.ask(Method::POST, path, "application/x-www-form-urlencoded", &body).await
    }

    pub async fn post_json(&self, path: &str, body: &serde_json::Value) -> Answer {
        self.ask(Method::POST, path, "application/json", &body.to_string()).await
    }

    pub async fn ask(&self, method: Method, path: &str, kind: &str, body: &str) -> Answer {
        self.ask_bytes(method, path, kind, body.as_bytes().to_vec()).await
    }

    pub async fn ask_bytes(&self, method: Method, path: &str, kind: &str, body: Vec<u8>) -> Answer {
        let mut request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "localhost")
            .header("sec-fetch-site", "same-origin")
            .header(header::ACCEPT_LANGUAGE, "fr")
            .extension(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 9))));
        if !self.cookie.is_empty() {
            request = request.header(header::COOKIE, &self.cookie);
        }
        if !kind.is_empty() {
            request = request.header(header::CONTENT_TYPE, kind);
        }
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// A request as it is.
    pub async fn send(&self, request: Request) -> Answer {
        let response = self.house.router.clone().oneshot(request).await.unwrap();
        let all = |name: header::HeaderName| -> Vec<String> {
            response.headers().get_all(name).iter().map(|value| value.to_str().unwrap().to_owned()).collect()
        };
        let (location, cookies) = (all(header::LOCATION), all(header::SET_COOKIE));
        let status = response.status();
        let bytes = axum::body::to_bytes(response.into_body(), 1 << 24).await.unwrap();
        Answer {
            status,
            location: location.into_iter().next().unwrap_or_default(),
            cookies,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        }
    }
}

impl Answer {
    #[track_caller]
    pub fn is(&self, status: u16) -> &Self {
        assert_eq!(self.status.as_u16(), status, "{}\n{}", self.location, self.text);
        self
    }

    #[track_caller]
    pub fn says(&self, words: &str) -> &Self {
        assert!(self.text.contains(words), "« {words} » is not in\n{}", self.text);
        self
    }

    #[track_caller]
    pub fn says_not(&self, words: &str) -> &Self {
        assert!(!self.text.contains(words), "« {words} » is in\n{}", self.text);
        self
    }
}
