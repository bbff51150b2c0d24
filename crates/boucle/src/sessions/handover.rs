//! The sessions of an edition in the next one: in the same order, of the same kinds, for the same people, so many days later.
//! Always: nobody is invited by that, and what was said, seen or left behind at a session stays with it.

use db::{Tx, Uuid};
use jiff::tz::TimeZone;
use serde_json::json;

use super::{marks, save};
use crate::kit::error::{internal, invalid};
use crate::kit::journal::{self, Subject};
use crate::kit::{App, Result, Viewer};
use crate::meetings::queries::{self as meetings, MeetingRow, Plan};
use crate::meetings::when;
use crate::programmes::next::{Coming, HANDOVERS, Handed, Handover};
use crate::programmes::rules::Shift;

#[linkme::distributed_slice(HANDOVERS)]
static SESSIONS: Handover = Handover {
    coming: |app, viewer, edition, shift| Box::pin(coming(app, viewer, edition, shift)),
    hand_over: |tx, handed| Box::pin(hand_over(tx, handed)),
};

async fn coming(app: App, viewer: Viewer, edition: Uuid, shift: Shift) -> Result<Vec<Coming>> {
    let mut coming = Vec::new();
    for session in meetings::of_space(&app.db, edition).await? {
        let plan = plan(&session, shift)?;
        let said = |starts_at, ends_at| when(viewer.language, starts_at, ends_at, &session.time_zone, &viewer.zone);
        coming.push(Coming::Day {
            before: said(session.starts_at, session.ends_at),
            after: said(plan.starts_at, plan.ends_at(plan.starts_at)),
            title: session.title.clone(),
        });
    }
    Ok(coming)
}

async fn hand_over(tx: Tx, handed: Handed) -> Result<()> {
    let marks = marks::marks(&tx, handed.from).await?;
    for session in meetings::of_space(&tx, handed.from).await? {
        let plan = plan(&session, handed.shift)?;
        let place = (handed.to, session.time_zone.as_str());
        let id = meetings::insert(&tx, place, None, &plan, handed.viewer.id(), handed.now).await?;
        if let Some(mark) = marks.iter().find(|mark| mark.meeting_id == session.id) {
            save::mark(&tx, id, 0, (&mark.matters_to, ""), handed.now).await?;
        }
        let subject = Subject { kind: "meeting", id: Some(id), title: &plan.title };
        let detail = json!({"space": handed.to, "starts_at": plan.starts_at});
        journal::add(&tx, &handed.viewer, "created", subject, detail, handed.now).await?;
    }
    Ok(())
}

/// The session so many days later, at the same hour and for as long.
fn plan(session: &MeetingRow, shift: Shift) -> Result<Plan> {
    let zone = TimeZone::get(&session.time_zone).map_err(internal)?;
    let starts_at = shift.moment(session.starts_at, &zone).ok_or_else(|| invalid("starts_on", "out of the calendar"))?;
    Ok(Plan {
        kind: session.kind.clone(),
        title: session.title.clone(),
        text: session.text.clone(),
        starts_at,
        lasts: session.starts_at.duration_until(session.ends_at).as_mins(),
        place: session.place.clone(),
        access: session.access.clone(),
        link: session.link.clone(),
        capacity: session.capacity,
    })
}
