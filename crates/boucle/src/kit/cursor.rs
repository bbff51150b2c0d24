//! Where a page of a list begins in which the latest changed comes first: before the last one of the page that came before.

use db::{Timestamp, Uuid};
use serde::Deserialize;
use utoipa::IntoParams;

use super::Result;
use super::error::{Error, invalid};

/// What asks a list of the interface for programs for its next page.
#[derive(Debug, Deserialize, IntoParams)]
pub struct Cursor {
    /// What `next` of the page before says.
    pub after: Option<String>,
}

/// The default stands before all.
#[derive(Debug, Clone, Copy)]
pub struct Before {
    pub at: Timestamp,
    pub id: Uuid,
}

impl Default for Before {
    fn default() -> Self {
        Self { at: Timestamp::from_second(32_503_680_000).unwrap_or_default(), id: Uuid::max() }
    }
}

impl Before {
    pub fn parse(text: &str) -> Option<Self> {
        let (at, id) = text.split_once('_')?;
        Some(Self { at: Timestamp::from_microsecond(at.parse().ok()?).ok()?, id: id.parse().ok()? })
    }

    /// From the address that a program was given.
    pub fn given(after: Option<&str>) -> Result<Self> {
        after.map_or_else(|| Ok(Self::default()), |after| Self::parse(after).ok_or_else(wrong))
    }

    pub fn written(at: Timestamp, id: Uuid) -> String {
        format!("{}_{id}", at.as_microsecond())
    }
}

/// What was given is no place in a list.
pub fn wrong() -> Error {
    invalid("after", "this is not what a page gave as next")
}

#[cfg(test)]
mod tests {
    use db::{Timestamp, Uuid};

    use super::Before;

    #[test]
    fn a_place_in_a_list_is_read_as_it_was_written() {
        let (at, id) = (Timestamp::from_microsecond(1_764_432_000_123_456).unwrap(), Uuid::now_v7());
        let read = Before::parse(&Before::written(at, id)).unwrap();
        assert_eq!((read.at, read.id), (at, id));
        for nonsense in ["", "_", "12_", "x_y"] {
            assert!(Before::parse(nonsense).is_none(), "{nonsense}");
        }
    }
}
