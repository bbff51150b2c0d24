//! Introductions in the database, as lists show them and one by one.

use db::{Run, Timestamp, Uuid, args, row, sql};

use super::rules::{Side, State, Waits, Word};
use crate::kit::cursor::Before;
use crate::kit::{Error, Result, Seat, Viewer};

row! {
    #[derive(Debug, Clone)]
    pub struct IntroductionRow {
        pub id: Uuid,
        pub buyer_id: Uuid,
        pub buyer: String,
        pub supplier_id: Uuid,
        pub supplier: String,
        pub need_id: Option<Uuid>,
        pub solution_id: Option<Uuid>,
        pub project_id: Option<Uuid>,
        pub title: String,
        pub asked_by: String,
        pub state: String,
        pub state_at: Timestamp,
        pub moved_by: String,
        pub waits_buyer: bool,
        pub waits_supplier: bool,
        pub answer_days: Option<i64>,
        pub reminders: i64,
        pub created_at: Timestamp,
        pub updated_at: Timestamp,
        pub version: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Line {
        pub id: Uuid,
        pub buyer_id: Uuid,
        pub buyer: String,
        pub supplier_id: Uuid,
        pub supplier: String,
        pub title: String,
        pub asked_by: String,
        pub state: String,
        pub state_at: Timestamp,
        pub waits_buyer: bool,
        pub waits_supplier: bool,
        pub created_at: Timestamp,
        pub updated_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct StepRow {
        pub state: String,
        pub side: Option<String>,
        pub reason: String,
        pub person: Option<String>,
        pub at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct MessageRow {
        pub id: Uuid,
        pub side: String,
        pub text: String,
        pub author: Option<String>,
        pub at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct FileRow {
        pub id: Uuid,
        pub message_id: Uuid,
        pub name: String,
        pub digest: Vec<u8>,
        pub kind: String,
        pub bytes: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct OutcomeRow {
        pub side: String,
        pub bought: bool,
        pub amount: Option<i64>,
        pub currency: String,
        pub year: Option<i64>,
        pub reason: String,
        pub at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct ReferenceRow {
        pub text: String,
        pub year: i64,
        pub state: String,
    }
}

sql! {
    FIND: IntroductionRow = "
        SELECT i.id, i.buyer_id, b.name AS buyer, i.supplier_id, s.name AS supplier, i.need_id, i.solution_id, i.project_id,
            i.title, i.asked_by, i.state, i.state_at, i.moved_by, i.waits_buyer, i.waits_supplier, i.answer_days, i.reminders,
            i.created_at, i.updated_at, i.version
        FROM introduction i JOIN organisation b ON b.id = i.buyer_id JOIN organisation s ON s.id = i.supplier_id
        WHERE i.id = $1";
    WAITING: Line = "
        SELECT i.id, i.buyer_id, b.name AS buyer, i.supplier_id, s.name AS supplier, i.title, i.asked_by, i.state, i.state_at,
            i.waits_buyer, i.waits_supplier, i.created_at, i.updated_at
        FROM introduction i JOIN organisation b ON b.id = i.buyer_id JOIN organisation s ON s.id = i.supplier_id
        WHERE (i.buyer_id = ANY($1) AND i.waits_buyer) OR (i.supplier_id = ANY($1) AND i.waits_supplier)
        ORDER BY i.updated_at, i.id LIMIT $2";
    WAITING_COUNT: i64 = "
        SELECT count(*) AS n FROM introduction i
        WHERE (i.buyer_id = ANY($1) AND i.waits_buyer) OR (i.supplier_id = ANY($1) AND i.waits_supplier)";
    MINE: Line = "
        SELECT i.id, i.buyer_id, b.name AS buyer, i.supplier_id, s.name AS supplier, i.title, i.asked_by, i.state, i.state_at,
            i.waits_buyer, i.waits_supplier, i.created_at, i.updated_at
        FROM introduction i JOIN organisation b ON b.id = i.buyer_id JOIN organisation s ON s.id = i.supplier_id
        WHERE (i.buyer_id = ANY($1) OR i.supplier_id = ANY($1)) AND (CAST($2 AS TEXT) IS NULL OR i.state = $2)
            AND (CAST($3 AS UUID) IS NULL OR i.need_id = $3) AND (i.updated_at, i.id) < ($4, $5)
        ORDER BY i.updated_at DESC, i.id DESC LIMIT $6";
    OF_PROJECT: Line = "
        SELECT i.id, i.buyer_id, b.name AS buyer, i.supplier_id, s.name AS supplier, i.title, i.asked_by, i.state, i.state_at,
            i.waits_buyer, i.waits_supplier, i.created_at, i.updated_at
        FROM introduction i JOIN organisation b ON b.id = i.buyer_id JOIN organisation s ON s.id = i.supplier_id
        WHERE i.project_id = $1 ORDER BY i.updated_at DESC, i.id DESC LIMIT 100";
    // Of the same two, about the same need; without a need, about the same solution.
    UNDER_WAY: Uuid = "
        SELECT id FROM introduction
        WHERE supplier_id = $1 AND buyer_id = $2 AND state IN ('asked', 'accepted', 'no_answer', 'met', 'offer')
            AND (need_id = $3 OR (CAST($3 AS UUID) IS NULL AND need_id IS NULL AND solution_id = $4))
        ORDER BY id LIMIT 1";
    // The same, declined to who asked.
    DECLINED: Uuid = "
        SELECT id FROM introduction
        WHERE supplier_id = $1 AND buyer_id = $2 AND state = 'declined' AND asked_by = $5
            AND (need_id = $3 OR (CAST($3 AS UUID) IS NULL AND need_id IS NULL AND solution_id = $4))
        ORDER BY id LIMIT 1";
    ASKED_LATELY: Timestamp = "
        SELECT created_at FROM introduction WHERE supplier_id = $1 AND asked_by = 'buyer' AND created_at > $2
        ORDER BY created_at DESC LIMIT $3";
    // Suppliers that said so themselves, or said yes to the buyer.
    INTERESTED: i64 = "
        SELECT count(DISTINCT supplier_id) AS n FROM introduction
        WHERE need_id = $1 AND state <> 'declined' AND (asked_by = 'supplier' OR state NOT IN ('asked', 'no_answer'))";
    STEPS: StepRow = "
        SELECT t.state, t.side, t.reason, p.name AS person, t.at
        FROM introduction_step t LEFT JOIN person p ON p.id = t.person_id
        WHERE t.introduction_id = $1 ORDER BY t.at, t.id LIMIT 200";
    MESSAGES: MessageRow = "
        SELECT m.id, m.side, m.text, p.name AS author, m.at
        FROM introduction_message m LEFT JOIN person p ON p.id = m.person_id
        WHERE m.introduction_id = $1 ORDER BY m.at, m.id LIMIT 500";
    MESSAGE_COUNT: i64 = "SELECT count(*) AS n FROM introduction_message WHERE introduction_id = $1";
    FILES: FileRow = "
        SELECT f.id, f.message_id, f.name, f.digest, f.kind, f.bytes
        FROM introduction_message m JOIN introduction_file f ON f.message_id = m.id
        WHERE m.introduction_id = $1 ORDER BY f.message_id, f.id LIMIT 100";
    FILE: FileRow = "
        SELECT f.id, f.message_id, f.name, f.digest, f.kind, f.bytes
        FROM introduction_file f JOIN introduction_message m ON m.id = f.message_id
        WHERE m.introduction_id = $1 AND f.id = $2";
    pub DIGESTS: Vec<u8> = "SELECT DISTINCT digest FROM introduction_file";
    OUTCOMES: OutcomeRow = "
        SELECT side, bought, amount, currency, year, reason, at FROM introduction_outcome
        WHERE introduction_id = $1 ORDER BY side";
    REFERENCE: ReferenceRow = "SELECT text, year, state FROM introduction_reference WHERE introduction_id = $1";
}

impl IntroductionRow {
    /// The codes are among those that the schema takes.
    pub fn state(&self) -> State {
        State::parse(&self.state).unwrap_or(State::Asked)
    }

    pub fn asked_by(&self) -> Side {
        Side::parse(&self.asked_by).unwrap_or(Side::Buyer)
    }

    pub fn moved_by(&self) -> Side {
        Side::parse(&self.moved_by).unwrap_or(Side::Buyer)
    }

    pub fn waits(&self) -> Waits {
        Waits { buyer: self.waits_buyer, supplier: self.waits_supplier }
    }

    pub fn organisation(&self, side: Side) -> Uuid {
        match side {
            Side::Buyer => self.buyer_id,
            Side::Supplier => self.supplier_id,
        }
    }

    pub fn name(&self, side: Side) -> &str {
        match side {
            Side::Buyer => &self.buyer,
            Side::Supplier => &self.supplier,
        }
    }
}

impl Line {
    /// For whom the viewer reads it; who has a seat on both sides, for the buyer.
    pub fn side(&self, viewer: &Viewer) -> Side {
        if viewer.seat(self.buyer_id).is_some() { Side::Buyer } else { Side::Supplier }
    }

    /// The organisation on the other side.
    pub fn other(&self, viewer: &Viewer) -> &str {
        match self.side(viewer) {
            Side::Buyer => &self.supplier,
            Side::Supplier => &self.buyer,
        }
    }

    /// Who reads for an organisation and does not write for it cannot answer.
    pub fn waits_for(&self, viewer: &Viewer) -> bool {
        let writes = |organisation: Uuid| viewer.seat(organisation).is_some_and(Seat::contributes);
        (self.waits_buyer && writes(self.buyer_id)) || (self.waits_supplier && writes(self.supplier_id))
    }
}

impl OutcomeRow {
    pub fn word(&self) -> Word {
        Word { bought: self.bought, amount: self.amount.map(|amount| (amount, self.currency.clone())), year: self.year }
    }
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<IntroductionRow> {
    run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)
}

fn organisations(viewer: &Viewer) -> Vec<Uuid> {
    viewer.seats().iter().map(|seat| seat.organisation).collect()
}

/// What waits for the organisations that the viewer writes for, what has waited longest first, and how many there are in all.
pub async fn waiting(run: &impl Run, viewer: &Viewer, most: i64) -> Result<(Vec<Line>, i64)> {
    let written_for: Vec<Uuid> =
        viewer.seats().iter().filter(|seat| seat.contributes()).map(|seat| seat.organisation).collect();
    if written_for.is_empty() {
        return Ok((Vec::new(), 0));
    }
    let lines = run.all(&WAITING, args![written_for.clone(), most]).await?;
    let shown = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    let count = if shown < most { shown } else { run.one(&WAITING_COUNT, args![written_for]).await? };
    Ok((lines, count))
}

/// Those of the viewer's organisations, on either side, the latest changed first; in one state, or about one need.
pub async fn mine(
    run: &impl Run,
    viewer: &Viewer,
    (state, need): (Option<State>, Option<Uuid>),
    before: Before,
    most: i64,
) -> Result<Vec<Line>> {
    let row = args![organisations(viewer), state.map(State::code), need, before.at, before.id, most];
    Ok(run.all(&MINE, row).await?)
}

pub async fn of_project(run: &impl Run, project: Uuid) -> Result<Vec<Line>> {
    Ok(run.all(&OF_PROJECT, args![project]).await?)
}

/// What two organisations talk about.
#[derive(Debug, Clone, Copy)]
pub struct About {
    pub buyer: Uuid,
    pub supplier: Uuid,
    pub need: Option<Uuid>,
    pub solution: Uuid,
}

/// The introduction of the same two about the same, while something may come of it.
pub async fn under_way(run: &impl Run, about: About) -> Result<Option<Uuid>> {
    Ok(run.optional(&UNDER_WAY, args![about.supplier, about.buyer, about.need, about.solution]).await?)
}

/// Whether the other side has declined to be asked about this by `asked_by`.
pub async fn is_declined(run: &impl Run, about: About, asked_by: Side) -> Result<bool> {
    let row = args![about.supplier, about.buyer, about.need, about.solution, asked_by.code()];
    Ok(run.optional(&DECLINED, row).await?.is_some())
}

/// When buyers asked a supplier since a moment, the latest first.
pub async fn asked_lately(run: &impl Run, supplier: Uuid, since: Timestamp, most: i64) -> Result<Vec<Timestamp>> {
    Ok(run.all(&ASKED_LATELY, args![supplier, since, most]).await?)
}

pub async fn interested(run: &impl Run, need: Uuid) -> Result<i64> {
    Ok(run.one(&INTERESTED, args![need]).await?)
}

pub async fn steps(run: &impl Run, id: Uuid) -> Result<Vec<StepRow>> {
    Ok(run.all(&STEPS, args![id]).await?)
}

pub async fn messages(run: &impl Run, id: Uuid) -> Result<Vec<MessageRow>> {
    Ok(run.all(&MESSAGES, args![id]).await?)
}

pub async fn message_count(run: &impl Run, id: Uuid) -> Result<i64> {
    Ok(run.one(&MESSAGE_COUNT, args![id]).await?)
}

pub async fn files(run: &impl Run, id: Uuid) -> Result<Vec<FileRow>> {
    Ok(run.all(&FILES, args![id]).await?)
}

pub async fn file(run: &impl Run, id: Uuid, file: Uuid) -> Result<FileRow> {
    run.optional(&FILE, args![id, file]).await?.ok_or(Error::NotFound)
}

/// What each side says came of it.
pub async fn outcomes(run: &impl Run, id: Uuid) -> Result<Vec<OutcomeRow>> {
    Ok(run.all(&OUTCOMES, args![id]).await?)
}

pub async fn reference(run: &impl Run, id: Uuid) -> Result<Option<ReferenceRow>> {
    Ok(run.optional(&REFERENCE, args![id]).await?)
}
