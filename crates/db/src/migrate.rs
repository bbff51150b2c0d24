//! Migrations: one folder of SQL for both engines, applied in order, each in one transaction with its own mark, so that
//! an interruption leaves a whole number of them.

use sha2::{Digest, Sha256};

use crate::error::Error;
use crate::{Db, Run, Timestamp};

struct Migration {
    number: i64,
    name: &'static str,
    text: &'static str,
}

const MIGRATIONS: &[Migration] = &[
    Migration { number: 1, name: "0001_house", text: include_str!("../../../migrations/0001_house.sql") },
    Migration { number: 2, name: "0002_chain", text: include_str!("../../../migrations/0002_chain.sql") },
    Migration { number: 3, name: "0003_imports", text: include_str!("../../../migrations/0003_imports.sql") },
    Migration { number: 6, name: "0006_tokens", text: include_str!("../../../migrations/0006_tokens.sql") },
    Migration { number: 7, name: "0007_spaces", text: include_str!("../../../migrations/0007_spaces.sql") },
    Migration { number: 8, name: "0008_pages", text: include_str!("../../../migrations/0008_pages.sql") },
    Migration { number: 9, name: "0009_discussions", text: include_str!("../../../migrations/0009_discussions.sql") },
    Migration { number: 10, name: "0010_polls", text: include_str!("../../../migrations/0010_polls.sql") },
    Migration { number: 11, name: "0011_mail", text: include_str!("../../../migrations/0011_mail.sql") },
    Migration { number: 12, name: "0012_meetings", text: include_str!("../../../migrations/0012_meetings.sql") },
    Migration { number: 13, name: "0013_notices", text: include_str!("../../../migrations/0013_notices.sql") },
    Migration { number: 14, name: "0014_files", text: include_str!("../../../migrations/0014_files.sql") },
    Migration { number: 15, name: "0015_search", text: include_str!("../../../migrations/0015_search.sql") },
    Migration { number: 16, name: "0016_news", text: include_str!("../../../migrations/0016_news.sql") },
    Migration {
        number: 17,
        name: "0017_searchable_change",
        text: include_str!("../../../migrations/0017_searchable_change.sql"),
    },
    Migration { number: 18, name: "0018_uploads", text: include_str!("../../../migrations/0018_uploads.sql") },
    Migration { number: 19, name: "0019_heard", text: include_str!("../../../migrations/0019_heard.sql") },
    Migration { number: 20, name: "0020_working_groups", text: include_str!("../../../migrations/0020_working_groups.sql") },
    Migration { number: 21, name: "0021_actions", text: include_str!("../../../migrations/0021_actions.sql") },
    Migration { number: 22, name: "0022_library", text: include_str!("../../../migrations/0022_library.sql") },
    Migration { number: 23, name: "0023_purchases", text: include_str!("../../../migrations/0023_purchases.sql") },
    Migration { number: 24, name: "0024_tools", text: include_str!("../../../migrations/0024_tools.sql") },
    Migration { number: 25, name: "0025_programmes", text: include_str!("../../../migrations/0025_programmes.sql") },
    Migration { number: 26, name: "0026_access", text: include_str!("../../../migrations/0026_access.sql") },
    Migration { number: 27, name: "0027_applications", text: include_str!("../../../migrations/0027_applications.sql") },
    Migration { number: 28, name: "0028_charters", text: include_str!("../../../migrations/0028_charters.sql") },
    Migration { number: 29, name: "0029_sessions", text: include_str!("../../../migrations/0029_sessions.sql") },
    Migration { number: 30, name: "0030_transport", text: include_str!("../../../migrations/0030_transport.sql") },
    Migration { number: 31, name: "0031_purchases", text: include_str!("../../../migrations/0031_purchases.sql") },
    Migration { number: 32, name: "0032_session_marks", text: include_str!("../../../migrations/0032_session_marks.sql") },
    Migration {
        number: 33,
        name: "0033_edition_reports",
        text: include_str!("../../../migrations/0033_edition_reports.sql"),
    },
    Migration { number: 34, name: "0034_assessments", text: include_str!("../../../migrations/0034_assessments.sql") },
    Migration { number: 35, name: "0035_solution_life", text: include_str!("../../../migrations/0035_solution_life.sql") },
    Migration { number: 37, name: "0037_proposals", text: include_str!("../../../migrations/0037_proposals.sql") },
    Migration {
        number: 38,
        name: "0038_addresses_and_authors",
        text: include_str!("../../../migrations/0038_addresses_and_authors.sql"),
    },
    Migration { number: 39, name: "0039_shipments", text: include_str!("../../../migrations/0039_shipments.sql") },
    Migration {
        number: 40,
        name: "0040_solution_records",
        text: include_str!("../../../migrations/0040_solution_records.sql"),
    },
    Migration {
        number: 41,
        name: "0041_searches_and_lists",
        text: include_str!("../../../migrations/0041_searches_and_lists.sql"),
    },
    Migration { number: 42, name: "0042_introductions", text: include_str!("../../../migrations/0042_introductions.sql") },
    Migration { number: 43, name: "0043_announcements", text: include_str!("../../../migrations/0043_announcements.sql") },
    Migration { number: 44, name: "0044_new_suppliers", text: include_str!("../../../migrations/0044_new_suppliers.sql") },
    Migration {
        number: 47,
        name: "0047_announcements_told",
        text: include_str!("../../../migrations/0047_announcements_told.sql"),
    },
];

crate::row! {
    struct Applied {
        number: i64,
        digest: String,
    }
}

// Not registered with the others: they run before the tables are there.
static APPLIED: crate::Statement<Applied> = crate::Statement::new("SELECT number, digest FROM migration ORDER BY number");
static MARK: crate::Statement<()> =
    crate::Statement::new("INSERT INTO migration (number, name, digest, applied_at) VALUES ($1, $2, $3, $4)");
static MAKE_TABLE: crate::Statement<()> = crate::Statement::new(
    "CREATE TABLE IF NOT EXISTS migration (number BIGINT PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL,
     applied_at TIMESTAMPTZ NOT NULL)",
);

pub async fn run(db: &Db) -> Result<Vec<String>, Error> {
    // Of two servers that start together, one may find the other's table half made; the second look is sound.
    if db.execute(&MAKE_TABLE, Vec::new()).await.is_err() {
        db.execute(&MAKE_TABLE, Vec::new()).await?;
    }
    let applied = db.all(&APPLIED, Vec::new()).await?;
    let program = MIGRATIONS.last().map_or(0, |migration| migration.number);
    if let Some(newest) = applied.last().filter(|newest| newest.number > program) {
        return Err(Error::Newer { database: newest.number, program });
    }
    let mut names = Vec::new();
    for migration in MIGRATIONS {
        let digest = digest(migration.text);
        match applied.iter().find(|applied| applied.number == migration.number) {
            Some(applied) if applied.digest != digest => return Err(Error::ChangedMigration(migration.name.to_owned())),
            Some(_) => {}
            None => {
                if apply(db, migration, &digest).await? {
                    names.push(migration.name.to_owned());
                }
            }
        }
    }
    Ok(names)
}

/// Applies one; `false` when another server did so meanwhile.
async fn apply(db: &Db, migration: &Migration, digest: &str) -> Result<bool, Error> {
    let mark = crate::args![migration.number, migration.name, digest, Timestamp::now()];
    // The mark first: another server waits for it before it has touched any table, so that neither ever waits for the other.
    match db.script(&MARK, mark, migration.text).await {
        Ok(()) => Ok(true),
        Err(error) => {
            let applied = db.all(&APPLIED, Vec::new()).await?;
            if applied.iter().any(|applied| applied.number == migration.number) { Ok(false) } else { Err(error) }
        }
    }
}

fn digest(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
