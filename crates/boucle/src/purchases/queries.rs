//! Purchase projects in the database, as lists show them and one by one.

use db::{Date, Run, Timestamp, Uuid, args, row, sql};

use super::rules::{Facts, Stage, Standing};
use crate::kit::cursor::Before;
use crate::kit::{Error, Result, Viewer};

row! {
    #[derive(Debug, Clone)]
    pub struct ProjectRow {
        pub id: Uuid,
        pub organisation_id: Uuid,
        pub organisation: String,
        pub edition_id: Option<Uuid>,
        pub edition: Option<String>,
        pub title: String,
        pub text: String,
        pub circular: String,
        pub social: String,
        pub strategies: String,
        pub commitments: String,
        pub stage: String,
        pub left_stage: Option<String>,
        pub reason: String,
        pub stage_at: Timestamp,
        pub next_step: String,
        pub next_on: Option<Date>,
        pub bought: String,
        pub solution_id: Option<Uuid>,
        pub supplier: String,
        pub amount: Option<i64>,
        pub currency: String,
        pub procedure_on: Option<Date>,
        pub awarded_on: Option<Date>,
        pub effect: String,
        pub effect_quantity: Option<f64>,
        pub effect_unit: String,
        pub effect_basis: Option<String>,
        pub updated_at: Timestamp,
        pub version: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct ProjectLine {
        pub id: Uuid,
        pub title: String,
        pub organisation: String,
        pub edition_id: Option<Uuid>,
        pub edition: Option<String>,
        pub stage: String,
        pub stage_at: Timestamp,
        pub next_step: String,
        pub next_on: Option<Date>,
        pub supplier: String,
        pub amount: Option<i64>,
        pub currency: String,
        pub procedure_on: Option<Date>,
        pub awarded_on: Option<Date>,
        pub updated_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Carrier {
        pub project_id: Uuid,
        pub person_id: Uuid,
        pub name: String,
    }
}
row! {
    // A project that somebody carries in an edition, and the day on which its procedure started.
    #[derive(Debug, Clone)]
    pub struct ProcedureStarted {
        pub person_id: Uuid,
        pub team_id: Option<Uuid>,
        pub project_id: Uuid,
        pub title: String,
        pub procedure_on: Date,
    }
}
row! {
    // That a contract of a project holds a clause of a kind.
    #[derive(Debug, Clone)]
    pub struct SignedClause {
        pub project_id: Uuid,
        pub kind: String,
    }
}
row! {
    struct Titled {
        id: Uuid,
        title: String,
        organisation_id: Uuid,
        edition_id: Option<Uuid>,
    }
}

sql! {
    FIND: ProjectRow = "
        SELECT p.id, p.organisation_id, o.name AS organisation, p.edition_id, s.title AS edition, p.title, p.text, p.circular,
            p.social, p.strategies, p.commitments, p.stage, p.left_stage, p.reason, p.stage_at, p.next_step, p.next_on, p.bought,
            p.solution_id, p.supplier, p.amount, p.currency, p.procedure_on, p.awarded_on, p.effect, p.effect_quantity,
            p.effect_unit, p.effect_basis, p.updated_at, p.version
        FROM purchase_project p JOIN organisation o ON o.id = p.organisation_id LEFT JOIN space s ON s.id = p.edition_id
        WHERE p.id = $1";
    CARRIED: ProjectLine = "
        SELECT p.id, p.title, o.name AS organisation, p.edition_id, s.title AS edition, p.stage, p.stage_at, p.next_step,
            p.next_on, p.supplier, p.amount, p.currency, p.procedure_on, p.awarded_on, p.updated_at
        FROM purchase_carrier c JOIN purchase_project p ON p.id = c.project_id JOIN organisation o ON o.id = p.organisation_id
            LEFT JOIN space s ON s.id = p.edition_id
        WHERE c.person_id = $1 AND p.organisation_id = ANY($2) AND (p.updated_at, p.id) < ($3, $4)
        ORDER BY p.updated_at DESC, p.id DESC LIMIT $5";
    OF_ORGANISATIONS: ProjectLine = "
        SELECT p.id, p.title, o.name AS organisation, p.edition_id, s.title AS edition, p.stage, p.stage_at, p.next_step,
            p.next_on, p.supplier, p.amount, p.currency, p.procedure_on, p.awarded_on, p.updated_at
        FROM purchase_project p JOIN organisation o ON o.id = p.organisation_id LEFT JOIN space s ON s.id = p.edition_id
        WHERE p.organisation_id = ANY($1) AND (p.updated_at, p.id) < ($2, $3)
        ORDER BY p.updated_at DESC, p.id DESC LIMIT $4";
    ALL: ProjectLine = "
        SELECT p.id, p.title, o.name AS organisation, p.edition_id, s.title AS edition, p.stage, p.stage_at, p.next_step,
            p.next_on, p.supplier, p.amount, p.currency, p.procedure_on, p.awarded_on, p.updated_at
        FROM purchase_project p JOIN organisation o ON o.id = p.organisation_id LEFT JOIN space s ON s.id = p.edition_id
        WHERE (p.updated_at, p.id) < ($1, $2) ORDER BY p.updated_at DESC, p.id DESC LIMIT $3";
    OF_EDITION: ProjectLine = "
        SELECT p.id, p.title, o.name AS organisation, p.edition_id, s.title AS edition, p.stage, p.stage_at, p.next_step,
            p.next_on, p.supplier, p.amount, p.currency, p.procedure_on, p.awarded_on, p.updated_at
        FROM purchase_project p JOIN organisation o ON o.id = p.organisation_id LEFT JOIN space s ON s.id = p.edition_id
        WHERE p.edition_id = $1 ORDER BY p.title_key, p.id LIMIT 500";
    CARRIERS: Carrier = "
        SELECT c.project_id, c.person_id, e.name FROM purchase_carrier c JOIN person e ON e.id = c.person_id
        WHERE c.project_id = ANY($1) ORDER BY e.name_key, e.id";
    STARTED: ProcedureStarted = "
        SELECT c.person_id, p.team_id, p.id AS project_id, p.title, p.procedure_on
        FROM purchase_project p JOIN purchase_carrier c ON c.project_id = p.id
        WHERE p.edition_id = $1 AND p.procedure_on IS NOT NULL ORDER BY p.procedure_on, p.id, c.person_id";
    SIGNED_CLAUSES: SignedClause = "
        SELECT DISTINCT c.project_id, c.kind FROM purchase_project p JOIN purchase_clause c ON c.project_id = p.id
        WHERE p.edition_id = $1 AND c.in_contract ORDER BY c.project_id, c.kind";
    OF_NEED: Titled = "
        SELECT p.id, p.title, p.organisation_id, p.edition_id
        FROM purchase_need n JOIN purchase_project p ON p.id = n.project_id
        WHERE n.need_id = $1 ORDER BY p.title_key, p.id LIMIT 100";
    OF_ORGANISATION: Titled = "
        SELECT p.id, p.title, p.organisation_id, p.edition_id FROM purchase_project p
        WHERE p.organisation_id = $1 ORDER BY p.updated_at DESC, p.id DESC LIMIT 100";
}

impl ProjectRow {
    /// Both are among the codes that the schema takes.
    pub fn standing(&self) -> Standing {
        Standing {
            stage: Stage::parse(&self.stage).unwrap_or(Stage::Need),
            left: self.left_stage.as_deref().and_then(Stage::parse),
        }
    }

    /// What of its result is known already.
    pub fn facts(&self) -> Facts {
        let from = self.solution_id.is_some() || !self.supplier.is_empty();
        Facts::of_result(&self.bought, from, self.procedure_on, self.awarded_on)
    }
}

impl ProjectLine {
    pub fn stage(&self) -> Stage {
        Stage::parse(&self.stage).unwrap_or(Stage::Need)
    }
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<ProjectRow> {
    run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)
}

/// Those that the viewer carries, the latest changed first.
pub async fn carried(run: &impl Run, viewer: &Viewer, before: Before, most: i64) -> Result<Vec<ProjectLine>> {
    let row = args![viewer.id().unwrap_or(Uuid::nil()), organisations(viewer), before.at, before.id, most];
    Ok(run.all(&CARRIED, row).await?)
}

/// Those of the organisations in which the viewer has a seat, the latest changed first.
pub async fn of_organisations(run: &impl Run, viewer: &Viewer, before: Before, most: i64) -> Result<Vec<ProjectLine>> {
    Ok(run.all(&OF_ORGANISATIONS, args![organisations(viewer), before.at, before.id, most]).await?)
}

fn organisations(viewer: &Viewer) -> Vec<Uuid> {
    viewer.seats().iter().map(|seat| seat.organisation).collect()
}

/// All of the network's, for who coordinates it.
pub async fn all(run: &impl Run, before: Before, most: i64) -> Result<Vec<ProjectLine>> {
    Ok(run.all(&ALL, args![before.at, before.id, most]).await?)
}

/// The projects of one organisation by id and title, the latest changed first.
pub async fn of_organisation(run: &impl Run, organisation: Uuid) -> Result<Vec<(Uuid, String)>> {
    let projects = run.all(&OF_ORGANISATION, args![organisation]).await?.into_iter();
    Ok(projects.map(|one| (one.id, one.title)).collect())
}

/// All projects of an edition, by title.
pub async fn of_edition(run: &impl Run, edition: Uuid) -> Result<Vec<ProjectLine>> {
    Ok(run.all(&OF_EDITION, args![edition]).await?)
}

/// Who carries these projects, by name.
pub async fn carriers(run: &impl Run, projects: Vec<Uuid>) -> Result<Vec<Carrier>> {
    if projects.is_empty() {
        return Ok(Vec::new());
    }
    Ok(run.all(&CARRIERS, args![projects]).await?)
}

/// Of an edition, each procedure that was started with each person who carries it, and with the team, where it is known: the
/// earliest first.
pub async fn procedure_started(run: &impl Run, edition: Uuid) -> Result<Vec<ProcedureStarted>> {
    Ok(run.all(&STARTED, args![edition]).await?)
}

/// The kinds of clauses that stand in what was signed within an edition, by project.
pub async fn signed_clauses(run: &impl Run, edition: Uuid) -> Result<Vec<SignedClause>> {
    Ok(run.all(&SIGNED_CLAUSES, args![edition]).await?)
}

/// Projects that a need is part of, of those organisations and editions that `may` lets through, by id and title.
pub async fn of_need(run: &impl Run, need: Uuid, may: impl Fn(Uuid, Option<Uuid>) -> bool) -> Result<Vec<(Uuid, String)>> {
    let projects = run.all(&OF_NEED, args![need]).await?.into_iter();
    Ok(projects.filter(|one| may(one.organisation_id, one.edition_id)).map(|one| (one.id, one.title)).collect())
}
