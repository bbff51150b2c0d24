//! What fills the solutions of the demonstration: proofs of labels, one verified, one refused; references, confirmed and
//! not; capacity, lead time and price; a picture and a file.

use db::Tx;

use super::Known;
use crate::catalogue::client_rows::{self, Declared};
use crate::catalogue::file_rows::{self, NewFile};
use crate::catalogue::label_rows::{self, Read};
use crate::catalogue::queries;
use crate::catalogue::supply::{self, Supply};
use crate::kit::files::{self, Kept};
use crate::kit::{App, Result};

static CERTIFICATE: &[u8] = include_bytes!("../../../../data/demo/certificate.pdf");

static DESK: &[u8] = include_bytes!("../../../../data/demo/desk.png");

pub struct Given {
    certificate: Kept,
    desk: Kept,
}

pub async fn put_files(app: &App) -> Result<Given> {
    Ok(Given { certificate: files::put(app, CERTIFICATE).await?, desk: files::put(app, DESK).await? })
}

pub async fn add(tx: &Tx, known: &Known, given: &Given) -> Result<()> {
    supplies(tx, known).await?;
    labels(tx, known, &given.certificate).await?;
    references(tx, known).await?;
    pictures(tx, known, given).await
}

async fn pictures(tx: &Tx, known: &Known, given: &Given) -> Result<()> {
    let author = Some(known.person("idriss.benali@example.org")?);
    let picture = NewFile {
        purpose: "picture",
        title: "Un bureau de bois et son caisson à deux tiroirs, devant une fenêtre".to_owned(),
        name: "poste.png".to_owned(),
        digest: given.desk.digest.clone(),
        bytes: given.desk.bytes,
        kind: "png".to_owned(),
        size: Some((640, 400)),
    };
    let file = NewFile {
        purpose: "file",
        title: "Certificat de nos finitions".to_owned(),
        name: "Finitions.pdf".to_owned(),
        digest: given.certificate.digest.clone(),
        bytes: given.certificate.bytes,
        kind: "pdf".to_owned(),
        size: None,
    };
    for file in [picture, file] {
        file_rows::add(tx, known.solution("s1")?, &file, author, known.ago(25)?).await?;
    }
    Ok(())
}

/// How much, how soon and at about which price.
async fn supplies(tx: &Tx, known: &Known) -> Result<()> {
    let said = [
        ("s1", (120, "postes", "month"), (3, "week"), (24_000, 61_000), ("CAD", "le poste")),
        ("s5", (1_800, "kg de linge", "week"), (2, "week"), (190, 320), ("EUR", "le kilo")),
        ("s8", (600, "laptops", "month"), (10, "day"), (28_000, 54_000), ("EUR", "a laptop")),
    ];
    for (key, (capacity, unit, per), (lead_time, lead_unit), (low, high), (currency, price_unit)) in said {
        let supply = Supply {
            capacity: Some(capacity),
            capacity_unit: unit.to_owned(),
            capacity_per: Some(per.to_owned()),
            lead_time: Some(lead_time),
            lead_unit: Some(lead_unit.to_owned()),
            price_low: Some(low),
            price_high: Some(high),
            price_currency: Some(currency.to_owned()),
            price_unit: price_unit.to_owned(),
        };
        supply::set(tx, known.solution(key)?, &supply).await?;
    }
    Ok(())
}

/// One that its client confirmed, and what suppliers say of others.
async fn references(tx: &Tx, known: &Known) -> Result<()> {
    let desks = known.solution("s1")?;
    let client = (known.organisation("rivemont")?, "Ville de Rivemont");
    let camille = known.person("camille.lavoie@example.org")?;
    let done = (2025, "Quarante postes remis à neuf pour la mairie, livrés en trois semaines ; les anciens ont été repris.");
    client_rows::add_confirmed(tx, desks, client, done, camille, known.ago(60)?).await?;
    let said = [
        ("s1", "Collège des Trois Rives", 2024, "Vingt-six bureaux et caissons pour la salle des professeurs."),
        ("s5", "Résidence Les Tilleuls", 2025, "Linge plat de 84 lits, livré deux fois par semaine."),
        ("s8", "A school board of 31 schools", 2025, "Four hundred laptops, with spares in each school."),
    ];
    let author = Some(known.person("idriss.benali@example.org")?);
    for (key, client, year, text) in said {
        let declared = Declared {
            client: client.to_owned(),
            organisation: None,
            year,
            text: text.to_owned(),
            email: String::new(),
            email_key: String::new(),
        };
        let by = author.filter(|_| key == "s1");
        client_rows::add(tx, known.solution(key)?, &declared, by, known.ago(30)?).await?;
    }
    Ok(())
}

async fn labels(tx: &Tx, known: &Known, certificate: &Kept) -> Result<()> {
    let coordinator = Some(known.person("noemie.tremblay@example.org")?);
    let desks = queries::find(tx, known.solution("s1")?).await?;
    for mut label in desks.labels {
        "ECO-2026-0412".clone_into(&mut label.number);
        label.proof.clear();
        label.file_name = Some("Certificat Écologo.pdf".to_owned());
        label.file_digest = Some(certificate.digest.clone());
        label.file_bytes = Some(certificate.bytes);
        label.file_kind = Some("pdf".to_owned());
        label_rows::prove(tx, desks.row.id, &label, known.ago(40)?).await?;
        let read = Read { solution: desks.row.id, label: &label.label_code, version: desks.row.version };
        label_rows::decide(tx, read, None, coordinator, known.ago(38)?).await?;
    }
    let refused = "La preuve nomme des modèles, mais pas ceux que vous livrez : versez la liste de ceux-ci.";
    let laptops = queries::find(tx, known.solution("s7")?).await?;
    for label in &laptops.labels {
        let read = Read { solution: laptops.row.id, label: &label.label_code, version: laptops.row.version };
        label_rows::decide(tx, read, Some(refused), coordinator, known.ago(12)?).await?;
    }
    Ok(())
}
