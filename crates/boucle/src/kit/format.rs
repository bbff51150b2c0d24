//! Numbers, dates and money in the reader's form, and the key by which names are sorted (ICU).

use db::{Date, Timestamp};
use fixed_decimal::{Decimal, FloatPrecision};
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::fieldsets::{T, YM, YMD};
use icu_datetime::input::{Date as IcuDate, Time as IcuTime};
use icu_datetime::{DateTimeFormatter, NoCalendarFormatter};
use icu_decimal::DecimalFormatter;
use icu_decimal::options::DecimalFormatterOptions;
use icu_locale_core::{Locale, locale};
use jiff::civil::Time;
use jiff::tz::TimeZone;
use std::sync::LazyLock;

use super::Language;

struct Formatters {
    decimal: Option<DecimalFormatter>,
    date: Option<DateTimeFormatter<YMD>>,
    month: Option<DateTimeFormatter<YM>>,
    time: Option<NoCalendarFormatter<T>>,
}

static FRENCH: LazyLock<Formatters> = LazyLock::new(|| Formatters::of(&locale!("fr-CA"), &locale!("fr-FR")));
static ENGLISH: LazyLock<Formatters> = LazyLock::new(|| Formatters::of(&locale!("en-GB"), &locale!("en-GB")));

impl Formatters {
    fn of(_region: &Locale, locale: &Locale) -> Self {
        Self {
            decimal: DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).ok(),
            date: DateTimeFormatter::try_new(locale.into(), YMD::long()).ok(),
            month: DateTimeFormatter::try_new(locale.into(), YM::long()).ok(),
            time: NoCalendarFormatter::try_new(locale.into(), T::hm()).ok(),
        }
    }
}

fn formatters(language: Language) -> &'static Formatters {
    match language {
        Language::Fr => &FRENCH,
        Language::En => &ENGLISH,
    }
}

/// `1 234,5` or `1,234.5`: as many decimals as the number has.
pub fn decimal(language: Language, value: f64) -> String {
    let Ok(exact) = Decimal::try_from_f64(value, FloatPrecision::RoundTrip) else { return value.to_string() };
    written(language, &exact)
}

pub fn integer(language: Language, value: i64) -> String {
    written(language, &Decimal::from(value))
}

fn written(language: Language, value: &Decimal) -> String {
    formatters(language).decimal.as_ref().map_or_else(|| value.to_string(), |f| f.format(value).to_string())
}

/// Money in the reader's form, from the currency's smallest coin: `90 000 $`, `1 250,50 €`, `$90,000`, `€1,250.50`.
/// Coins are left out of a whole amount.
pub fn money(language: Language, cents: i64, currency: &str) -> String {
    let mut amount = Decimal::from(cents);
    amount.multiply_pow10(-2);
    if cents % 100 == 0 {
        amount.trim_end();
    } else {
        amount.pad_end(-2);
    }
    let amount = written(language, &amount);
    let sign = match currency {
        "CAD" => "$",
        "EUR" => "€",
        other => other,
    };
    match language {
        Language::Fr => format!("{amount}\u{a0}{sign}"),
        Language::En => format!("{sign}{amount}"),
    }
}

/// A number in the reader's form: `1 250,5` or `1,250.5`. What could be either is read in the reader's language: `1,250`
/// is 1.25 in French and 1250 in English.
pub fn parse_number(text: &str, language: Language) -> Option<f64> {
    plain(text, language).parse().ok().filter(|value: &f64| value.is_finite() && *value > 0.0 && *value < 1e13)
}

/// An amount of money, in the smallest coin, exactly: `1 250,50` is 125050. Nothing below zero or past ten thousand million.
pub fn parse_cents(text: &str, language: Language) -> Option<i64> {
    let plain = plain(text, language);
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 10 || part.len() > 2 || !digits(whole) || !digits(part) {
        return None;
    }
    format!("{whole}{part:0<2}").parse().ok()
}

/// An amount as it is typed again in a form.
pub fn typed_cents(cents: i64) -> String {
    match (cents / 100, cents % 100) {
        (whole, 0) => whole.to_string(),
        (whole, part) => format!("{whole}.{part:02}"),
    }
}

/// Without spaces or marks of thousands, and with a point before the decimals.
/// A number as its reader writes it, as a program does.
pub fn plain(text: &str, language: Language) -> String {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{202f}').collect();
    let thousands = |mark: char| {
        let mut parts = plain.split(mark);
        parts.next().is_some_and(|first| (1..=3).contains(&first.len())) && parts.all(|part| part.len() == 3)
    };
    match (plain.rfind(','), plain.rfind('.')) {
        (Some(_), None) if language == Language::En && thousands(',') => plain.replace(',', ""),
        (None, Some(_)) if language == Language::Fr && thousands('.') => plain.replace('.', ""),
        (Some(comma), Some(point)) if comma < point => plain.replace(',', ""),
        (Some(_), _) => plain.replace('.', "").replace(',', "."),
        _ => plain,
    }
}

/// `3 juin 2026`, `3 June 2026`.
pub fn date(language: Language, date: Date) -> String {
    let icu = IcuDate::try_new_iso(date.year().into(), date.month().unsigned_abs(), date.day().unsigned_abs());
    match (icu, &formatters(language).date) {
        // The first of a month is an ordinal in French, which CLDR leaves to writers.
        (Ok(icu), Some(formatter)) if date.day() == 1 && language == Language::Fr => {
            formatter.format(&icu).to_string().replacen("1 ", "1er ", 1)
        }
        (Ok(icu), Some(formatter)) => formatter.format(&icu).to_string(),
        _ => date.to_string(),
    }
}

/// `juin 2026`, `June 2026`, of its first day.
pub fn month(language: Language, first: Date) -> String {
    let icu = IcuDate::try_new_iso(first.year().into(), first.month().unsigned_abs(), first.day().unsigned_abs());
    match (icu, &formatters(language).month) {
        (Ok(icu), Some(formatter)) => formatter.format(&icu).to_string(),
        _ => first.to_string(),
    }
}

/// The date and the time of day of a moment, in the reader's time zone.
pub fn moment(language: Language, at: Timestamp, zone: &TimeZone) -> String {
    let local = at.to_zoned(zone.clone());
    format!("{}, {}", date(language, local.date()), time(language, local.time()))
}

/// A time zone as people call it: by a town or an island.
pub fn zone(language: Language, name: &str) -> String {
    const CALLED: [&str; 9] = [
        "America/Montreal",
        "America/Toronto",
        "America/Halifax",
        "Europe/Paris",
        "America/Guadeloupe",
        "America/Cayenne",
        "Indian/Reunion",
        "Pacific/Noumea",
        "UTC",
    ];
    if CALLED.contains(&name) {
        return language.t(&format!("zone-{}", name.to_lowercase().replace('/', "-")));
    }
    name.rsplit('/').next().unwrap_or(name).replace('_', " ")
}

/// `14:30`.
pub fn time(language: Language, time: Time) -> String {
    let icu = IcuTime::try_new(time.hour().unsigned_abs(), time.minute().unsigned_abs(), 0, 0);
    match (icu, &formatters(language).time) {
        (Ok(icu), Some(formatter)) => formatter.format(&icu).to_string(),
        _ => time.strftime("%H:%M").to_string(),
    }
}

static COLLATOR: LazyLock<Option<CollatorBorrowed<'static>>> = LazyLock::new(|| {
    let mut options = CollatorOptions::default();
    options.strength = Some(Strength::Tertiary);
    Collator::try_new(locale!("fr").into(), options).ok()
});

/// The key that sorts `name` as a French reader expects, on any engine (hexadecimal of the ICU sort key).
pub fn sort_key(name: &str) -> String {
    let mut bytes = Vec::new();
    match COLLATOR.as_ref() {
        Some(collator) => {
            let Ok(()) = collator.write_sort_key_to(name, &mut bytes);
        }
        None => bytes.extend_from_slice(name.to_lowercase().as_bytes()),
    }
    // Long names share their first letters with nobody: a bounded key keeps the index small.
    bytes.truncate(120);
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Lower case without accents: for comparing what people typed, never for showing.
pub fn folded(text: &str) -> String {
    matching::fold(text)
}

/// A name as it is compared, and as places keep it: lower case, no accents, no hyphens, "st" written out, no CEDEX.
pub fn name_key(name: &str) -> String {
    let folded = folded(&name.to_lowercase());
    let plain: String = folded.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words = plain.split_whitespace().filter(|word| *word != "cedex").map(|word| match word {
        "st" => "saint",
        "ste" => "sainte",
        other => other,
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::{parse_cents, parse_number, typed_cents};
    use crate::kit::Language;

    #[test]
    fn a_number_is_read_as_a_french_or_an_english_reader_writes_it() {
        let either = [("1 250,5", 1250.5), ("1,250.5", 1250.5), ("1250", 1250.0), ("1\u{202f}250", 1250.0), ("1.5", 1.5)];
        for (typed, value) in either {
            for language in [Language::Fr, Language::En] {
                assert_eq!(parse_number(typed, language), Some(value), "{typed}");
            }
        }
        assert_eq!(parse_number("1,250", Language::Fr), Some(1.25));
        assert_eq!(parse_number("1,250", Language::En), Some(1250.0));
        assert_eq!(parse_number("1.250.000", Language::Fr), Some(1_250_000.0));
        assert_eq!(parse_number("douze", Language::Fr), None);
        assert_eq!(parse_number("-3", Language::Fr), None);
    }

    #[test]
    fn an_amount_is_exact_to_the_coin() {
        let said = |typed| parse_cents(typed, Language::Fr);
        for (typed, cents) in [("0", 0), ("1 250,5", 125_050), ("1250.05", 125_005), ("1.250", 125_000), ("19,99", 1999)] {
            assert_eq!(said(typed), Some(cents), "{typed}");
        }
        for wrong in ["", "-1", "1,999", "douze", "1e9", "99999999999", "12 €", "."] {
            assert_eq!(said(wrong), None, "{wrong}");
        }
        for (cents, typed) in [(125_050, "1250.50"), (125_000, "1250"), (1, "0.01")] {
            assert_eq!((typed_cents(cents).as_str(), said(typed)), (typed, Some(cents)));
        }
    }
}
