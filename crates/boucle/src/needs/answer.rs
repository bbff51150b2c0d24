//! The answer to a need: made once here, for the page, the interface for programs and the command line.

use std::collections::HashMap;

use db::{Run, Uuid, args, row, sql};
use matching::{Attribute, Fairness, MatchResult, Ranked, Weights, Wider};

use super::queries::Need;
use crate::catalogue::Market;
use crate::kit::error::internal;
use crate::kit::{App, Result};

/// The most solutions that one answer ranks.
pub const MOST: usize = 200;

row! {
    struct Setting {
        name: String,
        value: String,
    }
}

sql! { ORDER: Setting = "SELECT name, value FROM setting WHERE name IN ('match_weights', 'match_most_of_one')"; }

/// In which order answers stand: the network's weights, and how many of one supplier come before the others.
#[derive(Debug, Clone, Copy, Default)]
pub struct Order {
    pub weights: Weights,
    pub fairness: Fairness,
}

/// What the buyer tries out on the page without changing the need: "without this requirement", "in this larger place".
#[derive(Debug, Clone, Default)]
pub struct Relaxed {
    pub without: Vec<Attribute>,
    pub place: Option<Uuid>,
    pub anywhere: bool,
    pub category: Option<Uuid>,
}

impl Relaxed {
    pub fn is_nothing(&self) -> bool {
        self.without.is_empty() && self.place.is_none() && !self.anywhere && self.category.is_none()
    }

    /// This, with one more thing relaxed.
    pub fn and(&self, wider: &Wider) -> Self {
        let mut relaxed = self.clone();
        match wider {
            Wider::WithoutRequired(attribute) => relaxed.without.push(attribute.clone()),
            Wider::Place(place) => relaxed.place = Some(*place),
            Wider::Anywhere => relaxed.anywhere = true,
            Wider::Category(category) => relaxed.category = Some(*category),
        }
        relaxed
    }

    /// As the query of an address: `?sans=strategy:take_back&partout=1`.
    pub fn query(&self) -> String {
        let mut pairs: Vec<(&str, String)> = self.without.iter().map(|attribute| ("sans", attribute.code())).collect();
        pairs.extend(self.place.map(|place| ("lieu", place.to_string())));
        pairs.extend(self.anywhere.then(|| ("partout", "1".to_owned())));
        pairs.extend(self.category.map(|category| ("categorie", category.to_string())));
        serde_urlencoded::to_string(pairs).unwrap_or_default()
    }

    pub fn parse(query: &str) -> Self {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap_or_default();
        let mut relaxed = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "sans" => relaxed.without.extend(Attribute::parse(&value)),
                "lieu" => relaxed.place = value.parse().ok(),
                "partout" => relaxed.anywhere = true,
                "categorie" => relaxed.category = value.parse().ok(),
                _ => {}
            }
        }
        relaxed
    }
}

/// A need as matching reads it.
pub fn asked(need: &Need, relaxed: &Relaxed) -> matching::Need {
    let parsed = |required: bool| {
        need.attributes
            .iter()
            .filter(move |row| row.required == required)
            .filter_map(|row| Some((Attribute::parse(&row.attribute)?, u8::try_from(row.weight).unwrap_or(1))))
    };
    let place = relaxed.place.or(need.row.place_id).filter(|_| !relaxed.anywhere);
    matching::Need {
        text: format!("{}\n{}", need.row.title, need.row.text),
        language: matching::Language::parse(&need.row.language).unwrap_or(matching::Language::Fr),
        categories: relaxed.category.map_or_else(|| need.categories.clone(), |category| vec![category]),
        place,
        place_point: None,
        required: parsed(true).map(|(attribute, _)| attribute).filter(|a| !relaxed.without.contains(a)).collect(),
        wished: parsed(false).collect(),
    }
}

/// As the network set it; the safe default where nothing is set, or where what is set does not sum to 100.
pub async fn order(run: &impl Run) -> Result<Order> {
    let mut order = Order::default();
    for Setting { name, value } in run.all(&ORDER, args![]).await? {
        if name == "match_weights" {
            let points: Option<[u8; 7]> = serde_json::from_str(&value).ok();
            order.weights = points.and_then(Weights::new).unwrap_or_default();
        } else if let Ok(most_of_one) = value.parse() {
            order.fairness = Fairness { most_of_one };
        }
    }
    Ok(order)
}

/// Each solution that is folded under the last one shown of its supplier, with that one: the supplier's first `most_of_one` have
/// their place beside those of the others. Where all that answer are of one supplier, nobody waits and nothing is folded.
pub fn folded(ranked: &[Ranked], fairness: Fairness) -> HashMap<Uuid, Uuid> {
    let is_alone = ranked.windows(2).all(|pair| matches!(pair, [one, next] if one.supplier == next.supplier));
    let mut shown: HashMap<Uuid, (usize, Uuid)> = HashMap::new();
    let mut folded = HashMap::new();
    for one in ranked.iter().filter(|_| !is_alone) {
        let (count, last) = shown.entry(one.supplier).or_insert((0, one.id));
        if *count < fairness.most_of_one.max(1) {
            (*count, *last) = (*count + 1, one.id);
        } else {
            folded.insert(one.id, *last);
        }
    }
    folded
}

pub async fn answer(app: &App, market: &Market, need: &matching::Need) -> Result<MatchResult> {
    in_order(app, market, need, order(&app.db).await?)
}

pub fn in_order(app: &App, market: &Market, need: &matching::Need, order: Order) -> Result<MatchResult> {
    let reference = market.reference();
    let context = reference.context(app.clock.now());
    market.index().match_fairly(need, &order.weights, order.fairness, &context, MOST).map_err(internal)
}

#[cfg(test)]
mod tests {
    use super::folded;
    use db::Uuid;
    use matching::{Component, ComponentKind, Fairness, Ranked, Reason};

    #[test]
    fn a_supplier_alone_is_not_folded() {
        let ranked = |(id, supplier): (u128, u128)| Ranked {
            id: Uuid::from_u128(id),
            supplier: Uuid::from_u128(supplier),
            score: 50,
            components: std::array::from_fn(|_| Component {
                kind: ComponentKind::Text,
                points: 0,
                out_of: 0,
                reason: Reason::NotAsked,
            }),
            partial: false,
            distance_km: None,
        };
        let answer = |pairs: &[(u128, u128)]| pairs.iter().copied().map(ranked).collect::<Vec<_>>();
        assert!(folded(&answer(&[(1, 7), (2, 7), (3, 7), (4, 7)]), Fairness::default()).is_empty());
        let two = folded(&answer(&[(1, 7), (2, 7), (5, 8), (3, 7), (4, 7)]), Fairness::default());
        let under: Vec<(u128, Option<&Uuid>)> = [1, 2, 3, 4, 5].map(|id| (id, two.get(&Uuid::from_u128(id)))).to_vec();
        let second = Uuid::from_u128(2);
        assert_eq!(under, [(1, None), (2, None), (3, Some(&second)), (4, Some(&second)), (5, None)]);
    }
}
