//! Who may take over the record of an organisation.

use db::Uuid;

use crate::kit::Viewer;

pub const KINDS: [&str; 2] = ["error", "duplicate"];

/// Whoever has no place in it yet. Those who run the network need none.
pub fn may_claim(viewer: &Viewer, organisation: Uuid) -> bool {
    viewer.person.is_some() && viewer.seat(organisation).is_none() && !viewer.is_coordinator()
}
