//! Roles that a space has besides reading, taking part and running it: each has a name of the space's own, and one of the
//! three to say what it may do.
//! Always: a role that changes changes for all who have it, and what they were before stays known.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::queries::{self, RoleLine};
use super::rules::{Access, Part};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};

const MOST_ROLES: usize = 20;
const NAME_LIMIT: usize = 100;

#[derive(Template)]
#[template(path = "spaces/roles.html")]
struct RolesPage {
    shell: Shell,
    form: Form,
    space: Uuid,
    roles: Vec<RoleLine>,
}

impl RolesPage {
    fn parts(&self) -> [&'static str; 3] {
        Part::ALL.map(Part::code)
    }

    fn is_part(role: &RoleLine, part: &str) -> bool {
        role.part == part
    }

    fn may_add(&self) -> bool {
        self.roles.len() < MOST_ROLES
    }
}

async fn run_by(app: &App, viewer: &Viewer, id: Uuid) -> Result<Access> {
    let access = queries::access(&app.db, viewer, id).await?;
    let may = access.coordinates() && access.space.archived_at.is_none();
    access.must(may)
}

async fn roles_page(app: &App, viewer: &Viewer, access: &Access, form: Form) -> Result<RolesPage> {
    let space = access.space.id;
    Ok(RolesPage {
        shell: Shell::new(viewer)
            .under("/espaces", viewer.language.t("spaces-title"))
            .under(format!("/espaces/{space}"), access.space.title.as_str())
            .under(format!("/espaces/{space}/membres"), viewer.language.t("spaces-members"))
            .at(viewer.language.t("spaces-roles")),
        form,
        space,
        roles: queries::roles(&app.db, space).await?,
    })
}

pub async fn list(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let access = run_by(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("part", "member");
    page(&roles_page(&app, &viewer, &access, form).await?)
}

/// `act` is `add`, or `change` or `remove` of the role that `was` names.
pub async fn change(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let access = run_by(&app, &viewer, id).await?;
    let roles = queries::roles(&app.db, id).await?;
    let act = form.value("act").to_owned();
    let was = roles.iter().find(|role| role.name == form.value("was"));
    match act.as_str() {
        "add" => {}
        "change" | "remove" if was.is_some() => {}
        "change" | "remove" => return Err(Error::NotFound),
        _ => return Err(Error::Invalid(Vec::new())),
    }
    let (name, part) = (form.trimmed("name").to_owned(), Part::parse(form.value("part")));
    if act != "remove" {
        check(&viewer, &mut form, &roles, was);
    }
    if act == "change" && part != Some(Part::Coordinator) && queries::runs_alone(&app.db, id, form.value("was")).await? {
        form.refuse("name", viewer.language.t("spaces-last-coordinator"));
    }
    if !form.is_sound() {
        return unsound(&roles_page(&app, &viewer, &access, form).await?);
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, space, name, act) = (&viewer, &access.space, name.as_str(), act.as_str());
            async move {
                match (act, was, part) {
                    ("add", _, Some(part)) => {
                        queries::add_role(&tx, id, name, part).await?;
                    }
                    ("change", Some(was), Some(part)) => queries::set_role(&tx, id, &was.name, (name, part), now).await?,
                    ("remove", Some(was), _) => {
                        let part = Part::parse(&was.part).unwrap_or(Part::Member);
                        queries::remove_role(&tx, id, &was.name, part, now).await?;
                    }
                    _ => return Err(Error::Invalid(Vec::new())),
                }
                let subject = Subject { kind: "space", id: Some(id), title: &space.title };
                let detail = json!({"role": name, "was": was.map(|role| role.name.as_str()), "act": act});
                journal::add(&tx, viewer, "changed", subject, detail, now).await
            }
        })
        .await?;
    Ok(to_with(&format!("/espaces/{id}/roles"), "spaces-roles-changed"))
}

fn check(viewer: &Viewer, form: &mut Form, roles: &[RoleLine], was: Option<&RoleLine>) {
    let name = form.trimmed("name").to_owned();
    if name.is_empty() || name.chars().count() > NAME_LIMIT {
        form.refuse("name", viewer.language.t("spaces-role-name-wrong"));
    } else if roles.iter().any(|role| role.name == name && was.is_none_or(|was| was.name != name)) {
        form.refuse("name", viewer.language.t("spaces-role-taken"));
    } else if was.is_none() && roles.len() >= MOST_ROLES {
        form.refuse("name", viewer.language.t("spaces-roles-full"));
    }
    if Part::parse(form.value("part")).is_none() {
        form.refuse("part", viewer.language.t("spaces-choose-listed"));
    }
}
