//! What came of a year of a working group, in figures that anyone can count again.

use db::{Timestamp, Uuid};
use jiff::ToSpan;
use serde::Serialize;
use utoipa::ToSchema;

use crate::actions::queries::{self as actions, ActionRow};
use crate::actions::rules::State;
use crate::catalogue::Market;
use crate::kit::error::internal;
use crate::kit::{App, Result};
use crate::library::queries::{self as library, AllAvoided, Bought, ToolOf};
use crate::meetings::held::{self, Held};
use crate::needs::queries::{self as needs, Written};
use crate::spaces;
use crate::trials::queries::{self as trials, Stage, Standing};
use crate::working_groups::Group;
use crate::working_groups::queries::{self as groups, CycleRow, Delegate, OrientationRow, Participant, PledgeRow};

pub struct YearReport {
    pub participants: Vec<Participant>,
    pub delegates: Vec<Delegate>,
    pub orientations: Vec<OrientationRow>,
    pub pledges: Vec<PledgeRow>,
    pub meetings: Vec<Held>,
    pub actions: Vec<ActionRow>,
    pub deliverables: Vec<Standing>,
    pub tools: Vec<ToolOf>,
    avoided: AllAvoided,
    bought: Vec<Bought>,
    pub needs: Written,
    late: i64,
}

/// One figure, with how it is counted.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Indicator {
    /// `meetings`, `attendance`, `actions_done`…
    pub code: &'static str,
    pub value: i64,
    /// `count`, `percent`, `hours_per_month`, or the cents of a currency: `CAD_cents`, `EUR_cents`.
    pub unit: &'static str,
}

impl YearReport {
    pub async fn of(app: &App, market: &Market, group: &Group, cycle: &CycleRow) -> Result<Self> {
        let zone = group.access.space.time_zone.as_str();
        let at = |day: db::Date| spaces::moment(&day.to_string(), "00:00", zone).unwrap_or(Timestamp::MAX);
        let now = app.clock.now();
        // Of a year that was closed, as it was then.
        let day = cycle.closed_at.unwrap_or(now).to_zoned(jiff::tz::TimeZone::UTC).date();
        let (from, until) = (at(cycle.starts_on), at(cycle.ends_on.checked_add(1.day()).map_err(internal)?).min(now));
        let (run, id) = (&app.db, group.id());
        let participants = groups::participants(run, id, day).await?;
        let organisations: Vec<Uuid> = participants.iter().map(|participant| participant.organisation_id).collect();
        let reference = market.reference();
        let own = groups::categories(run, vec![id]).await?;
        let categories = own.into_iter().flat_map(|(_, category)| reference.categories.within(category)).collect();
        let actions = actions::list(run, cycle.id).await?;
        let mut tools = library::tools_of(run, id).await?;
        tools.retain(|tool| (from..until).contains(&tool.published_at));
        Ok(Self {
            delegates: groups::delegates(run, id).await?,
            orientations: groups::orientations(run, cycle.id).await?,
            pledges: groups::pledges(run, cycle.id).await?,
            meetings: held::between(run, id, from, until).await?,
            deliverables: trials::standing(run, cycle.id).await?,
            bought: library::bought(run, id, cycle.starts_on, day.min(cycle.ends_on)).await?,
            avoided: library::all_avoided(run, true, Some(id)).await?,
            needs: needs::written(run, organisations, categories, from, until).await?,
            late: count(actions.iter().filter(|action| action.is_late(day))),
            tools,
            actions,
            participants,
        })
    }

    /// People who were at a meeting, of all those who were called, in percent; nothing where attendance was never taken.
    pub fn attendance(&self) -> Option<i64> {
        let of = |figure: fn(&Held) -> i64| self.meetings.iter().map(figure).sum::<i64>();
        let (attended, called) = (of(|meeting| meeting.attended), of(|meeting| meeting.called));
        // To the nearest whole.
        (called > 0).then(|| (attended * 200 + called) / (called * 2))
    }

    pub fn retained(&self) -> impl Iterator<Item = &OrientationRow> {
        self.orientations.iter().filter(|orientation| orientation.retained_at.is_some())
    }

    pub fn done(&self) -> i64 {
        count(self.actions.iter().filter(|action| action.state == State::Done))
    }

    /// Those that were dropped not counted.
    pub fn planned(&self) -> i64 {
        count(self.actions.iter().filter(|action| action.state != State::Dropped))
    }

    fn accepted(&self) -> i64 {
        count(self.deliverables.iter().filter(|one| matches!(one.stage, Stage::Accepted | Stage::Published)))
    }

    pub fn indicators(&self) -> Vec<Indicator> {
        let counted = |code, value| Indicator { code, value, unit: "count" };
        let mut people: Vec<Uuid> = self.delegates.iter().map(|delegate| delegate.person_id).collect();
        people.sort_unstable();
        people.dedup();
        let hours = self.pledges.iter().map(|pledge| pledge.hours_per_month).sum();
        let mut all = vec![
            counted("organisations", count(self.participants.iter())),
            counted("people", count(people.iter())),
            counted("meetings", count(self.meetings.iter())),
        ];
        all.extend(self.attendance().map(|value| Indicator { code: "attendance", value, unit: "percent" }));
        all.extend([
            counted("orientations", count(self.retained())),
            counted("pledges", count(self.pledges.iter())),
            Indicator { code: "pledged_hours", value: hours, unit: "hours_per_month" },
            counted("actions", self.planned()),
            counted("actions_done", self.done()),
            counted("actions_late", self.late),
            counted("deliverables", count(self.deliverables.iter())),
            counted("deliverables_accepted", self.accepted()),
            counted("tools", count(self.tools.iter())),
            counted("tool_uses", self.tools.iter().map(|tool| tool.uses).sum()),
            counted("needs", self.needs.written),
            counted("needs_closed", self.needs.closed),
            counted("purchases", self.bought.iter().map(|bought| bought.count).sum()),
        ]);
        all.extend(self.bought.iter().map(|bought| money("purchased", bought.sum, &bought.currency)));
        let avoided = self.avoided.by_currency.iter();
        all.extend(avoided.map(|(currency, total)| money("avoided", total.amount, currency)));
        all
    }
}

fn money(code: &'static str, value: i64, currency: &str) -> Indicator {
    Indicator { code, value, unit: if currency == "EUR" { "EUR_cents" } else { "CAD_cents" } }
}

fn count<T>(all: impl Iterator<Item = T>) -> i64 {
    i64::try_from(all.count()).unwrap_or(i64::MAX)
}
