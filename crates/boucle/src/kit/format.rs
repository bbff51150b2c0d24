//! Numbers, dates and money in the reader's form, and the key by which names are sorted (ICU).

use db::{Date, Timestamp};
use fixed_decimal::{Decimal, FloatPrecision};
use icu_collator::options::{CollatorOptions, Strength};
use icu_collator::{Collator, CollatorBorrowed};
use icu_datetime::fieldsets::{T, YMD};
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
    time: Option<NoCalendarFormatter<T>>,
}

static FRENCH: LazyLock<Formatters> = LazyLock::new(|| Formatters::of(&locale!("fr-CA"), &locale!("fr-FR")));
static ENGLISH: LazyLock<Formatters> = LazyLock::new(|| Formatters::of(&locale!("en-GB"), &locale!("en-GB")));

impl Formatters {
    fn of(_region: &Locale, locale: &Locale) -> Self {
        Self {
            decimal: DecimalFormatter::try_new(locale.into(), DecimalFormatterOptions::default()).ok(),
            date: DateTimeFormatter::try_new(locale.into(), YMD::long()).ok(),
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
