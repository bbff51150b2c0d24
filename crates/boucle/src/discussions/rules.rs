//! Where a message stands, who a message names, and who may do what with it.

use db::Uuid;

use super::queries::{MessageRow, TopicRow};
use crate::kit::{Viewer, format};
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

/// The people whose names stand after an at sign, as `@Camille Lavoie`; capitals and accents do not matter. Of two names
/// of which one begins the other, the longer is meant.
pub fn mentioned(text: &str, people: &[(Uuid, String)]) -> Vec<Uuid> {
    let folded = format::folded(&text.to_lowercase());
    let mut named: Vec<(Uuid, String)> =
        people.iter().map(|(id, name)| (*id, format::folded(&name.to_lowercase()))).collect();
    named.sort_by_key(|(_, name)| std::cmp::Reverse(name.len()));
    let mut found = Vec::new();
    for after in folded.split('@').skip(1) {
        let ends = |name: &str| {
            let rest = after.strip_prefix(name)?;
            rest.chars().next().is_none_or(|next| !next.is_alphanumeric()).then_some(())
        };
        let person = named.iter().find(|(_, name)| !name.is_empty() && ends(name).is_some());
        found.extend(person.map(|(id, _)| *id).filter(|id| !found.contains(id)));
    }
    found
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
    fn a_name_after_an_at_sign_names_somebody() {
        let id = Uuid::from_u128;
        let people =
            [(id(1), "Camille Lavoie".to_owned()), (id(2), "Camille".to_owned()), (id(3), "Noémie Tremblay".to_owned())];
        assert_eq!(mentioned("Merci @camille lavoie, et @Noemie Tremblay !", &people), [id(1), id(3)]);
        assert_eq!(mentioned("@Camille : oui", &people), [id(2)]);
        assert_eq!(mentioned("@Camillette, x@Camille Lavoie", &people), [id(1)]);
        assert!(mentioned("Camille Lavoie", &people).is_empty());
    }

    #[test]
    fn a_quote_says_whose_words_they_are() {
        assert_eq!(quoted("Camille", "Un.\n\nDeux."), "> **Camille**\n>\n> Un.\n> \n> Deux.\n\n");
    }
}
