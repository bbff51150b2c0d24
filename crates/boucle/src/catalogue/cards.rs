//! What a list shows of each solution, read in three queries for a whole page.

use std::collections::HashMap;

use db::{Date, Run, Timestamp, Uuid, args, row, sql};
use matching::Spotlight;

use super::file_rows::{self, Cover};
use super::rules;
use crate::kit::Result;

row! {
    #[derive(Debug, Clone)]
    struct CardRow {
        id: Uuid,
        title: String,
        summary: String,
        supplier_id: Uuid,
        supplier_name: String,
        kind: String,
        place_name: Option<String>,
        strategies: String,
        commitments: String,
        updated_at: Timestamp,
        vouched_at: Option<Timestamp>,
    }
}
row! {
    struct StatusRow {
        organisation_id: Uuid,
        status_code: String,
    }
}

sql! {
    CARDS: CardRow = "
        SELECT s.id, s.title, s.summary, s.supplier_id, o.name AS supplier_name, o.kind, p.name AS place_name,
               s.strategies, s.commitments, s.updated_at, s.vouched_at
        FROM solution s JOIN organisation o ON o.id = s.supplier_id LEFT JOIN place p ON p.id = o.place_id
        WHERE s.id = ANY($1)";
    STATUSES: StatusRow = "
        SELECT organisation_id, status_code FROM organisation_status WHERE organisation_id = ANY($1)
        ORDER BY organisation_id, status_code";
}

#[derive(Debug, Clone)]
pub struct SolutionCard {
    pub id: Uuid,
    pub title: String,
    pub summary: String,
    pub supplier_id: Uuid,
    pub supplier_name: String,
    pub kind: String,
    pub place_name: Option<String>,
    pub strategies: Vec<String>,
    pub commitments: Vec<String>,
    /// Codes of the supplier's statuses.
    pub statuses: Vec<String>,
    pub updated_at: Timestamp,
    pub vouched_at: Option<Timestamp>,
    pub cover: Option<Cover>,
}

/// The cards of these solutions, by id.
pub async fn of(run: &impl Run, ids: &[Uuid]) -> Result<HashMap<Uuid, SolutionCard>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let rows = run.all(&CARDS, args![ids]).await?;
    let suppliers: Vec<Uuid> = rows.iter().map(|row| row.supplier_id).collect();
    let mut statuses: HashMap<Uuid, Vec<String>> = HashMap::new();
    for row in run.all(&STATUSES, args![suppliers]).await? {
        statuses.entry(row.organisation_id).or_default().push(row.status_code);
    }
    let mut covers = file_rows::covers(run, ids).await?;
    let card = |row: CardRow| {
        let held = statuses.get(&row.supplier_id).cloned().unwrap_or_default();
        let cover = covers.remove(&row.id);
        (row.id, SolutionCard::of(row, held, cover))
    };
    Ok(rows.into_iter().map(card).collect())
}

impl SolutionCard {
    pub fn is_to_confirm(&self, today: Date) -> bool {
        self.vouched_at.is_some_and(|at| rules::is_to_confirm(at, today))
    }

    fn of(row: CardRow, statuses: Vec<String>, cover: Option<Cover>) -> Self {
        Self {
            id: row.id,
            title: row.title,
            summary: row.summary,
            supplier_id: row.supplier_id,
            supplier_name: row.supplier_name,
            kind: row.kind,
            place_name: row.place_name,
            strategies: codes(&row.strategies),
            commitments: codes(&row.commitments),
            statuses,
            updated_at: row.updated_at,
            vouched_at: row.vouched_at,
            cover,
        }
    }
}

/// The codes of a column that keeps them separated by commas.
pub fn codes(column: &str) -> Vec<String> {
    column.split(',').filter(|code| !code.is_empty()).map(str::to_owned).collect()
}

/// A piece of a text, lit when it is a word that was sought.
pub struct Piece {
    pub text: String,
    pub lit: bool,
}

/// The part of a text around the first words sought, of at most `width` letters, in pieces.
pub fn lit(light: &Spotlight, text: &str, width: usize) -> Vec<Piece> {
    let (extract, spans) = light.extract(text, width);
    let mut pieces = Vec::new();
    let mut from = 0;
    for span in spans {
        for (range, lit) in [(from..span.start, false), (span.start..span.end, true)] {
            if let Some(text) = extract.get(range).filter(|text| !text.is_empty()) {
                pieces.push(Piece { text: text.to_owned(), lit });
            }
        }
        from = span.end;
    }
    pieces
        .extend(extract.get(from..).filter(|text| !text.is_empty()).map(|text| Piece { text: text.to_owned(), lit: false }));
    pieces
}
