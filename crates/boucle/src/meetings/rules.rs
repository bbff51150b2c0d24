//! When the meetings of a series are, who has a seat, which date suits best, and what minutes say was decided.

use db::{Date, Timestamp, Uuid};
use jiff::ToSpan;
use jiff::tz::TimeZone;

use crate::kit::format;
use crate::spaces;

pub const KINDS: [&str; 4] = ["working", "plenary", "workshop", "matchmaking"];
/// What one may answer to an invitation.
pub const ANSWERS: [&str; 4] = ["yes", "maybe", "no", "delegate"];
/// How much a date suits.
pub const SUITS: [&str; 3] = ["yes", "maybe", "no"];

/// Every so many weeks at the same hour of the wall: an hour that the change of clocks skips is taken an hour later, one
/// that comes twice the first time (as RFC 5545 reads a rule).
pub fn slots(first: Timestamp, every_weeks: i64, count: i64, zone: &TimeZone) -> Option<Vec<Timestamp>> {
    let first = first.to_zoned(zone.clone()).datetime();
    (0..count)
        .map(|at| Some(first.checked_add((at * every_weeks).weeks()).ok()?.to_zoned(zone.clone()).ok()?.timestamp()))
        .collect()
}

/// Those of the people who want a seat for whom there is none: the first come have theirs.
pub fn waiting(capacity: Option<i64>, mut wanted: Vec<(Timestamp, Uuid)>) -> Vec<Uuid> {
    let Some(seats) = capacity.and_then(|seats| usize::try_from(seats).ok()) else { return Vec::new() };
    wanted.sort_unstable();
    wanted.into_iter().skip(seats).map(|(_, person)| person).collect()
}

/// When each item of an agenda begins, if each lasts as long as it says.
pub fn beginnings(start: Timestamp, lasts: &[i64]) -> Vec<Timestamp> {
    let mut at = start;
    lasts
        .iter()
        .map(|minutes| {
            let begins = at;
            at = at.checked_add((*minutes).minutes()).unwrap_or(at);
            begins
        })
        .collect()
}

/// The dates from the best: most people free, then most who could if need be, then the earliest.
pub fn by_merit(slots: &[(Timestamp, usize, usize)]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..slots.len()).collect();
    order.sort_by_key(|at| slots.get(*at).map(|(starts, yes, maybe)| (std::cmp::Reverse((*yes, *maybe)), *starts)));
    order
}

/// What minutes say was decided, or undertaken by somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outcome {
    pub kind: &'static str,
    pub text: String,
    pub person: Option<Uuid>,
    pub due_on: Option<Date>,
}

/// Picks out the lines that begin with "Décision :" or "Action :". An action is whoever's it names as `@Name`, and due on
/// the last date that it gives.
pub fn outcomes(text: &str, people: &[(Uuid, String)]) -> Vec<Outcome> {
    text.lines().filter_map(|line| outcome(line, people)).collect()
}

fn outcome(line: &str, people: &[(Uuid, String)]) -> Option<Outcome> {
    let line = line.trim_start_matches(|c: char| c.is_whitespace() || c.is_numeric() || "-*+>#.)".contains(c));
    let (word, rest) = line.split_once(':')?;
    let kind = match format::name_key(word).as_str() {
        "decision" => "decision",
        "action" => "action",
        _ => return None,
    };
    let text = rest.trim_matches(|c: char| c.is_whitespace() || c == '*');
    let of_action = kind == "action";
    (!text.is_empty()).then(|| Outcome {
        kind,
        text: text.to_owned(),
        person: spaces::mentioned(text, people).first().copied().filter(|_| of_action),
        due_on: last_date(text).filter(|_| of_action),
    })
}

const MONTHS: [(&str, &str); 12] = [
    ("janvier", "january"),
    ("fevrier", "february"),
    ("mars", "march"),
    ("avril", "april"),
    ("mai", "may"),
    ("juin", "june"),
    ("juillet", "july"),
    ("aout", "august"),
    ("septembre", "september"),
    ("octobre", "october"),
    ("novembre", "november"),
    ("decembre", "december"),
];

/// `2026-12-15`, `15/12/2026` or `15 décembre 2026`.
fn last_date(text: &str) -> Option<Date> {
    let folded = format::folded(&text.to_lowercase()).replace("1er ", "1 ");
    let words: Vec<&str> = folded
        .split(|c: char| !(c.is_alphanumeric() || c == '-' || c == '/'))
        .map(|word| word.trim_matches(['-', '/']))
        .filter(|word| !word.is_empty())
        .collect();
    let single = words.iter().enumerate().filter_map(|(at, word)| Some((at, one_word(word)?)));
    let spelt = words.windows(3).enumerate().filter_map(|(at, words)| Some((at, three_words(words)?)));
    single.chain(spelt).max_by_key(|(at, _)| *at).map(|(_, date)| date)
}

fn one_word(word: &str) -> Option<Date> {
    if let Some((day, rest)) = word.split_once('/') {
        let (month, year) = rest.split_once('/')?;
        return Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok();
    }
    word.parse().ok().filter(|_| word.len() == 10)
}

fn three_words(words: &[&str]) -> Option<Date> {
    let [day, month, year] = words else { return None };
    let month = MONTHS.iter().position(|(french, english)| month == french || month == english)?;
    Date::new(year.parse().ok()?, i8::try_from(month + 1).ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::DateTime;
    use proptest::prelude::*;

    use super::*;

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    fn utc(series: &[Timestamp]) -> Vec<String> {
        series.iter().map(|at| at.strftime("%m-%d %H:%M").to_string()).collect()
    }

    /// Every six weeks from 20 January 2026, at two in the afternoon. Clocks changed on 8 March and 1 November in Québec,
    /// on 29 March and 25 October in France: counted by hand from those dates.
    #[test]
    fn a_series_keeps_its_hour_when_clocks_change_on_either_continent() {
        let series = |zone| {
            let first = spaces::moment("2026-01-20", "14:00", zone).unwrap();
            slots(first, 6, 9, &TimeZone::get(zone).unwrap()).unwrap()
        };
        let quebec = series("America/Toronto");
        assert_eq!(
            utc(&quebec),
            [
                "01-20 19:00",
                "03-03 19:00",
                "04-14 18:00",
                "05-26 18:00",
                "07-07 18:00",
                "08-18 18:00",
                "09-29 18:00",
                "11-10 19:00",
                "12-22 19:00"
            ]
        );
        let france = series("Europe/Paris");
        assert_eq!(
            utc(&france),
            [
                "01-20 13:00",
                "03-03 13:00",
                "04-14 12:00",
                "05-26 12:00",
                "07-07 12:00",
                "08-18 12:00",
                "09-29 12:00",
                "11-10 13:00",
                "12-22 13:00"
            ]
        );
    }

    #[test]
    fn the_last_to_come_wait() {
        let at = |second| Timestamp::from_second(second).unwrap();
        let wanted = vec![(at(30), id(1)), (at(10), id(2)), (at(20), id(3))];
        assert_eq!(waiting(Some(2), wanted.clone()), [id(1)]);
        assert!(waiting(Some(3), wanted.clone()).is_empty() && waiting(None, wanted).is_empty());
    }

    #[test]
    fn the_best_date_is_the_one_that_suits_most() {
        let at = |second| Timestamp::from_second(second).unwrap();
        // Three free; three free and one more if need be; two; three and one, but later.
        let slots = [(at(1), 3, 0), (at(2), 3, 1), (at(0), 2, 5), (at(3), 3, 1)];
        assert_eq!(by_merit(&slots), [1, 3, 0, 2]);
    }

    #[test]
    fn decisions_and_actions_are_picked_out() {
        let people = [(id(1), "Camille Lavoie".to_owned()), (id(2), "Idriss Benali".to_owned())];
        let text = "# Compte rendu\n\nNous parlons d’action : rien.\n\n\
            - **Décision :** le reconditionné devient la règle.\n\
            * Action : @Camille Lavoie écrit la clause avant le 15 décembre 2026\n\
            2. ACTION: @idriss benali envoie la liste (2026-12-01, au plus tard 05/01/2027)\n\
            Action :\n> Decision: next meeting in March.\n";
        let found: Vec<_> = outcomes(text, &people)
            .into_iter()
            .map(|outcome| (outcome.kind, outcome.text, outcome.person, outcome.due_on.map(|day| day.to_string())))
            .collect();
        let day = |day: &str| Some(day.to_owned());
        assert_eq!(
            found,
            [
                ("decision", "le reconditionné devient la règle.".to_owned(), None, None),
                (
                    "action",
                    "@Camille Lavoie écrit la clause avant le 15 décembre 2026".to_owned(),
                    Some(id(1)),
                    day("2026-12-15")
                ),
                (
                    "action",
                    "@idriss benali envoie la liste (2026-12-01, au plus tard 05/01/2027)".to_owned(),
                    Some(id(2)),
                    day("2027-01-05")
                ),
                ("decision", "next meeting in March.".to_owned(), None, None),
            ]
        );
    }

    #[test]
    fn dates_are_read_as_people_write_them() {
        for (text, date) in [
            ("le 1er février 2027", "2027-02-01"),
            ("by 3 March 2027.", "2027-03-03"),
            ("avant le 31/12/2026", "2026-12-31"),
            ("2026-11-30 puis 2 décembre 2026", "2026-12-02"),
        ] {
            assert_eq!(last_date(text).unwrap().to_string(), date, "{text}");
        }
        for none in ["le 31 février 2026", "12 personnes", "2026", "1/2", "le 15 brumaire 2026"] {
            assert_eq!(last_date(none), None, "{none}");
        }
    }

    proptest! {
        /// Whatever the zone and the first day, the wall clock says the same hour each time, but where that hour is skipped.
        #[test]
        fn the_hour_of_the_wall_stays(day in 0_i32..3000, hour in 5_i8..24, weeks in 1_i64..9, zone in 0_usize..4) {
            let zone = TimeZone::get(["America/Toronto", "Europe/Paris", "America/Vancouver", "Pacific/Noumea"][zone]).unwrap();
            let first = Date::constant(2024, 1, 1).checked_add(day.days()).unwrap().at(hour, 0, 0, 0);
            let series = slots(first.to_zoned(zone.clone()).unwrap().timestamp(), weeks, 20, &zone).unwrap();
            let walls: Vec<DateTime> = series.iter().map(|at| at.to_zoned(zone.clone()).datetime()).collect();
            for (at, wall) in walls.iter().enumerate() {
                prop_assert_eq!(wall.time(), first.time());
                prop_assert_eq!(wall.date(), first.date().checked_add((weeks * i64::try_from(at).unwrap()).weeks()).unwrap());
            }
        }

        #[test]
        fn no_text_of_minutes_is_too_odd(text in "\\PC*") {
            outcomes(&text, &[(id(1), "A".to_owned())]);
        }
    }
}
