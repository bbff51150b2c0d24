//! Pages of a space: a tree that its members write together.
//! Always: every revision is kept with its author and date, and can be compared and brought back; two people who write at
//! once lose nothing; who may not read the space learns nothing of its pages.

mod arrange;
mod carry;
mod copy;
mod form;
mod history;
pub mod queries;
mod shown;
pub mod text;
pub mod tree;

use axum::extract::FromRef;
use db::{Tx, Uuid};

use crate::files::queries as files;
use crate::kit::markdown::{self, Documents};
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Own, Seen};
use crate::kit::{App, Result, Shell, Viewer};
use crate::spaces::{self, Access};
use queries::PageRow;
use tree::Tree;

/// A file of pages to take in.
const MOST_TAKEN: usize = 20 << 20;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![
        get("/espaces/{id}/pages", Seen("reads"), arrange::list),
        post("/espaces/{id}/pages", Own("writes"), arrange::arrange),
        get("/espaces/{id}/pages/nouvelle", Own("writes"), form::blank),
        post("/espaces/{id}/pages/nouvelle", Own("writes"), form::create),
        get("/espaces/{id}/pages/imprimer", Seen("reads"), shown::print_all),
        get("/espaces/{id}/pages/export.zip", Seen("reads"), carry::export_all),
        get("/espaces/{id}/pages/reprise", Own("writes"), carry::choose),
        post("/espaces/{id}/pages/reprise", Own("writes"), carry::import).taking(MOST_TAKEN),
        get("/pages/{id}", Seen("reads"), shown::show),
        get("/pages/{id}/imprimer", Seen("reads"), shown::print),
        get("/pages/{id}/export.zip", Seen("reads"), carry::export),
        get("/pages/{id}/modifier", Own("may_edit"), form::form),
        post("/pages/{id}/modifier", Own("may_edit"), form::save),
        get("/pages/{id}/historique", Seen("reads"), history::list),
        get("/pages/{id}/revisions/{number}", Seen("reads"), history::show),
        post("/pages/{id}/revisions/{number}", Own("may_edit"), history::change),
        get("/pages/{id}/comparaison", Seen("reads"), history::compare),
        get("/pages/{id}/auteurs", Seen("reads"), history::authors),
        post("/pages/{id}/veille", Own("is_in"), shown::watch),
        post("/pages/{id}/etat", Own("coordinates"), arrange::set_state),
        get("/pages/{id}/suppression", Own("coordinates"), arrange::confirm_deletion),
        post("/pages/{id}/suppression", Own("coordinates"), arrange::delete),
    ]
}

/// A page as one viewer stands to it.
struct Open {
    page: PageRow,
    access: Access,
    tree: Tree,
}

impl Open {
    async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let page = queries::find(&app.db, id).await?;
        let access = spaces::queries::access(&app.db, viewer, page.space_id).await?;
        let tree = queries::tree(&app.db, page.space_id).await?;
        Ok(Self { page, access, tree })
    }

    fn may_edit(&self) -> bool {
        may_edit(&self.access, self.page.locked)
    }

    fn must(self, may: bool) -> Result<Self> {
        if may { Ok(self) } else { Err(crate::kit::error::forbidden()) }
    }

    /// The way back to the page, through those that it is under.
    fn shell(&self, viewer: &Viewer) -> Shell {
        let mut shell = of_space(viewer, &self.access);
        for leaf in self.tree.above(self.page.id).into_iter().rev() {
            shell = shell.under(address(leaf.id), leaf.title.as_str());
        }
        shell
    }

    fn below(&self, viewer: &Viewer) -> Shell {
        self.shell(viewer).under(address(self.page.id), self.page.title.as_str())
    }
}

/// A locked page is changed by those who run the space.
fn may_edit(access: &Access, locked: bool) -> bool {
    access.writes() && (!locked || access.coordinates())
}

fn address(page: Uuid) -> String {
    format!("/pages/{page}")
}

fn pages_of(space: Uuid) -> String {
    format!("/espaces/{space}/pages")
}

fn of_space(viewer: &Viewer, access: &Access) -> Shell {
    Shell::new(viewer)
        .under("/espaces", viewer.language.t("spaces-title"))
        .under(format!("/espaces/{}", access.space.id), access.space.title.as_str())
        .under(pages_of(access.space.id), viewer.language.t("pages-title"))
}

/// The documents of the space that texts name.
async fn documents<'t>(app: &App, space: Uuid, texts: impl IntoIterator<Item = &'t str>) -> Result<Documents> {
    files::cited(&app.db, space, markdown::named(texts)).await
}

/// Gives ids to links whose page was made after them, so that they too follow a change of title.
pub async fn settle_links(tx: &Tx, space: Uuid) -> Result<()> {
    let tree = queries::tree(tx, space).await?;
    for page in queries::texts(tx, space).await? {
        let kept = text::kept(&page.text, &tree);
        if kept != page.text {
            queries::relink(tx, page.id, &kept, &text::targets(&kept, &tree)).await?;
        }
    }
    Ok(())
}
