//! Which column of a file is which field: recognised from the header's words in either language.

use std::collections::BTreeMap;

use super::format::name_key;
use super::sheet;

/// A field of what is imported, the names by which columns call it, and whether a file must have it.
pub struct Field {
    pub code: &'static str,
    pub required: bool,
    names: &'static [&'static str],
    /// What a title says that asks for the field, as the question of a form does.
    asked: &'static [&'static str],
    /// A field with which it is not required.
    unless: &'static str,
}

pub const fn field(code: &'static str, required: bool, names: &'static [&'static str]) -> Field {
    Field { code, required, names, asked: &[], unless: "" }
}

impl Field {
    pub const fn asked(self, asked: &'static [&'static str]) -> Self {
        Self { asked, ..self }
    }

    pub const fn unless(self, other: &'static str) -> Self {
        Self { unless: other, ..self }
    }
}

/// From field to the position of its column.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Mapping(BTreeMap<String, usize>);

impl Mapping {
    /// Each field takes the first column of one of its names, in the order of the names; else the first, of those that no
    /// field has, whose title asks for it.
    pub fn recognised(fields: &[Field], header: &[String]) -> Self {
        let keys: Vec<String> = header.iter().map(|title| name_key(title)).collect();
        let named = |field: &Field| field.names.iter().find_map(|name| keys.iter().position(|key| key == name));
        let mut mapping = Self(fields.iter().filter_map(|field| Some((field.code.to_owned(), named(field)?))).collect());
        for field in fields {
            if mapping.column(field.code).is_none() {
                let is_free = |column: &usize| !mapping.0.values().any(|taken| taken == column);
                let asks = |words: &&str| (0..keys.len()).filter(is_free).find(|column| says(keys.get(*column), words));
                let column = field.asked.iter().find_map(asks);
                mapping.set(field.code, column);
            }
        }
        mapping
    }

    pub fn set(&mut self, field: &str, column: Option<usize>) {
        match column {
            Some(column) => self.0.insert(field.to_owned(), column),
            None => self.0.remove(field),
        };
    }

    pub fn column(&self, field: &str) -> Option<usize> {
        self.0.get(field).copied()
    }

    /// Fields that a file must have and this one has not.
    pub fn missing(&self, fields: &[Field]) -> Vec<&'static str> {
        let is_missing = |field: &&Field| [field.code, field.unless].iter().all(|code| self.column(code).is_none());
        fields.iter().filter(|field| field.required).filter(is_missing).map(|field| field.code).collect()
    }

    /// The cell of a field, empty when the file has no such column.
    pub fn cell<'a>(&self, cells: &'a [String], field: &str) -> &'a str {
        self.column(field).and_then(|column| cells.get(column)).map_or("", |cell| sheet::as_written(cell))
    }
}

/// Whether a title has these words, whole and in this order.
fn says(title: Option<&String>, words: &str) -> bool {
    title.is_some_and(|title| format!(" {title} ").contains(&format!(" {words} ")))
}
