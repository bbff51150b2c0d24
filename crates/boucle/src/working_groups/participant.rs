//! One organisation in a working group: let in or declined, its people, its contribution, its leaving.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use serde_json::{Value, json};

use super::participations::{self, Comer, ContributionRow, ParticipationRow};
use super::rules::Terms;
use super::{Group, address, letters, today};
use crate::kit::error::{forbidden, invalid};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Form, Result, Shell, Viewer, format, posted};
use crate::people::queries::{self as people, Member};

#[derive(Template)]
#[template(path = "working_groups/participant.html")]
struct ParticipantPage {
    shell: Shell,
    form: Form,
    group: Group,
    participation: ParticipationRow,
    comers: Vec<Comer>,
    /// Of the organisation's people, those who do not come yet.
    others: Vec<Member>,
    contributions: Vec<ContributionRow>,
}

impl ParticipantPage {
    fn money(&self, cents: &i64) -> String {
        self.shell.money(*cents, &self.group.row.currency)
    }

    fn remaining(&self) -> String {
        self.money(&self.participation.remaining())
    }

    fn received(&self) -> String {
        self.money(&self.participation.received)
    }

    fn agreed(&self, due: &i64) -> String {
        self.shell.two("groups-due-received", ("due", self.money(due)), ("received", self.received()))
    }

    fn is_present(&self) -> bool {
        matches!(&*self.participation.state, "asked" | "accepted") && self.group.row.state.is_at_work()
    }

    /// A contribution was agreed, or something came.
    fn has_money(&self) -> bool {
        self.participation.terms == Terms::ContributesMoney.code()
            || self.participation.due.is_some()
            || self.participation.received > 0
    }
}

/// An organisation in a group, for those who look after it.
pub struct Cared {
    pub group: Group,
    pub participation: ParticipationRow,
}

impl Cared {
    pub async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let participation = participations::find(&app.db, id, today(app, viewer)).await?;
        let group = Group::read(app, viewer, participation.group_id).await?;
        if participation.may_look_after(viewer, group.leads()) {
            Ok(Self { group, participation })
        } else {
            Err(forbidden())
        }
    }

    /// Only who leads decides and notes what was received; nothing of a group that is over.
    pub async fn led(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let cared = Self::read(app, viewer, id).await?;
        if cared.group.leads() { Ok(cared) } else { Err(forbidden()) }
    }

    pub fn subject(&self) -> Subject<'_> {
        Subject { kind: "working_group", id: Some(self.group.id()), title: self.group.title() }
    }

    pub fn detail(&self) -> Value {
        json!({"organisation": self.participation.organisation_id})
    }

    pub async fn page(self, app: &App, viewer: &Viewer, form: Form) -> Result<impl Template + use<>> {
        let (id, organisation) = (self.participation.id, self.participation.organisation_id);
        let mut comers = participations::comers(&app.db, self.group.id()).await?;
        comers.retain(|comer| comer.participation_id == id);
        let mut others = people::people(&app.db, organisation).await?;
        others.retain(|person| !comers.iter().any(|comer| comer.person_id == person.person_id));
        Ok(ParticipantPage {
            shell: self
                .group
                .shell(viewer)
                .under(format!("{}/organisations", address(self.group.id())), viewer.language.t("groups-organisations"))
                .at(self.participation.organisation.as_str()),
            contributions: participations::contributions(&app.db, id).await?,
            form,
            comers,
            others,
            group: self.group,
            participation: self.participation,
        })
    }
}

pub fn place(participation: Uuid) -> String {
    format!("/participations/{participation}")
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let cared = Cared::read(&app, &viewer, id).await?;
    let mut form = Form::new();
    if let Some(due) = cared.participation.due {
        form.set("due", format::typed_cents(due));
    }
    form.set("_version", cared.participation.version.to_string());
    form.set("received_on", today(&app, &viewer).to_string());
    page(&cared.page(&app, &viewer, form).await?)
}

/// `act` is `accept`, `decline` or `set_due`, by who leads; `leave`, by the organisation as well.
pub async fn settle(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let act = form.value("act").to_owned();
    let cared = match act.as_str() {
        "leave" => Cared::read(&app, &viewer, id).await?,
        "accept" | "decline" | "set_due" => Cared::led(&app, &viewer, id).await?,
        _ => {
            Cared::read(&app, &viewer, id).await?;
            return Err(invalid("act", act));
        }
    };
    let due = format::parse_cents(form.trimmed("due"), viewer.language);
    if act == "accept" && due.is_none() && cared.participation.terms == Terms::ContributesMoney.code() {
        form.refuse("due", viewer.language.t("groups-due-missing"));
    } else if matches!(&*act, "accept" | "set_due") && due.is_none() && !form.trimmed("due").is_empty() {
        form.refuse("due", viewer.language.t("groups-amount-wrong"));
    }
    if matches!(&*act, "decline" | "leave") && form.trimmed("reason").is_empty() {
        form.refuse("reason", viewer.language.t("groups-reason-missing"));
    }
    if !form.is_sound() {
        return unsound(&cared.page(&app, &viewer, form).await?);
    }
    let now = app.clock.now();
    posted::once(&app, &viewer, &form, |tx| {
        let (app, viewer, form, cared, act) = (&app, &viewer, &form, &cared, act.as_str());
        async move {
            let (group, participation, reason) = (&cared.group, &cared.participation, form.trimmed("reason"));
            let verb = match act {
                "accept" => {
                    participations::accept(&tx, participation, due, viewer.id(), now).await?;
                    letters::settled(&tx, app, group, participation, None, now).await?;
                    "accepted"
                }
                "decline" => {
                    letters::settled(&tx, app, group, participation, Some(reason), now).await?;
                    participations::decline(&tx, id, reason, viewer.id(), now).await?;
                    "declined"
                }
                "leave" => {
                    participations::leave(&tx, participation, reason, now).await?;
                    "left"
                }
                _ => {
                    participations::set_due(&tx, id, form.version(), due).await?;
                    "changed"
                }
            };
            journal::add(&tx, viewer, verb, cared.subject(), cared.detail(), now).await?;
            Ok(place(id))
        }
    })
    .await?;
    match act.as_str() {
        "accept" => Ok(to_with(&place(id), "groups-accepted")),
        "decline" => Ok(to_with(&place(id), "groups-declined")),
        "leave" => Ok(to_with(&format!("{}/organisations", address(cared.group.id())), "groups-left")),
        _ => Ok(to_with(&place(id), "groups-due-saved")),
    }
}

/// Who comes for the organisation: `act` is `come` or `go`.
pub async fn arrange(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let cared = Cared::read(&app, &viewer, id).await?;
    if !matches!(&*cared.participation.state, "asked" | "accepted") {
        return Err(forbidden());
    }
    let comes = match form.value("act") {
        "come" => true,
        "go" => false,
        other => return Err(invalid("act", other)),
    };
    let known = people::people(&app.db, cared.participation.organisation_id).await?;
    let comers = participations::comers(&app.db, cared.group.id()).await?;
    let person: Option<Uuid> = form.value("person").parse().ok();
    let may = |person: &Uuid| {
        if comes {
            known.iter().any(|member| member.person_id == *person)
        } else {
            comers.iter().any(|comer| comer.participation_id == id && comer.person_id == *person)
        }
    };
    let Some(person) = person.filter(may) else {
        form.refuse("person", viewer.language.t("groups-choose-listed"));
        return unsound(&cared.page(&app, &viewer, form).await?);
    };
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, cared) = (&viewer, &cared);
            async move {
                if comes {
                    participations::come(&tx, &cared.participation, person, now).await?;
                } else {
                    participations::go(&tx, &cared.participation, person, now).await?;
                }
                let detail = json!({"organisation": cared.participation.organisation_id, "person": person});
                journal::add(&tx, viewer, if comes { "joined" } else { "removed" }, cared.subject(), detail, now).await
            }
        })
        .await?;
    Ok(to_with(&format!("{}#personnes", place(id)), "groups-people-saved"))
}

/// What was received of a contribution: `act` is `receive`, or `unreceive` what was noted by mistake.
pub async fn receive(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let cared = Cared::led(&app, &viewer, id).await?;
    let mistake: Option<Uuid> = form.value("contribution").parse().ok();
    let takes_back = form.value("act") == "unreceive";
    let amount = format::parse_cents(form.trimmed("amount"), viewer.language).filter(|amount| *amount > 0);
    let on = form.trimmed("received_on").parse().ok();
    if !takes_back && amount.is_none() {
        form.refuse("amount", viewer.language.t("groups-amount-wrong"));
    }
    if !takes_back && on.is_none() {
        form.refuse("received_on", viewer.language.t("groups-date-wrong"));
    }
    if takes_back && mistake.is_none() {
        return Err(invalid("contribution", form.value("contribution")));
    }
    if !form.is_sound() {
        return unsound(&cared.page(&app, &viewer, form).await?);
    }
    let now = app.clock.now();
    posted::once(&app, &viewer, &form, |tx| {
        let (viewer, form, cared) = (&viewer, &form, &cared);
        async move {
            match (mistake, amount, on) {
                (Some(mistake), ..) if takes_back => participations::unreceive(&tx, id, mistake).await?,
                (_, Some(amount), Some(on)) => {
                    participations::receive(&tx, id, (amount, on, form.trimmed("note")), viewer.id(), now).await?;
                }
                _ => return Ok(place(id)),
            }
            let verb = if takes_back { "removed" } else { "received" };
            let detail = json!({"organisation": cared.participation.organisation_id, "amount": amount});
            journal::add(&tx, viewer, verb, cared.subject(), detail, now).await?;
            Ok(place(id))
        }
    })
    .await?;
    Ok(to_with(&format!("{}#contribution", place(id)), "groups-contribution-saved"))
}
