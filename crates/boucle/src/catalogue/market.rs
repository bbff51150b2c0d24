//! The market as this server holds it in memory: reference data, and the search index that follows the database.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use db::{Db, Run, Timestamp, Tx, Uuid, args, row, sql};
use matching::{Categories, Category, Change, Context, Index, Level, Place, Places, Synonyms};
use tokio::sync::watch;

use super::place_field::name_key;
use super::records;
use crate::kit::error::internal;
use crate::kit::feed::{self, Feed, Follower, Line};
use crate::kit::{App, Language, Result};

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

sql! {
    CATEGORIES: CategoryRow = "
        SELECT id, code, parent_id, name_fr, name_en, words_fr, words_en FROM category
        WHERE retired_at IS NULL ORDER BY position";
    PLACES: PlaceRow = "SELECT id, code, parent_id, level, name, latitude, longitude FROM place";
    LABELS: Label = "SELECT code, name FROM label ORDER BY position";
    STATUSES: Status = "SELECT code, label_fr, label_en, family FROM legal_status ORDER BY position";
    SYNONYMS: SynonymRow = "SELECT language, words FROM synonym ORDER BY id";
    CHANGES: Line = "SELECT id, solution_id AS thing_id FROM solution_change WHERE id > $1 ORDER BY id LIMIT $2";
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
    feed: Feed,
    /// One reads the feed at a time: of two, the one that read earlier could write later.
    following: tokio::sync::Mutex<()>,
    /// The mark of the reference data held here; the database has the newest.
    reference_mark: Mutex<Option<String>>,
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
        let feed = changes();
        let market =
            Self(Arc::new(Inner { index, reference, feed, following: tokio::sync::Mutex::default(), reference_mark }));
        if market.index().mark().is_none() && app.db.one(&PUBLISHED, args![]).await? > 0 {
            market.rebuild(app, |_, _| {}).await?;
        }
        app.lend(market.clone());
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
        let everything = self.feed().everything(&app.db).await?;
        let records = records::published(&app.db).await?;
        let count = records.len();
        tokio::task::block_in_place(|| {
            let told = |done| progress(usize::try_from(done).unwrap_or(all), all);
            self.index().rebuild(records, Some(everything.mark), told)
        })
        .map_err(internal)?;
        self.feed().has_read(everything);
        Ok(count)
    }

    /// Takes in what changed since the last time. Returns how many changes were new.
    pub async fn follow(&self, app: &App) -> Result<usize> {
        let _alone = self.0.following.lock().await;
        self.follow_reference(&app.db).await?;
        feed::follow(app, self).await
    }

    /// When nobody else can be writing: what was taken in is not read again at the next start.
    pub fn settle(&self) -> Result<()> {
        feed::settle(self)
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

    /// Follows the database until `stop`.
    pub async fn run(self, app: App, stop: watch::Receiver<bool>) {
        feed::keep_up(|| self.follow(&app), stop).await;
    }
}

impl Follower for Market {
    fn feed(&self) -> &Feed {
        &self.0.feed
    }

    fn mark(&self) -> Option<Uuid> {
        self.index().mark()
    }

    fn set_mark(&self, mark: Uuid) -> Result<()> {
        tokio::task::block_in_place(|| self.index().apply(&[], Some(mark))).map_err(internal)
    }

    async fn take_in(&self, app: &App, ids: Vec<Uuid>, mark: Uuid) -> Result<()> {
        let records = records::of(&app.db, &ids).await?;
        let published: HashSet<Uuid> = records.iter().map(|record| record.id).collect();
        let mut changes: Vec<Change> = records.into_iter().map(|record| Change::Put(Box::new(record))).collect();
        changes.extend(ids.into_iter().filter(|id| !published.contains(id)).map(Change::Delete));
        tokio::task::block_in_place(|| self.index().apply(&changes, Some(mark))).map_err(internal)
    }
}

/// The feed of solutions that were changed, for whoever follows it besides the index.
pub fn changes() -> Feed {
    Feed::new(&CHANGES, &LAST_CHANGE)
}

/// Tells every server, in the transaction of the change, that categories or other lists are to be read again.
pub async fn reference_changed(tx: &Tx, now: Timestamp) -> Result<()> {
    tx.execute(&REFERENCE_CHANGED, args![Uuid::now_v7().to_string(), now]).await?;
    Ok(())
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
