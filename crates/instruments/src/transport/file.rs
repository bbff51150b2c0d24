//! Shipments from a file: one line is one leg of one shipment. Nothing is kept but sums, so that a file of any length may be read.
//!
//! UTF-8; separators `,`, `;` and tab; column names in French or English; decimals with a point or a comma. Whoever reads files in
//! another way gives the cells of a line ([`Ledger::add_cells`]): what they mean is said here alone.

use std::io::Read;

use rust_decimal::Decimal;

use super::distance::Distance;
use super::error::{Error, Problem, Result, wrong};
use super::load::Load;
use super::mode::{Mode, Temperature};
use super::shipment::{Ledger, Month, Row, Shipment};
use super::table::{Columns, Lines, Named, decimal, separator};

/// What a column of a file of shipments may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Reference,
    Date,
    Carrier,
    From,
    To,
    Mode,
    Vehicle,
    Tonnes,
    Kg,
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
        (Column::Kg, &["kg", "weight_kg", "poids_kg", "masse_kg"]),
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

impl Column {
    /// In the order in which a file is read.
    pub fn all() -> impl Iterator<Item = Column> {
        Column::ALL.iter().map(|(column, _)| *column)
    }

    /// The first of its names: the one that errors tell.
    pub fn code(self) -> &'static str {
        Columns::name(self)
    }

    /// Which columns of a file are known by their titles, and where they stand.
    pub fn recognised<'h>(header: impl Iterator<Item = &'h str>) -> Vec<(Column, usize)> {
        let columns = Columns::<Column>::find(header);
        Column::all().filter_map(|column| Some((column, columns.place(column)?))).collect()
    }

    /// One that a file must have, and this one has not.
    pub fn missing(has: impl Fn(Column) -> bool) -> Option<Column> {
        let needed: [&[Column]; 3] =
            [&[Column::Mode], &[Column::Tonnes, Column::Kg, Column::Teu, Column::Pallets], &[Column::Km, Column::ActualKm]];
        needed
            .into_iter()
            .find(|one_of| !one_of.iter().any(|column| has(*column)))
            .and_then(|one_of| one_of.first().copied())
    }
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
    let (columns, width) = (Columns::<Column>::find(headers.iter()), headers.len());
    if let Some(column) = Column::missing(|column| columns.has(column)) {
        return wrong(column.code(), Problem::Missing);
    }
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
            cells if cells == width => added(ledger, |column| columns.text(&record, column)),
            _ => wrong("", Problem::Cells),
        };
        match read {
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

impl Ledger<'_> {
    /// Reads the cells of a line and adds what they say. A line that is refused is counted as such; its error's `at` is the code of
    /// a column.
    pub fn add_cells<'c>(&mut self, line: u64, cell: impl Fn(Column) -> &'c str) -> Result<Row> {
        match added(self, cell) {
            Ok((_, row)) => Ok(row),
            Err(error) => {
                self.refuse(line, error.clone());
                Err(error)
            }
        }
    }
}

fn added<'c>(ledger: &mut Ledger<'_>, cell: impl Fn(Column) -> &'c str) -> Result<(Shipment<'c>, Row)> {
    let shipment = shipment(&cell)?;
    match ledger.add_or_tell(&shipment) {
        Ok(row) => Ok((shipment, row)),
        Err(error) => match column_of(&error.at, &shipment) {
            "tonnes" if cell(Column::Tonnes).trim().is_empty() => wrong("kg", error.problem),
            column => wrong(column, error.problem),
        },
    }
}

fn shipment<'c>(cell: impl Fn(Column) -> &'c str) -> Result<Shipment<'c>> {
    let text = |column: Column| cell(column).trim();
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
    if let Some(kg) = number(Column::Kg)? {
        return Ok(Load::Tonnes { tonnes: kg / 1000.0 });
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
