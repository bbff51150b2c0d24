//! JSON that a program posts, and what it is told when something is wrong (RFC 9457).

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use http::header;
use serde::Serialize;
use serde::de::DeserializeOwned;
use utoipa::ToSchema;

use super::error::{Error, FieldError, invalid};

/// What is wrong, in words and by field.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    pub r#type: &'static str,
    pub title: String,
    pub status: u16,
    pub detail: String,
    /// The address that was asked for.
    pub instance: String,
    /// What to quote when asking for help.
    pub request: String,
    pub errors: Vec<FieldError>,
}

/// The body of a request, read as `T`.
pub struct Posted<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Posted<T> {
    type Rejection = Error;

    async fn from_request(request: Request, state: &S) -> Result<Self, Error> {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if kind.split(';').next().map(str::trim) != Some("application/json") {
            return Err(Error::NotJson);
        }
        let body = Bytes::from_request(request, state).await.map_err(|_| Error::TooLarge)?;
        // One of the two database engines keeps no such letter.
        if body.windows(6).any(|part| part == b"\\u0000") {
            return Err(invalid("", "a text holds the character U+0000"));
        }
        serde_json::from_slice(&body).map(Self).map_err(|error| invalid("", error.to_string()))
    }
}
