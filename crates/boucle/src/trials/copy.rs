//! What is kept here of a person, for their copy of it.

use db::{Date, Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Given {
        deliverable: String,
        number: i64,
        text: String,
        given_at: Timestamp,
        answers_by: Date,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Tried {
        deliverable: String,
        number: i64,
        organisation: String,
        asked_at: Timestamp,
        verdict: Option<String>,
        answered_at: Option<Timestamp>,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Answered {
        deliverable: String,
        question: String,
        value: String,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Remarked {
        deliverable: String,
        text: String,
        at: Timestamp,
        answer: String,
    }
}

sql! {
    GIVEN: Given = "
        SELECT d.title AS deliverable, v.number, v.text, v.given_at, v.answers_by
        FROM deliverable_version v JOIN deliverable d ON d.id = v.deliverable_id
        WHERE v.given_by = $1 ORDER BY v.given_at, v.id";
    TRIALS: Tried = "
        SELECT d.title AS deliverable, v.number, o.name AS organisation, t.asked_at, t.verdict, t.answered_at
        FROM trial t JOIN deliverable_version v ON v.id = t.version_id JOIN deliverable d ON d.id = v.deliverable_id
            JOIN organisation o ON o.id = t.organisation_id
        WHERE t.person_id = $1 ORDER BY t.asked_at, t.id";
    ANSWERS: Answered = "
        SELECT d.title AS deliverable, q.title AS question, a.value
        FROM trial t JOIN trial_answer a ON a.trial_id = t.id JOIN trial_question q ON q.id = a.question_id
            JOIN deliverable d ON d.id = q.deliverable_id
        WHERE t.person_id = $1 ORDER BY t.asked_at, q.position, q.id";
    REMARKS: Remarked = "
        SELECT d.title AS deliverable, r.text, r.at, r.answer
        FROM trial t JOIN remark r ON r.trial_id = t.id JOIN deliverable_version v ON v.id = t.version_id
            JOIN deliverable d ON d.id = v.deliverable_id
        WHERE t.person_id = $1 ORDER BY r.at, r.id";
}

#[linkme::distributed_slice(copy::PARTS)]
static GIVEN_PART: copy::Part = copy::Part {
    name: "deliverable_versions",
    of: |app, person| Box::pin(async move { copy::rows(&app, &GIVEN, person).await }),
};
#[linkme::distributed_slice(copy::PARTS)]
static TRIALS_PART: copy::Part =
    copy::Part { name: "trials", of: |app, person| Box::pin(async move { copy::rows(&app, &TRIALS, person).await }) };
#[linkme::distributed_slice(copy::PARTS)]
static ANSWERS_PART: copy::Part = copy::Part {
    name: "trial_answers",
    of: |app, person| Box::pin(async move { copy::rows(&app, &ANSWERS, person).await }),
};
#[linkme::distributed_slice(copy::PARTS)]
static REMARKS_PART: copy::Part = copy::Part {
    name: "trial_remarks",
    of: |app, person| Box::pin(async move { copy::rows(&app, &REMARKS, person).await }),
};
