//! Rules of access as one says them, and a version of them as it was published.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;

use super::Edition;
use super::queries::{self, AccessVersion};
use super::terms::{Rule, Terms};
use crate::kit::error::not_found;
use crate::kit::shell::page;
use crate::kit::{App, Language, Result, Shell, Viewer, markdown};

/// A rule as one says it.
pub fn sentence(language: Language, terms: &Terms, rule: &Rule) -> String {
    let outcome = language.t(&format!("programmes-outcome-{}", rule.outcome.code()));
    let or = format!(" {} ", language.t("programmes-or"));
    let quoted = |words: &String| language.one("programmes-choice", "words", words.as_str());
    let asked = terms.questions.iter().zip(&rule.when).filter(|(_, choices)| !choices.is_empty());
    let parts: Vec<String> = asked
        .map(|(question, choices)| {
            let words: Vec<String> = choices.iter().filter_map(|choice| question.choices.get(*choice)).map(quoted).collect();
            language.two("programmes-term", ("question", question.text.clone()), ("choices", words.join(&or)))
        })
        .collect();
    if parts.is_empty() {
        return language.one("programmes-otherwise", "outcome", outcome);
    }
    let when = parts.join(&format!(" {} ", language.t("programmes-and")));
    language.two("programmes-sentence", ("when", when), ("outcome", outcome))
}

#[derive(Template)]
#[template(path = "programmes/conditions_version.html")]
struct VersionPage {
    shell: Shell,
    edition: Edition,
    version: AccessVersion,
    terms: Terms,
}

impl VersionPage {
    fn sentence(&self, rule: &Rule) -> String {
        sentence(self.shell.language(), &self.terms, rule)
    }

    fn reason(rule: &Rule) -> String {
        markdown::to_html(&rule.words)
    }
}

/// A version as it was published, for anyone who was answered by it.
pub async fn version(State(app): State<App>, viewer: Viewer, Path((id, number)): Path<(Uuid, i64)>) -> Result {
    let edition = Edition::read(&app, &viewer, id).await?;
    let versions = queries::access_versions(&app.db, id).await?;
    let version = versions.into_iter().find(|version| version.number == number).ok_or_else(not_found)?;
    let title = viewer.language.one("programmes-conditions-version", "number", number);
    page(&VersionPage { shell: edition.shell(&viewer).at(title), terms: Terms::read(&version.terms), edition, version })
}
