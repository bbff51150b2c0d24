//! What the working groups of the demonstration network gave out to be tried, and what its library shares.

use std::collections::HashMap;

use db::{Run, Tx, Uuid, args, row, sql};
use serde::Deserialize;

use super::groups::COORDINATOR;
use super::{Known, amount, categories, lines, list};
use crate::kit::error::internal;
use crate::kit::files::{self, Kept};
use crate::kit::{App, Packed, Result, format};
use crate::packed;
use crate::trials::queries as trials_queries;
use crate::trials::rules::{Count, Share};
use crate::{files as documents, library};

static QUESTIONS: Packed = packed!("demo/trial_questions.csv");
static VERSIONS: Packed = packed!("demo/deliverable_versions.csv");
static TRIALS: Packed = packed!("demo/trials.csv");
static TOOLS: Packed = packed!("demo/tools.csv");
static TOOL_VERSIONS: Packed = packed!("demo/tool_versions.csv");
static TOOL_USES: Packed = packed!("demo/tool_uses.csv");
static TOOL_REQUESTS: Packed = packed!("demo/tool_requests.csv");

#[derive(Deserialize)]
struct QuestionLine {
    deliverable: String,
    kind: String,
    title: String,
}

#[derive(Deserialize)]
struct VersionLine {
    deliverable: String,
    number: i64,
    text: String,
    address: String,
    /// Name of a document of the group's space.
    document: String,
    by: String,
    days_ago: i64,
    answers_in_days: i64,
    outcome: String,
    decided_days_ago: Option<i64>,
}

#[derive(Deserialize)]
struct TrialLine {
    deliverable: String,
    version: i64,
    person: String,
    organisation: String,
    asked_days_ago: i64,
    verdict: String,
    days_ago: Option<i64>,
    /// To each question in turn, separated by bars.
    answers: String,
    remark: String,
    answer: String,
    answered_by: String,
    answered_days_ago: Option<i64>,
}

#[derive(Deserialize)]
struct ToolLine {
    title: String,
    group: String,
    deliverable: String,
    summary: String,
    kind: String,
    licence: String,
    language: String,
    visibility: String,
    currency: String,
    by: String,
    days_ago: i64,
    retired_days_ago: Option<i64>,
    categories: String,
    /// `organisation=what it spent`, each
    makers: String,
    /// `days ago=count`, each
    downloads: String,
}

#[derive(Deserialize)]
struct ToolVersionLine {
    tool: String,
    number: i64,
    text: String,
    address: String,
    file_name: String,
    file: String,
    by: String,
    days_ago: i64,
}

#[derive(Deserialize)]
struct UseLine {
    tool: String,
    number: i64,
    organisation: String,
    person: String,
    days_ago: i64,
    would_have_cost: Option<i64>,
    bought_for: Option<i64>,
    used_for: String,
    outcome: String,
}

#[derive(Deserialize)]
struct RequestLine {
    tool: String,
    organisation: String,
    person: String,
    days_ago: i64,
    text: String,
    answer: String,
    outcome: String,
    answered_days_ago: Option<i64>,
}

row! {
    struct Decided {
        id: Uuid,
        trial_minimum: i64,
        trial_share: String,
    }
}

sql! {
    ADD_QUESTION: () = "
        INSERT INTO trial_question (id, deliverable_id, position, kind, title) VALUES ($1, $2, $3, $4, $5)";
    ADD_VERSION: () = "
        INSERT INTO deliverable_version (id, deliverable_id, number, text, document_id, address, given_by, given_at,
            answers_by, outcome, decided_by, decided_at, reason)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    DOCUMENT: Uuid = "
        SELECT d.id FROM document d WHERE d.name = $2 AND d.space_id = (SELECT c.group_id FROM deliverable v
            JOIN action a ON a.id = v.action_id JOIN cycle c ON c.id = a.cycle_id WHERE v.id = $1)";
    ADD_TRIAL: () = "
        INSERT INTO trial (id, version_id, person_id, organisation_id, asked_at, verdict, answered_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    ADD_ANSWER: () = "INSERT INTO trial_answer (trial_id, question_id, value) VALUES ($1, $2, $3)";
    ADD_REMARK: () = "
        INSERT INTO remark (id, trial_id, text, at, answer, answered_by, answered_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    ADD_TOOL: () = "
        INSERT INTO tool (id, group_id, deliverable_id, title, title_key, summary, words, kind, licence, language, visibility,
            currency, last_number, published_at, users, created_by, created_at, updated_at, retired_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1, $14, 0, $13, $14, $14, $15, 1)";
    SETTLE: () = "
        UPDATE tool SET users = (SELECT count(DISTINCT u.organisation_id) FROM tool_use u WHERE u.tool_id = tool.id),
            last_number = (SELECT max(v.number) FROM tool_version v WHERE v.tool_id = tool.id),
            published_at = (SELECT max(v.published_at) FROM tool_version v WHERE v.tool_id = tool.id)";
    ADD_GRID: () = "
        INSERT INTO trial_grid (deliverable_id, updated_at, version)
        SELECT d.id, d.created_at, 1 FROM deliverable d
        WHERE EXISTS (SELECT 1 FROM trial_question q WHERE q.deliverable_id = d.id)";
    DECIDED: Decided = "
        SELECT v.id, g.trial_minimum, g.trial_share FROM deliverable_version v JOIN deliverable d ON d.id = v.deliverable_id
            JOIN action a ON a.id = d.action_id JOIN cycle c ON c.id = a.cycle_id JOIN working_group g ON g.id = c.group_id
        WHERE v.outcome IS NOT NULL";
    SET_REASON: () = "UPDATE deliverable_version SET reason = $2 WHERE id = $1";
    ADD_CATEGORY: () = "INSERT INTO tool_category (tool_id, category_id) VALUES ($1, $2)";
    ADD_MAKER: () = "INSERT INTO tool_maker (tool_id, organisation_id, cost) VALUES ($1, $2, $3)";
    ADD_DOWNLOADS: () = "INSERT INTO tool_download (tool_id, day, count) VALUES ($1, $2, $3)";
    ADD_TOOL_VERSION: () = "
        INSERT INTO tool_version (tool_id, number, text, file_digest, file_name, file_size, file_kind, address, published_by,
            published_at, tried_id)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10,
            (SELECT v.id FROM deliverable_version v JOIN tool t ON t.deliverable_id = v.deliverable_id
             WHERE t.id = $1 AND v.number = $2 AND v.outcome = 'accepted'))";
    ADD_USE: () = "
        INSERT INTO tool_use (id, tool_id, number, organisation_id, person_id, used_for, outcome, would_have_cost,
            bought_for, used_on, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    ADD_REQUEST: () = "
        INSERT INTO tool_request (id, tool_id, organisation_id, person_id, text, at, answer, outcome, answered_by,
            answered_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
}

/// The bytes of the tools, in the order of their versions; an address has none.
pub async fn put_files(app: &App) -> Result<Vec<Option<Kept>>> {
    let mut given = Vec::new();
    for line in lines::<ToolVersionLine>(TOOL_VERSIONS)? {
        let is_file = !line.file_name.is_empty();
        given.push(if is_file { Some(files::put(app, line.file.as_bytes()).await?) } else { None });
    }
    Ok(given)
}

/// What each deliverable is called; of a deliverable that is not there, nobody can say anything.
struct Named(HashMap<String, Uuid>);

impl Named {
    fn find(&self, title: &str) -> Result<Uuid> {
        self.0.get(title).copied().ok_or_else(|| internal(format!("nothing is called {title}")))
    }
}

pub async fn add(
    tx: &Tx,
    known: &Known,
    groups: &HashMap<String, Uuid>,
    deliverables: HashMap<String, Uuid>,
    given: &[Option<Kept>],
) -> Result<()> {
    let deliverables = Named(deliverables);
    trials(tx, known, &deliverables).await?;
    let mut tools = Named(HashMap::new());
    for line in lines::<ToolLine>(TOOLS)? {
        let title = line.title.clone();
        tools.0.insert(title, tool(tx, known, groups, &deliverables, line).await?);
    }
    let mut rows = Vec::new();
    for (kept, line) in given.iter().zip(lines::<ToolVersionLine>(TOOL_VERSIONS)?) {
        rows.push(args![
            tools.find(&line.tool)?,
            line.number,
            line.text,
            kept.as_ref().map(|kept| kept.digest.clone()),
            line.file_name,
            kept.as_ref().map_or(0, |kept| kept.bytes),
            kept.as_ref().map_or("", |kept| documents::rules::kind(&kept.start)),
            line.address,
            known.person(&line.by)?,
            known.ago(line.days_ago)?
        ]);
    }
    tx.execute_many(&ADD_TOOL_VERSION, rows).await?;
    uses(tx, known, &tools).await?;
    tx.execute(&SETTLE, args![]).await?;
    Ok(())
}

async fn trials(tx: &Tx, known: &Known, deliverables: &Named) -> Result<()> {
    let mut questions: HashMap<String, Vec<Uuid>> = HashMap::new();
    let mut rows = Vec::new();
    for line in lines::<QuestionLine>(QUESTIONS)? {
        let (id, deliverable) = (Uuid::now_v7(), deliverables.find(&line.deliverable)?);
        let asked = questions.entry(line.deliverable).or_default();
        asked.push(id);
        rows.push(args![id, deliverable, i64::try_from(asked.len()).map_err(internal)?, line.kind, line.title]);
    }
    tx.execute_many(&ADD_QUESTION, rows).await?;
    tx.execute(&ADD_GRID, args![]).await?;
    let mut versions = HashMap::new();
    for line in lines::<VersionLine>(VERSIONS)? {
        let key = (line.deliverable.clone(), line.number);
        versions.insert(key, version(tx, known, deliverables.find(&line.deliverable)?, line).await?);
    }
    for line in lines::<TrialLine>(TRIALS)? {
        let key = (line.deliverable.clone(), line.version);
        let version = versions.get(&key).copied().ok_or_else(|| internal(format!("no version {key:?}")))?;
        trial(tx, known, version, questions.get(&line.deliverable).map_or(&[], Vec::as_slice), line).await?;
    }
    reasons(tx).await
}

/// Keeps with each decision the count by which it was taken.
async fn reasons(tx: &Tx) -> Result<()> {
    for decided in tx.all(&DECIDED, args![]).await? {
        let share = Share::parse(&decided.trial_share).ok_or_else(|| internal(&decided.trial_share))?;
        let tried: Vec<_> = trials_queries::trials(tx, decided.id).await?.iter().map(|trial| trial.tried()).collect();
        let count = Count::of(&tried, decided.trial_minimum, share);
        tx.execute(&SET_REASON, args![decided.id, serde_json::to_string(&count).map_err(internal)?]).await?;
    }
    Ok(())
}

fn some(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}

async fn version(tx: &Tx, known: &Known, deliverable: Uuid, line: VersionLine) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let document = match line.document.as_str() {
        "" => None,
        name => tx.optional(&DOCUMENT, args![deliverable, name]).await?.map(Some).ok_or_else(|| internal(name))?,
    };
    let (by, decided_at) = (known.person(&line.by)?, line.decided_days_ago.map(|days| known.ago(days)).transpose()?);
    let row = args![
        id,
        deliverable,
        line.number,
        line.text,
        document,
        line.address,
        by,
        known.ago(line.days_ago)?,
        known.day(line.answers_in_days)?,
        some(&line.outcome),
        decided_at.map(|_| by),
        decided_at,
        ""
    ];
    tx.execute(&ADD_VERSION, row).await?;
    Ok(id)
}

async fn trial(tx: &Tx, known: &Known, version: Uuid, questions: &[Uuid], line: TrialLine) -> Result<()> {
    let id = Uuid::now_v7();
    let answered_at = line.days_ago.map(|days| known.ago(days)).transpose()?;
    let (person, organisation) = (known.person(&line.person)?, known.organisation(&line.organisation)?);
    let asked_at = known.ago(line.asked_days_ago)?;
    let row = args![id, version, person, organisation, asked_at, some(&line.verdict), answered_at];
    tx.execute(&ADD_TRIAL, row).await?;
    let answers = line.answers.split('|').map(str::trim);
    let rows = questions.iter().zip(answers).filter(|(_, value)| !value.is_empty());
    tx.execute_many(&ADD_ANSWER, rows.map(|(question, value)| args![id, *question, value]).collect()).await?;
    if !line.remark.is_empty() {
        let answered_by = some(&line.answered_by).map(|address| known.person(address)).transpose()?;
        let replied_at = line.answered_days_ago.map(|days| known.ago(days)).transpose()?;
        let row = args![Uuid::now_v7(), id, line.remark, answered_at, line.answer, answered_by, replied_at];
        tx.execute(&ADD_REMARK, row).await?;
    }
    Ok(())
}

async fn tool(tx: &Tx, known: &Known, groups: &HashMap<String, Uuid>, deliverables: &Named, line: ToolLine) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let row = args![
        id,
        groups.get(&line.group).copied(),
        some(&line.deliverable).map(|title| deliverables.find(title)).transpose()?,
        &line.title,
        format::sort_key(&line.title),
        &line.summary,
        library::queries::words_of(&format!("{}\n{}", line.title, line.summary)),
        line.kind,
        line.licence,
        line.language,
        line.visibility,
        line.currency,
        known.person(&line.by)?,
        known.ago(line.days_ago)?,
        line.retired_days_ago.map(|days| known.ago(days)).transpose()?
    ];
    tx.execute(&ADD_TOOL, row).await?;
    let rows = categories(tx, &line.categories).await?.into_iter().map(|category| args![id, category]);
    tx.execute_many(&ADD_CATEGORY, rows.collect()).await?;
    let mut rows = Vec::new();
    for maker in list(&line.makers) {
        let (organisation, cost) = maker.split_once('=').unwrap_or((maker, "0"));
        rows.push(args![id, known.organisation(organisation)?, amount(cost)?]);
    }
    tx.execute_many(&ADD_MAKER, rows).await?;
    let mut rows = Vec::new();
    for downloads in list(&line.downloads) {
        let (days, count) = downloads.split_once('=').unwrap_or_default();
        let count: i64 = count.parse().map_err(internal)?;
        rows.push(args![id, known.day(-days.parse::<i64>().map_err(internal)?)?, count]);
    }
    tx.execute_many(&ADD_DOWNLOADS, rows).await?;
    Ok(id)
}

async fn uses(tx: &Tx, known: &Known, tools: &Named) -> Result<()> {
    let mut rows = Vec::new();
    for line in lines::<UseLine>(TOOL_USES)? {
        rows.push(args![
            Uuid::now_v7(),
            tools.find(&line.tool)?,
            line.number,
            known.organisation(&line.organisation)?,
            known.person(&line.person)?,
            line.used_for,
            line.outcome,
            line.would_have_cost.map(|cost| cost * 100),
            line.bought_for.map(|amount| amount * 100),
            known.day(-line.days_ago)?,
            known.ago(line.days_ago)?
        ]);
    }
    tx.execute_many(&ADD_USE, rows).await?;
    let mut rows = Vec::new();
    for line in lines::<RequestLine>(TOOL_REQUESTS)? {
        let answered_at = line.answered_days_ago.map(|days| known.ago(days)).transpose()?;
        let coordinator = known.person(COORDINATOR)?;
        rows.push(args![
            Uuid::now_v7(),
            tools.find(&line.tool)?,
            known.organisation(&line.organisation)?,
            known.person(&line.person)?,
            line.text,
            known.ago(line.days_ago)?,
            line.answer,
            some(&line.outcome),
            answered_at.map(|_| coordinator),
            answered_at
        ]);
    }
    tx.execute_many(&ADD_REQUEST, rows).await?;
    Ok(())
}
