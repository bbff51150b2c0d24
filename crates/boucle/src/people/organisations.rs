//! The organisations of the network: the list, one of them, its people, its membership.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::{Date, Run, Timestamp, Tx, Uuid, args, sql};
use serde::Deserialize;

use super::accounts::{self, Link};
use super::marks::{self, Mark};
use super::queries::{self, Invited, Listed, Member, Membership, Organisation, Status};
use super::{merge, rules};
use crate::kit::error::{Result, forbidden, internal, not_found};
use crate::kit::journal::{self, Subject};
use crate::kit::sheet::Sheet;
use crate::kit::{App, Form, Language, Shell, Viewer, format, mail, markdown, page, posted, shell};

sql! {
    ASK: () = "
        INSERT INTO membership (id, organisation_id, kind, starts_on, state, note) VALUES ($1, $2, $3, $4, 'proposed', $5)";
    WAITING: i64 = "SELECT count(*) AS n FROM membership WHERE organisation_id = $1 AND state = 'proposed'";
    DECIDE: () = "
        UPDATE membership SET state = $3, starts_on = $4, ends_on = $5, decided_by = $6, decided_at = $7
        WHERE id = $1 AND organisation_id = $2 AND state = $8";
}

/// As many organisations as a page holds.
const PAGE: usize = 30;
/// One more shows that there is another page.
const MOST: i64 = 31;
/// Shown of those that a search finds.
const MOST_FOUND: usize = 100;
/// Read at once for an export.
const EXPORTED: i64 = 2_000;
const KINDS: [&str; 3] = ["member", "contributes_money", "brings_expertise"];
const ROLES: [&str; 3] = ["reader", "contributor", "manager"];

#[derive(Deserialize)]
pub struct After {
    #[serde(default)]
    apres: String,
    #[serde(default)]
    q: String,
}

#[derive(Template)]
#[template(path = "people/organisations.html")]
struct List {
    shell: Shell,
    organisations: Vec<Listed>,
    count: i64,
    /// Where the next page begins; none on the last.
    next: Option<String>,
    /// What is sought in the names.
    words: String,
}

impl List {
    fn title(&self) -> String {
        if self.words.is_empty() {
            return self.shell.n("people-organisations-title", self.count);
        }
        self.shell.two("people-organisations-found", ("count", self.count), ("words", self.words.as_str()))
    }
}

pub async fn list(State(app): State<App>, viewer: Viewer, Query(after): Query<After>) -> Result {
    let shell = Shell::new(&viewer).at(viewer.language.t("people-organisations"));
    let words: String = after.q.trim().chars().take(100).collect();
    if !words.is_empty() {
        let organisations = found(&app, &words).await?;
        let count = i64::try_from(organisations.len()).unwrap_or(i64::MAX);
        return page(&List { shell, organisations, count, next: None, words });
    }
    let (key, id) = after.apres.split_once('.').unwrap_or_default();
    let mut organisations = queries::list(&app.db, (key, id.parse().unwrap_or_default()), MOST).await?;
    let more = organisations.len() > PAGE;
    organisations.truncate(PAGE);
    let next = organisations.last().filter(|_| more).map(|last| format!("{}.{}", last.name_key, last.id));
    page(&List { shell, organisations, count: queries::count(&app.db).await?, next, words })
}

/// The first organisations whose names hold all words, without regard to capitals and accents. A network has at most some
/// thousands: their names are read, which takes a few milliseconds.
async fn found(app: &App, words: &str) -> Result<Vec<Listed>> {
    let words = format::name_key(words);
    let words: Vec<&str> = words.split(' ').collect();
    let mut found = Vec::new();
    let (mut key, mut id) = (String::new(), Uuid::nil());
    loop {
        let organisations = queries::list(&app.db, (&key, id), EXPORTED).await?;
        let Some(last) = organisations.last() else { return Ok(found) };
        (key, id) = (last.name_key.clone(), last.id);
        found.extend(organisations.into_iter().filter(|it| {
            let name = format::name_key(&it.name);
            words.iter().all(|word| name.contains(word))
        }));
        if found.len() >= MOST_FOUND {
            found.truncate(MOST_FOUND);
            return Ok(found);
        }
    }
}

pub async fn csv(State(app): State<App>, viewer: Viewer) -> Result {
    sheet(&app, &viewer).await?.csv_file("organisations")
}

pub async fn xlsx(State(app): State<App>, viewer: Viewer) -> Result {
    sheet(&app, &viewer).await?.xlsx_file("organisations")
}

async fn sheet(app: &App, viewer: &Viewer) -> Result<Sheet> {
    let say = |key: &str| viewer.language.t(key);
    let columns = ["people-organisation-name", "people-kind", "people-place", "people-buys", "people-supplies"];
    let mut sheet = Sheet::new(columns.map(say));
    let yes = |is: bool| if is { say("people-yes") } else { say("people-no") };
    let (mut key, mut id) = (String::new(), Uuid::nil());
    loop {
        let organisations = queries::list(&app.db, (&key, id), EXPORTED).await?;
        for it in &organisations {
            let kind = say(&format!("kind-{}", it.kind.replace('_', "-")));
            let place = it.place_name.clone().unwrap_or_default();
            sheet.row([it.name.clone(), kind, place, yes(it.buys), yes(it.supplies)]);
        }
        match organisations.last() {
            Some(last) => (key, id) = (last.name_key.clone(), last.id),
            None => return Ok(sheet),
        }
    }
}

#[derive(Template)]
#[template(path = "people/organisation.html")]
struct Show {
    shell: Shell,
    organisation: Organisation,
    description: String,
    statuses: Vec<Status>,
    memberships: Vec<Membership>,
    today: Date,
    form: Form,
    may_edit: bool,
    may_see_people: bool,
    may_ask: bool,
    may_decide: bool,
    may_claim: bool,
    may_merge: bool,
    /// What features above say of it.
    marks: Vec<Mark>,
}

impl Show {
    fn kinds(&self) -> [&'static str; 3] {
        KINDS
    }

    fn label<'a>(&self, status: &'a Status) -> &'a str {
        if self.shell.language() == Language::Fr { &status.label_fr } else { &status.label_en }
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    if let Some(into) = merge::merged_into(&app.db, id).await? {
        return Ok(shell::to(&format!("/organisations/{into}")));
    }
    page(&shown(&app, &viewer, id, Form::new()).await?)
}

async fn shown(app: &App, viewer: &Viewer, id: Uuid, form: Form) -> Result<Show> {
    let organisation = queries::organisation(&app.db, id).await?;
    let may_ask = rules::may_ask_membership(viewer, id);
    Ok(Show {
        shell: under_list(viewer).at(organisation.name.as_str()),
        description: markdown::to_html(&organisation.description),
        statuses: queries::statuses(&app.db, id).await?,
        memberships: queries::memberships(&app.db, id).await?,
        today: app.clock.now().to_zoned(viewer.zone.clone()).date(),
        organisation,
        form,
        may_edit: rules::may_edit(viewer, id),
        may_see_people: rules::may_see_people(viewer, id),
        may_ask,
        may_decide: rules::may_decide_membership(viewer),
        may_claim: viewer.person.is_some() && viewer.seat(id).is_none() && !viewer.is_coordinator(),
        may_merge: viewer.is_coordinator(),
        marks: marks::of(app, viewer, vec![id]).await?,
    })
}

/// The way back of every page about one organisation.
pub fn under_list(viewer: &Viewer) -> Shell {
    Shell::new(viewer).under("/organisations", viewer.language.t("people-organisations"))
}

#[derive(Template)]
#[template(path = "people/people.html")]
struct People {
    shell: Shell,
    organisation: Organisation,
    people: Vec<Member>,
    invited: Vec<Invited>,
    form: Form,
    may_invite: bool,
}

impl People {
    fn title(&self) -> String {
        let count = i64::try_from(self.people.len()).unwrap_or(i64::MAX);
        self.shell.two("people-people-title", ("count", count), ("organisation", self.organisation.name.as_str()))
    }

    fn roles(&self) -> [&'static str; 3] {
        ROLES
    }
}

pub async fn people(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let mut form = Form::new();
    form.set("role", "contributor");
    page(&their_people(&app, &viewer, id, form).await?)
}

async fn their_people(app: &App, viewer: &Viewer, id: Uuid, form: Form) -> Result<People> {
    let organisation = queries::organisation(&app.db, id).await?;
    if !rules::may_see_people(viewer, id) {
        return Err(forbidden());
    }
    Ok(People {
        shell: under_list(viewer)
            .under(format!("/organisations/{id}"), organisation.name.as_str())
            .at(viewer.language.t("people-people")),
        people: queries::people(&app.db, id).await?,
        invited: queries::invited(&app.db, id, app.clock.now()).await?,
        organisation,
        form,
        may_invite: rules::may_invite(viewer, id),
    })
}

pub async fn invite(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let organisation = queries::organisation(&app.db, id).await?;
    if !rules::may_invite(&viewer, id) {
        return Err(forbidden());
    }
    let email = rules::email_key(form.value("email"));
    if email.is_none() {
        form.refuse("email", viewer.language.t("people-email-wrong"));
    }
    if !ROLES.contains(&form.value("role")) {
        form.refuse("role", viewer.language.t("people-choose-listed"));
    }
    let Some(email) = email.filter(|_| form.is_sound()) else {
        return shell::unsound(&their_people(&app, &viewer, id, form).await?);
    };
    let place = format!("/organisations/{id}/personnes");
    posted::once(&app, &viewer, &form, |tx| {
        let (app, viewer, form, email, organisation, place) =
            (&app, &viewer, &form, email.as_str(), &organisation, place.as_str());
        async move {
            send_invitation(&tx, app, viewer, organisation, (email, form.value("role"))).await?;
            Ok(place.to_owned())
        }
    })
    .await?;
    Ok(shell::to_with(&place, "people-invited"))
}

async fn send_invitation(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    organisation: &Organisation,
    (email, role): (&str, &str),
) -> Result<()> {
    let now = app.clock.now();
    let link = Link {
        purpose: "invitation".to_owned(),
        email: email.to_owned(),
        person_id: None,
        organisation_id: Some(organisation.id),
        role: Some(role.to_owned()),
    };
    let secret = accounts::add_link(tx, link, rules::INVITATION, now).await?;
    let address = format!("{}/inscription/{secret}", app.config.public_url);
    let values = [
        ("organisation", organisation.name.as_str().into()),
        ("network", app.config.network_name.as_str().into()),
        ("person", viewer.name().into()),
        ("address", address.as_str().into()),
    ];
    let body = viewer.language.with("people-mail-invitation", values);
    let name = organisation.name.as_str();
    let subject = viewer.language.one("people-mail-invitation-subject", "organisation", name);
    mail::queue(tx, email, &subject, &body, now).await?;
    let subject = Subject { kind: "organisation", id: Some(organisation.id), title: name };
    journal::add(tx, viewer, "invited", subject, serde_json::json!({ "role": role }), now).await
}

pub async fn membership(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let organisation = queries::organisation(&app.db, id).await?;
    let place = format!("/organisations/{id}");
    if form.value("act") == "ask" {
        if !rules::may_ask_membership(&viewer, id) {
            return Err(forbidden());
        }
        if !KINDS.contains(&form.value("kind")) {
            form.refuse("kind", viewer.language.t("people-choose-listed"));
            return shell::unsound(&shown(&app, &viewer, id, form).await?);
        }
        ask(&app, &viewer, &organisation, &form).await?;
        return Ok(shell::to_with(&place, "people-membership-asked"));
    }
    if !rules::may_decide_membership(&viewer) {
        return Err(forbidden());
    }
    let today = app.clock.now().to_zoned(viewer.zone.clone()).date();
    let Some(dates) = period(&form, today) else {
        form.refuse("ends_on", viewer.language.t("people-membership-dates"));
        return shell::unsound(&shown(&app, &viewer, id, form).await?);
    };
    decide(&app, &viewer, &organisation, &form, dates).await?;
    Ok(shell::to_with(&place, "people-membership-decided"))
}

/// From when and until when; `None` when a date is not one, or the end comes before the beginning.
fn period(form: &Form, today: Date) -> Option<(Date, Option<Date>)> {
    let read = |name| match form.value(name) {
        "" => Ok(None),
        typed => typed.parse::<Date>().map(Some),
    };
    let starts = read("starts_on").ok()?.unwrap_or(today);
    let ends = if form.value("act") == "end" { Some(today.max(starts)) } else { read("ends_on").ok()? };
    ends.is_none_or(|end| end >= starts).then_some((starts, ends))
}

async fn ask(app: &App, viewer: &Viewer, organisation: &Organisation, form: &Form) -> Result<()> {
    let now = app.clock.now();
    let today = now.to_zoned(viewer.zone.clone()).date();
    app.db
        .write(|tx| async move {
            // A request that waits already says it all: asking twice adds nothing.
            if tx.one(&WAITING, args![organisation.id]).await? > 0 {
                return Ok(());
            }
            let values = args![Uuid::now_v7(), organisation.id, form.value("kind"), today, form.value("note").trim()];
            tx.execute(&ASK, values).await?;
            note(&tx, viewer, "asked_membership", organisation, form, now).await
        })
        .await
}

async fn decide(
    app: &App,
    viewer: &Viewer,
    organisation: &Organisation,
    form: &Form,
    (starts, ends): (Date, Option<Date>),
) -> Result<()> {
    let now = app.clock.now();
    let membership: Uuid = form.value("membership").parse().map_err(|_| not_found())?;
    let (verb, before, state) = match form.value("act") {
        "accept" => ("accepted_membership", "proposed", "accepted"),
        "decline" => ("declined_membership", "proposed", "declined"),
        "end" => ("ended_membership", "accepted", "ended"),
        other => return Err(internal(format!("no such act: {other}"))),
    };
    app.db
        .write(|tx| async move {
            let values = args![membership, organisation.id, state, starts, ends, viewer.id(), now, before];
            if tx.execute(&DECIDE, values).await? == 0 {
                return Err(crate::kit::Error::Conflict);
            }
            note(&tx, viewer, verb, organisation, form, now).await?;
            for manager in queries::people(&tx, organisation.id).await?.iter().filter(|person| person.role == "manager") {
                let name = organisation.name.as_str();
                let subject = viewer.language.one("people-mail-membership-subject", "organisation", name);
                let state = viewer.language.t(&format!("people-membership-state-{state}"));
                let address = format!("{}/organisations/{}", app.config.public_url, organisation.id);
                let values = [("organisation", name.into()), ("state", state.into()), ("address", address.into())];
                mail::queue(&tx, &manager.email, &subject, &viewer.language.with("people-mail-membership", values), now)
                    .await?;
            }
            Ok(())
        })
        .await
}

async fn note(tx: &Tx, viewer: &Viewer, verb: &str, organisation: &Organisation, form: &Form, now: Timestamp) -> Result<()> {
    let subject = Subject { kind: "organisation", id: Some(organisation.id), title: &organisation.name };
    let detail = serde_json::json!({ "kind": form.value("kind"), "membership": form.value("membership") });
    journal::add(tx, viewer, verb, subject, detail, now).await
}
