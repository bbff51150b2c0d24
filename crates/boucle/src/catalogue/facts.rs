//! What there is to know of a solution in short, in the reader's words.

use db::Timestamp;

use super::cards::codes;
use super::client_rows::ReferenceRow;
use super::label_rows::LabelRow;
use super::market::Reference;
use super::queries::Solution;
use super::{client_references, rules, shown};
use crate::files::rules::size;
use crate::kit::Shell;

pub struct Facts {
    pub categories: Vec<String>,
    /// Places and a circle, as they were given.
    pub served: Vec<String>,
    pub strategies: Vec<String>,
    pub commitments: Vec<String>,
    pub labels: Vec<LabelShown>,
    pub references: Vec<ReferenceShown>,
    /// Capacity, lead time and price, each with its name; what is not said is left out.
    pub supply: Vec<(&'static str, String)>,
}

/// In the order in which they are shown.
pub const SUPPLY: [&str; 3] = ["catalogue-capacity", "catalogue-lead-time", "catalogue-price"];

/// What was done for a client, who did not deny it.
pub struct ReferenceShown {
    pub client: String,
    pub year: i64,
    pub text: String,
    /// Confirmed by the client, or declared.
    pub standing: String,
}

pub struct LabelShown {
    pub code: String,
    pub name: String,
    /// Verified by whom, declared, or expired.
    pub standing: String,
    /// Until when, while it holds.
    pub until: Option<String>,
    pub number: String,
    pub proof: String,
    /// The name of the file that proves it and its size, for those who may open it.
    pub file: Option<(String, String)>,
    /// Why it was refused, for those who can mend it.
    pub refusal: String,
}

impl LabelShown {
    pub fn is_web(&self) -> bool {
        shown::is_web(&self.proof)
    }
}

impl Facts {
    pub fn of(solution: &Solution, reference: &Reference, shell: &Shell, now: Timestamp) -> Self {
        let row = &solution.row;
        let name = |id| reference.places.name(id).unwrap_or_default().to_owned();
        let circle = row.radius_km.zip(row.radius_place_id);
        let circle = circle.map(|(km, place)| shell.two("catalogue-radius", ("km", km), ("place", name(place))));
        let categories = solution.categories.iter();
        Self {
            categories: categories.map(|id| reference.category_name(*id, shell.language()).to_owned()).collect(),
            served: solution.places.iter().map(|id| name(*id)).chain(circle).collect(),
            strategies: codes(&row.strategies),
            commitments: codes(&row.commitments),
            references: references(solution, shell),
            supply: supply(solution, shell),
            labels: solution.labels.iter().map(|label| shown_label(solution, label, reference, shell, now)).collect(),
        }
    }
}

fn supply(solution: &Solution, shell: &Shell) -> Vec<(&'static str, String)> {
    let supply = &solution.supply;
    let said = [supply.capacity(shell), supply.lead_time(shell), supply.price(shell)];
    SUPPLY.into_iter().zip(said).filter_map(|(name, said)| Some((name, said?))).collect()
}

fn references(solution: &Solution, shell: &Shell) -> Vec<ReferenceShown> {
    let held = solution.references.iter().filter(|reference| reference.denied_at.is_none());
    let shown = |reference: &ReferenceRow| ReferenceShown {
        client: reference.client.clone(),
        year: reference.year,
        text: reference.text.clone(),
        standing: client_references::standing(shell, reference),
    };
    held.map(shown).collect()
}

fn shown_label(solution: &Solution, label: &LabelRow, reference: &Reference, shell: &Shell, now: Timestamp) -> LabelShown {
    let (viewer, supplier) = (shell.viewer(), solution.row.supplier_id);
    let today = now.to_zoned(viewer.zone.clone()).date();
    let is_expired = rules::is_expired(label.expires_on, today);
    let file = label.file_name.clone().zip(label.file_bytes).filter(|_| rules::may_see_proof(viewer, supplier));
    LabelShown {
        code: label.label_code.clone(),
        name: reference.label_name(&label.label_code).to_owned(),
        standing: if is_expired { expired(label, shell) } else { standing(label, shell) },
        until: label.expires_on.filter(|_| !is_expired).map(|date| shell.date(date)),
        number: label.number.clone(),
        proof: label.proof.clone(),
        file: file.map(|(name, bytes)| (name, size(shell.language(), bytes))),
        refusal: if rules::may_see_history(viewer, supplier) { label.refusal.clone() } else { String::new() },
    }
}

fn expired(label: &LabelRow, shell: &Shell) -> String {
    label.expires_on.map(|date| shell.one("catalogue-expired", "date", shell.date(date))).unwrap_or_default()
}

/// Who verified it is said to those who are known here as well.
fn standing(label: &LabelRow, shell: &Shell) -> String {
    match (label.verified_at, label.decider.as_deref().filter(|_| shell.person().is_some())) {
        (Some(at), Some(person)) => shell.two("catalogue-verified-by", ("person", person), ("date", shell.day(at))),
        (Some(at), None) => shell.one("catalogue-verified", "date", shell.day(at)),
        (None, _) => shell.t("catalogue-declared"),
    }
}
