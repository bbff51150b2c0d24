//! What was sent to an edition as JSON, to those who examine it on screen. Addresses to write to are not part of it.

use axum::Json;
use axum::extract::{Path, State};
use db::{Timestamp, Uuid};
use serde::Serialize;
use utoipa::ToSchema;

use super::Examined;
use super::list::{Cohort, Line, is_prepared};
use crate::kit::{App, Result, Viewer};

#[derive(Serialize, ToSchema)]
pub struct ApplicationsFound {
    /// Organisations that can be taken.
    places: i64,
    /// Accepted, or about to be.
    taken: i64,
    applications: Vec<Sent>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = Application)]
pub struct Sent {
    id: Uuid,
    /// The organisation that applies.
    structure: String,
    /// `public` or `private`.
    ownership: Option<String>,
    sector: Option<String>,
    place: Option<String>,
    /// The organiser that it comes through.
    through: Option<String>,
    /// What has been told: `submitted`, `accepted`, `waiting`, `declined` or `withdrawn`.
    status: String,
    /// What is prepared and not told yet: `accepted`, `waiting` or `declined`.
    prepared: Option<String>,
    /// After the last day of registration: it can only wait.
    late: bool,
    #[schema(value_type = Option<String>, format = DateTime)]
    submitted_at: Option<Timestamp>,
    /// Organisers that have said what they think of it, and those of them that agree.
    opinions: usize,
    favourable: usize,
    /// What the edition's rule makes of these: `awaits` others, `accept`, `decline`, or the `pilot` decides.
    standing: String,
    teams: Vec<Team>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = ApplicationTeam)]
pub struct Team {
    department: String,
    /// What they want to buy.
    project: String,
    /// No project yet: they want to be ready.
    gets_ready: bool,
    people: Vec<Applicant>,
}

#[derive(Serialize, ToSchema)]
pub struct Applicant {
    name: String,
    post: String,
    elected: bool,
    /// Has said that they take part.
    confirmed: bool,
}

/// Applications to an edition
///
/// To those who run it, and who examine them for an organiser: all that were sent, in the order in which they came.
#[utoipa::path(get, path = "/api/v1/editions/{id}/applications", tag = "programmes", params(("id" = Uuid, Path)), responses((status = 200, body = ApplicationsFound)))]
pub async fn list(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result<Json<ApplicationsFound>> {
    let examined = Examined::by(&app, &viewer, id).await?;
    let cohort = Cohort::of(&app, &examined.edition).await?;
    Ok(Json(ApplicationsFound {
        places: cohort.places,
        taken: cohort.taken(),
        applications: cohort.lines().map(|line| sent(&line)).collect(),
    }))
}

fn sent(line: &Line<'_>) -> Sent {
    let row = line.row;
    let people = |team: Uuid| {
        let of = line.people.iter().filter(move |person| person.team_id == team);
        of.map(|person| Applicant {
            name: person.name.clone(),
            post: person.post.clone(),
            elected: person.is_elected,
            confirmed: person.confirmed_at.is_some(),
        })
        .collect()
    };
    Sent {
        id: row.id,
        structure: row.structure.clone(),
        ownership: row.ownership.clone(),
        sector: row.sector.clone(),
        place: row.place.clone(),
        through: row.through.clone(),
        status: row.status.clone(),
        prepared: row.decision.clone().filter(|_| is_prepared(row)),
        late: row.is_late,
        submitted_at: row.submitted_at,
        opinions: line.given,
        favourable: line.agreeing,
        standing: line.standing.code().to_owned(),
        teams: line
            .teams
            .iter()
            .map(|team| Team {
                department: team.department.clone(),
                project: team.project.clone(),
                gets_ready: team.gets_ready,
                people: people(team.id),
            })
            .collect(),
    }
}
