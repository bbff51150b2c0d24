//! Assessment of a supplier by a questionnaire that is data: its issues and questions, what an answer counts, the score, how
//! complete it is, and the same score seen by subject and by goal (`docs/assessment.md`).
//!
//! Always: what does not apply counts nowhere; what is not answered lowers completeness, and counts in no score as a zero would;
//! the order of questions and the scale of all weights together change nothing.

mod check;
mod questionnaire;
mod score;
mod shipped;

pub use check::{Fault, Mistake, check};
pub use questionnaire::{
    AnswerKind, Factors, Issue, Level, MOST_ISSUES, MOST_QUESTIONS, Pillar, Question, Questionnaire, Subject, Text,
    Verification,
};
pub use score::{Answer, Answers, COMPLETE_ENOUGH, Outcome, accepts, median, score};
pub use shipped::SHIPPED;
