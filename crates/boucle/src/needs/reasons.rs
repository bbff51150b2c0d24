//! Why a solution has the points it has, in the reader's words.

use matching::{Attribute, Component, Coverage, Missing, Nearness, Reason, Wider};

use crate::catalogue::market::Reference;
use crate::kit::Language;

/// Words for what matching says, in one language.
pub struct Wording<'a> {
    pub language: Language,
    pub reference: &'a Reference,
}

impl Wording<'_> {
    pub fn attribute(&self, attribute: &Attribute) -> String {
        let code = |prefix: &str, code: &str| self.language.t(&format!("{prefix}-{}", code.replace('_', "-")));
        match attribute {
            Attribute::Strategy(strategy) => code("strategy", strategy.code()),
            Attribute::Commitment(commitment) => code("commitment", commitment.code()),
            Attribute::Label(label) => self.reference.label_name(label).to_owned(),
            Attribute::Status(status) => self.reference.status_name(status, self.language).to_owned(),
            Attribute::SocialEconomy => self.language.t("needs-social-economy"),
            Attribute::Local(km) => self.language.n("needs-local", *km),
        }
    }

    pub fn category(&self, id: db::Uuid) -> String {
        self.reference.category_name(id, self.language).to_owned()
    }

    pub fn place(&self, id: db::Uuid) -> String {
        self.reference.places.name(id).unwrap_or_default().to_owned()
    }

    pub fn component(&self, component: &Component) -> String {
        let say = |key: &str| self.language.t(key);
        match &component.reason {
            Reason::NotAsked => say("needs-reason-not-asked"),
            Reason::CategoryFromText => say("needs-reason-from-text"),
            Reason::Category { wanted, offered, nearness } => self.nearness(*wanted, *offered, *nearness),
            Reason::Asked { held, lacking } => self.held(held, lacking),
            Reason::Strategies(strategies) if strategies.is_empty() => say("needs-reason-no-strategy"),
            Reason::Strategies(strategies) => {
                self.list(strategies.iter().map(|strategy| self.attribute(&Attribute::Strategy(*strategy))))
            }
            Reason::Social { commitments, statuses, social_economy } => {
                let mut facts: Vec<String> =
                    statuses.iter().map(|status| self.attribute(&Attribute::Status(status.clone()))).collect();
                if *social_economy {
                    facts.push(say("needs-social-economy"));
                }
                facts.extend(commitments.iter().map(|commitment| self.attribute(&Attribute::Commitment(*commitment))));
                if facts.is_empty() { say("needs-reason-no-social") } else { self.list(facts) }
            }
            Reason::Territory { coverage, distance_km, held, lacking } => {
                let mut facts = vec![say(match coverage {
                    Coverage::Full => "needs-reason-served",
                    Coverage::Partial => "needs-reason-served-partly",
                    Coverage::None => "needs-reason-not-served",
                })];
                facts.extend(distance_km.map(|km| self.distance(km)));
                if !held.is_empty() || !lacking.is_empty() {
                    facts.push(self.held(held, lacking));
                }
                facts.join(" · ")
            }
            Reason::Words { found, .. } if found.is_empty() => say("needs-reason-no-word"),
            Reason::Words { found, .. } => self.language.one("needs-reason-words", "words", self.list(found.clone())),
            Reason::Proof { references, statuses_verified, labels_verified, held, lacking } => {
                self.proof(*references, *statuses_verified, *labels_verified, held, lacking)
            }
            Reason::Freshness { days, confirmed: true } => self.language.n("needs-reason-confirmed", *days),
            Reason::Freshness { days, confirmed: false } => self.language.n("needs-reason-updated", *days),
        }
    }

    fn nearness(&self, wanted: db::Uuid, offered: db::Uuid, nearness: Nearness) -> String {
        let key = match nearness {
            Nearness::Exact => "needs-near-exact",
            Nearness::Narrower => "needs-near-narrower",
            Nearness::Broader => "needs-near-broader",
            Nearness::SameFamily => "needs-near-family",
            Nearness::Far => "needs-near-far",
        };
        self.language.two(key, ("wanted", self.category(wanted)), ("offered", self.category(offered)))
    }

    fn held(&self, held: &[Attribute], lacking: &[Attribute]) -> String {
        let held_words = self.list(held.iter().map(|attribute| self.attribute(attribute)));
        let lacking_words = self.list(lacking.iter().map(|attribute| self.attribute(attribute)));
        match (held.is_empty(), lacking.is_empty()) {
            (_, true) => self.language.one("needs-reason-held", "held", held_words),
            (true, false) => self.language.one("needs-reason-lacking", "lacking", lacking_words),
            (false, false) => {
                self.language.two("needs-reason-held-lacking", ("held", held_words), ("lacking", lacking_words))
            }
        }
    }

    fn proof(&self, references: u32, verified: bool, labels: u32, held: &[Attribute], lacking: &[Attribute]) -> String {
        let mut facts = Vec::new();
        if references > 0 {
            facts.push(self.language.n("needs-reason-references", references));
        }
        if verified {
            facts.push(self.language.t("needs-reason-status-verified"));
        }
        if labels > 0 {
            facts.push(self.language.n("needs-reason-labels-verified", labels));
        }
        if !held.is_empty() || !lacking.is_empty() {
            facts.push(self.held(held, lacking));
        }
        if facts.is_empty() { self.language.t("needs-reason-no-proof") } else { facts.join(" · ") }
    }

    pub fn distance(&self, km: f64) -> String {
        // Under 10 km a tenth tells something; above, it does not.
        let rounded = if km < 10.0 { (km * 10.0).round() / 10.0 } else { km.round() };
        self.language.one("needs-distance", "km", rounded)
    }

    pub fn missing(&self, missing: &Missing) -> String {
        match missing {
            Missing::Attribute(attribute) => {
                self.language.one("needs-missing-attribute", "attribute", self.attribute(attribute))
            }
            Missing::Place => self.language.t("needs-missing-place"),
            Missing::Category => self.language.t("needs-missing-category"),
            Missing::Words => self.language.t("needs-missing-words"),
        }
    }

    pub fn wider(&self, wider: &Wider) -> String {
        match wider {
            Wider::WithoutRequired(attribute) => {
                self.language.one("needs-wider-without", "attribute", self.attribute(attribute))
            }
            Wider::Place(place) => self.language.one("needs-wider-place", "place", self.place(*place)),
            Wider::Anywhere => self.language.t("needs-wider-anywhere"),
            Wider::Category(category) => self.language.one("needs-wider-category", "category", self.category(*category)),
        }
    }

    fn list(&self, words: impl IntoIterator<Item = String>) -> String {
        words.into_iter().collect::<Vec<_>>().join(", ")
    }
}
