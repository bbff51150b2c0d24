//! The sets that come with the program (`data/SOURCES.md` says from where).

use std::sync::OnceLock;

use super::factor::FactorSet;
use super::read::read_set;

static FILES: [&str; 4] = [
    include_str!("../../../../data/transport/desnz_2025.csv"),
    include_str!("../../../../data/transport/epa_hub_2025.csv"),
    include_str!("../../../../data/transport/epa_hub_2024.csv"),
    include_str!("../../../../data/transport/france_2012.csv"),
];

/// Read once. A test reads every file, so that none is missing here.
pub fn shipped_sets() -> &'static [FactorSet] {
    static SETS: OnceLock<Vec<FactorSet>> = OnceLock::new();
    SETS.get_or_init(|| FILES.iter().filter_map(|text| read_set(text, None).ok()).collect())
}

pub fn shipped_set(id: &str, version: &str) -> Option<&'static FactorSet> {
    shipped_sets().iter().find(|set| set.about.id == id && set.about.version == version)
}
