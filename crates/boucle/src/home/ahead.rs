//! What lies ahead of somebody: the next meetings, the votes that wait for them, what they undertook.

use db::Uuid;

use crate::actions::queries::{self as actions, Mine};
use crate::actions::undertaken;
use crate::kit::{App, Result};
use crate::meetings::Undertaken;
use crate::meetings::queries::{self as meetings, MeetingLine};
use crate::polls::queries::{self as polls, OpenPoll};

/// Actions of plans that a first page names; the others stand on a page of their own.
const MOST: i64 = 9;

#[derive(Default)]
pub struct Ahead {
    pub meetings: Vec<MeetingLine>,
    pub polls: Vec<OpenPoll>,
    /// What plans say that one undertook, and what minutes say.
    pub planned: Vec<Mine>,
    pub actions: Vec<Undertaken>,
    pub has_more: bool,
}

impl Ahead {
    /// In all spaces that the person is in, or in one of them.
    pub async fn of(app: &App, person: Uuid, space: Option<Uuid>) -> Result<Self> {
        let now = app.clock.now();
        let mut planned = actions::mine(&app.db, person, space, MOST).await?;
        let has_more = i64::try_from(planned.len()).is_ok_and(|there| there == MOST);
        planned.truncate(usize::try_from(MOST - 1).unwrap_or_default());
        Ok(Self {
            planned,
            has_more,
            meetings: meetings::next(&app.db, person, space, now).await?,
            polls: polls::open(&app.db, person, space, now).await?,
            actions: undertaken(app, person, space).await?,
        })
    }

    pub fn is_empty(&self) -> bool {
        self.meetings.is_empty() && self.polls.is_empty() && self.planned.is_empty() && self.actions.is_empty()
    }
}
