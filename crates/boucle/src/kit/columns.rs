//! Which column of a file is which field: recognised from the header's words in either language.

use std::collections::BTreeMap;

use super::format::name_key;

/// A field of what is imported, the names by which columns call it, and whether a file must have it.
pub struct Field {
    pub code: &'static str,
    pub required: bool,
    names: &'static [&'static str],
}

pub const fn field(code: &'static str, required: bool, names: &'static [&'static str]) -> Field {
    Field { code, required, names }
}

/// From field to the position of its column.
#[derive(Debug, Clone, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Mapping(BTreeMap<String, usize>);

impl Mapping {
    /// Each field takes the first column of one of its names, in the order of the names.
    pub fn recognised(fields: &[Field], header: &[String]) -> Self {
        let keys: Vec<String> = header.iter().map(|title| name_key(title)).collect();
        let column = |field: &Field| field.names.iter().find_map(|name| keys.iter().position(|key| key == name));
        Self(fields.iter().filter_map(|field| Some((field.code.to_owned(), column(field)?))).collect())
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
        fields.iter().filter(|field| field.required && self.column(field.code).is_none()).map(|f| f.code).collect()
    }

    /// The cell of a field, empty when the file has no such column.
    pub fn cell<'a>(&self, cells: &'a [String], field: &str) -> &'a str {
        self.column(field).and_then(|column| cells.get(column)).map_or("", String::as_str)
    }
}
