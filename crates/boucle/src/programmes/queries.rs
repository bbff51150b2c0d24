//! Editions of programmes in the database, who runs them, and their conditions of access.

use db::{Date, Run, Timestamp, Uuid, args, row, sql};

use crate::kit::{Error, Result, Viewer};

row! {
    #[derive(Debug, Clone)]
    pub struct EditionRow {
        pub id: Uuid,
        pub programme_id: Uuid,
        pub programme: String,
        pub title: String,
        pub promise: String,
        pub audience: String,
        pub commitment: String,
        pub contact: String,
        pub open_space_id: Option<Uuid>,
        pub opens_on: Date,
        pub closes_on: Date,
        pub starts_on: Date,
        pub ends_on: Date,
        pub places: i64,
        pub plenaries: i64,
        pub waits: bool,
        pub decides: String,
        pub time_zone: String,
        pub published_at: Option<Timestamp>,
        pub version: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct EditionLine {
        pub id: Uuid,
        pub programme: String,
        pub title: String,
        pub promise: String,
        pub opens_on: Date,
        pub closes_on: Date,
        pub starts_on: Date,
        pub ends_on: Date,
        pub places: i64,
        pub time_zone: String,
        pub published_at: Option<Timestamp>,
        pub pilot: Option<String>,
    }
}
row! {
    // A programme, or a space, among which to choose.
    #[derive(Debug, Clone)]
    pub struct Named {
        pub id: Uuid,
        pub title: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct OrganiserRow {
        pub organisation_id: Uuid,
        pub name: String,
        pub part: String,
        // that it may fill with those who come through it; nothing where it has no share of its own
        pub places: Option<i64>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct OrganiserPerson {
        pub organisation_id: Uuid,
        pub person_id: Uuid,
        pub name: String,
        pub role: String,
    }
}
row! {
    // Conditions of access as they are being written, as JSON.
    #[derive(Debug, Clone)]
    pub struct AccessDraft {
        pub terms: String,
        pub version: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct AccessVersion {
        pub number: i64,
        pub terms: String,
        pub published_by: Option<String>,
        pub published_at: Timestamp,
    }
}
sql! {
    FIND: EditionRow = "
        SELECT e.id, e.programme_id, p.title AS programme, s.title, e.promise, e.audience, e.commitment, e.contact,
            e.open_space_id, e.opens_on, e.closes_on, e.starts_on, e.ends_on, e.places, e.plenaries, e.waits, e.decides,
            s.time_zone, e.published_at, e.version
        FROM edition e JOIN space s ON s.id = e.id JOIN programme p ON p.id = e.programme_id WHERE e.id = $1";
    // The latest first. What is not published is shown to those who prepare it.
    LINES: EditionLine = "
        SELECT e.id, p.title AS programme, s.title, e.promise, e.opens_on, e.closes_on, e.starts_on, e.ends_on, e.places,
            s.time_zone, e.published_at, o.name AS pilot
        FROM edition e JOIN space s ON s.id = e.id JOIN programme p ON p.id = e.programme_id
            LEFT JOIN organiser g ON g.edition_id = e.id AND g.part = 'pilot'
            LEFT JOIN organisation o ON o.id = g.organisation_id
        WHERE (e.starts_on, e.id) < ($1, $2)
            AND (e.published_at IS NOT NULL OR $4 OR EXISTS (SELECT 1 FROM space_member m
                WHERE m.space_id = e.id AND m.person_id = $3 AND m.until IS NULL))
        ORDER BY e.starts_on DESC, e.id DESC LIMIT $5";
    PROGRAMMES: Named = "SELECT id, title FROM programme ORDER BY title_key, id LIMIT 200";
    OPEN_SPACES: Named = "
        SELECT id, title FROM space WHERE visibility = 'public' AND archived_at IS NULL ORDER BY title_key, id LIMIT 500";
    ORGANISERS: OrganiserRow = "
        SELECT g.organisation_id, o.name, g.part, g.places FROM organiser g JOIN organisation o ON o.id = g.organisation_id
        WHERE g.edition_id = $1 ORDER BY CASE WHEN g.part = 'pilot' THEN 0 ELSE 1 END, o.name_key, o.id";
    PEOPLE: OrganiserPerson = "
        SELECT g.organisation_id, g.person_id, p.name, g.role
        FROM organiser_person g JOIN person p ON p.id = g.person_id
        WHERE g.edition_id = $1 ORDER BY p.name_key, p.id";
    // Who may come for an organiser: whoever has a seat in it.
    SEATED: OrganiserPerson = "
        SELECT r.organisation_id, r.person_id, p.name, r.role
        FROM organiser g JOIN organisation_role r ON r.organisation_id = g.organisation_id
            JOIN person p ON p.id = r.person_id
        WHERE g.edition_id = $1 ORDER BY p.name_key, p.id";
    ACCESS_DRAFT: AccessDraft = "SELECT terms, version FROM access_draft WHERE edition_id = $1";
    // The latest first.
    ACCESS_VERSIONS: AccessVersion = "
        SELECT a.number, a.terms, p.name AS published_by, a.published_at
        FROM access_version a LEFT JOIN person p ON p.id = a.published_by
        WHERE a.edition_id = $1 ORDER BY a.number DESC LIMIT $2";
    // In whose name somebody says what they think of applications.
    EXAMINED_BY: Uuid = "
        SELECT organisation_id FROM organiser_person
        WHERE edition_id = $1 AND person_id = $2 AND role IN ('manager', 'examiner') ORDER BY organisation_id";
    NEXT: Named = "
        SELECT e.id, s.title FROM edition e JOIN space s ON s.id = e.id
        WHERE e.programme_id = $1 AND e.id <> $2 AND e.published_at IS NOT NULL AND e.closes_on >= $3
        ORDER BY e.opens_on, e.id LIMIT 1";
    ORGANISATION: Uuid = "SELECT id FROM organisation WHERE name_key = $1 ORDER BY id LIMIT 2";
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<EditionRow> {
    run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)
}

/// Editions that the viewer may see, the latest first, after a day and an id.
pub async fn lines(run: &impl Run, viewer: &Viewer, after: (Date, Uuid), most: i64) -> Result<Vec<EditionLine>> {
    let row = args![after.0, after.1, viewer.id().unwrap_or(Uuid::nil()), viewer.is_coordinator(), most];
    Ok(run.all(&LINES, row).await?)
}

pub async fn programmes(run: &impl Run) -> Result<Vec<Named>> {
    Ok(run.all(&PROGRAMMES, args![]).await?)
}

/// Public spaces, in which an edition may keep its questions and answers.
pub async fn open_spaces(run: &impl Run) -> Result<Vec<Named>> {
    Ok(run.all(&OPEN_SPACES, args![]).await?)
}

/// The pilot first.
pub async fn organisers(run: &impl Run, edition: Uuid) -> Result<Vec<OrganiserRow>> {
    Ok(run.all(&ORGANISERS, args![edition]).await?)
}

pub async fn people(run: &impl Run, edition: Uuid) -> Result<Vec<OrganiserPerson>> {
    Ok(run.all(&PEOPLE, args![edition]).await?)
}

/// Everybody who has a seat in an organiser, with their role there.
pub async fn seated(run: &impl Run, edition: Uuid) -> Result<Vec<OrganiserPerson>> {
    Ok(run.all(&SEATED, args![edition]).await?)
}

pub async fn access_draft(run: &impl Run, edition: Uuid) -> Result<Option<AccessDraft>> {
    Ok(run.optional(&ACCESS_DRAFT, args![edition]).await?)
}

/// The latest first, and of more than two hundred the older ones are left out.
pub async fn access_versions(run: &impl Run, edition: Uuid) -> Result<Vec<AccessVersion>> {
    Ok(run.all(&ACCESS_VERSIONS, args![edition, 200]).await?)
}

/// What answers now.
pub async fn latest_access(run: &impl Run, edition: Uuid) -> Result<Option<AccessVersion>> {
    Ok(run.all(&ACCESS_VERSIONS, args![edition, 1]).await?.pop())
}

/// The organisers in whose name somebody examines applications.
pub async fn examined_by(run: &impl Run, edition: Uuid, person: Uuid) -> Result<Vec<Uuid>> {
    Ok(run.all(&EXAMINED_BY, args![edition, person]).await?)
}

/// Another edition of the programme in which one may still register on a day, or later.
pub async fn next(run: &impl Run, programme: Uuid, but: Uuid, on: Date) -> Result<Option<Named>> {
    Ok(run.optional(&NEXT, args![programme, but, on]).await?)
}

/// Organisations that bear a name: several are homonyms.
pub async fn organisations(run: &impl Run, name_key: String) -> Result<Vec<Uuid>> {
    Ok(run.all(&ORGANISATION, args![name_key]).await?)
}
