//! An import as work for later: asked for on screen, done by a job, looked at while it goes.

use std::time::Duration;

use db::{Run, Timestamp, Tx, Uuid, args};
use futures_util::FutureExt;
use serde_json::json;

use super::mapping::Mapping;
use super::queries::{self, FileRow};
use super::{Kind, Report, Source, Stopped, import};
use crate::catalogue::market::Reference;
use crate::kit::error::internal;
use crate::kit::jobs::{SWEEPS, Sweep, WORKERS, Worker};
use crate::kit::{App, Language, Result, Viewer, incoming, journal};

pub const JOB: &str = "import";
/// Lines with errors and doubts that the record of an import keeps.
const KEPT: usize = 50;
/// A file that was posted stays this long.
const DAY: Duration = Duration::from_hours(24);

#[linkme::distributed_slice(WORKERS)]
static IMPORT: Worker = Worker { kind: JOB, work: |app, id| work(app, id).boxed() };

async fn work(app: App, payload: String) -> Result<()> {
    let id: Uuid = payload.parse().map_err(internal)?;
    let file = queries::file(&app.db, id).await?;
    if file.done_at.is_some() {
        return Ok(());
    }
    let outcome = run(&app, &file).await;
    incoming::went(id, None);
    match outcome {
        Ok(_) => Ok(()),
        Err(Stopped::Refused(refusal)) => Err(internal(refusal)),
        Err(Stopped::Failed(error)) => Err(error),
    }
}

async fn run(app: &App, file: &FileRow) -> std::result::Result<Report, Stopped> {
    let mapping: Mapping = serde_json::from_str(file.columns.as_deref().unwrap_or_default()).map_err(internal)?;
    let reference = Reference::load(&app.db).await?;
    let here = incoming::open(app, &file.digest).await?;
    let source = Source {
        kind: file.kind()?,
        path: here.path(),
        mapping: &mapping,
        reference: &reference,
        language: Language::parse(&file.language).unwrap_or_default(),
        makes_suppliers: file.makes_suppliers,
        progress: &|lines| incoming::went(file.id, Some(lines)),
    };
    let now = app.clock.now();
    import(app, &source, |tx, mut report| async move {
        report.errors.truncate(KEPT);
        report.doubts.truncate(KEPT);
        report.questions.clear();
        tx.execute(&queries::DONE, args![file.id, now, serde_json::to_string(&report).map_err(internal)?]).await?;
        noted(tx, Some(file.id), &file.name, report, now).await
    })
    .await
}

/// A file to look at, for trying the pages.
pub async fn example(app: &App) -> Result<Uuid> {
    let (bytes, digest) = (include_bytes!("../../../../data/demo/import.csv"), [0; 32]);
    incoming::put(app, bytes, &digest).await?;
    let (kind, name, language) = (Kind::Needs, "besoins-2027.csv", Language::Fr);
    let file = queries::NewFile { kind, name, digest: &digest, lines: 3, language, person: None };
    queries::add(&app.db, file, app.clock.now()).await
}

/// The line of the journal that an import leaves, in its transaction.
pub async fn noted(tx: Tx, id: Option<Uuid>, name: &str, report: Report, now: Timestamp) -> Result<()> {
    let subject = journal::Subject { kind: "import", id, title: name };
    let counts = json!({"created": report.created, "changed": report.changed, "refused": report.refused});
    journal::add(&tx, &Viewer::system(Language::Fr), "imported", subject, counts, now).await
}

#[linkme::distributed_slice(SWEEPS)]
static SWEEP: Sweep = Sweep { name: "imports", sweep: |app, now| async move { sweep(&app, now).await }.boxed() };

/// Forgets files that are older than a day, and those that nobody imported.
pub async fn sweep(app: &App, now: Timestamp) -> Result<()> {
    let before = now.checked_sub(DAY).map_err(internal)?;
    app.db.execute(&queries::FORGET, args![before]).await?;
    Ok(())
}
