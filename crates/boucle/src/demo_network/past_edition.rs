//! The year of the demonstration's first edition, which is over, from who came to which session to its report; and for whom the
//! sessions of the next one matter most.

use db::{Run, Timestamp, Tx, Uuid, args, sql};
use serde::Deserialize;

use super::programmes::Editions;
use super::{Known, lines, list, place};
use crate::applications::participants::{self, Participant};
use crate::applications::queries as applications;
use crate::applications::rules::{Decision, Status};
use crate::applications::save::{self, Answered, Draft, Member, Team};
use crate::edition_report::{gather, save as reports};
use crate::kit::error::internal;
use crate::kit::{Language, Packed, Result};
use crate::meetings::presence::{self, Session};
use crate::meetings::queries as meetings;
use crate::packed;
use crate::people::rules::email_key;
use crate::programmes::queries as programmes;
use crate::sessions::marks::Said;
use crate::sessions::save as sessions;
use crate::spaces::{Part, queries as spaces};

static PARTICIPANTS: Packed = packed!("demo/first_edition.csv");
static MARKS: Packed = packed!("demo/session_marks.csv");
static REPORT: Packed = packed!("demo/edition_report.md");

/// When those of the first edition applied and were admitted, and when its report was published.
const SENT_DAYS_AGO: i64 = 440;
const ADMITTED_DAYS_AGO: i64 = 402;
const REPORTED_DAYS_AGO: i64 = 12;

#[derive(Deserialize)]
struct Line {
    structure: String,
    ownership: String,
    sector: String,
    place: String,
    name: String,
    email: String,
    post: String,
    /// Numbers of the sessions, from 1.
    attended: String,
    /// `session=grades`, each: how useful it was and how clear.
    said: String,
}

#[derive(Deserialize)]
struct MarkLine {
    edition: String,
    session: String,
    matters_to: String,
}

sql! {
    SESSION: Uuid = "
        SELECT m.id FROM meeting m JOIN space s ON s.id = m.space_id
        WHERE s.title = $1 AND m.title = $2 ORDER BY m.starts_at, m.id LIMIT 1";
    // What a space held before the network was made is no news to anybody.
    TOLD: () = "
        INSERT INTO notice_pace (person_id, space_id, told_at) VALUES ($1, $2, $3)
        ON CONFLICT (person_id, space_id) DO NOTHING";
}

pub async fn add(tx: &Tx, known: &Known, editions: &Editions) -> Result<()> {
    for line in lines::<MarkLine>(MARKS)? {
        let found = tx.optional(&SESSION, args![&line.edition, &line.session]).await?;
        let session = found.ok_or_else(|| internal(format!("no session {}", line.session)))?;
        sessions::mark(tx, session, 0, (&line.matters_to, ""), known.now).await?;
    }
    let past = editions.past()?;
    let all = lines::<Line>(PARTICIPANTS)?;
    for line in &all {
        admit(tx, known, past, line).await?;
    }
    let held = presence::of_space(tx, past).await?;
    let people = participants::participants(tx, past).await?;
    for line in &all {
        let found = people.iter().find(|person| person.email == line.email);
        attend(tx, known, &held, found.ok_or_else(|| internal(format!("{} takes no part", line.email)))?, line).await?;
    }
    report(tx, known, past).await
}

async fn admit(tx: &Tx, known: &Known, edition: Uuid, line: &Line) -> Result<()> {
    let (sent, admitted) = (known.ago(SENT_DAYS_AGO)?, known.ago(ADMITTED_DAYS_AGO)?);
    let member = Member {
        name: line.name.clone(),
        email: line.email.clone(),
        email_key: email_key(&line.email).unwrap_or_default(),
        post: line.post.clone(),
        is_elected: false,
    };
    let answered = Answered { given: "[]".to_owned(), ..Answered::default() };
    let (id, _) = save::begin(tx, edition, &member, &answered, Language::Fr, sent).await?;
    let team = Team { gets_ready: true, people: vec![member], ..Team::default() };
    let draft = Draft {
        structure: line.structure.clone(),
        ownership: Some(line.ownership.clone()),
        sector: Some(line.sector.clone()),
        place: place(tx, &line.place).await?,
        commits: true,
        teams: vec![team],
        ..Draft::default()
    };
    save::write(tx, id, 1, &draft, sent).await?;
    save::send(tx, id, false, sent).await?;
    let version = applications::find(tx, id).await?.version;
    save::prepare(tx, id, version, Some(Decision::Accepted), "", None, admitted).await?;
    save::announce(tx, id, Status::Submitted, Decision::Accepted, admitted).await?;
    let person = known.person(&line.email)?;
    if spaces::part(tx, edition, person).await?.is_none() {
        spaces::seat(tx, edition, person, Part::Member, "", admitted).await?;
    }
    tx.execute(&TOLD, args![person, edition, known.now]).await?;
    Ok(())
}

async fn attend(tx: &Tx, known: &Known, held: &[Session], who: &Participant, line: &Line) -> Result<()> {
    let person = known.person(&line.email)?;
    for (number, session) in (1..).zip(held) {
        let number: usize = number;
        let was_there = list(&line.attended).any(|attended| attended == number.to_string());
        meetings::attend(tx, session.id, &[(person, was_there)]).await?;
    }
    for said in list(&line.said) {
        let (number, grades) = said.split_once('=').unwrap_or_default();
        let mut grades = grades.chars().filter_map(|grade| grade.to_digit(10)).map(i64::from);
        let (Some(useful), Some(clear)) = (grades.next(), grades.next()) else { continue };
        let session = number.parse::<usize>().ok().and_then(|number| held.get(number.checked_sub(1)?));
        let session = session.ok_or_else(|| internal(format!("no session {number}")))?;
        let said = Said { applicant_id: who.applicant_id, useful, clear, remark: String::new() };
        sessions::said(tx.clone(), session.id, said, session.ends_at).await?;
    }
    Ok(())
}

async fn report(tx: &Tx, known: &Known, edition: Uuid) -> Result<()> {
    let at: Timestamp = known.ago(REPORTED_DAYS_AGO)?;
    let row = programmes::find(tx, edition).await?;
    let figures = gather::count(tx, &row, at).await?;
    reports::write(tx, edition, 0, REPORT.text().trim_end(), at).await?;
    let by = known.person("leonie.castagnier@example.org")?;
    reports::publish(tx, edition, &figures, Some(by), at).await
}
