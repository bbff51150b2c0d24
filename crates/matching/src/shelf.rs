//! One consistent view of the index of texts: where their words stand, and what is known of each besides. All of it is on
//! disk: a start reads next to nothing, and memory does not grow with what people write.

use std::collections::HashSet;
use std::sync::Arc;

use tantivy::SegmentReader;
use tantivy::columnar::ColumnValues;
use uuid::Uuid;

use crate::bits::Bits;
use crate::engine::{Commit, Engine};
use crate::error::{Error, Result};
use crate::postings::{GONE, Postings};
use crate::texts::TextFields;

pub(crate) struct Shelf {
    pub words: Postings,
    pub fields: TextFields,
    /// What is seen.
    pub commit: Commit,
    boards: Vec<Board>,
    /// One more than the last slot.
    pub width: u32,
    len: usize,
}

/// A part of the index, as it was written. A text's slot is where it stands in its part, after those before.
pub(crate) struct Board {
    first: u32,
    end: u32,
    spaces: Vec<Uuid>,
    kinds: Vec<Vec<u8>>,
    /// By number among the above.
    space: Values<u64>,
    kind: Values<u64>,
    at: Values<i64>,
    stamp: Values<u64>,
    id: [Values<u64>; 2],
    thing: [Values<u64>; 2],
}

type Values<T> = Arc<dyn ColumnValues<T>>;

impl Shelf {
    pub fn load(engine: &Engine, fields: TextFields) -> Result<Shelf> {
        let (searcher, commit) = (engine.searcher(), engine.last_commit()?);
        let (mut boards, mut slots, mut width, mut len) = (Vec::new(), Vec::new(), 0, 0);
        for segment in searcher.segment_readers() {
            let first = width;
            let alive = segment.alive_bitset();
            let slot = |document| if alive.is_none_or(|alive| alive.is_alive(document)) { first + document } else { GONE };
            slots.push((0..segment.max_doc()).map(slot).collect());
            width += segment.max_doc();
            len += segment.num_docs() as usize;
            boards.push(Board::of(segment, first, width)?);
        }
        Ok(Shelf { words: Postings::new(searcher, fields.words, slots), fields, commit, boards, width, len })
    }

    pub fn len(&self) -> usize {
        self.len
    }

    /// What somebody who may read these spaces may know of.
    pub fn open_to<'s>(&'s self, spaces: &HashSet<Uuid>) -> Open<'s> {
        let open = |board: &Board| board.spaces.iter().map(|space| spaces.contains(space)).collect();
        Open { shelf: self, open: self.boards.iter().map(open).collect() }
    }

    fn board(&self, slot: u32) -> Option<(usize, &Board)> {
        let number = self.boards.partition_point(|board| board.end <= slot);
        Some((number, self.boards.get(number)?))
    }

    /// The text and its wording.
    pub fn hit(&self, slot: u32) -> Option<(Uuid, u64)> {
        let (_, board) = self.board(slot)?;
        Some((board.uuid(&board.id, slot), board.stamp.get_val(slot - board.first)))
    }

    pub fn stands_for(&self, slot: u32) -> Option<Uuid> {
        let (_, board) = self.board(slot)?;
        Some(board.uuid(&board.thing, slot))
    }
}

impl Board {
    fn of(segment: &SegmentReader, first: u32, end: u32) -> Result<Board> {
        let columns = segment.fast_fields();
        let numbers = |name: &str| Ok::<_, Error>(columns.u64(name)?.first_or_default_col(0));
        let (spaces, space) = named(segment, "space")?;
        let (kinds, kind) = named(segment, "kind")?;
        Ok(Board {
            first,
            end,
            spaces: spaces.iter().map(|id| Uuid::from_slice(id).unwrap_or_default()).collect(),
            kinds,
            space,
            kind,
            at: columns.i64("at")?.first_or_default_col(0),
            stamp: numbers("stamp")?,
            id: [numbers("id_high")?, numbers("id_low")?],
            thing: [numbers("thing_high")?, numbers("thing_low")?],
        })
    }

    fn uuid(&self, [high, low]: &[Values<u64>; 2], slot: u32) -> Uuid {
        let document = slot - self.first;
        Uuid::from_u64_pair(high.get_val(document), low.get_val(document))
    }
}

/// The values of a column, and by its number among them the value of each document.
fn named(segment: &SegmentReader, name: &str) -> Result<(Vec<Vec<u8>>, Values<u64>)> {
    let column = segment.fast_fields().bytes(name)?.ok_or(Error::Unreadable)?;
    let mut values = Vec::new();
    let mut stream = column.dictionary().stream()?;
    while stream.advance() {
        values.push(stream.key().to_vec());
    }
    Ok((values, column.ords().clone().first_or_default_col(u64::MAX)))
}

/// What one asker may read, of the whole index.
pub(crate) struct Open<'s> {
    shelf: &'s Shelf,
    /// By part, by space.
    open: Vec<Vec<bool>>,
}

impl Open<'_> {
    pub fn has(&self, slot: u32) -> bool {
        self.shelf.board(slot).is_some_and(|(number, board)| self.reads(number, board, slot))
    }

    fn reads(&self, number: usize, board: &Board, slot: u32) -> bool {
        let space = board.space.get_val(slot - board.first) as usize;
        self.open.get(number).and_then(|open| open.get(space)).copied().unwrap_or(false)
    }

    pub fn has_any(&self, slots: &Bits) -> bool {
        slots.iter().any(|slot| self.has(slot))
    }

    /// Those that may be read, of that kind (empty: of all), each with its time.
    pub fn each<'o>(&'o self, slots: &'o Bits, kind: &str) -> impl Iterator<Item = (u32, i64)> + 'o {
        let boards = &self.shelf.boards;
        let of_kind = |board: &Board| board.kinds.iter().map(|known| kind.is_empty() || known == kind.as_bytes()).collect();
        let kinds: Vec<Vec<bool>> = boards.iter().map(of_kind).collect();
        let mut number = 0;
        slots.iter().filter_map(move |slot| {
            while boards.get(number).is_some_and(|board| board.end <= slot) {
                number += 1;
            }
            let board = boards.get(number)?;
            let document = slot - board.first;
            let fits = kinds.get(number)?.get(board.kind.get_val(document) as usize)?;
            (*fits && self.reads(number, board, slot)).then(|| (slot, board.at.get_val(document)))
        })
    }
}
