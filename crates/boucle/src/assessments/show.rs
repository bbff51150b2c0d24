//! An assessment: what it comes to, what is answered of it, and what can be done with it.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::assessment::{COMPLETE_ENOUGH, Outcome, score};

use super::queries::{AnswerRow, AssessmentRow, FindingRow, ReviewRow};
use super::rules::Rights;
use super::views::{self, View};
use super::{Open, given, rounded, said, under};
use crate::kit::shell::page;
use crate::kit::{App, Language, Result, Shell, Viewer};

#[derive(Template)]
#[template(path = "assessments/show.html")]
struct ShowPage {
    shell: Shell,
    row: AssessmentRow,
    review: Option<ReviewRow>,
    rights: Rights,
    questionnaire: String,
    issues: Vec<IssueLine>,
    views: Vec<View>,
    opinion: String,
}

struct IssueLine {
    id: String,
    title: String,
    pillar: &'static str,
    answered: usize,
    asked: usize,
    score: String,
}

impl ShowPage {
    fn address(&self) -> String {
        super::address(self.row.id)
    }

    fn found(&self) -> String {
        title(&self.shell, &self.row)
    }

    fn sector(&self) -> &str {
        match self.shell.language() {
            Language::Fr => &self.row.sector_fr,
            Language::En => &self.row.sector_en,
        }
    }

    fn complete(&self) -> String {
        self.shell.decimal((self.row.completeness * 100.0).floor())
    }

    fn is_complete_enough(&self) -> bool {
        self.row.completeness >= COMPLETE_ENOUGH
    }

    fn is_verified(&self) -> bool {
        self.row.state == "verified"
    }

    fn both(&self) -> String {
        let shown = |score: Option<f64>| score.map_or_else(|| "–".to_owned(), |score| self.shell.decimal(rounded(score)));
        let scores = (("declared", shown(self.row.score)), ("verified", shown(self.row.verified_score)));
        self.shell.two("assessments-both", scores.0, scores.1)
    }

    /// Who verifies, or verified, in words.
    fn reviewer(&self) -> String {
        let Some(review) = &self.review else { return String::new() };
        let named = review.person.clone().or_else(|| review.organisation.clone());
        named.unwrap_or_else(|| self.shell.t("assessments-reviewer-network"))
    }

    fn has_answers(&self) -> bool {
        self.issues.iter().any(|issue| issue.answered > 0)
    }

    /// Where answering goes on: the first issue that is not whole.
    fn goes_on(&self) -> Option<&str> {
        let open = self.issues.iter().find(|issue| issue.answered < issue.asked);
        open.or(self.issues.first()).map(|issue| issue.id.as_str())
    }
}

/// What the page found.
fn title(shell: &Shell, row: &AssessmentRow) -> String {
    let (organisation, year) = (row.organisation.as_str(), row.year.to_string());
    match row.verified_score.or(row.score) {
        Some(score) => shell.language().with(
            "assessments-found",
            [("organisation", organisation.into()), ("year", year.into()), ("score", shell.decimal(rounded(score)).into())],
        ),
        None => shell.two("assessments-one", ("organisation", organisation), ("year", year)),
    }
}

/// What the answers come to with what the reviewer put in their place.
pub fn outcomes(open: &Open, answers: &[AnswerRow], findings: &[FindingRow]) -> (Outcome, Option<Outcome>) {
    let declared = answers.iter().map(|row| (row.place.as_str(), row.answer.as_str()));
    let outcome = score(&open.questionnaire, &given(declared.clone()));
    if open.row.state != "verified" {
        return (outcome, None);
    }
    let found = findings.iter().map(|row| (row.place.as_str(), row.answer.as_str()));
    let left = declared.filter(|(place, _)| findings.iter().all(|finding| finding.place != *place));
    (outcome, Some(score(&open.questionnaire, &given(left.chain(found)))))
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let (answers, findings) = (open.answers(&app).await?, open.findings(&app).await?);
    let (declared, verified) = outcomes(&open, &answers, &findings);
    let shell = under(&viewer).at(open.title(viewer.language));
    let is_answered = |place: &str| answers.iter().any(|row| row.place == place && !row.answer.is_empty());
    let issues = open.questionnaire.issues.iter().map(|issue| IssueLine {
        id: issue.id.clone(),
        title: said(viewer.language, &issue.label).to_owned(),
        pillar: issue.pillar.code(),
        asked: issue.questions.len(),
        answered: issue.questions.iter().filter(|question| is_answered(&question.id)).count(),
        score: declared.issues.get(&issue.id).map_or_else(|| "–".to_owned(), |score| shell.decimal(rounded(*score))),
    });
    page(&ShowPage {
        issues: issues.collect(),
        views: views::of(viewer.language, &open.questionnaire, &declared, verified.as_ref()),
        questionnaire: format!("{} {}", said(viewer.language, &open.questionnaire.title), open.questionnaire.version),
        opinion: open.review.as_ref().map(|review| review.opinion.clone()).unwrap_or_default(),
        shell,
        row: open.row,
        review: open.review,
        rights: open.rights,
    })
}
