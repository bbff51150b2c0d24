//! A proof, as a download for who may read the answers. It is kept as long as an answer names it.

use axum::extract::{Path, State};
use db::{Run, Uuid, args};
use http::HeaderMap;

use super::{Open, queries};
use crate::files;
use crate::files::rules::disposition;
use crate::kit::files::{NAMED, Named};
use crate::kit::{App, Result, Viewer};

pub async fn fetch(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, proof)): Path<(Uuid, Uuid)>,
    asked: HeaderMap,
) -> Result {
    Open::with(&app, &viewer, id, |rights| rights.reads_answers).await?;
    let proof = queries::proof(&app.db, id, proof).await?;
    files::given(&app, &asked, &proof.digest, &proof.kind, proof.bytes, &disposition(&proof.name)).await
}

#[linkme::distributed_slice(NAMED)]
static PROOFS: Named = Named { digests: |app| Box::pin(async move { Ok(app.db.all(&queries::DIGESTS, args![]).await?) }) };
