//! Sums of rows by mode, lane, carrier and month, and where most of the emissions are.

use std::collections::{BTreeMap, HashMap};

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::bracket::{Bracket, Brackets, Sort, Way, keep_brackets};
use super::emission::{Emissions, Exact, share};
use super::energy::Covers;
use super::error::Error;
use super::factor::SetRef;
use super::mode::Mode;
use super::outcome::{DataShares, Doubt, Level};
use super::shipment::{MOST_REFUSED, Month, Row, Shipment};

/// Lanes, or carriers, that are summed apart; further ones are summed together under an empty key.
pub const MOST_GROUPS: usize = 100_000;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Total {
    pub rows: u64,
    pub tonnes: f64,
    pub tonne_km: f64,
    pub kg: Emissions,
    /// Of the well-to-wheel emissions, what rests on primary data.
    #[serde(default)]
    pub primary_kg: f64,
    /// Of the rows that say what they cost.
    pub cost: Decimal,
    pub rows_with_cost: u64,
}

impl Total {
    /// Well-to-wheel; absent when nothing was moved.
    pub fn g_per_tonne_km(&self) -> Option<f64> {
        (self.tonne_km > 0.0).then(|| self.kg.wtw_kg() * 1000.0 / self.tonne_km)
    }

    /// Of the well-to-wheel emissions, from 0 to 1; 0 of nothing.
    pub fn primary_share(&self) -> f64 {
        share(self.primary_kg, self.kg.wtw_kg())
    }

    pub(crate) fn add(&mut self, other: &Total) {
        self.rows += other.rows;
        self.tonnes += other.tonnes;
        self.tonne_km += other.tonne_km;
        self.kg = self.kg + other.kg;
        self.primary_kg += other.primary_kg;
        self.cost = self.cost.saturating_add(other.cost);
        self.rows_with_cost += other.rows_with_cost;
    }
}

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Group {
    /// Empty for what nobody named, and for groups past [`MOST_GROUPS`].
    pub key: String,
    pub total: Total,
}

/// What a carrier told of a year, and the rows that were counted with it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Told {
    pub carrier: String,
    pub mode: Mode,
    pub year: i16,
    pub covers: Covers,
    pub per_tonne_km: Emissions,
    /// Nothing where no row is of this carrier and mode.
    pub total: Total,
}

/// A line of a file that was not counted, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Refused {
    pub line: u64,
    pub error: Error,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Totals {
    /// The set, in the version that this was made with.
    pub set: SetRef,
    pub all: Total,
    pub by_mode: Vec<(Mode, Total)>,
    /// `from → to`; groups stand from the most emissions to the least.
    pub by_lane: Vec<Group>,
    pub by_carrier: Vec<Group>,
    /// In their order; `None` for rows without a date.
    pub by_month: Vec<(Option<Month>, Total)>,
    /// In the order in which they were given.
    #[serde(default)]
    pub told: Vec<Told>,
    /// By vehicle and distance.
    #[serde(default)]
    pub brackets: Vec<Bracket>,
    /// Of the emissions.
    pub data: DataShares,
    /// Of the tonne-km; none in sums of before these were told.
    #[serde(default)]
    pub activity_data: DataShares,
    /// How many rows have each doubt.
    pub doubts: Vec<(Doubt, u64)>,
    pub doubted_rows: u64,
    pub refused_rows: u64,
    /// The first thousand of them.
    #[serde(skip_deserializing)]
    pub refused: Vec<Refused>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Sum {
    pub rows: u64,
    tonnes: Exact,
    tonne_km: Exact,
    ttw: Exact,
    wtt: Exact,
    primary: Exact,
    cost: Decimal,
    rows_with_cost: u64,
}

impl Sum {
    pub fn add(&mut self, row: &Row, cost: Option<Decimal>) {
        self.rows += 1;
        self.tonnes.add(row.tonnes);
        self.tonne_km.add(row.tonne_km);
        self.ttw.add(row.kg.ttw_kg);
        self.wtt.add(row.kg.wtt_kg);
        if row.level() == Level::Primary {
            self.primary.add(row.kg.wtw_kg());
        }
        if let Some(cost) = cost {
            self.cost = self.cost.saturating_add(cost);
            self.rows_with_cost += 1;
        }
    }

    pub fn total(&self) -> Total {
        Total {
            rows: self.rows,
            tonnes: self.tonnes.value(),
            tonne_km: self.tonne_km.value(),
            kg: Emissions { ttw_kg: self.ttw.value(), wtt_kg: self.wtt.value() },
            primary_kg: self.primary.value(),
            cost: self.cost,
            rows_with_cost: self.rows_with_cost,
        }
    }
}

#[derive(Debug, Default)]
struct Groups(HashMap<String, Sum>);

impl Groups {
    fn add(&mut self, key: &str, row: &Row, cost: Option<Decimal>) {
        if let Some(sum) = self.0.get_mut(key) {
            sum.add(row, cost);
            return;
        }
        let key = if self.0.len() >= MOST_GROUPS { "" } else { key };
        self.0.entry(key.to_owned()).or_default().add(row, cost);
    }

    fn sorted(self) -> Vec<Group> {
        let mut groups: Vec<Group> = self.0.into_iter().map(|(key, sum)| Group { key, total: sum.total() }).collect();
        heaviest_first(&mut groups);
        groups
    }
}

fn heaviest_first(groups: &mut [Group]) {
    groups.sort_by(|a, b| b.total.kg.wtw_kg().total_cmp(&a.total.kg.wtw_kg()).then_with(|| a.key.cmp(&b.key)));
}

/// What [`super::Ledger`] keeps.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    all: Sum,
    modes: BTreeMap<Mode, Sum>,
    lanes: Groups,
    carriers: Groups,
    months: BTreeMap<Option<Month>, Sum>,
    /// Emissions and tonne-km.
    levels: BTreeMap<Level, (Exact, Exact)>,
    brackets: Brackets,
    doubts: [u64; Doubt::ALL.len()],
    doubted_rows: u64,
    refused_rows: u64,
    refused: Vec<Refused>,
    /// Kept, so that a lane that is known costs no memory.
    lane: String,
}

impl Sums {
    pub fn add(&mut self, shipment: &Shipment<'_>, row: &Row, way: Way) {
        let cost = shipment.cost;
        self.all.add(row, cost);
        self.modes.entry(shipment.mode).or_default().add(row, cost);
        self.lane.clear();
        if !shipment.from.is_empty() || !shipment.to.is_empty() {
            self.lane.push_str(shipment.from);
            self.lane.push_str(" → ");
            self.lane.push_str(shipment.to);
        }
        self.lanes.add(&self.lane, row, cost);
        self.carriers.add(shipment.carrier, row, cost);
        self.months.entry(shipment.month).or_default().add(row, cost);
        let (kg, tonne_km) = self.levels.entry(row.level()).or_default();
        kg.add(row.kg.wtw_kg());
        tonne_km.add(row.tonne_km);
        self.brackets.add(way, row, cost);
        if !row.doubts.is_empty() {
            self.doubted_rows += 1;
            for (doubt, count) in Doubt::ALL.iter().zip(&mut self.doubts) {
                *count += u64::from(row.doubts.has(*doubt));
            }
        }
    }

    pub fn refuse(&mut self, line: u64, error: Error) {
        self.refused_rows += 1;
        if self.refused.len() < MOST_REFUSED {
            self.refused.push(Refused { line, error });
        }
    }

    pub fn totals(self, set: SetRef, sorts: &[Sort], told: Vec<Told>) -> Totals {
        Totals {
            set,
            all: self.all.total(),
            by_mode: self.modes.iter().map(|(mode, sum)| (*mode, sum.total())).collect(),
            by_lane: self.lanes.sorted(),
            by_carrier: self.carriers.sorted(),
            by_month: self.months.iter().map(|(month, sum)| (*month, sum.total())).collect(),
            told,
            brackets: self.brackets.totals(sorts),
            data: DataShares::of(self.levels.iter().map(|(level, (kg, _))| (*level, kg.value()))),
            activity_data: DataShares::of(self.levels.iter().map(|(level, (_, tonne_km))| (*level, tonne_km.value()))),
            doubts: Doubt::ALL.into_iter().zip(self.doubts).filter(|(_, count)| *count > 0).collect(),
            doubted_rows: self.doubted_rows,
            refused_rows: self.refused_rows,
            refused: self.refused,
        }
    }
}

/// A group that weighs, and how much of all it is.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct HotSpot<'t> {
    pub key: &'t str,
    pub total: &'t Total,
    /// Of the well-to-wheel emissions of all rows, from 0 to 1.
    pub share: f64,
    /// With those before it.
    pub cumulative: f64,
    /// Its grams per tonne-km / those of all rows: above 1, the way it is carried is heavier than elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub against_mean: Option<f64>,
}

impl Totals {
    /// Keeps the lanes, carriers and brackets with the most emissions apart, at most `most` of each; the other lanes and carriers are
    /// summed with what nobody named, under an empty key, the other brackets without their vehicle.
    pub fn keep_groups(&mut self, most: usize) {
        for groups in [&mut self.by_lane, &mut self.by_carrier] {
            if groups.len() <= most {
                continue;
            }
            let others = groups.split_off(most);
            let unnamed = groups.iter().position(|group| group.key.is_empty());
            let mut together = unnamed.map_or_else(Group::default, |place| groups.remove(place));
            others.iter().for_each(|group| together.total.add(&group.total));
            groups.push(together);
            heaviest_first(groups);
        }
        keep_brackets(&mut self.brackets, most);
    }

    /// The groups with the most emissions, at most `most` of them. `groups` are `by_lane` or `by_carrier`.
    pub fn hot_spots<'t>(&self, groups: &'t [Group], most: usize) -> Vec<HotSpot<'t>> {
        let all = self.all.kg.wtw_kg();
        let mean = self.all.g_per_tonne_km();
        let mut before = 0.0;
        let spot = |group: &'t Group| {
            let kg = group.total.kg.wtw_kg();
            before += kg;
            let against_mean = group.total.g_per_tonne_km().zip(mean).map(|(own, mean)| share(own, mean));
            HotSpot {
                key: &group.key,
                total: &group.total,
                share: share(kg, all),
                cumulative: share(before, all),
                against_mean,
            }
        };
        groups.iter().take(most).map(spot).collect()
    }
}
