//! What happened in spaces lately, whoever asks: read once, and then told to each as they may know it, with the reason why it
//! concerns them.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use db::{Date, Run, Timestamp, Uuid};
use jiff::tz::TimeZone;

use crate::actions;
use crate::discussions::queries as discussions;
use crate::files::queries as documents;
use crate::kit::error::internal;
use crate::kit::{Language, Result, format, markdown};
use crate::meetings::queries as meetings;
use crate::pages::queries as pages;
use crate::polls::queries as polls;
use crate::spaces::Lately;

use super::queries;

/// Letters of a message that a mail repeats.
const BEGINNING: usize = 200;
/// Longer than any writing takes.
const A_WHILE: Duration = Duration::from_secs(10);

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
    pub space_id: Uuid,
    /// The topic, the page, the poll, the meeting or the document.
    pub id: Uuid,
    /// The message; else the same.
    pub row: Uuid,
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
    /// Of a message, who opened its topic.
    pub opened_by: Option<Uuid>,
    pub at: Timestamp,
    pub path: String,
}

impl Happening {
    /// Most is for all of its space, some for one person.
    pub fn is_for(&self, person: Uuid) -> bool {
        self.only.is_none_or(|only| only == person)
    }

    /// When it is, where it has its time.
    pub fn when(&self, language: Language, zone: &TimeZone) -> String {
        let moment = self.moment.map(|at| format::moment(language, at, zone));
        moment.or(self.due_on.map(|day| format::date(language, day))).unwrap_or_default()
    }
}

/// Until when what happened is told: what is being written at this moment may be of a little earlier, and would be missed.
pub fn settled(now: Timestamp) -> Result<Timestamp> {
    now.checked_sub(A_WHILE).map_err(internal)
}

/// Of each kind at most `lately.most`, in the order in which they happened.
pub async fn of(run: &impl Run, lately: &Lately) -> Result<Vec<Happening>> {
    let mut all = Vec::new();
    for message in discussions::recent(run, lately).await? {
        all.push(Happening {
            kind: Kind::Message,
            space_id: message.space_id,
            id: message.topic_id,
            row: message.id,
            number: message.number,
            title: message.topic_title,
            beginning: beginning(&markdown::to_words(&message.text)),
            moment: None,
            due_on: None,
            only: None,
            author_id: message.author_id,
            author: message.author.unwrap_or_default(),
            opened_by: message.topic_by,
            at: message.created_at,
            path: format!("/echanges/{}/messages/{}", message.topic_id, message.number),
        });
    }
    for page in pages::changed(run, lately).await? {
        all.push(Happening {
            kind: Kind::Page,
            space_id: page.space_id,
            id: page.id,
            row: page.id,
            number: page.revision,
            title: page.title,
            beginning: page.comment,
            moment: None,
            due_on: None,
            only: None,
            author_id: page.author_id,
            author: page.author.unwrap_or_default(),
            opened_by: None,
            at: page.updated_at,
            path: format!("/pages/{}", page.id),
        });
    }
    for poll in polls::recent(run, lately).await? {
        all.push(Happening {
            kind: Kind::Poll,
            space_id: poll.space_id,
            id: poll.id,
            row: poll.id,
            number: 0,
            title: poll.title,
            beginning: String::new(),
            moment: Some(poll.closes_at),
            due_on: None,
            only: None,
            author_id: poll.author_id,
            author: poll.author.unwrap_or_default(),
            opened_by: None,
            at: poll.created_at,
            path: format!("/votes/{}", poll.id),
        });
    }
    for meeting in meetings::recent(run, lately).await? {
        all.push(Happening {
            kind: Kind::Meeting,
            space_id: meeting.space_id,
            id: meeting.id,
            row: meeting.id,
            number: 0,
            title: meeting.title,
            beginning: String::new(),
            moment: Some(meeting.starts_at),
            due_on: None,
            only: None,
            author_id: meeting.author_id,
            author: meeting.author.unwrap_or_default(),
            opened_by: None,
            at: meeting.updated_at,
            path: format!("/rencontres/{}", meeting.id),
        });
    }
    for document in documents::recent(run, lately).await? {
        all.push(Happening {
            kind: Kind::Document,
            space_id: document.space_id,
            id: document.id,
            row: document.id,
            number: document.number,
            title: document.name,
            beginning: document.comment,
            moment: None,
            due_on: None,
            only: None,
            author_id: document.author_id,
            author: document.author.unwrap_or_default(),
            opened_by: None,
            at: document.created_at,
            path: format!("/documents/{}", document.id),
        });
    }
    for action in actions::news(run, lately).await? {
        all.push(Happening {
            kind: match action.days {
                None => Kind::Action,
                Some(days) if days < 0 => Kind::Reminder,
                Some(_) => Kind::Late,
            },
            space_id: action.group_id,
            id: action.id,
            row: action.id,
            number: 0,
            title: action.title,
            beginning: String::new(),
            moment: None,
            due_on: Some(action.due_on),
            only: Some(action.person_id),
            author_id: action.author_id,
            author: action.author.unwrap_or_default(),
            opened_by: None,
            at: action.at,
            path: format!("{}#etat", actions::address(action.id)),
        });
    }
    all.sort_by_key(|happening| (happening.at, happening.row));
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

/// Why somebody hears of something, from the strongest reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// A message names them.
    Named,
    /// They follow the topic, or watch the page.
    Followed,
    /// It answers a topic that they opened.
    Answered,
    /// They answer for the action.
    Given,
    /// They are in its space.
    Member,
}

impl Reason {
    pub fn code(self) -> &'static str {
        match self {
            Self::Named => "named",
            Self::Followed => "followed",
            Self::Answered => "answered",
            Self::Given => "given",
            Self::Member => "member",
        }
    }

    /// It concerns them more than the rest of its space: they hear of it at once, whatever pace they chose, but for never.
    pub fn is_apart(self) -> bool {
        matches!(self, Self::Named | Self::Followed)
    }
}

/// What people have read already, will not hear of or are waiting for, for the topics and pages of some happenings.
#[derive(Debug, Default)]
pub struct Known {
    topics: HashMap<(Uuid, Uuid), (i64, Option<String>)>,
    pages: HashMap<(Uuid, Uuid), i64>,
    named: HashSet<(Uuid, Uuid)>,
    watched: HashSet<(Uuid, Uuid)>,
    apart: HashMap<(Uuid, Uuid), Timestamp>,
}

impl Known {
    pub async fn of(run: &impl Run, people: &[Uuid], happenings: &[&Happening]) -> Result<Self> {
        let (messages, topics, pages) = ids(happenings);
        let mut known = Self::default();
        if !topics.is_empty() {
            for reader in discussions::readers(run, people.to_vec(), topics.clone()).await? {
                known.topics.insert((reader.person_id, reader.topic_id), (reader.read, reader.wish));
            }
            let mentions = discussions::mentions(run, messages).await?;
            known.named = mentions.into_iter().map(|mention| (mention.person_id, mention.message_id)).collect();
        }
        if !pages.is_empty() {
            for reader in pages::readers(run, people.to_vec(), pages.clone()).await? {
                known.pages.insert((reader.person_id, reader.page_id), reader.revision);
            }
            let watchers = pages::watchers(run, pages.clone()).await?;
            known.watched = watchers.into_iter().map(|watcher| (watcher.person_id, watcher.page_id)).collect();
        }
        let things = [topics, pages].concat();
        if !things.is_empty() {
            for apart in queries::apart(run, people.to_vec(), things).await? {
                known.apart.insert((apart.person_id, apart.thing_id), apart.told_at);
            }
        }
        Ok(known)
    }

    /// Whether it is new to somebody: not what they wrote, read or muted.
    pub fn is_unread(&self, person: Uuid, happening: &Happening) -> bool {
        if happening.author_id == Some(person) || !happening.is_for(person) {
            return false;
        }
        match happening.kind {
            Kind::Message => {
                let read = self.topics.get(&(person, happening.id)).map_or(0, |(read, _)| *read);
                read < happening.number && !self.is_muted(person, happening.id)
            }
            Kind::Page => self.pages.get(&(person, happening.id)).copied().unwrap_or(0) < happening.number,
            Kind::Poll | Kind::Meeting | Kind::Document | Kind::Action | Kind::Reminder | Kind::Late => true,
        }
    }

    /// Whether a mail is to tell somebody: not of what one told them apart already.
    pub fn is_news(&self, person: Uuid, happening: &Happening) -> bool {
        let was_told = || self.apart.get(&(person, happening.id)).is_some_and(|told_at| *told_at >= happening.at);
        self.is_unread(person, happening) && !(self.reason(person, happening).is_apart() && was_told())
    }

    pub fn is_muted(&self, person: Uuid, topic: Uuid) -> bool {
        self.topics.get(&(person, topic)).is_some_and(|(_, wish)| wish.as_deref() == Some("mute"))
    }

    pub fn reason(&self, person: Uuid, happening: &Happening) -> Reason {
        let wishes = || self.topics.get(&(person, happening.id)).is_some_and(|(_, wish)| wish.as_deref() == Some("follow"));
        match happening.kind {
            Kind::Message if self.named.contains(&(person, happening.row)) => Reason::Named,
            Kind::Message if wishes() => Reason::Followed,
            Kind::Message if happening.number > 1 && happening.opened_by == Some(person) => Reason::Answered,
            Kind::Page if self.watched.contains(&(person, happening.id)) => Reason::Followed,
            Kind::Action | Kind::Reminder | Kind::Late => Reason::Given,
            _ => Reason::Member,
        }
    }
}

/// Who is named in these happenings, follows their topics or watches their pages.
pub async fn concerned(run: &impl Run, happenings: &[Happening]) -> Result<Vec<Uuid>> {
    let (messages, topics, pages) = ids(&happenings.iter().collect::<Vec<_>>());
    let mut people = Vec::new();
    if !topics.is_empty() {
        people.extend(discussions::mentions(run, messages).await?.into_iter().map(|mention| mention.person_id));
        people.extend(discussions::followers(run, topics).await?);
    }
    if !pages.is_empty() {
        people.extend(pages::watchers(run, pages).await?.into_iter().map(|watcher| watcher.person_id));
    }
    people.sort_unstable();
    people.dedup();
    Ok(people)
}

/// The messages of happenings, their topics and their pages, each once.
fn ids(happenings: &[&Happening]) -> (Vec<Uuid>, Vec<Uuid>, Vec<Uuid>) {
    let of = |kind: Kind, id: fn(&Happening) -> Uuid| -> Vec<Uuid> {
        let ids: HashSet<Uuid> = happenings.iter().filter(|one| one.kind == kind).map(|one| id(one)).collect();
        ids.into_iter().collect()
    };
    (of(Kind::Message, |one| one.row), of(Kind::Message, |one| one.id), of(Kind::Page, |one| one.id))
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
