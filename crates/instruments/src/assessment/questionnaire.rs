//! A questionnaire, as its file says it.

use serde::{Deserialize, Serialize};

pub const MOST_ISSUES: usize = 40;
/// In all its issues together.
pub const MOST_QUESTIONS: usize = 200;

/// The same words in both languages.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Text {
    pub fr: String,
    pub en: String,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Questionnaire {
    /// The same for all its versions.
    pub id: String,
    pub version: String,
    pub title: Text,
    pub about: Text,
    pub licence: String,
    /// From nothing (0) to all that can be expected (100), in this order.
    pub levels: Vec<Level>,
    pub verification: Factors,
    pub issues: Vec<Issue>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    pub percent: f64,
    pub label: Text,
}

/// By what a score is multiplied once it was verified, by who verified it; 1 unless a programme says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Factors {
    pub declared: f64,
    pub officer: f64,
    pub third_party: f64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verification {
    Declared,
    /// Somebody of the network or of a buyer.
    Officer,
    ThirdParty,
}

impl Factors {
    pub fn of(&self, verification: Verification) -> f64 {
        match verification {
            Verification::Declared => self.declared,
            Verification::Officer => self.officer,
            Verification::ThirdParty => self.third_party,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Issue {
    pub id: String,
    pub label: Text,
    pub pillar: Pillar,
    pub weight: f64,
    /// The most points that a contribution beyond the questions adds.
    pub bonus_cap: f64,
    /// What such a contribution may be.
    #[serde(default)]
    pub bonus_for: Text,
    /// Core subjects of ISO 26000.
    pub subjects: Vec<Subject>,
    /// Sustainable Development Goals, by their numbers.
    pub goals: Vec<u8>,
    pub questions: Vec<Question>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Pillar {
    Environment,
    Social,
    Governance,
}

/// The seven core subjects of ISO 26000:2010, clause 6.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    Governance,
    HumanRights,
    Labour,
    Environment,
    FairOperating,
    Consumers,
    Community,
}

impl Subject {
    pub const ALL: [Self; 7] = [
        Self::Governance,
        Self::HumanRights,
        Self::Labour,
        Self::Environment,
        Self::FairOperating,
        Self::Consumers,
        Self::Community,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Self::Governance => "governance",
            Self::HumanRights => "human_rights",
            Self::Labour => "labour",
            Self::Environment => "environment",
            Self::FairOperating => "fair_operating",
            Self::Consumers => "consumers",
            Self::Community => "community",
        }
    }
}

impl Pillar {
    pub const ALL: [Self; 3] = [Self::Environment, Self::Social, Self::Governance];

    pub fn code(self) -> &'static str {
        match self {
            Self::Environment => "environment",
            Self::Social => "social",
            Self::Governance => "governance",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    pub id: String,
    pub text: Text,
    pub kind: AnswerKind,
    pub weight: f64,
    /// Whether "does not apply to us" is an answer.
    pub na_allowed: bool,
    /// What shows it; empty where nothing is asked.
    #[serde(default)]
    pub evidence: Text,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerKind {
    /// One of the questionnaire's levels, by its place: 0, 1, 2…
    Level,
    /// From 0 to 100.
    Percent,
    /// 1 or 0.
    YesNo,
}

impl AnswerKind {
    pub const ALL: [Self; 3] = [Self::Level, Self::Percent, Self::YesNo];

    pub fn code(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Percent => "percent",
            Self::YesNo => "yes_no",
        }
    }
}

impl Questionnaire {
    pub fn issue(&self, id: &str) -> Option<&Issue> {
        self.issues.iter().find(|issue| issue.id == id)
    }

    pub fn questions(&self) -> impl Iterator<Item = &Question> {
        self.issues.iter().flat_map(|issue| &issue.questions)
    }

    pub fn question(&self, id: &str) -> Option<&Question> {
        self.questions().find(|question| question.id == id)
    }
}
