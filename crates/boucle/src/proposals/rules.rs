//! What may be done with a proposal in each of its states, how a robot gives itself away, and what makes an organisation look
//! like one that is known.

use std::collections::HashSet;

use db::Timestamp;

use crate::kit::format;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    Draft,
    /// Sent, from an address that nobody has confirmed yet.
    Unconfirmed,
    Submitted,
    ChangesAsked,
    Published,
    Refused,
    Withdrawn,
}

impl State {
    pub const ALL: [Self; 7] = [
        Self::Draft,
        Self::Unconfirmed,
        Self::Submitted,
        Self::ChangesAsked,
        Self::Published,
        Self::Refused,
        Self::Withdrawn,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Unconfirmed => "unconfirmed",
            Self::Submitted => "submitted",
            Self::ChangesAsked => "changes_asked",
            Self::Published => "published",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// While its author may write: not while a coordinator reads it, nor once it is settled.
    pub fn is_written(self) -> bool {
        matches!(self, Self::Draft | Self::Unconfirmed | Self::ChangesAsked)
    }

    pub fn may_be_withdrawn(self) -> bool {
        self.is_written() || self == Self::Submitted
    }
}

/// What a coordinator decides, of a proposal that was submitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    Publish,
    Ask,
    Refuse,
}

impl Decision {
    pub fn parse(code: &str) -> Option<Self> {
        match code {
            "publish" => Some(Self::Publish),
            "ask" => Some(Self::Ask),
            "refuse" => Some(Self::Refuse),
            _ => None,
        }
    }

    pub fn leads_to(self) -> State {
        match self {
            Self::Publish => State::Published,
            Self::Ask => State::ChangesAsked,
            Self::Refuse => State::Refused,
        }
    }

    /// What is asked or refused is explained.
    pub fn wants_reason(self) -> bool {
        self != Self::Publish
    }
}

/// Nobody reads a page and writes two lines in less; whoever is that quick is asked to send again, and loses nothing.
const TOO_QUICK_SECONDS: i64 = 3;

pub fn is_too_quick(shown: i64, now: Timestamp) -> bool {
    now.as_second().saturating_sub(shown) < TOO_QUICK_SECONDS
}

/// So many mails with a link to one address in a quarter of an hour.
pub const LINKS: i64 = 5;

/// An organisation, as far as it is compared.
#[derive(Debug, Clone, Copy, Default)]
pub struct Likened<'a> {
    pub name: &'a str,
    pub identifier: Option<&'a str>,
    /// An address of the web, or of mail.
    pub addresses: [&'a str; 2],
}

/// In what two organisations are alike: `identifier`, `domain`, `name`, the surest first.
pub fn likeness(one: &Likened<'_>, other: &Likened<'_>) -> Vec<&'static str> {
    let mut alike = Vec::new();
    if one.identifier.is_some_and(|number| other.identifier.is_some_and(|known| is_same_number(number, known))) {
        alike.push("identifier");
    }
    let domains: Vec<String> = one.addresses.iter().filter_map(|address| domain(address)).collect();
    if other.addresses.iter().filter_map(|address| domain(address)).any(|known| domains.contains(&known)) {
        alike.push("domain");
    }
    if is_alike(one.name, other.name) {
        alike.push("name");
    }
    alike
}

/// A SIRET begins with the SIREN of its enterprise.
fn is_same_number(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    one == other || (short.len() == 9 && long.len() == 14 && long.starts_with(short))
}

/// Where everybody may have an address says nothing of an organisation.
const PUBLIC: [&str; 18] = [
    // Reserved for examples (RFC 2606).
    "example.org",
    "facebook.com",
    "free.fr",
    "gmail.com",
    "gmx.fr",
    "hotmail.com",
    "hotmail.fr",
    "icloud.com",
    "instagram.com",
    "laposte.net",
    "linkedin.com",
    "live.fr",
    "orange.fr",
    "outlook.com",
    "outlook.fr",
    "videotron.ca",
    "wanadoo.fr",
    "yahoo.fr",
];

/// The domain of an address of the web or of mail, unless it is everybody's.
pub fn domain(address: &str) -> Option<String> {
    let address = address.trim().to_lowercase();
    let host = match (address.split_once("://"), address.rsplit_once('@')) {
        (Some((_, rest)), _) => rest.split(['/', '?', '#', ':']).next().unwrap_or_default(),
        (None, Some((_, host))) => host,
        (None, None) => return None,
    };
    let host = host.strip_prefix("www.").unwrap_or(host);
    (host.contains('.') && !PUBLIC.contains(&host)).then(|| host.to_owned())
}

/// Words that tell no organisation from another.
const EMPTY: [&str; 24] = [
    "and",
    "association",
    "au",
    "co",
    "cooperative",
    "d",
    "de",
    "des",
    "du",
    "et",
    "inc",
    "l",
    "la",
    "le",
    "les",
    "ltd",
    "of",
    "sa",
    "sarl",
    "sas",
    "scic",
    "scop",
    "societe",
    "the",
];

/// Half of the words are the same, or nearly all of the letters.
pub fn is_alike(one: &str, other: &str) -> bool {
    let (one, other) = (format::name_key(one), format::name_key(other));
    let (one, other) = (telling(&one), telling(&other));
    if one.is_empty() || other.is_empty() {
        return false;
    }
    let (these, those): (HashSet<&str>, HashSet<&str>) = (one.iter().copied().collect(), other.iter().copied().collect());
    let shared = these.intersection(&those).count();
    2 * shared >= these.union(&those).count() && shared > 0 || pairs_shared(&one.concat(), &other.concat()) >= 0.75
}

fn telling(name: &str) -> Vec<&str> {
    name.split(' ').filter(|word| !word.is_empty() && !EMPTY.contains(word)).collect()
}

/// Dice's coefficient of the pairs of letters that follow one another: twice those shared, over all of both.
fn pairs_shared(one: &str, other: &str) -> f64 {
    let pairs = |text: &str| {
        let letters: Vec<char> = text.chars().collect();
        letters.windows(2).map(<[char]>::to_vec).collect::<Vec<_>>()
    };
    let (these, mut those) = (pairs(one), pairs(other));
    let all = these.len() + those.len();
    let mut shared = 0_u32;
    for pair in these {
        if let Some(at) = those.iter().position(|known| *known == pair) {
            those.swap_remove(at);
            shared += 1;
        }
    }
    if all == 0 { 0.0 } else { 2.0 * f64::from(shared) / f64::from(u32::try_from(all).unwrap_or(u32::MAX)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_recognised_with_a_typing_error_or_without_its_legal_form() {
        assert!(is_alike("Atelier Second Souffle", "ATELIER SECOND SOUFFLE SCOP"));
        // 19 pairs of letters in one, 18 in the other, 17 of them shared: 34 ÷ 37.
        assert!(is_alike("Atelier Second Souffle", "Atelier Second Soufle"));
        assert!(is_alike("Les Ateliers du Réemploi", "Ateliers Réemploi"));
        // One word in three is shared, and few pairs of letters.
        assert!(!is_alike("Atelier Second Souffle", "Atelier Vélo"));
        assert!(!is_alike("Association", "La société"));
    }

    #[test]
    fn a_domain_is_of_the_web_or_of_mail_and_not_everybody_s() {
        assert_eq!(domain("https://www.Second-Souffle.example/contact"), Some("second-souffle.example".to_owned()));
        assert_eq!(domain("idriss@second-souffle.example"), Some("second-souffle.example".to_owned()));
        assert_eq!(domain("idriss@gmail.com"), None);
        assert_eq!(domain("second souffle"), None);
    }

    #[test]
    fn an_establishment_is_of_its_enterprise() {
        let one = Likened { name: "A", identifier: Some("73282932000074"), addresses: ["", ""] };
        let other = Likened { name: "B", identifier: Some("732829320"), addresses: ["", ""] };
        assert_eq!(likeness(&one, &other), ["identifier"]);
        let another = Likened { name: "B", identifier: Some("552100554"), addresses: ["", ""] };
        assert!(likeness(&one, &another).is_empty());
    }

    #[test]
    fn whoever_answers_at_once_is_asked_to_send_again() {
        let now: Timestamp = "2026-11-23T12:00:02Z".parse().unwrap_or_default();
        assert!(is_too_quick(now.as_second() - 2, now));
        assert!(!is_too_quick(now.as_second() - 3, now));
    }
}
