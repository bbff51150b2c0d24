//! What came of a project: what was bought, from whom, for how much, with which clauses, and what it changed.

use askama::Template;
use axum::extract::{Path, State};
use db::{Date, Uuid};
use serde_json::json;

use super::parts::{self, ClauseRow};
use super::queries::ProjectRow;
use super::rules::{BASES, lacks};
use super::save::{self, Outcome};
use super::stage::{read_past, refused};
use super::{Project, today};
use crate::catalogue::queries as catalogue;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, format};
use crate::needs::rules::CURRENCIES;

#[derive(Template)]
#[template(path = "purchases/result.html")]
struct ResultPage {
    shell: Shell,
    form: Form,
    project: Project,
    /// Those that were looked at closely, and the one that was bought.
    solutions: Vec<(Uuid, String)>,
    clauses: Vec<ClauseRow>,
    /// What somebody else saved meanwhile.
    theirs: Option<ProjectRow>,
}

impl ResultPage {
    async fn new(app: &App, viewer: &Viewer, project: Project, form: Form) -> Result<Self> {
        let mut ids: Vec<Uuid> =
            parts::shortlist(&app.db, project.id()).await?.into_iter().map(|one| one.solution_id).collect();
        ids.extend(project.row.solution_id.filter(|id| !ids.contains(id)));
        Ok(Self {
            shell: project.shell(viewer).at(viewer.language.t("purchases-result")),
            solutions: catalogue::seen(&app.db, viewer, ids).await?,
            clauses: parts::clauses(&app.db, project.id()).await?,
            theirs: None,
            form,
            project,
        })
    }

    fn currencies(&self) -> [&'static str; 2] {
        CURRENCIES
    }

    fn bases(&self) -> [&'static str; 2] {
        BASES
    }
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let project = Project::edited_by(&app, &viewer, id).await?;
    let row = &project.row;
    let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let quantity = row.effect_quantity.map(|value| format::decimal(viewer.language, value)).unwrap_or_default();
    let mut form = Form::new();
    for (name, value) in [
        ("_version", row.version.to_string()),
        ("bought", row.bought.clone()),
        ("solution", row.solution_id.map(|id| id.to_string()).unwrap_or_default()),
        ("supplier", row.supplier.clone()),
        ("amount", row.amount.map(format::typed_cents).unwrap_or_default()),
        ("currency", row.currency.clone()),
        ("procedure_on", day(row.procedure_on)),
        ("awarded_on", day(row.awarded_on)),
        ("effect", row.effect.clone()),
        ("effect_quantity", quantity),
        ("effect_unit", row.effect_unit.clone()),
        ("effect_basis", row.effect_basis.clone().unwrap_or_default()),
    ] {
        form.set(name, value);
    }
    let clauses = parts::clauses(&app.db, id).await?;
    form.set_all("clauses", clauses.iter().filter(|clause| clause.in_contract).map(|clause| clause.id.to_string()));
    page(&ResultPage::new(&app, &viewer, project, form).await?)
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let project = Project::edited_by(&app, &viewer, id).await?;
    let outcome = read(&app, &viewer, &mut form).await?;
    if let Some(refusal) = outcome.as_ref().and_then(|it| lacks(project.row.standing().stage, it.facts())) {
        let (field, words) = refused(viewer.language, refusal);
        form.refuse(if field == "stage" { "bought" } else { field }, words);
    }
    let Some(outcome) = outcome.filter(|_| form.is_sound()) else {
        return unsound(&ResultPage::new(&app, &viewer, project, form).await?);
    };
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (project, viewer, form, outcome) = (&project, &viewer, &form, &outcome);
            async move {
                save::set_outcome(&tx, id, form.version(), outcome, now).await?;
                let detail = json!({"part": "result", "version": form.version() + 1});
                project.note(&tx, viewer, "changed", detail, now).await
            }
        })
        .await;
    match written {
        Ok(()) => Ok(to_with(&format!("{}#resultat", project.address()), "purchases-saved")),
        Err(Error::Conflict) => {
            let project = Project::edited_by(&app, &viewer, id).await?;
            form.set("_version", project.row.version.to_string());
            form.refuse("bought", viewer.language.t("purchases-conflict"));
            let theirs = Some(project.row.clone());
            unsound(&ResultPage { theirs, ..ResultPage::new(&app, &viewer, project, form).await? })
        }
        Err(error) => Err(error),
    }
}

/// The outcome as the form says it, or nothing and the form with its mistakes.
async fn read(app: &App, viewer: &Viewer, form: &mut Form) -> Result<Option<Outcome>> {
    let today = today(app, viewer);
    let solution = match form.value("solution").parse::<Uuid>() {
        Ok(id) => catalogue::seen(&app.db, viewer, vec![id]).await?.pop().map(|(id, _)| id),
        Err(_) => None,
    };
    if solution.is_none() && !form.value("solution").is_empty() {
        form.refuse("solution", viewer.language.t("purchases-choose-listed"));
    }
    let supplier = form.trimmed("supplier").to_owned();
    if supplier.chars().count() > TITLE_LIMIT {
        form.refuse("supplier", viewer.language.t("purchases-supplier-long"));
    }
    let amount = format::parse_cents(form.trimmed("amount"), viewer.language);
    if amount.is_none() && !form.trimmed("amount").is_empty() {
        form.refuse("amount", viewer.language.t("purchases-amount-wrong"));
    }
    if !CURRENCIES.contains(&form.value("currency")) {
        form.refuse("currency", viewer.language.t("purchases-choose-listed"));
    }
    let procedure_on = read_past(viewer, form, "procedure_on", today);
    let awarded_on = read_past(viewer, form, "awarded_on", today);
    if let (Some(started), Some(awarded)) = (procedure_on, awarded_on)
        && awarded < started
    {
        form.refuse("awarded_on", viewer.language.t("purchases-award-before"));
    }
    let (effect_quantity, effect_basis) = read_effect(viewer, form);
    Ok(form.is_sound().then(|| Outcome {
        bought: form.trimmed("bought").to_owned(),
        solution,
        supplier,
        amount,
        currency: form.value("currency").to_owned(),
        procedure_on,
        awarded_on,
        effect: form.trimmed("effect").to_owned(),
        effect_quantity,
        effect_unit: form.trimmed("effect_unit").to_owned(),
        effect_basis,
        clauses: form.values("clauses").iter().filter_map(|id| id.parse().ok()).collect(),
    }))
}

/// A figure without its unit, or without where it comes from, says nothing.
fn read_effect(viewer: &Viewer, form: &mut Form) -> (Option<f64>, Option<String>) {
    let typed = form.trimmed("effect_quantity").to_owned();
    let basis = Some(form.value("effect_basis").to_owned()).filter(|basis| BASES.contains(&basis.as_str()));
    if typed.is_empty() {
        return (None, basis);
    }
    let quantity = format::parse_number(&typed, viewer.language);
    for (wrong, field, key) in [
        (quantity.is_none(), "effect_quantity", "purchases-quantity-wrong"),
        (form.trimmed("effect_unit").is_empty(), "effect_unit", "purchases-unit-missing"),
        (basis.is_none(), "effect_basis", "purchases-basis-missing"),
        (form.trimmed("effect").is_empty(), "effect", "purchases-effect-missing"),
    ] {
        if wrong {
            form.refuse(field, viewer.language.t(key));
        }
    }
    (quantity, basis)
}
