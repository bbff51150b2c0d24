//! Who may do what with an assessment, and what may be done with a questionnaire.

use instruments::assessment::COMPLETE_ENOUGH;

use super::queries::{AssessmentRow, QuestionnaireRow, ReviewRow};
use crate::kit::{Seat, Viewer};

/// What of an assessment is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    Scores,
    /// The answers and their proofs as well.
    Answers,
}

impl Extent {
    pub const ALL: [Self; 2] = [Self::Scores, Self::Answers];

    pub fn code(self) -> &'static str {
        match self {
            Self::Scores => "scores",
            Self::Answers => "answers",
        }
    }

    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|extent| extent.code() == code)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rights {
    /// Sees the scores.
    pub reads: bool,
    pub reads_answers: bool,
    /// Is of the organisation that is assessed.
    pub belongs: bool,
    /// Writes for it: asks for a review, shares, plans.
    pub runs: bool,
    /// While nobody reviews it.
    pub answers: bool,
    pub reviews: bool,
}

/// `extent`: how much the supplier shares with the viewer.
pub fn rights(viewer: &Viewer, row: &AssessmentRow, review: Option<&ReviewRow>, extent: Option<Extent>) -> Rights {
    let seat = viewer.seat(row.organisation_id);
    let belongs = seat.is_some();
    let runs = seat.is_some_and(Seat::contributes);
    // Nobody verifies what their own organisation answered.
    let reviews = row.state == "asked" && !belongs && review.is_some_and(|review| is_reviewer(viewer, review));
    let extent = extent.filter(|_| row.completeness >= COMPLETE_ENOUGH);
    let reads_answers = belongs || reviews || extent == Some(Extent::Answers);
    Rights {
        reads: reads_answers || extent.is_some(),
        reads_answers,
        belongs,
        runs,
        answers: runs && row.state == "open",
        reviews,
    }
}

fn is_reviewer(viewer: &Viewer, review: &ReviewRow) -> bool {
    if review.ended_at.is_some() {
        return false;
    }
    match (review.person_id, review.organisation_id) {
        (Some(person), _) => viewer.id() == Some(person),
        (None, Some(organisation)) => viewer.seat(organisation).is_some_and(Seat::contributes),
        (None, None) => viewer.is_coordinator(),
    }
}

/// Writes for an organisation that supplies.
pub fn may_begin(viewer: &Viewer) -> bool {
    viewer.is_supplier()
}

/// A draft is its coordinators' own.
pub fn may_read(viewer: &Viewer, questionnaire: &QuestionnaireRow) -> bool {
    questionnaire.published_at.is_some() || viewer.is_coordinator()
}

/// The next number that nothing bears: `1.0.0` is followed by `1.1.0`.
pub fn next_number(number: &str, taken: &[String]) -> String {
    let mut parts: Vec<u32> = number.split('.').map(|part| part.parse().unwrap_or(0)).collect();
    parts.resize(3, 0);
    let major = parts.first().copied().unwrap_or(1);
    let minor = parts.get(1).copied().unwrap_or(0);
    let mut free = (minor.saturating_add(1)..).map(|minor| format!("{major}.{minor}.0"));
    free.find(|number| !taken.contains(number)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::next_number;

    #[test]
    fn a_draft_has_a_number_that_nothing_bears() {
        assert_eq!(next_number("1.0.0", &[]), "1.1.0");
        assert_eq!(next_number("1.0.0", &["1.1.0".to_owned(), "1.2.0".to_owned()]), "1.3.0");
        assert_eq!(next_number("2", &[]), "2.1.0");
    }
}
