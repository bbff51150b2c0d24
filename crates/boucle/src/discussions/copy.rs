//! What is kept here of a person, for their copy of it.

use db::{Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Message {
        space: String,
        topic: String,
        text: String,
        created_at: Timestamp,
        edited_at: Option<Timestamp>,
    }
}

sql! {
    MESSAGES: Message = "
        SELECT s.title AS space, t.title AS topic, m.text, m.created_at, m.edited_at
        FROM message m JOIN topic t ON t.id = m.topic_id JOIN space s ON s.id = t.space_id
        WHERE m.author_id = $1 ORDER BY m.created_at, m.id";
}

#[linkme::distributed_slice(copy::PARTS)]
static MESSAGES_PART: copy::Part =
    copy::Part { name: "messages", of: |app, person| Box::pin(async move { copy::rows(&app, &MESSAGES, person).await }) };
