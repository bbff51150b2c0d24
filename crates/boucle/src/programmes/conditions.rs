//! The conditions of access as a coordinator writes them: questions, rules that read as sentences, what they leave open, a case
//! to try, and what is published of them.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Uuid;
use serde_json::json;

use super::queries::{self, AccessVersion};
use super::terms::{Answer, Findings, MOST_CASES, MOST_QUESTIONS, Outcome, Question, Rule, Terms};
use super::wording::sentence;
use super::{Edition, save};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer, markdown};

const MOST_CHOICES: usize = 12;
const MOST_RULES: usize = 40;
const WORDS_LIMIT: usize = 200;
const REASON_LIMIT: usize = 2_000;
/// Of the cases that no rule covers, those that are told.
const MOST_TOLD: usize = 8;

#[derive(Template)]
#[template(path = "programmes/conditions.html")]
struct ConditionsPage {
    shell: Shell,
    edition: Edition,
    terms: Terms,
    version: i64,
    findings: Findings,
    versions: Vec<AccessVersion>,
    questions: Form,
    rule: Form,
    /// The rule that the form changes; without it, it adds one.
    changes: Option<usize>,
    tried: Vec<Option<usize>>,
}

/// A rule as it is listed.
struct Line {
    number: usize,
    says: String,
    reason: String,
    is_silent: bool,
}

struct AskedLine {
    text: String,
    field: String,
    choices: Vec<ChoiceLine>,
}

struct ChoiceLine {
    value: String,
    words: String,
    is_chosen: bool,
    is_tried: bool,
}

impl ConditionsPage {
    async fn new(app: &App, viewer: &Viewer, edition: Edition) -> Result<Self> {
        let draft = queries::access_draft(&app.db, edition.id()).await?;
        let (terms, version) = draft.map_or_else(Default::default, |draft| (Terms::read(&draft.terms), draft.version));
        let mut questions = Form::new();
        for number in 0..MOST_QUESTIONS {
            let question = terms.questions.get(number);
            questions.set(&format!("text-{number}"), question.map(|it| it.text.clone()).unwrap_or_default());
            questions.set(&format!("choices-{number}"), question.map(|it| it.choices.join("\n")).unwrap_or_default());
        }
        let mut rule = Form::new();
        rule.set("outcome", Outcome::Free.code());
        Ok(Self {
            shell: edition.shell(viewer).at(viewer.language.t("programmes-conditions")),
            findings: terms.findings(),
            versions: queries::access_versions(&app.db, edition.id()).await?,
            edition,
            terms,
            version,
            questions,
            rule,
            changes: None,
            tried: Vec::new(),
        })
    }

    /// The two fields of each question, with what they are called.
    fn fields(&self) -> Vec<[String; 4]> {
        let named = |key: &str, number: usize| self.shell.one(key, "number", number + 1);
        let fields = (0..MOST_QUESTIONS).map(|number| {
            [
                format!("text-{number}"),
                named("programmes-question", number),
                format!("choices-{number}"),
                named("programmes-choices", number),
            ]
        });
        fields.collect()
    }

    fn outcomes(&self) -> [&'static str; 4] {
        Outcome::ALL.map(Outcome::code)
    }

    fn lines(&self) -> Vec<Line> {
        let line = |(number, rule): (usize, &Rule)| Line {
            number: number + 1,
            says: sentence(self.shell.language(), &self.terms, rule),
            reason: markdown::to_html(&rule.words),
            is_silent: self.findings.silent.contains(&number),
        };
        self.terms.rules.iter().enumerate().map(line).collect()
    }

    /// Questions as a rule and a trial ask them.
    fn asked(&self) -> Vec<AskedLine> {
        let line = |(number, question): (usize, &Question)| AskedLine {
            text: question.text.clone(),
            field: Self::field(number),
            choices: question
                .choices
                .iter()
                .enumerate()
                .map(|(choice, words)| ChoiceLine {
                    value: choice.to_string(),
                    words: words.clone(),
                    is_chosen: self.rule.has(&Self::field(number), &choice.to_string()),
                    is_tried: self.tried.get(number).copied().flatten() == Some(choice),
                })
                .collect(),
        };
        self.terms.questions.iter().enumerate().map(line).collect()
    }

    /// The number of the rule that the form changes, as people count.
    fn changed(&self) -> Option<usize> {
        self.changes.map(|number| number + 1)
    }

    fn field(question: usize) -> String {
        format!("when-{question}")
    }

    fn looks(&self) -> bool {
        self.findings.cases <= MOST_CASES
    }

    /// Cases that no rule covers, each as its choices in their order.
    fn uncovered(&self) -> Vec<String> {
        let choice = |(question, choice): (&Question, &usize)| question.choices.get(*choice).cloned();
        let told = self
            .findings
            .uncovered
            .iter()
            .take(MOST_TOLD)
            .map(|case| self.terms.questions.iter().zip(case).filter_map(choice).collect::<Vec<_>>().join(", "));
        told.collect()
    }

    fn conflicts(&self) -> Vec<String> {
        let told = self.findings.conflicts.iter().map(|(first, other, cases)| {
            let rules = self.shell.two("programmes-contradicts", ("first", first + 1), ("other", other + 1));
            format!("{rules} {}", self.shell.n("programmes-contradicts-cases", *cases))
        });
        told.collect()
    }

    /// What the case that is tried gets.
    fn trial(&self) -> Option<String> {
        if self.tried.iter().all(Option::is_none) {
            return None;
        }
        let shell = &self.shell;
        Some(match self.terms.answer(&self.tried) {
            Answer::Rule(number) => {
                let outcome = self.terms.rules.get(number)?.outcome;
                let says = shell.code("programmes-outcome", outcome.code());
                shell.two("programmes-tried-rule", ("rule", number + 1), ("outcome", says))
            }
            Answer::Ask(number) => {
                shell.one("programmes-tried-ask", "question", self.terms.questions.get(number)?.text.as_str())
            }
            Answer::Uncovered => shell.t("programmes-tried-uncovered"),
        })
    }

    fn day(&self, version: &AccessVersion) -> String {
        self.shell.day(version.published_at)
    }
}

pub async fn show(
    State(app): State<App>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Query(asked): Query<Vec<(String, String)>>,
) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    let mut shown = ConditionsPage::new(&app, &viewer, edition).await?;
    let named = |wanted: &'static str| asked.iter().filter(move |(name, _)| name == wanted).map(|(_, value)| value.as_str());
    let wanted = named("regle").next().and_then(|number| number.parse::<usize>().ok()?.checked_sub(1));
    if let Some((number, rule)) = wanted.and_then(|number| Some((number, shown.terms.rules.get(number)?))) {
        let mut form = Form::new();
        form.set("outcome", rule.outcome.code());
        form.set("words", rule.words.clone());
        for (question, choices) in rule.when.iter().enumerate() {
            form.set_all(&ConditionsPage::field(question), choices.iter().map(usize::to_string));
        }
        (shown.rule, shown.changes) = (form, Some(number));
    }
    shown.tried = shown.terms.given(named("essai"));
    page(&shown)
}

/// The questions: six at most, each with its choices, one a line. Rules follow the words of their choices.
pub async fn ask(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    let mut shown = ConditionsPage::new(&app, &viewer, edition).await?;
    let questions = read_questions(viewer.language, &mut form);
    let asked = match shown.terms.asking(questions) {
        _ if !form.is_sound() => None,
        Ok(terms) => Some(terms),
        Err((rule, words)) => {
            let says = viewer.language.two("programmes-choice-used", ("rule", rule + 1), ("choice", words));
            form.refuse("questions", says);
            None
        }
    };
    let Some(terms) = asked else {
        shown.questions = form;
        return unsound(&shown);
    };
    keep(&app, &viewer, &shown.edition, form.version(), &terms, "questions").await
}

fn read_questions(language: Language, form: &mut Form) -> Vec<Question> {
    let mut questions = Vec::new();
    for number in 0..MOST_QUESTIONS {
        let text = form.trimmed(&format!("text-{number}")).to_owned();
        let choices = form.value(&format!("choices-{number}")).lines().map(str::trim).filter(|line| !line.is_empty());
        let choices: Vec<String> = choices.map(str::to_owned).collect();
        let short = |words: &str| words.chars().count() <= WORDS_LIMIT;
        let is_distinct = choices.iter().enumerate().all(|(at, choice)| !choices.iter().take(at).any(|it| it == choice));
        let count_fits = (2..=MOST_CHOICES).contains(&choices.len());
        match (text.is_empty(), choices.is_empty()) {
            (true, true) => continue,
            (true, false) => form.refuse(&format!("text-{number}"), language.t("programmes-question-missing")),
            _ if !count_fits || !is_distinct || !short(&text) || !choices.iter().all(|choice| short(choice)) => {
                form.refuse(&format!("choices-{number}"), language.t("programmes-choices-wrong"));
            }
            _ => {}
        }
        questions.push(Question { text, choices });
    }
    questions
}

/// Adds a rule, changes one, moves it before the one above it, or takes it out.
pub async fn rule(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    let mut shown = ConditionsPage::new(&app, &viewer, edition).await?;
    let mut terms = shown.terms.clone();
    let number = form.value("rule").parse::<usize>().ok().and_then(|number| number.checked_sub(1));
    let there = number.filter(|number| *number < terms.rules.len());
    match (form.value("act"), there) {
        ("remove", Some(number)) => {
            terms.rules.remove(number);
        }
        ("up", Some(number)) if number > 0 => terms.rules.swap(number, number - 1),
        ("add", _) | ("change", Some(_)) => {
            let written = read_rule(&viewer, &terms, &mut form);
            if there.is_none() && terms.rules.len() >= MOST_RULES {
                form.refuse("outcome", viewer.language.n("programmes-rules-many", MOST_RULES));
            }
            let Some(written) = written.filter(|_| form.is_sound()) else {
                (shown.rule, shown.changes) = (form, there);
                return unsound(&shown);
            };
            match there.filter(|_| form.value("act") == "change").and_then(|number| terms.rules.get_mut(number)) {
                Some(rule) => *rule = written,
                None => terms.rules.push(written),
            }
        }
        _ => return Err(Error::Invalid(Vec::new())),
    }
    keep(&app, &viewer, &shown.edition, form.version(), &terms, "rules").await
}

fn read_rule(viewer: &Viewer, terms: &Terms, form: &mut Form) -> Option<Rule> {
    let when = terms.questions.iter().enumerate().map(|(number, question)| {
        let all = form.values(&ConditionsPage::field(number)).iter().filter_map(|choice| choice.parse().ok());
        let mut choices: Vec<usize> = all.filter(|choice| *choice < question.choices.len()).collect();
        choices.sort_unstable();
        choices.dedup();
        choices
    });
    let when = when.collect();
    let outcome = Outcome::parse(form.value("outcome"));
    if outcome.is_none() {
        form.refuse("outcome", viewer.language.t("programmes-choose-listed"));
    }
    let words = form.trimmed("words").to_owned();
    if words.is_empty() || words.chars().count() > REASON_LIMIT {
        form.refuse("words", viewer.language.t("programmes-words-missing"));
    }
    Some(Rule { when, outcome: outcome?, words })
}

async fn keep(app: &App, viewer: &Viewer, edition: &Edition, version: i64, terms: &Terms, what: &'static str) -> Result {
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| async move {
            save::write_access(&tx, edition.id(), version, &terms.written(), now).await?;
            edition.note(&tx, viewer, "changed", json!({"access": what}), now).await
        })
        .await;
    let place = format!("{}/conditions", edition.address());
    match written {
        Ok(()) => Ok(to_with(&place, "programmes-conditions-saved")),
        Err(Error::Conflict) => Ok(to_with(&place, "programmes-changed-meanwhile")),
        Err(error) => Err(error),
    }
}

/// Publishes the draft as the next version; what was answered before keeps citing its own.
pub async fn publish(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let edition = Edition::run_by(&app, &viewer, id).await?;
    let place = format!("{}/conditions", edition.address());
    let Some(draft) = queries::access_draft(&app.db, id).await? else {
        return Ok(to_with(&place, "programmes-no-rule"));
    };
    if draft.version != form.version() {
        return Ok(to_with(&place, "programmes-changed-meanwhile"));
    }
    if Terms::read(&draft.terms).rules.is_empty() {
        return Ok(to_with(&place, "programmes-no-rule"));
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, edition, draft) = (&viewer, &edition, &draft);
            async move {
                let number = save::publish_access(&tx, id, &draft.terms, viewer.id(), now).await?;
                edition.note(&tx, viewer, "published", json!({"access": number}), now).await
            }
        })
        .await?;
    Ok(to_with(&place, "programmes-conditions-published"))
}
