//! Labels whose proof waits for a coordinator, who verifies it or refuses it with a reason.

use askama::Template;
use axum::extract::{Path, State};
use db::{Timestamp, Tx, Uuid};
use serde_json::json;

use super::label_rows::{self, Read, WaitingRow};
use super::{Market, queries, rules, save, shown};
use crate::kit::error::forbidden;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, mail};

const DESK: &str = "/gestion/labels";
/// More wait behind them: they come up as these are decided.
const MOST: i64 = 100;
const LONGEST_REASON: usize = 2000;

#[derive(Template)]
#[template(path = "catalogue/labels_desk.html")]
struct DeskPage {
    shell: Shell,
    /// With the name of the label.
    labels: Vec<(WaitingRow, String)>,
    form: Form,
    /// Which one has a mistake.
    wrong: String,
}

impl DeskPage {
    async fn new(app: &App, market: &Market, viewer: &Viewer, form: Form, wrong: String) -> Result<Self> {
        let today = app.clock.now().to_zoned(viewer.zone.clone()).date();
        let waiting = label_rows::waiting(&app.db, today, MOST).await?.into_iter();
        let reference = market.reference();
        let named = |row: WaitingRow| {
            let name = reference.label_name(&row.label_code).to_owned();
            (row, name)
        };
        Ok(Self {
            shell: Shell::new(viewer)
                .under("/gestion", viewer.language.t("catalogue-admin"))
                .at(viewer.language.t("catalogue-labels-desk")),
            labels: waiting.filter(|row| rules::may_decide(viewer, row.supplier_id)).map(named).collect(),
            form,
            wrong,
        })
    }

    fn key(row: &WaitingRow) -> String {
        format!("{}-{}", row.solution_id, row.label_code)
    }

    fn is_wrong(&self, row: &WaitingRow) -> bool {
        self.wrong == Self::key(row)
    }

    fn is_web(row: &WaitingRow) -> bool {
        shown::is_web(&row.proof)
    }
}

pub async fn list(State(app): State<App>, State(market): State<Market>, viewer: Viewer) -> Result {
    page(&DeskPage::new(&app, &market, &viewer, Form::new(), String::new()).await?)
}

pub async fn decide(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path((id, label)): Path<(Uuid, String)>,
    mut form: Form,
) -> Result {
    let refuses = form.value("act") != "verify";
    let reason: String = form.trimmed("reason").chars().take(LONGEST_REASON).collect();
    if refuses && reason.is_empty() {
        let wrong = format!("{id}-{label}");
        form.refuse(&format!("reason-{wrong}"), viewer.language.t("catalogue-refusal-missing"));
        return unsound(&DeskPage::new(&app, &market, &viewer, form, wrong).await?);
    }
    let row = queries::find(&app.db, id).await?.row;
    if !rules::may_decide(&viewer, row.supplier_id) {
        return Err(forbidden());
    }
    let (name, now) = (market.reference().label_name(&label).to_owned(), app.clock.now());
    let read = Read { solution: id, label: &label, version: form.version() };
    let decided = app
        .db
        .write(|tx| {
            let (app, viewer, row, name, reason) = (&app, &viewer, &row, name.as_str(), reason.as_str());
            async move {
                label_rows::decide(&tx, read, refuses.then_some(reason), viewer.id(), now).await?;
                save::changed(&tx, id, now).await?;
                if refuses {
                    tell(&tx, app, row, (name, reason), now).await?;
                }
                let subject = Subject { kind: "solution", id: Some(id), title: &row.title };
                let verb = if refuses { "declined" } else { "verified" };
                journal::add(&tx, viewer, verb, subject, json!({"label": read.label, "reason": reason}), now).await
            }
        })
        .await;
    match decided {
        Ok(()) => Ok(to_with(DESK, if refuses { "catalogue-label-refused" } else { "catalogue-label-verified" })),
        Err(Error::Conflict) => Ok(to_with(DESK, "catalogue-label-moved")),
        Err(error) => Err(error),
    }
}

/// Whoever writes for the supplier learns why, and what to do.
async fn tell(tx: &Tx, app: &App, row: &queries::SolutionRow, (label, reason): (&str, &str), now: Timestamp) -> Result<()> {
    for writer in label_rows::writers(tx, row.supplier_id).await? {
        let language = writer.language();
        let subject = language.one("catalogue-mail-label-subject", "label", label);
        let values = [
            ("name", writer.name.as_str().into()),
            ("label", label.into()),
            ("title", row.title.as_str().into()),
            ("reason", reason.into()),
            ("address", format!("{}/catalogue/{}/labels", app.config.public_url, row.id).into()),
        ];
        mail::queue(tx, &writer.email, &subject, &language.with("catalogue-mail-label", values), now).await?;
    }
    Ok(())
}
