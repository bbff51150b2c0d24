//! Who asks, in which language, from where. Every handler takes a `Viewer`; rights are functions of it.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use db::Uuid;
use http::request::Parts;
use jiff::tz::TimeZone;

use super::Language;
use super::error::{Error, Result};

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    Member,
    Board,
    Coordinator,
    Operator,
}

impl Role {
    pub const ALL: [Self; 4] = [Self::Member, Self::Board, Self::Coordinator, Self::Operator];

    pub fn code(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Board => "board",
            Self::Coordinator => "coordinator",
            Self::Operator => "operator",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// A person's place in an organisation.
#[derive(Debug, Clone)]
pub struct Seat {
    pub organisation: Uuid,
    pub name: String,
    pub role: String,
    pub buys: bool,
    pub supplies: bool,
}

impl Seat {
    pub fn contributes(&self) -> bool {
        self.role != "reader"
    }

    pub fn manages(&self) -> bool {
        self.role == "manager"
    }
}

#[derive(Debug, Clone)]
pub struct Person {
    pub id: Uuid,
    pub name: String,
    pub initials: String,
    pub email: String,
    pub role: Role,
    pub session: Uuid,
    pub seats: Vec<Seat>,
}

#[derive(Debug, Clone)]
pub struct Viewer {
    pub person: Option<Arc<Person>>,
    pub language: Language,
    pub zone: TimeZone,
    /// The address of the connection, or of the proxy's client when a proxy is configured.
    pub address: String,
    pub request_id: String,
    /// The path and query that was asked for.
    pub here: String,
    /// The path alone, for the menu.
    pub path: String,
    /// A key of a text to show once, after a redirection.
    pub flash: Option<String>,
    /// A program asks in the person's name, with a token that only reads.
    pub only_reads: bool,
}

impl Viewer {
    /// Nobody in particular: for jobs and the command line.
    pub fn system(language: Language) -> Self {
        Self {
            person: None,
            language,
            zone: TimeZone::UTC,
            address: String::new(),
            request_id: String::new(),
            here: String::new(),
            path: String::new(),
            flash: None,
            only_reads: false,
        }
    }

    pub fn id(&self) -> Option<Uuid> {
        self.person.as_ref().map(|person| person.id)
    }

    /// The name under which the journal knows who acted.
    pub fn name(&self) -> &str {
        self.person.as_ref().map_or("", |person| &person.name)
    }

    pub fn signed_in(&self) -> Result<&Person> {
        self.person.as_deref().ok_or(Error::SignInFirst)
    }

    pub fn seats(&self) -> &[Seat] {
        self.person.as_ref().map_or(&[], |person| &person.seats)
    }

    pub fn seat(&self, organisation: Uuid) -> Option<&Seat> {
        self.seats().iter().find(|seat| seat.organisation == organisation)
    }

    fn role(&self) -> Option<Role> {
        self.person.as_ref().map(|person| person.role)
    }

    pub fn is_coordinator(&self) -> bool {
        self.role().is_some_and(|role| role >= Role::Coordinator)
    }

    /// Sits on the board, or runs the network.
    pub fn is_board(&self) -> bool {
        self.role().is_some_and(|role| role >= Role::Board)
    }

    pub fn is_operator(&self) -> bool {
        self.role() == Some(Role::Operator)
    }

    /// May write for a supplying organisation.
    pub fn is_supplier(&self) -> bool {
        self.seats().iter().any(|seat| seat.supplies && seat.contributes())
    }

    /// May write for a buying organisation.
    pub fn is_buyer(&self) -> bool {
        self.seats().iter().any(|seat| seat.buys && seat.contributes())
    }

    /// May write for this organisation: its contributors and managers, and coordinators.
    pub fn acts_for(&self, organisation: Uuid) -> bool {
        self.is_coordinator() || self.seat(organisation).is_some_and(Seat::contributes)
    }

    /// May change this organisation's own record and its people.
    pub fn manages(&self, organisation: Uuid) -> bool {
        self.is_coordinator() || self.seat(organisation).is_some_and(Seat::manages)
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Viewer {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self> {
        parts.extensions.get::<Self>().cloned().ok_or_else(|| Error::Internal("no viewer on the request".to_owned()))
    }
}

/// The first letters of the first and last words of a name.
pub fn initials(name: &str) -> String {
    let mut words = name.split([' ', '-']).filter_map(|word| word.chars().next());
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}
