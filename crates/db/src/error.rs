//! What a database can answer instead of rows, the same for both engines.

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the database could not be opened: {0}")]
    Open(String),
    #[error(
        "the database was made by a newer program: it has migration {database}, this program knows {program}. Install the newer program; nothing was changed"
    )]
    Newer { database: i64, program: i64 },
    #[error("migration {0} was changed after it had been applied; nothing was done")]
    ChangedMigration(String),
    #[error("no such row")]
    NoRow,
    #[error("a row with the same key is there already: {0}")]
    Unique(String),
    #[error("a row that this one needs is missing, or another still needs this one: {0}")]
    ForeignKey(String),
    #[error("a value is outside its bounds: {0}")]
    Check(String),
    #[error("the database file is damaged: {0}. Nothing more is written; restore the last good backup")]
    Corrupt(String),
    /// Another connection or process held the database for longer than a person should wait.
    #[error("the database is busy: {0}")]
    Busy(String),
    #[error("one row was expected, more were found")]
    ManyRows,
    /// A closure of `Db::write` passed over a failed statement and asked to keep the rest. PostgreSQL cannot keep it,
    /// and SQLite, which could, does not either: what works on one engine works on both.
    #[error("a statement of this transaction had failed: nothing of it was kept")]
    Undone,
    /// The engine could not order this transaction among others; run it again.
    #[error("run the transaction again: {0}")]
    Again(String),
    #[error("{0}")]
    Other(String),
}

impl Error {
    pub fn is_unique(&self) -> bool {
        matches!(self, Self::Unique(_))
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ffi;
        let text = error.to_string();
        let Some(code) = error.sqlite_error() else { return Self::Other(text) };
        match code.extended_code {
            ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
                Self::Unique(text)
            }
            ffi::SQLITE_CONSTRAINT_FOREIGNKEY => Self::ForeignKey(text),
            ffi::SQLITE_CONSTRAINT_CHECK | ffi::SQLITE_CONSTRAINT_NOTNULL => Self::Check(text),
            _ => match code.code {
                rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase => Self::Corrupt(text),
                rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked => Self::Busy(text),
                _ => Self::Other(text),
            },
        }
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(error: tokio_postgres::Error) -> Self {
        let Some(answer) = error.as_db_error() else {
            return Self::Other(
                std::error::Error::source(&error).map_or_else(|| error.to_string(), |cause| format!("{error}: {cause}")),
            );
        };
        let text = answer.message().to_owned();
        match answer.code().code() {
            "23505" => Self::Unique(text),
            "23503" => Self::ForeignKey(text),
            "23514" | "23502" => Self::Check(text),
            "55P03" | "53300" => Self::Busy(text),
            "40001" | "40P01" => Self::Again(text),
            code => Self::Other(format!("{text} ({code})")),
        }
    }
}
