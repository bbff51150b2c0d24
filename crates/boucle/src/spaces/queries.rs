//! Spaces in the database, and who is in them.

use db::{Db, Run, Timestamp, Tx, Uuid, Value, args, row, sql};

use super::rules::{Access, Part, SpaceRow, mentioned};
use crate::kit::{Error, Language, Result, Viewer, forget, format};

row! {
    #[derive(Debug, Clone)]
    pub struct SpaceLine {
        pub id: Uuid,
        pub kind: String,
        pub title: String,
        pub title_key: String,
        pub summary: String,
        pub visibility: String,
        pub archived_at: Option<Timestamp>,
        pub part: Option<String>,
        pub members: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct MemberLine {
        pub person_id: Uuid,
        pub name: String,
        pub name_key: String,
        pub role: String,
        pub title: String,
        pub since: Timestamp,
        pub until: Option<Timestamp>,
    }
}
row! {
    // Somebody to write to.
    #[derive(Debug, Clone)]
    pub struct Reader {
        pub email: String,
        pub language: String,
    }
}
row! {
    // A space in which people wait to come in.
    #[derive(Debug, Clone)]
    pub struct Awaited {
        pub space_id: Uuid,
        pub title: String,
        pub people: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    struct Named {
        id: Uuid,
        name: String,
    }
}
row! {
    // A role that a space has besides its three, and how many have it now.
    #[derive(Debug, Clone)]
    pub struct RoleLine {
        pub name: String,
        pub part: String,
        pub people: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct RequestLine {
        pub id: Uuid,
        pub space_id: Uuid,
        pub space_title: String,
        pub person_id: Uuid,
        pub name: String,
        pub kind: String,
        pub note: String,
        pub created_at: Timestamp,
    }
}

sql! {
    FIND: SpaceRow = "
        SELECT s.id, s.kind, s.title, s.summary, s.visibility, s.joining, s.time_zone, s.archived_at, s.version,
               m.role AS part
        FROM space s LEFT JOIN space_member m ON m.space_id = s.id AND m.person_id = $2 AND m.until IS NULL
        WHERE s.id = $1";
    IS_THERE: bool = "SELECT EXISTS (SELECT 1 FROM space WHERE id = $1) AS is_there";
    NETWORK: Uuid = "SELECT id FROM space WHERE kind = 'network'";
    // What the viewer is in first, then what else the network may see.
    MINE: SpaceLine = "
        SELECT s.id, s.kind, s.title, s.title_key, s.summary, s.visibility, s.archived_at, m.role AS part,
               (SELECT count(*) FROM space_member n WHERE n.space_id = s.id AND n.until IS NULL) AS members
        FROM space s LEFT JOIN space_member m ON m.space_id = s.id AND m.person_id = $1 AND m.until IS NULL
        WHERE s.id IN (SELECT o.space_id FROM space_member o WHERE o.person_id = $1 AND o.until IS NULL
            UNION SELECT n.id FROM space n WHERE n.kind = 'network')
        ORDER BY CASE WHEN s.archived_at IS NULL THEN 0 ELSE 1 END, s.title_key, s.id";
    SEEN: SpaceLine = "
        SELECT s.id, s.kind, s.title, s.title_key, s.summary, s.visibility, s.archived_at, m.role AS part,
               (SELECT count(*) FROM space_member n WHERE n.space_id = s.id AND n.until IS NULL) AS members
        FROM space s LEFT JOIN space_member m ON m.space_id = s.id AND m.person_id = $1 AND m.until IS NULL
        WHERE m.id IS NULL AND s.kind <> 'network' AND (s.visibility <> 'members' OR $2) AND (s.title_key, s.id) > ($3, $4)
        ORDER BY s.title_key, s.id LIMIT $5";
    MEMBERS: MemberLine = "
        SELECT m.person_id, p.name, p.name_key, m.role, m.title, m.since, m.until
        FROM space_member m JOIN person p ON p.id = m.person_id
        WHERE m.space_id = $1 AND m.until IS NULL AND (p.name_key, m.person_id) > ($2, $3)
        ORDER BY p.name_key, m.person_id LIMIT $4";
    TITLES: Named = "SELECT id, title AS name FROM space WHERE id = ANY($1) AND archived_at IS NULL";
    PEOPLE: Named = "
        SELECT p.id, p.name FROM space_member m JOIN person p ON p.id = m.person_id
        WHERE m.space_id = $1 AND m.until IS NULL ORDER BY p.name_key, p.id LIMIT 2000";
    // In the space of the network a text may name anybody.
    NAMEABLE: Named = "
        SELECT p.id, p.name FROM space_person m JOIN person p ON p.id = m.person_id
        WHERE m.space_id = $1 ORDER BY p.id LIMIT 20000";
    PAST: MemberLine = "
        SELECT m.person_id, p.name, p.name_key, m.role, m.title, m.since, m.until
        FROM space_member m JOIN person p ON p.id = m.person_id
        WHERE m.space_id = $1 AND m.until IS NOT NULL ORDER BY m.since DESC LIMIT 50";
    // Present and past, as one takes them away.
    EVER: MemberLine = "
        SELECT m.person_id, p.name, p.name_key, m.role, m.title, m.since, m.until
        FROM space_member m JOIN person p ON p.id = m.person_id
        WHERE m.space_id = $1 ORDER BY p.name_key, m.person_id, m.since LIMIT 20000";
    COUNT: i64 = "SELECT count(*) AS n FROM space_member WHERE space_id = $1 AND until IS NULL";
    PART: String = "SELECT role FROM space_member WHERE space_id = $1 AND person_id = $2 AND until IS NULL";
    ROLES: RoleLine = "
        SELECT r.name, r.part, (SELECT count(*) FROM space_member m
            WHERE m.space_id = r.space_id AND m.title = r.name AND m.until IS NULL) AS people
        FROM space_role r WHERE r.space_id = $1";
    ADD_ROLE: () = "
        INSERT INTO space_role (space_id, name, part) VALUES ($1, $2, $3) ON CONFLICT (space_id, name) DO NOTHING";
    SET_ROLE: () = "UPDATE space_role SET name = $3, part = $4 WHERE space_id = $1 AND name = $2";
    REMOVE_ROLE: () = "DELETE FROM space_role WHERE space_id = $1 AND name = $2";
    HOLDERS: Uuid = "SELECT person_id FROM space_member WHERE space_id = $1 AND title = $2 AND until IS NULL";
    COORDINATORS: Uuid = "
        SELECT person_id FROM space_member WHERE space_id = $1 AND until IS NULL AND role = 'coordinator'";
    // Of two servers that start at once, one makes it.
    FOUND_NETWORK: () = "
        INSERT INTO space (id, kind, title, title_key, summary, visibility, joining, time_zone, created_at, updated_at,
            version)
        VALUES ($1, 'network', $2, $3, '', 'network', 'invitation', $5, $4, $4, 1)
        ON CONFLICT (kind) WHERE kind = 'network' DO NOTHING";
    INSERT: () = "
        INSERT INTO space (id, kind, title, title_key, summary, visibility, joining, time_zone, created_by, created_at,
            updated_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10, 1)";
    UPDATE: () = "
        UPDATE space SET title = $3, title_key = $4, summary = $5, visibility = $6, joining = $7, time_zone = $8,
            updated_at = $9, version = version + 1 WHERE id = $1 AND version = $2";
    ARCHIVE: () = "
        UPDATE space SET archived_at = $3, updated_at = $4, version = version + 1 WHERE id = $1 AND version = $2";
    DELETE: () = "DELETE FROM space WHERE id = $1 AND kind <> 'network'";
    END: () = "UPDATE space_member SET until = $3 WHERE space_id = $1 AND person_id = $2 AND until IS NULL";
    BEGIN: () = "
        INSERT INTO space_member (id, space_id, person_id, role, title, since) VALUES ($1, $2, $3, $4, $5, $6)";
    END_ALL: () = "UPDATE space_member SET until = $2 WHERE person_id = $1 AND until IS NULL";
    WITHDRAW: () = "DELETE FROM space_request WHERE person_id = $1 AND answered_at IS NULL";
    ASK: () = "
        INSERT INTO space_request (id, space_id, person_id, kind, note, created_by, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)
        ON CONFLICT (space_id, person_id) WHERE answered_at IS NULL DO NOTHING";
    WAITING: RequestLine = "
        SELECT r.id, r.space_id, s.title AS space_title, r.person_id, p.name, r.kind, r.note, r.created_at
        FROM space_request r JOIN person p ON p.id = r.person_id JOIN space s ON s.id = r.space_id
        WHERE r.space_id = $1 AND r.answered_at IS NULL ORDER BY r.created_at, r.id";
    LEADERS: Reader = "
        SELECT p.email, p.language FROM space_member m JOIN person p ON p.id = m.person_id
        WHERE m.space_id = $1 AND m.until IS NULL AND m.role = 'coordinator' AND p.erased_at IS NULL
            AND p.failing_at IS NULL
        ORDER BY p.id LIMIT 50";
    READER: Reader = "SELECT email, language FROM person WHERE id = $1 AND erased_at IS NULL AND failing_at IS NULL";
    AWAITED: Awaited = "
        SELECT s.id AS space_id, s.title, count(*) AS people
        FROM space_request r JOIN space s ON s.id = r.space_id
            JOIN space_member m ON m.space_id = r.space_id AND m.person_id = $1 AND m.until IS NULL AND m.role = 'coordinator'
        WHERE r.answered_at IS NULL AND r.kind = 'asked' AND s.archived_at IS NULL
        GROUP BY s.id, s.title, s.title_key ORDER BY s.title_key, s.id LIMIT 20";
    OF_PERSON: RequestLine = "
        SELECT r.id, r.space_id, s.title AS space_title, r.person_id, p.name, r.kind, r.note, r.created_at
        FROM space_request r JOIN person p ON p.id = r.person_id JOIN space s ON s.id = r.space_id
        WHERE r.person_id = $1 AND r.answered_at IS NULL ORDER BY r.created_at, r.id";
    ANSWER: () = "
        UPDATE space_request SET answered_by = $3, answered_at = $4, accepted = $5
        WHERE id = $1 AND space_id = $2 AND answered_at IS NULL";
}

/// Who leaves the network leaves its spaces: that somebody was there stays known.
#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVE: forget::Leaver = forget::Leaver {
    feature: "spaces",
    leave: |tx, person, now| {
        Box::pin(async move {
            tx.execute(&END_ALL, args![person, now]).await?;
            tx.execute(&WITHDRAW, args![person]).await?;
            Ok(())
        })
    },
};

/// What happened lately is asked of each feature in the same words: in these spaces, after a moment and before another (with
/// the id of what stood there), the latest first, at most so much.
#[derive(Debug, Clone)]
pub struct Lately {
    pub spaces: Vec<Uuid>,
    pub since: Timestamp,
    pub before: (Timestamp, Uuid),
    pub most: i64,
}

impl Lately {
    /// All that happened in one space after a moment and until another, within reason.
    pub fn within(space: Uuid, since: Timestamp, until: Timestamp) -> Self {
        Self { spaces: vec![space], since, before: (until, Uuid::max()), most: 100 }
    }

    /// For `= ANY($1)`, `> $2`, `< ($3, $4)` and `LIMIT $5`.
    pub fn arguments(&self) -> Vec<Value> {
        args![self.spaces.clone(), self.since, self.before.0, self.before.1, self.most]
    }
}

/// The space as the viewer stands to it; who may not read it is told that there is none.
pub async fn access(run: &impl Run, viewer: &Viewer, id: Uuid) -> Result<Access> {
    let nobody = Uuid::nil();
    let space = run.optional(&FIND, args![id, viewer.id().unwrap_or(nobody)]).await?.ok_or(Error::NotFound)?;
    let part = space.part.as_deref().and_then(Part::parse);
    Access::new(viewer, space, part).or_not_found()
}

pub async fn is_there(run: &impl Run, id: Uuid) -> Result<bool> {
    Ok(run.one(&IS_THERE, args![id]).await?)
}

/// The space that is the network itself.
pub async fn network(run: &impl Run) -> Result<Option<Uuid>> {
    Ok(run.optional(&NETWORK, args![]).await?)
}

pub async fn mine(run: &impl Run, person: Uuid) -> Result<Vec<SpaceLine>> {
    Ok(run.all(&MINE, args![person]).await?)
}

/// Spaces that the viewer is not in and may see, by title.
pub async fn seen(run: &impl Run, viewer: &Viewer, after: (&str, Uuid), most: i64) -> Result<Vec<SpaceLine>> {
    let row = args![viewer.id().unwrap_or(Uuid::nil()), viewer.is_coordinator(), after.0, after.1, most];
    Ok(run.all(&SEEN, row).await?)
}

pub async fn members(run: &impl Run, space: Uuid, after: (&str, Uuid), most: i64) -> Result<Vec<MemberLine>> {
    Ok(run.all(&MEMBERS, args![space, after.0, after.1, most]).await?)
}

/// The titles of those of the spaces that are not archived.
pub async fn titles(run: &impl Run, ids: Vec<Uuid>) -> Result<Vec<(Uuid, String)>> {
    Ok(run.all(&TITLES, args![ids]).await?.into_iter().map(|space| (space.id, space.name)).collect())
}

/// Whom a text written in the space names.
pub async fn named(run: &impl Run, space: Uuid, text: &str) -> Result<Vec<Uuid>> {
    Ok(mentioned(text, &nameable(run, space, text).await?))
}

/// Those whom this text may name: nobody is asked for where it names nobody.
pub async fn nameable(run: &impl Run, space: Uuid, text: &str) -> Result<Vec<(Uuid, String)>> {
    if !text.contains('@') {
        return Ok(Vec::new());
    }
    Ok(run.all(&NAMEABLE, args![space]).await?.into_iter().map(|person| (person.id, person.name)).collect())
}

/// The members of a space, by name. Of the network's, where everybody is one, nobody.
pub async fn people(run: &impl Run, space: Uuid) -> Result<Vec<(Uuid, String)>> {
    Ok(run.all(&PEOPLE, args![space]).await?.into_iter().map(|person| (person.id, person.name)).collect())
}

/// Those who left, the latest first.
pub async fn past(run: &impl Run, space: Uuid) -> Result<Vec<MemberLine>> {
    Ok(run.all(&PAST, args![space]).await?)
}

/// All who are and were in the space, by name; of those whom `runs` is false for, only who is there.
pub async fn ever(run: &impl Run, space: Uuid, runs: bool) -> Result<Vec<MemberLine>> {
    let mut members = run.all(&EVER, args![space]).await?;
    members.retain(|member| runs || member.until.is_none());
    Ok(members)
}

pub async fn count(run: &impl Run, space: Uuid) -> Result<i64> {
    Ok(run.one(&COUNT, args![space]).await?)
}

pub async fn waiting(run: &impl Run, space: Uuid) -> Result<Vec<RequestLine>> {
    Ok(run.all(&WAITING, args![space]).await?)
}

pub async fn requests_of(run: &impl Run, person: Uuid) -> Result<Vec<RequestLine>> {
    Ok(run.all(&OF_PERSON, args![person]).await?)
}

/// Those who run the space, to be written to.
pub async fn leaders(run: &impl Run, space: Uuid) -> Result<Vec<Reader>> {
    Ok(run.all(&LEADERS, args![space]).await?)
}

/// Where to write to somebody, when mails reach them.
pub async fn reader(run: &impl Run, person: Uuid) -> Result<Option<Reader>> {
    Ok(run.optional(&READER, args![person]).await?)
}

/// The spaces that somebody runs and in which people wait to come in.
pub async fn awaited(run: &impl Run, person: Uuid) -> Result<Vec<Awaited>> {
    Ok(run.all(&AWAITED, args![person]).await?)
}

impl Reader {
    pub fn language(&self) -> Language {
        Language::parse(&self.language).unwrap_or_default()
    }
}

/// Makes the space that is the network itself, where there is none.
pub async fn found_network(db: &Db, name: &str, zone: &str, now: Timestamp) -> Result<()> {
    if network(db).await?.is_some() {
        return Ok(());
    }
    let row = args![Uuid::now_v7(), name, format::sort_key(name), now, zone];
    db.execute(&FOUND_NETWORK, row).await?;
    Ok(())
}

/// What a form says of a space.
#[derive(Debug, Clone)]
pub struct NewSpace {
    pub kind: String,
    pub title: String,
    pub summary: String,
    pub visibility: String,
    pub joining: String,
    pub time_zone: String,
}

pub async fn insert(tx: &Tx, space: &NewSpace, by: Option<Uuid>, now: Timestamp) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let row = args![
        id,
        &space.kind,
        &space.title,
        format::sort_key(&space.title),
        &space.summary,
        &space.visibility,
        &space.joining,
        &space.time_zone,
        by,
        now
    ];
    tx.execute(&INSERT, row).await?;
    Ok(id)
}

pub async fn update(tx: &Tx, id: Uuid, version: i64, space: &NewSpace, now: Timestamp) -> Result<()> {
    let row = args![
        id,
        version,
        &space.title,
        format::sort_key(&space.title),
        &space.summary,
        &space.visibility,
        &space.joining,
        &space.time_zone,
        now
    ];
    if tx.execute(&UPDATE, row).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// Archives, or opens again when `at` is nothing.
pub async fn archive(tx: &Tx, id: Uuid, version: i64, at: Option<Timestamp>, now: Timestamp) -> Result<()> {
    if tx.execute(&ARCHIVE, args![id, version, at, now]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// Everything that the space holds goes with it: each table says so of itself.
pub async fn delete(tx: &Tx, id: Uuid) -> Result<()> {
    if tx.execute(&DELETE, args![id]).await? == 0 { Err(Error::NotFound) } else { Ok(()) }
}

/// Makes a person a member as `part`, or changes what it is; what it was before stays known.
pub async fn seat(tx: &Tx, space: Uuid, person: Uuid, part: Part, title: &str, now: Timestamp) -> Result<()> {
    tx.execute(&END, args![space, person, now]).await?;
    tx.execute(&BEGIN, args![Uuid::now_v7(), space, person, part.code(), title, now]).await?;
    Ok(())
}

pub async fn unseat(tx: &Tx, space: Uuid, person: Uuid, now: Timestamp) -> Result<bool> {
    Ok(tx.execute(&END, args![space, person, now]).await? > 0)
}

/// What somebody is in a space by a seat of their own.
pub async fn part(run: &impl Run, space: Uuid, person: Uuid) -> Result<Option<Part>> {
    Ok(run.optional(&PART, args![space, person]).await?.and_then(|part| Part::parse(&part)))
}

/// The space's own roles, by name.
pub async fn roles(run: &impl Run, space: Uuid) -> Result<Vec<RoleLine>> {
    let mut roles = run.all(&ROLES, args![space]).await?;
    roles.sort_by_cached_key(|role| format::sort_key(&role.name));
    Ok(roles)
}

/// Whether the name was free.
pub async fn add_role(tx: &Tx, space: Uuid, name: &str, part: Part) -> Result<bool> {
    Ok(tx.execute(&ADD_ROLE, args![space, name, part.code()]).await? > 0)
}

/// Another name or another part for a role, and so for all who have it now.
pub async fn set_role(tx: &Tx, space: Uuid, was: &str, role: (&str, Part), now: Timestamp) -> Result<()> {
    if tx.execute(&SET_ROLE, args![space, was, role.0, role.1.code()]).await? == 0 {
        return Err(Error::NotFound);
    }
    for person in tx.all(&HOLDERS, args![space, was]).await? {
        seat(tx, space, person, role.1, role.0, now).await?;
    }
    Ok(())
}

/// Those who have it keep what they may do, and lose its name.
pub async fn remove_role(tx: &Tx, space: Uuid, name: &str, part: Part, now: Timestamp) -> Result<()> {
    if tx.execute(&REMOVE_ROLE, args![space, name]).await? == 0 {
        return Err(Error::NotFound);
    }
    for person in tx.all(&HOLDERS, args![space, name]).await? {
        seat(tx, space, person, part, "", now).await?;
    }
    Ok(())
}

/// Whether nobody would run the space any more if those who have this role did not.
pub async fn runs_alone(run: &impl Run, space: Uuid, name: &str) -> Result<bool> {
    let holders = run.all(&HOLDERS, args![space, name]).await?;
    let runners = run.all(&COORDINATORS, args![space]).await?;
    Ok(!runners.is_empty() && runners.iter().all(|person| holders.contains(person)))
}

/// Whether the space would be without anyone to run it if this person left.
pub async fn is_last_coordinator(run: &impl Run, space: Uuid, person: Uuid) -> Result<bool> {
    Ok(run.all(&COORDINATORS, args![space]).await? == [person])
}

pub struct NewRequest<'r> {
    pub space: Uuid,
    pub person: Uuid,
    /// `asked` or `invited`.
    pub kind: &'static str,
    pub note: &'r str,
}

/// Whether it is new: who waits already is not put twice in the queue.
pub async fn request(tx: &Tx, request: NewRequest<'_>, by: Option<Uuid>, now: Timestamp) -> Result<bool> {
    let row = args![Uuid::now_v7(), request.space, request.person, request.kind, request.note, by, now];
    Ok(tx.execute(&ASK, row).await? > 0)
}

pub async fn answer(tx: &Tx, request: &RequestLine, by: Option<Uuid>, accepted: bool, now: Timestamp) -> Result<()> {
    if tx.execute(&ANSWER, args![request.id, request.space_id, by, now, accepted]).await? == 0 {
        return Err(Error::Conflict);
    }
    if accepted { seat(tx, request.space_id, request.person_id, Part::Member, "", now).await } else { Ok(()) }
}
