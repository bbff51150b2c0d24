//! Writing charters and signatures, in the caller's transaction.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};
use sha2::{Digest, Sha256};

use super::queries::{self, Code, Named, Version};
use super::rules;
use crate::applications::participants::{self, Participant};
use crate::kit::error::internal;
use crate::kit::receipt::{self, Receipt};
use crate::kit::{Error, Result, jobs, journal, session};
use crate::people::rules::email_key;
use crate::programmes::queries::{self as programmes, EditionRow};
use crate::spaces::{self, Part};

sql! {
    ADD_DRAFT: () = "
        INSERT INTO charter_draft (edition_id, text, representative, updated_at, version) VALUES ($1, $2, $3, $4, 1)
        ON CONFLICT (edition_id) DO NOTHING";
    WRITE_DRAFT: () = "
        UPDATE charter_draft SET text = $3, representative = $4, updated_at = $5, version = version + 1
        WHERE edition_id = $1 AND version = $2";
    LAST_NUMBER: i64 = "SELECT COALESCE(max(number), 0) AS n FROM charter_version WHERE edition_id = $1";
    PUBLISH: () = "
        INSERT INTO charter_version (edition_id, number, text, digest, representative, published_by, published_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    NAME: Uuid = "
        INSERT INTO charter_representative (id, application_id, number, name, post, email, link, asked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (application_id) DO UPDATE SET number = excluded.number, name = excluded.name, post = excluded.post,
            email = excluded.email, link = excluded.link, asked_at = excluded.asked_at
        RETURNING id";
    SEND_CODE: () = "
        INSERT INTO charter_code (id, signer_id, number, digest, name, post, representative, tries, sent_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9)";
    MISS: () = "UPDATE charter_code SET tries = tries + 1 WHERE id = $1";
    // Of two who type it at once, one signs; and no code that was sent before serves any more.
    SPEND: () = "
        DELETE FROM charter_code WHERE signer_id = (SELECT signer_id FROM charter_code WHERE id = $1)";
    SIGN: () = "
        INSERT INTO charter_signature (id, edition_id, number, applicant_id, representative_id, person_id, email_key, name,
            signed_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    REMIND: () = "
        INSERT INTO charter_reminder (applicant_id, sent_at) VALUES ($1, $2)
        ON CONFLICT (applicant_id) DO UPDATE SET sent_at = excluded.sent_at";
    SWEEP_CODES: () = "DELETE FROM charter_code WHERE expires_at < $1";
    TIE: Tied = "
        UPDATE charter_signature SET person_id = $1
        WHERE person_id IS NULL AND email_key = (SELECT email_key FROM person WHERE id = $1 AND erased_at IS NULL)
        RETURNING edition_id, applicant_id, number";
}

row! {
    // A signature that an account was found for; of a representative, no applicant's.
    struct Tied {
        edition_id: Option<Uuid>,
        applicant_id: Option<Uuid>,
        number: i64,
    }
}

/// Codes of which no more than a day is left to know.
#[linkme::distributed_slice(jobs::SWEEPS)]
static SWEEP: jobs::Sweep = jobs::Sweep {
    name: "charters",
    sweep: |app, now| Box::pin(async move { jobs::forget(&app, now, &[(&SWEEP_CODES, 1)]).await }),
};

/// Who has signed and then makes an account, or is known to have one, finds their place in the edition's space, unless somebody
/// still has to sign for their structure.
#[linkme::distributed_slice(journal::HEARERS)]
static ACCOUNTS: journal::Hearer = journal::Hearer {
    kind: "person",
    hear: |tx, person, now| {
        Box::pin(async move {
            participants::tie(&tx, person).await?;
            for tied in tx.all(&TIE, args![person]).await? {
                let (Some(edition), Some(applicant)) = (tied.edition_id, tied.applicant_id) else { continue };
                let application = participants::application_of(&tx, applicant).await?;
                if stands(&tx, edition, application, tied.number).await? {
                    seat(&tx, edition, person, now).await?;
                }
            }
            Ok(())
        })
    },
};

/// Who signed has a seat; whose application is withdrawn has none any more, unless they run the edition.
#[linkme::distributed_slice(journal::HEARERS)]
static WITHDRAWN: journal::Hearer = journal::Hearer {
    kind: "application",
    hear: |tx, application, now| {
        Box::pin(async move {
            let people = participants::of_application(&tx, application).await?;
            for gone in people.iter().filter(|person| person.status == "withdrawn") {
                let Some(person) = gone.person_id else { continue };
                let runs = programmes::people(&tx, gone.edition_id).await?.iter().any(|it| it.person_id == person);
                let has_seat = spaces::queries::part(&tx, gone.edition_id, person).await? == Some(Part::Member);
                if has_seat && !runs {
                    spaces::queries::unseat(&tx, gone.edition_id, person, now).await?;
                }
            }
            Ok(())
        })
    },
};

/// Writes the charter over the draft at `version`, which is 0 for the first.
pub async fn write(tx: &Tx, edition: Uuid, version: i64, (text, represented): (&str, bool), now: Timestamp) -> Result<()> {
    let written = match version {
        0 => tx.execute(&ADD_DRAFT, args![edition, text, represented, now]).await?,
        _ => tx.execute(&WRITE_DRAFT, args![edition, version, text, represented, now]).await?,
    };
    if written == 0 { Err(Error::Conflict) } else { Ok(()) }
}

/// The number of the version that this text makes.
pub async fn publish(
    tx: &Tx,
    edition: Uuid,
    (text, represented): (&str, bool),
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<i64> {
    let number = tx.one(&LAST_NUMBER, args![edition]).await? + 1;
    let digest = Sha256::digest(text).to_vec();
    tx.execute(&PUBLISH, args![edition, number, text, digest, represented, by, now]).await?;
    Ok(number)
}

/// Asks somebody to sign for their structure: the secret of the link that replaces any that they had.
pub async fn name(tx: &Tx, application: Uuid, number: i64, named: &Named, now: Timestamp) -> Result<(Uuid, String)> {
    let (secret, link) = session::secret();
    let row = args![Uuid::now_v7(), application, number, &named.name, &named.post, &named.email, link, now];
    Ok((tx.one(&NAME, row).await?, secret))
}

/// What is kept of a code: one who reads the database finds the six digits within the quarter of an hour that they count for,
/// and no link to use them with.
pub fn code_digest(signer: Uuid, code: &str) -> Vec<u8> {
    Sha256::digest(format!("{signer} {code}")).to_vec()
}

/// A code that was mailed to a signer, for what they will sign with it.
pub async fn send_code(
    tx: &Tx,
    signer: Uuid,
    (number, code): (i64, &str),
    (name, post, named): (&str, &str, Option<&Named>),
    now: Timestamp,
) -> Result<()> {
    let until = now.checked_add(rules::CODE_LASTS).map_err(internal)?;
    let named = named.map(serde_json::to_string).transpose().map_err(internal)?;
    let row = args![Uuid::now_v7(), signer, number, code_digest(signer, code), name, post, named, now, until];
    tx.execute(&SEND_CODE, row).await?;
    Ok(())
}

/// Something else was typed.
pub async fn miss(tx: &Tx, code: &Code) -> Result<()> {
    tx.execute(&MISS, args![code.id]).await?;
    Ok(())
}

pub async fn spend(tx: &Tx, code: &Code) -> Result<bool> {
    Ok(tx.execute(&SPEND, args![code.id]).await? > 0)
}

/// Who signs, and as what.
#[derive(Debug, Clone)]
pub struct Signing<'s> {
    pub application: Uuid,
    pub applicant: Option<Uuid>,
    pub representative: Option<Uuid>,
    pub person: Option<Uuid>,
    pub name: &'s str,
    pub post: &'s str,
    pub structure: &'s str,
    pub email: &'s str,
    /// The family of the connection's address.
    pub family: &'static str,
}

/// Keeps a signature with its receipt, and gives the seats that were waiting for it: who has one now.
pub async fn sign(
    tx: &Tx,
    edition: &EditionRow,
    version: &Version,
    signing: &Signing<'_>,
    now: Timestamp,
) -> Result<Vec<Participant>> {
    let id = Uuid::now_v7();
    // To the second: what one reads on the receipt is all that there is.
    let at = Timestamp::from_second(now.as_second()).map_err(internal)?;
    let party = if signing.representative.is_some() { "representative" } else { "participant" };
    let says = [
        ("edition", edition.title.clone()),
        ("edition_id", edition.id.to_string()),
        ("version", version.number.to_string()),
        ("text", version.text.clone()),
        ("party", party.to_owned()),
        ("name", signing.name.to_owned()),
        ("post", signing.post.to_owned()),
        ("structure", signing.structure.to_owned()),
        ("email", signing.email.to_owned()),
        ("signed_at", at.to_string()),
        ("confirmed_by", "code_by_mail".to_owned()),
        ("address_family", signing.family.to_owned()),
    ];
    let receipt = Receipt::new(id, "charter", says);
    receipt::keep(tx, &receipt, rules::kept_until(edition.ends_on), now).await?;
    let key = email_key(signing.email).unwrap_or_default();
    let row = args![
        id,
        edition.id,
        version.number,
        signing.applicant,
        signing.representative,
        signing.person,
        key,
        signing.name,
        at
    ];
    tx.execute(&SIGN, row).await?;
    if !stands(tx, edition.id, signing.application, version.number).await? {
        return Ok(Vec::new());
    }
    // Those who signed before their structure did were waiting for it.
    let mut waited = participants::of_application(tx, signing.application).await?;
    waited.retain(|it| signing.representative.is_some() || signing.applicant == Some(it.applicant_id));
    let mut seated = Vec::new();
    for participant in waited {
        let signed = queries::signature_of(tx, participant.applicant_id).await?;
        if signed.is_none_or(|it| it.number != version.number) {
            continue;
        }
        // Who has no account yet is told as well, and finds their seat with it.
        let is_told = match participant.person_id {
            Some(person) => seat(tx, edition.id, person, now).await?,
            None => true,
        };
        if is_told {
            seated.push(participant);
        }
    }
    Ok(seated)
}

/// Whether a participant's signature of a version opens their seat: where the version asks for somebody who speaks for the
/// structure, once they have signed it too.
pub async fn stands(tx: &Tx, edition: Uuid, application: Uuid, number: i64) -> Result<bool> {
    if queries::version(tx, edition, number).await?.is_none_or(|version| !version.representative) {
        return Ok(true);
    }
    let Some(named) = queries::representative(tx, application).await? else { return Ok(false) };
    Ok(queries::signature_of(tx, named.id).await?.is_some_and(|signed| signed.number >= number))
}

/// A place in the participants' space, for who has none there yet: who runs the edition keeps theirs. Whether it is new.
async fn seat(tx: &Tx, edition: Uuid, person: Uuid, now: Timestamp) -> Result<bool> {
    let is_new = spaces::queries::part(tx, edition, person).await?.is_none();
    if is_new {
        spaces::queries::seat(tx, edition, person, Part::Member, "", now).await?;
    }
    Ok(is_new)
}

/// Somebody was written to about the charter.
pub async fn reminded(tx: &Tx, applicant: Uuid, now: Timestamp) -> Result<()> {
    tx.execute(&REMIND, args![applicant, now]).await?;
    Ok(())
}
