//! What the network sets for introductions: when a need has answers enough, how often a supplier is asked, when somebody is
//! reminded.

use db::{Run, Timestamp, Tx, args, sql};
use serde::{Deserialize, Serialize};

use crate::kit::Result;
use crate::kit::error::internal;

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// So many interested suppliers are enough for a need; others may still answer.
    pub enough: i64,
    /// So many times a week buyers may ask one supplier.
    pub weekly: i64,
    /// Days without an answer after which whoever was asked is reminded, ascending.
    pub reminders: [i64; 3],
}

impl Default for Settings {
    fn default() -> Self {
        Self { enough: 8, weekly: 10, reminders: [9, 21, 45] }
    }
}

sql! {
    SETTINGS: String = "SELECT value FROM setting WHERE name = 'introductions'";
    KEEP: () = "
        INSERT INTO setting (name, value, updated_at) VALUES ('introductions', $1, $2)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at";
}

impl Settings {
    pub async fn read(run: &impl Run) -> Result<Self> {
        let set = run.optional(&SETTINGS, args![]).await?;
        Ok(set.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }

    pub async fn keep(&self, tx: &Tx, now: Timestamp) -> Result<()> {
        tx.execute(&KEEP, args![serde_json::to_string(self).map_err(internal)?, now]).await?;
        Ok(())
    }

    /// Three days, each later than the one before, within a year.
    pub fn parse_reminders(text: &str) -> Option<[i64; 3]> {
        let days: Vec<i64> = text
            .split([',', ';', ' '])
            .filter(|part| !part.is_empty())
            .map(str::parse)
            .collect::<std::result::Result<_, _>>()
            .ok()?;
        let [first, second, third]: [i64; 3] = days.try_into().ok()?;
        (1 <= first && first < second && second < third && third <= 365).then_some([first, second, third])
    }
}

#[cfg(test)]
mod tests {
    use super::Settings;

    #[test]
    fn reminders_come_one_after_the_other() {
        assert_eq!(Settings::parse_reminders("9, 21, 45"), Some([9, 21, 45]));
        for wrong in ["", "9, 21", "21, 9, 45", "9, 9, 45", "0, 1, 2", "9, 21, 400", "neuf, 21, 45"] {
            assert_eq!(Settings::parse_reminders(wrong), None, "{wrong}");
        }
    }
}
