//! What a form says of a tool: shown, read, and filled from what is kept. `fields.html` draws it, for the pages of the library
//! and for those on which a deliverable is published.

use db::Uuid;

use super::queries::{self, Choice, Maker, ToolRow};
use super::rules;
use super::save::NewTool;
use crate::catalogue::market::Reference;
use crate::kit::form::TITLE_LIMIT;
use crate::kit::{App, Form, Result, Viewer, format};
use crate::working_groups::queries::{self as groups, Participant};

/// Organisations that may share the making of a tool.
const MOST_MAKERS: usize = 60;
/// Empty lines for more of them.
const MORE_MAKERS: usize = 2;
/// Longer than any address that people paste.
const LONGEST_ADDRESS: usize = 2000;

pub struct Fields {
    pub families: Vec<Family>,
    /// In whose name it may be put there; none where the group is settled.
    pub groups: Vec<Choice>,
    /// Name of an organisation, and what it spent as it was typed.
    pub makers: Vec<(String, String)>,
    /// Nobody has said a use of it: its currency may still be another.
    pub currency_is_open: bool,
}

pub struct Family {
    pub name: String,
    pub leaves: Vec<(String, String)>,
}

impl Family {
    pub fn is_chosen(&self, form: &Form) -> bool {
        self.leaves.iter().any(|(id, _)| form.has("categories", id))
    }
}

impl Fields {
    pub fn new(reference: &Reference, viewer: &Viewer, form: &Form, groups: Vec<Choice>, currency_is_open: bool) -> Self {
        let name = |id: &Uuid| reference.category_name(*id, viewer.language).to_owned();
        let family = |id: &Uuid| Family {
            name: name(id),
            leaves: reference.categories.children(*id).iter().map(|leaf| (leaf.to_string(), name(leaf))).collect(),
        };
        let costs = form.values("cost").iter().cloned().chain(std::iter::repeat(String::new()));
        let mut makers: Vec<_> = form.values("maker").iter().cloned().zip(costs).collect();
        makers.retain(|(name, cost)| !name.trim().is_empty() || !cost.trim().is_empty());
        makers.extend(std::iter::repeat_n((String::new(), String::new()), MORE_MAKERS));
        Self { families: reference.families().iter().map(family).collect(), groups, makers, currency_is_open }
    }

    pub fn kinds(&self) -> [&'static str; 5] {
        rules::KINDS
    }

    pub fn licences(&self) -> [&'static str; 6] {
        rules::LICENCES
    }

    pub fn visibilities(&self) -> [&'static str; 2] {
        rules::VISIBILITIES
    }

    pub fn currencies(&self) -> [&'static str; 2] {
        rules::CURRENCIES
    }
}

/// A form for a tool that a working group made: its currency, its categories, and who takes part.
pub fn blank(form: &mut Form, viewer: &Viewer, currency: &str, makers: &[Participant]) {
    for (name, value) in [
        ("kind", "tool"),
        ("licence", "cc_by"),
        ("visibility", "network"),
        ("language", viewer.language.code()),
        ("currency", currency),
    ] {
        form.set(name, value);
    }
    form.set_all("maker", makers.iter().map(|maker| maker.name.as_str()));
    form.set_all("cost", makers.iter().map(|_| ""));
}

/// The form of a tool as it is kept.
pub fn filled(form: &mut Form, tool: &ToolRow, categories: &[Uuid], makers: &[Maker]) {
    for (name, value) in [
        ("_version", tool.version.to_string()),
        ("group", tool.group_id.map(|group| group.to_string()).unwrap_or_default()),
        ("title", tool.title.clone()),
        ("summary", tool.summary.clone()),
        ("kind", tool.kind.clone()),
        ("licence", tool.licence.clone()),
        ("language", tool.language.clone()),
        ("visibility", tool.visibility.clone()),
        ("currency", tool.currency.clone()),
    ] {
        form.set(name, value);
    }
    form.set_all("categories", categories.iter().map(Uuid::to_string));
    form.set_all("maker", makers.iter().map(|maker| maker.name.as_str()));
    form.set_all("cost", makers.iter().map(|maker| format::typed_cents(maker.cost)));
}

/// In whose name a form puts a tool in the library.
pub enum Owner<'a> {
    /// It is settled: the group of a deliverable.
    Settled(Uuid),
    /// One of these groups; none only for coordinators, or where it is none already.
    OneOf(&'a [Choice], bool),
}

/// The tool as the form says it, or nothing and the form with its mistakes.
pub async fn read(
    app: &App,
    reference: &Reference,
    viewer: &Viewer,
    form: &mut Form,
    owner: Owner<'_>,
) -> Result<Option<NewTool>> {
    let say = |key: &str| viewer.language.t(key);
    let group = match owner {
        Owner::Settled(group) => Some(group),
        Owner::OneOf(groups, may_be_none) => {
            let chosen: Option<Uuid> = form.value("group").parse().ok();
            let known = chosen.filter(|chosen| groups.iter().any(|group| group.id == *chosen));
            if known.is_none() && !(may_be_none && form.value("group").is_empty()) {
                form.refuse("group", say("library-choose-listed"));
            }
            known
        }
    };
    let title = form.trimmed("title").to_owned();
    if title.is_empty() || title.chars().count() > TITLE_LIMIT {
        form.refuse("title", say("library-title-wrong"));
    }
    if form.trimmed("summary").is_empty() {
        form.refuse("summary", say("library-summary-missing"));
    }
    for (field, known) in [
        ("kind", &rules::KINDS[..]),
        ("licence", &rules::LICENCES),
        ("language", &["fr", "en"]),
        ("visibility", &rules::VISIBILITIES),
        ("currency", &rules::CURRENCIES),
    ] {
        if !known.contains(&form.value(field)) {
            form.refuse(field, say("library-choose-listed"));
        }
    }
    let categories: Vec<Uuid> = form.values("categories").iter().filter_map(|id| id.parse().ok()).collect();
    let categories = categories.into_iter().filter(|id| reference.categories.get(*id).is_some()).collect();
    let makers = makers(app, viewer, form).await?;
    if !form.is_sound() {
        return Ok(None);
    }
    let value = |name: &str| form.trimmed(name).to_owned();
    Ok(Some(NewTool {
        group,
        title,
        summary: value("summary"),
        kind: value("kind"),
        licence: value("licence"),
        language: value("language"),
        visibility: value("visibility"),
        currency: value("currency"),
        categories,
        makers,
    }))
}

/// Who made it and what each spent: a line without an amount is of an organisation that had no part in it.
async fn makers(app: &App, viewer: &Viewer, form: &mut Form) -> Result<Vec<(Uuid, i64)>> {
    let typed: Vec<(String, String)> = form
        .values("maker")
        .iter()
        .zip(form.values("cost"))
        .map(|(name, cost)| (name.trim().to_owned(), cost.trim().to_owned()))
        .filter(|(_, cost)| !cost.is_empty())
        .take(MOST_MAKERS)
        .collect();
    let names: Vec<String> = typed.iter().map(|(name, _)| name.clone()).collect();
    let known = queries::organisations_named(&app.db, &names).await?;
    let mut makers: Vec<(Uuid, i64)> = Vec::new();
    for (name, cost) in typed {
        let amount = format::parse_cents(&cost, viewer.language);
        match (known.get(&format::sort_key(&name)), amount) {
            (None, _) => form.refuse("makers", viewer.language.one("library-maker-unknown", "name", name)),
            (_, None) => form.refuse("makers", viewer.language.one("library-cost-wrong", "cost", cost)),
            (Some(id), Some(amount)) if makers.iter().all(|(maker, _)| maker != id) => makers.push((*id, amount)),
            _ => form.refuse("makers", viewer.language.one("library-maker-twice", "name", name)),
        }
    }
    Ok(makers)
}

/// What a group that makes tools counts its money in, and who takes part in it.
pub async fn of_group(app: &App, group: Uuid) -> Result<(String, Vec<Participant>)> {
    let today = app.clock.now().to_zoned(jiff::tz::TimeZone::UTC).date();
    let row = groups::find(&app.db, group).await?;
    Ok((row.currency, groups::participants(&app.db, group, today).await?))
}

/// An address elsewhere, as a form gives it: sound, or said why not.
pub fn read_address(viewer: &Viewer, form: &mut Form, field: &str) -> String {
    let address = form.trimmed(field).to_owned();
    if !address.is_empty() && !is_address(&address) {
        form.refuse(field, viewer.language.t("library-address-wrong"));
    }
    address
}

/// `https://host/…`, in one piece.
fn is_address(address: &str) -> bool {
    let host = address.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let is_plain =
        |letter: char| !letter.is_whitespace() && !letter.is_control() && !matches!(letter, '"' | '<' | '>' | '\\');
    host.contains('.') && !host.contains('@') && address.len() <= LONGEST_ADDRESS && address.chars().all(is_plain)
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn an_address_is_whole_and_leads_where_it_says() {
        for sound in ["https://exemple.org", "https://exemple.org/a?b=c#d", "https://x.exemple.org:8443/é"] {
            assert!(is_address(sound), "{sound}");
        }
        for wrong in [
            "",
            "exemple.org",
            "http://exemple.org",
            "javascript:alert(1)",
            "https://",
            "https://localhost/x",
            "https://banque.org@mal.org/",
            "https://exemple.org/a b",
            "https://exemple.org/\"><script>",
        ] {
            assert!(!is_address(wrong), "{wrong}");
        }
        assert!(!is_address(&format!("https://exemple.org/{}", "a".repeat(2000))));
    }
}
