//! Who may use a route. Every route declares one of these; the guard enforces it before the handler runs, and one
//! test tries every route as every kind of person.

use super::error::{Error, Result};
use super::viewer::Viewer;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Anyone, without an account.
    Anyone,
    SignedIn,
    /// Someone who writes for a supplying organisation, or a coordinator.
    Supplier,
    /// Someone who writes for a buying organisation, or a coordinator.
    Buyer,
    Coordinator,
    Operator,
    /// Signed in, and the handler asks this function of the thing itself (its own organisation's, or another's).
    Own(&'static str),
    /// Anyone may try; the handler asks this function of the thing itself.
    Seen(&'static str),
}

impl Rule {
    pub fn check(self, viewer: &Viewer) -> Result<()> {
        let allowed = match self {
            Self::Anyone | Self::Seen(_) => return Ok(()),
            Self::SignedIn | Self::Own(_) => viewer.person.is_some(),
            Self::Supplier => viewer.is_supplier() || viewer.is_coordinator(),
            Self::Buyer => viewer.is_buyer() || viewer.is_coordinator(),
            Self::Coordinator => viewer.is_coordinator(),
            Self::Operator => viewer.is_operator(),
        };
        match (allowed, &viewer.person) {
            (true, _) => Ok(()),
            (false, Some(_)) => Err(Error::Forbidden),
            (false, None) => Err(Error::SignInFirst),
        }
    }
}
