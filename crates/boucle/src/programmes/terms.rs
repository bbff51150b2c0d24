//! Conditions of access to an edition: a few questions, and rules that say what follows from their answers.
//! Always: the first rule that applies answers; a question is asked only while a rule waits for it; who answered everything is
//! told by which rule, or that none speaks of their case.

use serde::{Deserialize, Serialize};

pub const MOST_QUESTIONS: usize = 6;
/// Of which each is looked at to find what no rule covers.
pub const MOST_CASES: usize = 20_000;

#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    pub questions: Vec<Question>,
    pub rules: Vec<Rule>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    pub text: String,
    pub choices: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// For each question the choices for which it applies; none where any will do.
    pub when: Vec<Vec<usize>>,
    pub outcome: Outcome,
    /// Why, or which partner to join, as Markdown.
    pub words: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    Free,
    Pays,
    Partner,
    Catalogue,
}

/// What follows from the answers so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// This rule applies, whatever is answered to the rest.
    Rule(usize),
    /// This question decides what comes next.
    Ask(usize),
    /// No rule speaks of this case.
    Uncovered,
}

/// Whether a rule applies to answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Holds {
    Yes,
    No,
    /// This question has to be answered first.
    Waits(usize),
}

/// What a coordinator has to know of their rules before publishing them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Findings {
    pub cases: usize,
    /// Cases that no rule covers.
    pub uncovered: Vec<Vec<usize>>,
    /// Two rules that say otherwise of some case: the first answers. With how many cases.
    pub conflicts: Vec<(usize, usize, usize)>,
    /// Rules that never answer, because others come first.
    pub silent: Vec<usize>,
}

impl Outcome {
    pub const ALL: [Self; 4] = [Self::Free, Self::Pays, Self::Partner, Self::Catalogue];

    pub fn code(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Pays => "pays",
            Self::Partner => "partner",
            Self::Catalogue => "catalogue",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

impl Rule {
    fn holds(&self, given: &[Option<usize>]) -> Holds {
        let mut waits = None;
        for (question, choices) in self.when.iter().enumerate().filter(|(_, choices)| !choices.is_empty()) {
            match given.get(question).copied().flatten() {
                Some(choice) if choices.contains(&choice) => {}
                Some(_) => return Holds::No,
                None => waits = waits.or(Some(question)),
            }
        }
        waits.map_or(Holds::Yes, Holds::Waits)
    }
}

impl Terms {
    /// As they are kept; what cannot be read has no question and no rule.
    pub fn read(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    pub fn written(&self) -> String {
        serde_json::json!(self).to_string()
    }

    /// The choice for each question, from their places in a text: what is not there is no choice.
    pub fn given<'t>(&self, places: impl IntoIterator<Item = &'t str>) -> Vec<Option<usize>> {
        let mut places = places.into_iter();
        let choice = |question: &Question| places.next()?.parse().ok().filter(|choice| *choice < question.choices.len());
        self.questions.iter().map(choice).collect()
    }

    /// How many cases the questions make.
    pub fn cases(&self) -> usize {
        self.questions.iter().fold(1, |cases, question| cases.saturating_mul(question.choices.len()))
    }

    /// `given` has an answer, or none yet, for each question.
    pub fn answer(&self, given: &[Option<usize>]) -> Answer {
        for (number, rule) in self.rules.iter().enumerate() {
            match rule.holds(given) {
                Holds::Yes => return Answer::Rule(number),
                Holds::No => {}
                Holds::Waits(question) => return Answer::Ask(question),
            }
        }
        Answer::Uncovered
    }

    /// Looks at every case; of more than `MOST_CASES` at none.
    pub fn findings(&self) -> Findings {
        let cases = self.cases();
        let mut findings = Findings { cases, ..Findings::default() };
        if cases > MOST_CASES {
            return findings;
        }
        let mut answers = vec![0_usize; self.rules.len()];
        for case in 0..cases {
            let case = self.case(case);
            let given: Vec<Option<usize>> = case.iter().copied().map(Some).collect();
            let applying: Vec<(usize, &Rule)> =
                self.rules.iter().enumerate().filter(|(_, rule)| rule.holds(&given) == Holds::Yes).collect();
            let Some((first, rule)) = applying.first() else {
                findings.uncovered.push(case);
                continue;
            };
            if let Some(count) = answers.get_mut(*first) {
                *count += 1;
            }
            for (other, _) in applying.iter().skip(1).filter(|(_, other)| other.outcome != rule.outcome) {
                findings.conflict(*first, *other);
            }
        }
        findings.silent = answers.iter().enumerate().filter(|(_, count)| **count == 0).map(|(rule, _)| rule).collect();
        findings.conflicts.sort_unstable();
        findings
    }

    /// A case by its number: the last question counts fastest.
    fn case(&self, mut number: usize) -> Vec<usize> {
        let mut case = Vec::new();
        for question in self.questions.iter().rev() {
            let choices = question.choices.len().max(1);
            case.push(number % choices);
            number /= choices;
        }
        case.reverse();
        case
    }

    /// The same rules under other questions, each at its place. A choice is followed by its words, or by its place where as many
    /// choices are left. The number of a rule that speaks of a choice that is gone, otherwise, with the words of that choice.
    pub fn asking(&self, questions: Vec<Question>) -> Result<Self, (usize, String)> {
        let mut rules = self.rules.clone();
        for (number, rule) in rules.iter_mut().enumerate() {
            for (at, (choices, before)) in rule.when.iter_mut().zip(&self.questions).enumerate() {
                let now = questions.get(at);
                for choice in choices.iter_mut() {
                    let words = before.choices.get(*choice).cloned().unwrap_or_default();
                    let same = now.and_then(|now| now.choices.iter().position(|other| *other == words));
                    let kept = now.filter(|now| now.choices.len() == before.choices.len()).map(|_| *choice);
                    *choice = same.or(kept).ok_or((number, words))?;
                }
            }
            rule.when.resize(questions.len(), Vec::new());
        }
        Ok(Self { questions, rules })
    }
}

impl Findings {
    fn conflict(&mut self, first: usize, other: usize) {
        match self.conflicts.iter_mut().find(|(a, b, _)| (*a, *b) == (first, other)) {
            Some((_, _, cases)) => *cases += 1,
            None => self.conflicts.push((first, other, 1)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question(text: &str, choices: &[&str]) -> Question {
        Question { text: text.to_owned(), choices: choices.iter().map(|choice| (*choice).to_owned()).collect() }
    }

    fn rule(when: [&[usize]; 4], outcome: Outcome) -> Rule {
        Rule { when: when.iter().map(|choices| choices.to_vec()).collect(), outcome, words: String::new() }
    }

    /// As a metropolitan authority with its partners says it: free for elected officials and services of its territory, for
    /// members of its partners, for public buyers of its territory; others are pointed to the partner that they could join;
    /// suppliers are shown the way to the catalogue.
    fn terms() -> Terms {
        Terms {
            questions: vec![
                question("Qui êtes-vous ?", &["élu", "service", "public", "privé", "solution"]),
                question("Où ?", &["métropole", "région", "ailleurs"]),
                question("Membre de ?", &["réseau", "centrale", "fonds", "aucun"]),
                question("Qu’achetez-vous ?", &["travaux", "fournitures", "services"]),
            ],
            rules: vec![
                rule([&[4], &[], &[], &[]], Outcome::Catalogue),
                rule([&[0, 1], &[0], &[], &[]], Outcome::Free),
                rule([&[], &[], &[0, 1, 2], &[]], Outcome::Free),
                rule([&[2], &[0], &[], &[]], Outcome::Free),
                rule([&[0, 1, 2], &[1], &[], &[]], Outcome::Partner),
                rule([&[3], &[0, 1], &[], &[0]], Outcome::Partner),
                rule([&[3], &[0, 1], &[], &[1, 2]], Outcome::Partner),
                rule([&[], &[2], &[], &[]], Outcome::Pays),
            ],
        }
    }

    #[test]
    fn forty_cases_worked_out_by_hand_have_the_outcome_that_was_written_down() {
        let terms = terms();
        let cases = include_str!("../../tests/data/access_cases.csv");
        let mut count = 0;
        for line in cases.lines().skip(1) {
            let fields: Vec<&str> = line.split(',').collect();
            let (answers, expected) = fields.split_at(4);
            let given: Vec<Option<usize>> = answers
                .iter()
                .zip(&terms.questions)
                .map(|(word, question)| Some(question.choices.iter().position(|choice| choice == word).unwrap()))
                .collect();
            let Answer::Rule(number) = terms.answer(&given) else { panic!("no rule for {line}") };
            let outcome = terms.rules[number].outcome.code();
            assert_eq!([&*(number + 1).to_string(), outcome], expected, "{line}");
            count += 1;
        }
        assert_eq!(count, 40);
    }

    #[test]
    fn who_offers_a_solution_is_asked_one_question_alone() {
        let terms = terms();
        assert_eq!(terms.answer(&[None; 4]), Answer::Ask(0));
        assert_eq!(terms.answer(&[Some(4), None, None, None]), Answer::Rule(0));
        // An official of the territory needs no third question, an enterprise of it needs all four.
        assert_eq!(terms.answer(&[Some(0), None, None, None]), Answer::Ask(1));
        assert_eq!(terms.answer(&[Some(0), Some(0), None, None]), Answer::Rule(1));
        assert_eq!(terms.answer(&[Some(3), None, None, None]), Answer::Ask(2));
        assert_eq!(terms.answer(&[Some(3), None, Some(3), None]), Answer::Ask(1));
        assert_eq!(terms.answer(&[Some(3), Some(0), Some(3), None]), Answer::Ask(3));
        assert_eq!(terms.answer(&[Some(3), Some(0), Some(3), Some(0)]), Answer::Rule(5));
    }

    #[test]
    fn conflicts_silent_rules_and_cases_without_a_rule_are_found() {
        let all = terms().findings();
        assert_eq!((all.cases, all.uncovered.len(), all.silent.len()), (5 * 3 * 4 * 3, 0, 0));
        // Who offers a solution and is a member of a partner: one of three, anywhere, whatever they buy, 3 × 3 × 3 = 27.
        assert!(all.conflicts.contains(&(0, 2, 27)));

        let mut short = terms();
        short.rules.remove(7);
        // Elsewhere, a member of nothing, four kinds, three kinds of purchase.
        assert_eq!(short.findings().uncovered.len(), 4 * 3);
        let mut doubled = terms();
        doubled.rules.push(rule([&[4], &[0], &[], &[]], Outcome::Free));
        assert_eq!(doubled.findings().silent, [8]);
    }

    #[test]
    fn a_choice_that_a_rule_speaks_of_is_renamed_or_moved_and_not_lost() {
        let before = terms();
        let mut questions = before.questions.clone();
        questions[1].choices.swap(0, 2);
        let moved = before.asking(questions.clone()).unwrap();
        assert_eq!(moved.rules[1].when[1], [2]);
        questions[1].choices[2] = "Grande métropole".to_owned();
        assert_eq!(moved.asking(questions.clone()).unwrap().rules[1].when[1], [2]);
        questions[0].choices.pop();
        assert_eq!(moved.asking(questions), Err((0, "solution".to_owned())));
    }
}
