//! How goods travel, and under which words files name it.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    Road,
    Rail,
    InlandWaterway,
    Sea,
    Air,
}

impl Mode {
    pub const ALL: [Mode; 5] = [Mode::Road, Mode::Rail, Mode::InlandWaterway, Mode::Sea, Mode::Air];

    pub fn code(self) -> &'static str {
        match self {
            Mode::Road => "road",
            Mode::Rail => "rail",
            Mode::InlandWaterway => "inland_waterway",
            Mode::Sea => "sea",
            Mode::Air => "air",
        }
    }

    /// What files call it, in French and in English, however it is capitalised.
    pub fn parse(text: &str) -> Option<Mode> {
        // most files write the code: no copy for a million rows
        match text {
            "road" => return Some(Mode::Road),
            "rail" => return Some(Mode::Rail),
            "sea" => return Some(Mode::Sea),
            "air" => return Some(Mode::Air),
            _ => {}
        }
        match text.to_lowercase().as_str() {
            "road" | "truck" | "lorry" | "van" | "route" | "routier" | "camion" | "fourgon" => Some(Mode::Road),
            "rail" | "train" | "fer" | "ferroviaire" => Some(Mode::Rail),
            "inland_waterway" | "inland waterway" | "barge" | "fluvial" | "fleuve" | "péniche" => {
                Some(Mode::InlandWaterway)
            }
            "sea" | "ship" | "ocean" | "mer" | "maritime" | "bateau" | "navire" => Some(Mode::Sea),
            "air" | "plane" | "aérien" | "aerien" | "avion" => Some(Mode::Air),
            _ => None,
        }
    }
}

/// Whether goods must be kept cool, frozen or warm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Temperature {
    #[default]
    Ambient,
    Controlled,
}

impl Temperature {
    pub fn code(self) -> &'static str {
        match self {
            Temperature::Ambient => "ambient",
            Temperature::Controlled => "controlled",
        }
    }
}
