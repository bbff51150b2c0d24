//! What an action has to do with: a page, a need, a solution, a calculation, a place of the house, or an address elsewhere.
//! Always: what a link leads to is named by the title that it has now, to those who may see it, and to nobody else.

use std::collections::HashMap;

use axum::extract::{Path, State as Given};
use db::{Run, Uuid};

use super::queries::{self, LinkRow};
use super::{Open, Plan, address, save, show};
use crate::catalogue::queries as catalogue;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::shell::{to_with, unsound};
use crate::kit::{App, Form, Result, Viewer, posted};
use crate::needs::queries as needs;
use crate::pages::queries as pages;
use crate::tools::queries as tools;

const MOST_LINKS: usize = 50;
const MOST_LETTERS: usize = 2000;

/// Where an address leads.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Target {
    Page(Uuid),
    Need(Uuid),
    Solution(Uuid),
    /// With its kind.
    Calculation(&'static str, Uuid),
    /// Somewhere else in the house.
    Inside(String),
    Elsewhere(String),
}

impl Target {
    /// What somebody typed: a path, an address of this site, or one elsewhere that is safe to follow.
    pub fn parse(typed: &str, site: &str) -> Option<Self> {
        let sound = !typed.contains(|letter: char| letter.is_whitespace() || letter.is_control() || letter == '\\');
        if !sound || typed.chars().count() > MOST_LETTERS {
            return None;
        }
        let path = typed.strip_prefix(site).filter(|path| path.is_empty() || path.starts_with('/')).unwrap_or(typed);
        if !path.starts_with('/') {
            return typed
                .strip_prefix("https://")
                .filter(|rest| rest.contains('.'))
                .map(|_| Self::Elsewhere(typed.to_owned()));
        }
        // Two strokes would lead to another site.
        if path.starts_with("//") {
            return None;
        }
        let (bare, _) = path.split_once(['?', '#']).unwrap_or((path, ""));
        let calculation = |kind: &'static str, place: &str| Some((kind, bare.strip_prefix(place)?.parse().ok()?));
        let found = calculation("total_cost", "/outils/couts/")
            .or_else(|| calculation("transport", "/outils/transport/"))
            .or_else(|| calculation("shipments", "/outils/expeditions/"));
        if let Some((kind, id)) = found {
            return Some(Self::Calculation(kind, id));
        }
        let mut parts = bare.split('/').skip(1);
        Some(match (parts.next(), parts.next().and_then(|id| id.parse().ok()), parts.next()) {
            (Some("pages"), Some(id), None) => Self::Page(id),
            (Some("besoins"), Some(id), None) => Self::Need(id),
            (Some("catalogue"), Some(id), None) => Self::Solution(id),
            _ => Self::Inside(path.to_owned()),
        })
    }

    pub fn address(&self) -> String {
        match self {
            Self::Page(id) => format!("/pages/{id}"),
            Self::Need(id) => format!("/besoins/{id}"),
            Self::Solution(id) => format!("/catalogue/{id}"),
            Self::Calculation(kind, id) => crate::tools::address(kind, *id),
            Self::Inside(address) | Self::Elsewhere(address) => address.clone(),
        }
    }

    /// It has a title of its own, for those who may see it.
    fn is_titled(&self) -> bool {
        !matches!(self, Self::Inside(_) | Self::Elsewhere(_))
    }

    fn host(&self) -> Option<&str> {
        match self {
            Self::Elsewhere(address) => address.strip_prefix("https://")?.split(['/', '?', '#']).next(),
            _ => None,
        }
    }
}

/// The titles of those that the viewer may see, in four questions however many they are.
async fn titles(run: &impl Run, viewer: &Viewer, targets: &[Target]) -> Result<HashMap<Uuid, String>> {
    let ids = |of: fn(&Target) -> Option<Uuid>| -> Vec<Uuid> { targets.iter().filter_map(of).collect() };
    let page = ids(|target| if let Target::Page(id) = target { Some(*id) } else { None });
    let need = ids(|target| if let Target::Need(id) = target { Some(*id) } else { None });
    let solution = ids(|target| if let Target::Solution(id) = target { Some(*id) } else { None });
    let calculation = ids(|target| if let Target::Calculation(_, id) = target { Some(*id) } else { None });
    let mut titles = HashMap::new();
    if !page.is_empty() {
        titles.extend(pages::seen(run, viewer, page).await?);
    }
    if !need.is_empty() {
        titles.extend(needs::seen(run, viewer, need).await?);
    }
    if !solution.is_empty() {
        titles.extend(catalogue::seen(run, viewer, solution).await?);
    }
    if !calculation.is_empty() {
        let seen = tools::seen(run, viewer.id(), calculation).await?;
        titles.extend(seen.into_iter().map(|seen| (seen.id, seen.title)));
    }
    Ok(titles)
}

/// A link as one reader sees it.
#[derive(Debug, Clone)]
pub struct Link {
    pub id: Uuid,
    /// None where it leads to what this reader may not see.
    pub shown: Option<(String, String)>,
    /// It leads out of the house.
    pub leaves: bool,
}

pub async fn shown(run: &impl Run, viewer: &Viewer, action: Uuid, site: &str) -> Result<Vec<Link>> {
    let rows = queries::links(run, action).await?;
    let targets: Vec<Option<Target>> = rows.iter().map(|row| Target::parse(&row.address, site)).collect();
    let known = titles(run, viewer, &targets.iter().flatten().cloned().collect::<Vec<_>>()).await?;
    let link = |(row, target): (LinkRow, Option<Target>)| {
        let title = match &target {
            Some(Target::Page(id) | Target::Need(id) | Target::Solution(id) | Target::Calculation(_, id)) => {
                known.get(id).cloned()
            }
            Some(_) => Some(row.title),
            None => None,
        };
        let leaves = matches!(target, Some(Target::Elsewhere(_)));
        Link { id: row.id, shown: title.zip(target.map(|target| target.address())), leaves }
    };
    Ok(rows.into_iter().zip(targets).map(link).collect())
}

/// The fields `address` and, where it has no title by itself, `link_title`.
pub async fn add(Given(app): Given<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::read_if(&app, &viewer, id, Plan::writes).await?;
    let target = Target::parse(form.trimmed("address"), &app.config.public_url);
    let title = match &target {
        None => {
            form.refuse("address", viewer.language.t("actions-link-wrong"));
            String::new()
        }
        Some(target) => title(&app, &viewer, target, &mut form).await?,
    };
    if queries::links(&app.db, id).await?.len() >= MOST_LINKS {
        let most = i64::try_from(MOST_LINKS).unwrap_or(i64::MAX);
        form.refuse("address", viewer.language.n("actions-links-many", most));
    }
    let Some(target) = target.filter(|_| form.is_sound()) else {
        return unsound(&show::page_of(&app, &viewer, open, form).await?);
    };
    let now = app.clock.now();
    posted::once(&app, &viewer, &form, |tx| {
        let (viewer, title, target, action) = (&viewer, title.as_str(), &target, &open.action);
        async move {
            save::link(&tx, viewer, action, title, &target.address(), now).await?;
            Ok(address(id))
        }
    })
    .await?;
    Ok(to_with(&format!("{}#liens", address(id)), "actions-link-added"))
}

/// The title that a page, a need or a solution has by itself; else the one that was typed, or the name of the site.
async fn title(app: &App, viewer: &Viewer, target: &Target, form: &mut Form) -> Result<String> {
    let typed = form.trimmed("link_title").to_owned();
    if target.is_titled() {
        let known = titles(&app.db, viewer, std::slice::from_ref(target)).await?.into_values().next();
        if known.is_none() {
            form.refuse("address", viewer.language.t("actions-link-unseen"));
        }
        return Ok(known.unwrap_or_default());
    }
    let title = if typed.is_empty() { target.host().unwrap_or_default().to_owned() } else { typed };
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("link_title", viewer.language.t("actions-link-title-wrong"));
    }
    Ok(title)
}

pub async fn remove(Given(app): Given<App>, viewer: Viewer, Path((id, link)): Path<(Uuid, Uuid)>) -> Result {
    let open = Open::read_if(&app, &viewer, id, Plan::writes).await?;
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, action) = (&viewer, &open.action);
            async move { save::unlink(&tx, viewer, action, link, now).await }
        })
        .await?;
    Ok(to_with(&format!("{}#liens", address(id)), "actions-link-removed"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_a_thing_of_the_house_a_place_in_it_or_elsewhere() {
        let id = "01980000-0000-7000-8000-000000000001";
        let known: Uuid = id.parse().unwrap();
        let site = "https://boucle.example.org";
        for (typed, expected) in [
            (format!("/pages/{id}"), Some(Target::Page(known))),
            (format!("{site}/besoins/{id}#haut"), Some(Target::Need(known))),
            (format!("/catalogue/{id}?x=1"), Some(Target::Solution(known))),
            (format!("/pages/{id}/historique"), Some(Target::Inside(format!("/pages/{id}/historique")))),
            (format!("/documents/{id}"), Some(Target::Inside(format!("/documents/{id}")))),
            ("https://example.org/a?b#c".to_owned(), Some(Target::Elsewhere("https://example.org/a?b#c".to_owned()))),
            // A site whose name only begins like ours is elsewhere.
            (format!("{site}.evil.org/x"), Some(Target::Elsewhere(format!("{site}.evil.org/x")))),
            ("//evil.example.org".to_owned(), None),
            ("/\\evil.example.org".to_owned(), None),
            ("http://example.org".to_owned(), None),
            ("javascript:alert(1)".to_owned(), None),
            ("https://localhost".to_owned(), None),
            ("https://exa mple.org".to_owned(), None),
        ] {
            assert_eq!(Target::parse(&typed, site), expected, "{typed}");
        }
    }
}
