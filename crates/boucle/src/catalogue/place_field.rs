//! A place in a form: typed as people write it, resolved here; where several have the name, the form asks which.

use db::{Run, Uuid, args, row, sql};

pub use crate::kit::format::name_key;
use crate::kit::{App, Form, Result, Viewer};

row! {
    #[derive(Debug, Clone)]
    struct Named {
        id: Uuid,
        name: String,
        parent_name: Option<String>,
        level: String,
    }
}

/// The most places that one field takes.
const MOST_PLACES: usize = 100;

sql! {
    // Larger places first: who types "Paris" means the city rather than a hamlet.
    NAMED: Named = "
        SELECT p.id, p.name, q.name AS parent_name, p.level FROM place p LEFT JOIN place q ON q.id = p.parent_id
        WHERE p.name_key = $1 ORDER BY COALESCE(p.population, 0) DESC, p.id LIMIT 40";
    NAMED_IN: Named = "
        SELECT p.id, p.name, q.name AS parent_name, p.level FROM place p LEFT JOIN place q ON q.id = p.parent_id
        WHERE p.name_key = $1 AND p.postal_codes LIKE $2 ORDER BY COALESCE(p.population, 0) DESC, p.id LIMIT 40";
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

/// Places read from a field that takes one on each line.
#[derive(Debug, Clone, Default)]
pub struct Several {
    pub chosen: Vec<Uuid>,
    /// Homonyms of one line, among which to choose; the lines after it are asked about in their turn.
    pub candidates: Vec<Candidate>,
}

/// Reads the field `name`, one place a line, and `name_id`, the places settled before, in any order. What is settled now is
/// put back into `name_id`, so that a form shown again does not ask twice.
pub async fn read_several(app: &App, viewer: &Viewer, form: &mut Form, name: &str) -> Result<Several> {
    let lines: Vec<String> =
        form.value(name).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    let id_field = format!("{name}_id");
    let kept: Vec<Uuid> = form.values(&id_field).iter().filter_map(|id| id.parse().ok()).collect();
    let mut several = Several::default();
    if lines.len() > MOST_PLACES {
        form.refuse(
            name,
            viewer.language.one("catalogue-places-many", "most", i64::try_from(MOST_PLACES).unwrap_or(i64::MAX)),
        );
        return Ok(several);
    }
    for typed in lines {
        let candidates = named(&app.db, &typed).await?;
        let settled = candidates.iter().find(|candidate| kept.contains(&candidate.id));
        match (candidates.as_slice(), settled) {
            ([], _) => form.refuse(name, viewer.language.one("catalogue-place-unknown", "place", typed)),
            ([place], _) | (_, Some(place)) => {
                if !several.chosen.contains(&place.id) {
                    several.chosen.push(place.id);
                }
            }
            _ => {
                form.refuse(name, viewer.language.one("catalogue-place-which", "place", typed));
                if several.candidates.is_empty() {
                    several.candidates = candidates;
                }
            }
        }
    }
    form.set_all(&id_field, several.chosen.iter().map(ToString::to_string));
    Ok(several)
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
