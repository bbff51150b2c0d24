//! A bucket of an S3-compatible service: its settings, and the requests that a store of files makes of it. Every function
//! here waits, and is called where waiting is allowed.
//! Always: an address that is signed is good for minutes and is neither logged nor shown; what the service says of a
//! failure is for the log.

use std::io::Read;
use std::sync::atomic::AtomicBool;
use std::time::Duration;

use db::Timestamp;
use http::StatusCode;
use rusty_s3::{Credentials, Method, S3Action, UrlStyle, signing};
use serde::Deserialize;

use super::config::Secret;

/// How long a signed address is good for: it is asked for at once.
const GOOD_FOR: Duration = Duration::from_mins(5);
/// The service is near, or it is not there.
const CONNECTED_WITHIN: Duration = Duration::from_secs(5);
const MOVES_WITHIN: Duration = Duration::from_secs(30);
/// The most of an answer that is no file: a list of a thousand names takes a third of it.
const MOST_SAID: u64 = 1 << 20;

#[derive(Debug, Clone, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    pub endpoint: String,
    pub name: String,
    pub region: String,
    pub key_id: String,
    pub secret: Secret,
    /// `https://endpoint/name/…` rather than `https://name.endpoint/…`.
    pub path_style: bool,
    /// What every key begins with, so that a bucket may hold other things.
    pub prefix: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            endpoint: String::new(),
            name: String::new(),
            region: "us-east-1".to_owned(),
            key_id: String::new(),
            secret: Secret::new(""),
            path_style: true,
            prefix: String::new(),
        }
    }
}

impl Settings {
    /// What the environment says of a bucket; one variable is enough for there to be one.
    pub fn read_environment(settings: &mut Option<Self>, get: &impl Fn(&str) -> Option<String>) -> Vec<String> {
        type Field = fn(&mut Settings) -> &mut String;
        let texts: [(&str, Field); 5] = [
            ("BOUCLE_BUCKET_ENDPOINT", |settings| &mut settings.endpoint),
            ("BOUCLE_BUCKET_NAME", |settings| &mut settings.name),
            ("BOUCLE_BUCKET_REGION", |settings| &mut settings.region),
            ("BOUCLE_BUCKET_KEY_ID", |settings| &mut settings.key_id),
            ("BOUCLE_BUCKET_PREFIX", |settings| &mut settings.prefix),
        ];
        for (name, field) in texts {
            if let Some(text) = get(name) {
                *field(settings.get_or_insert_default()) = text;
            }
        }
        if let Some(secret) = get("BOUCLE_BUCKET_SECRET") {
            settings.get_or_insert_default().secret = Secret::new(secret);
        }
        if let Some(text) = get("BOUCLE_BUCKET_PATH_STYLE") {
            match text.parse() {
                Ok(path_style) => settings.get_or_insert_default().path_style = path_style,
                Err(_) => return vec![format!("BOUCLE_BUCKET_PATH_STYLE: « {text} » is neither true nor false")],
            }
        }
        Vec::new()
    }

    pub fn mistakes(&self) -> Vec<String> {
        let needed = [("endpoint", &*self.endpoint), ("name", &*self.name), ("region", &*self.region)];
        let needed = needed.into_iter().chain([("key_id", &*self.key_id), ("secret", self.secret.expose())]);
        let mut mistakes: Vec<_> =
            needed.filter(|(_, text)| text.is_empty()).map(|(name, _)| format!("bucket.{name}: is missing")).collect();
        if mistakes.is_empty() && self.place().is_err() {
            mistakes
                .push(format!("bucket.endpoint: « {} » is not an address such as https://s3.example.org", self.endpoint));
        }
        mistakes
    }

    fn place(&self) -> Result<rusty_s3::Bucket> {
        let style = if self.path_style { UrlStyle::Path } else { UrlStyle::VirtualHost };
        let endpoint = self.endpoint.parse().map_err(other)?;
        rusty_s3::Bucket::new(endpoint, style, self.name.clone(), self.region.clone()).map_err(other)
    }

    /// The key of a file, from its name in the store.
    fn key(&self, name: &str) -> String {
        match self.prefix.trim_matches('/') {
            "" => name.to_owned(),
            prefix => format!("{prefix}/{name}"),
        }
    }
}

/// Why the bucket did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error("there is no such file in the bucket")]
    Missing,
    #[error("{0}")]
    Other(String),
}

fn other(error: impl std::fmt::Display) -> Failure {
    Failure::Other(error.to_string())
}

type Result<T> = std::result::Result<T, Failure>;

/// An object that a list names.
pub struct Listed {
    pub name: String,
    pub at: Timestamp,
}

#[derive(Debug)]
pub struct Bucket {
    settings: Settings,
    credentials: Credentials,
    agent: ureq::Agent,
    /// Whether the last thing that was asked of it failed.
    pub away: AtomicBool,
}

impl Bucket {
    pub fn new(settings: &Settings) -> Self {
        let config = ureq::Agent::config_builder()
            .max_redirects(0)
            .http_status_as_error(false)
            .timeout_connect(Some(CONNECTED_WITHIN))
            .timeout_recv_response(Some(MOVES_WITHIN))
            .timeout_per_read(Some(MOVES_WITHIN))
            .timeout_per_write(Some(MOVES_WITHIN));
        Self {
            credentials: Credentials::new(settings.key_id.as_str(), settings.secret.expose()),
            settings: settings.clone(),
            agent: config.build().into(),
            away: AtomicBool::new(false),
        }
    }

    /// Puts a file: whole under its name, or not there.
    pub fn put(&self, name: &str, bytes: impl ureq::AsSendBody) -> Result<()> {
        let place = self.settings.place()?;
        let key = self.settings.key(name);
        let address = place.put_object(Some(&self.credentials), &key).sign(GOOD_FOR);
        let request = self.agent.put(address.as_str()).content_type("application/octet-stream");
        sound(request.send(bytes)).map(drop)
    }

    /// The bytes of a file from one to another, both counted from 0 and included; all of them without.
    pub fn open(&self, name: &str, part: Option<(u64, u64)>) -> Result<Box<dyn Read + Send>> {
        let place = self.settings.place()?;
        let key = self.settings.key(name);
        let address = place.get_object(Some(&self.credentials), &key).sign(GOOD_FOR);
        let mut request = self.agent.get(address.as_str());
        if let Some((first, last)) = part {
            request = request.header(http::header::RANGE, format!("bytes={first}-{last}"));
        }
        let answer = sound(request.call())?;
        if part.is_some() && answer.status() != StatusCode::PARTIAL_CONTENT {
            return Err(other("the bucket gives no part of a file"));
        }
        Ok(Box::new(answer.into_body().into_reader()))
    }

    /// Does once each thing that a store of files does, and says which the service refuses.
    pub fn check(&self) -> Result<()> {
        const NAME: &str = "check";
        let step = |doing: &str, failure: Failure| other(format!("{doing}: {failure}"));
        self.put(NAME, NAME).map_err(|failure| step("a file cannot be put", failure))?;
        let mut given = String::new();
        let mut file = self.open(NAME, None).map_err(|failure| step("a file cannot be read", failure))?;
        file.read_to_string(&mut given).map_err(|error| step("a file cannot be read", other(error)))?;
        if given != NAME {
            return Err(other("a file comes back as other bytes"));
        }
        self.list(None, 1).map_err(|failure| step("files cannot be listed", failure))?;
        self.remove(NAME).map_err(|failure| step("a file cannot be removed", failure))
    }

    /// When a file was last put; nothing where there is none.
    pub fn put_at(&self, name: &str) -> Result<Option<Timestamp>> {
        let place = self.settings.place()?;
        let key = self.settings.key(name);
        let address = place.head_object(Some(&self.credentials), &key).sign(GOOD_FOR);
        let answer = self.agent.head(address.as_str()).call();
        // The answer to this question has no text that could say what is missing.
        if answer.as_ref().is_ok_and(|answer| answer.status() == StatusCode::NOT_FOUND) {
            return Ok(None);
        }
        let answer = sound(answer)?;
        let at = answer.headers().get(http::header::LAST_MODIFIED).and_then(|at| at.to_str().ok()).unwrap_or_default();
        let at = jiff::fmt::rfc2822::parse(at).map_err(other)?;
        Ok(Some(at.timestamp()))
    }

    pub fn remove(&self, name: &str) -> Result<()> {
        let place = self.settings.place()?;
        let key = self.settings.key(name);
        let address = place.delete_object(Some(&self.credentials), &key).sign(GOOD_FOR);
        sound(self.agent.delete(address.as_str()).call()).map(drop)
    }

    /// Objects under the prefix, a thousand at most, and how to ask for those after them.
    pub fn list(&self, after: Option<&str>, most: usize) -> Result<(Vec<Listed>, Option<String>)> {
        let (prefix, most) = (self.settings.key(""), most.to_string());
        let question = [("list-type", "2"), ("max-keys", most.as_str()), ("prefix", prefix.as_str())];
        let question = after.map(|after| ("continuation-token", after)).into_iter().chain(question);
        let mut address = self.settings.place()?.base_url().clone();
        // A bucket's own address has no slash at its end; not every service signs it as if it had.
        let path = address.path().trim_end_matches('/').to_owned();
        address.set_path(&path);
        let (key, secret, region) = (self.credentials.key(), self.credentials.secret(), &self.settings.region);
        let (now, seconds) = (Timestamp::now(), GOOD_FOR.as_secs());
        let nothing = std::iter::empty();
        let address = signing::sign(&now, Method::Get, address, key, secret, None, region, seconds, question, nothing);
        let said = said(sound(self.agent.get(address.as_str()).call())?);
        let named = said.split("<Contents>").skip(1).filter_map(|object| {
            let name = element(object, "Key")?.strip_prefix(&prefix)?.to_owned();
            Some(Listed { name, at: element(object, "LastModified")?.parse().ok()? })
        });
        let cut = element(&said, "IsTruncated").ok_or_else(|| other("the bucket's answer is no list"))? == "true";
        Ok((named.collect(), element(&said, "NextContinuationToken").filter(|_| cut)))
    }
}

/// The answer, when the service did what was asked.
fn sound(answer: std::result::Result<http::Response<ureq::Body>, ureq::Error>) -> Result<http::Response<ureq::Body>> {
    let answer = answer.map_err(|error| other(format!("the bucket cannot be reached: {error}")))?;
    let status = answer.status();
    if status.is_success() {
        return Ok(answer);
    }
    let said = said(answer);
    let code = element(&said, "Code");
    // A bucket that is not there, or an address that leads to none, is no missing file.
    if status == StatusCode::NOT_FOUND && code.as_deref() == Some("NoSuchKey") {
        return Err(Failure::Missing);
    }
    let why = [code, element(&said, "Message")].into_iter().flatten().collect::<Vec<_>>().join(": ");
    Err(other(format!("the bucket answered {} {why}", status.as_u16())))
}

/// The text of the first element of this name. What these services say is flat: no reader of all XML is needed.
fn element(said: &str, name: &str) -> Option<String> {
    let (text, _) = said.split_once(&format!("<{name}>"))?.1.split_once(&format!("</{name}>"))?;
    let letters =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#34;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&amp;", "&")];
    Some(letters.iter().fold(text.to_owned(), |text, (written, letter)| text.replace(written, letter)))
}

fn said(answer: http::Response<ureq::Body>) -> String {
    let mut bytes = Vec::new();
    let _ = answer.into_body().into_reader().take(MOST_SAID).read_to_end(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings() -> Settings {
        Settings {
            endpoint: "https://s3.example.org".to_owned(),
            name: "boucle".to_owned(),
            key_id: "k".to_owned(),
            secret: Secret::new("s"),
            ..Settings::default()
        }
    }

    #[test]
    fn a_bucket_stands_in_the_path_or_in_the_name_of_the_host() {
        assert_eq!(settings().place().unwrap().base_url().as_str(), "https://s3.example.org/boucle/");
        let host = Settings { path_style: false, ..settings() };
        assert_eq!(host.place().unwrap().base_url().as_str(), "https://boucle.s3.example.org/");
        // An address has no name to put the bucket in.
        let neither = Settings { endpoint: "http://127.0.0.1:9000".to_owned(), ..host };
        assert_eq!(neither.mistakes().len(), 1);
    }

    #[test]
    fn a_prefix_is_a_folder_however_it_is_written() {
        for (prefix, key) in [("", "ab/cd"), ("reseau", "reseau/ab/cd"), ("/a/b/", "a/b/ab/cd")] {
            assert_eq!(Settings { prefix: prefix.to_owned(), ..settings() }.key("ab/cd"), key);
        }
    }

    #[test]
    fn the_environment_makes_a_bucket_or_completes_that_of_the_file() {
        let from = |pairs: &'static [(&str, &str)], mut settings: Option<Settings>| {
            let get = |name: &str| pairs.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
            let mistakes = Settings::read_environment(&mut settings, &get);
            (settings, mistakes)
        };
        assert!(from(&[], None).0.is_none());
        let without = Settings { secret: Secret::new(""), ..settings() };
        assert_eq!(without.mistakes(), ["bucket.secret: is missing"]);
        let (completed, _) = from(&[("BOUCLE_BUCKET_SECRET", "x"), ("BOUCLE_BUCKET_PATH_STYLE", "false")], Some(without));
        let completed = completed.unwrap();
        assert_eq!((completed.secret.expose(), completed.path_style, completed.mistakes().len()), ("x", false, 0));
        let (_, mistakes) = from(&[("BOUCLE_BUCKET_PATH_STYLE", "yes")], None);
        assert_eq!(mistakes.len(), 1);
    }

    /// Letters as XML 1.0, section 4.6, writes them.
    #[test]
    fn what_a_service_says_is_read() {
        let said = "<Error><Code>NoSuchKey</Code><Message>Not &quot;here&quot; &amp;lt;</Message></Error>";
        assert_eq!(element(said, "Code").as_deref(), Some("NoSuchKey"));
        assert_eq!(element(said, "Message").as_deref(), Some("Not \"here\" &lt;"));
        assert_eq!(element(said, "Resource"), None);
    }
}
