//! A tester's page: what is to be tried, where it is, the grid, what they find. Made for a telephone.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use http::HeaderMap;
use serde_json::json;

use super::queries::{self, DeliverableRow, QuestionRow, RemarkRow, TrialRow, VersionRow};
use super::rules::Verdict;
use super::save::{self, Found};
use super::{address, place, trial_address};
use crate::files::queries as documents;
use crate::files::rules::disposition;
use crate::kit::error::{forbidden, not_found};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, markdown};
use crate::working_groups::queries::{self as groups, GroupRow};
use crate::working_groups::rules::State as GroupState;
use crate::working_groups::{self, Group};
use crate::{files, spaces};

/// Empty boxes for further remarks.
const MORE_REMARKS: usize = 2;
const MOST_REMARKS: usize = 30;
/// The best of a score.
const BEST: i64 = 5;

/// A trial, and how the one who asks stands to it.
struct Asked {
    trial: TrialRow,
    version: VersionRow,
    deliverable: DeliverableRow,
    group: GroupRow,
    title: String,
    /// Also reads the group, whose pages lead here.
    is_in: bool,
    is_tester: bool,
}

impl Asked {
    /// A trial is its tester's; in the group it is read as well. To anybody else there is none.
    async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let trial = queries::trial(&app.db, id).await?;
        let version = queries::version(&app.db, trial.version_id).await?;
        let deliverable = queries::find(&app.db, version.deliverable_id, viewer.id()).await?;
        let group = groups::find(&app.db, deliverable.group_id).await?;
        let is_tester = Some(trial.person_id) == viewer.id();
        let is_in = match Group::read(app, viewer, deliverable.group_id).await {
            Ok(group) => group.is_in(),
            Err(Error::NotFound | Error::SignInFirst) => false,
            Err(error) => return Err(error),
        };
        if !is_tester && !is_in {
            return Err(not_found());
        }
        let titles = spaces::queries::titles(&app.db, vec![deliverable.group_id]).await?;
        let title = titles.into_iter().next().map(|(_, title)| title).unwrap_or_default();
        Ok(Self { trial, version, deliverable, group, title, is_in, is_tester })
    }

    /// While nothing is decided, the group is at work, and the tester still comes from the organisation they answer for.
    fn may_try(&self, viewer: &Viewer) -> bool {
        let comes_from_it = self.is_in || viewer.seat(self.trial.organisation_id).is_some();
        let is_at_work = matches!(self.group.state, GroupState::Gathering | GroupState::Running) && !self.title.is_empty();
        self.is_tester && self.version.outcome.is_none() && is_at_work && comes_from_it
    }

    fn shell(&self, viewer: &Viewer) -> Shell {
        let shell = Shell::new(viewer);
        if !self.is_in {
            return shell.at(self.deliverable.title.as_str());
        }
        let group = self.deliverable.group_id;
        shell
            .under("/chantiers", viewer.language.t("groups-title"))
            .under(working_groups::address(group), self.title.as_str())
            .under(place(group), viewer.language.t("trials-title"))
            .under(address(self.deliverable.id), self.deliverable.title.as_str())
            .at(viewer.language.t("trials-own"))
    }
}

#[derive(Template)]
#[template(path = "trials/trial.html")]
struct TrialPage {
    shell: Shell,
    form: Form,
    trial: TrialRow,
    version: VersionRow,
    deliverable: DeliverableRow,
    group: String,
    text: String,
    /// Asked now, and, once it is closed, those that were answered.
    questions: Vec<QuestionRow>,
    remarks: Vec<RemarkRow>,
    may_try: bool,
}

impl TrialPage {
    fn scores(&self) -> [&'static str; 5] {
        ["1", "2", "3", "4", "5"]
    }

    fn field(question: &QuestionRow) -> String {
        format!("q-{}", question.id)
    }

    fn remark_field(remark: &RemarkRow) -> String {
        format!("remark-{}", remark.id)
    }

    /// Remarks that were written and not kept, and empty boxes for more.
    fn new_remarks(&self) -> Vec<String> {
        let mut texts: Vec<String> =
            self.form.values("remark").iter().filter(|text| !text.trim().is_empty()).cloned().collect();
        texts.extend(std::iter::repeat_n(String::new(), MORE_REMARKS));
        texts
    }

    fn verdicts(&self) -> [&'static str; 3] {
        Verdict::ALL.map(Verdict::code)
    }

    /// What was answered, in words.
    fn answer(&self, question: &QuestionRow) -> String {
        let value = self.form.value(&Self::field(question)).to_owned();
        match (question.kind.as_str(), value.as_str()) {
            (_, "") => String::new(),
            ("yes_no", value) => self.shell.t(&format!("trials-{value}")),
            ("score", _) => self.shell.one("trials-score-is", "score", value),
            _ => value,
        }
    }

    fn about(&self) -> String {
        let date = self.shell.date(self.version.answers_by);
        let values = [
            ("number", self.version.number.into()),
            ("organisation", self.trial.organisation.as_str().into()),
            ("date", date.into()),
        ];
        self.shell.language().with("trials-own-about", values)
    }
}

async fn trial_page(app: &App, viewer: &Viewer, asked: Asked, mut form: Form, is_fresh: bool) -> Result<TrialPage> {
    let mut questions = queries::questions(&app.db, asked.deliverable.id).await?;
    let answers = queries::own_answers(&app.db, asked.trial.id).await?;
    let may_try = asked.may_try(viewer);
    let has_answer = |question: &QuestionRow| answers.iter().any(|answer| answer.question_id == question.id);
    questions.retain(|question| if may_try { question.retired_at.is_none() } else { has_answer(question) });
    let remarks = queries::remarks_of(&app.db, asked.trial.id).await?;
    if is_fresh {
        form.set("verdict", asked.trial.verdict.clone().unwrap_or_default());
        for answer in &answers {
            form.set(&format!("q-{}", answer.question_id), answer.value.as_str());
        }
        for remark in &remarks {
            form.set(&format!("remark-{}", remark.id), remark.text.as_str());
        }
    }
    Ok(TrialPage {
        shell: asked.shell(viewer),
        form,
        text: markdown::to_html(&asked.version.text),
        group: asked.title,
        trial: asked.trial,
        version: asked.version,
        deliverable: asked.deliverable,
        questions,
        remarks,
        may_try,
    })
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let asked = Asked::read(&app, &viewer, id).await?;
    if !asked.is_tester {
        return Ok(to(&address(asked.deliverable.id)));
    }
    page(&trial_page(&app, &viewer, asked, Form::new(), true).await?)
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let asked = Asked::read(&app, &viewer, id).await?;
    if !asked.may_try(&viewer) {
        return Err(forbidden());
    }
    let questions = queries::questions(&app.db, asked.deliverable.id).await?;
    let remarks = queries::remarks_of(&app.db, id).await?;
    let Some(found) = read(&viewer, &mut form, &questions, &remarks) else {
        return unsound(&trial_page(&app, &viewer, asked, form, false).await?);
    };
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, asked, found) = (&viewer, &asked, &found);
            async move {
                save::answer(&tx, id, found, now).await?;
                let subject =
                    Subject { kind: "deliverable", id: Some(asked.deliverable.id), title: &asked.deliverable.title };
                let detail = json!({"version": asked.version.number, "organisation": asked.trial.organisation_id,
                    "verdict": found.verdict.code()});
                journal::add(&tx, viewer, "tried", subject, detail, now).await
            }
        })
        .await?;
    Ok(to_with(&trial_address(id), "trials-thanks"))
}

/// What a tester found, as the form says it, or nothing and the form with its mistakes.
fn read(viewer: &Viewer, form: &mut Form, questions: &[QuestionRow], before: &[RemarkRow]) -> Option<Found> {
    let verdict = Verdict::parse(form.value("verdict"));
    if verdict.is_none() {
        form.refuse("verdict", viewer.language.t("trials-verdict-missing"));
    }
    let mut answers = Vec::new();
    for question in questions.iter().filter(|question| question.retired_at.is_none()) {
        let value = form.trimmed(&format!("q-{}", question.id)).to_owned();
        let is_sound = match question.kind.as_str() {
            "yes_no" => matches!(value.as_str(), "yes" | "no"),
            "score" => value.parse::<i64>().is_ok_and(|score| (1..=BEST).contains(&score)),
            _ => true,
        };
        if !value.is_empty() && is_sound {
            answers.push((question.id, value));
        }
    }
    let remarks: Vec<String> = form
        .values("remark")
        .iter()
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .take(MOST_REMARKS)
        .collect();
    let typed: HashMap<Uuid, String> = before
        .iter()
        .filter(|remark| remark.answered_at.is_none())
        .map(|remark| (remark.id, form.trimmed(&format!("remark-{}", remark.id)).to_owned()))
        .collect();
    let (dropped, kept): (Vec<_>, Vec<_>) = typed.into_iter().partition(|(_, text)| text.is_empty());
    let answered = before.iter().any(|remark| remark.answered_at.is_some());
    let says_something = answered || !kept.is_empty() || !remarks.is_empty();
    if verdict.is_some_and(Verdict::asks_for_a_remark) && !says_something {
        form.refuse("remarks", viewer.language.t("trials-remark-missing"));
    }
    if !form.is_sound() {
        return None;
    }
    let dropped = dropped.into_iter().map(|(id, _)| id).collect();
    Some(Found { verdict: verdict?, answers, remarks, kept, dropped })
}

/// The document that is tried, to those who may see the trial: they need not be in the group.
pub async fn fetch(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, headers: HeaderMap) -> Result {
    let asked = Asked::read(&app, &viewer, id).await?;
    let (Some(document), Some(number)) = (asked.version.document_id, asked.version.document_number) else {
        return Err(not_found());
    };
    let version = documents::version(&app.db, document, number).await?;
    let name = disposition(asked.version.document.as_deref().unwrap_or_default());
    files::given(&app, &headers, &version.digest, &version.kind, version.bytes, &name).await
}
