//! The page of an introduction: how far it is, from whom something is expected, what was written, and what one may do.

use askama::Template;
use axum::extract::{Path, State as Given};
use db::Uuid;

use super::Introduction;
use super::queries::{self, FileRow, MessageRow, OutcomeRow, ReferenceRow, StepRow};
use super::rules::{self, Act, Side, State};
use crate::catalogue::queries as catalogue;
use crate::files::rules::size;
use crate::kit::shell::{page, unsound};
use crate::kit::{App, Form, Result, Shell, Viewer, markdown};
use crate::needs::queries as needs;
use crate::needs::rules::{CURRENCIES, usual_currency};
use crate::purchases::queries as purchases;

struct Written {
    row: MessageRow,
    /// Its text as HTML, cleaned.
    text: String,
    files: Vec<FileRow>,
}

#[derive(Template)]
#[template(path = "introductions/show.html")]
struct ShowPage {
    shell: Shell,
    form: Form,
    open: Introduction,
    acts: Vec<Act>,
    /// For those who may see them.
    need: Option<(Uuid, String)>,
    solution: Option<(Uuid, String)>,
    messages: Vec<Written>,
    steps: Vec<StepRow>,
    outcomes: Vec<OutcomeRow>,
    reference: Option<ReferenceRow>,
    /// The buyer's projects, and the one that it serves: shown to the buyer's people.
    projects: Vec<(Uuid, String)>,
    largest: String,
}

impl ShowPage {
    fn state(&self) -> State {
        self.open.row.state()
    }

    fn is_buyer(&self) -> bool {
        self.open.side == Side::Buyer
    }

    fn may(&self, act: &str) -> bool {
        self.open.may_act && self.acts.iter().any(|one| one.code() == act)
    }

    fn may_write(&self) -> bool {
        self.open.may_act && rules::may_write(self.state(), self.open.row.asked_by(), self.open.side)
    }

    /// From whom something is expected, and what.
    fn expected(&self) -> String {
        let (waits, side) = (self.open.row.waits(), self.open.side);
        let whom = match (waits.of(side), waits.of(side.other())) {
            (true, _) => "you",
            (false, true) => "them",
            (false, false) => "nobody",
        };
        let late = matches!(self.state(), State::Declined | State::NoAnswer) && self.may("accept");
        let whom = if late { "you" } else { whom };
        let key = format!("introductions-expected-{}-{whom}", self.state().code().replace('_', "-"));
        self.shell.one(&key, "organisation", self.open.other())
    }

    fn who_asked(&self) -> String {
        let row = &self.open.row;
        let key = format!("introductions-asked-by-{}", row.asked_by);
        self.shell.two(&key, ("organisation", row.name(row.asked_by())), ("date", self.shell.day(row.created_at)))
    }

    fn says(&self, side: &str) -> &str {
        Side::parse(side).map_or("", |side| self.open.row.name(side))
    }

    /// Who did a step, and in whose name.
    fn who(&self, step: &StepRow) -> String {
        let organisation = step.side.as_deref().map_or("", |side| self.says(side));
        match &step.person {
            Some(person) if !organisation.is_empty() => format!("{person} · {organisation}"),
            _ if step.side.is_none() && step.state == State::NotBought.code() => self.shell.t("introductions-merged"),
            _ => organisation.to_owned(),
        }
    }

    /// Whether its two organisations were merged.
    fn is_merged(&self) -> bool {
        self.open.row.buyer_id == self.open.row.supplier_id
    }

    /// Why it was declined.
    fn reason(&self) -> Option<&str> {
        let last = self.steps.last().filter(|step| step.state == "declined");
        last.map(|step| step.reason.as_str())
    }

    fn has_said(&self) -> bool {
        self.outcomes.iter().any(|one| one.side == self.open.side.code())
    }

    fn project(&self) -> Option<&(Uuid, String)> {
        self.projects.iter().find(|(id, _)| Some(*id) == self.open.row.project_id)
    }

    fn serves(&self, project: &Uuid) -> bool {
        self.open.row.project_id == Some(*project)
    }

    fn currencies(&self) -> [&'static str; 2] {
        CURRENCIES
    }

    fn is_bought(&self) -> bool {
        matches!(self.state(), State::Bought | State::NotAgreed)
    }

    fn reference_is(&self, state: &str) -> bool {
        self.reference.as_ref().is_some_and(|reference| reference.state == state)
    }

    fn size(&self, file: &FileRow) -> String {
        size(self.shell.language(), file.bytes)
    }
}

pub async fn show(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Introduction::read(&app, &viewer, id).await?;
    let form = blank(&app, &viewer, &open).await?;
    page(&page_of(&app, &viewer, open, form).await?)
}

/// The page as it is now, with a form of it to mend.
pub async fn again(app: &App, viewer: &Viewer, open: Introduction, mut form: Form) -> Result {
    form.set("_version", open.row.version.to_string());
    unsound(&page_of(app, viewer, open, form).await?)
}

/// Somebody changed it meanwhile: what it is now, with what was typed.
pub async fn conflict(app: &App, viewer: &Viewer, id: Uuid, mut form: Form) -> Result {
    let open = Introduction::acted_by(app, viewer, id).await?;
    form.refuse("etat", viewer.language.t("introductions-conflict"));
    again(app, viewer, open, form).await
}

/// The forms of the page, with what one's own side has said already.
async fn blank(app: &App, viewer: &Viewer, open: &Introduction) -> Result<Form> {
    let mut form = Form::new();
    form.set("_version", open.row.version.to_string());
    form.set("currency", usual_currency(viewer));
    let outcomes = queries::outcomes(&app.db, open.id()).await?;
    if let Some(said) = outcomes.iter().find(|one| one.side == open.side.code()) {
        form.set("bought", if said.bought { "yes" } else { "no" });
        form.set("amount", said.amount.map(crate::kit::format::typed_cents).unwrap_or_default());
        form.set("currency", said.currency.as_str());
        form.set("year", said.year.map(|year| year.to_string()).unwrap_or_default());
        form.set("why", said.reason.as_str());
    }
    if let Some(reference) = queries::reference(&app.db, open.id()).await? {
        form.set("reference", reference.text);
        form.set("reference_year", reference.year.to_string());
    }
    Ok(form)
}

async fn page_of(app: &App, viewer: &Viewer, open: Introduction, form: Form) -> Result<ShowPage> {
    let (db, id) = (&app.db, open.id());
    let mut files = queries::files(db, id).await?;
    let messages = queries::messages(db, id).await?.into_iter().map(|row| Written {
        text: markdown::to_html(&row.text),
        files: files.extract_if(.., |file| file.message_id == row.id).collect(),
        row,
    });
    let messages = messages.collect();
    let need = needs::seen(db, viewer, open.row.need_id.into_iter().collect()).await?.pop();
    let solution = catalogue::seen(db, viewer, open.row.solution_id.into_iter().collect()).await?.pop();
    let projects = match open.side {
        Side::Buyer => purchases::of_organisation(db, open.row.buyer_id).await?,
        Side::Supplier => Vec::new(),
    };
    Ok(ShowPage {
        shell: open.shell(viewer),
        acts: rules::choices(open.row.state(), open.row.asked_by(), open.side),
        need,
        solution,
        messages,
        steps: queries::steps(db, id).await?,
        outcomes: queries::outcomes(db, id).await?,
        reference: queries::reference(db, id).await?,
        projects,
        largest: size(viewer.language, i64::from(app.config.file_mib) << 20),
        form,
        open,
    })
}
