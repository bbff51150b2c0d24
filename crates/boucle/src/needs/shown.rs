//! The match page: the need on one side, the solutions that answer it on the other, each with its reasons.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use db::Uuid;
use matching::{Attribute, Fairness, MatchResult, Ranked};

use super::answer::{self, Relaxed};
use super::beside;
use super::queries::{self, Need};
use super::reasons::Wording;
use super::rules;
use crate::catalogue::Market;
use crate::catalogue::cards::{self, SolutionCard};
use crate::kit::shell::page;
use crate::kit::{App, Error, Result, Shell, Viewer};

const A_PAGE: usize = 20;

#[derive(Template)]
#[template(path = "needs/show.html")]
struct ShowPage {
    shell: Shell,
    title: String,
    need: Need,
    may_edit: bool,
    facts: Facts,
    total: u64,
    /// More answer than are ranked: of a supplier, more may answer than are folded.
    is_cut: bool,
    /// Of one supplier, before those of the others.
    most_of_one: usize,
    solutions: Vec<Solution>,
    near: Vec<Near>,
    wider: Vec<Wider>,
    relaxed: bool,
    next: Option<String>,
    export: String,
    /// What stands above needs, with the key of its heading.
    beside: Vec<(&'static str, Vec<beside::Link>)>,
}

impl ShowPage {
    /// Whether the reader may ask the supplier of a solution for an introduction: they buy for the need's organisation.
    fn may_ask(&self, solution: &Solution) -> bool {
        let viewer = self.shell.viewer();
        let buys = viewer.seat(self.need.row.organisation_id).is_some_and(|seat| seat.buys && seat.contributes());
        buys && self.need.row.state == "open" && viewer.seat(solution.card.supplier_id).is_none()
    }

    /// How many others of its supplier answer as well.
    fn folded(&self, solution: &Solution) -> String {
        let key = if self.is_cut { "needs-folded-at-least" } else { "needs-folded" };
        let count = i64::try_from(solution.folded.len()).unwrap_or(i64::MAX);
        self.shell.two(key, ("count", count), ("supplier", solution.card.supplier_name.clone()))
    }
}

/// The need in the reader's words.
struct Facts {
    categories: Vec<String>,
    place: Option<String>,
    budget: Option<String>,
    required: Vec<Tag>,
    wished: Vec<Tag>,
}

struct Tag {
    class: &'static str,
    label: String,
}

struct Solution {
    card: SolutionCard,
    score: u8,
    partial: bool,
    distance: Option<String>,
    points: Vec<Line>,
    /// Others of its supplier, who has had its turn with this one.
    folded: Vec<Solution>,
}

/// A piece of the bar that draws a score: its class, where it begins and how wide it is, in points of 100.
struct Segment {
    class: &'static str,
    x: u8,
    width: u8,
}

impl Solution {
    fn reasons(&self) -> String {
        self.points.iter().map(|line| line.reason.as_str()).collect::<Vec<_>>().join(" · ")
    }

    fn bar(&self) -> Vec<Segment> {
        let mut x = 0;
        self.points
            .iter()
            .map(|line| {
                let segment = Segment { class: line.criterion, x, width: line.points };
                x += line.points;
                segment
            })
            .collect()
    }
}

struct Line {
    criterion: &'static str,
    reason: String,
    points: u8,
    out_of: u8,
}

struct Near {
    card: SolutionCard,
    missing: String,
}

struct Wider {
    href: String,
    label: String,
    total: u64,
}

struct Answered {
    need: Need,
    result: MatchResult,
    relaxed: Relaxed,
    fairness: Fairness,
}

async fn answered(app: &App, market: &Market, viewer: &Viewer, id: Uuid, query: &str) -> Result<Answered> {
    let need = queries::find(&app.db, id).await?;
    if !rules::may_see(viewer, need.row.organisation_id, &need.row.visibility, &need.row.state) {
        // Whether a need exists is nobody's business who may not see it.
        return Err(if viewer.person.is_some() { Error::NotFound } else { Error::SignInFirst });
    }
    let relaxed = Relaxed::parse(query);
    let order = answer::order(&app.db).await?;
    let result = answer::in_order(app, market, &answer::asked(&need, &relaxed), order)?;
    Ok(Answered { need, result, relaxed, fairness: order.fairness })
}

pub async fn show(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    RawQuery(query): RawQuery,
) -> Result {
    let query = query.unwrap_or_default();
    let Answered { need, result, relaxed, fairness } = answered(&app, &market, &viewer, id, &query).await?;
    let from = from(&query);
    let folds = &answer::folded(&result.ranked, fairness);
    let places: Vec<&Ranked> = result.ranked.iter().filter(|ranked| !folds.contains_key(&ranked.id)).collect();
    let shown: Vec<&Ranked> = places.iter().skip(from).take(A_PAGE).copied().collect();
    let under = |shown: Uuid| result.ranked.iter().filter(move |ranked| folds.get(&ranked.id) == Some(&shown));
    let beneath = shown.iter().flat_map(|ranked| under(ranked.id)).map(|ranked| ranked.id);
    let ids: Vec<Uuid> =
        shown.iter().map(|ranked| ranked.id).chain(beneath).chain(result.near_misses.iter().map(|near| near.id)).collect();
    let mut cards = cards::of(&app.db, &ids).await?;
    let reference = market.reference();
    let wording = Wording { language: viewer.language, reference: &reference };
    let mut worded = |ranked: &Ranked| Some(solution(&wording, ranked, cards.remove(&ranked.id)?));
    let mut solutions = Vec::new();
    for ranked in &shown {
        let folded = under(ranked.id).filter_map(&mut worded).collect();
        solutions.extend(worded(ranked).map(|solution| Solution { folded, ..solution }));
    }
    let near = result
        .near_misses
        .iter()
        .filter_map(|near| Some(Near { card: cards.remove(&near.id)?, missing: wording.missing(&near.missing) }))
        .collect();
    let wider = result.widen.iter().map(|widening| Wider {
        href: format!("/besoins/{id}?{}", relaxed.and(&widening.kind).query()),
        label: wording.wider(&widening.kind),
        total: widening.total,
    });
    let shell = Shell::new(&viewer)
        .under("/besoins", viewer.language.t("needs-title"))
        .at(format!("{} · {}", need.row.organisation_name, need.row.title));
    let last = from + A_PAGE;
    page(&ShowPage {
        title: shell.n("needs-found", result.total),
        may_edit: rules::may_edit(&viewer, need.row.organisation_id),
        facts: facts(&wording, &shell, &need),
        total: result.total,
        is_cut: result.total > result.ranked.len() as u64,
        most_of_one: fairness.most_of_one,
        solutions,
        near,
        wider: wider.collect(),
        next: (places.len() > last).then(|| format!("/besoins/{id}?{}&de={last}", relaxed.query())),
        export: format!("/besoins/{id}/export.csv?{}", relaxed.query()),
        beside: beside::of(&beside::BESIDE, &app, &viewer, id).await?,
        relaxed: !relaxed.is_nothing(),
        need,
        shell,
    })
}

/// From which solution on the page shows, those that are folded not counted: `?de=20`.
fn from(query: &str) -> usize {
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
    pairs.iter().find(|(name, _)| name == "de").and_then(|(_, value)| value.parse().ok()).unwrap_or(0)
}

fn solution(wording: &Wording, ranked: &Ranked, mut card: SolutionCard) -> Solution {
    for status in &mut card.statuses {
        *status = wording.reference.status_name(status, wording.language).to_owned();
    }
    let line = |component: &matching::Component| Line {
        criterion: component.kind.code(),
        reason: wording.component(component),
        points: component.points,
        out_of: component.out_of,
    };
    Solution {
        card,
        score: ranked.score,
        partial: ranked.partial,
        distance: ranked.distance_km.map(|km| wording.distance(km)),
        points: ranked.components.iter().map(line).collect(),
        folded: Vec::new(),
    }
}

fn facts(wording: &Wording, shell: &Shell, need: &Need) -> Facts {
    let tags = |required: bool| -> Vec<Tag> {
        let rows = need.attributes.iter().filter(|row| row.required == required);
        rows.filter_map(|row| Attribute::parse(&row.attribute))
            .map(|attribute| Tag { class: tag_class(&attribute), label: wording.attribute(&attribute) })
            .collect()
    };
    let money = |cents: i64| shell.money(cents, &need.row.currency);
    let budget = match (need.row.budget_low, need.row.budget_high) {
        (Some(low), Some(high)) if low != high => {
            Some(shell.two("needs-budget-range", ("low", money(low)), ("high", money(high))))
        }
        (_, Some(high)) => Some(shell.one("needs-budget-most", "high", money(high))),
        (Some(low), None) => Some(shell.one("needs-budget-least", "low", money(low))),
        (None, None) => None,
    };
    Facts {
        categories: need.categories.iter().map(|id| wording.category(*id)).collect(),
        place: need.row.place_id.map(|id| wording.place(id)),
        budget,
        required: tags(true),
        wished: tags(false),
    }
}

fn tag_class(attribute: &Attribute) -> &'static str {
    match attribute {
        Attribute::Strategy(_) => "reuse",
        Attribute::Commitment(_) | Attribute::Status(_) | Attribute::SocialEconomy => "social",
        Attribute::Local(_) => "place",
        Attribute::Label(_) => "proof",
    }
}

pub async fn export(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    RawQuery(query): RawQuery,
) -> Result {
    let Answered { result, .. } = answered(&app, &market, &viewer, id, &query.unwrap_or_default()).await?;
    let ids: Vec<Uuid> = result.ranked.iter().map(|ranked| ranked.id).collect();
    let cards = cards::of(&app.db, &ids).await?;
    let reference = market.reference();
    let wording = Wording { language: viewer.language, reference: &reference };
    let say = |key: &str| viewer.language.t(key);
    let mut table = crate::kit::sheet::Sheet::new([
        say("needs-column-score"),
        say("needs-column-solution"),
        say("needs-column-supplier"),
        say("needs-column-place"),
        say("needs-column-reasons"),
    ]);
    for ranked in &result.ranked {
        let Some(card) = cards.get(&ranked.id) else { continue };
        let reasons: Vec<String> = ranked.components.iter().map(|component| wording.component(component)).collect();
        table.row([
            ranked.score.to_string(),
            card.title.clone(),
            card.supplier_name.clone(),
            card.place_name.clone().unwrap_or_default(),
            reasons.join(" ; "),
        ]);
    }
    table.csv_file(&format!("besoin-{id}"))
}
