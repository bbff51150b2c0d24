//! The market as this server holds it in memory: reference data, and the search index that follows the database.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

use db::{Db, Run, Timestamp, Tx, Uuid, args, row, sql};
use matching::{Categories, Category, Change, Context, Index, Level, Place, Places, Synonyms};
use tokio::sync::watch;

use super::place_field::name_key;
use super::records;
use crate::kit::error::internal;
use crate::kit::{App, Language, Result};

/// How far behind its mark the feed is read again: a transaction may be kept after a later one.
const MARGIN: Duration = Duration::from_secs(10);
const A_BATCH: usize = 2000;

row! {
    struct CategoryRow {
        id: Uuid,
        code: String,
        parent_id: Option<Uuid>,
        name_fr: String,
        name_en: String,
        words_fr: String,
        words_en: String,
    }
}
row! {
    struct PlaceRow {
        id: Uuid,
        code: String,
        parent_id: Option<Uuid>,
        level: String,
        name: String,
        latitude: Option<f64>,
        longitude: Option<f64>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Label {
        pub code: String,
        pub name: String,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Status {
        pub code: String,
        pub label_fr: String,
        pub label_en: String,
        pub family: String,
    }
}
row! {
    struct SynonymRow {
        language: String,
        words: String,
    }
}
row! {
    struct ChangeRow {
        id: Uuid,
        solution_id: Uuid,
    }
}

sql! {
    CATEGORIES: CategoryRow = "
        SELECT id, code, parent_id, name_fr, name_en, words_fr, words_en FROM category
        WHERE retired_at IS NULL ORDER BY position";
    PLACES: PlaceRow = "SELECT id, code, parent_id, level, name, latitude, longitude FROM place";
    LABELS: Label = "SELECT code, name FROM label ORDER BY position";
    STATUSES: Status = "SELECT code, label_fr, label_en, family FROM legal_status ORDER BY position";
    SYNONYMS: SynonymRow = "SELECT language, words FROM synonym ORDER BY id";
    CHANGES: ChangeRow = "SELECT id, solution_id FROM solution_change WHERE id > $1 ORDER BY id LIMIT $2";
    LAST_CHANGE: Uuid = "SELECT id FROM solution_change ORDER BY id DESC LIMIT 1";
    REFERENCE: String = "SELECT value FROM setting WHERE name = 'reference'";
    REFERENCE_CHANGED: () = "
        INSERT INTO setting (name, value, updated_at) VALUES ('reference', $1, $2)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at";
    PUBLISHED: i64 = "SELECT count(*) AS n FROM solution WHERE state = 'published'";
}

pub struct Reference {
    pub categories: Categories,
    pub places: Places,
    pub synonyms: Synonyms,
    pub labels: Vec<Label>,
    pub statuses: Vec<Status>,
    families: Vec<Uuid>,
    category_codes: HashMap<String, Uuid>,
    place_codes: HashMap<String, Uuid>,
}

#[derive(Clone)]
pub struct Market(Arc<Inner>);

struct Inner {
    index: Index,
    reference: RwLock<Arc<Reference>>,
    feed: Mutex<Feed>,
    /// The mark of the reference data held here; the database has the newest.
    reference_mark: Mutex<Option<String>>,
}

/// Where this server stands in the change feed.
struct Feed {
    /// Changes within the margin that were taken in.
    taken: HashSet<Uuid>,
    mark: Uuid,
    marked_at: Instant,
    /// The feed was read to its end more than a margin after the mark was set: nothing older can still arrive, and the
    /// mark was moved on.
    settled: bool,
}

impl Market {
    /// Opens the index of the data folder; fills it when it is new.
    pub async fn open(app: &App) -> Result<Self> {
        let folder = app.config.data.join("index");
        // Beside the reading of the reference data: a start is as long as the longer of both.
        let index = tokio::task::spawn_blocking(move || Index::open(&folder));
        let reference = Reference::load(&app.db).await?;
        Self::with(app, index.await.map_err(internal)?.map_err(internal)?, reference).await
    }

    /// With an index in memory, for tests.
    pub async fn in_memory(app: &App) -> Result<Self> {
        Self::with(app, Index::create_in_ram().map_err(internal)?, Reference::load(&app.db).await?).await
    }

    async fn with(app: &App, index: Index, reference: Reference) -> Result<Self> {
        let reference = RwLock::new(Arc::new(reference));
        // Unknown at first: a change that comes while the program starts is read twice rather than missed.
        let reference_mark = Mutex::new(None);
        let feed = Feed { taken: HashSet::new(), mark: Uuid::nil(), marked_at: Instant::now(), settled: false };
        let market = Self(Arc::new(Inner { index, reference, feed: Mutex::new(feed), reference_mark }));
        if market.index().mark().is_none() && app.db.one(&PUBLISHED, args![]).await? > 0 {
            market.rebuild(app, |_, _| {}).await?;
        }
        Ok(market)
    }

    pub fn index(&self) -> &Index {
        &self.0.index
    }

    pub fn reference(&self) -> Arc<Reference> {
        Arc::clone(&self.0.reference.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads categories, places and the other lists again, after a coordinator changed them.
    pub async fn reload(&self, db: &Db) -> Result<()> {
        let fresh = Arc::new(Reference::load(db).await?);
        *self.0.reference.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    /// How many solutions are in the index.
    pub fn len(&self) -> usize {
        self.index().len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Makes the index anew from the database. `progress` is told how many are done, and of how many.
    pub async fn rebuild(&self, app: &App, mut progress: impl FnMut(usize, usize)) -> Result<usize> {
        let all = usize::try_from(app.db.one(&PUBLISHED, args![]).await?).map_err(internal)?;
        let mark = app.db.optional(&LAST_CHANGE, args![]).await?;
        let taken = self.within_margin(app, mark).await?;
        let records = records::published(&app.db).await?;
        let count = records.len();
        // An index that holds nothing is marked too: otherwise every start would read the database again.
        let mark = mark.unwrap_or_else(|| first_id(Timestamp::UNIX_EPOCH));
        tokio::task::block_in_place(|| {
            self.index().rebuild(records, Some(mark), |done| progress(usize::try_from(done).unwrap_or(all), all))
        })
        .map_err(internal)?;
        self.feed().taken = taken;
        Ok(count)
    }

    /// The changes that the feed will show again after this mark.
    async fn within_margin(&self, app: &App, mark: Option<Uuid>) -> Result<HashSet<Uuid>> {
        let Some(mark) = mark else { return Ok(HashSet::new()) };
        let changes = app.db.all(&CHANGES, args![before(mark, MARGIN), i64::MAX]).await?;
        Ok(changes.into_iter().map(|change| change.id).collect())
    }

    /// Takes in what changed since the last time. Returns how many changes were new.
    pub async fn follow(&self, app: &App) -> Result<usize> {
        self.follow_reference(&app.db).await?;
        let (mut from, quiet) = self.resume();
        let mut count = 0;
        loop {
            let changes = app.db.all(&CHANGES, args![from, i64::try_from(A_BATCH).unwrap_or(i64::MAX)]).await?;
            let Some(newest) = changes.last().map(|change| change.id) else { break };
            let last_batch = changes.len() < A_BATCH;
            count += self.take_in(app, changes).await?;
            if last_batch {
                break;
            }
            from = newest;
        }
        if quiet && count == 0 {
            self.settle()?;
        }
        Ok(count)
    }

    /// Moves the mark on by the margin, so that what was taken in is read again neither five times a second nor at the
    /// next start: after a large import that would be most of the market. Only when no transaction that began before the
    /// mark can still be under way.
    pub fn settle(&self) -> Result<()> {
        let settled = after(self.index().mark().unwrap_or_else(Uuid::nil), MARGIN);
        tokio::task::block_in_place(|| self.index().apply(&[], Some(settled))).map_err(internal)?;
        let mut feed = self.feed();
        (feed.mark, feed.settled) = (settled, true);
        Ok(())
    }

    async fn follow_reference(&self, db: &Db) -> Result<()> {
        let newest = db.optional(&REFERENCE, args![]).await?;
        let held = self.0.reference_mark.lock().unwrap_or_else(PoisonError::into_inner).clone();
        if newest != held {
            self.reload(db).await?;
            *self.0.reference_mark.lock().unwrap_or_else(PoisonError::into_inner) = newest;
        }
        Ok(())
    }

    /// From where the feed is to be read, and whether its mark has stood still for longer than the margin and was not
    /// moved yet.
    fn resume(&self) -> (Uuid, bool) {
        let mark = self.index().mark().unwrap_or_else(Uuid::nil);
        let mut feed = self.feed();
        if feed.mark != mark {
            (feed.mark, feed.marked_at, feed.settled) = (mark, Instant::now(), false);
        }
        let from = before(mark, MARGIN);
        // What has left the margin is not read again, and need not be remembered.
        feed.taken.retain(|id| *id > from);
        (from, !feed.settled && feed.marked_at.elapsed() > MARGIN + Duration::from_secs(2))
    }

    async fn take_in(&self, app: &App, changes: Vec<ChangeRow>) -> Result<usize> {
        let fresh: Vec<ChangeRow> = {
            let feed = self.feed();
            changes.into_iter().filter(|change| !feed.taken.contains(&change.id)).collect()
        };
        let Some(newest) = fresh.last().map(|change| change.id) else { return Ok(0) };
        let ids: HashSet<Uuid> = fresh.iter().map(|change| change.solution_id).collect();
        let ids: Vec<Uuid> = ids.into_iter().collect();
        let records = records::of(&app.db, &ids).await?;
        let published: HashSet<Uuid> = records.iter().map(|record| record.id).collect();
        let mut changes: Vec<Change> = records.into_iter().map(|record| Change::Put(Box::new(record))).collect();
        changes.extend(ids.into_iter().filter(|id| !published.contains(id)).map(Change::Delete));
        let mark = self.index().mark().map_or(newest, |mark| mark.max(newest));
        tokio::task::block_in_place(|| self.index().apply(&changes, Some(mark))).map_err(internal)?;
        self.feed().taken.extend(fresh.iter().map(|change| change.id));
        Ok(fresh.len())
    }

    fn feed(&self) -> MutexGuard<'_, Feed> {
        self.0.feed.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Follows the database until `stop`.
    pub async fn run(self, app: App, mut stop: watch::Receiver<bool>) {
        loop {
            if let Err(error) = self.follow(&app).await {
                tracing::error!(%error, "the index could not follow the database");
            }
            tokio::select! {
                () = tokio::time::sleep(Duration::from_millis(200)) => {}
                _ = stop.changed() => return,
            }
        }
    }
}

/// Tells every server, in the transaction of the change, that categories or other lists are to be read again.
pub async fn reference_changed(tx: &Tx, now: Timestamp) -> Result<()> {
    tx.execute(&REFERENCE_CHANGED, args![Uuid::now_v7().to_string(), now]).await?;
    Ok(())
}

/// The least id that could have been made `span` before this one.
fn before(id: Uuid, span: Duration) -> Uuid {
    let at = id.get_timestamp().map_or(0, |made| made.to_unix().0);
    let at = i64::try_from(at.saturating_sub(span.as_secs())).unwrap_or(0);
    first_id(Timestamp::from_second(at).unwrap_or_default())
}

/// An id from which [`before`] leads past this one.
fn after(id: Uuid, span: Duration) -> Uuid {
    let at = id.get_timestamp().map_or(0, |made| made.to_unix().0);
    let at = i64::try_from(at.saturating_add(span.as_secs()).saturating_add(1)).unwrap_or(0);
    first_id(Timestamp::from_second(at).unwrap_or_default())
}

/// The least id of a moment.
fn first_id(at: Timestamp) -> Uuid {
    let milliseconds = u64::try_from(at.as_millisecond()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(milliseconds, &[0; 10]).into_uuid()
}

impl Reference {
    pub async fn load(db: &Db) -> Result<Self> {
        let categories = db.all(&CATEGORIES, args![]).await?;
        let places = db.all(&PLACES, args![]).await?;
        let synonyms = db.all(&SYNONYMS, args![]).await?;
        Ok(Self {
            families: categories.iter().filter(|row| row.parent_id.is_none()).map(|row| row.id).collect(),
            category_codes: categories.iter().map(|row| (row.code.clone(), row.id)).collect(),
            place_codes: places.iter().map(|row| (row.code.clone(), row.id)).collect(),
            categories: Categories::new(categories.into_iter().map(category).collect()),
            places: Places::new(places.into_iter().filter_map(place).collect()),
            synonyms: Synonyms::new(
                synonyms.into_iter().filter_map(|row| Some((matching::Language::parse(&row.language)?, row.words))),
            ),
            labels: db.all(&LABELS, args![]).await?,
            statuses: db.all(&STATUSES, args![]).await?,
        })
    }

    /// What a question to the index needs besides the index.
    pub fn context(&self, now: Timestamp) -> Context<'_> {
        Context { categories: &self.categories, places: &self.places, synonyms: &self.synonyms, now: now.as_second() }
    }

    /// The families of the tree, in the network's order.
    pub fn families(&self) -> &[Uuid] {
        &self.families
    }

    pub fn category_name(&self, id: Uuid, language: Language) -> &str {
        self.categories.get(id).map_or("", |category| match language {
            Language::Fr => &category.name_fr,
            Language::En => &category.name_en,
        })
    }

    pub fn label_name<'a>(&'a self, code: &'a str) -> &'a str {
        self.labels.iter().find(|label| label.code == code).map_or(code, |label| &label.name)
    }

    pub fn status_name<'a>(&'a self, code: &'a str, language: Language) -> &'a str {
        self.statuses.iter().find(|status| status.code == code).map_or(code, |status| match language {
            Language::Fr => &status.label_fr,
            Language::En => &status.label_en,
        })
    }

    pub fn category_by_code(&self, code: &str) -> Option<Uuid> {
        self.category_codes.get(code).copied()
    }

    /// A category by its name in either language, however it is typed.
    pub fn category_named(&self, typed: &str) -> Option<Uuid> {
        let typed = name_key(typed);
        let said = |id: &Uuid| [Language::Fr, Language::En].iter().any(|l| name_key(self.category_name(*id, *l)) == typed);
        self.category_codes.values().find(|id| said(id)).copied()
    }

    pub fn place_by_code(&self, code: &str) -> Option<Uuid> {
        self.place_codes.get(code).copied()
    }
}

fn category(row: CategoryRow) -> Category {
    Category {
        id: row.id,
        parent: row.parent_id,
        code: row.code,
        name_fr: row.name_fr,
        name_en: row.name_en,
        words_fr: row.words_fr,
        words_en: row.words_en,
    }
}

fn place(row: PlaceRow) -> Option<Place> {
    Some(Place {
        id: row.id,
        parent: row.parent_id,
        level: Level::parse(&row.level)?,
        name: row.name,
        latitude: row.latitude,
        longitude: row.longitude,
    })
}
