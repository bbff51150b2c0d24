//! A tool: what it is, where to get it, who made it, who uses it, and what sharing it avoided.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::{Date, Uuid};
use serde::Deserialize;

use super::queries::{self, Maker, RequestRow, ToolRow, UseRow, VersionRow};
use super::rules::{self, Avoided};
use super::{Open, under};
use crate::catalogue::market::Reference;
use crate::files::rules::size;
use crate::kit::shell::{page, unsound};
use crate::kit::{App, Error, Form, Result, Seat, Shell, Viewer, markdown};
use crate::spaces;

/// Uses that are shown at once.
const A_PAGE: usize = 20;
/// One more shows that there are others.
const MOST: i64 = 21;

#[derive(Default, Deserialize)]
pub struct Before {
    /// Uses from before this one: its day and its id.
    #[serde(default)]
    usages: String,
}

#[derive(Template)]
#[template(path = "library/show.html")]
struct ShowPage {
    shell: Shell,
    form: Form,
    tool: ToolRow,
    may_edit: bool,
    may_use: bool,
    summary: String,
    categories: Vec<String>,
    /// The group that made it, where the reader may know of it.
    group: Option<(Uuid, String)>,
    versions: Vec<VersionRow>,
    makers: Vec<Maker>,
    uses: Vec<UseRow>,
    more_uses: Option<String>,
    avoided: Option<Avoided>,
    downloads: i64,
    requests: Vec<RequestRow>,
    seats: Vec<Seat>,
    largest: String,
}

impl ShowPage {
    fn newest(&self) -> Option<&VersionRow> {
        self.versions.first()
    }

    fn size(&self, version: &VersionRow) -> String {
        size(self.shell.language(), version.file_size)
    }

    fn version(&self, version: &VersionRow) -> String {
        let date = self.shell.day(version.published_at);
        self.shell.two("library-version-of", ("number", version.number), ("date", date))
    }

    fn text(version: &VersionRow) -> String {
        markdown::to_html(&version.text)
    }

    fn cost(&self) -> Option<String> {
        let sum: i64 = self.makers.iter().map(|maker| maker.cost).sum();
        (self.makers.len() > 1).then(|| self.money(&sum))
    }

    fn money(&self, cents: &i64) -> String {
        self.shell.money(*cents, &self.tool.currency)
    }

    fn may_withdraw(&self, said: &UseRow) -> bool {
        self.shell.viewer().acts_for(said.organisation_id)
    }

    /// The figures of what was avoided, in the order in which they are worked out.
    fn working(&self, avoided: &Avoided) -> String {
        let values = [
            ("users", avoided.users.into()),
            ("sum", self.money(&avoided.estimates.sum).into()),
            ("estimates", avoided.estimates.count.into()),
            ("amount", self.money(&avoided.amount).into()),
        ];
        self.shell.language().with("library-avoided-working", values)
    }

    fn outcomes(&self) -> [&'static str; 2] {
        rules::OUTCOMES
    }

    fn answer_field(request: &RequestRow) -> String {
        format!("answer-{}", request.id)
    }
}

pub async fn show(
    State(app): State<App>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    Query(before): Query<Before>,
    State(market): State<crate::catalogue::Market>,
) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("number", open.tool.last_number.to_string());
    page(&show_page(&app, &market.reference(), &viewer, open, form, &before).await?)
}

/// The page again with what is wrong, for the forms that stand on it.
pub async fn again(app: &App, reference: &Reference, viewer: &Viewer, open: Open, form: Form) -> Result {
    unsound(&show_page(app, reference, viewer, open, form, &Before::default()).await?)
}

async fn show_page(
    app: &App,
    reference: &Reference,
    viewer: &Viewer,
    open: Open,
    mut form: Form,
    before: &Before,
) -> Result<ShowPage> {
    let Open { tool, may_edit } = open;
    let (db, today) = (&app.db, app.clock.now().to_zoned(viewer.zone.clone()).date());
    let from = before.usages.split_once('_').and_then(|(day, id)| Some((day.parse().ok()?, id.parse().ok()?)));
    let mut uses = queries::uses(db, tool.id, from.unwrap_or((Date::MAX, Uuid::max())), MOST).await?;
    let more = uses.len() > A_PAGE;
    uses.truncate(A_PAGE);
    if form.value("used_on").is_empty() {
        form.set("used_on", today.to_string());
    }
    let name = |id: Uuid| reference.category_name(id, viewer.language).to_owned();
    Ok(ShowPage {
        shell: under(viewer).at(tool.title.as_str()),
        summary: markdown::to_html(&tool.summary),
        categories: queries::categories(db, tool.id).await?.into_iter().map(name).filter(|name| !name.is_empty()).collect(),
        group: group(app, viewer, &tool).await?,
        versions: queries::versions(db, tool.id).await?,
        makers: queries::makers(db, tool.id).await?,
        more_uses: uses.last().filter(|_| more).map(|last| format!("{}_{}", last.used_on, last.id)),
        avoided: queries::avoided(db, &tool).await?,
        downloads: queries::downloads(db, tool.id).await?,
        requests: queries::requests(db, tool.id).await?,
        seats: viewer.seats().iter().filter(|seat| seat.contributes()).cloned().collect(),
        may_use: rules::may_use(viewer) && tool.retired_at.is_none(),
        largest: size(viewer.language, i64::from(app.config.file_mib) << 20),
        uses,
        tool,
        may_edit,
        form,
    })
}

/// That a group is hidden is itself hidden.
async fn group(app: &App, viewer: &Viewer, tool: &ToolRow) -> Result<Option<(Uuid, String)>> {
    let Some(group) = tool.group_id else { return Ok(None) };
    match spaces::queries::access(&app.db, viewer, group).await {
        Ok(access) => Ok(Some((group, access.space.title))),
        Err(Error::NotFound | Error::SignInFirst) => Ok(None),
        Err(error) => Err(error),
    }
}
