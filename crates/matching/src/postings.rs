//! One consistent view of the index: the words on disk and the columns in memory, joined by slot.
//!
//! Always holds: a posting of a deleted or replaced document is never seen.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use levenshtein_automata::{DFA, Distance, LevenshteinAutomatonBuilder, SINK_STATE};
use tantivy::query::{EnableScoring, PhraseQuery, Query};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocSet, Searcher, SegmentReader, TERMINATED, Term};
use uuid::Uuid;

use crate::Context;
use crate::columns::Columns;
use crate::document::{Fields, WRITTEN, read_row};
use crate::error::{Error, Result};
use crate::rolled::Rolled;
use crate::words::Expression;

/// Marks a document that is no longer alive.
const GONE: u32 = u32::MAX;

/// Words that an unfinished word may stand for.
const COMPLETIONS: usize = 50;
/// Words that a mistyped word may stand for.
const CORRECTIONS: usize = 3;
/// Corrections remembered: typing errors repeat, and each costs a walk of the dictionary.
const REMEMBERED: usize = 2_000;

pub(crate) struct View {
    pub searcher: Searcher,
    pub fields: Fields,
    pub columns: Columns,
    /// Number of the commit seen.
    pub opstamp: u64,
    /// The last change of the feed that is in it.
    pub mark: Option<Uuid>,
    /// For each segment, the slot of each document.
    slots: Vec<Vec<u32>>,
    corrections: Mutex<HashMap<String, Vec<String>>>,
    rolled: Mutex<Option<Arc<Rolled>>>,
}

impl View {
    /// Reads everything from the index.
    pub fn load(searcher: Searcher, fields: Fields) -> Result<View> {
        let mut columns = Columns::default();
        let slots = slots(&searcher)?;
        for (segment, slots) in searcher.segment_readers().iter().zip(&slots) {
            let store = segment.get_store_reader(1)?;
            let alive = segment.alive_bitset();
            let documents = store.iter::<tantivy::TantivyDocument>(alive);
            let living = slots.iter().filter(|slot| **slot != GONE);
            for (document, slot) in documents.zip(living) {
                use tantivy::schema::Value;
                let document = document?;
                let stored = document.get_first(fields.row).and_then(|value| value.as_bytes()).ok_or(Error::Unreadable)?;
                if !columns.load(*slot, read_row(stored)?) {
                    return Err(Error::Unreadable);
                }
            }
        }
        Ok(View {
            searcher,
            fields,
            columns,
            opstamp: 0,
            mark: None,
            slots,
            corrections: Mutex::default(),
            rolled: Mutex::default(),
        })
    }

    /// The columns rolled up the trees of the question; remembered until the next change.
    pub fn rolled(&self, context: &Context) -> Arc<Rolled> {
        let mut held = self.rolled.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(rolled) = held.as_ref().filter(|rolled| rolled.fits(context)) {
            return Arc::clone(rolled);
        }
        let rolled = Arc::new(Rolled::of(&self.columns, context));
        *held = Some(Arc::clone(&rolled));
        rolled
    }

    /// Takes over what has been committed; the caller changes the columns alike, under the same lock.
    pub fn renew(&mut self, searcher: Searcher) -> Result<()> {
        self.slots = slots(&searcher)?;
        self.searcher = searcher;
        self.corrections = Mutex::default();
        self.rolled = Mutex::default();
        Ok(())
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

    /// Each solution that has the word in that field, with how often.
    pub fn each(&self, field: Field, stem: &str, mut seen: impl FnMut(u32, u32)) -> Result<()> {
        let term = Term::from_field_text(field, stem);
        for (segment, slots) in self.searcher.segment_readers().iter().zip(&self.slots) {
            let inverted = segment.inverted_index(field)?;
            let Some(mut postings) = inverted.read_postings(&term, IndexRecordOption::WithFreqs)? else { continue };
            walk(&mut postings, slots, |slot, postings| seen(slot, tantivy::postings::Postings::term_freq(postings)));
        }
        Ok(())
    }

    /// Each solution that has those words in that order and distance.
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

    /// Each solution with a word that begins so.
    pub fn each_beginning(&self, beginning: &str, mut seen: impl FnMut(u32)) -> Result<()> {
        let after = format!("{beginning}\u{10ffff}");
        for (segment, slots) in self.searcher.segment_readers().iter().zip(&self.slots) {
            let inverted = segment.inverted_index(self.fields.written)?;
            let mut words = inverted.terms().range().ge(beginning).lt(&after).into_stream()?;
            let mut taken = 0;
            while taken < COMPLETIONS && words.advance() {
                // The word itself is sought by its stem.
                if words.key().get(beginning.len()) == Some(&(WRITTEN as u8)) {
                    continue;
                }
                taken += 1;
                let mut postings = inverted.read_postings_from_terminfo(words.value(), IndexRecordOption::Basic)?;
                walk(&mut postings, slots, |slot, _| seen(slot));
            }
        }
        Ok(())
    }

    /// Words of the catalogue that the mistyped word may be, nearest and most frequent first, as they are written.
    /// One error is allowed from 5 letters, two from 9.
    pub fn corrections(&self, folded: &str) -> Result<Vec<String>> {
        let allowed = match folded.chars().count() {
            0..5 => return Ok(Vec::new()),
            5..9 => 1,
            _ => 2,
        };
        let remembered = || self.corrections.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = remembered().get(folded) {
            return Ok(known.clone());
        }
        let mut near: HashMap<String, (u8, u64)> = HashMap::new();
        let automaton = Mistyped(builder(allowed).build_dfa(folded));
        for segment in self.searcher.segment_readers() {
            self.near_in(segment, &automaton, &mut near)?;
        }
        let mut near: Vec<_> =
            near.into_iter().map(|(word, (distance, count))| (distance, u64::MAX - count, word)).collect();
        near.sort();
        let nearest = near.first().map(|(distance, ..)| *distance);
        let kept = near.into_iter().filter(|(distance, ..)| Some(*distance) == nearest);
        let words: Vec<String> = kept.map(|(_, _, word)| word).take(CORRECTIONS).collect();
        let mut known = remembered();
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(folded.to_owned(), words.clone());
        Ok(words)
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

fn slots(searcher: &Searcher) -> Result<Vec<Vec<u32>>> {
    let mut all = Vec::new();
    for segment in searcher.segment_readers() {
        let column = segment.fast_fields().u64("slot")?.first_or_default_col(u64::from(GONE));
        let alive = segment.alive_bitset();
        let slot = |document| match alive {
            Some(alive) if !alive.is_alive(document) => GONE,
            _ => u32::try_from(column.get_val(document)).unwrap_or(GONE),
        };
        all.push((0..segment.max_doc()).map(slot).collect());
    }
    Ok(all)
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
