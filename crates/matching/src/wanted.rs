//! The telling words of a need, and which solutions have them.
//!
//! Always holds: a word that is in every notice ("marché", "fourniture") or in most of a large catalogue is not
//! telling; the rarer the word in the catalogue, the more it weighs.

use crate::error::Result;
use crate::expand::rarity;
use crate::score::Need;
use crate::text::{self, Stems};
use crate::view::View;

/// Words that decide: the rarest of those the catalogue knows.
const MOST: usize = 12;
/// In a catalogue of this size, a word of more than one solution in five tells nothing.
const LARGE: usize = 1000;
/// Share of the weight of the words from which they speak of the same thing.
const STRONG: f32 = 0.5;

pub(crate) struct Wanted {
    /// As written in the need, with their weights.
    words: Vec<(String, f32)>,
    /// By slot, one bit a word.
    met: Vec<u16>,
    total: f32,
    /// Weight and number of the words that no solution has: names of places, or things nobody offers.
    absent: f32,
    absent_count: usize,
}

impl Wanted {
    pub fn of(need: &Need, view: &View) -> Result<Wanted> {
        let solutions = view.columns.len();
        let [title, body] = view.fields.title_and_body(need.language);
        let mut wanted = Wanted { words: Vec::new(), met: Vec::new(), total: 0.0, absent: 0.0, absent_count: 0 };
        let mut known: Vec<(text::Word, Stems, f32)> = Vec::new();
        let mut seen: Vec<Stems> = Vec::new();
        for (word, stems) in text::telling(&need.text, need.language) {
            let is_number = word.folded.starts_with(|letter: char| letter.is_ascii_digit());
            if is_number || text::is_generic(&word.folded) || seen.iter().any(|other| other.meet(&stems)) {
                continue;
            }
            let mut documents = 0;
            for stem in stems.iter() {
                documents += view.frequency(title, stem)?.max(view.frequency(body, stem)?);
            }
            seen.push(stems.clone());
            if documents == 0 {
                wanted.absent += rarity(solutions, 1);
                wanted.absent_count += 1;
            } else if solutions < LARGE || documents * 5 <= solutions as u64 {
                known.push((word, stems, rarity(solutions, documents)));
            }
        }
        known.sort_by(|one, other| other.2.total_cmp(&one.2).then(one.0.start.cmp(&other.0.start)));
        known.truncate(MOST);
        known.sort_by_key(|(word, ..)| word.start);
        wanted.seek(view, known, [title, body])?;
        Ok(wanted)
    }

    fn seek(
        &mut self,
        view: &View,
        known: Vec<(text::Word, Stems, f32)>,
        fields: [tantivy::schema::Field; 2],
    ) -> Result<()> {
        self.met = vec![0; view.columns.width()];
        for (number, (word, stems, weight)) in known.into_iter().enumerate() {
            for field in fields {
                for stem in stems.iter() {
                    view.each(field, stem, |slot, _| {
                        if let Some(met) = self.met.get_mut(slot as usize) {
                            *met |= 1 << number;
                        }
                    })?;
                }
            }
            self.total += weight;
            self.words.push((word.lower, weight));
        }
        Ok(())
    }

    /// Share of the weight of the words that the catalogue knows; none when it knows none of them.
    pub fn share(&self, slot: u32) -> Option<f32> {
        (self.total > 0.0).then(|| self.weight(slot) / self.total)
    }

    /// Whether the solution has enough of the telling words to speak of the same thing.
    pub fn is_strong(&self, slot: u32) -> bool {
        let count = self.met.get(slot as usize).map_or(0, |met| met.count_ones()) as usize;
        let enough = count >= 2 || count == 1 && self.words.len() + self.absent_count == 1;
        enough && self.weight(slot) >= STRONG * (self.total + self.absent)
    }

    /// Slots that have the words, strongly.
    pub fn strong(&self) -> impl Iterator<Item = u32> + '_ {
        let met = self.met.iter().enumerate().filter(|(_, met)| **met != 0).map(|(slot, _)| slot as u32);
        met.filter(|slot| self.is_strong(*slot))
    }

    /// The words found in the solution, and all the words sought.
    pub fn found(&self, slot: u32) -> (Vec<String>, Vec<String>) {
        let met = self.met.get(slot as usize).copied().unwrap_or(0);
        let sought = || self.words.iter().map(|(word, _)| word.clone());
        let found = sought().enumerate().filter(|(number, _)| met & (1 << number) != 0).map(|(_, word)| word);
        (found.collect(), sought().collect())
    }

    fn weight(&self, slot: u32) -> f32 {
        let mut met = self.met.get(slot as usize).copied().unwrap_or(0);
        let mut sum = 0.0;
        while met != 0 {
            sum += self.words.get(met.trailing_zeros() as usize).map_or(0.0, |(_, weight)| *weight);
            met &= met - 1;
        }
        sum
    }
}
