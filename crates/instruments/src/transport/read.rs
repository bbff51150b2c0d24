//! Reads a set of factors from a file: lines `# key: value` that say where it comes from, a line of column names, then a factor a
//! line. Every bad line is told with its number and its column; nothing is taken from a file in which one is wrong.
//!
//! Separators `,`, `;` and tab are recognised, decimal commas too (where the separator is another).

use std::collections::HashSet;
use std::io::Read;

use super::distance::DistanceBasis;
use super::error::Problem;
use super::factor::{About, Factor, FactorSet, Kind, Laden, Unit};
use super::mode::{Mode, Temperature};
use super::table::{Columns, Lines, Named, decimal, separator};

/// Lines of a set, and wrong ones that are told.
pub const MOST_FACTORS: usize = 20_000;
const MOST_ERRORS: usize = 100;
const MOST_CHARACTERS: usize = 200;
/// kg CO2e per unit: no vehicle gives off more per km.
const MOST_KG: f64 = 100_000.0;

/// `line` counts from 1, as an editor shows it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, {column}: {problem}")]
pub struct LineError {
    pub line: u64,
    pub column: String,
    pub problem: Problem,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Column {
    Code,
    Mode,
    Unit,
    Laden,
    Temperature,
    Distance,
    KgTtw,
    KgWtt,
    Default,
    NameFr,
    NameEn,
    Reference,
}

impl Named for Column {
    const ALL: &'static [(Self, &'static [&'static str])] = &[
        (Column::Code, &["code"]),
        (Column::Mode, &["mode"]),
        (Column::Unit, &["unit", "unité", "unite"]),
        (Column::Laden, &["laden", "chargement"]),
        (Column::Temperature, &["temperature", "température"]),
        (Column::Distance, &["distance"]),
        (Column::KgTtw, &["kg_ttw", "kg_fonctionnement"]),
        (Column::KgWtt, &["kg_wtt", "kg_amont"]),
        (Column::Default, &["default", "défaut", "defaut"]),
        (Column::NameFr, &["name_fr", "nom"]),
        (Column::NameEn, &["name_en", "name"]),
        (Column::Reference, &["reference", "référence"]),
    ];
}

/// `about` stands for the lines `# key: value`, and before them, when a form asked for it.
pub fn read_set(text: &str, about: Option<About>) -> Result<FactorSet, Vec<LineError>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (head, comments) = head(text);
    let mut errors = Vec::new();
    let about = about.or_else(|| about_of(&head, &mut errors));
    let first_line = text.split('\n').nth(comments).unwrap_or_default();
    let numbers = Lines::of(first_line.as_bytes());
    let mut reader = csv::ReaderBuilder::new()
        .comment(Some(b'#'))
        .delimiter(separator(first_line))
        .flexible(true)
        .trim(csv::Trim::All)
        .from_reader(text.as_bytes().chain(numbers.end()));
    let columns = match reader.headers().map(|headers| Columns::<Column>::find(headers.iter())) {
        Ok(columns) => columns,
        Err(_) => return Err(vec![line_error(comments as u64 + 1, "", Problem::NotUtf8)]),
    };
    for column in [Column::Code, Column::Mode, Column::Unit, Column::KgTtw] {
        if !columns.has(column) {
            errors.push(line_error(comments as u64 + 1, Columns::name(column), Problem::Missing));
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let factors = lines(&mut reader, numbers, &columns, &mut errors);
    match about {
        Some(about) if errors.is_empty() => Ok(FactorSet::new(about, factors)),
        _ => Err(errors),
    }
}

fn lines(
    reader: &mut csv::Reader<impl Read>,
    numbers: Lines,
    columns: &Columns<Column>,
    errors: &mut Vec<LineError>,
) -> Vec<Factor> {
    let (mut factors, mut seen) = (Vec::new(), HashSet::new());
    let mut record = csv::StringRecord::new();
    loop {
        match reader.read_record(&mut record) {
            Ok(true) => {}
            Ok(false) => break,
            Err(_) => {
                errors.push(line_error(reader.position().line(), "", Problem::Cells));
                break;
            }
        }
        let line = numbers.number(reader, &record);
        if factors.len() == MOST_FACTORS {
            errors.push(line_error(line, "", Problem::Count(1, MOST_FACTORS)));
            break;
        }
        match factor(&record, columns) {
            Ok(factor) => {
                if seen.insert((factor.code.clone(), factor.per(), factor.laden, factor.temperature)) {
                    factors.push(factor);
                } else {
                    errors.push(line_error(line, "code", Problem::Twice));
                }
            }
            Err((column, problem)) => errors.push(line_error(line, Columns::name(column), problem)),
        }
        if errors.len() >= MOST_ERRORS {
            break;
        }
    }
    if factors.is_empty() && errors.is_empty() {
        errors.push(line_error(reader.position().line(), "", Problem::Count(1, MOST_FACTORS)));
    }
    factors
}

fn factor(record: &csv::StringRecord, columns: &Columns<Column>) -> Result<Factor, (Column, Problem)> {
    let text = |column: Column| -> Result<&str, (Column, Problem)> {
        let text = columns.text(record, column);
        if text.chars().count() > MOST_CHARACTERS { Err((column, Problem::TooLong(MOST_CHARACTERS))) } else { Ok(text) }
    };
    let kg = |column: Column| match text(column)? {
        "" => Ok(None),
        written => match decimal(written) {
            Some(kg) if (0.0..=MOST_KG).contains(&kg) => Ok(Some(kg)),
            Some(_) => Err((column, Problem::Between("0".to_owned(), MOST_KG.to_string()))),
            None => Err((column, Problem::NotANumber)),
        },
    };
    let code = text(Column::Code)?;
    if code.is_empty() {
        return Err((Column::Code, Problem::Missing));
    }
    let kind = kind(text(Column::Mode)?)?;
    let unit = unit(text(Column::Unit)?, kind)?;
    Ok(Factor {
        code: code.to_owned(),
        kind,
        unit,
        laden: one_of(Column::Laden, text(Column::Laden)?, LADEN)?,
        temperature: one_of(Column::Temperature, text(Column::Temperature)?, TEMPERATURES)?,
        distance: one_of(Column::Distance, text(Column::Distance)?, DISTANCES)?,
        kg_ttw: kg(Column::KgTtw)?.ok_or((Column::KgTtw, Problem::Missing))?,
        kg_wtt: kg(Column::KgWtt)?,
        is_default: matches!(text(Column::Default)?, "yes" | "oui" | "1" | "true"),
        name_fr: text(Column::NameFr)?.to_owned(),
        name_en: text(Column::NameEn)?.to_owned(),
        reference: text(Column::Reference)?.to_owned(),
    })
}

fn kind(text: &str) -> Result<Kind, (Column, Problem)> {
    match text {
        "hub" | "plateforme" => Ok(Kind::Hub),
        "energy" | "énergie" => Ok(Kind::Energy),
        _ => Mode::parse(text).map(Kind::Leg).ok_or_else(|| {
            let known = Mode::ALL.map(Mode::code).join(", ");
            (Column::Mode, Problem::Unknown(text.to_owned(), format!("{known}, hub, energy")))
        }),
    }
}

/// Units that make sense for what the factor is of.
fn unit(text: &str, kind: Kind) -> Result<Unit, (Column, Problem)> {
    let fits = |unit: Unit| match kind {
        Kind::Leg(_) => matches!(unit, Unit::TonneKm | Unit::ShortTonMile | Unit::VehicleKm),
        Kind::Hub => unit == Unit::Tonne,
        Kind::Energy => unit.is_energy(),
    };
    let fitting = || Unit::ALL.into_iter().filter(|unit| fits(*unit));
    fitting().find(|unit| unit.code() == text).ok_or_else(|| {
        let known: Vec<&str> = fitting().map(Unit::code).collect();
        (Column::Unit, Problem::Unknown(text.to_owned(), known.join(", ")))
    })
}

const LADEN: &[(&str, Laden)] =
    &[("average", Laden::Average), ("empty", Laden::Empty), ("half", Laden::Half), ("full", Laden::Full)];
const TEMPERATURES: &[(&str, Temperature)] = &[("ambient", Temperature::Ambient), ("controlled", Temperature::Controlled)];
const DISTANCES: &[(&str, DistanceBasis)] = &[
    ("shortest", DistanceBasis::Shortest),
    ("great_circle", DistanceBasis::GreatCircle),
    ("actual", DistanceBasis::Actual),
];

/// The first when nothing is written.
fn one_of<T: Copy>(column: Column, text: &str, known: &[(&str, T)]) -> Result<T, (Column, Problem)> {
    let found = known.iter().find(|(name, _)| text.is_empty() || *name == text);
    found.map(|(_, value)| *value).ok_or_else(|| {
        let names: Vec<&str> = known.iter().map(|(name, _)| *name).collect();
        (column, Problem::Unknown(text.to_owned(), names.join(", ")))
    })
}

/// The pairs of the lines that begin with `#` at the top, and how many such lines there are.
fn head(text: &str) -> (Vec<(&str, &str)>, usize) {
    let comments: Vec<&str> = text.lines().take_while(|line| line.starts_with('#')).collect();
    let pairs = comments.iter().filter_map(|line| line.trim_start_matches('#').split_once(':'));
    (pairs.map(|(key, value)| (key.trim(), value.trim())).collect(), comments.len())
}

fn about_of(head: &[(&str, &str)], errors: &mut Vec<LineError>) -> Option<About> {
    let before = errors.len();
    let find = |key: &str| head.iter().find(|(name, _)| *name == key).map_or("", |(_, value)| *value);
    let mut needed = |key: &str| {
        let value = find(key);
        let problem = match value.chars().count() {
            0 => Problem::Missing,
            length if length > MOST_CHARACTERS => Problem::TooLong(MOST_CHARACTERS),
            _ => return value.to_owned(),
        };
        errors.push(line_error(1, key, problem));
        String::new()
    };
    let (id, version, source, licence, scope) =
        (needed("id"), needed("version"), needed("source"), needed("licence"), needed("scope"));
    let year = needed("year").parse::<i16>().ok().filter(|year| (1990..=2100).contains(year));
    if year.is_none() {
        errors.push(line_error(1, "year", Problem::Between("1990".to_owned(), "2100".to_owned())));
    }
    let titled = |key: &str| if find(key).is_empty() { source.clone() } else { find(key).to_owned() };
    let law = Some(find("law")).filter(|law| !law.is_empty()).map(str::to_owned);
    let about = About {
        title_fr: titled("title_fr"),
        title_en: titled("title_en"),
        id,
        version,
        year: year.unwrap_or_default(),
        source,
        licence,
        scope,
        law,
    };
    (errors.len() == before).then_some(about)
}

fn line_error(line: u64, column: &str, problem: Problem) -> LineError {
    LineError { line, column: column.to_owned(), problem }
}
