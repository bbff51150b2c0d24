//! All of an assessment on one page, to be read or printed: each question, its answer, what is said about it, its proofs, and
//! what the reviewer found.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;

use super::answer::{Asked, asked};
use super::queries::{self, AssessmentRow, FindingRow};
use super::{Open, asks, rounded, said};
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer};

/// A question as it was answered, and what the reviewer found.
type Line = (Asked, Option<FindingRow>);

#[derive(Template)]
#[template(path = "assessments/printed.html")]
struct PrintedPage {
    shell: Shell,
    row: AssessmentRow,
    title: String,
    issues: Vec<(String, Vec<Line>)>,
}

impl PrintedPage {
    fn complete(&self) -> String {
        self.shell.decimal((self.row.completeness * 100.0).floor())
    }

    fn declared(&self) -> String {
        self.shown(self.row.score)
    }

    fn verified(&self) -> String {
        self.shown(self.row.verified_score)
    }

    fn shown(&self, score: Option<f64>) -> String {
        score.map_or_else(|| "–".to_owned(), |score| self.shell.decimal(rounded(score)))
    }

    fn address(&self) -> String {
        super::address(self.row.id)
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::with(&app, &viewer, id, |rights| rights.reads_answers).await?;
    let (answers, proofs) = (open.answers(&app).await?, queries::proofs(&app.db, id).await?);
    let findings = match open.row.state.as_str() {
        "verified" => open.findings(&app).await?,
        _ => Vec::new(),
    };
    let shell = open.shell(&viewer).at(viewer.language.t("assessments-print"));
    let issues = open.questionnaire.issues.iter().map(|issue| {
        let lines = asked(&shell, &open.questionnaire, issue, &answers, &proofs, &[]);
        let lines = lines.into_iter().zip(asks::of(issue)).map(|(line, ask)| {
            let found = findings.iter().find(|finding| finding.place == line.place).cloned();
            let found = found.map(|finding| FindingRow {
                answer: ask.say(&open.questionnaire, viewer.language, &finding.answer),
                ..finding
            });
            (line, found)
        });
        (said(viewer.language, &issue.label).to_owned(), lines.collect())
    });
    page(&PrintedPage { issues: issues.collect(), title: open.title(viewer.language), shell, row: open.row.clone() })
}
