//! Territories: the tree of places, and whether a solution is delivered somewhere.
//!
//! Always holds: whoever serves a place serves everything within it; whoever serves only a neighbouring town (same
//! department; same region where there are no departments) or a part of what is asked is kept, and called partial.

use std::collections::HashMap;

use uuid::Uuid;

use crate::solution::Served;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Country,
    Region,
    Department,
    Mrc,
    Intermunicipality,
    Town,
}

impl Level {
    pub fn parse(code: &str) -> Option<Level> {
        match code {
            "country" => Some(Level::Country),
            "region" => Some(Level::Region),
            "department" => Some(Level::Department),
            "mrc" => Some(Level::Mrc),
            "intermunicipality" => Some(Level::Intermunicipality),
            "town" => Some(Level::Town),
            _ => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    pub id: Uuid,
    pub parent: Option<Uuid>,
    pub level: Level,
    pub name: String,
    pub latitude: Option<f64>,
    pub longitude: Option<f64>,
}

/// How a solution serves a place of delivery.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Coverage {
    None,
    Partial,
    Full,
}

const EARTH_RADIUS_KM: f64 = 6371.0;

/// Great-circle distance between two points (latitude, longitude in degrees), by the haversine formula.
pub fn distance_km(one: (f64, f64), other: (f64, f64)) -> f64 {
    let (latitude, other_latitude) = (one.0.to_radians(), other.0.to_radians());
    let half_height = ((other_latitude - latitude) / 2.0).sin();
    let half_width = ((other.1 - one.1).to_radians() / 2.0).sin();
    let chord = half_height * half_height + latitude.cos() * other_latitude.cos() * half_width * half_width;
    2.0 * EARTH_RADIUS_KM * chord.sqrt().min(1.0).asin()
}

/// A place as kept here. Places are numbered in depth-first order, so that "within" is a comparison of numbers.
struct Node {
    id: Uuid,
    parent: Option<u32>,
    level: Level,
    name: String,
    point: Option<(f64, f64)>,
    /// Number of the last place within this one.
    last: u32,
    /// Distance from `point` to the farthest place within it.
    extent_km: f64,
}

pub struct Places {
    nodes: Vec<Node>,
    numbers: HashMap<Uuid, u32>,
    stamp: u64,
}

impl Places {
    /// A place whose parent is not in the list is a root; places in a circle of parents are left out.
    pub fn new(places: Vec<Place>) -> Places {
        let known: HashMap<Uuid, usize> = places.iter().enumerate().map(|(at, place)| (place.id, at)).collect();
        let mut children: HashMap<Option<Uuid>, Vec<usize>> = HashMap::new();
        for (at, place) in places.iter().enumerate() {
            let parent = place.parent.filter(|parent| known.contains_key(parent));
            children.entry(parent).or_default().push(at);
        }
        let mut built = Places {
            nodes: Vec::with_capacity(places.len()),
            numbers: HashMap::with_capacity(places.len()),
            stamp: stamp(places.iter().map(|place| (place.id, place.parent))),
        };
        for root in children.get(&None).cloned().unwrap_or_default() {
            built.add(&places, &children, root);
        }
        built.settle_points();
        built
    }

    /// Adds a place and all within it; a stack, since an imported tree may be deep.
    fn add(&mut self, places: &[Place], children: &HashMap<Option<Uuid>, Vec<usize>>, root: usize) {
        let mut waiting = vec![(root, None)];
        while let Some((at, parent)) = waiting.pop() {
            let Some(place) = places.get(at) else { continue };
            let number = self.nodes.len() as u32;
            self.numbers.insert(place.id, number);
            self.nodes.push(Node {
                id: place.id,
                parent,
                level: place.level,
                name: place.name.clone(),
                point: place.latitude.zip(place.longitude),
                last: number,
                extent_km: 0.0,
            });
            let within = children.get(&Some(place.id)).map_or(&[][..], Vec::as_slice);
            waiting.extend(within.iter().map(|child| (*child, Some(number))));
        }
    }

    /// Closes the numbering, gives a centre to places without coordinates, and measures how far each reaches.
    fn settle_points(&mut self) {
        let mut sums = vec![(0.0, 0.0, 0.0); self.nodes.len()];
        for number in (0..self.nodes.len()).rev() {
            let sum = sums.get(number).copied().unwrap_or_default();
            let Some(node) = self.nodes.get_mut(number) else { continue };
            let own = if node.last == number as u32 { node.point.map(|point| (point.0, point.1, 1.0)) } else { None };
            let total = own.unwrap_or(sum);
            if node.point.is_none() && total.2 > 0.0 {
                node.point = Some((total.0 / total.2, total.1 / total.2));
            }
            let (parent, last) = (node.parent, node.last);
            let Some(parent) = parent else { continue };
            if let Some(of_parent) = sums.get_mut(parent as usize) {
                *of_parent = (of_parent.0 + total.0, of_parent.1 + total.1, of_parent.2 + total.2);
            }
            if let Some(node) = self.nodes.get_mut(parent as usize) {
                node.last = node.last.max(last);
            }
        }
        for number in 0..self.nodes.len() {
            let Some(point) = self.nodes.get(number).and_then(|node| node.point) else { continue };
            let mut above = self.nodes.get(number).and_then(|node| node.parent);
            while let Some(node) = above.and_then(|parent| self.nodes.get_mut(parent as usize)) {
                if let Some(centre) = node.point {
                    node.extent_km = node.extent_km.max(distance_km(centre, point));
                }
                above = node.parent;
            }
        }
    }

    pub fn name(&self, place: Uuid) -> Option<&str> {
        self.node(place).map(|node| node.name.as_str())
    }

    pub fn parent(&self, place: Uuid) -> Option<Uuid> {
        let parent = self.node(place)?.parent?;
        self.nodes.get(parent as usize).map(|node| node.id)
    }

    /// The place, then what contains it, up to the country.
    pub fn lineage(&self, place: Uuid) -> Vec<Uuid> {
        let mut lineage = Vec::new();
        let mut current = self.node(place);
        while let Some(node) = current {
            lineage.push(node.id);
            current = node.parent.and_then(|parent| self.nodes.get(parent as usize));
        }
        lineage
    }

    /// Its coordinates, or the middle of the towns within it.
    pub fn point(&self, place: Uuid) -> Option<(f64, f64)> {
        self.node(place)?.point
    }

    /// Whether `inner` is `outer` or lies within it.
    pub fn is_within(&self, inner: Uuid, outer: Uuid) -> bool {
        let (Some(inner), Some(outer)) = (self.numbers.get(&inner), self.numbers.get(&outer)) else { return false };
        self.nodes.get(*outer as usize).is_some_and(|node| (*outer..=node.last).contains(inner))
    }

    /// How someone who serves `served` reaches the place of delivery (and the exact point in it, when known).
    pub fn coverage(&self, served: &Served, place: Uuid, point: Option<(f64, f64)>) -> Coverage {
        let Some(reach) = self.delivery(place, point) else { return Coverage::None };
        let by_place = served.places.iter().map(|served| reach.by_place(*served)).max().unwrap_or(Coverage::None);
        let by_radius =
            served.radius.map_or(Coverage::None, |(latitude, longitude, km)| reach.by_radius((latitude, longitude), km));
        by_place.max(by_radius)
    }

    /// A place of delivery, made ready to be compared with many served territories.
    pub(crate) fn delivery(&self, place: Uuid, point: Option<(f64, f64)>) -> Option<Delivery<'_>> {
        let number = *self.numbers.get(&place)?;
        let node = self.nodes.get(number as usize)?;
        let neighbourhood = self.neighbourhood(number);
        let centre = point.or(node.point);
        Some(Delivery {
            places: self,
            number,
            last: node.last,
            neighbourhood,
            point: centre,
            shrink: centre.map_or(1.0, |centre| centre.0.to_radians().cos()),
            extent_km: if point.is_some() { 0.0 } else { node.extent_km },
        })
    }

    /// The department of a place below it; else its region; numbers of the first and last place in it.
    fn neighbourhood(&self, number: u32) -> Option<(u32, u32)> {
        let mut region = None;
        let mut current = Some(number);
        while let Some((at, node)) = current.and_then(|at| self.nodes.get(at as usize).map(|node| (at, node))) {
            match node.level {
                Level::Department => return Some((at, node.last)),
                Level::Region => region = Some((at, node.last)),
                _ => {}
            }
            current = node.parent;
        }
        region
    }

    /// Tells one tree from another.
    pub(crate) fn stamp(&self) -> u64 {
        self.stamp
    }

    fn node(&self, place: Uuid) -> Option<&Node> {
        self.numbers.get(&place).and_then(|number| self.nodes.get(*number as usize))
    }
}

pub(crate) struct Delivery<'a> {
    places: &'a Places,
    number: u32,
    last: u32,
    neighbourhood: Option<(u32, u32)>,
    pub(crate) point: Option<(f64, f64)>,
    /// Cosine of the latitude of `point`.
    shrink: f64,
    extent_km: f64,
}

/// The same for the same tree in the same order; another for another, as far as a digest can tell.
pub(crate) fn stamp(links: impl Iterator<Item = (Uuid, Option<Uuid>)>) -> u64 {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    links.for_each(|link| link.hash(&mut hasher));
    hasher.finish()
}

impl Delivery<'_> {
    /// The place and all that contain it: who serves one of them serves it in full.
    pub(crate) fn lineage(&self) -> Vec<Uuid> {
        self.id_of(self.number).map(|place| self.places.lineage(place)).unwrap_or_default()
    }

    /// Areas of which any part served means that the place is served in part.
    pub(crate) fn partial_areas(&self) -> Vec<Uuid> {
        let neighbourhood = self.neighbourhood.map(|(first, _)| first);
        [Some(self.number), neighbourhood].into_iter().flatten().filter_map(|number| self.id_of(number)).collect()
    }

    fn id_of(&self, number: u32) -> Option<Uuid> {
        self.places.nodes.get(number as usize).map(|node| node.id)
    }

    pub(crate) fn by_place(&self, served: Uuid) -> Coverage {
        let Some(number) = self.places.numbers.get(&served).copied() else { return Coverage::None };
        let Some(node) = self.places.nodes.get(number as usize) else { return Coverage::None };
        if (number..=node.last).contains(&self.number) {
            return Coverage::Full;
        }
        let inside = (self.number..=self.last).contains(&number);
        let next_door = self.neighbourhood.is_some_and(|(first, last)| (first..=last).contains(&number));
        if inside || next_door { Coverage::Partial } else { Coverage::None }
    }

    /// Full when the circle holds the whole place, partial when it reaches into it.
    pub(crate) fn by_radius(&self, centre: (f64, f64), km: f64) -> Coverage {
        let Some(point) = self.point else { return Coverage::None };
        if self.is_beyond(centre, point, km + self.extent_km) {
            return Coverage::None;
        }
        let distance = distance_km(centre, point);
        if distance + self.extent_km <= km {
            Coverage::Full
        } else if distance <= km + self.extent_km {
            Coverage::Partial
        } else {
            Coverage::None
        }
    }
    /// Sure, without trigonometry, that `centre` is farther than `km` from the point: what sets most circles aside.
    /// A degree of latitude is 111 km everywhere. The way to another meridian is R asin(cos φ sin λ) at least, and
    /// asin x ≥ x, sin λ ≥ λ − λ³/6.
    fn is_beyond(&self, centre: (f64, f64), point: (f64, f64), km: f64) -> bool {
        if (centre.0 - point.0).abs() * 111.0 > km {
            return true;
        }
        let apart = (centre.1 - point.1).abs().to_radians();
        apart < 1.5 && EARTH_RADIUS_KM * self.shrink * (apart - apart * apart * apart / 6.0) > km
    }
}
