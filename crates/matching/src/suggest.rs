//! Categories that the text of a need speaks of.
//!
//! Always holds: a category is suggested only on words of its own that are really in the text; a text about advice
//! or studies (a mission of project management, an assessment) is not mistaken for the thing studied; no match, no
//! suggestion.

use std::collections::HashMap;

use uuid::Uuid;

use crate::solution::Language;
use crate::text::{self, Stems};
use crate::tree::Category;

/// Below this confidence nothing is suggested.
const LEAST: f32 = 0.35;
/// A suggestion this much weaker than the best is noise.
const BESIDE_BEST: f32 = 0.72;
/// What a naming is worth that says only what is done (renovation, upkeep), not to what.
const ONLY_AN_ACTION: f32 = 0.5;

/// What can be done to anything: the object tells more.
const ACTIONS: &[&str] = &[
    "amenagement",
    "construction",
    "creation",
    "demolition",
    "entretien",
    "extension",
    "installation",
    "installations",
    "livraison",
    "location",
    "maintenance",
    "reconstruction",
    "refection",
    "rehabilitation",
    "remplacement",
    "renouvellement",
    "renovation",
    "reparation",
    "requalification",
    "restauration",
    "restructuration",
    "traitement",
    "transport",
    "valorisation",
    "accompagnement",
    "evaluation",
    "conseil",
    "building",
    "construction",
    "delivery",
    "development",
    "hire",
    "maintenance",
    "refurbishment",
    "renovation",
    "rental",
    "repair",
    "restoration",
    "treatment",
    "upkeep",
    "washing",
];

/// Alone, it may be of a meal or of a monument.
const AMBIGUOUS: &str = "restauration";

/// One way of naming a category.
struct Naming {
    category: Uuid,
    stems: Vec<Stems>,
    /// Whether each is a word of any notice: "communes" is not "communication", though they share a stem.
    generic: Vec<bool>,
    /// Weight of each stem: rarer among the categories, more telling.
    weights: Vec<f32>,
    /// A listed word, complete by itself; a name may be met in part.
    listed: bool,
    only_an_action: bool,
}

/// A naming met in a text: how surely, and by which words.
struct Met {
    category: Uuid,
    confidence: f32,
    places: Vec<usize>,
}

pub(crate) struct Vocabulary {
    fr: Vec<Naming>,
    en: Vec<Naming>,
}

impl Vocabulary {
    pub fn new(categories: &[Category]) -> Vocabulary {
        Vocabulary { fr: namings(categories, Language::Fr), en: namings(categories, Language::En) }
    }

    pub fn suggest(&self, text: &str, language: Language) -> Vec<(Uuid, f32)> {
        let words = text::telling(text, language);
        let namings = match language {
            Language::Fr => &self.fr,
            Language::En => &self.en,
        };
        let studied_from = studied_from(&words);
        let met: Vec<Met> = namings.iter().filter_map(|naming| naming.met(&words, studied_from)).collect();
        let mut best: HashMap<Uuid, f32> = HashMap::new();
        for one in met.iter().filter(|one| !met.iter().any(|other| other.says_more_than(one))) {
            let known = best.entry(one.category).or_insert(0.0);
            *known = known.max(one.confidence);
        }
        let mut found: Vec<_> = best.into_iter().filter(|(_, confidence)| *confidence >= LEAST).collect();
        found.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
        let best = found.first().map_or(0.0, |(_, confidence)| *confidence);
        found.retain(|(_, confidence)| *confidence >= best * BESIDE_BEST);
        found
    }
}

impl Met {
    /// "Solar shading" says more than "shading": the shorter naming is a part of it.
    fn says_more_than(&self, other: &Met) -> bool {
        self.places.len() > other.places.len() && other.places.iter().all(|place| self.places.contains(place))
    }
}

impl Naming {
    /// 1 when the whole naming is in the text near its beginning; less in part, further on, or scattered.
    fn met(&self, words: &[(text::Word, Stems)], studied_from: Option<usize>) -> Option<Met> {
        let mut held = 0.0;
        let mut places: Vec<usize> = Vec::new();
        let mut count = 0;
        for ((stems, generic), weight) in self.stems.iter().zip(&self.generic).zip(&self.weights) {
            let is_it =
                |(word, found): &(text::Word, Stems)| found.meet(stems) && (*generic || !text::is_generic(&word.folded));
            if let Some(at) = words.iter().position(is_it) {
                held += weight;
                count += 1;
                if !places.contains(&at) {
                    places.push(at);
                }
            }
        }
        let total: f32 = self.weights.iter().sum();
        let complete = count == self.stems.len();
        if total <= 0.0 || !complete && (self.listed || places.len() < 2) {
            return None;
        }
        let (first, last) = (places.iter().min().copied()?, places.iter().max().copied()?);
        if studied_from.is_some_and(|from| last >= from) {
            return None;
        }
        let scattered = (last + 1).saturating_sub(first + places.len()) as f32;
        let before = words.iter().take(first).filter(|(word, _)| says_what(&word.folded)).count() as f32;
        let worth = if self.only_an_action { ONLY_AN_ACTION } else { 1.0 };
        let confidence = worth * held / total / (1.0 + 0.2 * scattered) / (1.0 + 0.15 * before);
        Some(Met { category: self.category, confidence, places })
    }
}

/// Neither a word of any notice nor an action.
fn says_what(folded: &str) -> bool {
    !text::is_generic(folded) && !ACTIONS.contains(&folded)
}

fn namings(categories: &[Category], language: Language) -> Vec<Naming> {
    let mut namings = Vec::new();
    for category in categories {
        let (name, words) = match language {
            Language::Fr => (&category.name_fr, &category.words_fr),
            Language::En => (&category.name_en, &category.words_en),
        };
        let listed = words.split([';', '\n']).map(|word| (word, true));
        for (said, listed) in std::iter::once((name.as_str(), false)).chain(listed) {
            let words = text::telling(said, language);
            if words.iter().all(|(word, _)| text::is_generic(&word.folded) || word.folded == AMBIGUOUS) {
                continue;
            }
            let only_an_action = !words.iter().any(|(word, _)| says_what(&word.folded));
            let generic = words.iter().map(|(word, _)| text::is_generic(&word.folded)).collect();
            let stems = words.into_iter().map(|(_, stems)| stems).collect();
            let weights = Vec::new();
            namings.push(Naming { category: category.id, stems, generic, weights, listed, only_an_action });
        }
    }
    weigh(&mut namings, categories.len());
    namings
}

/// A stem that many categories share (rental, maintenance) tells less than one of a single category.
fn weigh(namings: &mut [Naming], categories: usize) {
    let mut holders: HashMap<String, Vec<Uuid>> = HashMap::new();
    for naming in namings.iter() {
        for stems in &naming.stems {
            let known = holders.entry(stems.main.clone()).or_default();
            if !known.contains(&naming.category) {
                known.push(naming.category);
            }
        }
    }
    for naming in namings {
        let weight = |stems: &Stems| {
            let count = holders.get(&stems.main).map_or(1, Vec::len);
            (1.0 + categories as f32 / count as f32).ln()
        };
        naming.weights = naming.stems.iter().map(weight).collect();
    }
}

/// Beginnings of a study, a design or an advice: what comes after is its subject, not what is bought.
const STUDIES: &[&[&str]] = &[
    &["maitrise", "oeuvre"],
    &["maitrise", "ouvrage"],
    &["assistance", "passation"],
    &["assurance"],
    &["assurances"],
    &["etude"],
    &["etudes"],
    &["evaluation", "environnementale"],
    &["concours"],
    &["diagnostic"],
    &["schema", "directeur"],
    &["feasibility", "study"],
    &["consulting"],
    &["insurance"],
];

/// From which word on the text only names the subject of a study. The words of the study itself stay in.
fn studied_from(words: &[(text::Word, Stems)]) -> Option<usize> {
    let begins = |at: usize, study: &[&str]| {
        study.iter().enumerate().all(|(next, word)| words.get(at + next).is_some_and(|(found, _)| found.folded == *word))
    };
    (0..words.len()).find_map(|at| {
        let study = STUDIES.iter().find(|study| begins(at, study))?;
        Some(at + study.len())
    })
}
