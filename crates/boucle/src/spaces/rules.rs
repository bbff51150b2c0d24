//! Who may read, write and run a space, and whom a text written there names.

use db::{Date, Timestamp, Uuid, row};
use jiff::civil::Time;
use jiff::tz::TimeZone;

use crate::kit::error::{Error, Result, forbidden, not_found};
use crate::kit::{Viewer, format};

pub const KINDS: [&str; 4] = ["network", "open", "working_group", "edition"];
pub const VISIBILITIES: [&str; 3] = ["public", "network", "members"];
pub const JOININGS: [&str; 3] = ["open", "request", "invitation"];

/// What a person is in a space, from the least to the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Reader,
    Member,
    Coordinator,
}

impl Part {
    pub const ALL: [Self; 3] = [Self::Reader, Self::Member, Self::Coordinator];

    pub fn code(self) -> &'static str {
        match self {
            Self::Reader => "reader",
            Self::Member => "member",
            Self::Coordinator => "coordinator",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }
}

row! {
    #[derive(Debug, Clone)]
    pub struct SpaceRow {
        pub id: Uuid,
        pub kind: String,
        pub title: String,
        pub summary: String,
        pub visibility: String,
        pub joining: String,
        pub time_zone: String,
        pub archived_at: Option<Timestamp>,
        pub version: i64,
        // what the one who asks is in it
        pub part: Option<String>,
    }
}

/// A space as one viewer stands to it.
#[derive(Debug, Clone)]
pub struct Access {
    pub space: SpaceRow,
    /// What the viewer is in it; coordinators of the network are coordinators everywhere.
    pub part: Option<Part>,
    signed_in: bool,
}

impl Access {
    pub fn new(viewer: &Viewer, space: SpaceRow, kept: Option<Part>) -> Self {
        let part = match (viewer.is_coordinator(), space.kind.as_str(), viewer.person.is_some()) {
            (true, ..) => Some(Part::Coordinator),
            (false, "network", true) => Some(Part::Member),
            _ => kept,
        };
        Self { space, part, signed_in: viewer.person.is_some() }
    }

    pub fn reads(&self) -> bool {
        self.part.is_some()
            || match self.space.visibility.as_str() {
                "public" => true,
                "network" => self.signed_in,
                _ => false,
            }
    }

    pub fn is_in(&self) -> bool {
        self.part.is_some()
    }

    pub fn writes(&self) -> bool {
        self.space.archived_at.is_none() && self.part >= Some(Part::Member)
    }

    /// Runs the space; of an archived one that is only to open it again.
    pub fn coordinates(&self) -> bool {
        self.part == Some(Part::Coordinator)
    }

    /// May come in, or ask to.
    pub fn may_join(&self) -> bool {
        self.signed_in
            && self.part.is_none()
            && self.reads()
            && self.space.archived_at.is_none()
            && self.space.joining != "invitation"
    }

    /// That a space is hidden is itself hidden.
    pub fn or_not_found(self) -> Result<Self> {
        match (self.reads(), self.signed_in, self.space.visibility.as_str()) {
            (true, ..) => Ok(self),
            (false, false, "network") => Err(Error::SignInFirst),
            _ => Err(not_found()),
        }
    }

    pub fn must(self, may: bool) -> Result<Self> {
        if may { Ok(self) } else { Err(forbidden()) }
    }
}

/// A day and an hour at a place, as typed, as a moment. An hour that the change of clocks skips is taken an hour later; one
/// that comes twice, the first time.
pub fn moment(day: &str, time: &str, zone: &str) -> Option<Timestamp> {
    let (day, time): (Date, Time) = (day.parse().ok()?, time.parse().ok()?);
    Some(day.to_datetime(time).to_zoned(TimeZone::get(zone).ok()?).ok()?.timestamp())
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

impl SpaceRow {
    #[cfg(test)]
    pub fn blank() -> Self {
        Self {
            id: Uuid::nil(),
            kind: "open".to_owned(),
            title: String::new(),
            summary: String::new(),
            visibility: "members".to_owned(),
            joining: "invitation".to_owned(),
            time_zone: "UTC".to_owned(),
            archived_at: None,
            version: 1,
            part: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use db::Uuid;

    use super::{Access, Part, SpaceRow, mentioned, moment};
    use crate::kit::{Language, Viewer};

    fn space(kind: &str, visibility: &str, archived: bool) -> SpaceRow {
        SpaceRow {
            kind: kind.to_owned(),
            visibility: visibility.to_owned(),
            archived_at: archived.then(|| "2026-11-23T12:00:00Z".parse().unwrap()),
            ..SpaceRow::blank()
        }
    }

    #[test]
    fn a_visitor_reads_what_is_public_and_writes_nothing() {
        let visitor = Viewer::system(Language::Fr);
        for (visibility, reads) in [("public", true), ("network", false), ("members", false)] {
            let access = Access::new(&visitor, space("open", visibility, false), None);
            assert_eq!((access.reads(), access.writes(), access.may_join()), (reads, false, false), "{visibility}");
        }
    }

    #[test]
    fn an_archived_space_is_read_and_not_written() {
        let visitor = Viewer::system(Language::Fr);
        let access = Access::new(&visitor, space("open", "members", true), Some(Part::Coordinator));
        assert!(access.reads() && access.coordinates() && !access.writes());
    }

    #[test]
    fn a_reader_does_not_write() {
        let visitor = Viewer::system(Language::Fr);
        for (part, writes) in [(Part::Reader, false), (Part::Member, true), (Part::Coordinator, true)] {
            let access = Access::new(&visitor, space("open", "members", false), Some(part));
            assert!(access.reads());
            assert_eq!(access.writes(), writes, "{part:?}");
        }
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
    fn an_hour_that_does_not_exist_is_an_hour_later() {
        let at = |day, time| moment(day, time, "Europe/Paris").unwrap().to_string();
        // On 29 March 2026 the clock goes from two to three: half past two is 01:30 UTC, which is half past three.
        assert_eq!(at("2026-03-29", "02:30"), "2026-03-29T01:30:00Z");
        // On 25 October half past two comes twice; the first is summer time.
        assert_eq!(at("2026-10-25", "02:30"), "2026-10-25T00:30:00Z");
        assert_eq!(moment("2026-02-30", "10:00", "Europe/Paris"), None);
        assert_eq!(moment("2026-02-28", "10:00", "Europe/Nowhere"), None);
    }
}
