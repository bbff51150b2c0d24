//! What users would have better in a tool, and what is answered.

use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::{Open, address, letters, queries, rules, save, show};
use crate::catalogue::Market;
use crate::kit::shell::to_with;
use crate::kit::{App, Form, Result, Seat, Viewer, journal, posted};

pub async fn ask(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    mut form: Form,
) -> Result {
    let open = Open::used(&app, &viewer, id).await?;
    let text = form.trimmed("request").to_owned();
    if text.is_empty() {
        form.refuse("request", viewer.language.t("library-request-missing"));
        return show::again(&app, &market.reference(), &viewer, open, form).await;
    }
    let organisation = viewer.seats().iter().find(|seat| Seat::contributes(seat)).map(|seat| seat.organisation);
    let now = app.clock.now();
    posted::once(&app, &viewer, &form, |tx| {
        let (app, viewer, open, text) = (&app, &viewer, &open, text.as_str());
        async move {
            save::ask(&tx, id, organisation, text, viewer.id(), now).await?;
            journal::add(&tx, viewer, "proposed", open.subject(), json!({}), now).await?;
            letters::request(&tx, app, viewer, &open.tool, text, now).await?;
            Ok(address(id))
        }
    })
    .await?;
    Ok(to_with(&format!("{}#demandes", address(id)), "library-request-sent"))
}

/// Answers a request, or changes the answer.
pub async fn answer(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path((id, request)): Path<(Uuid, Uuid)>,
    mut form: Form,
) -> Result {
    let open = Open::edited(&app, &viewer, id).await?;
    let request = queries::request(&app.db, id, request).await?;
    let field = format!("answer-{}", request.id);
    let answer = form.trimmed(&field).to_owned();
    if answer.is_empty() {
        form.refuse(&field, viewer.language.t("library-answer-missing"));
        return show::again(&app, &market.reference(), &viewer, open, form).await;
    }
    // Neither done nor declined: it will come.
    let outcome = rules::OUTCOMES.into_iter().find(|outcome| *outcome == form.value("outcome"));
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (app, viewer, open, request, answer) = (&app, &viewer, &open, &request, answer.as_str());
            async move {
                save::answer(&tx, (id, request.id), answer, outcome, viewer.id(), now).await?;
                journal::add(&tx, viewer, "answered", open.subject(), json!({"request": request.id}), now).await?;
                letters::answer(&tx, app, viewer, (&open.tool, request), answer, now).await
            }
        })
        .await?;
    Ok(to_with(&format!("{}#demandes", address(id)), "library-answered"))
}
