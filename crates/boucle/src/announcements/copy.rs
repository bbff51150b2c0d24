//! What is kept here of a person, for their copy of it.

use db::{Timestamp, row, sql};

use crate::kit::copy;

row! {
    #[derive(serde::Serialize)]
    struct Read {
        seen_at: Option<Timestamp>,
        mails_stopped_at: Option<Timestamp>,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Said {
        title: String,
        at: Timestamp,
    }
}

sql! {
    READ: Read = "SELECT seen_at, stopped_at AS mails_stopped_at FROM announcement_reader WHERE person_id = $1";
    REFUSED: Said = "
        SELECT o.name AS title, r.at FROM announcement_refusal r JOIN organisation o ON o.id = r.organisation_id
        WHERE r.refused_by = $1 ORDER BY r.at, o.id";
    SILENCED: Said = "
        SELECT n.title, s.at FROM announcement_silence s JOIN need n ON n.id = s.need_id
        WHERE s.silenced_by = $1 ORDER BY s.at, n.id";
}

#[linkme::distributed_slice(copy::PARTS)]
static ANNOUNCED_READ: copy::Part =
    copy::Part { name: "announcements", of: |app, person| Box::pin(async move { copy::rows(&app, &READ, person).await }) };

#[linkme::distributed_slice(copy::PARTS)]
static ANNOUNCED_REFUSED: copy::Part = copy::Part {
    name: "announcements_refused",
    of: |app, person| Box::pin(async move { copy::rows(&app, &REFUSED, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static ANNOUNCED_SILENCED: copy::Part = copy::Part {
    name: "announcements_silenced",
    of: |app, person| Box::pin(async move { copy::rows(&app, &SILENCED, person).await }),
};
