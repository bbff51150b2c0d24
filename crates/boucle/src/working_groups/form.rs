//! Proposing a working group, and saying it better.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use jiff::tz::TimeZone;
use serde_json::json;

use super::participations::{self, Coming};
use super::queries::{self, GroupRow};
use super::rules::{self, Settings, Terms};
use super::save::{self, NewGroup};
use super::{Group, address, letters, today};
use crate::catalogue::Market;
use crate::catalogue::families::{Choice, Family, families};
use crate::kit::error::forbidden;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};
use crate::needs::api;
use crate::needs::rules::CURRENCIES;
use crate::people::profile::ZONES;
use crate::people::queries as people;
use crate::spaces::{Part, queries as spaces};

#[derive(Template)]
#[template(path = "working_groups/form.html")]
struct FormPage {
    shell: Shell,
    form: Form,
    action: String,
    title: String,
    /// In whose name it is proposed; none where that was said before.
    organisations: Vec<Choice>,
    /// Some of them are no members of the network: they say on what terms they come.
    asks_terms: bool,
    families: Vec<Family>,
    zones: Vec<String>,
    suggested: bool,
    /// Who leads may change by what rule deliverables are validated.
    sets_rule: bool,
    minimum: i64,
    /// What somebody else saved meanwhile.
    theirs: Option<GroupRow>,
}

impl FormPage {
    fn terms(&self) -> [&'static str; 2] {
        Terms::AGREED.map(Terms::code)
    }

    fn currencies(&self) -> [&'static str; 2] {
        CURRENCIES
    }

    fn shares(&self) -> [&'static str; 4] {
        rules::SHARES
    }
}

fn refuse_strangers(viewer: &Viewer) -> Result<()> {
    if rules::may_propose(viewer) { Ok(()) } else { Err(forbidden()) }
}

async fn new_page(app: &App, market: &Market, viewer: &Viewer, form: Form, settings: &Settings) -> Result<FormPage> {
    let own = viewer.seats().iter().filter(|seat| seat.contributes());
    let organisations: Vec<Choice> =
        own.map(|seat| Choice { value: seat.organisation.to_string(), label: seat.name.clone() }).collect();
    let ids: Vec<Uuid> = organisations.iter().filter_map(|choice| choice.value.parse().ok()).collect();
    let members = people::members(&app.db, ids, today(app, viewer)).await?;
    let title = viewer.language.t("groups-new");
    Ok(FormPage {
        shell: Shell::new(viewer).under("/chantiers", viewer.language.t("groups-title")).at(title.as_str()),
        action: "/chantiers/nouveau".to_owned(),
        title,
        asks_terms: members.len() < organisations.len(),
        organisations,
        families: families(&market.reference(), viewer.language),
        zones: zones(&form),
        suggested: false,
        sets_rule: false,
        minimum: settings.minimum,
        theirs: None,
        form,
    })
}

fn zones(form: &Form) -> Vec<String> {
    let mut zones: Vec<String> = ZONES.iter().map(|zone| (*zone).to_owned()).collect();
    let typed = form.value("time_zone");
    if !typed.is_empty() && !zones.iter().any(|zone| zone == typed) {
        zones.push(typed.to_owned());
    }
    zones
}

pub async fn blank(State(app): State<App>, State(market): State<Market>, viewer: Viewer) -> Result {
    refuse_strangers(&viewer)?;
    let settings = queries::settings(&app.db).await?;
    let mut form = Form::new();
    form.set("currency", settings.currency.as_str());
    form.set("time_zone", viewer.zone.iana_name().unwrap_or(&app.config.time_zone));
    form.set("terms", Terms::BringsExpertise.code());
    page(&new_page(&app, &market, &viewer, form, &settings).await?)
}

pub async fn create(State(app): State<App>, State(market): State<Market>, viewer: Viewer, mut form: Form) -> Result {
    refuse_strangers(&viewer)?;
    let settings = queries::settings(&app.db).await?;
    if form.checked("suggest") {
        suggest(&viewer, &market, &mut form);
        return page(&FormPage { suggested: true, ..new_page(&app, &market, &viewer, form, &settings).await? });
    }
    let seat =
        viewer.seats().iter().find(|seat| seat.contributes() && seat.organisation.to_string() == form.value("organisation"));
    if seat.is_none() {
        form.refuse("organisation", viewer.language.t("groups-organisation-missing"));
    }
    let group = read(&market, &viewer, &mut form, &settings);
    let today = today(&app, &viewer);
    let is_member = match seat {
        Some(seat) => !people::members(&app.db, vec![seat.organisation], today).await?.is_empty(),
        None => true,
    };
    let terms = if is_member { Some(Terms::Member) } else { agreed(&form) };
    if terms.is_none() {
        form.refuse("terms", viewer.language.t("groups-choose-listed"));
    }
    let (Some(group), Some(terms), Some(seat), true) = (group, terms, seat, form.is_sound()) else {
        return unsound(&new_page(&app, &market, &viewer, form, &settings).await?);
    };
    let group = NewGroup { organisation: seat.organisation, ..group };
    let location = propose(&app, &viewer, &form, &group, terms, &seat.name).await?;
    Ok(to_with(&location, if terms == Terms::Member { "groups-proposed" } else { "groups-proposed-asked" }))
}

/// Terms that somebody has to agree to.
pub fn agreed(form: &Form) -> Option<Terms> {
    Terms::parse(form.value("terms")).filter(|terms| Terms::AGREED.contains(terms))
}

/// Makes the group with its space, its proposer in it, and the organisation in whose name it is proposed.
async fn propose(
    app: &App,
    viewer: &Viewer,
    form: &Form,
    group: &NewGroup,
    terms: Terms,
    organisation: &str,
) -> Result<String> {
    let now = app.clock.now();
    posted::once(app, viewer, form, |tx| async move {
        let person = viewer.signed_in()?.id;
        let id = save::insert(&tx, group, Some(person), now).await?;
        spaces::seat(&tx, id, person, Part::Member, "", now).await?;
        let coming = Coming { organisation: group.organisation, terms, offer: "", people: &[person] };
        let participation = participations::add(&tx, id, &coming, Some(person), now).await?;
        let subject = Subject { kind: "working_group", id: Some(id), title: &group.title };
        let detail = json!({"organisation": group.organisation, "terms": terms.code()});
        journal::add(&tx, viewer, "proposed", subject, detail, now).await?;
        if terms != Terms::Member {
            letters::asked(&tx, app, (id, &group.title), organisation, participation, now).await?;
        }
        Ok(format!("{}/organisations", address(id)))
    })
    .await
}

fn edit_page(market: &Market, viewer: &Viewer, group: &Group, form: Form, minimum: i64) -> FormPage {
    let title = viewer.language.t("groups-edit");
    FormPage {
        shell: group.shell(viewer).at(title.as_str()),
        action: format!("{}/modifier", address(group.id())),
        title,
        organisations: Vec::new(),
        asks_terms: false,
        families: families(&market.reference(), viewer.language),
        zones: zones(&form),
        suggested: false,
        sets_rule: group.leads(),
        minimum,
        theirs: None,
        form,
    }
}

async fn editable(app: &App, viewer: &Viewer, id: Uuid) -> Result<Group> {
    let group = Group::read(app, viewer, id).await?;
    if group.may_edit(viewer) { Ok(group) } else { Err(forbidden()) }
}

pub async fn edit(State(app): State<App>, State(market): State<Market>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let group = editable(&app, &viewer, id).await?;
    let mut form = Form::new();
    let row = &group.row;
    for (name, value) in [
        ("_version", row.version.to_string()),
        ("title", group.title().to_owned()),
        ("problem", row.problem.clone()),
        ("scope", row.scope.clone()),
        ("hopes", row.hopes.clone()),
        ("currency", row.currency.clone()),
        ("time_zone", group.access.space.time_zone.clone()),
        ("trial_minimum", row.trial_minimum.to_string()),
        ("trial_share", row.trial_share.clone()),
    ] {
        form.set(name, value);
    }
    let categories = queries::categories(&app.db, vec![id]).await?;
    form.set_all("categories", categories.iter().map(|(_, category)| category.to_string()));
    page(&edit_page(&market, &viewer, &group, form, queries::minimum(&app.db).await?))
}

pub async fn save(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    mut form: Form,
) -> Result {
    let group = editable(&app, &viewer, id).await?;
    let minimum = queries::minimum(&app.db).await?;
    if form.checked("suggest") {
        suggest(&viewer, &market, &mut form);
        return page(&FormPage { suggested: true, ..edit_page(&market, &viewer, &group, form, minimum) });
    }
    let row = &group.row;
    let kept = Settings {
        minimum,
        trial_minimum: row.trial_minimum,
        trial_share: row.trial_share.clone(),
        currency: row.currency.clone(),
    };
    let rule = if group.leads() {
        read_rule(&viewer, &mut form, "trial_minimum")
    } else {
        Some((kept.trial_minimum, kept.trial_share.clone()))
    };
    let changed = read(&market, &viewer, &mut form, &kept);
    let (Some(changed), Some((trial_minimum, trial_share))) = (changed, rule) else {
        return unsound(&edit_page(&market, &viewer, &group, form, minimum));
    };
    let changed = NewGroup { organisation: row.organisation_id, trial_minimum, trial_share, ..changed };
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (viewer, form, changed) = (&viewer, &form, &changed);
            async move {
                save::update(&tx, viewer, row, form.version(), changed, now).await?;
                let subject = Subject { kind: "working_group", id: Some(id), title: &changed.title };
                journal::add(&tx, viewer, "changed", subject, json!({"version": form.version() + 1}), now).await
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to_with(&format!("{}/organisations", address(id)), "groups-saved")),
        Err(Error::Conflict) => {
            let group = editable(&app, &viewer, id).await?;
            form.set("_version", group.row.version.to_string());
            form.refuse("problem", viewer.language.t("groups-conflict"));
            let theirs = Some(group.row.clone());
            unsound(&FormPage { theirs, ..edit_page(&market, &viewer, &group, form, minimum) })
        }
        Err(error) => Err(error),
    }
}

fn suggest(viewer: &Viewer, market: &Market, form: &mut Form) {
    let text = format!("{}\n{}\n{}", form.value("title"), form.value("problem"), form.value("scope"));
    let language = matching::Language::parse(viewer.language.code()).unwrap_or(matching::Language::Fr);
    let found = api::suggested(&market.reference().categories, &text, language);
    form.set_all("categories", found.iter().map(ToString::to_string));
}

/// The group as the form says it, but for its organisation and its rule, or nothing and the form with its mistakes.
fn read(market: &Market, viewer: &Viewer, form: &mut Form, settings: &Settings) -> Option<NewGroup> {
    let say = |key: &str| viewer.language.t(key);
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", say("groups-title-wrong"));
    }
    for (field, key) in
        [("problem", "groups-problem-missing"), ("scope", "groups-scope-missing"), ("hopes", "groups-hopes-missing")]
    {
        if form.trimmed(field).is_empty() {
            form.refuse(field, say(key));
        }
    }
    let reference = market.reference();
    let mut categories: Vec<Uuid> = form.values("categories").iter().filter_map(|id| id.parse().ok()).collect();
    categories.retain(|id| reference.categories.get(*id).is_some());
    categories.sort_unstable();
    categories.dedup();
    if categories.is_empty() {
        form.refuse("categories", say("groups-categories-missing"));
    }
    if !CURRENCIES.contains(&form.value("currency")) {
        form.refuse("currency", say("groups-choose-listed"));
    }
    if TimeZone::get(form.value("time_zone")).is_err() {
        form.refuse("time_zone", say("groups-choose-listed"));
    }
    form.is_sound().then(|| NewGroup {
        organisation: Uuid::nil(),
        title,
        problem: form.trimmed("problem").to_owned(),
        scope: form.trimmed("scope").to_owned(),
        hopes: form.trimmed("hopes").to_owned(),
        categories,
        currency: form.value("currency").to_owned(),
        time_zone: form.value("time_zone").to_owned(),
        trial_minimum: settings.trial_minimum,
        trial_share: settings.trial_share.clone(),
    })
}

/// By how many organisations a deliverable is tried, and the share of favourable ones.
pub fn read_rule(viewer: &Viewer, form: &mut Form, field: &str) -> Option<(i64, String)> {
    let minimum = form.trimmed(field).parse().ok().filter(|minimum| (1..=100).contains(minimum));
    if minimum.is_none() {
        form.refuse(field, viewer.language.t("groups-number-wrong"));
    }
    let share = rules::SHARES.into_iter().find(|share| *share == form.value("trial_share"));
    if share.is_none() {
        form.refuse("trial_share", viewer.language.t("groups-choose-listed"));
    }
    Some((minimum?, share?.to_owned()))
}
