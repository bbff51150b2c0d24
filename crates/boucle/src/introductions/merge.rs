//! The introductions of an organisation, on either side, and those about a solution. When a buyer and its supplier are merged,
//! what is under way between them is closed: nobody is introduced to themselves.

use db::{Run, Timestamp, Tx, Uuid, args, sql};

use super::rules::State;
use super::save;
use crate::kit::Result;
use crate::kit::journal::{self, Hearer};
use crate::kit::merging::{BETWEEN, Between, HANGING, Hanging};

sql! {
    OF_ORGANISATION: i64 = "SELECT count(*) AS n FROM introduction WHERE buyer_id = $1 OR supplier_id = $1";
    BUYER_MOVE: () = "UPDATE introduction SET buyer_id = $2 WHERE buyer_id = $1";
    SUPPLIER_MOVE: () = "UPDATE introduction SET supplier_id = $2 WHERE supplier_id = $1";
    OF_SOLUTION: i64 = "SELECT count(*) AS n FROM introduction WHERE solution_id = $1";
    BETWEEN_TWO: i64 = "
        SELECT count(*) AS n FROM introduction
        WHERE (buyer_id = $1 AND supplier_id = $2) OR (buyer_id = $2 AND supplier_id = $1)";
    WITH_ITSELF: Uuid = "
        SELECT id FROM introduction
        WHERE buyer_id = $1 AND supplier_id = $1 AND state IN ('asked', 'accepted', 'no_answer', 'met', 'offer')
        ORDER BY id LIMIT 1000";
    // What each side was to say of a purchase, one may still say; the other is not waited for.
    WAIT_NO_MORE: () = "
        UPDATE introduction SET waits_buyer = FALSE, waits_supplier = FALSE
        WHERE buyer_id = $1 AND supplier_id = $1 AND (waits_buyer OR waits_supplier)";
    SOLUTION_MOVE: () = "UPDATE introduction SET solution_id = $2 WHERE solution_id = $1";
}

#[linkme::distributed_slice(HANGING)]
static ORGANISATION_HANGS: Hanging = Hanging {
    on: "organisation",
    code: "introductions",
    count: &OF_ORGANISATION,
    moves: &[&BUYER_MOVE, &SUPPLIER_MOVE],
    clears: &[],
};

#[linkme::distributed_slice(HANGING)]
static SOLUTION_HANGS: Hanging =
    Hanging { on: "solution", code: "introductions", count: &OF_SOLUTION, moves: &[&SOLUTION_MOVE], clears: &[] };

#[linkme::distributed_slice(BETWEEN)]
static THEIRS: Between = Between { on: "organisation", code: "introductions", count: &BETWEEN_TWO };

#[linkme::distributed_slice(journal::HEARERS)]
static MERGED: Hearer = Hearer {
    kind: "organisation",
    hear: |tx, organisation, now| Box::pin(async move { close(&tx, organisation, now).await }),
};

/// Those of an organisation with itself, as a merge leaves them.
async fn close(tx: &Tx, organisation: Uuid, now: Timestamp) -> Result<()> {
    for id in tx.all(&WITH_ITSELF, args![organisation]).await? {
        save::close(tx, id, State::NotBought, now).await?;
    }
    tx.execute(&WAIT_NO_MORE, args![organisation]).await?;
    Ok(())
}
