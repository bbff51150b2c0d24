//! Assessment of suppliers: the worked example of the questionnaire's method, what must always hold, and files that are wrong.

use std::collections::BTreeMap;

use instruments::assessment::{
    Answer, AnswerKind, Answers, Fault, Mistake, Outcome, Questionnaire, SHIPPED, Subject, Verification, accepts, check,
    median, score,
};
use proptest::prelude::*;

#[expect(clippy::unwrap_used, reason = "a test may fail loudly")]
fn shipped() -> Questionnaire {
    serde_json::from_str(SHIPPED).unwrap()
}

fn near(left: f64, right: f64) -> bool {
    (left - right).abs() < 1e-9
}

/// The example that was given with the method (`instrument_autoevaluation_fournisseur_v1`, 1.0.0).
fn example() -> Answers {
    let values = [
        ("e1", 60.0),
        ("g1", 3.0),
        ("g2", 20.0),
        ("g3", 1.0),
        ("m1", 80.0),
        ("m2", 2.0),
        ("h1", 3.0),
        ("r1", 90.0),
        ("d1", 2.0),
        ("c1", 3.0),
        ("l1", 40.0),
        ("a1", 1.0),
        ("o1", 3.0),
        ("o2", 2.0),
    ];
    let mut given: BTreeMap<String, Answer> =
        values.into_iter().map(|(id, value)| (id.to_owned(), Answer::Value(value))).collect();
    given.extend(["p1", "b1"].map(|id| (id.to_owned(), Answer::NotApplicable)));
    let bonus = [("matieres_dechets", 30.0), ("collectivite", 5.0)];
    Answers { given, bonus: bonus.into_iter().map(|(id, points)| (id.to_owned(), points)).collect() }
}

#[test]
fn the_example_of_the_method_comes_out_to_the_last_digit() {
    let questionnaire = shipped();
    let outcome = score(&questionnaire, &example());
    // ges: levels 3 and 1 count 0.75 and 0.25, 20 % counts 0.20: 100 × 1.20 / 3 = 40. matieres_dechets: 0.80 and level 2
    // (0.50) make 65, and 30 points of bonus count for the cap of 20. gouvernance: (0.75 + 0.50) / 2.
    let expected = [
        ("energie", 60.0),
        ("ges", 40.0),
        ("matieres_dechets", 85.0),
        ("sante_securite", 75.0),
        ("remuneration", 90.0),
        ("equite", 50.0),
        ("conditions", 75.0),
        ("collectivite", 45.0),
        ("appro", 25.0),
        ("gouvernance", 62.5),
    ];
    assert_eq!(outcome.issues.len(), expected.len(), "{:?}", outcome.issues);
    for (issue, points) in expected {
        assert!(near(outcome.issues[issue], points), "{issue}: {}", outcome.issues[issue]);
    }
    // 607.5 / 10: eau has no answer, pollution and biodiversite do not apply.
    assert!(near(outcome.overall.unwrap(), 60.75));
    // 14 questions answered of the 15 that apply.
    assert!((outcome.completeness - 0.933_333).abs() < 1e-6);
    assert!(outcome.is_complete_enough());
    // 60.75 × 1.05, as a programme may set it.
    let factors = instruments::assessment::Factors { third_party: 1.05, ..questionnaire.verification };
    assert!(near(outcome.overall.unwrap() * factors.of(Verification::ThirdParty), 63.7875));
}

#[test]
fn the_same_scores_are_seen_by_subject_and_by_goal() {
    let outcome = score(&shipped(), &example());
    // Labour: sante_securite 75, remuneration 90, equite 50, conditions 75: 290 / 4.
    assert!(near(outcome.subjects[&Subject::Labour], 72.5));
    // Community: collectivite alone.
    assert!(near(outcome.subjects[&Subject::Community], 45.0));
    // Goal 13: energie 60 and ges 40. Goal 6 is eau, which has no answer.
    assert!(near(outcome.goals[&13], 50.0));
    assert!(!outcome.goals.contains_key(&6));
}

#[test]
fn what_is_missing_is_no_zero() {
    let mut answers = example();
    answers.given.remove("o2");
    let outcome = score(&shipped(), &answers);
    // o1 alone is left, level 3; with a zero beside it, it would be 37.5. 13 of the 15 that apply are answered.
    assert!(near(outcome.issues["gouvernance"], 75.0));
    assert!(near(outcome.completeness, 13.0 / 15.0));
}

#[test]
fn below_four_fifths_nothing_is_published() {
    let questionnaire = shipped();
    let all: Vec<_> = questionnaire.questions().map(|question| question.id.clone()).collect();
    let answered = |count: usize| {
        let given = all.iter().take(count).map(|id| (id.clone(), Answer::Value(1.0))).collect();
        score(&questionnaire, &Answers { given, bonus: BTreeMap::new() })
    };
    // 13 of 17 is 0.765; 14 of 17 is 0.824.
    assert!(!answered(13).is_complete_enough());
    assert!(answered(14).is_complete_enough());
    assert!(!answered(0).is_complete_enough());
}

#[test]
fn where_nothing_applies_there_is_no_score() {
    let questionnaire = shipped();
    let given = questionnaire.questions().map(|question| (question.id.clone(), Answer::NotApplicable)).collect();
    let outcome = score(&questionnaire, &Answers { given, bonus: BTreeMap::new() });
    assert_eq!(outcome.overall, None);
    assert!(near(outcome.completeness, 0.0));
    assert!(!outcome.is_complete_enough());
}

#[test]
fn an_answer_is_one_that_the_question_takes() {
    let mut questionnaire = shipped();
    questionnaire.issues[0].questions[0].na_allowed = false;
    let percent = &questionnaire.issues[0].questions[0];
    let level = &questionnaire.issues[1].questions[0];
    for (question, value, taken) in
        [(percent, 100.0, true), (percent, 100.1, false), (percent, -1.0, false), (level, 4.0, true), (level, 5.0, false)]
    {
        assert_eq!(accepts(&questionnaire, question, Answer::Value(value)), taken, "{} {value}", question.id);
    }
    assert!(!accepts(&questionnaire, level, Answer::Value(1.5)));
    assert!(!accepts(&questionnaire, percent, Answer::Value(f64::NAN)));
    assert!(!accepts(&questionnaire, percent, Answer::NotApplicable));
    assert!(accepts(&questionnaire, level, Answer::NotApplicable));
}

#[test]
fn the_median_is_the_middle() {
    assert_eq!(median(vec![]), None);
    assert_eq!(median(vec![7.0]), Some(7.0));
    assert_eq!(median(vec![40.0, 10.0, 30.0, 20.0]), Some(25.0));
    assert_eq!(median(vec![50.0, 40.0, 10.0, 30.0, 20.0]), Some(30.0));
}

#[test]
fn what_is_wrong_in_a_file_is_said_with_its_place() {
    assert_eq!(check(&shipped()), []);
    let wrong = |change: fn(&mut Questionnaire)| {
        let mut questionnaire = shipped();
        change(&mut questionnaire);
        check(&questionnaire)
    };
    let one = |place: &str, fault| vec![Mistake { place: place.to_owned(), fault }];
    assert_eq!(wrong(|q| q.issues[1].questions[2].weight = 0.0), one("issues.ges.questions.g3.weight", Fault::Weight));
    assert_eq!(wrong(|q| q.issues[0].weight = f64::NAN), one("issues.energie.weight", Fault::Weight));
    assert_eq!(wrong(|q| q.issues[0].goals = vec![18]), one("issues.energie.goals", Fault::Goals));
    assert_eq!(wrong(|q| q.issues[0].subjects.clear()), one("issues.energie.subjects", Fault::Subjects));
    assert_eq!(wrong(|q| q.issues[0].label.en.clear()), one("issues.energie.label", Fault::Words));
    assert_eq!(wrong(|q| q.issues[0].bonus_for.en.clear()), one("issues.energie.bonus_for", Fault::Words));
    assert_eq!(wrong(|q| q.issues[0].questions.clear()), one("issues.energie.questions", Fault::Questions));
    assert_eq!(wrong(|q| q.levels[1].percent = 60.0), one("levels", Fault::Levels));
    assert_eq!(wrong(|q| q.issues.clear()), one("issues", Fault::Issues));
    assert_eq!(wrong(|q| q.verification.officer = 0.0), one("verification.officer", Fault::Factor));
    // The same question in two issues.
    let twice = wrong(|q| q.issues[2].questions[0].id = "e1".to_owned());
    assert_eq!(twice, one("issues.eau.questions.e1", Fault::Twice));
}

/// Answers drawn for every question of the shipped questionnaire: nothing, not applicable, or one of those that it takes.
fn drawn() -> impl Strategy<Value = Answers> {
    let questionnaire = shipped();
    let questions: Vec<_> = questionnaire.questions().map(|question| (question.id.clone(), question.kind)).collect();
    let count = questions.len();
    let issues: Vec<_> = questionnaire.issues.iter().map(|issue| issue.id.clone()).collect();
    (prop::collection::vec((0..3u8, 0..=100u8), count), prop::collection::vec(0..40u8, issues.len())).prop_map(
        move |(choices, points)| {
            let given = questions.iter().zip(choices).filter_map(|((id, kind), (choice, value))| {
                let value = if *kind == AnswerKind::Percent { value } else { value % 5 };
                match choice {
                    0 => None,
                    1 => Some((id.clone(), Answer::NotApplicable)),
                    _ => Some((id.clone(), Answer::Value(f64::from(value)))),
                }
            });
            let bonus = issues.iter().zip(points).map(|(id, points)| (id.clone(), f64::from(points)));
            Answers { given: given.collect(), bonus: bonus.collect() }
        },
    )
}

fn all_near<K: Ord>(map: &BTreeMap<K, f64>, other: &BTreeMap<K, f64>) -> bool {
    map.len() == other.len() && map.iter().all(|(id, value)| other.get(id).is_some_and(|other| near(*value, *other)))
}

fn same(left: &Outcome, right: &Outcome) -> bool {
    let overall = match (left.overall, right.overall) {
        (Some(left), Some(right)) => near(left, right),
        (left, right) => left == right,
    };
    overall
        && near(left.completeness, right.completeness)
        && all_near(&left.issues, &right.issues)
        && all_near(&left.subjects, &right.subjects)
        && all_near(&left.goals, &right.goals)
}

proptest! {
    #[test]
    fn what_does_not_apply_is_as_if_it_were_not_asked(answers in drawn()) {
        let whole = shipped();
        let mut less = whole.clone();
        for issue in &mut less.issues {
            issue.questions.retain(|question| answers.given.get(&question.id) != Some(&Answer::NotApplicable));
        }
        prop_assert!(same(&score(&whole, &answers), &score(&less, &answers)));
    }

    #[test]
    fn the_order_of_questions_changes_nothing(answers in drawn()) {
        let whole = shipped();
        let mut other = whole.clone();
        other.issues.reverse();
        for issue in &mut other.issues {
            issue.questions.reverse();
        }
        prop_assert!(same(&score(&whole, &answers), &score(&other, &answers)));
    }

    #[test]
    fn the_scale_of_weights_changes_nothing(answers in drawn(), questions in 0.01..100.0, issues in 0.01..100.0) {
        let whole = shipped();
        let mut other = whole.clone();
        for issue in &mut other.issues {
            issue.weight *= issues;
            for question in &mut issue.questions {
                question.weight *= questions;
            }
        }
        prop_assert!(same(&score(&whole, &answers), &score(&other, &answers)));
    }

    #[test]
    fn a_higher_level_never_lowers_a_score(answers in drawn(), place in 0..17usize) {
        let questionnaire = shipped();
        let question = questionnaire.questions().nth(place).unwrap();
        let Some(Answer::Value(value)) = answers.given.get(&question.id).copied() else { return Ok(()) };
        let higher = Answer::Value(value + 1.0);
        prop_assume!(accepts(&questionnaire, question, higher));
        let before = score(&questionnaire, &answers);
        let mut answers = answers;
        answers.given.insert(question.id.clone(), higher);
        let after = score(&questionnaire, &answers);
        prop_assert!(after.overall > before.overall);
        prop_assert!(before.issues.iter().all(|(id, points)| after.issues[id] >= *points));
    }

    #[test]
    fn what_is_left_out_lowers_completeness_alone(answers in drawn(), place in 0..17usize) {
        let questionnaire = shipped();
        let question = questionnaire.questions().nth(place).unwrap();
        prop_assume!(matches!(answers.given.get(&question.id), Some(Answer::Value(_))));
        let before = score(&questionnaire, &answers);
        let mut fewer = answers;
        fewer.given.remove(&question.id);
        let after = score(&questionnaire, &fewer);
        prop_assert!(after.completeness < before.completeness);
        // Of the other issues nothing changed.
        let own = questionnaire.issues.iter().find(|issue| issue.questions.contains(question)).unwrap();
        prop_assert!(before.issues.iter().filter(|(id, _)| **id != own.id).all(|(id, points)| near(after.issues[id], *points)));
    }
}
