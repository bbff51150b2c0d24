//! What the features below know of working groups, put together.

use std::collections::HashMap;

use db::{Date, Run, Timestamp, Uuid};

use super::rules::{Actions, Facts, Trials, Year};
use crate::actions::standing as actions;
use crate::kit::Result;
use crate::kit::error::internal;
use crate::polls::queries::{self as polls, Standing as Poll};
use crate::trials::standing as trials;
use crate::working_groups::queries as groups;
use crate::working_groups::rules::State;
use crate::working_groups::standing::{self, Standing};

/// A group with what is known of it.
pub struct Known {
    pub id: Uuid,
    pub title: String,
    pub state: State,
    pub facts: Facts,
}

/// Of one group, or of all that gather or are at work: so many questions, however many groups.
pub async fn of(run: &impl Run, group: Option<Uuid>, today: Date, now: Timestamp) -> Result<Vec<Known>> {
    let minimum = groups::minimum(run).await?;
    let standings = standing::of(run, group, today).await?;
    let cycles: Vec<Uuid> = standings.iter().filter_map(|group| group.cycle_id).collect();
    let rankings: Vec<Uuid> = standings.iter().filter_map(|group| group.ranking_id).collect();
    let actions = actions::of(run, cycles.clone(), today).await?;
    let trials = trials::of(run, cycles, today).await?;
    let rankings = if rankings.is_empty() { Vec::new() } else { polls::standings(run, rankings).await? };
    let rankings: HashMap<Uuid, Poll> = rankings.into_iter().map(|poll| (poll.id, poll)).collect();
    let known = |standing: Standing| {
        let ranking = standing.ranking_id.and_then(|id| rankings.get(&id));
        let year = standing.cycle_id.zip(standing.ends_on).map(|(cycle, ends_on)| {
            let is_over = |poll: &&Poll| poll.closed_at.is_some() || poll.closes_at <= now;
            Year {
                ends_on,
                proposed: standing.proposed,
                retained: standing.retained,
                oriented: standing.oriented_at.is_some(),
                ranking: ranking.is_some_and(|poll| !is_over(&poll)),
                lacks_quorum: ranking.filter(is_over).is_some_and(|poll| poll.voices < poll.quorum),
                pledged: standing.pledged,
                planned: standing.planned_at.is_some(),
                actions: actions.get(&cycle).map(of_plan).unwrap_or_default(),
                trials: trials.get(&cycle).map(of_trials).unwrap_or_default(),
                reported: standing.closed_at.is_some(),
            }
        });
        Ok(Known {
            state: State::parse(&standing.state).ok_or_else(|| internal(format!("no state {}", standing.state)))?,
            facts: Facts {
                organisations: standing.organisations,
                minimum,
                asked: standing.asked,
                lapsed: standing.lapsed,
                year,
            },
            id: standing.id,
            title: standing.title,
        })
    };
    standings.into_iter().map(known).collect()
}

fn of_plan(plan: &actions::Standing) -> Actions {
    Actions { total: plan.total, done: plan.done, late: plan.late, unassigned: plan.unassigned }
}

fn of_trials(trials: &trials::Standing) -> Trials {
    Trials {
        deliverables: trials.deliverables,
        accepted: trials.accepted,
        overdue: trials.overdue,
        unanswered: trials.unanswered,
    }
}
