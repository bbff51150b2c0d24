//! Who is in a space: inviting, asking, accepting, changing what somebody is, leaving.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::{Timestamp, Tx, Uuid};
use serde::Deserialize;
use serde_json::json;

use super::queries::{self, MemberLine, NewRequest, RequestLine, RoleLine};
use super::rules::{Access, Part, SpaceRow};
use crate::kit::error::{forbidden, invalid};
use crate::kit::journal::{self, Subject};
use crate::kit::sheet::Sheet;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, mail};
use crate::people::accounts;

const A_PAGE: usize = 50;

#[derive(Deserialize)]
pub struct After {
    #[serde(default)]
    apres: String,
}

#[derive(Template)]
#[template(path = "spaces/members.html")]
struct MembersPage {
    shell: Shell,
    form: Form,
    access: Access,
    count: i64,
    members: Vec<MemberLine>,
    past: Vec<MemberLine>,
    waiting: Vec<RequestLine>,
    roles: Vec<RoleLine>,
    next: Option<String>,
}

impl MembersPage {
    fn parts(&self) -> [&'static str; 3] {
        Part::ALL.map(Part::code)
    }

    fn is_part(member: &MemberLine, part: &str) -> bool {
        member.title.is_empty() && member.role == part
    }

    fn is_role(member: &MemberLine, role: &RoleLine) -> bool {
        member.title == role.name
    }

    fn title(&self) -> String {
        self.shell.two("spaces-members-title", ("count", self.count), ("space", self.access.space.title.as_str()))
    }
}

pub async fn list(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(after): Query<After>) -> Result {
    let access = queries::access(&app.db, &viewer, id).await?;
    let may = access.is_in();
    let mut form = Form::new();
    form.set("role", "member");
    page(&members_page(&app, &viewer, access.must(may)?, form, &after.apres).await?)
}

pub async fn csv(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    sheet(&app, &viewer, id).await?.csv_file("membres")
}

pub async fn xlsx(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    sheet(&app, &viewer, id).await?.xlsx_file("membres")
}

/// Who is in the space, and for whoever runs it, who was.
async fn sheet(app: &App, viewer: &Viewer, id: Uuid) -> Result<Sheet> {
    let access = queries::access(&app.db, viewer, id).await?;
    let may = access.is_in();
    let access = access.must(may)?;
    let say = |key: &str| viewer.language.t(key);
    let columns = ["spaces-column-name", "spaces-part", "spaces-role", "spaces-column-since", "spaces-column-until"];
    let mut sheet = Sheet::new(columns.map(say));
    let day = |at: Timestamp| at.to_zoned(viewer.zone.clone()).date().to_string();
    for member in queries::ever(&app.db, id, access.coordinates()).await? {
        let part = say(&format!("space-part-{}", member.role));
        let until = member.until.map(day).unwrap_or_default();
        sheet.row([member.name, part, member.title, day(member.since), until]);
    }
    Ok(sheet)
}

async fn members_page(app: &App, viewer: &Viewer, access: Access, form: Form, after: &str) -> Result<MembersPage> {
    let space = access.space.id;
    let (key, id) = after.split_once('.').unwrap_or_default();
    let most = i64::try_from(A_PAGE + 1).unwrap_or(i64::MAX);
    let mut members = queries::members(&app.db, space, (key, id.parse().unwrap_or_default()), most).await?;
    let more = members.len() > A_PAGE;
    members.truncate(A_PAGE);
    let runs = access.coordinates();
    Ok(MembersPage {
        shell: Shell::new(viewer)
            .under("/espaces", viewer.language.t("spaces-title"))
            .under(format!("/espaces/{space}"), access.space.title.as_str())
            .at(viewer.language.t("spaces-members")),
        count: queries::count(&app.db, space).await?,
        next: members.last().filter(|_| more).map(|last| format!("{}.{}", last.name_key, last.person_id)),
        past: if runs { queries::past(&app.db, space).await? } else { Vec::new() },
        waiting: if runs { queries::waiting(&app.db, space).await? } else { Vec::new() },
        roles: if runs { queries::roles(&app.db, space).await? } else { Vec::new() },
        members,
        access,
        form,
    })
}

async fn run_by(app: &App, viewer: &Viewer, id: Uuid) -> Result<Access> {
    let access = queries::access(&app.db, viewer, id).await?;
    let may = access.coordinates() && access.space.archived_at.is_none();
    access.must(may)
}

fn about(space: &SpaceRow) -> Subject<'_> {
    Subject { kind: "space", id: Some(space.id), title: &space.title }
}

/// Invites somebody of the network by address; the invited person accepts or declines.
pub async fn invite(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let access = run_by(&app, &viewer, id).await?;
    if access.space.kind == "network" {
        return Err(forbidden());
    }
    let account = accounts::by_email(&app.db, form.trimmed("email")).await?;
    let Some(account) = account else {
        form.refuse("email", viewer.language.t("spaces-invite-unknown"));
        return unsound(&members_page(&app, &viewer, access, form, "").await?);
    };
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (space, viewer, account, app, form) = (&access.space, &viewer, &account, &app, &form);
            async move {
                let request = NewRequest { space: id, person: account.id, kind: "invited", note: form.trimmed("note") };
                if !queries::request(&tx, request, viewer.id(), now).await? {
                    return Ok(());
                }
                let language = account.language();
                let address = format!("{}/espaces/{id}", app.config.public_url);
                let values =
                    [("space", space.title.as_str().into()), ("person", viewer.name().into()), ("address", address.into())];
                let body = language.with("spaces-mail-invitation", values);
                let subject = language.one("spaces-mail-invitation-subject", "space", space.title.as_str());
                mail::queue(&tx, &account.email, &subject, &body, now).await?;
                journal::add(&tx, viewer, "invited", about(space), json!({"person": account.id}), now).await
            }
        })
        .await?;
    Ok(to_with(&format!("/espaces/{id}/membres"), "spaces-invited"))
}

/// Changes what a member is, or ends it (`act` is `remove`).
pub async fn change(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, person)): Path<(Uuid, Uuid)>,
    mut form: Form,
) -> Result {
    let access = run_by(&app, &viewer, id).await?;
    let removes = form.value("act") == "remove";
    let roles = queries::roles(&app.db, id).await?;
    // One of the three, or one of the space's own by its name.
    let own = form.value("role").strip_prefix("role:").and_then(|name| roles.iter().find(|role| role.name == name));
    let part = Part::parse(own.map_or(form.value("role"), |role| role.part.as_str()));
    let title = own.map(|role| role.name.clone()).unwrap_or_default();
    if !removes && part.is_none() {
        return Err(invalid("role", viewer.language.t("spaces-choose-listed")));
    }
    let loses_the_last = removes || part != Some(Part::Coordinator);
    if loses_the_last && queries::is_last_coordinator(&app.db, id, person).await? {
        form.refuse("role", viewer.language.t("spaces-last-coordinator"));
        return unsound(&members_page(&app, &viewer, access, form, "").await?);
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (space, viewer, form, title) = (&access.space, &viewer, &form, title.as_str());
            async move {
                // Only who is a member is changed: the way in is an invitation.
                if !queries::unseat(&tx, id, person, now).await? {
                    return Err(Error::NotFound);
                }
                if let Some(part) = part.filter(|_| !removes) {
                    queries::seat(&tx, id, person, part, title, now).await?;
                }
                let detail = json!({"person": person, "role": if removes { "" } else { form.value("role") }});
                journal::add(&tx, viewer, if removes { "removed" } else { "changed" }, about(space), detail, now).await
            }
        })
        .await?;
    Ok(to_with(&format!("/espaces/{id}/membres"), "spaces-member-changed"))
}

/// The viewer's own coming and going: `join`, `leave`, `accept` or `decline` an invitation.
pub async fn join(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let person = viewer.signed_in()?.id;
    let invitation =
        queries::requests_of(&app.db, person).await?.into_iter().find(|r| r.space_id == id && r.kind == "invited");
    let act = form.value("act");
    if let (Some(invitation), "accept" | "decline") = (&invitation, act) {
        return settle(&app, &viewer, invitation, act == "accept").await;
    }
    let access = queries::access(&app.db, &viewer, id).await?;
    match act {
        "leave" => leave(&app, &viewer, &access, person).await,
        "join" if access.may_join() => come(&app, &viewer, &access, person, form.trimmed("note")).await,
        _ => Err(forbidden()),
    }
}

async fn leave(app: &App, viewer: &Viewer, access: &Access, person: Uuid) -> Result {
    let (id, now) = (access.space.id, app.clock.now());
    if queries::is_last_coordinator(&app.db, id, person).await? {
        return Ok(to_with(&format!("/espaces/{id}"), "spaces-last-coordinator"));
    }
    app.db
        .write(|tx| {
            let (space, viewer) = (&access.space, viewer);
            async move {
                if !queries::unseat(&tx, id, person, now).await? {
                    return Err(forbidden());
                }
                journal::add(&tx, viewer, "left", about(space), json!({}), now).await
            }
        })
        .await?;
    Ok(to_with("/espaces", "spaces-left"))
}

async fn come(app: &App, viewer: &Viewer, access: &Access, person: Uuid, note: &str) -> Result {
    let (id, now, at_once) = (access.space.id, app.clock.now(), access.space.joining == "open");
    app.db
        .write(|tx| {
            let (app, space, viewer) = (app, &access.space, viewer);
            async move {
                if at_once {
                    queries::seat(&tx, id, person, Part::Member, "", now).await?;
                    return journal::add(&tx, viewer, "joined", about(space), json!({}), now).await;
                }
                let request = NewRequest { space: id, person, kind: "asked", note };
                if queries::request(&tx, request, viewer.id(), now).await? {
                    tell_leaders(&tx, app, viewer, space, note, now).await?;
                    journal::add(&tx, viewer, "asked", about(space), json!({}), now).await?;
                }
                Ok(())
            }
        })
        .await?;
    Ok(to_with(&format!("/espaces/{id}"), if at_once { "spaces-joined" } else { "spaces-asked" }))
}

async fn tell_leaders(tx: &Tx, app: &App, viewer: &Viewer, space: &SpaceRow, note: &str, now: Timestamp) -> Result<()> {
    let address = format!("{}/espaces/{}/membres", app.config.public_url, space.id);
    for reader in queries::leaders(tx, space.id).await? {
        let language = reader.language();
        let subject = language.two("spaces-mail-asked-subject", ("person", viewer.name()), ("space", space.title.as_str()));
        let values = [
            ("person", viewer.name().into()),
            ("space", space.title.as_str().into()),
            ("note", note.into()),
            ("address", address.as_str().into()),
        ];
        mail::queue(tx, &reader.email, &subject, &language.with("spaces-mail-asked", values), now).await?;
    }
    Ok(())
}

/// Tells who asked what was answered.
async fn tell_asker(tx: &Tx, app: &App, request: &RequestLine, accepts: bool, now: Timestamp) -> Result<()> {
    let Some(reader) = queries::reader(tx, request.person_id).await? else { return Ok(()) };
    let (language, space) = (reader.language(), request.space_title.as_str());
    let (key, subject) = if accepts {
        ("spaces-mail-accepted", "spaces-mail-accepted-subject")
    } else {
        ("spaces-mail-declined", "spaces-mail-declined-subject")
    };
    let subject = language.one(subject, "space", space);
    let address = format!("{}/espaces/{}", app.config.public_url, request.space_id);
    let body = language.two(key, ("space", space), ("address", address));
    mail::queue(tx, &reader.email, &subject, &body, now).await
}

/// A coordinator's answer to who asked.
pub async fn answer(State(app): State<App>, viewer: Viewer, Path((id, request)): Path<(Uuid, Uuid)>, form: Form) -> Result {
    run_by(&app, &viewer, id).await?;
    let waiting = queries::waiting(&app.db, id).await?;
    let request = waiting.iter().find(|waiting| waiting.id == request).ok_or(Error::NotFound)?;
    let accepts = match (form.value("act"), request.kind.as_str()) {
        ("accept", "asked") => true,
        ("decline", _) => false,
        _ => return Err(invalid("act", form.value("act"))),
    };
    settle(&app, &viewer, request, accepts).await?;
    Ok(to_with(&format!("/espaces/{id}/membres"), "spaces-answered"))
}

async fn settle(app: &App, viewer: &Viewer, request: &RequestLine, accepts: bool) -> Result {
    let (id, now) = (request.space_id, app.clock.now());
    app.db
        .write(|tx| async move {
            queries::answer(&tx, request, viewer.id(), accepts, now).await?;
            if request.kind == "asked" {
                tell_asker(&tx, app, request, accepts, now).await?;
            }
            let subject = Subject { kind: "space", id: Some(id), title: &request.space_title };
            let detail = json!({"person": request.person_id, "kind": request.kind});
            journal::add(&tx, viewer, if accepts { "accepted" } else { "declined" }, subject, detail, now).await
        })
        .await?;
    match (accepts, viewer.id() == Some(request.person_id)) {
        (true, true) => Ok(to_with(&format!("/espaces/{id}"), "spaces-joined")),
        _ => Ok(to_with("/espaces", "spaces-declined")),
    }
}
