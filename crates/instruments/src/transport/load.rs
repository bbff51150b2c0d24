//! What is carried, in tonnes; of what is counted otherwise, the conversion is shown.

use serde::{Deserialize, Serialize};

use super::error::{Result, within};

/// Cargo of an average twenty-foot container, in tonnes, when nothing else is known (GLEC Framework: 10 t for each TEU).
pub const TEU_TONNES: f64 = 10.0;
/// More than the largest ship carries.
pub const MOST_TONNES: f64 = 1_000_000.0;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "unit", rename_all = "snake_case", deny_unknown_fields)]
pub enum Load {
    /// Goods with their packaging, as they are handed over.
    Tonnes { tonnes: f64 },
    /// Twenty-foot equivalent units: a forty-foot container is two.
    Teu {
        count: f64,
        /// [`TEU_TONNES`] when absent, and said to be assumed.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        tonnes_each: Option<f64>,
    },
    /// No pallet weighs what another does: the weight is asked for.
    Pallets { count: f64, kg_each: f64 },
}

/// Tonnes, and what they were made from.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Weighed {
    pub tonnes: f64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub conversion: Option<Conversion>,
}

/// `tonnes = count × tonnes_each`
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Conversion {
    /// `teu` or `pallets`
    pub unit: &'static str,
    pub count: f64,
    pub tonnes_each: f64,
    /// Nobody said what one weighs.
    pub assumed: bool,
}

impl Load {
    pub(crate) fn weigh(&self, at: &str) -> Result<Weighed> {
        let checked = |field: &str, value: f64, most: f64| within(|| format!("{at}/{field}"), value, 0.0, most);
        let converted = |unit, count, tonnes_each, assumed| {
            let tonnes = within(|| format!("{at}/count"), count * tonnes_each, 0.0, MOST_TONNES)?;
            Ok(Weighed { tonnes, conversion: Some(Conversion { unit, count, tonnes_each, assumed }) })
        };
        match *self {
            Load::Tonnes { tonnes } => Ok(Weighed { tonnes: checked("tonnes", tonnes, MOST_TONNES)?, conversion: None }),
            Load::Teu { count, tonnes_each } => {
                let each = checked("tonnes_each", tonnes_each.unwrap_or(TEU_TONNES), 30.0)?;
                converted("teu", checked("count", count, 100_000.0)?, each, tonnes_each.is_none())
            }
            Load::Pallets { count, kg_each } => {
                let each = checked("kg_each", kg_each, 5000.0)? / 1000.0;
                converted("pallets", checked("count", count, 1_000_000.0)?, each, false)
            }
        }
    }

    /// The same load, so many times heavier.
    #[must_use]
    pub fn times(&self, factor: f64) -> Load {
        match *self {
            Load::Tonnes { tonnes } => Load::Tonnes { tonnes: tonnes * factor },
            Load::Teu { count, tonnes_each } => Load::Teu { count: count * factor, tonnes_each },
            Load::Pallets { count, kg_each } => Load::Pallets { count: count * factor, kg_each },
        }
    }
}
