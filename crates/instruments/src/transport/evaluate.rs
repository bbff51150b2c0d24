//! From a chain to its outcome.
//!
//! Formulas, with `m` tonnes and `s` km of activity (shortest feasible or great circle):
//! - transport activity `m × s`; of a chain, the sum over its legs;
//! - published factor `EF`, `carrier` intensity: `m × s × EF`, or `m × driven × EF` for a factor per km driven;
//! - loading: `[EF₀ + (EF₁₀₀ − EF₀) × λ + EF₀ × e / (1 − e)] × km × m / (payload × λ)`, linear between empty and full as DESNZ's own
//!   factors are made (Methodology Paper for Conversion Factors, freight), empty km shared out by tonnes;
//! - measured: `Σ energy × factor × (m × s) / all tonne-km`;
//! - hub: `m × EF`, or `Σ energy × factor × m / tonnes`.
//!
//! ISO 14083:2023; GLEC Framework 3.

use super::chain::{Chain, Element, Hub, HubMethod, Leg, MOST_CARRIERS, MOST_ELEMENTS, Method};
use super::distance::{DistanceBasis, Travelled};
use super::emission::{Emissions, share};
use super::energy::{Burnt, Covers, EnergyUse};
use super::error::{Problem, Result, within, wrong};
use super::factor::{Factor, FactorSet, Kind, Laden, Unit};
use super::load::Weighed;
use super::mode::{Mode, Temperature};
use super::outcome::{ChainOutcome, DataShares, Doubt, Doubts, ElementOutcome, FactorUsed, Source};

/// Computes a chain with a set of factors.
pub fn evaluate(chain: &Chain, set: &FactorSet) -> Result<ChainOutcome> {
    if chain.elements.is_empty() || chain.elements.len() > MOST_ELEMENTS {
        return wrong("elements", Problem::Count(1, MOST_ELEMENTS));
    }
    if chain.carriers.len() > MOST_CARRIERS {
        return wrong("carriers", Problem::Count(0, MOST_CARRIERS));
    }
    let mut elements = Vec::with_capacity(chain.elements.len());
    for (place, element) in chain.elements.iter().enumerate() {
        let at = format!("elements/{place}");
        if chain.elements.iter().take(place).any(|before| before.id() == element.id()) {
            return wrong(format!("{at}/id"), Problem::Twice);
        }
        elements.push(match element {
            Element::Leg(leg) => LegAt { leg, chain, set, at: &at }.outcome()?,
            Element::Hub(hub) => hub_outcome(hub, set, &at)?,
        });
    }
    let kg: Emissions = elements.iter().map(|element| element.kg).sum();
    let tonne_km: f64 = elements.iter().map(|element| element.tonne_km).sum();
    let mut doubts: Doubts = elements.iter().flat_map(|element| element.doubts.iter().copied()).collect();
    doubts.add_if(is_old(set, chain.year), Doubt::OldFactors);
    Ok(ChainOutcome {
        method: super::METHOD,
        title: chain.title.clone(),
        set: set.reference(),
        data: DataShares::of(elements.iter().map(|element| (element.level, element.kg.wtw_kg()))),
        g_per_tonne_km: intensity(kg, tonne_km),
        elements,
        kg,
        tonne_km,
        doubts: doubts.iter().collect(),
    })
}

/// More than three years between the factors and the transport.
pub(crate) fn is_old(set: &FactorSet, year: Option<i16>) -> bool {
    year.is_some_and(|year| year.saturating_sub(set.about.year) > 3)
}

fn intensity(kg: Emissions, tonne_km: f64) -> Option<f64> {
    (tonne_km > 0.0).then(|| kg.wtw_kg() * 1000.0 / tonne_km)
}

struct LegAt<'c> {
    leg: &'c Leg,
    chain: &'c Chain,
    set: &'c FactorSet,
    at: &'c str,
}

/// What a method found out.
struct Found {
    source: Source,
    vehicle: Option<String>,
    kg: Emissions,
    factors: Vec<FactorUsed>,
    doubts: Doubts,
}

impl LegAt<'_> {
    fn outcome(&self) -> Result<ElementOutcome> {
        let load = self.leg.load.weigh(&format!("{}/load", self.at))?;
        let distance = self.leg.distance.travelled(&format!("{}/distance", self.at))?;
        let tonne_km = load.tonnes * distance.activity_km;
        let mut found = match &self.leg.method {
            Method::Published { laden } => self.published(*laden, &load, &distance)?,
            Method::Loading { payload_t, load_share, empty_share } => {
                self.loading([*payload_t, *load_share, *empty_share], &load, &distance)?
            }
            Method::Carrier { carrier } => self.carrier(carrier, &load, &distance)?,
            Method::Measured { used, all_tonne_km } => self.measured(used, *all_tonne_km, tonne_km)?,
        };
        let cooling = Burnt::of(&self.leg.cooling, self.set, &format!("{}/cooling", self.at))?;
        found.kg = found.kg + cooling.kg;
        found.factors.extend(cooling.factors);
        let of_cooling: Doubts = cooling.doubts.into_iter().collect();
        found.doubts = found.doubts.with(of_cooling).with(plain_doubts(self.leg.mode, &load, &distance));
        Ok(ElementOutcome {
            id: self.leg.id.clone(),
            mode: Some(self.leg.mode),
            vehicle: found.vehicle,
            load,
            distance: Some(distance),
            tonne_km,
            kg: found.kg,
            g_per_tonne_km: intensity(found.kg, tonne_km),
            source: found.source,
            level: found.source.level(),
            factors: found.factors,
            doubts: found.doubts.iter().collect(),
        })
    }

    fn published(&self, laden: Laden, load: &Weighed, distance: &Travelled) -> Result<Found> {
        let mut doubts = Doubts::default();
        let vehicle = self.vehicle(&mut doubts)?;
        let factor = self.factor(vehicle, Unit::TonneKm, laden, &mut doubts)?;
        let (km, stands_in) = distance.km_for(factor.distance);
        doubts.add_if(stands_in, stand_in(factor.distance));
        doubts.add_if(factor.kg_wtt.is_none(), Doubt::NoUpstream);
        let used = FactorUsed::of(factor, load.tonnes * km);
        Ok(Found { source: Source::Published, vehicle: Some(vehicle.to_owned()), kg: used.kg, factors: vec![used], doubts })
    }

    fn loading(&self, [payload, filled, empty]: [f64; 3], load: &Weighed, distance: &Travelled) -> Result<Found> {
        let at = |field: &str| format!("{}/method/{field}", self.at);
        within(|| at("payload_t"), payload, 0.001, 1_000_000.0)?;
        within(|| at("load_share"), filled, 0.001, 1.0)?;
        within(|| at("empty_share"), empty, 0.0, 0.99)?;
        let carried = payload * filled;
        // a hair's breadth for a share that was rounded
        if load.tonnes > carried * (1.0 + 1e-6) {
            return wrong(format!("{}/load", self.at), Problem::MoreThanCarried);
        }
        let mut doubts = Doubts::default();
        let vehicle = self.vehicle(&mut doubts)?;
        let none = self.factor(vehicle, Unit::VehicleKm, Laden::Empty, &mut doubts)?;
        let full = self.factor(vehicle, Unit::VehicleKm, Laden::Full, &mut doubts)?;
        let (km, stands_in) = distance.km_for(none.distance);
        doubts.add_if(stands_in, stand_in(none.distance));
        doubts.add_if(none.kg_wtt.is_none() || full.kg_wtt.is_none(), Doubt::NoUpstream);
        let km_of_load = km * load.tonnes / carried;
        let factors = vec![
            FactorUsed::of(none, km_of_load * (1.0 - filled + empty / (1.0 - empty))),
            FactorUsed::of(full, km_of_load * filled),
        ];
        let kg = factors.iter().map(|used| used.kg).sum();
        Ok(Found { source: Source::Modelled, vehicle: Some(vehicle.to_owned()), kg, factors, doubts })
    }

    fn carrier(&self, name: &str, load: &Weighed, distance: &Travelled) -> Result<Found> {
        let named = self.chain.carriers.iter().enumerate();
        let found = named.clone().find(|(_, year)| year.carrier == name && year.mode == self.leg.mode);
        let Some((place, year)) = found else {
            let at = format!("{}/method/carrier", self.at);
            if named.into_iter().any(|(_, year)| year.carrier == name) {
                return wrong(at, Problem::OtherMode);
            }
            let known: Vec<&str> = self.chain.carriers.iter().map(|year| year.carrier.as_str()).collect();
            return wrong(at, Problem::Unknown(name.to_owned(), known.join(", ")));
        };
        let intensity = year.intensity(self.set, &format!("carriers/{place}"))?;
        let (km, stands_in) = distance.km_for(intensity.distance);
        let mut doubts: Doubts = intensity.doubts.iter().copied().collect();
        doubts.add_if(stands_in, stand_in(intensity.distance));
        let activity = load.tonnes * km;
        let source = match intensity.covers {
            Covers::WholeActivity => Source::CarrierActivity,
            Covers::Category => Source::CarrierCategory,
        };
        let mut burnt =
            Burnt { kg: intensity.per_tonne_km.times(year.tonne_km), factors: intensity.factors, doubts: vec![] };
        burnt.share_out(activity / year.tonne_km);
        let found = Found::of(source, self.leg.vehicle.clone(), burnt);
        Ok(Found { kg: intensity.per_tonne_km.times(activity), doubts, ..found })
    }

    fn measured(&self, used: &[EnergyUse], all_tonne_km: Option<f64>, tonne_km: f64) -> Result<Found> {
        let mut burnt = Burnt::of(used, self.set, &format!("{}/method/used", self.at))?;
        if let Some(all) = all_tonne_km {
            let at = format!("{}/method/all_tonne_km", self.at);
            within(|| at.clone(), all, 0.0, 1e13)?;
            // a hair's breadth for a total that was rounded
            if all < tonne_km * (1.0 - 1e-6) {
                return wrong(at, Problem::LessThanActivity);
            }
            burnt.share_out(share(tonne_km, all));
        }
        Ok(Found::of(Source::Measured, self.leg.vehicle.clone(), burnt))
    }

    fn vehicle(&self, doubts: &mut Doubts) -> Result<&str> {
        if let Some(vehicle) = self.leg.vehicle.as_deref() {
            return Ok(vehicle);
        }
        doubts.add(Doubt::DefaultVehicle);
        let none = || wrong(format!("{}/mode", self.at), Problem::NoFactor(self.leg.mode.code().to_owned()));
        self.set.default_vehicle(self.leg.mode).map_or_else(none, Ok)
    }

    fn factor(&self, vehicle: &str, unit: Unit, laden: Laden, doubts: &mut Doubts) -> Result<&Factor> {
        let at = format!("{}/vehicle", self.at);
        let wanted = self.leg.temperature;
        match find_factor(self.set, vehicle, (unit, laden, wanted), !self.leg.cooling.is_empty(), doubts) {
            Some(factor) if factor.kind != Kind::Leg(self.leg.mode) => wrong(at, Problem::OtherMode),
            Some(factor) => Ok(factor),
            None => wrong(at, Problem::NoFactor(vehicle.to_owned())),
        }
    }
}

/// A factor for controlled temperature where there is one; else the ambient one, doubted unless the cooling is counted apart. A
/// vehicle that is made for one temperature is taken for what it is.
pub(crate) fn find_factor<'s>(
    set: &'s FactorSet,
    vehicle: &str,
    (unit, laden, wanted): (Unit, Laden, Temperature),
    cooled: bool,
    doubts: &mut Doubts,
) -> Option<&'s Factor> {
    let sought = match wanted {
        // cooling that is told apart must not be counted twice
        Temperature::Controlled if cooled => Temperature::Ambient,
        wanted => wanted,
    };
    if let Some(factor) = set.find(vehicle, unit, laden, sought) {
        return Some(factor);
    }
    let factor = set.of_code(vehicle).find(|factor| factor.per() == unit && factor.laden == laden)?;
    let uncounted = wanted == Temperature::Controlled && factor.temperature == Temperature::Ambient && !cooled;
    doubts.add_if(uncounted, Doubt::TemperatureNotCounted);
    Some(factor)
}

impl Found {
    fn of(source: Source, vehicle: Option<String>, burnt: Burnt) -> Found {
        Found { source, vehicle, kg: burnt.kg, factors: burnt.factors, doubts: burnt.doubts.into_iter().collect() }
    }
}

pub(crate) fn stand_in(wanted: DistanceBasis) -> Doubt {
    if wanted == DistanceBasis::Actual { Doubt::NotAdjusted } else { Doubt::OtherDistance }
}

fn plain_doubts(mode: Mode, load: &Weighed, distance: &Travelled) -> Doubts {
    let mut doubts = usual(mode, load.tonnes, distance.activity_km);
    doubts.add_if(load.conversion.as_ref().is_some_and(|conversion| conversion.assumed), Doubt::AssumedWeight);
    doubts
}

/// What is unusual for a mode. Bounds are wide: a doubt asks to look again, it refuses nothing.
pub(crate) fn usual(mode: Mode, tonnes: f64, km: f64) -> Doubts {
    let (heavy_t, long_km) = match mode {
        Mode::Road => (60.0, 6000.0),
        Mode::Rail => (5000.0, 13_000.0),
        Mode::InlandWaterway => (20_000.0, 4000.0),
        Mode::Sea => (400_000.0, 26_000.0),
        Mode::Air => (150.0, 20_100.0),
    };
    let mut doubts = Doubts::default();
    doubts.add_if(tonnes > heavy_t, Doubt::HeavyLoad);
    doubts.add_if(km > long_km, Doubt::LongWay);
    doubts.add_if(mode == Mode::Air && km > 0.0 && km < 150.0, Doubt::ShortFlight);
    doubts.add_if(tonnes == 0.0, Doubt::NoLoad);
    doubts.add_if(km == 0.0, Doubt::NoDistance);
    doubts
}

fn hub_outcome(hub: &Hub, set: &FactorSet, at: &str) -> Result<ElementOutcome> {
    let load = hub.load.weigh(&format!("{at}/load"))?;
    let (source, burnt) = match &hub.method {
        HubMethod::Published { hub } => {
            let Some(factor) = set.find(hub, Unit::Tonne, Laden::Average, Temperature::Ambient) else {
                return wrong(format!("{at}/method/hub"), Problem::NoFactor(hub.clone()));
            };
            let used = FactorUsed::of(factor, load.tonnes);
            let doubts = if factor.kg_wtt.is_none() { vec![Doubt::NoUpstream] } else { vec![] };
            (Source::Published, Burnt { kg: used.kg, factors: vec![used], doubts })
        }
        HubMethod::Measured { used, tonnes } => {
            let at_tonnes = format!("{at}/method/tonnes");
            let tonnes = within(|| at_tonnes.clone(), *tonnes, f64::MIN_POSITIVE, 1e12)?;
            if tonnes < load.tonnes {
                return wrong(at_tonnes, Problem::LessThanActivity);
            }
            let mut burnt = Burnt::of(used, set, &format!("{at}/method/used"))?;
            burnt.share_out(load.tonnes / tonnes);
            (Source::Measured, burnt)
        }
    };
    let mut doubts: Doubts = burnt.doubts.iter().copied().collect();
    doubts.add_if(load.tonnes == 0.0, Doubt::NoLoad);
    doubts.add_if(load.conversion.as_ref().is_some_and(|conversion| conversion.assumed), Doubt::AssumedWeight);
    Ok(ElementOutcome {
        id: hub.id.clone(),
        mode: None,
        vehicle: None,
        load,
        distance: None,
        tonne_km: 0.0,
        kg: burnt.kg,
        g_per_tonne_km: None,
        source,
        level: source.level(),
        factors: burnt.factors,
        doubts: doubts.iter().collect(),
    })
}
