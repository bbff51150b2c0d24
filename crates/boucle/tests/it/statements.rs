//! Every statement of the program is prepared on both engines, and its columns are held against the row that reads them. No
//! list reads a whole table to show a part of it.

use db::testing::{empty, engines};
use db::{Engine, Run, STATEMENTS, Statement, Value, row};

#[tokio::test(flavor = "multi_thread")]
async fn every_statement_is_understood_by_both_engines() {
    for engine in engines() {
        let fresh = empty(engine).await;
        fresh.db.migrate().await.unwrap();
        match db::check_statements(&fresh.db).await {
            Ok(count) => assert!(count > 80, "{engine:?}: only {count} statements are registered"),
            Err(problems) => panic!("{engine:?}\n{}", problems.join("\n")),
        }
    }
}

row! {
    struct Step {
        id: i64,
        parent: i64,
        notused: i64,
        detail: String,
    }
}

/// Tables that stay small, however large the network: reference data, settings, and what is under way.
const SMALL: [&str; 14] = [
    "category",
    "category_code",
    "import_answer",
    "import_file",
    "import_mapping",
    "job",
    "label",
    "legal_status",
    "migration",
    "place",
    "setting",
    "space_role",
    "synonym",
    "journal_seal",
];

/// Lists that read more than they show, each with why that is right.
const READ_WHOLE: &[(&str, &str)] = &[
    // Of the space of the network alone: everybody is in it.
    ("meetings/letters READERS", "an invitation to all"),
    ("notices/queries AT_PACE", "what is new, to all who want it at once"),
    ("polls/queries WAITING", "a reminder to all who have not answered"),
    ("spaces/queries NAMEABLE", "a text there may name anybody"),
    // What sharing avoided is summed over the library, and costs are carried out with it.
    ("library/queries ALL_ESTIMATES", "a sum over all uses"),
    ("library/queries COSTS", "what all tools cost"),
    // Whoever coordinates the network is among the people, few beside them.
    ("proposals/queries COORDINATORS", "who is told that a proposal waits"),
    ("working_groups/letters LEADERS", "who decides on a request"),
    // Rights are asked of each space once, so that they are not asked of each text.
    ("search/queries FIND", "spaces are few beside their texts"),
];

#[tokio::test(flavor = "multi_thread")]
async fn every_list_has_its_index() {
    let fresh = empty(Engine::Sqlite).await;
    fresh.db.migrate().await.unwrap();
    let mut wrong = Vec::new();
    let mut lists = 0;
    for statement in STATEMENTS.iter().filter(|statement| statement.file.starts_with("crates/boucle/src")) {
        let text = statement.text.trim();
        // What is carried out whole is read whole: the network by its operator, a person's own by that person.
        let is_carried = statement.file.contains("/cli/") || statement.file.ends_with("/copy.rs");
        if is_carried || ["DEEDS", "RECEIVED"].contains(&statement.name) {
            continue;
        }
        if !text.starts_with("SELECT") || !(text.contains("ORDER BY") || text.contains("LIMIT")) {
            continue;
        }
        lists += 1;
        let feature = statement.file.trim_start_matches("crates/boucle/src/").trim_end_matches(".rs");
        let name = format!("{feature} {}", statement.name);
        let scans = scans(&fresh.db, text).await;
        let is_known = READ_WHOLE.iter().any(|(known, _)| *known == name);
        match (scans.is_empty(), is_known) {
            (false, false) => wrong.push(format!("{name} reads whole: {}", scans.join(", "))),
            (true, true) => wrong.push(format!("{name} reads no table whole any more: take it off the list")),
            _ => {}
        }
    }
    assert!(lists > 60, "only {lists} lists were looked at");
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Statements that read every solution of a state, each with why that is right.
const OF_A_STATE: [(&str, &str); 2] = [
    ("catalogue/market PUBLISHED", "the index is made from all of them"),
    ("catalogue/queries OWN_DRAFTS", "drafts are few"),
];

/// SQLite takes the solutions of a state for few, and may begin with all that are published, to find the three that are asked for.
#[tokio::test(flavor = "multi_thread")]
async fn nothing_begins_with_every_published_solution() {
    let fresh = empty(Engine::Sqlite).await;
    fresh.db.migrate().await.unwrap();
    let (mut found, mut looked_at) = (Vec::new(), 0);
    for statement in STATEMENTS.iter().filter(|statement| statement.file.starts_with("crates/boucle/src")) {
        let text = statement.text.trim();
        if statement.file.contains("/cli/") || !(text.starts_with("SELECT") || text.starts_with("WITH")) {
            continue;
        }
        looked_at += 1;
        let all = ["solution_by_state (state=?)", "solution_by_vouching (state=?)"];
        if steps(&fresh.db, text).await.iter().any(|step| all.iter().any(|all| step.detail.ends_with(all))) {
            let feature = statement.file.trim_start_matches("crates/boucle/src/").trim_end_matches(".rs");
            found.push(format!("{feature} {}", statement.name));
        }
    }
    found.sort();
    assert!(looked_at > 500, "only {looked_at} statements were looked at");
    assert_eq!(found, OF_A_STATE.map(|(name, _)| name));
}

async fn steps(db: &db::Db, text: &'static str) -> Vec<Step> {
    let explained: &'static Statement<Step> =
        Box::leak(Box::new(Statement::new(leaked(format!("EXPLAIN QUERY PLAN {text}")))));
    let parameters = (1..=20).filter(|number| text.contains(&format!("${number}"))).max().unwrap_or(0);
    db.all(explained, vec![Value::Null; parameters]).await.unwrap()
}

/// The large tables that the statement reads from their first row to their last. Walking an index in its order to a `LIMIT` is
/// no such reading.
async fn scans(db: &db::Db, text: &'static str) -> Vec<String> {
    let mut scans = Vec::new();
    let mut made = Vec::new();
    for step in steps(db, text).await {
        let _ = (step.id, step.parent, step.notused);
        // What a part of the statement gives is read whole; the part has its own steps.
        let part = ["MATERIALIZE ", "CO-ROUTINE "].iter().find_map(|word| step.detail.strip_prefix(word));
        made.extend(part.map(str::to_owned));
        let Some(what) = step.detail.strip_prefix("SCAN ") else { continue };
        let alias = what.split(' ').next().unwrap_or_default();
        let walks = what.contains("USING") && text.contains("LIMIT");
        let is_made = what.starts_with('(') || what.contains("VIRTUAL TABLE") || what.contains("CONSTANT ROW");
        let table = table_of(text, alias);
        let is_made = is_made || made.iter().any(|part| part == alias || *part == table);
        if !walks && !is_made && !SMALL.contains(&table.as_str()) {
            scans.push(table);
        }
    }
    scans
}

fn leaked(text: String) -> &'static str {
    Box::leak(text.into_boxed_str())
}

/// The table that is called so in the statement.
fn table_of(text: &str, alias: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().map(|word| word.trim_matches(['(', ')', ','])).collect();
    let named = words.windows(3).find(|words| matches!(words[0], "FROM" | "JOIN") && words[2] == alias);
    named.map_or(alias, |words| words[1]).to_owned()
}
