//! What is kept here of a person, for their copy of it.

use db::{Date, Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Published {
        tool: String,
        number: i64,
        text: String,
        published_at: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Said {
        tool: String,
        organisation: String,
        used_for: String,
        outcome: String,
        would_have_cost: Option<i64>,
        bought_for: Option<i64>,
        used_on: Date,
        at: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Asked {
        tool: String,
        text: String,
        at: Timestamp,
        answer: String,
    }
}

sql! {
    TOOL_VERSIONS: Published = "
        SELECT t.title AS tool, v.number, v.text, v.published_at FROM tool_version v JOIN tool t ON t.id = v.tool_id
        WHERE v.published_by = $1 ORDER BY v.published_at, t.id, v.number";
    TOOL_USES: Said = "
        SELECT t.title AS tool, o.name AS organisation, u.used_for, u.outcome, u.would_have_cost, u.bought_for,
            u.used_on, u.at
        FROM tool_use u JOIN tool t ON t.id = u.tool_id JOIN organisation o ON o.id = u.organisation_id
        WHERE u.person_id = $1 ORDER BY u.at, u.id";
    TOOL_REQUESTS: Asked = "
        SELECT t.title AS tool, r.text, r.at, r.answer FROM tool_request r JOIN tool t ON t.id = r.tool_id
        WHERE r.person_id = $1 ORDER BY r.at, r.id";
}

#[linkme::distributed_slice(copy::PARTS)]
static TOOL_VERSIONS_PART: copy::Part = copy::Part {
    name: "tool_versions",
    of: |app, person| Box::pin(async move { copy::rows(&app, &TOOL_VERSIONS, person).await }),
};
#[linkme::distributed_slice(copy::PARTS)]
static TOOL_USES_PART: copy::Part =
    copy::Part { name: "tool_uses", of: |app, person| Box::pin(async move { copy::rows(&app, &TOOL_USES, person).await }) };
#[linkme::distributed_slice(copy::PARTS)]
static TOOL_REQUESTS_PART: copy::Part = copy::Part {
    name: "tool_requests",
    of: |app, person| Box::pin(async move { copy::rows(&app, &TOOL_REQUESTS, person).await }),
};
