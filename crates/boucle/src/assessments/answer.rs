//! One issue of an assessment, answered: its questions, what is said about each, and proofs, in one form.
//! Always: what is sound is kept even when something beside it is not; what somebody else answered meanwhile is shown, and stays
//! until it is answered anew.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Multipart, Path, State};
use db::Uuid;
use instruments::assessment::{Issue, Questionnaire, score};
use serde_json::json;

use super::asks::{self, Ask};
use super::queries::{self, AnswerRow, AssessmentRow, ProofRow};
use super::rules::Rights;
use super::save::{self, NewProof, Typed};
use super::{Open, given, rounded, said};
use crate::files::receive::{self, Received};
use crate::files::rules::{kind, size};
use crate::kit::journal;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Form, Language, Result, Shell, Viewer, posted};

/// Of one assessment, all its questions together.
const MOST_PROOFS: usize = 300;

#[derive(Template)]
#[template(path = "assessments/answer.html")]
struct AnswerPage {
    shell: Shell,
    form: Form,
    row: AssessmentRow,
    rights: Rights,
    issue: String,
    title: String,
    /// What this issue comes to so far, and all of it.
    standing: String,
    asked: Vec<Asked>,
    steps: Vec<Step>,
    largest: String,
    is_last: bool,
}

struct Step {
    id: String,
    title: String,
}

/// A question as the page asks it.
pub struct Asked {
    pub place: String,
    pub field: String,
    pub text: String,
    pub evidence: String,
    pub is_number: bool,
    pub unit: &'static str,
    pub na_allowed: bool,
    pub choices: Vec<(String, String)>,
    /// The answer that holds, in words, with what is said about it.
    pub answer: String,
    pub note: String,
    pub by: String,
    pub proofs: Vec<ProofRow>,
    /// Earlier answers, the last first.
    pub before: Vec<String>,
}

impl AnswerPage {
    fn address(&self) -> String {
        super::address(self.row.id)
    }

    fn size(&self, proof: &ProofRow) -> String {
        size(self.shell.language(), proof.bytes)
    }
}

impl Asked {
    /// A field that belongs to it: `note-e1`.
    pub fn named(&self, what: &str) -> String {
        format!("{what}-{}", self.place)
    }

    pub fn na_field(&self) -> String {
        self.named("na")
    }
}

/// The questions of an issue with what is answered, what proves it, and what was answered before.
pub fn asked(
    shell: &Shell,
    questionnaire: &Questionnaire,
    issue: &Issue,
    answers: &[AnswerRow],
    proofs: &[ProofRow],
    before: &[AnswerRow],
) -> Vec<Asked> {
    let language = shell.language();
    let one = |ask: Ask<'_>| {
        let place = ask.place();
        let row = answers.iter().find(|row| row.place == place);
        let who = |row: &AnswerRow| {
            let name = row.author.clone().unwrap_or_default();
            shell.two("assessments-answered-by", ("person", name), ("moment", shell.moment(row.answered_at)))
        };
        let earlier = before.iter().filter(|row| row.place == place && !(row.answer.is_empty() && row.note.is_empty()));
        let earlier = earlier.map(|row| {
            let said = ask.say(questionnaire, language, &row.answer);
            let note = if row.note.is_empty() { String::new() } else { format!(" – {}", row.note) };
            format!("{said}{note} ({})", who(row))
        });
        Asked {
            field: ask.field(),
            text: ask.text(language),
            evidence: ask.evidence(language).to_owned(),
            is_number: ask.is_number(),
            unit: ask.unit(),
            na_allowed: ask.na_allowed(),
            choices: ask.choices(questionnaire, language),
            answer: ask.say(questionnaire, language, row.map_or("", |row| &row.answer)),
            note: row.map(|row| row.note.clone()).unwrap_or_default(),
            by: row.map(who).unwrap_or_default(),
            proofs: proofs.iter().filter(|proof| proof.place == place).cloned().collect(),
            before: earlier.collect(),
            place,
        }
    };
    asks::of(issue).into_iter().map(one).collect()
}

async fn answer_page(app: &App, viewer: &Viewer, open: &Open, issue: &Issue, form: Form) -> Result<AnswerPage> {
    let answers = open.answers(app).await?;
    let proofs = queries::proofs(&app.db, open.id()).await?;
    let places = asks::of(issue).into_iter().map(Ask::place).collect();
    let before = queries::history(&app.db, open.id(), places).await?;
    let title = said(viewer.language, &issue.label).to_owned();
    let shell = open.shell(viewer).at(title.as_str());
    let outcome = score(&open.questionnaire, &given(answers.iter().map(|row| (row.place.as_str(), row.answer.as_str()))));
    let shown = |score: Option<f64>| score.map_or_else(|| "–".to_owned(), |score| shell.decimal(rounded(score)));
    let standing = shell.language().with(
        "assessments-standing",
        [
            ("issue", shown(outcome.issues.get(&issue.id).copied()).into()),
            ("all", shown(outcome.overall.map(|score| score * open.questionnaire.verification.declared)).into()),
            ("complete", shell.decimal((outcome.completeness * 100.0).floor()).into()),
        ],
    );
    let steps = open.questionnaire.issues.iter();
    let steps = steps.map(|one| Step { id: one.id.clone(), title: said(viewer.language, &one.label).to_owned() });
    Ok(AnswerPage {
        asked: asked(&shell, &open.questionnaire, issue, &answers, &proofs, &before),
        form,
        row: open.row.clone(),
        rights: open.rights,
        issue: issue.id.clone(),
        title,
        standing,
        steps: steps.collect(),
        largest: size(viewer.language, i64::from(app.config.file_mib) << 20),
        is_last: open.questionnaire.issues.last().is_some_and(|last| last.id == issue.id),
        shell,
    })
}

/// What was answered, put into a form of each question.
pub fn filled(form: &mut Form, language: Language, issue: &Issue, answers: &[AnswerRow]) {
    for ask in asks::of(issue) {
        let place = ask.place();
        let row = answers.iter().find(|row| row.place == place);
        ask.fill(form, language, row.map_or("", |row| &row.answer));
        form.set(&format!("note-{place}"), row.map(|row| row.note.clone()).unwrap_or_default());
        form.set(&format!("v-{place}"), row.map_or(0, |row| row.number).to_string());
    }
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path((id, issue)): Path<(Uuid, String)>) -> Result {
    let open = Open::with(&app, &viewer, id, |rights| rights.reads_answers).await?;
    let issue = open.issue(&issue)?;
    let mut form = Form::new();
    filled(&mut form, viewer.language, issue, &open.answers(&app).await?);
    page(&answer_page(&app, &viewer, &open, issue, form).await?)
}

pub async fn save(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, issue)): Path<(Uuid, String)>,
    given: Multipart,
) -> Result {
    let open = Open::with(&app, &viewer, id, |rights| rights.answers).await?;
    let issue = open.issue(&issue)?;
    let mut received = receive::posted(&app, &viewer, given).await?;
    let known = queries::proofs(&app.db, id).await?.len();
    let proofs = new_proofs(&viewer, issue, &mut received, known);
    let mut form = received.form;
    let typed = read(&viewer, &open, issue, &mut form);
    let removed: Vec<Uuid> = form.values("remove").iter().take(MOST_PROOFS).filter_map(|id| id.parse().ok()).collect();
    let now = app.clock.now();
    let theirs = app
        .db
        .write(|tx| {
            let (viewer, open, typed, proofs, form, removed) = (&viewer, &open, &typed, &proofs, &form, &removed);
            async move {
                let theirs = save::answer(&tx, (id, &open.questionnaire), typed, viewer.id(), now).await?;
                // Of a form that comes twice, the answers are the same; the files would be there twice.
                if posted::before(&tx, form).await?.is_none() {
                    for proof in proofs {
                        save::add_proof(&tx, id, proof, viewer.id(), now).await?;
                    }
                    posted::keep(&tx, viewer, form, &open.address(), now).await?;
                }
                for proof in removed {
                    save::remove_proof(&tx, id, *proof).await?;
                }
                let detail = json!({"issue": issue.id, "proofs": proofs.len()});
                journal::add(&tx, viewer, "answered", open.subject(), detail, now).await?;
                Ok::<_, crate::kit::Error>(theirs)
            }
        })
        .await?;
    say_theirs(&viewer, &open, issue, &theirs, &mut form);
    if !form.is_sound() {
        // What was kept is what the form is made from now.
        renumber(&mut form, issue, &open.answers(&app).await?);
        form.set("_once", Uuid::now_v7().to_string());
        return unsound(&answer_page(&app, &viewer, &open, issue, form).await?);
    }
    Ok(to_with(&next(&open, issue, &form), "assessments-saved"))
}

/// What was typed of each question, but for what is wrong.
fn read(viewer: &Viewer, open: &Open, issue: &Issue, form: &mut Form) -> Vec<Typed> {
    let mut typed = Vec::new();
    for ask in asks::of(issue) {
        let place = ask.place();
        let note = form.trimmed(&format!("note-{place}")).to_owned();
        let number = form.trimmed(&format!("v-{place}")).parse().unwrap_or(0);
        if note.chars().count() > asks::LONGEST_NOTE {
            form.refuse(&format!("note-{place}"), viewer.language.t("assessments-note-long"));
            continue;
        }
        if let Some(answer) = ask.read(&open.questionnaire, viewer.language, form) {
            typed.push(Typed { place, number, answer, note });
        }
    }
    typed
}

/// The files of the form, each of the question in whose field it was given.
fn new_proofs(viewer: &Viewer, issue: &Issue, received: &mut Received, known: usize) -> Vec<NewProof> {
    let places: HashMap<String, String> =
        asks::of(issue).into_iter().map(|ask| (format!("file-{}", ask.place()), ask.place())).collect();
    let mut proofs = Vec::new();
    for (field, (name, kept)) in received.fields.iter().zip(&received.files) {
        let Some(place) = places.get(field) else { continue };
        if known + proofs.len() >= MOST_PROOFS {
            received.form.refuse(field, viewer.language.t("assessments-proofs-many"));
            break;
        }
        proofs.push(NewProof {
            place: place.clone(),
            name: name.clone(),
            digest: kept.digest.clone(),
            bytes: kept.bytes,
            kind: kind(&kept.start).to_owned(),
        });
    }
    proofs
}

/// Beside each question that somebody else answered otherwise meanwhile.
fn say_theirs(viewer: &Viewer, open: &Open, issue: &Issue, theirs: &[AnswerRow], form: &mut Form) {
    for ask in asks::of(issue) {
        let Some(row) = theirs.iter().find(|row| row.place == ask.place()) else { continue };
        let answer = ask.say(&open.questionnaire, viewer.language, &row.answer);
        let answer = if row.note.is_empty() { answer } else { format!("{answer} – {}", row.note) };
        let person = row.author.clone().unwrap_or_default();
        form.refuse(&ask.field(), viewer.language.two("assessments-theirs", ("person", person), ("answer", answer)));
    }
}

fn renumber(form: &mut Form, issue: &Issue, answers: &[AnswerRow]) {
    for ask in asks::of(issue) {
        let place = ask.place();
        let number = answers.iter().find(|row| row.place == place).map_or(0, |row| row.number);
        form.set(&format!("v-{place}"), number.to_string());
    }
}

/// The same issue again, the next one, or after the last the assessment.
fn next(open: &Open, issue: &Issue, form: &Form) -> String {
    let mut after = open.questionnaire.issues.iter().skip_while(|one| one.id != issue.id);
    let here = after.next();
    let wanted = if form.value("go") == "next" { after.next() } else { here };
    match wanted {
        Some(issue) => format!("{}/enjeux/{}", open.address(), issue.id),
        None => open.address(),
    }
}
