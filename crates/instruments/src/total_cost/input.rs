//! Names for the numbers of a model, so that one can be varied, drawn, or sought.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use serde::{Deserialize, Serialize};

use super::error::{Problem, Result, wrong};
use super::model::{CostOption, Escalation, Financing, Line, Model, Residual, Value};

/// One number of a model, by its place: `discount_rate`, `parameters/hours`, `options/new/lines/price/amount`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Input {
    DiscountRate,
    Inflation,
    HorizonYears,
    Units,
    /// Multiplies every price of a path; 1 as it stands.
    CarbonMarket,
    CarbonShadow,
    Parameter(String),
    OptionUnits(String),
    OptionLife(String),
    Line {
        option: String,
        line: String,
        field: Field,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    Amount,
    KgCo2e,
    Quantity(usize),
    /// A constant rate.
    Escalation,
    LifeYears,
    /// A factor.
    Residual,
    /// The rate of a loan, or the yearly rent.
    Financing,
}

impl fmt::Display for Input {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Input::DiscountRate => out.write_str("discount_rate"),
            Input::Inflation => out.write_str("inflation"),
            Input::HorizonYears => out.write_str("horizon_years"),
            Input::Units => out.write_str("units"),
            Input::CarbonMarket => out.write_str("carbon/market"),
            Input::CarbonShadow => out.write_str("carbon/shadow"),
            Input::Parameter(id) => write!(out, "parameters/{id}"),
            Input::OptionUnits(option) => write!(out, "options/{option}/units"),
            Input::OptionLife(option) => write!(out, "options/{option}/life_years"),
            Input::Line { option, line, field } => {
                write!(out, "options/{option}/lines/{line}/")?;
                match field {
                    Field::Amount => out.write_str("amount"),
                    Field::KgCo2e => out.write_str("kg_co2e"),
                    Field::Quantity(place) => write!(out, "quantities/{place}"),
                    Field::Escalation => out.write_str("escalation"),
                    Field::LifeYears => out.write_str("life_years"),
                    Field::Residual => out.write_str("residual"),
                    Field::Financing => out.write_str("financing"),
                }
            }
        }
    }
}

impl FromStr for Input {
    type Err = String;

    fn from_str(text: &str) -> std::result::Result<Input, String> {
        let parts: Vec<&str> = text.split('/').collect();
        let line = |option: &str, line: &str, field| Input::Line { option: option.to_owned(), line: line.to_owned(), field };
        match parts.as_slice() {
            ["discount_rate"] => Ok(Input::DiscountRate),
            ["inflation"] => Ok(Input::Inflation),
            ["horizon_years"] => Ok(Input::HorizonYears),
            ["units"] => Ok(Input::Units),
            ["carbon", "market"] => Ok(Input::CarbonMarket),
            ["carbon", "shadow"] => Ok(Input::CarbonShadow),
            ["parameters", id] => Ok(Input::Parameter((*id).to_owned())),
            ["options", option, "units"] => Ok(Input::OptionUnits((*option).to_owned())),
            ["options", option, "life_years"] => Ok(Input::OptionLife((*option).to_owned())),
            ["options", o, "lines", l, "amount"] => Ok(line(o, l, Field::Amount)),
            ["options", o, "lines", l, "kg_co2e"] => Ok(line(o, l, Field::KgCo2e)),
            ["options", o, "lines", l, "quantities", place] => place
                .parse()
                .map(|place| line(o, l, Field::Quantity(place)))
                .map_err(|_| format!("no input is named {text}")),
            ["options", o, "lines", l, "escalation"] => Ok(line(o, l, Field::Escalation)),
            ["options", o, "lines", l, "life_years"] => Ok(line(o, l, Field::LifeYears)),
            ["options", o, "lines", l, "residual"] => Ok(line(o, l, Field::Residual)),
            ["options", o, "lines", l, "financing"] => Ok(line(o, l, Field::Financing)),
            _ => Err(format!("no input is named {text}")),
        }
    }
}

impl TryFrom<String> for Input {
    type Error = String;

    fn try_from(text: String) -> std::result::Result<Input, String> {
        text.parse()
    }
}

impl From<Input> for String {
    fn from(input: Input) -> String {
        input.to_string()
    }
}

impl Input {
    /// What it is in the model.
    pub fn read(&self, model: &Model) -> Result<f64> {
        // read through the same places that are written, so that the two cannot disagree
        let mut model = model.clone();
        self.change(&mut model, |value| value)
    }

    /// The model with another value there. Years are rounded to whole ones, at least 1.
    pub fn set(&self, model: &Model, value: f64) -> Result<Model> {
        let mut model = model.clone();
        self.change(&mut model, |_| value)?;
        Ok(model)
    }

    /// Puts what `new` makes of the present value in its place, and answers what it was.
    fn change(&self, model: &mut Model, new: impl Fn(f64) -> f64) -> Result<f64> {
        match self {
            Input::DiscountRate => self.decimal(&mut model.discount_rate.rate, new),
            Input::Inflation => match &mut model.inflation {
                Some(rate) => self.decimal(rate, new),
                None => self.unknown(),
            },
            Input::HorizonYears => Ok(years(&mut model.horizon_years, new)),
            Input::Units => self.decimal(&mut model.units, new),
            Input::CarbonMarket => self.scale(model.carbon.market.as_mut().map(|path| &mut path.prices), new),
            Input::CarbonShadow => self.scale(model.carbon.shadow.as_mut().map(|path| &mut path.prices), new),
            Input::Parameter(id) => match model.parameters.iter_mut().find(|parameter| parameter.id == *id) {
                Some(parameter) => self.decimal(&mut parameter.value, new),
                None => self.unknown(),
            },
            Input::OptionUnits(option) => {
                let shared = model.units;
                let option = self.option_of(model, option)?;
                self.decimal(option.units.get_or_insert(shared), new)
            }
            Input::OptionLife(option) => match &mut self.option_of(model, option)?.life_years {
                Some(life) => Ok(years(life, new)),
                None => self.unknown(),
            },
            Input::Line { option, line, field } => {
                let option = self.option_of(model, option)?;
                match option.lines.iter_mut().find(|candidate| candidate.id == *line) {
                    Some(line) => self.field(line, *field, new),
                    None => self.unknown(),
                }
            }
        }
    }

    fn field(&self, line: &mut Line, field: Field, new: impl Fn(f64) -> f64) -> Result<f64> {
        match field {
            Field::Amount => self.value(line.amount.as_mut(), new),
            Field::KgCo2e => self.value(line.kg_co2e.as_mut(), new),
            Field::Quantity(place) => self.value(line.quantities.get_mut(place), new),
            Field::Escalation => match &mut line.escalation {
                Some(Escalation::Constant { rate, .. }) => self.decimal(rate, new),
                Some(_) => wrong(self.to_string(), Problem::CannotVary),
                None => self.unknown(),
            },
            Field::LifeYears => match &mut line.life_years {
                Some(life) => Ok(years(life, new)),
                None => self.unknown(),
            },
            Field::Residual => match &mut line.residual {
                Some(Residual::Factor { share }) => self.decimal(share, new),
                Some(Residual::UnusedLife) => wrong(self.to_string(), Problem::CannotVary),
                None => self.unknown(),
            },
            Field::Financing => match &mut line.financing {
                Some(Financing::Loan { rate, .. }) => self.decimal(rate, new),
                Some(Financing::Rent { per_year, .. }) => self.decimal(per_year, new),
                None => self.unknown(),
            },
        }
    }

    /// The option that it concerns; none when it may concern all.
    pub(crate) fn option(&self) -> Option<&str> {
        match self {
            Input::OptionUnits(option) | Input::OptionLife(option) | Input::Line { option, .. } => Some(option),
            _ => None,
        }
    }

    fn option_of<'a>(&self, model: &'a mut Model, id: &str) -> Result<&'a mut CostOption> {
        let found = model.options.iter_mut().find(|option| option.id == *id);
        found.map_or_else(|| self.unknown(), Ok)
    }

    fn value(&self, value: Option<&mut Value>, new: impl Fn(f64) -> f64) -> Result<f64> {
        match value {
            Some(Value::Number(number)) => self.decimal(number, new),
            Some(Value::Parameter { .. }) => wrong(self.to_string(), Problem::IsParameter),
            None => self.unknown(),
        }
    }

    fn decimal(&self, place: &mut Decimal, new: impl Fn(f64) -> f64) -> Result<f64> {
        let was = number(*place);
        let value = new(was);
        if value.to_bits() != was.to_bits() {
            match Decimal::from_f64_retain(value) {
                Some(decimal) => *place = decimal,
                None => return wrong(self.to_string(), Problem::TooLarge),
            }
        }
        Ok(was)
    }

    fn scale(&self, prices: Option<&mut Vec<super::model::YearPrice>>, new: impl Fn(f64) -> f64) -> Result<f64> {
        let Some(prices) = prices else { return self.unknown() };
        let factor = new(1.0);
        for price in prices {
            self.decimal(&mut price.per_tonne, |was| was * factor)?;
        }
        Ok(1.0)
    }

    fn unknown<T>(&self) -> Result<T> {
        wrong(self.to_string(), Problem::Unknown)
    }
}

fn years(place: &mut u32, new: impl Fn(f64) -> f64) -> f64 {
    let was = f64::from(*place);
    *place = new(was).round().clamp(1.0, 100.0) as u32;
    was
}

/// The nearest `f64` to a decimal.
pub(crate) fn number(decimal: Decimal) -> f64 {
    decimal.to_f64().unwrap_or(f64::NAN)
}
