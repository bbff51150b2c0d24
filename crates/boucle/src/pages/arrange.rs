//! The pages of a space as a tree: seen, put in order, locked, deleted.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Uuid;
use serde::Deserialize;
use serde_json::json;

use super::queries::{self, DraftRow};
use super::tree::{Leaf, Place, Step, Tree};
use super::{Open, address, pages_of};
use crate::kit::error::invalid;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page as answer, to, to_with};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};
use crate::spaces::{self, Access};

#[derive(Template)]
#[template(path = "pages/list.html")]
struct ListPage {
    shell: Shell,
    access: Access,
    tree: Tree,
    drafts: Vec<DraftRow>,
    /// The page for which another place is chosen: a choice among all pages beside each of them would be too much of a page.
    moving: Option<Uuid>,
    steps: Vec<(Step, String)>,
}

#[derive(Deserialize)]
pub struct Asked {
    page: Option<Uuid>,
}

impl ListPage {
    fn is_moving(&self, leaf: &Leaf) -> bool {
        self.moving == Some(leaf.id)
    }

    fn may(&self, leaf: &Leaf, step: &Step) -> bool {
        self.tree.step(leaf.id, *step).is_some()
    }

    fn address(leaf: &Leaf) -> String {
        address(leaf.id)
    }

    /// Where a page may be put: anywhere but under itself.
    fn others(&self, leaf: &Leaf) -> Vec<&Leaf> {
        let branch = self.tree.branch(leaf.id);
        self.tree.leaves().iter().filter(|other| !branch.contains(other) && Some(other.id) != leaf.parent).collect()
    }

    fn indent(leaf: &Leaf) -> String {
        "\u{a0}\u{a0}".repeat(leaf.depth)
    }

    fn draft_address(&self, draft: &DraftRow) -> String {
        match draft.page_id {
            Some(page) => format!("{}/modifier", address(page)),
            None => format!("{}/nouvelle?brouillon={}", pages_of(self.access.space.id), draft.id),
        }
    }
}

pub async fn list(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    let access = spaces::queries::access(&app.db, &viewer, space).await?;
    let shell = Shell::new(&viewer)
        .under("/espaces", viewer.language.t("spaces-title"))
        .under(format!("/espaces/{space}"), access.space.title.as_str())
        .at(viewer.language.t("pages-title"));
    answer(&ListPage {
        tree: queries::tree(&app.db, space).await?,
        drafts: match viewer.id() {
            Some(person) => queries::drafts(&app.db, person, space).await?,
            None => Vec::new(),
        },
        moving: asked.page,
        steps: Step::ALL.map(|step| (step, shell.code("pages-step", step.code()))).into(),
        access,
        shell,
    })
}

/// Moves a page by a step, or under another one (`under`; empty for the first level).
pub async fn arrange(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>, form: Form) -> Result {
    let access = spaces::queries::access(&app.db, &viewer, space).await?;
    let may = access.writes();
    access.must(may)?;
    let impossible = || invalid("page", viewer.language.t("pages-move-impossible"));
    let page: Uuid = form.value("page").parse().map_err(|_| impossible())?;
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, form, impossible) = (&viewer, &form, &impossible);
            async move {
                // Read in the transaction: somebody else may have moved pages meanwhile.
                let tree = queries::tree(&tx, space).await?;
                let title = tree.get(page).ok_or_else(impossible)?.title.clone();
                let places = wanted(&tree, page, form).ok_or_else(impossible)?;
                queries::put(&tx, &places).await?;
                let subject = Subject { kind: "page", id: Some(page), title: &title };
                let parent = places.iter().find(|place| place.id == page).and_then(|place| place.parent);
                journal::add(&tx, viewer, "moved", subject, json!({"under": parent}), now).await
            }
        })
        .await?;
    Ok(to(&format!("{}#p-{page}", pages_of(space))))
}

fn wanted(tree: &Tree, page: Uuid, form: &Form) -> Option<Vec<Place>> {
    match Step::parse(form.value("act")) {
        Some(step) => tree.step(page, step),
        None => {
            let id = |name: &str| match form.value(name) {
                "" => Some(None),
                id => id.parse().ok().map(Some),
            };
            tree.put(page, id("under")?, id("before")?)
        }
    }
}

async fn run_by(app: &App, viewer: &Viewer, id: Uuid) -> Result<Open> {
    let open = Open::read(app, viewer, id).await?;
    let may = open.access.coordinates() && open.access.space.archived_at.is_none();
    open.must(may)
}

/// Locks a page, or opens it again to those who write in the space.
pub async fn set_state(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let open = run_by(&app, &viewer, id).await?;
    let locks = form.value("act") == "lock";
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, page) = (&viewer, &open.page);
            async move {
                queries::lock(&tx, id, locks).await?;
                let subject = Subject { kind: "page", id: Some(id), title: &page.title };
                journal::add(&tx, viewer, if locks { "locked" } else { "unlocked" }, subject, json!({}), now).await
            }
        })
        .await?;
    Ok(to_with(&address(id), if locks { "pages-locked-done" } else { "pages-unlocked-done" }))
}

#[derive(Template)]
#[template(path = "pages/delete.html")]
struct DeletePage {
    shell: Shell,
    id: Uuid,
    title: String,
    revisions: i64,
    /// Pages under it, which go one level up.
    below: Vec<Leaf>,
}

pub async fn confirm_deletion(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = run_by(&app, &viewer, id).await?;
    answer(&DeletePage {
        shell: open.below(&viewer).at(viewer.language.t("pages-delete")),
        id,
        title: open.page.title.clone(),
        revisions: open.page.revision,
        below: open.tree.children(Some(id)).cloned().collect(),
    })
}

/// Deletes a page with its revisions; the pages under it take its place.
pub async fn delete(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let open = run_by(&app, &viewer, id).await?;
    if form.value("act") != "delete" {
        return Err(Error::Invalid(Vec::new()));
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, page) = (&viewer, &open.page);
            async move {
                let tree = queries::tree(&tx, page.space_id).await?;
                queries::put(&tx, &without(&tree, id)).await?;
                queries::delete(&tx, id).await?;
                let subject = Subject { kind: "page", id: Some(id), title: &page.title };
                journal::add(&tx, viewer, "deleted", subject, json!({"space": page.space_id}), now).await
            }
        })
        .await?;
    Ok(to_with(&pages_of(open.page.space_id), "pages-deleted"))
}

/// Where the neighbours of a page and those under it stand once it is gone.
fn without(tree: &Tree, id: Uuid) -> Vec<Place> {
    let parent = tree.get(id).and_then(|leaf| leaf.parent);
    let mut order = Vec::new();
    for leaf in tree.children(parent) {
        if leaf.id == id {
            order.extend(tree.children(Some(id)).map(|leaf| leaf.id));
        } else {
            order.push(leaf.id);
        }
    }
    (0..).zip(order).map(|(position, id)| Place { id, parent, position }).collect()
}
