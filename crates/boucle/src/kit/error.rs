//! What can go wrong, in the words of HTTP. A handler returns one of these; `guard::answer_errors` shows it as a page
//! in the reader's language with a way on, or as problem details (RFC 9457) to who asked for JSON.

use axum::response::{IntoResponse, Response};
use http::StatusCode;

/// What is wrong with one field of a form.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, utoipa::ToSchema)]
pub struct FieldError {
    pub field: String,
    pub message: String,
}

pub type Result<T = Response> = std::result::Result<T, Error>;

#[derive(Debug, Clone, thiserror::Error)]
pub enum Error {
    #[error("there is nothing at this address")]
    NotFound,
    #[error("this person may not do this")]
    Forbidden,
    #[error("nobody is signed in")]
    SignInFirst,
    #[error("what was sent is not valid")]
    Invalid(Vec<FieldError>),
    #[error("somebody changed this meanwhile")]
    Conflict,
    #[error("what was sent must be application/json")]
    NotJson,
    #[error("too large")]
    TooLarge,
    #[error("too many requests; again in {0} seconds")]
    TooMany(u64),
    /// The database file is damaged; reading goes on where it can, writing does not.
    #[error("the database file is damaged; nothing is written until it is restored")]
    Damaged,
    /// The bucket in which files stand does not do what it is asked; why is for the log.
    #[error("files cannot be reached: {0}")]
    FilesAway(String),
    #[error("{0}")]
    Internal(String),
}

pub fn not_found() -> Error {
    Error::NotFound
}

pub fn forbidden() -> Error {
    Error::Forbidden
}

pub fn invalid(field: &str, message: impl Into<String>) -> Error {
    Error::Invalid(vec![FieldError { field: field.to_owned(), message: message.into() }])
}

pub fn internal(cause: impl std::fmt::Display) -> Error {
    Error::Internal(cause.to_string())
}

impl Error {
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::SignInFirst => StatusCode::UNAUTHORIZED,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Conflict => StatusCode::CONFLICT,
            Self::NotJson => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Damaged | Self::FilesAway(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

impl From<db::Error> for Error {
    fn from(error: db::Error) -> Self {
        match error {
            db::Error::NoRow => Self::NotFound,
            db::Error::Corrupt(_) => Self::Damaged,
            other => Self::Internal(other.to_string()),
        }
    }
}

impl From<askama::Error> for Error {
    fn from(error: askama::Error) -> Self {
        internal(error)
    }
}

impl IntoResponse for Error {
    /// Only the status here: the guard knows who asks and in which language, and writes the page.
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
