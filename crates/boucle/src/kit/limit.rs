//! How often one person (or else one address) may do what is costly or guessable.

use std::num::NonZeroU32;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

use super::error::{Error, Result};
use super::viewer::Viewer;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// Pages behind an account: bounded only by the connection cap.
    None,
    /// Signing in and asking for a link.
    SignIn,
    /// Forms that a visitor may post.
    PublicForm,
    /// Search and the interface for programs.
    Search,
}

pub struct Limits {
    sign_in: DefaultKeyedRateLimiter<String>,
    public_form: DefaultKeyedRateLimiter<String>,
    search: DefaultKeyedRateLimiter<String>,
    off: bool,
}

impl Limits {
    /// `search_per_second` comes from the settings; 0 turns every limit off, for measuring.
    pub fn new(search_per_second: u32) -> Self {
        let per_minute = |most: u32| Quota::per_minute(NonZeroU32::new(most).unwrap_or(NonZeroU32::MIN));
        let search = NonZeroU32::new(search_per_second).unwrap_or(NonZeroU32::MIN);
        Self {
            sign_in: RateLimiter::keyed(per_minute(20)),
            public_form: RateLimiter::keyed(per_minute(30)),
            search: RateLimiter::keyed(
                Quota::per_second(search).allow_burst(search.saturating_mul(NonZeroU32::new(4).unwrap_or(NonZeroU32::MIN))),
            ),
            off: search_per_second == 0,
        }
    }

    pub fn check(&self, limit: Limit, viewer: &Viewer) -> Result<()> {
        let limiter = match limit {
            Limit::SignIn => &self.sign_in,
            Limit::PublicForm => &self.public_form,
            Limit::Search => &self.search,
            Limit::None => return Ok(()),
        };
        if self.off {
            return Ok(());
        }
        let key = viewer.id().map_or_else(|| viewer.address.clone(), |id| id.to_string());
        limiter
            .check_key(&key)
            .map_err(|wait| Error::TooMany(wait.wait_time_from(DefaultClock::default().now()).as_secs().saturating_add(1)))
    }

    /// Forgets who has not asked for a while.
    pub fn sweep(&self) {
        for limiter in [&self.sign_in, &self.public_form, &self.search] {
            limiter.retain_recent();
        }
    }
}
