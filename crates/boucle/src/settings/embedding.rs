//! The sites that may show results of the catalogue in a frame.

use askama::Template;
use axum::extract::State;
use serde_json::json;

use crate::catalogue::embed;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};

#[derive(Template)]
#[template(path = "settings/embedding.html")]
struct EmbeddingPage {
    shell: Shell,
    form: Form,
}

fn embedding_page(viewer: &Viewer, form: Form) -> EmbeddingPage {
    let shell =
        Shell::new(viewer).under("/gestion", viewer.language.t("admin-title")).at(viewer.language.t("settings-embedding"));
    EmbeddingPage { shell, form }
}

pub async fn show(State(app): State<App>, viewer: Viewer) -> Result {
    let mut form = Form::default();
    form.set("sites", embed::sites(&app.db).await?.join("\n"));
    form.set("seen", embed::sites(&app.db).await?.join("\n"));
    page(&embedding_page(&viewer, form))
}

pub async fn save(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    let Some(sites) = read(&viewer, &mut form) else { return unsound(&embedding_page(&viewer, form)) };
    let there = embed::sites(&app.db).await?.join("\n");
    // Posted twice, it is there already.
    if form.value("seen") != there && sites.join("\n") != there {
        form.set("seen", there.as_str());
        form.refuse("sites", viewer.language.one("settings-embedding-conflict", "sites", there.replace('\n', ", ")));
        return unsound(&embedding_page(&viewer, form));
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, sites) = (&viewer, &sites);
            async move {
                embed::allow(&tx, sites, now).await?;
                let subject = Subject { kind: "embedding", id: None, title: "" };
                journal::add(&tx, viewer, "changed", subject, json!({"sites": sites}), now).await?;
                Ok::<_, Error>(())
            }
        })
        .await?;
    Ok(to_with("/gestion/integration", "settings-saved"))
}

fn read(viewer: &Viewer, form: &mut Form) -> Option<Vec<String>> {
    let mut sites: Vec<String> = Vec::new();
    let mut wrong = None;
    for line in form.value("sites").lines().map(str::trim).filter(|line| !line.is_empty()) {
        match embed::site(line) {
            Some(site) if sites.contains(&site) => {}
            Some(site) => sites.push(site),
            None => wrong = wrong.or_else(|| Some(line.to_owned())),
        }
    }
    if let Some(line) = wrong {
        form.refuse("sites", viewer.language.one("settings-embedding-wrong", "site", line));
    }
    if sites.len() > embed::MOST_SITES {
        form.refuse("sites", viewer.language.n("settings-embedding-many", i64::try_from(embed::MOST_SITES).unwrap_or(0)));
    }
    form.is_sound().then_some(sites)
}
