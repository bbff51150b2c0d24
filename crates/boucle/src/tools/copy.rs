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

sql! {
    CALCULATIONS: Made = "
        SELECT title, model, created_at, changed_at FROM calculation WHERE created_by = $1 ORDER BY created_at, id";
}

#[linkme::distributed_slice(copy::PARTS)]
static CALCULATIONS_PART: copy::Part = copy::Part {
    name: "calculations",
    of: |app, person| Box::pin(async move { copy::rows(&app, &CALCULATIONS, person).await }),
};
