//! Where a message stands, and who may do what with it.

use super::queries::{MessageRow, TopicRow};
use crate::kit::Viewer;
use crate::spaces::Access;

/// Messages of one page.
pub const A_PAGE: i64 = 50;

/// The page, from 1, on which a message stands: always the same, whatever is hidden since.
pub fn page_of(number: i64) -> i64 {
    (number.max(1) - 1) / A_PAGE + 1
}

/// A closed topic is answered by those who run the space.
pub fn may_answer(access: &Access, topic: &TopicRow) -> bool {
    access.writes() && (topic.closed_at.is_none() || access.coordinates())
}

/// Its author, while it can be seen and the topic is open.
pub fn may_edit(viewer: &Viewer, access: &Access, topic: &TopicRow, message: &MessageRow) -> bool {
    may_answer(access, topic)
        && message.hidden_at.is_none()
        && viewer.id().is_some_and(|person| Some(person) == message.author_id)
}

/// Who asked says what answered; so do those who run the space.
pub fn may_mark(viewer: &Viewer, access: &Access, topic: &TopicRow) -> bool {
    access.writes() && (access.coordinates() || (viewer.id().is_some() && viewer.id() == topic.created_by))
}

/// A message as it is quoted in an answer.
pub fn quoted(author: &str, text: &str) -> String {
    let lines: String = text.lines().map(|line| format!("> {line}\n")).collect();
    format!("> **{author}**\n>\n{lines}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fifty_messages_stand_on_a_page() {
        assert_eq!([1, 50, 51, 100, 101].map(page_of), [1, 1, 2, 2, 3]);
    }

    #[test]
    fn a_quote_says_whose_words_they_are() {
        assert_eq!(quoted("Camille", "Un.\n\nDeux."), "> **Camille**\n>\n> Un.\n> \n> Deux.\n\n");
    }
}
