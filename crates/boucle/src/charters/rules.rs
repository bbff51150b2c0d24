//! When a code counts, what a signature is worth once the text has changed, and whom one may write to again.

use std::net::IpAddr;
use std::time::Duration;

use db::{Date, Timestamp};
use jiff::Span;

pub const CODE_DIGITS: usize = 6;
pub const CODE_LASTS: Duration = Duration::from_mins(15);
pub const MOST_TRIES: i64 = 5;
/// Codes sent to one address within `CODES_WITHIN`. With five tries each, guessing one in an hour is 25 chances of a million.
pub const MOST_CODES: i64 = 5;
pub const CODES_WITHIN: Duration = Duration::from_hours(1);
/// Nobody is reminded sooner than this after the last mail.
pub const REMINDED_EVERY: Duration = Duration::from_hours(7 * 24);
/// As long as one may still be held to what was signed, in years after the edition.
const KEPT_YEARS: i16 = 5;

/// A code that was mailed: for which version of the text, how often something else was typed, until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    pub number: i64,
    pub tries: i64,
    pub expires_at: Timestamp,
}

/// What typing a code comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    Right,
    /// How many tries are left.
    Wrong(i64),
    Spent,
    Expired,
    /// The text was replaced after the code was sent: it is read again first.
    OtherText,
}

pub fn answer(sent: Option<Sent>, is_right: bool, latest: i64, now: Timestamp) -> Answer {
    match sent {
        None => Answer::Expired,
        Some(sent) if sent.number != latest => Answer::OtherText,
        Some(sent) if now >= sent.expires_at => Answer::Expired,
        Some(sent) if sent.tries >= MOST_TRIES => Answer::Spent,
        Some(_) if is_right => Answer::Right,
        Some(sent) => Answer::Wrong(MOST_TRIES - sent.tries - 1),
    }
}

/// Where a participant stands with the charter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Missing,
    /// They signed another version than the one that counts now.
    Outdated(i64),
    /// They signed, and who speaks for their structure has not yet.
    WaitsForRepresentative,
    Signed,
}

impl Standing {
    /// `signed` is the last version that the participant signed; `represented`, that their structure did.
    pub fn of(latest: i64, needs_representative: bool, signed: Option<i64>, represented: Option<i64>) -> Self {
        match signed {
            None => Self::Missing,
            Some(number) if number < latest => Self::Outdated(number),
            Some(_) if needs_representative && represented.is_none_or(|number| number < latest) => {
                Self::WaitsForRepresentative
            }
            Some(_) => Self::Signed,
        }
    }

    pub fn code(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Outdated(_) => "outdated",
            Self::WaitsForRepresentative => "waits",
            Self::Signed => "signed",
        }
    }

    /// Whether the participant has something to do.
    pub fn is_theirs(self) -> bool {
        matches!(self, Self::Missing | Self::Outdated(_))
    }
}

pub fn may_remind(last: Option<Timestamp>, now: Timestamp) -> bool {
    last.and_then(|at| at.checked_add(REMINDED_EVERY).ok()).is_none_or(|from| now >= from)
}

/// The family of a connection's address: what is kept of it says how somebody came, not where from.
pub fn family(address: &str) -> &'static str {
    match address.parse::<IpAddr>().map(|address| address.to_canonical()) {
        Ok(IpAddr::V4(_)) => "IPv4",
        Ok(IpAddr::V6(_)) => "IPv6",
        Err(_) => "unknown",
    }
}

/// The six digits of what was typed, however they were grouped.
pub fn read_code(typed: &str) -> Option<String> {
    let digits: String = typed.chars().filter(|c| !c.is_whitespace() && *c != '-').collect();
    (digits.len() == CODE_DIGITS && digits.chars().all(|c| c.is_ascii_digit())).then_some(digits)
}

/// The last day on which a signature is kept.
pub fn kept_until(ends_on: Date) -> Date {
    ends_on.saturating_add(Span::new().years(KEPT_YEARS))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(minutes: i64) -> Timestamp {
        Timestamp::from_second(1_800_000_000 + minutes * 60).unwrap()
    }

    #[test]
    fn a_code_counts_for_a_quarter_of_an_hour_and_five_tries() {
        let sent = |tries| Some(Sent { number: 2, tries, expires_at: at(15) });
        assert_eq!(answer(sent(0), true, 2, at(14)), Answer::Right);
        assert_eq!(answer(sent(0), true, 2, at(15)), Answer::Expired);
        assert_eq!(answer(sent(0), false, 2, at(1)), Answer::Wrong(4));
        assert_eq!(answer(sent(4), false, 2, at(1)), Answer::Wrong(0));
        assert_eq!(answer(sent(4), true, 2, at(1)), Answer::Right);
        assert_eq!(answer(sent(5), true, 2, at(1)), Answer::Spent);
        assert_eq!(answer(sent(0), true, 3, at(1)), Answer::OtherText);
        assert_eq!(answer(None, true, 2, at(1)), Answer::Expired);
    }

    #[test]
    fn a_new_version_asks_for_a_new_signature() {
        assert_eq!(Standing::of(1, false, None, None), Standing::Missing);
        assert_eq!(Standing::of(1, false, Some(1), None), Standing::Signed);
        assert_eq!(Standing::of(2, false, Some(1), None), Standing::Outdated(1));
        assert_eq!(Standing::of(1, true, Some(1), None), Standing::WaitsForRepresentative);
        assert_eq!(Standing::of(2, true, Some(2), Some(1)), Standing::WaitsForRepresentative);
        assert_eq!(Standing::of(2, true, Some(2), Some(2)), Standing::Signed);
        // Who represents the structure does not sign for the participant.
        assert_eq!(Standing::of(2, true, None, Some(2)), Standing::Missing);
    }

    #[test]
    fn nobody_is_reminded_twice_in_a_week() {
        assert!(may_remind(None, at(0)));
        assert!(!may_remind(Some(at(0)), at(7 * 24 * 60 - 1)));
        assert!(may_remind(Some(at(0)), at(7 * 24 * 60)));
    }

    #[test]
    fn an_address_of_the_old_kind_is_known_in_the_dress_of_the_new() {
        for (address, says) in
            [("192.0.2.7", "IPv4"), ("2001:db8::7", "IPv6"), ("::ffff:192.0.2.7", "IPv4"), ("", "unknown")]
        {
            assert_eq!(family(address), says, "{address}");
        }
    }

    #[test]
    fn a_code_may_be_typed_in_groups() {
        assert_eq!(read_code(" 123 456 "), Some("123456".to_owned()));
        assert_eq!(read_code("123-456"), Some("123456".to_owned()));
        for wrong in ["12345", "1234567", "12345a", "", "١٢٣٤٥٦"] {
            assert_eq!(read_code(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_signature_is_kept_five_years_after_the_edition() {
        assert_eq!(kept_until("2027-12-10".parse().unwrap()), "2032-12-10".parse().unwrap());
        assert_eq!(kept_until("2028-02-29".parse().unwrap()), "2033-02-28".parse().unwrap());
    }

    /// What somebody, or somebody else, may do.
    #[derive(Debug, Clone)]
    enum Event {
        Ask,
        Type(bool),
        Wait(i64),
        Publish,
    }

    fn events() -> impl Strategy<Value = Vec<Event>> {
        let one = prop_oneof![
            Just(Event::Ask),
            any::<bool>().prop_map(Event::Type),
            (1_i64..20).prop_map(Event::Wait),
            Just(Event::Publish),
        ];
        prop::collection::vec(one, 0..60)
    }

    proptest! {
        #[test]
        fn nothing_is_signed_but_the_text_that_was_read_by_a_code_in_time(events in events()) {
            let (mut now, mut latest, mut sent, mut signed) = (0, 1, None::<Sent>, None);
            // Said apart from `Sent`, as a witness would: when the last code left, for which text, and what was typed since.
            let (mut left_at, mut read, mut typed_since) = (None, 0, 0);
            for event in events {
                match event {
                    Event::Ask => {
                        sent = Some(Sent { number: latest, tries: 0, expires_at: at(now + 15) });
                        (left_at, read, typed_since) = (Some(now), latest, 0);
                    }
                    Event::Wait(minutes) => now += minutes,
                    Event::Publish => latest += 1,
                    Event::Type(is_right) => {
                        match answer(sent, is_right, latest, at(now)) {
                            Answer::Right => {
                                prop_assert!(is_right && read == latest && typed_since < 5);
                                prop_assert!(now - left_at.unwrap() < 15);
                                (sent, signed) = (None, Some(latest));
                            }
                            Answer::Wrong(_) => {
                                prop_assert!(!is_right);
                                sent = sent.map(|sent| Sent { tries: sent.tries + 1, ..sent });
                                typed_since += 1;
                            }
                            Answer::Spent | Answer::Expired | Answer::OtherText => {}
                        }
                    }
                }
                let standing = Standing::of(latest, false, signed, None);
                prop_assert_eq!(standing == Standing::Signed, signed == Some(latest));
            }
        }
    }
}
