//! Signing: the whole text is read to the end, then a name is typed, and a code that was mailed says that the address is
//! really theirs. Without an account: the secret in the address says who signs.
//! Always: what is signed is the version that was read; nothing is kept of a signature that no code confirmed.

use askama::Template;
use axum::extract::{Path, State};
use db::{Timestamp, Tx, Uuid};
use rand::RngExt;
use serde_json::json;

use super::queries::{self, Code, Representative, Signature, Version};
use super::representative::{self, asks_for};
use super::rules::{self, Answer};
use super::save::{self, Signing};
use super::{letters, note};
use crate::applications::participants::{self, Participant};
use crate::kit::error::{internal, not_found};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, markdown};
use crate::people::accounts;
use crate::programmes::queries::{self as programmes, EditionRow};
use crate::spaces::queries as spaces;

/// Who a secret speaks for: somebody who takes part, or who signs for their structure.
#[derive(Debug, Clone)]
pub struct Signer {
    pub secret: String,
    pub edition: EditionRow,
    /// Of a representative, the first of those who take part for the same structure.
    pub participant: Participant,
    pub representative: Option<Representative>,
}

impl Signer {
    /// Who was not accepted, or is no more, is told that there is nothing.
    pub async fn by_secret(app: &App, secret: &str) -> Result<Self> {
        let mut representative = None;
        let participant = match participants::by_secret(&app.db, secret).await? {
            Some(participant) => participant,
            None => {
                let found = queries::representative_by_secret(&app.db, secret).await?.ok_or_else(not_found)?;
                let people = participants::of_application(&app.db, found.application_id).await?;
                representative = Some(found);
                people.into_iter().next().ok_or_else(not_found)?
            }
        };
        if !participant.is_accepted() {
            return Err(not_found());
        }
        let edition = programmes::find(&app.db, participant.edition_id).await?;
        Ok(Self { secret: secret.to_owned(), edition, participant, representative })
    }

    pub fn id(&self) -> Uuid {
        self.representative.as_ref().map_or(self.participant.applicant_id, |it| it.id)
    }

    pub fn name(&self) -> &str {
        self.representative.as_ref().map_or(&self.participant.name, |it| &it.name)
    }

    pub fn post(&self) -> &str {
        self.representative.as_ref().map_or(&self.participant.post, |it| &it.post)
    }

    pub fn email(&self) -> &str {
        self.representative.as_ref().map_or(&self.participant.email, |it| &it.email)
    }

    pub fn address(&self) -> String {
        format!("/preinscriptions/{}/charte", self.secret)
    }

    pub fn shell(&self, viewer: &Viewer) -> Shell {
        Shell::new(viewer).under(format!("/programmes/{}", self.edition.id), self.edition.title.as_str())
    }
}

#[derive(Template)]
#[template(path = "charters/sign.html")]
pub struct SignPage {
    pub shell: Shell,
    pub signer: Signer,
    /// The one that counts now, if any was published.
    pub version: Option<Version>,
    pub text: String,
    pub signature: Option<Signature>,
    /// Who signs for the structure, as far as this version asks for them.
    pub representative: Option<Representative>,
    pub represented: Option<Signature>,
    pub asks_representative: bool,
    /// In the participants' space; who has one from an earlier version keeps it while their structure signs the new one.
    pub has_seat: bool,
    pub form: Form,
}

impl SignPage {
    pub async fn new(app: &App, viewer: &Viewer, signer: Signer, form: Form) -> Result<Self> {
        let version = queries::latest(&app.db, signer.edition.id).await?;
        let representative = queries::representative(&app.db, signer.participant.application_id).await?;
        let represented = match &representative {
            Some(it) => queries::signature_of(&app.db, it.id).await?,
            None => None,
        };
        let has_seat = match signer.participant.person_id {
            Some(person) => spaces::part(&app.db, signer.edition.id, person).await?.is_some(),
            None => false,
        };
        let latest = version.as_ref().map_or(0, |version| version.number);
        Ok(Self {
            shell: signer.shell(viewer).at(viewer.language.t("charters-title")),
            text: version.as_ref().map(|version| markdown::to_html(&version.text)).unwrap_or_default(),
            asks_representative: version.as_ref().is_some_and(|it| asks_for(&signer, it, representative.as_ref())),
            signature: queries::signature_of(&app.db, signer.id()).await?,
            representative: representative.filter(|it| it.number == latest),
            represented: represented.filter(|signature| signature.number == latest),
            has_seat,
            version,
            signer,
            form,
        })
    }

    fn has_signed(&self) -> bool {
        self.version.as_ref().is_some_and(|version| self.signature.as_ref().is_some_and(|it| it.number == version.number))
    }

    /// Who signed and when, in a sentence.
    fn signed(&self, key: &str, signature: &Signature) -> String {
        let at = self.shell.moment(signature.signed_at);
        self.shell.two(key, ("name", signature.name.as_str()), ("at", at))
    }

    /// Who was asked to sign for the structure, and when.
    fn asked(&self, named: &Representative) -> String {
        let on = self.shell.day(named.asked_at);
        self.shell.two("charters-awaited-text", ("post", named.post.as_str()), ("date", on))
    }

    /// The version that they signed before this one.
    fn signed_before(&self) -> Option<i64> {
        self.signature.as_ref().map(|it| it.number).filter(|_| !self.has_signed())
    }

    /// Who was named may be the wrong person: a participant who has signed says so.
    pub fn may_rename(&self) -> bool {
        self.has_signed() && self.awaited().is_some()
    }

    /// Who still has to sign for the structure, as a participant sees it.
    fn awaited(&self) -> Option<&Representative> {
        let needs = self.version.as_ref().is_some_and(|version| version.representative);
        let is_theirs = self.signer.representative.is_none();
        self.representative.as_ref().filter(|_| needs && is_theirs && self.represented.is_none())
    }
}

pub async fn read(State(app): State<App>, viewer: Viewer, Path(secret): Path<String>) -> Result {
    let signer = Signer::by_secret(&app, &secret).await?;
    let mut form = Form::new();
    form.set("name", signer.name());
    form.set("post", signer.post());
    // Who signed for the structure last time is likely to again.
    if let Some(known) = queries::representative(&app.db, signer.participant.application_id).await? {
        representative::fill(&mut form, &known);
    }
    page(&SignPage::new(&app, &viewer, signer, form).await?)
}

/// Takes the name, and mails a code.
pub async fn ask_code(State(app): State<App>, viewer: Viewer, Path(secret): Path<String>, mut form: Form) -> Result {
    let signer = Signer::by_secret(&app, &secret).await?;
    let version = queries::latest(&app.db, signer.edition.id).await?.ok_or_else(not_found)?;
    let known = queries::representative(&app.db, signer.participant.application_id).await?;
    if form.value("number") != version.number.to_string() {
        form.set("read", "");
        form.refuse("read", viewer.language.t("charters-other-text"));
    } else if !form.checked("read") {
        form.refuse("read", viewer.language.t("charters-read-missing"));
    }
    let name = form.trimmed("name").to_owned();
    if name.is_empty() || name.chars().count() > TITLE_LIMIT {
        form.refuse("name", viewer.language.t("charters-name-wrong"));
    }
    let post = form.trimmed("post").to_owned();
    if post.is_empty() || post.chars().count() > TITLE_LIMIT {
        form.refuse("post", viewer.language.t("charters-post-wrong"));
    }
    let named = match asks_for(&signer, &version, known.as_ref()) {
        true => representative::read(&viewer, &mut form, signer.email()),
        false => None,
    };
    if !form.is_sound() {
        return unsound(&SignPage::new(&app, &viewer, signer, form).await?);
    }
    let draft = (name.as_str(), post.as_str(), named.as_ref());
    if !mail_code(&app, &signer, version.number, draft).await? {
        form.refuse("name", viewer.language.t("charters-codes-many"));
        return unsound(&SignPage::new(&app, &viewer, signer, form).await?);
    }
    Ok(to(&format!("{}/code", signer.address())))
}

/// Whether a code left: past a few in an hour, none does.
async fn mail_code(app: &App, signer: &Signer, number: i64, draft: (&str, &str, Option<&queries::Named>)) -> Result<bool> {
    let now = app.clock.now();
    let since = now.checked_sub(rules::CODES_WITHIN).map_err(internal)?;
    let code = format!("{:06}", rand::rng().random_range(0..1_000_000_u32));
    let code = code.as_str();
    app.db
        .write(|tx| async move {
            if queries::codes_since(&tx, signer.id(), since).await? >= rules::MOST_CODES {
                return Ok(false);
            }
            save::send_code(&tx, signer.id(), (number, code), draft, now).await?;
            letters::code(&tx, signer, code, now).await?;
            Ok::<_, Error>(true)
        })
        .await
}

#[derive(Template)]
#[template(path = "charters/code.html")]
struct CodePage {
    shell: Shell,
    signer: Signer,
    name: String,
    form: Form,
}

impl CodePage {
    fn lead(&self) -> String {
        self.shell.two("charters-code-lead", ("email", self.signer.email()), ("name", self.name.as_str()))
    }
}

fn code_page(viewer: &Viewer, signer: Signer, name: String, form: Form) -> CodePage {
    let shell = signer.shell(viewer).under(signer.address(), viewer.language.t("charters-title"));
    CodePage { shell: shell.at(viewer.language.t("charters-code-title")), signer, name, form }
}

pub async fn code(State(app): State<App>, viewer: Viewer, Path(secret): Path<String>) -> Result {
    let signer = Signer::by_secret(&app, &secret).await?;
    match queries::code(&app.db, signer.id()).await? {
        Some(code) => page(&code_page(&viewer, signer, code.name, Form::new())),
        None => Ok(to(&signer.address())),
    }
}

/// Signs by the code, or sends another one.
pub async fn sign(State(app): State<App>, viewer: Viewer, Path(secret): Path<String>, mut form: Form) -> Result {
    let signer = Signer::by_secret(&app, &secret).await?;
    let Some(code) = queries::code(&app.db, signer.id()).await? else {
        // Signed already, by the same form posted twice; or never asked for.
        return Ok(to(&signer.address()));
    };
    if form.value("act") == "again" {
        let named = code.named();
        let draft = (code.name.as_str(), code.post.as_str(), named.as_ref());
        let place = format!("{}/code", signer.address());
        let left = mail_code(&app, &signer, code.number, draft).await?;
        return Ok(to_with(&place, if left { "charters-code-again" } else { "charters-codes-many" }));
    }
    let Some(typed) = rules::read_code(form.value("code")) else {
        form.refuse("code", viewer.language.t("charters-code-form"));
        return unsound(&code_page(&viewer, signer, code.name, form));
    };
    let now = app.clock.now();
    let answer = app
        .db
        .write(|tx| {
            let (app, viewer, signer, typed) = (&app, &viewer, &signer, &typed);
            async move { by_code(&tx, app, viewer, signer, typed, now).await }
        })
        .await?;
    let wrong = match answer {
        Answer::Right => return Ok(to_with(&signer.address(), "charters-signed-now")),
        Answer::OtherText => return Ok(to_with(&signer.address(), "charters-other-text")),
        Answer::Wrong(left) => viewer.language.n("charters-code-wrong", left),
        Answer::Spent => viewer.language.t("charters-code-spent"),
        Answer::Expired => viewer.language.t("charters-code-expired"),
    };
    form.set("code", "");
    form.refuse("code", wrong);
    unsound(&code_page(&viewer, signer, code.name, form))
}

/// What the digits come to, and all that follows from the right ones.
async fn by_code(tx: &Tx, app: &App, viewer: &Viewer, signer: &Signer, typed: &str, now: Timestamp) -> Result<Answer> {
    let Some(version) = queries::latest(tx, signer.edition.id).await? else { return Err(not_found()) };
    let code = queries::code(tx, signer.id()).await?;
    let is_right = code.as_ref().is_some_and(|code| code.digest == save::code_digest(signer.id(), typed));
    let answer = rules::answer(code.as_ref().map(Code::sent), is_right, version.number, now);
    let has_signed = queries::signature_of(tx, signer.id()).await?.is_some_and(|it| it.number == version.number);
    match (answer, code) {
        // By another window, in which the form was still open.
        (Answer::Right, Some(code)) if has_signed => {
            save::spend(tx, &code).await?;
        }
        (Answer::Right, Some(code)) if save::spend(tx, &code).await? => {
            keep(tx, app, viewer, signer, &version, &code, now).await?;
        }
        (Answer::Right, _) => return Ok(Answer::Expired),
        (Answer::Wrong(_), Some(code)) => save::miss(tx, &code).await?,
        _ => {}
    }
    Ok(answer)
}

/// The signature with its receipt, who is asked to sign for the structure, and the mails of both.
async fn keep(
    tx: &Tx,
    app: &App,
    viewer: &Viewer,
    signer: &Signer,
    version: &Version,
    code: &Code,
    now: Timestamp,
) -> Result<()> {
    // The code has shown whose address it is: an account with it is theirs.
    let account = accounts::by_email(tx, signer.email()).await?.map(|account| account.id);
    if let Some(person) = account {
        participants::tie(tx, person).await?;
    }
    let is_participant = signer.representative.is_none();
    let signing = Signing {
        application: signer.participant.application_id,
        applicant: is_participant.then_some(signer.participant.applicant_id),
        representative: signer.representative.as_ref().map(|it| it.id),
        person: account,
        name: &code.name,
        post: &code.post,
        structure: &signer.participant.structure,
        email: signer.email(),
        family: rules::family(&viewer.address),
    };
    let seated = save::sign(tx, &signer.edition, version, &signing, now).await?;
    let stands = save::stands(tx, signer.edition.id, signer.participant.application_id, version.number).await?;
    letters::signed(tx, app, signer, (account.is_none() && is_participant, stands), now).await?;
    if let Some(named) = code.named() {
        representative::ask(tx, app, signer, &named, version.number, now).await?;
    }
    if !is_participant {
        for participant in seated {
            letters::opened(tx, app, &signer.edition, &participant, now).await?;
        }
    }
    let party = if is_participant { "participant" } else { "representative" };
    let detail = json!({"charter": version.number, "party": party, "name": code.name});
    note(tx, viewer, "signed", (signer.edition.id, &signer.edition.title), detail, now).await
}
