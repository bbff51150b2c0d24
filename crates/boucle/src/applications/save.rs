//! Writing applications, in the caller's transaction.

use db::{Run, Timestamp, Tx, Uuid, args, sql};

use super::participants;
use super::queries::{self, ApplicantRow};
use super::rules::{Decision, Status};
use crate::kit::{Error, Language, Result, forget, format, jobs};

/// What a form says of an application; as long as it is a draft, anything may be missing.
#[derive(Debug, Clone, Default)]
pub struct Draft {
    pub structure: String,
    pub identifier: String,
    pub ownership: Option<String>,
    pub sector: Option<String>,
    pub place: Option<Uuid>,
    pub through: Option<Uuid>,
    pub expects: String,
    pub commits: bool,
    pub teams: Vec<Team>,
}

#[derive(Debug, Clone, Default)]
pub struct Team {
    pub department: String,
    pub project: String,
    pub gets_ready: bool,
    pub people: Vec<Member>,
}

#[derive(Debug, Clone, Default)]
pub struct Member {
    pub name: String,
    pub email: String,
    pub email_key: String,
    pub post: String,
    pub is_elected: bool,
}

/// What the conditions of access answered to who applies.
#[derive(Debug, Clone, Default)]
pub struct Answered {
    pub number: Option<i64>,
    pub given: String,
    pub rule: Option<i64>,
    pub outcome: Option<String>,
}

sql! {
    ADD: () = "
        INSERT INTO application (id, edition_id, status, language, access_number, access_given, access_rule, access_outcome,
            structure, structure_key, identifier, expects, commits, is_late, reason, created_at, updated_at, version)
        VALUES ($1, $2, 'draft', $3, $4, $5, $6, $7, '', '', '', '', $8, $8, '', $9, $9, 1)";
    ADD_TEAM: () = "
        INSERT INTO team (id, application_id, position, department, project, gets_ready) VALUES ($1, $2, $3, $4, $5, $6)";
    WRITE_TEAM: () = "UPDATE team SET position = $2, department = $3, project = $4, gets_ready = $5 WHERE id = $1";
    REMOVE_TEAM: () = "DELETE FROM team WHERE id = $1";
    ADD_APPLICANT: () = "
        INSERT INTO applicant (id, team_id, position, name, name_key, email, email_key, post, is_elected, person_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, (SELECT id FROM person WHERE email_key = $7 AND confirmed_at IS NOT NULL))";
    WRITE_APPLICANT: () = "
        UPDATE applicant SET position = $2, name = $3, name_key = $4, post = $5, is_elected = $6 WHERE id = $1";
    REMOVE_APPLICANT: () = "DELETE FROM applicant WHERE id = $1";
    WRITE: () = "
        UPDATE application SET structure = $3, structure_key = $4, identifier = $5, ownership = $6, sector = $7, place_id = $8,
            through_id = $9, expects = $10, commits = $11, updated_at = $12, version = version + 1
        WHERE id = $1 AND version = $2 AND status = 'draft'";
    SEND: () = "
        UPDATE application SET status = 'submitted', is_late = $3, submitted_at = $4, updated_at = $4, version = version + 1
        WHERE id = $1 AND status = $2";
    REOPEN: () = "
        UPDATE application SET status = 'draft', updated_at = $2, version = version + 1
        WHERE id = $1 AND status = 'submitted' AND decision IS NULL";
    WITHDRAW: () = "
        UPDATE application SET status = 'withdrawn', decision = NULL, updated_at = $3, version = version + 1
        WHERE id = $1 AND status = $2";
    CONFIRM: () = "UPDATE applicant SET confirmed_at = $2 WHERE id = $1 AND confirmed_at IS NULL";
    GIVE_OPINION: () = "
        INSERT INTO opinion (application_id, organisation_id, verdict, reason, person_id, given_at)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (application_id, organisation_id) DO UPDATE SET verdict = excluded.verdict, reason = excluded.reason,
            person_id = excluded.person_id, given_at = excluded.given_at";
    PREPARE: () = "
        UPDATE application SET decision = $3, reason = $4, decided_by = $5, decided_at = $6, updated_at = $6,
            version = version + 1
        WHERE id = $1 AND version = $2";
    ANNOUNCE: () = "
        UPDATE application SET status = $3, decision = $3, announced_at = $4, updated_at = $4, version = version + 1
        WHERE id = $1 AND status = $2";
    WRITE_LETTER: () = "
        INSERT INTO decision_letter (edition_id, decision, subject, body, updated_at, version) VALUES ($1, $2, $3, $4, $5, 1)
        ON CONFLICT (edition_id, decision) DO UPDATE SET subject = excluded.subject, body = excluded.body,
            updated_at = excluded.updated_at, version = decision_letter.version + 1
        WHERE decision_letter.version = $6";
    // The application stays with its structure; who they were does not.
    LEAVE: () = "
        UPDATE applicant SET name = '', name_key = '', email = '', email_key = '', post = '', person_id = NULL
        WHERE person_id = $1";
    LEAVE_LINKS: () = "
        DELETE FROM applicant_link WHERE applicant_id IN (SELECT id FROM applicant WHERE person_id = $1)";
    SWEEP_DRAFTS: () = "DELETE FROM application WHERE status = 'draft' AND updated_at < $1";
    SWEEP_DECLINED: () = "DELETE FROM application WHERE status IN ('declined', 'withdrawn') AND updated_at < $1";
}

/// Links go with the person, and so does their name.
#[linkme::distributed_slice(forget::LEAVERS)]
static LEAVER: forget::Leaver = forget::Leaver {
    feature: "applications",
    leave: |tx, person, _| {
        Box::pin(async move {
            tx.execute(&LEAVE_LINKS, args![person]).await?;
            tx.execute(&LEAVE, args![person]).await?;
            Ok(())
        })
    },
};

/// What came to nothing: drafts that nobody finished, and what was declined or withdrawn, a year later.
#[linkme::distributed_slice(jobs::SWEEPS)]
static OLD: jobs::Sweep = jobs::Sweep {
    name: "applications",
    sweep: |app, now| Box::pin(async move { jobs::forget(&app, now, &[(&SWEEP_DRAFTS, 90), (&SWEEP_DECLINED, 365)]).await }),
};

/// Begins an application by who gave this address: its id, and the secret of their link.
pub async fn begin(
    tx: &Tx,
    edition: Uuid,
    author: &Member,
    answered: &Answered,
    language: Language,
    now: Timestamp,
) -> Result<(Uuid, String)> {
    let (application, team) = (Uuid::now_v7(), Uuid::now_v7());
    let row = args![
        application,
        edition,
        language.code(),
        answered.number,
        &answered.given,
        answered.rule,
        answered.outcome.as_deref(),
        false,
        now
    ];
    tx.execute(&ADD, row).await?;
    tx.execute(&ADD_TEAM, args![team, application, 0, "", "", false]).await?;
    let author = add_applicant(tx, team, 0, author).await?;
    confirm(tx, author, now).await?;
    Ok((application, participants::link(tx, author, now).await?))
}

async fn add_applicant(tx: &Tx, team: Uuid, position: usize, member: &Member) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let position = i64::try_from(position).unwrap_or(i64::MAX);
    let row = args![
        id,
        team,
        position,
        &member.name,
        format::sort_key(&member.name),
        &member.email,
        &member.email_key,
        &member.post,
        member.is_elected
    ];
    tx.execute(&ADD_APPLICANT, row).await?;
    Ok(id)
}

/// Writes a draft over what stands at `version`. Whoever keeps their address keeps their links.
pub async fn write(tx: &Tx, application: Uuid, version: i64, draft: &Draft, now: Timestamp) -> Result<()> {
    let row = args![
        application,
        version,
        &draft.structure,
        format::sort_key(&draft.structure),
        &draft.identifier,
        draft.ownership.as_deref(),
        draft.sector.as_deref(),
        draft.place,
        draft.through,
        &draft.expects,
        draft.commits,
        now
    ];
    if tx.execute(&WRITE, row).await? == 0 {
        return Err(Error::Conflict);
    }
    let teams = queries::teams(tx, application).await?;
    let people = queries::applicants(tx, application).await?;
    for (position, team) in draft.teams.iter().enumerate() {
        let at = i64::try_from(position).unwrap_or(i64::MAX);
        let id = match teams.get(position) {
            Some(there) => {
                tx.execute(&WRITE_TEAM, args![there.id, at, &team.department, &team.project, team.gets_ready]).await?;
                there.id
            }
            None => {
                let id = Uuid::now_v7();
                tx.execute(&ADD_TEAM, args![id, application, at, &team.department, &team.project, team.gets_ready]).await?;
                id
            }
        };
        let there: Vec<&ApplicantRow> = people.iter().filter(|person| person.team_id == id).collect();
        write_people(tx, id, &there, &team.people).await?;
    }
    for gone in teams.iter().skip(draft.teams.len()) {
        tx.execute(&REMOVE_TEAM, args![gone.id]).await?;
    }
    Ok(())
}

async fn write_people(tx: &Tx, team: Uuid, there: &[&ApplicantRow], people: &[Member]) -> Result<()> {
    for gone in there.iter().filter(|there| !people.iter().any(|member| member.email_key == there.email_key)) {
        tx.execute(&REMOVE_APPLICANT, args![gone.id]).await?;
    }
    for (position, member) in people.iter().enumerate() {
        match there.iter().find(|there| there.email_key == member.email_key) {
            Some(there) => {
                let at = i64::try_from(position).unwrap_or(i64::MAX);
                let key = format::sort_key(&member.name);
                tx.execute(&WRITE_APPLICANT, args![there.id, at, &member.name, key, &member.post, member.is_elected])
                    .await?;
            }
            None => {
                add_applicant(tx, team, position, member).await?;
            }
        }
    }
    Ok(())
}

pub async fn send(tx: &Tx, application: Uuid, is_late: bool, now: Timestamp) -> Result<()> {
    changed(tx.execute(&SEND, args![application, Status::Draft.code(), is_late, now]).await?)
}

/// Takes it back to be changed, as long as nothing is decided.
pub async fn reopen(tx: &Tx, application: Uuid, now: Timestamp) -> Result<()> {
    changed(tx.execute(&REOPEN, args![application, now]).await?)
}

pub async fn withdraw(tx: &Tx, application: Uuid, from: Status, now: Timestamp) -> Result<()> {
    changed(tx.execute(&WITHDRAW, args![application, from.code(), now]).await?)
}

/// Whether they had not said so before.
pub async fn confirm(tx: &Tx, applicant: Uuid, now: Timestamp) -> Result<bool> {
    Ok(tx.execute(&CONFIRM, args![applicant, now]).await? > 0)
}

pub async fn remove_applicant(tx: &Tx, applicant: Uuid) -> Result<()> {
    changed(tx.execute(&REMOVE_APPLICANT, args![applicant]).await?)
}

/// What an organiser thinks of an application, over what it thought before.
pub async fn give_opinion(
    tx: &Tx,
    application: Uuid,
    organisation: Uuid,
    opinion: (&str, &str),
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    tx.execute(&GIVE_OPINION, args![application, organisation, opinion.0, opinion.1, by, now]).await?;
    Ok(())
}

/// What is to be told, or that nothing is decided yet.
pub async fn prepare(
    tx: &Tx,
    application: Uuid,
    version: i64,
    decision: Option<Decision>,
    reason: &str,
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    let code = decision.map(Decision::code);
    changed(tx.execute(&PREPARE, args![application, version, code, reason, by, now]).await?)
}

/// Makes what was decided true.
pub async fn announce(tx: &Tx, application: Uuid, from: Status, decision: Decision, now: Timestamp) -> Result<()> {
    changed(tx.execute(&ANNOUNCE, args![application, from.code(), decision.code(), now]).await?)
}

/// Rewords a letter that is still at `version`, which is 0 for the house's.
pub async fn write_letter(
    tx: &Tx,
    edition: Uuid,
    decision: Decision,
    letter: (&str, &str),
    version: i64,
    now: Timestamp,
) -> Result<()> {
    changed(tx.execute(&WRITE_LETTER, args![edition, decision.code(), letter.0, letter.1, now, version]).await?)
}

/// Somebody else was there before.
fn changed(rows: u64) -> Result<()> {
    if rows == 0 { Err(Error::Conflict) } else { Ok(()) }
}
