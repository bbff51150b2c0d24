//! The organisations of a working group: who takes part and on what terms, who asks, who could be invited.

use askama::Template;
use axum::extract::{Path, State};
use db::{Timestamp, Uuid};
use serde_json::json;

use super::participations::{self, Comer, ParticipationRow};
use super::rules::Terms;
use super::{Group, address, letters, queries, today};
use crate::catalogue::Market;
use crate::kit::error::{forbidden, invalid};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with};
use crate::kit::{App, Form, Result, Shell, Viewer};
use crate::needs::queries::{self as needs, Wanting};

/// Of those that could be invited.
const MOST_WANTED: usize = 20;

#[derive(Template)]
#[template(path = "working_groups/organisations.html")]
struct OrganisationsPage {
    shell: Shell,
    group: Group,
    minimum: i64,
    participants: Vec<ParticipationRow>,
    asking: Vec<ParticipationRow>,
    past: Vec<ParticipationRow>,
    comers: Vec<Comer>,
    /// The reader's organisations that are not in and have not asked.
    may_ask: Vec<(Uuid, String)>,
    wanted: Vec<Wanted>,
    invites: bool,
}

/// Whose needs touch the categories of the group.
struct Wanted {
    organisation: Wanting,
    invited_at: Option<Timestamp>,
}

impl OrganisationsPage {
    fn counting(&self) -> i64 {
        i64::try_from(self.participants.iter().filter(|it| it.counts()).count()).unwrap_or(i64::MAX)
    }

    fn gathered(&self) -> String {
        let key = if self.group.is_running() { "groups-gauge-running" } else { "groups-gauge" };
        self.shell.two(key, ("count", self.counting()), ("minimum", self.minimum))
    }

    fn lapsed(&self) -> usize {
        self.participants.iter().filter(|it| it.has_lapsed()).count()
    }

    fn missing(&self) -> i64 {
        (self.minimum - self.counting()).max(0)
    }

    /// Tenths of a percent of the minimum, for a bar.
    fn gauge(&self) -> i64 {
        (self.counting() * 1000 / self.minimum.max(1)).min(1000)
    }

    /// How many on each of the terms, for those that there are.
    fn by_terms(&self) -> Vec<(&'static str, usize)> {
        let count = |terms: Terms| self.participants.iter().filter(|it| it.terms == terms.code()).count();
        Terms::ALL.into_iter().map(|terms| (terms.code(), count(terms))).filter(|(_, count)| *count > 0).collect()
    }

    fn people(&self, participation: &ParticipationRow) -> Vec<&Comer> {
        self.comers.iter().filter(|comer| comer.participation_id == participation.id).collect()
    }

    fn looks_after(&self, participation: &ParticipationRow) -> bool {
        participation.may_look_after(self.shell.viewer(), self.group.leads())
    }

    /// Names are for those who are in the group.
    fn sees_names(&self) -> bool {
        self.group.is_in()
    }
}

pub async fn show(State(app): State<App>, State(market): State<Market>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let group = Group::read(&app, &viewer, id).await?;
    let all = participations::of_group(&app.db, id, today(&app, &viewer)).await?;
    let in_state = |state: &str| all.iter().filter(|it| it.state == state).cloned().collect::<Vec<_>>();
    let (participants, asking) = (in_state("accepted"), in_state("asked"));
    let is_there = |organisation: Uuid| participants.iter().chain(&asking).any(|it| it.organisation_id == organisation);
    let invites = group.may_edit(&viewer) && group.row.state.is_at_work();
    let wanted = if invites { wanted(&app, &market, &viewer, id).await? } else { Vec::new() };
    let wanted = wanted.into_iter().filter(|it| !is_there(it.organisation.organisation_id)).take(MOST_WANTED).collect();
    let own = viewer.seats().iter().filter(|seat| seat.contributes() && !is_there(seat.organisation));
    let may_ask = if group.row.state.is_at_work() {
        own.map(|seat| (seat.organisation, seat.name.clone())).collect()
    } else {
        Vec::new()
    };
    let mut past = [in_state("left"), in_state("declined")].concat();
    past.retain(|it| it.state == "left" || it.may_look_after(&viewer, group.leads()));
    page(&OrganisationsPage {
        shell: group.shell(&viewer).at(viewer.language.t("groups-organisations")),
        minimum: queries::minimum(&app.db).await?,
        comers: participations::comers(&app.db, id).await?,
        asking: asking.into_iter().filter(|it| it.may_look_after(&viewer, group.leads())).collect(),
        participants,
        past,
        may_ask,
        wanted,
        invites,
        group,
    })
}

/// Organisations whose needs touch the categories of a group: the categories themselves, what is under them, and what they
/// are under.
async fn wanted(app: &App, market: &Market, viewer: &Viewer, group: Uuid) -> Result<Vec<Wanted>> {
    let reference = market.reference();
    let mut categories: Vec<Uuid> = Vec::new();
    for (_, category) in queries::categories(&app.db, vec![group]).await? {
        categories.extend(reference.categories.within(category));
        categories.extend(reference.categories.lineage(category));
    }
    categories.sort_unstable();
    categories.dedup();
    let organisations = needs::touching(&app.db, categories, viewer).await?;
    let invited = participations::invited(&app.db, group).await?;
    let when = |id: Uuid| invited.iter().find(|it| it.organisation_id == id).map(|it| it.invited_at);
    Ok(organisations
        .into_iter()
        .map(|organisation| Wanted { invited_at: when(organisation.organisation_id), organisation })
        .collect())
}

/// Invites an organisation whose needs touch the group's categories; nobody is written to twice.
pub async fn invite(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    form: Form,
) -> Result {
    let group = Group::read(&app, &viewer, id).await?;
    if !group.may_edit(&viewer) || !group.row.state.is_at_work() {
        return Err(forbidden());
    }
    let wanted = wanted(&app, &market, &viewer, id).await?;
    let organisation = wanted.iter().find(|it| it.organisation.organisation_id.to_string() == form.value("organisation"));
    let Some(organisation) = organisation.map(|it| &it.organisation) else {
        return Err(invalid("organisation", viewer.language.t("groups-choose-listed")));
    };
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (app, viewer, group) = (&app, &viewer, &group);
            async move {
                if !participations::invite(&tx, id, organisation.organisation_id, viewer.id(), now).await? {
                    return Ok(());
                }
                let invited = (organisation.organisation_id, organisation.name.as_str());
                letters::invite(&tx, app, viewer, group, invited, now).await?;
                let subject = Subject { kind: "working_group", id: Some(id), title: group.title() };
                let detail = json!({"organisation": organisation.organisation_id});
                journal::add(&tx, viewer, "invited", subject, detail, now).await
            }
        })
        .await?;
    Ok(to_with(&format!("{}/organisations#inviter", address(id)), "groups-invited"))
}
