//! A posted form as it was typed, the mistakes found in it, and the way back to the person with nothing lost.

use std::collections::BTreeMap;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use db::Uuid;

use super::error::{Error, FieldError, internal};

/// The longest text a field takes, in bytes.
pub const TEXT_LIMIT: usize = 64 * 1024;
/// The longest title, in characters.
pub const TITLE_LIMIT: usize = 200;

/// The fields of a form: several values of one name are kept in order.
#[derive(Debug, Clone, Default)]
pub struct Form {
    values: BTreeMap<String, Vec<String>>,
    errors: Vec<FieldError>,
}

impl Form {
    /// An empty form: its once-only token is fresh.
    pub fn new() -> Self {
        let mut form = Self::default();
        form.set("_once", Uuid::now_v7().to_string());
        form
    }

    pub fn parse(body: &str) -> Result<Self, Error> {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(body).map_err(|_| Error::Invalid(vec![]))?;
        let mut form = Self::default();
        for (name, value) in pairs {
            // One of the two database engines keeps no such letter.
            if value.contains('\0') {
                return Err(Error::Invalid(vec![]));
            }
            if value.len() > TEXT_LIMIT {
                return Err(Error::TooLarge);
            }
            // Browsers send line ends as CR LF; texts are kept with LF.
            form.values.entry(name).or_default().push(value.replace("\r\n", "\n"));
        }
        Ok(form)
    }

    /// The form itself when every text is within bounds.
    pub fn bounded(self) -> Result<Self, Error> {
        let within = self.values.values().flatten().all(|value| value.len() <= TEXT_LIMIT);
        if within { Ok(self) } else { Err(Error::TooLarge) }
    }

    pub fn set(&mut self, name: &str, value: impl Into<String>) {
        self.values.insert(name.to_owned(), vec![value.into()]);
    }

    pub fn set_all(&mut self, name: &str, values: impl IntoIterator<Item = impl Into<String>>) {
        self.values.insert(name.to_owned(), values.into_iter().map(Into::into).collect());
    }

    /// One more value of a field, after those that it has.
    pub fn push(&mut self, name: &str, value: impl Into<String>) {
        self.values.entry(name.to_owned()).or_default().push(value.into());
    }

    /// What was typed, as it was typed; empty when the field is absent.
    pub fn value(&self, name: &str) -> &str {
        self.values.get(name).and_then(|values| values.first()).map_or("", String::as_str)
    }

    /// What was typed, without the spaces around it.
    pub fn trimmed(&self, name: &str) -> &str {
        self.value(name).trim()
    }

    pub fn values(&self, name: &str) -> &[String] {
        self.values.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether `value` is among the choices of `name`.
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.values(name).iter().any(|chosen| chosen == value)
    }

    pub fn checked(&self, name: &str) -> bool {
        !self.value(name).is_empty()
    }

    pub fn once(&self) -> Option<Uuid> {
        self.value("_once").parse().ok()
    }

    /// The version of the row that the form was made from.
    pub fn version(&self) -> i64 {
        self.value("_version").parse().unwrap_or(0)
    }

    pub fn error(&self, name: &str) -> Option<&str> {
        self.errors.iter().find(|error| error.field == name).map(|error| error.message.as_str())
    }

    pub fn errors(&self) -> &[FieldError] {
        &self.errors
    }

    pub fn refuse(&mut self, field: &str, message: impl Into<String>) {
        self.errors.push(FieldError { field: field.to_owned(), message: message.into() });
    }

    pub fn refuse_all(&mut self, errors: Vec<FieldError>) {
        self.errors.extend(errors);
    }

    pub fn is_sound(&self) -> bool {
        self.errors.is_empty()
    }
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let body = Bytes::from_request(request, state).await.map_err(|_| Error::TooLarge)?;
        Self::parse(std::str::from_utf8(&body).map_err(internal)?)
    }
}
