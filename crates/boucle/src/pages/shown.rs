//! A page as it is read, on the screen and on paper.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use db::{Timestamp, Uuid};

use super::queries::{self, PageRow, TextRow};
use super::text::{Heading, Reading};
use super::tree::{Leaf, PageLine, Tree};
use super::{Open, address, documents, of_space, pages_of};
use crate::kit::markdown::Documents;
use crate::kit::shell::{page as answer, to_with};
use crate::kit::{App, Form, Result, Shell, Viewer};
use crate::spaces::{self, Access};

/// Headings below which a table of contents would only repeat the page.
const FEW: usize = 3;

#[derive(Template)]
#[template(path = "pages/show.html")]
struct ShowPage {
    shell: Shell,
    access: Access,
    page: PageRow,
    html: String,
    headings: Vec<Heading>,
    tree: Vec<Leaf>,
    linking: Vec<PageLine>,
    may_edit: bool,
    /// The revision that the reader knows, when there is a later one.
    known: Option<i64>,
    /// When the reader began to change it.
    draft: Option<Timestamp>,
    /// Whether the reader hears of its changes at once.
    is_watched: bool,
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let page = &open.page;
    let (mut known, mut draft, mut is_watched) = (None, None, false);
    if let Some(person) = viewer.id() {
        is_watched = queries::watches(&app.db, person, id).await?;
        known = queries::read(&app.db, person, id).await?;
        draft = queries::draft(&app.db, person, id).await?.map(|draft| draft.saved_at);
        if known != Some(page.revision) {
            queries::mark_read(&app.db, person, page, app.clock.now()).await?;
        }
    }
    let new_page = format!("{}/nouvelle", pages_of(page.space_id));
    let documents = documents(&app, page.space_id, [page.text.as_str()]).await?;
    let reading = Reading {
        tree: &open.tree,
        documents: &documents,
        language: viewer.language,
        new_page: open.access.writes().then_some(new_page.as_str()),
        open: false,
    };
    let mut shown = reading.show(&page.text);
    // A list of questions is its own table of contents.
    shown.headings.retain(|heading| !heading.asks);
    answer(&ShowPage {
        shell: open.shell(&viewer).at(page.title.as_str()),
        html: shown.html,
        headings: if shown.headings.len() < FEW { Vec::new() } else { shown.headings },
        linking: queries::linking(&app.db, id).await?,
        may_edit: open.may_edit(),
        known: known.filter(|known| *known < page.revision),
        draft,
        is_watched,
        tree: around(&open.tree, id),
        access: open.access,
        page: open.page,
    })
}

/// Asks to hear of every change of the page at once, or no more.
pub async fn watch(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let may = open.access.is_in();
    let open = open.must(may)?;
    let person = viewer.signed_in()?.id;
    let since = (form.value("act") == "watch").then(|| app.clock.now());
    app.db.write(|tx| async move { queries::watch(&tx, person, open.page.id, since).await }).await?;
    Ok(to_with(&address(id), if since.is_some() { "pages-watched" } else { "pages-unwatched" }))
}

impl ShowPage {
    fn is_here(&self, leaf: &Leaf) -> bool {
        leaf.id == self.page.id
    }

    fn address(leaf: &Leaf) -> String {
        address(leaf.id)
    }

    fn updated(&self) -> String {
        let when = self.shell.moment(self.page.updated_at);
        match &self.page.author {
            Some(author) => self.shell.two("pages-updated-by", ("date", when), ("person", author.as_str())),
            None => when,
        }
    }
}

/// Of a large tree, what leads to a page: the first level, what it is under with its neighbours, and what is under it.
fn around(tree: &Tree, id: Uuid) -> Vec<Leaf> {
    let mut opened: Vec<Option<Uuid>> = vec![None, Some(id)];
    opened.extend(tree.above(id).into_iter().map(|leaf| Some(leaf.id)));
    tree.leaves().iter().filter(|leaf| opened.contains(&leaf.parent)).cloned().collect()
}

#[derive(Template)]
#[template(path = "pages/print.html")]
struct PrintPage {
    shell: Shell,
    title: String,
    space: String,
    back: String,
    /// The page whose title stands at the top; none where that is the space.
    first: Option<Printed>,
    pages: Vec<Printed>,
}

struct Printed {
    title: String,
    depth: usize,
    html: String,
    updated_at: Timestamp,
}

/// The page and all under it, to be printed.
pub async fn print(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let texts = queries::texts(&app.db, open.page.space_id).await?;
    let documents = documents(&app, open.page.space_id, texts.iter().map(|text| text.text.as_str())).await?;
    let mut pages = printed(&viewer, (&open.tree, &documents), open.tree.branch(id), texts).into_iter();
    answer(&PrintPage {
        shell: open.below(&viewer).at(viewer.language.t("pages-print")),
        title: open.page.title.clone(),
        space: open.access.space.title.clone(),
        back: address(id),
        first: pages.next(),
        pages: pages.collect(),
    })
}

/// All pages of the space, to be printed.
pub async fn print_all(State(app): State<App>, viewer: Viewer, Path(space): Path<Uuid>) -> Result {
    let access = spaces::queries::access(&app.db, &viewer, space).await?;
    let tree = queries::tree(&app.db, space).await?;
    let texts = queries::texts(&app.db, space).await?;
    let documents = documents(&app, space, texts.iter().map(|text| text.text.as_str())).await?;
    let pages = printed(&viewer, (&tree, &documents), tree.leaves(), texts);
    answer(&PrintPage {
        shell: of_space(&viewer, &access).at(viewer.language.t("pages-print")),
        title: access.space.title.clone(),
        space: access.space.title.clone(),
        back: pages_of(space),
        first: None,
        pages,
    })
}

fn printed(viewer: &Viewer, (tree, documents): (&Tree, &Documents), branch: &[Leaf], texts: Vec<TextRow>) -> Vec<Printed> {
    let texts: HashMap<Uuid, TextRow> = texts.into_iter().map(|text| (text.id, text)).collect();
    let reading = Reading { tree, documents, language: viewer.language, new_page: None, open: true };
    let top = branch.first().map_or(0, |leaf| leaf.depth);
    let printed = |leaf: &Leaf| {
        let text = texts.get(&leaf.id)?;
        Some(Printed {
            title: leaf.title.clone(),
            depth: leaf.depth - top,
            html: reading.show(&text.text).html,
            updated_at: text.updated_at,
        })
    };
    branch.iter().filter_map(printed).collect()
}
