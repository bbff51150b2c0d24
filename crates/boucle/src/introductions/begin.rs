//! Asking for an introduction: a buyer from a solution, for a need if they have one; a supplier from a need that one of their
//! solutions fits. Always: of the same two about the same, one is under way at a time; a supplier is asked so often a week and
//! no more.

use askama::Template;
use axum::extract::{Query, State};
use db::{Date, Timestamp, Tx, Uuid};
use serde::Deserialize;
use serde_json::json;

use super::letters::{self, Letter};
use super::queries::{self, About};
use super::rules::Side;
use super::save::{self, New};
use super::settings::Settings;
use super::{address, messages, subject};
use crate::catalogue::{Market, cards, queries as catalogue};
use crate::kit::error::{forbidden, internal, not_found};
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Form, Result, Seat, Shell, Viewer, format, journal, posted};
use crate::needs::answer::{self, Relaxed};
use crate::needs::{queries as needs, rules as need_rules};

/// The longest message, in characters.
pub const LONGEST: usize = 10_000;
/// Open needs that one may choose from.
const CHOICES: i64 = 100;

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    besoin: String,
    solution: String,
}

/// What somebody is about to begin.
enum Beginning {
    /// Neither a solution nor a need is named: where to find them.
    Nothing,
    Ask(Ask),
    Offer(Offer),
}

/// By a buyer, of the supplier of a solution.
struct Ask {
    solution: Uuid,
    title: String,
    supplier_id: Uuid,
    supplier: String,
    /// The organisations for which the viewer buys, and their needs.
    buyers: Vec<(Uuid, String)>,
    needs: Vec<(Uuid, String)>,
}

/// By a supplier, to the buyer of a need.
struct Offer {
    need: Uuid,
    title: String,
    buyer_id: Uuid,
    buyer: String,
    /// Own solutions that fit it, each with its supplier.
    solutions: Vec<(Uuid, String, Uuid)>,
    /// So many suppliers have answered, and that is enough; the door stays open.
    enough: Option<i64>,
}

#[derive(Template)]
#[template(path = "introductions/begin.html")]
struct BeginPage {
    shell: Shell,
    form: Form,
    beginning: Beginning,
}

impl BeginPage {
    fn title(&self) -> String {
        match &self.beginning {
            Beginning::Nothing => self.shell.t("introductions-begin"),
            Beginning::Ask(ask) => self.shell.one("introductions-begin-ask", "supplier", ask.supplier.as_str()),
            Beginning::Offer(offer) => self.shell.one("introductions-begin-offer", "buyer", offer.buyer.as_str()),
        }
    }

    fn new(viewer: &Viewer, beginning: Beginning, form: Form) -> Self {
        let shell = Shell::new(viewer)
            .under("/mises-en-relation", viewer.language.t("introductions-title"))
            .at(viewer.language.t("introductions-begin"));
        Self { shell, form, beginning }
    }
}

/// Who writes for an organisation that buys or supplies.
fn may_begin(viewer: &Viewer) -> bool {
    viewer.is_buyer() || viewer.is_supplier()
}

/// The organisations for which the viewer buys.
fn buying(viewer: &Viewer) -> impl Iterator<Item = &Seat> {
    viewer.seats().iter().filter(|seat| seat.buys && seat.contributes())
}

pub async fn form(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result {
    if !may_begin(&viewer) {
        return Err(forbidden());
    }
    let beginning = beginning(&app, &market, &viewer, &asked).await?;
    if let Some(there) = there_already(&app, &beginning, &asked).await? {
        return Ok(to(&address(there)));
    }
    let mut form = Form::new();
    form.set("besoin", asked.besoin);
    page(&BeginPage::new(&viewer, beginning, form))
}

async fn beginning(app: &App, market: &Market, viewer: &Viewer, asked: &Asked) -> Result<Beginning> {
    match (asked.solution.parse::<Uuid>(), asked.besoin.parse::<Uuid>()) {
        (Ok(solution), _) if viewer.is_buyer() => {
            Ok(Beginning::Ask(ask(app, viewer, solution, asked.besoin.parse().ok()).await?))
        }
        (Err(_), Ok(need)) if viewer.is_supplier() => Ok(Beginning::Offer(offer(app, market, viewer, need).await?)),
        _ => Ok(Beginning::Nothing),
    }
}

/// Whoever comes from a need of theirs, and has asked this supplier for it, is led there.
async fn there_already(app: &App, beginning: &Beginning, asked: &Asked) -> Result<Option<Uuid>> {
    let (Beginning::Ask(ask), Ok(need)) = (beginning, asked.besoin.parse::<Uuid>()) else { return Ok(None) };
    if !ask.needs.iter().any(|(id, _)| *id == need) {
        return Ok(None);
    }
    let buyer = needs::find(&app.db, need).await?.row.organisation_id;
    let about = About { buyer, supplier: ask.supplier_id, need: Some(need), solution: ask.solution };
    queries::under_way(&app.db, about).await
}

/// Whoever comes from a need of theirs finds it among those to choose from, first.
async fn ask(app: &App, viewer: &Viewer, solution: Uuid, need: Option<Uuid>) -> Result<Ask> {
    let found = catalogue::find(&app.db, solution).await?.row;
    // Nobody is introduced to themselves.
    if found.state != "published" || viewer.seat(found.supplier_id).is_some() {
        return Err(not_found());
    }
    let needs = needs::own_open(&app.db, viewer, need, CHOICES).await?;
    let buyers: Vec<(Uuid, String)> = buying(viewer).map(|seat| (seat.organisation, seat.name.clone())).collect();
    Ok(Ask {
        solution,
        title: found.title,
        supplier_id: found.supplier_id,
        supplier: found.supplier_name,
        needs: needs.into_iter().map(|need| (need.id, need.title)).collect(),
        buyers,
    })
}

async fn offer(app: &App, market: &Market, viewer: &Viewer, id: Uuid) -> Result<Offer> {
    let need = needs::find(&app.db, id).await?;
    let row = &need.row;
    // Who coordinates sees needs that are their organisation's own; no supplier hears of these through them.
    let sees =
        row.visibility != "organisation" && need_rules::may_see(viewer, row.organisation_id, &row.visibility, &row.state);
    if !sees || row.state != "open" || viewer.seat(row.organisation_id).is_some() {
        return Err(not_found());
    }
    let result = answer::answer(app, market, &answer::asked(&need, &Relaxed::default())).await?;
    let ranked: Vec<Uuid> = result.ranked.iter().map(|ranked| ranked.id).collect();
    let mut found = cards::of(&app.db, &ranked).await?;
    let is_ours = |supplier: Uuid| viewer.seat(supplier).is_some_and(|seat| seat.supplies && seat.contributes());
    let fitting = ranked.iter().filter_map(|id| found.remove(id)).filter(|card| is_ours(card.supplier_id));
    let (interested, settings) = (queries::interested(&app.db, id).await?, Settings::read(&app.db).await?);
    Ok(Offer {
        need: id,
        title: row.title.clone(),
        buyer_id: row.organisation_id,
        buyer: row.organisation_name.clone(),
        solutions: fitting.map(|card| (card.id, card.title, card.supplier_id)).collect(),
        enough: (interested >= settings.enough).then_some(interested),
    })
}

/// The fields `solution` and `besoin`, `text`; of a buyer with several organisations `organisation`; `offer` of a supplier.
pub async fn create(State(app): State<App>, State(market): State<Market>, viewer: Viewer, mut form: Form) -> Result {
    if !may_begin(&viewer) {
        return Err(forbidden());
    }
    if let Some(led) = posted::before(&app.db, &form).await? {
        return Ok(to(&led));
    }
    let solution = if form.checked("offer") { String::new() } else { form.trimmed("solution").to_owned() };
    let asked = Asked { besoin: form.trimmed("besoin").to_owned(), solution };
    let beginning = beginning(&app, &market, &viewer, &asked).await?;
    let new = read(&app, &viewer, &mut form, &beginning).await?;
    read_text(&viewer, &mut form);
    let Some(new) = new.filter(|_| form.is_sound()) else {
        return unsound(&BeginPage::new(&viewer, beginning, form));
    };
    let now = app.clock.now();
    let written = app
        .db
        .write(|tx| {
            let (app, viewer, form, new) = (&app, &viewer, &form, &new);
            async move { written(&tx, app, viewer, form, new, now).await }
        })
        .await?;
    let refusal = match written {
        Ok(led) => return Ok(to_with(&led, "introductions-begun")),
        Err(Refused::Until(again_at)) => busy(&viewer, &beginning, again_at.to_zoned(viewer.zone.clone()).date()),
        Err(Refused::Declined) => viewer.language.t("introductions-declined-before"),
        Err(Refused::Full) => viewer.language.t("introductions-full"),
    };
    form.refuse("text", refusal);
    unsound(&BeginPage::new(&viewer, beginning, form))
}

/// Why the supplier is not asked now, and what there is to do.
fn busy(viewer: &Viewer, beginning: &Beginning, day: Date) -> String {
    let supplier = if let Beginning::Ask(ask) = beginning { ask.supplier.as_str() } else { "" };
    let date = format::date(viewer.language, day);
    viewer.language.two("introductions-busy", ("supplier", supplier), ("date", date))
}

/// What is to be begun, or nothing and the form with its mistakes.
async fn read<'a>(app: &App, viewer: &Viewer, form: &mut Form, beginning: &'a Beginning) -> Result<Option<New<'a>>> {
    match beginning {
        Beginning::Nothing => {
            form.refuse("text", viewer.language.t("introductions-nothing"));
            Ok(None)
        }
        Beginning::Ask(ask) => read_ask(app, viewer, form, ask).await,
        Beginning::Offer(offer) => {
            let chosen = offer.solutions.iter().find(|(id, ..)| form.has("solution", &id.to_string()));
            let Some((solution, _, supplier)) = chosen else {
                form.refuse("solution", viewer.language.t("introductions-choose-solution"));
                return Ok(None);
            };
            let about = About { buyer: offer.buyer_id, supplier: *supplier, need: Some(offer.need), solution: *solution };
            Ok(Some(New { about, title: &offer.title, asked_by: Side::Supplier }))
        }
    }
}

async fn read_ask<'a>(app: &App, viewer: &Viewer, form: &mut Form, ask: &'a Ask) -> Result<Option<New<'a>>> {
    let need = ask.needs.iter().find(|(id, _)| form.has("besoin", &id.to_string()));
    if need.is_none() && !form.trimmed("besoin").is_empty() {
        form.refuse("besoin", viewer.language.t("introductions-choose-listed"));
        return Ok(None);
    }
    // A need is its organisation's.
    let buyer = match (need, ask.buyers.as_slice()) {
        (Some((id, _)), _) => Some(needs::find(&app.db, *id).await?.row.organisation_id),
        (None, [(only, _)]) => Some(*only),
        (None, several) => several.iter().map(|(id, _)| *id).find(|id| form.has("organisation", &id.to_string())),
    };
    let Some(buyer) = buyer.filter(|buyer| ask.buyers.iter().any(|(id, _)| id == buyer)) else {
        // One's organisation for which one reads alone has needs, and does not ask.
        let field = if need.is_some() { "besoin" } else { "organisation" };
        form.refuse(field, viewer.language.t("introductions-choose-listed"));
        return Ok(None);
    };
    let about = About { buyer, supplier: ask.supplier_id, need: need.map(|(id, _)| *id), solution: ask.solution };
    Ok(Some(New { about, title: need.map_or(&ask.title, |(_, title)| title), asked_by: Side::Buyer }))
}

/// What a message says, with its mistakes in the form.
pub fn read_text(viewer: &Viewer, form: &mut Form) {
    let length = form.trimmed("text").chars().count();
    if length == 0 {
        form.refuse("text", viewer.language.t("introductions-text-missing"));
    } else if length > LONGEST {
        form.refuse("text", viewer.language.t("introductions-text-long"));
    }
}

/// Why nothing is begun.
enum Refused {
    /// The supplier has been asked often enough.
    Until(Timestamp),
    /// To who declined, nobody writes again.
    Declined,
    /// What is under way has all the messages that it takes.
    Full,
}

/// The address of the introduction, or of the one that is there already.
async fn written(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    form: &Form,
    new: &New<'_>,
    now: Timestamp,
) -> Result<std::result::Result<String, Refused>> {
    if let Some(led) = posted::before(tx, form).await? {
        return Ok(Ok(led));
    }
    if let Some(there) = queries::under_way(tx, new.about).await? {
        return said_there(tx, app, viewer, form, (there, new.asked_by), now).await;
    }
    if queries::is_declined(tx, new.about, new.asked_by).await? {
        return Ok(Err(Refused::Declined));
    }
    if new.asked_by == Side::Buyer
        && let Some(again_at) = again_at(tx, new.about.supplier, now).await?
    {
        return Ok(Err(Refused::Until(again_at)));
    }
    let id = save::begin(tx, new, form.trimmed("text"), viewer.id(), now).await?;
    journal::add(tx, viewer, "created", subject(id, new.title), json!({"asked_by": new.asked_by.code()}), now).await?;
    let row = queries::find(tx, id).await?;
    let told = if new.asked_by == Side::Buyer { "asked" } else { "interested" };
    let letter = Letter { to: new.asked_by.other(), told, text: form.trimmed("text"), by: viewer.id() };
    letters::tell(tx, app, &row, &letter, now).await?;
    posted::keep(tx, viewer, form, &address(id), now).await?;
    Ok(Ok(address(id)))
}

/// What was typed is said in the introduction that is under way.
async fn said_there(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    form: &Form,
    (there, side): (Uuid, Side),
    now: Timestamp,
) -> Result<std::result::Result<String, Refused>> {
    if queries::message_count(tx, there).await? >= messages::MOST_MESSAGES {
        return Ok(Err(Refused::Full));
    }
    let row = queries::find(tx, there).await?;
    save::write(tx, there, (side, form.trimmed("text")), &[], viewer.id(), now).await?;
    let letter = Letter { to: side.other(), told: "message", text: form.trimmed("text"), by: viewer.id() };
    letters::tell(tx, app, &row, &letter, now).await?;
    journal::add(tx, viewer, "changed", subject(there, &row.title), json!({"part": "message"}), now).await?;
    posted::keep(tx, viewer, form, &address(there), now).await?;
    Ok(Ok(address(there)))
}

/// When a supplier that has been asked often enough this week may be asked again.
async fn again_at(tx: &Tx, supplier: Uuid, now: Timestamp) -> Result<Option<Timestamp>> {
    let weekly = Settings::read(tx).await?.weekly;
    let since = now.checked_sub(save::WEEK).map_err(internal)?;
    let lately = queries::asked_lately(tx, supplier, since, weekly).await?;
    let is_full = i64::try_from(lately.len()).is_ok_and(|there| there >= weekly);
    let Some(first) = lately.last().filter(|_| is_full) else { return Ok(None) };
    Ok(Some(first.checked_add(save::WEEK).map_err(internal)?))
}
