//! What somebody may count on who searches what people write, and what a text may count on that is not theirs.

use std::collections::HashSet;

use crate::network::{NOW, id};
use matching::{Language, Synonyms, Text, TextChange, TextPage, TextQuery, Texts};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use uuid::Uuid;

const OPEN: u128 = 1001;
const HIDDEN: u128 = 1002;

fn text(number: u128, space: u128, title: &str, said: &str) -> Text {
    Text {
        id: id(number),
        space: id(space),
        stands_for: id(number),
        kind: "page".to_owned(),
        title: title.to_owned(),
        text: said.to_owned(),
        at: NOW + number as i64,
        stamp: number as u64,
    }
}

fn index(texts: impl IntoIterator<Item = Text>) -> Texts {
    let index = Texts::create_in_ram().unwrap();
    index.rebuild(texts.into_iter().map(Ok), None, |_| {}).unwrap();
    index
}

fn asked(index: &Texts, words: &str, language: Language, spaces: &[u128]) -> TextPage {
    let spaces: HashSet<Uuid> = spaces.iter().map(|space| id(*space)).collect();
    let query = TextQuery { text: words, language, spaces: &spaces, kind: "", most: 10 };
    index.search(&query, &Synonyms::default()).unwrap()
}

fn ids(page: &TextPage) -> Vec<u128> {
    page.hits.iter().map(|hit| hit.id.as_u128()).collect()
}

fn found(index: &Texts, words: &str) -> Vec<u128> {
    ids(&asked(index, words, Language::Fr, &[OPEN]))
}

fn library() -> Texts {
    index([
        text(1, OPEN, "Critères d’éco-conception", "Des vêtements réparés, des chaises neuves."),
        text(2, OPEN, "Compte rendu", "Les critères seront revus par l’atelier d’insertion."),
        text(3, OPEN, "Atelier", "On y répare des vélos."),
        text(4, OPEN, "Meeting notes", "Refurbished chairs were delivered."),
    ])
}

#[test]
fn accents_plurals_and_the_unfinished_last_word_do_not_matter_in_what_people_write() {
    let library = library();
    assert_eq!(found(&library, "CRITERE "), [1, 2]);
    assert_eq!(found(&library, "velo "), [3]);
    assert_eq!(found(&library, "vêtement réparé "), [1]);
    assert_eq!(found(&library, "atelier insert"), [2]);
    assert_eq!(ids(&asked(&library, "refurbish chair ", Language::En, &[OPEN])), [4]);
}

#[test]
fn every_word_must_be_there() {
    assert_eq!(found(&library(), "atelier vélos "), [3]);
    assert_eq!(found(&library(), "atelier vélos chaises "), Vec::<u128>::new());
    assert_eq!(found(&library(), "de la "), Vec::<u128>::new());
}

#[test]
fn a_title_says_more_than_a_text_and_then_the_latest_comes_first() {
    assert_eq!(found(&library(), "atelier "), [3, 2]);
    // An unfinished word, too, is first sought in titles.
    assert_eq!(found(&library(), "ateli"), [3, 2]);
    assert_eq!(found(&library(), "répar"), [3, 1]);
}

#[test]
fn one_error_is_forgiven_from_five_letters_and_two_from_nine() {
    let library = library();
    let page = asked(&library, "ateleir ", Language::Fr, &[OPEN]);
    assert_eq!((ids(&page), page.corrected.as_deref()), (vec![3, 2], Some("atelier ")));
    assert_eq!(found(&library, "atoleur "), Vec::<u128>::new(), "two errors in seven letters");
    assert_eq!(found(&library, "conseption "), [1], "one of ten");
    assert_eq!(found(&library, "consepsion "), [1], "two of ten");
    assert_eq!(found(&library, "vola "), Vec::<u128>::new(), "four letters");
}

#[test]
fn words_of_the_same_meaning_are_found() {
    let synonyms = Synonyms::new([(Language::Fr, "bicyclette; vélo".to_owned())]);
    let spaces = HashSet::from([id(OPEN)]);
    let query = TextQuery { text: "bicyclettes", language: Language::Fr, spaces: &spaces, kind: "", most: 10 };
    assert_eq!(ids(&library().search(&query, &synonyms).unwrap()), [3]);
}

#[test]
fn meetings_of_a_series_are_found_once() {
    let meeting = |number| Text { stands_for: id(100), kind: "meeting".to_owned(), ..text(number, OPEN, "Atelier", "") };
    let library = index([meeting(1), meeting(2), meeting(3), text(4, OPEN, "Atelier", "")]);
    assert_eq!(found(&library, "atelier"), [4, 3]);
    let spaces = HashSet::from([id(OPEN)]);
    let query = TextQuery { text: "atelier", language: Language::Fr, spaces: &spaces, kind: "meeting", most: 10 };
    assert_eq!(ids(&library.search(&query, &Synonyms::default()).unwrap()), [3]);
}

#[test]
fn a_hidden_text_neither_keeps_a_word_from_being_corrected_nor_corrects_one() {
    let library =
        index([text(1, OPEN, "La cervoise", ""), text(2, HIDDEN, "La cervoize", ""), text(3, HIDDEN, "Zythum", "")]);
    let page = asked(&library, "cervoize ", Language::Fr, &[OPEN]);
    assert_eq!((ids(&page), page.corrected.as_deref()), (vec![1], Some("cervoise ")));
    assert_eq!(asked(&library, "zythom ", Language::Fr, &[OPEN]), TextPage::default());
    assert_eq!(ids(&asked(&library, "zythom ", Language::Fr, &[OPEN, HIDDEN])), [3]);
}

#[test]
fn a_changed_text_is_found_by_its_new_words_only_and_what_was_deleted_no_more() {
    let library = index([text(1, OPEN, "La bière", ""), text(2, OPEN, "Le cidre", ""), text(3, HIDDEN, "Le cidre", "")]);
    let mark = Some(id(77));
    let put = |text| TextChange::Put(Box::new(text));
    library.apply(&[put(text(1, OPEN, "Le poiré", "")), put(text(4, OPEN, "La bière brune", ""))], mark).unwrap();
    assert_eq!((found(&library, "bière"), found(&library, "poiré"), library.mark()), (vec![4], vec![1], mark));
    library.apply(&[TextChange::Delete(id(4))], None).unwrap();
    assert_eq!((found(&library, "bière"), library.mark(), library.len()), (vec![], mark, 3));
    // A text that moves is found where it stands; with a space goes all that it holds.
    library.apply(&[put(text(1, HIDDEN, "Le poiré", ""))], None).unwrap();
    assert_eq!(found(&library, "poiré"), Vec::<u128>::new());
    library.apply(&[TextChange::Delete(id(HIDDEN))], None).unwrap();
    assert_eq!(library.len(), 1);
}

#[test]
fn a_reopened_index_of_texts_answers_as_before_and_an_unreadable_one_is_begun_anew() {
    let folder = tempfile();
    let open = || Texts::open(&folder).unwrap();
    let library = open();
    assert_eq!(library.mark(), None);
    library.rebuild([Ok(text(1, OPEN, "Le cidre", ""))], Some(id(5)), |_| {}).unwrap();
    // What cannot be read to its end replaces nothing.
    let broken = [Ok(text(2, OPEN, "Le poiré", "")), Err("the database is away".into())];
    assert!(library.rebuild(broken, Some(id(6)), |_| {}).is_err());
    drop(library);
    let library = open();
    assert_eq!((found(&library, "cidre"), found(&library, "poiré"), library.mark()), (vec![1], vec![], Some(id(5))));
    drop(library);
    std::fs::write(folder.join("meta.json"), "{}").unwrap();
    let library = open();
    assert_eq!((library.len(), library.mark()), (0, None));
    std::fs::remove_dir_all(&folder).unwrap();
}

fn tempfile() -> std::path::PathBuf {
    std::env::temp_dir().join(format!("texts-{}", std::process::id()))
}

fn a_text(number: u128) -> impl proptest::strategy::Strategy<Value = Text> {
    let words = ["atelier", "ateliers", "atelière", "insertion", "linge", "lingerie", "hospitalier", "hospitalité"];
    (0_u128..4, subsequence(words.to_vec(), 0..3), subsequence(words.to_vec(), 0..5))
        .prop_map(move |(space, title, said)| text(number, space, &title.join(" "), &said.join(" ")))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_answer_is_that_of_an_index_of_what_the_asker_may_read(
        texts in (1_u128..12).prop_flat_map(|count| (1..=count).map(a_text).collect::<Vec<_>>()),
        spaces in subsequence(vec![0_u128, 1, 2, 3], 0..4),
        words in select(&["atelier", "ateleir ", "insersion linge ", "lin", "hospitalite ", "hospitalyer linge", "ate"][..]),
    ) {
        let readable: Vec<Text> =
            texts.iter().filter(|text| spaces.contains(&text.space.as_u128())).cloned().collect();
        let whole = asked(&index(texts), words, Language::Fr, &spaces);
        prop_assert_eq!(whole, asked(&index(readable), words, Language::Fr, &spaces));
    }
}
