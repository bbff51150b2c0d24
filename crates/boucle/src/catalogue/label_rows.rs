//! Labels of solutions in the database: what proves each, and what a coordinator found of it.
//! Always: what was verified or refused is so only as long as its number, proof, file and last day stay what they were.

use db::{Date, Run, Timestamp, Tx, Uuid, args, row, sql};

use crate::kit::{Error, Language, Result};

row! {
    #[derive(Debug, Clone)]
    pub struct LabelRow {
        pub label_code: String,
        pub number: String,
        // an address where it is seen, or words
        pub proof: String,
        pub expires_on: Option<Date>,
        pub file_name: Option<String>,
        pub file_digest: Option<Vec<u8>>,
        pub file_bytes: Option<i64>,
        pub file_kind: Option<String>,
        pub verified_at: Option<Timestamp>,
        pub refused_at: Option<Timestamp>,
        pub refusal: String,
        // who verified or refused it
        pub decider: Option<String>,
    }
}
row! {
    // A label whose proof nobody has looked at yet.
    #[derive(Debug, Clone)]
    pub struct WaitingRow {
        pub solution_id: Uuid,
        pub title: String,
        pub supplier_id: Uuid,
        pub supplier: String,
        pub version: i64,
        pub label_code: String,
        pub number: String,
        pub proof: String,
        pub expires_on: Option<Date>,
        pub file_name: Option<String>,
        pub proved_at: Timestamp,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct Writer {
        pub name: String,
        pub email: String,
        language: String,
    }
}

sql! {
    pub OF_SOLUTION: LabelRow = "
        SELECT l.label_code, l.number, l.proof, l.expires_on, l.file_name, l.file_digest, l.file_bytes, l.file_kind,
            l.verified_at, l.refused_at, l.refusal, e.name AS decider
        FROM solution_label l LEFT JOIN person e ON e.id = l.decided_by WHERE l.solution_id = $1 ORDER BY l.label_code";
    // As the form of the solution says it: what proves it besides stays.
    pub PUT: () = "
        INSERT INTO solution_label (solution_id, label_code, proof, expires_on, proved_at)
        VALUES ($1, $2, $3, $4, CASE WHEN $3 <> '' THEN CAST($5 AS TIMESTAMPTZ) END)
        ON CONFLICT (solution_id, label_code) DO UPDATE SET proof = excluded.proof, expires_on = excluded.expires_on,
            proved_at = CASE WHEN excluded.proof <> '' OR solution_label.number <> '' OR solution_label.file_digest IS NOT NULL
                THEN CAST($5 AS TIMESTAMPTZ) END,
            verified_at = NULL, refused_at = NULL, refusal = '', decided_by = NULL
        WHERE solution_label.proof <> excluded.proof OR solution_label.expires_on IS DISTINCT FROM excluded.expires_on";
    PROVE: () = "
        UPDATE solution_label SET number = $3, proof = $4, expires_on = $5, file_name = $6, file_digest = $7, file_bytes = $8,
            file_kind = $9, proved_at = $10, verified_at = NULL, refused_at = NULL, refusal = '', decided_by = NULL
        WHERE solution_id = $1 AND label_code = $2";
    // In this order: SQLite would begin with every published solution.
    WAITING: WaitingRow = "
        SELECT l.solution_id, s.title, s.supplier_id, o.name AS supplier, s.version, l.label_code, l.number, l.proof,
            l.expires_on, l.file_name, l.proved_at
        FROM solution_label l CROSS JOIN solution s JOIN organisation o ON o.id = s.supplier_id
        WHERE s.id = l.solution_id AND l.verified_at IS NULL AND l.refused_at IS NULL AND l.proved_at IS NOT NULL AND s.state = 'published'
            AND (l.expires_on IS NULL OR l.expires_on >= $1)
        ORDER BY l.proved_at, l.solution_id, l.label_code LIMIT $2";
    VERIFY: () = "
        UPDATE solution_label SET verified_at = $4, decided_by = $5
        WHERE solution_id = $1 AND label_code = $2 AND verified_at IS NULL AND refused_at IS NULL AND proved_at IS NOT NULL
            AND EXISTS (SELECT 1 FROM solution s WHERE s.id = $1 AND s.version = $3)";
    REFUSE: () = "
        UPDATE solution_label SET refused_at = $4, decided_by = $5, refusal = $6
        WHERE solution_id = $1 AND label_code = $2 AND verified_at IS NULL AND refused_at IS NULL AND proved_at IS NOT NULL
            AND EXISTS (SELECT 1 FROM solution s WHERE s.id = $1 AND s.version = $3)";
    WRITERS: Writer = "
        SELECT e.name, e.email, e.language FROM organisation_role r JOIN person e ON e.id = r.person_id
        WHERE r.organisation_id = $1 AND r.role <> 'reader' AND e.erased_at IS NULL ORDER BY e.email LIMIT 50";
    pub DIGESTS: Vec<u8> = "SELECT file_digest FROM solution_label WHERE file_digest IS NOT NULL";
}

impl Writer {
    pub fn language(&self) -> Language {
        Language::parse(&self.language).unwrap_or_default()
    }
}

/// Of a published solution, held today, and proved by something; the oldest first.
pub async fn waiting(run: &impl Run, today: Date, most: i64) -> Result<Vec<WaitingRow>> {
    Ok(run.all(&WAITING, args![today, most]).await?)
}

/// Who writes for a supplier.
pub async fn writers(run: &impl Run, supplier: Uuid) -> Result<Vec<Writer>> {
    Ok(run.all(&WRITERS, args![supplier]).await?)
}

/// What proves a label from now on: nobody has looked at it yet.
pub async fn prove(tx: &Tx, solution: Uuid, label: &LabelRow, now: Timestamp) -> Result<()> {
    let is_proved = !label.number.is_empty() || !label.proof.is_empty() || label.file_digest.is_some();
    let row = args![
        solution,
        &label.label_code,
        &label.number,
        &label.proof,
        label.expires_on,
        label.file_name.as_deref(),
        label.file_digest.clone(),
        label.file_bytes,
        label.file_kind.as_deref(),
        is_proved.then_some(now)
    ];
    tx.execute(&PROVE, row).await?;
    Ok(())
}

/// Which label of which solution, and the version of the solution that was read.
#[derive(Debug, Clone, Copy)]
pub struct Read<'a> {
    pub solution: Uuid,
    pub label: &'a str,
    pub version: i64,
}

/// Verifies what was read, or refuses it with a reason. `Conflict` when it is no longer what was read, or was decided.
pub async fn decide(tx: &Tx, read: Read<'_>, refusal: Option<&str>, by: Option<Uuid>, now: Timestamp) -> Result<()> {
    let decided = match refusal {
        None => tx.execute(&VERIFY, args![read.solution, read.label, read.version, now, by]).await?,
        Some(reason) => tx.execute(&REFUSE, args![read.solution, read.label, read.version, now, by, reason]).await?,
    };
    if decided == 0 { Err(Error::Conflict) } else { Ok(()) }
}
