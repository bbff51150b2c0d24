//! How much a supplier can deliver, how soon, and at about which price. Each may be left unsaid; what is said is whole: a
//! quantity has its unit and its period, an amount its currency.

use std::collections::HashMap;

use db::{Run, Tx, Uuid, args, row, sql};

use crate::kit::{Form, Language, Result, Shell, Viewer, format};

pub const PERIODS: [&str; 3] = ["week", "month", "year"];
pub const LEAD_UNITS: [&str; 2] = ["day", "week"];
pub const CURRENCIES: [&str; 2] = ["CAD", "EUR"];

const MOST_CAPACITY: i64 = 1_000_000_000;
const LONGEST_LEAD: i64 = 1000;
const LONGEST_UNIT: usize = 60;

row! {
    #[derive(Debug, Clone, Default, PartialEq, Eq)]
    pub struct Supply {
        pub capacity: Option<i64>,
        // what is counted: meals, desks
        pub capacity_unit: String,
        pub capacity_per: Option<String>,
        pub lead_time: Option<i64>,
        pub lead_unit: Option<String>,
        // in the smallest coin
        pub price_low: Option<i64>,
        pub price_high: Option<i64>,
        pub price_currency: Option<String>,
        // for what: "a unit", "the tonne"
        pub price_unit: String,
    }
}

row! {
    struct OfOne {
        id: Uuid,
        capacity: Option<i64>,
        capacity_unit: String,
        capacity_per: Option<String>,
        lead_time: Option<i64>,
        lead_unit: Option<String>,
        price_low: Option<i64>,
        price_high: Option<i64>,
        price_currency: Option<String>,
        price_unit: String,
    }
}

impl From<OfOne> for Supply {
    fn from(row: OfOne) -> Self {
        let OfOne { capacity, capacity_unit, capacity_per, lead_time, lead_unit, .. } = row;
        let OfOne { price_low, price_high, price_currency, price_unit, .. } = row;
        Self {
            capacity,
            capacity_unit,
            capacity_per,
            lead_time,
            lead_unit,
            price_low,
            price_high,
            price_currency,
            price_unit,
        }
    }
}

sql! {
    pub OF_SOLUTION: Supply = "
        SELECT capacity, capacity_unit, capacity_per, lead_time, lead_unit, price_low, price_high, price_currency, price_unit
        FROM solution WHERE id = $1";
    SET: () = "
        UPDATE solution SET capacity = $2, capacity_unit = $3, capacity_per = $4, lead_time = $5, lead_unit = $6,
            price_low = $7, price_high = $8, price_currency = $9, price_unit = $10
        WHERE id = $1";
    OF_MANY: OfOne = "
        SELECT id, capacity, capacity_unit, capacity_per, lead_time, lead_unit, price_low, price_high, price_currency, price_unit
        FROM solution WHERE id = ANY($1)";
}

/// The columns of a table that says them, which are the fields of the form.
pub const COLUMNS: [&str; 9] = [
    "capacity",
    "capacity_unit",
    "capacity_per",
    "lead_time",
    "lead_unit",
    "price_low",
    "price_high",
    "price_currency",
    "price_unit",
];

/// As part of what writes the solution, which keeps its version.
pub async fn set(tx: &Tx, solution: Uuid, supply: &Supply) -> Result<()> {
    let row = args![
        solution,
        supply.capacity,
        &supply.capacity_unit,
        supply.capacity_per.as_deref(),
        supply.lead_time,
        supply.lead_unit.as_deref(),
        supply.price_low,
        supply.price_high,
        supply.price_currency.as_deref(),
        &supply.price_unit
    ];
    tx.execute(&SET, row).await?;
    Ok(())
}

impl Supply {
    /// As a version of the solution keeps them: nine parts with a tab between.
    pub fn of_version(text: &str) -> Self {
        let mut parts = text.split('\t');
        let mut next = || parts.next().unwrap_or_default();
        let some = |word: &str| (!word.is_empty()).then(|| word.to_owned());
        Self {
            capacity: next().parse().ok(),
            capacity_unit: next().to_owned(),
            capacity_per: some(next()),
            lead_time: next().parse().ok(),
            lead_unit: some(next()),
            price_low: next().parse().ok(),
            price_high: next().parse().ok(),
            price_currency: some(next()),
            price_unit: next().to_owned(),
        }
    }

    pub fn capacity(&self, shell: &Shell) -> Option<String> {
        let (quantity, per) = self.capacity.zip(self.capacity_per.as_deref())?;
        let values = [("quantity", shell.number(quantity).into()), ("unit", self.capacity_unit.as_str().into())];
        Some(shell.language().with(&format!("catalogue-capacity-{per}"), values))
    }

    pub fn lead_time(&self, shell: &Shell) -> Option<String> {
        let (number, unit) = self.lead_time.zip(self.lead_unit.as_deref())?;
        Some(shell.n(&format!("catalogue-lead-{unit}"), number))
    }

    /// `12 $ à 18 $ l’unité`, or one end of it.
    pub fn price(&self, shell: &Shell) -> Option<String> {
        let currency = self.price_currency.as_deref()?;
        let money = |cents: i64| shell.money(cents, currency);
        let unit = self.price_unit.as_str();
        Some(match (self.price_low, self.price_high) {
            (Some(low), Some(high)) if low == high => format!("{} {unit}", money(low)),
            (Some(low), Some(high)) => {
                let values = [("low", money(low).into()), ("high", money(high).into()), ("unit", unit.into())];
                shell.language().with("catalogue-price-between", values)
            }
            (Some(low), None) => shell.two("catalogue-price-from", ("low", money(low)), ("unit", unit)),
            (None, Some(high)) => shell.two("catalogue-price-to", ("high", money(high)), ("unit", unit)),
            (None, None) => return None,
        })
    }

    /// The fields of the form.
    pub fn fill(&self, form: &mut Form) {
        let number = |value: Option<i64>| value.map_or_else(String::new, |value| value.to_string());
        let cents = |value: Option<i64>| value.map_or_else(String::new, format::typed_cents);
        let code = |value: &Option<String>| value.clone().unwrap_or_default();
        for (name, value) in [
            ("capacity", number(self.capacity)),
            ("capacity_unit", self.capacity_unit.clone()),
            ("capacity_per", code(&self.capacity_per)),
            ("lead_time", number(self.lead_time)),
            ("lead_unit", code(&self.lead_unit)),
            ("price_low", cents(self.price_low)),
            ("price_high", cents(self.price_high)),
            ("price_currency", code(&self.price_currency)),
            ("price_unit", self.price_unit.clone()),
        ] {
            form.set(name, value);
        }
    }

    /// What stands in each of the columns, in words that an import reads again.
    pub fn cells(&self, language: Language) -> [String; 9] {
        let mut form = Form::new();
        self.fill(&mut form);
        COLUMNS.map(|column| match (column, form.value(column)) {
            (_, "") => String::new(),
            ("capacity_per", code) => language.t(&format!("catalogue-per-{code}")),
            ("lead_unit", code) => language.t(&format!("catalogue-counted-{code}")),
            (_, value) => value.to_owned(),
        })
    }

    /// What the form says, with its mistakes.
    pub fn read(viewer: &Viewer, form: &mut Form) -> Self {
        let (supply, wrong) = Self::parse(viewer.language, form);
        for (field, key) in wrong {
            form.refuse(field, viewer.language.t(key));
        }
        supply
    }

    /// What the fields say, and which say it wrong, each with the key of what to write instead.
    pub fn parse(language: Language, form: &Form) -> (Self, Vec<(&'static str, &'static str)>) {
        let mut reading = Reading { language, form, wrong: Vec::new() };
        let mut supply = Self::default();
        supply.read_capacity(&mut reading);
        supply.read_lead_time(&mut reading);
        supply.read_price(&mut reading);
        (supply, reading.wrong)
    }

    fn read_capacity(&mut self, reading: &mut Reading<'_>) {
        self.capacity_unit = reading.words("capacity_unit");
        if reading.form.trimmed("capacity").is_empty() {
            return;
        }
        self.capacity = reading.whole("capacity", MOST_CAPACITY, "catalogue-capacity-wrong");
        if self.capacity_unit.is_empty() {
            reading.wrong.push(("capacity_unit", "catalogue-capacity-unit-missing"));
        }
        self.capacity_per = Some(known(reading.form, "capacity_per", &PERIODS));
    }

    fn read_lead_time(&mut self, reading: &mut Reading<'_>) {
        if reading.form.trimmed("lead_time").is_empty() {
            return;
        }
        self.lead_time = reading.whole("lead_time", LONGEST_LEAD, "catalogue-lead-wrong");
        self.lead_unit = Some(known(reading.form, "lead_unit", &LEAD_UNITS));
    }

    fn read_price(&mut self, reading: &mut Reading<'_>) {
        self.price_unit = reading.words("price_unit");
        self.price_low = reading.cents("price_low");
        self.price_high = reading.cents("price_high");
        if self.price_low.zip(self.price_high).is_some_and(|(low, high)| low > high) {
            reading.wrong.push(("price_high", "catalogue-price-order"));
        }
        if self.price_low.or(self.price_high).is_none() {
            return;
        }
        if self.price_unit.is_empty() {
            reading.wrong.push(("price_unit", "catalogue-price-unit-missing"));
        }
        self.price_currency = Some(known(reading.form, "price_currency", &CURRENCIES));
    }
}

/// The fields, with the mistakes found so far.
struct Reading<'f> {
    language: Language,
    form: &'f Form,
    wrong: Vec<(&'static str, &'static str)>,
}

impl Reading<'_> {
    /// On one line: so it stands among the parts of a version.
    fn words(&mut self, name: &'static str) -> String {
        let words = self.form.value(name).split_whitespace().collect::<Vec<_>>().join(" ");
        if words.chars().count() > LONGEST_UNIT {
            self.wrong.push((name, "catalogue-unit-long"));
        }
        words
    }

    /// A whole number from 1, as its reader writes it.
    fn whole(&mut self, name: &'static str, most: i64, wrong: &'static str) -> Option<i64> {
        let typed = format::plain(self.form.value(name), self.language);
        let number = typed.parse().ok().filter(|number| (1..=most).contains(number));
        if number.is_none() {
            self.wrong.push((name, wrong));
        }
        number
    }

    fn cents(&mut self, name: &'static str) -> Option<i64> {
        if self.form.trimmed(name).is_empty() {
            return None;
        }
        let cents = format::parse_cents(self.form.value(name), self.language);
        if cents.is_none() {
            self.wrong.push((name, "catalogue-price-wrong"));
        }
        cents
    }
}

/// One of the codes of a list; what is none of them can only be a page that is no more.
fn known(form: &Form, name: &str, codes: &[&str]) -> String {
    let chosen = form.value(name);
    codes.iter().find(|code| **code == chosen).or(codes.first()).copied().unwrap_or_default().to_owned()
}

/// Those of a solution.
pub async fn of(run: &impl Run, solution: Uuid) -> Result<Supply> {
    Ok(run.one(&OF_SOLUTION, args![solution]).await?)
}

/// Those of several.
pub async fn of_many(run: &impl Run, solutions: &[Uuid]) -> Result<HashMap<Uuid, Supply>> {
    let rows = run.all(&OF_MANY, args![solutions]).await?;
    Ok(rows.into_iter().map(|row| (row.id, row.into())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(fields: &[(&str, &str)]) -> (Supply, Form) {
        let mut form = Form::new();
        for (name, value) in fields {
            form.set(name, *value);
        }
        (Supply::read(&Viewer::system(Language::Fr), &mut form), form)
    }

    #[test]
    fn what_is_not_said_is_nothing() {
        let (supply, form) = read(&[("capacity_per", "month"), ("lead_unit", "week"), ("price_currency", "EUR")]);
        assert_eq!((supply, form.is_sound()), (Supply::default(), true));
        assert_eq!(Supply::of_version(""), Supply::default(), "a version from before these were asked");
    }

    #[test]
    fn what_is_said_is_said_whole() {
        let asked = [("capacity", "1 500"), ("capacity_per", "month"), ("price_low", "18"), ("price_high", "12,50")];
        let (_, form) = read(&asked);
        assert!(form.error("capacity_unit").is_some() && form.error("price_unit").is_some());
        assert!(form.error("price_high").is_some(), "18 is more than 12.50");
        for wrong in ["0", "-3", "1,5", "douze", "1000000001"] {
            assert!(read(&[("capacity", wrong)]).1.error("capacity").is_some(), "{wrong}");
        }
        assert!(read(&[("lead_time", "1001")]).1.error("lead_time").is_some());
    }

    #[test]
    fn a_price_is_said_as_a_buyer_says_it() {
        let shell = Shell::new(&Viewer::system(Language::Fr));
        let (supply, form) = read(&[
            ("capacity", "1 500"),
            ("capacity_unit", "repas"),
            ("capacity_per", "week"),
            ("lead_time", "1"),
            ("lead_unit", "week"),
            ("price_low", "12"),
            ("price_high", "18,50"),
            ("price_currency", "CAD"),
            ("price_unit", "l’unité"),
        ]);
        assert!(form.is_sound(), "{:?}", form.errors());
        // As French is printed: thousands apart by a narrow space, the sign of money by a wide one, neither breaking a line.
        assert_eq!(supply.capacity(&shell).as_deref(), Some("1\u{202f}500 repas par semaine"));
        assert_eq!(supply.lead_time(&shell).as_deref(), Some("1 semaine"));
        assert_eq!(supply.price(&shell).as_deref(), Some("12\u{a0}$ à 18,50\u{a0}$ l’unité"));
        let (one, _) = read(&[("price_low", "9"), ("price_currency", "EUR"), ("price_unit", "l’heure")]);
        assert_eq!(one.price(&shell).as_deref(), Some("à partir de 9\u{a0}€ l’heure"));
    }
}
