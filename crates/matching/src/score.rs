//! The score of a solution for a need: seven components, whole points, out of 100.
//!
//! Always holds: the score is the sum of its components' points; no component exceeds its weight; holding one
//! more wished attribute never lowers a score. `docs/matching.md` says the same in words a supplier can contest.

use uuid::Uuid;

use crate::brief::Brief;
use crate::solution::{Attribute, Commitment, Language, Strategy};
use crate::territory::Coverage;
use crate::tree::Nearness;

/// What a buyer is looking for.
#[derive(Debug, Clone, PartialEq)]
pub struct Need {
    /// Title and text, as written.
    pub text: String,
    pub language: Language,
    pub categories: Vec<Uuid>,
    /// Place of delivery.
    pub place: Option<Uuid>,
    /// Where exactly in that place, in degrees; without it the centre of the place is taken.
    pub place_point: Option<(f64, f64)>,
    /// A solution that lacks one of these does not answer.
    pub required: Vec<Attribute>,
    /// With a weight of 1 to 5.
    pub wished: Vec<(Attribute, u8)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ComponentKind {
    Category,
    Strategies,
    Social,
    Territory,
    Text,
    Proof,
    Freshness,
}

impl ComponentKind {
    pub const ALL: [ComponentKind; 7] = [
        ComponentKind::Category,
        ComponentKind::Strategies,
        ComponentKind::Social,
        ComponentKind::Territory,
        ComponentKind::Text,
        ComponentKind::Proof,
        ComponentKind::Freshness,
    ];

    pub fn code(self) -> &'static str {
        match self {
            ComponentKind::Category => "category",
            ComponentKind::Strategies => "strategies",
            ComponentKind::Social => "social",
            ComponentKind::Territory => "territory",
            ComponentKind::Text => "text",
            ComponentKind::Proof => "proof",
            ComponentKind::Freshness => "freshness",
        }
    }
}

/// Points at stake for each component, in the order of [`ComponentKind::ALL`]; they sum to 100.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights([u8; 7]);

impl Weights {
    /// None when they do not sum to 100.
    pub fn new(points: [u8; 7]) -> Option<Weights> {
        let sum: u32 = points.iter().map(|points| u32::from(*points)).sum();
        (sum == 100).then_some(Weights(points))
    }

    pub fn points(&self) -> [u8; 7] {
        self.0
    }
}

impl Default for Weights {
    fn default() -> Weights {
        Weights([35, 15, 15, 15, 10, 6, 4])
    }
}

/// One line of the explanation of a score.
#[derive(Debug, Clone, PartialEq)]
pub struct Component {
    pub kind: ComponentKind,
    pub points: u8,
    pub out_of: u8,
    pub reason: Reason,
}

/// Why a component got its points; the words are the page's affair.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason {
    /// The need says nothing of it: every solution has all the points.
    NotAsked,
    /// `wanted` is the category of the need, `offered` the one of the solution that is nearest to it.
    Category { wanted: Uuid, offered: Uuid, nearness: Nearness },
    /// The need has no category: the words alone decided.
    CategoryFromText,
    /// What the need asks (required or wished), in its order.
    Asked { held: Vec<Attribute>, lacking: Vec<Attribute> },
    /// No strategy is asked: those that the solution has.
    Strategies(Vec<Strategy>),
    /// Nothing social is asked: what the supplier does and is.
    Social { commitments: Vec<Commitment>, statuses: Vec<String>, social_economy: bool },
    /// `held` and `lacking` are the asked distances ([`Attribute::Local`]).
    Territory { coverage: Coverage, distance_km: Option<f64>, held: Vec<Attribute>, lacking: Vec<Attribute> },
    /// Words of the need that the solution has, among the telling ones, as the buyer wrote them.
    Words { found: Vec<String>, sought: Vec<String> },
    /// `held` and `lacking` are the asked labels.
    Proof { references: u32, statuses_verified: bool, labels_verified: u32, held: Vec<Attribute>, lacking: Vec<Attribute> },
    /// Days since the entry was last confirmed or changed.
    Freshness { days: i32, confirmed: bool },
}

/// What the score reads of one solution.
pub(crate) struct Facts<'a> {
    pub brief: &'a Brief,
    /// Which of the attributes asked it has: one bit each, in the order of [`Asked::all`].
    pub held: u64,
    /// Verified labels that are valid today.
    pub labels_verified: u32,
    /// None when the need has no category: the words decide.
    pub nearness: Option<Nearness>,
    /// None when the need has no place.
    pub coverage: Option<Coverage>,
    pub distance_km: Option<f64>,
    /// Share of the telling words of the need; none when it has no such word.
    pub words: Option<f32>,
    pub today: i32,
}

/// What the need asks, required and wished together, each once, with its weight.
pub(crate) struct Asked {
    pub all: Vec<(Attribute, u8)>,
    strategies: u64,
    social: u64,
    local: u64,
    labels: u64,
}

/// A required attribute counts in its component as one wished most.
const REQUIRED_WEIGHT: u8 = 5;
/// Attributes that one need can ask; more are left aside.
const MOST_ASKED: usize = 64;

impl Asked {
    pub fn of(need: &Need) -> Asked {
        let required = need.required.iter().map(|attribute| (attribute.clone(), REQUIRED_WEIGHT));
        let wished = need.wished.iter().map(|(attribute, weight)| (attribute.clone(), (*weight).clamp(1, 5)));
        let mut asked = Asked { all: Vec::new(), strategies: 0, social: 0, local: 0, labels: 0 };
        for (attribute, weight) in required.chain(wished) {
            if asked.all.len() == MOST_ASKED || asked.all.iter().any(|(known, _)| *known == attribute) {
                continue;
            }
            let component = match &attribute {
                Attribute::Strategy(_) => &mut asked.strategies,
                Attribute::Commitment(_) | Attribute::Status(_) | Attribute::SocialEconomy => &mut asked.social,
                Attribute::Local(_) => &mut asked.local,
                Attribute::Label(_) => &mut asked.labels,
            };
            *component |= 1 << asked.all.len();
            asked.all.push((attribute, weight));
        }
        asked
    }

    /// Attributes asked in that component, those held apart from those lacking; none when nothing is asked.
    pub fn split(&self, kind: ComponentKind, held: u64) -> Option<(Vec<Attribute>, Vec<Attribute>)> {
        let mask = self.mask(kind);
        let asked = self.all.iter().enumerate().filter(|(number, _)| mask & (1 << number) != 0);
        let (has, lacks): (Vec<_>, Vec<_>) = asked.partition(|(number, _)| held & (1 << number) != 0);
        let names =
            |part: Vec<(usize, &(Attribute, u8))>| part.into_iter().map(|(_, (attribute, _))| attribute.clone()).collect();
        (mask != 0).then(|| (names(has), names(lacks)))
    }

    /// Weight of what is held over weight of what is asked; none when nothing is asked.
    fn share(&self, kind: ComponentKind, held: u64) -> Option<f32> {
        let weight = |mask: u64| -> u32 {
            let chosen = self.all.iter().enumerate().filter(|(number, _)| mask & (1 << number) != 0);
            chosen.map(|(_, (_, weight))| u32::from(*weight)).sum()
        };
        let mask = self.mask(kind);
        (mask != 0).then(|| weight(mask & held) as f32 / weight(mask) as f32)
    }

    fn mask(&self, kind: ComponentKind) -> u64 {
        match kind {
            ComponentKind::Strategies => self.strategies,
            ComponentKind::Social => self.social,
            ComponentKind::Territory => self.local,
            ComponentKind::Proof => self.labels,
            ComponentKind::Category | ComponentKind::Text | ComponentKind::Freshness => 0,
        }
    }
}

impl Facts<'_> {
    /// Share of each component, 0 to 1, in the order of [`ComponentKind::ALL`].
    pub fn shares(&self, asked: &Asked) -> [f32; 7] {
        let share = |kind| asked.share(kind, self.held);
        [
            self.nearness.map_or(self.words.unwrap_or(0.0), Nearness::share),
            share(ComponentKind::Strategies).unwrap_or_else(|| some_is_good(self.brief.strategies.count_ones())),
            share(ComponentKind::Social).unwrap_or_else(|| some_is_good(u32::from(self.brief.social_count))),
            self.territory(share(ComponentKind::Territory)),
            self.words.unwrap_or(1.0),
            self.proof(share(ComponentKind::Proof)),
            self.freshness(),
        ]
    }

    /// Full service is worth 6 tenths, nearness up to 4 tenths more; service in part is worth half of that.
    /// Asked distances, when there are any, make half of the component.
    fn territory(&self, local: Option<f32>) -> f32 {
        let Some(coverage) = self.coverage else { return 1.0 };
        let nearness = self.distance_km.map_or(0.0, nearness_of);
        let served = match coverage {
            Coverage::Full => 0.6 + 0.4 * nearness,
            Coverage::Partial => 0.3 + 0.2 * nearness,
            Coverage::None => 0.0,
        };
        local.map_or(served, |held| (served + held) / 2.0)
    }

    /// References, a verified status, verified labels: four of them are enough. Asked labels make half.
    fn proof(&self, labels: Option<f32>) -> f32 {
        let general = (u32::from(self.brief.evidence) + self.labels_verified).min(4) as f32 / 4.0;
        labels.map_or(general, |held| (general + held) / 2.0)
    }

    /// Days since the entry was confirmed or changed.
    pub fn days(&self) -> i32 {
        self.today.saturating_sub(self.brief.seen_day).max(0)
    }

    /// All points within a year, none after three, evenly in between.
    fn freshness(&self) -> f32 {
        let days = self.days() as f32;
        ((1095.0 - days) / 730.0).clamp(0.0, 1.0)
    }
}

/// Nothing is asked: one is worth 6 tenths, two 8, three or more all.
fn some_is_good(count: u32) -> f32 {
    match count {
        0 => 0.0,
        1 => 0.6,
        2 => 0.8,
        _ => 1.0,
    }
}

/// 1 up to 10 km, 0 from 500 km, and in between the same loss each time the distance doubles.
fn nearness_of(distance_km: f64) -> f32 {
    let distance = distance_km.max(10.0);
    (1.0 - (distance / 10.0).ln() / 50_f64.ln()).clamp(0.0, 1.0) as f32
}

/// Whole points of each component; a half is rounded up.
pub(crate) fn points(shares: &[f32; 7], weights: &Weights) -> [u8; 7] {
    let mut points = [0; 7];
    for ((points, share), out_of) in points.iter_mut().zip(shares).zip(weights.points()) {
        *points = ((share.clamp(0.0, 1.0) * f32::from(out_of)).round() as u8).min(out_of);
    }
    points
}
