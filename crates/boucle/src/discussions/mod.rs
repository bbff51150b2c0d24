//! Discussions of a space: topics, and the messages that answer them.
//! Always: a message keeps its number and its address; what was changed can be read as it was; what is hidden is hidden
//! with a reason, and can be shown again; who may not read the space learns nothing of them.

mod copy;
mod list;
mod message;
pub mod queries;
pub mod rules;
mod topic;

use axum::extract::FromRef;
use db::Uuid;

use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Own, Seen};
use crate::kit::{App, Result, Shell, Viewer};
use crate::spaces::{self, Access};
use queries::TopicRow;

pub use list::check_text;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![
        get("/espaces/{id}/echanges", Seen("reads"), list::list),
        get("/espaces/{id}/echanges/nouveau", Own("writes"), list::blank),
        post("/espaces/{id}/echanges/nouveau", Own("writes"), list::create),
        get("/echanges/{id}", Seen("reads"), topic::show),
        post("/echanges/{id}", Own("may_answer"), topic::answer),
        post("/echanges/{id}/suivi", Own("reads"), topic::set_wish),
        post("/echanges/{id}/etat", Own("coordinates"), topic::set_state),
        get("/echanges/{id}/messages/{number}", Seen("reads"), message::find),
        post("/echanges/{id}/messages/{number}", Own("is_in"), message::act),
        get("/echanges/{id}/messages/{number}/modifier", Own("may_edit"), message::form),
        post("/echanges/{id}/messages/{number}/modifier", Own("may_edit"), message::edit),
        get("/echanges/{id}/messages/{number}/versions", Seen("reads"), message::versions),
    ]
}

/// A topic as one viewer stands to it.
struct Open {
    topic: TopicRow,
    access: Access,
}

impl Open {
    async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let topic = queries::topic(&app.db, id).await?;
        let access = spaces::queries::access(&app.db, viewer, topic.space_id).await?;
        // What it comments is for those who are in the space, and so is what they say of it.
        if topic.about.is_some() && !access.is_in() {
            return Err(crate::kit::error::not_found());
        }
        Ok(Self { topic, access })
    }

    fn must(self, may: bool) -> Result<Self> {
        if may { Ok(self) } else { Err(crate::kit::error::forbidden()) }
    }

    fn below(&self, viewer: &Viewer) -> Shell {
        of_space(viewer, &self.access).under(address(self.topic.id), self.topic.title.as_str())
    }
}

fn address(topic: Uuid) -> String {
    format!("/echanges/{topic}")
}

/// Where a message stands: its page, and its place there.
pub fn place(topic: Uuid, number: i64) -> String {
    match rules::page_of(number) {
        1 => format!("{}#m-{number}", address(topic)),
        page => format!("{}?page={page}#m-{number}", address(topic)),
    }
}

fn of_space(viewer: &Viewer, access: &Access) -> Shell {
    Shell::new(viewer)
        .under("/espaces", viewer.language.t("spaces-title"))
        .under(format!("/espaces/{}", access.space.id), access.space.title.as_str())
        .under(format!("/espaces/{}/echanges", access.space.id), viewer.language.t("discussions-title"))
}
