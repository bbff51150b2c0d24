//! What each feature keeps of a person, for the copy that everybody may take of it.

use db::Uuid;
use futures_util::future::BoxFuture;

use super::App;
use super::error::Result;

/// A part of the copy; a feature registers its own.
pub struct Part {
    pub name: &'static str,
    pub of: fn(App, Uuid) -> BoxFuture<'static, Result<serde_json::Value>>,
}

#[linkme::distributed_slice]
pub static PARTS: [Part];

/// The rows of one statement that takes the person's id.
pub async fn rows<R: db::Row + serde::Serialize>(
    app: &App,
    statement: &'static db::Statement<R>,
    person: Uuid,
) -> Result<serde_json::Value> {
    let rows = db::Run::all(&app.db, statement, db::args![person]).await?;
    serde_json::to_value(rows).map_err(super::error::internal)
}
