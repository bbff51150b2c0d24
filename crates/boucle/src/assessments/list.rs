//! The assessments of one's organisations, those that wait for one's verification, and those that suppliers share.

use askama::Template;
use axum::extract::{Query, State};
use db::Uuid;
use serde::Deserialize;

use super::campaign_rows::{self, CampaignLine};
use super::queries::{self, AssessmentLine};
use super::{address, rounded, rules};
use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer};

const A_PAGE: usize = 30;
/// One more shows that there is another page.
const MOST: i64 = 31;

#[derive(Deserialize)]
pub struct Before {
    avant: Option<Uuid>,
}

#[derive(Template)]
#[template(path = "assessments/list.html")]
struct ListPage {
    shell: Shell,
    own: Vec<AssessmentLine>,
    to_review: Vec<AssessmentLine>,
    shared: Vec<AssessmentLine>,
    next: Option<Uuid>,
    may_begin: bool,
    /// Campaigns to which one of the viewer's organisations is invited.
    invited: Vec<CampaignLine>,
}

impl AssessmentLine {
    fn address(&self) -> String {
        address(self.id)
    }

    pub fn title(&self, shell: &Shell) -> String {
        shell.two("assessments-one", ("organisation", self.organisation.as_str()), ("year", self.year.to_string()))
    }

    /// The score that counts, and how complete it is.
    fn found(&self, shell: &Shell) -> String {
        let complete = shell.decimal((self.completeness * 100.0).floor());
        match self.verified_score.or(self.score) {
            Some(score) => {
                shell.two("assessments-score-and", ("score", shell.decimal(rounded(score))), ("complete", complete))
            }
            None => shell.t("assessments-nothing-yet"),
        }
    }
}

pub async fn list(State(app): State<App>, viewer: Viewer, Query(query): Query<Before>) -> Result {
    let person = viewer.signed_in()?.id;
    let mut shared = queries::shared(&app.db, person, query.avant.unwrap_or(Uuid::max()), MOST).await?;
    let more = shared.len() > A_PAGE;
    shared.truncate(A_PAGE);
    page(&ListPage {
        shell: Shell::new(&viewer)
            .under("/outils", viewer.language.t("tools-title"))
            .at(viewer.language.t("assessments-title")),
        own: queries::own(&app.db, person).await?,
        to_review: queries::to_review(&app.db, person, viewer.is_coordinator()).await?,
        next: shared.last().filter(|_| more).map(|last| last.id),
        shared,
        may_begin: rules::may_begin(&viewer),
        invited: campaign_rows::invited(&app.db, person).await?,
    })
}
