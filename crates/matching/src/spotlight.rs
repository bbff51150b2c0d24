//! What to highlight of a text, for the words that were sought.
//!
//! Always holds: spans are in order, do not overlap, and lie on letters of the text.

use crate::expand;
use crate::solution::Language;
use crate::text::{self, Run, Stems, Word};
use crate::words::Synonyms;

/// Bytes of the text, end excluded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub start: usize,
    pub end: usize,
}

/// A query made ready to be recognised in texts.
pub struct Spotlight {
    language: Language,
    sought: Vec<Stems>,
    beginnings: Vec<String>,
    /// First letters of all these. A stem begins as its word does, and most words are told apart by that alone.
    initials: Vec<char>,
}

impl Spotlight {
    pub fn new(query: &str, language: Language, synonyms: &Synonyms) -> Spotlight {
        let units = expand::units(query, language, synonyms);
        let beginnings: Vec<String> = units.iter().filter_map(|unit| unit.beginning.clone()).collect();
        let expressions = units.into_iter().flat_map(|unit| unit.expressions).flatten();
        let sought: Vec<Stems> = expressions.map(|(_, stems)| stems).collect();
        let begun = sought.iter().flat_map(Stems::iter).chain(beginnings.iter().map(String::as_str));
        let initials = begun.filter_map(|begun| begun.chars().next()).collect();
        Spotlight { language, sought, beginnings, initials }
    }

    pub fn spans(&self, text: &str) -> Vec<Span> {
        self.lit(text, text::runs(text), 0)
    }

    /// The part of the text around the first words sought, of at most `width` letters, cut at words, and its spans.
    pub fn extract<'a>(&self, text: &'a str, width: usize) -> (&'a str, Vec<Span>) {
        let words: Vec<Run> = text::runs(text).collect();
        let lit = words.iter().position(|run| self.lights(text, *run)).unwrap_or(0);
        // A few words before the first one lit, so that it reads as a sentence.
        let first = lit.saturating_sub(6);
        let start = if first == 0 { 0 } else { words.get(first).map_or(0, |word| word.start) };
        let letters = |end: usize| text.get(start..end).map_or(usize::MAX, |part| part.chars().count());
        let rest = words.get(first..).unwrap_or_default();
        let end = if letters(text.len()) <= width {
            text.len()
        } else {
            rest.iter().map(|word| word.end).take_while(|end| letters(*end) <= width).last().unwrap_or(start)
        };
        let within = rest.iter().take_while(|word| word.end <= end);
        (text.get(start..end).unwrap_or_default(), self.lit(text, within.copied(), start))
    }

    /// Spans of the words sought, in a part of the text that begins at byte `start`.
    fn lit(&self, text: &str, words: impl Iterator<Item = Run>, start: usize) -> Vec<Span> {
        let lit = words.filter(|run| self.lights(text, *run));
        lit.map(|run| Span { start: run.start - start, end: run.end - start }).collect()
    }

    fn lights(&self, text: &str, run: Run) -> bool {
        let written = text.get(run.start..run.end).unwrap_or_default();
        if !text::initial(written).is_some_and(|initial| self.initials.contains(&initial)) {
            return false;
        }
        let Some(word) = Word::of(text, run).filter(|word| !text::is_stop(&word.folded, self.language)) else {
            return false;
        };
        let stems = text::stems(&word, self.language);
        self.sought.iter().any(|sought| sought.meet(&stems))
            || self.beginnings.iter().any(|beginning| word.folded.starts_with(beginning))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lit(query: &str, text: &str) -> Vec<String> {
        let spotlight = Spotlight::new(query, Language::Fr, &Synonyms::default());
        spotlight.spans(text).iter().filter_map(|span| text.get(span.start..span.end)).map(str::to_owned).collect()
    }

    #[test]
    fn plurals_accents_and_the_unfinished_last_word_are_lit() {
        assert_eq!(lit("vetement repar", "Réparation de vêtements"), ["Réparation", "vêtements"]);
    }

    #[test]
    fn a_word_that_begins_with_an_accent_or_a_ligature_is_lit() {
        assert_eq!(lit("eclairages oeuf yeux ", "Éclairage, œufs, YEUX et île"), ["Éclairage", "œufs", "YEUX"]);
        assert_eq!(lit("île ", "Des iles"), ["iles"]);
    }

    #[test]
    fn a_long_text_is_cut_around_the_words_sought() {
        let text = format!("{} linge hospitalier {}", "mot ".repeat(200), "fin ".repeat(200));
        let spotlight = Spotlight::new("linge", Language::Fr, &Synonyms::default());
        let (extract, spans) = spotlight.extract(&text, 60);
        assert!(extract.chars().count() <= 60);
        assert_eq!(spans.len(), 1);
    }

    #[test]
    fn a_text_without_the_words_is_shown_from_its_beginning() {
        let spotlight = Spotlight::new("linge", Language::Fr, &Synonyms::default());
        assert_eq!(spotlight.extract("Chaises et tables", 200), ("Chaises et tables", Vec::new()));
    }
}
