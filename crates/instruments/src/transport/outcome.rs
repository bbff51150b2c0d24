//! What a chain comes to. Every figure stands with the factors and quantities that it was made from.

use serde::{Deserialize, Serialize};

use super::distance::{DistanceBasis, Travelled};
use super::emission::{Emissions, share};
use super::factor::{Factor, Laden, SetRef, Unit};
use super::load::Weighed;
use super::mode::{Mode, Temperature};

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ChainOutcome {
    pub method: &'static str,
    pub title: String,
    /// The set, in the version that this was made with.
    pub set: SetRef,
    pub elements: Vec<ElementOutcome>,
    pub kg: Emissions,
    /// Of the legs: hubs move nothing.
    pub tonne_km: f64,
    /// Well-to-wheel grams per tonne-km, hubs included; absent when nothing was moved.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub g_per_tonne_km: Option<f64>,
    pub data: DataShares,
    pub doubts: Vec<Doubt>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ElementOutcome {
    pub id: String,
    /// Absent for a hub.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vehicle: Option<String>,
    pub load: Weighed,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub distance: Option<Travelled>,
    pub tonne_km: f64,
    pub kg: Emissions,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub g_per_tonne_km: Option<f64>,
    pub source: Source,
    pub level: Level,
    /// `kg` is the sum of theirs.
    pub factors: Vec<FactorUsed>,
    pub doubts: Vec<Doubt>,
}

/// `quantity × factor`, as a person checks it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FactorUsed {
    pub code: String,
    pub unit: Unit,
    pub laden: Laden,
    pub temperature: Temperature,
    pub distance: DistanceBasis,
    /// Per unit.
    pub each: Emissions,
    pub quantity: f64,
    pub kg: Emissions,
    /// Where in the source.
    pub reference: String,
}

impl FactorUsed {
    pub(crate) fn of(factor: &Factor, quantity: f64) -> FactorUsed {
        let each = factor.kg();
        FactorUsed {
            code: factor.code.clone(),
            unit: factor.per(),
            laden: factor.laden,
            temperature: factor.temperature,
            distance: factor.distance,
            each,
            quantity,
            kg: each.times(quantity),
            reference: factor.reference.clone(),
        }
    }
}

/// Where the emissions of an element come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    Published,
    Modelled,
    /// The mean of a carrier's whole activity.
    CarrierActivity,
    /// The mean of one category of a carrier's activity.
    CarrierCategory,
    /// Of this journey.
    Measured,
}

impl Source {
    pub fn level(self) -> Level {
        match self {
            Source::Published => Level::Default,
            Source::Modelled => Level::Modelled,
            Source::CarrierActivity | Source::CarrierCategory | Source::Measured => Level::Primary,
        }
    }
}

/// The kind of data, as ISO 14083 names them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    Default,
    Modelled,
    Primary,
}

/// Shares of the well-to-wheel emissions by the kind of data that they rest on; they sum to 1, or to 0 when there are none.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct DataShares {
    pub default: f64,
    pub modelled: f64,
    pub primary: f64,
}

impl DataShares {
    pub(crate) fn of(parts: impl Iterator<Item = (Level, f64)>) -> DataShares {
        let mut shares = DataShares::default();
        for (level, kg) in parts {
            match level {
                Level::Default => shares.default += kg,
                Level::Modelled => shares.modelled += kg,
                Level::Primary => shares.primary += kg,
            }
        }
        let all = shares.default + shares.modelled + shares.primary;
        DataShares {
            default: share(shares.default, all),
            modelled: share(shares.modelled, all),
            primary: share(shares.primary, all),
        }
    }

    /// The weakest on which something rests: what may be said of the whole. None when there is nothing.
    pub fn weakest(self) -> Option<Level> {
        let all = [(Level::Default, self.default), (Level::Modelled, self.modelled), (Level::Primary, self.primary)];
        all.into_iter().find(|(_, share)| *share > 0.0).map(|(level, _)| level)
    }
}

/// What makes a figure less certain than it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// The weight of a container is a mean.
    AssumedWeight,
    /// No vehicle was named: the mean of the mode was taken.
    DefaultVehicle,
    /// The set gives tank-to-wheel only: well-to-wheel is too low.
    NoUpstream,
    /// The factor is per km driven, and no adjustment factor was given: too low.
    NotAdjusted,
    /// A great circle where the factor wants the shortest way, or the other way round.
    OtherDistance,
    /// Temperature is controlled, and neither a factor nor energy counts it: too low.
    TemperatureNotCounted,
    /// The factors are more than three years older than the transport.
    OldFactors,
    /// More than one vehicle of this mode carries.
    HeavyLoad,
    /// Farther than this mode usually goes.
    LongWay,
    /// A flight so short that a lorry is likely.
    ShortFlight,
    NoLoad,
    NoDistance,
}

impl Doubt {
    pub const ALL: [Doubt; 12] = [
        Doubt::AssumedWeight,
        Doubt::DefaultVehicle,
        Doubt::NoUpstream,
        Doubt::NotAdjusted,
        Doubt::OtherDistance,
        Doubt::TemperatureNotCounted,
        Doubt::OldFactors,
        Doubt::HeavyLoad,
        Doubt::LongWay,
        Doubt::ShortFlight,
        Doubt::NoLoad,
        Doubt::NoDistance,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Doubt::AssumedWeight => "assumed_weight",
            Doubt::DefaultVehicle => "default_vehicle",
            Doubt::NoUpstream => "no_upstream",
            Doubt::NotAdjusted => "not_adjusted",
            Doubt::OtherDistance => "other_distance",
            Doubt::TemperatureNotCounted => "temperature_not_counted",
            Doubt::OldFactors => "old_factors",
            Doubt::HeavyLoad => "heavy_load",
            Doubt::LongWay => "long_way",
            Doubt::ShortFlight => "short_flight",
            Doubt::NoLoad => "no_load",
            Doubt::NoDistance => "no_distance",
        }
    }
}

/// A set of doubts in a few bits, for a million rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Doubts(u16);

impl Doubts {
    pub fn add(&mut self, doubt: Doubt) {
        self.0 |= 1 << doubt as u16;
    }

    pub fn add_if(&mut self, holds: bool, doubt: Doubt) {
        self.0 |= u16::from(holds) << doubt as u16;
    }

    #[must_use]
    pub fn with(self, others: Doubts) -> Doubts {
        Doubts(self.0 | others.0)
    }

    pub fn has(self, doubt: Doubt) -> bool {
        self.0 & (1 << doubt as u16) != 0
    }

    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn iter(self) -> impl Iterator<Item = Doubt> {
        Doubt::ALL.into_iter().filter(move |doubt| self.has(*doubt))
    }
}

impl FromIterator<Doubt> for Doubts {
    fn from_iter<I: IntoIterator<Item = Doubt>>(all: I) -> Doubts {
        let mut doubts = Doubts::default();
        for doubt in all {
            doubts.add(doubt);
        }
        doubts
    }
}
