//! What a file says of a plan: each line is a new action, a changed one, one that stays as it is, or wrong.
//! Always: a line is matched by its number, else by its title; what a file does not say stays; the same file twice changes
//! nothing; a bad line stops no other.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use db::{Date, Uuid};

use super::columns;
use super::fields;
use super::queries::ActionRow;
use super::rules::{self, Act, State};
use super::save::{Around, Fields, MOST_ACTIONS};
use super::who::Team;
use super::whole::Whole;
use crate::kit::columns::Mapping;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::table::Line;
use crate::kit::{Language, format};
use crate::working_groups::queries::CycleRow;

/// A line that is left out, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineError {
    pub line: usize,
    pub column: &'static str,
    pub value: String,
    /// Key of a text.
    pub reason: &'static str,
}

/// An action as a line says it.
#[derive(Debug, Clone)]
pub struct Draft {
    pub line: usize,
    /// None for a new one.
    pub before: Option<ActionRow>,
    pub number: i64,
    pub fields: Fields,
    pub state: State,
    pub around: Around,
    /// Numbers of those that it waits for: some may be new themselves.
    pub waits: Vec<i64>,
    /// Columns that say something new.
    pub changes: Vec<&'static str>,
}

#[derive(Debug, Clone, Default)]
pub struct Report {
    pub lines: usize,
    pub unchanged: usize,
    /// New ones and changed ones, in the order of the file.
    pub drafts: Vec<Draft>,
    pub errors: Vec<LineError>,
    /// Dependencies that would go in a circle: nothing is taken in until they do not.
    pub circle: Option<Vec<i64>>,
}

/// What is known before a file is read.
pub struct Ground<'g> {
    /// In which amounts are typed.
    pub language: Language,
    pub cycle: &'g CycleRow,
    pub team: &'g Team,
    pub whole: &'g Whole,
    /// Actions of which a deliverable is being tried.
    pub tried: &'g HashSet<Uuid>,
    pub mapping: &'g Mapping,
    pub today: Date,
}

type Wrong = (&'static str, &'static str);

pub fn read(ground: &Ground<'_>, lines: &[Line]) -> Report {
    let mut report = Report { lines: lines.len(), ..Report::default() };
    let last = ground.whole.actions.iter().map(|action| action.number).max().unwrap_or(0);
    let (mut next, mut seen, mut count) = (last + 1, BTreeSet::new(), ground.whole.actions.len());
    for line in lines {
        match draft(ground, line, next, &seen) {
            Ok(draft) if draft.before.is_none() && count >= MOST_ACTIONS => {
                report.errors.push(error(ground, line, ("title", "actions-import-full")));
                drop(draft);
            }
            Ok(draft) => {
                seen.insert(draft.number);
                next = next.max(draft.number + 1);
                count += usize::from(draft.before.is_none());
                report.drafts.push(draft);
            }
            Err(wrong) => report.errors.push(error(ground, line, wrong)),
        }
    }
    settle(ground, lines, &mut report);
    report
}

fn error(ground: &Ground<'_>, line: &Line, (column, reason): Wrong) -> LineError {
    let value = ground.mapping.cell(&line.cells, column).chars().take(300).collect();
    LineError { line: line.number, column, value, reason }
}

/// What can only be said once every line was read: whether what an action waits for is there and over, and circles.
fn settle(ground: &Ground<'_>, lines: &[Line], report: &mut Report) {
    let mut states: BTreeMap<i64, State> = ground.whole.actions.iter().map(|action| (action.number, action.state)).collect();
    states.extend(report.drafts.iter().map(|draft| (draft.number, draft.state)));
    let wrong = |draft: &Draft| {
        let from = draft.before.as_ref().map_or(State::ToCome, |before| before.state);
        let is_unknown = draft.waits.iter().any(|number| !states.contains_key(number) || *number == draft.number);
        let waits = draft.waits.iter().any(|number| states.get(number).is_some_and(|state| !state.is_over()));
        match (is_unknown, rules::begins(from, draft.state) && waits) {
            (true, _) => Some(("after", "actions-import-after")),
            (false, true) => Some(("state", "actions-import-waits")),
            (false, false) => None,
        }
    };
    let (mut kept, mut errors) = (Vec::new(), Vec::new());
    for draft in std::mem::take(&mut report.drafts) {
        match (wrong(&draft), lines.iter().find(|line| line.number == draft.line)) {
            (Some(wrong), Some(line)) => errors.push(error(ground, line, wrong)),
            _ => kept.push(draft),
        }
    }
    report.errors.extend(errors);
    report.errors.sort_by_key(|error| error.line);
    let said: BTreeSet<i64> = kept.iter().map(|draft| draft.number).collect();
    let actions = ground.whole.actions.iter().filter(|action| !said.contains(&action.number));
    let mut waits: Vec<(i64, i64)> = actions
        .flat_map(|action| ground.whole.waits_of(action.id).into_iter().map(|other| (action.number, other)))
        .collect();
    waits.extend(kept.iter().flat_map(|draft| draft.waits.iter().map(|other| (draft.number, *other))));
    report.circle = rules::circle(&waits);
    let (changed, same): (Vec<Draft>, Vec<Draft>) =
        kept.into_iter().partition(|draft| draft.before.is_none() || !draft.changes.is_empty());
    (report.drafts, report.unchanged) = (changed, same.len());
}

fn draft(ground: &Ground<'_>, line: &Line, next: i64, seen: &BTreeSet<i64>) -> Result<Draft, Wrong> {
    let cell = |code: &str| columns::plain(ground.mapping.cell(&line.cells, code));
    let title = cell("title");
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        return Err(("title", "actions-import-title"));
    }
    let typed = match cell("number") {
        "" => None,
        number => {
            Some(number.parse().ok().filter(|n| (1..=100_000).contains(n)).ok_or(("number", "actions-import-number"))?)
        }
    };
    let known = matched(ground, typed, title);
    let number = known.map(|action| action.number).or(typed).unwrap_or(next);
    if seen.contains(&number) {
        return Err(("number", "actions-import-twice"));
    }
    let mut draft = match known {
        Some(action) => of_action(ground, action),
        None => blank(ground, title),
    };
    draft.line = line.number;
    draft.number = number;
    for field in columns::FIELDS {
        let (code, cell) = (field.code, cell(field.code));
        let is_said = ground.mapping.column(code).is_some() && code != "number";
        // Whatever a cell says, as it was taken away it changes nothing.
        let is_same =
            |language| known.is_some_and(|action| same(&ground.whole.cell(language, action, code, ground.today), cell));
        if !is_said || is_same(Language::Fr) || is_same(Language::En) {
            continue;
        }
        if apply(ground, &mut draft, code, cell).map_err(|reason| (code, reason))? {
            draft.changes.push(code);
        }
    }
    if draft.fields.due_on < draft.fields.starts_on {
        return Err(("due_on", "actions-import-due"));
    }
    if draft.state == State::Done
        && draft.before.as_ref().is_some_and(|before| before.state != State::Done && ground.tried.contains(&before.id))
    {
        return Err(("state", "actions-import-tried"));
    }
    Ok(draft)
}

fn same(kept: &str, typed: &str) -> bool {
    kept.trim().replace("\r\n", "\n") == typed.trim()
}

fn matched<'g>(ground: &Ground<'g>, number: Option<i64>, title: &str) -> Option<&'g ActionRow> {
    let actions = &ground.whole.actions;
    let by_number = number.and_then(|number| actions.iter().find(|action| action.number == number));
    by_number.or_else(|| {
        let key = format::name_key(title);
        let mut named = actions.iter().filter(|action| format::name_key(&action.title) == key);
        // Two of one title are told apart by their numbers alone.
        named.next().filter(|_| named.next().is_none())
    })
}

fn of_action(ground: &Ground<'_>, action: &ActionRow) -> Draft {
    let whole = ground.whole;
    let own = action.id;
    let contributors = whole.contributors.iter().filter(|one| one.action_id == own).map(|one| one.person_id);
    let resources = whole.resources.iter().filter(|one| one.action_id == own).map(|one| {
        let kind = if one.kind == "money" { "money" } else { "hours" };
        (one.organisation_id, kind, one.amount)
    });
    let deliverables = whole.deliverables.iter().filter(|one| one.action_id == own);
    Draft {
        line: 0,
        number: action.number,
        fields: Fields::of(action),
        state: action.state,
        around: Around {
            contributors: contributors.collect(),
            waits: Vec::new(),
            resources: resources.collect(),
            deliverables: deliverables.map(|one| (Some(one.id), one.title.clone(), one.kind.clone())).collect(),
        },
        waits: whole.waits_of(own),
        changes: Vec::new(),
        before: Some(action.clone()),
    }
}

fn blank(ground: &Ground<'_>, title: &str) -> Draft {
    let starts_on = ground.today.max(ground.cycle.starts_on);
    Draft {
        line: 0,
        before: None,
        number: 0,
        fields: Fields {
            orientation: None,
            title: title.to_owned(),
            text: String::new(),
            person: None,
            organisation: None,
            starts_on,
            due_on: starts_on,
        },
        state: State::ToCome,
        around: Around::default(),
        waits: Vec::new(),
        changes: Vec::new(),
    }
}

/// Takes one cell; whether it says something new.
fn apply(ground: &Ground<'_>, draft: &mut Draft, code: &str, cell: &str) -> Result<bool, &'static str> {
    let before = draft.clone();
    match code {
        "title" => cell.clone_into(&mut draft.fields.title),
        "text" => cell.clone_into(&mut draft.fields.text),
        "orientation" => {
            draft.fields.orientation = named(&ground.whole.orientations, cell).ok_or("actions-import-orientation")?
        }
        "organisation" => {
            draft.fields.organisation = named(&ground.team.organisations, cell).ok_or("actions-import-organisation")?;
        }
        "person" => person(ground, draft, cell)?,
        "contributors" => {
            let people = columns::parts(cell).map(|name| one_of(ground, name, None).ok_or("actions-import-person"));
            draft.around.contributors = people.collect::<Result<_, _>>()?;
        }
        "starts_on" if cell.is_empty() => {}
        "starts_on" => draft.fields.starts_on = day(ground, cell)?,
        "due_on" => due(ground, draft, cell)?,
        "state" if cell.is_empty() => {}
        "state" => state(draft, cell)?,
        "after" => draft.waits = fields::numbers(cell).ok_or("actions-import-after")?,
        "hours" | "money" => resources(ground, draft, code, cell)?,
        _ => deliverables(draft, cell)?,
    }
    Ok(draft.fields != before.fields
        || draft.state != before.state
        || draft.waits != before.waits
        || draft.around != before.around)
}

fn day(ground: &Ground<'_>, cell: &str) -> Result<Date, &'static str> {
    columns::day(cell).filter(|day| fields::is_within(*day, fields::reach(ground.cycle))).ok_or("actions-import-date")
}

/// A new action that does not say when it starts starts no later than it is due.
fn due(ground: &Ground<'_>, draft: &mut Draft, cell: &str) -> Result<(), &'static str> {
    draft.fields.due_on = day(ground, cell)?;
    if draft.before.is_none() && ground.mapping.column("starts_on").is_none() {
        draft.fields.starts_on = draft.fields.starts_on.min(draft.fields.due_on);
    }
    Ok(())
}

fn state(draft: &mut Draft, cell: &str) -> Result<(), &'static str> {
    let state = columns::state(cell).ok_or("actions-import-state")?;
    let from = draft.before.as_ref().map_or(State::ToCome, |before| before.state);
    if state != from && rules::after(from, Act::to(state)).is_err() {
        return Err("actions-import-state-refused");
    }
    draft.state = state;
    Ok(())
}

/// An id by its name; no name is none.
fn named(known: &[(Uuid, String)], cell: &str) -> Option<Option<Uuid>> {
    if cell.is_empty() {
        return Some(None);
    }
    let key = format::name_key(cell);
    known.iter().find(|(_, name)| format::name_key(name) == key).map(|(id, _)| Some(*id))
}

fn person(ground: &Ground<'_>, draft: &mut Draft, cell: &str) -> Result<(), &'static str> {
    if cell.is_empty() {
        draft.fields.person = None;
        return Ok(());
    }
    let person = one_of(ground, cell, draft.fields.organisation).ok_or("actions-import-person")?;
    draft.fields.person = Some(person);
    // In whose name, where the file does not say.
    if ground.mapping.column("organisation").is_none() {
        draft.fields.organisation = ground.team.of_person(person).and_then(|candidate| candidate.organisation);
    }
    Ok(())
}

/// Somebody of the group by name; of two of one name, the one who comes for the organisation.
fn one_of(ground: &Ground<'_>, name: &str, organisation: Option<Uuid>) -> Option<Uuid> {
    let key = format::name_key(name);
    let mut found: Vec<Uuid> =
        ground.team.names.iter().filter(|(_, name)| format::name_key(name) == key).map(|(id, _)| *id).collect();
    if found.len() > 1 {
        let comes_for = |person: &Uuid| {
            let mut candidates = ground.team.candidates.iter();
            candidates.any(|one| one.person == Some(*person) && one.organisation == organisation)
        };
        found.retain(comes_for);
    }
    match found.as_slice() {
        [only] => Some(*only),
        _ => None,
    }
}

/// `Ville de Rivemont: 40; CHU Beauval: 12`; what one organisation gives may stand alone where the action has one.
fn resources(ground: &Ground<'_>, draft: &mut Draft, code: &str, cell: &str) -> Result<(), &'static str> {
    let (kind, wrong) = if code == "money" { ("money", "actions-import-money") } else { ("hours", "actions-import-hours") };
    draft.around.resources.retain(|(_, other, _)| *other != kind);
    for part in columns::parts(cell) {
        let (name, amount) = part.rsplit_once(':').unwrap_or(("", part));
        let organisation = match name.trim() {
            "" => draft.fields.organisation,
            name => named(&ground.team.organisations, name).flatten(),
        };
        let read = if kind == "money" { fields::coins(amount, ground.language) } else { fields::hours(amount) };
        let (organisation, amount) = (organisation.ok_or("actions-import-organisation")?, read.ok_or(wrong)?);
        if draft.around.resources.iter().any(|(id, other, _)| (*id, *other) == (organisation, kind)) {
            return Err(wrong);
        }
        if amount > 0 {
            draft.around.resources.push((organisation, kind, amount));
        }
    }
    Ok(())
}

/// Adds those that are not there yet, and takes none away.
fn deliverables(draft: &mut Draft, cell: &str) -> Result<(), &'static str> {
    for part in columns::parts(cell) {
        let (title, kind) = columns::deliverable(part);
        if title.is_empty() || title.chars().count() > TITLE_LIMIT || draft.around.deliverables.len() >= 20 {
            return Err("actions-import-deliverable");
        }
        let key = format::name_key(&title);
        if !draft.around.deliverables.iter().any(|(_, known, _)| format::name_key(known) == key) {
            draft.around.deliverables.push((None, title, kind.to_owned()));
        }
    }
    Ok(())
}
