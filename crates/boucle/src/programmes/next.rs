//! The edition that follows another: what stays true from one year to the next is taken over, its days are moved.
//! Always: it is shown before it is made; who applied, what they answered, bought and signed stays with the year that it is of.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use db::{Date, Timestamp, Tx, Uuid};
use futures_util::future::BoxFuture;
use jiff::ToSpan;
use serde_json::json;

use super::queries::{self, EditionRow, OrganiserRow};
use super::rules::{MOVES, Shift, next_title};
use super::save::{self, NewEdition, Programme};
use super::{Edition, form};
use crate::kit::error::invalid;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Form, Result, Shell, Viewer, posted};
use crate::spaces::{Part, queries as spaces};

pub type Foreseen = BoxFuture<'static, Result<Vec<Coming>>>;

/// What a feature above hands over from one edition to the next.
pub struct Handover {
    /// What would come along, for who is about to prepare the next edition.
    pub coming: fn(App, Viewer, Uuid, Shift) -> Foreseen,
    pub hand_over: fn(Tx, Handed) -> BoxFuture<'static, Result<()>>,
}

/// Something that comes along, in the reader's words: a thing without a day, or a thing with when it was and when it will be.
#[derive(Debug, Clone)]
pub enum Coming {
    Thing(String),
    Day { title: String, before: String, after: String },
}

#[derive(Debug, Clone)]
pub struct Handed {
    pub from: Uuid,
    pub to: Uuid,
    pub shift: Shift,
    pub viewer: Viewer,
    pub now: Timestamp,
}

#[linkme::distributed_slice]
pub static HANDOVERS: [Handover];

/// What the form says of the next edition.
#[derive(Debug, Clone)]
struct Wanted {
    title: String,
    shift: Shift,
}

/// What the next edition would be.
struct Preview {
    /// The edition's own days, then its sessions in their order.
    days: Vec<(String, String, String)>,
    things: Vec<String>,
    organisers: Vec<OrganiserRow>,
    has_conditions: bool,
}

#[derive(Template)]
#[template(path = "programmes/next.html")]
struct NextPage {
    shell: Shell,
    edition: Edition,
    form: Form,
    preview: Option<Preview>,
}

impl NextPage {
    async fn new(app: &App, viewer: &Viewer, edition: Edition, form: Form, wanted: Option<Wanted>) -> Result<Self> {
        let preview = match wanted {
            Some(wanted) => Some(Preview::of(app, viewer, &edition.row, wanted.shift).await?),
            None => None,
        };
        let shell = edition.shell(viewer).at(viewer.language.t("programmes-next"));
        Ok(Self { shell, edition, form, preview })
    }

    fn moves(&self) -> [&'static str; 2] {
        MOVES
    }

    /// What the days that are shown were moved by.
    fn seen(&self) -> String {
        seen(&self.form)
    }
}

impl Preview {
    async fn of(app: &App, viewer: &Viewer, row: &EditionRow, shift: Shift) -> Result<Self> {
        let language = viewer.language;
        let mut days = Vec::new();
        for (key, day) in [
            ("programmes-next-opens", row.opens_on),
            ("programmes-next-closes", row.closes_on),
            ("programmes-next-starts", row.starts_on),
            ("programmes-next-ends", row.ends_on),
        ] {
            let said = |day| crate::meetings::day(language, day);
            days.push((language.t(key), said(day), said(later(shift, day)?)));
        }
        let mut things = Vec::new();
        for handover in HANDOVERS {
            for coming in (handover.coming)(app.clone(), viewer.clone(), row.id, shift).await? {
                match coming {
                    Coming::Thing(words) => things.push(words),
                    Coming::Day { title, before, after } => days.push((title, before, after)),
                }
            }
        }
        Ok(Self {
            days,
            things,
            organisers: queries::organisers(&app.db, row.id).await?,
            has_conditions: queries::latest_access(&app.db, row.id).await?.is_some()
                || queries::access_draft(&app.db, row.id).await?.is_some(),
        })
    }
}

/// A title and a start as the form says them; without them, a year later to the week.
pub async fn ask(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, RawQuery(query): RawQuery) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    let mut form = Form::parse(query.as_deref().unwrap_or_default())?;
    if form.once().is_none() {
        form.set("_once", Uuid::now_v7().to_string());
    }
    if form.value("starts_on").is_empty() && form.value("title").is_empty() {
        let starts_on = edition.row.starts_on;
        form.set("title", next_title(edition.title(), starts_on.year()));
        form.set("starts_on", starts_on.saturating_add(52.weeks()).to_string());
        form.set("moves", "weeks");
    }
    let wanted = read(&viewer, &mut form, &edition.row);
    page(&NextPage::new(&app, &viewer, edition, form, wanted).await?)
}

/// Makes the next edition, once its days were shown.
pub async fn prepare(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    let wanted = read(&viewer, &mut form, &edition.row);
    if wanted.is_some() && form.value("seen") != seen(&form) {
        form.refuse("starts_on", viewer.language.t("programmes-next-look"));
    }
    let Some(wanted) = wanted.clone().filter(|_| form.is_sound()) else {
        return unsound(&NextPage::new(&app, &viewer, edition, form, wanted).await?);
    };
    let next = moved(&edition.row, &wanted)?;
    let now = app.clock.now();
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (viewer, next, from) = (&viewer, &next, &edition.row);
        async move {
            let person = viewer.signed_in()?.id;
            let to = save::insert(&tx, next, Some(person), now).await?;
            organise(&tx, from.id, to, now).await?;
            spaces::seat(&tx, to, person, Part::Coordinator, "", now).await?;
            take_access(&tx, from.id, to, person, now).await?;
            for handover in HANDOVERS {
                let handed = Handed { from: from.id, to, shift: wanted.shift, viewer: viewer.clone(), now };
                (handover.hand_over)(tx.clone(), handed).await?;
            }
            let subject = Subject { kind: "edition", id: Some(to), title: &next.title };
            journal::add(&tx, viewer, "created", subject, json!({"follows": from.id}), now).await?;
            Ok(format!("/programmes/{to}"))
        }
    })
    .await?;
    Ok(to_with(&location, "programmes-next-prepared"))
}

/// What the form was when its days were shown.
fn seen(form: &Form) -> String {
    format!("{} {}", form.trimmed("starts_on"), form.value("moves"))
}

fn read(viewer: &Viewer, form: &mut Form, row: &EditionRow) -> Option<Wanted> {
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", viewer.language.t("programmes-name-wrong"));
    }
    if !MOVES.contains(&form.value("moves")) {
        form.refuse("moves", viewer.language.t("programmes-choose-listed"));
    }
    let starts_on = form::read_day(viewer, form, "starts_on")?;
    let shift = Shift::between(row.starts_on, starts_on, form.value("moves") == "weeks");
    if shift.is_none() {
        let starts_on = crate::kit::format::date(viewer.language, row.starts_on);
        form.refuse("starts_on", viewer.language.one("programmes-next-earlier", "date", starts_on));
    }
    let shift = shift?;
    form.is_sound().then_some(Wanted { title, shift })
}

/// A day that no calendar has any more is none that anybody typed in earnest.
fn later(shift: Shift, day: Date) -> Result<Date> {
    shift.day(day).ok_or_else(|| invalid("starts_on", "out of the calendar"))
}

fn moved(row: &EditionRow, wanted: &Wanted) -> Result<NewEdition> {
    let later = |day| later(wanted.shift, day);
    Ok(NewEdition {
        programme: Programme::Known(row.programme_id),
        title: wanted.title.clone(),
        promise: row.promise.clone(),
        audience: row.audience.clone(),
        commitment: row.commitment.clone(),
        contact: row.contact.clone(),
        open_space: row.open_space_id,
        opens_on: later(row.opens_on)?,
        closes_on: later(row.closes_on)?,
        starts_on: later(row.starts_on)?,
        ends_on: later(row.ends_on)?,
        places: row.places,
        plenaries: row.plenaries,
        waits: row.waits,
        decides: row.decides.clone(),
        time_zone: row.time_zone.clone(),
    })
}

/// The organisers with their shares, and those of their people who still are theirs.
async fn organise(tx: &Tx, from: Uuid, to: Uuid, now: Timestamp) -> Result<()> {
    for organiser in queries::organisers(tx, from).await? {
        save::add_organiser(tx, to, organiser.organisation_id, &organiser.part, now).await?;
        if organiser.places.is_some() {
            save::set_places(tx, to, organiser.organisation_id, organiser.places).await?;
        }
    }
    let seated = queries::seated(tx, from).await?;
    for person in queries::people(tx, from).await? {
        let (organisation, id) = (person.organisation_id, person.person_id);
        if seated.iter().any(|it| it.organisation_id == organisation && it.person_id == id) {
            save::add_person(tx, to, organisation, id, &person.role, now).await?;
        }
    }
    save::arrange(tx, &queries::find(tx, to).await?, &[], now).await
}

/// The conditions that answer now; where none was published, those that are being written.
async fn take_access(tx: &Tx, from: Uuid, to: Uuid, by: Uuid, now: Timestamp) -> Result<()> {
    if let Some(access) = queries::latest_access(tx, from).await? {
        save::write_access(tx, to, 0, &access.terms, now).await?;
        save::publish_access(tx, to, &access.terms, Some(by), now).await?;
    } else if let Some(draft) = queries::access_draft(tx, from).await? {
        save::write_access(tx, to, 0, &draft.terms, now).await?;
    }
    Ok(())
}
