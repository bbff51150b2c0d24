//! The steps in which a proposal is written, one page each. Each is kept when it is sent, and can be come back to.

use askama::Template;
use axum::extract::{Path, State};
use matching::{Commitment, Strategy};

use super::save::{self, Draft};
use super::{Held, queries};
use crate::catalogue::Market;
use crate::catalogue::families::{Choice, Family, families};
use crate::catalogue::place_field::{self, Candidate};
use crate::kit::error::not_found;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};
use crate::people::edit::KINDS;
use crate::people::identifiers::{self, Scheme};
use crate::people::rules::email_key;

const SUMMARY_LIMIT: usize = 400;
const DESCRIPTION_LIMIT: usize = 5_000;
const MOST_LINKS: usize = 10;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    What,
    Purchase,
    Served,
    Who,
}

impl Step {
    pub const ALL: [Self; 4] = [Self::What, Self::Purchase, Self::Served, Self::Who];

    pub fn code(self) -> &'static str {
        match self {
            Self::What => "what",
            Self::Purchase => "purchase",
            Self::Served => "served",
            Self::Who => "who",
        }
    }

    fn numbered(number: usize) -> Option<Self> {
        Self::ALL.into_iter().nth(number.checked_sub(1)?)
    }

    fn number(self) -> usize {
        Self::ALL.into_iter().take_while(|step| *step != self).count() + 1
    }

    /// Whether nothing that it asks for is missing.
    pub fn is_done(self, draft: &Draft) -> bool {
        match self {
            Self::What => !draft.title.is_empty() && !draft.summary.is_empty(),
            Self::Purchase => !draft.categories.is_empty(),
            Self::Served => !draft.places.is_empty(),
            Self::Who => !draft.organisation.is_empty() && !draft.name.is_empty() && !draft.email_key.is_empty(),
        }
    }
}

#[derive(Template)]
#[template(path = "proposals/step.html")]
struct StepPage {
    shell: Shell,
    held: Held,
    draft: Draft,
    step: Step,
    form: Form,
    families: Vec<Family>,
    strategies: Vec<Choice>,
    commitments: Vec<Choice>,
    /// Among which to choose: of the territory, or of the town.
    places: Vec<Candidate>,
    towns: Vec<Candidate>,
}

impl StepPage {
    fn new(market: &Market, viewer: &Viewer, held: Held, step: Step, form: Form) -> Self {
        let language = viewer.language;
        let coded = |prefix: &str, code: &str| Choice {
            value: code.to_owned(),
            label: language.t(&format!("{prefix}-{}", code.replace('_', "-"))),
        };
        Self {
            shell: held.shell(viewer).at(language.t(&format!("proposals-step-{}", step.code()))),
            draft: Draft::of(&held.row),
            families: if step == Step::Purchase { families(&market.reference(), language) } else { Vec::new() },
            strategies: Strategy::ALL.iter().map(|it| coded("strategy", it.code())).collect(),
            commitments: Commitment::ALL.iter().map(|it| coded("commitment", it.code())).collect(),
            places: Vec::new(),
            towns: Vec::new(),
            held,
            step,
            form,
        }
    }

    fn is(&self, code: &str) -> bool {
        self.step.code() == code
    }

    fn kinds(&self) -> [&'static str; 6] {
        KINDS
    }

    fn is_now(&self, number: usize) -> bool {
        self.step.number() == number
    }

    /// Number, code, and how each stands: `done`, `now` or nothing.
    fn way(&self) -> Vec<(usize, &'static str, &'static str)> {
        let stands = |step: Step| match (step == self.step, step.is_done(&self.draft)) {
            (true, _) => "now",
            (false, true) => "done",
            (false, false) => "",
        };
        Step::ALL.into_iter().map(|step| (step.number(), step.code(), stands(step))).collect()
    }

    fn which(&self) -> String {
        let (number, count) = (self.step.number(), Step::ALL.len());
        let number = i64::try_from(number).unwrap_or(1);
        self.shell.two("proposals-step-of", ("number", number), ("count", i64::try_from(count).unwrap_or(1)))
    }
}

/// The step, as long as the proposal is its author's to write.
async fn open(app: &App, secret: String, number: usize) -> Result<(Held, Step)> {
    let step = Step::numbered(number).ok_or_else(not_found)?;
    Ok((Held::holds(app, secret).await?, step))
}

pub async fn edit(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path((secret, number)): Path<(String, usize)>,
) -> Result {
    let (held, step) = open(&app, secret, number).await?;
    if !held.row.state().is_written() {
        return Ok(to_with(&held.address(), "proposals-not-now"));
    }
    let form = filled(&market, &viewer, &held);
    page(&StepPage::new(&market, &viewer, held, step, form))
}

fn filled(market: &Market, viewer: &Viewer, held: &Held) -> Form {
    let (row, reference) = (&held.row, market.reference());
    let draft = Draft::of(row);
    let name = |id: &db::Uuid| reference.places.name(*id).unwrap_or_default().to_owned();
    let person = viewer.person.as_ref();
    let or = |typed: &str, known: Option<&str>| if typed.is_empty() { known.unwrap_or_default() } else { typed }.to_owned();
    let mut form = Form::new();
    for (field, value) in [
        ("_version", row.version.to_string()),
        ("title", row.title.clone()),
        ("summary", row.summary.clone()),
        ("description", row.description.clone()),
        ("links", row.links.clone()),
        ("radius_km", row.radius_km.map_or_else(String::new, |km| km.to_string())),
        ("place", draft.places.iter().map(name).collect::<Vec<_>>().join("\n")),
        ("organisation", row.organisation.clone()),
        ("kind", row.kind.clone().unwrap_or_else(|| "company".to_owned())),
        ("identifier_scheme", row.identifier_scheme.clone().unwrap_or_default()),
        ("identifier", row.identifier.clone().unwrap_or_default()),
        ("website", row.website.clone()),
        ("town", draft.town.as_ref().map(name).unwrap_or_default()),
        ("town_id", draft.town.map_or_else(String::new, |id| id.to_string())),
        ("name", or(&row.name, person.map(|person| person.name.as_str()))),
        ("email", or(&row.email, person.map(|person| person.email.as_str()))),
    ] {
        form.set(field, value);
    }
    form.set_all("categories", draft.categories.iter().map(ToString::to_string));
    form.set_all("strategies", draft.strategies);
    form.set_all("commitments", draft.commitments);
    form.set_all("place_id", draft.places.iter().map(ToString::to_string));
    form
}

pub async fn save(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path((secret, number)): Path<(String, usize)>,
    mut form: Form,
) -> Result {
    let (held, step) = open(&app, secret, number).await?;
    if !held.row.state().is_written() {
        return Ok(to_with(&held.address(), "proposals-not-now"));
    }
    let mut draft = Draft::of(&held.row);
    let (mut places, mut towns) = (Vec::new(), Vec::new());
    match step {
        Step::What => read_what(&viewer, &mut form, &mut draft),
        Step::Purchase => read_purchase(&market, &viewer, &mut form, &mut draft),
        Step::Served => places = read_served(&app, &viewer, &mut form, &mut draft).await?,
        Step::Who => towns = read_who(&app, &viewer, &mut form, &mut draft).await?,
    }
    if !form.is_sound() {
        return unsound(&StepPage { places, towns, ..StepPage::new(&market, &viewer, held, step, form) });
    }
    let (now, id) = (app.clock.now(), held.id());
    let written = app
        .db
        .write(|tx| {
            let (form, draft, viewer) = (&form, &draft, &viewer);
            async move {
                save::write(&tx, id, form.version(), draft, now).await?;
                // Whoever is signed in has shown already that their address is theirs.
                let own = viewer.person.as_ref().and_then(|person| email_key(&person.email));
                if own.is_some_and(|own| own == draft.email_key) {
                    save::confirm(&tx, id, now).await?;
                }
                Ok::<_, Error>(())
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to(&next(&held, step, &draft))),
        Err(Error::Conflict) => {
            let newest = queries::find(&app.db, id).await?;
            form.set("_version", newest.version.to_string());
            form.refuse(first_field(step), viewer.language.t("proposals-conflict"));
            unsound(&StepPage::new(&market, &viewer, Held { row: newest, ..held }, step, form))
        }
        Err(error) => Err(error),
    }
}

/// The next step; from the last one, or where all the others are written, the whole to be read again.
fn next(held: &Held, step: Step, draft: &Draft) -> String {
    let missing = Step::ALL.into_iter().find(|other| other.number() > step.number() && !other.is_done(draft));
    missing.map_or_else(|| held.address(), |step| held.step_address(step.number()))
}

fn first_field(step: Step) -> &'static str {
    match step {
        Step::What => "title",
        Step::Purchase => "categories",
        Step::Served => "place",
        Step::Who => "organisation",
    }
}

pub fn read_what(viewer: &Viewer, form: &mut Form, draft: &mut Draft) {
    draft.title = asked(viewer, form, "title", TITLE_LIMIT, "proposals-title-missing");
    draft.summary = asked(viewer, form, "summary", SUMMARY_LIMIT, "proposals-summary-missing");
    draft.description = bounded(viewer, form, "description", DESCRIPTION_LIMIT);
    let links: Vec<String> =
        form.value("links").lines().map(|link| link.trim().to_owned()).filter(|link| !link.is_empty()).collect();
    if links.len() > MOST_LINKS || links.iter().any(|link| !is_web(link)) {
        form.refuse("links", viewer.language.t("proposals-links-wrong"));
    }
    draft.links = links.join("\n");
}

fn is_web(link: &str) -> bool {
    (link.starts_with("https://") || link.starts_with("http://")) && !link.contains(char::is_whitespace)
}

fn read_purchase(market: &Market, viewer: &Viewer, form: &mut Form, draft: &mut Draft) {
    let reference = market.reference();
    draft.categories = form.values("categories").iter().filter_map(|id| id.parse().ok()).collect();
    draft.categories.retain(|id| reference.categories.get(*id).is_some());
    draft.categories.sort_unstable();
    draft.categories.dedup();
    if draft.categories.is_empty() {
        form.refuse("categories", viewer.language.t("catalogue-categories-missing"));
    }
    let known = |name: &str, is_known: fn(&str) -> bool| -> Vec<String> {
        form.values(name).iter().filter(|code| is_known(code)).cloned().collect()
    };
    draft.strategies = known("strategies", |code| Strategy::parse(code).is_some());
    draft.commitments = known("commitments", |code| Commitment::parse(code).is_some());
}

async fn read_served(app: &App, viewer: &Viewer, form: &mut Form, draft: &mut Draft) -> Result<Vec<Candidate>> {
    let places = place_field::read_several(app, viewer, form, "place").await?;
    if places.chosen.is_empty() && form.error("place").is_none() {
        form.refuse("place", viewer.language.t("catalogue-place-missing"));
    }
    let typed = form.trimmed("radius_km").to_owned();
    let radius_km = typed.parse::<i64>().ok().filter(|km| (1..=2000).contains(km));
    if radius_km.is_none() && !typed.is_empty() {
        form.refuse("radius_km", viewer.language.t("catalogue-radius-wrong"));
    }
    (draft.places, draft.radius_km) = (places.chosen, radius_km);
    Ok(places.candidates)
}

async fn read_who(app: &App, viewer: &Viewer, form: &mut Form, draft: &mut Draft) -> Result<Vec<Candidate>> {
    draft.organisation = asked(viewer, form, "organisation", TITLE_LIMIT, "proposals-organisation-missing");
    draft.kind = KINDS.iter().find(|kind| **kind == form.value("kind")).map(|kind| (*kind).to_owned());
    draft.identifier = read_identifier(viewer, form);
    draft.website = bounded(viewer, form, "website", TITLE_LIMIT);
    if !draft.website.is_empty() && !is_web(&draft.website) {
        form.refuse("website", viewer.language.t("people-website-wrong"));
    }
    let town = place_field::read(app, viewer, form, "town").await?;
    draft.town = town.chosen;
    draft.name = asked(viewer, form, "name", TITLE_LIMIT, "proposals-name-missing");
    form.trimmed("email").clone_into(&mut draft.email);
    draft.email_key = email_key(&draft.email).unwrap_or_default();
    if draft.email_key.is_empty() {
        form.refuse("email", viewer.language.t("proposals-email-wrong"));
    }
    Ok(town.candidates)
}

/// Of whichever scheme it is the number: nobody is asked which.
fn read_identifier(viewer: &Viewer, form: &mut Form) -> Option<(Scheme, String)> {
    let typed = form.trimmed("identifier").to_owned();
    let read = Scheme::ALL.into_iter().find_map(|scheme| Some((scheme, identifiers::parse(scheme, &typed).ok()?)));
    if read.is_none() && !typed.is_empty() {
        form.refuse("identifier", viewer.language.t("proposals-identifier-wrong"));
    }
    read
}

fn asked(viewer: &Viewer, form: &mut Form, field: &str, most: usize, missing: &str) -> String {
    let typed = bounded(viewer, form, field, most);
    if typed.is_empty() {
        form.refuse(field, viewer.language.t(missing));
    }
    typed
}

fn bounded(viewer: &Viewer, form: &mut Form, field: &str, most: usize) -> String {
    let typed = form.trimmed(field).to_owned();
    if typed.chars().count() > most {
        form.refuse(field, viewer.language.n("proposals-too-long", i64::try_from(most).unwrap_or(i64::MAX)));
    }
    typed
}
