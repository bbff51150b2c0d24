//! Mails of a working group: an organisation is invited, asks, is answered; the group starts. Each in its reader's language,
//! in the transaction of what it tells.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use super::Group;
use super::participations::ParticipationRow;
use crate::kit::{App, Language, Result, Viewer, mail};

row! {
    #[derive(Debug, Clone)]
    pub struct Reader {
        pub email: String,
        pub language: String,
    }
}

sql! {
    // Those who run the group's space; where nobody does, those who run the network.
    LEADERS: Reader = "
        SELECT p.email, p.language FROM person p
        WHERE p.erased_at IS NULL AND (EXISTS (SELECT 1 FROM space_member m WHERE m.space_id = $1 AND m.person_id = p.id
                AND m.until IS NULL AND m.role = 'coordinator')
            OR (p.role = 'coordinator' AND NOT EXISTS (SELECT 1 FROM space_member m WHERE m.space_id = $1
                AND m.until IS NULL AND m.role = 'coordinator')))
        ORDER BY p.email";
    COMERS: Reader = "
        SELECT p.email, p.language FROM participation_person d JOIN person p ON p.id = d.person_id
        WHERE d.participation_id = $1 AND p.erased_at IS NULL ORDER BY p.email";
    EVERYBODY: Reader = "
        SELECT DISTINCT e.email, e.language FROM participation p JOIN participation_person d ON d.participation_id = p.id
            JOIN person e ON e.id = d.person_id
        WHERE p.group_id = $1 AND p.state = 'accepted' AND e.erased_at IS NULL ORDER BY e.email";
    // Those who write for an organisation.
    WRITERS: Reader = "
        SELECT p.email, p.language FROM organisation_role r JOIN person p ON p.id = r.person_id
        WHERE r.organisation_id = $1 AND r.role <> 'reader' AND p.erased_at IS NULL ORDER BY p.email LIMIT 50";
}

impl Reader {
    pub fn language(&self) -> Language {
        Language::parse(&self.language).unwrap_or_default()
    }
}

/// To those who write for an organisation, with the address at which it asks.
pub async fn invite(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    group: &Group,
    (organisation, name): (Uuid, &str),
    now: Timestamp,
) -> Result<()> {
    let address =
        format!("{}{}/participation?organisation={organisation}", app.config.public_url, super::address(group.id()));
    for reader in tx.all(&WRITERS, args![organisation]).await? {
        let language = reader.language();
        let subject = language.one("groups-mail-invited-subject", "group", group.title());
        let values = [
            ("group", group.title().into()),
            ("organisation", name.into()),
            ("person", viewer.name().into()),
            ("problem", group.row.problem.as_str().into()),
            ("address", address.as_str().into()),
        ];
        mail::queue(tx, &reader.email, &subject, &language.with("groups-mail-invited", values), now).await?;
    }
    Ok(())
}

/// To those who lead: an organisation waits for their answer.
pub async fn asked(
    tx: &Tx,
    app: &App,
    (group, title): (Uuid, &str),
    organisation: &str,
    participation: Uuid,
    now: Timestamp,
) -> Result<()> {
    let address = format!("{}/participations/{participation}", app.config.public_url);
    for reader in tx.all(&LEADERS, args![group]).await? {
        let language = reader.language();
        let subject = language.one("groups-mail-asked-subject", "group", title);
        let values = [("group", title.into()), ("organisation", organisation.into()), ("address", address.as_str().into())];
        mail::queue(tx, &reader.email, &subject, &language.with("groups-mail-asked", values), now).await?;
    }
    Ok(())
}

/// To the organisation's people: it is in, or why not.
pub async fn settled(
    tx: &Tx,
    app: &App,
    group: &Group,
    participation: &ParticipationRow,
    reason: Option<&str>,
    now: Timestamp,
) -> Result<()> {
    let address = format!("{}{}", app.config.public_url, super::address(group.id()));
    for reader in tx.all(&COMERS, args![participation.id]).await? {
        let language = reader.language();
        let subject = language.one("groups-mail-settled-subject", "group", group.title());
        let values = [
            ("group", group.title().into()),
            ("organisation", participation.organisation.as_str().into()),
            ("reason", reason.unwrap_or_default().into()),
            ("address", address.as_str().into()),
        ];
        let key = if reason.is_some() { "groups-mail-declined" } else { "groups-mail-accepted" };
        mail::queue(tx, &reader.email, &subject, &language.with(key, values), now).await?;
    }
    Ok(())
}

/// To everybody who comes: the group starts.
pub async fn started(tx: &Tx, app: &App, group: &Group, now: Timestamp) -> Result<()> {
    let address = format!("{}{}", app.config.public_url, super::address(group.id()));
    for reader in tx.all(&EVERYBODY, args![group.id()]).await? {
        let language = reader.language();
        let subject = language.one("groups-mail-started-subject", "group", group.title());
        let body = language.two("groups-mail-started", ("group", group.title()), ("address", address.as_str()));
        mail::queue(tx, &reader.email, &subject, &body, now).await?;
    }
    Ok(())
}
