//! Making and changing lists.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use super::rules::Sharing;
use crate::kit::{Error, Result, forget, format};

row! {
    struct Placed {
        solution_id: Uuid,
        position: i64,
    }
}

sql! {
    ADD: () = "
        INSERT INTO solution_list (id, title, title_key, person_id, organisation_id, space_id, created_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 1)";
    CHANGE: () = "
        UPDATE solution_list SET title = $3, title_key = $4, organisation_id = $5, space_id = $6, version = version + 1
        WHERE id = $1 AND version = $2";
    DELETE: () = "DELETE FROM solution_list WHERE id = $1";
    // What stands in the list already stays where it is, with its note.
    PUT: () = "
        INSERT INTO solution_listed (list_id, solution_id, position, note, added_by, added_at, version)
        SELECT $1, s.id, (SELECT COALESCE(max(e.position), 0) + 1 FROM solution_listed e WHERE e.list_id = $1), $3, $4, $5, 1
        FROM solution s WHERE s.id = $2
        ON CONFLICT (list_id, solution_id) DO NOTHING";
    NOTE: () = "
        UPDATE solution_listed SET note = $4, version = version + 1
        WHERE list_id = $1 AND solution_id = $2 AND version = $3";
    REMOVE: () = "DELETE FROM solution_listed WHERE list_id = $1 AND solution_id = $2";
    PLACED: Placed = "
        SELECT solution_id, position FROM solution_listed WHERE list_id = $1 ORDER BY position, solution_id LIMIT 500";
    PLACE: () = "UPDATE solution_listed SET position = $3 WHERE list_id = $1 AND solution_id = $2";
    // What was made for an organisation or a space stays theirs.
    FORGET: () = "DELETE FROM solution_list WHERE person_id = $1 AND organisation_id IS NULL AND space_id IS NULL";
}

#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVER: forget::Leaver = forget::Leaver {
    feature: "lists",
    leave: |tx, person, _| {
        Box::pin(async move {
            tx.execute(&FORGET, args![person]).await?;
            Ok(())
        })
    },
};

fn whose(sharing: Sharing) -> (Option<Uuid>, Option<Uuid>) {
    match sharing {
        Sharing::Private => (None, None),
        Sharing::Organisation(id) => (Some(id), None),
        Sharing::Space(id) => (None, Some(id)),
    }
}

pub async fn insert(tx: &Tx, title: &str, person: Uuid, sharing: Sharing, now: Timestamp) -> Result<Uuid> {
    let (id, (organisation, space)) = (Uuid::now_v7(), whose(sharing));
    tx.execute(&ADD, args![id, title, format::sort_key(title), person, organisation, space, now]).await?;
    Ok(id)
}

/// Refused when the version is no longer the one that was read.
pub async fn change(tx: &Tx, id: Uuid, version: i64, title: &str, sharing: Sharing) -> Result<()> {
    let (organisation, space) = whose(sharing);
    let row = args![id, version, title, format::sort_key(title), organisation, space];
    if tx.execute(&CHANGE, row).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

pub async fn delete(tx: &Tx, id: Uuid) -> Result<()> {
    tx.execute(&DELETE, args![id]).await?;
    Ok(())
}

/// At the end of the list.
pub async fn put(tx: &Tx, list: Uuid, solution: Uuid, note: &str, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    tx.execute(&PUT, args![list, solution, note, by, now]).await?;
    Ok(())
}

/// Refused when somebody wrote another note meanwhile.
pub async fn note(tx: &Tx, list: Uuid, solution: Uuid, version: i64, note: &str) -> Result<()> {
    if tx.execute(&NOTE, args![list, solution, version, note]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

pub async fn remove(tx: &Tx, list: Uuid, solution: Uuid) -> Result<()> {
    tx.execute(&REMOVE, args![list, solution]).await?;
    Ok(())
}

/// One place up or down; at the end of the list it stays.
pub async fn shift(tx: &Tx, list: Uuid, solution: Uuid, up: bool) -> Result<()> {
    let mut placed = tx.all(&PLACED, args![list]).await?;
    let Some(at) = placed.iter().position(|entry| entry.solution_id == solution) else { return Err(Error::NotFound) };
    let other = if up { at.checked_sub(1) } else { Some(at + 1).filter(|other| *other < placed.len()) };
    let Some(other) = other else { return Ok(()) };
    placed.swap(at, other);
    // Numbered anew: after a removal or a merge there may be gaps, or two in one place.
    let rows = (1..).zip(&placed).filter(|(number, entry)| *number != entry.position);
    tx.execute_many(&PLACE, rows.map(|(number, entry)| args![list, entry.solution_id, number]).collect()).await?;
    Ok(())
}
