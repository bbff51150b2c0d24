//! The score of what was answered, and how complete it is.
//!
//! For an issue, over its questions that apply and were answered: `100 × Σ(w·a) / Σw + min(bonus, cap)`, where `a` is what an
//! answer counts, from 0 to 1. For all, over the issues that have a score: `Σ(W·S) / ΣW`. Completeness: the weight of questions
//! answered over the weight of those that apply.

use std::collections::BTreeMap;

use super::questionnaire::{AnswerKind, Issue, Question, Questionnaire, Subject};

/// Below this, no score is published.
pub const COMPLETE_ENOUGH: f64 = 0.8;

#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Answer {
    /// The place of a level, a percentage, or 1 for yes and 0 for no.
    Value(f64),
    NotApplicable,
}

/// What was answered, by question, and the points claimed beyond the questions, by issue.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answers {
    pub given: BTreeMap<String, Answer>,
    pub bonus: BTreeMap<String, f64>,
}

#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// Of the issues that have one answer that applies; 100 is what can be expected, a bonus goes beyond.
    pub issues: BTreeMap<String, f64>,
    pub overall: Option<f64>,
    /// From 0 to 1. Where nothing applies, 0.
    pub completeness: f64,
    pub subjects: BTreeMap<Subject, f64>,
    /// By their numbers.
    pub goals: BTreeMap<u8, f64>,
}

impl Outcome {
    /// Whether enough is answered for the score to be published.
    pub fn is_complete_enough(&self) -> bool {
        self.overall.is_some() && self.completeness >= COMPLETE_ENOUGH
    }
}

/// Whether this answers the question.
pub fn accepts(questionnaire: &Questionnaire, question: &Question, answer: Answer) -> bool {
    match answer {
        Answer::NotApplicable => question.na_allowed,
        Answer::Value(value) => share(questionnaire, question.kind, value).is_some(),
    }
}

pub fn score(questionnaire: &Questionnaire, answers: &Answers) -> Outcome {
    let mut outcome = Outcome::default();
    let (mut answered, mut applicable) = (0.0, 0.0);
    for issue in &questionnaire.issues {
        let (mut points, mut weight) = (0.0, 0.0);
        for question in &issue.questions {
            let counted = match answers.given.get(&question.id) {
                Some(Answer::NotApplicable) if question.na_allowed => continue,
                Some(Answer::Value(value)) => share(questionnaire, question.kind, *value),
                _ => None,
            };
            applicable += question.weight;
            if let Some(counted) = counted {
                answered += question.weight;
                points += question.weight * counted;
                weight += question.weight;
            }
        }
        if weight > 0.0 {
            let bonus = answers.bonus.get(&issue.id).copied().filter(|points| *points > 0.0).unwrap_or(0.0);
            outcome.issues.insert(issue.id.clone(), 100.0 * points / weight + bonus.min(issue.bonus_cap));
        }
    }
    outcome.completeness = if applicable > 0.0 { nearly(answered / applicable) } else { 0.0 };
    outcome.overall = mean(questionnaire, &outcome.issues, |_| true);
    for subject in Subject::ALL {
        if let Some(mean) = mean(questionnaire, &outcome.issues, |issue| issue.subjects.contains(&subject)) {
            outcome.subjects.insert(subject, mean);
        }
    }
    for goal in 1..=17 {
        if let Some(mean) = mean(questionnaire, &outcome.issues, |issue| issue.goals.contains(&goal)) {
            outcome.goals.insert(goal, mean);
        }
    }
    outcome
}

/// The middle one, or half way between the two in the middle.
pub fn median(mut values: Vec<f64>) -> Option<f64> {
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    let upper = values.get(half).copied()?;
    if values.len() % 2 == 1 {
        return Some(upper);
    }
    values.get(half.checked_sub(1)?).map(|lower| f64::midpoint(*lower, upper))
}

/// What an answer counts, from 0 to 1; nothing when it is none that the question takes.
fn share(questionnaire: &Questionnaire, kind: AnswerKind, value: f64) -> Option<f64> {
    match kind {
        AnswerKind::Level => {
            let mut places = (0u32..).map(f64::from).zip(&questionnaire.levels);
            places.find(|(place, _)| place.total_cmp(&value).is_eq()).map(|(_, level)| level.percent / 100.0)
        }
        AnswerKind::Percent => (0.0..=100.0).contains(&value).then_some(value / 100.0),
        AnswerKind::YesNo => [0.0, 1.0].contains(&value).then_some(value),
    }
}

/// Four fifths are four fifths, whatever the last digit of sums of weights: a bound is compared with it.
fn nearly(share: f64) -> f64 {
    (share * 1e12).round() / 1e12
}

/// The weighted mean of those issues of a kind that have a score.
fn mean(questionnaire: &Questionnaire, scores: &BTreeMap<String, f64>, is_one: impl Fn(&Issue) -> bool) -> Option<f64> {
    let (mut points, mut weight) = (0.0, 0.0);
    for issue in questionnaire.issues.iter().filter(|issue| is_one(issue)) {
        if let Some(score) = scores.get(&issue.id) {
            points += issue.weight * score;
            weight += issue.weight;
        }
    }
    (weight > 0.0).then_some(points / weight)
}
