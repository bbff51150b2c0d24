//! The working groups of the network: one's own, those that gather or work, those that are over.

use askama::Template;
use axum::extract::{Query, State};
use db::{Date, Run, Timestamp, Uuid, args, row, sql};
use serde::Deserialize;

use super::rules::{self, Standing, State as Stands, Step};
use super::{queries, today};
use crate::catalogue::Market;
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer};

const A_PAGE: usize = 20;
/// One more shows that there is another page.
const MOST: i64 = 21;
/// One's own are shown together.
const MOST_OWN: i64 = 100;

row! {
    #[derive(Debug, Clone)]
    pub struct GroupLine {
        pub id: Uuid,
        pub title: String,
        pub state: String,
        pub proposed_at: Timestamp,
        pub organisation: String,
        // that take part, and those of them that count towards the minimum
        pub participants: i64,
        pub counting: i64,
        pub cycle_title: Option<String>,
        pub ends_on: Option<Date>,
        pub oriented_at: Option<Timestamp>,
        pub planned_at: Option<Timestamp>,
        pub pledges: i64,
    }
}

sql! {
    LINES: GroupLine = "
        SELECT g.id, s.title, g.state, g.proposed_at, o.name AS organisation,
            (SELECT count(*) FROM participation p WHERE p.group_id = g.id AND p.state = 'accepted') AS participants,
            (SELECT count(*) FROM participation p WHERE p.group_id = g.id AND p.state = 'accepted'
                AND (p.terms <> 'member' OR EXISTS (SELECT 1 FROM membership m WHERE m.organisation_id = p.organisation_id
                    AND m.kind = 'member' AND m.state = 'accepted' AND m.starts_on <= $1
                    AND (m.ends_on IS NULL OR m.ends_on >= $1)))) AS counting,
            y.title AS cycle_title, y.ends_on, y.oriented_at, y.planned_at,
            (SELECT count(*) FROM pledge h WHERE h.cycle_id = y.id AND EXISTS (SELECT 1 FROM participation p
                WHERE p.group_id = g.id AND p.organisation_id = h.organisation_id AND p.state = 'accepted')) AS pledges
        FROM working_group g JOIN space s ON s.id = g.id JOIN organisation o ON o.id = g.organisation_id
            LEFT JOIN cycle y ON y.group_id = g.id AND y.closed_at IS NULL
        WHERE (g.state IN ('declined', 'ended')) = $3
            AND (g.proposed_at, g.id) < ($5, $6)
            AND (EXISTS (SELECT 1 FROM space_member m WHERE m.space_id = g.id AND m.person_id = $2 AND m.until IS NULL)
                OR EXISTS (SELECT 1 FROM participation p JOIN organisation_role r ON r.organisation_id = p.organisation_id
                    WHERE p.group_id = g.id AND p.state IN ('asked', 'accepted') AND r.person_id = $2)) = $4
            AND ($4 OR s.visibility <> 'members' OR $7)
        ORDER BY g.proposed_at DESC, g.id DESC LIMIT $8";
}

/// Which of them.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Those in which the reader or one of their organisations takes part; else the others.
    pub own: bool,
    /// Those that are over; else those that gather or work.
    pub past: bool,
    /// Begins after this one.
    pub after: (Timestamp, Uuid),
    pub most: i64,
}

/// Groups that the viewer may see, the latest proposed first.
pub async fn lines(run: &impl Run, viewer: &Viewer, wanted: Wanted, today: Date) -> Result<Vec<GroupLine>> {
    let person = viewer.id().unwrap_or(Uuid::nil());
    let (at, id) = wanted.after;
    let row = args![today, person, wanted.past, wanted.own, at, id, viewer.is_coordinator(), wanted.most];
    Ok(run.all(&LINES, row).await?)
}

impl GroupLine {
    pub fn stands(&self) -> Stands {
        Stands::parse(&self.state).unwrap_or(Stands::Ended)
    }

    pub fn step(&self, minimum: i64, today: Date) -> Step {
        Step::of(Standing {
            state: self.stands(),
            organisations: self.counting,
            minimum,
            has_open_cycle: self.cycle_title.is_some(),
            is_oriented: self.oriented_at.is_some(),
            pledges: self.pledges,
            participants: self.participants,
            is_planned: self.planned_at.is_some(),
            is_over: self.ends_on.is_some_and(|day| day < today),
        })
    }

    /// The cursor of the page that begins after it.
    pub fn cursor(&self) -> String {
        format!("{}_{}", self.proposed_at.as_microsecond(), self.id)
    }
}

/// Where a page begins, from what the page before said.
pub fn parse_cursor(text: &str) -> Option<(Timestamp, Uuid)> {
    let (at, id) = text.split_once('_')?;
    Some((Timestamp::from_microsecond(at.parse().ok()?).ok()?, id.parse().ok()?))
}

/// Before the first.
pub fn start() -> (Timestamp, Uuid) {
    (Timestamp::MAX, Uuid::max())
}

#[derive(Deserialize)]
pub struct Asked {
    /// `passes` for those that are over.
    #[serde(default)]
    vue: String,
    #[serde(default)]
    apres: String,
}

#[derive(Template)]
#[template(path = "working_groups/list.html")]
struct ListPage {
    shell: Shell,
    past: bool,
    /// The first page has one's own.
    is_first: bool,
    own: Vec<Shown>,
    others: Vec<Shown>,
    next: Option<String>,
    may_propose: bool,
    minimum: i64,
}

impl ListPage {
    fn title(&self) -> String {
        match (self.past, self.is_first && self.next.is_none()) {
            (true, _) => self.shell.t("groups-past"),
            (false, true) => self.shell.n("groups-found", self.own.len() + self.others.len()),
            (false, false) => self.shell.t("groups-title"),
        }
    }
}

struct Shown {
    line: GroupLine,
    categories: Vec<String>,
    step: Step,
}

impl Shown {
    fn gathered(&self, shell: &Shell, minimum: &i64) -> String {
        shell.two("groups-gauge", ("count", self.line.counting), ("minimum", *minimum))
    }

    /// Tenths of a percent of the minimum, for a bar.
    fn gauge(&self, minimum: &i64) -> i64 {
        (self.line.counting * 1000 / (*minimum).max(1)).min(1000)
    }
}

pub async fn list(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result {
    let past = asked.vue == "passes";
    let after = parse_cursor(&asked.apres);
    let today = today(&app, &viewer);
    let own = match after {
        None => lines(&app.db, &viewer, Wanted { own: true, past, after: start(), most: MOST_OWN }, today).await?,
        Some(_) => Vec::new(),
    };
    let wanted = Wanted { own: false, past, after: after.unwrap_or(start()), most: MOST };
    let mut others = lines(&app.db, &viewer, wanted, today).await?;
    let more = others.len() > A_PAGE;
    others.truncate(A_PAGE);
    let minimum = queries::minimum(&app.db).await?;
    let ids = own.iter().chain(&others).map(|line| line.id).collect();
    let categories = queries::categories(&app.db, ids).await?;
    let reference = market.reference();
    let shown = |line: GroupLine| Shown {
        categories: categories
            .iter()
            .filter(|(group, _)| *group == line.id)
            .map(|(_, category)| reference.category_name(*category, viewer.language).to_owned())
            .filter(|name| !name.is_empty())
            .collect(),
        step: line.step(minimum, today),
        line,
    };
    page(&ListPage {
        shell: Shell::new(&viewer).at(viewer.language.t("groups-title")),
        past,
        is_first: after.is_none(),
        next: others.last().filter(|_| more).map(GroupLine::cursor),
        own: own.into_iter().map(shown).collect(),
        others: others.into_iter().map(shown).collect(),
        may_propose: rules::may_propose(&viewer),
        minimum,
    })
}
