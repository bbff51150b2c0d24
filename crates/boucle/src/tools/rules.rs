//! Who may change a calculation: who made it, and everybody who writes for the organisation that it belongs to. What of it may
//! still change once its method is published.

use super::queries::CalculationRow;
use crate::kit::Viewer;

pub fn may_edit(viewer: &Viewer, calculation: &CalculationRow) -> bool {
    let made = viewer.id().is_some() && viewer.id() == calculation.created_by;
    let writes = calculation.organisation_id.and_then(|id| viewer.seat(id)).is_some_and(crate::kit::Seat::contributes);
    made || writes
}

/// An older version; one from before the method was published would change the method.
pub fn may_restore(calculation: &CalculationRow, number: i64) -> bool {
    number < calculation.version && calculation.frozen_version.is_none_or(|frozen| number >= frozen)
}
