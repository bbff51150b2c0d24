//! Saying how far an action is: its state, a word on how it goes, or both.

use axum::extract::{Path, State as Given};
use db::{Timestamp, Tx, Uuid};

use super::queries::{self, ActionRow};
use super::rules::{self, Act, Refusal, State};
use super::{Open, address, save, show, tried};
use crate::kit::journal;
use crate::kit::shell::{to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Viewer, posted};

/// Why an action cannot become what somebody says.
pub enum Held {
    Refused(Refusal),
    /// For the end of these, by number and title: it may begin all the same, if somebody says why.
    Waits(Vec<(i64, String)>),
    /// These deliverables are being tried.
    Tried(Vec<String>),
}

impl Held {
    /// The field at which it is said, and the words.
    pub fn said(&self, language: Language) -> (&'static str, String) {
        match self {
            Self::Refused(Refusal::Same) => ("state", language.t("actions-held-same")),
            Self::Refused(Refusal::Done) => ("state", language.t("actions-held-done")),
            Self::Refused(Refusal::Dropped) => ("state", language.t("actions-held-dropped")),
            Self::Waits(others) => {
                let named = others.iter().map(|(number, title)| format!("{number} ({title})"));
                let values = [("count", others.len().into()), ("others", named.collect::<Vec<_>>().join(", ").into())];
                ("anyway", language.with("actions-held-waits", values))
            }
            Self::Tried(titles) => ("state", language.one("actions-held-tried", "deliverables", titles.join(", "))),
        }
    }
}

/// What holds an action back from a state. `anyway` are the words of who begins it before its time.
pub async fn held(app: &App, language: Language, action: &ActionRow, next: State, anyway: &str) -> Result<Option<Held>> {
    if let Err(refusal) = rules::after(action.state, Act::to(next)) {
        return Ok(Some(Held::Refused(refusal)));
    }
    if rules::begins(action.state, next) && anyway.is_empty() {
        let others = waited_for(app, action).await?;
        if !others.is_empty() {
            return Ok(Some(Held::Waits(others)));
        }
    }
    if next == State::Done {
        let own: Vec<queries::Deliverable> = queries::deliverables(&app.db, action.cycle_id)
            .await?
            .into_iter()
            .filter(|deliverable| deliverable.action_id == action.id)
            .collect();
        let standings = tried::of(app, language, action.cycle_id).await?;
        let is_tried = |id: Uuid| standings.iter().any(|standing| standing.deliverable == id && standing.awaits);
        let tried: Vec<String> = own.into_iter().filter(|one| is_tried(one.id)).map(|one| one.title).collect();
        if !tried.is_empty() {
            return Ok(Some(Held::Tried(tried)));
        }
    }
    Ok(None)
}

/// Those that it waits for and that are not over.
async fn waited_for(app: &App, action: &ActionRow) -> Result<Vec<(i64, String)>> {
    let waits = queries::waits(&app.db, action.cycle_id).await?;
    let others = queries::list(&app.db, action.cycle_id).await?;
    let is_waited_for = |other: &ActionRow| {
        !other.state.is_over() && waits.iter().any(|wait| wait.action_id == action.id && wait.after_id == other.id)
    };
    Ok(others.into_iter().filter(is_waited_for).map(|other| (other.number, other.title)).collect())
}

/// Brings the action into a state; why it begins before its time is kept with its notes.
pub async fn bring(tx: &Tx, viewer: &Viewer, action: &ActionRow, next: State, anyway: &str, now: Timestamp) -> Result<()> {
    let why = if rules::begins(action.state, next) { anyway } else { "" };
    save::set_state(tx, viewer, action, next, why, now).await?;
    if why.is_empty() {
        return Ok(());
    }
    let text = viewer.language.one("actions-begun-anyway", "why", why);
    save::note(tx, action.id, &text, viewer.id(), now).await
}

/// Who answers for it or helps with it says how it goes, as do all who write in the group.
pub async fn may_tell(app: &App, viewer: &Viewer, open: &Open) -> Result<bool> {
    let is_open = open.plan.cycle.as_ref().is_some_and(|cycle| cycle.closed_at.is_none());
    if open.plan.writes() {
        return Ok(true);
    }
    let (Some(person), true) = (viewer.id(), open.plan.group.is_in() && open.plan.group.is_at_work() && is_open) else {
        return Ok(false);
    };
    let helps = queries::contributors(&app.db, open.action.cycle_id).await?;
    let helps = helps.iter().any(|one| one.action_id == open.action.id && one.person_id == person);
    Ok(open.action.person_id == Some(person) || helps)
}

/// The fields `state`, `anyway` and `note`.
pub async fn tell(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    if !may_tell(&app, &viewer, &open).await? {
        return Err(Error::Forbidden);
    }
    let (language, action) = (viewer.language, &open.action);
    let (note, anyway) = (form.trimmed("note").to_owned(), form.trimmed("anyway").to_owned());
    let next = match State::parse(form.value("state")) {
        Some(next) => next,
        None => {
            form.refuse("state", language.t("actions-choose-listed"));
            action.state
        }
    };
    if next != action.state && form.is_sound() {
        if let Some(held) = held(&app, language, action, next, &anyway).await? {
            let (field, words) = held.said(language);
            form.refuse(field, words);
        }
    } else if note.is_empty() && form.is_sound() {
        form.refuse("note", language.t("actions-nothing-said"));
    }
    if !form.is_sound() {
        return unsound(&show::page_of(&app, &viewer, open, form).await?);
    }
    let now = app.clock.now();
    let written = posted::once(&app, &viewer, &form, |tx| {
        let (viewer, form, note, anyway) = (&viewer, &form, note.as_str(), anyway.as_str());
        async move {
            if next != action.state {
                save::touch(&tx, action, form.version(), now).await?;
                bring(&tx, viewer, action, next, anyway, now).await?;
            }
            if !note.is_empty() {
                save::note(&tx, action.id, note, viewer.id(), now).await?;
                let detail = serde_json::json!({"note": true});
                journal::add(&tx, viewer, "noted", save::subject(action.id, &action.title), detail, now).await?;
            }
            Ok(address(id))
        }
    })
    .await;
    match written {
        Ok(_) => Ok(to_with(&address(id), "actions-told")),
        Err(Error::Conflict) => {
            let open = Open::read(&app, &viewer, id).await?;
            form.set("_version", open.action.version.to_string());
            form.refuse("state", conflict(language, &open.action));
            unsound(&show::page_of(&app, &viewer, open, form).await?)
        }
        Err(error) => Err(error),
    }
}

/// What somebody else made of it meanwhile.
pub fn conflict(language: Language, action: &ActionRow) -> String {
    let state = language.t(&format!("actions-state-{}", action.state.code().replace('_', "-")));
    let due = crate::kit::format::date(language, action.due_on);
    let none = || language.t("actions-who-none");
    let who = action.person.clone().or_else(|| action.organisation.clone()).unwrap_or_else(none);
    language.with("actions-conflict", [("state", state.into()), ("who", who.into()), ("due", due.into())])
}
