//! Pictures and files of solutions in the database.

use std::collections::HashMap;

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};

use crate::kit::Result;

/// Of one solution.
pub const MOST_PICTURES: usize = 6;
pub const MOST_FILES: usize = 10;

row! {
    #[derive(Debug, Clone)]
    pub struct FileRow {
        pub id: Uuid,
        pub purpose: String,
        // what the picture shows, or what the file is
        pub title: String,
        pub name: String,
        pub digest: Vec<u8>,
        pub bytes: i64,
        pub kind: String,
        // of a picture, in pixels
        pub width: Option<i64>,
        pub height: Option<i64>,
    }
}
row! {
    // The picture by which a solution is known in a list.
    #[derive(Debug, Clone)]
    pub struct Cover {
        solution_id: Uuid,
        pub id: Uuid,
        pub width: Option<i64>,
        pub height: Option<i64>,
    }
}

sql! {
    // Pictures after files, each in its order.
    OF_SOLUTION: FileRow = "
        SELECT id, purpose, title, name, digest, bytes, kind, width, height FROM solution_file
        WHERE solution_id = $1 ORDER BY purpose, position, id LIMIT 100";
    COVERS: Cover = "
        SELECT solution_id, id, width, height FROM solution_file
        WHERE solution_id = ANY($1) AND purpose = 'picture' ORDER BY solution_id, position, id";
    ADD: () = "
        INSERT INTO solution_file (id, solution_id, purpose, position, title, name, digest, bytes, kind, width, height,
            added_by, added_at)
        VALUES ($1, $2, $3, (SELECT COALESCE(max(f.position), 0) + 1 FROM solution_file f WHERE f.solution_id = $2),
            $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    COUNT: i64 = "SELECT count(*) AS n FROM solution_file WHERE solution_id = $1 AND purpose = $2";
    RENAME: () = "UPDATE solution_file SET title = $3 WHERE solution_id = $1 AND id = $2";
    FIRST: () = "
        UPDATE solution_file SET position = (SELECT min(f.position) - 1 FROM solution_file f WHERE f.solution_id = $1)
        WHERE solution_id = $1 AND id = $2";
    DELETE: () = "DELETE FROM solution_file WHERE solution_id = $1 AND id = $2";
    pub DIGESTS: Vec<u8> = "SELECT digest FROM solution_file";
}

/// What a form gave.
#[derive(Debug, Clone)]
pub struct NewFile {
    pub purpose: &'static str,
    pub title: String,
    pub name: String,
    pub digest: Vec<u8>,
    pub bytes: i64,
    pub kind: String,
    pub size: Option<(i64, i64)>,
}

impl FileRow {
    pub fn is_picture(&self) -> bool {
        self.purpose == "picture"
    }
}

pub async fn of(run: &impl Run, solution: Uuid) -> Result<Vec<FileRow>> {
    Ok(run.all(&OF_SOLUTION, args![solution]).await?)
}

/// The first picture of each of these that has one.
pub async fn covers(run: &impl Run, solutions: &[Uuid]) -> Result<HashMap<Uuid, Cover>> {
    let mut covers = HashMap::new();
    for cover in run.all(&COVERS, args![solutions]).await? {
        covers.entry(cover.solution_id).or_insert(cover);
    }
    Ok(covers)
}

/// How many pictures, or files, a solution takes.
pub fn most(picture: bool) -> usize {
    if picture { MOST_PICTURES } else { MOST_FILES }
}

/// `false` when the solution has as many as it takes.
pub async fn add(tx: &Tx, solution: Uuid, file: &NewFile, by: Option<Uuid>, now: Timestamp) -> Result<bool> {
    let there = tx.one(&COUNT, args![solution, file.purpose]).await?;
    if usize::try_from(there).is_ok_and(|there| there >= most(file.purpose == "picture")) {
        return Ok(false);
    }
    let NewFile { purpose, title, name, digest, bytes, kind, size } = file;
    let (width, height) = size.unzip();
    let id = Uuid::now_v7();
    tx.execute(&ADD, args![id, solution, *purpose, title, name, digest.clone(), *bytes, kind, width, height, by, now])
        .await?;
    Ok(true)
}

pub async fn rename(tx: &Tx, solution: Uuid, id: Uuid, title: &str) -> Result<()> {
    tx.execute(&RENAME, args![solution, id, title]).await?;
    Ok(())
}

/// Before all others.
pub async fn put_first(tx: &Tx, solution: Uuid, id: Uuid) -> Result<()> {
    tx.execute(&FIRST, args![solution, id]).await?;
    Ok(())
}

pub async fn delete(tx: &Tx, solution: Uuid, id: Uuid) -> Result<()> {
    tx.execute(&DELETE, args![solution, id]).await?;
    Ok(())
}
