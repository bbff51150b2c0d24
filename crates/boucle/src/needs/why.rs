//! Why a solution is, or is not, among the answers to a need: for who wrote the need and for coordinators.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use db::{Run, Uuid, args, row, sql};
use matching::{Explanation, SearchQuery, Sort};
use serde::Deserialize;

use super::answer::{self, Relaxed};
use super::reasons::Wording;
use super::{queries, rules};
use crate::catalogue::Market;
use crate::catalogue::place_field::name_key;
use crate::kit::error::{forbidden, internal};
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer};

row! {
    #[derive(Debug, Clone)]
    struct Found {
        id: Uuid,
        title: String,
        supplier: String,
        state: String,
    }
}

sql! {
    ONE: Found = "
        SELECT s.id, s.title, o.name AS supplier, s.state FROM solution s JOIN organisation o ON o.id = s.supplier_id
        WHERE s.id = $1";
    // What is not published is its supplier's own, even when the index has not followed yet.
    PUBLISHED: Found = "
        SELECT s.id, s.title, o.name AS supplier, s.state FROM solution s JOIN organisation o ON o.id = s.supplier_id
        WHERE s.id = ANY($1) AND s.state = 'published'";
}

/// The most solutions among which to choose.
const MOST: usize = 12;

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Words of the title.
    q: String,
    solution: Option<Uuid>,
}

#[derive(Template)]
#[template(path = "needs/why.html")]
struct WhyPage {
    shell: Shell,
    need: Uuid,
    q: String,
    found: Vec<Found>,
    chosen: Option<Answer>,
}

struct Answer {
    of: Found,
    verdict: String,
    lines: Vec<Line>,
}

struct Line {
    criterion: &'static str,
    reason: String,
    points: u8,
    out_of: u8,
}

pub async fn show(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result {
    let need = queries::find(&app.db, id).await?;
    if !rules::may_edit(&viewer, need.row.organisation_id) {
        return Err(forbidden());
    }
    let chosen = match asked.solution {
        Some(solution) => match app.db.optional(&ONE, args![solution]).await? {
            // What is not published is its supplier's own: that it exists is not told here.
            Some(found) if found.state == "published" => Some(explained(&app, &market, &viewer, &need, found).await?),
            _ => None,
        },
        None => None,
    };
    let mut found = Vec::new();
    if !name_key(&asked.q).is_empty() {
        let named = named(&app, &market, &viewer, &asked.q)?;
        let rows = app.db.all(&PUBLISHED, args![named.clone()]).await?;
        let mut rows: HashMap<Uuid, Found> = rows.into_iter().map(|row| (row.id, row)).collect();
        // In the order of the search.
        found.extend(named.iter().filter_map(|id| rows.remove(id)));
    }
    let shell = Shell::new(&viewer)
        .under("/besoins", viewer.language.t("needs-title"))
        .under(format!("/besoins/{id}"), need.row.title.as_str())
        .at(viewer.language.t("needs-why-title"));
    page(&WhyPage { need: id, q: asked.q, found, chosen, shell })
}

/// The first solutions that a search for these words finds.
fn named(app: &App, market: &Market, viewer: &Viewer, words: &str) -> Result<Vec<Uuid>> {
    let reference = market.reference();
    let language = matching::Language::parse(viewer.language.code()).unwrap_or(matching::Language::Fr);
    let query =
        SearchQuery { text: format!("{words} "), limit: MOST, sort: Sort::Relevance, ..SearchQuery::everything(language) };
    let found = market.index().search(&query, &reference.context(app.clock.now())).map_err(internal)?;
    Ok(found.hits.iter().map(|hit| hit.id).collect())
}

async fn explained(app: &App, market: &Market, viewer: &Viewer, need: &queries::Need, of: Found) -> Result<Answer> {
    let reference = market.reference();
    let context = reference.context(app.clock.now());
    let order = answer::order(&app.db).await?;
    let asked = answer::asked(need, &Relaxed::default());
    let wording = Wording { language: viewer.language, reference: &reference };
    let say = |key: &str| viewer.language.t(key);
    let explained = market.index().explain(&asked, of.id, &order.weights, order.fairness, &context);
    let (verdict, ranked) = match explained.map_err(internal)? {
        Explanation::Answers { rank, ranked } => {
            let rank = i64::try_from(rank).unwrap_or(i64::MAX);
            let values = [("rank", rank.into()), ("score", i64::from(ranked.score).into())];
            (viewer.language.with("needs-why-ranked", values), Some(ranked))
        }
        Explanation::Absent { missing, ranked } => {
            let missing: Vec<String> = missing.iter().map(|missing| wording.missing(missing)).collect();
            (viewer.language.one("needs-why-absent", "missing", missing.join(", ")), Some(ranked))
        }
        Explanation::Unknown => (say("needs-why-unknown"), None),
    };
    let line = |component: &matching::Component| Line {
        criterion: component.kind.code(),
        reason: wording.component(component),
        points: component.points,
        out_of: component.out_of,
    };
    let lines = ranked.map_or_else(Vec::new, |ranked| ranked.components.iter().map(line).collect());
    Ok(Answer { of, verdict, lines })
}
