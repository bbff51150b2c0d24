//! What forms and files say of an action, read the same way wherever it is typed.

use db::{Date, Uuid};
use jiff::ToSpan;

use super::who::Team;
use crate::kit::{Form, Language, format};
use crate::working_groups::queries::CycleRow;

pub const KINDS: [&str; 5] = ["tool", "model", "guide", "service", "criteria"];
/// Hours that one organisation gives to one action, at most.
const MOST_HOURS: i64 = 5000;
/// Coins of one organisation for one action, at most.
const MOST_MONEY: i64 = 10_000_000_000;

/// The first and the last day that an action of a cycle may have: a chart of all of them stays readable.
pub fn reach(cycle: &CycleRow) -> (Date, Date) {
    (cycle.starts_on.saturating_sub(1.year()), cycle.ends_on.saturating_add(2.years()))
}

/// Both dates within reach and in order, or what is wrong at its field.
pub fn read_dates(language: Language, cycle: &CycleRow, form: &mut Form) -> Option<(Date, Date)> {
    let (starts_on, due_on) = (read_day(language, cycle, form, "starts_on"), read_day(language, cycle, form, "due_on"));
    let (starts_on, due_on) = (starts_on?, due_on?);
    if due_on < starts_on {
        form.refuse("due_on", language.t("actions-due-before"));
        return None;
    }
    Some((starts_on, due_on))
}

pub fn read_day(language: Language, cycle: &CycleRow, form: &mut Form, name: &str) -> Option<Date> {
    let day = form.trimmed(name).parse().ok().filter(|day| is_within(*day, reach(cycle)));
    if day.is_none() {
        form.refuse(name, out_of_reach(language, cycle));
    }
    day
}

pub fn is_within(day: Date, (first, last): (Date, Date)) -> bool {
    first <= day && day <= last
}

fn out_of_reach(language: Language, cycle: &CycleRow) -> String {
    let (first, last) = reach(cycle);
    let date = |day: Date| format::date(language, day);
    language.two("actions-date-wrong", ("first", date(first)), ("last", date(last)))
}

/// Who answers for it, and in whose name; nobody yet is an answer.
pub fn read_who(language: Language, team: &Team, form: &mut Form, name: &str) -> Option<(Option<Uuid>, Option<Uuid>)> {
    if form.trimmed(name).is_empty() {
        return Some((None, None));
    }
    let found = team.named(form.trimmed(name)).map(|candidate| (candidate.person, candidate.organisation));
    if found.is_none() {
        form.refuse(name, language.t("actions-choose-listed"));
    }
    found
}

/// Whole hours; nothing is none.
pub fn hours(typed: &str) -> Option<i64> {
    let typed = plain(typed);
    let typed = typed.trim_end_matches('h');
    if typed.is_empty() { Some(0) } else { typed.parse().ok().filter(|hours| (0..=MOST_HOURS).contains(hours)) }
}

/// An amount as typed, `1 500,50 $`, in the smallest coin; nothing is none.
pub fn coins(typed: &str, language: Language) -> Option<i64> {
    let typed = typed.trim_matches(|letter: char| letter.is_whitespace() || letter == '$' || letter == '€');
    if typed.is_empty() { Some(0) } else { format::parse_cents(typed, language).filter(|coins| *coins <= MOST_MONEY) }
}

fn plain(typed: &str) -> String {
    typed.chars().filter(|letter| !letter.is_whitespace()).collect()
}

/// Numbers as people type them: `3, 5` or `3 → 5`; none where something else stands among them.
pub fn numbers(typed: &str) -> Option<Vec<i64>> {
    let parts = typed.split(|letter: char| !letter.is_alphanumeric()).filter(|part| !part.is_empty());
    let mut numbers: Vec<i64> = parts.map(|part| part.parse().ok()).collect::<Option<_>>()?;
    numbers.sort_unstable();
    numbers.dedup();
    Some(numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_and_amounts_are_read_as_people_write_them() {
        for (typed, expected) in [("", Some(0)), ("1 500,5 $", Some(150_050)), ("-3", None), ("beaucoup", None)] {
            assert_eq!(coins(typed, Language::Fr), expected, "{typed}");
        }
        assert_eq!(coins("$1,250", Language::En), Some(125_000));
        assert_eq!(coins("200000000", Language::Fr), None, "that is past any plan");
        assert_eq!((hours("40 h"), hours("-1"), hours("6000"), hours("2,5")), (Some(40), None, None, None));
    }

    #[test]
    fn numbers_are_read_whatever_stands_between_them() {
        assert_eq!(numbers("5, 3 et5"), None);
        assert_eq!(numbers(" 5; 3 → 5 "), Some(vec![3, 5]));
        assert_eq!(numbers("n°3"), None);
        assert_eq!(numbers(""), Some(vec![]));
    }
}
