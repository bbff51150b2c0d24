//! Where a working group stands, and what its next step asks.

use serde::{Deserialize, Serialize};

/// What the network asks of its groups, until a coordinator says otherwise.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Organisations without which a group does not start.
    pub minimum: i64,
    /// What a new group begins with: by how many organisations a deliverable is tried, and the share of favourable ones.
    pub trial_minimum: i64,
    pub trial_share: String,
    pub currency: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self { minimum: 5, trial_minimum: 3, trial_share: "2/3".to_owned(), currency: "CAD".to_owned() }
    }
}

/// Where a group stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Proposed, and open to organisations.
    Gathering,
    Declined,
    Running,
    Ended,
}

impl State {
    pub const ALL: [Self; 4] = [Self::Gathering, Self::Declined, Self::Running, Self::Ended];

    pub fn code(self) -> &'static str {
        match self {
            Self::Gathering => "gathering",
            Self::Declined => "declined",
            Self::Running => "running",
            Self::Ended => "ended",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}
