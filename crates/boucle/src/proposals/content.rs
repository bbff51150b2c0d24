//! What a proposal says, in the reader's words: for who reads it again before sending it, and for who examines it.

use super::queries::ProposalRow;
use super::save::Draft;
use crate::catalogue::market::Reference;
use crate::kit::{Language, markdown};

pub struct Content {
    pub draft: Draft,
    /// As HTML.
    pub description: String,
    pub categories: Vec<String>,
    pub territory: Vec<String>,
    pub town: Option<String>,
    pub links: Vec<String>,
}

impl Content {
    pub fn of(row: &ProposalRow, reference: &Reference, language: Language) -> Self {
        let draft = Draft::of(row);
        let place = |id: db::Uuid| reference.places.name(id).unwrap_or_default().to_owned();
        let mut territory: Vec<String> = draft.places.iter().map(|id| place(*id)).collect();
        if let (Some(km), Some(first)) = (draft.radius_km, territory.first_mut()) {
            *first = language.two("catalogue-radius", ("km", km), ("place", first.clone()));
        }
        Self {
            description: markdown::to_html(&draft.description),
            categories: draft.categories.iter().map(|id| reference.category_name(*id, language).to_owned()).collect(),
            territory,
            town: draft.town.map(place),
            links: draft.links.lines().map(str::to_owned).collect(),
            draft,
        }
    }
}
