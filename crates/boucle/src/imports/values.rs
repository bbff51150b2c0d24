//! Several values in one cell, as forms write them: one a line, or with semicolons, or with commas that some values hold too.

use crate::catalogue::place_field::name_key;

/// The most commas that one value holds.
const MOST_COMMAS: usize = 6;

/// The values of a cell. Between commas, the longest that is known is one value; what is not known ends at the next comma.
pub fn split(cell: &str, is_known: impl Fn(&str) -> bool) -> Vec<&str> {
    let mut found = Vec::new();
    for mut rest in cell.split([';', '\n']).map(str::trim) {
        while !rest.is_empty() {
            let ends = rest.match_indices(',').map(|(at, _)| at).chain([rest.len()]).take(MOST_COMMAS + 1);
            let values: Vec<(&str, usize)> = ends.filter_map(|end| Some((rest.get(..end)?.trim(), end))).collect();
            let longest = values.iter().rev().find(|(value, _)| is_known(value)).or(values.first());
            let Some((value, end)) = longest else { break };
            if !name_key(value).is_empty() {
                found.push(*value);
            }
            rest = rest.get(*end..).unwrap_or_default().trim_start_matches(',').trim();
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::split;

    #[test]
    fn a_value_that_holds_a_comma_is_one_value() {
        let known = ["Nettoyage, entretien", "Mobilier", "Textile, habillement, cuir"];
        let is_known = |said: &str| known.contains(&said);
        for (cell, values) in [
            ("Mobilier, Nettoyage, entretien, Textile, habillement, cuir", vec![known[1], known[0], known[2]]),
            ("Mobilier;Nettoyage, entretien", vec![known[1], known[0]]),
            ("Mobilier\n Textile, habillement, cuir ", vec![known[1], known[2]]),
            ("Peinture, Mobilier, autre", vec!["Peinture", known[1], "autre"]),
            (" , ;; ", vec![]),
        ] {
            assert_eq!(split(cell, is_known), values, "{cell}");
        }
    }
}
