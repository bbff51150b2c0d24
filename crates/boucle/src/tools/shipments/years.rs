//! What carriers told of a year, as it is typed beside the columns of a file: lines of theirs rest on it, in place of published
//! factors. One block of fields for each; a block more than those that are filled in is shown.

use instruments::transport::{CarrierYear, EnergyUse, Error, FactorSet, Ledger, Mode, Told, Totals};

use crate::kit::{Form, Language, format as written};
use crate::tools::transport::fields::{Reader, USED};
use crate::tools::transport::words;
use crate::tools::typed;

/// On the screen; the command line takes more.
const MOST: usize = 20;
/// Carriers of a file that a mistake names.
const MOST_NAMED: usize = 10;
const CHOSEN: [&str; 5] = ["mode", "carrier_distance", "covers", "energy", "energy_2"];
/// What is empty until somebody types something.
const TYPED: [&str; 5] = ["carrier", "carrier_year", "carrier_tonne_km", "quantity", "quantity_2"];

/// The names of the fields of one carrier.
pub struct Block {
    pub number: usize,
    pub carrier: String,
    pub mode: String,
    pub year: String,
    pub tonne_km: String,
    pub distance: String,
    pub covers: String,
    pub energies: [(String, String); 2],
}

fn named(field: &str, block: usize) -> String {
    format!("{field}-{block}")
}

fn is_filled(form: &Form, block: usize) -> bool {
    TYPED.iter().any(|field| !form.trimmed(&named(field, block)).is_empty())
}

/// Those up to the last that is filled in, and one more.
pub fn blocks(form: &Form) -> Vec<Block> {
    let last = (1..=MOST).rev().find(|block| is_filled(form, *block)).unwrap_or_default();
    let block = |number| Block {
        number,
        carrier: named("carrier", number),
        mode: named("mode", number),
        year: named("carrier_year", number),
        tonne_km: named("carrier_tonne_km", number),
        distance: named("carrier_distance", number),
        covers: named("covers", number),
        energies: USED.map(|(energy, quantity)| (named(energy, number), named(quantity, number))),
    };
    (1..=(last + 1).min(MOST)).map(block).collect()
}

/// The years that were typed, each with its block; what is wrong is told beside its field.
pub fn read(language: Language, form: &mut Form, set: Option<&FactorSet>) -> Vec<(usize, CarrierYear)> {
    let mut years = Vec::new();
    for block in (1..=MOST).filter(|block| is_filled(form, *block)).collect::<Vec<_>>() {
        let mut own = Form::default();
        for field in CHOSEN.into_iter().chain(TYPED) {
            own.set(field, form.value(&named(field, block)));
        }
        let mode: Option<Mode> = typed::choice(own.value("mode"));
        if mode.is_none() {
            own.refuse("mode", language.t("tools-choose-listed"));
        }
        let year = Reader { language, form: &mut own }.year(mode).filter(|_| own.is_sound());
        let of_energy = own.error("energy").or(own.error("energy_2")).is_some();
        for error in own.errors() {
            // of the energies together, unless one of them is wrong
            let field = match error.field.as_str() {
                "method" if of_energy => continue,
                "method" => "energy",
                field => field,
            };
            form.refuse(&named(field, block), error.message.as_str());
        }
        years.extend(year.map(|year| (block, year)));
    }
    if let Some(set) = set {
        let told: Vec<CarrierYear> = years.iter().map(|(_, year)| year.clone()).collect();
        if let Some(error) = Ledger::new(set, &told).err() {
            refuse(language, form, (&years, set), &error);
        }
    }
    years
}

/// Says what is wrong beside the field where it is.
fn refuse(language: Language, form: &mut Form, (years, set): (&[(usize, CarrierYear)], &FactorSet), error: &Error) {
    let mut at = error.at.split('/').skip(1);
    let block = at.next().and_then(|place| years.get(place.parse::<usize>().ok()?)).map_or(1, |(block, _)| *block);
    let field = match (at.next(), at.next(), at.next()) {
        (Some("tonne_km"), ..) => "carrier_tonne_km",
        (Some("used"), Some("1"), Some("quantity")) => "quantity_2",
        (Some("used"), Some("1"), _) => "energy_2",
        (Some("used"), Some(_), Some("quantity")) => "quantity",
        (Some("used"), ..) => "energy",
        _ => "carrier",
    };
    form.refuse(&named(field, block), words::problem(language, set, &error.problem));
}

/// Refuses years of whom no line of the whole file is: nothing would rest on them.
pub fn refuse_unheard(
    language: Language,
    form: &mut Form,
    years: &[(usize, CarrierYear)],
    (totals, carriers): (&Totals, &[String]),
) {
    for ((block, _), told) in years.iter().zip(&totals.told) {
        if told.total.rows > 0 {
            continue;
        }
        if carriers.is_empty() {
            form.refuse(&named("carrier", *block), language.t("shipments-year-nobody"));
        } else {
            let said = [("mode", words::mode(language, told.mode).into()), ("carriers", some(carriers).into())];
            form.refuse(&named("carrier", *block), language.with("shipments-year-unheard", said));
        }
    }
}

fn some(carriers: &[String]) -> String {
    let more = if carriers.len() > MOST_NAMED { ", …" } else { "" };
    carriers.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>().join(", ") + more
}

/// A year that was used, in the words of a table.
pub struct Line {
    pub carrier: String,
    pub mode: String,
    pub year: String,
    pub covers: String,
    pub used: String,
    pub tonne_km: String,
    pub intensity: String,
    pub rows: String,
}

/// What the result keeps of them, with how many lines rest on each.
pub fn lines(language: Language, set: Option<&FactorSet>, carriers: &[CarrierYear], totals: &Totals) -> Vec<Line> {
    let line = |(year, told): (&CarrierYear, &Told)| Line {
        carrier: year.carrier.clone(),
        mode: words::mode(language, year.mode),
        year: year.year.to_string(),
        covers: words::coded(language, "transport-covers", &typed::code(year.covers)),
        used: year.used.iter().map(|used| energy(language, set, used)).collect::<Vec<_>>().join(", "),
        tonne_km: format!(
            "{} ({})",
            words::digits(language, year.tonne_km),
            words::coded(language, "transport-basis", &typed::code(year.distance))
        ),
        intensity: words::intensity(language, Some(told.per_tonne_km.wtw_kg() * 1000.0)),
        rows: written::integer(language, told.total.rows as i64),
    };
    carriers.iter().zip(&totals.told).map(line).collect()
}

/// « Gazole (litre) · 100 000 »: how its set calls it, its unit and its quantity.
fn energy(language: Language, set: Option<&FactorSet>, used: &EnergyUse) -> String {
    let code = used.place.as_ref().map_or_else(|| used.energy.clone(), |place| format!("{}.{place}", used.energy));
    let name = set.map_or_else(|| code.clone(), |set| words::vehicle(language, set, &code));
    format!("{name} ({}) · {}", words::per(language, used.unit), words::digits(language, used.quantity))
}
