//! "Why is this solution absent?", for a solution named by a person.

use uuid::Uuid;

use crate::Context;
use crate::error::Result;
use crate::index::Index;
use crate::inquiry::Inquiry;
use crate::matching::{Missing, Ranked, Scored, scored};
use crate::score::{Need, Weights};

#[derive(Debug, Clone, PartialEq)]
pub enum Explanation {
    /// It answers, at this rank among all that answer, from 1.
    Answers { rank: u64, ranked: Box<Ranked> },
    /// All that it lacks, and what it would have scored.
    Absent { missing: Vec<Missing>, ranked: Box<Ranked> },
    /// It is not published, or not yet in the index.
    Unknown,
}

impl Index {
    pub fn explain(&self, need: &Need, solution: Uuid, weights: &Weights, context: &Context) -> Result<Explanation> {
        let view = self.view();
        let inquiry = Inquiry::of(need, &view, context)?;
        let Some(slot) = view.columns.slot(solution) else { return Ok(Explanation::Unknown) };
        let Some(ranked) = inquiry.explained(slot, weights).map(Box::new) else { return Ok(Explanation::Unknown) };
        let missing = inquiry.missing(slot);
        if !missing.is_empty() {
            return Ok(Explanation::Absent { missing, ranked });
        }
        let answers = inquiry.answers();
        let own = scored(&inquiry, weights, &answers).find(|scored| scored.slot == slot);
        let before = own.map_or(0, |own| {
            scored(&inquiry, weights, &answers).filter(|other| Scored::order(other, &own).is_lt()).count() as u64
        });
        Ok(Explanation::Answers { rank: before + 1, ranked })
    }
}
