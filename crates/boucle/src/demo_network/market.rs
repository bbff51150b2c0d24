//! The life of the catalogue of the demonstration: a solution that its supplier changed, what is proposed
//! from outside, what is flagged and claimed.

use db::{Timestamp, Tx, Uuid};
use serde::Deserialize;

use super::{Known, categories, lines, list, place, places};
use crate::announcements::save::{self as announcements, NewAnnouncement};
use crate::catalogue::queries::{self, Solution};
use crate::catalogue::save::{self as solutions, Author, NewSolution};
use crate::kit::{Language, Packed, Result};
use crate::needs::queries as needs;
use crate::packed;
use crate::people::identifiers::{self, Scheme};
use crate::people::rules::email_key;
use crate::proposals::rules::State;
use crate::proposals::save::{self, Draft};
use crate::upkeep::save as upkeep;

static PROPOSALS: Packed = packed!("demo/proposals.csv");
static ANNOUNCEMENTS: Packed = packed!("demo/announcements.csv");

#[derive(Deserialize)]
struct Line {
    state: String,
    language: String,
    title: String,
    summary: String,
    description: String,
    links: String,
    categories: String,
    strategies: String,
    commitments: String,
    places: String,
    radius_km: Option<i64>,
    organisation: String,
    kind: String,
    identifier: String,
    website: String,
    town: String,
    name: String,
    email: String,
    days_ago: i64,
    reason: String,
    solution: String,
}

#[derive(Deserialize)]
struct AnnouncementLine {
    kind: String,
    need: String,
    solution: String,
    score: u8,
    days_ago: i64,
}

/// What was told in the last days; the rest of the network is no news.
pub async fn announce(tx: &Tx, known: &Known) -> Result<()> {
    for line in lines::<AnnouncementLine>(ANNOUNCEMENTS)? {
        let (need, solution) = (known.need(&line.need)?, known.solution(&line.solution)?);
        let of_solution = line.kind == "solution";
        let organisation = match of_solution {
            true => needs::find(tx, need).await?.row.organisation_id,
            false => queries::find(tx, solution).await?.row.supplier_id,
        };
        let kind = if of_solution { "solution" } else { "need" };
        let told = NewAnnouncement { kind, organisation, need, solution, score: line.score };
        announcements::announce(tx, &[told], None, known.ago(line.days_ago)?).await?;
    }
    announcements::begin_quietly(tx).await
}

pub async fn add(tx: &Tx, known: &Known) -> Result<()> {
    change(tx, known).await?;
    for line in lines::<Line>(PROPOSALS)? {
        propose(tx, known, line).await?;
    }
    let said = "La livraison n’est plus offerte le samedi : le site du fournisseur le dit depuis mars.";
    upkeep::flag(tx, known.solution("s2")?, ("error", said), None, known.ago(4)?).await?;
    let twice = "La même offre est publiée deux fois, en français et en anglais.";
    let by = Some(known.person("camille.lavoie@example.org")?);
    upkeep::flag(tx, known.solution("s8")?, ("duplicate", twice), by, known.ago(2)?).await?;
    let claim = "Je suis chargée de clientèle à la savonnerie. Notre site nomme l’équipe ; le standard peut confirmer.";
    let (record, person) = (known.organisation("savonnerie")?, known.person("agathe.morin@example.org")?);
    upkeep::claim(tx, record, person, claim, known.ago(1)?).await
}

/// Written more than a year ago, changed a little later by its supplier, and confirmed by nobody since.
async fn change(tx: &Tx, known: &Known) -> Result<()> {
    let id = known.solution("s4")?;
    let before = queries::find(tx, id).await?;
    let version = before.row.version;
    let mut after = rewritten(before);
    after.description.push_str("\n\nNous démontons sur place et livrons dans la semaine.");
    let by = Author { person: Some(known.person("idriss.benali@example.org")?), vouches: true };
    solutions::update(tx, id, version, &after, by, known.ago(380)?).await
}

fn rewritten(solution: Solution) -> NewSolution {
    let row = solution.row;
    let codes = crate::catalogue::cards::codes;
    NewSolution {
        supplier: row.supplier_id,
        title: row.title,
        summary: row.summary,
        description: row.description,
        language: row.language,
        strategies: codes(&row.strategies),
        commitments: codes(&row.commitments),
        links: row.links,
        radius_km: row.radius_km,
        radius_place: row.radius_place_id,
        state: row.state,
        categories: solution.categories,
        places: solution.places,
        labels: solution.labels.into_iter().map(|label| (label.label_code, label.proof, label.expires_on)).collect(),
        supply: solution.supply,
        source_key: None,
    }
}

async fn propose(tx: &Tx, known: &Known, line: Line) -> Result<()> {
    let sent = known.ago(line.days_ago)?;
    let identifier =
        Scheme::ALL.into_iter().find_map(|scheme| Some((scheme, identifiers::parse(scheme, &line.identifier).ok()?)));
    let draft = Draft {
        categories: categories(tx, &line.categories).await?,
        strategies: list(&line.strategies).map(str::to_owned).collect(),
        commitments: list(&line.commitments).map(str::to_owned).collect(),
        places: places(tx, &line.places).await?,
        town: place(tx, &line.town).await?,
        kind: Some(line.kind).filter(|kind| !kind.is_empty()),
        email_key: email_key(&line.email).unwrap_or_default(),
        identifier,
        title: line.title,
        summary: line.summary,
        description: line.description,
        links: line.links,
        radius_km: line.radius_km,
        organisation: line.organisation,
        website: line.website,
        name: line.name,
        email: line.email,
    };
    let (id, _) = save::begin(tx, Language::parse(&line.language).unwrap_or_default(), &draft, sent).await?;
    let state = State::parse(&line.state).unwrap_or(State::Draft);
    bring(tx, known, (id, state), &line.reason, sent).await?;
    if !line.solution.is_empty() {
        save::published(tx, id, known.solution(&line.solution)?).await?;
    }
    Ok(())
}

/// Sent, then decided on the next day, as far as its state says.
async fn bring(tx: &Tx, known: &Known, (id, state): (Uuid, State), reason: &str, sent: Timestamp) -> Result<()> {
    if state == State::Draft {
        return Ok(());
    }
    save::set_state(tx, id, State::Draft, State::Unconfirmed, sent).await?;
    if state == State::Unconfirmed {
        return Ok(());
    }
    save::confirm(tx, id, sent).await?;
    save::set_state(tx, id, State::Unconfirmed, State::Submitted, sent).await?;
    save::note(tx, id, State::Submitted, "", None, sent).await?;
    if state == State::Submitted {
        return Ok(());
    }
    let coordinator = known.person("noemie.tremblay@example.org")?;
    let decided = sent.checked_add(jiff::SignedDuration::from_hours(20)).unwrap_or(sent);
    save::set_state(tx, id, State::Submitted, state, decided).await?;
    save::note(tx, id, state, reason, Some(coordinator), decided).await
}
