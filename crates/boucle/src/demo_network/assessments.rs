//! The assessments of the demonstration network: of seven firms of one sector, so that it can be compared, and of two of another.

use std::collections::HashMap;

use db::{Run, Tx, Uuid, args, sql};
use instruments::assessment::{Questionnaire, SHIPPED};
use jiff::tz::TimeZone;
use serde::Deserialize;

use super::Known;
use crate::assessments::campaign_rows as campaigns;
use crate::assessments::save::{self, NewAssessment, NewProof, Reviewer, Typed, With};
use crate::kit::error::internal;
use crate::kit::files::{self, Kept};
use crate::kit::{App, Packed, Result};
use crate::packed;

static ASSESSMENTS: Packed = packed!("demo/assessments.json");

#[derive(Deserialize)]
struct Assessment {
    organisation: String,
    years_ago: i64,
    /// Code of a family of categories.
    sector: String,
    author: String,
    days_ago: i64,
    /// By question.
    answers: HashMap<String, String>,
    notes: HashMap<String, String>,
    proof: Option<Proof>,
    review: Option<Review>,
    shares: Vec<Share>,
    actions: Vec<Action>,
}

#[derive(Deserialize)]
struct Proof {
    place: String,
    name: String,
    text: String,
}

#[derive(Deserialize)]
struct Review {
    kind: String,
    /// Nothing for the network's own.
    organisation: String,
    by: String,
    /// When it ended, if it has.
    days_ago: Option<i64>,
    opinion: String,
    findings: Vec<Finding>,
}

#[derive(Deserialize)]
struct Finding {
    place: String,
    answer: String,
    reason: String,
}

#[derive(Deserialize)]
struct Share {
    /// `network`, or the key of an organisation.
    with: String,
    extent: String,
}

#[derive(Deserialize)]
struct Action {
    issue: String,
    title: String,
    due_in_days: i64,
    done_days_ago: Option<i64>,
}

sql! {
    PUBLISHED: Uuid = "SELECT id FROM questionnaire WHERE published_at IS NOT NULL ORDER BY id LIMIT 1";
    SECTOR: Uuid = "SELECT id FROM category WHERE code = $1";
    ACTION: Uuid = "
        SELECT id FROM improvement_action WHERE assessment_id = $1 AND title = $2 ORDER BY id LIMIT 1";
}

fn lines() -> Result<Vec<Assessment>> {
    serde_json::from_reader(ASSESSMENTS.reader()).map_err(internal)
}

/// The proofs, in the order of the assessments that name one.
pub async fn put_files(app: &App) -> Result<Vec<Kept>> {
    let mut given = Vec::new();
    for proof in lines()?.into_iter().filter_map(|line| line.proof) {
        given.push(files::put(app, proof.text.as_bytes()).await?);
    }
    Ok(given)
}

pub async fn add(tx: &Tx, known: &Known, given: &[Kept]) -> Result<()> {
    let questionnaire: Questionnaire = serde_json::from_str(SHIPPED).map_err(internal)?;
    let published = tx.one(&PUBLISHED, args![]).await?;
    // The next version, which a coordinator prepares.
    let mut draft = questionnaire.clone();
    "1.1.0".clone_into(&mut draft.version);
    save::add_questionnaire(tx, &draft, Some(known.person("noemie.tremblay@example.org")?), false, known.ago(6)?).await?;
    tried(tx, known, published).await?;
    let mut given = given.iter();
    for line in lines()? {
        let id = answered(tx, known, (published, &questionnaire), &line).await?;
        if let Some((proof, kept)) = line.proof.as_ref().zip(line.proof.as_ref().and_then(|_| given.next())) {
            let proof = NewProof {
                place: proof.place.clone(),
                name: proof.name.clone(),
                digest: kept.digest.clone(),
                bytes: kept.bytes,
                kind: "text".to_owned(),
            };
            save::add_proof(tx, id, &proof, None, known.ago(line.days_ago)?).await?;
        }
        if let Some(review) = &line.review {
            reviewed(tx, known, (id, &questionnaire), review, line.days_ago).await?;
        }
        followed(tx, known, id, &line).await?;
    }
    Ok(())
}

async fn answered(
    tx: &Tx,
    known: &Known,
    (published, questionnaire): (Uuid, &Questionnaire),
    line: &Assessment,
) -> Result<Uuid> {
    let by = if line.author.is_empty() { None } else { Some(known.person(&line.author)?) };
    let at = known.ago(line.days_ago)?;
    let new = NewAssessment {
        questionnaire: published,
        organisation: known.organisation(&line.organisation)?,
        sector: tx.one(&SECTOR, args![&line.sector]).await?,
        year: i64::from(known.now.to_zoned(TimeZone::UTC).year()) - line.years_ago,
    };
    let id = save::insert(tx, new, by, at).await?;
    let mut typed: Vec<Typed> = line
        .answers
        .iter()
        .map(|(place, answer)| Typed {
            place: place.clone(),
            number: 0,
            answer: answer.clone(),
            note: line.notes.get(place).cloned().unwrap_or_default(),
        })
        .collect();
    typed.sort_by(|one, other| one.place.cmp(&other.place));
    save::answer(tx, (id, questionnaire), &typed, by, at).await?;
    Ok(id)
}

async fn reviewed(
    tx: &Tx,
    known: &Known,
    (id, questionnaire): (Uuid, &Questionnaire),
    review: &Review,
    asked_days_ago: i64,
) -> Result<()> {
    let by = if review.by.is_empty() { None } else { Some(known.person(&review.by)?) };
    let reviewer = match review.organisation.as_str() {
        "" => Reviewer::Network,
        key => Reviewer::Organisation(known.organisation(key)?),
    };
    let asked = save::ask_review(tx, id, (&review.kind, reviewer), None, known.ago(asked_days_ago)?).await?;
    let found = review.findings.iter();
    let found: Vec<_> = found.map(|it| (it.place.clone(), it.answer.clone(), it.reason.clone())).collect();
    save::find(tx, (id, asked), &found, by, known.ago(asked_days_ago)?).await?;
    if let Some(days) = review.days_ago {
        save::end_review(tx, (id, asked), questionnaire, &review.opinion, by, known.ago(days)?).await?;
    }
    Ok(())
}

async fn followed(tx: &Tx, known: &Known, id: Uuid, line: &Assessment) -> Result<()> {
    for share in &line.shares {
        let with = match share.with.as_str() {
            "network" => With::Network,
            key => With::Organisation(known.organisation(key)?),
        };
        save::share(tx, id, (with, &share.extent), None, known.ago(line.days_ago)?).await?;
    }
    for action in &line.actions {
        let new = (action.issue.as_str(), action.title.as_str(), Some(known.day(action.due_in_days)?));
        save::add_action(tx, id, new, None, known.ago(line.days_ago)?).await?;
        if let Some(days) = action.done_days_ago {
            let added = tx.one(&ACTION, args![id, &action.title]).await?;
            save::end_action(tx, id, added, Some(known.day(-days)?)).await?;
        }
    }
    Ok(())
}

/// The campaign in which some of them try the questionnaire, and what they say of it.
async fn tried(tx: &Tx, known: &Known, published: Uuid) -> Result<()> {
    let noemie = Some(known.person("noemie.tremblay@example.org")?);
    let words = (
        "Essai auprès de petits ateliers",
        "Nous voulons savoir ce qui n’est pas clair, et combien de temps vous y passez.",
    );
    let campaign = campaigns::add(tx, (published, known.day(20)?), words, noemie, known.ago(30)?).await?;
    for key in ["second-souffle", "dossier", "three-rapids", "matiere", "fil-retors", "aiguille"] {
        campaigns::invite(tx, campaign, known.organisation(key)?, noemie, known.ago(30)?).await?;
    }
    for (key, address, place, text) in [
        ("dossier", "chloe.vachon@example.org", "g2", "Nous n’avons pas d’année de référence : que répondre ?"),
        ("three-rapids", "wanda.diabo@example.org", "", "It took us two evenings. The evidence asked is clear."),
        ("second-souffle", "idriss.benali@example.org", "l1", "Dites si un grossiste local compte comme local."),
    ] {
        let (firm, person) = (known.organisation(key)?, known.person(address)?);
        campaigns::remark(tx, (campaign, firm), (place, text), Some(person), known.ago(8)?).await?;
    }
    Ok(())
}
