//! A form posted twice acts once: the place to which its first posting led is kept under the form's token.

use db::{Run, Tx, args, sql};

use super::error::Result;
use super::viewer::Viewer;
use super::{App, Form};

sql! {
    FIRST: String = "SELECT location FROM posted_form WHERE token = $1";
    KEEP: () = "INSERT INTO posted_form (token, person_id, location, posted_at) VALUES ($1, $2, $3, $4)";
    pub SWEEP: () = "DELETE FROM posted_form WHERE posted_at < $1";
}

/// Writes what a form says, in one transaction and once however often it is posted. `write` answers where that leads; the
/// answer is where its first posting led.
pub async fn once<F, Fut>(app: &App, viewer: &Viewer, form: &Form, write: F) -> Result<String>
where
    F: Fn(Tx) -> Fut,
    Fut: Future<Output = Result<String>>,
{
    app.db
        .write(|tx| {
            let write = &write;
            async move {
                if let Some(location) = before(&tx, form).await? {
                    return Ok(location);
                }
                let location = write(tx.clone()).await?;
                keep(&tx, viewer, form, &location, app.clock.now()).await?;
                Ok(location)
            }
        })
        .await
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
