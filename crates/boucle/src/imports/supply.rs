//! Capacity, lead time and indicative price in the columns of a file, with the rules of the form. Each of the three is taken whole
//! or left as it was: a cell that is wrong is doubted, and no column of it says nothing of it.

use super::mapping::Mapping;
use super::read::Reading;
use crate::catalogue::supply::{COLUMNS, Supply};
use crate::kit::Form;
use crate::kit::format::name_key;
use crate::kit::table::Line;

/// Capacity, lead time, price: how the columns of each begin.
const PARTS: [&str; 3] = ["capacity", "lead", "price"];

/// How a file names a period, a unit of time, a currency.
const PERIODS: [(&str, &str); 8] = [
    ("semaine", "week"),
    ("week", "week"),
    ("mois", "month"),
    ("month", "month"),
    ("an", "year"),
    ("annee", "year"),
    ("ans", "year"),
    ("year", "year"),
];
const LEAD_UNITS: [(&str, &str); 8] = [
    ("jour", "day"),
    ("jours", "day"),
    ("day", "day"),
    ("days", "day"),
    ("semaine", "week"),
    ("semaines", "week"),
    ("week", "week"),
    ("weeks", "week"),
];
const CURRENCIES: [(&str, &str); 10] = [
    ("€", "EUR"),
    ("eur", "EUR"),
    ("euro", "EUR"),
    ("euros", "EUR"),
    ("$", "CAD"),
    ("cad", "CAD"),
    ("dollar", "CAD"),
    ("dollars", "CAD"),
    ("dollar canadien", "CAD"),
    ("canadian dollar", "CAD"),
];

/// Which of the three a file has a column for.
pub fn said(mapping: &Mapping) -> [bool; 3] {
    let has = |column: &str| mapping.column(column).is_some();
    [has("capacity"), has("lead_time"), has("price_low") || has("price_high")]
}

/// What a line says, and of which of the three it says anything that can be taken.
pub fn read(reading: &mut Reading<'_>, line: &Line, said: [bool; 3]) -> (Supply, [bool; 3]) {
    if said == [false; 3] {
        return (Supply::default(), said);
    }
    let mapping = reading.mapping;
    let mut form = Form::new();
    for column in COLUMNS {
        form.set(column, mapping.cell(&line.cells, column).trim());
    }
    let mut wrong = [read_capacity(&mut form), read_lead_time(&mut form), read_price(&mut form)]
        .into_iter()
        .flatten()
        .collect::<Vec<_>>();
    let (mut supply, more) = Supply::parse(reading.language(), &form);
    wrong.extend(more);
    let mut taken = said;
    for (place, part) in PARTS.iter().enumerate() {
        // One doubt a part says enough; what else is wrong with it may follow from that.
        let first = wrong.iter().find(|(column, _)| column.starts_with(part));
        if let (Some(taken), Some((column, reason))) = (taken.get_mut(place).filter(|taken| **taken), first) {
            let column = column_of(mapping, column);
            reading.doubt(line, column, mapping.cell(&line.cells, column), reason, Vec::new());
            *taken = false;
        }
    }
    let [capacity, lead, price] = taken;
    if !capacity {
        (supply.capacity, supply.capacity_unit, supply.capacity_per) = (None, String::new(), None);
    }
    if !lead {
        (supply.lead_time, supply.lead_unit) = (None, None);
    }
    if !price {
        (supply.price_low, supply.price_high, supply.price_currency, supply.price_unit) = (None, None, None, String::new());
    }
    (supply, taken)
}

/// Where a reader finds what is wrong: in a file that has no column for a unit, in that of its number.
fn column_of(mapping: &Mapping, column: &'static str) -> &'static str {
    let has = |column: &&str| mapping.column(column).is_some();
    let number = match column {
        "capacity_unit" | "capacity_per" => "capacity",
        "lead_unit" => "lead_time",
        _ => ["price_low", "price_high"].into_iter().find(has).unwrap_or(column),
    };
    if has(&column) { column } else { number }
}

type Wrong = Option<(&'static str, &'static str)>;

/// "500 repas par mois" in one cell, or each in its own.
fn read_capacity(form: &mut Form) -> Wrong {
    if form.value("capacity").is_empty() {
        return None;
    }
    let (number, words) = parted(form.value("capacity"));
    if number.is_empty() {
        return Some(("capacity", "catalogue-capacity-wrong"));
    }
    let parts = [" par ", " per ", " a ", "/"].iter().find_map(|between| words.rsplit_once(between));
    let (unit, per) = parts.unwrap_or((&words, ""));
    let (unit, per) = (unit.trim().to_owned(), per.trim().to_owned());
    if form.value("capacity_unit").is_empty() && !unit.is_empty() {
        form.set("capacity", number);
        form.set("capacity_unit", unit);
        if form.value("capacity_per").is_empty() {
            form.set("capacity_per", per);
        }
    }
    named(form, "capacity_per", &PERIODS, "imports-capacity-per")
}

/// "3 semaines" in one cell, or each in its own.
fn read_lead_time(form: &mut Form) -> Wrong {
    if form.value("lead_time").is_empty() {
        return None;
    }
    let (number, unit) = parted(form.value("lead_time"));
    if number.is_empty() {
        return Some(("lead_time", "catalogue-lead-wrong"));
    }
    if form.value("lead_unit").is_empty() {
        form.set("lead_time", number);
        form.set("lead_unit", unit);
    }
    named(form, "lead_unit", &LEAD_UNITS, "imports-lead-unit")
}

/// "12,50 €": the currency may stand beside the amount.
fn read_price(form: &mut Form) -> Wrong {
    let mut is_said = false;
    for column in ["price_low", "price_high"] {
        let (amount, words) = parted(form.value(column));
        is_said |= !form.value(column).is_empty();
        if code(&CURRENCIES, &words).is_some() {
            form.set(column, amount);
            if form.value("price_currency").is_empty() {
                form.set("price_currency", words);
            }
        }
    }
    if is_said { named(form, "price_currency", &CURRENCIES, "imports-price-currency") } else { None }
}

/// A number, and the words after it.
fn parted(cell: &str) -> (String, String) {
    let end = cell.find(|letter: char| letter.is_alphabetic() || "€$".contains(letter)).unwrap_or(cell.len());
    let (number, words) = cell.split_at(end);
    (number.trim().to_owned(), words.trim().to_owned())
}

fn code(names: &[(&str, &'static str)], words: &str) -> Option<&'static str> {
    let said = if words.chars().any(char::is_alphanumeric) { name_key(words) } else { words.to_owned() };
    names.iter().find(|(name, _)| *name == said).map(|(_, code)| *code)
}

/// The field becomes its code; or it is wrong.
fn named(form: &mut Form, column: &'static str, names: &[(&str, &'static str)], reason: &'static str) -> Wrong {
    match code(names, form.value(column)) {
        Some(code) => {
            form.set(column, code);
            None
        }
        None => Some((column, reason)),
    }
}

/// What each of the three says, nothing where it says nothing: so a blank cell is no news.
pub fn written(supply: &Supply) -> [String; 3] {
    let text = |value: Option<i64>| value.map_or_else(String::new, |value| value.to_string());
    let code = |value: &Option<String>| value.clone().unwrap_or_default();
    let join = |parts: &[String]| if parts.iter().all(String::is_empty) { String::new() } else { parts.join("\t") };
    [
        join(&[text(supply.capacity), supply.capacity_unit.clone(), code(&supply.capacity_per)]),
        join(&[text(supply.lead_time), code(&supply.lead_unit)]),
        join(&[text(supply.price_low), text(supply.price_high), code(&supply.price_currency), supply.price_unit.clone()]),
    ]
}

#[cfg(test)]
mod tests {
    use super::{parted, read_capacity, read_lead_time, read_price};
    use crate::kit::Form;

    fn form(cells: &[(&str, &str)]) -> Form {
        let mut form = Form::new();
        cells.iter().for_each(|(column, cell)| form.set(column, *cell));
        form
    }

    #[test]
    fn a_cell_may_say_a_number_with_its_unit() {
        assert_eq!(parted("1 500 repas"), ("1 500".to_owned(), "repas".to_owned()));
        let mut said = form(&[("capacity", "1 500 repas par mois"), ("lead_time", "3 semaines"), ("price_low", "12,50 €")]);
        assert_eq!([read_capacity(&mut said), read_lead_time(&mut said), read_price(&mut said)], [None; 3]);
        let read = ["capacity", "capacity_unit", "capacity_per", "lead_time", "lead_unit", "price_low", "price_currency"];
        assert_eq!(read.map(|column| said.value(column)), ["1 500", "repas", "month", "3", "week", "12,50", "EUR"]);
        let mut english = form(&[("capacity", "40 desks/week"), ("lead_time", "1 day")]);
        assert_eq!((read_capacity(&mut english), read_lead_time(&mut english)), (None, None));
        assert_eq!([english.value("capacity_unit"), english.value("capacity_per")], ["desks", "week"]);
    }

    #[test]
    fn a_unit_that_nobody_knows_is_doubted() {
        let mut said = form(&[("capacity", "12"), ("lead_time", "2 à 3 lunes"), ("price_high", "40 £")]);
        assert_eq!(read_capacity(&mut said), Some(("capacity_per", "imports-capacity-per")));
        assert_eq!(read_lead_time(&mut said), Some(("lead_unit", "imports-lead-unit")));
        assert_eq!(read_price(&mut said), Some(("price_currency", "imports-price-currency")));
    }
}
