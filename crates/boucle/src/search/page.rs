//! The search page.

use askama::Template;
use axum::extract::{Query, State};
use matching::Spotlight;
use serde::Deserialize;

use super::queries::Hit;
use super::{KINDS, Texts};
use crate::catalogue::cards::Piece;
use crate::catalogue::{Market, few, lit};
use crate::kit::{App, Result, Shell, Viewer, page};

/// Solutions shown before the catalogue itself is opened.
const MOST_SOLUTIONS: usize = 5;

#[derive(Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    #[serde(default)]
    ou: String,
}

struct Found {
    hit: Hit,
    title: Vec<Piece>,
    extract: Vec<Piece>,
}

struct Solution {
    id: db::Uuid,
    title: String,
    supplier: String,
}

#[derive(Template)]
#[template(path = "search/page.html")]
struct SearchPage {
    shell: Shell,
    words: String,
    kind: String,
    found: Vec<Found>,
    solutions: Vec<Solution>,
    /// In the whole catalogue.
    total: u64,
    /// There is more than is shown.
    is_full: bool,
    /// The words as they were understood, when a typing error was corrected.
    corrected: Option<String>,
}

impl SearchPage {
    fn kinds(&self) -> [&'static str; 4] {
        KINDS
    }

    fn count(&self) -> u64 {
        self.total + u64::try_from(self.found.len()).unwrap_or(u64::MAX)
    }

    fn title(&self) -> String {
        if self.words.is_empty() {
            return self.shell.t("search-title");
        }
        let count = i64::try_from(self.count()).unwrap_or(i64::MAX);
        self.shell.two("search-found", ("count", count), ("words", self.words.as_str()))
    }

    fn catalogue(&self) -> String {
        serde_urlencoded::to_string([("q", self.words.as_str())]).unwrap_or_default()
    }
}

pub async fn show(
    State(app): State<App>,
    State(market): State<Market>,
    State(texts): State<Texts>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result {
    let words: String = asked.q.trim().chars().take(200).collect();
    let kind = KINDS.into_iter().find(|kind| *kind == asked.ou).unwrap_or_default();
    let language = matching::Language::parse(viewer.language.code()).unwrap_or(matching::Language::Fr);
    let synonyms = &market.reference().synonyms;
    let answer = texts.find(&app, &viewer, synonyms, kind, &words).await?;
    let light = Spotlight::new(answer.corrected.as_deref().unwrap_or(&words), language, synonyms);
    let found = answer
        .hits
        .into_iter()
        .map(|hit| Found { title: lit(&light, &hit.title, 200), extract: lit(&light, &hit.text, 240), hit })
        .collect();
    // Without a word the catalogue would show all that it has.
    let (total, cards) = if !words.contains(char::is_alphanumeric) || !kind.is_empty() {
        (0, Vec::new())
    } else {
        few(&app, &market, &words, viewer.language, MOST_SOLUTIONS).await?
    };
    page(&SearchPage {
        shell: Shell::new(&viewer).at(viewer.language.t("search-title")),
        kind: kind.to_owned(),
        found,
        solutions: cards
            .into_iter()
            .map(|card| Solution { id: card.id, title: card.title, supplier: card.supplier_name })
            .collect(),
        total,
        is_full: answer.is_full,
        corrected: answer.corrected,
        words,
    })
}
