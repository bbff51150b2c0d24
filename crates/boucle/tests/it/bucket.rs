//! Files in a bucket, through a real S3-compatible server (the package s3rver of npm, which checks signatures and keeps what
//! it is given in a folder).

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use boucle::kit::config::{Config, Secret};
use boucle::kit::{bucket, files, jobs};
use db::testing::engines;
use db::{Run, Timestamp, Uuid, args, sql};

use crate::files::{found, give, space};
use crate::house::{Asker, TestHouse};
use crate::uploads::id;
use crate::{imports, shipments};

sql! {
    ORGANISATION: Uuid = "SELECT id FROM organisation WHERE name = 'Atelier Second Souffle'";
    DOCUMENTS: i64 = "SELECT count(*) AS n FROM document WHERE name = $1";
}

const NODE: &str = "node";

fn scripts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser")
}

/// Where the server is missing the test says so and ends; where every test must run it fails.
fn can_run() -> bool {
    let known = Command::new(NODE).arg("--version").stdout(Stdio::null()).status();
    let can = known.is_ok_and(|status| status.success()) && scripts().join("node_modules/@20minutes/s3rver").exists();
    assert!(
        can || std::env::var_os("BOUCLE_TEST_REQUIRE_ALL").is_none(),
        "node or s3rver is missing (npm ci in tests/browser)"
    );
    if !can {
        eprintln!("skipped: node or s3rver is missing");
    }
    can
}

struct BucketServer {
    address: SocketAddr,
    kept: tempfile::TempDir,
    program: Option<Child>,
}

impl BucketServer {
    fn start() -> Self {
        let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
        let mut server = Self { address, kept: tempfile::tempdir().unwrap(), program: None };
        server.comes_back();
        server
    }

    fn comes_back(&mut self) {
        let mut command = Command::new(NODE);
        // Its lists of more than a thousand names use a cipher that is no longer on by default.
        command
            .arg("--openssl-legacy-provider")
            .arg(scripts().join("bucket.mjs"))
            .arg(self.address.port().to_string())
            .arg(self.kept.path());
        self.program = Some(command.stdout(Stdio::null()).spawn().unwrap());
        let answers = (0..200).any(|_| {
            std::thread::sleep(Duration::from_millis(50));
            TcpStream::connect(self.address).is_ok()
        });
        assert!(answers, "the bucket's server does not answer");
    }

    fn goes_away(&mut self) {
        if let Some(mut program) = self.program.take() {
            program.kill().unwrap();
            program.wait().unwrap();
        }
    }

    fn settings(&self) -> bucket::Settings {
        bucket::Settings {
            endpoint: format!("http://{}", self.address),
            name: "boucle".to_owned(),
            key_id: "S3RVER".to_owned(),
            secret: Secret::new("S3RVER"),
            prefix: "réseau".to_owned(),
            ..bucket::Settings::default()
        }
    }

    async fn house(&self, engine: db::Engine) -> TestHouse {
        TestHouse::open_with(engine, |config| config.bucket = Some(self.settings())).await
    }

    /// Puts so many more objects like one, without asking.
    fn repeats(&self, name: &str, times: usize) {
        let first = self.kept.path().join("boucle/réseau").join(name);
        for number in 1..=times {
            for part in ["object", "object.md5", "metadata.json"] {
                let named = |ending: String| first.with_file_name(format!("{ending}._S3rver_{part}"));
                std::fs::copy(named("0000".to_owned()), named(format!("{number:04}"))).unwrap();
            }
        }
    }

    /// The objects of the bucket, as the server keeps them: three files for each.
    fn objects(&self) -> Vec<String> {
        fn within(folder: &Path, found: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                match entry.to_str().unwrap().strip_suffix("._S3rver_object") {
                    _ if entry.is_dir() => within(&entry, found),
                    Some(object) => found.push(object.to_owned()),
                    None => {}
                }
            }
        }
        let mut found = Vec::new();
        within(&self.kept.path().join("boucle"), &mut found);
        found
    }
}

impl Drop for BucketServer {
    fn drop(&mut self) {
        self.goes_away();
    }
}

/// What is left in the data folder: files that came, and were put in the bucket.
fn on_this_machine(house: &TestHouse) -> usize {
    std::fs::read_dir(house.app.config.data.join("files")).map_or(0, Iterator::count)
}

#[tokio::test(flavor = "multi_thread")]
async fn documents_are_put_in_the_bucket_given_out_and_removed_when_nothing_names_them() {
    if !can_run() {
        return;
    }
    for engine in engines() {
        let server = BucketServer::start();
        let house = server.house(engine).await;
        let noemie = house.coordinator().await;
        let list = format!("{}/documents", space(&noemie, &[]).await);
        // Longer than what is read at a time, and no two pieces alike.
        let long: Vec<u8> = (0..700_001_u32).flat_map(u32::to_be_bytes).collect();
        give(&noemie, &list, &[], &[("long.bin", &long), ("a.txt", b"bonjour"), ("b.txt", b"bonjour")]).await.is(303);
        assert_eq!(server.objects().len(), 2, "the same bytes stand once");
        assert_eq!(on_this_machine(&house), 0);
        let (document, short) = (found(&noemie, &list, "long.bin").await, found(&noemie, &list, "a.txt").await);
        assert_eq!(noemie.bytes(&format!("{document}/fichier")).await, long);
        let part = noemie.part(&format!("{document}/fichier"), "bytes=2800000-").await;
        assert_eq!(part, (206, "bytes 2800000-2800003/2800004".to_owned(), long[2_800_000..].to_vec()));

        noemie.post(&format!("{document}/suppression"), &[]).await.is(303);
        noemie.post(&format!("{short}/suppression"), &[]).await.is(303);
        jobs::sweep(&house.app, Timestamp::now()).await;
        assert_eq!(server.objects().len(), 2, "a day has not passed");
        jobs::sweep(&house.app, Timestamp::now().checked_add(Duration::from_hours(25)).unwrap()).await;
        assert_eq!(server.objects().len(), 1, "the other document of the same bytes still names them");
        let other = found(&noemie, &list, "b.txt").await;
        assert_eq!(noemie.bytes(&format!("{other}/fichier")).await, b"bonjour");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn slices_stand_in_the_bucket_so_that_any_server_goes_on() {
    if !can_run() {
        return;
    }
    for engine in engines() {
        let server = BucketServer::start();
        let house = server.house(engine).await;
        let noemie = house.coordinator().await;
        let space = space(&noemie, &[]).await;
        let bytes: Vec<u8> = (0..650_000_u32).flat_map(u32::to_be_bytes).collect();
        let upload = noemie.sends_all(&space, "long.bin", &bytes, &[]).await;
        assert_eq!((server.objects().len(), on_this_machine(&house)), (3, 0));
        jobs::sweep(&house.app, house.app.clock.now()).await;
        give(&noemie, &format!("{space}/documents"), &[("upload", id(&upload))], &[]).await.is(303);
        let document = found(&noemie, &format!("{space}/documents"), "long.bin").await;
        assert_eq!(noemie.bytes(&format!("{document}/fichier")).await, bytes);
        jobs::sweep(&house.app, Timestamp::now().checked_add(Duration::from_hours(25)).unwrap()).await;
        assert_eq!(server.objects().len(), 1, "the slices are gone, the file stays");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_to_be_imported_is_read_by_whichever_server_takes_it_and_is_gone_then() {
    if !can_run() {
        return;
    }
    for engine in engines() {
        let server = BucketServer::start();
        let house = server.house(engine).await;
        let other = house.another(|config| config.bucket = Some(server.settings())).await;
        let lying = || (server.objects().len(), on_this_machine(&house), on_this_machine(&other));
        let page = shipments::sent(&house.buyer().await, shipments::YEAR.as_bytes()).await;
        assert_eq!(lying(), (1, 0, 0), "{engine:?}");
        let camille = other.buyer().await;
        camille.get(&page).await.is(200).says("5 lignes lues");
        assert_eq!(lying(), (1, 0, 0), "{engine:?}: nothing stays beside the bucket");
        let result = shipments::summed(&camille, &page).await;
        camille.get(&result).await.is(200).says("3 trajets émettent");
        assert_eq!(lying(), (0, 0, 0), "{engine:?}: it was read to its end");

        let file = "Acheteur;Titre;Commune\nVille de Rivemont;Bancs du parc;Longueuil\nVille de Rivemont;;Longueuil\n";
        let page = imports::posted(&house.coordinator().await, "needs", file).await;
        let noemie = other.coordinator().await;
        noemie.get(&page).await.is(200).says("1 besoin serait ajouté");
        noemie.post(&page, &[]).await.is(303);
        noemie.get(&page).await.is(200).says("1 besoin est ajouté");
        // The lines that were refused are taken away from any server, for a day.
        house.coordinator().await.get(&format!("{page}/lignes.csv")).await.is(200).says("Longueuil");
        assert_eq!(lying(), (1, 0, 0), "{engine:?}");
        jobs::sweep(&other.app, Timestamp::now()).await;
        assert_eq!(lying(), (1, 0, 0), "{engine:?}: a day has not passed");
        jobs::sweep(&other.app, Timestamp::now().checked_add(Duration::from_hours(25)).unwrap()).await;
        assert_eq!(lying(), (0, 0, 0), "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_sweep_leaves_what_is_not_ours_and_goes_past_a_thousand_files() {
    if !can_run() {
        return;
    }
    let server = BucketServer::start();
    let house = server.house(db::Engine::Sqlite).await;
    let ours = bucket::Bucket::new(&server.settings());
    // A list names a thousand: these come first, and are none of ours.
    ours.put("0/0000", "x").unwrap();
    server.repeats("0/0000", 1100);
    for number in 0..3 {
        ours.put(&format!("ab/{number:062x}"), "x").unwrap();
    }
    let elsewhere = bucket::Bucket::new(&bucket::Settings { prefix: String::new(), ..server.settings() });
    elsewhere.put(&format!("ab/{:062x}", 1), "x").unwrap();
    assert_eq!(server.objects().len(), 1105);
    jobs::sweep(&house.app, Timestamp::now().checked_add(Duration::from_hours(25)).unwrap()).await;
    assert_eq!(server.objects().len(), 1102);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_logo_in_the_bucket_is_shown() {
    if !can_run() {
        return;
    }
    let server = BucketServer::start();
    let house = server.house(db::Engine::Sqlite).await;
    let supplier = house.supplier().await;
    let id = house.app.db.one(&ORGANISATION, args![]).await.unwrap();
    let path = format!("/organisations/{id}/logo");
    crate::logo::post(&supplier, &path, "logo.png", b"no picture").await.is(422);
    assert_eq!(server.objects().len(), 0, "what is refused does not go there");
    crate::logo::post(&supplier, &path, "logo.png", crate::logo::PNG).await.is(303);
    let page = supplier.get(&format!("/organisations/{id}")).await;
    let name = page.is(200).text.split("/fichiers/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert_eq!(house.visitor().bytes(&format!("/fichiers/{name}")).await, crate::logo::PNG);
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_looked_at_before_it_goes_to_the_bucket() {
    if !can_run() {
        return;
    }
    let server = BucketServer::start();
    let house = TestHouse::open_with(db::Engine::Sqlite, |config| {
        config.bucket = Some(server.settings());
        config.scan_command = ["/bin/sh", "-c", "! grep -q virus"].map(str::to_owned).to_vec();
    })
    .await;
    let noemie = house.coordinator().await;
    let list = format!("{}/documents", space(&noemie, &[]).await);
    give(&noemie, &list, &[], &[("autre.txt", b"un virus")]).await.is(422).says("recherche de virus");
    assert_eq!((server.objects().len(), on_this_machine(&house)), (0, 0));
    give(&noemie, &list, &[], &[("sain.txt", b"bonjour")]).await.is(303);
    assert_eq!((server.objects().len(), on_this_machine(&house)), (1, 0));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_bucket_that_is_away_loses_nothing_and_says_so() {
    if !can_run() {
        return;
    }
    for engine in engines() {
        let mut server = BucketServer::start();
        let house = server.house(engine).await;
        let noemie = house.coordinator().await;
        let list = format!("{}/documents", space(&noemie, &[]).await);
        give(&noemie, &list, &[], &[("a.txt", b"bonjour")]).await.is(303);
        let document = found(&noemie, &list, "a.txt").await;
        noemie.get("/readyz").await.is(200).says_not("files");

        server.goes_away();
        noemie.get(&format!("{document}/fichier")).await.is(503).says("Les fichiers ne sont pas accessibles");
        give(&noemie, &list, &[], &[("b.txt", b"bonsoir")]).await.is(503).says("n’a pas été gardé").says_not("127.0.0.1");
        assert_eq!(house.app.db.one(&DOCUMENTS, args!["b.txt"]).await.unwrap(), 0, "no row without its bytes");
        assert_eq!(on_this_machine(&house), 0);
        noemie.get(&list).await.is(200).says("a.txt");
        noemie.get("/readyz").await.is(200).says("files cannot be reached");

        server.comes_back();
        house.app.store.look().await.unwrap();
        noemie.get("/readyz").await.is(200).says_not("files");
        assert_eq!(noemie.bytes(&format!("{document}/fichier")).await, b"bonjour");
        give(&noemie, &list, &[], &[("b.txt", b"bonsoir")]).await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_gone_from_the_bucket_is_not_found() {
    if !can_run() {
        return;
    }
    let server = BucketServer::start();
    let house = server.house(db::Engine::Sqlite).await;
    let kept = files::put(&house.app, b"bonjour").await.unwrap();
    assert_eq!(files::read(&house.app, &kept.digest).await.unwrap(), b"bonjour");
    bucket::Bucket::new(&server.settings()).remove(&server_name(&kept.digest)).unwrap();
    assert!(matches!(files::read(&house.app, &kept.digest).await, Err(boucle::kit::Error::NotFound)));
    assert!(!house.app.store.is_away(), "the bucket did what it was asked");
}

/// The name of a file in the store, as docs/operator.md says it.
fn server_name(digest: &[u8]) -> String {
    let name = files::name(digest);
    format!("{}/{}", &name[..2], &name[2..])
}

/// What `boucle config check` prints, and whether it found the settings sound.
fn checked(settings: &str) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("boucle.toml");
    std::fs::write(&file, settings).unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_boucle"));
    let output =
        command.args(["config", "check", "--config"]).arg(&file).env("BOUCLE_BUCKET_SECRET", "S3RVER").output().unwrap();
    (output.status.success(), String::from_utf8([output.stdout, output.stderr].concat()).unwrap())
}

#[tokio::test(flavor = "multi_thread")]
async fn the_check_of_the_settings_tries_the_bucket_and_prints_no_secret() {
    if !can_run() {
        return;
    }
    let mut server = BucketServer::start();
    let settings = |name: &str, key_id: &str| {
        format!("[bucket]\nendpoint = \"http://{}\"\nname = \"{name}\"\nkey_id = \"{key_id}\"\n", server.address)
    };
    let (sound, lost, stranger) = (settings("boucle", "S3RVER"), settings("perdu", "S3RVER"), settings("boucle", "INCONNU"));
    let (is_sound, said) = checked(&sound);
    assert!(is_sound && said.contains("(secret)"), "{said}");
    assert_eq!(server.objects().len(), 0, "nothing is left there");
    for (settings, why) in [(&lost, "NoSuchBucket"), (&stranger, "InvalidAccessKeyId")] {
        let (is_sound, said) = checked(settings);
        assert!(!is_sound && said.contains(why), "{said}");
    }
    server.goes_away();
    let (is_sound, said) = checked(&sound);
    assert!(!is_sound && said.contains("cannot be reached"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_secret_is_refused_and_said_without_being_shown() {
    if !can_run() {
        return;
    }
    let server = BucketServer::start();
    let secret = "not-the-secret-of-this-bucket";
    let wrong = bucket::Settings { secret: Secret::new(secret), ..server.settings() };
    let refused = bucket::Bucket::new(&wrong).check().unwrap_err().to_string();
    assert!(refused.contains("403") && refused.contains("SignatureDoesNotMatch"), "{refused}");
    let said = format!("{refused} {wrong:?} {:?}", bucket::Bucket::new(&wrong));
    assert!(!said.contains(secret), "{said}");
    let house = TestHouse::open_with(db::Engine::Sqlite, |config| config.bucket = Some(wrong)).await;
    let noemie = house.coordinator().await;
    let list = format!("{}/documents", space(&noemie, &[]).await);
    give(&noemie, &list, &[], &[("a.txt", b"bonjour")]).await.is(503).says_not("Signature").says_not(secret);
    noemie.get(&list).await.is(200).says_not("a.txt");
}

#[test]
fn what_is_missing_in_the_settings_of_a_bucket_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("boucle.toml");
    for (settings, mistake) in [
        ("endpoint = \"https://s3.example.org\"\nname = \"boucle\"\nkey_id = \"k\"", "bucket.secret: is missing"),
        ("endpoint = \"s3.example.org\"\nname = \"boucle\"\nkey_id = \"k\"\nsecret = \"s\"", "bucket.endpoint: "),
        ("bucket = \"boucle\"", "unknown field"),
    ] {
        std::fs::write(&file, format!("[bucket]\n{settings}\n")).unwrap();
        let mistakes = Config::load(Some(&file)).unwrap_err().join("\n");
        assert!(mistakes.contains(mistake), "{mistakes}");
    }
}

impl Asker<'_> {
    /// A part of a file: status, which part it says that it is, and the bytes.
    async fn part(&self, path: &str, range: &str) -> (u16, String, Vec<u8>) {
        let response = self.answer(Request::builder().uri(path).header("range", range), Body::empty()).await;
        let said = response.headers()["content-range"].to_str().unwrap().to_owned();
        let status = response.status().as_u16();
        (status, said, axum::body::to_bytes(response.into_body(), 1 << 24).await.unwrap().to_vec())
    }
}
