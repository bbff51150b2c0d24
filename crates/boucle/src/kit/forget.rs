//! What the house itself forgets, and after how many days. `docs/privacy.md` says the same.

use super::{jobs, mail, posted, session, token};

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
