//! What happened in a space since a moment, whoever asks: read once, and then told to each as they may know it.

use std::collections::{HashMap, HashSet};

use db::{Date, Run, Timestamp, Uuid};

use crate::actions;
use crate::discussions::queries as discussions;
use crate::files::queries as documents;
use crate::kit::{Result, markdown};
use crate::meetings::queries as meetings;
use crate::pages::queries as pages;
use crate::polls::queries as polls;

/// Letters of a message that a mail repeats.
const BEGINNING: usize = 200;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Message,
    Page,
    Poll,
    Meeting,
    Document,
    /// Somebody answers for an action.
    Action,
    /// Its day comes.
    Reminder,
    /// Its day is past.
    Late,
}

impl Kind {
    pub fn code(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Page => "page",
            Self::Poll => "poll",
            Self::Meeting => "meeting",
            Self::Document => "document",
            Self::Action => "action",
            Self::Reminder => "reminder",
            Self::Late => "late",
        }
    }
}

#[derive(Debug, Clone)]
pub struct Happening {
    pub kind: Kind,
    /// The topic, the page, the poll or the meeting.
    pub id: Uuid,
    /// Of a message its number, of a page its revision.
    pub number: i64,
    pub title: String,
    /// What a message begins with; when a poll ends or a meeting begins is said from `moment`.
    pub beginning: String,
    pub moment: Option<Timestamp>,
    /// Of an action, the day on which it is due, and the one person who is told.
    pub due_on: Option<Date>,
    pub only: Option<Uuid>,
    pub author_id: Option<Uuid>,
    pub author: String,
    pub at: Timestamp,
    pub path: String,
}

/// The latest of each kind, in the order in which they happened.
pub async fn of(run: &impl Run, space: Uuid, since: Timestamp) -> Result<Vec<Happening>> {
    let mut all = Vec::new();
    for message in discussions::recent(run, space, since).await? {
        all.push(Happening {
            kind: Kind::Message,
            id: message.topic_id,
            number: message.number,
            title: message.topic_title,
            beginning: beginning(&markdown::to_words(&message.text)),
            moment: None,
            due_on: None,
            only: None,
            author_id: message.author_id,
            author: message.author.unwrap_or_default(),
            at: message.created_at,
            path: format!("/echanges/{}/messages/{}", message.topic_id, message.number),
        });
    }
    for page in pages::changed_since(run, space, since).await? {
        all.push(Happening {
            kind: Kind::Page,
            id: page.id,
            number: page.revision,
            title: page.title,
            beginning: page.comment,
            moment: None,
            due_on: None,
            only: None,
            author_id: page.author_id,
            author: page.author.unwrap_or_default(),
            at: page.updated_at,
            path: format!("/pages/{}", page.id),
        });
    }
    for poll in polls::recent(run, space, since).await? {
        all.push(Happening {
            kind: Kind::Poll,
            id: poll.id,
            number: 0,
            title: poll.title,
            beginning: String::new(),
            moment: Some(poll.closes_at),
            due_on: None,
            only: None,
            author_id: poll.author_id,
            author: poll.author.unwrap_or_default(),
            at: poll.created_at,
            path: format!("/votes/{}", poll.id),
        });
    }
    let mut series = HashSet::new();
    for meeting in meetings::recent(run, space, since).await? {
        // A series is told once, by its next meeting.
        if meeting.series_id.is_some_and(|id| !series.insert(id)) {
            continue;
        }
        all.push(Happening {
            kind: Kind::Meeting,
            id: meeting.id,
            number: 0,
            title: meeting.title,
            beginning: String::new(),
            moment: Some(meeting.starts_at),
            due_on: None,
            only: None,
            author_id: meeting.author_id,
            author: meeting.author.unwrap_or_default(),
            at: meeting.updated_at,
            path: format!("/rencontres/{}", meeting.id),
        });
    }
    for document in documents::recent(run, space, since).await? {
        all.push(Happening {
            kind: Kind::Document,
            id: document.id,
            number: document.number,
            title: document.name,
            beginning: document.comment,
            moment: None,
            due_on: None,
            only: None,
            author_id: document.author_id,
            author: document.author.unwrap_or_default(),
            at: document.created_at,
            path: format!("/documents/{}", document.id),
        });
    }
    for action in actions::news(run, space, since).await? {
        all.push(Happening {
            kind: match action.days {
                None => Kind::Action,
                Some(days) if days < 0 => Kind::Reminder,
                Some(_) => Kind::Late,
            },
            id: action.id,
            number: 0,
            title: action.title,
            beginning: String::new(),
            moment: None,
            due_on: Some(action.due_on),
            only: Some(action.person_id),
            author_id: action.author_id,
            author: action.author.unwrap_or_default(),
            at: action.at,
            path: format!("{}#etat", actions::address(action.id)),
        });
    }
    all.sort_by_key(|happening| happening.at);
    Ok(all)
}

fn beginning(words: &str) -> String {
    if words.chars().count() <= BEGINNING {
        return words.to_owned();
    }
    let cut: String = words.chars().take(BEGINNING).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut.get(..end).unwrap_or_default())
}

/// What people have read already or will not hear of, for the topics and pages of some happenings.
#[derive(Debug, Default)]
pub struct Known {
    topics: HashMap<(Uuid, Uuid), (i64, bool)>,
    pages: HashMap<(Uuid, Uuid), i64>,
}

impl Known {
    pub async fn of(run: &impl Run, people: &[Uuid], happenings: &[&Happening]) -> Result<Self> {
        let ids = |kind: Kind| -> Vec<Uuid> {
            let ids: HashSet<Uuid> = happenings.iter().filter(|one| one.kind == kind).map(|one| one.id).collect();
            ids.into_iter().collect()
        };
        let (topics, pages) = (ids(Kind::Message), ids(Kind::Page));
        let mut known = Self::default();
        if !topics.is_empty() {
            for reader in discussions::readers(run, people.to_vec(), topics).await? {
                known.topics.insert((reader.person_id, reader.topic_id), (reader.read, reader.is_muted));
            }
        }
        if !pages.is_empty() {
            for reader in pages::readers(run, people.to_vec(), pages).await? {
                known.pages.insert((reader.person_id, reader.page_id), reader.revision);
            }
        }
        Ok(known)
    }

    /// Whether somebody is to be told of it: not of what they wrote, read or muted.
    pub fn is_news(&self, person: Uuid, happening: &Happening) -> bool {
        if happening.author_id == Some(person) || happening.only.is_some_and(|only| only != person) {
            return false;
        }
        match happening.kind {
            Kind::Message => {
                let (read, is_muted) = self.topics.get(&(person, happening.id)).copied().unwrap_or_default();
                !is_muted && read < happening.number
            }
            Kind::Page => self.pages.get(&(person, happening.id)).copied().unwrap_or(0) < happening.number,
            Kind::Poll | Kind::Meeting | Kind::Document | Kind::Action | Kind::Reminder | Kind::Late => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::beginning;

    #[test]
    fn a_long_message_is_cut_between_words() {
        assert_eq!(beginning("Deux mots"), "Deux mots");
        let cut = beginning(&"mot ".repeat(100));
        assert!(cut.ends_with("mot…") && cut.chars().count() <= 201, "{cut}");
    }
}
