//! A transport chain as it is written, in JSON: the body of the interface for programs, and what is kept.
//!
//! A field that does not exist is refused, so that a misspelt one is not silently without effect. Units are in the names.

use serde::{Deserialize, Serialize};

use super::distance::Distance;
use super::energy::{CarrierYear, EnergyUse};
use super::factor::Laden;
use super::load::Load;
use super::mode::{Mode, Temperature};

pub const MOST_ELEMENTS: usize = 100;
pub const MOST_CARRIERS: usize = 100;

/// From where goods are handed over to where they arrive: legs, and the hubs between them (ISO 14083: transport chain elements).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chain {
    pub title: String,
    /// The calendar year of the transport: factors that are much older are doubted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
    pub elements: Vec<Element>,
    /// Years that carriers told, which legs name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub carriers: Vec<CarrierYear>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Element {
    Leg(Leg),
    Hub(Hub),
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Leg {
    pub id: String,
    pub mode: Mode,
    /// A code of the set; the default of the mode when absent, which is doubted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vehicle: Option<String>,
    pub load: Load,
    pub distance: Distance,
    #[serde(default)]
    pub temperature: Temperature,
    #[serde(default)]
    pub method: Method,
    /// Of the cooling or heating of this load, where the factor of the vehicle does not hold it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub cooling: Vec<EnergyUse>,
}

/// How the emissions of a leg are known, from the least to the best.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Method {
    /// A published factor per tonne-km, in which empty runs and mean loads are counted.
    Published {
        #[serde(default)]
        laden: Laden,
    },
    /// Modelled from the vehicle: what it gives off per km empty and full, how full it was, and how many of its km were empty.
    Loading {
        /// What the vehicle can carry, in tonnes.
        payload_t: f64,
        /// Load / payload on the way that is loaded: above 0, to 1.
        load_share: f64,
        /// Empty km / all km of the vehicle: 0 to below 1.
        #[serde(default)]
        empty_share: f64,
    },
    /// The mean of a carrier's year, by its name in `carriers`.
    Carrier { carrier: String },
    /// What the vehicle took in on this journey, its empty way included.
    Measured {
        used: Vec<EnergyUse>,
        /// Of all loads that shared it; this one alone when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        all_tonne_km: Option<f64>,
    },
}

impl Default for Method {
    fn default() -> Method {
        Method::Published { laden: Laden::Average }
    }
}

/// Handling, sorting or storing between two legs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hub {
    pub id: String,
    pub load: Load,
    pub method: HubMethod,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum HubMethod {
    /// A factor per tonne, by its code in the set.
    Published { hub: String },
    /// The energy of a period, and the tonnes that went through in it.
    Measured { used: Vec<EnergyUse>, tonnes: f64 },
}

impl Element {
    pub fn id(&self) -> &str {
        match self {
            Element::Leg(leg) => &leg.id,
            Element::Hub(hub) => &hub.id,
        }
    }
}
