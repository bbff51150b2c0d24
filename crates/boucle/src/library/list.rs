//! The library as a list: searched, filtered, sorted, taken away.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use db::Uuid;
use serde::{Deserialize, Serialize};

use super::queries::{self, AllAvoided, Order, ToolLine, ToolRow, Wanted};
use super::rules;
use crate::catalogue::Market;
use crate::catalogue::market::Reference;
use crate::kit::sheet::Sheet;
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer, format, markdown};

const A_PAGE: usize = 30;
/// One more shows that there is another page.
const MOST: i64 = 31;
/// The most tools that an export holds.
const MOST_EXPORTED: i64 = 10_000;
/// Letters of a summary that a list shows.
const BEGINNING: usize = 220;

/// What is asked, as the address says it.
#[derive(Debug, Clone, Default, Deserialize, Serialize)]
#[serde(default)]
pub struct Asked {
    #[serde(skip_serializing_if = "String::is_empty")]
    pub q: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub genre: String,
    /// Code of a category; everything under it is taken.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub categorie: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub langue: String,
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tri: String,
    /// The tool after which the page begins.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub apres: String,
}

impl Asked {
    pub fn wanted(&self, reference: &Reference) -> Wanted {
        let known = |value: &str, codes: &[&str]| if codes.contains(&value) { value.to_owned() } else { String::new() };
        Wanted {
            words: self.q.chars().filter(|letter| *letter != '\0').take(200).collect(),
            kind: known(&self.genre, &rules::KINDS),
            language: known(&self.langue, &["fr", "en"]),
            categories: reference.category_by_code(&self.categorie).map(|id| reference.categories.within(id)),
        }
    }

    fn order(&self) -> Order {
        match self.tri.as_str() {
            "usages" => Order::MostUsed,
            "titre" => Order::Title,
            _ => Order::Newest,
        }
    }

    fn query(&self, after: Option<Uuid>) -> String {
        let asked = Self { apres: after.map(|id| id.to_string()).unwrap_or_default(), ..self.clone() };
        serde_urlencoded::to_string(asked).unwrap_or_default()
    }

    fn filters(&self) -> bool {
        [&self.q, &self.genre, &self.categorie, &self.langue].iter().any(|value| !value.is_empty())
    }

    /// The last tool of the page before; a page after one that is gone is the first.
    async fn after(&self, app: &App) -> Result<Option<ToolRow>> {
        match self.apres.parse() {
            Ok(id) => Ok(queries::find(&app.db, id).await.ok()),
            Err(_) => Ok(None),
        }
    }
}

struct Family {
    code: String,
    name: String,
    leaves: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "library/list.html")]
struct ListPage {
    shell: Shell,
    asked: Asked,
    count: i64,
    tools: Vec<ToolLine>,
    families: Vec<Family>,
    avoided: AllAvoided,
    next: Option<String>,
    may_add: bool,
}

impl ListPage {
    fn kinds(&self) -> [&'static str; 5] {
        rules::KINDS
    }

    fn title(&self) -> String {
        if self.asked.filters() {
            self.shell.n("library-found", self.count)
        } else {
            self.shell.n("library-count", self.count)
        }
    }

    fn beginning(tool: &ToolLine) -> String {
        let words = markdown::to_words(&tool.summary);
        if words.chars().count() <= BEGINNING {
            return words;
        }
        let cut: String = words.chars().take(BEGINNING).collect();
        format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(start, _)| start))
    }

    fn avoided_of(&self, tool: &ToolLine, currency: &str) -> Option<String> {
        let avoided = self.avoided.by_tool.get(&tool.id)?;
        Some(self.shell.one("library-avoided", "amount", self.shell.money(avoided.amount, currency)))
    }

    fn version(&self, tool: &ToolLine) -> String {
        let date = self.shell.day(tool.published_at);
        self.shell.two("library-version-of", ("number", tool.last_number), ("date", date))
    }

    /// What sharing avoided over all tools, a line a currency.
    fn totals(&self) -> Vec<String> {
        let line = |(currency, total): (&String, &queries::Total)| {
            let values = [
                ("amount", self.shell.money(total.amount, currency).into()),
                ("tools", total.tools.into()),
                ("estimates", total.estimates.into()),
            ];
            self.shell.language().with("library-avoided-all", values)
        };
        self.avoided.by_currency.iter().map(line).collect()
    }

    fn export(&self, ending: &str) -> String {
        format!("/bibliotheque/export.{ending}?{}", self.asked.query(None))
    }
}

pub async fn list(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result {
    let reference = market.reference();
    let wanted = asked.wanted(&reference);
    let after = asked.after(&app).await?;
    let mut tools = queries::list(&app.db, &viewer, &wanted, asked.order(), after.as_ref(), MOST).await?;
    let more = tools.len() > A_PAGE;
    tools.truncate(A_PAGE);
    page(&ListPage {
        shell: Shell::new(&viewer).at(viewer.language.t("library-title")),
        count: queries::count(&app.db, &viewer, &wanted).await?,
        next: tools.last().filter(|_| more).map(|last| asked.query(Some(last.id))),
        families: families(&reference, &viewer),
        avoided: queries::all_avoided(&app.db, viewer.person.is_some(), None).await?,
        may_add: !queries::led(&app.db, &viewer).await?.is_empty() || viewer.is_coordinator(),
        tools,
        asked,
    })
}

fn families(reference: &Reference, viewer: &Viewer) -> Vec<Family> {
    let named = |id: Uuid| {
        let code = reference.categories.get(id).map(|category| category.code.clone()).unwrap_or_default();
        (code, reference.category_name(id, viewer.language).to_owned())
    };
    let family = |id: &Uuid| {
        let (code, name) = named(*id);
        Family { code, name, leaves: reference.categories.children(*id).iter().map(|leaf| named(*leaf)).collect() }
    };
    reference.families().iter().map(family).collect()
}

pub async fn csv(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result {
    sheet(&app, &market, &viewer, &asked).await?.csv_file("bibliotheque")
}

pub async fn xlsx(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Response> {
    sheet(&app, &market, &viewer, &asked).await?.xlsx_file("bibliotheque")
}

async fn sheet(app: &App, market: &Market, viewer: &Viewer, asked: &Asked) -> Result<Sheet> {
    let wanted = asked.wanted(&market.reference());
    let tools = queries::list(&app.db, viewer, &wanted, asked.order(), None, MOST_EXPORTED).await?;
    let avoided = queries::all_avoided(&app.db, viewer.person.is_some(), None).await?;
    let costs: HashMap<Uuid, i64> = queries::costs(&app.db).await?;
    let language = viewer.language;
    let columns = ["title", "kind", "licence", "language", "version", "published", "users", "cost", "avoided", "currency"];
    let mut sheet = Sheet::new(
        columns.map(|column| language.t(&format!("library-column-{column}"))).into_iter().chain(["URL".to_owned()]),
    );
    for tool in tools {
        let code = |prefix: &str, code: &str| language.t(&format!("{prefix}-{}", code.replace('_', "-")));
        let saved = avoided.by_tool.get(&tool.id).map(|avoided| format::typed_cents(avoided.amount));
        sheet.row([
            tool.title,
            code("library-kind", &tool.kind),
            code("library-licence", &tool.licence),
            tool.language,
            tool.last_number.to_string(),
            tool.published_at.to_zoned(viewer.zone.clone()).date().to_string(),
            tool.users.to_string(),
            costs.get(&tool.id).map(|cost| format::typed_cents(*cost)).unwrap_or_default(),
            saved.unwrap_or_default(),
            tool.currency,
            format!("{}{}", app.config.public_url, super::address(tool.id)),
        ]);
    }
    Ok(sheet)
}
