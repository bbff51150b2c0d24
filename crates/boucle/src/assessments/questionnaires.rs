//! Questionnaires: the list, one of them, its file; a draft made of a version, published, deleted.

use askama::Template;
use axum::extract::{Path, State};
use db::{Timestamp, Uuid};
use http::header;
use instruments::assessment::{Factors, Issue, Mistake, Questionnaire, check};
use serde_json::json;

use super::asks::Ask;
use super::queries::{self, QuestionnaireLine, QuestionnaireRow};
use super::{parsed, rules, said, save, under};
use crate::kit::error::{internal, not_found};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer, posted};
use axum::response::IntoResponse;

/// A questionnaire as one viewer may read it.
pub struct Open {
    pub row: QuestionnaireRow,
    pub questionnaire: Questionnaire,
}

impl Open {
    pub async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let row = queries::questionnaire(&app.db, id).await?;
        if !rules::may_read(viewer, &row) {
            return Err(not_found());
        }
        let questionnaire = parsed(&row.content)?;
        Ok(Self { row, questionnaire })
    }

    /// A draft: what is published is changed no more.
    pub async fn draft(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let open = Self::read(app, viewer, id).await?;
        if open.row.published_at.is_some() { Err(Error::Conflict) } else { Ok(open) }
    }

    pub fn title(&self, language: Language) -> String {
        format!("{} {}", said(language, &self.questionnaire.title), self.questionnaire.version)
    }

    pub fn address(&self) -> String {
        address(self.row.id)
    }

    pub fn shell(&self, viewer: &Viewer) -> Shell {
        under_list(viewer).under(self.address(), self.title(viewer.language))
    }

    pub fn subject<'a>(&self, title: &'a str) -> Subject<'a> {
        Subject { kind: "questionnaire", id: Some(self.row.id), title }
    }

    /// Keeps a changed draft, unless somebody changed or published it meanwhile.
    pub async fn keep(&self, app: &App, viewer: &Viewer, version: i64, changed: &Questionnaire) -> Result<()> {
        let now = app.clock.now();
        let title = self.title(viewer.language);
        app.db
            .write(|tx| {
                let title = title.as_str();
                async move {
                    save::change_questionnaire(&tx, (self.row.id, version), changed, viewer.id(), now).await?;
                    journal::add(&tx, viewer, "changed", self.subject(title), json!({"version": version + 1}), now).await
                }
            })
            .await
    }
}

pub fn address(id: Uuid) -> String {
    format!("/questionnaires/{id}")
}

fn under_list(viewer: &Viewer) -> Shell {
    under(viewer).under("/questionnaires", viewer.language.t("assessments-questionnaires"))
}

/// What is wrong, where in the file, in words.
pub fn mistake(language: Language, mistake: &Mistake) -> String {
    let said = language.t(&format!("assessments-mistake-{}", mistake.fault.code()));
    language.two("assessments-mistake-at", ("place", mistake.place.as_str()), ("said", said))
}

#[derive(Template)]
#[template(path = "assessments/questionnaires.html")]
struct ListPage {
    shell: Shell,
    lines: Vec<QuestionnaireLine>,
    coordinates: bool,
}

impl ListPage {
    fn title<'l>(&self, line: &'l QuestionnaireLine) -> &'l str {
        match self.shell.language() {
            Language::Fr => &line.title_fr,
            Language::En => &line.title_en,
        }
    }
}

pub async fn list(State(app): State<App>, viewer: Viewer) -> Result {
    let mut lines = queries::questionnaires(&app.db).await?;
    lines.retain(|line| line.published_at.is_some() || viewer.is_coordinator());
    let shell = under(&viewer).at(viewer.language.t("assessments-questionnaires"));
    page(&ListPage { shell, lines, coordinates: viewer.is_coordinator() })
}

#[derive(Template)]
#[template(path = "assessments/questionnaire.html")]
struct ShowPage {
    shell: Shell,
    form: Form,
    id: Uuid,
    version: i64,
    published_at: Option<Timestamp>,
    questionnaire: Questionnaire,
    mistakes: Vec<String>,
    coordinates: bool,
}

impl ShowPage {
    fn address(&self) -> String {
        address(self.id)
    }

    fn said<'t>(&self, text: &'t instruments::assessment::Text) -> &'t str {
        said(self.shell.language(), text)
    }

    fn bonus(&self, issue: &Issue) -> String {
        Ask::Bonus(issue).text(self.shell.language())
    }

    fn count(&self) -> usize {
        self.questionnaire.questions().count()
    }

    fn subjects(&self, issue: &Issue) -> String {
        let named = |code: &str| self.shell.code("assessments-subject", code);
        let subjects = issue.subjects.iter().map(|subject| named(subject.code()));
        let goals = issue.goals.iter().map(|goal| self.shell.t(&format!("assessments-goal-{goal}")));
        subjects.chain(goals).collect::<Vec<_>>().join(" · ")
    }

    /// By what a score is multiplied once it was verified, unless it is by 1.
    fn factors(&self) -> Option<String> {
        let Factors { declared, officer, third_party } = self.questionnaire.verification;
        let is_plain = [declared, officer, third_party].iter().all(|factor| (factor - 1.0).abs() < 1e-9);
        (!is_plain).then(|| {
            let shown = |factor: f64| self.shell.decimal(factor);
            self.shell.language().with(
                "assessments-factors",
                [
                    ("declared", shown(declared).into()),
                    ("officer", shown(officer).into()),
                    ("third", shown(third_party).into()),
                ],
            )
        })
    }
}

fn show_page(viewer: &Viewer, open: Open, form: Form) -> ShowPage {
    let mistakes = if open.row.published_at.is_some() { Vec::new() } else { check(&open.questionnaire) };
    ShowPage {
        shell: under_list(viewer).at(open.title(viewer.language)),
        form,
        id: open.row.id,
        version: open.row.version,
        published_at: open.row.published_at,
        mistakes: mistakes.iter().map(|one| mistake(viewer.language, one)).collect(),
        questionnaire: open.questionnaire,
        coordinates: viewer.is_coordinator(),
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    page(&show_page(&viewer, open, Form::new()))
}

/// Its file, as it can be brought back.
pub async fn file(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let text = serde_json::to_string_pretty(&open.questionnaire).map_err(internal)?;
    let plain = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '.');
    let name: String = format!("{}_{}.json", open.row.code, open.row.number).chars().filter(|l| plain(*l)).collect();
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [(header::CONTENT_TYPE, "application/json".to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, text).into_response())
}

/// A draft with all that a version says, under the next number.
pub async fn draft(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let now = app.clock.now();
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (viewer, open) = (&viewer, &open);
        async move {
            let taken = queries::numbers(&tx, &open.row.code).await?;
            let mut questionnaire = open.questionnaire.clone();
            questionnaire.version = rules::next_number(&open.row.number, &taken);
            let id = save::add_questionnaire(&tx, &questionnaire, viewer.id(), false, now).await?;
            let title = format!("{} {}", said(viewer.language, &questionnaire.title), questionnaire.version);
            let subject = Subject { kind: "questionnaire", id: Some(id), title: &title };
            journal::add(&tx, viewer, "created", subject, json!({"from": open.row.number}), now).await?;
            Ok(address(id))
        }
    })
    .await?;
    Ok(to(&location))
}

pub async fn publish(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::draft(&app, &viewer, id).await?;
    let mistakes = check(&open.questionnaire);
    if !mistakes.is_empty() {
        form.refuse(
            "publication",
            viewer.language.n("assessments-mistakes", i64::try_from(mistakes.len()).unwrap_or(i64::MAX)),
        );
        return unsound(&show_page(&viewer, open, form));
    }
    let now = app.clock.now();
    let title = open.title(viewer.language);
    app.db
        .write(|tx| {
            let (viewer, open, title, form) = (&viewer, &open, title.as_str(), &form);
            async move {
                save::publish(&tx, (id, form.version()), viewer.id(), now).await?;
                journal::add(&tx, viewer, "published", open.subject(title), json!({"number": open.row.number}), now).await
            }
        })
        .await?;
    Ok(to_with(&address(id), "assessments-published"))
}

pub async fn delete(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::draft(&app, &viewer, id).await?;
    let now = app.clock.now();
    let title = open.title(viewer.language);
    app.db
        .write(|tx| {
            let (viewer, open, title) = (&viewer, &open, title.as_str());
            async move {
                save::delete_questionnaire(&tx, id).await?;
                journal::add(&tx, viewer, "deleted", open.subject(title), json!({"number": open.row.number}), now).await
            }
        })
        .await?;
    Ok(to_with("/questionnaires", "assessments-draft-deleted"))
}
