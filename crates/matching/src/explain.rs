//! "Why is this solution absent?", for a solution named by a person.

use uuid::Uuid;

use crate::Context;
use crate::error::Result;
use crate::fairness::Fairness;
use crate::index::Index;
use crate::inquiry::Inquiry;
use crate::matching::{Missing, Ranked, fairest};
use crate::score::{Need, Weights};

#[derive(Debug, Clone, PartialEq)]
pub enum Explanation {
    /// It answers, at this rank among all that answer, from 1, when every supplier has its turn.
    Answers { rank: u64, ranked: Box<Ranked> },
    /// All that it lacks, and what it would have scored.
    Absent { missing: Vec<Missing>, ranked: Box<Ranked> },
    /// It is not published, or not yet in the index.
    Unknown,
}

impl Index {
    pub fn explain(
        &self,
        need: &Need,
        solution: Uuid,
        weights: &Weights,
        fairness: Fairness,
        context: &Context,
    ) -> Result<Explanation> {
        let view = self.view();
        let inquiry = Inquiry::of(need, &view, context)?;
        let Some(slot) = view.columns.slot(solution) else { return Ok(Explanation::Unknown) };
        let Some(ranked) = inquiry.explained(slot, weights).map(Box::new) else { return Ok(Explanation::Unknown) };
        let missing = inquiry.missing(slot);
        if !missing.is_empty() {
            return Ok(Explanation::Absent { missing, ranked });
        }
        let answers = inquiry.answers();
        let everyone = fairest(&inquiry, weights, fairness, &answers, usize::MAX);
        let before = everyone.iter().take_while(|other| other.slot != slot).count() as u64;
        Ok(Explanation::Answers { rank: before + 1, ranked })
    }
}
