//! Who may answer for an action and in whose name, and who may help with it.

use db::{Date, Run, Uuid};

use super::queries::ActionRow;
use crate::kit::{Language, Result};
use crate::spaces;
use crate::working_groups::Group;
use crate::working_groups::queries as groups;

/// Somebody in the name of an organisation, somebody in nobody's, or an organisation that has not said who.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub person: Option<Uuid>,
    pub organisation: Option<Uuid>,
    pub label: String,
}

impl Candidate {
    /// By which a form names it.
    pub fn code(&self) -> String {
        code(self.person, self.organisation)
    }
}

pub fn code(person: Option<Uuid>, organisation: Option<Uuid>) -> String {
    let word = |id: Option<Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    if person.is_none() && organisation.is_none() {
        String::new()
    } else {
        format!("{}.{}", word(person), word(organisation))
    }
}

/// Who can be named in a plan.
#[derive(Debug, Clone, Default)]
pub struct Team {
    pub candidates: Vec<Candidate>,
    /// Everybody who is in the group, with their organisation.
    pub people: Vec<(Uuid, String)>,
    /// The same by their names alone.
    pub names: Vec<(Uuid, String)>,
    /// The organisations that take part.
    pub organisations: Vec<(Uuid, String)>,
}

impl Team {
    pub async fn of(run: &impl Run, language: Language, group: &Group, today: Date) -> Result<Self> {
        let participants = groups::participants(run, group.id(), today).await?;
        let delegates = groups::delegates(run, group.id()).await?;
        let members = spaces::queries::people(run, group.id()).await?;
        let mut team = Self::default();
        for participant in participants {
            let id = participant.organisation_id;
            for delegate in delegates.iter().filter(|delegate| delegate.organisation_id == id) {
                let label = format!("{} · {}", participant.name, delegate.name);
                team.candidates.push(Candidate {
                    person: Some(delegate.person_id),
                    organisation: Some(id),
                    label: label.clone(),
                });
                if !team.people.iter().any(|(person, _)| *person == delegate.person_id) {
                    team.people.push((delegate.person_id, label));
                    team.names.push((delegate.person_id, delegate.name.clone()));
                }
            }
            let label = language.one("actions-who-open", "organisation", participant.name.as_str());
            team.candidates.push(Candidate { person: None, organisation: Some(id), label });
            team.organisations.push((id, participant.name));
        }
        for (person, name) in members {
            if !team.people.iter().any(|(known, _)| *known == person) {
                team.candidates.push(Candidate { person: Some(person), organisation: None, label: name.clone() });
                team.people.push((person, name.clone()));
                team.names.push((person, name));
            }
        }
        Ok(team)
    }

    /// Whoever answers for an action already can go on to, even after they left.
    pub fn with(mut self, action: &ActionRow) -> Self {
        let (person, organisation) = (action.person_id, action.organisation_id);
        if (person.is_some() || organisation.is_some()) && self.named(&code(person, organisation)).is_none() {
            let names = [action.organisation.as_deref(), action.person.as_deref()];
            let label = names.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            self.candidates.push(Candidate { person, organisation, label });
        }
        self
    }

    pub fn named(&self, code: &str) -> Option<&Candidate> {
        self.candidates.iter().find(|candidate| candidate.code() == code)
    }

    /// The first name under which somebody is a candidate.
    pub fn of_person(&self, person: Uuid) -> Option<&Candidate> {
        self.candidates.iter().find(|candidate| candidate.person == Some(person))
    }
}
