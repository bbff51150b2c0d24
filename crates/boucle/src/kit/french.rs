//! What French does to a small word before a name: "d’Atelier", "qu’Hélène", "du Mans". The sentences of `fr.ftl` ask for it by
//! `{ DE($name) }` and `{ QUE($name) }`.

use super::format;

/// "de" and a name: elided before a vowel, one with the article of a name that begins with it.
pub fn de(name: &str) -> String {
    match (name.strip_prefix("Le "), name.strip_prefix("Les ")) {
        (Some(rest), _) => format!("du {rest}"),
        (_, Some(rest)) => format!("des {rest}"),
        _ if elides(name) => format!("d’{name}"),
        _ => format!("de {name}"),
    }
}

/// "que" and a name.
pub fn que(name: &str) -> String {
    if elides(name) { format!("qu’{name}") } else { format!("que {name}") }
}

/// Beginnings of words whose h is mute; before any other h, and before a few vowels, nothing is elided.
const MUTE: [&str; 33] = [
    "habi", "halieut", "harmon", "heb", "hec", "hel", "hem", "henri", "hepa", "herb", "herit", "herm", "hesit", "hetero",
    "heure", "hex", "hiber", "hippo", "hirond", "hist", "hiver", "homeo", "homm", "homo", "honn", "honor", "hopi", "hori",
    "horlog", "hosp", "hote", "huil", "hum",
];
const NOT_ELIDED: [&str; 2] = ["onz", "oui"];

fn elides(name: &str) -> bool {
    let plain = format::folded(&name.to_lowercase());
    let plain = plain.trim_start_matches(|letter: char| !letter.is_alphanumeric());
    let mut letters = plain.chars();
    match (letters.next(), letters.next()) {
        (Some('a' | 'e' | 'i' | 'o' | 'u'), _) => !NOT_ELIDED.iter().any(|word| plain.starts_with(word)),
        // "d’Ypres", "de Yamaska"
        (Some('y'), Some(second)) => !"aeiou".contains(second),
        (Some('h'), Some('y')) => true,
        (Some('h'), _) => MUTE.iter().any(|word| plain.starts_with(word)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a dictionary writes them.
    #[test]
    fn de_is_elided_before_a_vowel_and_a_mute_h() {
        for elided in [
            "Atelier Second Souffle",
            "Évreux",
            "Île-de-France",
            "Œuvres du Nord",
            "écoLab",
            "ESAT du Val",
            "Ypres",
            "Yvetot",
            "Hélène Roy",
            "Habitation Laurier",
            "Hôpital de l’Estuaire",
            "Hôtel-Dieu",
            "Hydro-Québec",
            "Honoré Mercier",
            "Huilerie",
            "Ouest",
            "Ulysse",
        ] {
            assert_eq!(de(elided), format!("d’{elided}"));
        }
        for whole in [
            "Rivemont",
            "Ville de Québec",
            "Hauts-de-France",
            "Halles de Montréal",
            "Hull",
            "Hongrie",
            "Hêtraie",
            "Handicap Travail",
            "Yannick",
            "Yamaska",
            "Onze Fois",
            "8 à Huit",
            "La Poste",
            "",
        ] {
            assert_eq!(de(whole), format!("de {whole}"));
        }
    }

    #[test]
    fn an_article_is_one_with_de() {
        let said = ["Le Mans", "Les Ulis", "Le Relais", "Levis", "Lesage"].map(de);
        assert_eq!(said, ["du Mans", "des Ulis", "du Relais", "de Levis", "de Lesage"]);
    }

    #[test]
    fn que_is_elided_as_de_is() {
        assert_eq!(["Atelier", "Rivemont", "Le Relais"].map(que), ["qu’Atelier", "que Rivemont", "que Le Relais"]);
    }
}
