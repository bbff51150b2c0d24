//! The charter of the demonstration's edition, published a week ago, and who has signed it since.

use db::Tx;
use serde::Deserialize;

use super::programmes::Editions;
use super::{Known, lines};
use crate::applications::participants;
use crate::charters::queries::{self, Named};
use crate::charters::save::{self, Signing};
use crate::kit::Packed;
use crate::kit::Result;
use crate::kit::error::internal;
use crate::packed;
use crate::programmes::queries as programmes;

static CHARTER: Packed = packed!("demo/charter.md");
static SIGNATURES: Packed = packed!("demo/charter_signatures.csv");
const PUBLISHED_DAYS_AGO: i64 = 7;

/// A participant who has signed; the first of a structure names who signs for it.
#[derive(Deserialize)]
struct Line {
    email: String,
    signed_days_ago: i64,
    representative: String,
    post: String,
    representative_email: String,
    represented_days_ago: Option<i64>,
}

pub async fn add(tx: &Tx, known: &Known, editions: &Editions) -> Result<()> {
    let edition = programmes::find(tx, editions.open()?).await?;
    let at = known.ago(PUBLISHED_DAYS_AGO)?;
    let text = CHARTER.text();
    let text = text.trim_end();
    save::write(tx, edition.id, 0, (text, true), at).await?;
    let by = known.person("leonie.castagnier@example.org")?;
    let number = save::publish(tx, edition.id, (text, true), Some(by), at).await?;
    let version = queries::latest(tx, edition.id).await?.ok_or_else(|| internal("no charter"))?;
    let people = participants::participants(tx, edition.id).await?;
    for person in &people {
        save::reminded(tx, person.applicant_id, at).await?;
    }
    for line in lines::<Line>(SIGNATURES)? {
        let found = people.iter().find(|person| person.email == line.email);
        let person = found.ok_or_else(|| internal(format!("{} takes no part", line.email)))?;
        let at = known.ago(line.signed_days_ago)?;
        let signing = Signing {
            application: person.application_id,
            applicant: Some(person.applicant_id),
            representative: None,
            person: person.person_id,
            name: &person.name,
            post: &person.post,
            structure: &person.structure,
            email: &person.email,
            family: "IPv4",
        };
        save::sign(tx, &edition, &version, &signing, at).await?;
        if line.representative.is_empty() {
            continue;
        }
        let named = Named { name: line.representative, post: line.post, email: line.representative_email };
        let (id, _) = save::name(tx, person.application_id, number, &named, at).await?;
        if let Some(days) = line.represented_days_ago {
            let (applicant, representative) = (None, Some(id));
            let (name, post, email) = (&*named.name, &*named.post, &*named.email);
            let signing = Signing { applicant, representative, name, post, email, person: None, family: "IPv6", ..signing };
            save::sign(tx, &edition, &version, &signing, known.ago(days)?).await?;
        }
    }
    Ok(())
}
