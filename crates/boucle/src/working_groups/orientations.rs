//! The orientations of a cycle: the members are consulted, the board proposes, the members complete and word, all rank, and
//! who leads retains the first ones.
//! Always: the order is the count's, never anybody's; what was ranked is not worded otherwise.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use db::{Run, Timestamp, Tx, Uuid, args, row, sql};
use serde::Deserialize;
use serde_json::json;

use super::queries::{self, CycleRow, OrientationRow};
use super::rules::MOST_ORIENTATIONS;
use super::stages::{self, Known, Stage};
use super::{Group, address};
use crate::catalogue::Market;
use crate::kit::error::{forbidden, not_found};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, markdown, posted};
use crate::polls::{self, Summary};

row! {
    #[derive(Debug, Clone)]
    struct Proposed {
        cycle_id: Uuid,
        title: String,
        text: String,
        proposed_by: Option<Uuid>,
        version: i64,
    }
}

sql! {
    FIND: Proposed = "SELECT cycle_id, title, text, proposed_by, version FROM orientation WHERE id = $1";
    ADD: () = "
        INSERT INTO orientation (id, cycle_id, title, text, origin, position, proposed_by, created_at, version)
        VALUES ($1, $2, $3, $4, $5,
            (SELECT COALESCE(max(o.position), -1) + 1 FROM orientation o WHERE o.cycle_id = $2), $6, $7, 1)";
    WORD: () = "
        UPDATE orientation SET title = $3, text = $4, version = version + 1 WHERE id = $1 AND version = $2";
    WITHDRAW: () = "DELETE FROM orientation WHERE id = $1";
}

/// What a cycle's orientations are, with the polls that they went through.
pub struct Board {
    pub group: Group,
    pub cycle: CycleRow,
    pub orientations: Vec<OrientationRow>,
    pub consultation: Option<Summary>,
    pub ranking: Option<Summary>,
    pub stage: Stage,
}

impl Board {
    async fn of(app: &App, group: Group, cycle: CycleRow) -> Result<Self> {
        let (run, now) = (&app.db, app.clock.now());
        let orientations = queries::orientations(run, cycle.id).await?;
        let consultation = match cycle.consultation_id {
            Some(poll) => Some(polls::summary(run, poll, now).await?),
            None => None,
        };
        let ranking = match cycle.ranking_id {
            Some(poll) => Some(polls::summary(run, poll, now).await?),
            None => None,
        };
        let stage = Stage::of(Known {
            consultation: consultation.as_ref().map(|poll| poll.is_closed),
            orientations: orientations.len(),
            ranking: ranking.as_ref().map(|poll| poll.is_closed),
            lacks_quorum: ranking.as_ref().is_some_and(Summary::lacks_quorum),
            is_ranked: orientations.iter().any(|orientation| orientation.rank.is_some()),
            is_retained: cycle.oriented_at.is_some(),
        });
        Ok(Self { group, cycle, orientations, consultation, ranking, stage })
    }

    /// Of the year that goes on, to change it.
    pub async fn open(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let group = Group::read(app, viewer, id).await?;
        let cycle = group.open_cycle().cloned().ok_or_else(forbidden)?;
        Self::of(app, group, cycle).await
    }

    fn is_open(&self) -> bool {
        self.cycle.closed_at.is_none() && self.group.is_running()
    }

    /// The board, and who leads in its name.
    fn is_of_board(&self, viewer: &Viewer) -> bool {
        viewer.is_board() || self.group.leads()
    }

    pub fn may_consult(&self, viewer: &Viewer) -> bool {
        self.is_open() && self.is_of_board(viewer) && self.stage == Stage::Consult
    }

    /// The board begins; the members complete.
    fn may_propose(&self, viewer: &Viewer) -> bool {
        let member = self.group.writes() && !self.orientations.is_empty();
        self.is_open()
            && self.stage.takes_proposals()
            && self.orientations.len() < MOST_ORIENTATIONS
            && (member || self.is_of_board(viewer))
    }

    fn may_word(&self, viewer: &Viewer) -> bool {
        self.is_open() && self.stage.takes_wording() && self.words(viewer)
    }

    /// Somebody who might, at another stage.
    fn words(&self, viewer: &Viewer) -> bool {
        self.group.writes() || self.is_of_board(viewer)
    }

    pub fn may_rank(&self) -> bool {
        self.is_open() && self.group.leads() && self.stage.may_rank() && self.orientations.len() > 1
    }

    /// As long as the plan is not adopted, another number of them may be retained.
    pub fn may_retain(&self) -> bool {
        let again = self.stage == Stage::Retained && self.cycle.planned_at.is_none() && !self.retainable().is_empty();
        self.is_open() && self.group.leads() && (self.stage == Stage::Retain || again)
    }

    pub fn retainable(&self) -> Vec<usize> {
        let ranks: Option<Vec<i64>> = self.orientations.iter().map(|orientation| orientation.rank).collect();
        stages::retainable(&ranks.unwrap_or_default())
    }

    fn retained(&self) -> usize {
        self.orientations.iter().filter(|orientation| orientation.retained_at.is_some()).count()
    }
}

#[derive(Template)]
#[template(path = "working_groups/orientations.html")]
struct OrientationsPage {
    shell: Shell,
    form: Form,
    board: Board,
    texts: BTreeMap<Uuid, String>,
    may_consult: bool,
    may_propose: bool,
    may_word: bool,
}

impl OrientationsPage {
    fn title(&self) -> String {
        let count = if self.board.stage == Stage::Retained { self.board.retained() } else { self.board.orientations.len() };
        self.shell.n(&format!("groups-stage-title-{}", self.board.stage.code()), count)
    }

    /// The four parts, done, now or ahead.
    fn parts(&self) -> [(&'static str, &'static str); 4] {
        let now = self.board.stage.part();
        let at = |part: usize| if part < now { "done" } else { "now" };
        ["consult", "propose", "rank", "retain"]
            .into_iter()
            .enumerate()
            .map(|(part, code)| (code, if part > now { "ahead" } else { at(part) }))
            .collect::<Vec<_>>()
            .try_into()
            .unwrap_or_default()
    }

    fn text(&self, orientation: &OrientationRow) -> &str {
        self.texts.get(&orientation.id).map_or("", String::as_str)
    }

    /// What was chosen in the consultation: each answer, its voices, and tenths of a percent of the highest for a bar.
    fn consulted(&self) -> Vec<(&str, u64, u64)> {
        let Some(poll) = &self.board.consultation else { return Vec::new() };
        let mut lines: Vec<_> = poll
            .options
            .iter()
            .zip(&poll.totals)
            .map(|(title, total)| (title.as_str(), *total, total * 1000 / poll.highest()))
            .collect();
        lines.sort_by_key(|(_, total, _)| std::cmp::Reverse(*total));
        lines
    }

    fn is_most(&self, count: &usize) -> bool {
        self.form.value("first") == count.to_string()
    }

    /// How far a poll is, and until when.
    fn stands(&self, poll: &Summary) -> String {
        self.shell.two("groups-poll-stands", ("count", poll.voices), ("date", self.shell.moment(poll.closes_at)))
    }

    /// Polls are for those who are in the space.
    fn sees_polls(&self) -> bool {
        self.board.group.is_in()
    }

    fn place(&self) -> String {
        address(self.board.group.id())
    }
}

#[derive(Template)]
#[template(path = "working_groups/orientations_none.html")]
struct NonePage {
    shell: Shell,
    group: Group,
}

#[derive(Deserialize)]
pub struct Asked {
    cycle: Option<Uuid>,
}

pub async fn show(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result {
    let group = Group::read(&app, &viewer, id).await?;
    let wanted = match asked.cycle {
        Some(cycle) => Some(group.cycles.iter().find(|it| it.id == cycle).ok_or_else(not_found)?),
        None => group.cycle(),
    };
    let Some(cycle) = wanted.cloned() else {
        let shell = group.shell(&viewer).at(viewer.language.t("groups-orientations"));
        return page(&NonePage { shell, group });
    };
    let board = Board::of(&app, group, cycle).await?;
    let mut form = Form::new();
    super::ranking::propose(&mut form, &app, &market, &viewer, &board).await?;
    page(&board_page(&viewer, board, form))
}

/// The page as it is shown again when something in one of its forms is wrong.
pub async fn again(app: &App, viewer: &Viewer, id: Uuid, form: Form) -> Result {
    let board = Board::open(app, viewer, id).await?;
    unsound(&board_page(viewer, board, form))
}

fn board_page(viewer: &Viewer, board: Board, form: Form) -> OrientationsPage {
    let title =
        if board.cycle.closed_at.is_some() { board.cycle.title.clone() } else { viewer.language.t("groups-orientations") };
    OrientationsPage {
        shell: board.group.shell(viewer).at(title),
        texts: board.orientations.iter().map(|it| (it.id, markdown::to_html(&it.text))).collect(),
        may_consult: board.may_consult(viewer),
        may_propose: board.may_propose(viewer),
        may_word: board.may_word(viewer),
        form,
        board,
    }
}

/// The title and the text of an orientation, or nothing and the form with what is wrong.
fn read(viewer: &Viewer, board: &Board, form: &mut Form, but: Option<Uuid>) -> Option<(String, String)> {
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", viewer.language.t("groups-title-wrong"));
    } else if board.orientations.iter().any(|other| Some(other.id) != but && other.title == title) {
        // In the ranking two of the same words could not be told apart.
        form.refuse("title", viewer.language.t("groups-orientation-same"));
    }
    form.is_sound().then(|| (title, form.trimmed("text").to_owned()))
}

/// Why nothing is proposed or worded at this stage.
fn reason(viewer: &Viewer, board: &Board) -> String {
    if board.orientations.len() >= MOST_ORIENTATIONS && board.stage.takes_proposals() {
        return viewer.language.n("groups-orientations-many", i64::try_from(MOST_ORIENTATIONS).unwrap_or(i64::MAX));
    }
    viewer.language.t(match board.stage {
        Stage::Ranking => "groups-wording-ranking",
        Stage::Counting | Stage::Retain | Stage::Retained => "groups-wording-ranked",
        Stage::Consult | Stage::Consulting => "groups-wording-consult",
        Stage::Propose | Stage::Complete | Stage::Again => "groups-wording-board",
    })
}

/// Proposes an orientation: the board, and once it has begun, the members.
pub async fn propose(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let board = Board::open(&app, &viewer, id).await?;
    if !board.words(&viewer) {
        return Err(forbidden());
    }
    if posted::before(&app.db, &form).await?.is_none() && !board.may_propose(&viewer) {
        form.refuse("title", reason(&viewer, &board));
        return again(&app, &viewer, id, form).await;
    }
    let Some((title, text)) = read(&viewer, &board, &mut form, None) else {
        return again(&app, &viewer, id, form).await;
    };
    let (now, cycle) = (app.clock.now(), &board.cycle);
    let origin = if board.is_of_board(&viewer) { "board" } else { "member" };
    let place = format!("{}/orientations", address(id));
    posted::once(&app, &viewer, &form, |tx| {
        let (viewer, title, text, place) = (&viewer, &title, &text, &place);
        async move {
            // A ranking that was opened meanwhile would not know of it.
            if queries::cycle(&tx, cycle.id).await?.ranking_id != cycle.ranking_id {
                return Err(Error::Conflict);
            }
            let orientation = Uuid::now_v7();
            tx.execute(&ADD, args![orientation, cycle.id, title, text, origin, viewer.id(), now]).await?;
            let subject = Subject { kind: "orientation", id: Some(orientation), title };
            journal::add(&tx, viewer, "proposed", subject, json!({"cycle": cycle.id, "origin": origin}), now).await?;
            Ok(place.to_owned())
        }
    })
    .await?;
    Ok(to_with(&place, "groups-orientation-added"))
}

/// What was kept in the year before stands in the new one, to be ranked with the rest; each with what it is there.
pub async fn take_over(
    tx: &Tx,
    cycle: Uuid,
    taken: &[OrientationRow],
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<Vec<(Uuid, Uuid)>> {
    let mut both = Vec::new();
    for orientation in taken {
        let id = Uuid::now_v7();
        let row = args![id, cycle, &orientation.title, &orientation.text, "previous", by, now];
        tx.execute(&ADD, row).await?;
        both.push((orientation.id, id));
    }
    Ok(both)
}

#[derive(Template)]
#[template(path = "working_groups/orientation.html")]
struct OrientationPage {
    shell: Shell,
    form: Form,
    id: Uuid,
    group: Uuid,
    may_withdraw: bool,
    /// What somebody else saved meanwhile.
    theirs: Option<(String, String)>,
}

/// An orientation with its board, for those who may word it.
async fn worded(app: &App, viewer: &Viewer, id: Uuid) -> Result<(Board, Proposed)> {
    let orientation = app.db.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)?;
    let (group, cycle) = Group::of_cycle(app, viewer, orientation.cycle_id).await?;
    let board = Board::of(app, group, cycle).await?;
    if board.is_open() && board.words(viewer) { Ok((board, orientation)) } else { Err(forbidden()) }
}

fn orientation_page(viewer: &Viewer, board: &Board, id: Uuid, orientation: &Proposed, form: Form) -> OrientationPage {
    let group = board.group.id();
    OrientationPage {
        shell: board
            .group
            .shell(viewer)
            .under(format!("{}/orientations", address(group)), viewer.language.t("groups-orientations"))
            .at(viewer.language.t("groups-orientation-edit")),
        may_withdraw: may_withdraw(viewer, board, orientation),
        form,
        id,
        group,
        theirs: None,
    }
}

/// Whoever proposed it, the board, and who leads.
fn may_withdraw(viewer: &Viewer, board: &Board, orientation: &Proposed) -> bool {
    let own = viewer.id().is_some() && orientation.proposed_by == viewer.id();
    board.stage.takes_wording() && (own || board.is_of_board(viewer))
}

pub async fn edit(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let (board, orientation) = worded(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("_version", orientation.version.to_string());
    form.set("title", orientation.title.as_str());
    form.set("text", orientation.text.as_str());
    if !board.may_word(&viewer) {
        form.refuse("title", reason(&viewer, &board));
    }
    page(&orientation_page(&viewer, &board, id, &orientation, form))
}

/// Words it otherwise, or withdraws it (`act` is `withdraw`).
pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let (board, orientation) = worded(&app, &viewer, id).await?;
    let withdraws = form.value("act") == "withdraw";
    if withdraws && board.stage.takes_wording() && !may_withdraw(&viewer, &board, &orientation) {
        return Err(forbidden());
    }
    if !board.may_word(&viewer) {
        form.refuse("title", reason(&viewer, &board));
    }
    let read = if withdraws {
        Some((orientation.title.clone(), String::new()))
    } else {
        read(&viewer, &board, &mut form, Some(id))
    };
    let Some((title, text)) = read.filter(|_| form.is_sound()) else {
        return unsound(&orientation_page(&viewer, &board, id, &orientation, form));
    };
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (viewer, form, title, text, cycle) = (&viewer, &form, &title, &text, &board.cycle);
            async move {
                if queries::cycle(&tx, cycle.id).await?.ranking_id != cycle.ranking_id {
                    return Err(Error::Conflict);
                }
                let changed = if withdraws {
                    tx.execute(&WITHDRAW, args![id]).await?
                } else {
                    tx.execute(&WORD, args![id, form.version(), title, text]).await?
                };
                if changed == 0 {
                    return Err(Error::Conflict);
                }
                let subject = Subject { kind: "orientation", id: Some(id), title };
                let verb = if withdraws { "removed" } else { "changed" };
                journal::add(&tx, viewer, verb, subject, json!({"cycle": cycle.id}), now).await
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to_with(&format!("{}/orientations", address(board.group.id())), "groups-orientation-saved")),
        Err(Error::Conflict) => {
            let (board, theirs) = worded(&app, &viewer, id).await?;
            form.set("_version", theirs.version.to_string());
            form.refuse("text", viewer.language.t("groups-conflict"));
            let shown = orientation_page(&viewer, &board, id, &theirs, form);
            unsound(&OrientationPage { theirs: Some((theirs.title, theirs.text)), ..shown })
        }
        Err(error) => Err(error),
    }
}
