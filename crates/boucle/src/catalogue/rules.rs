//! Who may see and change a solution.

use db::Uuid;

use crate::kit::Viewer;

pub const STATES: [&str; 3] = ["draft", "published", "archived"];

/// What is published is everybody's to see; the rest is its supplier's own.
pub fn may_see(viewer: &Viewer, supplier: Uuid, state: &str) -> bool {
    state == "published" || viewer.is_coordinator() || viewer.seat(supplier).is_some()
}

pub fn may_edit(viewer: &Viewer, supplier: Uuid) -> bool {
    viewer.acts_for(supplier)
}
