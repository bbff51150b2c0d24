//! Suppliers, solutions and needs from files that people have: CSV, XLSX or a JSON list.
//! Always holds: an import is one transaction; a bad line is reported with its number, column and reason and stops no
//! other; what the program cannot settle is asked of a person; the same file twice changes nothing.

pub mod mapping;
mod needs;
mod pages;
mod read;
pub mod resolve;
mod suppliers;
pub mod table;

use crate::catalogue::Market;
use crate::kit::rule::Rule;
use crate::kit::{App, Result, Viewer};
use crate::router::{Route, get, post};

crate::texts!("imports");

/// Suggestions of a category less sure than this are left to a person.
const SURE: f32 = 0.87;

pub fn routes() -> Vec<Route> {
    vec![
        get("/gestion/imports", Rule::Coordinator, pages::choose),
        post("/gestion/imports", Rule::Coordinator, pages::receive).taking(pages::MOST_POSTED),
        get("/gestion/imports/{id}", Rule::Coordinator, pages::preview),
        post("/gestion/imports/{id}", Rule::Coordinator, pages::import),
        get("/gestion/imports/{id}/lignes.csv", Rule::Coordinator, pages::lines),
    ]
}

pub const KINDS: [Kind; 2] = [Kind::Suppliers, Kind::Needs];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Suppliers,
    Needs,
}

impl Kind {
    pub fn code(self) -> &'static str {
        match self {
            Self::Suppliers => "suppliers",
            Self::Needs => "needs",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        KINDS.into_iter().find(|kind| kind.code() == code)
    }
}

/// Why a whole file is refused, before any line of it is read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("the file is larger than 100 MiB or has more than 1,000,000 lines")]
    TooLarge,
    #[error("the file has no header and no line")]
    Empty,
    #[error("the file cannot be read: {0}")]
    Unreadable(String),
    #[error("line {0} has a cell of more than 64 KiB")]
    LongCell(usize),
}

/// A line that is left out, and why.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct LineError {
    pub line: usize,
    pub column: String,
    pub value: String,
    /// Key of a text.
    pub reason: &'static str,
}

/// Something that a person must settle: the line is imported without it until then.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Doubt {
    pub line: usize,
    pub column: String,
    pub value: String,
    /// Key of a text.
    pub reason: &'static str,
    /// Among what to choose, as people read it.
    pub candidates: Vec<String>,
}

/// What an import did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Report {
    pub lines: usize,
    pub created: usize,
    pub changed: usize,
    pub unchanged: usize,
    pub errors: Vec<LineError>,
    pub doubts: Vec<Doubt>,
}

/// Imports a table, or says what importing it would do. One transaction, with its line in the journal.
pub async fn import(
    app: &App,
    market: &Market,
    viewer: &Viewer,
    kind: Kind,
    table: &table::Table,
    mapping: &mapping::Mapping,
    write: bool,
) -> Result<Report> {
    let reference = market.reference();
    let resolver = resolve::Resolver::load(&app.db).await?;
    let language = matching::Language::parse(viewer.language.code()).unwrap_or(matching::Language::Fr);
    let mut reading = read::Reading::new(&resolver, &reference, language);
    let report = match kind {
        Kind::Suppliers => suppliers::import(app, &mut reading, table, mapping, write).await?,
        Kind::Needs => needs::import(app, &mut reading, table, mapping, write).await?,
    };
    Ok(report)
}
