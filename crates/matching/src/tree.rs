//! The tree of purchase categories and how near two of them are.
//!
//! Always holds: nearness does not depend on how deep the tree is; a parent that does not exist is no parent; a
//! circle of parents is cut at the first repeated category.

use std::collections::HashMap;

use uuid::Uuid;

use crate::suggest::Vocabulary;

#[derive(Debug, Clone, PartialEq)]
pub struct Category {
    pub id: Uuid,
    pub parent: Option<Uuid>,
    pub code: String,
    pub name_fr: String,
    pub name_en: String,
    /// Other words by which people call it, separated by `;` or line ends.
    pub words_fr: String,
    pub words_en: String,
}

/// How near the category of a solution is to the category of a need.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Nearness {
    /// Another family.
    Far,
    /// A sister category: same parent.
    SameFamily,
    /// The solution is filed higher: it covers the whole family of the need.
    Broader,
    /// The solution is filed lower: it is a part of what the need asks.
    Narrower,
    Exact,
}

impl Nearness {
    /// From nearest to farthest that still counts.
    pub const NEAR: [Nearness; 4] = [Nearness::Exact, Nearness::Narrower, Nearness::Broader, Nearness::SameFamily];

    /// Share of the points of the category component.
    pub fn share(self) -> f32 {
        match self {
            Nearness::Exact => 1.0,
            Nearness::Narrower => 0.9,
            Nearness::Broader => 0.8,
            Nearness::SameFamily => 0.4,
            Nearness::Far => 0.0,
        }
    }
}

/// Suggestions given at most.
const SUGGESTED: usize = 4;

pub struct Categories {
    by_id: HashMap<Uuid, Category>,
    children: HashMap<Uuid, Vec<Uuid>>,
    vocabulary: Vocabulary,
    stamp: u64,
}

impl Categories {
    pub fn new(categories: Vec<Category>) -> Categories {
        let vocabulary = Vocabulary::new(&categories);
        let stamp = crate::territory::stamp(categories.iter().map(|category| (category.id, category.parent)));
        let mut children: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
        for category in &categories {
            if let Some(parent) = category.parent {
                children.entry(parent).or_default().push(category.id);
            }
        }
        let by_id = categories.into_iter().map(|category| (category.id, category)).collect();
        Categories { by_id, children, vocabulary, stamp }
    }

    /// Tells one tree from another.
    pub(crate) fn stamp(&self) -> u64 {
        self.stamp
    }

    pub fn get(&self, id: Uuid) -> Option<&Category> {
        self.by_id.get(&id)
    }

    pub fn parent(&self, id: Uuid) -> Option<Uuid> {
        let parent = self.by_id.get(&id)?.parent?;
        self.by_id.contains_key(&parent).then_some(parent)
    }

    pub fn children(&self, id: Uuid) -> &[Uuid] {
        self.children.get(&id).map_or(&[], Vec::as_slice)
    }

    /// The category, then its parent, up to the root.
    pub fn lineage(&self, id: Uuid) -> Vec<Uuid> {
        let mut lineage = vec![id];
        let mut current = id;
        while let Some(parent) = self.parent(current) {
            if lineage.contains(&parent) {
                break;
            }
            lineage.push(parent);
            current = parent;
        }
        lineage
    }

    /// The category and all below it.
    pub fn within(&self, id: Uuid) -> Vec<Uuid> {
        let mut found = vec![id];
        let mut next = 0;
        while let Some(current) = found.get(next).copied() {
            for child in self.children(current) {
                if !found.contains(child) {
                    found.push(*child);
                }
            }
            next += 1;
        }
        found
    }

    pub fn nearness(&self, wanted: Uuid, offered: Uuid) -> Nearness {
        if wanted == offered {
            return Nearness::Exact;
        }
        if self.lineage(offered).contains(&wanted) {
            return Nearness::Narrower;
        }
        if self.lineage(wanted).contains(&offered) {
            return Nearness::Broader;
        }
        match (self.parent(wanted), self.parent(offered)) {
            (Some(one), Some(other)) if one == other => Nearness::SameFamily,
            _ => Nearness::Far,
        }
    }

    /// Every category that is near `wanted`, with how near.
    pub fn near(&self, wanted: Uuid) -> Vec<(Uuid, Nearness)> {
        let mut near: Vec<Uuid> = self.within(wanted);
        near.extend(self.lineage(wanted).into_iter().skip(1));
        if let Some(parent) = self.parent(wanted) {
            near.extend(self.children(parent).iter().filter(|sister| **sister != wanted));
        }
        near.into_iter().map(|offered| (offered, self.nearness(wanted, offered))).collect()
    }

    /// Categories that the text of a need speaks of, best first, with a confidence of 0 to 1. Empty rather than
    /// far-fetched: names and words of the category must really be in the text.
    pub fn suggest(&self, text: &str, language: crate::Language) -> Vec<(Uuid, f32)> {
        let found = self.vocabulary.suggest(text, language);
        // A family says nothing more than its member that is suggested already.
        let told = |family: Uuid| found.iter().any(|(other, _)| *other != family && self.lineage(*other).contains(&family));
        found.iter().copied().filter(|(category, _)| !told(*category)).take(SUGGESTED).collect()
    }
}
