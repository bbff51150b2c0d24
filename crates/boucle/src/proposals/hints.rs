//! What a proposal may be a duplicate of: organisations alike by number, domain or name; solutions that say nearly the same;
//! proposals that wait as well.

use db::Uuid;
use matching::SearchQuery;

use super::queries::{self, Listed, ProposalRow};
use super::rules::{self, Likened, State};
use crate::catalogue::Market;
use crate::catalogue::cards::{self, SolutionCard};
use crate::kit::error::internal;
use crate::kit::{App, Result};

/// Read at once.
const A_SLICE: i64 = 2_000;
const MOST: usize = 8;
const MOST_SOLUTIONS: usize = 5;

/// An organisation that it may be, with what says so.
pub struct Alike {
    pub id: Uuid,
    pub name: String,
    pub place: Option<String>,
    pub by: Vec<&'static str>,
}

/// The surest first.
pub async fn organisations(app: &App, row: &ProposalRow) -> Result<Vec<Alike>> {
    let proposed =
        Likened { name: &row.organisation, identifier: row.identifier.as_deref(), addresses: [&row.website, &row.email] };
    let mut found = Vec::new();
    let mut after = Uuid::nil();
    loop {
        let slice = queries::organisations(&app.db, after, A_SLICE).await?;
        let Some(last) = slice.last() else { break };
        after = last.id;
        found.extend(slice.into_iter().filter_map(|known| {
            let other =
                Likened { name: &known.name, identifier: known.identifier.as_deref(), addresses: [&known.website, ""] };
            let by = rules::likeness(&proposed, &other);
            (!by.is_empty()).then_some(Alike { id: known.id, name: known.name, place: known.place, by })
        }));
    }
    found.sort_by_key(|alike| (!alike.by.contains(&"identifier"), std::cmp::Reverse(alike.by.len())));
    found.truncate(MOST);
    Ok(found)
}

/// Those of the catalogue that its title finds.
pub async fn solutions(app: &App, market: &Market, row: &ProposalRow) -> Result<Vec<SolutionCard>> {
    let language = matching::Language::parse(&row.language).unwrap_or(matching::Language::Fr);
    let query = SearchQuery { text: row.title.clone(), limit: MOST_SOLUTIONS, ..SearchQuery::everything(language) };
    let reference = market.reference();
    let found = market.index().search(&query, &reference.context(app.clock.now())).map_err(internal)?;
    let ids: Vec<Uuid> = found.hits.iter().map(|hit| hit.id).collect();
    let mut cards = cards::of(&app.db, &ids).await?;
    Ok(ids.iter().filter_map(|id| cards.remove(id)).filter(|card| Some(card.id) != row.solution_id).collect())
}

/// Other proposals that wait, of the same organisation or of nearly the same title.
pub async fn proposals(app: &App, row: &ProposalRow) -> Result<Vec<Listed>> {
    let mut waiting = queries::list(&app.db, State::Submitted, A_SLICE).await?;
    waiting.retain(|other| {
        let alike = |one: &str, other: &str| rules::is_alike(one, other);
        other.id != row.id && (alike(&other.organisation, &row.organisation) || alike(&other.title, &row.title))
    });
    waiting.truncate(MOST);
    Ok(waiting)
}
