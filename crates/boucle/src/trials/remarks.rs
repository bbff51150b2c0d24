//! A remark of a tester gets its answer.

use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::{Open, address, letters, queries, save, show};
use crate::kit::shell::to_with;
use crate::kit::{App, Error, Form, Result, Viewer, journal};

/// Answers a remark, or changes the answer; the tester is told once.
pub async fn answer(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let remark = queries::remark(&app.db, id).await?;
    let open = Open::read_if(&app, &viewer, remark.deliverable_id, Open::carries).await?;
    let field = format!("answer-{id}");
    let answer = form.trimmed(&field).to_owned();
    if answer.is_empty() {
        form.refuse(&field, viewer.language.t("trials-answer-missing"));
        return show::again(&app, &viewer, open, form).await;
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, open, remark, answer) = (&viewer, &open, &remark, answer.as_str());
            async move {
                save::answer_remark(&tx, id, answer, viewer.id(), now).await?;
                letters::tell_later(&tx, remark.trial_id, now).await?;
                let detail = json!({"version": remark.version, "remark": id});
                journal::add(&tx, viewer, "answered", open.subject(), detail, now).await?;
                Ok::<_, Error>(())
            }
        })
        .await?;
    Ok(to_with(&format!("{}#r-{id}", address(remark.deliverable_id)), "trials-answered"))
}
