//! Suppliers, solutions and needs from files that people have: CSV, XLSX or a JSON list.
//! Always holds: an import is one transaction; a bad line is reported with its number, column and reason and stops no
//! other; what the program cannot settle is asked of a person, once; the same file twice changes nothing; a file is read
//! line by line, so that its size costs no memory.

mod draft;
mod fields;
pub mod mapping;
mod named;
mod needs;
mod pages;
mod phrase;
mod queries;
mod read;
pub mod resolve;
mod solution_suppliers;
mod solutions;
mod suppliers;
mod supply;
mod territories;
mod values;
mod work;

use std::path::Path;

use axum::extract::FromRef;
use db::{Run, Tx};

use crate::catalogue::Market;
use crate::catalogue::market::Reference;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule;
use crate::kit::table::Refusal;
use crate::kit::{App, Error, Language, incoming};

pub use queries::columns;
pub use work::{example, noted, sweep};

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
    Market: FromRef<S>,
{
    vec![
        get("/gestion/imports", Rule::Coordinator, pages::choose),
        post("/gestion/imports", Rule::Coordinator, pages::receive).taking(incoming::MOST_POSTED),
        get("/gestion/imports/{id}", Rule::Coordinator, pages::show),
        post("/gestion/imports/{id}", Rule::Coordinator, pages::import),
        post("/gestion/imports/{id}/reponses", Rule::Coordinator, pages::answer),
        get("/gestion/imports/{id}/lignes.csv", Rule::Coordinator, pages::lines),
    ]
}

pub const KINDS: [Kind; 3] = [Kind::Suppliers, Kind::Solutions, Kind::Needs];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Suppliers,
    Solutions,
    Needs,
}

impl Kind {
    pub fn code(self) -> &'static str {
        match self {
            Self::Suppliers => "suppliers",
            Self::Solutions => "solutions",
            Self::Needs => "needs",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        KINDS.into_iter().find(|kind| kind.code() == code)
    }
}

/// Why an import stopped; nothing of it was kept.
#[derive(Debug, thiserror::Error)]
pub enum Stopped {
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<db::Error> for Stopped {
    fn from(error: db::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// A line that is left out, and why.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct LineError {
    pub line: usize,
    pub column: String,
    pub value: String,
    /// Key of a text.
    pub reason: String,
}

/// Something that a person must settle: the line is imported without it until then.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Doubt {
    pub line: usize,
    pub column: String,
    pub value: String,
    /// Key of a text.
    pub reason: String,
    /// Among what to choose, as people read it.
    pub candidates: Vec<String>,
}

/// What many doubts come down to: one answer settles every line with these words, now and in later files.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Question {
    pub subject: Subject,
    pub value: String,
    pub lines: usize,
    pub candidates: Vec<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Subject {
    Place,
    Category,
}

impl Subject {
    pub fn code(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Category => "category",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        [Self::Place, Self::Category].into_iter().find(|subject| subject.code() == code)
    }
}

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Report {
    pub lines: usize,
    pub created: usize,
    /// Made beside the solutions that they offer.
    #[serde(default)]
    pub suppliers: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub refused: usize,
    pub doubtful: usize,
    /// The first of those refused.
    pub errors: Vec<LineError>,
    /// The first doubts.
    pub doubts: Vec<Doubt>,
    /// The most frequent first.
    pub questions: Vec<Question>,
}

/// What is to be imported, and with which columns.
pub struct Source<'s> {
    pub kind: Kind,
    pub path: &'s Path,
    pub mapping: &'s mapping::Mapping,
    pub reference: &'s Reference,
    pub language: Language,
    /// Suppliers of solutions that the network does not know yet are made; else their lines are refused.
    pub makes_suppliers: bool,
    /// Told after every batch how many lines were read.
    pub progress: &'s (dyn Fn(usize) + Sync),
}

/// What importing would do.
pub async fn preview(app: &App, source: &Source<'_>) -> Result<Report, Stopped> {
    pass(app, source, &app.db, None).await
}

/// Imports, in one transaction; `then` writes what belongs to it.
pub async fn import<F: Future<Output = Result<(), Error>>>(
    app: &App,
    source: &Source<'_>,
    then: impl Fn(Tx, Report) -> F,
) -> Result<Report, Stopped> {
    app.db
        .write(|tx| {
            let then = &then;
            async move {
                let report = pass(app, source, &tx, Some(&tx)).await?;
                then(tx, report.clone()).await?;
                Ok(report)
            }
        })
        .await
}

/// One reading of the file from its first line to its last.
async fn pass(app: &App, source: &Source<'_>, run: &impl Run, tx: Option<&Tx>) -> Result<Report, Stopped> {
    let resolver = resolve::Resolver::load(run).await?;
    let mut reading = read::Reading::open(source, &resolver)?;
    let now = app.clock.now();
    match source.kind {
        Kind::Suppliers => suppliers::import(&mut reading, run, tx, now).await?,
        Kind::Solutions => solutions::import(&mut reading, run, tx, now).await?,
        Kind::Needs => needs::import(&mut reading, run, tx, now).await?,
    }
    if let Some(tx) = tx {
        reading.tell(tx, now).await?;
    }
    Ok(reading.report())
}
