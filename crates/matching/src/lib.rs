//! Search and matching of solutions: one index, one set of columns, one documented score. And the search of texts that
//! people write, with the same analysis of words.
//!
//! Always holds: no async, no clock, no SQL, no knowledge of the database. The caller gives the time and
//! the reference trees in a [`Context`]; the same question on the same index gives the same answer.

mod bits;
mod brief;
mod columns;
mod coverage;
mod document;
mod engine;
mod error;
mod expand;
mod explain;
mod facets;
mod fairness;
mod fields;
mod given;
mod index;
mod inquiry;
mod matching;
mod postings;
mod reading;
mod rolled;
mod score;
mod search;
mod shelf;
mod solution;
mod spotlight;
mod suggest;
mod territory;
mod text;
mod texts;
mod tree;
mod view;
mod wanted;
mod words;

pub use error::{Error, Result};
pub use explain::Explanation;
pub use facets::Facets;
pub use fairness::{Fairness, in_rounds, lot};
pub use index::{Change, Index};
pub use matching::{MatchResult, Missing, NearMiss, Ranked, Widening, Wider};
pub use reading::{TextHit, TextPage, TextQuery};
pub use score::{Component, ComponentKind, Need, Reason, Weights};
pub use search::{Hit, SearchPage, SearchQuery, Sort};
pub use solution::{Attribute, Commitment, LabelHeld, Language, Served, Size, SolutionRecord, Strategy, SupplierPoint};
pub use spotlight::{Span, Spotlight};
pub use territory::{Coverage, Level, Place, Places, distance_km};
pub use text::fold;
pub use texts::{Text, TextChange, Texts, Unread};
pub use tree::{Categories, Category, Nearness};
pub use words::Synonyms;

/// What a question needs besides the index: reference data and the time, all given by the caller.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub categories: &'a Categories,
    pub places: &'a Places,
    pub synonyms: &'a Synonyms,
    /// Seconds since 1970-01-01 UTC.
    pub now: i64,
}
