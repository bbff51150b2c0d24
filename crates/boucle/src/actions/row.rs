//! A row of the table, changed in place: state, who answers for it, dates.

use axum::extract::{Path, State as Given};
use db::Uuid;

use super::plan::{self, Asked};
use super::rules::State;
use super::save::{self, Fields};
use super::who::Team;
use super::{Open, Plan, fields, state};
use crate::kit::shell::{to_with, unsound};
use crate::kit::{App, Error, Form, Result, Viewer, posted};

pub async fn save(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::read_if(&app, &viewer, id, Plan::writes).await?;
    let Some(cycle) = open.plan.cycle.clone() else { return Err(Error::NotFound) };
    let (language, action) = (viewer.language, &open.action);
    let team = Team::of(&app.db, language, &open.plan.group, open.plan.today).await?.with(action);
    let mut asked: Asked = serde_urlencoded::from_str(form.value("back")).unwrap_or_default();
    asked.edit = action.number.to_string();
    let dates = fields::read_dates(language, &cycle, &mut form);
    let who = fields::read_who(language, &team, &mut form, "who");
    let next = State::parse(form.value("state"));
    if next.is_none() {
        form.refuse("state", language.t("actions-choose-listed"));
    }
    let anyway = form.trimmed("anyway").to_owned();
    if let Some(next) = next.filter(|next| *next != action.state)
        && let Some(held) = state::held(&app, language, action, next, &anyway).await?
    {
        let (field, words) = held.said(language);
        form.refuse(field, words);
    }
    let (true, Some((starts_on, due_on)), Some((person, organisation)), Some(next)) = (form.is_sound(), dates, who, next)
    else {
        return unsound(&plan::page_of(&app, &viewer, open.plan, asked, Some(form)).await?);
    };
    let fields = Fields { person, organisation, starts_on, due_on, ..Fields::of(action) };
    let back = asked.after(&open.plan, action.number);
    let now = app.clock.now();
    let written = posted::once(&app, &viewer, &form, |tx| {
        let (viewer, form, fields, anyway, back) = (&viewer, &form, &fields, anyway.as_str(), back.as_str());
        async move {
            if form.version() != action.version {
                return Err(Error::Conflict);
            }
            save::change(&tx, viewer, action, fields, &[], now).await?;
            if next != action.state {
                state::bring(&tx, viewer, action, next, anyway, now).await?;
            }
            Ok(back.to_owned())
        }
    })
    .await;
    match written {
        Ok(_) => Ok(to_with(&back, "actions-saved")),
        Err(Error::Conflict) => {
            let open = Open::read_if(&app, &viewer, id, Plan::writes).await?;
            form.set("_version", open.action.version.to_string());
            form.refuse("state", state::conflict(language, &open.action));
            unsound(&plan::page_of(&app, &viewer, open.plan, asked, Some(form)).await?)
        }
        Err(error) => Err(error),
    }
}
