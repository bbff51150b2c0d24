//! The page of the address that stops the mails it came with. A mail program posts there by itself when its reader clicks
//! "unsubscribe" (RFC 8058); whoever opens it in a browser is asked first, because some mail filters open every link.

use askama::Template;

use super::shell::page;
use super::{Result, Shell, Viewer};

#[derive(Template)]
#[template(path = "kit/stop.html")]
pub struct StopPage {
    shell: Shell,
    title: String,
    /// Where it is posted.
    action: String,
    /// What will stop, or has stopped.
    says: String,
    /// Where to read without mails, or to choose otherwise.
    instead: (&'static str, String),
    is_done: bool,
}

impl StopPage {
    pub fn new(viewer: &Viewer, title: String, action: String, instead: (&'static str, String)) -> Self {
        Self { shell: Shell::new(viewer).at(title.as_str()), title, action, says: String::new(), instead, is_done: false }
    }

    pub fn ask(self, what: String) -> Result {
        page(&Self { says: what, ..self })
    }

    pub fn done(self, what: String) -> Result {
        page(&Self { says: what, is_done: true, ..self })
    }
}
