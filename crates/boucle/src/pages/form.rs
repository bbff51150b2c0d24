//! Writing a page: preview, draft, and what happens when somebody else wrote meanwhile.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::{Tx, Uuid};
use serde::Deserialize;
use serde_json::json;

use super::queries::{self, DraftRow, PageRow, Writing};
use super::text::{self, Reading};
use super::tree::{Leaf, Tree};
use super::{Open, address, documents, of_space, pages_of, settle_links};
use crate::kit::compare::{self, Piece};
use crate::kit::form::{TEXT_LIMIT, TITLE_LIMIT};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page as answer, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, markdown, posted};
use crate::spaces::{self, Access};

#[derive(Template)]
#[template(path = "pages/form.html")]
struct FormPage {
    shell: Shell,
    form: Form,
    title: String,
    action: String,
    back: String,
    /// Pages under which a new one may stand; none for a page that is there.
    parents: Vec<Leaf>,
    preview: Option<String>,
    /// What somebody else wrote meanwhile, compared with this text.
    theirs: Option<Vec<Piece>>,
    /// Whether the form holds a draft, and the page has changed since it was begun.
    draft: Option<bool>,
    is_new: bool,
}

impl FormPage {
    fn chosen(form: &Form, leaf: &Leaf) -> bool {
        form.value("parent") == leaf.id.to_string()
    }

    fn indent(leaf: &Leaf) -> String {
        "\u{a0}\u{a0}".repeat(leaf.depth)
    }
}

#[derive(Deserialize)]
pub struct Wanted {
    #[serde(default)]
    title: String,
    sous: Option<Uuid>,
    brouillon: Option<Uuid>,
}

/// Where a new page would be written.
struct Blank {
    access: Access,
    tree: Tree,
}

impl Blank {
    async fn read(app: &App, viewer: &Viewer, space: Uuid) -> Result<Self> {
        let access = spaces::queries::access(&app.db, viewer, space).await?;
        let may = access.writes();
        Ok(Self { access: access.must(may)?, tree: queries::tree(&app.db, space).await? })
    }

    fn page(&self, viewer: &Viewer, form: Form, preview: Option<String>) -> FormPage {
        let pages = pages_of(self.access.space.id);
        FormPage {
            shell: of_space(viewer, &self.access).at(viewer.language.t("pages-new")),
            title: viewer.language.t("pages-new"),
            action: format!("{pages}/nouvelle"),
            back: pages,
            parents: self.tree.leaves().to_vec(),
            preview,
            theirs: None,
            draft: None,
            is_new: true,
            form,
        }
    }

    /// The page that the new one is put under, when it is of this space.
    fn parent(&self, form: &Form) -> Option<Uuid> {
        form.value("parent").parse().ok().filter(|parent| self.tree.get(*parent).is_some())
    }
}

pub async fn blank(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>, Query(wanted): Query<Wanted>) -> Result {
    let blank = Blank::read(&app, &viewer, space).await?;
    let mut form = Form::new();
    form.set("title", wanted.title.chars().take(TITLE_LIMIT).collect::<String>());
    form.set("parent", wanted.sous.map(|id| id.to_string()).unwrap_or_default());
    if let Some(id) = wanted.brouillon {
        let person = viewer.signed_in()?.id;
        let draft = queries::new_draft(&app.db, person, space, id).await?.ok_or(Error::NotFound)?;
        form.set("draft", draft.id.to_string());
        form.set("title", draft.title.clone());
        form.set("text", text::written(&draft.text, &blank.tree));
        form.set("parent", draft.parent_id.map(|id| id.to_string()).unwrap_or_default());
    }
    answer(&blank.page(&viewer, form, None))
}

pub async fn create(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>, mut form: Form) -> Result {
    let blank = Blank::read(&app, &viewer, space).await?;
    let kept = text::kept(form.value("text"), &blank.tree);
    check(&viewer, &mut form, &kept);
    if !form.is_sound() {
        return unsound(&blank.page(&viewer, form, None));
    }
    let id = form.value("draft").parse().unwrap_or_else(|_| Uuid::now_v7());
    match form.value("act") {
        "preview" => {
            let preview = shown(&app, &viewer, &blank.access, &blank.tree, &kept).await?;
            return answer(&blank.page(&viewer, form, Some(preview)));
        }
        "draft" => {
            let draft = DraftRow {
                id,
                page_id: None,
                parent_id: blank.parent(&form),
                base: 0,
                title: form.trimmed("title").to_owned(),
                text: kept,
                saved_at: app.clock.now(),
            };
            return keep_draft(&app, &viewer, space, &draft, &pages_of(space)).await;
        }
        "drop" => return drop_draft(&app, &viewer, id, &pages_of(space)).await,
        _ => {}
    }
    let now = app.clock.now();
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (viewer, form, blank, kept) = (&viewer, &form, &blank, &kept);
        async move {
            let writing = writing(form, kept, &blank.tree, form.trimmed("title"));
            let page = Uuid::now_v7();
            queries::insert(&tx, page, (space, blank.parent(form)), &writing, viewer.id(), now).await?;
            settle_links(&tx, space).await?;
            queries::drop_draft(&tx, viewer.signed_in()?.id, id).await?;
            let subject = Subject { kind: "page", id: Some(page), title: writing.title };
            journal::add(&tx, viewer, "created", subject, json!({"space": space}), now).await?;
            Ok(address(page))
        }
    })
    .await?;
    Ok(to(&location))
}

fn writing<'w>(form: &'w Form, kept: &'w str, tree: &Tree, title: &'w str) -> Writing<'w> {
    Writing {
        title,
        text: kept,
        comment: form.trimmed("comment"),
        minor: form.checked("minor"),
        targets: text::targets(kept, tree),
    }
}

fn check(viewer: &Viewer, form: &mut Form, kept: &str) {
    let title = form.trimmed("title");
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", viewer.language.t("pages-title-wrong"));
    }
    if form.trimmed("comment").chars().count() > TITLE_LIMIT {
        form.refuse("comment", viewer.language.t("pages-comment-wrong"));
    }
    if kept.len() > TEXT_LIMIT {
        form.refuse("text", viewer.language.t("pages-text-wrong"));
    } else if markdown::lacks_words(kept) {
        form.refuse("text", viewer.language.t("files-picture-silent"));
    }
}

async fn shown(app: &App, viewer: &Viewer, access: &Access, tree: &Tree, kept: &str) -> Result<String> {
    let documents = &documents(app, access.space.id, [kept]).await?;
    let new_page = format!("{}/nouvelle", pages_of(access.space.id));
    let reading = Reading { tree, documents, language: viewer.language, new_page: Some(&new_page), open: false };
    Ok(reading.show(kept).html)
}

impl Open {
    fn form_page(&self, viewer: &Viewer, form: Form) -> FormPage {
        FormPage {
            shell: self.below(viewer).at(viewer.language.t("pages-edit")),
            title: viewer.language.one("pages-edit-title", "page", self.page.title.as_str()),
            action: format!("{}/modifier", address(self.page.id)),
            back: address(self.page.id),
            parents: Vec::new(),
            preview: None,
            theirs: None,
            draft: None,
            is_new: false,
            form,
        }
    }
}

async fn edited_by(app: &App, viewer: &Viewer, id: Uuid) -> Result<Open> {
    let open = Open::read(app, viewer, id).await?;
    let may = open.may_edit();
    open.must(may)
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = edited_by(&app, &viewer, id).await?;
    let draft = queries::draft(&app.db, viewer.signed_in()?.id, id).await?;
    let mut form = Form::new();
    let (title, kept, base) = match &draft {
        Some(draft) => (&draft.title, &draft.text, draft.base),
        None => (&open.page.title, &open.page.text, open.page.revision),
    };
    form.set("title", title.clone());
    form.set("text", text::written(kept, &open.tree));
    form.set("_version", base.to_string());
    let stale = draft.map(|draft| draft.base < open.page.revision);
    answer(&FormPage { draft: stale, ..open.form_page(&viewer, form) })
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = edited_by(&app, &viewer, id).await?;
    let kept = text::kept(form.value("text"), &open.tree);
    check(&viewer, &mut form, &kept);
    if !form.is_sound() {
        return unsound(&open.form_page(&viewer, form));
    }
    match form.value("act") {
        "preview" => {
            let preview = Some(shown(&app, &viewer, &open.access, &open.tree, &kept).await?);
            return answer(&FormPage { preview, ..open.form_page(&viewer, form) });
        }
        "draft" => {
            let draft = DraftRow {
                id: Uuid::now_v7(),
                page_id: Some(id),
                parent_id: None,
                base: form.version(),
                title: form.trimmed("title").to_owned(),
                text: kept,
                saved_at: app.clock.now(),
            };
            return keep_draft(&app, &viewer, open.page.space_id, &draft, &address(id)).await;
        }
        "drop" => return drop_draft(&app, &viewer, id, &address(id)).await,
        _ => {}
    }
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (open, viewer, form, kept) = (&open, &viewer, &form, &kept);
            async move {
                if posted::before(&tx, form).await?.is_some() {
                    return Ok(Saved::Same);
                }
                let saved = write(&tx, viewer, form, kept, &open.tree, id, now).await?;
                posted::keep(&tx, viewer, form, &address(id), now).await?;
                Ok::<_, Error>(saved)
            }
        })
        .await;
    match written {
        Ok(Saved::Same) => Ok(to(&address(id))),
        Ok(Saved::Alone) => Ok(to_with(&address(id), "pages-saved")),
        Ok(Saved::Merged) => Ok(to_with(&address(id), "pages-merged")),
        Err(Error::Conflict) => contradicted(&app, &viewer, id, form, &kept).await,
        Err(error) => Err(error),
    }
}

enum Saved {
    /// Nothing was changed.
    Same,
    Alone,
    /// With what somebody else wrote meanwhile.
    Merged,
}

/// Writes the next revision, together with what was written since the form was made.
async fn write(
    tx: &Tx,
    viewer: &Viewer,
    form: &Form,
    kept: &str,
    tree: &Tree,
    id: Uuid,
    now: db::Timestamp,
) -> Result<Saved> {
    let page = queries::find(tx, id).await?;
    let typed = form.trimmed("title");
    let (title, text, merged) = if form.version() == page.revision {
        (typed.to_owned(), kept.to_owned(), false)
    } else {
        let base = queries::revision(tx, id, form.version()).await?;
        // A link of the base may have been settled since.
        let text = compare::merge(&text::kept(&base.text, tree), kept, &page.text).ok_or(Error::Conflict)?;
        let title = compare::merge(&base.title, typed, &page.title).ok_or(Error::Conflict)?;
        (title, text, true)
    };
    queries::drop_draft(tx, viewer.signed_in()?.id, id).await?;
    if title == page.title && text == page.text {
        return Ok(Saved::Same);
    }
    let writing = writing(form, &text, tree, &title);
    queries::update(tx, id, page.revision, &writing, viewer.id(), now).await?;
    let subject = Subject { kind: "page", id: Some(id), title: &title };
    journal::add(tx, viewer, "changed", subject, json!({"revision": page.revision + 1, "merged": merged}), now).await?;
    Ok(if merged { Saved::Merged } else { Saved::Alone })
}

/// Both texts, where they cannot be brought together; saving again keeps what the form then holds.
async fn contradicted(app: &App, viewer: &Viewer, id: Uuid, mut form: Form, kept: &str) -> Result {
    let open = edited_by(app, viewer, id).await?;
    let pieces = compare::by_word(&whole(&open.page, &open.tree), &typed(&form, kept, &open.tree));
    form.set("_version", open.page.revision.to_string());
    form.set("_once", Uuid::now_v7().to_string());
    form.refuse("text", viewer.language.t("pages-conflict"));
    unsound(&FormPage { theirs: Some(pieces), ..open.form_page(viewer, form) })
}

fn whole(page: &PageRow, tree: &Tree) -> String {
    format!("{}\n\n{}", page.title, text::written(&page.text, tree))
}

fn typed(form: &Form, kept: &str, tree: &Tree) -> String {
    format!("{}\n\n{}", form.trimmed("title"), text::written(kept, tree))
}

async fn keep_draft(app: &App, viewer: &Viewer, space: Uuid, draft: &DraftRow, location: &str) -> Result {
    let person = viewer.signed_in()?.id;
    app.db.write(|tx| async move { queries::keep_draft(&tx, person, space, draft).await }).await?;
    Ok(to_with(location, "pages-draft-kept"))
}

async fn drop_draft(app: &App, viewer: &Viewer, id: Uuid, location: &str) -> Result {
    let person = viewer.signed_in()?.id;
    app.db.write(|tx| async move { queries::drop_draft(&tx, person, id).await }).await?;
    Ok(to_with(location, "pages-draft-dropped"))
}
