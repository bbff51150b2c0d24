//! The charter of an edition in the next one: as a draft, which nobody has signed and which is read again before it is published.

use super::{queries, save};
use crate::programmes::next::{Coming, HANDOVERS, Handover};

#[linkme::distributed_slice(HANDOVERS)]
static CHARTER: Handover = Handover {
    coming: |app, viewer, edition, _| {
        Box::pin(async move {
            let draft = queries::draft(&app.db, edition).await?;
            Ok(draft.map(|_| Coming::Thing(viewer.language.t("charters-next"))).into_iter().collect())
        })
    },
    hand_over: |tx, handed| {
        Box::pin(async move {
            if let Some(draft) = queries::draft(&tx, handed.from).await? {
                save::write(&tx, handed.to, 0, (&draft.text, draft.representative), handed.now).await?;
            }
            Ok(())
        })
    },
};
