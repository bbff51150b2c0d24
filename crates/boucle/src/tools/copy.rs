//! What is kept here of a person, for their copy of it.

use db::{Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Made {
        title: String,
        model: String,
        created_at: Timestamp,
        changed_at: Timestamp,
    }
}

row! {
    #[derive(serde::Serialize)]
    struct Brought {
        code: String,
        version: String,
        content: String,
        imported_at: Timestamp,
    }
}

row! {
    #[derive(serde::Serialize)]
    struct Sent {
        name: String,
        lines: i64,
        choices: Option<String>,
        created_at: Timestamp,
        asked_at: Option<Timestamp>,
    }
}

sql! {
    SHIPMENT_FILES: Sent = "
        SELECT name, lines, choices, created_at, asked_at FROM shipment_file WHERE person_id = $1 ORDER BY created_at, id";
    FACTOR_SETS: Brought = "
        SELECT code, version, content, imported_at FROM factor_set WHERE imported_by = $1 ORDER BY imported_at, id";
    CALCULATIONS: Made = "
        SELECT title, model, created_at, changed_at FROM calculation WHERE created_by = $1 ORDER BY created_at, id";
}

#[linkme::distributed_slice(copy::PARTS)]
static CALCULATIONS_PART: copy::Part = copy::Part {
    name: "calculations",
    of: |app, person| Box::pin(async move { copy::rows(&app, &CALCULATIONS, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static FACTOR_SETS_PART: copy::Part = copy::Part {
    name: "factor_sets",
    of: |app, person| Box::pin(async move { copy::rows(&app, &FACTOR_SETS, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static SHIPMENT_FILES_PART: copy::Part = copy::Part {
    name: "shipment_files",
    of: |app, person| Box::pin(async move { copy::rows(&app, &SHIPMENT_FILES, person).await }),
};
