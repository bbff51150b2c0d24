//! What the catalogue and the page of a supplier say of its assessment, once it shares it with the network and enough of it is
//! answered: that there is one, of when, and how far it was verified. Never a score.

use db::Uuid;

use super::{address, queries};
use crate::kit::{App, Result, Viewer, format};
use crate::people::marks::{MARKS, Mark, Marks};

#[linkme::distributed_slice(MARKS)]
static BADGES: Marks =
    Marks { of: |app, viewer, organisations| Box::pin(async move { badges(&app, &viewer, organisations).await }) };

async fn badges(app: &App, viewer: &Viewer, organisations: Vec<Uuid>) -> Result<Vec<Mark>> {
    let published = queries::published(&app.db, organisations).await?;
    let mark = |one: queries::Published| {
        let level = match (one.state.as_str(), one.kind.as_deref()) {
            ("verified", Some("third_party")) => "third-party",
            ("verified", Some(_)) => "officer",
            _ => "declared",
        };
        let day = format::date(viewer.language, one.at.to_zoned(viewer.zone.clone()).date());
        Mark {
            organisation: one.organisation_id,
            said: viewer.language.two(&format!("assessments-badge-{level}"), ("year", one.year.to_string()), ("date", day)),
            address: viewer.person.is_some().then(|| address(one.id)),
        }
    };
    Ok(published.into_iter().map(mark).collect())
}
