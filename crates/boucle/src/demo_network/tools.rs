//! The calculations of the demonstration network.

use std::collections::HashMap;

use db::{Timestamp, Tx, Uuid};
use instruments::total_cost::Model;
use serde::Deserialize;

use super::known;
use crate::kit::Result;
use crate::kit::error::internal;
use crate::people::accounts;
use crate::tools::queries;

static CALCULATIONS: &str = include_str!("../../../../data/demo/total_cost.json");

#[derive(Deserialize)]
struct Calculation {
    author: String,
    /// Key of the organisation that it belongs to.
    organisation: Option<String>,
    model: Model,
}

pub async fn add(tx: &Tx, organisations: &HashMap<String, Uuid>, now: Timestamp) -> Result<()> {
    for calculation in serde_json::from_str::<Vec<Calculation>>(CALCULATIONS).map_err(internal)? {
        let author = accounts::by_email(tx, &calculation.author).await?.map(|account| account.id);
        let organisation = calculation.organisation.map(|key| known(organisations, &key)).transpose()?;
        let text = serde_json::to_string(&calculation.model).map_err(internal)?;
        queries::insert(tx, (&calculation.model.title, &text), (organisation, None), author, now).await?;
    }
    Ok(())
}
