//! Settings of the program: sensible without any; a TOML file, then environment variables, then the command line.
//! Secrets are never printed.

use std::fmt;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use super::bucket;

/// A text that is never shown: `Debug` and `Display` hide it.
#[derive(Clone, Deserialize, PartialEq, Eq)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(secret)")
    }
}

#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where files, the SQLite database and the search index live.
    pub data: PathBuf,
    /// `sqlite:PATH` or `postgres://…`; by default `boucle.sqlite` in the data folder.
    pub database: Option<Secret>,
    pub listen: SocketAddr,
    /// The address that people type; links in mails begin with it. `https://` turns on secure cookies and HSTS.
    pub public_url: String,
    pub network_name: String,
    /// The time zone of people who have not said theirs.
    pub time_zone: String,
    /// `smtps://user:password@host` or `smtp://host:25`; without it, mails are files in the data folder.
    pub smtp: Option<Secret>,
    pub mail_from: String,
    /// Trust `X-Forwarded-For` from the proxy in front. Never set it when there is none.
    pub behind_proxy: bool,
    pub most_connections: usize,
    /// Searches a second and per person or address; 0 turns all limits off.
    pub search_per_second: u32,
    /// The largest file that members put among the documents of a space, in MiB.
    pub file_mib: u32,
    /// What the documents of one space may take, all their versions together, in MiB.
    pub space_mib: u32,
    /// Program and arguments that look at each file, given on standard input: ends with 0 when it is clean, 1 when it is
    /// refused.
    pub scan_command: Vec<String>,
    /// Where the bytes of files stand; without it, in the data folder.
    pub bucket: Option<bucket::Settings>,
    pub log: LogForm,
    pub oidc: Option<Oidc>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogForm {
    Text,
    Json,
}

/// Sign-in through an organisation's own identity provider.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Oidc {
    pub issuer: String,
    pub client_id: String,
    pub client_secret: Secret,
    /// What the button says, after "Continuer avec".
    pub name: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: PathBuf::from("data-boucle"),
            database: None,
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: "http://localhost:8080".to_owned(),
            network_name: "Boucle".to_owned(),
            time_zone: "Europe/Paris".to_owned(),
            smtp: None,
            mail_from: "Boucle <boucle@localhost.localdomain>".to_owned(),
            behind_proxy: false,
            most_connections: 4000,
            search_per_second: 20,
            file_mib: 20,
            space_mib: 2048,
            scan_command: Vec::new(),
            bucket: None,
            log: LogForm::Text,
            oidc: None,
        }
    }
}

impl Config {
    /// Reads the file (when given, it must exist) and then the environment. Every mistake is said with its place.
    pub fn load(file: Option<&Path>) -> Result<Self, Vec<String>> {
        let mut config = match file {
            None => Self::default(),
            Some(path) => {
                let text = std::fs::read_to_string(path).map_err(|e| vec![format!("{}: {e}", path.display())])?;
                toml::from_str(&text).map_err(|e| vec![format!("{}: {e}", path.display())])?
            }
        };
        let mut mistakes = config.read_environment(|name| std::env::var(name).ok());
        mistakes.extend(config.mistakes());
        if mistakes.is_empty() { Ok(config) } else { Err(mistakes) }
    }

    fn read_environment(&mut self, get: impl Fn(&str) -> Option<String>) -> Vec<String> {
        let mut mistakes = bucket::Settings::read_environment(&mut self.bucket, &get);
        if let Some(url) = get("DATABASE_URL").filter(|url| !url.is_empty()) {
            self.database = Some(Secret::new(url));
        }
        if let Some(data) = get("BOUCLE_DATA") {
            self.data = data.into();
        }
        if let Some(smtp) = get("BOUCLE_SMTP") {
            self.smtp = Some(Secret::new(smtp));
        }
        if let Some(url) = get("BOUCLE_PUBLIC_URL") {
            self.public_url = url;
        }
        if let Some(from) = get("BOUCLE_MAIL_FROM") {
            self.mail_from = from;
        }
        if let Some(listen) = get("BOUCLE_LISTEN") {
            match listen.parse() {
                Ok(listen) => self.listen = listen,
                Err(_) => mistakes.push(format!("BOUCLE_LISTEN: « {listen} » is not an address such as 127.0.0.1:8080")),
            }
        }
        if let Some(number) = get("BOUCLE_SEARCH_PER_SECOND") {
            match number.parse() {
                Ok(number) => self.search_per_second = number,
                Err(_) => mistakes.push(format!("BOUCLE_SEARCH_PER_SECOND: « {number} » is not a number")),
            }
        }
        mistakes
    }

    fn mistakes(&self) -> Vec<String> {
        let mut mistakes = self.bucket.as_ref().map(bucket::Settings::mistakes).unwrap_or_default();
        if !self.public_url.starts_with("http://") && !self.public_url.starts_with("https://") {
            mistakes.push(format!("public_url: « {} » must begin with https:// or http://", self.public_url));
        }
        if self.public_url.ends_with('/') {
            mistakes.push("public_url: without the slash at its end".to_owned());
        }
        if jiff::tz::TimeZone::get(&self.time_zone).is_err() {
            mistakes.push(format!("time_zone: « {} » is not a time zone such as America/Montreal", self.time_zone));
        }
        if self.mail_from.parse::<lettre::message::Mailbox>().is_err() {
            mistakes.push(format!("mail_from: « {} » is not an address such as Boucle <nom@exemple.org>", self.mail_from));
        }
        if let Some(oidc) = &self.oidc {
            // The host as whoever connects reads it: that of http://localhost:x@elsewhere is "elsewhere".
            let issuer = oidc.issuer.parse::<http::Uri>().unwrap_or_default();
            let here = matches!(issuer.host(), Some("127.0.0.1" | "localhost"));
            let in_the_clear_here = issuer.scheme_str() == Some("http") && here;
            if issuer.scheme_str() != Some("https") && !in_the_clear_here {
                mistakes.push(format!("oidc.issuer: « {} » must begin with https://", oidc.issuer));
            }
        }
        if !(1..=200).contains(&self.file_mib) {
            mistakes.push(format!("file_mib: « {} » must be between 1 and 200", self.file_mib));
        }
        if self.scan_command.first().is_some_and(String::is_empty) {
            mistakes.push("scan_command: its first word is the program".to_owned());
        }
        if let Some(smtp) = &self.smtp
            && lettre::AsyncSmtpTransport::<lettre::Tokio1Executor>::from_url(smtp.expose()).is_err()
        {
            mistakes.push("smtp: must look like smtps://user:password@host or smtp://host:25".to_owned());
        }
        mistakes
    }

    pub fn database_address(&self) -> String {
        match &self.database {
            Some(address) => address.expose().to_owned(),
            None => format!("sqlite:{}", self.data.join("boucle.sqlite").display()),
        }
    }

    pub fn file_bytes(&self) -> usize {
        (self.file_mib as usize) << 20
    }

    pub fn space_bytes(&self) -> i64 {
        i64::from(self.space_mib) << 20
    }

    pub fn secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// The host of the public address, for mails.
    pub fn host(&self) -> &str {
        let after = self.public_url.split("://").nth(1).unwrap_or_default();
        after.split(['/', ':']).next().unwrap_or_default()
    }
}
