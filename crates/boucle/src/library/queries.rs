//! Tools, their versions, uses and requests, as they are read.

use std::collections::{BTreeMap, HashMap};

use db::{Date, Run, Timestamp, Uuid, args, row, sql};

use super::rules::{self, Avoided, Estimates};
use crate::kit::viewer::Viewer;
use crate::kit::{Error, Result, files, format};

row! {
    #[derive(Debug, Clone)]
    pub struct ToolLine {
        pub id: Uuid,
        pub title: String,
        pub summary: String,
        pub kind: String,
        pub licence: String,
        pub language: String,
        pub visibility: String,
        pub currency: String,
        pub last_number: i64,
        pub published_at: Timestamp,
        pub users: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct ToolRow {
        pub id: Uuid,
        pub group_id: Option<Uuid>,
        pub deliverable_id: Option<Uuid>,
        pub title: String,
        pub summary: String,
        pub kind: String,
        pub licence: String,
        pub language: String,
        pub visibility: String,
        pub currency: String,
        pub last_number: i64,
        pub published_at: Timestamp,
        pub users: i64,
        pub created_by: Option<Uuid>,
        pub updated_at: Timestamp,
        pub retired_at: Option<Timestamp>,
        pub version: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct VersionRow {
        pub number: i64,
        pub text: String,
        pub file_digest: Option<Vec<u8>>,
        pub file_name: String,
        pub file_size: i64,
        pub file_kind: String,
        pub address: String,
        pub tried_id: Option<Uuid>,
        pub published_by: Option<String>,
        pub published_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Maker {
        pub organisation_id: Uuid,
        pub name: String,
        pub cost: i64,
    }
}
row! {
    // What an organisation says of its use.
    #[derive(Debug, Clone)]
    pub struct UseRow {
        pub id: Uuid,
        pub number: i64,
        pub organisation_id: Uuid,
        pub organisation: String,
        pub used_for: String,
        pub outcome: String,
        pub would_have_cost: Option<i64>,
        pub bought_for: Option<i64>,
        pub used_on: Date,
        pub at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct RequestRow {
        pub id: Uuid,
        pub tool_id: Uuid,
        pub person_id: Option<Uuid>,
        pub person: Option<String>,
        pub organisation: Option<String>,
        pub text: String,
        pub at: Timestamp,
        pub answer: String,
        pub outcome: Option<String>,
        pub answered_by: Option<String>,
        pub answered_at: Option<Timestamp>,
    }
}
row! {
    // A tool that a working group published.
    #[derive(Debug, Clone)]
    pub struct ToolOf {
        pub id: Uuid,
        pub title: String,
        pub kind: String,
        pub published_at: Timestamp,
        // how often a use was said, and by how many organisations
        pub uses: i64,
        pub users: i64,
    }
}
row! {
    struct Estimated {
        tool_id: Uuid,
        currency: String,
        users: i64,
        count: i64,
        sum: i64,
    }
}
row! {
    // What was bought with the tools of a working group, in the currency's smallest coin.
    #[derive(Debug, Clone)]
    pub struct Bought {
        pub currency: String,
        pub count: i64,
        pub sum: i64,
    }
}
row! {
    struct Cost {
        tool_id: Uuid,
        cost: i64,
    }
}
row! {
    struct SumRow {
        count: i64,
        sum: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Choice {
        pub id: Uuid,
        pub name: String,
    }
}
row! {
    struct Named {
        id: Uuid,
        name_key: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Reader {
        pub person_id: Uuid,
        pub email: String,
        pub language: String,
    }
}

/// What a list shows: of the words, each is in the title or the summary; a visitor sees what is public.
macro_rules! shown {
    ($order:literal) => {
        concat!(
            "SELECT t.id, t.title, t.summary, t.kind, t.licence, t.language, t.visibility, t.currency,
                t.last_number, t.published_at, t.users
            FROM tool t WHERE t.retired_at IS NULL AND (t.visibility = 'public' OR $1)
                AND t.words LIKE $2 ESCAPE '!' AND t.words LIKE $3 ESCAPE '!' AND t.words LIKE $4 ESCAPE '!'
                AND ($5 = '' OR t.kind = $5) AND ($6 = '' OR t.language = $6)
                AND ($7 OR t.id IN (SELECT x.tool_id FROM tool_category x WHERE x.category_id = ANY($8))) ",
            $order
        )
    };
}

sql! {
    NEWEST: ToolLine = shown!("AND (t.published_at, t.id) < ($9, $10) ORDER BY t.published_at DESC, t.id DESC LIMIT $11");
    MOST_USED: ToolLine = shown!(
        "AND (t.users, t.published_at, t.id) < ($9, $10, $11) ORDER BY t.users DESC, t.published_at DESC, t.id DESC LIMIT $12");
    BY_TITLE: ToolLine = shown!("AND (t.title_key, t.id) > ($9, $10) ORDER BY t.title_key, t.id LIMIT $11");
    COUNT: i64 = "
        SELECT count(*) AS n FROM tool t WHERE t.retired_at IS NULL AND (t.visibility = 'public' OR $1)
            AND t.words LIKE $2 ESCAPE '!' AND t.words LIKE $3 ESCAPE '!' AND t.words LIKE $4 ESCAPE '!'
            AND ($5 = '' OR t.kind = $5) AND ($6 = '' OR t.language = $6)
            AND ($7 OR t.id IN (SELECT x.tool_id FROM tool_category x WHERE x.category_id = ANY($8)))";
    FIND: ToolRow = "
        SELECT id, group_id, deliverable_id, title, summary, kind, licence, language, visibility, currency, last_number,
            published_at, users, created_by, updated_at, retired_at, version
        FROM tool WHERE id = $1";
    OF_DELIVERABLE: Uuid = "SELECT id FROM tool WHERE deliverable_id = $1";
    VERSIONS: VersionRow = "
        SELECT v.number, v.text, v.file_digest, v.file_name, v.file_size, v.file_kind, v.address, v.tried_id,
            p.name AS published_by, v.published_at
        FROM tool_version v LEFT JOIN person p ON p.id = v.published_by
        WHERE v.tool_id = $1 ORDER BY v.number DESC LIMIT 200";
    VERSION: VersionRow = "
        SELECT v.number, v.text, v.file_digest, v.file_name, v.file_size, v.file_kind, v.address, v.tried_id,
            p.name AS published_by, v.published_at
        FROM tool_version v LEFT JOIN person p ON p.id = v.published_by WHERE v.tool_id = $1 AND v.number = $2";
    CATEGORIES: Uuid = "SELECT category_id FROM tool_category WHERE tool_id = $1 ORDER BY category_id";
    MAKERS: Maker = "
        SELECT m.organisation_id, o.name, m.cost FROM tool_maker m JOIN organisation o ON o.id = m.organisation_id
        WHERE m.tool_id = $1 ORDER BY o.name_key, o.id";
    USES: UseRow = "
        SELECT u.id, u.number, u.organisation_id, o.name AS organisation, u.used_for, u.outcome, u.would_have_cost,
            u.bought_for, u.used_on, u.at
        FROM tool_use u JOIN organisation o ON o.id = u.organisation_id
        WHERE u.tool_id = $1 AND (u.used_on, u.id) < ($2, $3) ORDER BY u.used_on DESC, u.id DESC LIMIT $4";
    USE: UseRow = "
        SELECT u.id, u.number, u.organisation_id, o.name AS organisation, u.used_for, u.outcome, u.would_have_cost,
            u.bought_for, u.used_on, u.at
        FROM tool_use u JOIN organisation o ON o.id = u.organisation_id WHERE u.tool_id = $1 AND u.id = $2";
    // Of an organisation that gave several estimates, the last counts.
    ESTIMATES: SumRow = "
        SELECT count(*) AS count, CAST(COALESCE(sum(u.would_have_cost), 0) AS BIGINT) AS sum
        FROM tool_use u WHERE u.tool_id = $1 AND u.would_have_cost IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM tool_use n WHERE n.tool_id = u.tool_id AND n.organisation_id = u.organisation_id
                AND n.would_have_cost IS NOT NULL AND (n.at, n.id) > (u.at, u.id))";
    ALL_ESTIMATES: Estimated = "
        SELECT t.id AS tool_id, t.currency, t.users, count(*) AS count,
            CAST(COALESCE(sum(u.would_have_cost), 0) AS BIGINT) AS sum
        FROM tool t JOIN tool_use u ON u.tool_id = t.id
        WHERE u.would_have_cost IS NOT NULL AND (t.visibility = 'public' OR $1)
            AND (CAST($2 AS UUID) IS NULL OR t.group_id = $2)
            AND NOT EXISTS (SELECT 1 FROM tool_use n WHERE n.tool_id = u.tool_id AND n.organisation_id = u.organisation_id
                AND n.would_have_cost IS NOT NULL AND (n.at, n.id) > (u.at, u.id))
        GROUP BY t.id, t.currency, t.users HAVING count(*) >= 2 ORDER BY t.id";
    BOUGHT: Bought = "
        SELECT t.currency, count(*) AS count, CAST(sum(u.bought_for) AS BIGINT) AS sum
        FROM tool t JOIN tool_use u ON u.tool_id = t.id
        WHERE t.group_id = $1 AND u.bought_for IS NOT NULL AND u.used_on >= $2 AND u.used_on <= $3
        GROUP BY t.currency ORDER BY t.currency";
    COSTS: Cost = "
        SELECT tool_id, CAST(sum(cost) AS BIGINT) AS cost FROM tool_maker GROUP BY tool_id ORDER BY tool_id";
    DOWNLOADS: i64 = "
        SELECT CAST(COALESCE(sum(count), 0) AS BIGINT) AS n FROM tool_download WHERE tool_id = $1";
    REQUESTS: RequestRow = "
        SELECT r.id, r.tool_id, r.person_id, p.name AS person, o.name AS organisation, r.text, r.at, r.answer, r.outcome,
            a.name AS answered_by, r.answered_at
        FROM tool_request r LEFT JOIN person p ON p.id = r.person_id LEFT JOIN organisation o ON o.id = r.organisation_id
            LEFT JOIN person a ON a.id = r.answered_by
        WHERE r.tool_id = $1 ORDER BY r.at DESC, r.id DESC LIMIT 100";
    REQUEST: RequestRow = "
        SELECT r.id, r.tool_id, r.person_id, p.name AS person, o.name AS organisation, r.text, r.at, r.answer, r.outcome,
            a.name AS answered_by, r.answered_at
        FROM tool_request r LEFT JOIN person p ON p.id = r.person_id LEFT JOIN organisation o ON o.id = r.organisation_id
            LEFT JOIN person a ON a.id = r.answered_by
        WHERE r.tool_id = $1 AND r.id = $2";
    OF_GROUP: ToolOf = "
        SELECT t.id, t.title, t.kind, t.published_at, (SELECT count(*) FROM tool_use u WHERE u.tool_id = t.id) AS uses, t.users
        FROM tool t WHERE t.group_id = $1 AND t.retired_at IS NULL ORDER BY t.title_key, t.id";
    // Working groups that somebody leads; coordinators of the network lead all.
    LED: Choice = "
        SELECT s.id, s.title AS name FROM working_group g JOIN space s ON s.id = g.id
        WHERE g.state <> 'declined' AND ($2 OR EXISTS (SELECT 1 FROM space_member m
            WHERE m.space_id = s.id AND m.person_id = $1 AND m.until IS NULL AND m.role = 'coordinator'))
        ORDER BY s.title_key, s.id LIMIT 500";
    GROUP_CATEGORIES: Uuid = "
        SELECT category_id FROM working_group_category WHERE group_id = $1 ORDER BY category_id";
    LEADS: Uuid = "
        SELECT person_id FROM space_member
        WHERE space_id = $1 AND person_id = $2 AND until IS NULL AND role = 'coordinator'";
    // Who says a use of it is told of its next version.
    USERS: Reader = "
        SELECT DISTINCT p.id AS person_id, p.email, p.language FROM tool_use u JOIN person p ON p.id = u.person_id
        WHERE u.tool_id = $1 AND p.erased_at IS NULL ORDER BY p.email LIMIT 2000";
    // Who answers requests: who leads the group that made it, or, where it has none, who put it there.
    KEEPERS: Reader = "
        SELECT p.id AS person_id, p.email, p.language FROM tool t JOIN space_member m ON m.space_id = t.group_id
            JOIN person p ON p.id = m.person_id
        WHERE t.id = $1 AND m.until IS NULL AND m.role = 'coordinator' AND p.erased_at IS NULL
        UNION SELECT p.id AS person_id, p.email, p.language FROM tool t JOIN person p ON p.id = t.created_by
        WHERE t.id = $1 AND t.group_id IS NULL AND p.erased_at IS NULL";
    READER: Reader = "SELECT id AS person_id, email, language FROM person WHERE id = $1 AND erased_at IS NULL";
    DIGESTS: Vec<u8> = "SELECT DISTINCT file_digest FROM tool_version WHERE file_digest IS NOT NULL";
    NAMED: Named = "SELECT id, name_key FROM organisation WHERE name_key = ANY($1) ORDER BY name_key, id";
}

#[linkme::distributed_slice(files::NAMED)]
static VERSIONS_KEPT: files::Named =
    files::Named { digests: |app| Box::pin(async move { Ok(app.db.all(&DIGESTS, args![]).await?) }) };

/// In which order a list stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Newest,
    MostUsed,
    Title,
}

/// What somebody looks for in the library.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    pub words: String,
    /// Empty for all.
    pub kind: String,
    pub language: String,
    /// A category with all that is under it; none for all.
    pub categories: Option<Vec<Uuid>>,
}

impl Wanted {
    fn args(&self, viewer: &Viewer) -> db::Args {
        let [first, second, third] = patterns(&self.words);
        let (all, categories) = (self.categories.is_none(), self.categories.clone().unwrap_or_default());
        let (kind, language) = (self.kind.as_str(), self.language.as_str());
        args![viewer.person.is_some(), first, second, third, kind, language, all, categories]
    }
}

/// Of the words that somebody types the first three, each without its plural.
fn patterns(words: &str) -> [String; 3] {
    let folded = words_of(words);
    let mut words = folded.split_whitespace().map(|word| {
        let stem = if word.chars().count() > 3 { word.trim_end_matches(['s', 'x']) } else { word };
        format!("%{}%", stem.replace('!', "!!").replace('%', "!%").replace('_', "!_"))
    });
    let mut next = || words.next().unwrap_or_else(|| "%".to_owned());
    [next(), next(), next()]
}

/// A text as it is searched.
pub fn words_of(text: &str) -> String {
    format::folded(&text.to_lowercase())
}

/// A page of the library, after a line.
pub async fn list(
    run: &impl Run,
    viewer: &Viewer,
    wanted: &Wanted,
    order: Order,
    after: Option<&ToolRow>,
    most: i64,
) -> Result<Vec<ToolLine>> {
    let mut row = wanted.args(viewer);
    let statement = match order {
        Order::Newest => {
            let after = after.map_or((Timestamp::MAX, Uuid::max()), |line| (line.published_at, line.id));
            row.extend(args![after.0, after.1, most]);
            &NEWEST
        }
        Order::MostUsed => {
            let after =
                after.map_or((i64::MAX, Timestamp::MAX, Uuid::max()), |line| (line.users, line.published_at, line.id));
            row.extend(args![after.0, after.1, after.2, most]);
            &MOST_USED
        }
        Order::Title => {
            let after = after.map_or((String::new(), Uuid::nil()), |line| (format::sort_key(&line.title), line.id));
            row.extend(args![after.0, after.1, most]);
            &BY_TITLE
        }
    };
    Ok(run.all(statement, row).await?)
}

pub async fn count(run: &impl Run, viewer: &Viewer, wanted: &Wanted) -> Result<i64> {
    Ok(run.one(&COUNT, wanted.args(viewer)).await?)
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<ToolRow> {
    run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)
}

/// The tool that a deliverable became.
pub async fn of_deliverable(run: &impl Run, deliverable: Uuid) -> Result<Option<Uuid>> {
    Ok(run.optional(&OF_DELIVERABLE, args![deliverable]).await?)
}

/// The latest first.
pub async fn versions(run: &impl Run, tool: Uuid) -> Result<Vec<VersionRow>> {
    Ok(run.all(&VERSIONS, args![tool]).await?)
}

pub async fn version(run: &impl Run, tool: Uuid, number: i64) -> Result<VersionRow> {
    run.optional(&VERSION, args![tool, number]).await?.ok_or(Error::NotFound)
}

pub async fn categories(run: &impl Run, tool: Uuid) -> Result<Vec<Uuid>> {
    Ok(run.all(&CATEGORIES, args![tool]).await?)
}

/// By name.
pub async fn makers(run: &impl Run, tool: Uuid) -> Result<Vec<Maker>> {
    Ok(run.all(&MAKERS, args![tool]).await?)
}

/// The latest first, from before a day.
pub async fn uses(run: &impl Run, tool: Uuid, before: (Date, Uuid), most: i64) -> Result<Vec<UseRow>> {
    Ok(run.all(&USES, args![tool, before.0, before.1, most]).await?)
}

pub async fn one_use(run: &impl Run, tool: Uuid, id: Uuid) -> Result<UseRow> {
    run.optional(&USE, args![tool, id]).await?.ok_or(Error::NotFound)
}

/// What sharing a tool avoided, by its users' own estimates.
pub async fn avoided(run: &impl Run, tool: &ToolRow) -> Result<Option<Avoided>> {
    let row = run.one(&ESTIMATES, args![tool.id]).await?;
    Ok(rules::avoided(tool.users, Estimates { count: row.count, sum: row.sum }))
}

/// What sharing avoided in one currency: over how many tools and estimates, and how much.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Total {
    pub tools: i64,
    pub estimates: i64,
    pub amount: i64,
}

/// By tool, and by currency over all of them: those of a group, or all that the reader may see.
#[derive(Debug, Clone, Default)]
pub struct AllAvoided {
    pub by_tool: BTreeMap<Uuid, Avoided>,
    pub by_currency: BTreeMap<String, Total>,
}

pub async fn all_avoided(run: &impl Run, sees_all: bool, group: Option<Uuid>) -> Result<AllAvoided> {
    let mut all = AllAvoided::default();
    for row in run.all(&ALL_ESTIMATES, args![sees_all, group]).await? {
        let Some(avoided) = rules::avoided(row.users, Estimates { count: row.count, sum: row.sum }) else { continue };
        let total = all.by_currency.entry(row.currency).or_default();
        total.tools += 1;
        total.estimates += avoided.estimates.count;
        total.amount = total.amount.saturating_add(avoided.amount);
        all.by_tool.insert(row.tool_id, avoided);
    }
    Ok(all)
}

/// What was bought with a group's tools on these days, both counted, as their users say; by currency.
pub async fn bought(run: &impl Run, group: Uuid, first: Date, last: Date) -> Result<Vec<Bought>> {
    Ok(run.all(&BOUGHT, args![group, first, last]).await?)
}

/// What each tool cost those who made it.
pub async fn costs(run: &impl Run) -> Result<HashMap<Uuid, i64>> {
    Ok(run.all(&COSTS, args![]).await?.into_iter().map(|row| (row.tool_id, row.cost)).collect())
}

/// How often its files were fetched; that is no use.
pub async fn downloads(run: &impl Run, tool: Uuid) -> Result<i64> {
    Ok(run.one(&DOWNLOADS, args![tool]).await?)
}

/// The latest first.
pub async fn requests(run: &impl Run, tool: Uuid) -> Result<Vec<RequestRow>> {
    Ok(run.all(&REQUESTS, args![tool]).await?)
}

pub async fn request(run: &impl Run, tool: Uuid, id: Uuid) -> Result<RequestRow> {
    run.optional(&REQUEST, args![tool, id]).await?.ok_or(Error::NotFound)
}

/// What a working group published, by title.
pub async fn tools_of(run: &impl Run, group: Uuid) -> Result<Vec<ToolOf>> {
    Ok(run.all(&OF_GROUP, args![group]).await?)
}

/// Groups in whose name somebody may put a tool in the library.
pub async fn led(run: &impl Run, viewer: &Viewer) -> Result<Vec<Choice>> {
    let Some(person) = viewer.id() else { return Ok(Vec::new()) };
    Ok(run.all(&LED, args![person, viewer.is_coordinator()]).await?)
}

/// The categories that a working group is about.
pub async fn group_categories(run: &impl Run, group: Uuid) -> Result<Vec<Uuid>> {
    Ok(run.all(&GROUP_CATEGORIES, args![group]).await?)
}

/// Coordinators of the network, and who leads the group that made it.
pub async fn may_edit(run: &impl Run, viewer: &Viewer, tool: &ToolRow) -> Result<bool> {
    match (viewer.id(), tool.group_id) {
        _ if viewer.is_coordinator() => Ok(true),
        (Some(person), Some(group)) => Ok(run.optional(&LEADS, args![group, person]).await?.is_some()),
        _ => Ok(false),
    }
}

pub async fn users(run: &impl Run, tool: Uuid) -> Result<Vec<Reader>> {
    Ok(run.all(&USERS, args![tool]).await?)
}

pub async fn keepers(run: &impl Run, tool: Uuid) -> Result<Vec<Reader>> {
    Ok(run.all(&KEEPERS, args![tool]).await?)
}

pub async fn reader(run: &impl Run, person: Uuid) -> Result<Option<Reader>> {
    Ok(run.optional(&READER, args![person]).await?)
}

/// The organisations of these names, by the key of the name; of a name that several bear, none.
pub async fn organisations_named(run: &impl Run, names: &[String]) -> Result<BTreeMap<String, Uuid>> {
    let keys: Vec<String> = names.iter().map(|name| format::sort_key(name)).collect();
    let mut found: BTreeMap<String, Option<Uuid>> = BTreeMap::new();
    for row in run.all(&NAMED, args![keys]).await? {
        found.entry(row.name_key).and_modify(|known| *known = None).or_insert(Some(row.id));
    }
    Ok(found.into_iter().filter_map(|(key, id)| Some((key, id?))).collect())
}

#[cfg(test)]
mod tests {
    use super::patterns;

    #[test]
    fn words_are_searched_without_accents_capitals_or_plurals() {
        assert_eq!(patterns("Grilles  d’Évaluation"), ["%grille%", "%d’evaluation%", "%"]);
        assert_eq!(patterns("100 % os"), ["%100%", "%!%%", "%os%"]);
        assert_eq!(patterns(""), ["%", "%", "%"]);
    }
}
