//! Who may see and change a tool, and what its users did not spend again.

use crate::kit::Viewer;

/// What a tool is, and so what a deliverable is to become.
pub const KINDS: [&str; 5] = ["tool", "model", "guide", "service", "criteria"];
pub const LICENCES: [&str; 6] = ["cc_by", "cc_by_sa", "cc_by_nc", "cc0", "network", "ask"];
pub const VISIBILITIES: [&str; 2] = ["network", "public"];
pub const CURRENCIES: [&str; 2] = ["CAD", "EUR"];
pub const OUTCOMES: [&str; 2] = ["done", "declined"];

/// Who is signed in sees the library of the network; a visitor, what is public of it.
pub fn may_see(viewer: &Viewer, visibility: &str) -> bool {
    visibility == "public" || viewer.person.is_some()
}

/// Says a use, or asks for an improvement: for an organisation that one writes for.
pub fn may_use(viewer: &Viewer) -> bool {
    viewer.seats().iter().any(crate::kit::Seat::contributes)
}

/// What users say that they would have spent to make such a thing, one amount an organisation, in the smallest coin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Estimates {
    pub count: i64,
    pub sum: i64,
}

impl Estimates {
    pub fn of(amounts: &[i64]) -> Self {
        Self { count: i64::try_from(amounts.len()).unwrap_or(i64::MAX), sum: amounts.iter().sum() }
    }
}

/// The duplication that sharing a tool avoided, with all that a person needs to work it out again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Avoided {
    /// Organisations that said a use.
    pub users: i64,
    pub estimates: Estimates,
    /// In the smallest coin.
    pub amount: i64,
}

impl Avoided {
    /// Who would have had to make it again: all users but one.
    pub fn others(&self) -> i64 {
        self.users - 1
    }
}

/// (users − 1) × mean of the users' own estimates, rounded once, to the nearest coin. Nothing where fewer than two users
/// have given an estimate: one organisation's guess is nobody's mean.
pub fn avoided(users: i64, estimates: Estimates) -> Option<Avoided> {
    if estimates.count < 2 || users < estimates.count {
        return None;
    }
    let (count, product) = (i128::from(estimates.count), i128::from(users - 1) * i128::from(estimates.sum));
    let amount = i64::try_from((2 * product + count) / (2 * count)).ok()?;
    Some(Avoided { users, estimates, amount })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn amount(users: i64, estimates: &[i64]) -> Option<i64> {
        avoided(users, Estimates::of(estimates)).map(|avoided| avoided.amount)
    }

    /// By hand, in cents. Four users, of whom three say 6,000, 4,000 and 5,000: the mean is 5,000, and three did not have to
    /// spend it. Three users who say 100, 100 and 101 cents: 2 × 301 ÷ 3 = 200.67, that is 201.
    #[test]
    fn what_was_avoided_is_what_all_users_but_one_would_have_spent() {
        for (users, estimates, expected) in [
            (4, &[600_000, 400_000, 500_000][..], Some(1_500_000)),
            (3, &[100, 100, 101], Some(201)),
            (2, &[0, 0], Some(0)),
            (2, &[1, 0], Some(1)),
            (14, &[250_000, 350_000], Some(3_900_000)),
        ] {
            assert_eq!(amount(users, estimates), expected, "{users} {estimates:?}");
        }
    }

    #[test]
    fn one_estimate_is_nobody_s_mean() {
        for (users, estimates) in [(0, &[][..]), (1, &[]), (5, &[]), (5, &[900_000]), (1, &[900_000])] {
            assert_eq!(amount(users, estimates), None, "{users} {estimates:?}");
        }
    }

    fn some_estimates() -> impl Strategy<Value = Vec<i64>> {
        proptest::collection::vec(0_i64..10_000_000_000, 2..40)
    }

    proptest! {
        // Between what it would be if all had given the least, and the most.
        #[test]
        fn it_lies_between_the_least_and_the_most_that_was_said(estimates in some_estimates(), silent in 0_i64..40) {
            let users = i64::try_from(estimates.len()).unwrap() + silent;
            let found = amount(users, &estimates).unwrap();
            let (least, most) = (estimates.iter().min().unwrap(), estimates.iter().max().unwrap());
            prop_assert!((users - 1) * least <= found && found <= (users - 1) * most);
        }

        #[test]
        fn one_more_user_never_makes_it_less(estimates in some_estimates(), silent in 0_i64..40) {
            let users = i64::try_from(estimates.len()).unwrap() + silent;
            prop_assert!(amount(users, &estimates) <= amount(users + 1, &estimates));
        }

        #[test]
        fn who_says_it_first_changes_nothing(estimates in some_estimates()) {
            let users = i64::try_from(estimates.len()).unwrap();
            let turned: Vec<i64> = estimates.iter().rev().copied().collect();
            prop_assert_eq!(amount(users, &estimates), amount(users, &turned));
        }

        // In coins a hundred times smaller the same amount is a hundred times the figure, but for what rounding took.
        #[test]
        fn the_size_of_the_coin_changes_nothing_but_rounding(estimates in proptest::collection::vec(0_i64..10_000_000, 2..40)) {
            let users = i64::try_from(estimates.len()).unwrap();
            let finer: Vec<i64> = estimates.iter().map(|amount| amount * 100).collect();
            let (coarse, fine) = (amount(users, &estimates).unwrap(), amount(users, &finer).unwrap());
            prop_assert!((coarse * 100 - fine).abs() <= 50);
        }
    }
}
