//! What a side does on the page: answers, says that they met or that an offer was made, what came of it, what may be told of
//! it, and which purchase project it serves.

use axum::extract::{Path, State as Given};
use db::{Timestamp, Tx, Uuid};
use serde_json::json;

use super::letters::{self, Letter};
use super::rules::{self, Act, Refusal, Side, State, Word};
use super::{Introduction, queries, save, show};
use crate::catalogue::client_rows;
use crate::kit::error::forbidden;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{to, to_with};
use crate::kit::{App, Error, Form, Language, Result, Viewer, format, posted};
use crate::needs::rules::CURRENCIES;
use crate::purchases::queries as purchases;

/// The longest reason, in characters.
const LONGEST: usize = 2000;
/// The longest text that a reference of a solution takes.
const LONGEST_REFERENCE: usize = 1000;

/// The field `act`; to decline, `reason`.
pub async fn set_state(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Introduction::acted_by(&app, &viewer, id).await?;
    if let Some(led) = posted::before(&app.db, &form).await? {
        return Ok(to(&led));
    }
    // What came of it is said with its amount, in a form of its own.
    let act = Act::parse(form.value("act")).filter(|act| !matches!(act, Act::Buy | Act::NotBuy));
    let state = match act.map(|act| rules::after(open.row.state(), act, open.row.asked_by(), open.side)) {
        Some(Ok(state)) => state,
        Some(Err(refusal)) => {
            form.refuse("etat", refused(viewer.language, refusal));
            return show::again(&app, &viewer, open, form).await;
        }
        None => {
            form.refuse("etat", viewer.language.t("introductions-choose-act"));
            return show::again(&app, &viewer, open, form).await;
        }
    };
    let reason = if state == State::Declined { read_reason(&viewer, &mut form, "reason", true) } else { String::new() };
    if !form.is_sound() {
        return show::again(&app, &viewer, open, form).await;
    }
    let now = app.clock.now();
    let written = posted::once(&app, &viewer, &form, |tx| {
        let (app, viewer, open, form, reason) = (&app, &viewer, &open, &form, reason.as_str());
        async move {
            let at = (id, form.version());
            save::set_state(&tx, at, (state, open.side), reason, viewer.id(), now).await?;
            told(&tx, app, viewer, open, (state.code(), reason), now).await?;
            Ok(open.address())
        }
    })
    .await;
    done(&app, &viewer, &open, form, written).await
}

/// Why an act is refused, in words.
fn refused(language: Language, refusal: Refusal) -> String {
    language.t(match refusal {
        Refusal::NotYours => "introductions-refused-not-yours",
        Refusal::Past => "introductions-refused-past",
        Refusal::NotYet => "introductions-refused-not-yet",
        Refusal::Over => "introductions-refused-over",
    })
}

fn read_reason(viewer: &Viewer, form: &mut Form, field: &str, is_needed: bool) -> String {
    let reason = form.trimmed(field).to_owned();
    if is_needed && reason.is_empty() {
        form.refuse(field, viewer.language.t("introductions-reason-missing"));
    } else if reason.chars().count() > LONGEST {
        form.refuse(field, viewer.language.t("introductions-reason-long"));
    }
    reason
}

/// Says to the journal and to the other side what an act led to.
async fn told(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    open: &Introduction,
    (told, text): (&str, &str),
    now: Timestamp,
) -> Result<()> {
    open.note(tx, viewer, "state_changed", json!({"state": told, "side": open.side.code()}), now).await?;
    let told = told.replace('_', "-");
    letters::tell(tx, app, &open.row, &Letter { to: open.side.other(), told: &told, text, by: viewer.id() }, now).await
}

async fn done(app: &App, viewer: &Viewer, open: &Introduction, form: Form, written: Result<String>) -> Result {
    match written {
        Ok(_) => Ok(to_with(&open.address(), "introductions-done")),
        Err(Error::Conflict) => show::conflict(app, viewer, open.id(), form).await,
        Err(error) => Err(error),
    }
}

/// The fields `bought` (`yes` or `no`), `amount`, `currency`, `year`, `why`.
pub async fn say(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Introduction::acted_by(&app, &viewer, id).await?;
    if let Some(led) = posted::before(&app.db, &form).await? {
        return Ok(to(&led));
    }
    let word = read_word(&app, &viewer, &mut form);
    let act = if word.bought { Act::Buy } else { Act::NotBuy };
    if let Err(refusal) = rules::after(open.row.state(), act, open.row.asked_by(), open.side) {
        form.refuse("etat", refused(viewer.language, refusal));
    }
    // Where nothing was bought, the other side learns why.
    let reason = read_reason(&viewer, &mut form, "why", !word.bought);
    if !form.is_sound() {
        return show::again(&app, &viewer, open, form).await;
    }
    let now = app.clock.now();
    let written = posted::once(&app, &viewer, &form, |tx| {
        let (app, viewer, open, form) = (&app, &viewer, &open, &form);
        let said = (&word, form.value("currency"), reason.as_str());
        async move {
            save::say(&tx, &open.row, (form.version(), open.side), said, viewer.id(), now).await?;
            let code = if said.0.bought { "bought" } else { "not_bought" };
            told(&tx, app, viewer, open, (code, said.2), now).await?;
            Ok(open.address())
        }
    })
    .await;
    done(&app, &viewer, &open, form, written).await
}

fn read_word(app: &App, viewer: &Viewer, form: &mut Form) -> Word {
    let bought = form.value("bought") == "yes";
    if !bought && form.value("bought") != "no" {
        form.refuse("bought", viewer.language.t("introductions-outcome-missing"));
    }
    if !CURRENCIES.contains(&form.value("currency")) {
        form.refuse("currency", viewer.language.t("introductions-choose-listed"));
    }
    let amount = format::parse_cents(form.trimmed("amount"), viewer.language);
    if amount.is_none() && !form.trimmed("amount").is_empty() {
        form.refuse("amount", viewer.language.t("introductions-amount-wrong"));
    }
    let year = if form.trimmed("year").is_empty() { None } else { read_year(app, viewer, form, "year") };
    let currency = form.value("currency").to_owned();
    // Of what was not bought, neither contradicts the other side.
    let amount = amount.filter(|_| bought).map(|amount| (amount, currency));
    Word { bought, amount, year: year.filter(|_| bought) }
}

fn read_year(app: &App, viewer: &Viewer, form: &mut Form, field: &str) -> Option<i64> {
    let this = i64::from(app.clock.now().to_zoned(viewer.zone.clone()).date().year());
    let year = form.trimmed(field).parse::<i64>().ok().filter(|year| (2000..=this).contains(year));
    if year.is_none() {
        form.refuse(field, viewer.language.one("introductions-year-wrong", "year", this.to_string()));
    }
    year
}

/// Of the supplier, the fields `reference` and `reference_year`; of the buyer, `answer` (`confirm` or `decline`). Of both the
/// text that was `seen`.
pub async fn reference(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Introduction::acted_by(&app, &viewer, id).await?;
    if let Some(led) = posted::before(&app.db, &form).await? {
        return Ok(to(&led));
    }
    let known = queries::reference(&app.db, id).await?;
    let is_bought = matches!(open.row.state(), State::Bought | State::NotAgreed);
    let is_open = match (open.side, &known) {
        (Side::Buyer, known) => known.as_ref().is_some_and(|known| known.state == "proposed"),
        (Side::Supplier, known) => is_bought && known.as_ref().is_none_or(|known| known.state != "confirmed"),
    };
    if !is_open {
        form.refuse("etat", viewer.language.t("introductions-reference-closed"));
        return show::again(&app, &viewer, open, form).await;
    }
    let words = match open.side {
        Side::Buyer => read_answer(&viewer, &mut form),
        Side::Supplier => read_reference(&app, &viewer, &open, &mut form).await?,
    };
    if !form.is_sound() {
        return show::again(&app, &viewer, open, form).await;
    }
    let now = app.clock.now();
    let written = posted::once(&app, &viewer, &form, |tx| {
        let (app, viewer, open, form, words) = (&app, &viewer, &open, &form, (words.0.as_str(), words.1));
        async move {
            refer(&tx, app, viewer, open, form, words, now).await?;
            Ok(open.address())
        }
    })
    .await;
    done(&app, &viewer, &open, form, written).await
}

/// The text that is answered.
fn read_answer(viewer: &Viewer, form: &mut Form) -> (String, i64) {
    if !["confirm", "decline"].contains(&form.value("answer")) {
        form.refuse("etat", viewer.language.t("introductions-choose-act"));
    }
    (form.value("seen").to_owned(), 0)
}

/// The text that is proposed and its year, as a reference of the solution takes them.
async fn read_reference(app: &App, viewer: &Viewer, open: &Introduction, form: &mut Form) -> Result<(String, i64)> {
    let text = form.trimmed("reference").to_owned();
    if text.is_empty() {
        form.refuse("reference", viewer.language.t("introductions-reason-missing"));
    } else if text.chars().count() > LONGEST_REFERENCE {
        form.refuse("reference", viewer.language.t("introductions-reference-long"));
    }
    if let Some(solution) = open.row.solution_id
        && client_rows::of(&app.db, solution).await?.len() >= client_rows::MOST
    {
        form.refuse("reference", viewer.language.t("catalogue-references-many"));
    }
    Ok((text, read_year(app, viewer, form, "reference_year").unwrap_or_default()))
}

async fn refer(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    open: &Introduction,
    form: &Form,
    (text, year): (&str, i64),
    now: Timestamp,
) -> Result<()> {
    let (confirms, by) = (form.value("answer") == "confirm", viewer.signed_in()?.id);
    let (verb, told) = match (open.side, confirms) {
        (Side::Supplier, _) => ("proposed", "reference"),
        (Side::Buyer, true) => ("confirmed", "reference-confirmed"),
        (Side::Buyer, false) => ("changed", "reference-declined"),
    };
    match open.side {
        Side::Supplier => save::propose(tx, open.id(), (form.value("seen"), text, year), Some(by), now).await?,
        Side::Buyer => {
            let told_on = save::answer_reference(tx, open.id(), (text, confirms), by, now).await?;
            if let Some((solution, reference)) = told_on {
                let subject = Subject { kind: "solution", id: Some(solution.id), title: &solution.title };
                journal::add(tx, viewer, verb, subject, json!({"reference": reference}), now).await?;
            }
        }
    }
    open.note(tx, viewer, verb, json!({"part": "reference"}), now).await?;
    letters::tell(tx, app, &open.row, &Letter { to: open.side.other(), told, text, by: viewer.id() }, now).await
}

/// The field `project`, of the buyer's organisation, or nothing.
pub async fn project(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>, form: Form) -> Result {
    let open = Introduction::acted_by(&app, &viewer, id).await?;
    if open.side != Side::Buyer {
        return Err(forbidden());
    }
    let known = purchases::of_organisation(&app.db, open.row.buyer_id).await?;
    let project = known.into_iter().map(|(id, _)| id).find(|id| form.has("project", &id.to_string()));
    let address = format!("{}#projet", open.address());
    if project.is_none() && !form.trimmed("project").is_empty() {
        return Ok(to_with(&address, "introductions-choose-listed"));
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, open) = (&viewer, &open);
            async move {
                save::set_project(&tx, id, project).await?;
                open.note(&tx, viewer, "linked", json!({"project": project}), now).await
            }
        })
        .await?;
    Ok(to_with(&address, "introductions-done"))
}
