//! The calculations of the demonstration network: of total cost, and of transport.

use std::collections::HashMap;

use db::{Timestamp, Tx, Uuid};
use instruments::total_cost::Model;
use instruments::transport::Ways;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::known;
use crate::kit::Result;
use crate::kit::error::internal;
use crate::people::accounts;
use crate::tools::{queries, total_cost, transport};

static TOTAL_COST: &str = include_str!("../../../../data/demo/total_cost.json");
static TRANSPORT: &str = include_str!("../../../../data/demo/transport.json");

#[derive(Deserialize)]
struct Calculation<M> {
    author: String,
    /// Key of the organisation that it belongs to.
    organisation: Option<String>,
    model: M,
}

pub async fn add(tx: &Tx, organisations: &HashMap<String, Uuid>, now: Timestamp) -> Result<()> {
    keep::<Model>(tx, organisations, (total_cost::KIND, TOTAL_COST, |model| &model.title), now).await?;
    keep::<Ways>(tx, organisations, (transport::KIND, TRANSPORT, |ways| &ways.title), now).await
}

async fn keep<M: serde::Serialize + DeserializeOwned>(
    tx: &Tx,
    organisations: &HashMap<String, Uuid>,
    (kind, given, title): (&str, &str, fn(&M) -> &String),
    now: Timestamp,
) -> Result<()> {
    for calculation in serde_json::from_str::<Vec<Calculation<M>>>(given).map_err(internal)? {
        let author = accounts::by_email(tx, &calculation.author).await?.map(|account| account.id);
        let organisation = calculation.organisation.map(|key| known(organisations, &key)).transpose()?;
        let text = serde_json::to_string(&calculation.model).map_err(internal)?;
        let kept = (kind, title(&calculation.model).as_str(), text.as_str());
        queries::insert(tx, kept, (organisation, None), author, now).await?;
    }
    Ok(())
}
