//! The official numbers of an organisation, checked before they are kept: SIREN and SIRET (France), NEQ (Québec).
//! Always: a number that leaves this module has its digits only, and its check digits hold.

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    Siret,
    Siren,
    Neq,
}

impl Scheme {
    pub const ALL: [Self; 3] = [Self::Siret, Self::Siren, Self::Neq];

    pub fn code(self) -> &'static str {
        match self {
            Self::Siret => "siret",
            Self::Siren => "siren",
            Self::Neq => "neq",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scheme| scheme.code() == code)
    }

    fn length(self) -> usize {
        match self {
            Self::Siret => 14,
            Self::Siren => 9,
            Self::Neq => 10,
        }
    }
}

/// What is wrong with a number, for the person who typed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistake {
    /// Not made of the digits that such a number has.
    Length { expected: usize },
    /// The check digit does not follow from the others: a digit is wrong, or two are swapped.
    CheckDigit,
    /// A NEQ begins with the two digits of a kind of enterprise.
    Beginning,
}

const LA_POSTE: &str = "356000000";

/// The kinds of enterprise in a NEQ: legal persons, natural persons, partnerships and groups, public bodies. The rule is the
/// customary one of the enterprise register; its check digit is not published, so none is verified here.
const NEQ_BEGINNINGS: [&str; 4] = ["11", "22", "33", "88"];

/// Reads a number as people type it, with spaces, dots or dashes, and gives its digits.
pub fn parse(scheme: Scheme, typed: &str) -> Result<String, Mistake> {
    let number: String = typed.chars().filter(|c| !c.is_whitespace() && !matches!(c, '.' | '-')).collect();
    let expected = scheme.length();
    if number.len() != expected || !number.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(Mistake::Length { expected });
    }
    match scheme {
        Scheme::Siren if !luhn(&number) => Err(Mistake::CheckDigit),
        Scheme::Siret if !siret_holds(&number) => Err(Mistake::CheckDigit),
        Scheme::Neq if !NEQ_BEGINNINGS.iter().any(|two| number.starts_with(two)) => Err(Mistake::Beginning),
        _ => Ok(number),
    }
}

/// Both halves are checked: a SIRET begins with the SIREN of its enterprise. La Poste has more establishments than
/// Luhn leaves room for: there, the sum of the fourteen digits is a multiple of 5, except its head office (Luhn).
fn siret_holds(number: &str) -> bool {
    let siren = number.get(..9).unwrap_or_default();
    if siren == LA_POSTE && digits(number).sum::<u32>().is_multiple_of(5) {
        return true;
    }
    luhn(siren) && luhn(number)
}

/// Luhn (ISO/IEC 7812-1): from the right, every second digit counts double, and the sum is a multiple of 10.
fn luhn(number: &str) -> bool {
    let sum: u32 = digits(number)
        .rev()
        .enumerate()
        .map(|(place, digit)| match (place % 2, digit) {
            (0, digit) => digit,
            (_, digit) if digit > 4 => digit * 2 - 9,
            (_, digit) => digit * 2,
        })
        .sum();
    sum.is_multiple_of(10)
}

fn digits(number: &str) -> impl DoubleEndedIterator<Item = u32> + ExactSizeIterator {
    number.as_bytes().iter().map(|byte| u32::from(byte.saturating_sub(b'0')))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_siren_is_accepted_as_people_type_it() {
        assert_eq!(parse(Scheme::Siren, " 732 829 320 "), Ok("732829320".to_owned()));
        assert_eq!(parse(Scheme::Siren, "428701981"), Ok("428701981".to_owned()));
        assert_eq!(parse(Scheme::Siren, "356000000"), Ok("356000000".to_owned()));
    }

    #[test]
    fn a_wrong_digit_in_a_siren_is_seen() {
        assert_eq!(parse(Scheme::Siren, "732829321"), Err(Mistake::CheckDigit));
    }

    #[test]
    fn swapped_neighbours_in_a_siren_are_seen() {
        assert_eq!(parse(Scheme::Siren, "372829320"), Err(Mistake::CheckDigit));
    }

    #[test]
    fn a_siret_is_checked_with_its_siren() {
        assert_eq!(parse(Scheme::Siret, "732 829 320 00074"), Ok("73282932000074".to_owned()));
        assert_eq!(parse(Scheme::Siret, "73282932000075"), Err(Mistake::CheckDigit));
        assert_eq!(parse(Scheme::Siret, "732829320"), Err(Mistake::Length { expected: 14 }));
    }

    #[test]
    fn the_establishments_of_la_poste_follow_their_own_rule() {
        // The head office satisfies Luhn; the post offices have digits that add up to a multiple of 5.
        assert!(parse(Scheme::Siret, "35600000000048").is_ok());
        assert!(parse(Scheme::Siret, "35600000049837").is_ok());
        assert_eq!(parse(Scheme::Siret, "35600000049838"), Err(Mistake::CheckDigit));
    }

    #[test]
    fn a_neq_has_ten_digits_and_begins_with_its_kind() {
        assert_eq!(parse(Scheme::Neq, "8831 854 938"), Ok("8831854938".to_owned()));
        assert_eq!(parse(Scheme::Neq, "4431854938"), Err(Mistake::Beginning));
        assert_eq!(parse(Scheme::Neq, "883185493"), Err(Mistake::Length { expected: 10 }));
        assert_eq!(parse(Scheme::Neq, "88318549A8"), Err(Mistake::Length { expected: 10 }));
    }
}
