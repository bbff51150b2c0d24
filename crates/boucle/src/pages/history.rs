//! What a page was: its revisions, two of them compared, one brought back, and who wrote each line.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Uuid;
use serde::Deserialize;
use serde_json::json;

use super::queries::{self, PageRow, RevisionLine, RevisionRow, Writing};
use super::text::{self, Reading};
use super::{Open, address, documents};
use crate::kit::compare::{self, Piece, Row};
use crate::kit::error::invalid;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page as answer, to_with};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};

const A_PAGE: usize = 50;

#[derive(Deserialize)]
pub struct Before {
    avant: Option<i64>,
}

#[derive(Template)]
#[template(path = "pages/history.html")]
struct ListPage {
    shell: Shell,
    page: PageRow,
    revisions: Vec<RevisionLine>,
    next: Option<i64>,
}

impl ListPage {
    /// Of the two that are compared unless others are chosen: the last, and the one before.
    fn is_old(&self, at: &usize) -> bool {
        *at == 1
    }

    fn is_new(&self, at: &usize) -> bool {
        *at == 0
    }
}

pub async fn list(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(query): Query<Before>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let most = i64::try_from(A_PAGE + 1).unwrap_or(i64::MAX);
    let before = query.avant.unwrap_or(i64::MAX);
    let mut revisions = queries::revisions(&app.db, id, before, most).await?;
    let more = revisions.len() > A_PAGE;
    revisions.truncate(A_PAGE);
    answer(&ListPage {
        shell: open.below(&viewer).at(viewer.language.t("pages-history")),
        next: revisions.last().filter(|_| more).map(|last| last.number),
        page: open.page,
        revisions,
    })
}

#[derive(Template)]
#[template(path = "pages/revision.html")]
struct RevisionPage {
    shell: Shell,
    page: PageRow,
    revision: RevisionRow,
    html: String,
    may_edit: bool,
    may_withdraw: bool,
    form: Form,
}

impl RevisionPage {
    fn which(&self) -> String {
        let when = self.shell.moment(self.revision.created_at);
        self.shell.two("pages-old", ("number", self.revision.number), ("date", when))
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path((id, number)): Path<(Uuid, i64)>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let revision = queries::revision(&app.db, id, number).await?;
    let documents = documents(&app, open.page.space_id, [revision.text.as_str()]).await?;
    let reading = Reading { tree: &open.tree, documents: &documents, language: viewer.language, new_page: None, open: true };
    let html = reading.show(&revision.text).html;
    let is_last = number == open.page.revision;
    let withdrawn = revision.withdrawn_at.is_some();
    answer(&RevisionPage {
        shell: open
            .below(&viewer)
            .under(format!("{}/historique", address(id)), viewer.language.t("pages-history"))
            .at(viewer.language.one("pages-revision", "number", number)),
        may_edit: open.may_edit() && !is_last && !withdrawn,
        may_withdraw: open.access.coordinates() && !is_last && !withdrawn,
        html,
        revision,
        page: open.page,
        form: Form::new(),
    })
}

/// Brings a revision back, as the next one; or takes its text out, for what it said of somebody.
pub async fn change(State(app): State<App>, viewer: Viewer, Path((id, number)): Path<(Uuid, i64)>, form: Form) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let withdraws = form.value("act") == "withdraw";
    let may = open.may_edit() && (!withdraws || open.access.coordinates());
    let open = open.must(may)?;
    if number == open.page.revision {
        return Err(invalid("number", viewer.language.t("pages-is-last")));
    }
    let now = app.clock.now();
    posted::once(&app, &viewer, &form, |tx| {
        let (viewer, open) = (&viewer, &open);
        async move {
            let page = queries::find(&tx, id).await?;
            let subject = Subject { kind: "page", id: Some(id), title: &page.title };
            if withdraws {
                queries::withdraw(&tx, id, number, viewer.id(), now).await?;
                journal::add(&tx, viewer, "withdrawn", subject, json!({"revision": number}), now).await?;
                return Ok(address(id));
            }
            let old = queries::revision(&tx, id, number).await?;
            if old.withdrawn_at.is_some() {
                return Err(Error::NotFound);
            }
            let comment = viewer.language.one("pages-restored-comment", "number", number);
            let writing = Writing {
                title: &old.title,
                text: &old.text,
                comment: &comment,
                minor: false,
                targets: text::targets(&old.text, &open.tree),
            };
            queries::update(&tx, id, page.revision, &writing, viewer.id(), now).await?;
            journal::add(&tx, viewer, "restored", subject, json!({"revision": number}), now).await?;
            Ok(address(id))
        }
    })
    .await?;
    if withdraws {
        return Ok(to_with(&format!("{}/historique", address(id)), "pages-withdrawn-done"));
    }
    Ok(to_with(&address(id), "pages-restored"))
}

#[derive(Deserialize)]
pub struct Compared {
    de: Option<i64>,
    a: Option<i64>,
    #[serde(default)]
    vue: String,
}

#[derive(Template)]
#[template(path = "pages/compare.html")]
struct ComparePage {
    shell: Shell,
    page: PageRow,
    old: RevisionRow,
    new: RevisionRow,
    /// The text with its changes, or nothing where it is shown side by side.
    inline: Option<Vec<Piece>>,
    rows: Vec<Row>,
    changes: usize,
}

impl ComparePage {
    fn revisions(&self) -> [&RevisionRow; 2] {
        [&self.old, &self.new]
    }

    fn sides(row: &Row) -> Vec<&Option<Vec<Piece>>> {
        match row {
            Row::Line { old, new } => vec![old, new],
            Row::Skipped(_) => Vec::new(),
        }
    }

    fn compared(&self) -> String {
        self.shell.two("pages-compared", ("old", self.old.number), ("new", self.new.number))
    }
}

pub async fn compare(
    State(app): State<App>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Query(compared): Query<Compared>,
) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let last = open.page.revision;
    let (one, other) = (compared.a.unwrap_or(last), compared.de.unwrap_or((last - 1).max(1)));
    let mut old = queries::revision(&app.db, id, one.min(other)).await?;
    let mut new = queries::revision(&app.db, id, one.max(other)).await?;
    for revision in [&mut old, &mut new] {
        revision.text = text::written(&revision.text, &open.tree);
    }
    let (before, after) = (whole(&old), whole(&new));
    let rows = compare::side_by_side(&before, &after);
    answer(&ComparePage {
        shell: open
            .below(&viewer)
            .under(format!("{}/historique", address(id)), viewer.language.t("pages-history"))
            .at(viewer.language.t("pages-comparison")),
        page: open.page,
        changes: rows.iter().filter(|row| is_change(row)).count(),
        inline: (compared.vue != "cote").then(|| compare::by_word(&before, &after)),
        rows: if compared.vue == "cote" { rows } else { Vec::new() },
        old,
        new,
    })
}

fn whole(revision: &RevisionRow) -> String {
    format!("{}\n\n{}", revision.title, revision.text)
}

fn is_change(row: &Row) -> bool {
    let changed = |side: &Option<Vec<Piece>>| {
        side.as_ref().is_some_and(|pieces| pieces.iter().any(|piece| piece.kind != compare::Kind::Same))
    };
    matches!(row, Row::Line { old, new } if changed(old) || changed(new))
}

#[derive(Template)]
#[template(path = "pages/authors.html")]
struct AuthorsPage {
    shell: Shell,
    page: PageRow,
    lines: Vec<Run>,
}

/// Lines that follow one another and came with one revision.
struct Run {
    revision: RevisionRow,
    lines: Vec<String>,
}

/// Who wrote each line as it stands.
pub async fn authors(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let mut revisions = queries::recent(&app.db, id).await?;
    revisions.reverse();
    for revision in &mut revisions {
        revision.text = text::written(&revision.text, &open.tree);
    }
    let texts: Vec<&str> = revisions.iter().map(|revision| revision.text.as_str()).collect();
    let mut runs: Vec<Run> = Vec::new();
    for (line, by) in compare::origins(&texts) {
        let Some(revision) = revisions.get(by) else { continue };
        match runs.last_mut().filter(|run| run.revision.number == revision.number) {
            Some(run) => run.lines.push(line),
            None => runs.push(Run { revision: revision.clone(), lines: vec![line] }),
        }
    }
    answer(&AuthorsPage { shell: open.below(&viewer).at(viewer.language.t("pages-authors")), page: open.page, lines: runs })
}
