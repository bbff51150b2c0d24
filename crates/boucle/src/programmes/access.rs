//! “Am I concerned?”: the questions of an edition, one at a time and only those that decide, and what follows from the answers,
//! with the rule and the version that say so. Nothing of it is kept: the address holds the answers.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Uuid;
use serde::Deserialize;

use super::Edition;
use super::queries::{self, AccessVersion};
use super::terms::{Answer, Outcome, Question, Terms};
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer, markdown};

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    /// The choice for each question by its place, empty where there is none yet: `0,,2`.
    r: String,
    question: Option<usize>,
    choix: Option<usize>,
}

impl Asked {
    /// What was answered so far, with the answer that has just been given.
    fn given(&self, terms: &Terms) -> Vec<Option<usize>> {
        let mut given = terms.given(self.r.split(','));
        let chosen = self.question.zip(self.choix).filter(|(question, choice)| {
            terms.questions.get(*question).is_some_and(|question| *choice < question.choices.len())
        });
        if let Some((question, choice)) = chosen
            && let Some(answer) = given.get_mut(question)
        {
            *answer = Some(choice);
        }
        given
    }
}

fn written(given: &[Option<usize>]) -> String {
    let choices: Vec<String> =
        given.iter().map(|choice| choice.map(|choice| choice.to_string()).unwrap_or_default()).collect();
    choices.join(",")
}

#[derive(Template)]
#[template(path = "programmes/access.html")]
struct AccessPage {
    shell: Shell,
    edition: Edition,
    published: Option<Published>,
}

struct Published {
    version: AccessVersion,
    terms: Terms,
    given: Vec<Option<usize>>,
    answer: Answer,
}

impl AccessPage {
    fn title(&self) -> String {
        let key = match self.published.as_ref().map(|published| published.answer) {
            Some(Answer::Rule(number)) => match self.outcome(number) {
                Some(outcome) => format!("programmes-concerned-{}", outcome.code()),
                None => "programmes-concerned".to_owned(),
            },
            Some(Answer::Uncovered) => "programmes-concerned-uncovered".to_owned(),
            _ => "programmes-concerned".to_owned(),
        };
        self.shell.t(&key)
    }

    /// Which rule of which version says it.
    fn cited(&self, published: &Published) -> String {
        let rule = published.rule().map_or(0, |(number, _)| number);
        self.shell.two("programmes-by-rule", ("rule", rule), ("version", published.version.number))
    }

    fn outcome(&self, number: usize) -> Option<Outcome> {
        Some(self.published.as_ref()?.terms.rules.get(number)?.outcome)
    }

    fn is(&self, code: &str) -> bool {
        match self.published.as_ref().map(|published| published.answer) {
            Some(Answer::Rule(number)) => self.outcome(number).is_some_and(|outcome| outcome.code() == code),
            _ => false,
        }
    }
}

impl Published {
    fn asked(&self) -> Option<(usize, &Question)> {
        match self.answer {
            Answer::Ask(number) => Some((number, self.terms.questions.get(number)?)),
            Answer::Rule(_) | Answer::Uncovered => None,
        }
    }

    fn so_far(&self) -> String {
        written(&self.given)
    }

    /// What was answered: the question, the choice, and the address at which it is asked again.
    fn answered(&self, edition: &Edition) -> Vec<(String, String, String)> {
        let answers = self.terms.questions.iter().enumerate().filter_map(|(number, question)| {
            let choice = self.given.get(number).copied().flatten()?;
            let mut without = self.given.clone();
            if let Some(answer) = without.get_mut(number) {
                *answer = None;
            }
            let again = format!("{}/acces?r={}", edition.address(), written(&without));
            Some((question.text.clone(), question.choices.get(choice)?.clone(), again))
        });
        answers.collect()
    }

    /// The rule that answers, by its number as people count, and why.
    fn rule(&self) -> Option<(usize, String)> {
        match self.answer {
            Answer::Rule(number) => Some((number + 1, markdown::to_html(&self.terms.rules.get(number)?.words))),
            Answer::Ask(_) | Answer::Uncovered => None,
        }
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    let edition = Edition::read(&app, &viewer, id).await?;
    let published = queries::latest_access(&app.db, id).await?.map(|version| {
        let terms = Terms::read(&version.terms);
        let given = asked.given(&terms);
        Published { answer: terms.answer(&given), version, terms, given }
    });
    let shell = edition.shell(&viewer).at(viewer.language.t("programmes-concerned"));
    page(&AccessPage { shell, edition, published })
}
