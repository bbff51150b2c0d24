//! A questionnaire tried: all its questions in one form, and what the answers come to. Nothing is kept.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::assessment::{Outcome, score};

use super::answer::{Asked, asked};
use super::questionnaires::Open;
use super::views::{self, View};
use super::{asks, given, rounded, said};
use crate::kit::shell::{page, unsound};
use crate::kit::{App, Form, Result, Shell, Viewer};

#[derive(Template)]
#[template(path = "assessments/trying.html")]
struct TryPage {
    shell: Shell,
    form: Form,
    id: Uuid,
    title: String,
    issues: Vec<(String, Vec<Asked>)>,
    found: Option<String>,
    views: Vec<View>,
}

impl TryPage {
    fn address(&self) -> String {
        super::questionnaires::address(self.id)
    }
}

fn try_page(viewer: &Viewer, open: &Open, form: Form, outcome: Option<&Outcome>) -> TryPage {
    let shell = open.shell(viewer).at(viewer.language.t("assessments-try"));
    let issues = open.questionnaire.issues.iter().map(|issue| {
        (said(viewer.language, &issue.label).to_owned(), asked(&shell, &open.questionnaire, issue, &[], &[], &[]))
    });
    let found = outcome.map(|outcome| {
        let score = outcome
            .overall
            .map(|score| score * open.questionnaire.verification.declared)
            .map_or_else(|| "–".to_owned(), |score| shell.decimal(rounded(score)));
        let complete = shell.decimal((outcome.completeness * 100.0).floor());
        shell.two("assessments-score-and", ("score", score), ("complete", complete))
    });
    TryPage {
        issues: issues.collect(),
        found,
        views: outcome.map(|outcome| views::of(viewer.language, &open.questionnaire, outcome, None)).unwrap_or_default(),
        form,
        id: open.row.id,
        title: open.title(viewer.language),
        shell,
    }
}

pub async fn blank(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    page(&try_page(&viewer, &open, Form::new(), None))
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let mut answers = Vec::new();
    for ask in open.questionnaire.issues.iter().flat_map(asks::of) {
        if let Some(answer) = ask.read(&open.questionnaire, viewer.language, &mut form) {
            answers.push((ask.place(), answer));
        }
    }
    let outcome =
        score(&open.questionnaire, &given(answers.iter().map(|(place, answer)| (place.as_str(), answer.as_str()))));
    let is_sound = form.is_sound();
    let shown = try_page(&viewer, &open, form, Some(&outcome));
    if is_sound { page(&shown) } else { unsound(&shown) }
}
