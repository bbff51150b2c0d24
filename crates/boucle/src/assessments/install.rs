//! The questionnaire that comes with the program, published in a network that has none.

use db::{Db, Run, Timestamp, args, sql};
use instruments::assessment::SHIPPED;

use super::{parsed, save};
use crate::kit::{Error, Result};

sql! {
    INSTALLED: i64 = "SELECT count(*) AS n FROM questionnaire";
}

/// From then on questionnaires are the network's own.
pub async fn shipped(db: &Db, now: Timestamp) -> Result<()> {
    if db.one(&INSTALLED, args![]).await? > 0 {
        return Ok(());
    }
    let questionnaire = &parsed(SHIPPED)?;
    let installed = db
        .write(|tx| async move {
            if tx.one(&INSTALLED, args![]).await? == 0 {
                save::add_questionnaire(&tx, questionnaire, None, true, now).await?;
            }
            Ok::<_, Error>(())
        })
        .await;
    match installed {
        // Of two servers that start on an empty database, one installs it.
        Err(Error::Internal(_)) if db.one(&INSTALLED, args![]).await? > 0 => Ok(()),
        other => other,
    }
}
