//! What the people of a network may do, and what an account must hold. Pure: no clock, no database.

use std::collections::HashSet;
use std::sync::LazyLock;
use std::time::Duration;

use db::{Timestamp, Uuid};

use crate::kit::Viewer;
use crate::packed;

/// Length alone makes a password strong: no composition rule, and none that is on the list of common ones.
pub const PASSWORD_LENGTH: std::ops::RangeInclusive<usize> = 15..=128;
/// A link in a mail signs in once, within this time.
pub const SIGN_IN_LINK: Duration = Duration::from_mins(20);
pub const INVITATION: Duration = Duration::from_hours(14 * 24);
/// So many failures for one e-mail address within this time, and passwords are no longer looked at.
pub const FAILURES: i64 = 10;
pub const FAILURES_WITHIN: Duration = Duration::from_mins(15);
/// So many mails with a link to one address within the same time.
pub const LINKS: i64 = 5;
/// Changing a password and deleting the account want a sign-in as recent as this.
pub const FRESH: Duration = Duration::from_mins(20);

static COMMON: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let list = packed!("common_passwords.txt").text();
    list.lines().map(|line| line.trim().to_owned()).collect()
});

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WeakPassword {
    TooShort,
    TooLong,
    Common,
}

/// Whether a password may be kept. `about` is what anyone knows of the person: name and address.
pub fn check_password(password: &str, about: &[&str]) -> Result<(), WeakPassword> {
    let length = password.chars().count();
    if length < *PASSWORD_LENGTH.start() {
        return Err(WeakPassword::TooShort);
    }
    if length > *PASSWORD_LENGTH.end() {
        return Err(WeakPassword::TooLong);
    }
    let lower = password.to_lowercase();
    let distinct = lower.chars().collect::<HashSet<_>>().len();
    if distinct < 4 || COMMON.contains(lower.as_str()) || about.iter().any(|known| known.to_lowercase() == lower) {
        return Err(WeakPassword::Common);
    }
    Ok(())
}

/// An e-mail address as it is compared: without the spaces around it, in lower case. `None` when it cannot be one.
pub fn email_key(typed: &str) -> Option<String> {
    let address = typed.trim();
    let (user, host) = address.rsplit_once('@')?;
    let plausible = !user.is_empty() && host.len() > 2 && address.len() <= 254 && !address.contains(char::is_whitespace);
    (plausible && address.parse::<lettre::Address>().is_ok()).then(|| address.to_lowercase())
}

/// Where to go after signing in: a path of ours, else the first page. `//host` and `/\host` lead elsewhere.
pub fn local_path(wanted: &str) -> &str {
    let own = wanted.starts_with('/') && !wanted.starts_with("//") && !wanted.starts_with("/\\");
    if own && !wanted.contains(char::is_control) { wanted } else { "/" }
}

/// Whether a session was opened recently enough for what cannot be undone.
pub fn is_fresh(opened: Timestamp, now: Timestamp) -> bool {
    opened.duration_until(now).unsigned_abs() <= FRESH
}

/// Own record: its managers, and coordinators.
pub fn may_edit(viewer: &Viewer, organisation: Uuid) -> bool {
    viewer.manages(organisation)
}

/// The people of an organisation are seen by its own people and by coordinators.
pub fn may_see_people(viewer: &Viewer, organisation: Uuid) -> bool {
    viewer.is_coordinator() || viewer.seat(organisation).is_some()
}

pub fn may_invite(viewer: &Viewer, organisation: Uuid) -> bool {
    viewer.manages(organisation)
}

pub fn may_ask_membership(viewer: &Viewer, organisation: Uuid) -> bool {
    viewer.manages(organisation)
}

pub fn may_decide_membership(viewer: &Viewer) -> bool {
    viewer.is_coordinator()
}

/// Browser and system, as a browser calls itself; nothing where that is not known.
pub fn device(user_agent: &str) -> Option<(&'static str, &'static str)> {
    // The order counts: most browsers also call themselves what came before them.
    const BROWSERS: [(&str, &str); 6] = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("Firefox/", "Firefox"),
        ("Chrome/", "Chrome"),
        ("CriOS/", "Chrome"),
        ("Safari/", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 7] = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS X", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];
    let named =
        |names: &[(&str, &'static str)]| names.iter().find(|(sign, _)| user_agent.contains(sign)).map(|(_, name)| *name);
    Some((named(&BROWSERS)?, named(&SYSTEMS)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_long_and_uncommon() {
        assert_eq!(check_password("trop court", &[]), Err(WeakPassword::TooShort));
        assert_eq!(check_password(&"aB3 ".repeat(40), &[]), Err(WeakPassword::TooLong));
        assert_eq!(check_password("aaaaaaaaaaaaaaaaaaaa", &[]), Err(WeakPassword::Common));
        assert_eq!(check_password("le vélo jaune du mardi", &[]), Ok(()));
    }

    #[test]
    fn fifteen_accented_letters_are_fifteen() {
        assert_eq!(check_password("éàùçôîêëïöüâûÿé", &[]), Ok(()));
    }

    #[test]
    fn the_own_address_is_no_password() {
        assert_eq!(check_password("Lea.Tremblay@exemple.org", &["lea.tremblay@exemple.org"]), Err(WeakPassword::Common));
    }

    #[test]
    fn an_address_is_compared_without_case() {
        assert_eq!(email_key(" Lea@Exemple.ORG "), Some("lea@exemple.org".to_owned()));
        assert_eq!(email_key("lea"), None);
        assert_eq!(email_key("lea @exemple.org"), None);
    }

    #[test]
    fn nobody_is_sent_to_another_site() {
        assert_eq!(local_path("/besoins?x=1"), "/besoins?x=1");
        for elsewhere in ["//mal.example", "/\\mal.example", "https://mal.example", "", "javascript:alert(1)", "/\n/x"] {
            assert_eq!(local_path(elsewhere), "/");
        }
    }

    #[test]
    fn a_browser_is_called_by_its_name() {
        let firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";
        let edge = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0";
        let chrome = "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36";
        let safari = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";
        assert_eq!(device(firefox), Some(("Firefox", "Windows")));
        assert_eq!(device(edge), Some(("Edge", "Windows")));
        assert_eq!(device(chrome), Some(("Chrome", "Android")));
        assert_eq!(device(safari), Some(("Safari", "iPhone")));
        assert_eq!(device("curl/8.5.0"), None);
    }
}
