//! Who reads and who changes a list, and with whom one may share it.

use db::{Run, Uuid};

use super::queries::{self, ListRow};
use crate::kit::{Error, Result, Seat, Viewer};
use crate::spaces::queries as spaces;

/// Solutions of one list.
pub const MOST_SOLUTIONS: usize = 500;
/// Lists that one person may make.
pub const MOST_LISTS: usize = 200;
/// Letters of a note.
pub const NOTE_LIMIT: usize = 2000;

/// A list as one viewer stands to it.
#[derive(Debug, Clone)]
pub struct Standing {
    pub list: ListRow,
    pub writes: bool,
}

/// What one may not read is not there.
pub async fn reads(run: &impl Run, viewer: &Viewer, id: Uuid) -> Result<Standing> {
    let list = queries::find(run, id).await?;
    let (reads, writes) = match (list.organisation_id, list.space_id) {
        (Some(organisation), _) => {
            let seat = viewer.seat(organisation);
            (seat.is_some(), seat.is_some_and(Seat::contributes))
        }
        (None, Some(space)) => {
            let access = spaces::access(run, viewer, space).await?;
            (access.is_in(), access.writes())
        }
        (None, None) => {
            let is_own = viewer.id() == Some(list.person_id);
            (is_own, is_own)
        }
    };
    if reads { Ok(Standing { list, writes }) } else { Err(Error::NotFound) }
}

pub async fn writes(run: &impl Run, viewer: &Viewer, id: Uuid) -> Result<ListRow> {
    let standing = reads(run, viewer, id).await?;
    if standing.writes { Ok(standing.list) } else { Err(Error::Forbidden) }
}

/// Whose a list is: one's own, an organisation's, a space's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sharing {
    Private,
    Organisation(Uuid),
    Space(Uuid),
}

impl Sharing {
    pub fn of(list: &ListRow) -> Self {
        match (list.organisation_id, list.space_id) {
            (Some(id), _) => Self::Organisation(id),
            (None, Some(id)) => Self::Space(id),
            (None, None) => Self::Private,
        }
    }

    /// As a form says it.
    pub fn code(self) -> String {
        match self {
            Self::Private => "private".to_owned(),
            Self::Organisation(id) => format!("organisation.{id}"),
            Self::Space(id) => format!("space.{id}"),
        }
    }
}

/// With whom somebody may share a list, each with its name: nobody, the organisations for which they write, and the spaces in
/// which they do. A list that somebody else made is not made private: it would be lost to the others.
pub async fn choices(run: &impl Run, viewer: &Viewer, of: Option<&ListRow>) -> Result<Vec<(Sharing, String)>> {
    let person = viewer.signed_in()?.id;
    let mut choices = Vec::new();
    if of.is_none_or(|list| list.person_id == person) {
        choices.push((Sharing::Private, viewer.language.t("lists-private")));
    }
    let seats = viewer.seats().iter().filter(|seat| seat.contributes());
    choices.extend(seats.map(|seat| (Sharing::Organisation(seat.organisation), seat.name.clone())));
    for space in spaces::mine(run, person).await?.into_iter().filter(|space| space.archived_at.is_none()) {
        let writes = space.kind == "network" || space.part.as_deref().is_some_and(|part| part != "reader");
        if writes {
            choices.push((Sharing::Space(space.id), space.title));
        }
    }
    Ok(choices)
}
