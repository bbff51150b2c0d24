//! Announcements as somebody reads them: what they speak of as it is now, with the score and its reasons.

use std::collections::{HashMap, HashSet};

use db::Uuid;
use matching::{Component, ComponentKind, Ranked, Reason};

use super::queries::Announced;
use crate::catalogue::Market;
use crate::kit::error::internal;
use crate::kit::{App, Language, Result};
use crate::needs;
use crate::needs::answer::{self, Order, Relaxed};
use crate::needs::reasons::Wording;

/// What each solution scores for its need now; nothing where it does not answer any more.
pub struct Judged {
    scores: HashMap<(Uuid, Uuid), Ranked>,
    asked: HashSet<Uuid>,
}

impl Judged {
    /// One question for each need, however many solutions are asked about.
    pub async fn of(app: &App, market: &Market, order: &Order, all: &[Announced]) -> Result<Self> {
        let mut solutions: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
        for one in all {
            solutions.entry(one.need_id).or_default().push(one.solution_id);
        }
        let needs = needs::queries::whole(&app.db, solutions.keys().copied().collect()).await?;
        let reference = market.reference();
        let context = reference.context(app.clock.now());
        let mut scores = HashMap::new();
        for need in needs {
            let Some(solutions) = solutions.get(&need.row.id) else { continue };
            let asked = answer::asked(&need, &Relaxed::default());
            let found = market.index().among(&asked, solutions, &order.weights, &context).map_err(internal)?;
            scores.extend(found.into_iter().map(|ranked| ((need.row.id, ranked.id), ranked)));
        }
        Ok(Self { scores, asked: all.iter().map(|one| one.id).collect() })
    }

    /// Whether it was among those asked about: what was announced since was not.
    pub fn knows(&self, one: &Announced) -> bool {
        self.asked.contains(&one.id)
    }

    pub fn get(&self, one: &Announced) -> Option<&Ranked> {
        self.scores.get(&(one.need_id, one.solution_id))
    }
}

/// The reasons that tell most, in the reader's words: the category, the place, and what the need asks of the solution.
pub fn reasons(market: &Market, language: Language, ranked: &Ranked) -> Vec<String> {
    let reference = market.reference();
    let wording = Wording { language, reference: &reference };
    let tells = |one: &&Component| match one.kind {
        ComponentKind::Category | ComponentKind::Territory => one.reason != Reason::NotAsked,
        _ => matches!(&one.reason, Reason::Asked { held, .. } if !held.is_empty()),
    };
    ranked.components.iter().filter(tells).map(|component| wording.component(component)).collect()
}
