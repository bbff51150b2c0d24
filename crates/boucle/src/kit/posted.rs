//! A form posted twice acts once: the place to which its first posting led is kept under the form's token.

use db::{Run, Tx, Uuid, args, sql};

use super::Form;
use super::error::Result;
use super::viewer::Viewer;

sql! {
    FIRST: String = "SELECT location FROM posted_form WHERE token = $1";
    KEEP: () = "INSERT INTO posted_form (token, person_id, location, posted_at) VALUES ($1, $2, $3, $4)";
    pub SWEEP: () = "DELETE FROM posted_form WHERE posted_at < $1";
}

/// Where the first posting of this very form led, if it was posted before.
pub async fn before(run: &impl Run, form: &Form) -> Result<Option<String>> {
    match form.once() {
        Some(token) => Ok(run.optional(&FIRST, args![token]).await?),
        None => Ok(None),
    }
}

/// Remembers, in the caller's transaction, where this posting leads.
pub async fn keep(tx: &Tx, viewer: &Viewer, form: &Form, location: &str, now: db::Timestamp) -> Result<()> {
    if let Some(token) = form.once() {
        tx.execute(&KEEP, args![token, viewer.id(), location, now]).await?;
    }
    Ok(())
}

/// A fresh id, for rows made here.
pub fn new_id() -> Uuid {
    Uuid::now_v7()
}
