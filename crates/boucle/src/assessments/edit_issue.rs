//! One issue of a draft with its questions: written, moved up, taken out.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::assessment::{AnswerKind, Issue, Pillar, Question, Subject, Text, check};

use super::edit::{conflict, number, set_text, text, typed};
use super::questionnaires::{Open, mistake};
use super::said;
use crate::kit::error::not_found;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer};

/// Where a new issue is written.
const NEW: &str = "nouveau";
/// Empty places for more questions.
const MORE: usize = 2;
/// As many as a questionnaire may have, all of which may stand in one issue.
const MOST: usize = instruments::assessment::MOST_QUESTIONS;

#[derive(Template)]
#[template(path = "assessments/edit_issue.html")]
struct IssuePage {
    shell: Shell,
    form: Form,
    address: String,
    issue: String,
    title: String,
    places: usize,
    is_first: bool,
}

impl IssuePage {
    fn is_new(&self) -> bool {
        self.issue == NEW
    }

    fn pillars(&self) -> [&'static str; 3] {
        Pillar::ALL.map(Pillar::code)
    }

    fn kinds(&self) -> [&'static str; 3] {
        AnswerKind::ALL.map(AnswerKind::code)
    }

    fn subjects(&self) -> [&'static str; 7] {
        Subject::ALL.map(Subject::code)
    }

    fn goals(&self) -> Vec<(String, String)> {
        (1..=17).map(|goal: u8| (goal.to_string(), self.shell.t(&format!("assessments-goal-{goal}")))).collect()
    }

    /// The names of the fields of each question.
    fn questions(&self) -> Vec<Fields> {
        (1..=self.places).map(Fields::at).collect()
    }
}

struct Fields {
    place: usize,
    id: String,
    kind: String,
    weight: String,
    na: String,
    text: String,
    text_fr: String,
    text_en: String,
    evidence: String,
    evidence_fr: String,
    evidence_en: String,
}

impl Fields {
    fn at(place: usize) -> Self {
        let named = |what: &str| format!("q{place}_{what}");
        Self {
            place,
            id: named("id"),
            kind: named("kind"),
            weight: named("weight"),
            na: named("na"),
            text: named("text"),
            text_fr: named("text_fr"),
            text_en: named("text_en"),
            evidence: named("evidence"),
            evidence_fr: named("evidence_fr"),
            evidence_en: named("evidence_en"),
        }
    }
}

fn issue_page(viewer: &Viewer, open: &Open, issue: &str, form: Form, places: usize) -> IssuePage {
    let known = open.questionnaire.issue(issue);
    let title = known
        .map_or_else(|| viewer.language.t("assessments-issue-new"), |issue| said(viewer.language, &issue.label).to_owned());
    IssuePage {
        shell: open.shell(viewer).at(title.as_str()),
        form,
        address: open.address(),
        issue: issue.to_owned(),
        title,
        places,
        is_first: open.questionnaire.issues.first().is_some_and(|first| first.id == issue),
    }
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path((id, issue)): Path<(Uuid, String)>) -> Result {
    let open = Open::draft(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("_version", open.row.version.to_string());
    let places = if issue == NEW {
        form.set("weight", "1");
        form.set("bonus_cap", "0");
        1 + MORE
    } else {
        let known = open.questionnaire.issue(&issue).ok_or_else(not_found)?;
        filled(&mut form, viewer.language, known);
        known.questions.len() + MORE
    };
    for place in 1..=places {
        let fields = Fields::at(place);
        if form.value(&fields.weight).is_empty() {
            form.set(&fields.weight, "1");
        }
    }
    page(&issue_page(&viewer, &open, &issue, form, places))
}

fn filled(form: &mut Form, language: Language, issue: &Issue) {
    form.set("id", issue.id.as_str());
    form.set("pillar", issue.pillar.code());
    form.set("weight", typed(language, issue.weight));
    form.set("bonus_cap", typed(language, issue.bonus_cap));
    set_text(form, "label", &issue.label);
    set_text(form, "bonus", &issue.bonus_for);
    form.set_all("subject", issue.subjects.iter().map(|subject| subject.code()));
    form.set_all("goal", issue.goals.iter().map(u8::to_string));
    for (place, question) in (1..).zip(&issue.questions) {
        let fields = Fields::at(place);
        form.set(&fields.id, question.id.as_str());
        form.set(&fields.kind, question.kind.code());
        form.set(&fields.weight, typed(language, question.weight));
        if question.na_allowed {
            form.set(&fields.na, "1");
        }
        set_text(form, &fields.text, &question.text);
        set_text(form, &fields.evidence, &question.evidence);
    }
}

pub async fn save(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, issue)): Path<(Uuid, String)>,
    mut form: Form,
) -> Result {
    let open = Open::draft(&app, &viewer, id).await?;
    let place = open.questionnaire.issues.iter().position(|known| known.id == issue);
    if place.is_none() && issue != NEW {
        return Err(not_found());
    }
    let mut changed = open.questionnaire.clone();
    let act = form.value("act").to_owned();
    match (act.as_str(), place) {
        ("remove", Some(place)) => {
            changed.issues.remove(place);
        }
        ("up", Some(place)) if place > 0 => changed.issues.swap(place, place - 1),
        _ => {
            let (written, places) = read(&form, viewer.language);
            match place {
                Some(place) => changed.issues.splice(place..=place, [written]).for_each(drop),
                None => changed.issues.push(written),
            }
            refuse(&viewer, &changed, &mut form, &places);
            // That address is of an issue to come.
            if form.trimmed("id") == NEW {
                form.refuse("id", viewer.language.t("assessments-mistake-id"));
            }
        }
    }
    if form.is_sound() {
        match open.keep(&app, &viewer, form.version(), &changed).await {
            Ok(()) => return Ok(to_with(&open.address(), "assessments-draft-saved")),
            Err(Error::Conflict) => {
                let open = Open::draft(&app, &viewer, id).await?;
                conflict(&viewer, &open, &mut form, "label_fr");
            }
            Err(error) => return Err(error),
        }
    }
    let places = (1..=MOST).rev().find(|place| !form.trimmed(&Fields::at(*place).id).is_empty()).unwrap_or(0);
    unsound(&issue_page(&viewer, &open, &issue, form, places + MORE))
}

/// The issue as it is written, and where each of its questions stands in the form: one without an id and without words is none.
fn read(form: &Form, language: Language) -> (Issue, Vec<usize>) {
    let (mut questions, mut places) = (Vec::new(), Vec::new());
    for place in 1..=MOST {
        let fields = Fields::at(place);
        let words = text(form, &fields.text);
        if form.trimmed(&fields.id).is_empty() && words == Text::default() {
            continue;
        }
        let kind = AnswerKind::ALL.into_iter().find(|kind| kind.code() == form.value(&fields.kind));
        questions.push(Question {
            id: form.trimmed(&fields.id).to_owned(),
            text: words,
            kind: kind.unwrap_or(AnswerKind::Level),
            weight: number(form, language, &fields.weight),
            na_allowed: form.checked(&fields.na),
            evidence: text(form, &fields.evidence),
        });
        places.push(place);
    }
    let pillar = Pillar::ALL.into_iter().find(|pillar| pillar.code() == form.value("pillar"));
    let issue = Issue {
        id: form.trimmed("id").to_owned(),
        label: text(form, "label"),
        pillar: pillar.unwrap_or(Pillar::Environment),
        weight: number(form, language, "weight"),
        bonus_cap: number(form, language, "bonus_cap"),
        bonus_for: text(form, "bonus"),
        subjects: Subject::ALL.into_iter().filter(|subject| form.has("subject", subject.code())).collect(),
        goals: (1..=17).filter(|goal| form.has("goal", &goal.to_string())).collect(),
        questions,
    };
    (issue, places)
}

/// What is wrong with this issue, beside its fields; what is wrong elsewhere is shown with the draft.
fn refuse(viewer: &Viewer, changed: &instruments::assessment::Questionnaire, form: &mut Form, places: &[usize]) {
    let id = form.trimmed("id").to_owned();
    let ids: Vec<String> = places.iter().map(|place| form.trimmed(&Fields::at(*place).id).to_owned()).collect();
    for one in check(changed) {
        let parts: Vec<&str> = one.place.split('.').collect();
        let field = match parts.as_slice() {
            ["issues", issue, ..] if *issue != id => continue,
            ["issues", _, "questions", question, rest @ ..] => {
                let at = ids.iter().rposition(|known| known == question).and_then(|at| places.get(at));
                let fields = Fields::at(at.copied().unwrap_or(1));
                match rest {
                    ["weight"] => fields.weight,
                    ["text"] => fields.text_fr,
                    ["evidence"] => fields.evidence_fr,
                    _ => fields.id,
                }
            }
            ["issues", _, "questions"] => Fields::at(1).id,
            ["issues", _, "label"] => "label_fr".to_owned(),
            ["issues", _, "bonus_for"] => "bonus_fr".to_owned(),
            ["issues", _, "subjects"] => "subject".to_owned(),
            ["issues", _, "goals"] => "goal".to_owned(),
            ["issues", _, part] => (*part).to_owned(),
            ["issues", _] => "id".to_owned(),
            _ => continue,
        };
        form.refuse(&field, mistake(viewer.language, &one));
    }
}
