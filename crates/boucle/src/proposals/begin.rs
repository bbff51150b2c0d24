//! The first step, open to anybody: what is proposed, in a few words. It makes a draft that is come back to by a secret link.

use askama::Template;
use axum::extract::State;

use super::steps;
use super::{address, rules, save};
use crate::kit::shell::{page, to, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};

#[derive(Template)]
#[template(path = "proposals/begin.html")]
struct BeginPage {
    shell: Shell,
    form: Form,
}

impl BeginPage {
    fn new(viewer: &Viewer, form: Form) -> Self {
        let shell = Shell::new(viewer)
            .under("/catalogue", viewer.language.t("catalogue-title"))
            .at(viewer.language.t("proposals-new"));
        Self { shell, form }
    }
}

pub async fn ask(State(app): State<App>, viewer: Viewer) -> Result {
    let mut form = Form::new();
    form.set("shown", app.clock.now().as_second().to_string());
    page(&BeginPage::new(&viewer, form))
}

pub async fn begin(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    let now = app.clock.now();
    let mut draft = save::Draft::default();
    steps::read_what(&viewer, &mut form, &mut draft);
    // Nothing is asked of people for it: they do not see the first, and nobody is as quick as the second.
    let is_filled = form.checked("website");
    let shown = form.value("shown").parse().unwrap_or(i64::MAX);
    if is_filled || rules::is_too_quick(shown, now) {
        form.refuse("title", viewer.language.t("proposals-again"));
        form.set("website", "");
        if shown > now.as_second() {
            form.set("shown", now.as_second().to_string());
        }
    }
    if !form.is_sound() {
        return unsound(&BeginPage::new(&viewer, form));
    }
    let secret = app
        .db
        .write(|tx| {
            let (viewer, form, draft) = (&viewer, &form, &draft);
            async move {
                // What is remembered of the first posting names the draft and does not open it: the second gets a way of its own.
                if let Some(id) = posted::before(&tx, form).await?.and_then(|id| id.parse().ok()) {
                    return save::link(&tx, id, None, now).await;
                }
                let (id, secret) = save::begin(&tx, viewer.language, draft, now).await?;
                posted::keep(&tx, viewer, form, &id.to_string(), now).await?;
                Ok::<_, Error>(secret)
            }
        })
        .await?;
    Ok(to(&format!("{}/etapes/2", address(&secret))))
}
