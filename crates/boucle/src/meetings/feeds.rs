//! Secret addresses that a person's own calendar reads: of all their spaces, or of one.
//! Always: what a feed shows is asked for as its person, at that moment; the address is shown once and kept as a digest;
//! revoking it closes it at once.

use std::time::Duration;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use db::{Run, Timestamp, Uuid, args, row, sql};
use http::header;

use serde_json::json;

use super::{events, queries};
use crate::kit::calendar::{self, Event};
use crate::kit::error::internal;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, to_with};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted, session};
use crate::spaces;
use crate::spaces::queries::SpaceLine;

const MOST: usize = 20;
const THREE_MONTHS: Duration = Duration::from_hours(24 * 90);

row! {
    #[derive(Debug, Clone)]
    struct Feed {
        id: Uuid,
        space_title: Option<String>,
        created_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    struct Found {
        person_id: Uuid,
        space_id: Option<Uuid>,
    }
}

sql! {
    LIST: Feed = "
        SELECT f.id, s.title AS space_title, f.created_at FROM calendar_feed f LEFT JOIN space s ON s.id = f.space_id
        WHERE f.person_id = $1 ORDER BY f.created_at DESC, f.id";
    FIND: Found = "
        SELECT f.person_id, f.space_id FROM calendar_feed f JOIN person p ON p.id = f.person_id
        WHERE f.digest = $1 AND p.erased_at IS NULL";
    ADD: () = "INSERT INTO calendar_feed (id, digest, person_id, space_id, created_at) VALUES ($1, $2, $3, $4, $5)";
    REVOKE: () = "DELETE FROM calendar_feed WHERE id = $1 AND person_id = $2";
}

#[derive(Template)]
#[template(path = "meetings/feeds.html")]
struct FeedsPage {
    shell: Shell,
    form: Form,
    feeds: Vec<Feed>,
    spaces: Vec<SpaceLine>,
    /// The address that was just made; it is never shown again.
    fresh: Option<String>,
    is_full: bool,
}

async fn feeds_page(app: &App, viewer: &Viewer, fresh: Option<String>) -> Result<FeedsPage> {
    let person = viewer.signed_in()?.id;
    let feeds = app.db.all(&LIST, args![person]).await?;
    Ok(FeedsPage {
        form: Form::new(),
        shell: Shell::new(viewer).under("/moi", viewer.language.t("people-profile")).at(viewer.language.t("meetings-feeds")),
        is_full: feeds.len() >= MOST,
        feeds,
        spaces: spaces::queries::mine(&app.db, person).await?,
        fresh,
    })
}

pub async fn list(State(app): State<App>, viewer: Viewer) -> Result {
    page(&feeds_page(&app, &viewer, None).await?)
}

/// `act` is `make`, or `revoke` with the feed's `id`.
pub async fn change(State(app): State<App>, viewer: Viewer, form: Form) -> Result {
    if form.value("act") == "revoke" {
        return revoke(&app, &viewer, form.value("id").parse().map_err(|_| Error::NotFound)?).await;
    }
    let space: Option<Uuid> = form.value("space").parse().ok();
    let title = match space {
        Some(space) => {
            let access = spaces::queries::access(&app.db, &viewer, space).await?;
            let is_in = access.is_in();
            access.must(is_in)?.space.title
        }
        None => String::new(),
    };
    let person = viewer.signed_in()?.id;
    if app.db.all(&LIST, args![person]).await?.len() >= MOST {
        return page(&feeds_page(&app, &viewer, None).await?);
    }
    let now = app.clock.now();
    let (secret, digest) = session::secret();
    let is_made = app
        .db
        .write(|tx| {
            let (viewer, form, digest, title) = (&viewer, &form, digest.clone(), title.as_str());
            async move {
                if posted::before(&tx, form).await?.is_some() {
                    return Ok(false);
                }
                posted::keep(&tx, viewer, form, "/moi/calendrier", now).await?;
                let id = Uuid::now_v7();
                tx.execute(&ADD, args![id, digest, person, space, now]).await?;
                let subject = Subject { kind: "calendar", id: Some(id), title };
                journal::add(&tx, viewer, "created", subject, json!({"space": space}), now).await?;
                Ok::<_, Error>(true)
            }
        })
        .await?;
    if !is_made {
        return Ok(to("/moi/calendrier"));
    }
    let address = format!("{}/calendrier/{secret}", app.config.public_url);
    page(&feeds_page(&app, &viewer, Some(address)).await?)
}

async fn revoke(app: &App, viewer: &Viewer, id: Uuid) -> Result {
    let now = app.clock.now();
    app.db
        .write(|tx| async move {
            if tx.execute(&REVOKE, args![id, viewer.signed_in()?.id]).await? == 0 {
                return Err(Error::NotFound);
            }
            let subject = Subject { kind: "calendar", id: Some(id), title: "" };
            journal::add(&tx, viewer, "removed", subject, json!({}), now).await
        })
        .await?;
    Ok(to_with("/moi/calendrier", "meetings-feed-revoked"))
}

/// The calendar itself: from three months ago on.
pub async fn read(State(app): State<App>, Path(token): Path<String>) -> Result<Response> {
    let secret = token.strip_suffix(".ics").unwrap_or(&token);
    let feed = app.db.optional(&FIND, args![session::digest(secret)]).await?.ok_or(Error::NotFound)?;
    let after = app.clock.now().checked_sub(THREE_MONTHS).map_err(internal)?;
    let (series, alone) = queries::of_person(&app.db, feed.person_id, feed.space_id, after).await?;
    let site = &app.config.public_url;
    let of_series = series.iter().flat_map(|(series, meetings)| events::events(series, meetings, site));
    let alone = alone.iter().filter(|meeting| meeting.cancelled_at.is_none()).map(|meeting| events::event(meeting, site));
    let events: Vec<Event> = of_series.chain(alone).collect();
    let mut days = Vec::new();
    for others in calendar::DAYS {
        days.extend((others.of)(app.clone(), feed.person_id, feed.space_id).await?);
    }
    let text = calendar::write_with(&app.config.network_name, None, &events, &days, None);
    let headers = [(header::CONTENT_TYPE, "text/calendar; charset=utf-8"), (header::CACHE_CONTROL, "private, max-age=300")];
    Ok((headers, text).into_response())
}
