//! A file of shipments is summed by a job, line by line, beside the threads that answer; then it is removed.

use db::{Run, Timestamp, Tx, Uuid, args};
use futures_util::FutureExt;
use instruments::transport::{CarrierYear, FactorSet, Ledger, METHOD, Scenario, Totals};
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::queries::{self, FileRow};
use super::rules::{self, GivenBack, Reading};
use super::{Choices, KIND, MOST_GROUPS, Shipments, columns};
use crate::kit::error::internal;
use crate::kit::jobs::{SWEEPS, Sweep, WORKERS, Worker};
use crate::kit::table::{Refusal, Table};
use crate::kit::{App, Error, Language, Result, Viewer, incoming, jobs, journal, store};
use crate::packed;
use crate::tools::queries as calculations;
use crate::tools::transport::sets;

pub const JOB: &str = "shipments";
/// How often a page that looks learns something new.
const TOLD_EVERY: usize = 1000;

#[linkme::distributed_slice(WORKERS)]
static SUM: Worker = Worker { kind: JOB, work: |app, id| work(app, id).boxed() };

#[linkme::distributed_slice(SWEEPS)]
static SWEEP: Sweep = Sweep { name: "shipments", sweep: |app, now| sweep(app, now).boxed() };

/// What a file comes to.
pub struct Summed {
    pub header: Vec<String>,
    pub totals: Totals,
    /// Lanes that somebody named.
    pub lanes: usize,
    pub given_back: GivenBack,
}

async fn work(app: App, payload: String) -> Result<()> {
    let id: Uuid = payload.parse().map_err(internal)?;
    let file = match queries::file(&app.db, id).await {
        // Its sender left meanwhile.
        Err(Error::NotFound) => return incoming::remove(&app, id.as_bytes()).await,
        found => found?,
    };
    // Somebody did it, and may have died before the file was removed.
    if file.calculation_id.is_some() || file.failed_at.is_some() {
        return incoming::remove(&app, id.as_bytes()).await;
    }
    let choices: Choices = serde_json::from_str(file.choices.as_deref().unwrap_or_default()).map_err(internal)?;
    let set = sets::find(&app.db, &choices.set).await?.ok_or_else(|| internal("the set of factors is gone"))?;
    let summed = match incoming::open(&app, id.as_bytes()).await {
        Ok(here) => {
            let choices = choices.clone();
            let told = move |lines| incoming::went(id, Some(lines));
            let read = move || Table::open(here.path()).and_then(|table| sum(table, &choices, &set, &told));
            tokio::task::spawn_blocking(read).await.map_err(internal)?.map_err(|refusal| refusal.to_string())
        }
        Err(Error::NotFound) => Err("its day is over".to_owned()),
        Err(error) => return Err(error),
    };
    incoming::went(id, None);
    match summed {
        Ok(summed) => keep(&app, &file, choices, summed).await?,
        Err(refusal) => {
            tracing::warn!(file = %id, %refusal, "shipments could not be read");
            app.db.execute(&queries::FAILED, args![id, app.clock.now()]).await?;
        }
    }
    incoming::remove(&app, id.as_bytes()).await
}

/// Reads a table from its first line to its last; `told` hears how many were read.
pub fn sum(
    mut table: Table,
    choices: &Choices,
    set: &FactorSet,
    told: &dyn Fn(usize),
) -> std::result::Result<Summed, Refusal> {
    let reading = Reading::new(&choices.columns, choices.means, set);
    // Years of carriers were computed when the sums were asked for.
    let ledger = Ledger::new(set, &choices.carriers).map_err(|error| Refusal::Unreadable(error.to_string()));
    let (mut ledger, mut given_back) = (ledger?, GivenBack::of(&table.header));
    for (count, line) in table.by_ref().enumerate() {
        let line = line?;
        let added = ledger.add_cells(line.number as u64, |column| reading.cell(&line.cells, column));
        if let Err(error) = added {
            given_back.add(line, error);
        }
        if count % TOLD_EVERY == 0 {
            told(count);
        }
    }
    let mut totals = ledger.totals();
    let lanes = totals.by_lane.iter().filter(|lane| !lane.key.is_empty()).count();
    totals.keep_groups(MOST_GROUPS);
    // They are given back with their cells.
    totals.refused.clear();
    Ok(Summed { header: table.header, totals, lanes, given_back })
}

/// What is kept of a file, by its name, digest and lines.
fn kept((name, digest, lines): (&str, &[u8], i64), choices: Choices, summed: Summed) -> Shipments {
    let titled = |code: &str| summed.header.get(choices.columns.column(code)?).cloned();
    Shipments {
        method: METHOD.to_owned(),
        file: name.to_owned(),
        digest: store::name(digest),
        lines: lines.unsigned_abs(),
        columns: columns().iter().filter_map(|one| Some((one.code().to_owned(), titled(one.code())?))).collect(),
        title: choices.title,
        currency: choices.currency,
        means: choices.means,
        lanes: summed.lanes as u64,
        carriers: choices.carriers,
        scenarios: Vec::new(),
        totals: summed.totals,
    }
}

/// Keeps the sums as a calculation, and with it the lines that were refused.
async fn keep(app: &App, file: &FileRow, choices: Choices, mut summed: Summed) -> Result<()> {
    let now = app.clock.now();
    let given_back = std::mem::take(&mut summed.given_back);
    let shipments = kept((&file.name, &file.digest, file.lines), choices, summed);
    let text = serde_json::to_string(&shipments).map_err(internal)?;
    app.db
        .write(|tx: Tx| {
            let (title, text, given_back) = (shipments.title.as_str(), text.as_str(), &given_back);
            async move {
                let whose = (file.organisation_id, None);
                let id = calculations::insert(&tx, (KIND, title, text), whose, Some(file.person_id), now).await?;
                queries::done(&tx, file.id, id).await?;
                queries::give_back(&tx, id, given_back).await?;
                let subject = journal::Subject { kind: "calculation", id: Some(id), title };
                journal::add(&tx, &Viewer::system(Language::Fr), "created", subject, json!({"kind": KIND}), now).await
            }
        })
        .await
}

/// Forgets the files that came a day ago.
async fn sweep(app: App, now: Timestamp) -> Result<()> {
    jobs::forget(&app, now, &[(&queries::OLD, 1)]).await
}

/// A file of the demonstration.
#[derive(Deserialize)]
pub struct Example {
    pub author: String,
    /// Key of the organisation that it belongs to.
    pub organisation: Option<String>,
    file: String,
    title: String,
    currency: String,
    #[serde(default)]
    carriers: Vec<CarrierYear>,
    #[serde(default)]
    scenarios: Vec<Scenario>,
    lines: Vec<String>,
}

impl Example {
    pub fn all() -> Result<Vec<Self>> {
        serde_json::from_reader(packed!("demo/shipments.json").reader()).map_err(internal)
    }

    fn bytes(&self) -> Vec<u8> {
        self.lines.join("\n").into_bytes()
    }

    /// What is kept of it, with the columns that are recognised.
    pub fn summed(&self, set: &FactorSet) -> Result<(Shipments, GivenBack)> {
        let table = Table::of(self.bytes()).map_err(internal)?;
        let choices = Choices {
            title: self.title.clone(),
            set: set.reference(),
            currency: self.currency.clone(),
            means: false,
            columns: rules::recognised(&table.header),
            carriers: self.carriers.clone(),
        };
        let mut summed = sum(table, &choices, set, &|_| {}).map_err(internal)?;
        let given_back = std::mem::take(&mut summed.given_back);
        let lines = i64::try_from(self.lines.len() - 1).map_err(internal)?;
        let digest = Sha256::digest(self.bytes());
        let shipments = kept((&self.file, &digest, lines), choices, summed);
        Ok((Shipments { scenarios: self.scenarios.clone(), ..shipments }, given_back))
    }

    /// The file as somebody has just sent it, for trying the pages.
    pub async fn sent(&self, app: &App, person: Uuid) -> Result<Uuid> {
        let id = Uuid::now_v7();
        incoming::put(app, &self.bytes(), id.as_bytes()).await?;
        let (now, lines) = (app.clock.now(), self.lines.len() - 1);
        app.db
            .write(|tx: Tx| async move {
                let file = queries::NewFile { id, person, name: &self.file, digest: &[0; 32], lines };
                queries::add(&tx, &file, now).await
            })
            .await?;
        Ok(id)
    }
}
