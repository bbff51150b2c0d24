//! The result of a closed poll, with every figure that it was made of.

use axum::extract::{Path, State};
use db::{Run, Timestamp, Uuid};

use super::count::{self, Method, Outcome};
use super::queries::{self, BallotRow, PollRow};
use super::{Open, is_closed};
use crate::kit::sheet::Sheet;
use crate::kit::{self, App, Error, Viewer};

pub struct Result {
    pub outcome: Outcome,
    pub ballots: Vec<BallotRow>,
    pub is_ranking: bool,
    /// Fewer voices than the poll asked for.
    pub lacks_quorum: bool,
    places: Vec<usize>,
    titles: Vec<String>,
}

/// Options of which every pair is shown.
const MOST_DUELLISTS: usize = 8;
/// Ballots that a page shows; more are taken away as a file.
const MOST_PAPERS: usize = 100;

/// Two options against one another.
pub struct Duel<'r> {
    pub first: &'r str,
    pub second: &'r str,
    /// How many prefer the first to the second, and the other way.
    pub voices: (u64, u64),
    /// The strongest ways.
    pub ways: (u64, u64),
    pub ahead: Option<&'r str>,
}

/// One line of the result.
pub struct Line<'r> {
    /// From 1; equal options have the same.
    pub place: usize,
    pub title: &'r str,
    pub total: u64,
    /// Tenths of a percent of the highest total, for a bar.
    pub width: u64,
}

/// Counts the ballots of a poll.
pub async fn of(run: &impl Run, poll: &PollRow, options: &[String]) -> kit::Result<Result> {
    let method = Method::parse(&poll.method).ok_or(Error::NotFound)?;
    let ballots = queries::ballots(run, poll.id).await?;
    let marks: Vec<Vec<u32>> = ballots.iter().map(|ballot| queries::marks(&ballot.marks)).collect::<kit::Result<_>>()?;
    let outcome = count::count(method, options.len(), &marks);
    let mut places = vec![0; options.len()];
    let mut before = 0;
    for group in &outcome.order {
        for option in group {
            if let Some(place) = places.get_mut(*option) {
                *place = before + 1;
            }
        }
        before += group.len();
    }
    Ok(Result {
        is_ranking: method == Method::Ranking,
        lacks_quorum: i64::try_from(ballots.len()).is_ok_and(|voices| voices < poll.quorum),
        outcome,
        ballots,
        places,
        titles: options.to_vec(),
    })
}

impl Result {
    /// Options from the first to the last.
    pub fn lines(&self) -> Vec<Line<'_>> {
        let highest = self.outcome.totals.iter().copied().max().unwrap_or(0).max(1);
        let line = |option: &usize| {
            let total = self.outcome.totals.get(*option).copied().unwrap_or(0);
            Some(Line {
                place: self.places.get(*option).copied()?,
                title: self.titles.get(*option)?,
                total,
                width: total * 1000 / highest,
            })
        };
        self.outcome.order.iter().flatten().filter_map(line).collect()
    }

    /// The options that come first, as one would say them.
    pub fn winners(&self) -> Vec<&str> {
        let first = self.outcome.order.first().map_or(&[][..], Vec::as_slice);
        first.iter().filter_map(|option| self.titles.get(*option).map(String::as_str)).collect()
    }

    /// Each pair of options with the voices and the ways between them, and who is ahead; where there are few enough to read.
    pub fn duels(&self) -> Vec<Duel<'_>> {
        let options = self.titles.len();
        if !self.is_ranking || options > MOST_DUELLISTS {
            return Vec::new();
        }
        let get = |matrix: &[Vec<u64>], row: usize, column: usize| {
            matrix.get(row).and_then(|row| row.get(column)).copied().unwrap_or(0)
        };
        let mut duels = Vec::new();
        for (one, first) in self.titles.iter().enumerate() {
            for (other, second) in self.titles.iter().enumerate().skip(one + 1) {
                let both = |matrix: &[Vec<u64>]| (get(matrix, one, other), get(matrix, other, one));
                let ways = both(&self.outcome.ways);
                let ahead = match ways.0.cmp(&ways.1) {
                    std::cmp::Ordering::Greater => Some(first.as_str()),
                    std::cmp::Ordering::Less => Some(second.as_str()),
                    std::cmp::Ordering::Equal => None,
                };
                duels.push(Duel { first, second, voices: both(&self.outcome.preferred), ways, ahead });
            }
        }
        duels
    }

    /// The ballots, to be counted by hand: whose each is (or its receipt) and its marks; where there are few enough to read.
    pub fn papers(&self) -> Vec<(String, Vec<u32>)> {
        if self.ballots.len() > MOST_PAPERS {
            return Vec::new();
        }
        let paper = |ballot: &BallotRow| {
            let whose = ballot.name.clone().unwrap_or_else(|| ballot.id.to_string());
            Some((whose, queries::marks(&ballot.marks).ok()?))
        };
        self.ballots.iter().filter_map(paper).collect()
    }

    pub fn titles(&self) -> &[String] {
        &self.titles
    }

    /// Each option with its row of a matrix.
    pub fn rows<'r>(&'r self, matrix: &'r [Vec<u64>]) -> Vec<(&'r str, &'r [u64])> {
        self.titles.iter().map(String::as_str).zip(matrix.iter().map(Vec::as_slice)).collect()
    }
}

/// A poll as other features show it.
#[derive(Debug, Clone)]
pub struct Summary {
    pub id: Uuid,
    pub title: String,
    pub closes_at: Timestamp,
    pub is_closed: bool,
    pub voices: i64,
    pub quorum: i64,
    pub options: Vec<String>,
    /// Of each option, once it is closed: its place from 1, which equals share, and what it has.
    pub places: Vec<i64>,
    pub totals: Vec<u64>,
}

impl Summary {
    pub fn lacks_quorum(&self) -> bool {
        self.is_closed && self.voices < self.quorum
    }

    /// The highest total, for bars.
    pub fn highest(&self) -> u64 {
        self.totals.iter().copied().max().unwrap_or(0).max(1)
    }
}

pub async fn summary(run: &impl Run, id: Uuid, now: Timestamp) -> kit::Result<Summary> {
    let poll = queries::find(run, id).await?;
    let options = queries::options(run, id).await?;
    let is_closed = is_closed(poll.closed_at, poll.closes_at, now);
    let (places, totals) = if is_closed {
        let result = of(run, &poll, &options).await?;
        let places = result.places.iter().map(|place| i64::try_from(*place).unwrap_or(i64::MAX)).collect();
        (places, result.outcome.totals)
    } else {
        (Vec::new(), Vec::new())
    };
    Ok(Summary {
        id,
        title: poll.title,
        closes_at: poll.closed_at.unwrap_or(poll.closes_at),
        is_closed,
        voices: queries::voices(run, id).await?,
        quorum: poll.quorum,
        options,
        places,
        totals,
    })
}

/// The ballots, in the order of their receipts: what one needs to count them anew.
pub async fn csv(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> kit::Result {
    let open = Open::read(&app, &viewer, id).await?;
    if !open.is_closed(app.clock.now()) {
        return Err(Error::NotFound);
    }
    let result = of(&app.db, &open.poll, &open.options).await?;
    let first = if open.poll.secret { "polls-column-receipt" } else { "polls-column-voter" };
    let mut sheet = Sheet::new([viewer.language.t(first)].into_iter().chain(open.options.clone()));
    for ballot in result.ballots {
        let whose = if open.poll.secret { ballot.id.to_string() } else { ballot.name.unwrap_or_default() };
        let marks = queries::marks(&ballot.marks)?;
        sheet.row([whose].into_iter().chain(marks.iter().map(u32::to_string)));
    }
    sheet.csv_file("vote")
}
