//! Words of the same meaning, by language: a search for one finds the others.

use askama::Template;
use axum::extract::State;
use db::{Run, Uuid, args, row, sql};
use serde_json::json;

use super::changed;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Form, Result, Shell, Viewer};

/// The most groups of one language, and the most words of a group.
const MOST_GROUPS: usize = 2000;
const MOST_WORDS: usize = 30;

row! {
    #[derive(Debug, Clone)]
    struct Group {
        id: Uuid,
        language: String,
        words: String,
    }
}

sql! {
    ALL: Group = "SELECT id, language, words FROM synonym ORDER BY id";
    CLEAR: () = "DELETE FROM synonym WHERE language = $1";
    ADD: () = "INSERT INTO synonym (id, language, words, version) VALUES ($1, $2, $3, 1)";
}

#[derive(Template)]
#[template(path = "settings/synonyms.html")]
struct SynonymsPage {
    shell: Shell,
    form: Form,
    count: usize,
}

async fn synonyms_page(app: &App, viewer: &Viewer, mut form: Form) -> Result<SynonymsPage> {
    let all = app.db.all(&ALL, args![]).await?;
    for language in ["fr", "en"] {
        if form.values(language).is_empty() {
            let groups = all.iter().filter(|group| group.language == language).map(|group| group.words.replace(';', ", "));
            form.set(language, groups.collect::<Vec<_>>().join("\n"));
        }
    }
    form.set("_before", before(&all));
    let shell =
        Shell::new(viewer).under("/gestion", viewer.language.t("admin-title")).at(viewer.language.t("settings-synonyms"));
    Ok(SynonymsPage { shell, form, count: all.len() })
}

/// What names the list as it was read: whoever saves another one meanwhile is not overwritten.
fn before(all: &[Group]) -> String {
    all.iter().map(|group| group.id).max().unwrap_or_default().to_string()
}

pub async fn list(State(app): State<App>, viewer: Viewer) -> Result {
    page(&synonyms_page(&app, &viewer, Form::new()).await?)
}

/// The groups of a text: one a line, its words between commas.
fn groups(text: &str) -> Vec<Vec<String>> {
    let words = |line: &str| {
        line.split([',', ';']).map(|word| word.trim().to_lowercase()).filter(|word| !word.is_empty()).collect::<Vec<_>>()
    };
    text.lines().map(words).filter(|words| !words.is_empty()).collect()
}

pub async fn save(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    let mut rows = Vec::new();
    for language in ["fr", "en"] {
        let groups = groups(form.value(language));
        if let Some(alone) = groups.iter().find(|words| words.len() < 2 || words.len() > MOST_WORDS) {
            form.refuse(language, viewer.language.one("settings-synonyms-alone", "words", alone.join(", ")));
        }
        if groups.len() > MOST_GROUPS {
            form.refuse(language, viewer.language.t("settings-synonyms-many"));
        }
        rows.extend(groups.into_iter().map(|words| args![Uuid::now_v7(), language, words.join(";")]));
    }
    let all = app.db.all(&ALL, args![]).await?;
    if form.is_sound() && form.value("_before") != before(&all) {
        form.refuse("fr", viewer.language.t("settings-synonyms-conflict"));
    }
    if !form.is_sound() {
        return unsound(&synonyms_page(&app, &viewer, form).await?);
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, rows) = (&viewer, rows.clone());
            async move {
                let count = rows.len();
                for language in ["fr", "en"] {
                    tx.execute(&CLEAR, args![language]).await?;
                }
                tx.execute_many(&ADD, rows).await?;
                let subject = Subject { kind: "synonyms", id: None, title: "" };
                journal::add(&tx, viewer, "changed", subject, json!({"groups": count}), now).await?;
                changed(&tx, now).await
            }
        })
        .await?;
    Ok(to_with("/gestion/synonymes", "settings-saved"))
}

#[cfg(test)]
mod tests {
    use super::groups;

    #[test]
    fn a_group_is_a_line_of_words() {
        assert_eq!(groups("Ordi, PC\n\n laptop ;portable \n"), [["ordi", "pc"], ["laptop", "portable"]]);
    }
}
