//! Writing proposals, in the caller's transaction.

use db::{Run, Timestamp, Tx, Uuid, args, sql};

use super::queries::ProposalRow;
use super::rules::State;
use crate::catalogue::cards::codes;
use crate::kit::{Error, Language, Result, forget, jobs, journal, session};
use crate::people::identifiers::Scheme;

/// What a proposal says; as long as it is a draft, anything may be missing.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    pub title: String,
    pub summary: String,
    pub description: String,
    pub links: String,
    pub categories: Vec<Uuid>,
    pub strategies: Vec<String>,
    pub commitments: Vec<String>,
    pub places: Vec<Uuid>,
    pub radius_km: Option<i64>,
    pub organisation: String,
    pub kind: Option<String>,
    pub identifier: Option<(Scheme, String)>,
    pub website: String,
    pub town: Option<Uuid>,
    pub name: String,
    pub email: String,
    pub email_key: String,
}

sql! {
    ADD: () = "
        INSERT INTO proposal (id, state, language, title, summary, description, links, categories, strategies, commitments,
            places, organisation, website, name, email, email_key, created_at, updated_at, version)
        VALUES ($1, 'draft', $2, '', '', '', '', '', '', '', '', '', '', '', '', '', $3, $3, 1)";
    // Another address is to be confirmed anew.
    WRITE: () = "
        UPDATE proposal SET title = $3, summary = $4, description = $5, links = $6, categories = $7, strategies = $8,
            commitments = $9, places = $10, radius_km = $11, organisation = $12, kind = $13, identifier_scheme = $14,
            identifier = $15, website = $16, town_id = $17, name = $18, email = $19,
            confirmed_at = CASE WHEN email_key = $20 THEN confirmed_at END, email_key = $20, updated_at = $21,
            version = version + 1
        WHERE id = $1 AND version = $2 AND state IN ('draft', 'unconfirmed', 'changes_asked')";
    CONFIRM: () = "
        UPDATE proposal SET confirmed_at = $2, person_id = (SELECT id FROM person WHERE email_key = proposal.email_key)
        WHERE id = $1 AND confirmed_at IS NULL";
    SET_STATE: () = "
        UPDATE proposal SET state = $3, updated_at = $4, version = version + 1,
            submitted_at = CASE WHEN $3 = 'submitted' THEN $4 ELSE submitted_at END
        WHERE id = $1 AND state = $2";
    PUBLISHED: () = "UPDATE proposal SET solution_id = $2 WHERE id = $1";
    NOTE: () = "
        INSERT INTO proposal_step (id, proposal_id, step, reason, person_id, at) VALUES ($1, $2, $3, $4, $5, $6)";
    LINK: () = "INSERT INTO proposal_link (digest, proposal_id, email_key, sent_at) VALUES ($1, $2, $3, $4)";
    SWEEP_UNSENT: () = "DELETE FROM proposal WHERE state IN ('draft', 'unconfirmed') AND updated_at < $1";
    SWEEP_SETTLED: () = "DELETE FROM proposal WHERE state <> 'submitted' AND updated_at < $1";
    // What became a solution is the supplier's; who proposed it is not.
    LEAVE: () = "DELETE FROM proposal WHERE person_id = $1";
    TIE: () = "
        UPDATE proposal SET person_id = $1
        WHERE person_id IS NULL AND confirmed_at IS NOT NULL
            AND email_key = (SELECT email_key FROM person WHERE id = $1 AND erased_at IS NULL)";
}

/// What nobody sent, and what was settled a year ago: the solution stands by itself.
#[linkme::distributed_slice(jobs::SWEEPS)]
static OLD: jobs::Sweep = jobs::Sweep {
    name: "proposals",
    sweep: |app, now| Box::pin(async move { jobs::forget(&app, now, &[(&SWEEP_UNSENT, 30), (&SWEEP_SETTLED, 365)]).await }),
};

impl Draft {
    pub fn of(row: &ProposalRow) -> Self {
        let scheme = row.identifier_scheme.as_deref().and_then(Scheme::parse);
        Self {
            title: row.title.clone(),
            summary: row.summary.clone(),
            description: row.description.clone(),
            links: row.links.clone(),
            categories: ids(&row.categories),
            strategies: codes(&row.strategies),
            commitments: codes(&row.commitments),
            places: ids(&row.places),
            radius_km: row.radius_km,
            organisation: row.organisation.clone(),
            kind: row.kind.clone(),
            identifier: scheme.zip(row.identifier.clone()),
            website: row.website.clone(),
            town: row.town_id,
            name: row.name.clone(),
            email: row.email.clone(),
            email_key: row.email_key.clone(),
        }
    }
}

fn ids(column: &str) -> Vec<Uuid> {
    column.split(',').filter_map(|id| id.parse().ok()).collect()
}

fn joined(ids: &[Uuid]) -> String {
    ids.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

/// Begins a proposal: its id, and the secret of a way to it.
pub async fn begin(tx: &Tx, language: Language, draft: &Draft, now: Timestamp) -> Result<(Uuid, String)> {
    let id = Uuid::now_v7();
    tx.execute(&ADD, args![id, language.code(), now]).await?;
    write(tx, id, 1, draft, now).await?;
    Ok((id, link(tx, id, None, now).await?))
}

/// Writes all that a proposal says, if it is still at `version` and its author's to write; else the answer is `Conflict`.
pub async fn write(tx: &Tx, id: Uuid, version: i64, draft: &Draft, now: Timestamp) -> Result<()> {
    let row = args![
        id,
        version,
        &draft.title,
        &draft.summary,
        &draft.description,
        &draft.links,
        joined(&draft.categories),
        draft.strategies.join(","),
        draft.commitments.join(","),
        joined(&draft.places),
        draft.radius_km,
        &draft.organisation,
        draft.kind.as_deref(),
        draft.identifier.as_ref().map(|(scheme, _)| scheme.code()),
        draft.identifier.as_ref().map(|(_, number)| number.as_str()),
        &draft.website,
        draft.town,
        &draft.name,
        &draft.email,
        &draft.email_key,
        now
    ];
    if tx.execute(&WRITE, row).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// The address is its author's, as they have shown.
pub async fn confirm(tx: &Tx, id: Uuid, now: Timestamp) -> Result<()> {
    tx.execute(&CONFIRM, args![id, now]).await?;
    Ok(())
}

/// Brings a proposal from one state to another; `Conflict` when it is no longer there.
pub async fn set_state(tx: &Tx, id: Uuid, from: State, to: State, now: Timestamp) -> Result<()> {
    if tx.execute(&SET_STATE, args![id, from.code(), to.code(), now]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// Which solution it became.
pub async fn published(tx: &Tx, id: Uuid, solution: Uuid) -> Result<()> {
    tx.execute(&PUBLISHED, args![id, solution]).await?;
    Ok(())
}

/// What was done with it, by whom and why.
pub async fn note(tx: &Tx, id: Uuid, step: State, reason: &str, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    tx.execute(&NOTE, args![Uuid::now_v7(), id, step.code(), reason, by, now]).await?;
    Ok(())
}

/// The secret of a new way to a proposal, and to which address it is mailed if it is.
pub async fn link(tx: &Tx, id: Uuid, email_key: Option<&str>, now: Timestamp) -> Result<String> {
    let (secret, kept) = session::secret();
    tx.execute(&LINK, args![kept, id, email_key, now]).await?;
    Ok(secret)
}

/// Whoever registers or signs in finds what they proposed with the same address among what is theirs.
#[linkme::distributed_slice(journal::HEARERS)]
static OF_PEOPLE: journal::Hearer = journal::Hearer {
    kind: "person",
    hear: |tx, person, _| {
        Box::pin(async move {
            tx.execute(&TIE, args![person]).await?;
            Ok(())
        })
    },
};

/// Proposals go with whoever made them.
#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVER: forget::Leaver = forget::Leaver {
    feature: "proposals",
    leave: |tx, person, _| {
        Box::pin(async move {
            tx.execute(&LEAVE, args![person]).await?;
            Ok(())
        })
    },
};
