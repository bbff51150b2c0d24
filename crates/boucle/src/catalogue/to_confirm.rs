//! Solutions whose year ends within a month or has ended, for those who write for their suppliers: ticked and confirmed at once.

use askama::Template;
use axum::extract::State;
use db::{Run, Timestamp, Uuid, args, row, sql};
use jiff::ToSpan;
use jiff::tz::TimeZone;
use serde_json::json;

use super::rules::{self, REMINDED};
use super::save;
use crate::kit::error::internal;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};

const MOST: i64 = 200;

row! {
    #[derive(Debug, Clone)]
    struct Waiting {
        id: Uuid,
        title: String,
        supplier_id: Uuid,
        supplier: String,
        vouched_at: Timestamp,
        version: i64,
    }
}

sql! {
    // Of all suppliers, for coordinators; the oldest first.
    ALL: Waiting = "
        SELECT s.id, s.title, s.supplier_id, o.name AS supplier, s.vouched_at, s.version
        FROM solution s JOIN organisation o ON o.id = s.supplier_id
        WHERE s.state = 'published' AND s.vouched_at < $1 ORDER BY s.vouched_at, s.id LIMIT $2";
    OF_SUPPLIERS: Waiting = "
        SELECT s.id, s.title, s.supplier_id, o.name AS supplier, s.vouched_at, s.version
        FROM solution s JOIN organisation o ON o.id = s.supplier_id
        WHERE s.supplier_id = ANY($1) AND s.state = 'published' AND s.vouched_at < $2
        ORDER BY s.vouched_at, s.id LIMIT $3";
    CHOSEN: Waiting = "
        SELECT s.id, s.title, s.supplier_id, o.name AS supplier, s.vouched_at, s.version
        FROM solution s JOIN organisation o ON o.id = s.supplier_id WHERE s.id = ANY($1) AND s.state = 'published'";
}

#[derive(Template)]
#[template(path = "catalogue/to_confirm.html")]
struct ListPage {
    shell: Shell,
    solutions: Vec<Waiting>,
}

impl ListPage {
    fn by(&self, solution: &Waiting) -> String {
        let by = rules::confirm_by(solution.vouched_at);
        self.shell.one("catalogue-confirm-by", "date", self.shell.date(by))
    }
}

pub async fn list(State(app): State<App>, viewer: Viewer) -> Result {
    let [first, _] = REMINDED;
    let here = app.clock.now().to_zoned(TimeZone::UTC);
    let before = here.checked_sub(1.year()).and_then(|at| at.checked_add((first + 1).days())).map_err(internal)?.timestamp();
    let solutions = if viewer.is_coordinator() {
        app.db.all(&ALL, args![before, MOST]).await?
    } else {
        let suppliers: Vec<Uuid> =
            viewer.seats().iter().filter(|seat| seat.contributes()).map(|seat| seat.organisation).collect();
        app.db.all(&OF_SUPPLIERS, args![suppliers, before, MOST]).await?
    };
    let shell = Shell::new(&viewer)
        .under("/catalogue", viewer.language.t("catalogue-title"))
        .at(viewer.language.t("catalogue-to-confirm-short"));
    page(&ListPage { shell, solutions })
}

pub async fn confirm(State(app): State<App>, viewer: Viewer, form: Form) -> Result {
    let ids: Vec<Uuid> = form.values("solution").iter().filter_map(|id| id.parse().ok()).collect();
    let mut chosen = app.db.all(&CHOSEN, args![ids]).await?;
    chosen.retain(|solution| rules::may_edit(&viewer, solution.supplier_id));
    if chosen.is_empty() {
        return Ok(to_with("/catalogue/a-confirmer", "catalogue-confirm-none"));
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (chosen, viewer) = (&chosen, &viewer);
            async move {
                for solution in chosen {
                    save::confirm(&tx, solution.id, viewer.id(), now).await?;
                    let subject = Subject { kind: "solution", id: Some(solution.id), title: &solution.title };
                    journal::add(&tx, viewer, "confirmed", subject, json!({"version": solution.version}), now).await?;
                }
                Ok::<_, Error>(())
            }
        })
        .await?;
    Ok(to_with("/catalogue/a-confirmer", "catalogue-confirmed"))
}
