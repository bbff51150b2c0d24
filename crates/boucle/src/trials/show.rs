//! A deliverable: its versions, who tried them, what they found, what the rule of the group says, and what comes next.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::{Date, Uuid};
use serde::Deserialize;

use super::queries::{self, AnswerRow, DeliverableRow, QuestionRow, RemarkRow, TrialRow, VersionRow};
use super::rules::{self, Count, Finding, Opinion};
use super::{Open, being_tried};
use crate::kit::error::not_found;
use crate::kit::sheet::Sheet;
use crate::kit::shell::{page, unsound};
use crate::kit::{App, Form, Result, Shell, Viewer, format, markdown};
use crate::library;

#[derive(Default, Deserialize)]
pub struct Wanted {
    /// The number of the version that is looked at; the latest when it is not said.
    version: Option<i64>,
}

/// What testers answered to a question.
struct Answered {
    title: String,
    is_retired: bool,
    /// `3 oui, 1 non`, or `3,5 sur 5`.
    summary: String,
    /// Each with who said it.
    words: Vec<(String, String)>,
}

struct Tried {
    organisation: String,
    opinion: Opinion,
    trials: Vec<TrialRow>,
}

#[derive(Template)]
#[template(path = "trials/show.html")]
struct ShowPage {
    shell: Shell,
    form: Form,
    deliverable: DeliverableRow,
    versions: Vec<VersionRow>,
    /// The one that is looked at, with its count; none before the first.
    looked_at: Option<(VersionRow, Count)>,
    tried: Vec<Tried>,
    answers: Vec<Answered>,
    remarks: Vec<RemarkRow>,
    own_trial: Option<Uuid>,
    tool: Option<Uuid>,
    writes: bool,
    carries: bool,
    decides: bool,
    today: Date,
}

impl ShowPage {
    fn is_latest(&self, version: &VersionRow) -> bool {
        self.versions.first().is_some_and(|latest| latest.id == version.id)
    }

    fn may_give(&self) -> bool {
        self.carries && being_tried(&self.versions).is_none()
    }

    fn may_publish(&self) -> bool {
        let is_ready = |version: &VersionRow| version.outcome.as_deref() == Some("accepted") && !version.is_published;
        self.decides && self.versions.first().is_some_and(is_ready)
    }

    fn is_past(&self, version: &VersionRow) -> bool {
        version.answers_by < self.today
    }

    fn may_accept(&self, version: &VersionRow, count: &Count) -> bool {
        self.decides && version.outcome.is_none() && count.may_accept()
    }

    fn may_refuse(&self, version: &VersionRow, count: &Count) -> bool {
        self.decides && version.outcome.is_none() && count.may_refuse(self.is_past(version))
    }

    fn action(&self) -> String {
        self.shell.two("trials-of-action", ("number", self.deliverable.number), ("action", self.deliverable.action.as_str()))
    }

    /// What the count is, in words.
    fn counted(&self, count: &Count) -> String {
        let values =
            [("asked", count.asked.into()), ("answered", count.answered.into()), ("favourable", count.favourable.into())];
        self.shell.language().with("trials-counted", values)
    }

    /// What the group asks for.
    fn rule(&self, count: &Count) -> String {
        let share = self.shell.code("trials-share", &count.share.code());
        self.shell.two("trials-rule", ("minimum", count.minimum), ("share", share))
    }

    /// What follows from the count, and what is missing.
    fn finding(&self, version: &VersionRow, count: &Count) -> String {
        if version.outcome.is_some() {
            return String::new();
        }
        finding(&self.shell, count)
    }

    fn given(&self, version: &VersionRow) -> String {
        let date = self.shell.day(version.given_at);
        match &version.given_by {
            Some(name) => self.shell.two("trials-given-by", ("date", date), ("name", name.as_str())),
            None => self.shell.one("trials-given", "date", date),
        }
    }

    fn decided(&self, version: &VersionRow) -> Option<String> {
        let date = self.shell.day(version.decided_at?);
        let key = format!("trials-decided-{}", version.outcome.as_deref()?);
        let name = version.decided_by.clone().unwrap_or_else(|| self.shell.t("trials-nobody"));
        Some(self.shell.two(&key, ("date", date), ("name", name)))
    }

    fn text(version: &VersionRow) -> String {
        markdown::to_html(&version.text)
    }

    fn opinion_tag(tried: &Tried) -> &'static str {
        match tried.opinion {
            Opinion::Favourable => "tag reuse",
            Opinion::OnceAnswered => "tag proof",
            Opinion::Unfavourable => "tag late",
            Opinion::None => "tag",
        }
    }

    fn opinion(&self, tried: &Tried) -> String {
        self.shell.code("trials-opinion", tried.opinion.code())
    }

    fn unanswered(&self) -> usize {
        self.remarks.iter().filter(|remark| remark.answered_at.is_none()).count()
    }

    fn remarks_title(&self) -> String {
        let (count, unanswered) = (self.remarks.len(), self.unanswered());
        self.shell.two("trials-remarks", ("count", count), ("unanswered", unanswered))
    }

    fn of_version(&self, remark: &RemarkRow) -> String {
        self.shell.one("trials-version", "number", remark.version)
    }

    fn answer_field(remark: &RemarkRow) -> String {
        format!("answer-{}", remark.id)
    }
}

/// What follows from a count, in words.
pub fn finding(shell: &Shell, count: &Count) -> String {
    match count.finding() {
        Finding::TooFew if count.unasked() > 0 => {
            shell.two("trials-finding-unasked", ("missing", count.missing()), ("unasked", count.unasked()))
        }
        Finding::TooFew => shell.n("trials-finding-too-few", count.missing()),
        Finding::Remarks => shell.n("trials-finding-remarks", count.once_answered),
        found => shell.code("trials-finding", found.code()),
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(wanted): Query<Wanted>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    page(&show_page(&app, &viewer, open, Form::new(), &wanted).await?)
}

/// The page again with what is wrong, for the forms that stand on it.
pub async fn again(app: &App, viewer: &Viewer, open: Open, form: Form) -> Result {
    unsound(&show_page(app, viewer, open, form, &Wanted::default()).await?)
}

async fn show_page(app: &App, viewer: &Viewer, open: Open, form: Form, wanted: &Wanted) -> Result<ShowPage> {
    let (db, id) = (&app.db, open.id());
    let versions = queries::versions(db, id).await?;
    let version = match wanted.version {
        Some(number) => Some(versions.iter().find(|version| version.number == number).cloned().ok_or_else(not_found)?),
        None => versions.first().cloned(),
    };
    let (mut tried, mut answers, mut looked_at, mut own_trial) = (Vec::new(), Vec::new(), None, None);
    if let Some(version) = version {
        let trials = queries::trials(db, version.id).await?;
        let given = queries::answers(db, version.id).await?;
        answers = answered(viewer, &queries::questions(db, id).await?, &given, &trials);
        own_trial = trials.iter().find(|trial| Some(trial.person_id) == viewer.id()).map(|trial| trial.id);
        looked_at = Some((version.clone(), open.count(&version, &trials)?));
        tried = by_organisation(trials);
        own_trial = own_trial.filter(|_| version.outcome.is_none());
    }
    Ok(ShowPage {
        shell: open.under_group(viewer).at(open.deliverable.title.as_str()),
        form,
        remarks: queries::remarks(db, id).await?,
        tool: library::queries::of_deliverable(db, id).await?,
        writes: open.writes(viewer),
        carries: open.carries(viewer),
        decides: open.decides(viewer),
        today: open.today(app.clock.now()),
        deliverable: open.deliverable,
        versions,
        looked_at,
        tried,
        answers,
        own_trial,
    })
}

fn by_organisation(trials: Vec<TrialRow>) -> Vec<Tried> {
    let opinions = rules::opinions(&trials.iter().map(TrialRow::tried).collect::<Vec<_>>());
    let mut all: Vec<Tried> = Vec::new();
    for trial in trials {
        match all
            .last_mut()
            .filter(|last| last.trials.first().is_some_and(|own| own.organisation_id == trial.organisation_id))
        {
            Some(last) => last.trials.push(trial),
            None => all.push(Tried {
                organisation: trial.organisation.clone(),
                opinion: opinions.get(&trial.organisation_id).copied().unwrap_or(Opinion::None),
                trials: vec![trial],
            }),
        }
    }
    all
}

/// Each question with what was answered; of those that are asked no more, only what has an answer.
fn answered(viewer: &Viewer, questions: &[QuestionRow], given: &[AnswerRow], trials: &[TrialRow]) -> Vec<Answered> {
    let who = |answer: &AnswerRow| {
        let trial = trials.iter().find(|trial| trial.id == answer.trial_id);
        trial.map_or_else(String::new, |trial| format!("{}, {}", trial.person, trial.organisation))
    };
    let answered = |question: &QuestionRow| {
        let given: Vec<&AnswerRow> = given.iter().filter(|answer| answer.question_id == question.id).collect();
        if given.is_empty() {
            return None;
        }
        let is_text = question.kind == "text";
        Some(Answered {
            title: question.title.clone(),
            is_retired: question.retired_at.is_some(),
            summary: if is_text { String::new() } else { summed_up(viewer, &question.kind, &given) },
            words: given.iter().filter(|_| is_text).map(|answer| (answer.value.clone(), who(answer))).collect(),
        })
    };
    questions.iter().filter_map(answered).collect()
}

fn summed_up(viewer: &Viewer, kind: &str, given: &[&AnswerRow]) -> String {
    if kind == "yes_no" {
        let count = |said: &str| i64::try_from(given.iter().filter(|answer| answer.value == said).count()).unwrap_or(0);
        return viewer.language.two("trials-yes-no", ("yes", count("yes")), ("no", count("no")));
    }
    let scores: Vec<i32> = given.iter().filter_map(|answer| answer.value.parse().ok()).collect();
    let count = i32::try_from(scores.len()).unwrap_or(1).max(1);
    // To a tenth: so few answers bear no more.
    let tenths = (scores.iter().sum::<i32>() * 20 + count) / (2 * count);
    let mean = format::decimal(viewer.language, f64::from(tenths) / 10.0);
    viewer.language.two("trials-mean", ("mean", mean), ("count", i64::from(count)))
}

/// What testers found, on all versions: a line a tester, a column a question.
pub async fn csv(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    Open::read(&app, &viewer, id).await?;
    let (db, language) = (&app.db, viewer.language);
    let questions = queries::questions(db, id).await?;
    let columns = ["version", "organisation", "person", "asked", "answered", "verdict"];
    let head = columns.map(|column| language.t(&format!("trials-column-{column}")));
    let tail = language.t("trials-column-remarks");
    let titles = questions.iter().map(|question| question.title.clone());
    let mut sheet = Sheet::new(head.into_iter().chain(titles).chain([tail]));
    let remarks = queries::remarks(db, id).await?;
    for version in queries::versions(db, id).await? {
        let given = queries::answers(db, version.id).await?;
        for trial in queries::trials(db, version.id).await? {
            let day = |at: db::Timestamp| at.to_zoned(viewer.zone.clone()).date().to_string();
            let verdict =
                trial.verdict.as_deref().map(|code| language.t(&format!("trials-verdict-{}", code.replace('_', "-"))));
            let own = |question: &QuestionRow| {
                let is_it = |answer: &&AnswerRow| answer.trial_id == trial.id && answer.question_id == question.id;
                let value = given.iter().find(is_it).map_or("", |answer| answer.value.as_str());
                if question.kind == "yes_no" && !value.is_empty() {
                    language.t(&format!("trials-{value}"))
                } else {
                    value.to_owned()
                }
            };
            let said = remarks.iter().filter(|remark| remark.trial_id == trial.id).map(|remark| remark.text.as_str());
            let mut row = vec![
                version.number.to_string(),
                trial.organisation.clone(),
                trial.person.clone(),
                day(trial.asked_at),
                trial.answered_at.map(day).unwrap_or_default(),
                verdict.unwrap_or_default(),
            ];
            row.extend(questions.iter().map(own));
            row.push(said.collect::<Vec<_>>().join("\n\n"));
            sheet.row(row);
        }
    }
    sheet.csv_file("essais")
}
