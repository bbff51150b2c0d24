//! What somebody has not read yet, of the last two months.

use std::time::Duration;

use db::Uuid;

use crate::discussions::queries::{self as discussions, TopicNews};
use crate::kit::error::internal;
use crate::kit::{App, Result};
use crate::pages::queries::{self as pages, PageNews};

/// What is older is no news.
const TWO_MONTHS: Duration = Duration::from_hours(24 * 60);

#[derive(Default)]
pub struct News {
    pub topics: Vec<TopicNews>,
    pub pages: Vec<PageNews>,
}

impl News {
    /// Of all spaces that the person is in, or of one of them.
    pub async fn of(app: &App, person: Uuid, space: Option<Uuid>) -> Result<Self> {
        let since = app.clock.now().checked_sub(TWO_MONTHS).map_err(internal)?;
        Ok(Self {
            topics: discussions::news(&app.db, person, space, since).await?,
            pages: pages::news(&app.db, person, space, since).await?,
        })
    }

    pub fn is_empty(&self) -> bool {
        self.topics.is_empty() && self.pages.is_empty()
    }
}
