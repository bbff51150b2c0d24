//! Shipments from a file: one line is one leg of one shipment. Nothing is kept but sums, so that a file of any length may be read.
//!
//! UTF-8; separators `,`, `;` and tab; column names in French or English; decimals with a point or a comma.

use std::io::Read;

use rust_decimal::Decimal;

use super::distance::Distance;
use super::error::{Error, Problem, Result, wrong};
use super::load::Load;
use super::mode::{Mode, Temperature};
use super::shipment::{Ledger, Month, Row, Shipment};
use super::table::{Columns, Lines, Named, decimal, separator};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    Reference,
    Date,
    Carrier,
    From,
    To,
    Mode,
    Vehicle,
    Tonnes,
    Teu,
    TonnesPerTeu,
    Pallets,
    KgPerPallet,
    Km,
    ActualKm,
    Adjustment,
    Temperature,
    Cost,
}

impl Named for Column {
    const ALL: &'static [(Self, &'static [&'static str])] = &[
        (Column::Reference, &["reference", "référence", "ref", "shipment", "envoi"]),
        (Column::Date, &["date", "month", "mois"]),
        (Column::Carrier, &["carrier", "transporteur"]),
        (Column::From, &["from", "origin", "origine", "départ", "depart"]),
        (Column::To, &["to", "destination", "arrivée", "arrivee"]),
        (Column::Mode, &["mode"]),
        (Column::Vehicle, &["vehicle", "véhicule", "vehicule"]),
        (Column::Tonnes, &["tonnes", "weight_t", "poids_t", "masse_t"]),
        (Column::Teu, &["teu", "evp"]),
        (Column::TonnesPerTeu, &["tonnes_per_teu", "tonnes_par_evp"]),
        (Column::Pallets, &["pallets", "palettes"]),
        (Column::KgPerPallet, &["kg_per_pallet", "kg_par_palette"]),
        (Column::Km, &["km", "distance", "distance_km"]),
        (Column::ActualKm, &["actual_km", "km_réels", "km_reels"]),
        (Column::Adjustment, &["adjustment", "ajustement", "daf"]),
        (Column::Temperature, &["temperature", "température"]),
        (Column::Cost, &["cost", "coût", "cout", "price", "prix"]),
    ];
}

/// The columns that are read, each with every name it may have: what a screen shows before a file is chosen.
pub fn shipment_columns() -> Vec<&'static [&'static str]> {
    Column::ALL.iter().map(|(_, names)| *names).collect()
}

/// Reads every line into `ledger`, and tells each one's outcome: its number as an editor shows it, and an error whose `at` is the
/// column. What is wrong with the file itself is returned: a column that must be there, or bytes that are no text.
pub fn read_shipments(
    file: impl Read,
    ledger: &mut Ledger<'_>,
    mut each: impl FnMut(u64, std::result::Result<(&Shipment<'_>, &Row), &Error>),
) -> Result<u64> {
    let mut file = file;
    let start = beginning(&mut file)?;
    let first_line = start.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let numbers = Lines::of(first_line);
    let separator = separator(&String::from_utf8_lossy(first_line));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .buffer_capacity(64 * 1024)
        .from_reader(start.as_slice().chain(file).chain(numbers.end()));
    let headers = reader.headers().map_err(|_| Error { at: String::new(), problem: Problem::NotUtf8 })?;
    let (columns, width) = (Columns::<Column>::find(headers), headers.len());
    needed(&columns)?;
    let mut record = csv::StringRecord::new();
    let mut lines = 0;
    loop {
        let is_text = match reader.read_record(&mut record) {
            Ok(false) => return Ok(lines),
            Ok(true) => true,
            Err(error) if matches!(error.kind(), csv::ErrorKind::Utf8 { .. }) => {
                record.clear();
                false
            }
            Err(_) => return wrong("", Problem::Unreadable),
        };
        lines += 1;
        let line = numbers.number(&reader, &record);
        let read = match record.len() {
            _ if !is_text => wrong("", Problem::NotUtf8),
            cells if cells == width => shipment(&record, &columns),
            _ => wrong("", Problem::Cells),
        };
        let added = read.and_then(|shipment| match ledger.add_or_tell(&shipment) {
            Ok(row) => Ok((shipment, row)),
            Err(error) => wrong(column_of(&error.at, &shipment), error.problem),
        });
        match added {
            Ok((shipment, row)) => each(line, Ok((&shipment, &row))),
            Err(error) => {
                each(line, Err(&error));
                ledger.refuse(line, error);
            }
        }
    }
}

/// Enough of the file to see its separator, without the mark that some programs put before UTF-8.
fn beginning(file: &mut impl Read) -> Result<Vec<u8>> {
    let mut start = Vec::with_capacity(4096);
    file.by_ref()
        .take(4096)
        .read_to_end(&mut start)
        .map_err(|_| Error { at: String::new(), problem: Problem::Unreadable })?;
    if start.starts_with(b"\xef\xbb\xbf") {
        start.drain(..3);
    }
    Ok(start)
}

fn needed(columns: &Columns<Column>) -> Result<()> {
    for (one_of, name) in [
        (&[Column::Mode][..], "mode"),
        (&[Column::Tonnes, Column::Teu, Column::Pallets], "tonnes"),
        (&[Column::Km, Column::ActualKm], "km"),
    ] {
        if !one_of.iter().any(|column| columns.has(*column)) {
            return wrong(name, Problem::Missing);
        }
    }
    Ok(())
}

fn shipment<'r>(record: &'r csv::StringRecord, columns: &Columns<Column>) -> Result<Shipment<'r>> {
    let text = |column: Column| columns.text(record, column).trim();
    let number = |column: Column| match text(column) {
        "" => Ok(None),
        written => decimal(written).map_or_else(|| wrong(Columns::name(column), Problem::NotANumber), |read| Ok(Some(read))),
    };
    let month = match text(Column::Date) {
        "" => None,
        date => Some(Month::parse(date).map_or_else(|| wrong("date", Problem::NotADate), Ok)?),
    };
    let mode = text(Column::Mode);
    let known = || Problem::Unknown(mode.to_owned(), Mode::ALL.map(Mode::code).join(", "));
    let adjustment = number(Column::Adjustment)?;
    let distance = match (number(Column::ActualKm)?, number(Column::Km)?) {
        (Some(km), _) => Distance::Actual { km, adjustment },
        (None, Some(km)) => Distance::Shortest { km, adjustment },
        (None, None) => return wrong("km", Problem::Missing),
    };
    Ok(Shipment {
        reference: text(Column::Reference),
        month,
        carrier: text(Column::Carrier),
        from: text(Column::From),
        to: text(Column::To),
        mode: if mode.is_empty() { None } else { Mode::parse(mode) }.map_or_else(|| wrong("mode", known()), Ok)?,
        vehicle: text(Column::Vehicle),
        load: load(number)?,
        distance: distance.by_air(mode),
        temperature: temperature(text(Column::Temperature))?,
        cost: match text(Column::Cost) {
            "" => None,
            written => Some(cost(written).map_or_else(|| wrong("cost", Problem::NotANumber), Ok)?),
        },
    })
}

fn load(number: impl Fn(Column) -> Result<Option<f64>>) -> Result<Load> {
    if let Some(tonnes) = number(Column::Tonnes)? {
        return Ok(Load::Tonnes { tonnes });
    }
    if let Some(count) = number(Column::Teu)? {
        return Ok(Load::Teu { count, tonnes_each: number(Column::TonnesPerTeu)? });
    }
    match (number(Column::Pallets)?, number(Column::KgPerPallet)?) {
        (Some(count), Some(kg_each)) => Ok(Load::Pallets { count, kg_each }),
        (Some(_), None) => wrong("kg_per_pallet", Problem::Missing),
        (None, _) => wrong("tonnes", Problem::Missing),
    }
}

fn temperature(text: &str) -> Result<Temperature> {
    match text {
        "" | "ambient" | "ambiant" | "ambiante" | "no" | "non" | "0" => Ok(Temperature::Ambient),
        "controlled" | "dirigée" | "dirigee" | "frigo" | "yes" | "oui" | "1" => Ok(Temperature::Controlled),
        other => wrong("temperature", Problem::Unknown(other.to_owned(), "ambient, controlled".to_owned())),
    }
}

/// Exact, and within what sums of a million rows can hold.
fn cost(text: &str) -> Option<Decimal> {
    let read = text.parse::<Decimal>().ok().or_else(|| {
        let plain: String = text.chars().filter(|one| !one.is_whitespace()).collect();
        if plain.contains('.') { None } else { plain.replacen(',', ".", 1).parse().ok() }
    });
    read.filter(|cost| cost.abs() <= Decimal::from(1_000_000_000_000_u64))
}

/// The column of a place in a shipment.
fn column_of<'e>(at: &'e str, shipment: &Shipment<'_>) -> &'e str {
    match (at, &shipment.load, &shipment.distance) {
        ("load/tonnes_each", ..) => "tonnes_per_teu",
        ("load/kg_each", ..) => "kg_per_pallet",
        ("load/count", Load::Teu { .. }, _) => "teu",
        ("load/count", ..) => "pallets",
        ("distance/km", _, Distance::Actual { .. }) => "actual_km",
        _ => at.rsplit('/').next().unwrap_or(at),
    }
}

impl Distance {
    /// A file has one column of km: by air it is the great circle.
    fn by_air(self, mode: &str) -> Distance {
        match self {
            Distance::Shortest { km, adjustment } if Mode::parse(mode) == Some(Mode::Air) => {
                Distance::GreatCircle { km, adjustment }
            }
            distance => distance,
        }
    }
}
