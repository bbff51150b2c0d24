//! What surrounds every page: language, menu, way back, who is signed in. Page structs hold one as `shell`.

use std::sync::Arc;

use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use db::{Date, Timestamp};
use fluent_bundle::FluentValue;
use http::StatusCode;

use super::error::Result;
use super::viewer::{Person, Viewer};
use super::{Language, assets, format};

#[derive(Debug, Clone)]
pub struct Crumb {
    pub href: Option<String>,
    pub label: String,
}

pub struct Entry {
    pub href: &'static str,
    pub label: String,
    pub current: bool,
}

/// An entry of the menu, declared in the router in the order of the menu.
pub struct MenuEntry {
    pub href: &'static str,
    pub key: &'static str,
    pub shown: fn(&Viewer) -> bool,
}

static MENU: std::sync::OnceLock<&'static [MenuEntry]> = std::sync::OnceLock::new();

/// Said once by the router: the kit knows no feature, so it is told the menu.
pub fn set_menu(menu: &'static [MenuEntry]) {
    // Tests build several applications in one process; the menu is the same in all.
    let _ = MENU.set(menu);
}

#[derive(Debug, Clone)]
pub struct Shell {
    viewer: Viewer,
    crumbs: Vec<Crumb>,
}

impl Shell {
    pub fn new(viewer: &Viewer) -> Self {
        Self { viewer: viewer.clone(), crumbs: Vec::new() }
    }

    /// Adds a step to the way back.
    pub fn under(mut self, href: impl Into<String>, label: impl Into<String>) -> Self {
        self.crumbs.push(Crumb { href: Some(href.into()), label: label.into() });
        self
    }

    /// Ends the way back with this page's own name.
    pub fn at(mut self, label: impl Into<String>) -> Self {
        self.crumbs.push(Crumb { href: None, label: label.into() });
        self
    }

    pub fn viewer(&self) -> &Viewer {
        &self.viewer
    }

    pub fn language(&self) -> Language {
        self.viewer.language
    }

    pub fn lang(&self) -> &'static str {
        self.viewer.language.code()
    }

    pub fn here(&self) -> String {
        serde_urlencoded::to_string([("", &self.viewer.here)])
            .map(|pair| pair.trim_start_matches('=').to_owned())
            .unwrap_or_default()
    }

    pub fn nav(&self) -> Vec<Entry> {
        let menu = MENU.get().copied().unwrap_or_default();
        menu.iter()
            .filter(|entry| (entry.shown)(&self.viewer))
            .map(|entry| Entry {
                href: entry.href,
                label: self.t(entry.key),
                current: self.viewer.path == entry.href
                    || (entry.href != "/" && self.viewer.path.starts_with(&format!("{}/", entry.href)))
                    // A page of a space has an address of its own; its way back begins at the entry.
                    || self.crumbs.first().is_some_and(|crumb| crumb.href.as_deref() == Some(entry.href)),
            })
            .collect()
    }

    pub fn is_at(&self, path: &str) -> bool {
        self.viewer.path == path
    }

    pub fn person(&self) -> Option<Arc<Person>> {
        self.viewer.person.clone()
    }

    pub fn crumbs(&self) -> &[Crumb] {
        &self.crumbs
    }

    pub fn flash(&self) -> Option<String> {
        self.viewer.flash.as_ref().map(|key| self.t(key))
    }

    /// A time zone as people call it.
    pub fn zone(&self, name: &str) -> String {
        format::zone(self.language(), name)
    }

    /// The address of an asset, with its digest in its name.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::address(name)
    }

    pub fn t(&self, key: &str) -> String {
        self.language().t(key)
    }

    /// The text of a key made of a prefix and a code: `shell.code("strategy", "reuse")` is `strategy-reuse`.
    pub fn code(&self, prefix: &str, code: &str) -> String {
        self.t(&format!("{prefix}-{}", code.replace('_', "-")))
    }

    pub fn n(&self, key: &str, count: impl TryInto<i64>) -> String {
        self.language().n(key, count.try_into().unwrap_or(i64::MAX))
    }

    pub fn one<'a>(&self, key: &str, name: &'static str, value: impl Into<FluentValue<'a>>) -> String {
        self.language().one(key, name, value)
    }

    pub fn two<'a>(
        &self,
        key: &str,
        first: (&'static str, impl Into<FluentValue<'a>>),
        second: (&'static str, impl Into<FluentValue<'a>>),
    ) -> String {
        self.language().two(key, first, second)
    }

    pub fn number(&self, value: impl TryInto<i64>) -> String {
        format::integer(self.language(), value.try_into().unwrap_or(i64::MAX))
    }

    pub fn decimal(&self, value: f64) -> String {
        format::decimal(self.language(), value)
    }

    pub fn money(&self, cents: i64, currency: &str) -> String {
        format::money(self.language(), cents, currency)
    }

    pub fn date(&self, date: Date) -> String {
        format::date(self.language(), date)
    }

    /// The day of a moment where the reader is.
    pub fn day(&self, at: Timestamp) -> String {
        self.date(at.to_zoned(self.viewer.zone.clone()).date())
    }

    pub fn moment(&self, at: Timestamp) -> String {
        format::moment(self.language(), at, &self.viewer.zone)
    }
}

/// A page as an answer.
pub fn page(template: &impl Template) -> Result {
    Ok(Html(template.render()?).into_response())
}

/// A page with a form to mend: what was typed is there, with what is wrong.
pub fn unsound(template: &impl Template) -> Result {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(template.render()?)).into_response())
}

/// To another page, after a form was accepted (303).
pub fn to(location: &str) -> Response {
    axum::response::Redirect::to(location).into_response()
}

/// To another page, with a text to show once there.
pub fn to_with(location: &str, flash_key: &'static str) -> Response {
    let mut response = to(location);
    let cookie = format!("flash={flash_key}; Path=/; Max-Age=60; HttpOnly; SameSite=Lax");
    if let Ok(value) = cookie.parse() {
        response.headers_mut().append(http::header::SET_COOKIE, value);
    }
    response
}
