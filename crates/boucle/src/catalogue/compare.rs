//! Up to four solutions side by side.

use askama::Template;
use axum::extract::{RawQuery, State};
use db::Uuid;

use super::facts::{Facts, ReferenceShown, SUPPLY};
use super::queries::{self, Solution};
use super::search::Asked;
use super::{Market, rules};
use crate::kit::shell::page;
use crate::kit::{App, Error, Result, Shell, Viewer};

/// More would not be read side by side.
pub const MOST: usize = 4;

#[derive(Template)]
#[template(path = "catalogue/compare.html")]
struct ComparePage {
    shell: Shell,
    title: String,
    solutions: Vec<(Solution, Facts)>,
    /// Of how many were ticked, no more are shown.
    left_out: bool,
}

impl ComparePage {
    /// What stands in each row below the suppliers: its name, and of each solution what there is.
    fn rows(&self) -> Vec<(&'static str, Vec<Vec<String>>)> {
        let of = |what: fn(&Shell, &Facts) -> Vec<String>| {
            self.solutions.iter().map(|(_, facts)| what(&self.shell, facts)).collect::<Vec<_>>()
        };
        let term = |name: &'static str| {
            let said = |facts: &Facts| -> Vec<String> {
                facts.supply.iter().filter(|(of, _)| *of == name).map(|(_, said)| said.clone()).collect()
            };
            (name, self.solutions.iter().map(|(_, facts)| said(facts)).collect::<Vec<_>>())
        };
        let mut rows = vec![
            ("catalogue-facet-category", of(|_, facts| facts.categories.clone())),
            ("catalogue-facet-strategy", of(|shell, facts| said(shell, "strategy", &facts.strategies))),
            ("catalogue-facet-commitment", of(|shell, facts| said(shell, "commitment", &facts.commitments))),
            ("catalogue-served", of(|_, facts| facts.served.clone())),
            ("catalogue-facet-label", of(labels)),
            ("catalogue-references", of(references)),
        ];
        rows.extend(SUPPLY.map(term));
        rows
    }

    fn vouched(&self, solution: &Solution) -> String {
        solution.row.vouched_at.map_or_else(|| "–".to_owned(), |at| self.shell.day(at))
    }
}

fn said(shell: &Shell, prefix: &str, codes: &[String]) -> Vec<String> {
    codes.iter().map(|code| shell.code(prefix, code)).collect()
}

fn labels(_: &Shell, facts: &Facts) -> Vec<String> {
    facts.labels.iter().map(|label| format!("{} · {}", label.name, label.standing)).collect()
}

fn references(_: &Shell, facts: &Facts) -> Vec<String> {
    let said = |one: &ReferenceShown| format!("{}, {} · {}", one.client, one.year, one.standing);
    facts.references.iter().map(said).collect()
}

pub async fn show(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    RawQuery(query): RawQuery,
) -> Result {
    let asked = Asked::parse(query);
    let mut ids: Vec<Uuid> = Vec::new();
    for id in asked.all("solution").filter_map(|id| id.parse().ok()) {
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    let left_out = ids.len() > MOST;
    ids.truncate(MOST);
    let shell = Shell::new(&viewer).under("/catalogue", viewer.language.t("catalogue-title"));
    let mut solutions = Vec::new();
    for id in ids {
        // What one may not see, or is no more, is not there to be compared.
        match queries::find(&app.db, id).await {
            Ok(found) if rules::may_see(&viewer, found.row.supplier_id, &found.row.state) => {
                let facts = Facts::of(&found, &market.reference(), &shell, app.clock.now());
                solutions.push((found, facts));
            }
            Ok(_) | Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    let title = viewer.language.n("catalogue-side-by-side", i64::try_from(solutions.len()).unwrap_or(0));
    page(&ComparePage { shell: shell.at(title.as_str()), title, solutions, left_out })
}
