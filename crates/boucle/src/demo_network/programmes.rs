//! The programme of the demonstration network: one edition, who runs it, and the people of each organiser.

use std::collections::HashMap;

use db::{Run, Tx, Uuid, args, sql};
use serde::Deserialize;

use super::spaces::SPACE;
use super::{Known, lines};
use crate::kit::Packed;
use crate::kit::Result;
use crate::kit::error::internal;
use crate::packed;
use crate::programmes::rules;
use crate::programmes::save::{self, NewEdition, Programme};
use crate::programmes::terms::Terms;
use crate::spaces::queries as spaces;

/// Questions and rules, as they are kept.
static ACCESS: Packed = packed!("demo/access.json");
static EDITIONS: Packed = packed!("demo/editions.csv");
static ORGANISERS: Packed = packed!("demo/organisers.csv");

#[derive(Deserialize)]
struct EditionLine {
    programme: String,
    title: String,
    promise: String,
    audience: String,
    commitment: String,
    contact: String,
    open_space: String,
    opens_in_days: i64,
    closes_in_days: i64,
    starts_in_days: i64,
    ends_in_days: i64,
    places: i64,
    plenaries: i64,
    waits: String,
    decides: String,
    time_zone: String,
    coordinator: String,
    published_days_ago: Option<i64>,
    created_days_ago: i64,
}

#[derive(Deserialize)]
struct OrganiserLine {
    edition: String,
    organisation: String,
    part: String,
    /// `address=role`, each.
    people: String,
}

sql! {
    // What a space held before the network was made is no news to anybody.
    TOLD: () = "
        INSERT INTO notice_pace (person_id, space_id, told_at)
        SELECT m.person_id, m.space_id, $1 FROM space_member m JOIN edition e ON e.id = m.space_id
        WHERE m.until IS NULL";
    PROGRAMME: Uuid = "SELECT id FROM programme WHERE title = $1";
    OPEN: () = "UPDATE edition SET open_space_id = $2 WHERE id = $1";
}

/// Editions by title, each with the title of its open space.
pub struct Editions(HashMap<String, (Uuid, String)>);

impl Editions {
    pub fn titled(&self, title: &str) -> Result<Uuid> {
        self.0.get(title).map(|(id, _)| *id).ok_or_else(|| internal(format!("no edition {title}")))
    }

    /// The one to which people apply.
    pub fn open(&self) -> Result<Uuid> {
        self.titled("Achats circulaires, deuxième édition")
    }

    /// The one that is over.
    pub fn past(&self) -> Result<Uuid> {
        self.titled("Achats circulaires, première édition")
    }
}

/// The editions with the spaces of their participants and who runs them.
pub async fn found(tx: &Tx, known: &Known) -> Result<Editions> {
    let mut editions = HashMap::new();
    for line in lines::<EditionLine>(EDITIONS)? {
        let (title, open_space) = (line.title.clone(), line.open_space.clone());
        let programme = match tx.optional(&PROGRAMME, args![&line.programme]).await? {
            Some(id) => Programme::Known(id),
            None => Programme::New(line.programme.clone()),
        };
        editions.insert(title, (edition(tx, known, programme, line).await?, open_space));
    }
    for line in lines::<OrganiserLine>(ORGANISERS)? {
        let (edition, _) = editions.get(&line.edition).ok_or_else(|| internal(format!("no edition {}", line.edition)))?;
        organiser(tx, known, *edition, &line).await?;
    }
    tx.execute(&TOLD, args![known.now]).await?;
    Ok(Editions(editions))
}

/// The spaces of questions and answers, which are made after those of the editions.
pub async fn open(tx: &Tx, editions: &Editions) -> Result<()> {
    for (edition, title) in editions.0.values() {
        tx.execute(&OPEN, args![*edition, tx.one(&SPACE, args![title]).await?]).await?;
    }
    Ok(())
}

async fn edition(tx: &Tx, known: &Known, programme: Programme, line: EditionLine) -> Result<Uuid> {
    let coordinator = known.person(&line.coordinator)?;
    let made = known.ago(line.created_days_ago)?;
    let new = NewEdition {
        programme,
        title: line.title,
        promise: line.promise,
        audience: line.audience,
        commitment: line.commitment,
        contact: line.contact,
        open_space: None,
        opens_on: known.day(line.opens_in_days)?,
        closes_on: known.day(line.closes_in_days)?,
        starts_on: known.day(line.starts_in_days)?,
        ends_on: known.day(line.ends_in_days)?,
        places: line.places,
        plenaries: line.plenaries,
        waits: line.waits == "yes",
        decides: line.decides,
        time_zone: line.time_zone,
    };
    let id = save::insert(tx, &new, Some(coordinator), made).await?;
    spaces::seat(tx, id, coordinator, crate::spaces::Part::Coordinator, "", made).await?;
    if let Some(days) = line.published_days_ago {
        let at = known.ago(days)?;
        save::publish(tx, id, 1, Some(at), at).await?;
        let terms = Terms::read(&ACCESS.text()).written();
        save::write_access(tx, id, 0, &terms, at).await?;
        save::publish_access(tx, id, &terms, Some(coordinator), at).await?;
    }
    Ok(id)
}

async fn organiser(tx: &Tx, known: &Known, edition: Uuid, line: &OrganiserLine) -> Result<()> {
    let organisation = known.organisation(&line.organisation)?;
    save::add_organiser(tx, edition, organisation, &line.part, known.now).await?;
    for person in super::list(&line.people) {
        let (address, role) = person.split_once('=').unwrap_or((person, "coach"));
        let person = known.person(address)?;
        save::add_person(tx, edition, organisation, person, role, known.now).await?;
        spaces::seat(tx, edition, person, rules::seat(&line.part, role), "", known.now).await?;
    }
    Ok(())
}
