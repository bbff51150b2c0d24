//! What a carrier tells its client in France: the greenhouse gases of one transport, and on which level of values they rest.
//!
//! Code des transports, art. L. 1431-3 (who owes it, on “le ou les modes de transport”: hubs are told apart), art. D. 1431-1 to
//! D. 1431-23 (décret n° 2011-1336 of 24 October 2011, then n° 2017-639 of 26 April 2017): art. D. 1431-6 (the sum over the
//! segments), art. D. 1431-7 (energy × factor, upstream and operation). Level 1: values fixed by order of the minister (arrêté of
//! 10 April 2012, art. 3 and annex II). Level 2: means of the whole activity of the carrier. Level 3: means by organisation, route,
//! client or vehicle. Level 4: what was measured on this transport.

use jiff::ToSpan;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::emission::Emissions;
use super::evaluate::is_old;
use super::factor::{FactorSet, SetRef};
use super::mode::Mode;
use super::outcome::{ChainOutcome, Doubt, Source};

/// The country whose order fixes the factors.
const LAW: &str = "FR";

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Statement {
    /// Of all segments; [`Emissions::wtw_kg`] is what must be told.
    pub kg: Emissions,
    pub segments: Vec<Segment>,
    /// The lowest of the segments; None when there is none.
    pub level: Option<u8>,
    /// Two months after the transport, unless both agreed on another day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub due_on: Option<Date>,
    /// Counted by ISO 14083, no part of what French law asks.
    pub hubs: Emissions,
    pub set: SetRef,
    pub notices: Vec<Notice>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Segment {
    pub id: String,
    pub mode: Mode,
    pub tonnes: f64,
    pub km: f64,
    pub kg: Emissions,
    pub level: u8,
}

/// Who tells it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Staff {
    UnderFifty,
    FiftyOrMore,
}

/// What stands between this statement and the law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Notice {
    /// The factors are not those that the order fixes.
    NotLegalFactors,
    /// They are more than three years older than the transport: the order was amended since.
    OldFactors,
    /// A carrier of fifty people or more uses its own values; level 1 is for what it cannot know.
    LevelOneOfFiftyOrMore,
    /// A segment was modelled, which is none of the four levels: told as level 1.
    Modelled,
    /// Upstream emissions are missing somewhere: too low.
    NoUpstream,
    /// There is no segment of transport.
    NoSegment,
}

/// The statement for one transport, from the outcome of its chain and the set that it was computed with.
pub fn inform_client(outcome: &ChainOutcome, set: &FactorSet, staff: Staff, ended_on: Option<Date>) -> Statement {
    let segment = |element: &super::outcome::ElementOutcome| {
        let (mode, distance) = (element.mode?, element.distance?);
        Some(Segment {
            id: element.id.clone(),
            mode,
            tonnes: element.load.tonnes,
            km: distance.actual_km.unwrap_or(distance.activity_km),
            kg: element.kg,
            level: level(element.source),
        })
    };
    let segments: Vec<Segment> = outcome.elements.iter().filter_map(segment).collect();
    let level = segments.iter().map(|segment| segment.level).min();
    let doubted = |doubt| outcome.elements.iter().any(|element| element.doubts.contains(&doubt));
    let modelled = outcome.elements.iter().any(|element| element.source == Source::Modelled);
    let mut notices = Vec::new();
    for (holds, notice) in [
        (set.about.law.as_deref() != Some(LAW), Notice::NotLegalFactors),
        (is_old(set, ended_on.map(Date::year)), Notice::OldFactors),
        (staff == Staff::FiftyOrMore && level == Some(1), Notice::LevelOneOfFiftyOrMore),
        (modelled, Notice::Modelled),
        (doubted(Doubt::NoUpstream), Notice::NoUpstream),
        (segments.is_empty(), Notice::NoSegment),
    ] {
        if holds {
            notices.push(notice);
        }
    }
    let kg: Emissions = segments.iter().map(|segment| segment.kg).sum();
    Statement {
        kg,
        level,
        due_on: ended_on.and_then(|day| day.checked_add(2.months()).ok()),
        hubs: outcome.elements.iter().filter(|element| element.mode.is_none()).map(|element| element.kg).sum(),
        set: outcome.set.clone(),
        segments,
        notices,
    }
}

fn level(source: Source) -> u8 {
    match source {
        Source::Published | Source::Modelled => 1,
        Source::CarrierActivity => 2,
        Source::CarrierCategory => 3,
        Source::Measured => 4,
    }
}
