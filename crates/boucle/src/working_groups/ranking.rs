//! The two polls of a cycle's orientations, and what the second decides: the members are consulted; all rank; the first ones
//! are retained. A ranking is counted by the method of Schulze (`polls::count`), and by nobody else.

use axum::extract::{Path, State};
use db::{Run, Timestamp, Tx, Uuid, args, row, sql};
use jiff::ToSpan;
use serde_json::json;

use super::orientations::{self, Board};
use super::queries::{self, OrientationRow};
use super::rules::MOST_ORIENTATIONS;
use super::stages::Stage;
use super::{address, reminders, today};
use crate::catalogue::Market;
use crate::kit::error::{forbidden, internal};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{to, to_with};
use crate::kit::{App, Error, Form, Language, Result, Viewer, jobs, posted};
use crate::polls::queries::NewPoll;
use crate::polls::{self, ELECTORATES, Electorate};
use crate::spaces;

/// How long people have to answer, unless one says otherwise.
const DAYS: i64 = 14;

row! {
    #[derive(Debug, Clone)]
    struct Ranked {
        id: Uuid,
        title: String,
        oriented_at: Option<Timestamp>,
    }
}

sql! {
    SET_CONSULTATION: () = "
        UPDATE cycle SET consultation_id = $2, version = version + 1 WHERE id = $1 AND consultation_id IS NULL";
    SET_RANKING: () = "UPDATE cycle SET ranking_id = $2, version = version + 1 WHERE id = $1";
    SET_POSITION: () = "UPDATE orientation SET position = $2, rank = NULL, version = version + 1 WHERE id = $1";
    SET_RANK: () = "UPDATE orientation SET rank = $2 WHERE id = $1";
    OF_RANKING: Ranked = "SELECT id, title, oriented_at FROM cycle WHERE ranking_id = $1";
    RETAIN: () = "
        UPDATE orientation SET retained_at = CASE WHEN rank <= $2 THEN COALESCE(retained_at, CAST($3 AS TIMESTAMPTZ)) END
        WHERE cycle_id = $1";
    ORIENTED: () = "
        UPDATE cycle SET oriented_by = COALESCE(oriented_by, CAST($2 AS UUID)),
            oriented_at = COALESCE(oriented_at, CAST($3 AS TIMESTAMPTZ)), version = version + 1
        WHERE id = $1";
    PARTICIPANTS: Uuid = "
        SELECT organisation_id FROM participation WHERE group_id = $1 AND state = 'accepted' ORDER BY organisation_id";
}

/// In a working group the organisations that take part have a voice, and no others.
#[linkme::distributed_slice(ELECTORATES)]
static TAKE_PART: Electorate = Electorate {
    kind: "working_group",
    of: |app, space| Box::pin(async move { Ok(app.db.all(&PARTICIPANTS, args![space]).await?) }),
};

/// What the form of the stage begins with.
pub async fn propose(form: &mut Form, app: &App, market: &Market, viewer: &Viewer, board: &Board) -> Result<()> {
    let last = today(app, viewer).checked_add(DAYS.days()).map_err(internal)?;
    form.set("day", last.to_string());
    form.set("time", "18:00");
    if board.may_rank() {
        let organisations = app.db.all(&PARTICIPANTS, args![board.group.id()]).await?.len();
        form.set("quorum", organisations.div_ceil(2).max(1).to_string());
    }
    if board.may_consult(viewer) {
        form.set("question", viewer.language.one("groups-consultation-question", "cycle", board.cycle.title.as_str()));
        let reference = market.reference();
        let mut options: Vec<String> = board.orientations.iter().map(|it| it.title.clone()).collect();
        for (_, category) in queries::categories(&app.db, vec![board.group.id()]).await? {
            let name = reference.category_name(category, viewer.language);
            if !name.is_empty() && !options.iter().any(|option| option == name) {
                options.push(name.to_owned());
            }
        }
        form.set("options", options.join("\n"));
    }
    if board.may_retain() {
        let kept = board.orientations.iter().filter(|it| it.retained_at.is_some()).count();
        let usual = board.retainable().into_iter().find(|count| *count >= if kept > 0 { kept } else { 3 });
        form.set("first", usual.unwrap_or(board.orientations.len()).to_string());
    }
    Ok(())
}

/// The end of a poll, as typed.
fn read_end(viewer: &Viewer, board: &Board, form: &mut Form, now: Timestamp) -> Option<Timestamp> {
    let zone = &board.group.access.space.time_zone;
    let end = spaces::moment(form.trimmed("day"), form.trimmed("time"), zone).filter(|at| *at > now);
    if end.is_none() {
        form.refuse("day", viewer.language.t("groups-end-wrong"));
    }
    end
}

/// Opens the consultation, in which each organisation says all that it finds right.
pub async fn consult(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let board = Board::open(&app, &viewer, id).await?;
    if !viewer.is_board() && !board.group.leads() {
        return Err(forbidden());
    }
    if let Some(location) = posted::before(&app.db, &form).await? {
        return Ok(to(&location));
    }
    if !board.may_consult(&viewer) {
        form.refuse("question", viewer.language.t("groups-consultation-done"));
        return orientations::again(&app, &viewer, id, form).await;
    }
    let now = app.clock.now();
    let title = form.trimmed("question").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("question", viewer.language.t("groups-title-wrong"));
    }
    let mut options: Vec<String> = Vec::new();
    for line in form.value("options").lines().map(str::trim).filter(|line| !line.is_empty()) {
        if !options.iter().any(|option| option == line) {
            options.push(line.to_owned());
        }
    }
    let are_sound = (2..=MOST_ORIENTATIONS).contains(&options.len());
    if !are_sound || options.iter().any(|option| option.chars().count() > TITLE_LIMIT) {
        form.refuse("options", viewer.language.t("groups-options-wrong"));
    }
    let end = read_end(&viewer, &board, &mut form, now);
    let Some(closes_at) = end.filter(|_| form.is_sound()) else {
        return orientations::again(&app, &viewer, id, form).await;
    };
    let text = viewer.language.t("groups-consultation-text");
    let poll = NewPoll { title, text, method: "approval", closes_at, options, ..by_organisation() };
    let place = format!("{}/orientations", address(id));
    app.db
        .write(|tx| {
            let (viewer, form, poll, cycle, place) = (&viewer, &form, &poll, &board.cycle, &place);
            async move {
                let opened = polls::open_in(&tx, viewer, id, poll, now).await?;
                if tx.execute(&SET_CONSULTATION, args![cycle.id, opened]).await? == 0 {
                    return Err(Error::Conflict);
                }
                posted::keep(&tx, viewer, form, place, now).await
            }
        })
        .await?;
    Ok(to_with(&place, "groups-consultation-opened"))
}

fn by_organisation() -> NewPoll {
    NewPoll {
        title: String::new(),
        text: String::new(),
        method: "ranking",
        voice: "organisation",
        secret: false,
        points: 10,
        quorum: 0,
        late: true,
        closes_at: Timestamp::UNIX_EPOCH,
        options: Vec::new(),
    }
}

/// Opens the ranking of all that was proposed, as it is worded at this moment.
pub async fn rank(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let board = Board::open(&app, &viewer, id).await?;
    if !board.group.leads() {
        return Err(forbidden());
    }
    if let Some(location) = posted::before(&app.db, &form).await? {
        return Ok(to(&location));
    }
    if !board.may_rank() {
        form.refuse("day", viewer.language.t("groups-ranking-not-now"));
        return orientations::again(&app, &viewer, id, form).await;
    }
    let now = app.clock.now();
    let end = read_end(&viewer, &board, &mut form, now);
    let quorum = form.trimmed("quorum").parse::<i64>().ok().filter(|quorum| (1..=1000).contains(quorum));
    if quorum.is_none() {
        form.refuse("quorum", viewer.language.t("groups-number-wrong"));
    }
    let (Some(closes_at), Some(quorum)) = (end, quorum) else {
        return orientations::again(&app, &viewer, id, form).await;
    };
    let place = format!("{}/orientations", address(id));
    app.db
        .write(|tx| {
            let (viewer, form, board, place) = (&viewer, &form, &board, &place);
            async move {
                // Read again: what is ranked is what stands there now.
                let mut listed = queries::orientations(&tx, board.cycle.id).await?;
                listed.sort_by_key(|orientation| (orientation.position, orientation.id));
                let opened =
                    polls::open_in(&tx, viewer, id, &ranking(viewer, board, &listed, quorum, closes_at), now).await?;
                for (position, orientation) in (0_i64..).zip(&listed) {
                    tx.execute(&SET_POSITION, args![orientation.id, position]).await?;
                }
                tx.execute(&SET_RANKING, args![board.cycle.id, opened]).await?;
                // Should nobody close it, its end does.
                jobs::enqueue(&tx, "orientation_ranks", &opened.to_string(), closes_at).await?;
                posted::keep(&tx, viewer, form, place, now).await
            }
        })
        .await?;
    Ok(to_with(&place, "groups-ranking-opened"))
}

fn ranking(viewer: &Viewer, board: &Board, listed: &[OrientationRow], quorum: i64, closes_at: Timestamp) -> NewPoll {
    let told = |orientation: &OrientationRow| format!("### {}\n\n{}", orientation.title, orientation.text);
    let mut title = viewer.language.one("groups-ranking-question", "cycle", board.cycle.title.as_str());
    title = title.chars().take(TITLE_LIMIT).collect();
    NewPoll {
        title,
        text: listed.iter().filter(|it| !it.text.is_empty()).map(told).collect::<Vec<_>>().join("\n\n"),
        quorum,
        closes_at,
        options: listed.iter().map(|orientation| orientation.title.clone()).collect(),
        ..by_organisation()
    }
}

/// Retains the first ones of the ranking.
pub async fn retain(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let board = Board::open(&app, &viewer, id).await?;
    if !board.group.leads() {
        return Err(forbidden());
    }
    let first: Option<usize> = form.trimmed("first").parse().ok();
    if !board.may_retain() {
        form.refuse("first", viewer.language.t("groups-retain-not-now"));
    } else if !first.is_some_and(|first| board.retainable().contains(&first)) {
        form.refuse("first", viewer.language.t("groups-retain-wrong"));
    }
    let last = first.and_then(|first| board.orientations.get(first.checked_sub(1)?)?.rank);
    let Some(last) = last.filter(|_| form.is_sound()) else {
        return orientations::again(&app, &viewer, id, form).await;
    };
    let (now, is_first_time) = (app.clock.now(), board.stage == Stage::Retain);
    app.db
        .write(|tx| {
            let (viewer, cycle) = (&viewer, &board.cycle);
            async move {
                tx.execute(&RETAIN, args![cycle.id, last, now]).await?;
                tx.execute(&ORIENTED, args![cycle.id, viewer.id(), now]).await?;
                if is_first_time {
                    reminders::plan(&tx, cycle.id, now).await?;
                }
                let subject = Subject { kind: "cycle", id: Some(cycle.id), title: &cycle.title };
                journal::add(&tx, viewer, "retained", subject, json!({"group": id, "first": first}), now).await
            }
        })
        .await?;
    Ok(to_with(&format!("{}/orientations", address(id)), "groups-retained"))
}

/// Somebody closes the ranking: its result is there at once.
#[linkme::distributed_slice(journal::HEARERS)]
static CLOSED: journal::Hearer =
    journal::Hearer { kind: "poll", hear: |tx, poll, now| Box::pin(async move { keep_ranks(&tx, poll, now).await }) };

/// It ends by itself.
#[linkme::distributed_slice(jobs::WORKERS)]
static ENDED: jobs::Worker = jobs::Worker {
    kind: "orientation_ranks",
    work: |app, payload| {
        Box::pin(async move {
            let poll: Uuid = payload.parse().map_err(internal)?;
            let now = app.clock.now();
            app.db.write(|tx| async move { keep_ranks(&tx, poll, now).await }).await
        })
    },
};

/// Writes beside each orientation where the ranking puts it. Nothing while it is open, and nothing where too few have
/// ranked: then it is opened once more.
async fn keep_ranks(tx: &Tx, poll: Uuid, now: Timestamp) -> Result<()> {
    let Some(cycle) = tx.optional(&OF_RANKING, args![poll]).await? else { return Ok(()) };
    let mut listed = queries::orientations(tx, cycle.id).await?;
    if cycle.oriented_at.is_some() || listed.iter().any(|orientation| orientation.rank.is_some()) {
        return Ok(());
    }
    let summary = polls::summary(tx, poll, now).await?;
    if !summary.is_closed || summary.lacks_quorum() {
        return Ok(());
    }
    listed.sort_by_key(|orientation| (orientation.position, orientation.id));
    for (orientation, place) in listed.iter().zip(&summary.places) {
        tx.execute(&SET_RANK, args![orientation.id, *place]).await?;
    }
    let subject = Subject { kind: "cycle", id: Some(cycle.id), title: &cycle.title };
    let detail = json!({"poll": poll, "voices": summary.voices});
    journal::add(tx, &Viewer::system(Language::Fr), "ranked", subject, detail, now).await
}
