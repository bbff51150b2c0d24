//! Who signs for a structure: named by the first of its participants who signs, written to, and replaced while they have
//! not signed, if the wrong person was named.

use axum::extract::{Path, State};
use db::{Timestamp, Tx};
use serde_json::json;

use super::queries::{self, Named, Representative, Version};
use super::sign::{SignPage, Signer};
use super::{letters, note, save};
use crate::kit::error::forbidden;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{to_with, unsound};
use crate::kit::{App, Error, Form, Result, Viewer};
use crate::people::rules::email_key;

/// Whether this signer is asked who signs for their structure: nobody was named for this version yet.
pub fn asks_for(signer: &Signer, version: &Version, known: Option<&Representative>) -> bool {
    let is_participant = signer.representative.is_none();
    version.representative && is_participant && known.is_none_or(|known| known.number < version.number)
}

pub fn fill(form: &mut Form, known: &Representative) {
    form.set("representative_name", known.name.as_str());
    form.set("representative_post", known.post.as_str());
    form.set("representative_email", known.email.as_str());
}

/// Who is named, or nothing and the form with its mistakes.
pub fn read(viewer: &Viewer, form: &mut Form, own: &str) -> Option<Named> {
    for (field, key) in
        [("representative_name", "charters-representative-name-wrong"), ("representative_post", "charters-post-wrong")]
    {
        let length = form.trimmed(field).chars().count();
        if length == 0 || length > TITLE_LIMIT {
            form.refuse(field, viewer.language.t(key));
        }
    }
    match email_key(form.value("representative_email")) {
        None => form.refuse("representative_email", viewer.language.t("charters-email-wrong")),
        // Two signatures by one address would be one person's.
        Some(key) if Some(&key) == email_key(own).as_ref() => {
            form.refuse("representative_email", viewer.language.t("charters-email-own"));
        }
        Some(_) => {}
    }
    form.is_sound().then(|| Named {
        name: form.trimmed("representative_name").to_owned(),
        post: form.trimmed("representative_post").to_owned(),
        email: form.trimmed("representative_email").to_owned(),
    })
}

/// Writes to who is named, with a link of their own.
pub async fn ask(tx: &Tx, app: &App, signer: &Signer, named: &Named, number: i64, now: Timestamp) -> Result<()> {
    let (_, secret) = save::name(tx, signer.participant.application_id, number, named, now).await?;
    letters::represent(tx, app, &signer.edition.title, &signer.participant, named, &secret, now).await
}

/// Names somebody else, while who was named has not signed. The link that the other one was sent leads nowhere then.
pub async fn change(State(app): State<App>, viewer: Viewer, Path(secret): Path<String>, mut form: Form) -> Result {
    let signer = Signer::by_secret(&app, &secret).await?;
    let shown = SignPage::new(&app, &viewer, signer.clone(), Form::new()).await?;
    let Some(version) = shown.version.as_ref().filter(|_| shown.may_rename()) else { return Err(forbidden()) };
    let Some(named) = read(&viewer, &mut form, signer.email()) else {
        return unsound(&SignPage { form, ..shown });
    };
    let (now, number) = (app.clock.now(), version.number);
    app.db
        .write(|tx| {
            let (app, viewer, signer, named) = (&app, &viewer, &signer, &named);
            async move {
                let known = queries::representative(&tx, signer.participant.application_id).await?;
                // They may have signed meanwhile.
                if let Some(known) = known
                    && queries::signature_of(&tx, known.id).await?.is_some_and(|signature| signature.number == number)
                {
                    return Ok(());
                }
                ask(&tx, app, signer, named, number, now).await?;
                let detail = json!({"charter": number, "representative": named.name});
                note(&tx, viewer, "changed", (signer.edition.id, &signer.edition.title), detail, now).await?;
                Ok::<_, Error>(())
            }
        })
        .await?;
    Ok(to_with(&signer.address(), "charters-representative-asked"))
}
