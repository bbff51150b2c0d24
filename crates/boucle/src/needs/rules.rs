//! Who may see and change a need.

use db::Uuid;

use crate::kit::Viewer;

pub const VISIBILITIES: [&str; 3] = ["organisation", "network", "public"];
pub const STATES: [&str; 3] = ["draft", "open", "closed"];
pub const CURRENCIES: [&str; 2] = ["EUR", "CAD"];

/// The currency of where somebody is, until they choose another.
pub fn usual_currency(viewer: &Viewer) -> &'static str {
    if viewer.zone.iana_name().is_some_and(|zone| zone.starts_with("America/")) { "CAD" } else { "EUR" }
}

/// A draft is its organisation's own whatever its visibility says.
pub fn may_see(viewer: &Viewer, organisation: Uuid, visibility: &str, state: &str) -> bool {
    if viewer.is_coordinator() || viewer.seat(organisation).is_some() {
        return true;
    }
    match (state, visibility) {
        ("draft", _) => false,
        (_, "public") => true,
        (_, "network") => viewer.person.is_some(),
        _ => false,
    }
}

pub fn may_edit(viewer: &Viewer, organisation: Uuid) -> bool {
    viewer.acts_for(organisation)
}
