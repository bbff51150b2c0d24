//! A place in a form: typed as people write it, resolved here; where several have the name, the form asks which.

use db::{Run, Uuid, args, row, sql};

use crate::kit::{App, Form, Result, Viewer, format};

row! {
    #[derive(Debug, Clone)]
    struct Named {
        id: Uuid,
        name: String,
        parent_name: Option<String>,
        level: String,
    }
}

sql! {
    // Larger places first: who types "Paris" means the city rather than a hamlet.
    NAMED: Named = "
        SELECT p.id, p.name, q.name AS parent_name, p.level FROM place p LEFT JOIN place q ON q.id = p.parent_id
        WHERE p.name_key = $1 ORDER BY COALESCE(p.population, 0) DESC, p.id LIMIT 12";
    NAMED_IN: Named = "
        SELECT p.id, p.name, q.name AS parent_name, p.level FROM place p LEFT JOIN place q ON q.id = p.parent_id
        WHERE p.name_key = $1 AND p.postal_codes LIKE $2 ORDER BY COALESCE(p.population, 0) DESC, p.id LIMIT 12";
}

/// A place among which to choose.
#[derive(Debug, Clone)]
pub struct Candidate {
    pub id: Uuid,
    pub label: String,
}

/// What a field holds: a place, or those among which to choose.
#[derive(Debug, Clone, Default)]
pub struct Chosen {
    pub chosen: Option<Uuid>,
    pub candidates: Vec<Candidate>,
}

/// Reads the field `name` (as typed) and `name_id` (chosen among candidates, or kept from before).
pub async fn read(app: &App, viewer: &Viewer, form: &mut Form, name: &str) -> Result<Chosen> {
    let typed = form.trimmed(name).to_owned();
    if typed.is_empty() {
        return Ok(Chosen::default());
    }
    let candidates = named(&app.db, &typed).await?;
    let kept: Option<Uuid> = form.value(&format!("{name}_id")).parse().ok();
    if let Some(kept) = kept.filter(|kept| candidates.iter().any(|candidate| candidate.id == *kept)) {
        return Ok(Chosen { chosen: Some(kept), candidates: Vec::new() });
    }
    match candidates.as_slice() {
        [] => {
            form.refuse(name, viewer.language.one("catalogue-place-unknown", "place", typed));
            Ok(Chosen::default())
        }
        [only] => Ok(Chosen { chosen: Some(only.id), candidates: Vec::new() }),
        _ => {
            form.refuse(name, viewer.language.one("catalogue-place-which", "place", typed));
            Ok(Chosen { chosen: None, candidates })
        }
    }
}

/// Places of this name; a postal code beside the name settles between homonyms.
pub async fn named(run: &impl Run, typed: &str) -> Result<Vec<Candidate>> {
    let (numbers, words): (Vec<&str>, Vec<&str>) = typed
        .split(|c: char| c.is_whitespace() || "(),".contains(c))
        .filter(|word| !word.is_empty())
        .partition(|word| word.len() == 5 && word.bytes().all(|b| b.is_ascii_digit()));
    let key = name_key(&words.join(" "));
    let rows = match numbers.first() {
        Some(code) => run.all(&NAMED_IN, args![key, format!("%{code}%")]).await?,
        None => run.all(&NAMED, args![key]).await?,
    };
    Ok(rows.into_iter().map(candidate).collect())
}

fn candidate(row: Named) -> Candidate {
    let label = match row.parent_name {
        Some(parent) => format!("{} ({parent})", row.name),
        None => row.name,
    };
    Candidate { id: row.id, label }
}

/// A name as it is compared: lower case, no accents, no hyphens, "st" written out, no CEDEX.
pub fn name_key(name: &str) -> String {
    let folded = format::folded(name);
    let plain: String = folded.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let words = plain.split_whitespace().filter(|word| *word != "cedex").map(|word| match word {
        "st" => "saint",
        "ste" => "sainte",
        other => other,
    });
    words.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::name_key;

    #[test]
    fn a_town_is_recognised_however_it_is_typed() {
        for typed in ["Saint-Denis", "SAINT DENIS", "st denis", "St-Denis CEDEX"] {
            assert_eq!(name_key(typed), "saint denis", "{typed}");
        }
        assert_eq!(name_key("L’Haÿ-les-Roses"), "l hay les roses");
    }
}
