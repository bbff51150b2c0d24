//! The server killed without warning while people write: what was acknowledged is there when it starts again.
//! `BOUCLE_KILLS` says how many times; three, unless it is measured.

use std::collections::HashMap;
use std::path::Path;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use boucle::kit::journal;
use db::{Db, Run, Timestamp, Uuid, args, sql};
use rand::RngExt;
use serde_json::Value;
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::process::{Child, Command};

const WRITERS: usize = 4;

sql! {
    TITLES: String = "SELECT title FROM need UNION ALL SELECT title FROM solution";
    ID: Uuid = "SELECT id FROM organisation WHERE name = $1";
    LEAF: Uuid = "SELECT id FROM category WHERE code = 'furniture.outdoor'";
    PUBLISHED: i64 = "SELECT count(*) AS n FROM solution WHERE state = 'published'";
    // A row without its journal entry, or an entry without its row, would be half a transaction.
    UNSAID: i64 = "
        SELECT count(*) AS n FROM solution s WHERE s.title LIKE 'Tué %'
            AND NOT EXISTS (SELECT 1 FROM journal_entry j WHERE j.subject_id = s.id)";
    WITHOUT_LINE: i64 = "
        SELECT count(*) AS n FROM solution s WHERE s.title LIKE 'Tué %'
            AND NOT EXISTS (SELECT 1 FROM solution_change c WHERE c.solution_id = s.id)";
}

/// A copy of the program in the data folder: a build beside this test would put another in its place.
fn program(data: &Path) -> Command {
    let copy = data.join("boucle");
    if !copy.exists() {
        std::fs::copy(env!("CARGO_BIN_EXE_boucle"), &copy).unwrap();
    }
    let mut command = Command::new(copy);
    command.arg("--data").arg(data).arg("--json").stdout(Stdio::piped()).stderr(Stdio::null()).kill_on_drop(true);
    for name in ["BOUCLE_CONFIG", "DATABASE_URL", "BOUCLE_DATA", "BOUCLE_LISTEN", "BOUCLE_PUBLIC_URL"] {
        command.env_remove(name);
    }
    command
}

/// A server on this folder, and its address.
async fn serve(data: &Path) -> (Child, String) {
    let mut child = program(data).args(["serve", "--listen", "127.0.0.1:0"]).spawn().unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    let line = lines.next_line().await.unwrap().unwrap();
    let told: Value = serde_json::from_str(&line).unwrap();
    (child, told.get("address").unwrap().as_str().unwrap().trim_start_matches("http://").to_owned())
}

/// Status and the whole answer; nothing when the connection broke.
async fn ask(address: &str, method: &str, path: &str, cookie: &str, body: &str) -> Option<(u16, String)> {
    let mut stream = TcpStream::connect(address).await.ok()?;
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\nCookie: {cookie}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.ok()?;
    stream.write_all(body.as_bytes()).await.ok()?;
    let mut answer = Vec::new();
    // What came before a break counts: a status that was read was an acknowledgement.
    let _ = stream.read_to_end(&mut answer).await;
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let status = answer.get(9..12)?.parse().ok()?;
    Some((status, answer))
}

/// The session cookies of the buyer and the supplier.
async fn sign_in(address: &str, links: &HashMap<String, String>) -> [String; 2] {
    let mut cookies = Vec::new();
    for role in ["buyer", "supplier"] {
        let (status, answer) = ask(address, "POST", &links[role], "", "").await.unwrap();
        assert_eq!(status, 303, "{answer}");
        let session = answer.lines().find_map(|line| line.split_once("session=")).unwrap().1;
        cookies.push(format!("session={}", session.split(';').next().unwrap()));
    }
    cookies.try_into().unwrap()
}

/// Makes the demonstration network; returns the paths that sign in, by role.
async fn prepare(data: &Path) -> HashMap<String, String> {
    let made = program(data).args(["demo", "--listen", "127.0.0.1:0"]).output().await.unwrap();
    assert!(made.status.success());
    let text = String::from_utf8(made.stdout).unwrap();
    let people = text.lines().find_map(|line| {
        let said: Value = serde_json::from_str(line).unwrap();
        said.get("people").and_then(Value::as_array).cloned()
    });
    let path = |link: &Value| format!("/{}", link.as_str().unwrap().splitn(4, '/').nth(3).unwrap());
    people
        .unwrap()
        .iter()
        .map(|one| (one.get("role").unwrap().as_str().unwrap().to_owned(), path(one.get("link").unwrap())))
        .collect()
}

/// What the forms need to know of this network.
struct Forms {
    buyer: Uuid,
    supplier: Uuid,
    category: Uuid,
}

impl Forms {
    /// Path and body of a need (even numbers) or a published solution.
    fn one(&self, title: &str, number: usize) -> (&'static str, String) {
        let once = Uuid::now_v7().to_string();
        let (path, more) = if number.is_multiple_of(2) {
            let more = [("organisation", self.buyer.to_string()), ("text", "Des bancs pour la place.".to_owned())];
            ("/besoins/nouveau", [&more[..], &[("visibility", "network".to_owned()), ("state", "open".to_owned())]].concat())
        } else {
            let more = [("supplier", self.supplier.to_string()), ("summary", "Des bancs de grange.".to_owned())];
            ("/catalogue/nouvelle", [&more[..], &[("language", "fr".to_owned()), ("publish", "1".to_owned())]].concat())
        };
        let mut fields = vec![("_once", once), ("title", title.to_owned()), ("categories", self.category.to_string())];
        fields.extend([
            ("currency", "CAD".to_owned()),
            ("strategies", "reuse".to_owned()),
            ("place", "Rimouski".to_owned()),
        ]);
        fields.extend(more);
        (path, serde_urlencoded::to_string(fields).unwrap())
    }
}

/// Writes until the server is gone; titles that were acknowledged go into `kept`.
async fn write(address: String, cookies: [String; 2], forms: Arc<Forms>, prefix: String, kept: Arc<Mutex<Vec<String>>>) {
    for number in 0.. {
        let title = format!("{prefix} {number}");
        let (path, body) = forms.one(&title, number);
        let [buyer, supplier] = &cookies;
        let cookie = if number.is_multiple_of(2) { buyer } else { supplier };
        let Some((status, answer)) = ask(&address, "POST", path, cookie, &body).await else { return };
        assert_eq!(status, 303, "{title}: {answer}");
        kept.lock().unwrap().push(title);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_acknowledged_survives_a_kill() {
    let kills: usize = std::env::var("BOUCLE_KILLS").map_or(3, |number| number.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path();
    let links = prepare(data).await;
    let db = Db::open(&data.join("boucle.sqlite").display().to_string()).await.unwrap();
    let forms = Arc::new(Forms {
        buyer: db.one(&ID, args!["Ville de Rivemont"]).await.unwrap(),
        supplier: db.one(&ID, args!["Atelier Second Souffle"]).await.unwrap(),
        category: db.one(&LEAF, args![]).await.unwrap(),
    });
    drop(db);
    let mut cookies = None;
    let kept = Arc::new(Mutex::new(Vec::new()));
    for round in 0..kills {
        let (mut server, address) = serve(data).await;
        if cookies.is_none() {
            cookies = Some(sign_in(&address, &links).await);
        }
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let prefix = format!("Tué {round}-{writer}");
                tokio::spawn(write(address.clone(), cookies.clone().unwrap(), Arc::clone(&forms), prefix, Arc::clone(&kept)))
            })
            .collect();
        let while_writing = Duration::from_millis(rand::rng().random_range(50..600));
        tokio::time::sleep(while_writing).await;
        server.kill().await.unwrap();
        for writer in writers {
            writer.await.unwrap();
        }
        let so_far = kept.lock().unwrap().clone();
        is_whole(data, &so_far).await;
    }
    let kept = kept.lock().unwrap().len();
    assert!(kept > kills, "only {kept} writes were acknowledged in {kills} rounds");
    println!("{kills} kills, {kept} acknowledged writes, none lost");
    market_is_whole(data).await;
}

/// Every acknowledged title is there, no transaction is there by half, the file and the journal are sound.
async fn is_whole(data: &Path, kept: &[String]) {
    let db = Db::open(&data.join("boucle.sqlite").display().to_string()).await.unwrap();
    db.check_integrity().await.unwrap();
    let there: std::collections::HashSet<String> = db.all(&TITLES, args![]).await.unwrap().into_iter().collect();
    let lost: Vec<_> = kept.iter().filter(|title| !there.contains(*title)).collect();
    assert!(lost.is_empty(), "lost although acknowledged: {lost:?}");
    for halves in [&UNSAID, &WITHOUT_LINE] {
        assert_eq!(db.one(halves, args![]).await.unwrap(), 0);
    }
    // What these short lives of the server had no time to seal.
    let later = Timestamp::now().checked_add(Duration::from_mins(5)).unwrap();
    journal::seal(&db, later).await.unwrap();
    drop(db);
    let verified = program(data).args(["journal", "verify"]).stderr(Stdio::piped()).output().await.unwrap();
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stderr));
    let said: Value = serde_json::from_slice(&verified.stdout).unwrap();
    let number = |name: &str| said.get(name).and_then(Value::as_u64).unwrap();
    assert!(number("seals") > 0 && number("entries") >= kept.len() as u64, "{said}");
}

/// After the last start the index finds what the database publishes.
async fn market_is_whole(data: &Path) {
    let (mut server, address) = serve(data).await;
    let db = Db::open(&data.join("boucle.sqlite").display().to_string()).await.unwrap();
    let published = db.one(&PUBLISHED, args![]).await.unwrap();
    let wanted = format!("ok {published} solutions");
    let mut said = String::new();
    for _ in 0..100 {
        said = ask(&address, "GET", "/readyz", "", "").await.unwrap().1;
        if said.contains(&wanted) {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    server.kill().await.unwrap();
    assert!(said.contains(&wanted), "{published} solutions are published, the index says {said}");
}
