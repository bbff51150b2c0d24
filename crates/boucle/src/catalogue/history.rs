//! What a solution said, version after version, and two of them compared field by field.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::{Date, Uuid};
use serde::Deserialize;

use super::cards::codes;
use super::market::Reference;
use super::supply::Supply;
use super::versions::{self, VersionLine, VersionRow};
use super::{Market, queries, rules};
use crate::kit::compare::{self, Kind, Piece};
use crate::kit::error::forbidden;
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer};

const A_PAGE: i64 = 50;
/// Where the last of a whole page stands.
const LAST: usize = 49;

#[derive(Deserialize)]
pub struct Asked {
    de: Option<i64>,
    a: Option<i64>,
    avant: Option<i64>,
}

#[derive(Template)]
#[template(path = "catalogue/history.html")]
struct HistoryPage {
    shell: Shell,
    id: Uuid,
    title: String,
    count: i64,
    versions: Vec<VersionLine>,
    next: Option<i64>,
    compared: Option<Compared>,
}

struct Compared {
    old: i64,
    new: i64,
    changes: Vec<Change>,
}

/// A field that the two versions say differently.
struct Change {
    field: &'static str,
    pieces: Vec<Piece>,
}

impl HistoryPage {
    fn which(&self, compared: &Compared) -> String {
        self.shell.two("catalogue-compared", ("old", compared.old), ("new", compared.new))
    }

    /// Of the two that are compared unless others are chosen: the last, and the one before.
    fn is_old(&self, version: &VersionLine) -> bool {
        self.compared.as_ref().is_some_and(|compared| compared.old == version.number)
    }

    fn is_new(&self, version: &VersionLine) -> bool {
        self.compared.as_ref().is_some_and(|compared| compared.new == version.number)
    }
}

pub async fn show(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result {
    let solution = queries::find(&app.db, id).await?.row;
    if !rules::may_see_history(&viewer, solution.supplier_id) {
        return Err(forbidden());
    }
    let now = versions::now(&app.db, id).await?;
    let mut versions = Vec::new();
    if asked.avant.is_none() {
        versions.push(line(&now));
    }
    let older = versions::list(&app.db, id, asked.avant.unwrap_or(now.number), A_PAGE).await?;
    let next = older.get(LAST).map(|last| last.number).filter(|last| *last > 1);
    versions.extend(older);
    let shell = Shell::new(&viewer)
        .under("/catalogue", viewer.language.t("catalogue-title"))
        .under(format!("/catalogue/{id}"), solution.title.as_str())
        .at(viewer.language.t("catalogue-history"));
    let (one, other) = (asked.de.unwrap_or(now.number - 1), asked.a.unwrap_or(now.number));
    let (from, to) = (one.min(other), one.max(other));
    let mut compared = None;
    if from >= 1 && from != to {
        let old = versions::old(&app.db, id, from).await?;
        let new = if to == now.number { now.clone() } else { versions::old(&app.db, id, to).await? };
        let said = Said { reference: &market.reference(), shell: &shell };
        compared = Some(Compared { old: from, new: to, changes: said.changes(&old, &new) });
    }
    page(&HistoryPage { id, title: solution.title, count: now.number, versions, next, compared, shell })
}

fn line(version: &VersionRow) -> VersionLine {
    VersionLine {
        number: version.number,
        title: version.title.clone(),
        state: version.state.clone(),
        changed_at: version.changed_at,
        author: version.author.clone(),
    }
}

/// What a version says, in the reader's words.
struct Said<'a> {
    reference: &'a Reference,
    shell: &'a Shell,
}

impl Said<'_> {
    fn changes(&self, old: &VersionRow, new: &VersionRow) -> Vec<Change> {
        let fields = self.fields(old).into_iter().zip(self.fields(new));
        let change = |((field, old), (_, new)): ((&'static str, String), (&'static str, String))| {
            let pieces = compare::by_word(&old, &new);
            pieces.iter().any(|piece| piece.kind != Kind::Same).then_some(Change { field, pieces })
        };
        fields.filter_map(change).collect()
    }

    fn fields(&self, version: &VersionRow) -> [(&'static str, String); 16] {
        let (shell, supply) = (self.shell, Supply::of_version(&version.supply));
        let radius = version.radius_km.map(|km| {
            let place = version.radius_place.as_deref().map(|code| self.place(code)).unwrap_or_default();
            shell.two("catalogue-radius", ("km", km), ("place", place))
        });
        let coded = |prefix: &str, column: &str| lines(codes(column).iter().map(|code| shell.code(prefix, code)));
        [
            ("catalogue-field-state", shell.code("state", &version.state)),
            ("catalogue-field-supplier", version.supplier.clone()),
            ("catalogue-field-title", version.title.clone()),
            ("catalogue-field-summary", version.summary.clone()),
            ("catalogue-field-description", version.description.clone()),
            ("catalogue-field-language", shell.code("catalogue-language", &version.language)),
            ("catalogue-facet-category", lines(codes(&version.categories).iter().map(|code| self.category(code)))),
            ("catalogue-facet-strategy", coded("strategy", &version.strategies)),
            ("catalogue-facet-commitment", coded("commitment", &version.commitments)),
            ("catalogue-served", lines(codes(&version.places).iter().map(|code| self.place(code)))),
            ("catalogue-field-radius", radius.unwrap_or_default()),
            ("catalogue-facet-label", lines(version.labels.lines().map(|line| self.label(line)))),
            ("catalogue-capacity", supply.capacity(shell).unwrap_or_default()),
            ("catalogue-lead-time", supply.lead_time(shell).unwrap_or_default()),
            ("catalogue-price", supply.price(shell).unwrap_or_default()),
            ("catalogue-links", version.links.clone()),
        ]
    }

    /// One that was retired since is said by its code.
    fn category(&self, code: &str) -> String {
        let known = self.reference.category_by_code(code);
        known.map_or(code, |id| self.reference.category_name(id, self.shell.language())).to_owned()
    }

    fn place(&self, code: &str) -> String {
        let known = self.reference.place_by_code(code);
        known.and_then(|id| self.reference.places.name(id)).unwrap_or(code).to_owned()
    }

    fn label(&self, line: &str) -> String {
        let mut parts = line.split('\t');
        let mut next = || parts.next().unwrap_or_default();
        let (code, until, proof, number, file) = (next(), next(), next(), next(), next());
        let until = until.parse::<Date>().ok().map(|date| self.shell.one("catalogue-until", "date", self.shell.date(date)));
        let words = [self.reference.label_name(code), number, proof, file].map(|word| Some(word.to_owned()));
        let [name, rest @ ..] = words;
        let said = [name, until].into_iter().chain(rest);
        said.flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// Sorted, so that an order that nobody chose is no change.
fn lines(said: impl Iterator<Item = String>) -> String {
    let mut said: Vec<String> = said.collect();
    said.sort_unstable();
    said.join("\n")
}
