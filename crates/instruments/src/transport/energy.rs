//! Energy that was used: what a vehicle or a hub took in, and a carrier's year of it.
//!
//! Formula: `Σ quantity × factor of the energy`, tank-to-wheel and well-to-tank (ISO 14083; the same in art. D. 1431-7 of the French
//! transport code). Electricity is counted with the grid of the place where it was drawn.

use serde::{Deserialize, Serialize};

use super::distance::DistanceBasis;
use super::emission::Emissions;
use super::error::{Problem, Result, within, wrong};
use super::factor::{FactorSet, Laden, Unit};
use super::mode::{Mode, Temperature};
use super::outcome::{Doubt, FactorUsed};

/// In one element, or one carrier's year.
pub const MOST_ENERGIES: usize = 20;
const MOST_ENERGY: f64 = 1e12;
const MOST_TONNE_KM: f64 = 1e13;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EnergyUse {
    /// `diesel`, `lng`, `electricity`
    pub energy: String,
    pub quantity: f64,
    pub unit: Unit,
    /// Of the grid, for electricity: `FR`, `CA-QC`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// What a carrier tells of one year: all its energy, and all the transport it was for, empty runs included in the former.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarrierYear {
    pub carrier: String,
    pub mode: Mode,
    pub year: i16,
    pub used: Vec<EnergyUse>,
    pub tonne_km: f64,
    /// On which the tonne-km are counted.
    pub distance: DistanceBasis,
    #[serde(default)]
    pub covers: Covers,
}

/// What a carrier's mean is over. French law counts the former as level 2, the latter as level 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Covers {
    /// Everything that the carrier does.
    #[default]
    WholeActivity,
    /// One organisation of transport, route, client or kind of vehicle (in ISO 14083, a transport operation category).
    Category,
}

/// `Σ energy × factor / tonne-km` of a carrier's year: kg per tonne-km.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Intensity {
    pub carrier: String,
    pub mode: Mode,
    pub year: i16,
    pub per_tonne_km: Emissions,
    pub distance: DistanceBasis,
    pub covers: Covers,
    pub factors: Vec<FactorUsed>,
    pub doubts: Vec<Doubt>,
}

impl CarrierYear {
    /// `at` is where the year stands in what was written.
    pub fn intensity(&self, set: &FactorSet, at: &str) -> Result<Intensity> {
        let tonne_km = within(|| format!("{at}/tonne_km"), self.tonne_km, f64::MIN_POSITIVE, MOST_TONNE_KM)?;
        let burnt = Burnt::of(&self.used, set, &format!("{at}/used"))?;
        if self.used.is_empty() {
            return wrong(format!("{at}/used"), Problem::Count(1, MOST_ENERGIES));
        }
        Ok(Intensity {
            carrier: self.carrier.clone(),
            mode: self.mode,
            year: self.year,
            per_tonne_km: burnt.kg.times(1.0 / tonne_km),
            distance: self.distance,
            covers: self.covers,
            factors: burnt.factors,
            doubts: burnt.doubts,
        })
    }
}

/// What a list of energies comes to.
pub(crate) struct Burnt {
    pub kg: Emissions,
    pub factors: Vec<FactorUsed>,
    pub doubts: Vec<Doubt>,
}

impl Burnt {
    pub fn of(used: &[EnergyUse], set: &FactorSet, at: &str) -> Result<Burnt> {
        if used.len() > MOST_ENERGIES {
            return wrong(at, Problem::Count(0, MOST_ENERGIES));
        }
        let mut burnt = Burnt { kg: Emissions::NONE, factors: Vec::new(), doubts: Vec::new() };
        for (place, energy) in used.iter().enumerate() {
            burnt.add(energy, set, &format!("{at}/{place}"))?;
        }
        Ok(burnt)
    }

    /// Only this share of it was for the load. Quantities follow, so that they still multiply to the emissions.
    pub fn share_out(&mut self, share: f64) {
        self.kg = self.kg.times(share);
        for used in &mut self.factors {
            used.quantity *= share;
            used.kg = used.kg.times(share);
        }
    }

    fn add(&mut self, used: &EnergyUse, set: &FactorSet, at: &str) -> Result<()> {
        let quantity = within(|| format!("{at}/quantity"), used.quantity, 0.0, MOST_ENERGY)?;
        let (code, named) = match used.place.as_deref() {
            Some(place) => (format!("{}.{place}", used.energy), "place"),
            None if used.energy == "electricity" => return wrong(format!("{at}/place"), Problem::Missing),
            None => (used.energy.clone(), "energy"),
        };
        let Some(factor) = set.find(&code, used.unit, Laden::Average, Temperature::Ambient) else {
            let at = if set.of_code(&code).next().is_some() { format!("{at}/unit") } else { format!("{at}/{named}") };
            return wrong(at, Problem::NoFactor(code));
        };
        let used = FactorUsed::of(factor, quantity);
        self.kg = self.kg + used.kg;
        if factor.kg_wtt.is_none() {
            self.doubts.push(Doubt::NoUpstream);
        }
        self.factors.push(used);
        Ok(())
    }
}
