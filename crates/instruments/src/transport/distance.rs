//! How far goods were carried. Transport activity is counted on the shortest feasible distance or on the great circle; what was
//! driven is longer, and its ratio to the former is the distance adjustment factor (ISO 14083).
//!
//! Always holds: an adjustment is made once. A factor per km driven multiplies km driven, a factor per km of activity multiplies
//! km of activity: `tonnes × driven / a × (EF × a) = tonnes × driven × EF`.

use serde::{Deserialize, Serialize};

use super::error::{Problem, Result, within, wrong};

/// Mean radius of the earth, `(2a + b) / 3` of WGS 84 (IUGG).
const EARTH_KM: f64 = 6371.0088;
pub const MOST_KM: f64 = 50_000.0;
/// Between what is driven and the shortest way.
pub const MOST_ADJUSTMENT: f64 = 3.0;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DistanceBasis {
    Shortest,
    GreatCircle,
    Actual,
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Point {
    pub latitude: f64,
    pub longitude: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Distance {
    /// The shortest way that such a vehicle can take.
    Shortest {
        km: f64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        adjustment: Option<f64>,
    },
    GreatCircle {
        km: f64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        adjustment: Option<f64>,
    },
    /// A great circle between two places, computed here.
    Places {
        from: Point,
        to: Point,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        adjustment: Option<f64>,
    },
    /// What the odometer says. It needs its adjustment factor, without which it is no activity.
    Actual {
        km: f64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        adjustment: Option<f64>,
    },
}

/// A distance, both ways.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Travelled {
    /// Of transport activity.
    pub activity_km: f64,
    pub basis: DistanceBasis,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub actual_km: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adjustment: Option<f64>,
}

impl Travelled {
    /// The km that a factor of this basis multiplies, and whether one had to stand for another: km of activity for km driven when no
    /// adjustment factor is known, or a great circle for a shortest way.
    pub fn km_for(&self, basis: DistanceBasis) -> (f64, bool) {
        match (basis, self.actual_km) {
            (DistanceBasis::Actual, Some(actual)) => (actual, false),
            (DistanceBasis::Actual, None) => (self.activity_km, true),
            (basis, _) => (self.activity_km, basis != self.basis),
        }
    }
}

impl Distance {
    pub(crate) fn travelled(&self, at: &str) -> Result<Travelled> {
        let (km, basis, adjustment) = match *self {
            Distance::Shortest { km, adjustment } => (km, DistanceBasis::Shortest, adjustment),
            Distance::GreatCircle { km, adjustment } => (km, DistanceBasis::GreatCircle, adjustment),
            Distance::Places { from, to, adjustment } => {
                (great_circle_km(checked(from, at, "from")?, checked(to, at, "to")?), DistanceBasis::GreatCircle, adjustment)
            }
            Distance::Actual { km, adjustment } => {
                if adjustment.is_none() {
                    return wrong(format!("{at}/adjustment"), Problem::NeedsAdjustment);
                }
                (km, DistanceBasis::Actual, adjustment)
            }
        };
        let km = within(|| format!("{at}/km"), km, 0.0, MOST_KM)?;
        if let Some(factor) = adjustment {
            within(|| format!("{at}/adjustment"), factor, 1.0, MOST_ADJUSTMENT)?;
        }
        Ok(match (basis, adjustment) {
            (DistanceBasis::Actual, Some(factor)) => {
                Travelled { activity_km: km / factor, basis: DistanceBasis::Shortest, actual_km: Some(km), adjustment }
            }
            _ => Travelled { activity_km: km, basis, actual_km: adjustment.map(|factor| km * factor), adjustment },
        })
    }

    /// The same way, so many times longer.
    #[must_use]
    pub fn times(&self, ratio: f64) -> Distance {
        match *self {
            Distance::Shortest { km, adjustment } => Distance::Shortest { km: km * ratio, adjustment },
            Distance::GreatCircle { km, adjustment } => Distance::GreatCircle { km: km * ratio, adjustment },
            Distance::Places { from, to, adjustment } => {
                Distance::GreatCircle { km: great_circle_km(from, to) * ratio, adjustment }
            }
            Distance::Actual { km, adjustment } => Distance::Actual { km: km * ratio, adjustment },
        }
    }
}

fn checked(point: Point, at: &str, which: &str) -> Result<Point> {
    within(|| format!("{at}/{which}/latitude"), point.latitude, -90.0, 90.0)?;
    within(|| format!("{at}/{which}/longitude"), point.longitude, -180.0, 180.0)?;
    Ok(point)
}

/// The shortest line on a sphere, by haversines (Sinnott, *Virtues of the Haversine*, Sky and Telescope 68, 1984), which keeps its
/// digits for places that are near one another.
pub fn great_circle_km(from: Point, to: Point) -> f64 {
    let half_sine_squared = |degrees: f64| libm::pow(libm::sin(degrees.to_radians() / 2.0), 2.0);
    let cosines = libm::cos(from.latitude.to_radians()) * libm::cos(to.latitude.to_radians());
    let haversine =
        half_sine_squared(to.latitude - from.latitude) + cosines * half_sine_squared(to.longitude - from.longitude);
    2.0 * EARTH_KM * libm::asin(libm::sqrt(haversine.clamp(0.0, 1.0)))
}
