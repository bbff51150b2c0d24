//! Organisations in a working group, who comes for them, and what was received of their contributions, in the database.
//! Always: who comes for an accepted organisation has a seat in the group's space; who comes for two keeps it until both
//! have ended; who was given the running of the space keeps that.

use db::{Date, Run, Timestamp, Tx, Uuid, args, row, sql};

use super::rules::{self, Terms};
use crate::kit::{Error, Result, Viewer, forget, journal};
use crate::spaces::{Part, queries as spaces};

row! {
    #[derive(Debug, Clone)]
    pub struct ParticipationRow {
        pub id: Uuid,
        pub group_id: Uuid,
        pub organisation_id: Uuid,
        pub organisation: String,
        pub terms: String,
        pub offer: String,
        pub state: String,
        pub asked_by: Option<String>,
        pub asked_at: Timestamp,
        pub decided_at: Option<Timestamp>,
        pub reason: String,
        pub due: Option<i64>,
        pub received: i64,
        pub ended_at: Option<Timestamp>,
        // its membership of the network counts today
        pub is_member: bool,
        // has pledged in the cycle that goes on
        pub has_pledged: bool,
        pub version: i64,
    }
}
row! {
    // Who comes, or would.
    #[derive(Debug, Clone)]
    pub struct Comer {
        pub participation_id: Uuid,
        pub person_id: Uuid,
        pub name: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct ContributionRow {
        pub id: Uuid,
        pub amount: i64,
        pub received_on: Date,
        pub note: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Invited {
        pub organisation_id: Uuid,
        pub invited_at: Timestamp,
    }
}

impl ParticipationRow {
    pub fn is_accepted(&self) -> bool {
        self.state == "accepted"
    }

    pub fn counts(&self) -> bool {
        self.is_accepted() && rules::counts(&self.terms, self.is_member)
    }

    /// It came in by a membership that has lapsed since.
    pub fn has_lapsed(&self) -> bool {
        self.is_accepted() && !self.counts()
    }

    /// What was agreed and has not come yet.
    pub fn remaining(&self) -> i64 {
        (self.due.unwrap_or(0) - self.received).max(0)
    }

    /// Those of the organisation, and who leads the group, look after it.
    pub fn may_look_after(&self, viewer: &Viewer, leads: bool) -> bool {
        leads || viewer.acts_for(self.organisation_id)
    }
}

sql! {
    OF_GROUP: ParticipationRow = "
        SELECT p.id, p.group_id, p.organisation_id, o.name AS organisation, p.terms, p.offer, p.state, a.name AS asked_by,
            p.asked_at, p.decided_at, p.reason, p.due,
            CAST((SELECT COALESCE(sum(c.amount), 0) FROM contribution c WHERE c.participation_id = p.id) AS BIGINT) AS received,
            p.ended_at,
            EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = p.organisation_id AND m.kind = 'member'
                AND m.state = 'accepted' AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $2)) AS is_member,
            EXISTS (SELECT 1 FROM pledge g JOIN cycle y ON y.id = g.cycle_id WHERE y.group_id = p.group_id
                AND y.closed_at IS NULL AND g.organisation_id = p.organisation_id) AS has_pledged, p.version
        FROM participation p JOIN organisation o ON o.id = p.organisation_id LEFT JOIN person a ON a.id = p.asked_by
        WHERE p.group_id = $1 ORDER BY o.name_key, o.id, p.asked_at DESC";
    FIND: ParticipationRow = "
        SELECT p.id, p.group_id, p.organisation_id, o.name AS organisation, p.terms, p.offer, p.state, a.name AS asked_by,
            p.asked_at, p.decided_at, p.reason, p.due,
            CAST((SELECT COALESCE(sum(c.amount), 0) FROM contribution c WHERE c.participation_id = p.id) AS BIGINT) AS received,
            p.ended_at,
            EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = p.organisation_id AND m.kind = 'member'
                AND m.state = 'accepted' AND m.starts_on <= $2 AND (m.ends_on IS NULL OR m.ends_on >= $2)) AS is_member,
            EXISTS (SELECT 1 FROM pledge g JOIN cycle y ON y.id = g.cycle_id WHERE y.group_id = p.group_id
                AND y.closed_at IS NULL AND g.organisation_id = p.organisation_id) AS has_pledged, p.version
        FROM participation p JOIN organisation o ON o.id = p.organisation_id LEFT JOIN person a ON a.id = p.asked_by
        WHERE p.id = $1";
    COMERS: Comer = "
        SELECT d.participation_id, d.person_id, e.name
        FROM participation p JOIN participation_person d ON d.participation_id = p.id JOIN person e ON e.id = d.person_id
        WHERE p.group_id = $1 AND p.state IN ('asked', 'accepted') ORDER BY e.name_key, e.id";
    ADD: () = "
        INSERT INTO participation (id, group_id, organisation_id, terms, offer, state, asked_by, asked_at, decided_at, reason,
            version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, '', 1)
        ON CONFLICT (group_id, organisation_id) WHERE state IN ('asked', 'accepted') DO NOTHING";
    ACCEPT: () = "
        UPDATE participation SET state = 'accepted', decided_by = $2, decided_at = $3, due = $4, version = version + 1
        WHERE id = $1 AND state = 'asked'";
    DECLINE: () = "
        UPDATE participation SET state = 'declined', decided_by = $2, decided_at = $3, ended_at = $3, reason = $4,
            version = version + 1
        WHERE id = $1 AND state = 'asked'";
    LEAVE: () = "
        UPDATE participation SET state = 'left', ended_at = $2, reason = $3, version = version + 1
        WHERE id = $1 AND state = 'accepted'";
    SET_DUE: () = "UPDATE participation SET due = $3, version = version + 1 WHERE id = $1 AND version = $2";
    COME: () = "
        INSERT INTO participation_person (participation_id, person_id, since) VALUES ($1, $2, $3)
        ON CONFLICT (participation_id, person_id) DO NOTHING";
    GO: () = "DELETE FROM participation_person WHERE participation_id = $1 AND person_id = $2";
    PEOPLE: Uuid = "SELECT person_id FROM participation_person WHERE participation_id = $1 ORDER BY person_id";
    COMES_FOR: i64 = "
        SELECT count(*) AS n FROM participation_person d JOIN participation p ON p.id = d.participation_id
        WHERE p.group_id = $1 AND p.state = 'accepted' AND d.person_id = $2";
    CLEAR_PEOPLE: () = "DELETE FROM participation_person WHERE participation_id = $1";
    // Hours of people who no longer come go with them, in the year that goes on.
    CLEAR_HOURS: () = "
        DELETE FROM pledge_person WHERE pledge_id IN (SELECT g.id FROM pledge g JOIN cycle y ON y.id = g.cycle_id
                WHERE y.group_id = $1 AND y.closed_at IS NULL)
            AND NOT EXISTS (SELECT 1 FROM participation_person d JOIN participation p ON p.id = d.participation_id
                JOIN pledge g ON g.organisation_id = p.organisation_id
                WHERE p.group_id = $1 AND g.id = pledge_person.pledge_id AND d.person_id = pledge_person.person_id)";
    CONTRIBUTIONS: ContributionRow = "
        SELECT id, amount, received_on, note FROM contribution WHERE participation_id = $1 ORDER BY received_on, id";
    RECEIVE: () = "
        INSERT INTO contribution (id, participation_id, amount, received_on, note, noted_by, noted_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    UNRECEIVE: () = "DELETE FROM contribution WHERE id = $1 AND participation_id = $2";
    INVITE: () = "
        INSERT INTO group_invitation (group_id, organisation_id, invited_by, invited_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (group_id, organisation_id) DO NOTHING";
    UNINVITE: () = "DELETE FROM group_invitation WHERE group_id = $1 AND organisation_id = $2";
    INVITED: Invited = "
        SELECT organisation_id, invited_at FROM group_invitation WHERE group_id = $1 ORDER BY invited_at, organisation_id";
    // Who left the space, or was taken out of it, comes for nobody any more.
    UNSEATED: () = "
        DELETE FROM participation_person WHERE participation_id IN (SELECT p.id FROM participation p
                WHERE p.group_id = $1 AND p.state = 'accepted')
            AND NOT EXISTS (SELECT 1 FROM space_member m WHERE m.space_id = $1
                AND m.person_id = participation_person.person_id AND m.until IS NULL)";
    ERASED: () = "DELETE FROM participation_person WHERE person_id = $1";
    ERASED_HOURS: () = "DELETE FROM pledge_person WHERE person_id = $1";
}

#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVER: forget::Leaver = forget::Leaver {
    feature: "working_groups",
    leave: |tx, person, _| {
        Box::pin(async move {
            tx.execute(&ERASED, args![person]).await?;
            tx.execute(&ERASED_HOURS, args![person]).await?;
            Ok(())
        })
    },
};

#[linkme::distributed_slice(journal::HEARERS)]
static LEFT: journal::Hearer = journal::Hearer {
    kind: "space",
    hear: |tx, space, _| {
        Box::pin(async move {
            tx.execute(&UNSEATED, args![space]).await?;
            tx.execute(&CLEAR_HOURS, args![space]).await?;
            Ok(())
        })
    },
};

/// Every one that there is or was, by name; of one organisation the latest first.
pub async fn of_group(run: &impl Run, group: Uuid, today: Date) -> Result<Vec<ParticipationRow>> {
    Ok(run.all(&OF_GROUP, args![group, today]).await?)
}

pub async fn find(run: &impl Run, id: Uuid, today: Date) -> Result<ParticipationRow> {
    run.optional(&FIND, args![id, today]).await?.ok_or(Error::NotFound)
}

/// Who comes for those that are in or have asked, by name.
pub async fn comers(run: &impl Run, group: Uuid) -> Result<Vec<Comer>> {
    Ok(run.all(&COMERS, args![group]).await?)
}

/// What an organisation says when it comes.
pub struct Coming<'c> {
    pub organisation: Uuid,
    pub terms: Terms,
    pub offer: &'c str,
    pub people: &'c [Uuid],
}

/// An organisation comes into a group: at once where its membership includes it, else when somebody accepts it. One that is
/// in already, or has asked, is a conflict.
pub async fn add(tx: &Tx, group: Uuid, coming: &Coming<'_>, by: Option<Uuid>, now: Timestamp) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let at_once = coming.terms == Terms::Member;
    let state = if at_once { "accepted" } else { "asked" };
    let decided = at_once.then_some(now);
    let row = args![id, group, coming.organisation, coming.terms.code(), coming.offer, state, by, now, decided];
    if tx.execute(&ADD, row).await? == 0 {
        return Err(Error::Conflict);
    }
    tx.execute(&UNINVITE, args![group, coming.organisation]).await?;
    for person in coming.people {
        tx.execute(&COME, args![id, *person, now]).await?;
        if at_once {
            seat(tx, group, *person, now).await?;
        }
    }
    Ok(id)
}

async fn seat(tx: &Tx, group: Uuid, person: Uuid, now: Timestamp) -> Result<()> {
    match spaces::part(tx, group, person).await? {
        None | Some(Part::Reader) => spaces::seat(tx, group, person, Part::Member, "", now).await,
        Some(Part::Member | Part::Coordinator) => Ok(()),
    }
}

async fn unseat(tx: &Tx, group: Uuid, person: Uuid, now: Timestamp) -> Result<()> {
    let comes_for = tx.one(&COMES_FOR, args![group, person]).await?;
    if comes_for == 0 && spaces::part(tx, group, person).await? != Some(Part::Coordinator) {
        spaces::unseat(tx, group, person, now).await?;
    }
    Ok(())
}

/// Lets an organisation in, with what it is to contribute.
pub async fn accept(
    tx: &Tx,
    participation: &ParticipationRow,
    due: Option<i64>,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    if tx.execute(&ACCEPT, args![participation.id, by, now, due]).await? == 0 {
        return Err(Error::Conflict);
    }
    for person in tx.all(&PEOPLE, args![participation.id]).await? {
        seat(tx, participation.group_id, person, now).await?;
    }
    Ok(())
}

pub async fn decline(tx: &Tx, id: Uuid, reason: &str, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    if tx.execute(&DECLINE, args![id, by, now, reason]).await? == 0 {
        return Err(Error::Conflict);
    }
    tx.execute(&CLEAR_PEOPLE, args![id]).await?;
    Ok(())
}

/// An organisation leaves, and its people with it.
pub async fn leave(tx: &Tx, participation: &ParticipationRow, reason: &str, now: Timestamp) -> Result<()> {
    if tx.execute(&LEAVE, args![participation.id, now, reason]).await? == 0 {
        return Err(Error::Conflict);
    }
    for person in tx.all(&PEOPLE, args![participation.id]).await? {
        go(tx, participation, person, now).await?;
    }
    Ok(())
}

/// Somebody comes for an organisation.
pub async fn come(tx: &Tx, participation: &ParticipationRow, person: Uuid, now: Timestamp) -> Result<()> {
    tx.execute(&COME, args![participation.id, person, now]).await?;
    if participation.is_accepted() { seat(tx, participation.group_id, person, now).await } else { Ok(()) }
}

/// Somebody no longer comes for it.
pub async fn go(tx: &Tx, participation: &ParticipationRow, person: Uuid, now: Timestamp) -> Result<()> {
    if tx.execute(&GO, args![participation.id, person]).await? == 0 {
        return Ok(());
    }
    tx.execute(&CLEAR_HOURS, args![participation.group_id]).await?;
    unseat(tx, participation.group_id, person, now).await
}

pub async fn contributions(run: &impl Run, participation: Uuid) -> Result<Vec<ContributionRow>> {
    Ok(run.all(&CONTRIBUTIONS, args![participation]).await?)
}

/// Changes what is to be contributed.
pub async fn set_due(tx: &Tx, id: Uuid, version: i64, due: Option<i64>) -> Result<()> {
    if tx.execute(&SET_DUE, args![id, version, due]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// Notes what was received.
pub async fn receive(
    tx: &Tx,
    participation: Uuid,
    (amount, on, note): (i64, Date, &str),
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    tx.execute(&RECEIVE, args![Uuid::now_v7(), participation, amount, on, note, by, now]).await?;
    Ok(())
}

/// Takes back what was noted by mistake.
pub async fn unreceive(tx: &Tx, participation: Uuid, contribution: Uuid) -> Result<()> {
    if tx.execute(&UNRECEIVE, args![contribution, participation]).await? == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Whether it is new: nobody is invited twice.
pub async fn invite(tx: &Tx, group: Uuid, organisation: Uuid, by: Option<Uuid>, now: Timestamp) -> Result<bool> {
    Ok(tx.execute(&INVITE, args![group, organisation, by, now]).await? > 0)
}

pub async fn invited(run: &impl Run, group: Uuid) -> Result<Vec<Invited>> {
    Ok(run.all(&INVITED, args![group]).await?)
}
