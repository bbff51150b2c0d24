//! A solution as the index takes it in, and the vocabulary in which solutions and needs are described.
//!
//! Always holds: `code()` and `parse()` are inverse of each other, and codes are the ones kept in the database.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Declares a closed list of coded values: an enum, `ALL`, `code()` and `parse()`.
macro_rules! coded {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($variant),+ }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            pub fn code(self) -> &'static str {
                match self { $($name::$variant => $code),+ }
            }

            pub fn parse(code: &str) -> Option<$name> {
                match code { $($code => Some($name::$variant),)+ _ => None }
            }

            /// Position in `ALL`; also the bit that stands for it.
            pub fn position(self) -> usize {
                self as usize
            }
        }
    };
}

coded! {
    /// Circular strategies, from the one that avoids most to the one that recovers.
    Strategy {
        Refuse = "refuse", Rethink = "rethink", Reduce = "reduce", Reuse = "reuse", Repair = "repair",
        Refurbish = "refurbish", Remanufacture = "remanufacture", Repurpose = "repurpose",
        Recycle = "recycle", ProductService = "product_service", TakeBack = "take_back",
    }
}
coded! {
    /// Social commitments of a solution.
    Commitment {
        WorkIntegration = "work_integration", Disability = "disability", SocialEconomy = "social_economy",
        FairTrade = "fair_trade", LocalJobs = "local_jobs", Training = "training",
    }
}
coded! {
    Size { Micro = "micro", Small = "small", Medium = "medium", Large = "large" }
}
coded! {
    Language { Fr = "fr", En = "en" }
}

/// Latitude and longitude of the supplier, in degrees.
pub type SupplierPoint = (f64, f64);

/// Where a solution is delivered: the named places and all within them, and a circle.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Served {
    pub places: Vec<Uuid>,
    /// Latitude, longitude, kilometres.
    pub radius: Option<(f64, f64, f64)>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LabelHeld {
    pub code: String,
    /// Last day of validity, in days since 1970-01-01; none: no end is known.
    pub valid_until: Option<i32>,
    pub verified: bool,
}

/// A published solution with all that search and matching need to know of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SolutionRecord {
    pub id: Uuid,
    pub supplier: Uuid,
    pub supplier_name: String,
    /// Where the supplier is; its coordinates are used when `supplier_point` is unknown.
    pub supplier_place: Option<Uuid>,
    pub supplier_point: Option<SupplierPoint>,
    pub title: String,
    pub summary: String,
    pub description: String,
    pub language: Language,
    pub categories: Vec<Uuid>,
    pub strategies: Vec<Strategy>,
    pub commitments: Vec<Commitment>,
    /// Codes of the legal statuses of the supplier.
    pub statuses: Vec<String>,
    /// Whether someone of the network has verified at least one of the statuses.
    pub statuses_verified: bool,
    pub social_economy: bool,
    pub labels: Vec<LabelHeld>,
    pub size: Option<Size>,
    /// Kind of the supplying organisation, a code.
    pub kind: String,
    pub served: Served,
    /// Seconds since 1970-01-01 UTC.
    pub updated: i64,
    /// When the supplier last confirmed the entry, in seconds since 1970-01-01 UTC.
    pub confirmed: Option<i64>,
    /// Number of references confirmed by a buyer.
    pub proofs: u32,
}

/// What a buyer may require or wish of a solution.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Attribute {
    Strategy(Strategy),
    Commitment(Commitment),
    Label(String),
    Status(String),
    SocialEconomy,
    /// The supplier is at most so many kilometres from the place of delivery.
    Local(u32),
}

/// What "local" means when no distance is given.
const LOCAL_KM: u32 = 50;

impl Attribute {
    /// `strategy:reuse`, `commitment:disability`, `label:…`, `status:ESAT`, `social_economy`, `local:50`.
    pub fn code(&self) -> String {
        match self {
            Attribute::Strategy(strategy) => format!("strategy:{}", strategy.code()),
            Attribute::Commitment(commitment) => format!("commitment:{}", commitment.code()),
            Attribute::Label(code) => format!("label:{code}"),
            Attribute::Status(code) => format!("status:{code}"),
            Attribute::SocialEconomy => "social_economy".to_owned(),
            Attribute::Local(km) => format!("local:{km}"),
        }
    }

    pub fn parse(code: &str) -> Option<Attribute> {
        let (kind, value) = code.split_once(':').unwrap_or((code, ""));
        match (kind, value) {
            ("social_economy", "") => Some(Attribute::SocialEconomy),
            ("local", "") => Some(Attribute::Local(LOCAL_KM)),
            ("local", km) => km.parse().ok().filter(|km| (1..=2000).contains(km)).map(Attribute::Local),
            ("strategy", code) => Strategy::parse(code).map(Attribute::Strategy),
            ("commitment", code) => Commitment::parse(code).map(Attribute::Commitment),
            ("label" | "status", "") => None,
            ("label", code) => Some(Attribute::Label(code.to_owned())),
            ("status", code) => Some(Attribute::Status(code.to_owned())),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_attribute_reads_back_as_it_was_written() {
        for code in ["strategy:take_back", "commitment:disability", "label:nf", "status:ESAT", "social_economy", "local:50"]
        {
            assert_eq!(Attribute::parse(code).map(|attribute| attribute.code()).as_deref(), Some(code));
        }
    }

    #[test]
    fn an_attribute_that_nobody_declared_is_refused() {
        for code in ["strategy:magic", "label:", "local:0", "local:x", "social_economy:1", "", "colour:green"] {
            assert_eq!(Attribute::parse(code), None, "{code}");
        }
    }

    #[test]
    fn local_without_a_distance_means_fifty_kilometres() {
        assert_eq!(Attribute::parse("local"), Some(Attribute::Local(50)));
    }
}
