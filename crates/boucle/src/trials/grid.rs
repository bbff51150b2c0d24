//! The short grid by which a deliverable is tried, as its group composes it.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::queries::{self, QuestionRow};
use super::save::{self, Change};
use super::{Open, address};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, journal};

/// A longer grid is not answered.
const MOST: usize = 12;
/// Empty lines for more questions.
const MORE: usize = 3;
const KINDS: [&str; 3] = ["yes_no", "score", "text"];
/// What a grid begins with where there is none to begin from.
const DEFAULTS: [(&str, &str); 3] =
    [("yes_no", "trials-default-use"), ("score", "trials-default-clear"), ("text", "trials-default-lacks")];

/// A line of the form: which question it was, its kind, its words.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    id: Option<Uuid>,
    kind: String,
    title: String,
}

#[derive(Template)]
#[template(path = "trials/grid.html")]
struct GridPage {
    shell: Shell,
    form: Form,
    deliverable: Uuid,
    lines: Vec<Line>,
    /// From where a new grid comes: another deliverable's, or what is proposed to all.
    begun: Option<&'static str>,
    has_answers: bool,
    /// What somebody else saved meanwhile, to be seen beside what was typed.
    theirs: Vec<String>,
}

impl GridPage {
    fn kinds(&self) -> [&'static str; 3] {
        KINDS
    }
}

fn grid_page(viewer: &Viewer, open: &Open, form: Form, mut lines: Vec<Line>, questions: &[QuestionRow]) -> GridPage {
    let blank = Line { id: None, kind: "yes_no".to_owned(), title: String::new() };
    let more = MORE.min(MOST.saturating_sub(lines.len()));
    lines.extend(std::iter::repeat_n(blank, more));
    GridPage {
        shell: open.under(viewer).at(viewer.language.t("trials-compose")),
        form,
        deliverable: open.id(),
        lines,
        begun: None,
        has_answers: questions.iter().any(|question| question.is_answered),
        theirs: Vec::new(),
    }
}

fn kept(questions: &[QuestionRow]) -> Vec<Line> {
    let asked = questions.iter().filter(|question| question.retired_at.is_none());
    asked.map(|one| Line { id: Some(one.id), kind: one.kind.clone(), title: one.title.clone() }).collect()
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read_if(&app, &viewer, id, Open::writes).await?;
    let questions = queries::questions(&app.db, id).await?;
    let version = queries::grid_version(&app.db, id).await?;
    let mut form = Form::new();
    form.set("_version", version.to_string());
    if version > 0 {
        return page(&grid_page(&viewer, &open, form, kept(&questions), &questions));
    }
    let (lines, begun) = begin(&app, &viewer, &open).await?;
    page(&GridPage { begun: Some(begun), ..grid_page(&viewer, &open, form, lines, &questions) })
}

/// The grid of the last deliverable of the same kind, or what is proposed to all.
async fn begin(app: &App, viewer: &Viewer, open: &Open) -> Result<(Vec<Line>, &'static str)> {
    if let Some(model) = queries::model(&app.db, &open.deliverable).await? {
        let mut lines = kept(&queries::questions(&app.db, model).await?);
        for line in &mut lines {
            line.id = None;
        }
        return Ok((lines, "trials-grid-from-last"));
    }
    let line = |(kind, key): (&str, &str)| Line { id: None, kind: kind.to_owned(), title: viewer.language.t(key) };
    Ok((DEFAULTS.map(line).into(), "trials-grid-from-default"))
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::read_if(&app, &viewer, id, Open::writes).await?;
    let questions = queries::questions(&app.db, id).await?;
    let lines = typed(&form);
    if lines.len() > MOST || lines.iter().any(|line| line.title.chars().count() > TITLE_LIMIT) {
        form.refuse("questions", viewer.language.t("trials-grid-wrong"));
        return unsound(&grid_page(&viewer, &open, form, lines, &questions));
    }
    let changes = changes(&questions, &lines);
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (viewer, open, form, changes) = (&viewer, &open, &form, &changes);
            async move {
                save::save_grid(&tx, id, form.version(), changes, viewer.id(), now).await?;
                journal::add(&tx, viewer, "changed", open.subject(), json!({"grid": form.version() + 1}), now).await
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to_with(&address(id), "trials-grid-saved")),
        Err(Error::Conflict) => {
            let questions = queries::questions(&app.db, id).await?;
            form.set("_version", queries::grid_version(&app.db, id).await?.to_string());
            form.refuse("questions", viewer.language.t("trials-grid-conflict"));
            let theirs = kept(&questions).into_iter().map(|line| line.title).collect();
            // What was read from the other grid is written anew into this one.
            let known = |line: &Line| questions.iter().any(|question| Some(question.id) == line.id);
            let lines = lines.into_iter().map(|line| Line { id: line.id.filter(|_| known(&line)), ..line }).collect();
            unsound(&GridPage { theirs, ..grid_page(&viewer, &open, form, lines, &questions) })
        }
        Err(error) => Err(error),
    }
}

/// The lines that hold a question.
fn typed(form: &Form) -> Vec<Line> {
    let kinds = form.values("kind").iter().chain(std::iter::repeat(&EMPTY));
    let ids = form.values("question").iter().chain(std::iter::repeat(&EMPTY));
    let line = |((title, kind), id): ((&String, &String), &String)| Line {
        id: id.parse().ok(),
        kind: KINDS.into_iter().find(|known| known == kind).unwrap_or("text").to_owned(),
        title: title.trim().to_owned(),
    };
    form.values("title").iter().zip(kinds).zip(ids).map(line).filter(|line| !line.title.is_empty()).collect()
}

static EMPTY: String = String::new();

/// What a grid as it is typed makes of the one that is kept. A question that was answered is never another: it is retired, and
/// the new words are a question of their own.
fn changes(questions: &[QuestionRow], lines: &[Line]) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut seen = Vec::new();
    for (position, line) in (1_i64..).zip(lines) {
        let asked = questions.iter().filter(|question| question.retired_at.is_none());
        let before = asked.into_iter().find(|question| Some(question.id) == line.id && !seen.contains(&question.id));
        let (kind, title) = (line.kind.clone(), line.title.clone());
        let Some(before) = before else {
            changes.push(Change::Add { position, kind, title });
            continue;
        };
        seen.push(before.id);
        let is_same = before.kind == kind && before.title == title;
        if before.is_answered && !is_same {
            changes.push(Change::Retire(before.id));
            changes.push(Change::Add { position, kind, title });
        } else {
            changes.push(Change::Set { id: before.id, position, kind, title });
        }
    }
    for gone in questions.iter().filter(|question| question.retired_at.is_none() && !seen.contains(&question.id)) {
        changes.push(if gone.is_answered { Change::Retire(gone.id) } else { Change::Drop(gone.id) });
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn question(number: u128, title: &str, is_answered: bool) -> QuestionRow {
        QuestionRow {
            id: id(number),
            position: 1,
            kind: "text".to_owned(),
            title: title.to_owned(),
            retired_at: None,
            is_answered,
        }
    }

    fn line(number: Option<u128>, title: &str) -> Line {
        Line { id: number.map(id), kind: "text".to_owned(), title: title.to_owned() }
    }

    fn add(position: i64, title: &str) -> Change {
        Change::Add { position, kind: "text".to_owned(), title: title.to_owned() }
    }

    fn set(number: u128, position: i64, title: &str) -> Change {
        Change::Set { id: id(number), position, kind: "text".to_owned(), title: title.to_owned() }
    }

    #[test]
    fn a_question_that_was_answered_is_retired_rather_than_changed() {
        let kept =
            [question(1, "Un", true), question(2, "Deux", true), question(3, "Trois", false), question(4, "Quatre", true)];
        let typed =
            [line(Some(2), "Deux"), line(Some(1), "Un, mieux dit"), line(Some(3), "Trois, mieux dit"), line(None, "Cinq")];
        assert_eq!(
            changes(&kept, &typed),
            [
                set(2, 1, "Deux"),
                Change::Retire(id(1)),
                add(2, "Un, mieux dit"),
                set(3, 3, "Trois, mieux dit"),
                add(4, "Cinq"),
                Change::Retire(id(4)),
            ]
        );
    }

    #[test]
    fn what_nobody_answered_goes_and_what_is_not_of_this_grid_is_new() {
        assert_eq!(changes(&[question(1, "Un", false)], &[]), [Change::Drop(id(1))]);
        let twice = [line(Some(1), "Un"), line(Some(1), "Un"), line(Some(9), "Neuf")];
        assert_eq!(changes(&[question(1, "Un", false)], &twice), [set(1, 1, "Un"), add(2, "Un"), add(3, "Neuf")]);
    }
}
