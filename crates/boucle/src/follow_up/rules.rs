//! Where a working group stands in its year, and what keeps it from going on.

use db::Date;

use crate::working_groups::rules::State;

/// What is known of a group on a day.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// That take part, whether they count or not.
    pub organisations: i64,
    /// Below which it cannot start.
    pub minimum: i64,
    /// Requests to take part that nobody has answered.
    pub asked: i64,
    /// Organisations that take part as members of the network, and no longer are.
    pub lapsed: i64,
    pub year: Option<Year>,
}

/// What is known of its cycle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Year {
    pub ends_on: Date,
    pub proposed: i64,
    pub retained: i64,
    /// Retained for good: the plan may be made.
    pub oriented: bool,
    /// Its ranking goes on.
    pub ranking: bool,
    /// It ended with fewer voices than it asked for.
    pub lacks_quorum: bool,
    /// Organisations that have pledged.
    pub pledged: i64,
    pub planned: bool,
    pub actions: Actions,
    pub trials: Trials,
    pub reported: bool,
}

/// Actions, those that were dropped not counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Actions {
    pub total: i64,
    pub done: i64,
    pub late: i64,
    /// Nobody answers for them.
    pub unassigned: i64,
}

/// Deliverables, and how far their trial is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Trials {
    pub deliverables: i64,
    pub accepted: i64,
    /// Being tried past the day by which answers were asked.
    pub overdue: i64,
    /// Remarks that nobody has answered.
    pub unanswered: i64,
}

/// The five steps of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Orientations,
    Pledges,
    Plan,
    Validation,
    Report,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    Done,
    Now,
    Ahead,
}

impl Step {
    pub const ALL: [Self; 5] = [Self::Orientations, Self::Pledges, Self::Plan, Self::Validation, Self::Report];

    pub fn code(self) -> &'static str {
        match self {
            Self::Orientations => "orientations",
            Self::Pledges => "pledges",
            Self::Plan => "plan",
            Self::Validation => "validation",
            Self::Report => "report",
        }
    }

    fn is_done(self, facts: &Facts, year: &Year) -> bool {
        match self {
            Self::Orientations => year.oriented,
            Self::Pledges => year.oriented && facts.organisations > 0 && year.pledged >= facts.organisations,
            Self::Plan => year.actions.total > 0 && year.actions.done == year.actions.total,
            Self::Validation => year.trials.deliverables > 0 && year.trials.accepted == year.trials.deliverables,
            Self::Report => year.reported,
        }
    }
}

impl Progress {
    pub fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Now => "now",
            Self::Ahead => "ahead",
        }
    }
}

/// Each step in order: the first that is not done is the present one, and a closed year has none.
pub fn steps(facts: &Facts, year: &Year) -> [(Step, Progress); 5] {
    let mut is_now = !year.reported;
    Step::ALL.map(|step| {
        if step.is_done(facts, year) {
            return (step, Progress::Done);
        }
        let progress = if is_now { Progress::Now } else { Progress::Ahead };
        is_now = false;
        (step, progress)
    })
}

/// One thing that keeps a group from going on, with the page on which it is settled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Obstacle {
    /// `follow-up-stuck-` says it, `follow-up-act-` what to do.
    pub kind: &'static str,
    pub count: i64,
    /// Under the group's address; empty for its own page.
    pub place: &'static str,
}

impl Obstacle {
    /// Of the text that says it.
    pub fn key(&self) -> String {
        format!("follow-up-stuck-{}", self.kind)
    }
}

/// What is missing for the group to go on, the most pressing first.
pub fn obstacles(state: State, facts: &Facts, today: Date) -> Vec<Obstacle> {
    let mut found = Vec::new();
    let mut say = |kind, count: i64, place| {
        if count > 0 {
            found.push(Obstacle { kind, count, place });
        }
    };
    if !matches!(state, State::Gathering | State::Running) {
        return found;
    }
    say("asked", facts.asked, "/organisations");
    let lacking = facts.minimum - (facts.organisations - facts.lapsed);
    if state == State::Gathering {
        say("gather", lacking, "/organisations");
        say("start", i64::from(lacking <= 0), "/etat");
        return found;
    }
    say("below", lacking, "/organisations");
    say("lapsed", facts.lapsed, "/organisations");
    match facts.year.as_ref().filter(|year| !year.reported) {
        Some(year) => of_year(facts, year, today, &mut say),
        None => say("cycle", 1, "/cycles/nouveau"),
    }
    found
}

fn of_year(facts: &Facts, year: &Year, today: Date, say: &mut impl FnMut(&'static str, i64, &'static str)) {
    if !year.oriented {
        say("proposed", i64::from(year.proposed == 0), "/orientations");
        say("quorum", i64::from(year.lacks_quorum), "/orientations");
        say("retained", i64::from(year.proposed > 0 && !year.ranking && !year.lacks_quorum), "/orientations");
    }
    if year.oriented {
        say("pledges", facts.organisations - year.pledged, "/engagements");
        say("actions", i64::from(year.actions.total == 0), "/plan");
        say("adoption", i64::from(year.actions.total > 0 && !year.planned), "/plan");
    }
    say("late", year.actions.late, "/plan?seulement=late");
    say("unassigned", year.actions.unassigned, "/plan");
    say("overdue", year.trials.overdue, "/livrables");
    say("remarks", year.trials.unanswered, "/livrables");
    say("report", i64::from(year.ends_on < today), "/bilan");
}

#[cfg(test)]
mod tests {
    use db::Date;

    use super::{Actions, Facts, Obstacle, Progress, Step, Trials, Year, obstacles, steps};
    use crate::working_groups::rules::State;

    const TODAY: Date = Date::constant(2026, 11, 28);

    fn year() -> Year {
        Year {
            ends_on: Date::constant(2027, 6, 30),
            proposed: 0,
            retained: 0,
            oriented: false,
            ranking: false,
            lacks_quorum: false,
            pledged: 0,
            planned: false,
            actions: Actions::default(),
            trials: Trials::default(),
            reported: false,
        }
    }

    fn group(year: Year) -> Facts {
        Facts { organisations: 9, minimum: 5, year: Some(year), ..Facts::default() }
    }

    fn kinds(obstacles: &[Obstacle]) -> Vec<&str> {
        obstacles.iter().map(|obstacle| obstacle.kind).collect()
    }

    #[test]
    fn the_first_step_that_is_not_done_is_the_present_one() {
        let facts = group(Year {
            oriented: true,
            pledged: 9,
            actions: Actions { total: 11, done: 3, late: 1, ..Actions::default() },
            trials: Trials { deliverables: 2, accepted: 2, ..Trials::default() },
            ..year()
        });
        let found = steps(&facts, facts.year.as_ref().unwrap()).map(|(step, progress)| (step.code(), progress.code()));
        // Validation may be done before the plan is: nothing hides that.
        let expected =
            [("orientations", "done"), ("pledges", "done"), ("plan", "now"), ("validation", "done"), ("report", "ahead")];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_closed_year_has_no_present_step() {
        let facts = group(Year { reported: true, ..year() });
        let found = steps(&facts, facts.year.as_ref().unwrap());
        assert!(found.iter().all(|(_, progress)| *progress != Progress::Now));
        assert_eq!(found.last(), Some(&(Step::Report, Progress::Done)));
    }

    #[test]
    fn a_group_that_gathers_lacks_organisations_or_its_start() {
        let of = |organisations| Facts { organisations, minimum: 5, ..Facts::default() };
        let four = obstacles(State::Gathering, &of(4), TODAY);
        assert_eq!(four, [Obstacle { kind: "gather", count: 1, place: "/organisations" }]);
        assert_eq!(kinds(&obstacles(State::Gathering, &of(5), TODAY)), ["start"]);
    }

    #[test]
    fn an_organisation_whose_membership_has_lapsed_takes_part_and_does_not_count() {
        let facts = Facts { organisations: 5, lapsed: 1, minimum: 5, ..Facts::default() };
        assert_eq!(kinds(&obstacles(State::Gathering, &facts, TODAY)), ["gather"]);
    }

    #[test]
    fn falling_below_the_minimum_warns_and_stops_nothing() {
        let facts = Facts { organisations: 4, ..group(Year { oriented: true, pledged: 4, planned: true, ..year() }) };
        assert_eq!(kinds(&obstacles(State::Running, &facts, TODAY)), ["below", "actions"]);
    }

    #[test]
    fn what_is_missing_is_said_in_the_order_of_the_year() {
        let facts = group(Year {
            ends_on: Date::constant(2026, 11, 27),
            oriented: true,
            pledged: 7,
            actions: Actions { total: 4, late: 2, ..Actions::default() },
            trials: Trials { deliverables: 1, unanswered: 3, ..Trials::default() },
            ..year()
        });
        let found = obstacles(State::Running, &facts, TODAY);
        assert_eq!(kinds(&found), ["pledges", "adoption", "late", "remarks", "report"]);
        assert_eq!(found.iter().map(|one| one.count).collect::<Vec<_>>(), [2, 1, 2, 3, 1]);
    }

    #[test]
    fn before_orientations_are_retained_nobody_is_asked_to_pledge() {
        let facts = group(Year { proposed: 4, ..year() });
        assert_eq!(kinds(&obstacles(State::Running, &facts, TODAY)), ["retained"]);
        let facts = group(Year { proposed: 4, ranking: true, ..year() });
        assert!(obstacles(State::Running, &facts, TODAY).is_empty());
        let facts = group(Year { proposed: 4, lacks_quorum: true, ..year() });
        assert_eq!(kinds(&obstacles(State::Running, &facts, TODAY)), ["quorum"]);
    }

    #[test]
    fn a_group_that_was_declined_or_has_ended_lacks_nothing() {
        for state in [State::Declined, State::Ended] {
            assert!(obstacles(state, &Facts { asked: 3, ..Facts::default() }, TODAY).is_empty());
        }
    }
}
