//! The totals of a file as tables with a chart each: by mode, lane, carrier, month, and by what carriers told.

use instruments::Money;
use instruments::transport::{Group, Month, Told, Total, Totals};

use super::Shipments;
use crate::kit::{Language, format};
use crate::tools::bars::Bar;
use crate::tools::transport::{drawn, words};

/// Lanes and carriers that a page shows; the files have all.
const SHOWN: usize = 20;
const MOST_BARS: usize = 12;
const MONTHS: usize = 36;
/// What weighs most is said of so much of the emissions.
const MOST_OF_IT: f64 = 0.8;

/// Totals of one kind.
pub struct Section {
    /// The end of the keys of its texts.
    pub code: &'static str,
    pub bars: Vec<Bar>,
    pub lines: Vec<Line>,
    /// How many more there are.
    pub others: usize,
}

pub struct Line {
    pub name: String,
    pub rows: String,
    pub tonne_km: String,
    pub kg: [String; 3],
    pub share: String,
    pub intensity: String,
    /// How much of it rests on primary data.
    pub primary: String,
    pub cost: String,
}

/// What is summed together, by its code, in the order in which it is shown.
pub fn totals(language: Language, totals: &Totals) -> [(&'static str, Vec<(String, &Total)>); 5] {
    let modes = totals.by_mode.iter().map(|(mode, total)| (words::mode(language, *mode), total)).collect();
    let months = totals.by_month.iter().map(|(month, total)| (self::month(language, *month), total)).collect();
    let told = totals.told.iter().map(|told| (self::told(language, told), &told.total)).collect();
    [
        ("mode", modes),
        ("lane", named(language, &totals.by_lane)),
        ("carrier", named(language, &totals.by_carrier)),
        ("month", months),
        ("told", told),
    ]
}

/// « Dupont, Route, 2025 »
pub fn told(language: Language, told: &Told) -> String {
    format!("{}, {}, {}", told.carrier, words::mode(language, told.mode), told.year)
}

pub fn sections(language: Language, shipments: &Shipments) -> Vec<Section> {
    let all = totals(language, &shipments.totals);
    // What nobody named has no table: it would have one line, the total.
    let told = all.into_iter().filter(|(code, groups)| *code == "mode" || groups.len() > 1 || is_named(code, shipments));
    told.map(|(code, groups)| section(language, shipments, code, &groups)).collect()
}

fn is_named(code: &str, shipments: &Shipments) -> bool {
    let totals = &shipments.totals;
    let named = |groups: &[Group]| groups.iter().any(|group| !group.key.is_empty());
    match code {
        "lane" => named(&totals.by_lane),
        "carrier" => named(&totals.by_carrier),
        "told" => !totals.told.is_empty(),
        _ => totals.by_month.iter().any(|(month, _)| month.is_some()),
    }
}

fn section(language: Language, shipments: &Shipments, code: &'static str, groups: &[(String, &Total)]) -> Section {
    // Months are in their order: those of some years are shown.
    let (most_bars, shown) = if code == "month" { (MONTHS, MONTHS) } else { (MOST_BARS, SHOWN) };
    let bars = groups.iter().take(most_bars).map(|(name, total)| (name.clone(), total.kg)).collect();
    Section {
        code,
        bars: drawn::bars(language, bars),
        lines: groups.iter().take(shown).map(|(name, total)| line(language, shipments, name, total)).collect(),
        others: groups.len().saturating_sub(shown),
    }
}

fn line(language: Language, shipments: &Shipments, name: &str, total: &Total) -> Line {
    let all = shipments.totals.all.kg.wtw_kg();
    let share = if all > 0.0 { total.kg.wtw_kg() / all } else { 0.0 };
    let money = Money { amount: total.cost, currency: shipments.currency.clone() };
    Line {
        name: name.to_owned(),
        rows: format::integer(language, total.rows as i64),
        tonne_km: words::three(language, total.tonne_km),
        kg: [total.kg.ttw_kg, total.kg.wtt_kg, total.kg.wtw_kg()].map(|kg| words::mass(language, kg)),
        share: words::percent(language, share),
        intensity: words::intensity(language, total.g_per_tonne_km()),
        primary: words::percent(language, total.primary_share()),
        cost: if total.rows_with_cost > 0 { words::money(language, &money) } else { "–".to_owned() },
    }
}

/// « 3 liaisons sur 40 font 82 % des émissions »: the fewest lanes that make most of them.
pub fn heaviest(language: Language, shipments: &Shipments) -> Option<String> {
    let (named, totals) = (shipments.lanes as i64, &shipments.totals);
    let spots = totals.hot_spots(&totals.by_lane, totals.by_lane.len());
    let (count, spot) = (1_i64..).zip(&spots).find(|(_, spot)| spot.cumulative >= MOST_OF_IT)?;
    // That all of them, or what nobody named, make most of it says nothing.
    let is_told = count < named && spots.iter().take(count as usize).all(|spot| !spot.key.is_empty());
    is_told.then(|| {
        let share = words::percent(language, spot.cumulative);
        let all = format::integer(language, named);
        language.with("shipments-heaviest", [("count", count.into()), ("all", all.into()), ("share", share.into())])
    })
}

/// The keys of groups, in words where nobody named them.
fn named(language: Language, groups: &[Group]) -> Vec<(String, &Total)> {
    let name = |key: &str| if key.is_empty() { language.t("shipments-unnamed") } else { key.to_owned() };
    groups.iter().map(|group| (name(&group.key), &group.total)).collect()
}

fn month(language: Language, month: Option<Month>) -> String {
    let first = month.and_then(|month| db::Date::new(month.year, i8::try_from(month.month).ok()?, 1).ok());
    first.map_or_else(|| language.t("shipments-undated"), |first| format::month(language, first))
}
