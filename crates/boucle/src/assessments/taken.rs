//! An assessment to take away as CSV: its scores and, for who may read them, its answers.

use axum::extract::{Path, State};
use db::Uuid;

use super::show::outcomes;
use super::{Open, asks, said, views};
use crate::kit::sheet::Sheet;
use crate::kit::{App, Result, Viewer};

pub async fn csv(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let (answers, findings) = (open.answers(&app).await?, open.findings(&app).await?);
    let (declared, verified) = outcomes(&open, &answers, &findings);
    let language = viewer.language;
    let columns = ["part", "what", "declared", "verified", "note", "reason"];
    let mut sheet = Sheet::new(columns.map(|column| language.t(&format!("assessments-column-{column}"))));
    let number = |score: Option<f64>| score.map(|score| score.to_string()).unwrap_or_default();
    let whole = [number(open.row.score), number(open.row.verified_score)];
    let [score, checked] = whole;
    sheet.row([language.t("assessments-overall"), open.title(language), score, checked, String::new(), String::new()]);
    let complete = open.row.completeness.to_string();
    let empty = String::new;
    sheet.row([language.t("assessments-completeness"), empty(), complete, empty(), empty(), empty()]);
    for view in views::of(language, &open.questionnaire, &declared, verified.as_ref()) {
        for line in view.lines {
            sheet.row([view.title.clone(), line.title, number(line.score), number(line.verified), empty(), empty()]);
        }
    }
    if !open.rights.reads_answers {
        return sheet.csv_file("evaluation");
    }
    for issue in &open.questionnaire.issues {
        for ask in asks::of(issue) {
            let place = ask.place();
            let row = answers.iter().find(|row| row.place == place);
            // Findings are told once the review has ended.
            let found = findings.iter().find(|finding| finding.place == place && open.row.state == "verified");
            let say = |answer: &str| ask.say(&open.questionnaire, language, answer);
            sheet.row([
                said(language, &issue.label).to_owned(),
                ask.text(language),
                say(row.map_or("", |row| &row.answer)),
                found.map(|finding| say(&finding.answer)).unwrap_or_default(),
                row.map(|row| row.note.clone()).unwrap_or_default(),
                found.map(|finding| finding.reason.clone()).unwrap_or_default(),
            ]);
        }
    }
    sheet.csv_file("evaluation")
}
