//! Every statement of the program, registered where it is written, so that one test can prepare all of them on both
//! engines and hold their columns against the rows that read them.

use std::marker::PhantomData;
use std::sync::OnceLock;

use linkme::distributed_slice;

use crate::row::Kind;
use crate::{Db, Engine};

pub struct Statement<R> {
    pub(crate) query: Query,
    row: PhantomData<fn() -> R>,
}

impl<R> Statement<R> {
    pub const fn new(text: &'static str) -> Self {
        Self { query: Query { text, for_sqlite: OnceLock::new() }, row: PhantomData }
    }
}

/// A statement, whatever its rows are read into: what runs it is compiled once, not once for each kind of row.
pub struct Query {
    pub(crate) text: &'static str,
    for_sqlite: OnceLock<String>,
}

impl Query {
    pub(crate) fn sqlite(&self) -> &str {
        self.for_sqlite.get_or_init(|| for_sqlite(self.text))
    }

    /// Whether a reader's connection may run it.
    pub(crate) fn only_reads(&self) -> bool {
        let begins = |word: &str| self.text.trim_start().get(..word.len()).is_some_and(|b| b.eq_ignore_ascii_case(word));
        begins("SELECT") || (begins("WITH") && !self.text.split(|c: char| !c.is_alphanumeric() && c != '_').any(writes))
    }
}

fn writes(word: &str) -> bool {
    ["INSERT", "UPDATE", "DELETE"].iter().any(|verb| word.eq_ignore_ascii_case(verb))
}

/// `= ANY($1)` with a list is PostgreSQL's; SQLite reads the list as a table. To SQLite `$2` is a name, numbered in the
/// order of appearance; `?2` is the second argument wherever it stands.
fn for_sqlite(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("= ANY($") {
        let (before, from) = rest.split_at(at);
        let Some(end) = from.find(')') else { break };
        let (list, after) = from.split_at(end + 1);
        let number: String = list.chars().filter(char::is_ascii_digit).collect();
        out.push_str(before);
        out.push_str(&format!("IN (SELECT value FROM rarray(${number}))"));
        rest = after;
    }
    out.push_str(rest);
    (1..=9).fold(out, |text, digit| text.replace(&format!("${digit}"), &format!("?{digit}")))
}

/// What an engine says of the type of a column.
pub(crate) enum Told {
    Kind(Kind),
    /// SQLite knows the types of columns of tables only.
    Nothing,
    /// A type that no field can hold, such as PostgreSQL's `numeric`, which is what `sum` of a `BIGINT` gives.
    Unreadable(String),
}

/// A statement as the test sees it.
pub struct Registered {
    pub name: &'static str,
    pub text: &'static str,
    pub file: &'static str,
    pub line: u32,
    pub columns: fn() -> Vec<(&'static str, Kind)>,
    pub nameless: bool,
}

#[distributed_slice]
pub static STATEMENTS: [Registered];

/// Declares statements: `NAME: RowType = "SELECT …";`. A statement that gives no rows has the type `()`.
#[macro_export]
macro_rules! sql {
    ($($(#[$meta:meta])* $vis:vis $name:ident : $row:ty = $text:expr;)+) => {
        $(
            $(#[$meta])*
            $vis static $name: $crate::Statement<$row> = $crate::Statement::new($text);

            const _: () = {
                #[$crate::__private::linkme::distributed_slice($crate::STATEMENTS)]
                #[linkme(crate = $crate::__private::linkme)]
                static REGISTERED: $crate::Registered = $crate::Registered {
                    name: stringify!($name),
                    text: $text,
                    file: file!(),
                    line: line!(),
                    columns: <$row as $crate::Row>::columns,
                    nameless: <$row as $crate::Row>::NAMELESS,
                };
            };
        )+
    };
}

/// Prepares every statement on this engine and compares its columns with its row. Returns how many there are, or every
/// problem, a line each.
pub async fn check_statements(db: &Db) -> Result<usize, Vec<String>> {
    let mut problems = Vec::new();
    for statement in STATEMENTS {
        let place = format!("{}:{} {}", statement.file, statement.line, statement.name);
        let text = if db.engine() == Engine::Sqlite { for_sqlite(statement.text) } else { statement.text.to_owned() };
        match db.describe(&text).await {
            Err(error) => problems.push(format!("{place}: {error}")),
            Ok(found) => problems.extend(differences(statement, &found).into_iter().map(|what| format!("{place}: {what}"))),
        }
    }
    if problems.is_empty() { Ok(STATEMENTS.len()) } else { Err(problems) }
}

fn differences(statement: &Registered, found: &[(String, Told)]) -> Vec<String> {
    let wanted = (statement.columns)();
    if wanted.len() != found.len() {
        return vec![format!("{} fields, {} columns", wanted.len(), found.len())];
    }
    let mut differences = Vec::new();
    for ((field, kind), (column, told)) in wanted.iter().zip(found) {
        if !statement.nameless && field != column {
            differences.push(format!("field {field} is read from column {column}"));
        }
        match told {
            Told::Kind(found) if found != kind => {
                differences.push(format!("field {field} is {kind:?}, column {column} is {found:?}"));
            }
            Told::Unreadable(name) => {
                differences.push(format!("column {column} is {name}: CAST it to a type of the tables"))
            }
            Told::Kind(_) | Told::Nothing => {}
        }
    }
    differences
}
