//! A solution as a document of the index.
//!
//! Always holds: `VERSION` changes whenever a document would be written otherwise.

use tantivy::TantivyDocument;
use tantivy::schema::{FAST, Field, INDEXED, STORED, Schema};

use crate::columns::Row;
use crate::error::{Error, Result};
use crate::fields::{self, WordFields};
use crate::solution::SolutionRecord;
use crate::text::Analyst;

/// Version of what is written; another one on disk is rebuilt.
pub(crate) const VERSION: u32 = 1;

#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    pub id: Field,
    pub slot: Field,
    pub row: Field,
    pub words: WordFields,
}

pub(crate) fn schema() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let fields = Fields {
        id: schema.add_bytes_field("id", INDEXED),
        slot: schema.add_u64_field("slot", FAST),
        row: schema.add_bytes_field("row", STORED),
        words: WordFields::of(&mut schema),
    };
    (schema.build(), fields)
}

pub(crate) fn document(
    solution: &SolutionRecord,
    row: &Row,
    slot: u32,
    fields: &Fields,
    analyst: &mut Analyst,
) -> Result<TantivyDocument> {
    let title = fields::texts([solution.title.as_str()]);
    let body = fields::texts([solution.summary.as_str(), &solution.description, &solution.supplier_name]);
    let mut document = TantivyDocument::default();
    document.add_bytes(fields.id, solution.id.as_bytes());
    document.add_u64(fields.slot, u64::from(slot));
    document.add_bytes(fields.row, &postcard::to_allocvec(row).map_err(|_| Error::Unreadable)?);
    fields.words.fill(&mut document, &title, &body, analyst);
    Ok(document)
}

pub(crate) fn read_row(stored: &[u8]) -> Result<Row> {
    postcard::from_bytes(stored).map_err(|_| Error::Unreadable)
}
