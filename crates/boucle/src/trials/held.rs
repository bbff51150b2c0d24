//! What a plan is told of its deliverables: which are being tried, so that their action is not done before it is decided.

use super::queries::{self, Stage};
use crate::actions::tried::{Standing, TRIALS, Trials};

#[linkme::distributed_slice(TRIALS)]
static HELD: Trials = Trials {
    of: |app, language, cycle| {
        Box::pin(async move {
            let deliverables = queries::standing(&app.db, cycle).await?.into_iter();
            let standing = |one: queries::Standing| Standing {
                deliverable: one.id,
                awaits: one.stage == Stage::Tried,
                said: language.t(&format!("trials-stage-{}", one.stage.code())),
            };
            Ok(deliverables.filter(|one| one.stage != Stage::Awaited).map(standing).collect())
        })
    },
};
