//! What a typed query asks: its units of meaning, each with the ways of saying it, found in the index.
//!
//! Always holds: all units must be met; only when no solution meets them all are those that meet most of them given,
//! and said to be so. A word is corrected only when it is found nowhere as typed.

use roaring::RoaringBitmap;

use crate::Context;
use crate::error::Result;
use crate::solution::Language;
use crate::text::{self, Stems, Word};
use crate::view::View;
use crate::words::{Expression, Synonyms};

/// Units of one query, one bit each; a longer query is a text, and its first words decide.
const MOST_UNITS: usize = u16::BITS as usize;
/// How much more a word in the title counts than one in the body.
const TITLE: f32 = 3.0;
/// How much a word counts that is only begun, another word for it, or a corrected one.
const BEGUN: f32 = 0.4;
const SYNONYM: f32 = 0.7;
const CORRECTED: f32 = 0.5;

/// A word, a phrase in quotes, or several words with a common synonym.
#[derive(Debug)]
pub(crate) struct Unit {
    /// As typed first, then other expressions for it.
    pub expressions: Vec<Expression>,
    /// When it may be unfinished, how it begins, without accents.
    pub beginning: Option<String>,
    /// A single word that may be mistyped: its bytes in the query.
    pub word: Option<Word>,
}

/// Solutions found by words.
pub(crate) struct Found {
    pub slots: RoaringBitmap,
    /// By slot.
    pub scores: Vec<f32>,
    pub corrected: Option<String>,
    pub relaxed: bool,
}

pub(crate) fn units(query: &str, language: Language, synonyms: &Synonyms) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut from = 0;
    let parts: Vec<&str> = query.split(['"', '“', '”', '«', '»']).collect();
    let last = parts.len().saturating_sub(1);
    for (number, part) in parts.iter().enumerate() {
        // The signs are of one to three bytes: find the part itself.
        let at = query.get(from..).and_then(|rest| rest.find(part)).map_or(from, |offset| from + offset);
        from = at + part.len();
        let words = text::telling(part, language);
        if number % 2 == 1 && number < last {
            let first = words.first().map_or(0, |(word, _)| word.position);
            let phrase: Expression = words.into_iter().map(|(word, stems)| (word.position - first, stems)).collect();
            if !phrase.is_empty() {
                units.push(Unit { expressions: vec![phrase], beginning: None, word: None });
            }
        } else {
            let unfinished = number == last && part.ends_with(char::is_alphanumeric);
            plain_units(words, at, part.len(), unfinished, (language, synonyms), &mut units);
        }
    }
    units.truncate(MOST_UNITS);
    units
}

fn plain_units(
    words: Vec<(Word, Stems)>,
    at: usize,
    length: usize,
    unfinished: bool,
    (language, synonyms): (Language, &Synonyms),
    units: &mut Vec<Unit>,
) {
    let mut rest = words.as_slice();
    while let Some((word, stems)) = rest.first() {
        let known = synonyms.at_start(rest, language);
        let taken = known.as_ref().map_or(1, |(length, _)| *length).max(1);
        let is_last = word.end == length && unfinished && word.folded.chars().count() >= 2;
        let mut expressions: Vec<Expression> = if taken == 1 { vec![vec![(0, stems.clone())]] } else { Vec::new() };
        expressions.extend(known.map(|(_, others)| others).unwrap_or_default());
        let placed = Word { start: word.start + at, end: word.end + at, ..word.clone() };
        units.push(Unit {
            expressions,
            beginning: is_last.then(|| word.folded.clone()),
            word: (taken == 1).then_some(placed),
        });
        rest = rest.get(taken..).unwrap_or_default();
    }
}

/// None when the query has no word that carries meaning: everything is found then.
pub(crate) fn find(view: &View, query: &str, language: Language, context: &Context) -> Result<Option<Found>> {
    let units = units(query, language, context.synonyms);
    if units.is_empty() {
        return Ok(None);
    }
    let mut marks = Marks::new(view.columns.width());
    let mut corrected = query.to_owned();
    let mut is_corrected = false;
    // From the last to the first, so that a correction does not move the words before it.
    for (number, unit) in units.iter().enumerate().rev() {
        marks.bit = 1 << number;
        marks.any = false;
        for (which, expression) in unit.expressions.iter().enumerate() {
            seek(view, expression, language, if which == 0 { 1.0 } else { SYNONYM }, &mut marks)?;
        }
        if let Some(beginning) = &unit.beginning {
            view.each_beginning(view.fields.written, beginning, |slot| {
                marks.add(slot, BEGUN);
                true
            })?;
        }
        let Some(word) = unit.word.as_ref().filter(|_| !marks.any) else { continue };
        for (which, other) in view.corrections(&word.folded)?.into_iter().enumerate() {
            for (_, stems) in text::telling(&other, language) {
                seek(view, &vec![(0, stems)], language, CORRECTED, &mut marks)?;
            }
            if which == 0 && corrected.is_char_boundary(word.start) && corrected.is_char_boundary(word.end) {
                corrected.replace_range(word.start..word.end, &other);
                is_corrected = true;
            }
        }
    }
    let (slots, relaxed) = marks.meeting(units.len());
    Ok(Some(Found { slots, scores: marks.scores, corrected: is_corrected.then_some(corrected), relaxed }))
}

fn seek(view: &View, expression: &Expression, language: Language, weight: f32, marks: &mut Marks) -> Result<()> {
    let [title, body] = view.fields.title_and_body(language);
    if let [(_, stems)] = expression.as_slice() {
        for stem in stems.iter() {
            let documents = view.frequency(title, stem)? + view.frequency(body, stem)?;
            let rarity = rarity(view.columns.len(), documents);
            for (field, worth) in [(title, TITLE), (body, 1.0)] {
                view.each(field, stem, |slot, times| {
                    // The second mention adds less than the first.
                    let saturated = times as f32 / (times as f32 + 1.0);
                    marks.add(slot, weight * worth * rarity * saturated);
                })?;
            }
        }
        return Ok(());
    }
    for (field, worth) in [(title, TITLE), (body, 1.0)] {
        let telling = rarity(view.columns.len(), 1) / 2.0;
        view.each_phrase(field, expression, |slot| marks.add(slot, weight * worth * telling))?;
    }
    Ok(())
}

/// How telling a word is: a word of few solutions tells more.
pub(crate) fn rarity(solutions: usize, documents: u64) -> f32 {
    (1.0 + solutions as f32 / documents.max(1) as f32).ln()
}

/// By slot: which units are met, and how well.
struct Marks {
    met: Vec<u16>,
    scores: Vec<f32>,
    bit: u16,
    any: bool,
}

impl Marks {
    fn new(width: usize) -> Marks {
        Marks { met: vec![0; width], scores: vec![0.0; width], bit: 0, any: false }
    }

    fn add(&mut self, slot: u32, points: f32) {
        if let (Some(met), Some(score)) = (self.met.get_mut(slot as usize), self.scores.get_mut(slot as usize)) {
            *met |= self.bit;
            *score += points;
            self.any = true;
        }
    }

    /// Those that meet all units; else, of three units or more, those that meet most of them.
    fn meeting(&self, units: usize) -> (RoaringBitmap, bool) {
        let every = u16::MAX >> MOST_UNITS.saturating_sub(units);
        let all = self.slots(|met| met == every);
        if !all.is_empty() || units < 3 {
            return (all, false);
        }
        let most = self.met.iter().map(|met| met.count_ones()).max().unwrap_or(0);
        if most * 3 < units as u32 * 2 { (all, false) } else { (self.slots(|met| met.count_ones() >= most), true) }
    }

    /// Made a byte at a time: half of the slots may have a common word.
    fn slots(&self, wanted: impl Fn(u16) -> bool) -> RoaringBitmap {
        let byte = |eight: &[u16]| eight.iter().rev().fold(0, |byte, met| byte << 1 | u8::from(wanted(*met)));
        let bytes: Vec<u8> = self.met.chunks(8).map(byte).collect();
        RoaringBitmap::from_lsb0_bytes(0, &bytes)
    }
}
