//! The search page: words and facets over the catalogue, and the same result to take away.

use askama::Template;
use axum::extract::{RawQuery, State};
use db::Uuid;
use jiff::tz::TimeZone;
use matching::{Commitment, SearchPage, SearchQuery, Sort, Spotlight, Strategy};

use super::cards::{self, Piece, SolutionCard};
use super::market::Reference;
use super::{Market, place_field, queries};
use crate::kit::error::internal;
use crate::kit::shell::page;
use crate::kit::{App, Language, Result, Shell, Viewer};
use crate::people::edit::KINDS;

const A_PAGE: usize = 20;

/// What is asked, as the address says it: names of the address, values in order.
#[derive(Debug, Clone, Default)]
pub struct Asked {
    pairs: Vec<(String, String)>,
}

impl Asked {
    pub fn parse(query: Option<String>) -> Self {
        let mut pairs: Vec<(String, String)> = serde_urlencoded::from_str(&query.unwrap_or_default()).unwrap_or_default();
        // A form sends its blank fields; a page without a number is a mistake of the address.
        pairs.retain(|(name, value)| !value.is_empty() || name == "page");
        pairs.truncate(60);
        Self { pairs }
    }

    pub fn first(&self, name: &str) -> &str {
        self.pairs.iter().find(|(found, _)| found == name).map_or("", |(_, value)| value)
    }

    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs.iter().filter(move |(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).any(|found| found == value)
    }

    /// Whether the address says anything of `name`, be it nothing.
    pub fn says(&self, name: &str) -> bool {
        self.pairs.iter().any(|(said, _)| said == name)
    }

    /// The same question, what is new before what is old.
    pub fn newest(mut self) -> Self {
        self.pairs.retain(|(name, _)| !["tri", "page", "solution"].contains(&name.as_str()));
        self.pairs.push(("tri".to_owned(), "recent".to_owned()));
        self
    }

    /// What is asked, without how it is shown: what a search that is kept keeps.
    pub fn question(&self) -> String {
        let asks = |(name, _): &&(String, String)| ["q", "lieu"].contains(&name.as_str()) || FACETS.contains(&name.as_str());
        serde_urlencoded::to_string(self.pairs.iter().filter(asks).collect::<Vec<_>>()).unwrap_or_default()
    }

    /// The same in the reader's words: what was typed, where, and what was chosen.
    pub fn criteria(&self, reference: &Reference, language: Language) -> Vec<String> {
        let code = |prefix: &str, code: &str| language.t(&format!("{prefix}-{}", code.replace('_', "-")));
        let said = |(name, value): &(String, String)| match name.as_str() {
            "q" | "lieu" => Some(value.trim().to_owned()),
            "categorie" => reference.category_by_code(value).map(|id| reference.category_name(id, language).to_owned()),
            "strategie" => Strategy::parse(value).map(|_| code("strategy", value)),
            "engagement" => Commitment::parse(value).map(|_| code("commitment", value)),
            "statut" => Some(reference.status_name(value, language).to_owned()),
            "label" => Some(reference.label_name(value).to_owned()),
            "genre" => KINDS.contains(&value.as_str()).then(|| code("kind", value)),
            _ => None,
        };
        self.pairs.iter().filter_map(said).collect()
    }

    pub fn page(&self) -> usize {
        self.first("page").parse().unwrap_or(1).clamp(1, 500)
    }

    /// The address of this query on another page.
    pub fn at_page(&self, number: usize) -> String {
        let mut pairs: Vec<(&str, String)> = self
            .pairs
            .iter()
            // What was ticked to be compared is no part of the question.
            .filter(|(name, _)| !["page", "solution"].contains(&name.as_str()))
            .map(|(name, value)| (name.as_str(), value.clone()))
            .collect();
        if number > 1 {
            pairs.push(("page", number.to_string()));
        }
        serde_urlencoded::to_string(pairs).unwrap_or_default()
    }
}

#[derive(Template)]
#[template(path = "catalogue/search.html")]
struct ResultsPage {
    shell: Shell,
    title: String,
    words: String,
    place: String,
    place_unknown: bool,
    sort: String,
    total: u64,
    relaxed: bool,
    corrected: Option<String>,
    solutions: Vec<Found>,
    facets: Vec<Facet>,
    query: String,
    previous: Option<String>,
    next: Option<String>,
    may_add: bool,
    drafts: Vec<queries::SupplierRow>,
    chosen: bool,
    /// What was asked, for who prints the page: its form is not printed.
    criteria: String,
}

pub(super) struct Found {
    pub card: SolutionCard,
    pub statuses: Vec<String>,
    extract: Vec<Piece>,
    /// Nobody has confirmed it for more than a year.
    to_confirm: bool,
}

struct Facet {
    name: &'static str,
    title: String,
    values: Vec<FacetValue>,
    open: bool,
}

struct FacetValue {
    value: String,
    label: String,
    count: u64,
    chosen: bool,
}

pub async fn show(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    RawQuery(query): RawQuery,
) -> Result {
    let asked = Asked::parse(query);
    let reference = market.reference();
    let place = place(&app, &asked).await?;
    let place_unknown = place.is_none() && !asked.first("lieu").is_empty();
    let number = asked.page();
    let found = find(&app, &market, &reference, &asked, viewer.language, place, (number - 1) * A_PAGE, A_PAGE)?;
    let solutions = solutions(&app, &reference, &asked, viewer.language, &found).await?;
    let shell = Shell::new(&viewer).at(viewer.language.t("catalogue-title"));
    let words = asked.first("q").to_owned();
    let title = match (words.is_empty(), found.relaxed) {
        (true, _) => shell.n("catalogue-found", found.total),
        (false, true) => shell.one("catalogue-found-near", "words", words.as_str()),
        (false, false) => shell.two(
            "catalogue-found-words",
            ("count", i64::try_from(found.total).unwrap_or(i64::MAX)),
            ("words", words.clone()),
        ),
    };
    let pages = usize::try_from(found.total).unwrap_or(usize::MAX).div_ceil(A_PAGE);
    let suppliers: Vec<Uuid> = viewer.seats().iter().filter(|seat| seat.supplies).map(|seat| seat.organisation).collect();
    page(&ResultsPage {
        title,
        words,
        place: asked.first("lieu").to_owned(),
        place_unknown,
        sort: asked.first("tri").to_owned(),
        total: found.total,
        relaxed: found.relaxed,
        corrected: found.corrected.clone(),
        solutions,
        facets: facets(&shell, &reference, &asked, &found),
        query: asked.at_page(1),
        previous: (number > 1).then(|| asked.at_page(number - 1)),
        next: (number < pages).then(|| asked.at_page(number + 1)),
        may_add: viewer.is_supplier() || viewer.is_coordinator(),
        drafts: if suppliers.is_empty() { Vec::new() } else { queries::drafts(&app.db, suppliers).await? },
        criteria: asked.criteria(&reference, viewer.language).join(" · "),
        chosen: asked.pairs.iter().any(|(name, _)| FACETS.contains(&name.as_str())),
        shell,
    })
}

/// The values of a facet that are shown when fewer are chosen.
const MOST_VALUES: usize = 14;

const FACETS: [&str; 6] = ["categorie", "strategie", "engagement", "statut", "label", "genre"];

pub async fn place(app: &App, asked: &Asked) -> Result<Option<Uuid>> {
    match asked.first("lieu") {
        "" => Ok(None),
        typed => Ok(place_field::named(&app.db, typed).await?.first().map(|candidate| candidate.id)),
    }
}

#[expect(clippy::too_many_arguments, reason = "the parts of one question")]
pub fn find(
    app: &App,
    market: &Market,
    reference: &Reference,
    asked: &Asked,
    language: Language,
    place: Option<Uuid>,
    offset: usize,
    limit: usize,
) -> Result<SearchPage> {
    let query = SearchQuery { offset, limit, ..question(reference, asked, language, place) };
    market.index().search(&query, &reference.context(app.clock.now())).map_err(internal)
}

/// What is asked of the index, from the first solution on.
pub fn question(reference: &Reference, asked: &Asked, language: Language, place: Option<Uuid>) -> SearchQuery {
    let language = matching::Language::parse(language.code()).unwrap_or(matching::Language::Fr);
    SearchQuery {
        text: asked.first("q").chars().take(200).collect(),
        categories: asked.all("categorie").filter_map(|code| reference.category_by_code(code)).collect(),
        strategies: asked.all("strategie").filter_map(Strategy::parse).collect(),
        commitments: asked.all("engagement").filter_map(Commitment::parse).collect(),
        statuses: asked.all("statut").map(str::to_owned).collect(),
        labels: asked.all("label").map(str::to_owned).collect(),
        kinds: asked.all("genre").map(str::to_owned).collect(),
        place,
        sort: match asked.first("tri") {
            "recent" => Sort::Newest,
            "titre" => Sort::Title,
            _ => Sort::Relevance,
        },
        ..SearchQuery::everything(language)
    }
}

pub(super) async fn solutions(
    app: &App,
    reference: &Reference,
    asked: &Asked,
    language: Language,
    found: &SearchPage,
) -> Result<Vec<Found>> {
    let ids: Vec<Uuid> = found.hits.iter().map(|hit| hit.id).collect();
    let mut cards = cards::of(&app.db, &ids).await?;
    let spoken = matching::Language::parse(language.code()).unwrap_or(matching::Language::Fr);
    let light = Spotlight::new(asked.first("q"), spoken, &reference.synonyms);
    let today = app.clock.now().to_zoned(TimeZone::UTC).date();
    let found = |id: &Uuid| {
        let card = cards.remove(id)?;
        let statuses = card.statuses.iter().map(|code| reference.status_name(code, language).to_owned()).collect();
        Some(Found {
            statuses,
            extract: cards::lit(&light, &card.summary, 320),
            to_confirm: card.is_to_confirm(today),
            card,
        })
    };
    Ok(ids.iter().filter_map(found).collect())
}

/// The first solutions that words find, and how many there are.
pub async fn few(
    app: &App,
    market: &Market,
    words: &str,
    language: Language,
    most: usize,
) -> Result<(u64, Vec<SolutionCard>)> {
    let asked = Asked { pairs: vec![("q".to_owned(), words.to_owned())] };
    let found = find(app, market, &market.reference(), &asked, language, None, 0, most)?;
    // Near misses are for the catalogue's own page.
    if found.relaxed {
        return Ok((0, Vec::new()));
    }
    let ids: Vec<Uuid> = found.hits.iter().map(|hit| hit.id).collect();
    let mut cards = cards::of(&app.db, &ids).await?;
    Ok((found.total, ids.iter().filter_map(|id| cards.remove(id)).collect()))
}

fn facets(shell: &Shell, reference: &Reference, asked: &Asked, found: &SearchPage) -> Vec<Facet> {
    let counted = &found.facets;
    let language = shell.language();
    let category_of = |code: &str| reference.category_by_code(code);
    let category = |code: &str| category_of(code).map(|id| reference.category_name(id, language).to_owned());
    // Families until one is chosen, then what is in it.
    let inside = asked.first("categorie").split('.').next().unwrap_or_default();
    let shown = |code: &str| !code.contains('.') || (!inside.is_empty() && code.split('.').next() == Some(inside));
    let categories = counted.categories.iter().filter_map(|(id, n)| Some((reference.categories.get(*id)?.code.clone(), *n)));
    let strategies = counted.strategies.iter().map(|(strategy, n)| (strategy.code().to_owned(), *n)).collect();
    let commitments = counted.commitments.iter().map(|(commitment, n)| (commitment.code().to_owned(), *n)).collect();
    let strategy = |code: &str| Strategy::parse(code).map(|_| shell.code("strategy", code));
    let commitment = |code: &str| Commitment::parse(code).map(|_| shell.code("commitment", code));
    let status = |code: &str| Some(reference.status_name(code, language).to_owned());
    let label = |code: &str| Some(reference.label_name(code).to_owned());
    let kind = |code: &str| KINDS.contains(&code).then(|| shell.code("kind", code));
    let facet = |name, title: &str, counts: Vec<(String, u64)>, label: &dyn Fn(&str) -> Option<String>| {
        Facet::of(name, shell.t(title), counts, asked, label)
    };
    vec![
        facet("categorie", "catalogue-facet-category", categories.filter(|(code, _)| shown(code)).collect(), &category),
        facet("strategie", "catalogue-facet-strategy", strategies, &strategy),
        facet("engagement", "catalogue-facet-commitment", commitments, &commitment),
        facet("statut", "catalogue-facet-status", counted.statuses.clone(), &status),
        facet("label", "catalogue-facet-label", counted.labels.clone(), &label),
        facet("genre", "catalogue-facet-kind", counted.kinds.clone(), &kind),
    ]
}

impl Facet {
    fn of(
        name: &'static str,
        title: String,
        mut counts: Vec<(String, u64)>,
        asked: &Asked,
        label: &dyn Fn(&str) -> Option<String>,
    ) -> Self {
        // What is chosen can be unchosen even where nothing has it any more.
        for chosen in asked.all(name) {
            if !counts.iter().any(|(value, _)| value == chosen) {
                counts.push((chosen.to_owned(), 0));
            }
        }
        let value = |(value, count): (String, u64)| {
            Some(FacetValue { label: label(&value)?, chosen: asked.has(name, &value), value, count })
        };
        let mut values: Vec<FacetValue> = counts.into_iter().filter_map(value).collect();
        values.sort_by(|a, b| b.chosen.cmp(&a.chosen).then(b.count.cmp(&a.count)).then(a.label.cmp(&b.label)));
        // A long list hides what matters; what is chosen always stays in sight.
        let chosen = values.iter().filter(|value| value.chosen).count();
        values.truncate(chosen.max(MOST_VALUES));
        Self { name, title, open: name == "categorie" || chosen > 0, values }
    }
}
