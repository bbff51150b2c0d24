//! What a buyer may count on when searching the catalogue, and what a restart leaves.

use crate::network::*;
use matching::{Change, Index, Language, SearchPage, SearchQuery, Served, SolutionRecord, Sort, Strategy, Synonyms};
use uuid::Uuid;

fn titled(number: u128, title: &str) -> SolutionRecord {
    SolutionRecord { title: title.to_owned(), summary: String::new(), ..solution(number) }
}

fn query(text: &str) -> SearchQuery {
    SearchQuery { text: text.to_owned(), ..SearchQuery::everything(Language::Fr) }
}

fn search(index: &Index, query: &SearchQuery) -> SearchPage {
    index.search(query, &Network::new().context()).unwrap()
}

fn ids(page: &SearchPage) -> Vec<Uuid> {
    page.hits.iter().map(|hit| hit.id).collect()
}

fn catalogue() -> Index {
    index([
        titled(1, "Désinfection des surfaces"),
        titled(2, "Vêtements de travail réparés"),
        titled(3, "Location de mobilier de bureau"),
        titled(4, "Bureau de contrôle du mobilier"),
        SolutionRecord { language: Language::En, ..titled(5, "Refurbished office chairs, mobile") },
    ])
}

#[test]
fn accents_capitals_and_plurals_do_not_matter_in_a_search() {
    let index = catalogue();
    assert_eq!(ids(&search(&index, &query("DESINFECTION"))), [id(1)]);
    assert_eq!(ids(&search(&index, &query("vetement reparee "))), [id(2)]);
}

#[test]
fn a_typing_error_is_corrected_and_said() {
    let page = search(&catalogue(), &query("desinfecsion surface"));
    assert_eq!(ids(&page), [id(1)]);
    assert_eq!(page.corrected.as_deref(), Some("désinfection surface"));
}

#[test]
fn a_short_word_is_not_corrected() {
    assert_eq!(search(&catalogue(), &query("bura ")).total, 0);
}

#[test]
fn an_unfinished_word_finds_what_it_begins() {
    assert_eq!(ids(&search(&catalogue(), &query("désinf"))), [id(1)]);
    // "mobilie" may also be "mobile": whoever has not finished is shown all that it may become.
    assert_eq!(search(&catalogue(), &query("mobilie")).total, 3);
}

#[test]
fn a_phrase_in_quotes_is_found_only_as_it_stands() {
    assert_eq!(ids(&search(&catalogue(), &query("\"mobilier de bureau\""))), [id(3)]);
    assert_eq!(ids(&search(&catalogue(), &query("« mobilier de bureau »"))), [id(3)]);
    assert_eq!(search(&catalogue(), &query("mobilier bureau")).total, 2);
}

#[test]
fn a_french_question_finds_an_english_title_with_the_same_word() {
    assert_eq!(ids(&search(&catalogue(), &query("mobiles "))), [id(5)]);
}

#[test]
fn synonyms_are_taken_from_the_list_given() {
    let network =
        Network { synonyms: Synonyms::new([(Language::Fr, "tenue; vêtement de travail".to_owned())]), ..Network::new() };
    let page = catalogue().search(&query("tenues "), &network.context()).unwrap();
    assert_eq!(ids(&page), [id(2)]);
}

#[test]
fn most_of_the_words_are_enough_when_nothing_has_them_all() {
    let page = search(&catalogue(), &query("location mobilier bureau piscine "));
    assert!(page.relaxed);
    assert_eq!(ids(&page), [id(3)]);
}

#[test]
fn without_words_the_whole_catalogue_is_shown() {
    let page = search(&catalogue(), &query(""));
    assert_eq!((page.total, page.hits.len()), (5, 5));
}

#[test]
fn pages_follow_each_other_without_loss() {
    let index = catalogue();
    let mut all = Vec::new();
    for offset in [0, 2, 4] {
        all.extend(ids(&search(&index, &SearchQuery { sort: Sort::Title, offset, limit: 2, ..query("") })));
    }
    // Bureau, Désinfection, Location, Refurbished, Vêtements.
    assert_eq!(all, [id(4), id(1), id(3), id(5), id(2)]);
}

#[test]
fn a_facet_shows_what_another_choice_in_it_would_bring() {
    let with = |number, strategies: &[Strategy], category| SolutionRecord {
        strategies: strategies.to_vec(),
        categories: vec![id(category)],
        ..solution(number)
    };
    let index = index([
        with(1, &[Strategy::Reuse], DESKS),
        with(2, &[Strategy::Repair], DESKS),
        with(3, &[Strategy::Repair, Strategy::Reuse], CHAIRS),
        with(4, &[Strategy::Recycle], WINDOWS),
    ]);
    let page =
        search(&index, &SearchQuery { strategies: vec![Strategy::Reuse], categories: vec![id(FURNITURE)], ..query("") });
    assert_eq!(page.total, 2);
    // Strategies ignore the choice of a strategy, not that of the family.
    assert_eq!(page.facets.strategies, [(Strategy::Reuse, 2), (Strategy::Repair, 2)]);
    // Categories ignore the choice of the family, not that of the strategy; the family counts each solution once.
    assert_eq!(page.facets.categories, [(id(FURNITURE), 2), (id(DESKS), 1), (id(CHAIRS), 1)]);
    // Without a choice, families alone.
    assert_eq!(search(&index, &query("")).facets.categories, [(id(FURNITURE), 3), (id(CLEANING), 1)]);
}

#[test]
fn a_search_by_place_keeps_those_that_matching_would_keep() {
    let serving =
        |number, place| SolutionRecord { served: Served { places: vec![id(place)], radius: None }, ..solution(number) };
    let index = index([serving(1, FRANCE), serving(2, QUIMPER), serving(3, LYON), serving(4, BREST)]);
    let mut found = ids(&search(&index, &SearchQuery { place: Some(id(BREST)), ..query("") }));
    found.sort();
    assert_eq!(found, [id(1), id(2), id(4)]);
}

/// Of some solutions, a search finds those that it finds among all: words, choices and place alike, and no near misses.
#[test]
fn a_search_of_some_solutions_finds_what_it_finds_of_all() {
    let serving = |number, title, place, strategies: &[Strategy]| SolutionRecord {
        served: Served { places: vec![id(place)], radius: None },
        strategies: strategies.to_vec(),
        ..titled(number, title)
    };
    let index = index([
        serving(1, "Location de mobilier de bureau", FRANCE, &[Strategy::Reuse]),
        serving(2, "Mobilier de bureau réparé", LYON, &[Strategy::Repair]),
        serving(3, "Peinture biosourcée", BREST, &[Strategy::Reuse]),
    ]);
    let network = Network::new();
    let among = |query: &SearchQuery, some: &[u128]| {
        let some: Vec<Uuid> = some.iter().map(|number| id(*number)).collect();
        let mut found = index.searched_among(query, &some, &network.context()).unwrap();
        found.sort();
        found
    };
    assert_eq!(among(&query("mobilier "), &[1, 2, 3]), [id(1), id(2)]);
    assert_eq!(among(&query("mobilier "), &[2, 3]), [id(2)]);
    assert_eq!(among(&query(""), &[3, 9]), [id(3)]);
    assert_eq!(among(&SearchQuery { strategies: vec![Strategy::Reuse], ..query("mobilier ") }, &[1, 2, 3]), [id(1)]);
    assert_eq!(among(&SearchQuery { place: Some(id(BREST)), ..query("") }, &[1, 2, 3]), [id(1), id(3)]);
    assert!(search(&index, &query("location mobilier bureau piscine ")).relaxed);
    assert!(among(&query("location mobilier bureau piscine "), &[1, 2, 3]).is_empty());
}

#[test]
fn a_changed_solution_is_found_by_its_new_words_only_and_a_deleted_one_no_more() {
    let index = catalogue();
    index.apply(&[Change::Put(Box::new(titled(1, "Peinture biosourcée"))), Change::Delete(id(2))], Some(id(77))).unwrap();
    assert_eq!(search(&index, &query("désinfection ")).total, 0);
    assert_eq!(ids(&search(&index, &query("peinture "))), [id(1)]);
    assert_eq!(search(&index, &query("vêtements ")).total, 0);
    assert_eq!((index.len(), index.mark()), (4, Some(id(77))));
    index.apply(&[Change::Put(Box::new(titled(6, "Vélos cargos")))], None).unwrap();
    assert_eq!(ids(&search(&index, &query("velo "))), [id(6)]);
    assert_eq!((index.len(), index.mark()), (5, Some(id(77))));
}

#[test]
fn an_index_rebuilt_by_another_process_is_taken_over_before_the_next_change() {
    let folder = std::env::temp_dir().join(format!("matching-two-{}", std::process::id()));
    let server = Index::open(&folder).unwrap();
    server
        .apply(&[Change::Put(Box::new(titled(1, "Chaise"))), Change::Put(Box::new(titled(2, "Table")))], Some(id(1)))
        .unwrap();
    let command = Index::open(&folder).unwrap();
    command.rebuild([titled(3, "Armoire"), titled(2, "Table")], Some(id(2)), |_| {}).unwrap();
    server.apply(&[Change::Put(Box::new(titled(4, "Lampe")))], Some(id(3))).unwrap();
    assert_eq!(server.len(), 3);
    assert_eq!(ids(&search(&server, &query("armoire "))), [id(3)]);
    assert_eq!(ids(&search(&server, &query("lampe "))), [id(4)]);
    assert_eq!(search(&server, &query("chaise ")).total, 0);
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn a_reopened_index_answers_as_before() {
    let folder = std::env::temp_dir().join(format!("matching-{}", std::process::id()));
    let written = Index::open(&folder).unwrap();
    assert_eq!(written.mark(), None);
    written.rebuild((1..=50).map(|number| titled(number, &format!("Chaise modèle {number}"))), Some(id(7)), |_| {}).unwrap();
    written.apply(&[Change::Delete(id(3))], Some(id(8))).unwrap();
    let before = search(&written, &query("chaise "));
    drop(written);
    let reopened = Index::open(&folder).unwrap();
    assert_eq!((reopened.len(), reopened.mark()), (49, Some(id(8))));
    assert_eq!(search(&reopened, &query("chaise ")), before);
    drop(reopened);
    std::fs::write(folder.join("meta.json"), "spoilt").unwrap();
    let replaced = Index::open(&folder).unwrap();
    assert_eq!((replaced.len(), replaced.mark()), (0, None));
    std::fs::remove_dir_all(&folder).unwrap();
}
