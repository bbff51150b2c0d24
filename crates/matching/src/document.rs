//! A solution as a document of the index.
//!
//! Always holds: every text is analysed in both languages, so that a question in French also finds an English title
//! that has the same words. `VERSION` changes whenever a document would be written otherwise.

use tantivy::TantivyDocument;
use tantivy::schema::{FAST, Field, INDEXED, IndexRecordOption, STORED, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{PreTokenizedString, Token};

use crate::columns::Row;
use crate::error::{Error, Result};
use crate::solution::{Language, SolutionRecord};
use crate::text::{self, Analyst, Word};

/// Version of what is written; another one on disk is rebuilt.
pub(crate) const VERSION: u32 = 1;

/// Separates, in the dictionary of written words, the word without accents from the word as written.
pub(crate) const WRITTEN: char = '\0';

/// Phrases do not run from one text into the next.
const GAP: usize = 10;

#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    pub id: Field,
    pub slot: Field,
    pub row: Field,
    pub fr_title: Field,
    pub fr_body: Field,
    pub en_title: Field,
    pub en_body: Field,
    /// Every word as written, for unfinished and mistyped words.
    pub written: Field,
}

impl Fields {
    pub fn title_and_body(&self, language: Language) -> [Field; 2] {
        match language {
            Language::Fr => [self.fr_title, self.fr_body],
            Language::En => [self.en_title, self.en_body],
        }
    }
}

pub(crate) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let words = |option| {
        TextOptions::default()
            .set_indexing_options(TextFieldIndexing::default().set_index_option(option).set_fieldnorms(false))
    };
    let fields = Fields {
        id: schema.add_bytes_field("id", INDEXED),
        slot: schema.add_u64_field("slot", FAST),
        row: schema.add_bytes_field("row", STORED),
        fr_title: schema.add_text_field("fr_title", words(IndexRecordOption::WithFreqsAndPositions)),
        fr_body: schema.add_text_field("fr_body", words(IndexRecordOption::WithFreqsAndPositions)),
        en_title: schema.add_text_field("en_title", words(IndexRecordOption::WithFreqsAndPositions)),
        en_body: schema.add_text_field("en_body", words(IndexRecordOption::WithFreqsAndPositions)),
        written: schema.add_text_field("written", words(IndexRecordOption::Basic)),
    };
    (schema.build(), fields)
}

pub(crate) fn document(
    solution: &SolutionRecord,
    row: &Row,
    slot: u32,
    fields: &Fields,
    analyst: &mut Analyst,
) -> Result<TantivyDocument> {
    let title = texts([solution.title.as_str()]);
    let body = texts([solution.summary.as_str(), &solution.description, &solution.supplier_name]);
    let mut document = TantivyDocument::default();
    document.add_bytes(fields.id, solution.id.as_bytes());
    document.add_u64(fields.slot, u64::from(slot));
    document.add_bytes(fields.row, &postcard::to_allocvec(row).map_err(|_| Error::Unreadable)?);
    for language in [Language::Fr, Language::En] {
        let [title_field, body_field] = fields.title_and_body(language);
        document.add_pre_tokenized_text(title_field, stemmed(&title, language, analyst));
        document.add_pre_tokenized_text(body_field, stemmed(&body, language, analyst));
    }
    document.add_pre_tokenized_text(fields.written, written(title.iter().chain(&body)));
    Ok(document)
}

pub(crate) fn read_row(stored: &[u8]) -> Result<Row> {
    postcard::from_bytes(stored).map_err(|_| Error::Unreadable)
}

/// The words of several texts, numbered on.
fn texts<const COUNT: usize>(texts: [&str; COUNT]) -> Vec<Word> {
    let mut all: Vec<Word> = Vec::new();
    for text in texts {
        let from = all.last().map_or(0, |word| word.position + GAP);
        all.extend(text::words(text).into_iter().map(|word| Word { position: word.position + from, ..word }));
    }
    all
}

fn stemmed(words: &[Word], language: Language, analyst: &mut Analyst) -> PreTokenizedString {
    let mut tokens = Vec::with_capacity(words.len());
    for word in words {
        let Some(stems) = analyst.stems(word, language) else { continue };
        tokens.extend(stems.iter().map(|stem| token(stem.to_owned(), word.position)));
    }
    PreTokenizedString { text: String::new(), tokens }
}

fn written<'a>(words: impl Iterator<Item = &'a Word>) -> PreTokenizedString {
    let mut kept: Vec<String> = words
        .filter(|word| !text::is_stop(&word.folded, Language::Fr) && !text::is_stop(&word.folded, Language::En))
        .map(|word| format!("{}{WRITTEN}{}", word.folded, word.lower))
        .collect();
    kept.sort_unstable();
    kept.dedup();
    let tokens = kept.into_iter().enumerate().map(|(position, word)| token(word, position)).collect();
    PreTokenizedString { text: String::new(), tokens }
}

fn token(text: String, position: usize) -> Token {
    Token { offset_from: 0, offset_to: 0, position, text, position_length: 1 }
}
