//! Reports of editions in the database.

use db::{Run, Timestamp, Uuid, args, row, sql};

use crate::kit::Result;
use crate::programmes::beside::{ALONGSIDE, Beside, Link};

row! {
    #[derive(Debug, Clone)]
    pub struct ReportRow {
        pub text: String,
        // as JSON, once it is published
        pub figures: Option<String>,
        pub published_at: Option<Timestamp>,
        pub version: i64,
    }
}

sql! {
    IS_PUBLISHED: Uuid = "SELECT edition_id AS id FROM edition_report WHERE edition_id = $1 AND published_at IS NOT NULL";
    REPORT: ReportRow = "SELECT text, figures, published_at, version FROM edition_report WHERE edition_id = $1";
}

/// On the page of its edition, once it is published.
#[linkme::distributed_slice(ALONGSIDE)]
static ON_THE_PAGE: Beside = Beside {
    of: |app, edition| {
        Box::pin(async move {
            let published = app.db.optional(&IS_PUBLISHED, args![edition]).await?;
            Ok(published.map(|_| Link { key: "edition-report-read", ending: "bilan" }))
        })
    },
};

pub async fn report(run: &impl Run, edition: Uuid) -> Result<Option<ReportRow>> {
    Ok(run.optional(&REPORT, args![edition]).await?)
}
