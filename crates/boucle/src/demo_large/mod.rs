//! Large data for measuring: solutions of invented suppliers in real places, on top of the demonstration network.
//!
//! Always holds: a seed and a number of solutions make the same rows, in the same order, on any machine. What is drawn
//! comes from a generator that belongs to the seed and the batch; an id is a UUIDv7 whose time is the solution's number
//! in milliseconds after a fixed moment and whose other bits are drawn. Two things are of the database instead: the ids
//! of categories and places, and the moment of making, from which the age of a solution is counted back. A batch is one
//! transaction, and what is there already is left as it is: a run that was interrupted is finished by the next.

mod draw;
pub mod life;
mod texts;

use std::collections::HashSet;

use db::{Run, Timestamp, Tx, Uuid, args, sql};
use rand::SeedableRng;
use rand::rngs::StdRng;

use crate::announcements::save as announcements;
use crate::catalogue::save as solutions;
use crate::kit::{App, Error, Result, format};
use draw::{Draw, Material, Supplier};

/// Solutions in a transaction. It is part of what a seed makes: with another number, other rows.
const A_BATCH: u64 = 2000;
const SOLUTIONS_OF_A_SUPPLIER: u64 = 20;

sql! {
    THERE: Uuid = "SELECT id FROM solution WHERE id = ANY($1)";
    ADD_SUPPLIER: () = "
        INSERT INTO organisation (id, name, name_key, kind, legal_form, size, place_id, address, postal_code, website,
            description, buys, supplies, created_at, updated_at, version)
        VALUES ($1, $2, $3, $4, $5, $6, $7, '', '', '', $8, FALSE, TRUE, $9, $9, 1)
        ON CONFLICT (id) DO NOTHING";
    ADD_STATUS: () = "
        INSERT INTO organisation_status (organisation_id, status_code, certificate, certified_by)
        VALUES ($1, $2, '', '')
        ON CONFLICT (organisation_id, status_code) DO NOTHING";
}

/// Makes `wanted` solutions of `seed`, those that are missing. `progress` is told how many are there. Returns how many
/// were made.
pub async fn make(app: &App, wanted: u64, seed: u64, mut progress: impl FnMut(u64)) -> Result<u64> {
    let material = Material::read(&app.db).await?;
    let now = app.clock.now();
    let mut made = 0;
    for number in 0..wanted.div_ceil(A_BATCH) {
        let first = number * A_BATCH;
        let count = A_BATCH.min(wanted - first);
        let batch = Batch::draw(&material, seed, number, count, now);
        let ids: Vec<Uuid> = batch.solutions.iter().map(|(id, ..)| *id).collect();
        let there: HashSet<Uuid> = app.db.all(&THERE, args![ids]).await?.into_iter().collect();
        if there.len() < batch.solutions.len() {
            let (batch, there) = (&batch, &there);
            made += app.db.write(|tx| async move { batch.insert(&tx, there, now).await }).await?;
        }
        progress(first + count);
    }
    Ok(made)
}

struct Batch {
    suppliers: Vec<Supplier>,
    solutions: Vec<(Uuid, solutions::NewSolution, Timestamp)>,
}

impl Batch {
    fn draw(material: &Material, seed: u64, number: u64, count: u64, now: Timestamp) -> Self {
        // Far from each other, whatever the seed: a batch of one seed is not the next batch of its neighbour.
        let own = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15).wrapping_add(number);
        let mut draw = Draw { dice: StdRng::seed_from_u64(own), material, now };
        let first = number * A_BATCH;
        // All suppliers of the batch, so that a run with more solutions finds the same.
        let suppliers: Vec<Supplier> = (0..A_BATCH / SOLUTIONS_OF_A_SUPPLIER)
            .map(|rank| draw.supplier(first / SOLUTIONS_OF_A_SUPPLIER + rank))
            .collect();
        let mut all = Vec::new();
        for supplier in &suppliers {
            for _ in 0..SOLUTIONS_OF_A_SUPPLIER {
                all.push(draw.solution(first + all.len() as u64, supplier));
            }
        }
        all.truncate(usize::try_from(count).unwrap_or(usize::MAX));
        let used = all.len().div_ceil(SOLUTIONS_OF_A_SUPPLIER as usize);
        Self { suppliers: suppliers.into_iter().take(used).collect(), solutions: all }
    }

    async fn insert(&self, tx: &Tx, there: &HashSet<Uuid>, now: Timestamp) -> Result<u64> {
        let supplier = |it: &Supplier| {
            let key = format::sort_key(&it.name);
            args![it.id, &it.name, key, it.kind, it.legal_form, it.size, it.place, &it.description, now]
        };
        tx.execute_many(&ADD_SUPPLIER, self.suppliers.iter().map(supplier).collect()).await?;
        let statuses = self.suppliers.iter().filter_map(|it| Some(args![it.id, it.status.as_deref()?]));
        tx.execute_many(&ADD_STATUS, statuses.collect()).await?;
        let missing = self.solutions.iter().filter(|(id, ..)| !there.contains(id));
        let made = solutions::insert_many(tx, missing, now).await?;
        // A hundred thousand invented solutions are no news to anybody.
        announcements::begin_quietly(tx).await?;
        Ok::<_, Error>(made)
    }
}
