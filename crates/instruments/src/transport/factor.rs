//! Emission factors, in sets that have a version, and from where they come.
//!
//! Always holds: a set never changes: another figure is another version. A result names the set that it was made with.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::distance::DistanceBasis;
use super::emission::Emissions;
use super::mode::{Mode, Temperature};

/// The tonne-km in one short ton-mile: 2 × 0.45359237 × 1.609344, exactly (international pound and mile, 1959).
pub const TONNE_KM_IN_SHORT_TON_MILE: f64 = 1.459_972_318_210_56;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Leg(Mode),
    Hub,
    Energy,
}

/// What one factor is per.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    TonneKm,
    /// As American sets are published; found and used as tonne-km.
    ShortTonMile,
    VehicleKm,
    /// Through a hub.
    Tonne,
    Litre,
    Kg,
    Kwh,
    M3,
}

impl Unit {
    pub const ALL: [Unit; 8] =
        [Unit::TonneKm, Unit::ShortTonMile, Unit::VehicleKm, Unit::Tonne, Unit::Litre, Unit::Kg, Unit::Kwh, Unit::M3];

    pub fn code(self) -> &'static str {
        match self {
            Unit::TonneKm => "tonne_km",
            Unit::ShortTonMile => "short_ton_mile",
            Unit::VehicleKm => "vehicle_km",
            Unit::Tonne => "tonne",
            Unit::Litre => "litre",
            Unit::Kg => "kg",
            Unit::Kwh => "kwh",
            Unit::M3 => "m3",
        }
    }

    pub fn is_energy(self) -> bool {
        matches!(self, Unit::Litre | Unit::Kg | Unit::Kwh | Unit::M3)
    }
}

/// How full the vehicles were that a factor was measured on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Laden {
    Empty,
    Half,
    Full,
    #[default]
    Average,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Factor {
    /// Of the vehicle, the hub or the energy; electricity has its grid after a point: `electricity.FR`.
    pub code: String,
    pub kind: Kind,
    pub unit: Unit,
    pub laden: Laden,
    pub temperature: Temperature,
    pub distance: DistanceBasis,
    /// As published, per `unit`.
    pub kg_ttw: f64,
    /// Absent when the source gives tank-to-wheel only.
    pub kg_wtt: Option<f64>,
    /// What is used for the mode when no vehicle is named.
    pub is_default: bool,
    pub name_fr: String,
    pub name_en: String,
    /// Where in the source.
    pub reference: String,
}

impl Factor {
    /// Per tonne-km, vehicle-km, tonne, or unit of energy: a short ton-mile is converted.
    pub fn kg(&self) -> Emissions {
        let each = Emissions { ttw_kg: self.kg_ttw, wtt_kg: self.kg_wtt.unwrap_or(0.0) };
        if self.unit == Unit::ShortTonMile { each.times(1.0 / TONNE_KM_IN_SHORT_TON_MILE) } else { each }
    }

    /// The unit of [`Factor::kg`].
    pub fn per(&self) -> Unit {
        if self.unit == Unit::ShortTonMile { Unit::TonneKm } else { self.unit }
    }
}

/// Where a set comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    pub id: String,
    pub version: String,
    pub year: i16,
    pub title_fr: String,
    pub title_en: String,
    pub source: String,
    pub licence: String,
    /// Which gases, which potentials, which part of the life of the energy.
    pub scope: String,
    /// The country whose law fixed these figures (`FR`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub law: Option<String>,
}

/// What a result keeps of the set that it was made with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetRef {
    pub id: String,
    pub version: String,
}

#[derive(Debug, Clone, PartialEq)]
pub struct FactorSet {
    pub about: About,
    factors: Vec<Factor>,
    by_code: HashMap<String, Vec<usize>>,
}

impl FactorSet {
    /// The first of two factors for the same thing is kept; readers refuse the second.
    pub fn new(about: About, factors: Vec<Factor>) -> FactorSet {
        let mut by_code: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, factor) in factors.iter().enumerate() {
            by_code.entry(factor.code.clone()).or_default().push(place);
        }
        FactorSet { about, factors, by_code }
    }

    pub fn reference(&self) -> SetRef {
        SetRef { id: self.about.id.clone(), version: self.about.version.clone() }
    }

    pub fn factors(&self) -> &[Factor] {
        &self.factors
    }

    pub fn of_code(&self, code: &str) -> impl Iterator<Item = &Factor> {
        self.by_code.get(code).into_iter().flatten().filter_map(|place| self.factors.get(*place))
    }

    pub fn find(&self, code: &str, unit: Unit, laden: Laden, temperature: Temperature) -> Option<&Factor> {
        self.of_code(code).find(|factor| factor.per() == unit && factor.laden == laden && factor.temperature == temperature)
    }

    /// The vehicle that stands for a mode: one that is marked, else the first with a factor per tonne-km.
    pub fn default_vehicle(&self, mode: Mode) -> Option<&str> {
        let of_mode =
            || self.factors.iter().filter(|factor| factor.kind == Kind::Leg(mode) && factor.per() == Unit::TonneKm);
        of_mode().find(|factor| factor.is_default).or_else(|| of_mode().next()).map(|factor| factor.code.as_str())
    }

    /// Each code once, in the order of the set, with its first factor: what a list on a screen offers.
    pub fn choices(&self, wanted: impl Fn(Kind) -> bool) -> Vec<&Factor> {
        let first =
            |place: usize, factor: &Factor| self.by_code.get(&factor.code).and_then(|all| all.first()) == Some(&place);
        let all = self.factors.iter().enumerate();
        all.filter(|(place, factor)| wanted(factor.kind) && first(*place, factor)).map(|(_, factor)| factor).collect()
    }
}
