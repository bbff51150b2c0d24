//! An outcome seen by issue, by core subject of ISO 26000 and by Sustainable Development Goal, as lines of tables whose bars are
//! drawn.

use instruments::assessment::{Outcome, Questionnaire, Subject};

use super::{rounded, said};
use crate::kit::{Language, Shell};

pub struct Line {
    pub title: String,
    /// As declared; none where nothing is answered.
    pub score: Option<f64>,
    pub verified: Option<f64>,
}

pub struct View {
    pub title: String,
    pub lines: Vec<Line>,
}

/// A bar of the drawing, which is 130 long: 100 is what can be expected, and a bonus goes beyond.
const LONGEST: f64 = 130.0;

pub fn width(score: Option<f64>) -> i64 {
    score.unwrap_or(0.0).clamp(0.0, LONGEST).round() as i64
}

impl Line {
    /// What the bar shows: as verified, where it was.
    pub fn width(&self) -> i64 {
        width(self.verified.or(self.score))
    }

    pub fn shown(&self, shell: &Shell) -> String {
        self.score.map_or_else(|| "–".to_owned(), |score| shell.decimal(rounded(score)))
    }

    pub fn shown_verified(&self, shell: &Shell) -> String {
        self.verified.map_or_else(|| "–".to_owned(), |score| shell.decimal(rounded(score)))
    }
}

pub fn of(language: Language, questionnaire: &Questionnaire, declared: &Outcome, verified: Option<&Outcome>) -> Vec<View> {
    let issues = questionnaire.issues.iter().map(|issue| Line {
        title: said(language, &issue.label).to_owned(),
        score: declared.issues.get(&issue.id).copied(),
        verified: verified.and_then(|outcome| outcome.issues.get(&issue.id).copied()),
    });
    let subjects = Subject::ALL.into_iter().filter(|subject| declared.subjects.contains_key(subject)).map(|subject| Line {
        title: language.t(&format!("assessments-subject-{}", subject.code().replace('_', "-"))),
        score: declared.subjects.get(&subject).copied(),
        verified: verified.and_then(|outcome| outcome.subjects.get(&subject).copied()),
    });
    let goals = (1..=17).filter(|goal| declared.goals.contains_key(goal)).map(|goal| Line {
        title: language.t(&format!("assessments-goal-{goal}")),
        score: declared.goals.get(&goal).copied(),
        verified: verified.and_then(|outcome| outcome.goals.get(&goal).copied()),
    });
    [
        ("assessments-by-issue", issues.collect()),
        ("assessments-by-subject", subjects.collect::<Vec<_>>()),
        ("assessments-by-goal", goals.collect()),
    ]
    .into_iter()
    .filter(|(_, lines): &(_, Vec<Line>)| !lines.is_empty())
    .map(|(key, lines)| View { title: language.t(key), lines })
    .collect()
}
