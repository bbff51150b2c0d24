//! Rows of a file that are alike, by vehicle and by how far they went: what scenarios are computed from once the file is gone.
//!
//! Always holds: the brackets of a file sum to its total; there are no more of them than vehicles × distances, however many rows.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::emission::Exact;
use super::mode::{Mode, Temperature};
use super::shipment::Row;
use super::total::{Sum, Total};

/// From how many km of activity each bracket begins; the last has no end.
pub const EDGES_KM: [u16; 18] =
    [0, 50, 100, 150, 200, 300, 400, 500, 600, 700, 800, 1000, 1200, 1500, 2000, 3000, 5000, 10_000];

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bracket {
    pub mode: Mode,
    /// Whose published factor was used; absent where a carrier's year was, or where many are summed together.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vehicle: Option<String>,
    pub temperature: Temperature,
    /// One of [`EDGES_KM`].
    pub from_km: u16,
    /// Tonnes × km driven, or × km of activity where those are not known.
    pub driven_tonne_km: f64,
    pub total: Total,
}

/// Rows that share a mode, a temperature and a factor.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Sort {
    pub mode: Mode,
    pub vehicle: Option<String>,
    pub temperature: Temperature,
}

/// Where a row is summed: the place of its sort, and how far it went.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Way {
    pub sort: usize,
    pub activity_km: f64,
    pub driven_km: f64,
}

#[derive(Debug, Clone, Default)]
struct Part {
    sum: Sum,
    driven: Exact,
}

/// The sums of each sort, bracket by bracket.
#[derive(Debug, Default)]
pub(crate) struct Brackets(Vec<Part>);

impl Brackets {
    pub fn add(&mut self, way: Way, row: &Row, cost: Option<Decimal>) {
        let edge = EDGES_KM.partition_point(|edge| f64::from(*edge) <= way.activity_km).saturating_sub(1);
        let place = way.sort * EDGES_KM.len() + edge;
        if place >= self.0.len() {
            self.0.resize_with((way.sort + 1) * EDGES_KM.len(), Part::default);
        }
        if let Some(part) = self.0.get_mut(place) {
            part.sum.add(row, cost);
            part.driven.add(row.tonnes * way.driven_km);
        }
    }

    /// Those in which there is something, as `sorts` name them.
    pub fn totals(&self, sorts: &[Sort]) -> Vec<Bracket> {
        let of_sort = |(sort, parts): (&Sort, &[Part])| {
            let found = EDGES_KM.iter().zip(parts).filter(|(_, part)| part.sum.rows > 0);
            let bracket = |(from_km, part): (&u16, &Part)| Bracket {
                mode: sort.mode,
                vehicle: sort.vehicle.clone(),
                temperature: sort.temperature,
                from_km: *from_km,
                driven_tonne_km: part.driven.value(),
                total: part.sum.total(),
            };
            found.map(bracket).collect::<Vec<_>>()
        };
        sorts.iter().zip(self.0.chunks(EDGES_KM.len())).flat_map(of_sort).collect()
    }
}

/// Keeps apart the brackets with the most emissions, at most `most`; the vehicles of the others are summed together, mode by mode.
pub(crate) fn keep_brackets(brackets: &mut Vec<Bracket>, most: usize) {
    if brackets.len() <= most {
        return;
    }
    brackets.sort_by(|a, b| b.total.kg.wtw_kg().total_cmp(&a.total.kg.wtw_kg()));
    for mut other in brackets.split_off(most) {
        other.vehicle = None;
        let alike = |kept: &&mut Bracket| {
            (kept.mode, &kept.vehicle, kept.temperature, kept.from_km)
                == (other.mode, &None, other.temperature, other.from_km)
        };
        match brackets.iter_mut().find(alike) {
            Some(kept) => {
                kept.driven_tonne_km += other.driven_tonne_km;
                kept.total.add(&other.total);
            }
            None => brackets.push(other),
        }
    }
}
