//! The demonstration network, from the invented people and organisations of `data/demo/`.

mod meetings;

use std::collections::HashMap;
use std::time::Duration;

use db::{Date, Run, Timestamp, Tx, Uuid, args, sql};
use serde::Deserialize;

use crate::catalogue::{reference, save as solutions};
use crate::discussions;
use crate::files::queries as documents;
use crate::kit::error::internal;
use crate::kit::files::{self, Kept};
use crate::kit::viewer::Role;
use crate::kit::{App, Error, Language, Result, format};
use crate::needs::save as needs;
use crate::pages;
use crate::people::accounts::{self, NewPerson};
use crate::polls::count::Method;
use crate::polls::queries as polls;
use crate::spaces::{Part, queries as spaces};

/// Role on the screen, key of it, and address of the people whose sign-in links are printed.
pub const GUIDES: [(&str, &str, &str); 5] = [
    ("acheteuse", "buyer", "camille.lavoie@example.org"),
    ("fournisseur", "supplier", "idriss.benali@example.org"),
    ("animatrice", "coordinator", "noemie.tremblay@example.org"),
    ("CA", "board", "helene.nguyen@example.org"),
    ("exploitant", "operator", "sam.okafor@example.org"),
];

static ORGANISATIONS: &str = include_str!("../../../../data/demo/organisations.csv");
static SUPPLIERS: &str = include_str!("../../../../data/demo/suppliers.csv");
static SOLUTIONS: &str = include_str!("../../../../data/demo/solutions.csv");
static NEEDS: &str = include_str!("../../../../data/demo/needs.csv");
static PEOPLE: &str = include_str!("../../../../data/demo/people.csv");
static SPACES: &str = include_str!("../../../../data/demo/spaces.csv");
static PAGES: &str = include_str!("../../../../data/demo/pages.csv");
static DISCUSSIONS: &str = include_str!("../../../../data/demo/discussions.csv");
static POLLS: &str = include_str!("../../../../data/demo/polls.csv");
static MEETINGS: &str = include_str!("../../../../data/demo/meetings.csv");
static DATES: &str = include_str!("../../../../data/demo/dates.csv");
static DOCUMENTS: &str = include_str!("../../../../data/demo/documents.csv");
static MEMBERSHIPS: &str = include_str!("../../../../data/demo/memberships.csv");

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

#[derive(Deserialize)]
struct SpaceLine {
    title: String,
    summary: String,
    visibility: String,
    joining: String,
    time_zone: String,
    /// `address=part=function`, each
    members: String,
}

#[derive(Deserialize)]
struct PageLine {
    space: String,
    /// Title of the page that it is under.
    parent: String,
    /// A title that was met before is a later revision.
    title: String,
    author: String,
    days_ago: u64,
    comment: String,
    text: String,
}

#[derive(Deserialize)]
struct MessageLine {
    space: String,
    /// The first line of a topic opens it.
    topic: String,
    author: String,
    days_ago: u64,
    text: String,
}

#[derive(Deserialize)]
struct DocumentLine {
    space: String,
    folder: String,
    name: String,
    author: String,
    days_ago: u64,
    comment: String,
    text: String,
}

#[derive(Deserialize)]
struct PollLine {
    space: String,
    title: String,
    text: String,
    method: String,
    voice: String,
    secret: String,
    author: String,
    opened_days_ago: u64,
    closes_in_days: i64,
    /// Separated by bars.
    options: String,
    /// `address=marks`, each
    ballots: String,
}

sql! {
    MADE: i64 = "SELECT count(*) AS n FROM person";
    PLACE: Uuid = "SELECT id FROM place WHERE code = $1";
    CATEGORY: Uuid = "SELECT id FROM category WHERE code = $1";
    TOPIC: Uuid = "SELECT id FROM topic WHERE space_id = $1 AND title = $2";
    SPACE: Uuid = "SELECT id FROM space WHERE title = $1";
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
    spaces::found_network(&app.db, &app.config.network_name, app.clock.now()).await?;
    if app.db.one(&MADE, args![]).await? > 0 {
        return Ok(false);
    }
    let now = app.clock.now();
    // Written before the rows that name them, as every file is.
    let given = &put_files(app).await?;
    app.db
        .write(|tx| async move {
            let mut organisations = HashMap::new();
            for line in lines::<OrganisationLine>(ORGANISATIONS)?.into_iter().chain(lines(SUPPLIERS)?) {
                organisations.insert(line.key.clone(), organisation(&tx, &line, now).await?);
            }
            for line in lines::<SolutionLine>(SOLUTIONS)? {
                solution(&tx, &organisations, line, now).await?;
            }
            for line in lines::<NeedLine>(NEEDS)? {
                need(&tx, &organisations, line, now).await?;
            }
            for line in lines::<PersonLine>(PEOPLE)? {
                person(&tx, &organisations, &line, now).await?;
            }
            for line in lines::<MembershipLine>(MEMBERSHIPS)? {
                let id = known(&organisations, &line.organisation)?;
                let row = args![Uuid::now_v7(), id, line.kind, line.starts_on, line.ends_on, line.state];
                tx.execute(&ADD_MEMBERSHIP, row).await?;
            }
            for line in lines::<SpaceLine>(SPACES)? {
                space(&tx, line, now).await?;
            }
            for line in lines::<PageLine>(PAGES)? {
                page(&tx, line, now).await?;
            }
            for line in lines::<MessageLine>(DISCUSSIONS)? {
                message(&tx, line, now).await?;
            }
            for line in lines::<PollLine>(POLLS)? {
                poll(&tx, line, now).await?;
            }
            for line in lines::<meetings::Line>(MEETINGS)? {
                meetings::add(&tx, line, now).await?;
            }
            for line in lines::<meetings::DatesLine>(DATES)? {
                meetings::add_dates(&tx, line, now).await?;
            }
            for (kept, line) in given.iter().zip(lines::<DocumentLine>(DOCUMENTS)?) {
                document(&tx, kept, &line, now).await?;
            }
            Ok::<_, Error>(true)
        })
        .await
}

fn lines<T: for<'d> Deserialize<'d>>(text: &'static str) -> Result<Vec<T>> {
    csv::Reader::from_reader(text.as_bytes()).deserialize().collect::<std::result::Result<_, _>>().map_err(internal)
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

async fn solution(tx: &Tx, organisations: &HashMap<String, Uuid>, line: SolutionLine, now: Timestamp) -> Result<()> {
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
        source_key: None,
    };
    let written = now.checked_sub(Duration::from_hours(24 * line.updated_days_ago)).map_err(internal)?;
    solutions::insert(tx, &new, None, written).await?;
    Ok(())
}

async fn need(tx: &Tx, organisations: &HashMap<String, Uuid>, line: NeedLine, now: Timestamp) -> Result<()> {
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
    needs::insert(tx, &new, None, now).await?;
    Ok(())
}

async fn person(tx: &Tx, organisations: &HashMap<String, Uuid>, line: &PersonLine, now: Timestamp) -> Result<()> {
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
    Ok(())
}

async fn space(tx: &Tx, line: SpaceLine, now: Timestamp) -> Result<()> {
    let new = spaces::NewSpace {
        kind: "open".to_owned(),
        title: line.title,
        summary: line.summary,
        visibility: line.visibility,
        joining: line.joining,
        time_zone: line.time_zone,
    };
    let id = spaces::insert(tx, &new, None, now).await?;
    for seat in list(&line.members) {
        let mut parts = seat.splitn(3, '=');
        let mut next = || parts.next().unwrap_or_default();
        let (email, part, title) = (next(), next(), next());
        let account = accounts::by_email(tx, email).await?.ok_or_else(|| internal(format!("nobody is {email}")))?;
        let part = Part::parse(part).ok_or_else(|| internal(format!("no part {part}")))?;
        spaces::seat(tx, id, account.id, part, title, now).await?;
    }
    Ok(())
}

async fn page(tx: &Tx, line: PageLine, now: Timestamp) -> Result<()> {
    let space = tx.one(&SPACE, args![&line.space]).await?;
    let author = accounts::by_email(tx, &line.author).await?.map(|account| account.id);
    let at = now.checked_sub(Duration::from_hours(24 * line.days_ago)).map_err(internal)?;
    let tree = pages::queries::tree(tx, space).await?;
    let text = pages::text::kept(&line.text, &tree);
    let writing = pages::queries::Writing {
        title: &line.title,
        text: &text,
        comment: &line.comment,
        minor: false,
        targets: pages::text::targets(&text, &tree),
    };
    match tree.named(&line.title) {
        Some(id) => {
            let last = pages::queries::find(tx, id).await?.revision;
            pages::queries::update(tx, id, last, &writing, author, at).await?;
        }
        None => {
            let parent = tree.named(&line.parent);
            pages::queries::insert(tx, Uuid::now_v7(), (space, parent), &writing, author, at).await?;
        }
    }
    pages::settle_links(tx, space).await
}

async fn message(tx: &Tx, line: MessageLine, now: Timestamp) -> Result<()> {
    let space = tx.one(&SPACE, args![&line.space]).await?;
    let author = accounts::by_email(tx, &line.author).await?.map(|account| account.id);
    let at = now.checked_sub(Duration::from_hours(24 * line.days_ago)).map_err(internal)?;
    let topic = match tx.optional(&TOPIC, args![space, &line.topic]).await? {
        Some(topic) => topic,
        None => discussions::queries::add_topic(tx, space, &line.topic, author, at).await?,
    };
    discussions::queries::add_message(tx, topic, &line.text, author, &[], at).await?;
    Ok(())
}

/// The bytes of the documents, in their order.
pub async fn put_files(app: &App) -> Result<Vec<Kept>> {
    let mut given = Vec::new();
    for line in lines::<DocumentLine>(DOCUMENTS)? {
        given.push(files::put(app, line.text.as_bytes()).await?);
    }
    Ok(given)
}

async fn document(tx: &Tx, kept: &Kept, line: &DocumentLine, now: Timestamp) -> Result<()> {
    let space = tx.one(&SPACE, args![&line.space]).await?;
    let author = accounts::by_email(tx, &line.author).await?.map(|account| account.id);
    let at = now.checked_sub(Duration::from_hours(24 * line.days_ago)).map_err(internal)?;
    let folders = documents::folders(tx, space).await?;
    let folder = match folders.within(None).find(|folder| folder.name == line.folder) {
        Some(folder) => Some(folder.id),
        None if line.folder.is_empty() => None,
        None => Some(documents::add_folder(tx, (space, None), &line.folder, author, at).await?),
    };
    let id = match documents::named(tx, (space, folder), &line.name).await? {
        Some(id) => id,
        None => documents::add(tx, (space, folder), &line.name, author, at).await?,
    };
    documents::add_version(tx, id, kept, &line.comment, author, at).await?;
    Ok(())
}

async fn poll(tx: &Tx, line: PollLine, now: Timestamp) -> Result<()> {
    let space = tx.one(&SPACE, args![&line.space]).await?;
    let author = accounts::by_email(tx, &line.author).await?.map(|account| account.id);
    let method = Method::parse(&line.method).ok_or_else(|| internal(format!("no method {}", line.method)))?;
    let new = polls::NewPoll {
        title: line.title,
        text: line.text,
        method: method.code(),
        voice: if line.voice == "organisation" { "organisation" } else { "person" },
        secret: line.secret == "yes",
        points: 10,
        quorum: 0,
        late: true,
        closes_at: now.checked_add(jiff::Span::new().hours(24 * line.closes_in_days)).map_err(internal)?,
        options: line.options.split('|').map(str::to_owned).collect(),
    };
    let opened_at = now.checked_sub(Duration::from_hours(24 * line.opened_days_ago)).map_err(internal)?;
    let id = polls::insert(tx, space, &new, author, opened_at).await?;
    let poll = polls::find(tx, id).await?;
    for ballot in list(&line.ballots) {
        let (email, marks) = ballot.split_once('=').unwrap_or_default();
        let account = accounts::by_email(tx, email).await?.ok_or_else(|| internal(format!("nobody is {email}")))?;
        polls::cast(tx, &poll, account.id, account.id, marks).await?;
    }
    Ok(())
}
