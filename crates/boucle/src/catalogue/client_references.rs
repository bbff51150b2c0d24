//! References of a solution as its supplier writes them: for whom, in which year, what was done, and whom to ask.

use askama::Template;
use axum::extract::{Path, State};
use db::{Timestamp, Tx, Uuid};
use serde_json::json;

use super::client_rows::{self, Declared, MOST, ReferenceRow};
use super::form::editable;
use super::labels::under;
use super::queries::{self, Solution, SolutionRow};
use super::{client_answer, save};
use crate::kit::error::not_found;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};
use crate::people::{queries as people, rules as person_rules};

const EARLIEST: i64 = 1950;
const LONGEST_TEXT: usize = 1000;

#[derive(Template)]
#[template(path = "catalogue/client_references.html")]
struct ReferencesPage {
    shell: Shell,
    form: Form,
    solution: Solution,
    is_full: bool,
}

impl ReferencesPage {
    fn new(viewer: &Viewer, solution: Solution, form: Form) -> Self {
        let shell = under(viewer, &solution).at(viewer.language.t("catalogue-references"));
        Self { shell, form, is_full: solution.references.len() >= MOST, solution }
    }

    fn standing(&self, reference: &ReferenceRow) -> String {
        standing(&self.shell, reference)
    }
}

/// Who says it, in the reader's words.
pub fn standing(shell: &Shell, reference: &ReferenceRow) -> String {
    match (reference.confirmed_at, reference.denied_at) {
        (Some(at), _) => shell.one("catalogue-reference-confirmed", "date", shell.day(at)),
        (None, Some(at)) => shell.one("catalogue-reference-denied", "date", shell.day(at)),
        (None, None) => shell.t("catalogue-reference-declared"),
    }
}

#[derive(Template)]
#[template(path = "catalogue/client_reference.html")]
struct ReferencePage {
    shell: Shell,
    form: Form,
    solution: Solution,
    reference: ReferenceRow,
    /// Somebody else changed it: what it says now is shown beside what was typed.
    theirs: bool,
}

impl ReferencePage {
    fn new(viewer: &Viewer, solution: Solution, reference: ReferenceRow, form: Form) -> Self {
        let shell = under(viewer, &solution)
            .under(address(solution.row.id), viewer.language.t("catalogue-references"))
            .at(reference.client.as_str());
        Self { shell, form, solution, reference, theirs: false }
    }

    fn standing(&self) -> String {
        standing(&self.shell, &self.reference)
    }
}

fn address(solution: Uuid) -> String {
    format!("/catalogue/{solution}/references")
}

pub async fn list(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let solution = editable(&app, &viewer, id).await?;
    page(&ReferencesPage::new(&viewer, solution, Form::new()))
}

pub async fn add(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let (solution, now) = (editable(&app, &viewer, id).await?, app.clock.now());
    let declared = read(&app, &viewer, solution.row.supplier_id, &mut form).await?;
    if !form.is_sound() {
        return unsound(&ReferencesPage::new(&viewer, solution, form));
    }
    let said = app
        .db
        .write(|tx| {
            let (app, viewer, form, row, declared) = (&app, &viewer, &form, &solution.row, &declared);
            async move {
                if posted::before(&tx, form).await?.is_some() {
                    return Ok(Some("catalogue-reference-saved"));
                }
                let Some(reference) = client_rows::add(&tx, id, declared, viewer.id(), now).await? else { return Ok(None) };
                posted::keep(&tx, viewer, form, &address(id), now).await?;
                note(&tx, viewer, row, ("created", reference), now).await?;
                client_answer::ask(&tx, app, row, (reference, declared, false), now).await.map(Some)
            }
        })
        .await?;
    let Some(said) = said else {
        form.refuse("client", viewer.language.t("catalogue-references-many"));
        return unsound(&ReferencesPage::new(&viewer, solution, form));
    };
    Ok(to_with(&address(id), said))
}

async fn note(tx: &Tx, viewer: &Viewer, row: &SolutionRow, (act, reference): (&str, Uuid), now: Timestamp) -> Result<()> {
    let subject = Subject { kind: "solution", id: Some(row.id), title: &row.title };
    journal::add(tx, viewer, "changed", subject, json!({"reference": reference, "act": act}), now).await
}

/// The solution and one of its references, for who writes it.
async fn open(app: &App, viewer: &Viewer, (id, reference): (Uuid, Uuid)) -> Result<(Solution, ReferenceRow)> {
    let solution = editable(app, viewer, id).await?;
    let reference = solution.references.iter().find(|one| one.id == reference).cloned().ok_or_else(not_found)?;
    Ok((solution, reference))
}

pub async fn edit(State(app): State<App>, viewer: Viewer, Path(path): Path<(Uuid, Uuid)>) -> Result {
    let (solution, reference) = open(&app, &viewer, path).await?;
    let mut form = Form::new();
    for (name, value) in [
        ("_version", reference.version.to_string()),
        ("client", reference.client.clone()),
        ("year", reference.year.to_string()),
        ("text", reference.text.clone()),
        ("email", reference.email.clone()),
    ] {
        form.set(name, value);
    }
    page(&ReferencePage::new(&viewer, solution, reference, form))
}

/// Changes it and asks the client, or takes it away.
pub async fn act(State(app): State<App>, viewer: Viewer, Path(path): Path<(Uuid, Uuid)>, mut form: Form) -> Result {
    let (solution, reference) = open(&app, &viewer, path).await?;
    let deletes = form.value("act") == "delete";
    if deletes && !form.checked("sure") {
        form.refuse("sure", viewer.language.t("catalogue-reference-unsure"));
    }
    let declared = if deletes { None } else { Some(read(&app, &viewer, solution.row.supplier_id, &mut form).await?) };
    if !form.is_sound() {
        return unsound(&ReferencePage::new(&viewer, solution, reference, form));
    }
    let back = address(solution.row.id);
    match keep(&app, &viewer, &solution.row, (&reference, declared.as_ref()), &form).await {
        Ok(said) => Ok(to_with(&back, said)),
        Err(Error::Conflict) => {
            let solution = queries::find(&app.db, solution.row.id).await?;
            let Some(theirs) = solution.references.iter().find(|one| one.id == reference.id).cloned() else {
                return Ok(to_with(&back, "catalogue-reference-gone"));
            };
            form.set("_version", theirs.version.to_string());
            form.refuse("text", viewer.language.t("catalogue-reference-conflict"));
            unsound(&ReferencePage { theirs: true, ..ReferencePage::new(&viewer, solution, theirs, form) })
        }
        Err(error) => Err(error),
    }
}

async fn keep(
    app: &App,
    viewer: &Viewer,
    row: &SolutionRow,
    (reference, declared): (&ReferenceRow, Option<&Declared>),
    form: &Form,
) -> Result<&'static str> {
    let (now, is_denied, reference) = (app.clock.now(), reference.denied_at.is_some(), reference.id);
    app.db
        .write(|tx| async move {
            if posted::before(&tx, form).await?.is_some() {
                return Ok("catalogue-reference-saved");
            }
            posted::keep(&tx, viewer, form, &address(row.id), now).await?;
            let said = match declared {
                None => {
                    client_rows::delete(&tx, reference, form.version()).await?;
                    note(&tx, viewer, row, ("deleted", reference), now).await?;
                    "catalogue-reference-deleted"
                }
                Some(declared) => {
                    client_rows::change(&tx, reference, form.version(), declared, now).await?;
                    note(&tx, viewer, row, ("changed", reference), now).await?;
                    client_answer::ask(&tx, app, row, (reference, declared, is_denied), now).await?
                }
            };
            // One confirmed reference less or more counts among what proves the solution.
            save::changed(&tx, row.id, now).await?;
            Ok(said)
        })
        .await
}

/// What the form says, with its mistakes.
async fn read(app: &App, viewer: &Viewer, supplier: Uuid, form: &mut Form) -> Result<Declared> {
    let say = |key: &str| viewer.language.t(key);
    let client = form.trimmed("client").to_owned();
    if client.is_empty() || client.chars().count() > TITLE_LIMIT {
        form.refuse("client", say("catalogue-client-missing"));
    }
    let this_year = i64::from(app.clock.now().to_zoned(viewer.zone.clone()).year());
    let year = form.trimmed("year").parse().unwrap_or_default();
    if !(EARLIEST..=this_year).contains(&year) {
        form.refuse("year", viewer.language.one("catalogue-year-wrong", "year", this_year.to_string()));
    }
    let text = form.trimmed("text").to_owned();
    if text.is_empty() || text.chars().count() > LONGEST_TEXT {
        form.refuse("text", say("catalogue-reference-text-missing"));
    }
    let email = form.trimmed("email").to_owned();
    let email_key = person_rules::email_key(&email).unwrap_or_default();
    if !email.is_empty() && email_key.is_empty() {
        form.refuse("email", say("catalogue-client-email-wrong"));
    } else if !email.is_empty() && client_rows::is_of_supplier(&app.db, supplier, &email_key).await? {
        form.refuse("email", say("catalogue-client-email-own"));
    }
    let organisation = people::named(&app.db, &client).await?;
    Ok(Declared { client, organisation, year, text, email, email_key })
}
