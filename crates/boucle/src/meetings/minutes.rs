//! Minutes: written by those who lead, proposed to the members, approved by them, adopted.
//! Always: minutes that were adopted are not changed; somebody else's change meanwhile is shown beside one's own.

use askama::Template;
use axum::extract::{Path, State};
use db::{Run, Timestamp, Tx, Uuid, args, sql};
use serde_json::json;

use super::queries::MeetingRow;
use super::{Open, address, agenda, outcomes, plans, rules};
use crate::files::queries as files;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, markdown};
use crate::spaces::{self, Access};

sql! {
    WRITE: () = "
        UPDATE meeting SET minutes = $3, minutes_state = $4, minutes_by = $5, minutes_at = $6, updated_at = $6,
            version = version + 1
        WHERE id = $1 AND version = $2 AND minutes_state <> 'adopted'";
    SET_STATE: () = "UPDATE meeting SET minutes_state = $2, updated_at = $3, version = version + 1 WHERE id = $1";
    APPROVE: () = "
        INSERT INTO meeting_person (meeting_id, person_id, delegate, approved_at) VALUES ($1, $2, '', $3)
        ON CONFLICT (meeting_id, person_id) DO UPDATE SET approved_at = excluded.approved_at";
    DISAPPROVE: () = "UPDATE meeting_person SET approved_at = NULL WHERE meeting_id = $1";
}

#[derive(Template)]
#[template(path = "meetings/minutes.html")]
struct MinutesPage {
    shell: Shell,
    form: Form,
    meeting: MeetingRow,
    preview: String,
    /// What somebody else saved meanwhile.
    theirs: Option<String>,
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = writable(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("_version", open.meeting.version.to_string());
    let text = if open.meeting.minutes.is_empty() { draft(&app, &open).await? } else { open.meeting.minutes.clone() };
    form.set("text", text);
    page(&minutes_page(&app, &viewer, open, form, None).await?)
}

/// A first text: a heading for each item of the agenda.
async fn draft(app: &App, open: &Open) -> Result<String> {
    let items = agenda::of(&app.db, &open.meeting).await?;
    Ok(items.iter().map(|item| format!("## {}\n\n\n", item.title)).collect())
}

async fn minutes_page(app: &App, viewer: &Viewer, open: Open, form: Form, theirs: Option<String>) -> Result<MinutesPage> {
    let text = form.value("text");
    let preview = if form.value("act") == "preview" {
        let documents = files::cited(&app.db, open.meeting.space_id, markdown::named([text])).await?;
        markdown::with_documents(text, &documents)
    } else {
        String::new()
    };
    Ok(MinutesPage {
        shell: open.shell(viewer).at(viewer.language.t("meetings-minutes")),
        preview,
        form,
        meeting: open.meeting,
        theirs,
    })
}

async fn writable(app: &App, viewer: &Viewer, id: Uuid) -> Result<Open> {
    let open = Open::read_if(app, viewer, id, plans).await?;
    if open.meeting.minutes_state == "adopted" { Err(Error::Forbidden) } else { Ok(open) }
}

/// `act` is `preview`, `save` or `propose`.
pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = writable(&app, &viewer, id).await?;
    if form.value("act") == "preview" {
        return page(&minutes_page(&app, &viewer, open, form, None).await?);
    }
    let proposes = form.value("act") == "propose";
    if proposes && form.trimmed("text").is_empty() {
        form.refuse("text", viewer.language.t("meetings-minutes-empty"));
        return unsound(&minutes_page(&app, &viewer, open, form, None).await?);
    }
    let state = if proposes { "proposed" } else { &*open.meeting.minutes_state };
    let state = if state == "none" { "draft" } else { state };
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (viewer, form, meeting) = (&viewer, &form, &open.meeting);
            async move {
                write(&tx, meeting, form.version(), form.trimmed("text"), state, viewer.id(), now).await?;
                told(&tx, viewer, meeting, if proposes { "proposed" } else { "changed" }, now).await
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to_with(&address(id), if proposes { "meetings-minutes-proposed" } else { "meetings-minutes-saved" })),
        Err(Error::Conflict) => {
            let open = writable(&app, &viewer, id).await?;
            form.set("_version", open.meeting.version.to_string());
            form.refuse("text", viewer.language.t("meetings-minutes-conflict"));
            let theirs = Some(open.meeting.minutes.clone());
            unsound(&minutes_page(&app, &viewer, open, form, theirs).await?)
        }
        Err(error) => Err(error),
    }
}

/// Keeps a text of minutes, with what it says was decided and undertaken. Somebody else's change meanwhile is a conflict.
pub async fn write(
    tx: &Tx,
    meeting: &MeetingRow,
    version: i64,
    text: &str,
    state: &str,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    if tx.execute(&WRITE, args![meeting.id, version, text, state, by, now]).await? == 0 {
        return Err(Error::Conflict);
    }
    let people = spaces::queries::nameable(tx, meeting.space_id, text).await?;
    outcomes::replace(tx, meeting.id, &rules::outcomes(text, &people)).await?;
    // Who approved another text has not approved this one.
    tx.execute(&DISAPPROVE, args![meeting.id]).await?;
    Ok(())
}

async fn told(tx: &Tx, viewer: &Viewer, meeting: &MeetingRow, verb: &'static str, now: Timestamp) -> Result<()> {
    let subject = Subject { kind: "meeting", id: Some(meeting.id), title: &meeting.title };
    journal::add(tx, viewer, verb, subject, json!({"minutes": true}), now).await
}

/// `act` is `approve`, by a member; `adopt` or `reopen`, by those who lead.
pub async fn settle(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let open = Open::read_if(&app, &viewer, id, Access::is_in).await?;
    let act = form.value("act").to_owned();
    let state = open.meeting.minutes_state.as_str();
    let verb = match (act.as_str(), state) {
        ("approve", "proposed") if open.access.writes() => "approved",
        ("adopt", "proposed") if plans(&open.access) => "adopted",
        ("reopen", "adopted") if plans(&open.access) => "reopened",
        ("approve" | "adopt" | "reopen", _) => return Err(Error::Forbidden),
        _ => return Err(Error::Invalid(Vec::new())),
    };
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, meeting) = (&viewer, &open.meeting);
            async move {
                match verb {
                    "approved" => tx.execute(&APPROVE, args![id, viewer.signed_in()?.id, now]).await?,
                    "adopted" => tx.execute(&SET_STATE, args![id, "adopted", now]).await?,
                    _ => tx.execute(&SET_STATE, args![id, "proposed", now]).await?,
                };
                told(&tx, viewer, meeting, verb, now).await
            }
        })
        .await?;
    Ok(to_with(&format!("{}#minutes", address(id)), "meetings-minutes-settled"))
}
