//! Whether a questionnaire can be answered and scored; otherwise what is wrong, and where.

use std::collections::BTreeSet;

use super::questionnaire::{Issue, MOST_ISSUES, MOST_QUESTIONS, Question, Questionnaire, Text};

/// What is wrong, at a place of the file: `issues.energy.questions.e1.weight`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{place}: {fault}")]
pub struct Mistake {
    pub place: String,
    pub fault: Fault,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    #[error("must be written in both languages, in at most 1,000 characters")]
    Words,
    #[error("must be 1 to 40 small letters, figures or underscores")]
    Id,
    #[error("stands there twice")]
    Twice,
    #[error("must be above 0 and at most 1,000")]
    Weight,
    #[error("must be from 0 to 100")]
    Percent,
    #[error("must be above 0 and at most 2")]
    Factor,
    #[error("must be 2 to 10 levels that rise from 0 to 100")]
    Levels,
    #[error("must be 1 to 40 issues")]
    Issues,
    #[error("must be at least one question in each issue, and at most 200 in all")]
    Questions,
    #[error("must name at least one core subject")]
    Subjects,
    #[error("must be numbers of goals, from 1 to 17")]
    Goals,
}

impl Fault {
    pub fn code(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Id => "id",
            Self::Twice => "twice",
            Self::Weight => "weight",
            Self::Percent => "percent",
            Self::Factor => "factor",
            Self::Levels => "levels",
            Self::Issues => "issues",
            Self::Questions => "questions",
            Self::Subjects => "subjects",
            Self::Goals => "goals",
        }
    }
}

/// Everything that is wrong with it, in the order of the file.
pub fn check(questionnaire: &Questionnaire) -> Vec<Mistake> {
    let mut found = Found::default();
    found.unless(is_id(&questionnaire.id), "id", Fault::Id);
    found.unless(is_version(&questionnaire.version), "version", Fault::Id);
    found.unless(is_said(&questionnaire.title), "title", Fault::Words);
    found.unless(is_said(&questionnaire.about), "about", Fault::Words);
    found.unless(is_bounded(&questionnaire.licence), "licence", Fault::Words);
    found.levels(questionnaire);
    let factors = questionnaire.verification;
    for (place, factor) in
        [("declared", factors.declared), ("officer", factors.officer), ("third_party", factors.third_party)]
    {
        found.unless(factor > 0.0 && factor <= 2.0, &format!("verification.{place}"), Fault::Factor);
    }
    let within = (1..=MOST_ISSUES).contains(&questionnaire.issues.len());
    found.unless(within, "issues", Fault::Issues);
    found.unless(questionnaire.questions().count() <= MOST_QUESTIONS, "issues", Fault::Questions);
    let mut issues = BTreeSet::new();
    let mut questions = BTreeSet::new();
    for issue in &questionnaire.issues {
        let place = format!("issues.{}", issue.id);
        found.unless(issues.insert(issue.id.as_str()), &place, Fault::Twice);
        found.issue(issue, &place);
        for question in &issue.questions {
            let place = format!("{place}.questions.{}", question.id);
            found.unless(questions.insert(question.id.as_str()), &place, Fault::Twice);
            found.question(question, &place);
        }
    }
    found.0
}

#[derive(Default)]
struct Found(Vec<Mistake>);

impl Found {
    fn unless(&mut self, holds: bool, place: &str, fault: Fault) {
        if !holds {
            self.0.push(Mistake { place: place.to_owned(), fault });
        }
    }

    fn levels(&mut self, questionnaire: &Questionnaire) {
        let levels = &questionnaire.levels;
        let rise = levels.iter().zip(levels.iter().skip(1)).all(|(below, above)| below.percent < above.percent);
        let ends = |level: Option<&super::Level>, at: f64| level.is_some_and(|level| level.percent.total_cmp(&at).is_eq());
        let spans = ends(levels.first(), 0.0) && ends(levels.last(), 100.0);
        self.unless((2..=10).contains(&levels.len()) && rise && spans, "levels", Fault::Levels);
        for (place, level) in levels.iter().enumerate() {
            self.unless(is_said(&level.label), &format!("levels.{place}"), Fault::Words);
        }
    }

    fn issue(&mut self, issue: &Issue, place: &str) {
        self.unless(is_id(&issue.id), place, Fault::Id);
        self.unless(is_said(&issue.label), &format!("{place}.label"), Fault::Words);
        self.unless(is_weight(issue.weight), &format!("{place}.weight"), Fault::Weight);
        self.unless((0.0..=100.0).contains(&issue.bonus_cap), &format!("{place}.bonus_cap"), Fault::Percent);
        // Where a bonus can be had, what earns one is said.
        let is_explained = issue.bonus_cap <= 0.0 || is_said(&issue.bonus_for);
        self.unless(is_explained && is_optional(&issue.bonus_for), &format!("{place}.bonus_for"), Fault::Words);
        self.unless(!issue.subjects.is_empty(), &format!("{place}.subjects"), Fault::Subjects);
        let goals = issue.goals.iter().all(|goal| (1..=17).contains(goal));
        self.unless(goals, &format!("{place}.goals"), Fault::Goals);
        self.unless(!issue.questions.is_empty(), &format!("{place}.questions"), Fault::Questions);
    }

    fn question(&mut self, question: &Question, place: &str) {
        self.unless(is_id(&question.id), place, Fault::Id);
        self.unless(is_said(&question.text), &format!("{place}.text"), Fault::Words);
        self.unless(is_weight(question.weight), &format!("{place}.weight"), Fault::Weight);
        self.unless(is_optional(&question.evidence), &format!("{place}.evidence"), Fault::Words);
    }
}

fn is_id(text: &str) -> bool {
    let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
    (1..=40).contains(&text.len()) && text.chars().all(plain)
}

fn is_version(text: &str) -> bool {
    (1..=20).contains(&text.len()) && text.chars().all(|letter| letter.is_ascii_digit() || letter == '.')
}

fn is_bounded(text: &str) -> bool {
    !text.trim().is_empty() && text.chars().count() <= 1000
}

fn is_said(text: &Text) -> bool {
    is_bounded(&text.fr) && is_bounded(&text.en)
}

/// In both languages, or in none.
fn is_optional(text: &Text) -> bool {
    (text.fr.is_empty() && text.en.is_empty()) || is_said(text)
}

fn is_weight(weight: f64) -> bool {
    weight > 0.0 && weight <= 1000.0
}
