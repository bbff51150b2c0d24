//! Searches that people of the demonstration keep and what was found since, and the lists that they make.

use db::{Run, Tx, Uuid, args, sql};

use super::{Known, place};
use crate::kit::Result;
use crate::lists::rules::Sharing;
use crate::lists::save as lists;
use crate::watches::save::{self, NewWatch};

const CAMILLE: &str = "camille.lavoie@example.org";

sql! {
    // They were kept a month ago, in a network that is made now.
    LONG_KEPT: () = "UPDATE watch SET created_at = $2, seen_at = $2 WHERE id = $1";
    TOLD: () = "UPDATE watch_hit SET told_at = found_at";
}

pub async fn add(tx: &Tx, known: &Known) -> Result<()> {
    let furniture = keep(tx, known, ("Mobilier remis à neuf", "categorie=furniture&strategie=refurbish"), "weekly").await?;
    save::found(tx, &[(furniture, known.solution("s1")?)], known.ago(2)?).await?;
    let laptops = keep(tx, known, ("Ordinateurs portables", "q=ordinateur+portable"), "never").await?;
    save::found(tx, &[(laptops, known.solution("s7")?), (laptops, known.solution("s8")?)], known.ago(5)?).await?;
    keep(tx, known, ("Repas, Bordeaux", "categorie=food&lieu=Bordeaux"), "never").await?;
    tx.execute(&TOLD, args![]).await?;
    chosen(tx, known).await
}

async fn chosen(tx: &Tx, known: &Known) -> Result<()> {
    let camille = known.person(CAMILLE)?;
    let city = Sharing::Organisation(known.organisation("rivemont")?);
    let list = lists::insert(tx, "Mobilier pour l’hôtel de ville", camille, city, known.ago(12)?).await?;
    for (solution, note) in [
        ("s1", "Reprise de l’ancien mobilier comprise : demander le poids évité par lot."),
        ("s3", "Garantie de dix ans ; échantillon à voir avant l’été."),
        ("s67", ""),
    ] {
        lists::put(tx, list, known.solution(solution)?, note, Some(camille), known.ago(11)?).await?;
    }
    let own = lists::insert(tx, "À relire avant le comité", camille, Sharing::Private, known.ago(3)?).await?;
    lists::put(tx, own, known.solution("s42")?, "", Some(camille), known.ago(3)?).await
}

async fn keep(tx: &Tx, known: &Known, (name, query): (&str, &str), pace: &str) -> Result<Uuid> {
    let watch = NewWatch {
        person: known.person(CAMILLE)?,
        name: name.to_owned(),
        query: query.to_owned(),
        language: "fr".to_owned(),
        place: place(tx, if query.contains("lieu=") { "FR-C33063" } else { "" }).await?,
        pace: pace.to_owned(),
        next_at: if pace == "weekly" { Some(known.ago(-7)?) } else { None },
        known: Some(Vec::new()),
    };
    let id = save::insert(tx, &watch, known.now).await?;
    tx.execute(&LONG_KEPT, args![id, known.ago(30)?]).await?;
    Ok(id)
}
