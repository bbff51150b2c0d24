//! A cycle's actions with all that hangs on them, as a table says it.

use db::{Date, Run, Uuid};

use super::columns;
use super::queries::{self, ActionRow, Contributor, Deliverable, Resource, Wait};
use crate::kit::{Language, Result, format};
use crate::working_groups::queries as groups;

#[derive(Debug, Clone, Default)]
pub struct Whole {
    pub actions: Vec<ActionRow>,
    pub waits: Vec<Wait>,
    pub deliverables: Vec<Deliverable>,
    pub contributors: Vec<Contributor>,
    pub resources: Vec<Resource>,
    pub orientations: Vec<(Uuid, String)>,
}

impl Whole {
    pub async fn of(run: &impl Run, cycle: Uuid) -> Result<Self> {
        let orientations = groups::orientations(run, cycle).await?;
        Ok(Self {
            actions: queries::list(run, cycle).await?,
            waits: queries::waits(run, cycle).await?,
            deliverables: queries::deliverables(run, cycle).await?,
            contributors: queries::contributors(run, cycle).await?,
            resources: queries::resources(run, cycle).await?,
            orientations: orientations.into_iter().map(|one| (one.id, one.title)).collect(),
        })
    }

    pub fn number(&self, id: Uuid) -> Option<i64> {
        self.actions.iter().find(|action| action.id == id).map(|action| action.number)
    }

    /// Numbers of those that an action waits for, in order.
    pub fn waits_of(&self, action: Uuid) -> Vec<i64> {
        let waits = self.waits.iter().filter(|wait| wait.action_id == action);
        let mut numbers: Vec<i64> = waits.filter_map(|wait| self.number(wait.after_id)).collect();
        numbers.sort_unstable();
        numbers
    }

    /// What stands in a column, as it is taken away.
    pub fn cell(&self, language: Language, action: &ActionRow, code: &str, today: Date) -> String {
        let day = |day: Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
        match code {
            "number" => action.number.to_string(),
            "title" => action.title.clone(),
            "orientation" => self.orientation(action),
            "text" => action.text.clone(),
            "organisation" => action.organisation.clone().unwrap_or_default(),
            "person" => action.person.clone().unwrap_or_default(),
            "contributors" => {
                let own = self.contributors.iter().filter(|one| one.action_id == action.id);
                joined(own.map(|one| one.name.clone()))
            }
            "starts_on" => action.starts_on.to_string(),
            "due_on" => action.due_on.to_string(),
            "state" => language.t(&format!("actions-state-{}", action.state.code().replace('_', "-"))),
            "after" => joined_by(", ", self.waits_of(action.id).iter().map(i64::to_string)),
            "hours" | "money" => self.resources(action, code),
            "deliverables" => {
                let own = self.deliverables.iter().filter(|one| one.action_id == action.id);
                joined(own.map(|one| format!("{} ({})", one.title, language.t(&format!("actions-kind-{}", one.kind)))))
            }
            "planned_start" => day(action.planned_start),
            "planned_due" => day(action.planned_due),
            "slippage" => action.slippage().map(|days| days.to_string()).unwrap_or_default(),
            "late" => columns::late(action, today),
            _ => String::new(),
        }
    }

    fn orientation(&self, action: &ActionRow) -> String {
        let own = self.orientations.iter().find(|(id, _)| Some(*id) == action.orientation_id);
        own.map(|(_, title)| title.clone()).unwrap_or_default()
    }

    fn resources(&self, action: &ActionRow, kind: &str) -> String {
        let own = self.resources.iter().filter(|one| one.action_id == action.id && one.kind == kind);
        joined(own.map(|one| {
            let amount = if kind == "money" { format::typed_cents(one.amount) } else { one.amount.to_string() };
            format!("{}: {amount}", one.organisation)
        }))
    }
}

fn joined(parts: impl Iterator<Item = String>) -> String {
    joined_by("; ", parts)
}

fn joined_by(between: &str, parts: impl Iterator<Item = String>) -> String {
    parts.collect::<Vec<_>>().join(between)
}
