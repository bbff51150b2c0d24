//! A version is accepted or refused: an act of a person, which the count allows or not.

use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::{Open, address, queries, save, show};
use crate::kit::error::invalid;
use crate::kit::shell::to_with;
use crate::kit::{App, Error, Form, Result, Shell, Viewer, journal};

pub async fn decide(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::read_if(&app, &viewer, id, Open::decides).await?;
    let version: Uuid = form.value("version").parse().map_err(|_| invalid("version", form.value("version")))?;
    let accepts = match form.value("act") {
        "accept" => true,
        "refuse" => false,
        other => return Err(invalid("act", other)),
    };
    let now = app.clock.now();
    let today = open.today(now);
    // The count is that of the transaction: a verdict that changes meanwhile is counted or waits.
    let refused = app
        .db
        .write(|tx| {
            let (viewer, open) = (&viewer, &open);
            async move {
                let row = queries::version(&tx, version).await?;
                if row.deliverable_id != id || row.outcome.is_some() {
                    return Err(Error::Conflict);
                }
                let count = open.count(&row, &queries::trials(&tx, version).await?)?;
                let is_past = row.answers_by < today;
                let may = if accepts { count.may_accept() } else { count.may_refuse(is_past) };
                if !may {
                    return Ok(Some(count));
                }
                let outcome = if accepts { "accepted" } else { "refused" };
                save::decide(&tx, version, outcome, &count, viewer.id(), now).await?;
                let detail = json!({"version": row.number, "count": count});
                let verb = if accepts { "accepted" } else { "declined" };
                journal::add(&tx, viewer, verb, open.subject(), detail, now).await?;
                Ok::<_, Error>(None)
            }
        })
        .await?;
    match refused {
        Some(count) => {
            form.refuse("compte", show::finding(&Shell::new(&viewer), &count));
            show::again(&app, &viewer, open, form).await
        }
        None => Ok(to_with(&address(id), if accepts { "trials-accepted-done" } else { "trials-refused-done" })),
    }
}
