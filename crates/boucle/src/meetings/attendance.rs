//! Who is there, ticked on a telephone while people sit down.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use super::queries::{self, MeetingRow, PersonLine};
use super::{Open, address, called, plans};
use crate::kit::journal::{self, Subject};
use crate::kit::sheet::Sheet;
use crate::kit::shell::{page, to_with};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};
use crate::spaces;

/// A member, what they answered, and whether they are there.
struct Line {
    id: Uuid,
    name: String,
    answer: Option<String>,
    delegate: String,
    is_there: bool,
}

#[derive(Template)]
#[template(path = "meetings/attendance.html")]
struct AttendancePage {
    shell: Shell,
    meeting: MeetingRow,
    lines: Vec<Line>,
}

impl AttendancePage {
    fn called(&self, line: &Line) -> String {
        called(self.shell.language(), &line.name, &line.delegate)
    }
}

/// Members and whoever else answered, by name.
async fn lines(app: &App, meeting: &MeetingRow) -> Result<Vec<Line>> {
    let mut known: Vec<PersonLine> = queries::people(&app.db, meeting.id).await?;
    let mut lines = Vec::new();
    for (id, name) in spaces::queries::people(&app.db, meeting.space_id).await? {
        let line = known.iter().position(|person| person.person_id == id).map(|at| known.remove(at));
        lines.push(
            line.map_or_else(|| Line { id, name, answer: None, delegate: String::new(), is_there: false }, Line::from),
        );
    }
    lines.extend(known.into_iter().map(Line::from));
    Ok(lines)
}

impl From<PersonLine> for Line {
    fn from(person: PersonLine) -> Self {
        Self {
            id: person.person_id,
            name: person.name,
            // Before anybody is ticked off, those who said that they come are.
            is_there: person.attended.unwrap_or(person.answer.as_deref() == Some("yes")),
            answer: person.answer,
            delegate: person.delegate,
        }
    }
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read_if(&app, &viewer, id, plans).await?;
    page(&AttendancePage {
        shell: open.shell(&viewer).at(viewer.language.t("meetings-attendance")),
        lines: lines(&app, &open.meeting).await?,
        meeting: open.meeting,
    })
}

pub async fn csv(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    sheet(&app, &viewer, id).await?.csv_file("presences")
}

pub async fn xlsx(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    sheet(&app, &viewer, id).await?.xlsx_file("presences")
}

/// Who was expected, what they answered, and who was there: what one shows to whoever pays for the programme.
async fn sheet(app: &App, viewer: &Viewer, id: Uuid) -> Result<Sheet> {
    let open = Open::read_if(app, viewer, id, plans).await?;
    let language = viewer.language;
    let columns = ["name", "answer", "delegate", "there"];
    let mut sheet = Sheet::new(columns.map(|column| language.t(&format!("meetings-column-{column}"))));
    let known = queries::people(&app.db, id).await?;
    for line in lines(app, &open.meeting).await? {
        let attended = known.iter().find(|person| person.person_id == line.id).and_then(|person| person.attended);
        let there = attended.map(|there| language.t(if there { "meetings-yes" } else { "meetings-no" })).unwrap_or_default();
        let answer = line.answer.map(|answer| language.t(&format!("meetings-answer-{answer}"))).unwrap_or_default();
        sheet.row([line.name, answer, line.delegate, there]);
    }
    Ok(sheet)
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let open = Open::read_if(&app, &viewer, id, plans).await?;
    let lines = lines(&app, &open.meeting).await?;
    let there: Vec<(Uuid, bool)> = lines.iter().map(|line| (line.id, form.has("there", &line.id.to_string()))).collect();
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, meeting, there) = (&viewer, &open.meeting, &there);
            async move {
                queries::attend(&tx, id, there).await?;
                let subject = Subject { kind: "meeting", id: Some(id), title: &meeting.title };
                let detail = json!({"attended": there.iter().filter(|(_, there)| *there).count()});
                journal::add(&tx, viewer, "attended", subject, detail, now).await?;
                Ok::<_, Error>(())
            }
        })
        .await?;
    Ok(to_with(&address(id), "meetings-attendance-saved"))
}
