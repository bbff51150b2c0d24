//! An assessment beside those of the same sector, without a name and never of fewer than five, and beside one's own other years.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::assessment::{COMPLETE_ENOUGH, median};

use super::queries::{self, Year, YearScore};
use super::views::width;
use super::{Open, rounded, said};
use crate::kit::shell::page;
use crate::kit::{App, Language, Result, Shell, Viewer};

/// Of fewer, what one of them answered could be worked out.
pub const FEWEST: usize = 5;

/// What the sector has, of whole organisations.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sector {
    pub respondents: usize,
    /// By issue, the median of those who answered it, where there are enough.
    pub medians: HashMap<String, f64>,
    pub overall: Option<f64>,
}

/// The medians of what peers have; nothing of an issue, or of all, that fewer than `FEWEST` have.
pub fn sector(overall: Vec<f64>, scores: &[YearScore]) -> Sector {
    let enough = |values: Vec<f64>| if values.len() < FEWEST { None } else { median(values) };
    let respondents = overall.len();
    let Some(middle) = enough(overall) else { return Sector { respondents, ..Sector::default() } };
    let mut by_issue: HashMap<String, Vec<f64>> = HashMap::new();
    for row in scores {
        if let Some(score) = row.verified.or(row.score) {
            by_issue.entry(row.issue.clone()).or_default().push(score);
        }
    }
    let medians = by_issue.into_iter().filter_map(|(issue, values)| Some((issue, enough(values)?)));
    Sector { respondents, medians: medians.collect(), overall: Some(middle) }
}

pub async fn sector_of(app: &App, open: &Open) -> Result<Sector> {
    let peers = queries::peers(&app.db, open.row.questionnaire_id, open.row.sector_id).await?;
    if peers.len() < FEWEST {
        return Ok(Sector { respondents: peers.len(), ..Sector::default() });
    }
    let scores = queries::scores_of(&app.db, peers.iter().map(|peer| peer.assessment_id).collect()).await?;
    Ok(sector(peers.into_iter().map(|peer| peer.score).collect(), &scores))
}

#[derive(Template)]
#[template(path = "assessments/benchmark.html")]
struct BenchmarkPage {
    shell: Shell,
    title: String,
    sector_name: String,
    respondents: usize,
    is_shown: bool,
    is_counted: bool,
    lines: Vec<Line>,
    years: Vec<Year>,
    by_year: Vec<(String, Vec<String>)>,
}

struct Line {
    title: String,
    own: Option<f64>,
    median: Option<f64>,
}

impl Line {
    /// Own and median, as bars.
    fn bars(&self) -> [(&'static str, i64); 2] {
        [("strategies", self.own), ("proof", self.median)].map(|(class, value)| (class, width(value)))
    }

    fn cells(&self, shell: &Shell) -> [String; 2] {
        [self.own, self.median].map(|value| shown(shell, value))
    }

    /// How many points above (or below) the median.
    fn gap(&self, shell: &Shell) -> String {
        match self.own.zip(self.median) {
            Some((own, median)) => signed(shell, own - median),
            None => "–".to_owned(),
        }
    }
}

fn shown(shell: &Shell, value: Option<f64>) -> String {
    value.map_or_else(|| "–".to_owned(), |value| shell.decimal(rounded(value)))
}

fn signed(shell: &Shell, points: f64) -> String {
    // No sign before nothing.
    let points = rounded(points) + 0.0;
    if points > 0.0 { format!("+{}", shell.decimal(points)) } else { shell.decimal(points).replace('-', "\u{2212}") }
}

impl BenchmarkPage {
    fn compared(&self) -> String {
        self.shell.two("assessments-compared", ("count", self.respondents), ("sector", self.sector_name.as_str()))
    }

    fn too_few(&self) -> String {
        let fewest = FEWEST.to_string();
        self.shell.two("assessments-compared-few", ("sector", self.sector_name.as_str()), ("fewest", fewest))
    }

    fn year_title(year: &Year) -> String {
        year.year.to_string()
    }

    fn year_score(&self, year: &Year) -> String {
        shown(&self.shell, year.verified_score.or(year.score))
    }

    /// Each year against the one before.
    fn steps(&self) -> Vec<String> {
        let scores: Vec<_> = self.years.iter().map(|year| year.verified_score.or(year.score)).collect();
        let before = std::iter::once(&None).chain(&scores);
        let step = |(now, before): (&Option<f64>, &Option<f64>)| match now.zip(*before) {
            Some((now, before)) => signed(&self.shell, now - before),
            None => "–".to_owned(),
        };
        scores.iter().zip(before).map(step).collect()
    }

    fn complete(&self, year: &Year) -> String {
        self.shell.one("assessments-in-percent", "number", self.shell.decimal((year.completeness * 100.0).floor()))
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::with(&app, &viewer, id, |rights| rights.belongs).await?;
    let own = queries::scores(&app.db, id).await?;
    let sector = sector_of(&app, &open).await?;
    let years = queries::years(&app.db, open.row.organisation_id, open.row.questionnaire_id).await?;
    let scores = queries::scores_of(&app.db, years.iter().map(|year| year.id).collect()).await?;
    let shell = open.shell(&viewer).at(viewer.language.t("assessments-compare"));
    let own_of = |issue: &str| own.iter().find(|row| row.issue == issue).and_then(|row| row.verified.or(row.score));
    let whole = Line {
        title: viewer.language.t("assessments-overall"),
        own: open.row.verified_score.or(open.row.score),
        median: sector.overall,
    };
    let issues = open.questionnaire.issues.iter().map(|issue| Line {
        title: said(viewer.language, &issue.label).to_owned(),
        own: own_of(&issue.id),
        median: sector.medians.get(&issue.id).copied(),
    });
    let of_year = |year: &Year, issue: &str| {
        let row = scores.iter().find(|row| row.assessment_id == year.id && row.issue == issue);
        shown(&shell, row.and_then(|row| row.verified.or(row.score)))
    };
    let by_year = open.questionnaire.issues.iter().map(|issue| {
        let cells = years.iter().map(|year| of_year(year, &issue.id)).collect();
        (said(viewer.language, &issue.label).to_owned(), cells)
    });
    page(&BenchmarkPage {
        title: open.title(viewer.language),
        sector_name: match viewer.language {
            Language::Fr => open.row.sector_fr.clone(),
            Language::En => open.row.sector_en.clone(),
        },
        respondents: sector.respondents,
        is_shown: sector.overall.is_some(),
        is_counted: open.row.completeness >= COMPLETE_ENOUGH,
        lines: std::iter::once(whole).chain(issues).collect(),
        by_year: by_year.collect(),
        years,
        shell,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(issue: &str, scores: &[f64]) -> Vec<YearScore> {
        let row = |score: &f64| YearScore {
            assessment_id: Uuid::now_v7(),
            issue: issue.to_owned(),
            score: Some(*score),
            verified: None,
        };
        scores.iter().map(row).collect()
    }

    /// By hand: of 20, 35, 50, 65 and 90, the middle one is 50.
    #[test]
    fn a_sector_is_shown_from_five_respondents_on() {
        let five = vec![20.0, 90.0, 50.0, 35.0, 65.0];
        assert_eq!(sector(five[..4].to_vec(), &[]), Sector { respondents: 4, ..Sector::default() });
        let found =
            sector(five, &[rows("eau", &[1.0, 2.0, 3.0, 4.0]), rows("sol", &[10.0, 20.0, 30.0, 40.0, 60.0])].concat());
        assert_eq!((found.respondents, found.overall), (5, Some(50.0)));
        // An issue that four of them answered stays theirs.
        assert_eq!(found.medians, HashMap::from([("sol".to_owned(), 30.0)]));
    }
}
