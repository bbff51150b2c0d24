//! Time is passed in, so that a test plays a year in a second. Nothing else asks the machine for the time of day.

use std::sync::{Arc, Mutex, PoisonError};

use db::Timestamp;

#[derive(Clone, Default)]
pub enum Clock {
    #[default]
    System,
    /// A clock that stands still until it is moved.
    Held(Arc<Mutex<Timestamp>>),
}

impl Clock {
    pub fn held(at: Timestamp) -> Self {
        Self::Held(Arc::new(Mutex::new(at)))
    }

    pub fn now(&self) -> Timestamp {
        match self {
            // Both engines keep microseconds: what is read back equals what was written.
            Self::System => Timestamp::from_microsecond(Timestamp::now().as_microsecond()).unwrap_or_default(),
            Self::Held(at) => *at.lock().unwrap_or_else(PoisonError::into_inner),
        }
    }

    /// Moves a held clock forward; the machine's own clock is left alone.
    pub fn advance(&self, span: std::time::Duration) {
        self.move_to(self.now().checked_add(span).unwrap_or(self.now()));
    }

    /// Moves a held clock to a moment.
    pub fn move_to(&self, moment: Timestamp) {
        if let Self::Held(at) = self {
            *at.lock().unwrap_or_else(PoisonError::into_inner) = moment;
        }
    }
}
