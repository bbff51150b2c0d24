//! Shipments by the million: one row is one leg of one shipment, computed as a leg of a chain is, without keeping it.
//!
//! Always holds: a row gives the same figures as [`super::evaluate`] gives for the same leg; totals do not depend on the order of
//! the rows; memory depends on how many lanes and carriers there are, not on how many rows.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::bracket::{Sort, Way};
use super::chain::MOST_CARRIERS;
use super::distance::{Distance, DistanceBasis};
use super::emission::Emissions;
use super::energy::{CarrierYear, Covers, Intensity};
use super::error::{Error, Problem, Result, wrong};
use super::evaluate::{find_factor, is_old, stand_in, usual};
use super::factor::{FactorSet, Kind, Laden, Unit};
use super::load::Load;
use super::mode::{Mode, Temperature};
use super::outcome::{Doubt, Doubts, Level, Source};
use super::total::{Sum, Sums, Told, Total, Totals};

/// Of a name, a code or a reference.
pub const MOST_CHARACTERS: usize = 200;
/// Refused rows that are told; all are counted.
pub const MOST_REFUSED: usize = 1000;

/// A year and a month, as rows are summed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    pub year: i16,
    pub month: u8,
}

/// Empty texts are what is not known.
#[derive(Debug, Clone, PartialEq)]
pub struct Shipment<'a> {
    pub reference: &'a str,
    pub month: Option<Month>,
    pub carrier: &'a str,
    pub from: &'a str,
    pub to: &'a str,
    pub mode: Mode,
    /// A code of the set; the default of the mode when empty, which is doubted.
    pub vehicle: &'a str,
    pub load: Load,
    pub distance: Distance,
    pub temperature: Temperature,
    /// What the transport cost; every row in one currency, which the caller knows.
    pub cost: Option<Decimal>,
}

/// What one row comes to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    pub kg: Emissions,
    pub tonnes: f64,
    pub tonne_km: f64,
    pub source: Source,
    pub doubts: Doubts,
}

/// What a sort of row multiplies, found once.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Rate {
    pub per_tonne_km: Emissions,
    pub distance: DistanceBasis,
    source: Source,
    pub doubts: Doubts,
    /// Its place among the sorts of the ledger.
    sort: usize,
    /// The place of the carrier's year that it is from.
    year: Option<usize>,
}

/// Takes rows one at a time, and keeps their sums.
pub struct Ledger<'s> {
    set: &'s FactorSet,
    /// By mode and temperature, then vehicle. A vehicle without a factor is remembered too.
    rates: HashMap<(Mode, Temperature), HashMap<String, std::result::Result<Rate, Problem>>>,
    carriers: HashMap<String, Vec<(Mode, Rate)>>,
    /// What carriers told, with the sum of the rows that it was used for.
    told: Vec<(Told, Sum)>,
    sorts: Vec<Sort>,
    sums: Sums,
}

impl<'s> Ledger<'s> {
    /// Rows of these carriers use what they told, in place of published factors.
    pub fn new(set: &'s FactorSet, carriers: &[CarrierYear]) -> Result<Ledger<'s>> {
        if carriers.len() > MOST_CARRIERS {
            return wrong("carriers", Problem::Count(0, MOST_CARRIERS));
        }
        let mut by_name: HashMap<String, Vec<(Mode, Rate)>> = HashMap::new();
        let (mut told, mut sorts) = (Vec::new(), Vec::new());
        for (place, year) in carriers.iter().enumerate() {
            // rows that name nobody are nobody's
            if year.carrier.is_empty() {
                return wrong(format!("carriers/{place}/carrier"), Problem::Missing);
            }
            let intensity = year.intensity(set, &format!("carriers/{place}"))?;
            let rates = by_name.entry(year.carrier.clone()).or_default();
            if rates.iter().any(|(mode, _)| *mode == year.mode) {
                return wrong(format!("carriers/{place}/carrier"), Problem::Twice);
            }
            let source = match year.covers {
                Covers::WholeActivity => Source::CarrierActivity,
                Covers::Category => Source::CarrierCategory,
            };
            let doubts = intensity.doubts.iter().copied().collect();
            let Intensity { per_tonne_km, distance, .. } = intensity;
            let rate = Rate { per_tonne_km, distance, source, doubts, sort: sorts.len(), year: Some(place) };
            rates.push((year.mode, rate));
            // one for each temperature, in this order: the mean of a carrier is the same for both
            sorts.extend(TEMPERATURES.map(|temperature| Sort { mode: year.mode, vehicle: None, temperature }));
            let (carrier, mode, year, covers) = (year.carrier.clone(), year.mode, year.year, year.covers);
            told.push((Told { carrier, mode, year, covers, per_tonne_km, total: Total::default() }, Sum::default()));
        }
        Ok(Ledger { carriers: by_name, told, sorts, ..Ledger::published(set) })
    }

    /// Every row uses published factors.
    pub fn published(set: &'s FactorSet) -> Ledger<'s> {
        let (rates, carriers, sums) = (HashMap::new(), HashMap::new(), Sums::default());
        Ledger { set, rates, carriers, told: Vec::new(), sorts: Vec::new(), sums }
    }

    /// Computes a row and adds it to the sums. A row that is refused is counted as such, and its error is kept with `line`.
    pub fn add(&mut self, line: u64, shipment: &Shipment<'_>) -> Result<Row> {
        let row = self.add_or_tell(shipment);
        if let Err(error) = &row {
            self.refuse(line, error.clone());
        }
        row
    }

    /// Adds a row, or says why not, and leaves it to the caller to refuse it.
    pub(crate) fn add_or_tell(&mut self, shipment: &Shipment<'_>) -> Result<Row> {
        let (row, year, way) = self.row(shipment)?;
        self.sums.add(shipment, &row, way);
        if let Some((_, sum)) = year.and_then(|year| self.told.get_mut(year)) {
            sum.add(&row, shipment.cost);
        }
        Ok(row)
    }

    /// Counts a row that could not even be read.
    pub fn refuse(&mut self, line: u64, error: Error) {
        self.sums.refuse(line, error);
    }

    pub fn totals(self) -> Totals {
        let told = self.told.into_iter().map(|(told, sum)| Told { total: sum.total(), ..told }).collect();
        self.sums.totals(self.set.reference(), &self.sorts, told)
    }

    /// What it comes to, the year that it rests on, and where else it is summed.
    fn row(&mut self, shipment: &Shipment<'_>) -> Result<(Row, Option<usize>, Way)> {
        for (at, text) in [
            ("reference", shipment.reference),
            ("carrier", shipment.carrier),
            ("from", shipment.from),
            ("to", shipment.to),
            ("vehicle", shipment.vehicle),
        ] {
            // bytes are at least as many as characters
            if text.len() > MOST_CHARACTERS && text.chars().count() > MOST_CHARACTERS {
                return wrong(at, Problem::TooLong(MOST_CHARACTERS));
            }
        }
        let load = shipment.load.weigh("load")?;
        let distance = shipment.distance.travelled("distance")?;
        let rate = self.rate(shipment)?;
        let (km, stands_in) = distance.km_for(rate.distance);
        let mut doubts = rate.doubts.with(usual(shipment.mode, load.tonnes, distance.activity_km));
        doubts.add_if(stands_in, stand_in(rate.distance));
        doubts.add_if(load.conversion.is_some_and(|conversion| conversion.assumed), Doubt::AssumedWeight);
        doubts.add_if(is_old(self.set, shipment.month.map(|month| month.year)), Doubt::OldFactors);
        let row = Row {
            kg: rate.per_tonne_km.times(load.tonnes * km),
            tonnes: load.tonnes,
            tonne_km: load.tonnes * distance.activity_km,
            source: rate.source,
            doubts,
        };
        let (activity_km, driven_km) = (distance.activity_km, distance.km_for(DistanceBasis::Actual).0);
        Ok((row, rate.year, Way { sort: rate.sort, activity_km, driven_km }))
    }

    fn rate(&mut self, shipment: &Shipment<'_>) -> Result<Rate> {
        let (mode, temperature) = (shipment.mode, shipment.temperature);
        if let Some(rates) = self.carriers.get(shipment.carrier)
            && let Some((_, rate)) = rates.iter().find(|(told, _)| *told == mode)
        {
            return Ok(Rate { sort: rate.sort + temperature as usize, ..*rate });
        }
        let known = self.rates.entry((mode, temperature)).or_default();
        if let Some(found) = known.get(shipment.vehicle) {
            return found.clone().map_err(of_vehicle);
        }
        let vehicle = (!shipment.vehicle.is_empty()).then_some(shipment.vehicle);
        let found = published(self.set, mode, vehicle, (Laden::Average, temperature)).map(|(rate, code)| {
            let own = Sort { mode, vehicle: Some(code.to_owned()), temperature };
            let sort = self.sorts.iter().position(|sort| *sort == own).unwrap_or(self.sorts.len());
            if sort == self.sorts.len() {
                self.sorts.push(own);
            }
            Rate { sort, ..rate }
        });
        // a vehicle that nobody has heard of is not remembered for ever
        if known.len() < super::read::MOST_FACTORS {
            known.insert(shipment.vehicle.to_owned(), found.clone());
        }
        found.map_err(of_vehicle)
    }
}

/// In the order of their places.
const TEMPERATURES: [Temperature; 2] = [Temperature::Ambient, Temperature::Controlled];

fn of_vehicle(problem: Problem) -> Error {
    Error { at: "vehicle".to_owned(), problem }
}

/// The published factor of a vehicle, or of the default of the mode, with the code of that vehicle.
pub(crate) fn published<'s>(
    set: &'s FactorSet,
    mode: Mode,
    vehicle: Option<&str>,
    (laden, temperature): (Laden, Temperature),
) -> std::result::Result<(Rate, &'s str), Problem> {
    let mut doubts = Doubts::default();
    let vehicle = match vehicle {
        Some(vehicle) => vehicle,
        None => {
            doubts.add(Doubt::DefaultVehicle);
            set.default_vehicle(mode).ok_or_else(|| Problem::NoFactor(mode.code().to_owned()))?
        }
    };
    let wanted = (Unit::TonneKm, laden, temperature);
    let factor =
        find_factor(set, vehicle, wanted, false, &mut doubts).ok_or_else(|| Problem::NoFactor(vehicle.to_owned()))?;
    if factor.kind != Kind::Leg(mode) {
        return Err(Problem::OtherMode);
    }
    doubts.add_if(factor.kg_wtt.is_none(), Doubt::NoUpstream);
    let (per_tonne_km, distance, source) = (factor.kg(), factor.distance, Source::Published);
    Ok((Rate { per_tonne_km, distance, source, doubts, sort: 0, year: None }, factor.code.as_str()))
}

/// Totals of rows, numbered from 1. Rows that are refused are counted, and the first thousand told.
pub fn total<'a>(set: &FactorSet, carriers: &[CarrierYear], rows: impl IntoIterator<Item = Shipment<'a>>) -> Result<Totals> {
    let mut ledger = Ledger::new(set, carriers)?;
    for (line, shipment) in (1..).zip(rows) {
        // what is refused stands in the totals
        let _told = ledger.add(line, &shipment);
    }
    Ok(ledger.totals())
}

impl Row {
    pub fn level(&self) -> Level {
        self.source.level()
    }
}

impl Month {
    /// `2026-03-14`, `2026-03`, `2026/03/14`, `14/03/2026`: the day is read but not kept.
    pub fn parse(text: &str) -> Option<Month> {
        let mut parts = text.split(['-', '/', 'T', ' ']);
        let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
        let (year, month, day) = match third {
            Some(third) if third.len() == 4 => (third, second, Some(first)),
            third => (first, second, third),
        };
        let day: u8 = day.map_or(Some(1), |day| day.parse().ok())?;
        let (year, month): (i16, u8) = (year.parse().ok()?, month.parse().ok()?);
        ((1990..=2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day))
            .then_some(Month { year, month })
    }
}

/// As it is shown: `2026-03`.
impl serde::Serialize for Month {
    fn serialize<S: serde::Serializer>(&self, out: S) -> std::result::Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'d> serde::Deserialize<'d> for Month {
    fn deserialize<D: serde::Deserializer<'d>>(written: D) -> std::result::Result<Month, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(written)?;
        Month::parse(&text).ok_or_else(|| serde::de::Error::custom("is no month such as 2026-03"))
    }
}

impl std::fmt::Display for Month {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(out, "{:04}-{:02}", self.year, self.month)
    }
}
