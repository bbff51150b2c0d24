//! A calculation as it is written, in JSON: the file of `boucle tco`, the body of the interface for programs, and what is kept.
//!
//! Amounts are exact decimals, written as numbers or strings. A field that does not exist is refused, so that a misspelt
//! one is not silently without effect. [`super::check`] says the bounds.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::distribution::Distribution;
use super::input::Input;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    pub title: String,
    /// ISO 4217: `EUR`, `CAD`. Every amount of the model is in it.
    pub currency: String,
    /// The day that present values are of; amounts are in the prices of that day.
    pub base_date: Date,
    /// From the base date, in whole years: 1 to 100.
    pub horizon_years: u32,
    /// Real (constant prices) or nominal (prices of each year). Every rate of the model says its own, and must agree.
    pub basis: Basis,
    pub discount_rate: DiscountRate,
    /// Needed by a nominal model: lines without escalation rise at this rate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inflation: Option<Decimal>,
    /// At which savings are invested again, for the AIRR; the discount rate when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reinvestment_rate: Option<Decimal>,
    #[serde(default)]
    pub convention: Convention,
    #[serde(default)]
    pub comparison: Comparison,
    /// How many are bought: multiplies the lines that are per unit.
    #[serde(default = "one")]
    pub units: Decimal,
    /// The option that others are compared with; the first when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<String>,
    /// Values that several lines share.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<Parameter>,
    #[serde(default, skip_serializing_if = "Carbon::is_empty")]
    pub carbon: Carbon,
    pub options: Vec<CostOption>,
    /// What is varied one at a time, each between two values.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sensitivity: Vec<Range>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub two_way: Option<TwoWay>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub break_even: Vec<BreakEven>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uncertainty: Option<Uncertainty>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    Real,
    Nominal,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DiscountRate {
    /// `0.03` is 3 %.
    pub rate: Decimal,
    pub basis: Basis,
    /// Who says so.
    #[serde(default)]
    pub source: String,
    /// Since when, or of which publication.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<Date>,
}

/// When in its year a recurring cost is paid. What occurs once is paid at the end of its year in both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Convention {
    #[default]
    EndOfYear,
    MidYear,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Comparison {
    /// All options over the horizon; what wears out before is bought again.
    #[default]
    CommonHorizon,
    /// Each option over its own life, compared by its annual equivalent.
    AnnualEquivalent,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    pub id: String,
    pub title: String,
    pub value: Decimal,
    #[serde(default)]
    pub unit: String,
}

/// A number, or the name of a parameter: `12.5`, `"12.50"`, `{"parameter": "hours"}`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Value {
    Number(Decimal),
    Parameter { parameter: String },
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CostOption {
    pub id: String,
    pub title: String,
    /// Instead of the units of the model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub units: Option<Decimal>,
    /// After which what was acquired and installed is bought again, unless a line says its own life.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub life_years: Option<u32>,
    pub lines: Vec<Line>,
}

/// One cost. What is paid is `amount × quantities × units` at the prices of the base date, times the escalation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub id: String,
    pub title: String,
    pub category: Category,
    /// Money; negative for what is received.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Value>,
    /// Kilograms of CO2e emitted, priced by the paths of the model. Beside an amount, or alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kg_co2e: Option<Value>,
    /// Multiply the amount and the emissions: hours a year, kilowatt-hours an hour…
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub quantities: Vec<Value>,
    /// What the quantities are counted in, for those who read.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    #[serde(default)]
    pub per: Per,
    #[serde(default)]
    pub timing: Timing,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub escalation: Option<Escalation>,
    /// Years after which it is bought again, when that is before the horizon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub life_years: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub residual: Option<Residual>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub financing: Option<Financing>,
    /// Whether the SIR counts it as investment; by default as its category is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub investment: Option<bool>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    Acquisition,
    Installation,
    Replacement,
    Financing,
    Energy,
    Consumables,
    Maintenance,
    Downtime,
    Training,
    EndOfLife,
    ResidualValue,
    Carbon,
    Other,
}

impl Category {
    pub const ALL: [Category; 13] = [
        Category::Acquisition,
        Category::Installation,
        Category::Replacement,
        Category::Financing,
        Category::Energy,
        Category::Consumables,
        Category::Maintenance,
        Category::Downtime,
        Category::Training,
        Category::EndOfLife,
        Category::ResidualValue,
        Category::Carbon,
        Category::Other,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Category::Acquisition => "acquisition",
            Category::Installation => "installation",
            Category::Replacement => "replacement",
            Category::Financing => "financing",
            Category::Energy => "energy",
            Category::Consumables => "consumables",
            Category::Maintenance => "maintenance",
            Category::Downtime => "downtime",
            Category::Training => "training",
            Category::EndOfLife => "end_of_life",
            Category::ResidualValue => "residual_value",
            Category::Carbon => "carbon",
            Category::Other => "other",
        }
    }

    pub fn parse(code: &str) -> Option<Category> {
        Category::ALL.into_iter().find(|category| category.code() == code)
    }

    /// NIST Handbook 135, 6.2: first cost, replacements, and residual value net of disposal are investment; the rest is operation.
    pub fn is_investment(self) -> bool {
        matches!(
            self,
            Category::Acquisition
                | Category::Installation
                | Category::Replacement
                | Category::Financing
                | Category::EndOfLife
                | Category::ResidualValue
        )
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Per {
    #[default]
    All,
    Unit,
}

/// Year 0 is the base date, year 1 ends one year later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Timing {
    Once {
        year: u32,
    },
    /// When the horizon is reached (or the option's life, where each has its own).
    AtEnd,
    /// In the years `from`, `from + years`, … not after `to`, nor after the horizon. `from` is `years` when absent.
    Every {
        years: u32,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<u32>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<u32>,
    },
}

impl Default for Timing {
    fn default() -> Timing {
        Timing::Once { year: 0 }
    }
}

/// How prices move, each year over the one before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Escalation {
    Constant {
        rate: Decimal,
        basis: Basis,
    },
    /// The rate of year 1, of year 2, …; the last one goes on.
    Table {
        rates: Vec<Decimal>,
        basis: Basis,
    },
    /// Prices of year 1, of year 2, … over that of the base date (as in FEMP's tables); the last one goes on.
    Index {
        values: Vec<Decimal>,
        basis: Basis,
    },
}

/// What is left at the horizon of what was bought last; counted as received then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Residual {
    /// A share of the price.
    Factor { share: Decimal },
    /// The price in proportion to the life that is left.
    UnusedLife,
}

/// Payments that take the place of the price.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Financing {
    /// Equal payments at the end of each year; what is owed at the horizon is paid then.
    Loan {
        rate: Decimal,
        basis: Basis,
        years: u32,
        #[serde(default)]
        down_payment_share: Decimal,
    },
    /// So much each year (as the price is: per unit or in all); the price has no effect, payments stop at the horizon.
    Rent {
        per_year: Decimal,
        years: u32,
        #[serde(default)]
        down_payment: Decimal,
    },
}

/// Prices of carbon. A market price is paid; a shadow price says what emissions cost to all. They are never added to each
/// other.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Carbon {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub market: Option<PricePath>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shadow: Option<PricePath>,
    /// Which of them the totals that are compared hold.
    #[serde(default)]
    pub counted: CarbonCounted,
}

impl Carbon {
    pub fn is_empty(&self) -> bool {
        *self == Carbon::default()
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CarbonCounted {
    #[default]
    None,
    Market,
    Shadow,
}

/// Price of a tonne of CO2e by calendar year, in a straight line between the years given; the first holds before, the last after.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PricePath {
    pub prices: Vec<YearPrice>,
    pub currency: String,
    pub basis: Basis,
    #[serde(default)]
    pub source: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct YearPrice {
    pub year: i16,
    pub per_tonne: Decimal,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Range {
    pub input: Input,
    pub low: Decimal,
    pub high: Decimal,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TwoWay {
    pub rows: Steps,
    pub columns: Steps,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Steps {
    pub input: Input,
    pub values: Vec<Decimal>,
}

/// At which value of the input, between two bounds, do both options cost the same?
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BreakEven {
    pub input: Input,
    pub options: [String; 2],
    pub low: Decimal,
    pub high: Decimal,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Uncertainty {
    /// 100 to 1,000,000.
    #[serde(default = "ten_thousand")]
    pub draws: u32,
    #[serde(default)]
    pub seed: u64,
    pub inputs: Vec<Uncertain>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub correlations: Vec<Correlation>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Uncertain {
    pub input: Input,
    pub distribution: Distribution,
}

/// Spearman's, between −1 and 1.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correlation {
    pub between: [Input; 2],
    pub rank: f64,
}

fn one() -> Decimal {
    Decimal::ONE
}

fn ten_thousand() -> u32 {
    10_000
}
