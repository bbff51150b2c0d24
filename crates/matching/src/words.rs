//! Words that mean the same in a search, from the list that the coordinator edits.
//!
//! Always holds: it is read when a question is asked, so that a change of the list needs no new index.

use crate::solution::Language;
use crate::text::{self, Stems};

/// One way of saying it: its telling words, each with its distance from the first.
pub(crate) type Expression = Vec<(usize, Stems)>;

#[derive(Default)]
pub struct Synonyms {
    groups: Vec<(Language, Vec<Expression>)>,
}

impl Synonyms {
    /// One row is one meaning: its expressions are separated by `;`, `,` or line ends.
    pub fn new(rows: impl IntoIterator<Item = (Language, String)>) -> Synonyms {
        let groups = rows.into_iter().map(|(language, row)| {
            let expressions = row.split([';', ',', '\n']).map(|said| expression(said, language));
            (language, expressions.filter(|expression| !expression.is_empty()).collect::<Vec<_>>())
        });
        Synonyms { groups: groups.filter(|(_, expressions)| expressions.len() > 1).collect() }
    }

    /// The longest known expression at the start of `words`: how many words it takes, and the other expressions.
    pub(crate) fn at_start(&self, words: &[(text::Word, Stems)], language: Language) -> Option<(usize, Vec<Expression>)> {
        let mut longest: Option<(usize, Vec<Expression>)> = None;
        for (spoken, expressions) in &self.groups {
            if *spoken != language {
                continue;
            }
            let Some(length) = expressions.iter().filter(|said| begins(words, said)).map(Vec::len).max() else { continue };
            if longest.as_ref().is_none_or(|(known, _)| length > *known) {
                longest = Some((length, expressions.clone()));
            } else if let Some((known, others)) = longest.as_mut().filter(|(known, _)| *known == length) {
                debug_assert_eq!(*known, length);
                others.extend(expressions.iter().cloned());
            }
        }
        longest
    }
}

fn expression(said: &str, language: Language) -> Expression {
    let words = text::telling(said, language);
    let first = words.first().map_or(0, |(word, _)| word.position);
    words.into_iter().map(|(word, stems)| (word.position - first, stems)).collect()
}

fn begins(words: &[(text::Word, Stems)], said: &Expression) -> bool {
    said.len() <= words.len() && said.iter().zip(words).all(|((_, said), (_, word))| said.meet(word))
}
