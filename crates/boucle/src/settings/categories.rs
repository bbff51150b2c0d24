//! The tree of categories: renamed, added to, retired, merged. What is retired stays on what holds it, and is not offered.

use askama::Template;
use axum::extract::{Path, State};
use db::{Run, Timestamp, Tx, Uuid, args, row, sql};
use serde_json::json;

use super::changed;
use crate::catalogue::save;
use crate::kit::error::not_found;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};
use crate::working_groups::queries as groups;

row! {
    #[derive(Debug, Clone)]
    struct Category {
        id: Uuid,
        code: String,
        parent_id: Option<Uuid>,
        name_fr: String,
        name_en: String,
        words_fr: String,
        words_en: String,
        retired_at: Option<Timestamp>,
        version: i64,
        solutions: i64,
        needs: i64,
    }
}
row! {
    struct Code {
        scheme: String,
        code: String,
    }
}

sql! {
    ALL: Category = "
        SELECT c.id, c.code, c.parent_id, c.name_fr, c.name_en, c.words_fr, c.words_en, c.retired_at, c.version,
               (SELECT count(*) FROM solution_category s WHERE s.category_id = c.id) AS solutions,
               (SELECT count(*) FROM need_category n WHERE n.category_id = c.id) AS needs
        FROM category c ORDER BY c.position, c.code";
    CODES: Code = "SELECT scheme, code FROM category_code WHERE category_id = $1 ORDER BY scheme, code";
    LAST_POSITION: i64 = "SELECT COALESCE(max(position), 0) AS n FROM category";
    ADD: () = "
        INSERT INTO category (id, code, parent_id, name_fr, name_en, words_fr, words_en, position, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)";
    SAVE: () = "
        UPDATE category SET parent_id = $3, name_fr = $4, name_en = $5, words_fr = $6, words_en = $7, retired_at = $8,
            version = version + 1 WHERE id = $1 AND version = $2";
    CLEAR_CODES: () = "DELETE FROM category_code WHERE category_id = $1";
    ADD_CODE: () = "INSERT INTO category_code (category_id, scheme, code) VALUES ($1, $2, $3)";
    HELD_BY: Uuid = "SELECT solution_id FROM solution_category WHERE category_id = $1";
    MOVE_SOLUTIONS: () = "
        INSERT INTO solution_category (solution_id, category_id)
        SELECT s.solution_id, c.id FROM solution_category s JOIN category c ON c.id = $2 WHERE s.category_id = $1
        ON CONFLICT (solution_id, category_id) DO NOTHING";
    MOVE_NEEDS: () = "
        INSERT INTO need_category (need_id, category_id)
        SELECT n.need_id, c.id FROM need_category n JOIN category c ON c.id = $2 WHERE n.category_id = $1
        ON CONFLICT (need_id, category_id) DO NOTHING";
    EMPTY_SOLUTIONS: () = "DELETE FROM solution_category WHERE category_id = $1";
    EMPTY_NEEDS: () = "DELETE FROM need_category WHERE category_id = $1";
    MOVE_CODES: () = "
        INSERT INTO category_code (category_id, scheme, code)
        SELECT c.id, k.scheme, k.code FROM category_code k JOIN category c ON c.id = $2 WHERE k.category_id = $1
        ON CONFLICT (scheme, code, category_id) DO NOTHING";
    RETIRE: () = "UPDATE category SET retired_at = $3, version = version + 1 WHERE id = $1 AND version = $2";
}

#[derive(Template)]
#[template(path = "settings/categories.html")]
struct ListPage {
    shell: Shell,
    form: Form,
    families: Vec<Family>,
}

struct Family {
    of: Category,
    leaves: Vec<Category>,
}

impl Category {
    fn name(&self, shell: &Shell) -> &str {
        if shell.lang() == "fr" { &self.name_fr } else { &self.name_en }
    }
}

async fn list_page(app: &App, viewer: &Viewer, form: Form) -> Result<ListPage> {
    let all = app.db.all(&ALL, args![]).await?;
    let family = |of: &Category| Family {
        leaves: all.iter().filter(|leaf| leaf.parent_id == Some(of.id)).cloned().collect(),
        of: of.clone(),
    };
    let families = all.iter().filter(|category| category.parent_id.is_none()).map(family).collect();
    Ok(ListPage { shell: under(viewer).at(viewer.language.t("settings-categories")), form, families })
}

fn under(viewer: &Viewer) -> Shell {
    Shell::new(viewer).under("/gestion", viewer.language.t("admin-title"))
}

pub async fn list(State(app): State<App>, viewer: Viewer) -> Result {
    page(&list_page(&app, &viewer, Form::new()).await?)
}

pub async fn add(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    let (name_fr, name_en) = names(&viewer, &mut form);
    let all = app.db.all(&ALL, args![]).await?;
    let parent = all.iter().find(|category| category.id.to_string() == form.value("parent"));
    if !form.is_sound() {
        return unsound(&list_page(&app, &viewer, form).await?);
    }
    let now = app.clock.now();
    let id = Uuid::now_v7();
    // Codes are for programs and files: one that is not said by anybody need only be new.
    let code = match parent {
        Some(parent) => format!("{}.{}", parent.code, id.simple()),
        None => id.simple().to_string(),
    };
    app.db
        .write(|tx| {
            let (viewer, name_fr, name_en, code) = (&viewer, &name_fr, &name_en, &code);
            async move {
                let position = tx.one(&LAST_POSITION, args![]).await? + 1;
                let parent = parent.map(|parent| parent.id);
                tx.execute(&ADD, args![id, code, parent, name_fr, name_en, "", "", position]).await?;
                let subject = Subject { kind: "category", id: Some(id), title: name_fr };
                journal::add(&tx, viewer, "created", subject, json!({}), now).await?;
                changed(&tx, now).await
            }
        })
        .await?;
    Ok(to_with(&format!("/gestion/categories/{id}"), "settings-saved"))
}

fn names(viewer: &Viewer, form: &mut Form) -> (String, String) {
    for field in ["name_fr", "name_en"] {
        let length = form.trimmed(field).chars().count();
        if length == 0 || length > TITLE_LIMIT {
            form.refuse(field, viewer.language.t("settings-name-wrong"));
        }
    }
    (form.trimmed("name_fr").to_owned(), form.trimmed("name_en").to_owned())
}

#[derive(Template)]
#[template(path = "settings/category.html")]
struct CategoryPage {
    shell: Shell,
    form: Form,
    category: Category,
    /// Families under which it may stand; none for a family that holds others.
    families: Vec<Category>,
    /// What it may be merged into.
    others: Vec<Category>,
    theirs: Option<Category>,
}

async fn category_page(app: &App, viewer: &Viewer, id: Uuid, form: Form) -> Result<CategoryPage> {
    let all = app.db.all(&ALL, args![]).await?;
    let category = all.iter().find(|category| category.id == id).cloned().ok_or_else(not_found)?;
    let holds = all.iter().any(|other| other.parent_id == Some(id));
    let family = |other: &&Category| other.parent_id.is_none() && other.id != id && !holds;
    let other = |other: &&Category| other.id != id && other.retired_at.is_none() && other.parent_id.is_some();
    let shell = under(viewer).under("/gestion/categories", viewer.language.t("settings-categories"));
    Ok(CategoryPage {
        families: all.iter().filter(family).cloned().collect(),
        others: if holds { Vec::new() } else { all.iter().filter(other).cloned().collect() },
        shell: shell.at(if viewer.language.code() == "fr" { category.name_fr.as_str() } else { category.name_en.as_str() }),
        form,
        category,
        theirs: None,
    })
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let mut page_ = category_page(&app, &viewer, id, Form::new()).await?;
    let codes = app.db.all(&CODES, args![id]).await?;
    let of =
        |scheme: &str| codes.iter().filter(|code| code.scheme == scheme).map(|code| code.code.as_str()).collect::<Vec<_>>();
    let category = &page_.category;
    for (name, value) in [
        ("_version", category.version.to_string()),
        ("name_fr", category.name_fr.clone()),
        ("name_en", category.name_en.clone()),
        ("words_fr", category.words_fr.replace(';', "\n")),
        ("words_en", category.words_en.replace(';', "\n")),
        ("cpv", of("cpv").join("\n")),
        ("naf", of("naf").join("\n")),
        ("parent", category.parent_id.map_or_else(String::new, |id| id.to_string())),
        ("retired", if category.retired_at.is_some() { "1".to_owned() } else { String::new() }),
    ] {
        page_.form.set(name, value);
    }
    page(&page_)
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let before = category_page(&app, &viewer, id, Form::new()).await?;
    let (name_fr, name_en) = names(&viewer, &mut form);
    let parent = before.families.iter().find(|family| family.id.to_string() == form.value("parent"));
    let parent = if before.families.is_empty() { before.category.parent_id } else { parent.map(|family| family.id) };
    if !form.is_sound() {
        return unsound(&category_page(&app, &viewer, id, form).await?);
    }
    let now = app.clock.now();
    let retired = form.checked("retired").then(|| before.category.retired_at.unwrap_or(now));
    let list = |field: &str| {
        form.value(field).lines().map(str::trim).filter(|w| !w.is_empty()).map(str::to_owned).collect::<Vec<_>>()
    };
    let (words_fr, words_en) = (list("words_fr").join(";"), list("words_en").join(";"));
    let codes: Vec<_> = [("cpv", list("cpv")), ("naf", list("naf"))]
        .into_iter()
        .flat_map(|(scheme, codes)| codes.into_iter().map(move |code| args![id, scheme, code]))
        .collect();
    let written = app
        .db
        .write(|tx| {
            let (viewer, form) = (&viewer, &form);
            let (name_fr, name_en, words_fr, words_en, codes) = (&name_fr, &name_en, &words_fr, &words_en, codes.clone());
            async move {
                let row = args![id, form.version(), parent, name_fr, name_en, words_fr, words_en, retired];
                if tx.execute(&SAVE, row).await? == 0 {
                    return Err(Error::Conflict);
                }
                tx.execute(&CLEAR_CODES, args![id]).await?;
                tx.execute_many(&ADD_CODE, codes).await?;
                let subject = Subject { kind: "category", id: Some(id), title: name_fr };
                journal::add(&tx, viewer, "changed", subject, json!({"retired": retired.is_some()}), now).await?;
                changed(&tx, now).await
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to_with("/gestion/categories", "settings-saved")),
        Err(Error::Conflict) => {
            let mut fresh = category_page(&app, &viewer, id, form).await?;
            fresh.form.set("_version", fresh.category.version.to_string());
            fresh.form.refuse("name_fr", viewer.language.t("settings-conflict"));
            fresh.theirs = Some(fresh.category.clone());
            unsound(&fresh)
        }
        Err(error) => Err(error),
    }
}

/// What the category holds goes over to another, and it is retired.
pub async fn merge(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let before = category_page(&app, &viewer, id, Form::new()).await?;
    let into = before.others.iter().find(|other| other.id.to_string() == form.value("into"));
    let Some(into) = into else {
        form.refuse("into", viewer.language.t("settings-merge-wrong"));
        return unsound(&CategoryPage { form, ..before });
    };
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, category) = (&viewer, &before.category);
            async move {
                if tx.execute(&RETIRE, args![id, category.version, now]).await? == 0 {
                    return Err(Error::Conflict);
                }
                moved(&tx, id, into.id, now).await?;
                let subject = Subject { kind: "category", id: Some(id), title: &category.name_fr };
                journal::add(&tx, viewer, "merged", subject, json!({"into": into.code}), now).await?;
                changed(&tx, now).await
            }
        })
        .await?;
    Ok(to_with("/gestion/categories", "settings-merged"))
}

async fn moved(tx: &Tx, from: Uuid, into: Uuid, now: Timestamp) -> Result<()> {
    for solution in tx.all(&HELD_BY, args![from]).await? {
        save::changed(tx, solution, now).await?;
    }
    for statement in [&MOVE_SOLUTIONS, &MOVE_NEEDS, &MOVE_CODES] {
        tx.execute(statement, args![from, into]).await?;
    }
    groups::move_category(tx, from, into).await?;
    for statement in [&EMPTY_SOLUTIONS, &EMPTY_NEEDS, &CLEAR_CODES] {
        tx.execute(statement, args![from]).await?;
    }
    Ok(())
}
