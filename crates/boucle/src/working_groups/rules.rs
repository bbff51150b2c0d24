//! Where a working group stands, and what its next step asks.

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
