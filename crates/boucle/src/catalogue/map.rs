//! The territory that a solution serves, drawn on the server: the departments of France, and Québec. What is smaller than a
//! department, or a circle, colours it in part. The list beside it says the same in words, and what no map shows.

use std::sync::LazyLock;

use db::Uuid;

use super::market::Reference;
use super::queries::Solution;
use crate::kit::Shell;

static OUTLINES: &str = include_str!("../../../../data/maps.csv");

/// Code of a place, and its outline as the `d` of an SVG path.
static SHAPES: LazyLock<Vec<(&str, &str)>> =
    LazyLock::new(|| OUTLINES.lines().skip(1).filter_map(|line| line.split_once(',')).collect());

/// A country, the beginning of its codes, and the width and height in which its outlines are drawn.
const COUNTRIES: [(&str, &str, u32, u32); 2] = [("france", "FR-", 613, 585), ("quebec", "CA-QC", 440, 585)];

pub struct Map {
    /// `catalogue-map-…` of the texts names it.
    pub code: &'static str,
    pub width: u32,
    pub height: u32,
    /// Outlines of what is served in full, in part, and not.
    pub full: String,
    pub part: String,
    pub rest: String,
}

impl Map {
    /// The maps on which something is served.
    pub fn of(solution: &Solution, reference: &Reference) -> Vec<Self> {
        let radius = solution.row.radius_km.and(solution.row.radius_place_id);
        let map = |(code, prefix, width, height): (&'static str, &str, u32, u32)| {
            let mut map = Self { code, width, height, full: String::new(), part: String::new(), rest: String::new() };
            for (place, outline) in SHAPES.iter().filter(|(place, _)| place.starts_with(prefix)) {
                let Some(id) = reference.place_by_code(place) else { continue };
                map.side(id, reference, &solution.places, radius).push_str(outline);
            }
            map
        };
        COUNTRIES.into_iter().map(map).filter(|map| !map.full.is_empty() || !map.part.is_empty()).collect()
    }

    /// Where the outline of a place belongs.
    fn side(&mut self, place: Uuid, reference: &Reference, served: &[Uuid], radius: Option<Uuid>) -> &mut String {
        let places = &reference.places;
        if served.iter().any(|served| places.is_within(place, *served)) {
            &mut self.full
        } else if served.iter().chain(&radius).any(|served| places.is_within(*served, place)) {
            &mut self.part
        } else {
            &mut self.rest
        }
    }

    /// What the drawing shows, for who does not see it.
    pub fn said(&self, shell: &Shell) -> String {
        let key = if self.full.is_empty() { "catalogue-map-part" } else { "catalogue-map-full" };
        shell.one(key, "country", shell.code("catalogue-map", self.code))
    }
}
