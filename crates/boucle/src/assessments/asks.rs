//! What an issue asks, as a form puts it and as it is answered: its questions, and the points claimed beyond them.

use instruments::assessment::{Answer, AnswerKind, Issue, Question, Questionnaire, accepts};

use super::{edit, said};
use crate::kit::{Form, Language, format};

/// Before the issue whose points they are.
pub const BONUS: &str = "bonus.";
pub const NOT_APPLICABLE: &str = "na";
pub const LONGEST_NOTE: usize = 2000;

#[derive(Debug, Clone, Copy)]
pub enum Ask<'q> {
    Question(&'q Question),
    Bonus(&'q Issue),
}

/// An answer as its row keeps it; nothing when there is none.
pub fn meant(answer: &str) -> Option<Answer> {
    match answer {
        NOT_APPLICABLE => Some(Answer::NotApplicable),
        number => number.parse().ok().map(Answer::Value),
    }
}

/// What an issue asks, in its order.
pub fn of(issue: &Issue) -> Vec<Ask<'_>> {
    let bonus = Some(Ask::Bonus(issue)).filter(|_| issue.bonus_cap > 0.0);
    issue.questions.iter().map(Ask::Question).chain(bonus).collect()
}

impl<'q> Ask<'q> {
    pub fn place(self) -> String {
        match self {
            Self::Question(question) => question.id.clone(),
            Self::Bonus(issue) => format!("{BONUS}{}", issue.id),
        }
    }

    pub fn text(self, language: Language) -> String {
        match self {
            Self::Question(question) => said(language, &question.text).to_owned(),
            Self::Bonus(issue) => language.two(
                "assessments-bonus",
                ("for", said(language, &issue.bonus_for)),
                ("most", format::decimal(language, issue.bonus_cap)),
            ),
        }
    }

    pub fn evidence(self, language: Language) -> &'q str {
        match self {
            Self::Question(question) => said(language, &question.evidence),
            Self::Bonus(_) => "",
        }
    }

    /// Whether the answer is typed rather than chosen.
    pub fn is_number(self) -> bool {
        match self {
            Self::Question(question) => question.kind == AnswerKind::Percent,
            Self::Bonus(_) => true,
        }
    }

    pub fn unit(self) -> &'static str {
        match self {
            Self::Question(_) => "percent",
            Self::Bonus(_) => "points",
        }
    }

    pub fn na_allowed(self) -> bool {
        matches!(self, Self::Question(question) if question.na_allowed)
    }

    /// What can be chosen, and its words.
    pub fn choices(self, questionnaire: &Questionnaire, language: Language) -> Vec<(String, String)> {
        let Self::Question(question) = self else { return Vec::new() };
        let mut choices: Vec<(String, String)> = match question.kind {
            AnswerKind::Level => (0..)
                .zip(&questionnaire.levels)
                .map(|(place, level): (u32, _)| (place.to_string(), said(language, &level.label).to_owned()))
                .collect(),
            AnswerKind::YesNo => {
                vec![("1".to_owned(), language.t("assessments-yes")), ("0".to_owned(), language.t("assessments-no"))]
            }
            AnswerKind::Percent => return Vec::new(),
        };
        if question.na_allowed {
            choices.push((NOT_APPLICABLE.to_owned(), language.t("assessments-na")));
        }
        choices
    }

    /// An answer in words.
    pub fn say(self, questionnaire: &Questionnaire, language: Language, answer: &str) -> String {
        if answer.is_empty() {
            return language.t("assessments-unanswered");
        }
        if answer == NOT_APPLICABLE {
            return language.t("assessments-na");
        }
        if self.is_number() {
            let number = answer.parse().map_or_else(|_| answer.to_owned(), |number| format::decimal(language, number));
            return language.one(&format!("assessments-in-{}", self.unit()), "number", number);
        }
        let choices = self.choices(questionnaire, language);
        choices.into_iter().find(|(value, _)| value == answer).map_or_else(|| answer.to_owned(), |(_, words)| words)
    }

    pub fn field(self) -> String {
        format!("q-{}", self.place())
    }

    /// Puts an answer into a form.
    pub fn fill(self, form: &mut Form, language: Language, answer: &str) {
        let place = self.place();
        if self.is_number() && answer == NOT_APPLICABLE {
            form.set(&format!("na-{place}"), "1");
        } else if self.is_number() {
            form.set(
                &self.field(),
                answer.parse().map_or_else(|_| answer.to_owned(), |number| edit::typed(language, number)),
            );
        } else {
            form.set(&self.field(), answer);
        }
    }

    /// The answer of a form, as its row keeps it; `None` when it is none, which is then said beside its field.
    pub fn read(self, questionnaire: &Questionnaire, language: Language, form: &mut Form) -> Option<String> {
        let field = self.field();
        let typed = form.trimmed(&field).to_owned();
        let is_na = self.is_number() && form.checked(&format!("na-{}", self.place()));
        if is_na {
            if !typed.is_empty() {
                form.refuse(&field, language.t("assessments-either"));
                return None;
            }
            return Some(NOT_APPLICABLE.to_owned());
        }
        if typed.is_empty() {
            return Some(String::new());
        }
        let answer = if self.is_number() { number(&typed, language) } else { Some(typed) };
        let sound = answer.filter(|answer| self.takes(questionnaire, answer));
        if sound.is_none() {
            let key = if self.is_number() {
                format!("assessments-wrong-{}", self.unit())
            } else {
                "assessments-wrong-choice".to_owned()
            };
            form.refuse(&field, language.one(&key, "most", format::decimal(language, self.most())));
        }
        sound
    }

    fn most(self) -> f64 {
        match self {
            Self::Question(_) => 100.0,
            Self::Bonus(issue) => issue.bonus_cap,
        }
    }

    fn takes(self, questionnaire: &Questionnaire, answer: &str) -> bool {
        let Some(meant) = meant(answer) else { return false };
        // `1.0` would be a level to the library, and another text than `1` here.
        if !self.is_number() && !self.choices(questionnaire, Language::Fr).iter().any(|(value, _)| value == answer) {
            return false;
        }
        match (self, meant) {
            (Self::Question(question), meant) => accepts(questionnaire, question, meant),
            (Self::Bonus(issue), Answer::Value(points)) => (0.0..=issue.bonus_cap).contains(&points),
            (Self::Bonus(_), Answer::NotApplicable) => false,
        }
    }
}

/// `62,5 %` is 62.5, written as a program writes it.
pub fn number(typed: &str, language: Language) -> Option<String> {
    let number: f64 = format::plain(&typed.replace('%', ""), language).parse().ok()?;
    // Answers are compared as texts: one number has one text, and no sign before nothing.
    number.is_finite().then(|| (number + 0.0).to_string()).filter(|text| text.len() <= 20)
}

#[cfg(test)]
mod tests {
    use super::number;
    use crate::kit::Language;

    #[test]
    fn a_share_is_read_as_people_write_it() {
        for (typed, kept) in [("62,5 %", "62.5"), ("0", "0"), ("100\u{a0}%", "100"), ("1e2", "100")] {
            assert_eq!(number(typed, Language::Fr).as_deref(), Some(kept), "{typed}");
        }
        for wrong in ["douze", "", "inf", "NaN", "1,2,3"] {
            assert_eq!(number(wrong, Language::Fr), None, "{wrong}");
        }
        assert_eq!(number("1,000", Language::En).as_deref(), Some("1000"));
    }
}
