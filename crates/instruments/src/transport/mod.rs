//! Emissions of transport: of one chain from end to end, of a year of shipments, and of other ways to carry the same.
//!
//! The method is that of ISO 14083:2023 and of the GLEC Framework 3: a chain is a series of elements (legs, and hubs between them);
//! each has its transport activity (tonne-km; tonnes in a hub), its emissions tank-to-wheel and well-to-tank, and the level of the
//! data that they rest on; shared vehicles are allocated by tonne-km. [`evaluate`] has the formulas and computes a [`Chain`] with a
//! [`FactorSet`]; [`Ledger`] sums shipments by the million, and [`what_if`] compares scenarios of such sums; [`side_by_side`]
//! compares scenarios of chains, and [`compare_ways`] whole chains; [`recompute`] says what a newer set
//! changes; [`inform_client`] makes what French law asks a carrier to tell.
//!
//! Always holds: a result names the set and the version it was made with, and every quantity and factor that it is the sum of; a
//! distance is adjusted once; a chain is the sum of its elements in any order; what is not known is doubted or refused, never
//! guessed in silence.
//!
//! Figures are `f64`: factors are published with three to six digits, and fifteen are kept. Nothing is rounded before it is shown.

mod bracket;
mod chain;
mod difference;
mod disclosure;
mod distance;
mod emission;
mod energy;
mod error;
mod evaluate;
mod factor;
mod file;
mod load;
mod mode;
mod outcome;
mod read;
mod scenario;
mod shipment;
mod shipped;
mod side_by_side;
mod table;
mod total;
mod what_if;

pub use bracket::{Bracket, EDGES_KM};
pub use chain::{Chain, Element, Hub, HubMethod, Leg, Method};
pub use difference::{Change, Difference, difference, recompute};
pub use disclosure::{Notice, Segment, Staff, Statement, inform_client};
pub use distance::{Distance, DistanceBasis, Point, Travelled, great_circle_km};
pub use emission::{Emissions, allocate};
pub use energy::{CarrierYear, Covers, EnergyUse, Intensity};
pub use error::{Error, Problem, Result};
pub use evaluate::evaluate;
pub use factor::{About, Factor, FactorSet, Kind, Laden, SetRef, TONNE_KM_IN_SHORT_TON_MILE, Unit};
pub use file::{Column as ShipmentColumn, read_shipments, shipment_columns};
pub use load::{Conversion, Load, TEU_TONNES, Weighed};
pub use mode::{Mode, Temperature};
pub use outcome::{ChainOutcome, DataShares, Doubt, Doubts, ElementOutcome, FactorUsed, Level, Source};
pub use read::{LineError, MOST_FACTORS, read_set};
pub use scenario::{Change as ScenarioChange, Flow, MOST_SCENARIOS, Scenario, Step, Study};
pub use shipment::{Ledger, Month, Row, Shipment, total};
pub use shipped::{shipped_set, shipped_sets};
pub use side_by_side::{MOST_WAYS, ScenarioOutcome, SideBySide, Ways, WaysOutcome, Year, compare_ways, side_by_side};
pub use total::{Group, HotSpot, Refused, Told, Total, Totals};
pub use what_if::what_if;

/// The version of the method: it changes when the same chain and the same factors would give another figure.
pub const METHOD: &str = "boucle-transport-1";
