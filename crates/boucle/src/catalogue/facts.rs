//! What there is to know of a solution in short, in the reader's words.

use super::cards::codes;
use super::market::Reference;
use super::queries::Solution;
use crate::kit::Shell;

pub struct Facts {
    pub categories: Vec<String>,
    /// Places and a circle, as they were given.
    pub served: Vec<String>,
    pub strategies: Vec<String>,
    pub commitments: Vec<String>,
    pub labels: Vec<LabelShown>,
}

pub struct LabelShown {
    pub name: String,
    pub verified: bool,
    pub until: Option<String>,
    pub proof: String,
}

impl Facts {
    pub fn of(solution: &Solution, reference: &Reference, shell: &Shell) -> Self {
        let row = &solution.row;
        let name = |id| reference.places.name(id).unwrap_or_default().to_owned();
        let circle = row.radius_km.zip(row.radius_place_id);
        let circle = circle.map(|(km, place)| shell.two("catalogue-radius", ("km", km), ("place", name(place))));
        let labels = solution.labels.iter().map(|label| LabelShown {
            name: reference.label_name(&label.label_code).to_owned(),
            verified: label.verified_at.is_some(),
            until: label.expires_on.map(|date| shell.date(date)),
            proof: label.proof.clone(),
        });
        let categories = solution.categories.iter();
        Self {
            categories: categories.map(|id| reference.category_name(*id, shell.language()).to_owned()).collect(),
            served: solution.places.iter().map(|id| name(*id)).chain(circle).collect(),
            strategies: codes(&row.strategies),
            commitments: codes(&row.commitments),
            labels: labels.collect(),
        }
    }
}
