//! What can be found, in the database.

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use crate::kit::{Result, Viewer, format};

/// The longest text that is searched, in letters: what a page says further down is not found by it.
const MOST_LETTERS: usize = 20_000;
/// The most words that one question is made of.
const MOST_WORDS: usize = 5;
pub const MOST_FOUND: usize = 50;

row! {
    #[derive(Debug, Clone)]
    pub struct Hit {
        pub kind: String,
        pub whole_id: Uuid,
        pub address: String,
        pub title: String,
        pub text: String,
        pub at: Timestamp,
        pub space_id: Uuid,
        pub space_title: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Known {
        pub id: Uuid,
        pub at: Timestamp,
    }
}

sql! {
    // Spaces first, so that none is asked for its rights once for each text.
    FIND: Hit = "
        SELECT r.kind, r.whole_id, r.address, r.title, r.text, r.at, s.id AS space_id, s.title AS space_title
        FROM space s CROSS JOIN searchable r
        WHERE r.space_id = s.id
            AND (s.visibility = 'public' OR $3 OR ($2 AND s.visibility = 'network') OR EXISTS (SELECT 1 FROM space_member m
                WHERE m.space_id = s.id AND m.person_id = $1 AND m.until IS NULL))
            AND ($4 = '' OR r.kind = $4)
            AND strpos(r.folded, $5) > 0 AND strpos(r.folded, $6) > 0 AND strpos(r.folded, $7) > 0
            AND strpos(r.folded, $8) > 0 AND strpos(r.folded, $9) > 0
        ORDER BY CASE WHEN strpos(r.title_folded, $5) > 0 THEN 0 ELSE 1 END, r.at DESC, r.id LIMIT 50";
    KEEP: () = "
        INSERT INTO searchable (id, kind, space_id, whole_id, address, title, text, title_folded, folded, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        ON CONFLICT (id) DO UPDATE SET space_id = excluded.space_id, whole_id = excluded.whole_id,
            address = excluded.address, title = excluded.title, text = excluded.text,
            title_folded = excluded.title_folded, folded = excluded.folded, at = excluded.at";
    FORGET: () = "DELETE FROM searchable WHERE id = ANY($1)";
    CLEAR: () = "DELETE FROM searchable";
    OF_WHOLE: Known = "SELECT id, at FROM searchable WHERE whole_id = $1";
    pub IS_EMPTY: bool = "SELECT NOT EXISTS (SELECT 1 FROM searchable) AS is_empty";
}

/// A text that can be found.
#[derive(Debug, Clone)]
pub struct Searchable {
    pub id: Uuid,
    pub kind: &'static str,
    pub space_id: Uuid,
    pub whole_id: Uuid,
    pub address: String,
    pub title: String,
    pub text: String,
    pub at: Timestamp,
}

fn folded(text: &str) -> String {
    format::folded(&text.to_lowercase())
}

pub async fn keep(tx: &Tx, texts: &[Searchable]) -> Result<()> {
    for one in texts {
        let text: String = one.text.chars().take(MOST_LETTERS).collect();
        let title_folded = folded(&one.title);
        let all = format!("{title_folded}\n{}", folded(&text));
        let row =
            args![one.id, one.kind, one.space_id, one.whole_id, &one.address, &one.title, text, title_folded, all, one.at];
        tx.execute(&KEEP, row).await?;
    }
    Ok(())
}

pub async fn forget(tx: &Tx, ids: Vec<Uuid>) -> Result<()> {
    if !ids.is_empty() {
        tx.execute(&FORGET, args![ids]).await?;
    }
    Ok(())
}

pub async fn clear(tx: &Tx) -> Result<()> {
    tx.execute(&CLEAR, args![]).await?;
    Ok(())
}

/// What is kept of a topic or a series.
pub async fn of_whole(run: &impl Run, whole: Uuid) -> Result<Vec<Known>> {
    Ok(run.all(&OF_WHOLE, args![whole]).await?)
}

/// Texts that hold every word, of one kind or (empty) of all: those whose title says the first word come first, then the
/// latest.
pub async fn find(run: &impl Run, viewer: &Viewer, kind: &str, words: &str) -> Result<Vec<Hit>> {
    let roots = roots(words);
    let Some(first) = roots.first() else { return Ok(Vec::new()) };
    // What is not asked is asked as the first word again.
    let root = |at: usize| roots.get(at).unwrap_or(first).as_str();
    let row = args![
        viewer.id().unwrap_or(Uuid::nil()),
        viewer.person.is_some(),
        viewer.is_coordinator(),
        kind,
        root(0),
        root(1),
        root(2),
        root(3),
        root(4)
    ];
    Ok(run.all(&FIND, row).await?)
}

/// What a text must hold: each word, wherever it stands, without the mark of the plural.
fn roots(words: &str) -> Vec<String> {
    let folded = folded(words);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 1);
    let root = |word: &str| {
        let long = word.chars().count() > 4;
        if long { word.trim_end_matches(['s', 'x']).to_owned() } else { word.to_owned() }
    };
    words.take(MOST_WORDS).map(root).collect()
}

#[cfg(test)]
mod tests {
    use super::roots;

    #[test]
    fn words_are_sought_without_accents_or_plural() {
        assert_eq!(roots("Critères d’éco-conception, bois"), ["critere", "eco", "conception", "bois"]);
        assert!(roots(" % _ a !").is_empty());
    }
}
