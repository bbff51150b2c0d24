//! The fields of words that each index has, and how texts are written into them.
//!
//! Always holds: every text is analysed in both languages, so that a question in French also finds an English title
//! that has the same words.

use tantivy::TantivyDocument;
use tantivy::schema::{Field, IndexRecordOption, SchemaBuilder, TextFieldIndexing, TextOptions};

use crate::given;
use crate::solution::Language;
use crate::text::{self, Analyst, Word};

/// Separates, in the dictionary of written words, the word without accents from the word as written.
pub(crate) const WRITTEN: char = '\0';

/// Phrases do not run from one text into the next.
const GAP: usize = 10;

#[derive(Debug, Clone, Copy)]
pub(crate) struct WordFields {
    fr_title: Field,
    fr_body: Field,
    en_title: Field,
    en_body: Field,
    /// Every word as written, for unfinished and mistyped words.
    pub written: Field,
}

impl WordFields {
    pub fn of(schema: &mut SchemaBuilder) -> WordFields {
        WordFields {
            fr_title: schema.add_text_field("fr_title", words(IndexRecordOption::WithFreqsAndPositions)),
            fr_body: schema.add_text_field("fr_body", words(IndexRecordOption::WithFreqsAndPositions)),
            en_title: schema.add_text_field("en_title", words(IndexRecordOption::WithFreqsAndPositions)),
            en_body: schema.add_text_field("en_body", words(IndexRecordOption::WithFreqsAndPositions)),
            written: schema.add_text_field("written", words(IndexRecordOption::Basic)),
        }
    }

    pub fn title_and_body(&self, language: Language) -> [Field; 2] {
        match language {
            Language::Fr => [self.fr_title, self.fr_body],
            Language::En => [self.en_title, self.en_body],
        }
    }

    /// Writes a title and the rest of what is said under it.
    pub fn fill(&self, document: &mut TantivyDocument, title: &[Word], body: &[Word], analyst: &mut Analyst) {
        for language in [Language::Fr, Language::En] {
            let [title_field, body_field] = self.title_and_body(language);
            document.add_text(title_field, stemmed(title, language, analyst));
            document.add_text(body_field, stemmed(body, language, analyst));
        }
        document.add_text(self.written, written(title.iter().chain(body)));
    }
}

pub(crate) fn words(option: IndexRecordOption) -> TextOptions {
    let indexing = TextFieldIndexing::default().set_tokenizer(given::NAME).set_index_option(option).set_fieldnorms(false);
    TextOptions::default().set_indexing_options(indexing)
}

/// The words of several texts, numbered on.
pub(crate) fn texts<const COUNT: usize>(texts: [&str; COUNT]) -> Vec<Word> {
    let mut all: Vec<Word> = Vec::new();
    for text in texts {
        let from = all.last().map_or(0, |word| word.position + GAP);
        all.extend(text::words(text).into_iter().map(|word| Word { position: word.position + from, ..word }));
    }
    all
}

fn stemmed(words: &[Word], language: Language, analyst: &mut Analyst) -> String {
    let mut field = String::new();
    for word in words {
        let Some(stems) = analyst.stems(word, language) else { continue };
        for stem in stems.iter() {
            given::push(&mut field, word.position, stem);
        }
    }
    field
}

pub(crate) fn written<'a>(words: impl Iterator<Item = &'a Word>) -> String {
    let mut kept: Vec<String> = words
        .filter(|word| !text::is_stop(&word.folded, Language::Fr) && !text::is_stop(&word.folded, Language::En))
        .map(|word| format!("{}{WRITTEN}{}", word.folded, word.lower))
        .collect();
    kept.sort_unstable();
    kept.dedup();
    let mut field = String::new();
    for (position, word) in kept.iter().enumerate() {
        given::push(&mut field, position, word);
    }
    field
}
