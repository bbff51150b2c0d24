//! The weights of the score of a solution for a need, and how many of one supplier come before the others, tried on a need
//! before they are kept.

use askama::Template;
use axum::extract::{RawQuery, State};
use db::{Run, Uuid, args, row, sql};
use matching::{ComponentKind, Fairness, Weights};
use serde_json::json;

use crate::catalogue::{Market, cards};
use crate::kit::error::internal;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Form, Result, Shell, Viewer};
use crate::needs::answer::{self, Order, Relaxed};
use crate::needs::queries;

/// Solutions compared before and after.
const COMPARED: usize = 5;
/// More of one supplier than a page shows would change nothing.
const MOST_OF_ONE: usize = 20;

row! {
    #[derive(Debug, Clone)]
    struct Choice {
        id: Uuid,
        title: String,
    }
}

sql! {
    KEEP: () = "
        INSERT INTO setting (name, value, updated_at) VALUES ($1, $2, $3)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at";
    NEEDS: Choice = "SELECT id, title FROM need WHERE state = 'open' ORDER BY updated_at DESC, id DESC LIMIT 30";
}

#[derive(Template)]
#[template(path = "settings/weights.html")]
struct WeightsPage {
    shell: Shell,
    form: Form,
    components: Vec<Component>,
    needs: Vec<Choice>,
    /// Titles in order, with the weights in force and with those typed.
    compared: Vec<(String, String)>,
}

struct Component {
    code: &'static str,
    default: u8,
}

fn components() -> Vec<Component> {
    let defaults = Weights::default().points();
    ComponentKind::ALL.iter().zip(defaults).map(|(kind, default)| Component { code: kind.code(), default }).collect()
}

async fn weights_page(app: &App, market: &Market, viewer: &Viewer, form: Form, tried: Option<Order>) -> Result<WeightsPage> {
    let compared = match (form.value("need").parse().ok(), tried) {
        (Some(need), Some(tried)) => compared(app, market, need, &tried).await?,
        _ => Vec::new(),
    };
    let shell =
        Shell::new(viewer).under("/gestion", viewer.language.t("admin-title")).at(viewer.language.t("settings-weights"));
    Ok(WeightsPage { shell, form, components: components(), needs: app.db.all(&NEEDS, args![]).await?, compared })
}

/// The first solutions for a need, as they are and as they would be.
async fn compared(app: &App, market: &Market, need: Uuid, tried: &Order) -> Result<Vec<(String, String)>> {
    let need = queries::find(&app.db, need).await?;
    let asked = answer::asked(&need, &Relaxed::default());
    let reference = market.reference();
    let context = reference.context(app.clock.now());
    let first = |order: &Order| -> Result<Vec<(Uuid, u8)>> {
        let result = market.index().match_fairly(&asked, &order.weights, order.fairness, &context, COMPARED);
        let result = result.map_err(internal)?;
        Ok(result.ranked.iter().map(|ranked| (ranked.id, ranked.score)).collect())
    };
    let (now, then) = (first(&answer::order(&app.db).await?)?, first(tried)?);
    let ids: Vec<Uuid> = now.iter().chain(&then).map(|(id, _)| *id).collect();
    let cards = cards::of(&app.db, &ids).await?;
    let said = |(id, score): &(Uuid, u8)| cards.get(id).map_or_else(String::new, |card| format!("{score} · {}", card.title));
    Ok(now.iter().zip(&then).map(|(now, then)| (said(now), said(then))).collect())
}

pub async fn show(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    RawQuery(query): RawQuery,
) -> Result {
    let mut form = Form::parse(&query.unwrap_or_default())?;
    if form.values("category").is_empty() {
        fill(&mut form, &answer::order(&app.db).await?);
    }
    let tried = read(&viewer, &mut form);
    if form.is_sound() {
        page(&weights_page(&app, &market, &viewer, form, tried).await?)
    } else {
        unsound(&weights_page(&app, &market, &viewer, form, tried).await?)
    }
}

fn fill(form: &mut Form, order: &Order) {
    for (component, points) in components().iter().zip(order.weights.points()) {
        form.set(component.code, points.to_string());
    }
    form.set("most_of_one", order.fairness.most_of_one.to_string());
}

/// The order of the form, or nothing and what is wrong with it.
fn read(viewer: &Viewer, form: &mut Form) -> Option<Order> {
    let weights = read_weights(viewer, form);
    let typed = form.trimmed("most_of_one");
    let most_of_one = match typed {
        "" => Some(Fairness::default().most_of_one),
        typed => typed.parse().ok().filter(|most| (1..=MOST_OF_ONE).contains(most)),
    };
    if most_of_one.is_none() {
        form.refuse("most_of_one", viewer.language.n("settings-most-of-one-wrong", MOST_OF_ONE));
    }
    Some(Order { weights: weights?, fairness: Fairness { most_of_one: most_of_one? } })
}

fn read_weights(viewer: &Viewer, form: &mut Form) -> Option<Weights> {
    let mut points = [0_u8; 7];
    for (component, place) in components().iter().zip(&mut points) {
        match form.trimmed(component.code).parse().ok().filter(|points| *points <= 100) {
            Some(typed) => *place = typed,
            None => form.refuse(component.code, viewer.language.t("settings-weight-wrong")),
        }
    }
    let weights = Weights::new(points);
    if weights.is_none() && form.is_sound() {
        let sum: u32 = points.iter().map(|points| u32::from(*points)).sum();
        form.refuse("category", viewer.language.one("settings-weights-sum", "sum", i64::from(sum)));
    }
    weights
}

pub async fn save(State(app): State<App>, State(market): State<Market>, viewer: Viewer, mut form: Form) -> Result {
    if form.checked("defaults") {
        fill(&mut form, &Order::default());
    }
    let Some(order) = read(&viewer, &mut form) else {
        return unsound(&weights_page(&app, &market, &viewer, form, None).await?);
    };
    let now = app.clock.now();
    let points = serde_json::to_string(&order.weights.points()).map_err(internal)?;
    let most_of_one = order.fairness.most_of_one.to_string();
    app.db
        .write(|tx| {
            let (viewer, points, most_of_one) = (&viewer, &points, &most_of_one);
            async move {
                tx.execute(&KEEP, args!["match_weights", points, now]).await?;
                tx.execute(&KEEP, args!["match_most_of_one", most_of_one, now]).await?;
                let subject = Subject { kind: "weights", id: None, title: "" };
                journal::add(&tx, viewer, "changed", subject, json!({"points": points, "most_of_one": most_of_one}), now)
                    .await
            }
        })
        .await?;
    Ok(to_with("/gestion/poids", "settings-saved"))
}
