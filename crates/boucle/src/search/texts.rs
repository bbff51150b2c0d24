//! What people write as this server finds it: an index that follows the database.

use std::collections::HashSet;
use std::sync::Arc;

use db::Uuid;
use matching::{Synonyms, Text, TextChange, TextQuery};
use sha2::{Digest, Sha256};
use tokio::runtime::Handle;
use tokio::sync::watch;

use super::queries::{self, CHANGES, Hit, LAST_CHANGE, Searchable};
use super::rebuild;
use crate::kit::error::internal;
use crate::kit::feed::{self, Feed, Follower};
use crate::kit::{App, Result, Viewer};

pub const MOST_FOUND: usize = 50;
/// So many more are read back: some may have changed since the index read them.
const SPARE: usize = 10;
/// Texts read at a time for a new index.
const A_SLICE: i64 = 500;

#[derive(Clone)]
pub struct Texts(Arc<Inner>);

struct Inner {
    index: matching::Texts,
    feed: Feed,
}

/// What was found, in order.
pub struct Found {
    pub hits: Vec<Hit>,
    /// There are more.
    pub is_full: bool,
    /// The words as they were understood, when a typing error was corrected.
    pub corrected: Option<String>,
}

impl Texts {
    /// Opens the index of the data folder; fills it when it is new.
    pub async fn open(app: &App) -> Result<Self> {
        let folder = app.config.data.join("index").join("texts");
        let index = tokio::task::spawn_blocking(move || matching::Texts::open(&folder));
        Self::with(app, index.await.map_err(internal)?.map_err(internal)?).await
    }

    /// With an index in memory, for tests.
    pub async fn in_memory(app: &App) -> Result<Self> {
        Self::with(app, matching::Texts::create_in_ram().map_err(internal)?).await
    }

    async fn with(app: &App, index: matching::Texts) -> Result<Self> {
        let texts = Self(Arc::new(Inner { index, feed: Feed::new(&CHANGES, &LAST_CHANGE) }));
        if queries::is_empty(&app.db).await? {
            // A database that was written before there was a search.
            rebuild::rebuild(app).await?;
        }
        if texts.mark().is_none() {
            texts.rebuild(app, |_, _| {}).await?;
        }
        Ok(texts)
    }

    /// How many texts are in the index.
    pub fn len(&self) -> usize {
        self.0.index.len()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Makes the index anew from the database. `progress` is told how many are done, and of how many.
    pub async fn rebuild(&self, app: &App, mut progress: impl FnMut(usize, usize)) -> Result<usize> {
        let all = usize::try_from(queries::count(&app.db).await?).map_err(internal)?;
        let everything = self.feed().everything(&app.db).await?;
        let mark = Some(everything.mark);
        let count = tokio::task::block_in_place(|| {
            let told = |done| progress(usize::try_from(done).unwrap_or(all), all);
            self.0.index.rebuild(every(app, &Handle::current()), mark, told)
        });
        self.feed().has_read(everything);
        usize::try_from(count.map_err(internal)?).map_err(internal)
    }

    /// Takes in what changed since the last time. Returns how many changes were new.
    pub async fn follow(&self, app: &App) -> Result<usize> {
        feed::follow(app, self).await
    }

    /// When nobody else can be writing: what was taken in is not read again at the next start.
    pub fn settle(&self) -> Result<()> {
        feed::settle(self)
    }

    /// Follows the database until `stop`.
    pub async fn run(self, app: App, stop: watch::Receiver<bool>) {
        feed::keep_up(|| self.follow(&app), stop).await;
    }

    /// Texts that hold every word, of one kind or (empty) of all: those whose title says more of the words come first, then
    /// the latest. Rights are those of this moment, and so is the wording: what has changed since the index read it is left
    /// out until it is read again, a fraction of a second later.
    pub async fn find(&self, app: &App, viewer: &Viewer, synonyms: &Synonyms, kind: &str, words: &str) -> Result<Found> {
        let spaces: HashSet<Uuid> = queries::open_to(&app.db, viewer).await?.into_iter().collect();
        let language = matching::Language::parse(viewer.language.code()).unwrap_or(matching::Language::Fr);
        let query = TextQuery { text: words, language, spaces: &spaces, kind, most: MOST_FOUND + SPARE };
        let page = self.0.index.search(&query, synonyms).map_err(internal)?;
        if page.hits.is_empty() {
            return Ok(Found { hits: Vec::new(), is_full: false, corrected: page.corrected });
        }
        let mut read = queries::found(&app.db, viewer, page.hits.iter().map(|hit| hit.id).collect()).await?;
        let present = page.hits.iter().filter_map(|found| {
            let hit = read.remove(&found.id)?;
            (stamp(&hit.title, &hit.text) == found.stamp).then_some(hit)
        });
        let mut hits: Vec<Hit> = present.collect();
        let is_full = hits.len() > MOST_FOUND;
        hits.truncate(MOST_FOUND);
        Ok(Found { hits, is_full, corrected: page.corrected })
    }
}

impl Follower for Texts {
    fn feed(&self) -> &Feed {
        &self.0.feed
    }

    fn mark(&self) -> Option<Uuid> {
        self.0.index.mark()
    }

    fn set_mark(&self, mark: Uuid) -> Result<()> {
        tokio::task::block_in_place(|| self.0.index.apply(&[], Some(mark))).map_err(internal)
    }

    async fn take_in(&self, app: &App, ids: Vec<Uuid>, mark: Uuid) -> Result<()> {
        let kept = queries::of(&app.db, &ids).await?;
        let known: HashSet<Uuid> = kept.iter().map(|text| text.id).collect();
        let mut changes: Vec<TextChange> = kept.into_iter().map(|kept| TextChange::Put(Box::new(text(kept)))).collect();
        changes.extend(ids.into_iter().filter(|id| !known.contains(id)).map(TextChange::Delete));
        tokio::task::block_in_place(|| self.0.index.apply(&changes, Some(mark))).map_err(internal)
    }
}

/// Every text, read a slice at a time: all of a large network would not fit in memory.
fn every(app: &App, runtime: &Handle) -> impl Iterator<Item = std::result::Result<Text, matching::Unread>> {
    let mut after = Some(Uuid::nil());
    let slices = std::iter::from_fn(move || match runtime.block_on(queries::slice(&app.db, after?, A_SLICE)) {
        Ok(slice) => {
            after = slice.last().map(|last| last.id);
            after?;
            Some(slice.into_iter().map(|kept| Ok(text(kept))).collect::<Vec<_>>())
        }
        Err(error) => {
            after = None;
            Some(vec![Err(error.into())])
        }
    });
    slices.flatten()
}

fn text(kept: Searchable) -> Text {
    Text {
        id: kept.id,
        space: kept.space_id,
        // Meetings of a series say the same: one stands for all.
        stands_for: if kept.kind == "meeting" { kept.whole_id } else { kept.id },
        stamp: stamp(&kept.title, &kept.text),
        kind: kept.kind,
        title: kept.title,
        text: kept.text,
        at: kept.at.as_second(),
    }
}

/// By which a wording is recognised.
fn stamp(title: &str, text: &str) -> u64 {
    let digest = Sha256::new().chain_update(title).chain_update([0]).chain_update(text).finalize();
    digest.iter().take(8).fold(0, |stamp, byte| stamp << 8 | u64::from(*byte))
}
