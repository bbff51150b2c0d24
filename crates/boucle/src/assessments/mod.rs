//! Suppliers assessed with questionnaires: prepared by coordinators, answered by suppliers, verified, shared as the supplier
//! decides. Always: a published questionnaire never changes; every answer that was given stays; who may not see an assessment
//! learns nothing of it; below `COMPLETE_ENOUGH` nothing is shown to anybody else.

mod answer;
pub mod api;
mod asks;
mod badge;
mod begin;
mod benchmark;
pub mod campaign_rows;
mod campaigns;
mod copy;
mod edit;
mod edit_issue;
pub mod install;
mod list;
mod merge;
mod plan;
mod printed;
mod proof;
pub mod queries;
mod questionnaires;
mod review;
mod rules;
pub mod save;
mod share;
mod show;
mod taken;
mod trying;
mod views;

use axum::extract::FromRef;
use db::Uuid;
use instruments::assessment::{Answers, Issue, Questionnaire, Text};

use crate::catalogue::Market;
use crate::kit::error::{forbidden, internal, not_found};
use crate::kit::journal::Subject;
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Coordinator, Own, SignedIn};
use crate::kit::{App, Language, Result, Shell, Viewer};
use queries::{AnswerRow, AssessmentRow, ReviewRow};
use rules::Rights;

/// Several proofs in one posting; each is bounded by the setting `file_mib` besides.
const MOST_POSTED: usize = 128 << 20;

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
    Market: FromRef<S>,
{
    vec![
        get("/evaluations", SignedIn, list::list),
        get("/evaluations/nouvelle", Own("may_begin"), begin::form),
        post("/evaluations/nouvelle", Own("may_begin"), begin::create),
        get("/evaluations/{id}", Own("reads"), show::show),
        get("/evaluations/{id}/enjeux/{issue}", Own("reads_answers"), answer::form),
        post("/evaluations/{id}/enjeux/{issue}", Own("answers"), answer::save).taking(MOST_POSTED),
        get("/evaluations/{id}/preuves/{proof}/fichier", Own("reads_answers"), proof::fetch),
        get("/evaluations/{id}/imprimer", Own("reads_answers"), printed::show),
        get("/evaluations/{id}/resultat.csv", Own("reads"), taken::csv),
        post("/evaluations/{id}/suppression", Own("answers"), begin::delete),
        get("/evaluations/{id}/verification", Own("runs"), review::form),
        post("/evaluations/{id}/verification", Own("runs"), review::ask),
        get("/evaluations/{id}/constats", Own("reviews"), review::conclusion),
        post("/evaluations/{id}/constats", Own("reviews"), review::conclude),
        get("/evaluations/{id}/constats/{issue}", Own("reviews"), review::findings),
        post("/evaluations/{id}/constats/{issue}", Own("reviews"), review::find),
        get("/evaluations/{id}/partage", Own("runs"), share::form),
        post("/evaluations/{id}/partage", Own("runs"), share::save),
        get("/evaluations/{id}/comparaison", Own("belongs"), benchmark::show),
        get("/evaluations/{id}/progres", Own("belongs"), plan::show),
        post("/evaluations/{id}/progres", Own("runs"), plan::save),
        get("/questionnaires", SignedIn, questionnaires::list),
        get("/questionnaires/{id}", Own("may_read"), questionnaires::show),
        get("/questionnaires/{id}/fichier", Own("may_read"), questionnaires::file),
        get("/questionnaires/{id}/essai", Own("may_read"), trying::blank),
        post("/questionnaires/{id}/essai", Own("may_read"), trying::show).reading(),
        post("/questionnaires/{id}/copie", Coordinator, questionnaires::draft),
        get("/questionnaires/{id}/modifier", Coordinator, edit::form),
        post("/questionnaires/{id}/modifier", Coordinator, edit::save).taking(edit::MOST_POSTED),
        get("/questionnaires/{id}/enjeux/{issue}", Coordinator, edit_issue::form),
        post("/questionnaires/{id}/enjeux/{issue}", Coordinator, edit_issue::save),
        post("/questionnaires/{id}/publication", Coordinator, questionnaires::publish),
        post("/questionnaires/{id}/suppression", Coordinator, questionnaires::delete),
        get("/campagnes", Coordinator, campaigns::list),
        get("/campagnes/nouvelle", Coordinator, campaigns::blank),
        post("/campagnes/nouvelle", Coordinator, campaigns::create),
        get("/campagnes/{id}", Own("is_invited"), campaigns::show),
        post("/campagnes/{id}/invitations", Coordinator, campaigns::invite),
        post("/campagnes/{id}/remarques", Own("is_invited"), campaigns::remark),
        get("/campagnes/{id}/rapport.csv", Coordinator, campaigns::csv),
        post("/campagnes/{id}/cloture", Coordinator, campaigns::close),
        get("/api/v1/assessments", SignedIn, api::list).limited(Limit::Search),
        get("/api/v1/assessments/{id}", Own("reads"), api::one).limited(Limit::Search),
    ]
}

/// An assessment as one viewer stands to it.
pub struct Open {
    pub row: AssessmentRow,
    pub questionnaire: Questionnaire,
    pub review: Option<ReviewRow>,
    pub rights: Rights,
}

impl Open {
    /// Who may not read it is told that there is none.
    async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let person = viewer.signed_in()?.id;
        let row = queries::find(&app.db, id).await?;
        let review = queries::review(&app.db, id).await?;
        let extent = match viewer.seat(row.organisation_id) {
            Some(_) => None,
            None => queries::extent(&app.db, id, person).await?,
        };
        let rights = rules::rights(viewer, &row, review.as_ref(), extent);
        if !rights.reads {
            return Err(not_found());
        }
        let questionnaire = parsed(&row.content)?;
        Ok(Self { row, questionnaire, review, rights })
    }

    /// The same, for whoever may do more than read its scores.
    async fn with(app: &App, viewer: &Viewer, id: Uuid, may: fn(&Rights) -> bool) -> Result<Self> {
        let open = Self::read(app, viewer, id).await?;
        if may(&open.rights) { Ok(open) } else { Err(forbidden()) }
    }

    fn id(&self) -> Uuid {
        self.row.id
    }

    fn address(&self) -> String {
        address(self.row.id)
    }

    fn subject(&self) -> Subject<'_> {
        Subject { kind: "assessment", id: Some(self.row.id), title: &self.row.organisation }
    }

    /// The way back of a page under that of the assessment.
    fn shell(&self, viewer: &Viewer) -> Shell {
        under(viewer).under(self.address(), self.title(viewer.language))
    }

    fn title(&self, language: Language) -> String {
        let organisation = self.row.organisation.as_str();
        language.two("assessments-one", ("organisation", organisation), ("year", self.row.year.to_string()))
    }

    fn issue(&self, id: &str) -> Result<&Issue> {
        self.questionnaire.issue(id).ok_or_else(not_found)
    }

    /// The answers that hold.
    async fn answers(&self, app: &App) -> Result<Vec<AnswerRow>> {
        queries::answers(&app.db, self.row.id).await
    }

    /// Those that the reviewer left or put in their place.
    async fn findings(&self, app: &App) -> Result<Vec<queries::FindingRow>> {
        match &self.review {
            Some(review) => queries::findings(&app.db, review.id).await,
            None => Ok(Vec::new()),
        }
    }
}

fn parsed(content: &str) -> Result<Questionnaire> {
    serde_json::from_str(content).map_err(internal)
}

/// What was answered, as the library scores it.
fn given<'a>(rows: impl IntoIterator<Item = (&'a str, &'a str)>) -> Answers {
    let mut answers = Answers::default();
    for (place, answer) in rows {
        match (place.strip_prefix(asks::BONUS), asks::meant(answer)) {
            (Some(issue), Some(instruments::assessment::Answer::Value(points))) => {
                answers.bonus.insert(issue.to_owned(), points);
            }
            (None, Some(answer)) => {
                answers.given.insert(place.to_owned(), answer);
            }
            _ => {}
        }
    }
    answers
}

fn address(id: Uuid) -> String {
    format!("/evaluations/{id}")
}

/// The way back of every page about assessments.
fn under(viewer: &Viewer) -> Shell {
    Shell::new(viewer)
        .under("/outils", viewer.language.t("tools-title"))
        .under("/evaluations", viewer.language.t("assessments-title"))
}

fn said(language: Language, text: &Text) -> &str {
    match language {
        Language::Fr => &text.fr,
        Language::En => &text.en,
    }
}

/// A score or a percentage, to one decimal.
fn rounded(value: f64) -> f64 {
    (value * 10.0).round() / 10.0
}
