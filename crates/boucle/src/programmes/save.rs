//! Writing editions and who runs them, in the caller's transaction.

use std::collections::{BTreeMap, BTreeSet};

use db::{Date, Run, Timestamp, Tx, Uuid, args, sql};

use super::queries::{EditionRow, OrganiserPerson};
use super::rules;
use crate::kit::{Error, Result, Viewer, forget, format};
use crate::spaces::Part;
use crate::spaces::queries::{self as spaces, NewSpace};

/// What a form says of an edition.
#[derive(Debug, Clone)]
pub struct NewEdition {
    pub programme: Programme,
    pub title: String,
    pub promise: String,
    pub audience: String,
    pub commitment: String,
    pub contact: String,
    pub open_space: Option<Uuid>,
    pub opens_on: Date,
    pub closes_on: Date,
    pub starts_on: Date,
    pub ends_on: Date,
    pub places: i64,
    pub plenaries: i64,
    pub waits: bool,
    pub decides: String,
    pub time_zone: String,
}

/// One that is there, or one that begins with this edition.
#[derive(Debug, Clone)]
pub enum Programme {
    Known(Uuid),
    New(String),
}

sql! {
    ADD_PROGRAMME: () = "INSERT INTO programme (id, title, title_key, created_at) VALUES ($1, $2, $3, $4)";
    INSERT: () = "
        INSERT INTO edition (id, programme_id, promise, audience, commitment, contact, open_space_id, opens_on, closes_on,
            starts_on, ends_on, places, plenaries, waits, decides, created_by, created_at, updated_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17, 1)";
    UPDATE: () = "
        UPDATE edition SET programme_id = $3, promise = $4, audience = $5, commitment = $6, contact = $7,
            open_space_id = $8, opens_on = $9, closes_on = $10, starts_on = $11, ends_on = $12, places = $13,
            plenaries = $14, waits = $15, decides = $16, updated_at = $17, version = version + 1
        WHERE id = $1 AND version = $2";
    PUBLISH: () = "
        UPDATE edition SET published_at = $3, updated_at = $4, version = version + 1 WHERE id = $1 AND version = $2";
    ADD_ACCESS: () = "
        INSERT INTO access_draft (edition_id, terms, updated_at, version) VALUES ($1, $2, $3, 1)
        ON CONFLICT (edition_id) DO NOTHING";
    WRITE_ACCESS: () = "
        UPDATE access_draft SET terms = $3, updated_at = $4, version = version + 1 WHERE edition_id = $1 AND version = $2";
    LAST_ACCESS: i64 = "SELECT COALESCE(max(number), 0) AS n FROM access_version WHERE edition_id = $1";
    PUBLISH_ACCESS: () = "
        INSERT INTO access_version (edition_id, number, terms, published_by, published_at) VALUES ($1, $2, $3, $4, $5)";
    ADD_ORGANISER: () = "
        INSERT INTO organiser (edition_id, organisation_id, part, since) VALUES ($1, $2, $3, $4)
        ON CONFLICT (edition_id, organisation_id) DO NOTHING";
    REMOVE_ORGANISER: () = "DELETE FROM organiser WHERE edition_id = $1 AND organisation_id = $2";
    // One alone: who was the pilot becomes a partner.
    YIELD: () = "UPDATE organiser SET part = 'partner' WHERE edition_id = $1 AND part = 'pilot'";
    SET_PART: () = "UPDATE organiser SET part = $3 WHERE edition_id = $1 AND organisation_id = $2";
    SET_PLACES: () = "UPDATE organiser SET places = $3 WHERE edition_id = $1 AND organisation_id = $2";
    ADD_PERSON: () = "
        INSERT INTO organiser_person (edition_id, organisation_id, person_id, role, since) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (edition_id, organisation_id, person_id) DO UPDATE SET role = excluded.role";
    LEAVE: () = "DELETE FROM organiser_person WHERE person_id = $1";
    REMOVE_PERSON: () = "
        DELETE FROM organiser_person WHERE edition_id = $1 AND organisation_id = $2 AND person_id = $3";
}

/// Who leaves the network runs no edition any more.
#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVER: forget::Leaver = forget::Leaver {
    feature: "programmes",
    leave: |tx, person, _| {
        Box::pin(async move {
            tx.execute(&LEAVE, args![person]).await?;
            Ok(())
        })
    },
};

/// Makes the space of the participants and the edition, under one id.
pub async fn insert(tx: &Tx, edition: &NewEdition, by: Option<Uuid>, now: Timestamp) -> Result<Uuid> {
    let space = NewSpace {
        kind: "edition".to_owned(),
        title: edition.title.clone(),
        summary: String::new(),
        visibility: "members".to_owned(),
        joining: "invitation".to_owned(),
        time_zone: edition.time_zone.clone(),
    };
    let id = spaces::insert(tx, &space, by, now).await?;
    let row = args![
        id,
        programme(tx, &edition.programme, now).await?,
        &edition.promise,
        &edition.audience,
        &edition.commitment,
        &edition.contact,
        edition.open_space,
        edition.opens_on,
        edition.closes_on,
        edition.starts_on,
        edition.ends_on,
        edition.places,
        edition.plenaries,
        edition.waits,
        &edition.decides,
        by,
        now
    ];
    tx.execute(&INSERT, row).await?;
    Ok(id)
}

async fn programme(tx: &Tx, programme: &Programme, now: Timestamp) -> Result<Uuid> {
    match programme {
        Programme::Known(id) => Ok(*id),
        Programme::New(title) => {
            let id = Uuid::now_v7();
            tx.execute(&ADD_PROGRAMME, args![id, title, format::sort_key(title), now]).await?;
            Ok(id)
        }
    }
}

/// Changes an edition that is still at `version`, and of its space what is the edition's to say.
pub async fn update(tx: &Tx, viewer: &Viewer, id: Uuid, version: i64, edition: &NewEdition, now: Timestamp) -> Result<()> {
    let row = args![
        id,
        version,
        programme(tx, &edition.programme, now).await?,
        &edition.promise,
        &edition.audience,
        &edition.commitment,
        &edition.contact,
        edition.open_space,
        edition.opens_on,
        edition.closes_on,
        edition.starts_on,
        edition.ends_on,
        edition.places,
        edition.plenaries,
        edition.waits,
        &edition.decides,
        now
    ];
    if tx.execute(&UPDATE, row).await? == 0 {
        return Err(Error::Conflict);
    }
    let space = spaces::access(tx, viewer, id).await?.space;
    let changed = NewSpace {
        kind: space.kind,
        title: edition.title.clone(),
        summary: space.summary,
        visibility: space.visibility,
        joining: space.joining,
        time_zone: edition.time_zone.clone(),
    };
    spaces::update(tx, id, space.version, &changed, now).await
}

/// Shows the edition to everybody, or to those who prepare it alone when `at` is nothing.
pub async fn publish(tx: &Tx, id: Uuid, version: i64, at: Option<Timestamp>, now: Timestamp) -> Result<()> {
    if tx.execute(&PUBLISH, args![id, version, at, now]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// Writes conditions of access over those at `version`, which is 0 for the first.
pub async fn write_access(tx: &Tx, edition: Uuid, version: i64, terms: &str, now: Timestamp) -> Result<()> {
    let written = match version {
        0 => tx.execute(&ADD_ACCESS, args![edition, terms, now]).await?,
        _ => tx.execute(&WRITE_ACCESS, args![edition, version, terms, now]).await?,
    };
    if written == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// The number of the version that these conditions make.
pub async fn publish_access(tx: &Tx, edition: Uuid, terms: &str, by: Option<Uuid>, now: Timestamp) -> Result<i64> {
    let number = tx.one(&LAST_ACCESS, args![edition]).await? + 1;
    tx.execute(&PUBLISH_ACCESS, args![edition, number, terms, by, now]).await?;
    Ok(number)
}

/// Whether it is new.
pub async fn add_organiser(tx: &Tx, edition: Uuid, organisation: Uuid, part: &str, now: Timestamp) -> Result<bool> {
    Ok(tx.execute(&ADD_ORGANISER, args![edition, organisation, part, now]).await? > 0)
}

pub async fn remove_organiser(tx: &Tx, edition: Uuid, organisation: Uuid) -> Result<()> {
    if tx.execute(&REMOVE_ORGANISER, args![edition, organisation]).await? == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Makes an organiser the pilot; who was it until now is a partner.
pub async fn set_pilot(tx: &Tx, edition: Uuid, organisation: Uuid) -> Result<()> {
    tx.execute(&YIELD, args![edition]).await?;
    if tx.execute(&SET_PART, args![edition, organisation, "pilot"]).await? == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// How many places are an organiser's own, or that it has no share.
pub async fn set_places(tx: &Tx, edition: Uuid, organisation: Uuid, places: Option<i64>) -> Result<()> {
    if tx.execute(&SET_PLACES, args![edition, organisation, places]).await? == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Says what somebody of an organiser does.
pub async fn add_person(tx: &Tx, edition: Uuid, organisation: Uuid, person: Uuid, role: &str, now: Timestamp) -> Result<()> {
    tx.execute(&ADD_PERSON, args![edition, organisation, person, role, now]).await?;
    Ok(())
}

pub async fn remove_person(tx: &Tx, edition: Uuid, organisation: Uuid, person: Uuid) -> Result<()> {
    let removed = tx.execute(&REMOVE_PERSON, args![edition, organisation, person]).await?;
    if removed == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Gives everybody who runs the edition the seat in its space that their part and role ask for, and takes it from those who
/// ran it before.
pub async fn arrange(tx: &Tx, edition: &EditionRow, before: &[OrganiserPerson], now: Timestamp) -> Result<()> {
    let organisers = super::queries::organisers(tx, edition.id).await?;
    let people = super::queries::people(tx, edition.id).await?;
    let part = |organisation| organisers.iter().find(|it| it.organisation_id == organisation).map_or("", |it| &*it.part);
    let mut wanted: BTreeMap<Uuid, Part> = BTreeMap::new();
    for person in &people {
        let seat = rules::seat(part(person.organisation_id), &person.role);
        let kept = wanted.entry(person.person_id).or_insert(seat);
        *kept = seat.max(*kept);
    }
    for (person, seat) in &wanted {
        if spaces::part(tx, edition.id, *person).await? != Some(*seat) {
            spaces::seat(tx, edition.id, *person, *seat, "", now).await?;
        }
    }
    let gone = before.iter().map(|person| person.person_id).filter(|person| !wanted.contains_key(person));
    for person in gone.collect::<BTreeSet<_>>() {
        spaces::unseat(tx, edition.id, person, now).await?;
    }
    Ok(())
}
