//! The territory that a solution serves, drawn on the server: the departments of France, and Québec. What is smaller than a
//! department colours it in part; so many kilometres around a place are a circle. The list beside it says the same in words, and
//! what no map shows.

use std::sync::LazyLock;

use db::Uuid;

use super::market::Reference;
use super::queries::Solution;
use crate::kit::Shell;

static OUTLINES: &str = include_str!("../../../../data/maps.csv");

/// Code of a place, and its outline as the `d` of an SVG path.
static SHAPES: LazyLock<Vec<(&str, &str)>> =
    LazyLock::new(|| OUTLINES.lines().skip(1).filter_map(|line| line.split_once(',')).collect());

/// What a map draws, the beginning of the codes of its outlines, and the size in which they are drawn. They are drawn in
/// Mercator's projection from a corner, with so many units to a degree of longitude: found by laying the towns of `places.csv`
/// over them, of which 97 in 100 fall in the outline of their own department, and the others stand on a border or a coast.
struct Country {
    code: &'static str,
    prefix: &'static str,
    width: u32,
    height: u32,
    /// Latitude and longitude of the corner.
    north_west: (f64, f64),
    units_a_degree: f64,
}

const COUNTRIES: [Country; 2] = [
    Country { code: "france", prefix: "FR-", width: 613, height: 585, north_west: (51.089, -5.2), units_a_degree: 41.5 },
    Country {
        code: "quebec",
        prefix: "CA-QC",
        width: 440,
        height: 585,
        north_west: (62.585, -79.7625),
        units_a_degree: 19.33,
    },
];

/// Of latitude everywhere, and of longitude at the equator.
const KM_A_DEGREE: f64 = 111.195;

pub struct Map {
    /// `catalogue-map-…` of the texts names it.
    pub code: &'static str,
    pub width: u32,
    pub height: u32,
    /// Outlines of what is served in full, in part, and not.
    pub full: String,
    pub part: String,
    pub rest: String,
    pub circle: Option<Circle>,
}

/// In the units of its map.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Circle {
    x: f64,
    y: f64,
    radius: f64,
}

impl Circle {
    pub fn x(&self) -> String {
        format!("{:.1}", self.x)
    }

    pub fn y(&self) -> String {
        format!("{:.1}", self.y)
    }

    pub fn radius(&self) -> String {
        format!("{:.1}", self.radius)
    }
}

impl Country {
    /// So many kilometres around a point, where any of it is on the map.
    fn circle(&self, (latitude, longitude): (f64, f64), km: f64) -> Option<Circle> {
        let (north, west) = self.north_west;
        let x = (longitude - west) * self.units_a_degree;
        let y = (mercator(north) - mercator(latitude)) * self.units_a_degree;
        // A degree of longitude is shorter the farther north, and drawn as long as everywhere.
        let radius = km / (KM_A_DEGREE * latitude.to_radians().cos()) * self.units_a_degree;
        let is_there = |at: f64, size: u32| at + radius > 0.0 && at - radius < f64::from(size);
        (is_there(x, self.width) && is_there(y, self.height)).then_some(Circle { x, y, radius })
    }
}

/// How far from the equator Mercator's projection draws a latitude, in degrees of longitude.
fn mercator(latitude: f64) -> f64 {
    (std::f64::consts::FRAC_PI_4 + latitude.to_radians() / 2.0).tan().ln().to_degrees()
}

impl Map {
    /// The maps on which something is served.
    pub fn of(solution: &Solution, reference: &Reference) -> Vec<Self> {
        let km = solution.row.radius_km.and_then(|km| i32::try_from(km).ok()).map(f64::from);
        let around = solution.row.radius_place_id.and_then(|place| reference.places.point(place)).zip(km);
        let map = |country: Country| {
            let Country { code, prefix, width, height, .. } = country;
            let circle = around.and_then(|(point, km)| country.circle(point, km));
            let mut map =
                Self { code, width, height, full: String::new(), part: String::new(), rest: String::new(), circle };
            for (place, outline) in SHAPES.iter().filter(|(place, _)| place.starts_with(prefix)) {
                let Some(id) = reference.place_by_code(place) else { continue };
                map.side(id, reference, &solution.places).push_str(outline);
            }
            map
        };
        COUNTRIES.into_iter().map(map).filter(|map| map.has_outlines() || map.circle.is_some()).collect()
    }

    fn has_outlines(&self) -> bool {
        !self.full.is_empty() || !self.part.is_empty()
    }

    /// Where the outline of a place belongs.
    fn side(&mut self, place: Uuid, reference: &Reference, served: &[Uuid]) -> &mut String {
        let places = &reference.places;
        if served.iter().any(|served| places.is_within(place, *served)) {
            &mut self.full
        } else if served.iter().any(|served| places.is_within(*served, place)) {
            &mut self.part
        } else {
            &mut self.rest
        }
    }

    /// What the drawing shows, for who does not see it.
    pub fn said(&self, shell: &Shell) -> String {
        let country = shell.code("catalogue-map", self.code);
        let outlines = if self.full.is_empty() { "catalogue-map-part" } else { "catalogue-map-full" };
        let outlines = self.has_outlines().then(|| shell.one(outlines, "country", country.clone()));
        let circle = self.circle.map(|_| shell.one("catalogue-map-circle", "country", country));
        outlines.into_iter().chain(circle).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::{COUNTRIES, Circle};

    #[test]
    fn a_distance_is_a_circle_of_as_many_kilometres_at_its_place() {
        let [france, quebec] = COUNTRIES;
        // 100 km around Bourges (47.0833° N, 2.4° E), by hand with a table of tangents and logarithms:
        // x: (2.4 + 5.2) × 41.5 = 315.4
        // y: the north edge, 51.089°, is drawn at ln tan(45° + 25.5445°) = ln 2.8309 = 1.04059 = 59.621 degrees of longitude,
        //    Bourges at ln tan(45° + 23.5417°) = ln 2.5440 = 0.93376 = 53.500; (59.621 − 53.500) × 41.5 = 254.0
        // radius: a degree of longitude is 111.195 × cos 47.0833° = 111.195 × 0.68094 = 75.717 km there;
        //    100 ÷ 75.717 × 41.5 = 54.81
        let Circle { x, y, radius } = france.circle((47.0833, 2.4), 100.0).unwrap();
        assert!((x - 315.4).abs() < 0.1 && (y - 254.0).abs() < 0.1 && (radius - 54.81).abs() < 0.01, "{x} {y} {radius}");
        assert_eq!(quebec.circle((47.0833, 2.4), 100.0), None, "an ocean away");
        // Ottawa (45.4215° N, 75.6972° W) is not in Québec; 50 km around it, much of the Outaouais is.
        assert!(quebec.circle((45.4215, -75.6972), 50.0).is_some());
    }
}
