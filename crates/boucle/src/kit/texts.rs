//! What people read, in French and in English (Fluent): `fr.ftl` and `en.ftl` of each feature, beside its code.
//! A key that is missing in one language is caught by a test, never shown as an error to a person.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{format, french};
use crate::packed;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize, serde::Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    Fr,
    En,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Fr, Self::En];

    pub fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "fr" => Some(Self::Fr),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// The reader's preferred language among ours, from `Accept-Language`; French when neither is named.
    pub fn preferred(header: &str) -> Self {
        header
            .split(',')
            .filter_map(|choice| {
                let (tag, quality) = choice.split_once(";q=").unwrap_or((choice, "1"));
                let language = Self::parse(tag.trim().get(..2)?)?;
                Some((language, quality.trim().parse::<f32>().unwrap_or(0.0)))
            })
            .filter(|(_, quality)| *quality > 0.0)
            .fold(None, |best: Option<(Self, f32)>, (language, quality)| match best {
                Some((_, top)) if top >= quality => best,
                _ => Some((language, quality)),
            })
            .map_or(Self::Fr, |(language, _)| language)
    }

    /// The text of `key`.
    pub fn t(self, key: &str) -> String {
        TEXTS.get(self, key, None)
    }

    /// The text of `key` for `count` of something: the text chooses the plural by `$count`.
    pub fn n(self, key: &str, count: impl Into<FluentValue<'static>>) -> String {
        self.with(key, [("count", count.into())])
    }

    /// The text of `key` with one named value.
    pub fn one<'a>(self, key: &str, name: &'static str, value: impl Into<FluentValue<'a>>) -> String {
        self.with(key, [(name, value.into())])
    }

    /// The text of `key` with two named values.
    pub fn two<'a>(
        self,
        key: &str,
        (name, value): (&'static str, impl Into<FluentValue<'a>>),
        (other_name, other): (&'static str, impl Into<FluentValue<'a>>),
    ) -> String {
        self.with(key, [(name, value.into()), (other_name, other.into())])
    }

    pub fn with<'a, const N: usize>(self, key: &str, values: [(&'static str, FluentValue<'a>); N]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(name, value);
        }
        TEXTS.get(self, key, Some(&args))
    }
}

struct Texts {
    bundles: BTreeMap<&'static str, FluentBundle<FluentResource>>,
}

static TEXTS: LazyLock<Texts> = LazyLock::new(Texts::load);

impl Texts {
    fn load() -> Self {
        let bundles = Language::ALL.map(|language| (language.code(), bundle(language)));
        Self { bundles: bundles.into() }
    }

    fn get(&self, language: Language, key: &str, args: Option<&FluentArgs>) -> String {
        let found = self.bundles.get(language.code()).and_then(|bundle| {
            let pattern = bundle.get_message(key)?.value()?;
            let mut errors = Vec::new();
            let text = bundle.format_pattern(pattern, args, &mut errors).into_owned();
            for error in errors {
                tracing::error!(key, %error, "text could not be formatted");
            }
            Some(text)
        });
        found.unwrap_or_else(|| {
            tracing::error!(key, language = language.code(), "text is missing");
            key.to_owned()
        })
    }
}

fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let locale = language.code().parse::<LanguageIdentifier>().unwrap_or_default();
    let mut bundle = FluentBundle::new_concurrent(vec![locale]);
    // Isolation marks would show as boxes in mails and files.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Fr => |value: &FluentValue, _: &_| number(Language::Fr, value),
        Language::En => |value: &FluentValue, _: &_| number(Language::En, value),
    }));
    if language == Language::Fr {
        add_word(&mut bundle, "DE", french::de);
        add_word(&mut bundle, "QUE", french::que);
    }
    let resource = FluentResource::try_new(written(language)).unwrap_or_else(|(resource, errors)| {
        tracing::error!(language = language.code(), ?errors, "texts have a mistake");
        resource
    });
    if let Err(errors) = bundle.add_resource(resource) {
        tracing::error!(language = language.code(), ?errors, "texts say a key twice");
    }
    bundle
}

/// The texts of every feature, one after the other, each below a line with its folder: `### catalogue`.
fn written(language: Language) -> String {
    let packed = match language {
        Language::Fr => packed!("fr.ftl"),
        Language::En => packed!("en.ftl"),
    };
    packed.text()
}

/// A small word that changes before the name that is given to it.
fn add_word(bundle: &mut FluentBundle<FluentResource>, word: &'static str, before: fn(&str) -> String) {
    let added = bundle.add_function(word, move |values, _| match values {
        [FluentValue::String(name)] => before(name).into(),
        _ => FluentValue::Error,
    });
    if let Err(error) = added {
        tracing::error!(word, %error, "a word of the texts is there twice");
    }
}

fn number(language: Language, value: &FluentValue) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(format::decimal(language, number.value)),
        _ => None,
    }
}

/// Every key of a language's sources with the arguments that it uses, for the tests.
pub fn keys(language: Language) -> BTreeMap<String, (String, Vec<String>)> {
    let mut found = BTreeMap::new();
    let (mut feature, mut key) = (String::new(), String::new());
    for line in written(language).lines() {
        if let Some(folder) = line.strip_prefix("### ") {
            feature = folder.to_owned();
        }
        if let Some((name, _)) = line.split_once('=')
            && !line.starts_with([' ', '#', '.', '['])
            && name.trim().chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
        {
            key = name.trim().to_owned();
            found.insert(key.clone(), (feature.clone(), Vec::new()));
        }
        if let Some((_, arguments)) = found.get_mut(&key) {
            for part in line.split('$').skip(1) {
                let name: String =
                    part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_' || *c == '-').collect();
                if !arguments.contains(&name) {
                    arguments.push(name);
                }
            }
            arguments.sort();
        }
    }
    found
}
