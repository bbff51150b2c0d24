//! Analysis of text: words in lower case, stop words dropped, stemmed by language, then accents folded.
//!
//! Always holds: the same analysis is used at writing and at asking. A word has up to two stems, one of the word as
//! written and one of the word without its accents, so that "réparée" and "REPAREE" meet.

use std::collections::HashMap;

use rust_stemmers::{Algorithm, Stemmer};

use crate::solution::Language;

/// Longer runs of letters are no words (encoded attachments, rules of dashes).
const LONGEST_WORD: usize = 60;

/// Articles, pronouns, prepositions; letters left by elision (l’, d’, qu’) are dropped as single letters or here.
const STOP_FR: &[&str] = &[
    "au", "aux", "avec", "ce", "ces", "cet", "cette", "chez", "dans", "de", "des", "du", "elle", "elles", "en", "et", "est",
    "etre", "eux", "il", "ils", "je", "jusqu", "la", "le", "les", "leur", "leurs", "lorsqu", "lui", "ma", "mais", "me",
    "mes", "meme", "mon", "ne", "nos", "notre", "nous", "on", "ou", "par", "pas", "pour", "puisqu", "qu", "que", "quelqu",
    "qui", "sa", "sans", "se", "ses", "si", "son", "sont", "sous", "sur", "ta", "te", "tes", "ton", "tu", "un", "une",
    "vers", "vos", "votre", "vous", "ayant", "afin", "ainsi", "dont", "cadre", "etc",
];
const STOP_EN: &[&str] = &[
    "an", "and", "any", "are", "as", "at", "be", "been", "but", "by", "for", "from", "has", "have", "he", "her", "his",
    "if", "in", "into", "is", "it", "its", "me", "my", "no", "not", "of", "on", "or", "our", "she", "so", "such", "that",
    "the", "their", "them", "then", "there", "these", "they", "this", "those", "to", "us", "was", "we", "were", "which",
    "who", "will", "with", "would", "you", "your", "etc",
];

/// Words of any public notice: they say that something is bought, not what.
const GENERIC: &[&str] = &[
    "accord",
    "accords",
    "achat",
    "achats",
    "acquisition",
    "besoin",
    "besoins",
    "bon",
    "bons",
    "commande",
    "commandes",
    "commune",
    "communes",
    "communaute",
    "compte",
    "concernant",
    "consultation",
    "contrat",
    "contrats",
    "departement",
    "divers",
    "diverses",
    "execution",
    "fourniture",
    "fournitures",
    "general",
    "generale",
    "lot",
    "lots",
    "mairie",
    "marche",
    "marches",
    "mise",
    "mission",
    "missions",
    "mono",
    "attributaire",
    "municipal",
    "municipale",
    "objet",
    "operation",
    "place",
    "prestation",
    "prestations",
    "programme",
    "public",
    "publics",
    "publique",
    "publiques",
    "realisation",
    "region",
    "relance",
    "relatif",
    "relative",
    "secteur",
    "service",
    "services",
    "territoire",
    "travaux",
    "ville",
    "villes",
    "ensemble",
    "existant",
    "existante",
    "site",
    "sites",
    "annee",
    "annuel",
    "annuelle",
    "different",
    "differents",
    "differentes",
    "titre",
    "type",
    "types",
    "contract",
    "contracts",
    "framework",
    "goods",
    "provision",
    "purchase",
    "procurement",
    "supply",
    "supplies",
    "tender",
    "works",
    "city",
    "town",
    "various",
    "need",
    "needs",
    "want",
    "wanted",
    "looking",
    "recherche",
    "recherchons",
    "cherche",
    "cherchons",
    "souhaite",
    "souhaitons",
    "voulons",
    "environ",
];

/// A word of a text, with the bytes it takes there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    pub start: usize,
    pub end: usize,
    /// Counts every word, stop words too, so that phrases keep their distances.
    pub position: usize,
    pub lower: String,
    pub folded: String,
}

/// Where a word stands: its bytes, and how many words are before it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Run {
    pub start: usize,
    pub end: usize,
    position: usize,
}

/// Where each word of a text stands, in order.
pub(crate) fn runs(text: &str) -> impl Iterator<Item = Run> + '_ {
    let belongs = |letter: char| letter.is_alphanumeric() || is_combining(letter);
    let mut letters = text.char_indices();
    let starts = move || {
        let (start, _) = letters.find(|(_, letter)| belongs(*letter))?;
        let end = letters.find(|(_, letter)| !belongs(*letter)).map_or(text.len(), |(at, _)| at);
        Some((start, end))
    };
    std::iter::from_fn(starts).enumerate().map(|(position, (start, end))| Run { start, end, position })
}

/// All words of a text, in order.
pub(crate) fn words(text: &str) -> Vec<Word> {
    runs(text).filter_map(|run| Word::of(text, run)).collect()
}

impl Word {
    /// None when it is too long to be a word.
    pub fn of(text: &str, Run { start, end, position }: Run) -> Option<Word> {
        let written = text.get(start..end).filter(|written| written.len() <= LONGEST_WORD)?;
        let lower = written.to_lowercase();
        Some(Word { start, end, position, folded: fold(&lower), lower })
    }
}

/// The first letter of a word once it is folded.
pub(crate) fn initial(written: &str) -> Option<char> {
    let first = written.chars().next()?;
    if first.is_ascii() {
        return Some(first.to_ascii_lowercase());
    }
    fold(&first.to_lowercase().collect::<String>()).chars().next()
}

/// Whether the word carries no meaning of its own in that language.
pub(crate) fn is_stop(folded: &str, language: Language) -> bool {
    let lonely = folded.chars().count() == 1 && !folded.starts_with(|letter: char| letter.is_ascii_digit());
    let list = match language {
        Language::Fr => STOP_FR,
        Language::En => STOP_EN,
    };
    lonely || list.contains(&folded)
}

/// Whether the word is found in any notice, whatever is bought.
pub(crate) fn is_generic(folded: &str) -> bool {
    GENERIC.contains(&folded)
}

/// The one or two stems under which a word is written and sought.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(crate) struct Stems {
    pub main: String,
    pub unaccented: Option<String>,
}

impl Stems {
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.main.as_str()).chain(self.unaccented.as_deref())
    }

    pub fn meet(&self, other: &Stems) -> bool {
        self.iter().any(|one| other.iter().any(|another| one == another))
    }
}

pub(crate) fn stems(word: &Word, language: Language) -> Stems {
    let stemmer = Stemmer::create(match language {
        Language::Fr => Algorithm::French,
        Language::En => Algorithm::English,
    });
    let stem = |written: &str| {
        let mut stem = fold(&stemmer.stem(written));
        // The French stemmer leaves some plurals as they are: "vélos", "menus", "genoux".
        if language == Language::Fr && stem.len() >= 4 && stem.ends_with(['s', 'x']) {
            stem.pop();
        }
        stem
    };
    let main = stem(&word.lower);
    let unaccented = stem(&word.folded);
    let unaccented = (unaccented != main).then_some(unaccented);
    Stems { main, unaccented }
}

/// A question or a need says what it is about in its first words; the rest of a very long one is left aside.
pub(crate) const MOST_WORDS: usize = 400;

/// Words that carry meaning, with their stems, up to [`MOST_WORDS`].
pub(crate) fn telling(text: &str, language: Language) -> Vec<(Word, Stems)> {
    let kept = words(text).into_iter().filter(|word| !is_stop(&word.folded, language)).take(MOST_WORDS);
    kept.map(|word| {
        let stems = stems(&word, language);
        (word, stems)
    })
    .collect()
}

/// Remembers the stems of words already met: a catalogue repeats its words, and stemming is most of the writing.
#[derive(Default)]
pub(crate) struct Analyst {
    fr: HashMap<String, Option<Stems>>,
    en: HashMap<String, Option<Stems>>,
}

/// Enough for the words of a language and many names; then it starts anew, so that memory stays flat.
const REMEMBERED: usize = 30_000;

impl Analyst {
    /// None for a stop word.
    pub fn stems(&mut self, word: &Word, language: Language) -> Option<&Stems> {
        let known = match language {
            Language::Fr => &mut self.fr,
            Language::En => &mut self.en,
        };
        if !known.contains_key(&word.lower) {
            if known.len() >= REMEMBERED {
                known.clear();
            }
            let stems = (!is_stop(&word.folded, language)).then(|| stems(word, language));
            known.insert(word.lower.clone(), stems);
        }
        known.get(&word.lower)?.as_ref()
    }
}

/// Lower-case text without accents or ligatures.
pub fn fold(lower: &str) -> String {
    let mut folded = String::with_capacity(lower.len());
    for letter in lower.chars() {
        match letter {
            'a'..='z' | '0'..='9' => folded.push(letter),
            'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' => folded.push('a'),
            'ç' | 'č' | 'ć' => folded.push('c'),
            'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ě' => folded.push('e'),
            'ì' | 'í' | 'î' | 'ï' | 'ī' => folded.push('i'),
            'ñ' | 'ń' | 'ň' => folded.push('n'),
            'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' => folded.push('o'),
            'ù' | 'ú' | 'û' | 'ü' | 'ū' => folded.push('u'),
            'ý' | 'ÿ' => folded.push('y'),
            'š' | 'ś' => folded.push('s'),
            'ž' | 'ź' | 'ż' => folded.push('z'),
            'ł' => folded.push('l'),
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            other if is_combining(other) => {}
            other => folded.push(other),
        }
    }
    folded
}

/// Accents written as separate signs, as some systems export them.
fn is_combining(letter: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str, language: Language) -> bool {
        let first = |text| telling(text, language).into_iter().next().unwrap().1;
        first(one).meet(&first(other))
    }

    #[test]
    fn accents_capitals_and_plurals_do_not_matter() {
        for (one, other) in [
            ("désinfection", "DESINFECTION"),
            ("vêtements", "vetement"),
            ("réparée", "REPAREE"),
            ("propreté", "Proprete"),
            ("matériaux", "materiaux"),
            ("chaises", "Chaise"),
            ("vélos", "velo"),
            ("menus", "Menu"),
            ("œuvre", "oeuvre"),
            ("éte\u{301}", "été"),
        ] {
            assert!(same(one, other, Language::Fr), "{one} / {other}");
        }
        assert!(same("Chairs", "chair", Language::En));
        assert!(same("refurbished", "REFURBISH", Language::En));
    }

    #[test]
    fn different_words_stay_different() {
        assert!(!same("lavage", "location", Language::Fr));
        assert!(!same("pont", "ponton", Language::Fr));
    }

    #[test]
    fn elided_articles_are_left_out() {
        let kept: Vec<String> =
            telling("l’entretien d'espaces qu’elle", Language::Fr).into_iter().map(|(word, _)| word.lower).collect();
        assert_eq!(kept, ["entretien", "espaces"]);
    }

    #[test]
    fn a_word_knows_where_it_stands() {
        let text = "Prêt de vélos";
        let word = words(text).pop().unwrap();
        assert_eq!(text.get(word.start..word.end), Some("vélos"));
        assert_eq!(word.position, 2);
    }
}
