//! Categories suggested from the text of a need, on the categories that the program ships.

use matching::{Categories, Category, Language};
use uuid::Uuid;

/// Fields of a line of CSV, quotes respected.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for letter in line.chars() {
        match letter {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            other => fields.last_mut().unwrap().push(other),
        }
    }
    fields
}

fn shipped() -> Vec<Category> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../data/categories.csv");
    let text = std::fs::read_to_string(path).unwrap();
    let lines: Vec<Vec<String>> = text.lines().skip(1).map(fields).collect();
    let id = |code: &str| {
        let number = lines.iter().position(|line| line[0] == code)?;
        Some(Uuid::from_u128(number as u128 + 1))
    };
    let category = |line: &Vec<String>| Category {
        id: id(&line[0]).unwrap(),
        parent: id(&line[1]),
        code: line[0].clone(),
        name_fr: line[2].clone(),
        name_en: line[3].clone(),
        words_fr: line[4].clone(),
        words_en: line[5].clone(),
    };
    lines.iter().map(category).collect()
}

fn suggested(text: &str, language: Language) -> Vec<String> {
    let categories = Categories::new(shipped());
    let found = categories.suggest(text, language);
    found.into_iter().map(|(id, _)| categories.get(id).unwrap().code.clone()).collect()
}

#[test]
fn an_untidy_notice_is_recognised_by_what_is_bought() {
    for (text, category) in [
        ("entretien et location de linge plat", "textiles.laundry"),
        ("AMENAGEMENT PAYSAGER DU STADE", "green.landscaping"),
        ("Fourniture en liaison froide de repas pour l'ecole", "food.cold_chain_meals"),
        ("nettoyage ultra-proprete d'un laboratoire", "cleaning.premises"),
        ("Fourniture de produits d’hygiène et d’entretien", "cleaning.products"),
        ("Travaux de reconstruction du pont de la mairie", "roads.bridges"),
    ] {
        assert_eq!(suggested(text, Language::Fr).first().map(String::as_str), Some(category), "{text}");
    }
    assert_eq!(
        suggested("we need office chairs and desks", Language::En).first().map(String::as_str),
        Some("furniture.office")
    );
}

#[test]
fn a_study_is_not_mistaken_for_what_it_studies() {
    assert_eq!(suggested("Maîtrise d'oeuvre pour l'extension de l'école", Language::Fr), ["studies.project_management"]);
    assert!(suggested("Assistance à la passation d'un marché de services d'assurances", Language::Fr).is_empty());
}

#[test]
fn nothing_is_suggested_when_no_category_covers_it() {
    assert!(suggested("Approvisionnement de hublots silice pour un lidar", Language::Fr).is_empty());
    assert!(suggested("", Language::Fr).is_empty());
    assert!(suggested("marché public de fournitures et services pour la commune", Language::Fr).is_empty());
}

#[test]
fn a_family_is_left_out_when_its_member_is_suggested() {
    let found = suggested("Mobilier de bureau", Language::Fr);
    assert!(found.contains(&"furniture.office".to_owned()) && !found.contains(&"furniture".to_owned()), "{found:?}");
}
