//! What lies ahead of somebody: the next meetings, the votes and the trials that wait for them, what they undertook.

use db::Uuid;

use crate::discussions::queries::{self as discussions, Reported};
use crate::kit::{App, Result, Viewer};
use crate::meetings::queries::{self as meetings, MeetingLine};
use crate::meetings::{Undertaken, undertaken};
use crate::polls::queries::{self as polls, OpenPoll};
use crate::spaces::queries::{self as spaces, Awaited};
use crate::trials::queries::{self as trials, Waiting};

#[derive(Default)]
pub struct Ahead {
    pub meetings: Vec<MeetingLine>,
    pub polls: Vec<OpenPoll>,
    pub trials: Vec<Waiting>,
    pub actions: Vec<Undertaken>,
    /// What waits for whoever runs spaces.
    pub awaited: Vec<Awaited>,
    pub reported: Vec<Reported>,
}

impl Ahead {
    /// In all spaces of the reader; of those that they run, what waits for them as well.
    pub async fn everywhere(app: &App, viewer: &Viewer, person: Uuid) -> Result<Self> {
        Ok(Self {
            awaited: spaces::awaited(&app.db, person).await?,
            reported: discussions::reported(&app.db, person, viewer.is_coordinator()).await?,
            ..Self::of(app, person, None).await?
        })
    }

    /// In all spaces that the person is in, or in one of them.
    pub async fn of(app: &App, person: Uuid, space: Option<Uuid>) -> Result<Self> {
        let now = app.clock.now();
        Ok(Self {
            awaited: Vec::new(),
            reported: Vec::new(),
            meetings: meetings::next(&app.db, person, space, now).await?,
            polls: polls::open(&app.db, person, space, now).await?,
            trials: trials::waiting(&app.db, person, space).await?,
            actions: undertaken(&app.db, person, space).await?,
        })
    }

    pub fn is_empty(&self) -> bool {
        self.meetings.is_empty() && self.polls.is_empty() && self.trials.is_empty() && self.actions.is_empty() && !self.waits()
    }

    /// Whether anything waits for whoever runs spaces.
    pub fn waits(&self) -> bool {
        !self.awaited.is_empty() || !self.reported.is_empty()
    }
}
