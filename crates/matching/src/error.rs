//! What can go wrong with an index on disk; a question asked of a healthy index has no other error.

/// The index is derived from the database: after any of these it can be deleted and rebuilt.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the search index failed: {0}")]
    Engine(#[from] tantivy::TantivyError),
    #[error("the search index cannot be read: {0}")]
    Io(#[from] std::io::Error),
    #[error("the search index is being written by another process")]
    Busy,
    #[error("the search index holds what cannot be read back")]
    Unreadable,
    #[error("what was to be indexed could not be read: {0}")]
    Unread(crate::Unread),
}

pub type Result<T> = std::result::Result<T, Error>;
