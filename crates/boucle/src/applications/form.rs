//! Writing an application: the structure, its teams and their people, the purchase of each. It is saved as one goes, with
//! whatever is missing; what has to be there is asked for when it is sent.

use askama::Template;
use axum::extract::{Path, State};
use serde_json::json;

use super::door::Door;
use super::rules::{MOST_IN_TEAM, MOST_TEAMS, OWNERSHIPS, SECTORS, Status};
use super::save::{self, Draft, Member, Team};
use super::{Application, Held, letters, queries};
use crate::catalogue::place_field::{self, Candidate};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};
use crate::people::identifiers::{self, Scheme};
use crate::people::rules::email_key;
use crate::programmes::queries::{self as programmes, OrganiserRow};

const PROJECT_LIMIT: usize = 3_000;

#[derive(Template)]
#[template(path = "applications/form.html")]
struct FormPage {
    shell: Shell,
    held: Held,
    form: Form,
    organisers: Vec<OrganiserRow>,
    places: Vec<Candidate>,
    door: Door,
}

impl FormPage {
    async fn new(app: &App, viewer: &Viewer, held: Held, form: Form) -> Result<Self> {
        Ok(Self {
            shell: held
                .edition
                .shell(viewer)
                .under(held.address(), viewer.language.t("applications-mine"))
                .at(viewer.language.t("applications-write")),
            organisers: programmes::organisers(&app.db, held.edition.id()).await?,
            places: Vec::new(),
            door: Door::at(app, &held.edition),
            held,
            form,
        })
    }

    /// The teams of the form by their number, each with what its fields are called.
    fn teams(&self) -> Vec<(usize, TeamFields)> {
        (0..count(&self.form)).map(|number| (number + 1, TeamFields::of(number))).collect()
    }

    fn has_several(&self) -> bool {
        count(&self.form) > 1
    }

    fn may_add(&self) -> bool {
        count(&self.form) < MOST_TEAMS
    }

    fn ownerships(&self) -> [&'static str; 2] {
        OWNERSHIPS
    }

    fn sectors(&self) -> [&'static str; 11] {
        SECTORS
    }

    /// Of who carries the application: the address that was proved.
    fn own_email(&self) -> &str {
        self.held.application.people.first().map_or("", |person| person.email.as_str())
    }
}

/// The names of a team's fields.
struct TeamFields {
    department: String,
    project: String,
    ready: String,
    people: [PersonFields; MOST_IN_TEAM],
}

struct PersonFields {
    name: String,
    email: String,
    post: String,
    elected: String,
    /// Who carries the application: their address is known.
    is_author: bool,
    is_second: bool,
}

impl TeamFields {
    fn of(team: usize) -> Self {
        let person = |person: usize| PersonFields {
            name: format!("name-{team}-{person}"),
            email: format!("email-{team}-{person}"),
            post: format!("post-{team}-{person}"),
            elected: format!("elected-{team}-{person}"),
            is_author: team == 0 && person == 0,
            is_second: person == 1,
        };
        Self {
            department: format!("department-{team}"),
            project: format!("project-{team}"),
            ready: format!("ready-{team}"),
            people: [person(0), person(1)],
        }
    }
}

fn count(form: &Form) -> usize {
    form.value("teams").parse().unwrap_or(1).clamp(1, MOST_TEAMS)
}

pub async fn edit(State(app): State<App>, viewer: Viewer, Path(secret): Path<String>) -> Result {
    let held = Held::carries(&app, &viewer, secret).await?;
    if held.application.status() != Status::Draft {
        return Ok(to_with(&held.address(), "applications-sent-already"));
    }
    let form = filled(&held.application);
    page(&FormPage::new(&app, &viewer, held, form).await?)
}

fn filled(application: &Application) -> Form {
    let (mut form, row) = (Form::new(), &application.row);
    for (name, value) in [
        ("_version", row.version.to_string()),
        ("structure", row.structure.clone()),
        ("identifier", row.identifier.clone()),
        ("ownership", row.ownership.clone().unwrap_or_default()),
        ("sector", row.sector.clone().unwrap_or_default()),
        ("place", row.place.clone().unwrap_or_default()),
        ("place_id", row.place_id.map(|id| id.to_string()).unwrap_or_default()),
        ("through", row.through_id.map(|id| id.to_string()).unwrap_or_default()),
        ("expects", row.expects.clone()),
        ("commits", checked(row.commits)),
        ("teams", application.teams.len().max(1).to_string()),
    ] {
        form.set(name, value);
    }
    for (number, team) in application.teams.iter().enumerate() {
        let fields = TeamFields::of(number);
        form.set(&fields.department, team.department.clone());
        form.set(&fields.project, team.project.clone());
        form.set(&fields.ready, checked(team.gets_ready));
        for (fields, person) in fields.people.iter().zip(application.people(team)) {
            form.set(&fields.name, person.name.clone());
            form.set(&fields.email, person.email.clone());
            form.set(&fields.post, person.post.clone());
            form.set(&fields.elected, checked(person.is_elected));
        }
    }
    form
}

fn checked(is: bool) -> String {
    if is { "yes" } else { "" }.to_owned()
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(secret): Path<String>, mut form: Form) -> Result {
    let held = Held::carries(&app, &viewer, secret).await?;
    if held.application.status() != Status::Draft {
        return Ok(to_with(&held.address(), "applications-sent-already"));
    }
    if let Some(act) = Some(form.value("act").to_owned()).filter(|act| act == "add" || act.starts_with("remove-")) {
        arrange(&mut form, &act);
        return page(&FormPage::new(&app, &viewer, held, form).await?);
    }
    let sends = form.value("act") == "send";
    let organisers = programmes::organisers(&app.db, held.edition.id()).await?;
    let place = place_field::read(&app, &viewer, &mut form, "place").await?;
    let author = held.application.people.first().map(|person| (person.email.clone(), person.email_key.clone()));
    let mut draft = read(&viewer, &mut form, &author.unwrap_or_default(), &organisers);
    draft.place = place.chosen;
    if sends {
        ask_for_the_rest(&viewer, &mut form, &draft);
        if !Door::at(&app, &held.edition).lets_in() {
            form.refuse("teams", viewer.language.t("applications-too-late"));
        }
    }
    if !form.is_sound() {
        let shown = FormPage::new(&app, &viewer, held, form).await?;
        return unsound(&FormPage { places: place.candidates, ..shown });
    }
    match write(&app, &viewer, &held, (form.version(), &draft), sends).await {
        Ok(()) => Ok(to_with(&held.address(), if sends { "applications-sent" } else { "applications-kept" })),
        Err(Error::Conflict) => {
            let now = queries::find(&app.db, held.application.row.id).await?;
            form.set("_version", now.version.to_string());
            form.refuse("structure", viewer.language.t("applications-conflict"));
            unsound(&FormPage::new(&app, &viewer, held, form).await?)
        }
        Err(error) => Err(error),
    }
}

async fn write(app: &App, viewer: &Viewer, held: &Held, (version, draft): (i64, &Draft), sends: bool) -> Result<()> {
    let (now, id, edition) = (app.clock.now(), held.application.row.id, &held.edition);
    let is_late = Door::at(app, edition) == Door::WaitingList;
    app.db
        .write(|tx| async move {
            save::write(&tx, id, version, draft, now).await?;
            if !sends {
                return Ok(());
            }
            save::send(&tx, id, is_late, now).await?;
            let application = Application::load(&tx, id).await?;
            letters::received(&tx, app, edition.title(), &application, now).await?;
            letters::invite(&tx, app, edition.title(), &application, now).await?;
            application.note(&tx, viewer, "asked", json!({"edition": edition.title()}), now).await
        })
        .await
}

/// Adds a team, or takes one out and moves those after it up.
fn arrange(form: &mut Form, act: &str) {
    let teams = count(form);
    if act == "add" {
        form.set("teams", (teams + 1).min(MOST_TEAMS).to_string());
        return;
    }
    let Some(gone) = act.strip_prefix("remove-").and_then(|number| number.parse::<usize>().ok()) else { return };
    if gone < 2 || gone > teams {
        return;
    }
    for number in gone - 1..teams {
        let (there, next) = (TeamFields::of(number), TeamFields::of(number + 1));
        let pairs = [(there.department, next.department), (there.project, next.project), (there.ready, next.ready)];
        let people = there.people.into_iter().zip(next.people).flat_map(|(there, next)| {
            [(there.name, next.name), (there.email, next.email), (there.post, next.post), (there.elected, next.elected)]
        });
        for (name, from) in pairs.into_iter().chain(people) {
            let value = form.value(&from).to_owned();
            form.set(&name, value);
        }
    }
    form.set("teams", (teams - 1).to_string());
}

/// What was typed, with what cannot be kept refused.
fn read(viewer: &Viewer, form: &mut Form, author: &(String, String), organisers: &[OrganiserRow]) -> Draft {
    let listed = |value: &str, codes: &[&str]| codes.iter().find(|code| **code == value).map(|code| (*code).to_owned());
    let through = organisers.iter().map(|organiser| organiser.organisation_id);
    let mut draft = Draft {
        structure: short(viewer, form, "structure"),
        identifier: read_identifier(viewer, form),
        ownership: listed(form.value("ownership"), &OWNERSHIPS),
        sector: listed(form.value("sector"), &SECTORS),
        place: None,
        through: through.into_iter().find(|id| id.to_string() == form.value("through")),
        expects: long(viewer, form, "expects"),
        commits: form.checked("commits"),
        teams: Vec::new(),
    };
    for number in 0..count(form) {
        let fields = TeamFields::of(number);
        let mut team = Team {
            department: short(viewer, form, &fields.department),
            project: long(viewer, form, &fields.project),
            gets_ready: form.checked(&fields.ready),
            people: Vec::new(),
        };
        for fields in &fields.people {
            let known: Vec<&str> =
                draft.teams.iter().chain([&team]).flat_map(|team| &team.people).map(|it| it.email_key.as_str()).collect();
            if let Some(member) = read_member(viewer, form, fields, author, &known) {
                team.people.push(member);
            }
        }
        draft.teams.push(team);
    }
    draft
}

fn read_identifier(viewer: &Viewer, form: &mut Form) -> String {
    let typed = form.trimmed("identifier").to_owned();
    let read = Scheme::ALL.into_iter().find_map(|scheme| identifiers::parse(scheme, &typed).ok());
    if !typed.is_empty() && read.is_none() {
        form.refuse("identifier", viewer.language.t("applications-identifier-wrong"));
    }
    read.unwrap_or_default()
}

fn read_member(
    viewer: &Viewer,
    form: &mut Form,
    fields: &PersonFields,
    author: &(String, String),
    known: &[&str],
) -> Option<Member> {
    let (name, post) = (short(viewer, form, &fields.name), short(viewer, form, &fields.post));
    let is_elected = form.checked(&fields.elected);
    if fields.is_author {
        return Some(Member { name, email: author.0.clone(), email_key: author.1.clone(), post, is_elected });
    }
    let email = form.trimmed(&fields.email).to_owned();
    if name.is_empty() && email.is_empty() && post.is_empty() {
        return None;
    }
    let key = email_key(&email).unwrap_or_default();
    if key.is_empty() && !email.is_empty() {
        form.refuse(&fields.email, viewer.language.t("applications-email-wrong"));
    } else if !key.is_empty() && known.contains(&key.as_str()) {
        form.refuse(&fields.email, viewer.language.t("applications-email-twice"));
    }
    Some(Member { name, email, email_key: key, post, is_elected })
}

fn short(viewer: &Viewer, form: &mut Form, field: &str) -> String {
    bounded(viewer, form, field, TITLE_LIMIT)
}

fn long(viewer: &Viewer, form: &mut Form, field: &str) -> String {
    bounded(viewer, form, field, PROJECT_LIMIT)
}

fn bounded(viewer: &Viewer, form: &mut Form, field: &str, most: usize) -> String {
    let typed = form.trimmed(field).to_owned();
    if typed.chars().count() > most {
        form.refuse(field, viewer.language.n("applications-too-long", i64::try_from(most).unwrap_or(i64::MAX)));
    }
    typed
}

/// What must be there before organisers read it.
fn ask_for_the_rest(viewer: &Viewer, form: &mut Form, draft: &Draft) {
    let mut ask = |is_missing: bool, field: &str, key: &str| {
        if is_missing && form.error(field).is_none() {
            form.refuse(field, viewer.language.t(key));
        }
    };
    ask(draft.structure.is_empty(), "structure", "applications-structure-missing");
    ask(draft.ownership.is_none(), "ownership", "applications-choose");
    ask(draft.sector.is_none(), "sector", "applications-choose");
    ask(draft.place.is_none(), "place", "applications-place-missing");
    for (number, team) in draft.teams.iter().enumerate() {
        let fields = TeamFields::of(number);
        let is_one_of_several = draft.teams.len() > 1;
        ask(is_one_of_several && team.department.is_empty(), &fields.department, "applications-department-missing");
        ask(team.project.is_empty() && !team.gets_ready, &fields.project, "applications-project-missing");
        for (at, fields) in fields.people.iter().enumerate() {
            match team.people.get(at) {
                Some(member) => {
                    ask(member.name.is_empty(), &fields.name, "applications-name-missing");
                    ask(member.email_key.is_empty(), &fields.email, "applications-email-wrong");
                    ask(member.post.is_empty(), &fields.post, "applications-post-missing");
                }
                None => ask(at == 0, &fields.name, "applications-name-missing"),
            }
        }
    }
    ask(!draft.commits, "commits", "applications-commits-missing");
}
