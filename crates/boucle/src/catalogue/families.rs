//! The categories as a form offers them: families that open, with their leaves to tick.

use db::Uuid;

use super::market::Reference;
use crate::kit::{Form, Language};

pub struct Choice {
    pub value: String,
    pub label: String,
}

pub struct Family {
    pub name: String,
    pub leaves: Vec<Choice>,
}

impl Family {
    /// Whether any of its leaves is ticked: then it is open.
    pub fn chosen(&self, form: &Form) -> bool {
        self.leaves.iter().any(|leaf| form.has("categories", &leaf.value))
    }
}

pub fn families(reference: &Reference, language: Language) -> Vec<Family> {
    let name = |id: Uuid| reference.category_name(id, language).to_owned();
    let choice = |id: &Uuid| Choice { value: id.to_string(), label: name(*id) };
    let family =
        |id: &Uuid| Family { name: name(*id), leaves: reference.categories.children(*id).iter().map(choice).collect() };
    reference.families().iter().map(family).collect()
}
