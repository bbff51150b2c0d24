//! Words that were found before the index takes them: they are written into one text, a line each, and read again as they are.
//! The engine's own form for such words is JSON, which took a seventh of the time of a test that makes an index.

use std::fmt::Write;
use std::str::Split;

use tantivy::tokenizer::{Token, TokenStream, Tokenizer};

/// By which the fields of an index name [`Given`].
pub(crate) const NAME: &str = "given";

/// No word has it: they are letters and digits.
const END: char = '\n';

/// Adds a word to those of a field.
pub(crate) fn push(field: &mut String, position: usize, word: &str) {
    // A String takes whatever it is given.
    let _ = write!(field, "{position} {word}{END}");
}

/// Reads what [`push`] wrote.
#[derive(Debug, Clone, Default)]
pub(crate) struct Given {
    token: Token,
}

impl Tokenizer for Given {
    type TokenStream<'a> = Words<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Words<'a> {
        Words { left: text.split(END), token: &mut self.token }
    }
}

pub(crate) struct Words<'a> {
    left: Split<'a, char>,
    token: &'a mut Token,
}

impl TokenStream for Words<'_> {
    fn advance(&mut self) -> bool {
        let Some((position, word)) = self.left.next().and_then(|line| line.split_once(' ')) else { return false };
        let Ok(position) = position.parse() else { return false };
        self.token.position = position;
        self.token.text.clear();
        self.token.text.push_str(word);
        true
    }

    fn token(&self) -> &Token {
        self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_as_they_were_written() {
        let words = [(0, "bureau"), (1, "remis"), (1, "remettre"), (11, "chaise\0chaïse")];
        let mut field = String::new();
        for (position, word) in words {
            push(&mut field, position, word);
        }
        let mut given = Given::default();
        for _ in 0..2 {
            let mut read = Vec::new();
            given.token_stream(&field).process(&mut |token| read.push((token.position, token.text.clone())));
            assert_eq!(read, words.map(|(position, word)| (position, word.to_owned())));
        }
        assert!(!given.token_stream("").advance());
    }
}
