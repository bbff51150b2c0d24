//! What the house itself forgets, and after how many days; what each feature forgets of a person who leaves.
//! `docs/privacy.md` says the same.

use db::{Timestamp, Tx, Uuid};
use futures_util::future::BoxFuture;

use super::error::Result;
use super::{jobs, mail, posted, session, token};

/// What was of use to a person alone goes with them, in the transaction that erases the account; what they wrote stays, under
/// a name that says nothing.
pub struct Leaver {
    pub feature: &'static str,
    pub leave: fn(Tx, Uuid, Timestamp) -> BoxFuture<'static, Result<()>>,
}

#[linkme::distributed_slice]
pub static LEAVERS: [Leaver];

/// Forgets what all features keep for a person.
pub async fn person(tx: &Tx, person: Uuid, now: Timestamp) -> Result<()> {
    for leaver in LEAVERS {
        (leaver.leave)(tx.clone(), person, now).await?;
    }
    Ok(())
}

/// The house's own: sessions, tokens and links that have ended, forms posted, mails sent, jobs given up.
#[linkme::distributed_slice(jobs::SWEEPS)]
static OWN: jobs::Sweep = jobs::Sweep {
    name: "kit",
    sweep: |app, now| {
        Box::pin(async move {
            let old =
                [(&session::SWEEP, 0), (&token::SWEEP, 30), (&posted::SWEEP, 1), (&mail::SWEEP, 90), (&jobs::GIVEN_UP, 90)];
            jobs::forget(&app, now, &old).await
        })
    },
};
