//! What of people and membership hangs on an organisation. Somebody who has a place in both keeps the larger part.

use db::{Run, Timestamp, Tx, Uuid, args, sql};

use super::queries::Organisation;
use crate::kit::Result;
use crate::kit::merging::{self, HANGING, Hanging, refused};

sql! {
    REMOVE: () = "DELETE FROM organisation WHERE id = $1";
    GONE: () = "INSERT INTO organisation_merged (id, name, into_id, merged_by, at) VALUES ($1, $2, $3, $4, $5)";
    // What the one that stays did not say, the other did.
    COMPLETE: () = "
        UPDATE organisation SET identifier_scheme = CASE WHEN identifier IS NULL THEN $2 ELSE identifier_scheme END,
            identifier = COALESCE(identifier, $3), place_id = COALESCE(place_id, $4),
            website = CASE WHEN website = '' THEN $5 ELSE website END,
            description = CASE WHEN description = '' THEN $6 ELSE description END,
            logo_digest = COALESCE(logo_digest, $7), buys = buys OR $8, supplies = supplies OR $9, updated_at = $10,
            version = version + 1
        WHERE id = $1";
    MERGED_INTO: Uuid = "SELECT into_id AS id FROM organisation_merged WHERE id = $1";
    MERGED: i64 = "SELECT count(*) AS n FROM organisation_merged WHERE into_id = $1";
    MERGED_MOVE: () = "UPDATE organisation_merged SET into_id = $2 WHERE into_id = $1";
    SEATS: i64 = "SELECT count(*) AS n FROM organisation_role WHERE organisation_id = $1";
    SEATS_MOVE: () = "
        INSERT INTO organisation_role (person_id, organisation_id, role, since)
        SELECT person_id, $2, role, since FROM organisation_role WHERE organisation_id = $1
        ON CONFLICT (person_id, organisation_id) DO UPDATE SET role = CASE
            WHEN 'manager' IN (excluded.role, organisation_role.role) THEN 'manager'
            WHEN 'contributor' IN (excluded.role, organisation_role.role) THEN 'contributor' ELSE 'reader' END";
    SEATS_CLEAR: () = "DELETE FROM organisation_role WHERE organisation_id = $1";
    MEMBERSHIPS: i64 = "SELECT count(*) AS n FROM membership WHERE organisation_id = $1";
    MEMBERSHIPS_MOVE: () = "UPDATE membership SET organisation_id = $2 WHERE organisation_id = $1";
    STATUSES: i64 = "SELECT count(*) AS n FROM organisation_status WHERE organisation_id = $1";
    STATUSES_MOVE: () = "
        INSERT INTO organisation_status (organisation_id, status_code, certificate, certified_by, expires_on, verified_at)
        SELECT $2, status_code, certificate, certified_by, expires_on, verified_at
        FROM organisation_status WHERE organisation_id = $1
        ON CONFLICT (organisation_id, status_code) DO NOTHING";
    STATUSES_CLEAR: () = "DELETE FROM organisation_status WHERE organisation_id = $1";
    INVITATIONS: i64 = "SELECT count(*) AS n FROM one_time_link WHERE organisation_id = $1";
    INVITATIONS_MOVE: () = "UPDATE one_time_link SET organisation_id = $2 WHERE organisation_id = $1";
}

/// One organisation goes into another. `Conflict` where both stand beside each other in a place for one, or where something
/// hangs on it that does not move by itself; then nothing was changed.
pub async fn absorb(tx: &Tx, from: &Organisation, into: Uuid, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    merging::carry(tx, "organisation", from.id, into).await?;
    tx.execute(&REMOVE, args![from.id]).await.map_err(refused)?;
    tx.execute(&GONE, args![from.id, &from.name, into, by, now]).await.map_err(refused)?;
    let row = args![
        into,
        from.identifier_scheme.as_deref(),
        from.identifier.as_deref(),
        from.place_id,
        &from.website,
        &from.description,
        from.logo_digest.clone(),
        from.buys,
        from.supplies,
        now
    ];
    tx.execute(&COMPLETE, row).await.map_err(refused)?;
    Ok(())
}

/// Into which organisation one that is no more was merged.
pub async fn merged_into(run: &impl Run, id: Uuid) -> Result<Option<Uuid>> {
    Ok(run.optional(&MERGED_INTO, args![id]).await?)
}

#[linkme::distributed_slice(HANGING)]
static SEATS_HANG: Hanging =
    Hanging { on: "organisation", code: "seats", count: &SEATS, moves: &[&SEATS_MOVE], clears: &[&SEATS_CLEAR] };

#[linkme::distributed_slice(HANGING)]
static MEMBERSHIPS_HANG: Hanging =
    Hanging { on: "organisation", code: "memberships", count: &MEMBERSHIPS, moves: &[&MEMBERSHIPS_MOVE], clears: &[] };

#[linkme::distributed_slice(HANGING)]
static STATUSES_HANG: Hanging =
    Hanging { on: "organisation", code: "statuses", count: &STATUSES, moves: &[&STATUSES_MOVE], clears: &[&STATUSES_CLEAR] };

#[linkme::distributed_slice(HANGING)]
static INVITATIONS_HANG: Hanging =
    Hanging { on: "organisation", code: "invitations", count: &INVITATIONS, moves: &[&INVITATIONS_MOVE], clears: &[] };

#[linkme::distributed_slice(HANGING)]
static MERGED_HANG: Hanging =
    Hanging { on: "organisation", code: "merged", count: &MERGED, moves: &[&MERGED_MOVE], clears: &[] };
