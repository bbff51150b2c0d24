//! What the two sides write to each other, with files, for themselves alone.

use axum::extract::{Multipart, Path, State};
use db::{Run, Uuid, args};
use http::HeaderMap;
use serde_json::json;

use super::letters::{self, Letter};
use super::{Introduction, begin, queries, rules, save, show};
use crate::files;
use crate::files::receive::{self, Received};
use crate::files::rules::disposition;
use crate::kit::error::forbidden;
use crate::kit::files::{NAMED, Named};
use crate::kit::shell::{to, to_with};
use crate::kit::{App, Result, Viewer, posted};

/// Files with one message, and in one introduction.
const MOST_AT_ONCE: usize = 5;
const MOST_FILES: usize = 100;
pub const MOST_MESSAGES: i64 = 500;

/// The fields `text` and `file`, several times.
pub async fn write(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, fields: Multipart) -> Result {
    let open = Introduction::acted_by(&app, &viewer, id).await?;
    if !rules::may_write(open.row.state(), open.row.asked_by(), open.side) {
        return Err(forbidden());
    }
    let Received { mut form, files, .. } = receive::posted(&app, &viewer, fields).await?;
    if let Some(led) = posted::before(&app.db, &form).await? {
        return Ok(to(&led));
    }
    begin::read_text(&viewer, &mut form);
    if files.len() > MOST_AT_ONCE {
        form.refuse("file", viewer.language.t("introductions-files-many"));
    }
    let (there, given) = (queries::message_count(&app.db, id).await?, queries::files(&app.db, id).await?.len());
    if there >= MOST_MESSAGES || given + files.len() > MOST_FILES {
        form.refuse("text", viewer.language.t("introductions-full"));
    }
    if !form.is_sound() {
        return show::again(&app, &viewer, open, form).await;
    }
    let (address, now) = (format!("{}#messages", open.address()), app.clock.now());
    posted::once(&app, &viewer, &form, |tx| {
        let (app, viewer, open, form, files, address) = (&app, &viewer, &open, &form, &files, address.as_str());
        async move {
            let text = form.trimmed("text");
            save::write(&tx, id, (open.side, text), files, viewer.id(), now).await?;
            open.note(&tx, viewer, "changed", json!({"part": "message", "files": files.len()}), now).await?;
            let letter = Letter { to: open.side.other(), told: "message", text, by: viewer.id() };
            letters::tell(&tx, app, &open.row, &letter, now).await?;
            Ok(address.to_owned())
        }
    })
    .await?;
    Ok(to_with(&address, "introductions-sent"))
}

/// A file, as a download for the two sides.
pub async fn fetch(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, file)): Path<(Uuid, Uuid)>,
    asked: HeaderMap,
) -> Result {
    Introduction::read(&app, &viewer, id).await?;
    let file = queries::file(&app.db, id, file).await?;
    files::given(&app, &asked, &file.digest, &file.kind, file.bytes, &disposition(&file.name)).await
}

#[linkme::distributed_slice(NAMED)]
static FILES: Named = Named { digests: |app| Box::pin(async move { Ok(app.db.all(&queries::DIGESTS, args![]).await?) }) };
