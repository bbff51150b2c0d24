//! A small invented network for the tests: categories, places, and solutions to be varied.

use matching::{
    Categories, Category, Change, Context, Index, Language, Level, Need, Place, Places, Served, Size, SolutionRecord,
    Strategy, Synonyms,
};
use uuid::Uuid;

/// 1 January 2026, noon.
pub const NOW: i64 = 1_767_268_800;

pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

pub const FURNITURE: u128 = 100;
pub const DESKS: u128 = 101;
pub const CHAIRS: u128 = 102;
pub const CLEANING: u128 = 200;
pub const WINDOWS: u128 = 201;

pub const FRANCE: u128 = 1000;
pub const BRETAGNE: u128 = 1010;
pub const FINISTERE: u128 = 1011;
pub const BREST: u128 = 1012;
pub const QUIMPER: u128 = 1013;
pub const RHONE: u128 = 1021;
pub const LYON: u128 = 1022;
pub const QUEBEC: u128 = 2000;
pub const MONTREAL_REGION: u128 = 2010;
pub const MONTREAL: u128 = 2011;
pub const WESTMOUNT: u128 = 2012;

pub struct Network {
    pub categories: Categories,
    pub places: Places,
    pub synonyms: Synonyms,
}

impl Network {
    pub fn new() -> Network {
        Network { categories: categories(), places: places(), synonyms: Synonyms::default() }
    }

    pub fn context(&self) -> Context<'_> {
        Context { categories: &self.categories, places: &self.places, synonyms: &self.synonyms, now: NOW }
    }
}

fn categories() -> Categories {
    let category = |number, parent: Option<u128>, name_fr: &str, name_en: &str, words_fr: &str| Category {
        id: id(number),
        parent: parent.map(id),
        code: number.to_string(),
        name_fr: name_fr.to_owned(),
        name_en: name_en.to_owned(),
        words_fr: words_fr.to_owned(),
        words_en: String::new(),
    };
    Categories::new(vec![
        category(FURNITURE, None, "Mobilier de bureau", "Office furniture", "ameublement"),
        category(DESKS, Some(FURNITURE), "Bureaux et tables", "Desks and tables", "poste de travail"),
        category(CHAIRS, Some(FURNITURE), "Chaises et sièges", "Chairs and seats", "fauteuil"),
        category(CLEANING, None, "Nettoyage de locaux", "Cleaning", "ménage;propreté"),
        category(WINDOWS, Some(CLEANING), "Nettoyage de vitres", "Window cleaning", "lavage de vitres"),
    ])
}

fn places() -> Places {
    let place = |number, parent: Option<u128>, level, name: &str, point: Option<(f64, f64)>| Place {
        id: id(number),
        parent: parent.map(id),
        level,
        name: name.to_owned(),
        latitude: point.map(|point| point.0),
        longitude: point.map(|point| point.1),
    };
    Places::new(vec![
        place(BREST, Some(FINISTERE), Level::Town, "Brest", Some((48.390, -4.486))),
        place(FRANCE, None, Level::Country, "France", None),
        place(BRETAGNE, Some(FRANCE), Level::Region, "Bretagne", None),
        place(FINISTERE, Some(BRETAGNE), Level::Department, "Finistère", None),
        place(QUIMPER, Some(FINISTERE), Level::Town, "Quimper", Some((47.996, -4.102))),
        place(RHONE, Some(FRANCE), Level::Department, "Rhône", None),
        place(LYON, Some(RHONE), Level::Town, "Lyon", Some((45.764, 4.836))),
        place(QUEBEC, None, Level::Country, "Québec", None),
        place(MONTREAL_REGION, Some(QUEBEC), Level::Region, "Montréal (06)", None),
        place(MONTREAL, Some(MONTREAL_REGION), Level::Town, "Montréal", Some((45.509, -73.554))),
        place(WESTMOUNT, Some(MONTREAL_REGION), Level::Town, "Westmount", Some((45.483, -73.600))),
    ])
}

/// A plain desk, sold in all of France from Brest, confirmed today.
pub fn solution(number: u128) -> SolutionRecord {
    SolutionRecord {
        id: id(number),
        supplier: id(900_000 + number),
        supplier_name: "Atelier Second Souffle".to_owned(),
        supplier_place: Some(id(BREST)),
        supplier_point: None,
        title: "Bureaux remis à neuf".to_owned(),
        summary: "Postes de travail réparés et garantis".to_owned(),
        description: String::new(),
        language: Language::Fr,
        categories: vec![id(DESKS)],
        strategies: vec![Strategy::Refurbish],
        commitments: Vec::new(),
        statuses: Vec::new(),
        statuses_verified: false,
        social_economy: false,
        labels: Vec::new(),
        size: Some(Size::Small),
        kind: "company".to_owned(),
        served: Served { places: vec![id(FRANCE)], radius: None },
        updated: NOW,
        confirmed: None,
        proofs: 0,
    }
}

/// Desks in Brest, without any word.
pub fn need() -> Need {
    Need {
        text: String::new(),
        language: Language::Fr,
        categories: vec![id(DESKS)],
        place: Some(id(BREST)),
        place_point: None,
        required: Vec::new(),
        wished: Vec::new(),
    }
}

pub fn index(solutions: impl IntoIterator<Item = SolutionRecord>) -> Index {
    let index = Index::create_in_ram().unwrap();
    let changes: Vec<Change> = solutions.into_iter().map(|solution| Change::Put(Box::new(solution))).collect();
    index.apply(&changes, None).unwrap();
    index
}
