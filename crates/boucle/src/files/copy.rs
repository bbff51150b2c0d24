//! What is kept here of a person, for their copy of it.

use db::{Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Version {
        space: String,
        document: String,
        number: i64,
        comment: String,
        created_at: Timestamp,
    }
}

row! {
    #[derive(serde::Serialize)]
    struct Upload {
        space: String,
        name: String,
        bytes: i64,
        received: i64,
        created_at: Timestamp,
    }
}

sql! {
    DOCUMENTS: Version = "
        SELECT s.title AS space, d.name AS document, v.number, v.comment, v.created_at
        FROM document_version v JOIN document d ON d.id = v.document_id JOIN space s ON s.id = d.space_id
        WHERE v.author_id = $1 ORDER BY v.created_at, d.id, v.number";
    UPLOADS: Upload = "
        SELECT s.title AS space, u.name, u.bytes, u.received, u.created_at FROM upload u JOIN space s ON s.id = u.space_id
        WHERE u.person_id = $1 ORDER BY u.created_at, u.id";
}

#[linkme::distributed_slice(copy::PARTS)]
static DOCUMENTS_PART: copy::Part =
    copy::Part { name: "documents", of: |app, person| Box::pin(async move { copy::rows(&app, &DOCUMENTS, person).await }) };

#[linkme::distributed_slice(copy::PARTS)]
static UPLOADS_PART: copy::Part =
    copy::Part { name: "uploads", of: |app, person| Box::pin(async move { copy::rows(&app, &UPLOADS, person).await }) };
