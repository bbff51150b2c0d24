//! What whoever runs the network sees of introductions: how many, by month and state, how fast answers come, what is stuck and
//! between whom, what was bought in all. Always: no message, no file, no single amount.

use askama::Template;
use axum::extract::State as Given;
use axum::response::Response;
use db::{Date, Db, Run, Timestamp, args, row, sql};
use jiff::ToSpan;
use serde_json::json;

use super::rules::{self, FEW, STILL, State};
use super::settings::Settings;
use crate::kit::error::internal;
use crate::kit::journal::{self, Subject};
use crate::kit::sheet::Sheet;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer, format};

/// Months that the counts go back.
const MONTHS: i64 = 12;
/// Of those that are stuck, the longest first.
const MOST: i64 = 200;

row! {
    #[derive(Debug, Clone)]
    struct CountRow {
        month: String,
        state: String,
        count: i64,
    }
}
row! {
    // So many first answers that came after so many days.
    struct AnswerRow {
        days: i64,
        count: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    struct TotalRow {
        currency: String,
        purchases: i64,
        amount: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    struct StuckRow {
        buyer: String,
        supplier: String,
        state: String,
        updated_at: Timestamp,
    }
}

sql! {
    COUNTS: CountRow = "
        SELECT month, state, count(*) AS count FROM introduction WHERE month >= $1 GROUP BY month, state
        ORDER BY month DESC, state";
    ANSWERS: AnswerRow = "
        SELECT answer_days AS days, count(*) AS count FROM introduction WHERE month >= $1 AND answer_days IS NOT NULL
        GROUP BY answer_days ORDER BY answer_days";
    // The buyer's word first: where both say an amount, they say the same.
    TOTALS: TotalRow = "
        SELECT CASE WHEN b.amount IS NULL THEN s.currency ELSE b.currency END AS currency, count(*) AS purchases,
            CAST(sum(COALESCE(b.amount, s.amount)) AS BIGINT) AS amount
        FROM introduction i
            LEFT JOIN introduction_outcome b ON b.introduction_id = i.id AND b.side = 'buyer'
            LEFT JOIN introduction_outcome s ON s.introduction_id = i.id AND s.side = 'supplier'
        WHERE i.month >= $1 AND i.state = 'bought' AND COALESCE(b.amount, s.amount) IS NOT NULL
        GROUP BY CASE WHEN b.amount IS NULL THEN s.currency ELSE b.currency END ORDER BY 1";
    STUCK: StuckRow = "
        SELECT b.name AS buyer, s.name AS supplier, i.state, i.updated_at
        FROM introduction i JOIN organisation b ON b.id = i.buyer_id JOIN organisation s ON s.id = i.supplier_id
        WHERE i.state IN ('asked', 'accepted', 'met', 'offer', 'not_agreed')
            AND (i.updated_at < $1 OR i.state = 'not_agreed')
        ORDER BY i.updated_at, i.id LIMIT $2";
}

/// Those asked in one month, by state.
struct Month {
    month: String,
    counts: Vec<i64>,
}

impl Month {
    fn total(&self) -> i64 {
        self.counts.iter().sum()
    }

    /// As a reader says it: it is kept as `2026-11`.
    fn said(&self, language: Language) -> String {
        let first = format!("{}-01", self.month).parse::<Date>();
        first.map_or_else(|_| self.month.clone(), |first| format::month(language, first))
    }
}

struct Stuck {
    row: StuckRow,
    days: i64,
}

#[derive(Template)]
#[template(path = "introductions/overview.html")]
struct OverviewPage {
    shell: Shell,
    form: Form,
    months: Vec<Month>,
    median: Option<f64>,
    totals: Vec<TotalRow>,
    stuck: Vec<Stuck>,
}

impl OverviewPage {
    async fn new(app: &App, viewer: &Viewer, form: Form) -> Result<Self> {
        let since = since(app.clock.now())?;
        let answers = app.db.all(&ANSWERS, args![&since]).await?;
        let answers: Vec<(i64, i64)> = answers.into_iter().map(|row| (row.days, row.count)).collect();
        let totals = app.db.all(&TOTALS, args![&since]).await?.into_iter();
        Ok(Self {
            shell: Shell::new(viewer)
                .under("/gestion", viewer.language.t("admin-title"))
                .at(viewer.language.t("introductions-title")),
            form,
            months: months(&app.db, &since).await?,
            median: rules::median(&answers),
            totals: totals.filter(|total| total.purchases >= FEW).collect(),
            stuck: stuck(app).await?,
        })
    }

    fn states(&self) -> [State; 9] {
        State::ALL
    }

    fn total(&self) -> i64 {
        self.months.iter().map(Month::total).sum()
    }
}

/// The first of the months that are counted.
fn since(now: Timestamp) -> Result<String> {
    let today = now.to_zoned(jiff::tz::TimeZone::UTC).date();
    let first = today.first_of_month().checked_sub((MONTHS - 1).months()).map_err(internal)?;
    Ok(first.strftime("%Y-%m").to_string())
}

async fn months(db: &Db, since: &str) -> Result<Vec<Month>> {
    let mut months: Vec<Month> = Vec::new();
    for row in db.all(&COUNTS, args![since]).await? {
        if months.last().is_none_or(|last| last.month != row.month) {
            months.push(Month { month: row.month.clone(), counts: vec![0; State::ALL.len()] });
        }
        let place = State::ALL.iter().position(|state| state.code() == row.state);
        let counts = months.last_mut().map(|month| &mut month.counts);
        if let Some(count) = counts.zip(place).and_then(|(counts, place)| counts.get_mut(place)) {
            *count = row.count;
        }
    }
    Ok(months)
}

async fn stuck(app: &App) -> Result<Vec<Stuck>> {
    let now = app.clock.now();
    let still = now.checked_sub(jiff::SignedDuration::from_hours(24 * STILL)).map_err(internal)?;
    let rows = app.db.all(&STUCK, args![still, MOST]).await?.into_iter();
    Ok(rows.map(|row| Stuck { days: rules::days(row.updated_at, now), row }).collect())
}

pub async fn show(Given(app): Given<App>, viewer: Viewer) -> Result {
    let settings = Settings::read(&app.db).await?;
    let mut form = Form::new();
    form.set("enough", settings.enough.to_string());
    form.set("weekly", settings.weekly.to_string());
    let days: Vec<String> = settings.reminders.iter().map(i64::to_string).collect();
    form.set("reminders", days.join(", "));
    page(&OverviewPage::new(&app, &viewer, form).await?)
}

/// The fields `enough`, `weekly`, `reminders`.
pub async fn save(Given(app): Given<App>, viewer: Viewer, mut form: Form) -> Result {
    let mut number = |field: &str| {
        let number = form.trimmed(field).parse::<i64>().ok().filter(|number| (1..=1000).contains(number));
        if number.is_none() {
            form.refuse(field, viewer.language.t("introductions-number-wrong"));
        }
        number
    };
    let (enough, weekly) = (number("enough"), number("weekly"));
    let reminders = Settings::parse_reminders(form.trimmed("reminders"));
    if reminders.is_none() {
        form.refuse("reminders", viewer.language.t("introductions-reminders-wrong"));
    }
    let (Some(enough), Some(weekly), Some(reminders)) = (enough, weekly, reminders) else {
        return unsound(&OverviewPage::new(&app, &viewer, form).await?);
    };
    let (settings, now) = (Settings { enough, weekly, reminders }, app.clock.now());
    app.db
        .write(|tx| {
            let (viewer, settings) = (&viewer, &settings);
            async move {
                settings.keep(&tx, now).await?;
                let subject = Subject { kind: "introductions", id: None, title: "" };
                journal::add(&tx, viewer, "changed", subject, json!(settings), now).await?;
                Ok::<_, Error>(())
            }
        })
        .await?;
    Ok(to_with("/gestion/mises-en-relation", "introductions-settings-saved"))
}

pub async fn csv(Given(app): Given<App>, viewer: Viewer) -> Result<Response> {
    counted(&app, &viewer).await?.csv_file("mises-en-relation")
}

pub async fn xlsx(Given(app): Given<App>, viewer: Viewer) -> Result<Response> {
    counted(&app, &viewer).await?.xlsx_file("mises-en-relation")
}

async fn counted(app: &App, viewer: &Viewer) -> Result<Sheet> {
    let say = |key: &str| viewer.language.t(key);
    let mut header = vec![say("introductions-month")];
    header.extend(State::ALL.map(|state| say(&format!("introductions-state-{}", state.code().replace('_', "-")))));
    let mut sheet = Sheet::new(header);
    for month in months(&app.db, &since(app.clock.now())?).await? {
        sheet.row(std::iter::once(month.month).chain(month.counts.iter().map(i64::to_string)));
    }
    Ok(sheet)
}

pub async fn stuck_csv(Given(app): Given<App>, viewer: Viewer) -> Result<Response> {
    listed(&app, &viewer).await?.csv_file("mises-en-relation-bloquees")
}

pub async fn stuck_xlsx(Given(app): Given<App>, viewer: Viewer) -> Result<Response> {
    listed(&app, &viewer).await?.xlsx_file("mises-en-relation-bloquees")
}

async fn listed(app: &App, viewer: &Viewer) -> Result<Sheet> {
    let say = |key: &str| viewer.language.t(key);
    let mut sheet =
        Sheet::new(["introductions-buyer", "introductions-supplier", "introductions-state", "introductions-days"].map(say));
    for one in stuck(app).await? {
        let state = say(&format!("introductions-state-{}", one.row.state.replace('_', "-")));
        sheet.row([one.row.buyer, one.row.supplier, state, one.days.to_string()]);
    }
    Ok(sheet)
}
