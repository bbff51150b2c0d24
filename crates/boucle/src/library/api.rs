//! The library as JSON.

use axum::Json;
use axum::extract::{Path, Query, State};
use db::{Date, Timestamp, Uuid};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Open;
use super::list::Asked;
use super::queries::{self, Order, ToolLine};
use crate::catalogue::Market;
use crate::kit::error::invalid;
use crate::kit::{App, Result, Viewer, cursor};

const A_PAGE: usize = 50;
/// One more shows that there is another page.
const MOST: i64 = 51;
/// Uses that an answer holds.
const MOST_USES: i64 = 200;

#[derive(Debug, Deserialize, IntoParams)]
pub struct Question {
    /// Words to search for.
    #[serde(default)]
    q: String,
    /// `tool`, `model`, `guide`, `service` or `criteria`.
    #[serde(default)]
    kind: String,
    /// Code of a category; everything under it is taken.
    #[serde(default)]
    category: String,
    /// `fr` or `en`.
    #[serde(default)]
    language: String,
    /// What `next` of the page before says.
    after: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct ToolsFound {
    total: i64,
    /// The address of the following page, while there is one.
    next: Option<String>,
    tools: Vec<Listed>,
}

#[derive(Serialize, ToSchema)]
#[schema(as = ToolLine)]
pub struct Listed {
    id: Uuid,
    title: String,
    kind: String,
    licence: String,
    language: String,
    visibility: String,
    /// Its newest version.
    version: i64,
    #[schema(value_type = String, format = DateTime)]
    published_at: Timestamp,
    /// Organisations that said a use.
    users: i64,
}

/// Tools of the library
///
/// The newest first, fifty at a time. Without a token, those that everybody may see.
#[utoipa::path(get, path = "/api/v1/tools", tag = "tools", params(Question), responses((status = 200, body = ToolsFound)))]
pub async fn list(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Query(question): Query<Question>,
) -> Result<Json<ToolsFound>> {
    let reference = market.reference();
    for (name, value, known) in [
        ("kind", &question.kind, super::rules::KINDS.contains(&question.kind.as_str())),
        ("language", &question.language, ["fr", "en"].contains(&question.language.as_str())),
        ("category", &question.category, reference.category_by_code(&question.category).is_some()),
    ] {
        if !value.is_empty() && !known {
            return Err(invalid(name, format!("« {value} » is not known")));
        }
    }
    let after = match question.after.as_deref().map(str::parse) {
        None => None,
        Some(Ok(id)) => Some(queries::find(&app.db, id).await.map_err(|_| cursor::wrong())?),
        Some(Err(_)) => return Err(cursor::wrong()),
    };
    let asked = Asked {
        q: question.q,
        genre: question.kind,
        categorie: question.category,
        langue: question.language,
        ..Asked::default()
    };
    let wanted = asked.wanted(&reference);
    let mut tools = queries::list(&app.db, &viewer, &wanted, Order::Newest, after.as_ref(), MOST).await?;
    let more = tools.len() > A_PAGE;
    tools.truncate(A_PAGE);
    let next = tools.last().filter(|_| more).map(|last| {
        let pairs = [
            ("q", asked.q.as_str()),
            ("kind", &asked.genre),
            ("category", &asked.categorie),
            ("language", &asked.langue),
            ("after", &last.id.to_string()),
        ];
        let said: Vec<_> = pairs.into_iter().filter(|(_, value)| !value.is_empty()).collect();
        format!("/api/v1/tools?{}", serde_urlencoded::to_string(said).unwrap_or_default())
    });
    let total = queries::count(&app.db, &viewer, &wanted).await?;
    Ok(Json(ToolsFound { total, next, tools: tools.into_iter().map(listed).collect() }))
}

fn listed(tool: ToolLine) -> Listed {
    Listed {
        id: tool.id,
        title: tool.title,
        kind: tool.kind,
        licence: tool.licence,
        language: tool.language,
        visibility: tool.visibility,
        version: tool.last_number,
        published_at: tool.published_at,
        users: tool.users,
    }
}

#[derive(Serialize, ToSchema)]
#[schema(as = Tool)]
pub struct Whole {
    id: Uuid,
    title: String,
    /// In Markdown.
    summary: String,
    kind: String,
    licence: String,
    language: String,
    visibility: String,
    /// Codes of the category tree.
    categories: Vec<String>,
    /// The latest first.
    versions: Vec<Version>,
    makers: Vec<Maker>,
    /// Organisations that said a use.
    users: i64,
    uses: Vec<Use>,
    /// How often its files were fetched, which is no use.
    downloads: i64,
    currency: String,
    /// (users − 1) × mean of the users' own estimates; absent where fewer than two have given one.
    avoided: Option<Avoided>,
    retired: bool,
}

#[derive(Serialize, ToSchema)]
#[schema(as = ToolVersion)]
struct Version {
    number: i64,
    text: String,
    /// Where its file is fetched, or its address elsewhere.
    address: Option<String>,
    #[schema(value_type = String, format = DateTime)]
    published_at: Timestamp,
    /// It was tried by its users and accepted before.
    tried: bool,
}

#[derive(Serialize, ToSchema)]
#[schema(as = ToolMaker)]
struct Maker {
    organisation: String,
    /// In the currency's smallest coin.
    cost: i64,
}

#[derive(Serialize, ToSchema)]
#[schema(as = ToolUse)]
struct Use {
    organisation: String,
    version: i64,
    used_for: String,
    outcome: String,
    /// By its own estimate, in the currency's smallest coin.
    would_have_cost: Option<i64>,
    /// What was bought with it, in the currency's smallest coin.
    bought_for: Option<i64>,
    #[schema(value_type = String, format = Date)]
    used_on: Date,
}

#[derive(Serialize, ToSchema)]
#[schema(as = AvoidedDuplication)]
struct Avoided {
    users: i64,
    estimates: i64,
    /// Of the estimates, in the currency's smallest coin.
    sum: i64,
    /// In the currency's smallest coin.
    amount: i64,
}

/// A tool
///
/// With its versions, who made it at what cost, who uses it, and what sharing it avoided.
#[utoipa::path(get, path = "/api/v1/tools/{id}", tag = "tools", params(("id" = Uuid, Path)), responses((status = 200, body = Whole)))]
pub async fn one(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
) -> Result<Json<Whole>> {
    let tool = Open::read(&app, &viewer, id).await?.tool;
    let (db, reference) = (&app.db, market.reference());
    let codes =
        queries::categories(db, id).await?.into_iter().filter_map(|id| Some(reference.categories.get(id)?.code.clone()));
    let version = |version: queries::VersionRow| Version {
        address: match (version.file_digest.is_some(), version.address.is_empty()) {
            (true, _) => Some(format!("{}{}/versions/{}", app.config.public_url, super::address(id), version.number)),
            (false, false) => Some(version.address),
            (false, true) => None,
        },
        number: version.number,
        text: version.text,
        published_at: version.published_at,
        tried: version.tried_id.is_some(),
    };
    let maker = |maker: queries::Maker| Maker { organisation: maker.name, cost: maker.cost };
    let said = |said: queries::UseRow| Use {
        organisation: said.organisation,
        version: said.number,
        used_for: said.used_for,
        outcome: said.outcome,
        would_have_cost: said.would_have_cost,
        bought_for: said.bought_for,
        used_on: said.used_on,
    };
    let avoided = queries::avoided(db, &tool).await?.map(|avoided| Avoided {
        users: avoided.users,
        estimates: avoided.estimates.count,
        sum: avoided.estimates.sum,
        amount: avoided.amount,
    });
    Ok(Json(Whole {
        categories: codes.collect(),
        versions: queries::versions(db, id).await?.into_iter().map(version).collect(),
        makers: queries::makers(db, id).await?.into_iter().map(maker).collect(),
        uses: queries::uses(db, id, (Date::MAX, Uuid::max()), MOST_USES).await?.into_iter().map(said).collect(),
        downloads: queries::downloads(db, id).await?,
        avoided,
        id,
        title: tool.title,
        summary: tool.summary,
        kind: tool.kind,
        licence: tool.licence,
        language: tool.language,
        visibility: tool.visibility,
        users: tool.users,
        currency: tool.currency,
        retired: tool.retired_at.is_some(),
    }))
}
