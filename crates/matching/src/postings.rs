//! Where each word stands, on disk, by the slots that the index gives to what it holds.
//!
//! Always holds: a posting of a deleted or replaced document is never seen.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use tantivy::postings::SegmentPostings;
use tantivy::query::{EnableScoring, PhraseQuery, Query};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher, SegmentReader, TERMINATED, Term};

use crate::error::Result;
use crate::fields::{WRITTEN, WordFields};
use crate::text;
use crate::words::Expression;

/// Marks a document that is no longer alive.
pub(crate) const GONE: u32 = u32::MAX;

/// Words that an unfinished word may stand for.
const COMPLETIONS: usize = 50;
/// Words that a mistyped word may stand for.
const CORRECTIONS: usize = 3;
/// Corrections remembered: typing errors repeat, and each costs a walk of the dictionary.
const REMEMBERED: usize = 2_000;

pub(crate) struct Postings {
    searcher: Searcher,
    pub fields: WordFields,
    /// For each segment, the slot of each document.
    slots: Vec<Vec<u32>>,
    near: Mutex<HashMap<String, Arc<Vec<Near>>>>,
}

/// A word of the index that a mistyped word may be.
#[derive(Debug)]
pub(crate) struct Near {
    pub distance: u8,
    /// As it is written.
    pub word: String,
    /// Documents that have it.
    pub count: u64,
}

impl Postings {
    pub fn new(searcher: Searcher, fields: WordFields, slots: Vec<Vec<u32>>) -> Postings {
        Postings { searcher, fields, slots, near: Mutex::default() }
    }

    /// In how many documents the word stands.
    pub fn frequency(&self, field: Field, stem: &str) -> Result<u64> {
        let term = Term::from_field_text(field, stem);
        let mut sum = 0;
        for segment in self.searcher.segment_readers() {
            sum += u64::from(segment.inverted_index(field)?.doc_freq(&term)?);
        }
        Ok(sum)
    }

    /// Whatever has the word in that field, with how often.
    pub fn each(&self, field: Field, stem: &str, mut seen: impl FnMut(u32, u32)) -> Result<()> {
        self.postings(field, stem, IndexRecordOption::WithFreqs, |slot, postings| {
            seen(slot, tantivy::postings::Postings::term_freq(postings));
        })
    }

    /// Whatever has the word in that field.
    pub fn each_with(&self, field: Field, stem: &str, mut seen: impl FnMut(u32)) -> Result<()> {
        self.postings(field, stem, IndexRecordOption::Basic, |slot, _| seen(slot))
    }

    fn postings(
        &self,
        field: Field,
        stem: &str,
        option: IndexRecordOption,
        mut seen: impl FnMut(u32, &SegmentPostings),
    ) -> Result<()> {
        let term = Term::from_field_text(field, stem);
        for (segment, slots) in self.searcher.segment_readers().iter().zip(&self.slots) {
            let inverted = segment.inverted_index(field)?;
            let Some(mut postings) = inverted.read_postings(&term, option)? else { continue };
            walk(&mut postings, slots, &mut seen);
        }
        Ok(())
    }

    /// Whatever has those words in that order and distance.
    pub fn each_phrase(&self, field: Field, phrase: &Expression, mut seen: impl FnMut(u32)) -> Result<()> {
        let terms = phrase.iter().map(|(offset, stems)| (*offset, Term::from_field_text(field, &stems.main)));
        let query = PhraseQuery::new_with_offset(terms.collect());
        let weight = query.weight(EnableScoring::disabled_from_searcher(&self.searcher))?;
        for (segment, slots) in self.searcher.segment_readers().iter().zip(&self.slots) {
            let mut found = weight.scorer(segment, 1.0)?;
            walk(&mut found, slots, |slot, _| seen(slot));
        }
        Ok(())
    }

    /// Whatever has a word that begins so, in a field of written words. Only so many words are looked at, of those of
    /// which something that was seen counts.
    pub fn each_beginning(&self, written: Field, beginning: &str, mut seen: impl FnMut(u32) -> bool) -> Result<()> {
        let after = format!("{beginning}\u{10ffff}");
        for (segment, slots) in self.searcher.segment_readers().iter().zip(&self.slots) {
            let inverted = segment.inverted_index(written)?;
            let mut words = inverted.terms().range().ge(beginning).lt(&after).into_stream()?;
            let mut taken = 0;
            while taken < COMPLETIONS && words.advance() {
                // The word itself is sought by its stem.
                if words.key().get(beginning.len()) == Some(&(WRITTEN as u8)) {
                    continue;
                }
                let mut counts = false;
                let mut postings = inverted.read_postings_from_terminfo(words.value(), IndexRecordOption::Basic)?;
                walk(&mut postings, slots, |slot, _| counts |= seen(slot));
                taken += usize::from(counts);
            }
        }
        Ok(())
    }

    /// Whatever has the word exactly as it is written.
    pub fn each_written(&self, word: &str, seen: impl FnMut(u32)) -> Result<()> {
        self.each_with(self.fields.written, &format!("{}{WRITTEN}{word}", text::fold(word)), seen)
    }

    /// Words of the index that the mistyped word may be, as they are written, the most likely first.
    pub fn corrections(&self, folded: &str) -> Result<Vec<String>> {
        let near = self.near(folded)?;
        Ok(likeliest(near.iter().map(|near| (near.distance, near.count, near.word.as_str()))))
    }

    /// Words of the index that the mistyped word may be. One error is allowed from 5 letters, two from 9.
    pub fn near(&self, folded: &str) -> Result<Arc<Vec<Near>>> {
        let allowed = match folded.chars().count() {
            0..5 => return Ok(Arc::default()),
            5..9 => 1,
            _ => 2,
        };
        let remembered = || self.near.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = remembered().get(folded) {
            return Ok(Arc::clone(known));
        }
        let mut found: HashMap<String, (u8, u64)> = HashMap::new();
        let automaton = Mistyped(builder(allowed).build_dfa(folded));
        for segment in self.searcher.segment_readers() {
            self.near_in(segment, &automaton, &mut found)?;
        }
        let near = found.into_iter().map(|(word, (distance, count))| Near { distance, word, count });
        let near = Arc::new(near.collect());
        let mut known = remembered();
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(folded.to_owned(), Arc::clone(&near));
        Ok(near)
    }

    fn near_in(&self, segment: &SegmentReader, automaton: &Mistyped, near: &mut HashMap<String, (u8, u64)>) -> Result<()> {
        let inverted = segment.inverted_index(self.fields.written)?;
        let mut words = inverted.terms().search(automaton).into_stream()?;
        while words.advance() {
            let Ok(term) = std::str::from_utf8(words.key()) else { continue };
            let Some((folded, written)) = term.split_once(WRITTEN) else { continue };
            let Distance::Exact(distance) = automaton.0.eval(folded) else { continue };
            let entry = near.entry(written.to_owned()).or_insert((distance, 0));
            entry.1 += u64::from(words.value().doc_freq);
        }
        Ok(())
    }
}

fn walk<D: DocSet>(documents: &mut D, slots: &[u32], mut seen: impl FnMut(u32, &D)) {
    let mut document = documents.doc();
    while document != TERMINATED {
        if let Some(slot) = slots.get(document as usize).copied().filter(|slot| *slot != GONE) {
            seen(slot, documents);
        }
        document = documents.advance();
    }
}

/// Of words that a mistyped word may be, with distance and frequency: the nearest, the most frequent first.
pub(crate) fn likeliest<'w>(near: impl Iterator<Item = (u8, u64, &'w str)>) -> Vec<String> {
    let mut near: Vec<_> = near.map(|(distance, count, word)| (distance, u64::MAX - count, word)).collect();
    near.sort_unstable();
    let nearest = near.first().map(|(distance, ..)| *distance);
    let kept = near.into_iter().filter(|(distance, ..)| Some(*distance) == nearest);
    kept.map(|(.., word)| word.to_owned()).take(CORRECTIONS).collect()
}

/// Building the tables for a distance takes milliseconds: once.
fn builder(allowed: u8) -> &'static LevenshteinAutomatonBuilder {
    static ONE: OnceLock<LevenshteinAutomatonBuilder> = OnceLock::new();
    static TWO: OnceLock<LevenshteinAutomatonBuilder> = OnceLock::new();
    let (cell, distance) = if allowed == 1 { (&ONE, 1) } else { (&TWO, 2) };
    cell.get_or_init(|| LevenshteinAutomatonBuilder::new(distance, true))
}

/// Accepts the terms of the written words whose part without accents is near enough.
struct Mistyped(DFA);

/// None once the separator has been passed with success: the rest of the term is free.
impl tantivy_fst::Automaton for Mistyped {
    type State = Option<u32>;

    fn start(&self) -> Option<u32> {
        Some(self.0.initial_state())
    }

    fn is_match(&self, state: &Option<u32>) -> bool {
        state.is_none()
    }

    fn can_match(&self, state: &Option<u32>) -> bool {
        *state != Some(SINK_STATE)
    }

    fn accept(&self, state: &Option<u32>, byte: u8) -> Option<u32> {
        let state = (*state)?;
        if byte != WRITTEN as u8 {
            return Some(self.0.transition(state, byte));
        }
        match self.0.distance(state) {
            Distance::Exact(_) => None,
            Distance::AtLeast(_) => Some(SINK_STATE),
        }
    }
}
