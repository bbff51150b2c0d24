//! The demonstration network, from the invented people and organisations of `data/demo/`.

mod applications;
mod assessments;
mod charters;
mod groups;
mod introductions;
mod library;
mod market;
mod meetings;
mod past_edition;
mod plans;
mod programmes;
mod purchases;
mod records;
mod spaces;
mod tools;
mod watches;

use std::collections::HashMap;
use std::time::Duration;

use db::{Date, Run, Timestamp, Tx, Uuid, args, sql};
use serde::Deserialize;

use crate::catalogue::supply::Supply;
use crate::catalogue::{reference, save as solutions};
use crate::kit::error::internal;
use crate::kit::files::Kept;
use crate::kit::viewer::Role;
use crate::kit::{App, Error, Language, Packed, Result, format};
use crate::needs::save as needs;
use crate::packed;
use crate::people::accounts::{self, NewPerson};

/// Role on the screen, key of it, and address of the people whose sign-in links are printed.
pub const GUIDES: [(&str, &str, &str); 5] = [
    ("acheteuse", "buyer", "camille.lavoie@example.org"),
    ("fournisseur", "supplier", "idriss.benali@example.org"),
    ("animatrice", "coordinator", "noemie.tremblay@example.org"),
    ("CA", "board", "helene.nguyen@example.org"),
    ("exploitant", "operator", "sam.okafor@example.org"),
];

static ORGANISATIONS: Packed = packed!("demo/organisations.csv");
static SUPPLIERS: Packed = packed!("demo/suppliers.csv");
static SOLUTIONS: Packed = packed!("demo/solutions.csv");
static NEEDS: Packed = packed!("demo/needs.csv");
static PEOPLE: Packed = packed!("demo/people.csv");
static MEMBERSHIPS: Packed = packed!("demo/memberships.csv");

#[derive(Deserialize)]
struct OrganisationLine {
    key: String,
    name: String,
    kind: String,
    legal_form: String,
    size: String,
    place: String,
    address: String,
    postal_code: String,
    website: String,
    description: String,
    buys: String,
    supplies: String,
    #[serde(default)]
    statuses: String,
}

#[derive(Deserialize)]
struct SolutionLine {
    key: String,
    supplier: String,
    title: String,
    summary: String,
    description: String,
    language: String,
    categories: String,
    strategies: String,
    commitments: String,
    places: String,
    radius_km: Option<i64>,
    radius_place: String,
    labels: String,
    links: String,
    state: String,
    updated_days_ago: u64,
}

#[derive(Deserialize)]
struct NeedLine {
    key: String,
    organisation: String,
    title: String,
    text: String,
    language: String,
    categories: String,
    quantity: Option<f64>,
    unit: String,
    budget_low: Option<i64>,
    budget_high: Option<i64>,
    currency: String,
    place: String,
    wanted_by_days_from_now: Option<i64>,
    required: String,
    wished: String,
    visibility: String,
    state: String,
}

#[derive(Deserialize)]
struct PersonLine {
    name: String,
    email: String,
    role: String,
    language: String,
    time_zone: String,
    organisations: String,
}

#[derive(Deserialize)]
struct MembershipLine {
    organisation: String,
    kind: String,
    starts_on: Date,
    ends_on: Option<Date>,
    state: String,
}

sql! {
    MADE: i64 = "SELECT count(*) AS n FROM person";
    PLACE: Uuid = "SELECT id FROM place WHERE code = $1";
    CATEGORY: Uuid = "SELECT id FROM category WHERE code = $1";
    ADD_ORGANISATION: () = "
        INSERT INTO organisation (id, name, name_key, kind, legal_form, size, place_id, address, postal_code, website,
            description, buys, supplies, created_at, updated_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, 1)";
    ADD_STATUS: () = "
        INSERT INTO organisation_status (organisation_id, status_code, certificate, certified_by, expires_on)
        VALUES ($1, $2, $3, $4, $5)";
    ADD_MEMBERSHIP: () = "
        INSERT INTO membership (id, organisation_id, kind, starts_on, ends_on, state, note)
        VALUES ($1, $2, $3, $4, $5, $6, '')";
}

/// Makes the network in one transaction; does nothing where somebody is already.
pub async fn make(app: &App) -> Result<bool> {
    reference::seed(&app.db).await?;
    crate::assessments::install::shipped(&app.db, app.clock.now()).await?;
    crate::spaces::queries::found_network(&app.db, &app.config.network_name, &app.config.time_zone, app.clock.now()).await?;
    if app.db.one(&MADE, args![]).await? > 0 {
        return Ok(false);
    }
    let now = app.clock.now();
    // Written before the rows that name them, as every file is.
    let given = &put_files(app).await?;
    app.db
        .write(|tx| async move {
            let mut organisations = HashMap::new();
            let mut people = HashMap::new();
            for line in lines::<OrganisationLine>(ORGANISATIONS)?.into_iter().chain(lines(SUPPLIERS)?) {
                organisations.insert(line.key.clone(), organisation(&tx, &line, now).await?);
            }
            let [mut solutions, mut needs] = [const { Vec::new() }; 2];
            for line in lines::<SolutionLine>(SOLUTIONS)? {
                solutions.push((line.key.clone(), solution(&tx, &organisations, line, now).await?));
            }
            for line in lines::<NeedLine>(NEEDS)? {
                needs.push((line.key.clone(), need(&tx, &organisations, line, now).await?));
            }
            let (solutions, needs) = (solutions.into_iter().collect(), needs.into_iter().collect());
            for line in lines::<PersonLine>(PEOPLE)? {
                people.insert(line.email.clone(), person(&tx, &organisations, &line, now).await?);
            }
            for line in lines::<MembershipLine>(MEMBERSHIPS)? {
                let id = known(&organisations, &line.organisation)?;
                let row = args![Uuid::now_v7(), id, line.kind, line.starts_on, line.ends_on, line.state];
                tx.execute(&ADD_MEMBERSHIP, row).await?;
            }
            let known = Known { organisations, solutions, needs, people, now };
            market::add(&tx, &known).await?;
            records::add(&tx, &known, &given.records).await?;
            watches::add(&tx, &known).await?;
            let groups = groups::found(&tx, &known).await?;
            let editions = programmes::found(&tx, &known).await?;
            spaces::add(&tx, &known, &given.documents).await?;
            programmes::open(&tx, &editions).await?;
            applications::add(&tx, &known, &editions).await?;
            charters::add(&tx, &known, &editions).await?;
            let years = groups::years(&tx, &known, &groups).await?;
            let deliverables = plans::add(&tx, &known, &years).await?;
            library::add(&tx, &known, &groups, deliverables, &given.tools).await?;
            tools::add(&tx, &known.organisations, now).await?;
            purchases::add(&tx, &known, &editions).await?;
            introductions::add(&tx, &known, &given.introductions).await?;
            past_edition::add(&tx, &known, &editions).await?;
            assessments::add(&tx, &known, &given.proofs).await?;
            // Last: whatever was written until here is no news.
            market::announce(&tx, &known).await?;
            Ok::<_, Error>(true)
        })
        .await
}

/// The files of the network, in the order of the lines that give them.
pub struct Given {
    documents: Vec<Kept>,
    tools: Vec<Option<Kept>>,
    proofs: Vec<Kept>,
    introductions: Vec<Kept>,
    records: records::Given,
}

pub async fn put_files(app: &App) -> Result<Given> {
    Ok(Given {
        documents: spaces::put_files(app).await?,
        tools: library::put_files(app).await?,
        proofs: assessments::put_files(app).await?,
        introductions: introductions::put_files(app).await?,
        records: records::put_files(app).await?,
    })
}

/// Those who are there already, by key and by address, and the day on which the network is made.
struct Known {
    organisations: HashMap<String, Uuid>,
    solutions: HashMap<String, Uuid>,
    needs: HashMap<String, Uuid>,
    people: HashMap<String, Uuid>,
    now: Timestamp,
}

impl Known {
    fn organisation(&self, key: &str) -> Result<Uuid> {
        known(&self.organisations, key)
    }

    fn person(&self, address: &str) -> Result<Uuid> {
        self.people.get(address).copied().ok_or_else(|| internal(format!("nobody is {address}")))
    }

    fn solution(&self, key: &str) -> Result<Uuid> {
        self.solutions.get(key).copied().ok_or_else(|| internal(format!("no solution {key}")))
    }

    fn need(&self, key: &str) -> Result<Uuid> {
        self.needs.get(key).copied().ok_or_else(|| internal(format!("no need {key}")))
    }

    fn ago(&self, days: i64) -> Result<Timestamp> {
        self.now.checked_sub(jiff::SignedDuration::from_hours(24 * days)).map_err(internal)
    }

    fn day(&self, in_days: i64) -> Result<Date> {
        let today = self.now.to_zoned(jiff::tz::TimeZone::UTC).date();
        today.checked_add(jiff::Span::new().days(in_days)).map_err(internal)
    }
}

/// In the smallest coin, of what is written in whole ones.
fn amount(whole: &str) -> Result<i64> {
    Ok(whole.parse::<i64>().map_err(internal)? * 100)
}

fn lines<T: for<'d> Deserialize<'d>>(text: Packed) -> Result<Vec<T>> {
    csv::Reader::from_reader(text.reader()).deserialize().collect::<std::result::Result<_, _>>().map_err(internal)
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|part| !part.is_empty())
}

fn known(organisations: &HashMap<String, Uuid>, key: &str) -> Result<Uuid> {
    organisations.get(key).copied().ok_or_else(|| internal(format!("no organisation {key}")))
}

async fn place(tx: &Tx, code: &str) -> Result<Option<Uuid>> {
    if code.is_empty() {
        return Ok(None);
    }
    tx.optional(&PLACE, args![code]).await?.map(Some).ok_or_else(|| internal(format!("no place {code}")))
}

async fn places(tx: &Tx, codes: &str) -> Result<Vec<Uuid>> {
    let mut found = Vec::new();
    for code in list(codes) {
        found.extend(place(tx, code).await?);
    }
    Ok(found)
}

async fn categories(tx: &Tx, codes: &str) -> Result<Vec<Uuid>> {
    let mut found = Vec::new();
    for code in list(codes) {
        let id = tx.optional(&CATEGORY, args![code]).await?;
        found.push(id.ok_or_else(|| internal(format!("no category {code}")))?);
    }
    Ok(found)
}

async fn organisation(tx: &Tx, line: &OrganisationLine, now: Timestamp) -> Result<Uuid> {
    let id = Uuid::now_v7();
    let size = Some(line.size.as_str()).filter(|size| !size.is_empty());
    let row = args![
        id,
        &line.name,
        format::sort_key(&line.name),
        &line.kind,
        &line.legal_form,
        size,
        place(tx, &line.place).await?,
        &line.address,
        &line.postal_code,
        &line.website,
        &line.description,
        line.buys == "yes",
        line.supplies == "yes",
        now
    ];
    tx.execute(&ADD_ORGANISATION, row).await?;
    for status in list(&line.statuses) {
        let (code, certificate, body, until) = quarters(status);
        tx.execute(&ADD_STATUS, args![id, code, certificate, body, until]).await?;
    }
    Ok(id)
}

/// `code:certificate:body:last day`, of which only the code is always there.
fn quarters(text: &str) -> (&str, &str, &str, Option<Date>) {
    let mut parts = text.splitn(4, ':');
    let mut next = || parts.next().unwrap_or_default();
    (next(), next(), next(), next().parse().ok())
}

async fn solution(tx: &Tx, organisations: &HashMap<String, Uuid>, line: SolutionLine, now: Timestamp) -> Result<Uuid> {
    let labels = list(&line.labels).map(|label| {
        let mut parts = label.splitn(3, ':');
        let mut next = || parts.next().unwrap_or_default();
        (next().to_owned(), next().to_owned(), next().parse().ok())
    });
    let new = solutions::NewSolution {
        supplier: known(organisations, &line.supplier)?,
        labels: labels.collect(),
        radius_place: place(tx, &line.radius_place).await?,
        categories: categories(tx, &line.categories).await?,
        places: places(tx, &line.places).await?,
        strategies: list(&line.strategies).map(str::to_owned).collect(),
        commitments: list(&line.commitments).map(str::to_owned).collect(),
        links: list(&line.links).collect::<Vec<_>>().join("\n"),
        title: line.title,
        summary: line.summary,
        description: line.description,
        language: line.language,
        radius_km: line.radius_km,
        state: line.state,
        supply: Supply::default(),
        source_key: None,
    };
    let written = now.checked_sub(Duration::from_hours(24 * line.updated_days_ago)).map_err(internal)?;
    solutions::insert(tx, &new, None, written).await
}

async fn need(tx: &Tx, organisations: &HashMap<String, Uuid>, line: NeedLine, now: Timestamp) -> Result<Uuid> {
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let wanted_by = line.wanted_by_days_from_now.map(|days| today.saturating_add(jiff::Span::new().days(days)));
    let required = list(&line.required).map(|code| (code.to_owned(), true, 5));
    let wished = list(&line.wished).map(|wish| {
        let (code, weight) = wish.split_once('=').unwrap_or((wish, "3"));
        (code.to_owned(), false, weight.parse().unwrap_or(3))
    });
    let new = needs::NewNeed {
        organisation: known(organisations, &line.organisation)?,
        attributes: required.chain(wished).collect(),
        categories: categories(tx, &line.categories).await?,
        place: place(tx, &line.place).await?,
        budget_low: line.budget_low.map(|amount| amount * 100),
        budget_high: line.budget_high.map(|amount| amount * 100),
        title: line.title,
        text: line.text,
        language: line.language,
        quantity: line.quantity,
        unit: line.unit,
        currency: line.currency,
        wanted_by,
        visibility: line.visibility,
        state: line.state,
        source_key: None,
    };
    needs::insert(tx, &new, None, now).await
}

async fn person(tx: &Tx, organisations: &HashMap<String, Uuid>, line: &PersonLine, now: Timestamp) -> Result<Uuid> {
    let new = NewPerson {
        email: &line.email,
        name: &line.name,
        password_hash: None,
        language: Language::parse(&line.language).unwrap_or_default(),
        time_zone: &line.time_zone,
        role: Role::parse(&line.role).unwrap_or(Role::Member),
    };
    let id = accounts::create_person(tx, new, now).await?;
    for seat in list(&line.organisations) {
        let (key, role) = seat.split_once('=').unwrap_or((seat, "contributor"));
        accounts::give_seat(tx, id, known(organisations, key)?, role, now).await?;
    }
    Ok(id)
}
