//! What is kept here of a person, for their copy of it.

use db::{Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Step {
        introduction: String,
        state: String,
        reason: String,
        at: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Message {
        introduction: String,
        text: String,
        at: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct File {
        introduction: String,
        name: String,
        bytes: i64,
        at: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Outcome {
        introduction: String,
        bought: bool,
        amount: Option<i64>,
        currency: String,
        year: Option<i64>,
        reason: String,
        at: Timestamp,
    }
}
row! {
    // One that they proposed, or answered to.
    #[derive(serde::Serialize)]
    struct Reference {
        introduction: String,
        text: String,
        year: i64,
        state: String,
        proposed_at: Timestamp,
        answered_at: Option<Timestamp>,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Mute {
        at: Timestamp,
    }
}

sql! {
    STEPS: Step = "
        SELECT i.title AS introduction, t.state, t.reason, t.at
        FROM introduction_step t JOIN introduction i ON i.id = t.introduction_id WHERE t.person_id = $1 ORDER BY t.at, t.id";
    MESSAGES: Message = "
        SELECT i.title AS introduction, m.text, m.at
        FROM introduction_message m JOIN introduction i ON i.id = m.introduction_id WHERE m.person_id = $1 ORDER BY m.at, m.id";
    FILES: File = "
        SELECT i.title AS introduction, f.name, f.bytes, m.at
        FROM introduction_message m JOIN introduction_file f ON f.message_id = m.id
            JOIN introduction i ON i.id = m.introduction_id
        WHERE m.person_id = $1 ORDER BY m.at, f.id";
    OUTCOMES: Outcome = "
        SELECT i.title AS introduction, o.bought, o.amount, o.currency, o.year, o.reason, o.at
        FROM introduction_outcome o JOIN introduction i ON i.id = o.introduction_id
        WHERE o.person_id = $1 ORDER BY o.at, o.introduction_id";
    REFERENCES: Reference = "
        SELECT i.title AS introduction, r.text, r.year, r.state, r.proposed_at, r.answered_at
        FROM introduction_reference r JOIN introduction i ON i.id = r.introduction_id
        WHERE r.proposed_by = $1 OR r.answered_by = $1 ORDER BY r.proposed_at, r.introduction_id";
    MUTES: Mute = "SELECT at FROM introduction_mute WHERE person_id = $1";
}

#[linkme::distributed_slice(copy::PARTS)]
static STEPS_PART: copy::Part = copy::Part {
    name: "introduction_steps",
    of: |app, person| Box::pin(async move { copy::rows(&app, &STEPS, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static MESSAGES_PART: copy::Part = copy::Part {
    name: "introduction_messages",
    of: |app, person| Box::pin(async move { copy::rows(&app, &MESSAGES, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static FILES_PART: copy::Part = copy::Part {
    name: "introduction_files",
    of: |app, person| Box::pin(async move { copy::rows(&app, &FILES, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static OUTCOMES_PART: copy::Part = copy::Part {
    name: "introduction_outcomes",
    of: |app, person| Box::pin(async move { copy::rows(&app, &OUTCOMES, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static REFERENCES_PART: copy::Part = copy::Part {
    name: "introduction_references",
    of: |app, person| Box::pin(async move { copy::rows(&app, &REFERENCES, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static MUTES_PART: copy::Part = copy::Part {
    name: "introduction_mails_stopped",
    of: |app, person| Box::pin(async move { copy::rows(&app, &MUTES, person).await }),
};
