//! What is kept here of a person, for their copy of it.

use db::{Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Signed {
        version: i64,
        name: String,
        signed_at: Timestamp,
        // the receipt, with the text
        receipt: String,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Asked {
        name: String,
        post: String,
        email: String,
        asked_at: Timestamp,
    }
}

sql! {
    SIGNED: Signed = "
        SELECT s.number AS version, s.name, s.signed_at, r.file AS receipt
        FROM charter_signature s JOIN receipt r ON r.id = s.id WHERE s.person_id = $1 ORDER BY s.signed_at, s.id";
    ASKED: Asked = "
        SELECT c.name, c.post, c.email, c.asked_at FROM charter_representative c
        WHERE lower(c.email) = (SELECT email_key FROM person WHERE id = $1) ORDER BY c.asked_at, c.id";
}

#[linkme::distributed_slice(copy::PARTS)]
static SIGNED_PART: copy::Part = copy::Part {
    name: "charters_signed",
    of: |app, person| Box::pin(async move { copy::rows(&app, &SIGNED, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static ASKED_PART: copy::Part =
    copy::Part { name: "charters_asked", of: |app, person| Box::pin(async move { copy::rows(&app, &ASKED, person).await }) };
