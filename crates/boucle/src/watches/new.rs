//! Keeping the search that one looks at.

use askama::Template;
use axum::extract::{RawQuery, State};
use db::Uuid;
use jiff::tz::TimeZone;
use serde_json::json;

use super::queries;
use super::rules::{MOST, MOST_KNOWN, next_mail};
use super::save::{self, NewWatch};
use crate::catalogue::{Asked, Market, place, question};
use crate::kit::error::internal;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};
use crate::notices::queries as notices;
use crate::people::profile::PACES;

#[derive(Template)]
#[template(path = "watches/new.html")]
struct NewPage {
    shell: Shell,
    form: Form,
    /// What the search asks, in the reader's words.
    criteria: Vec<String>,
}

impl NewPage {
    fn paces(&self) -> [&'static str; 4] {
        PACES
    }
}

fn new_page(market: &Market, viewer: &Viewer, form: Form) -> NewPage {
    let asked = Asked::parse(Some(form.value("query").to_owned()));
    NewPage {
        shell: Shell::new(viewer)
            .under("/recherches", viewer.language.t("watches-title"))
            .at(viewer.language.t("watches-new")),
        criteria: asked.criteria(&market.reference(), viewer.language),
        form,
    }
}

pub async fn form(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    RawQuery(query): RawQuery,
) -> Result {
    let person = viewer.signed_in()?.id;
    let asked = Asked::parse(query);
    let criteria = asked.criteria(&market.reference(), viewer.language);
    let name = if criteria.is_empty() { viewer.language.t("watches-everything") } else { criteria.join(", ") };
    let mut form = Form::new();
    form.set("query", asked.question());
    form.set("name", name.chars().take(TITLE_LIMIT).collect::<String>());
    form.set("pace", notices::usual(&app.db, person).await?.unwrap_or_default());
    page(&new_page(&market, &viewer, form))
}

pub async fn create(State(app): State<App>, State(market): State<Market>, viewer: Viewer, mut form: Form) -> Result {
    let person = viewer.signed_in()?.id;
    let named = read(&viewer, &mut form);
    if queries::count(&app.db, person).await? >= MOST && posted::before(&app.db, &form).await?.is_none() {
        form.refuse("name", viewer.language.n("watches-many", i64::try_from(MOST).unwrap_or(i64::MAX)));
    }
    let asked = Asked::parse(Some(form.value("query").to_owned()));
    let query = asked.question();
    // An address of a thousand ticks is no search that somebody made.
    if query.len() > 4000 {
        return Err(Error::TooLarge);
    }
    let place = place(&app, &asked).await?;
    if place.is_none() && !asked.first("lieu").is_empty() {
        form.refuse("name", viewer.language.one("catalogue-place-unknown", "place", asked.first("lieu")));
    }
    let (Some((name, pace)), true) = (named, form.is_sound()) else {
        return unsound(&new_page(&market, &viewer, form));
    };
    let (now, zone) = (app.clock.now(), viewer.zone.clone());
    let watch = NewWatch {
        person,
        name,
        query,
        language: viewer.language.code().to_owned(),
        place,
        next_at: next_mail(&pace, notices::setting(&app.db, person).await?, now, &zone),
        pace,
        known: known(&app, &market, &viewer, &asked, place)?,
    };
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (viewer, watch) = (&viewer, &watch);
        async move {
            let id = save::insert(&tx, watch, now).await?;
            // What somebody looks for is theirs: the journal says no more than that a search is kept.
            let subject = Subject { kind: "watch", id: Some(id), title: "" };
            journal::add(&tx, viewer, "created", subject, json!({}), now).await?;
            Ok(format!("/recherches/{id}"))
        }
    })
    .await?;
    Ok(to_with(&location, "watches-kept"))
}

/// What the search finds now, unless that is too much to remember.
fn known(app: &App, market: &Market, viewer: &Viewer, asked: &Asked, place: Option<Uuid>) -> Result<Option<Vec<Uuid>>> {
    let reference = market.reference();
    let mut query = question(&reference, asked, viewer.language, place);
    query.limit = MOST_KNOWN;
    let found = market.index().search(&query, &reference.context(app.clock.now())).map_err(internal)?;
    if found.relaxed {
        return Ok(Some(Vec::new()));
    }
    let all = usize::try_from(found.total).is_ok_and(|total| total <= MOST_KNOWN);
    Ok(all.then(|| found.hits.iter().map(|hit| hit.id).collect()))
}

/// The name and the pace that a form says.
pub(super) fn read(viewer: &Viewer, form: &mut Form) -> Option<(String, String)> {
    let name = form.trimmed("name").to_owned();
    if name.is_empty() || name.chars().count() > TITLE_LIMIT {
        form.refuse("name", viewer.language.t("watches-name-missing"));
    }
    let pace = PACES.into_iter().find(|pace| *pace == form.value("pace"));
    if pace.is_none() {
        form.refuse("pace", viewer.language.t("watches-pace-wrong"));
    }
    Some((name, pace?.to_owned())).filter(|_| form.is_sound())
}

/// When the next mail of that pace is due for the one who asks.
pub(super) async fn next(app: &App, person: Uuid, pace: &str, zone: &TimeZone) -> Result<Option<db::Timestamp>> {
    Ok(next_mail(pace, notices::setting(&app.db, person).await?, app.clock.now(), zone))
}
