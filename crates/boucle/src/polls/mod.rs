//! Polls of a space, between its meetings.
//! Always: what a poll is (its method, whose voices, secret or not, until when) cannot be changed once it is open; results
//! are seen when it is closed; nothing ties a secret ballot to anybody.

mod comments;
mod copy;
pub mod count;
mod list;
mod merge;
pub mod queries;
mod result;
mod vote;

use axum::extract::FromRef;
use db::{Timestamp, Uuid};
use futures_util::future::BoxFuture;

use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::Own;
use crate::kit::{App, Result, Shell, Viewer};
use crate::spaces::{self, Access};
use queries::PollRow;

pub use list::open_in;
pub use result::{Summary, summary};

/// Who has a voice where organisations take part in a kind of space: the feature that knows says which. Elsewhere everybody
/// speaks for the organisations that they write for.
pub struct Electorate {
    /// Of the spaces.
    pub kind: &'static str,
    pub of: fn(App, Uuid) -> BoxFuture<'static, Result<Vec<Uuid>>>,
}

#[linkme::distributed_slice]
pub static ELECTORATES: [Electorate];

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![
        get("/espaces/{id}/votes", Own("is_in"), list::list),
        get("/espaces/{id}/votes/nouveau", Own("writes"), list::blank),
        post("/espaces/{id}/votes/nouveau", Own("writes"), list::create),
        get("/votes/{id}", Own("is_in"), vote::show),
        post("/votes/{id}", Own("may_vote"), vote::cast),
        post("/votes/{id}/commentaires", Own("may_comment"), comments::add),
        post("/votes/{id}/cloture", Own("may_close"), vote::close),
        get("/votes/{id}/resultat.csv", Own("may_see_result"), result::csv),
    ]
}

/// A poll as one viewer stands to it.
struct Open {
    poll: PollRow,
    access: Access,
    options: Vec<String>,
}

impl Open {
    /// Polls are for those who are in the space; whoever only reads it is not told of them.
    async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let poll = queries::find(&app.db, id).await?;
        let access = spaces::queries::access(&app.db, viewer, poll.space_id).await?;
        let may = access.is_in();
        let access = access.must(may)?;
        let options = queries::options(&app.db, id).await?;
        Ok(Self { poll, access, options })
    }

    fn is_closed(&self, now: Timestamp) -> bool {
        is_closed(self.poll.closed_at, self.poll.closes_at, now)
    }
}

fn is_closed(closed_at: Option<Timestamp>, closes_at: Timestamp, now: Timestamp) -> bool {
    closed_at.is_some() || closes_at <= now
}

fn address(poll: Uuid) -> String {
    format!("/votes/{poll}")
}

fn of_space(viewer: &Viewer, access: &Access) -> Shell {
    Shell::new(viewer)
        .under("/espaces", viewer.language.t("spaces-title"))
        .under(format!("/espaces/{}", access.space.id), access.space.title.as_str())
        .under(format!("/espaces/{}/votes", access.space.id), viewer.language.t("polls-title"))
}
