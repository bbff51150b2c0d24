//! What organisations say of their use of a tool, and take back.

use axum::extract::{Path, State};
use db::{Date, Uuid};
use serde_json::json;

use super::save::{self, NewUse};
use super::{Open, address, queries, show};
use crate::catalogue::Market;
use crate::kit::error::forbidden;
use crate::kit::shell::to_with;
use crate::kit::{App, Form, Result, Viewer, format, journal, posted};

/// No tool was used before; a year that was mistyped is seen.
const FIRST_YEAR: i16 = 2000;

pub async fn say(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    mut form: Form,
) -> Result {
    let open = Open::used(&app, &viewer, id).await?;
    let today = app.clock.now().to_zoned(viewer.zone.clone()).date();
    let Some(said) = read(&viewer, &mut form, open.tool.last_number, today) else {
        return show::again(&app, &market.reference(), &viewer, open, form).await;
    };
    let now = app.clock.now();
    posted::once(&app, &viewer, &form, |tx| {
        let (viewer, open, said) = (&viewer, &open, &said);
        async move {
            save::add_use(&tx, id, said, viewer.id(), now).await?;
            let detail = json!({"organisation": said.organisation, "version": said.number});
            journal::add(&tx, viewer, "used", open.subject(), detail, now).await?;
            Ok(address(id))
        }
    })
    .await?;
    Ok(to_with(&format!("{}#usages", address(id)), "library-use-said"))
}

/// The use as the form says it, or nothing and the form with its mistakes.
fn read(viewer: &Viewer, form: &mut Form, newest: i64, today: Date) -> Option<NewUse> {
    let say = |key: &str| viewer.language.t(key);
    let seats: Vec<Uuid> = viewer.seats().iter().filter(|seat| seat.contributes()).map(|seat| seat.organisation).collect();
    let organisation = match seats.as_slice() {
        [one] => Some(*one),
        several => form.value("organisation").parse().ok().filter(|id| several.contains(id)),
    };
    if organisation.is_none() {
        form.refuse("organisation", say("library-choose-listed"));
    }
    if form.trimmed("used_for").is_empty() {
        form.refuse("used_for", say("library-used-for-missing"));
    }
    let in_time = |day: &Date| *day <= today && day.year() >= FIRST_YEAR;
    let used_on = form.trimmed("used_on").parse().ok().filter(in_time);
    if used_on.is_none() {
        form.refuse("used_on", say("library-used-on-wrong"));
    }
    let [would_have_cost, bought_for] = ["would_have_cost", "bought_for"].map(|name| {
        let typed = form.trimmed(name).to_owned();
        let amount = format::parse_cents(&typed, viewer.language);
        if amount.is_none() && !typed.is_empty() {
            form.refuse(name, say("library-estimate-wrong"));
        }
        amount
    });
    let number = form.value("number").parse().unwrap_or(newest);
    if !(1..=newest).contains(&number) {
        form.refuse("number", say("library-choose-listed"));
    }
    if !form.is_sound() {
        return None;
    }
    Some(NewUse {
        number,
        organisation: organisation?,
        used_for: form.trimmed("used_for").to_owned(),
        outcome: form.trimmed("outcome").to_owned(),
        would_have_cost,
        bought_for,
        used_on: used_on?,
    })
}

/// Takes back what was said for one's organisation.
pub async fn withdraw(State(app): State<App>, viewer: Viewer, Path((id, said)): Path<(Uuid, Uuid)>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let said = queries::one_use(&app.db, id, said).await?;
    if !viewer.acts_for(said.organisation_id) {
        return Err(forbidden());
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, open, said) = (&viewer, &open, &said);
            async move {
                save::withdraw_use(&tx, id, said.id).await?;
                let detail = json!({"organisation": said.organisation_id, "used_for": said.used_for});
                journal::add(&tx, viewer, "removed", open.subject(), detail, now).await
            }
        })
        .await?;
    Ok(to_with(&format!("{}#usages", address(id)), "library-use-withdrawn"))
}
