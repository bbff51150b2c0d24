//! How well needs are answered: thirty of them on the demonstration catalogue, judged by a reader before the program answered
//! (`tests/data/judged_needs.json` says how).

use std::collections::{BTreeMap, HashMap};

use db::testing::engines;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::house::TestHouse;

/// A little under what is reached; `docs/matching.md` has the figures.
const FLOOR: f64 = 0.95;
const FIRST: usize = 10;

#[derive(Deserialize)]
struct Judged {
    needs: Vec<JudgedNeed>,
}

#[derive(Deserialize)]
struct JudgedNeed {
    text: String,
    language: String,
    categories: Vec<String>,
    place: String,
    required: Vec<String>,
    wished: Value,
    /// By the keys of `data/demo/solutions.csv`; what is not named is worth nothing.
    grades: BTreeMap<String, i32>,
}

#[derive(Deserialize)]
struct SolutionLine {
    key: String,
    title: String,
    strategies: String,
    commitments: String,
}

#[derive(Deserialize)]
struct Answered {
    solutions: Vec<Line>,
}

#[derive(Deserialize)]
struct Line {
    title: String,
    score: u8,
}

/// Discounted cumulative gain of grades in their order (Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR
/// techniques", ACM TOIS 20(4), 2002), with the gain of Burges et al., "Learning to rank using gradient descent", ICML 2005:
/// DCG@k = Σ (2^grade − 1) ÷ log2(rank + 1), over the first k ranks, which count from 1.
fn dcg(grades: &[i32]) -> f64 {
    let gains = grades.iter().take(FIRST).zip(1_u32..);
    gains.map(|(grade, rank)| (2_f64.powi(*grade) - 1.0) / f64::from(rank + 1).log2()).sum()
}

/// Of the best order that there could have been: 1 is that order. `all` are the grades of every solution.
fn ndcg(ranked: &[i32], all: &[i32]) -> f64 {
    let mut ideal = all.to_vec();
    ideal.sort_unstable_by(|one, other| other.cmp(one));
    dcg(ranked) / dcg(&ideal)
}

/// By hand: gains 7, 3, 7, 0, 1, 3 over log2 of 2 to 7 are 7 + 1.8928 + 3.5 + 0 + 0.3869 + 1.0686 = 13.8483. The best order
/// 3, 3, 2, 2, 1, 0 gives 7 + 4.4165 + 1.5 + 1.2920 + 0.3869 = 14.5954.
#[test]
fn the_measure_is_that_of_the_literature() {
    let ranked = [3, 2, 3, 0, 1, 2];
    assert!((dcg(&ranked) - 13.8483).abs() < 1e-4);
    assert!((ndcg(&ranked, &ranked) - 0.9488).abs() < 1e-4);
    assert!((ndcg(&[3, 3, 2, 2, 1, 0], &ranked) - 1.0).abs() < 1e-12);
    assert!(ndcg(&[0, 0], &ranked).abs() < 1e-12, "what was not found gains nothing");
}

#[tokio::test(flavor = "multi_thread")]
async fn judged_needs_are_answered_in_the_order_a_reader_would_choose() {
    let judged: Judged = serde_json::from_str(include_str!("../data/judged_needs.json")).unwrap();
    assert_eq!(judged.needs.len(), 30);
    let catalogue = include_str!("../../../../data/demo/solutions.csv");
    let lines = csv::Reader::from_reader(catalogue.as_bytes()).into_deserialize::<SolutionLine>();
    let catalogue: HashMap<String, SolutionLine> =
        lines.map(Result::unwrap).map(|line| (line.title.clone(), line)).collect();
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (mut sum, mut violated) = (0.0, 0);
        for need in &judged.needs {
            let asked = json!({
                "text": need.text, "language": need.language, "categories": need.categories, "place": need.place,
                "required": need.required, "wished": need.wished, "limit": FIRST,
            });
            let answer = house.visitor().post_json("/api/v1/match", &asked).await;
            let answer: Answered = serde_json::from_str(&answer.is(200).text).unwrap();
            let found: Vec<&SolutionLine> = answer.solutions.iter().map(|line| &catalogue[&line.title]).collect();
            let grades: Vec<i32> = found.iter().map(|line| need.grades.get(&line.key).copied().unwrap_or(0)).collect();
            let all: Vec<i32> = need.grades.values().copied().collect();
            let lacking = |line: &&&SolutionLine| need.required.iter().any(|asked| !holds(line, asked));
            violated += found.iter().filter(lacking).count();
            let reached = ndcg(&grades, &all);
            sum += reached;
            let title = need.text.lines().next().unwrap();
            let ranked: Vec<String> = found
                .iter()
                .zip(&grades)
                .zip(&answer.solutions)
                .map(|((l, g), s)| format!("{}={g}({})", l.key, s.score))
                .collect();
            println!("{reached:.3} {title}: {}", ranked.join(" "));
        }
        let mean = sum / judged.needs.len() as f64;
        println!("{engine:?}: nDCG@10 {mean:.3}, {violated} required attribute(s) violated");
        assert_eq!(violated, 0, "what is required is held by every answer");
        assert!(mean >= FLOOR, "nDCG@10 fell to {mean:.3}");
    }
}

/// As the file of the catalogue says it, whatever the program made of it.
fn holds(solution: &SolutionLine, asked: &str) -> bool {
    let (kind, code) = asked.split_once(':').unwrap();
    let codes = match kind {
        "strategy" => &solution.strategies,
        "commitment" => &solution.commitments,
        _ => unreachable!("{asked}"),
    };
    codes.split(';').any(|held| held == code)
}
