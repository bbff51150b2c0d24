//! The first step of an application: the conditions have answered, and an address is given, to which the way back is mailed.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::{Tx, Uuid};
use serde::Deserialize;
use serde_json::json;

use super::door::{self, Door};
use super::queries;
use super::save::{self, Answered, Member};
use super::{Application, letters, participants};
use crate::kit::error::internal;
use crate::kit::shell::{page, to, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, markdown};
use crate::people::rules::email_key;
use crate::programmes::Edition;
use crate::programmes::queries::{self as programmes, Named};
use crate::programmes::terms::{Answer, Outcome, Terms};

#[derive(Deserialize, Default)]
#[serde(default)]
pub struct Asked {
    /// What was answered to the conditions of access.
    r: String,
}

#[derive(Template)]
#[template(path = "applications/begin.html")]
struct BeginPage {
    shell: Shell,
    edition: Edition,
    form: Form,
    door: Door,
    answered: Answered,
    /// Why one may not apply, as HTML.
    barred: Option<String>,
    next: Option<Named>,
    commitment: String,
}

impl BeginPage {
    async fn new(app: &App, viewer: &Viewer, edition: Edition, form: Form, (answered, barred): Told) -> Result<Self> {
        let door = Door::at(app, &edition);
        Ok(Self {
            shell: edition.shell(viewer).at(viewer.language.t("applications-apply")),
            next: if door == Door::Shut { door::next(app, &edition).await? } else { None },
            commitment: markdown::to_html(&edition.row.commitment),
            edition,
            form,
            door,
            answered,
            barred,
        })
    }

    fn title(&self) -> String {
        match (self.door, &self.answered.outcome) {
            (Door::NotYet, _) => self.shell.t("programmes-registration-to-come"),
            (Door::Shut, _) => self.shell.t("programmes-registration-closed"),
            (_, Some(outcome)) if self.barred.is_some() => self.shell.code("programmes-concerned", outcome),
            _ => self.shell.t("applications-apply"),
        }
    }

    fn is_barred_to_catalogue(&self) -> bool {
        self.answered.outcome.as_deref() == Some(Outcome::Catalogue.code())
    }

    fn why_shut(&self) -> String {
        let (shell, row) = (&self.shell, &self.edition.row);
        match self.door {
            Door::NotYet => shell.one("applications-not-yet", "date", shell.date(row.opens_on)),
            _ => shell.one("applications-shut", "date", shell.date(row.closes_on)),
        }
    }
}

/// What the conditions say of the answers, and why they bar the way where they do.
type Told = (Answered, Option<String>);

/// Nothing as long as the conditions still have a question to ask.
async fn told(app: &App, edition: Uuid, given: &str) -> Result<Option<Told>> {
    let Some(version) = programmes::latest_access(&app.db, edition).await? else {
        return Ok(Some((Answered::default(), None)));
    };
    let terms = Terms::read(&version.terms);
    let choices = terms.given(given.split(','));
    let mut answered = Answered { number: Some(version.number), given: json!(choices).to_string(), ..Answered::default() };
    match terms.answer(&choices) {
        Answer::Ask(_) => Ok(None),
        Answer::Uncovered => Ok(Some((answered, None))),
        Answer::Rule(number) => {
            let Some(rule) = terms.rules.get(number) else { return Ok(None) };
            answered.rule = i64::try_from(number + 1).ok();
            answered.outcome = Some(rule.outcome.code().to_owned());
            let bars = matches!(rule.outcome, Outcome::Partner | Outcome::Catalogue);
            Ok(Some((answered, bars.then(|| markdown::to_html(&rule.words)))))
        }
    }
}

pub async fn ask(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    let edition = Edition::read(&app, &viewer, id).await?;
    if !Door::at(&app, &edition).lets_in() {
        return page(&BeginPage::new(&app, &viewer, edition, Form::new(), Told::default()).await?);
    }
    let Some(told) = told(&app, id, &asked.r).await? else {
        return Ok(to(&format!("{}/acces", edition.address())));
    };
    let mut form = Form::new();
    form.set("r", asked.r);
    page(&BeginPage::new(&app, &viewer, edition, form, told).await?)
}

#[derive(Template)]
#[template(path = "applications/link_sent.html")]
struct LinkSent {
    shell: Shell,
    edition: Edition,
    email: String,
}

/// Who is signed in goes on at once; to anybody else the way is mailed, so that nobody applies under another's address.
pub async fn begin(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let edition = Edition::read(&app, &viewer, id).await?;
    let told = told(&app, id, form.value("r")).await?;
    let Some((answered, None)) = told.filter(|_| Door::at(&app, &edition).lets_in()) else {
        // The page says why.
        let query = serde_urlencoded::to_string([("r", form.value("r"))]).map_err(internal)?;
        return Ok(to(&format!("{}/preinscription?{query}", edition.address())));
    };
    let typed = viewer.person.as_ref().map_or_else(|| form.trimmed("email").to_owned(), |person| person.email.clone());
    let Some(key) = email_key(&typed) else {
        form.refuse("email", viewer.language.t("applications-email-wrong"));
        return unsound(&BeginPage::new(&app, &viewer, edition, form, (answered, None)).await?);
    };
    let author = Member {
        name: viewer.person.as_ref().map(|person| person.name.clone()).unwrap_or_default(),
        email: typed.clone(),
        email_key: key,
        ..Member::default()
    };
    // A field that people do not see: what fills it in is no person.
    if form.checked("website") {
        return page(&LinkSent { shell: edition.shell(&viewer), edition, email: typed });
    }
    let secret = way(&app, &viewer, &edition, &author, &answered).await?;
    match secret.filter(|_| viewer.person.is_some()) {
        Some(secret) => Ok(to(&format!("/preinscriptions/{secret}"))),
        None => page(&LinkSent {
            shell: edition.shell(&viewer).at(viewer.language.t("applications-link-sent")),
            edition,
            email: typed,
        }),
    }
}

/// The secret of a way to the application of this address, which begins where there is none; mailed to who is not signed in.
async fn way(app: &App, viewer: &Viewer, edition: &Edition, author: &Member, answered: &Answered) -> Result<Option<String>> {
    let now = app.clock.now();
    app.db
        .write(|tx| async move {
            let is_mailed = viewer.person.is_none();
            if is_mailed && letters::has_enough(&tx, &author.email_key, now).await? {
                return Ok(None);
            }
            let secret = match queries::of_address(&tx, edition.id(), &author.email_key).await? {
                Some(applicant) => participants::link(&tx, applicant, now).await?,
                None => begun(&tx, viewer, edition, author, answered, now).await?,
            };
            if is_mailed {
                let about = (edition.title(), viewer.language);
                letters::way_back(&tx, app, &author.email, &secret, about, now).await?;
            }
            Ok::<_, Error>(Some(secret))
        })
        .await
}

async fn begun(
    tx: &Tx,
    viewer: &Viewer,
    edition: &Edition,
    author: &Member,
    answered: &Answered,
    now: db::Timestamp,
) -> Result<String> {
    let (id, secret) = save::begin(tx, edition.id(), author, answered, viewer.language, now).await?;
    let application = Application::load(tx, id).await?;
    application.note(tx, viewer, "created", json!({"edition": edition.title()}), now).await?;
    Ok(secret)
}
