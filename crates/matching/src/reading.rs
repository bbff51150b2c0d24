//! The search of texts: all words must be there; those whose title has more of them come first, then the latest.
//!
//! Always holds: the answer to who may read some spaces is the answer that an index of these spaces alone would give. What is
//! corrected, what an unfinished word may stand for, how many are found: none of it tells of a text that is not theirs.

use std::cmp::Reverse;
use std::collections::HashSet;

use uuid::Uuid;

use crate::bits::Bits;
use crate::error::Result;
use crate::expand::{self, Unit};
use crate::postings::likeliest;
use crate::search::first;
use crate::shelf::{Open, Shelf};
use crate::solution::Language;
use crate::text;
use crate::texts::Texts;
use crate::words::{Expression, Synonyms};

#[derive(Debug, Clone, Copy)]
pub struct TextQuery<'q> {
    /// As typed: words, `"phrases"`, the last word possibly unfinished.
    pub text: &'q str,
    pub language: Language,
    /// The spaces that the asker may read.
    pub spaces: &'q HashSet<Uuid>,
    /// Of one kind, or of all (empty).
    pub kind: &'q str,
    pub most: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TextPage {
    pub hits: Vec<TextHit>,
    /// The words as they were understood, when a typing error was corrected.
    pub corrected: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextHit {
    pub id: Uuid,
    /// Of the wording that was found.
    pub stamp: u64,
}

/// Texts that hold one unit of what is asked.
struct Met {
    anywhere: Bits,
    in_title: Bits,
}

/// For each text that may stand for others, so many more are looked at.
const SPARE: usize = 8;

impl Texts {
    pub fn search(&self, query: &TextQuery, synonyms: &Synonyms) -> Result<TextPage> {
        let shelf = self.shelf();
        let units = expand::units(query.text, query.language, synonyms);
        let asking = Asking { shelf: &shelf, open: shelf.open_to(query.spaces), language: query.language };
        let mut corrected: Option<String> = None;
        let mut all: Option<Bits> = None;
        let mut titles = Vec::with_capacity(units.len());
        // From the last to the first, so that a correction does not move the words before it.
        for unit in units.iter().rev() {
            let mut met = asking.met(unit)?;
            if let Some(word) = unit.word.as_ref().filter(|_| !asking.open.has_any(&met.anywhere)) {
                let others = asking.corrections(&word.folded)?;
                for other in &others {
                    for (_, stems) in text::telling(other, query.language) {
                        asking.seek(&vec![(0, stems)], &mut met)?;
                    }
                }
                if let Some(other) = others.first() {
                    let words = corrected.get_or_insert_with(|| query.text.to_owned());
                    if words.get(word.start..word.end).is_some() {
                        words.replace_range(word.start..word.end, other);
                    }
                }
            }
            match &mut all {
                Some(all) => all.meet(&met.anywhere),
                None => all = Some(met.anywhere),
            }
            titles.push(met.in_title);
        }
        let Some(all) = all else { return Ok(TextPage::default()) };
        Ok(TextPage { hits: asking.best(&all, &titles, query), corrected })
    }
}

struct Asking<'s> {
    shelf: &'s Shelf,
    open: Open<'s>,
    language: Language,
}

impl Asking<'_> {
    fn met(&self, unit: &Unit) -> Result<Met> {
        let (words, fields) = (&self.shelf.words, &self.shelf.fields);
        let mut met = Met { anywhere: Bits::new(self.shelf.width), in_title: Bits::new(self.shelf.width) };
        for expression in &unit.expressions {
            self.seek(expression, &mut met)?;
        }
        if let Some(beginning) = &unit.beginning {
            for (written, bits) in [(fields.written_title, &mut met.in_title), (fields.words.written, &mut met.anywhere)] {
                words.each_beginning(written, beginning, |slot| {
                    bits.insert(slot);
                    self.open.has(slot)
                })?;
            }
        }
        Ok(met)
    }

    fn seek(&self, expression: &Expression, met: &mut Met) -> Result<()> {
        let words = &self.shelf.words;
        let [title, body] = words.fields.title_and_body(self.language);
        for (field, in_title) in [(title, Some(&mut met.in_title)), (body, None)] {
            let mut in_title = in_title;
            let mut meet = |slot| {
                met.anywhere.insert(slot);
                if let Some(titles) = &mut in_title {
                    titles.insert(slot);
                }
            };
            match expression.as_slice() {
                [(_, stems)] => {
                    for stem in stems.iter() {
                        words.each_with(field, stem, &mut meet)?;
                    }
                }
                _ => words.each_phrase(field, expression, &mut meet)?,
            }
        }
        Ok(())
    }

    /// Words of what the asker may read that the mistyped word may be.
    fn corrections(&self, folded: &str) -> Result<Vec<String>> {
        let near = self.shelf.words.near(folded)?;
        let mut readable = Vec::new();
        for near in near.iter() {
            let mut count = 0;
            self.shelf.words.each_written(&near.word, |slot| count += u64::from(self.open.has(slot)))?;
            if count > 0 {
                readable.push((near.distance, count, near.word.as_str()));
            }
        }
        Ok(likeliest(readable.into_iter()))
    }

    fn best(&self, all: &Bits, titles: &[Bits], query: &TextQuery) -> Vec<TextHit> {
        let named = |slot| titles.iter().filter(|title| title.has(slot)).count();
        let keyed = self.open.each(all, query.kind).map(|(slot, at)| (Reverse(named(slot)), Reverse(at), slot));
        let id = |slot| self.shelf.hit(slot).map(|(id, _)| id);
        let ordered = first(keyed, query.most.saturating_mul(SPARE), |one, other| {
            (one.0, one.1).cmp(&(other.0, other.1)).then_with(|| id(one.2).cmp(&id(other.2)))
        });
        let mut seen = HashSet::new();
        let distinct = ordered.into_iter().filter(|(.., slot)| seen.insert(self.shelf.stands_for(*slot)));
        let hits = distinct.filter_map(|(.., slot)| self.shelf.hit(slot));
        hits.take(query.most).map(|(id, stamp)| TextHit { id, stamp }).collect()
    }
}
