//! The columns of a plan as a file: what is taken away is what is taken in again.

use db::Date;

use super::queries::ActionRow;
use super::rules::State;
use crate::kit::columns::{Field, field};
use crate::kit::{Language, format};

pub const FIELDS: &[Field] = &[
    field("number", false, &["numero", "number", "no", "n"]),
    field("title", true, &["action", "titre", "title"]),
    field("orientation", false, &["orientation"]),
    field("text", false, &["precisions", "details", "texte", "text", "description"]),
    field("organisation", false, &["organisation"]),
    field("person", false, &["responsable", "responsible", "personne", "person"]),
    field("contributors", false, &["avec le concours de", "with the help of", "contributeurs", "contributors"]),
    field("starts_on", false, &["debut", "start"]),
    field("due_on", true, &["echeance", "due"]),
    field("state", false, &["etat", "state"]),
    field("after", false, &["attend la fin de", "waits for", "apres", "after"]),
    field("hours", false, &["heures", "hours"]),
    field("money", false, &["argent", "money"]),
    field("deliverables", false, &["livrables", "deliverables"]),
];

/// Columns that only say something: they are taken away and not taken in.
pub const TOLD: [&str; 4] = ["planned_start", "planned_due", "slippage", "late"];
/// Columns that are only for those who are in the group.
pub const INNER: [&str; 4] = ["person", "contributors", "hours", "money"];

/// The title of a column.
pub fn title(language: Language, code: &str) -> String {
    language.t(match code {
        "number" => "actions-column-number",
        "title" => "actions-action",
        "text" => "actions-text",
        "organisation" => "actions-organisation",
        "person" => "actions-who",
        "contributors" => "actions-contributors",
        "starts_on" => "actions-start",
        "due_on" => "actions-due",
        "state" => "actions-state",
        "after" => "actions-waits",
        "hours" => "actions-hours",
        "money" => "actions-amount",
        "deliverables" => "actions-deliverables",
        "planned_start" => "actions-column-planned-start",
        "planned_due" => "actions-column-planned-due",
        "slippage" => "actions-column-slippage",
        "late" => "actions-is-late",
        _ => "actions-orientation",
    })
}

/// A state by its code or by its name in either language.
pub fn state(typed: &str) -> Option<State> {
    let key = format::name_key(typed);
    let named = |state: &State| {
        let name = |language: Language| language.t(&format!("actions-state-{}", state.code().replace('_', "-")));
        state.code() == typed || Language::ALL.iter().any(|language| format::name_key(&name(*language)) == key)
    };
    State::ALL.into_iter().find(named)
}

/// The kind of a deliverable that is typed after its title, in brackets: `Grille (critères)`; a tool where none is.
pub fn deliverable(typed: &str) -> (String, &'static str) {
    let Some((title, kind)) = typed.trim().strip_suffix(')').and_then(|rest| rest.rsplit_once('(')) else {
        return (typed.trim().to_owned(), "tool");
    };
    let key = format::name_key(kind);
    let named = |code: &&str| Language::ALL.iter().any(|l| format::name_key(&l.t(&format!("actions-kind-{code}"))) == key);
    match super::fields::KINDS.into_iter().find(named) {
        Some(code) => (title.trim().to_owned(), code),
        None => (typed.trim().to_owned(), "tool"),
    }
}

/// A day as spreadsheets and people write it: `2027-03-15` or `15/03/2027`.
pub fn day(typed: &str) -> Option<Date> {
    if let Some((day, rest)) = typed.split_once('/') {
        let (month, year) = rest.split_once('/')?;
        return Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    }
    typed.get(..10).unwrap_or(typed).parse().ok()
}

/// What a spreadsheet was kept from running is read as it was.
pub fn plain(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        _ => cell,
    }
}

/// Parts of a cell: `Ville de Rivemont: 40; CHU Beauval: 12`.
pub fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(';').map(str::trim).filter(|part| !part.is_empty())
}

/// How late it is in days, or nothing.
pub fn late(action: &ActionRow, today: Date) -> String {
    if action.is_late(today) { super::rules::days(action.due_on, today).to_string() } else { String::new() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_in_either_language_is_read() {
        for (typed, expected) in [
            ("to_come", Some(State::ToCome)),
            ("En cours", Some(State::InProgress)),
            ("a valider", Some(State::ToValidate)),
            ("Done", Some(State::Done)),
            ("ABANDONNÉE", Some(State::Dropped)),
            ("presque", None),
        ] {
            assert_eq!(state(typed), expected, "{typed}");
        }
        assert_eq!(deliverable("Grille d’achat (Critères)"), ("Grille d’achat".to_owned(), "criteria"));
        assert_eq!(deliverable("Calculateur (2027)"), ("Calculateur (2027)".to_owned(), "tool"));
        for typed in ["2027-03-15", "15/03/2027", "2027-03-15 00:00:00"] {
            assert_eq!(day(typed).map(|day| day.to_string()).as_deref(), Some("2027-03-15"), "{typed}");
        }
        assert_eq!((day("15 mars"), day("31/02/2027"), day("")), (None, None, None));
        assert_eq!((plain("'-5"), plain("'tis"), plain("-5")), ("-5", "'tis", "-5"));
    }
}
