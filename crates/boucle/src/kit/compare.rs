//! Two texts compared, two changes of one text brought together, and whose each line is.
//! Always: what is the same, removed and added, put together again, is either text; a merge that cannot be made is said,
//! and loses nothing.

use std::time::{Duration, Instant};

use similar::algorithms::{Capture, Compact, IdentifyDistinct, Replace, patience};
use similar::{ChangeTag, DiffOp, DiffableStr};

/// A very different pair of long texts is compared roughly rather than slowly.
const PATIENCE: Duration = Duration::from_millis(200);
/// Lines of the same text shown around a change.
const AROUND: usize = 2;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Same,
    Removed,
    Added,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub kind: Kind,
    pub text: String,
}

impl Piece {
    pub fn is_removed(&self) -> bool {
        self.kind == Kind::Removed
    }

    pub fn is_added(&self) -> bool {
        self.kind == Kind::Added
    }
}

/// How to come from the old parts to the new ones. One way of comparing, over numbers that stand for the parts: the library has
/// five, and the program would hold each of them for words and for lines.
fn steps(old: &[&str], new: &[&str]) -> Vec<DiffOp> {
    let parts = IdentifyDistinct::<u32>::new(old, 0..old.len(), new, 0..new.len());
    let (olds, news) = (parts.old_lookup(), parts.new_lookup());
    let mut found = Compact::new(Replace::new(Capture::new()), olds, news);
    let until = Some(Instant::now() + PATIENCE);
    match patience::diff_deadline(&mut found, olds, parts.old_range(), news, parts.new_range(), until) {
        Ok(()) => found.into_inner().into_inner().into_ops(),
        Err(never) => match never {},
    }
}

/// One text with what was removed and what was added, word by word.
pub fn by_word(old: &str, new: &str) -> Vec<Piece> {
    let (old, new) = (old.tokenize_unicode_words(), new.tokenize_unicode_words());
    let mut pieces: Vec<Piece> = Vec::new();
    let mut changed = Changed::default();
    for change in steps(&old, &new).iter().flat_map(|step| step.iter_changes(old.as_slice(), new.as_slice())) {
        let word = change.value();
        match change.tag() {
            ChangeTag::Equal if word.trim().is_empty() && !changed.is_empty() => changed.between.push_str(word),
            ChangeTag::Equal => {
                changed.end(&mut pieces);
                add(&mut pieces, Kind::Same, word);
            }
            ChangeTag::Delete => changed.removed(word),
            ChangeTag::Insert => changed.added(word),
        }
    }
    changed.end(&mut pieces);
    pieces
}

/// Changed words that follow one another. The spaces between them are of both texts, and do not tear them apart.
#[derive(Default)]
struct Changed {
    old: String,
    new: String,
    between: String,
}

impl Changed {
    fn is_empty(&self) -> bool {
        self.old.is_empty() && self.new.is_empty()
    }

    fn bridge(&mut self) {
        self.old.push_str(&self.between);
        self.new.push_str(&self.between);
        self.between.clear();
    }

    fn removed(&mut self, word: &str) {
        self.bridge();
        self.old.push_str(word);
    }

    fn added(&mut self, word: &str) {
        self.bridge();
        self.new.push_str(word);
    }

    fn end(&mut self, pieces: &mut Vec<Piece>) {
        add(pieces, Kind::Removed, &self.old);
        add(pieces, Kind::Added, &self.new);
        add(pieces, Kind::Same, &self.between);
        *self = Self::default();
    }
}

fn add(pieces: &mut Vec<Piece>, kind: Kind, text: &str) {
    match pieces.last_mut().filter(|last| last.kind == kind) {
        Some(last) => last.text.push_str(text),
        None if text.is_empty() => {}
        None => pieces.push(Piece { kind, text: text.to_owned() }),
    }
}

/// One line of both texts, side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    Line {
        old: Option<Vec<Piece>>,
        new: Option<Vec<Piece>>,
    },
    /// So many lines that are the same.
    Skipped(usize),
}

pub fn side_by_side(old: &str, new: &str) -> Vec<Row> {
    let ops = steps(&old.tokenize_lines(), &new.tokenize_lines());
    let (olds, news): (Vec<&str>, Vec<&str>) = (old.lines().collect(), new.lines().collect());
    let line = |lines: &[&str], at: usize| lines.get(at).copied().unwrap_or_default().to_owned();
    let whole = |text: String, kind| Some(vec![Piece { kind, text }]);
    let mut rows = Vec::new();
    for (number, op) in ops.iter().enumerate() {
        match *op {
            DiffOp::Equal { old_index, len, .. } => {
                let before = if number == 0 { 0 } else { AROUND };
                let after = if number + 1 == ops.len() { 0 } else { AROUND };
                let same = |at: usize| {
                    let text = line(&olds, old_index + at);
                    Row::Line { old: whole(text.clone(), Kind::Same), new: whole(text, Kind::Same) }
                };
                if len <= before + after + 1 {
                    rows.extend((0..len).map(same));
                } else {
                    rows.extend((0..before).map(same));
                    rows.push(Row::Skipped(len - before - after));
                    rows.extend((len - after..len).map(same));
                }
            }
            DiffOp::Delete { old_index, old_len, .. } => {
                rows.extend(
                    (old_index..old_index + old_len)
                        .map(|at| Row::Line { old: whole(line(&olds, at), Kind::Removed), new: None }),
                );
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                rows.extend(
                    (new_index..new_index + new_len)
                        .map(|at| Row::Line { old: None, new: whole(line(&news, at), Kind::Added) }),
                );
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                for at in 0..old_len.max(new_len) {
                    let old = (at < old_len).then(|| line(&olds, old_index + at));
                    let new = (at < new_len).then(|| line(&news, new_index + at));
                    rows.push(match (old, new) {
                        (Some(old), Some(new)) => {
                            let pieces = by_word(&old, &new);
                            let without = |kind| pieces.iter().filter(|piece| piece.kind != kind).cloned().collect();
                            Row::Line { old: Some(without(Kind::Added)), new: Some(without(Kind::Removed)) }
                        }
                        (old, new) => Row::Line {
                            old: old.and_then(|text| whole(text, Kind::Removed)),
                            new: new.and_then(|text| whole(text, Kind::Added)),
                        },
                    });
                }
            }
        }
    }
    rows
}

/// Both changes of one text, where they touch different lines; nothing where they contradict each other.
pub fn merge(base: &str, mine: &str, theirs: &str) -> Option<String> {
    if mine == theirs || base == theirs {
        return Some(mine.to_owned());
    }
    diffy::merge(base, mine, theirs).ok()
}

/// For each line of the last of these texts, which of them brought it, from 0.
pub fn origins(texts: &[&str]) -> Vec<(String, usize)> {
    let mut lines: Vec<(String, usize)> = Vec::new();
    for (number, text) in texts.iter().enumerate() {
        let before: Vec<&str> = lines.iter().map(|(line, _)| line.as_str()).collect();
        let now: Vec<&str> = text.lines().collect();
        let mut next = Vec::with_capacity(now.len());
        for op in steps(&before, &now) {
            match op {
                DiffOp::Equal { old_index, len, .. } => {
                    next.extend(lines.iter().skip(old_index).take(len).cloned());
                }
                DiffOp::Insert { new_index, new_len, .. } | DiffOp::Replace { new_index, new_len, .. } => {
                    let brought = now.iter().skip(new_index).take(new_len);
                    next.extend(brought.map(|line| ((*line).to_owned(), number)));
                }
                DiffOp::Delete { .. } => {}
            }
        }
        lines = next;
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn side(pieces: &[Piece], without: Kind) -> String {
        pieces.iter().filter(|piece| piece.kind != without).map(|piece| piece.text.as_str()).collect()
    }

    #[test]
    fn a_changed_word_is_shown_as_one() {
        let pieces = by_word("Inscription avant le 12 mai.", "Inscription avant le 15 mai.");
        let said: Vec<(Kind, &str)> = pieces.iter().map(|piece| (piece.kind, piece.text.as_str())).collect();
        assert_eq!(
            said,
            [(Kind::Same, "Inscription avant le "), (Kind::Removed, "12"), (Kind::Added, "15"), (Kind::Same, " mai."),]
        );
    }

    #[test]
    fn changed_words_stay_together() {
        let pieces = by_word("Écrire à la ville.", "Écrire au syndicat mixte.");
        let said: Vec<(Kind, &str)> = pieces.iter().map(|piece| (piece.kind, piece.text.as_str())).collect();
        assert_eq!(
            said,
            [(Kind::Same, "Écrire "), (Kind::Removed, "à la ville"), (Kind::Added, "au syndicat mixte"), (Kind::Same, "."),]
        );
    }

    #[test]
    fn two_changes_of_different_lines_are_brought_together() {
        let base = "Qui ?\n\nLes acheteurs.\n\nQuand ?\n\nEn mai.\n";
        let mine = "Qui ?\n\nLes acheteurs et les élus.\n\nQuand ?\n\nEn mai.\n";
        let theirs = "Qui ?\n\nLes acheteurs.\n\nQuand ?\n\nEn juin.\n";
        let both = "Qui ?\n\nLes acheteurs et les élus.\n\nQuand ?\n\nEn juin.\n";
        assert_eq!(merge(base, mine, theirs).as_deref(), Some(both));
    }

    #[test]
    fn two_changes_of_one_line_are_not() {
        assert_eq!(merge("En mai.\n", "En juin.\n", "En juillet.\n"), None);
    }

    #[test]
    fn each_line_is_its_author_s() {
        let texts = ["Un\nDeux\n", "Un\nDeux bis\n", "Zéro\nUn\nDeux bis\n"];
        let brought: Vec<usize> = origins(&texts).into_iter().map(|(_, by)| by).collect();
        assert_eq!(brought, [2, 0, 1]);
    }

    #[test]
    fn far_from_a_change_lines_are_counted_and_not_shown() {
        let old: String = (1..=20).map(|line| format!("ligne {line}\n")).collect();
        let rows = side_by_side(&old, &old.replace("ligne 10\n", "ligne dix\n"));
        assert_eq!(rows.first(), Some(&Row::Skipped(7)));
        assert_eq!(rows.last(), Some(&Row::Skipped(8)));
        assert_eq!(rows.len(), 7);
    }

    proptest! {
        #[test]
        fn a_comparison_holds_both_texts(old in "[a-c éà.\n]{0,60}", new in "[a-c éà.\n]{0,60}") {
            let pieces = by_word(&old, &new);
            prop_assert_eq!(side(&pieces, Kind::Added), old);
            prop_assert_eq!(side(&pieces, Kind::Removed), new);
        }

        #[test]
        fn who_changed_nothing_takes_the_other_s_text(base in "[a-c\n]{0,40}", theirs in "[a-c\n]{0,40}") {
            prop_assert_eq!(merge(&base, &base, &theirs), Some(theirs));
        }

        #[test]
        fn origins_are_the_lines_of_the_last_text(texts in proptest::collection::vec("[a-c\n]{0,20}", 1..6)) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let lines: Vec<String> = origins(&texts).into_iter().map(|(line, _)| line).collect();
            prop_assert_eq!(lines, texts[texts.len() - 1].lines().collect::<Vec<_>>());
        }
    }
}
