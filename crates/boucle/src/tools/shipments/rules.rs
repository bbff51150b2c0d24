//! How the lines of a file are read with what was chosen for it, and which of them are given back.

use std::collections::HashSet;

use instruments::transport::{Error, FactorSet, Problem, ShipmentColumn};
use serde::{Deserialize, Serialize};

use super::queries::FileRow;
use crate::kit::Viewer;
use crate::kit::columns::Mapping;
use crate::kit::table::Line;

/// Refused lines that are given back, and the size of their cells; all are counted.
const MOST_LINES: usize = 10_000;
const MOST_BYTES: usize = 4 * 1024 * 1024;
/// Two quotes and a comma.
const CELL_BYTES: usize = 3;

/// Letters of the name of a carrier or a place: what goes on longer is no name, and stands on pages.
const MOST_NAME: usize = 200;

/// Nobody but who sent a file sees it.
pub fn sent_it(viewer: &Viewer, file: &FileRow) -> bool {
    viewer.id() == Some(file.person_id)
}

/// The columns of a file as they are known by their titles, as the command line knows them.
pub fn recognised(header: &[String]) -> Mapping {
    let mut mapping = Mapping::default();
    for (column, place) in ShipmentColumn::recognised(header.iter().map(String::as_str)) {
        mapping.set(column.code(), Some(place));
    }
    mapping
}

/// A column that a file must have, and this one has not.
pub fn missing(columns: &Mapping) -> Option<ShipmentColumn> {
    ShipmentColumn::missing(|column| columns.column(column.code()).is_some())
}

/// Where each column stands, found once for a million lines.
pub struct Reading<'s> {
    places: Vec<(ShipmentColumn, usize)>,
    /// When vehicles that the set does not know count as the mean of their mode: those that it knows.
    vehicles: Option<HashSet<&'s str>>,
}

impl<'s> Reading<'s> {
    pub fn new(columns: &Mapping, means: bool, set: &'s FactorSet) -> Self {
        let place = |column: ShipmentColumn| Some((column, columns.column(column.code())?));
        Self {
            places: ShipmentColumn::all().filter_map(place).collect(),
            vehicles: means.then(|| set.factors().iter().map(|factor| factor.code.as_str()).collect()),
        }
    }

    pub fn cell<'c>(&self, cells: &'c [String], column: ShipmentColumn) -> &'c str {
        let place = self.places.iter().find(|(known, _)| *known == column).map(|(_, place)| *place);
        let text = place.and_then(|place| cells.get(place)).map_or("", String::as_str);
        match &self.vehicles {
            Some(known) if column == ShipmentColumn::Vehicle && !known.contains(text) => "",
            _ if matches!(column, ShipmentColumn::Carrier | ShipmentColumn::From | ShipmentColumn::To) => short(text),
            _ => text,
        }
    }
}

fn short(name: &str) -> &str {
    name.char_indices().nth(MOST_NAME).and_then(|(end, _)| name.get(..end)).unwrap_or(name)
}

/// A line that was not counted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RefusedLine {
    pub number: usize,
    /// Its code.
    pub column: String,
    pub problem: Problem,
    pub cells: Vec<String>,
}

/// Lines to be corrected and sent again.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct GivenBack {
    pub header: Vec<String>,
    pub lines: Vec<RefusedLine>,
    #[serde(skip)]
    bytes: usize,
}

impl GivenBack {
    pub fn of(header: &[String]) -> Self {
        Self { header: header.to_vec(), ..Self::default() }
    }

    /// Kept while there is room: the first are given back.
    pub fn add(&mut self, line: Line, error: Error) {
        // An empty cell takes room as well.
        self.bytes += line.cells.iter().map(|cell| cell.len() + CELL_BYTES).sum::<usize>();
        if self.lines.len() < MOST_LINES && self.bytes <= MOST_BYTES {
            self.lines.push(RefusedLine {
                number: line.number,
                column: error.at,
                problem: error.problem,
                cells: line.cells,
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use instruments::transport::shipped_set;

    use super::*;

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn titles_are_known_in_both_languages_and_what_a_file_lacks_is_told() {
        let french = recognised(&texts(&["Transporteur", "Poids kg", "Distance", "Mode"]));
        let english = recognised(&texts(&["carrier", "weight_kg", "km", "mode"]));
        for columns in [french, english] {
            let found = ["carrier", "kg", "km", "mode"].map(|code| columns.column(code));
            assert_eq!(found, [Some(0), Some(1), Some(2), Some(3)]);
            assert_eq!(missing(&columns), None);
        }
        let told = |titles: &[&str]| missing(&recognised(&texts(titles))).map(ShipmentColumn::code);
        assert_eq!(told(&["km", "tonnes"]), Some("mode"));
        assert_eq!(told(&["mode", "km"]), Some("tonnes"));
        assert_eq!(told(&["mode", "evp"]), Some("km"));
    }

    #[test]
    fn a_vehicle_that_nobody_knows_is_the_mean_of_its_mode_only_when_that_was_chosen() {
        let set = shipped_set("desnz", "2025").unwrap();
        let columns = recognised(&texts(&["mode", "vehicle"]));
        let vehicle = |means, written: &str| {
            Reading::new(&columns, means, set).cell(&texts(&["road", written]), ShipmentColumn::Vehicle).to_owned()
        };
        assert_eq!(vehicle(false, "semi-remorque"), "semi-remorque");
        assert_eq!(vehicle(true, "semi-remorque"), "");
        assert_eq!(vehicle(true, "hgv_all_hgvs"), "hgv_all_hgvs");
    }

    #[test]
    fn a_name_is_no_longer_than_names_are() {
        let set = shipped_set("desnz", "2025").unwrap();
        let reading = Reading::new(&recognised(&texts(&["carrier"])), false, set);
        let carrier = |written: &str| reading.cell(&texts(&[written]), ShipmentColumn::Carrier).chars().count();
        assert_eq!((carrier("Fret Rhône"), carrier(&"é".repeat(MOST_NAME + 1))), (10, MOST_NAME));
    }

    #[test]
    fn the_first_refused_lines_are_given_back_as_long_as_there_is_room() {
        let refuse = |back: &mut GivenBack, number, cell: String| {
            let error = Error { at: "mode".to_owned(), problem: Problem::Missing };
            back.add(Line { number, cells: vec![cell] }, error);
        };
        let mut back = GivenBack::of(&texts(&["mode"]));
        (0..MOST_LINES + 5).for_each(|number| refuse(&mut back, number, String::new()));
        assert_eq!(back.lines.len(), MOST_LINES);
        let mut back = GivenBack::of(&texts(&["mode"]));
        (0..100).for_each(|number| refuse(&mut back, number, "x".repeat(64 * 1024)));
        assert_eq!(back.lines.len(), 63);
        let mut back = GivenBack::of(&texts(&["mode"]));
        let error = || Error { at: "mode".to_owned(), problem: Problem::Missing };
        (0..MOST_LINES).for_each(|number| back.add(Line { number, cells: vec![String::new(); 1000] }, error()));
        assert!(back.lines.len() < 1500, "empty cells cost nothing: {}", back.lines.len());
    }
}
