//! What is wrong with a calculation, what its parts are called and what its numbers are, in the reader's words.

use instruments::Money;
use instruments::transport::{
    DataShares, Distance, Element, ElementOutcome, Error, Factor, FactorSet, FactorUsed, Flow, Kind, Load, Mode, Problem,
    SetRef, Unit, Ways,
};
use rust_decimal::prelude::ToPrimitive;

use super::typed;
use crate::kit::{Language, format};

/// Where it is and what would be right.
pub fn mistake(language: Language, ways: &Ways, set: &FactorSet, error: &Error) -> String {
    let said = problem(language, set, &error.problem);
    let parts: Vec<&str> = error.at.split('/').collect();
    let place = match parts.as_slice() {
        ["ways", way, rest @ ..] => way.parse().ok().and_then(|way: usize| ways.ways.get(way)).map(|way| match rest {
            ["chain", "elements", element, ..] => element_at(language, way, element),
            _ => way.chain.title.clone(),
        }),
        _ => None,
    };
    match place {
        Some(place) => language.two("tools-mistake-at", ("place", place), ("problem", said)),
        None => said,
    }
}

fn element_at(language: Language, way: &Flow, number: &str) -> String {
    let number = number.parse::<i64>().unwrap_or_default() + 1;
    language.two("transport-step-of", ("number", number), ("way", way.chain.title.as_str()))
}

pub fn problem(language: Language, set: &FactorSet, problem: &Problem) -> String {
    match problem {
        Problem::NoFactor(code) => language.one("transport-problem-no-factor", "named", vehicle(language, set, code)),
        other => line_problem(language, other),
    }
}

/// What is wrong where no set is known yet.
pub fn line_problem(language: Language, problem: &Problem) -> String {
    let code = match problem {
        Problem::Missing => "missing",
        Problem::NotANumber => "number",
        Problem::Between(..) => "between",
        Problem::Count(..) => "count",
        Problem::Twice => "twice",
        Problem::Unknown(..) | Problem::NotAColumn(_) => "unknown",
        Problem::NoFactor(_) => "no-factor",
        Problem::OtherMode => "other-mode",
        Problem::NeedsAdjustment => "needs-adjustment",
        Problem::MoreThanCarried => "more-than-carried",
        Problem::LessThanActivity => "less-than-activity",
        Problem::Currency => "currency",
        Problem::NotADate => "date",
        Problem::Unreadable | Problem::NotUtf8 | Problem::Cells => "unreadable",
        Problem::TooLong(_) => "long",
    };
    let (least, most) = match problem {
        Problem::Unknown(_, known) | Problem::NotAColumn(known) => (String::new(), known.clone()),
        Problem::Between(least, most) => (least.clone(), most.clone()),
        Problem::Count(least, most) => (least.to_string(), most.to_string()),
        Problem::TooLong(most) => (String::new(), most.to_string()),
        _ => (String::new(), String::new()),
    };
    let named = match problem {
        Problem::NoFactor(text) | Problem::Unknown(text, _) => text.clone(),
        _ => String::new(),
    };
    language.with(
        &format!("transport-problem-{code}"),
        [("least", least.into()), ("most", most.into()), ("named", named.into())],
    )
}

/// A vehicle, a hub or an energy, as its set calls it.
pub fn vehicle(language: Language, set: &FactorSet, code: &str) -> String {
    set.of_code(code).next().map_or_else(|| code.to_owned(), |factor| name(language, factor))
}

pub fn name(language: Language, factor: &Factor) -> String {
    let (own, other) = match language {
        Language::Fr => (&factor.name_fr, &factor.name_en),
        Language::En => (&factor.name_en, &factor.name_fr),
    };
    [own, other, &factor.code].into_iter().find(|name| !name.is_empty()).cloned().unwrap_or_default()
}

/// Vehicles of a mode: its name, and codes with names.
pub type Vehicles = (String, Vec<(String, String)>);

/// By mode; the first of each is the mean vehicle that the set has for it.
pub fn vehicles(language: Language, set: &FactorSet) -> Vec<Vehicles> {
    let of = |known: Mode| {
        let mean = (format!("{}:", known.code()), language.one("transport-mean", "mode", mode(language, known)));
        let own = set.choices(|kind| kind == Kind::Leg(known));
        let own = own.into_iter().map(|factor| (format!("{}:{}", known.code(), factor.code), name(language, factor)));
        (mode(language, known), std::iter::once(mean).chain(own).collect())
    };
    Mode::ALL.into_iter().filter(|mode| set.default_vehicle(*mode).is_some()).map(of).collect()
}

/// Code and unit, with names.
pub fn energies(language: Language, set: &FactorSet) -> Vec<(String, String)> {
    let found = set.factors().iter().filter(|factor| factor.kind == Kind::Energy);
    found
        .map(|factor| {
            let name = format!("{} ({})", name(language, factor), per(language, factor.unit));
            (format!("{}|{}", factor.code, factor.unit.code()), name)
        })
        .collect()
}

pub fn set_title(language: Language, set: &FactorSet) -> String {
    let title = if language == Language::Fr { &set.about.title_fr } else { &set.about.title_en };
    if title.contains(&set.about.version) { title.clone() } else { format!("{title}, {}", set.about.version) }
}

pub fn mode(language: Language, mode: Mode) -> String {
    coded(language, "transport-mode", mode.code())
}

pub fn coded(language: Language, prefix: &str, code: &str) -> String {
    language.t(&format!("{prefix}-{}", code.replace('_', "-")))
}

/// « Route · Poids lourd, articulé, plus de 33 t », « Plateforme ».
pub fn element(language: Language, set: &FactorSet, element: &Element, outcome: &ElementOutcome) -> String {
    let Element::Leg(leg) = element else { return language.t("transport-hub") };
    let mode = mode(language, leg.mode);
    match &outcome.vehicle {
        Some(code) => format!("{mode} · {}", vehicle(language, set, code)),
        None => mode,
    }
}

/// To three digits: no factor is known better.
pub fn three(language: Language, value: f64) -> String {
    if value == 0.0 {
        return format::decimal(language, 0.0);
    }
    let scale = 10_f64.powi(2 - value.abs().log10().floor() as i32);
    let rounded = if scale >= 1.0 { (value * scale).round() / scale } else { (value * scale).round() * (1.0 / scale) };
    format::decimal(language, if scale < 1.0 { rounded.round() } else { rounded })
}

/// `845 kg`, `1,24 t`.
pub fn mass(language: Language, kg: f64) -> String {
    if kg.abs() >= 1000.0 {
        format!("{}\u{a0}t", three(language, kg / 1000.0))
    } else {
        format!("{}\u{a0}kg", three(language, kg))
    }
}

/// `125 g`, of a tonne-km.
pub fn intensity(language: Language, grams: Option<f64>) -> String {
    grams.map_or("–".to_owned(), |grams| format!("{}\u{a0}g", three(language, grams)))
}

/// « 20 % mesuré, 80 % par défaut ».
pub fn data(language: Language, data: &DataShares) -> String {
    let shares = [("primary", data.primary), ("modelled", data.modelled), ("default", data.default)];
    let said = shares
        .into_iter()
        .filter(|(_, share)| *share > 0.0)
        .map(|(level, share)| format!("{} {}", percent(language, share), language.t(&format!("transport-level-{level}"))));
    said.collect::<Vec<_>>().join(", ")
}

/// With all that a hand calculation needs.
pub fn digits(language: Language, value: f64) -> String {
    let scale = if value.abs() >= 1.0 { 1e6 } else { 1e8 };
    format::decimal(language, (value * scale).round() / scale)
}

/// `12 %`
pub fn percent(language: Language, share: f64) -> String {
    let text = format::decimal(language, (share * 1000.0).round() / 10.0);
    if language == Language::Fr { format!("{text}\u{a0}%") } else { format!("{text}%") }
}

pub fn money(language: Language, money: &Money) -> String {
    let cents = (money.amount * rust_decimal::Decimal::ONE_HUNDRED).round().to_i64();
    cents.map_or_else(|| money.to_string(), |cents| format::money(language, cents, &money.currency))
}

/// A load as it was entered, with its tonnes: « 4 EVP × 10 t = 40 t ».
pub fn load(language: Language, load: &Load, outcome: &ElementOutcome) -> String {
    let tonnes = format!("{}\u{a0}t", digits(language, outcome.load.tonnes));
    let Some(conversion) = &outcome.load.conversion else { return tonnes };
    let count = typed::shown_number(language, conversion.count);
    let each = match load {
        Load::Pallets { kg_each, .. } => format!("{}\u{a0}kg", typed::shown_number(language, *kg_each)),
        _ => format!("{}\u{a0}t", typed::shown_number(language, conversion.tonnes_each)),
    };
    let unit = language.t(&format!("transport-in-{}", conversion.unit));
    format!("{count} {unit} × {each} = {tonnes}")
}

/// The km that count as activity and, where it is known, those that were driven.
pub fn distance(language: Language, distance: &Distance, outcome: &ElementOutcome) -> String {
    let Some(travelled) = outcome.distance else { return "–".to_owned() };
    let km = |value: f64| format!("{}\u{a0}km", digits(language, (value * 10.0).round() / 10.0));
    let activity = km(travelled.activity_km);
    match (distance, travelled.actual_km) {
        (_, None) => activity,
        (_, Some(actual)) => language.two("transport-km-driven", ("activity", activity), ("driven", km(actual))),
    }
}

/// « par tonne-km »
pub fn per(language: Language, unit: Unit) -> String {
    coded(language, "transport-unit", unit.code())
}

/// A factor that was used: vehicle, how full, and of which temperature.
pub fn used(language: Language, set: &FactorSet, used: &FactorUsed) -> String {
    let mut said = vec![vehicle(language, set, &used.code)];
    let laden = typed::code(used.laden);
    if laden != "average" {
        said.push(language.t(&format!("transport-laden-{laden}")));
    }
    if used.temperature.code() == "controlled" {
        said.push(language.t("transport-temperature-controlled"));
    }
    said.join(", ")
}

/// As an address names a set: shipped ones by id and version, own ones by id.
pub fn set_code(set: &SetRef) -> String {
    if set.id.parse::<db::Uuid>().is_ok() { set.id.clone() } else { format!("{}.{}", set.id, set.version) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masses_have_three_digits_and_the_unit_that_suits_them() {
        let said = |kg| mass(Language::Fr, kg);
        assert_eq!(said(0.0), "0\u{a0}kg");
        assert_eq!(said(0.012_345), "0,0123\u{a0}kg");
        assert_eq!(said(845.4), "845\u{a0}kg");
        assert_eq!(said(1_244.9), "1,24\u{a0}t");
        assert_eq!(said(1_234_567.0), "1\u{202f}230\u{a0}t");
        assert_eq!(mass(Language::En, -2_500.0), "-2.5\u{a0}t");
    }
}
