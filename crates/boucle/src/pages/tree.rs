//! The tree of pages of a space: its order, the names by which pages call one another, and how a page moves in it.
//! Always: a move loses no page and makes no circle; a name that several pages bear names none of them.

use std::collections::{HashMap, HashSet};

use db::{Uuid, row};

use crate::kit::format;

row! {
    /// A page as it is kept: under another one or none, and at which place there.
    #[derive(Debug, Clone)]
    pub struct PageLine {
        pub id: Uuid,
        pub parent_id: Option<Uuid>,
        pub position: i64,
        pub title: String,
    }
}

/// A page in its place: depth 0 is the first level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Leaf {
    pub id: Uuid,
    pub parent: Option<Uuid>,
    pub title: String,
    pub depth: usize,
}

/// Where a page goes, among the pages under `parent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    pub id: Uuid,
    pub parent: Option<Uuid>,
    pub position: i64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Up,
    Down,
    /// Under the page just above it on the same level.
    In,
    /// To the level of the page that it is under, just after that one.
    Out,
}

impl Step {
    pub const ALL: [Self; 4] = [Self::Up, Self::Down, Self::Out, Self::In];

    pub fn code(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::In => "in",
            Self::Out => "out",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }
}

/// The pages of one space, each after the one that it is under.
#[derive(Debug, Clone, Default)]
pub struct Tree {
    leaves: Vec<Leaf>,
}

impl Tree {
    /// Of pages in the order of their positions.
    pub fn new(lines: Vec<PageLine>) -> Self {
        let known: HashSet<Uuid> = lines.iter().map(|line| line.id).collect();
        let mut under: HashMap<Option<Uuid>, Vec<PageLine>> = HashMap::new();
        for line in lines {
            under.entry(line.parent_id.filter(|parent| known.contains(parent))).or_default().push(line);
        }
        let mut tree = Self::default();
        let mut waiting: Vec<(PageLine, usize)> = Vec::new();
        let push = |waiting: &mut Vec<_>, lines: Vec<PageLine>, depth| {
            waiting.extend(lines.into_iter().rev().map(|line| (line, depth)));
        };
        push(&mut waiting, under.remove(&None).unwrap_or_default(), 0);
        while let Some((line, depth)) = waiting.pop() {
            push(&mut waiting, under.remove(&Some(line.id)).unwrap_or_default(), depth + 1);
            tree.leaves.push(Leaf { id: line.id, parent: line.parent_id, title: line.title, depth });
        }
        tree
    }

    pub fn leaves(&self) -> &[Leaf] {
        &self.leaves
    }

    pub fn get(&self, id: Uuid) -> Option<&Leaf> {
        self.leaves.iter().find(|leaf| leaf.id == id)
    }

    pub fn children(&self, parent: Option<Uuid>) -> impl Iterator<Item = &Leaf> {
        self.leaves.iter().filter(move |leaf| leaf.parent == parent)
    }

    /// The page and all under it, in order.
    pub fn branch(&self, id: Uuid) -> &[Leaf] {
        let Some(at) = self.leaves.iter().position(|leaf| leaf.id == id) else { return &[] };
        let rest = self.leaves.get(at..).unwrap_or_default();
        let depth = rest.first().map_or(0, |leaf| leaf.depth);
        let length = rest.iter().skip(1).take_while(|leaf| leaf.depth > depth).count() + 1;
        rest.get(..length).unwrap_or_default()
    }

    /// What the page is under, the nearest first.
    pub fn above(&self, id: Uuid) -> Vec<&Leaf> {
        let mut above = Vec::new();
        let mut current = self.get(id).and_then(|leaf| leaf.parent);
        while let Some(leaf) = current.and_then(|id| self.get(id)) {
            above.push(leaf);
            current = leaf.parent;
        }
        above
    }

    /// The page of this title, or of this way (`Inscription/Dates`); capitals and accents do not matter.
    pub fn named(&self, name: &str) -> Option<Uuid> {
        let only = |found: Vec<&Leaf>| if let [one] = found.as_slice() { Some(one.id) } else { None };
        let whole = key(name);
        let titled = only(self.leaves.iter().filter(|leaf| key(&leaf.title) == whole).collect());
        titled.or_else(|| {
            let steps: Vec<String> = name.split('/').map(key).rev().collect();
            only(self.leaves.iter().filter(|leaf| self.way(leaf).take(steps.len()).eq(steps.iter().cloned())).collect())
        })
    }

    /// Folded titles from the page itself up to the first level.
    fn way<'t>(&'t self, leaf: &'t Leaf) -> impl Iterator<Item = String> + 't {
        std::iter::once(leaf).chain(self.above(leaf.id)).map(|leaf| key(&leaf.title))
    }

    /// The shortest name that means this page alone; none where a title holds signs that names cannot.
    pub fn name(&self, id: Uuid) -> Option<String> {
        let leaf = self.get(id)?;
        let mut name = leaf.title.clone();
        let mut above = self.above(id).into_iter();
        loop {
            if name.contains(['[', ']', '|', '`', '\n']) {
                return None;
            }
            if self.named(&name) == Some(id) {
                return Some(name);
            }
            name = format!("{}/{name}", above.next()?.title);
        }
    }

    /// What changes when the page takes a step; nothing where there is no such step.
    pub fn step(&self, id: Uuid, step: Step) -> Option<Vec<Place>> {
        let leaf = self.get(id)?;
        let siblings: Vec<Uuid> = self.children(leaf.parent).map(|leaf| leaf.id).collect();
        let at = siblings.iter().position(|sibling| *sibling == id)?;
        let before = |at: usize| siblings.get(at).copied();
        match step {
            Step::Up => self.put(id, leaf.parent, Some(before(at.checked_sub(1)?)?)),
            Step::Down => {
                before(at + 1)?;
                self.put(id, leaf.parent, before(at + 2))
            }
            Step::In => self.put(id, Some(before(at.checked_sub(1)?)?), None),
            Step::Out => {
                let parent = self.get(leaf.parent?)?;
                let mut after = self.children(parent.parent).skip_while(|leaf| leaf.id != parent.id).skip(1);
                self.put(id, parent.parent, after.next().map(|leaf| leaf.id))
            }
        }
    }

    /// The places of all pages under `parent` once the page stands there before another, or last.
    pub fn put(&self, id: Uuid, parent: Option<Uuid>, before: Option<Uuid>) -> Option<Vec<Place>> {
        self.get(id)?;
        if let Some(parent) = parent {
            self.get(parent)?;
            if self.branch(id).iter().any(|leaf| leaf.id == parent) {
                return None;
            }
        }
        let mut order: Vec<Uuid> = self.children(parent).map(|leaf| leaf.id).filter(|other| *other != id).collect();
        let at = match before {
            Some(before) => order.iter().position(|other| *other == before)?,
            None => order.len(),
        };
        order.insert(at, id);
        let places = (0..).zip(order).map(|(position, id)| Place { id, parent, position });
        Some(places.collect())
    }
}

/// A title as it is compared.
fn key(title: &str) -> String {
    format::folded(&title.trim().to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn line(number: u128, parent: Option<u128>, position: i64, title: &str) -> PageLine {
        let id = Uuid::from_u128;
        PageLine { id: id(number), parent_id: parent.map(id), position, title: title.to_owned() }
    }

    /// Accueil; Inscription > Dates, Pièces; Séances > Dates.
    fn site() -> Vec<PageLine> {
        vec![
            line(1, None, 0, "Accueil"),
            line(3, Some(2), 0, "Dates"),
            line(6, Some(5), 0, "Dates"),
            line(2, None, 1, "Inscription"),
            line(4, Some(2), 1, "Pièces"),
            line(5, None, 2, "Séances"),
        ]
    }

    fn shown(lines: Vec<PageLine>) -> Vec<(u128, usize)> {
        Tree::new(lines).leaves().iter().map(|leaf| (leaf.id.as_u128(), leaf.depth)).collect()
    }

    fn after(mut lines: Vec<PageLine>, places: &[Place]) -> Vec<PageLine> {
        for place in places {
            for line in lines.iter_mut().filter(|line| line.id == place.id) {
                (line.parent_id, line.position) = (place.parent, place.position);
            }
        }
        lines.sort_by_key(|line| (line.position, line.id));
        lines
    }

    #[test]
    fn each_page_follows_the_one_it_is_under() {
        assert_eq!(shown(site()), [(1, 0), (2, 0), (3, 1), (4, 1), (5, 0), (6, 1)]);
    }

    #[test]
    fn a_page_is_called_by_its_title_and_by_its_way_where_two_share_it() {
        let tree = Tree::new(site());
        let id = |number| Some(Uuid::from_u128(number));
        assert_eq!(tree.named("pieces"), id(4));
        assert_eq!(tree.named("Dates"), None);
        assert_eq!(tree.named("Séances/dates"), id(6));
        assert_eq!(tree.named("Accueil/Dates"), None);
        assert_eq!(tree.name(Uuid::from_u128(4)).as_deref(), Some("Pièces"));
        assert_eq!(tree.name(Uuid::from_u128(3)).as_deref(), Some("Inscription/Dates"));
    }

    #[test]
    fn steps_are_those_of_a_list_with_levels() {
        let tree = Tree::new(site());
        let go = |page, step| tree.step(Uuid::from_u128(page), step).map(|places| shown(after(site(), &places)));
        assert_eq!(go(4, Step::Up), Some(vec![(1, 0), (2, 0), (4, 1), (3, 1), (5, 0), (6, 1)]));
        assert_eq!(go(2, Step::Down), Some(vec![(1, 0), (5, 0), (6, 1), (2, 0), (3, 1), (4, 1)]));
        assert_eq!(go(3, Step::Out), Some(vec![(1, 0), (2, 0), (4, 1), (3, 0), (5, 0), (6, 1)]));
        assert_eq!(go(5, Step::In), Some(vec![(1, 0), (2, 0), (3, 1), (4, 1), (5, 1), (6, 2)]));
        assert_eq!(go(1, Step::Up), None);
        assert_eq!(go(1, Step::Out), None);
        assert_eq!(go(5, Step::Down), None);
        assert_eq!(go(3, Step::In), None);
    }

    proptest! {
        #[test]
        fn no_move_loses_a_page_or_makes_a_circle(
            parents in proptest::collection::vec(0_usize..6, 1..12),
            moves in proptest::collection::vec((0_usize..12, 0_usize..13), 0..20),
        ) {
            // Each page is under an earlier one, or on the first level.
            let page = |at: usize| at as u128 + 1;
            let mut lines: Vec<PageLine> = parents
                .iter()
                .enumerate()
                .map(|(at, parent)| line(page(at), (*parent < at).then(|| page(*parent)), at as i64, "Page"))
                .collect();
            let all = lines.len();
            for (moved, under) in moves {
                let tree = Tree::new(lines.clone());
                prop_assert_eq!(tree.leaves().len(), all);
                let under = (under < all).then(|| Uuid::from_u128(page(under)));
                if let Some(places) = tree.put(Uuid::from_u128(page(moved)), under, None) {
                    lines = after(lines, &places);
                }
            }
            prop_assert_eq!(Tree::new(lines).leaves().len(), all);
        }
    }
}
