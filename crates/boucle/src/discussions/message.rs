//! One message: found, changed, marked, reported, hidden.

use askama::Template;
use axum::extract::{Path, State};
use db::{Timestamp, Tx, Uuid};
use serde_json::json;

use super::list::check_text;
use super::queries::{self, MessageRow, OldText};
use super::topic::KINDS;
use super::{Open, place, rules};
use crate::kit::error::{forbidden, invalid};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, mail};
use crate::spaces;

/// Leads to the page on which the message stands, whichever that is.
pub async fn find(State(app): State<App>, viewer: Viewer, Path((id, number)): Path<(Uuid, i64)>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let message = queries::message(&app.db, open.topic.id, number).await?;
    Ok(to(&place(id, message.number)))
}

pub async fn act(State(app): State<App>, viewer: Viewer, Path((id, number)): Path<(Uuid, i64)>, form: Form) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let may = open.access.is_in() && open.access.space.archived_at.is_none();
    let open = open.must(may)?;
    let message = queries::message(&app.db, id, number).await?;
    let act = form.value("act").to_owned();
    let reason = form.trimmed("reason").to_owned();
    let may = match act.as_str() {
        "solution" => rules::may_mark(&viewer, &open.access, &open.topic),
        "hide" | "show" | "keep" => open.access.coordinates(),
        _ => message.hidden_at.is_none(),
    };
    if !may {
        return Err(forbidden());
    }
    let needs_reason = matches!(act.as_str(), "hide" | "report");
    if needs_reason && (reason.is_empty() || reason.chars().count() > TITLE_LIMIT) {
        return Err(invalid("reason", viewer.language.t("discussions-reason-wrong")));
    }
    let said = match act.as_str() {
        "report" => Some("discussions-reported"),
        "hide" => Some("discussions-hidden-done"),
        "show" => Some("discussions-shown-done"),
        "keep" => Some("discussions-kept-done"),
        "solution" | "useful" | "agree" => None,
        _ => return Err(Error::Invalid(Vec::new())),
    };
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (app, viewer, open, message) = (&app, &viewer, &open, &message);
            let (act, reason) = (act.as_str(), reason.as_str());
            async move {
                if act == "report" {
                    tell_leaders(&tx, app, open, message, reason, now).await?;
                }
                done(&tx, viewer, open, message, (act, reason), now).await
            }
        })
        .await?;
    let location = place(id, number);
    Ok(said.map_or_else(|| to(&location), |said| to_with(&location, said)))
}

/// Whoever runs the space hears of what was reported.
async fn tell_leaders(tx: &Tx, app: &App, open: &Open, message: &MessageRow, reason: &str, now: Timestamp) -> Result<()> {
    let address = format!("{}{}", app.config.public_url, place(open.topic.id, message.number));
    for reader in spaces::queries::leaders(tx, open.topic.space_id).await? {
        let language = reader.language();
        let subject = language.one("discussions-mail-reported-subject", "topic", open.topic.title.as_str());
        let values = [
            ("topic", open.topic.title.as_str().into()),
            ("space", open.access.space.title.as_str().into()),
            ("reason", reason.into()),
            ("address", address.as_str().into()),
        ];
        mail::queue(tx, &reader.email, &subject, &language.with("discussions-mail-reported", values), now).await?;
    }
    Ok(())
}

async fn done(
    tx: &Tx,
    viewer: &Viewer,
    open: &Open,
    message: &MessageRow,
    (act, reason): (&str, &str),
    now: Timestamp,
) -> Result<()> {
    let person = viewer.signed_in()?.id;
    let topic = &open.topic;
    let verb = match act {
        kind if KINDS.contains(&kind) => return queries::react(tx, message.id, person, kind).await,
        "report" => {
            queries::report(tx, message.id, person, reason, now).await?;
            "reported"
        }
        "solution" => {
            let number = (topic.solution != Some(message.number)).then_some(message.number);
            queries::set_solution(tx, topic.id, number).await?;
            "solution_marked"
        }
        "hide" => {
            queries::hide(tx, message.id, Some(reason), viewer.id(), now).await?;
            queries::settle_reports(tx, message.id, now).await?;
            "hidden"
        }
        "show" => {
            queries::hide(tx, message.id, None, None, now).await?;
            "shown"
        }
        // Somebody looked at what was reported, and it stands.
        _ => {
            queries::settle_reports(tx, message.id, now).await?;
            "kept"
        }
    };
    let subject = Subject { kind: "topic", id: Some(topic.id), title: &topic.title };
    journal::add(tx, viewer, verb, subject, json!({"message": message.number, "reason": reason}), now).await
}

#[derive(Template)]
#[template(path = "discussions/edit.html")]
struct EditPage {
    shell: Shell,
    form: Form,
    action: String,
    back: String,
    /// What somebody who was faster made of it.
    theirs: Option<String>,
}

async fn edited_by(app: &App, viewer: &Viewer, id: Uuid, number: i64) -> Result<(Open, MessageRow)> {
    let open = Open::read(app, viewer, id).await?;
    let message = queries::message(&app.db, id, number).await?;
    let may = rules::may_edit(viewer, &open.access, &open.topic, &message);
    Ok((open.must(may)?, message))
}

fn edit_page(viewer: &Viewer, open: &Open, number: i64, form: Form) -> EditPage {
    let id = open.topic.id;
    EditPage {
        shell: open.below(viewer).at(viewer.language.t("discussions-edit")),
        form,
        action: format!("/echanges/{id}/messages/{number}/modifier"),
        back: place(id, number),
        theirs: None,
    }
}

/// What tells one state of a message from another.
fn state(message: &MessageRow) -> String {
    message.edited_at.map(|at| at.as_microsecond().to_string()).unwrap_or_default()
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path((id, number)): Path<(Uuid, i64)>) -> Result {
    let (open, message) = edited_by(&app, &viewer, id, number).await?;
    let mut form = Form::new();
    form.set("text", message.text.clone());
    form.set("state", state(&message));
    page(&edit_page(&viewer, &open, number, form))
}

pub async fn edit(State(app): State<App>, viewer: Viewer, Path((id, number)): Path<(Uuid, i64)>, mut form: Form) -> Result {
    let (open, message) = edited_by(&app, &viewer, id, number).await?;
    check_text(&viewer, &mut form);
    if form.is_sound() && form.value("state") != state(&message) && form.trimmed("text") != message.text {
        // The same person, on another screen.
        form.set("state", state(&message));
        form.refuse("text", viewer.language.t("discussions-conflict"));
        return unsound(&EditPage { theirs: Some(message.text), ..edit_page(&viewer, &open, number, form) });
    }
    if !form.is_sound() {
        return unsound(&edit_page(&viewer, &open, number, form));
    }
    if form.trimmed("text") != message.text {
        let now = app.clock.now();
        app.db
            .write(|tx| {
                let (viewer, topic, text) = (&viewer, &open.topic, form.trimmed("text"));
                async move {
                    let mentions = spaces::queries::named(&tx, topic.space_id, text).await?;
                    queries::edit(&tx, message.id, text, &mentions, now).await?;
                    let subject = Subject { kind: "topic", id: Some(id), title: &topic.title };
                    journal::add(&tx, viewer, "changed", subject, json!({"message": number}), now).await
                }
            })
            .await?;
    }
    Ok(to(&place(id, number)))
}

#[derive(Template)]
#[template(path = "discussions/versions.html")]
struct VersionsPage {
    shell: Shell,
    message: MessageRow,
    texts: Vec<OldText>,
    back: String,
}

/// What a message said before; of a hidden one, nothing but to those who run the space.
pub async fn versions(State(app): State<App>, viewer: Viewer, Path((id, number)): Path<(Uuid, i64)>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let message = queries::message(&app.db, id, number).await?;
    if message.hidden_at.is_some() && !open.access.coordinates() {
        return Err(Error::NotFound);
    }
    page(&VersionsPage {
        shell: open.below(&viewer).at(viewer.language.t("discussions-versions")),
        texts: queries::old_texts(&app.db, message.id).await?,
        back: place(id, number),
        message,
    })
}
