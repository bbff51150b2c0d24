//! The tokens by which a person's programs act in their name: listed, made, revoked.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use serde_json::json;

use crate::kit::error::{Result, not_found};
use crate::kit::journal::{self, Subject};
use crate::kit::token::{self, DAYS, Listed};
use crate::kit::{App, Error, Form, Shell, Viewer, page, posted, shell};

/// The longest name of a token, in characters.
const NAME_LIMIT: usize = 100;

#[derive(Template)]
#[template(path = "people/tokens.html")]
struct Tokens {
    shell: Shell,
    form: Form,
    tokens: Vec<Listed>,
    /// Shown once.
    secret: Option<String>,
}

impl Tokens {
    async fn new(app: &App, viewer: &Viewer, form: Form, secret: Option<String>) -> Result<Self> {
        let tokens = token::list(&app.db, viewer.signed_in()?.id, app.clock.now()).await?;
        let shell = Shell::new(viewer).under("/moi", viewer.language.t("people-profile"));
        Ok(Self { shell: shell.at(viewer.language.t("people-tokens")), form, tokens, secret })
    }

    fn days() -> [String; 3] {
        DAYS.map(|days| days.to_string())
    }
}

pub async fn list(State(app): State<App>, viewer: Viewer) -> Result {
    let mut form = Form::new();
    form.set("rights", "read");
    form.set("days", "90");
    page(&Tokens::new(&app, &viewer, form, None).await?)
}

pub async fn make(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    let person = viewer.signed_in()?;
    let name = form.trimmed("name").to_owned();
    if name.is_empty() || name.chars().count() > NAME_LIMIT {
        form.refuse("name", viewer.language.t("people-token-name-wrong"));
    }
    let days = form.value("days").parse().ok().filter(|days| DAYS.contains(days));
    if days.is_none() {
        form.refuse("days", viewer.language.t("people-choose-listed"));
    }
    let writes = form.value("rights") == "write";
    let Some(days) = days.filter(|_| form.is_sound()) else {
        return shell::unsound(&Tokens::new(&app, &viewer, form, None).await?);
    };
    let now = app.clock.now();
    let secret = app
        .db
        .write(|tx| {
            let (name, viewer, form) = (&name, &viewer, &form);
            async move {
                if posted::before(&tx, form).await?.is_some() {
                    return Ok(None);
                }
                posted::keep(&tx, viewer, form, "/moi/jetons", now).await?;
                let subject = Subject { kind: "token", id: None, title: name };
                journal::add(&tx, viewer, "token_made", subject, json!({"writes": writes, "days": days}), now).await?;
                token::add(&tx, person.id, name, writes, days, now).await.map(Some)
            }
        })
        .await?;
    let Some(secret) = secret else { return Ok(shell::to("/moi/jetons")) };
    // Shown in the answer itself: a redirection would have to keep it somewhere.
    page(&Tokens::new(&app, &viewer, Form::new(), Some(secret)).await?)
}

pub async fn revoke(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let (person, now) = (viewer.signed_in()?.id, app.clock.now());
    let revoked = app
        .db
        .write(|tx| {
            let viewer = &viewer;
            async move {
                let revoked = token::revoke(&tx, id, person, now).await?;
                if revoked {
                    let subject = Subject { kind: "token", id: Some(id), title: "" };
                    journal::add(&tx, viewer, "token_revoked", subject, json!({}), now).await?;
                }
                Ok::<_, Error>(revoked)
            }
        })
        .await?;
    // Another's token is as good as none.
    if revoked { Ok(shell::to_with("/moi/jetons", "people-token-revoked")) } else { Err(not_found()) }
}
