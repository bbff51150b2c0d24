//! The calculations of the demonstration network: of total cost, of transport, and of shipments.

use std::collections::HashMap;

use db::{Timestamp, Tx, Uuid};
use instruments::total_cost::Model;
use instruments::transport::{Ways, shipped_set};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use super::known;
use crate::kit::Packed;
use crate::kit::Result;
use crate::kit::error::internal;
use crate::packed;
use crate::people::accounts;
use crate::tools::{queries, shipments, total_cost, transport};

static TOTAL_COST: Packed = packed!("demo/total_cost.json");
static TRANSPORT: Packed = packed!("demo/transport.json");

#[derive(Deserialize)]
struct Calculation<M> {
    author: String,
    /// Key of the organisation that it belongs to.
    organisation: Option<String>,
    model: M,
}

pub async fn add(tx: &Tx, organisations: &HashMap<String, Uuid>, now: Timestamp) -> Result<()> {
    keep::<Model>(tx, organisations, (total_cost::KIND, TOTAL_COST, |model| &model.title), now).await?;
    keep::<Ways>(tx, organisations, (transport::KIND, TRANSPORT, |ways| &ways.title), now).await?;
    sum(tx, organisations, now).await
}

/// Files of shipments, summed, with the lines that were refused.
async fn sum(tx: &Tx, organisations: &HashMap<String, Uuid>, now: Timestamp) -> Result<()> {
    let set = shipped_set("desnz", "2025").ok_or_else(|| internal("a set of factors is missing"))?;
    for file in shipments::Example::all()? {
        let author = accounts::by_email(tx, &file.author).await?.map(|account| account.id);
        let organisation = file.organisation.as_ref().map(|key| known(organisations, key)).transpose()?;
        let (summed, given_back) = file.summed(set)?;
        let text = serde_json::to_string(&summed).map_err(internal)?;
        let kept = (shipments::KIND, summed.title.as_str(), text.as_str());
        let id = queries::insert(tx, kept, (organisation, None), author, now).await?;
        shipments::queries::give_back(tx, id, &given_back).await?;
    }
    Ok(())
}

async fn keep<M: serde::Serialize + DeserializeOwned>(
    tx: &Tx,
    organisations: &HashMap<String, Uuid>,
    (kind, given, title): (&str, Packed, fn(&M) -> &String),
    now: Timestamp,
) -> Result<()> {
    for calculation in serde_json::from_reader::<_, Vec<Calculation<M>>>(given.reader()).map_err(internal)? {
        let author = accounts::by_email(tx, &calculation.author).await?.map(|account| account.id);
        let organisation = calculation.organisation.map(|key| known(organisations, &key)).transpose()?;
        let text = serde_json::to_string(&calculation.model).map_err(internal)?;
        let kept = (kind, title(&calculation.model).as_str(), text.as_str());
        queries::insert(tx, kept, (organisation, None), author, now).await?;
    }
    Ok(())
}
