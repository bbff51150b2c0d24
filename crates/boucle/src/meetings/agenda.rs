//! The agenda: items that members propose, each with its time; those who plan put them in order.

use axum::extract::{Path, State};
use db::{Run, Timestamp, Tx, Uuid, args, row, sql};
use serde_json::json;

use super::queries::MeetingRow;
use super::{Open, address, plans, rules, show};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{to, unsound};
use crate::kit::{App, Error, Form, Result, Viewer, posted};
use crate::spaces::Access;

const MOST_ITEMS: usize = 50;

row! {
    #[derive(Debug, Clone)]
    struct ItemRow {
        id: Uuid,
        title: String,
        lasts: i64,
        created_by: Option<Uuid>,
        author: Option<String>,
    }
}

sql! {
    LIST: ItemRow = "
        SELECT i.id, i.title, i.lasts, i.created_by, p.name AS author
        FROM agenda_item i LEFT JOIN person p ON p.id = i.created_by
        WHERE i.meeting_id = $1 ORDER BY i.position, i.id";
    ADD: () = "
        INSERT INTO agenda_item (id, meeting_id, position, title, lasts, created_by)
        VALUES ($1, $2, (SELECT COALESCE(max(o.position), 0) + 1 FROM agenda_item o WHERE o.meeting_id = $2), $3, $4, $5)";
    PLACE: () = "UPDATE agenda_item SET position = $2 WHERE id = $1";
    REMOVE: () = "DELETE FROM agenda_item WHERE id = $1";
}

/// An item with the moment at which its turn comes.
#[derive(Debug, Clone)]
pub struct Item {
    pub id: Uuid,
    pub title: String,
    /// In minutes; 0 where nobody said.
    pub lasts: i64,
    pub author_id: Option<Uuid>,
    pub author: Option<String>,
    pub begins_at: Timestamp,
}

pub async fn of(run: &impl Run, meeting: &MeetingRow) -> Result<Vec<Item>> {
    let rows = run.all(&LIST, args![meeting.id]).await?;
    let lasts: Vec<i64> = rows.iter().map(|row| row.lasts).collect();
    let beginnings = rules::beginnings(meeting.starts_at, &lasts);
    let item = |(row, begins_at): (ItemRow, Timestamp)| Item {
        id: row.id,
        title: row.title,
        lasts: row.lasts,
        author_id: row.created_by,
        author: row.author,
        begins_at,
    };
    Ok(rows.into_iter().zip(beginnings).map(item).collect())
}

/// Puts an item at the end; `lasts` is in minutes.
pub async fn insert(tx: &Tx, meeting: Uuid, title: &str, lasts: i64, by: Option<Uuid>) -> Result<()> {
    tx.execute(&ADD, args![Uuid::now_v7(), meeting, title, lasts, by]).await?;
    Ok(())
}

/// Those who plan put items in order; who proposed one may take it back.
pub fn may_arrange(access: &Access, viewer: &Viewer, item: &Item) -> bool {
    plans(access) || (access.writes() && item.author_id.is_some() && item.author_id == viewer.id())
}

pub async fn add(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::read_if(&app, &viewer, id, Access::writes).await?;
    let now = app.clock.now();
    if !show::takes_answers(&open.meeting, now) {
        return Err(Error::NotFound);
    }
    let title = form.trimmed("item").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("item", viewer.language.t("meetings-item-wrong"));
    }
    let lasts = match form.trimmed("item-lasts") {
        "" => Some(0),
        minutes => minutes.parse::<i64>().ok().filter(|minutes| (0..=1440).contains(minutes)),
    };
    if lasts.is_none() {
        form.refuse("item-lasts", viewer.language.t("meetings-item-lasts-wrong"));
    }
    if of(&app.db, &open.meeting).await?.len() >= MOST_ITEMS {
        form.refuse("item", viewer.language.t("meetings-items-full"));
    }
    let Some(lasts) = lasts.filter(|_| form.is_sound()) else {
        return unsound(&show::show_page(&app, &viewer, open, form).await?);
    };
    posted::once(&app, &viewer, &form, |tx| {
        let (viewer, meeting, title) = (&viewer, &open.meeting, title.as_str());
        async move {
            insert(&tx, id, title, lasts, viewer.id()).await?;
            let subject = Subject { kind: "meeting", id: Some(id), title: &meeting.title };
            journal::add(&tx, viewer, "proposed", subject, json!({"item": title}), now).await?;
            Ok(address(id))
        }
    })
    .await?;
    Ok(to(&format!("{}#agenda", address(id))))
}

/// `act` is `up`, `down` or `remove`.
pub async fn arrange(State(app): State<App>, viewer: Viewer, Path((id, item)): Path<(Uuid, Uuid)>, form: Form) -> Result {
    let open = Open::read_if(&app, &viewer, id, Access::writes).await?;
    let items = of(&app.db, &open.meeting).await?;
    let at = items.iter().position(|other| other.id == item).ok_or(Error::NotFound)?;
    let act = form.value("act").to_owned();
    let moved = items.get(at).ok_or(Error::NotFound)?;
    if !may_arrange(&open.access, &viewer, moved) || (act != "remove" && !plans(&open.access)) {
        return Err(Error::Forbidden);
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, meeting, items, act, moved) = (&viewer, &open.meeting, &items, act.as_str(), moved);
            async move {
                if act == "remove" {
                    tx.execute(&REMOVE, args![item]).await?;
                    let subject = Subject { kind: "meeting", id: Some(id), title: &meeting.title };
                    return journal::add(&tx, viewer, "removed", subject, json!({"item": moved.title}), now).await;
                }
                let mut order: Vec<Uuid> = items.iter().map(|item| item.id).collect();
                let to = if act == "up" { at.saturating_sub(1) } else { (at + 1).min(order.len() - 1) };
                order.swap(at, to);
                let places = (1_i64..).zip(order).map(|(position, item)| args![item, position]).collect();
                tx.execute_many(&PLACE, places).await?;
                Ok::<_, Error>(())
            }
        })
        .await?;
    Ok(to(&format!("{}#agenda", address(id))))
}
