//! Emissions of transport on the command line: shipments in a CSV file, summed as a table or as JSON. No database is opened.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::Context;
use clap::Args;
use instruments::transport::{CarrierYear, FactorSet, Ledger, Total, Totals, read_set, read_shipments, shipped_set};

use super::{Place, tell};

/// Lanes and carriers that the table shows, and lines that were refused.
const MOST_LINES: usize = 20;

#[derive(Args)]
pub struct Transport {
    /// The shipments, as CSV: its columns are in docs/transport.md
    file: PathBuf,
    /// The set of factors: ID.VERSION of one that comes with the program, or a CSV file of one's own
    #[arg(long, default_value = "desnz.2025")]
    factors: String,
    /// What carriers told of a year, as JSON: the list that docs/transport.md calls `carriers`. Their lines rest on it
    #[arg(long)]
    carriers: Option<PathBuf>,
}

impl Transport {
    pub fn run(self, place: &Place) -> anyhow::Result<()> {
        let own;
        let shipped = self.factors.split_once('.').and_then(|(id, version)| shipped_set(id, version));
        let set = match shipped {
            Some(set) => set,
            None => {
                own = brought(&self.factors)?;
                &own
            }
        };
        let file = File::open(&self.file).with_context(|| self.file.display().to_string())?;
        let carriers = self.carriers.as_deref().map(told).transpose()?.unwrap_or_default();
        let mut ledger = Ledger::new(set, &carriers)
            .with_context(|| self.carriers.as_deref().map(|path| path.display().to_string()).unwrap_or_default())?;
        read_shipments(file, &mut ledger, |_, _| {}).with_context(|| self.file.display().to_string())?;
        let totals = ledger.totals();
        tell(&if place.json { serde_json::to_string_pretty(&totals)? } else { table(&totals) });
        Ok(())
    }
}

fn told(path: &Path) -> anyhow::Result<Vec<CarrierYear>> {
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    serde_json::from_str(&text).with_context(|| path.display().to_string())
}

fn brought(path: &str) -> anyhow::Result<FactorSet> {
    let text = std::fs::read_to_string(path).with_context(|| path.to_owned())?;
    read_set(&text, None).map_err(|errors| {
        let said: Vec<String> = errors.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("{path}: {}", said.join("\n"))
    })
}

fn table(totals: &Totals) -> String {
    let mut text = format!("Emissions with {} {}\n\n", totals.set.id, totals.set.version);
    text.push_str(&format!(
        "{:40} {:>8} {:>14} {:>14} {:>14} {:>14} {:>10}\n",
        "", "rows", "tonne-km", "TTW kg", "WTT kg", "WTW kg", "g/tonne-km"
    ));
    text.push_str(&row("all", &totals.all));
    for (mode, total) in &totals.by_mode {
        text.push_str(&row(mode.code(), total));
    }
    for (title, groups) in [("lanes", &totals.by_lane), ("carriers", &totals.by_carrier)] {
        text.push_str(&format!("\n{title}\n"));
        for group in groups.iter().take(MOST_LINES) {
            text.push_str(&row(if group.key.is_empty() { "–" } else { &group.key }, &group.total));
        }
    }
    if !totals.told.is_empty() {
        text.push_str("\ncarriers’ own years\n");
    }
    for told in &totals.told {
        text.push_str(&row(&format!("{}, {}, {}", told.carrier, told.mode.code(), told.year), &told.total));
    }
    let shares = [("emissions", totals.data), ("tonne-km", totals.activity_data)];
    for (of, data) in shares.into_iter().filter(|(_, data)| data.weakest().is_some()) {
        let [default, primary] = [data.default, data.primary].map(|share| share * 100.0);
        text.push_str(&format!("\n{of}: {primary:.1} % primary data, {default:.1} % default values\n"));
    }
    if totals.refused_rows > 0 {
        text.push_str(&format!("\n{} rows were refused\n", totals.refused_rows));
    }
    for refused in totals.refused.iter().take(MOST_LINES) {
        text.push_str(&format!("  line {}: {}\n", refused.line, refused.error));
    }
    if totals.doubted_rows > 0 {
        text.push_str(&format!("\n{} rows are doubted\n", totals.doubted_rows));
    }
    for (doubt, count) in &totals.doubts {
        text.push_str(&format!("  {}: {count}\n", doubt.code()));
    }
    text
}

fn row(name: &str, total: &Total) -> String {
    let intensity = total.g_per_tonne_km().map_or("–".to_owned(), |grams| format!("{grams:.1}"));
    format!(
        "{name:40} {:>8} {:>14.1} {:>14.3} {:>14.3} {:>14.3} {intensity:>10}\n",
        total.rows,
        total.tonne_km,
        total.kg.ttw_kg,
        total.kg.wtt_kg,
        total.kg.wtw_kg()
    )
}
