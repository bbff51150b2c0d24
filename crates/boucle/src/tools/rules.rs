//! Who may change a calculation: who made it, and everybody who writes for the organisation that it belongs to.

use super::queries::CalculationRow;
use crate::kit::Viewer;

pub fn may_edit(viewer: &Viewer, calculation: &CalculationRow) -> bool {
    let made = viewer.id().is_some() && viewer.id() == calculation.created_by;
    let writes = calculation.organisation_id.and_then(|id| viewer.seat(id)).is_some_and(crate::kit::Seat::contributes);
    made || writes
}
