//! Files sent in slices: cut and gone on with, bounded, whose they are, and what becomes of what is never put in place.

use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use boucle::kit::jobs;
use db::testing::engines;
use db::{Run, Timestamp, args, sql};

use crate::files::{found, give, kept, space};
use crate::house::{Asker, TestHouse};
use crate::spaces::opened;

sql! {
    ON_THE_WAY: i64 = "SELECT count(*) AS n FROM upload";
    SLICES: i64 = "SELECT count(*) AS n FROM upload_slice";
    ENTRIES: i64 = "SELECT count(*) AS n FROM journal_entry WHERE subject_title = $1";
}

const MIB: usize = 1 << 20;

/// What came back of a request with headers: the status, where the file is, how much has come, whether it is whole, the text.
#[derive(Debug)]
struct Sent {
    status: u16,
    location: String,
    offset: String,
    complete: String,
    text: String,
}

impl Asker<'_> {
    async fn sends(&self, method: &str, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Sent {
        let request = Request::builder().method(method).uri(path).header("accept", "application/json");
        let request = headers.iter().fold(request, |request, (name, value)| request.header(*name, *value));
        let (head, body) = self.answer(request, Body::from(body.to_vec())).await.into_parts();
        let header = |name: &str| head.headers.get(name).map_or("", |value| value.to_str().unwrap()).to_owned();
        let text = String::from_utf8(axum::body::to_bytes(body, 1 << 20).await.unwrap().to_vec()).unwrap();
        let (location, offset, complete) = (header("location"), header("upload-offset"), header("upload-complete"));
        Sent { status: head.status.as_u16(), location, offset, complete, text }
    }

    /// Says which file is coming, changed at a moment that is always the same.
    async fn begins(&self, space: &str, name: &str, bytes: usize, more: &[(&str, &str)]) -> Sent {
        let bytes = bytes.to_string();
        let fields = [more, &[("name", name), ("bytes", &bytes), ("modified", "1700000000000")]].concat();
        let form = [("content-type", "application/x-www-form-urlencoded")];
        let body = serde_urlencoded::to_string(&fields).unwrap();
        self.sends("POST", &format!("{space}/envois"), &form, body.as_bytes()).await
    }

    async fn slice(&self, upload: &str, offset: usize, bytes: &[u8]) -> Sent {
        self.sends("PATCH", upload, &[("upload-offset", &offset.to_string())], bytes).await
    }

    /// Sends all of a file.
    pub async fn sends_all(&self, space: &str, name: &str, bytes: &[u8], more: &[(&str, &str)]) -> String {
        let upload = self.begins(space, name, bytes.len(), more).await.location;
        for (number, slice) in bytes.chunks(MIB).enumerate() {
            let sent = self.slice(&upload, number * MIB, slice).await;
            assert_eq!(sent.status, 204, "{sent:?}");
        }
        upload
    }
}

pub fn id(upload: &str) -> &str {
    upload.rsplit('/').next().unwrap()
}

/// Two slices and a half, no two alike.
fn long() -> Vec<u8> {
    let mut bytes: Vec<u8> = (0..650_000_u32).flat_map(u32::to_be_bytes).collect();
    bytes[..9].copy_from_slice(b"%PDF-1.7\n");
    bytes
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_was_cut_goes_on_and_is_put_in_place_by_the_form() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&noemie, &[&camille]).await;
        let (list, bytes) = (format!("{space}/documents"), long());
        let begun = camille.begins(&space, "C:\\Jeanne\\Devis.pdf", bytes.len(), &[]).await;
        assert_eq!((begun.status, begun.offset.as_str(), begun.complete.as_str()), (201, "0", "?0"));
        let upload = begun.location;
        assert_eq!(camille.slice(&upload, 0, &bytes[..MIB]).await.offset, MIB.to_string());

        // The answer to that was lost: the browser asks, or sends the same again.
        let asked = camille.sends("HEAD", &upload, &[], b"").await;
        assert_eq!((asked.status, asked.offset, asked.complete.as_str()), (204, MIB.to_string(), "?0"));
        let again = camille.slice(&upload, 0, &bytes[..MIB]).await;
        assert_eq!((again.status, again.offset), (409, MIB.to_string()));
        let problem: serde_json::Value = serde_json::from_str(&again.text).unwrap();
        assert_eq!((&problem["expected-offset"], &problem["provided-offset"]), (&MIB.into(), &0.into()));
        assert_eq!(camille.slice(&upload, 2 * MIB, &bytes[2 * MIB..]).await.status, 409, "nothing is left out");

        // The page was left: choosing the same file there goes on with it, another of this name does not.
        camille.get(&list).await.is(200).says("1\u{a0}Mo reçus sur 2,4\u{a0}Mo");
        let again = camille.begins(&space, "Devis.pdf", bytes.len(), &[]).await;
        assert_eq!((again.status, again.location.as_str(), again.offset), (200, upload.as_str(), MIB.to_string()));
        let changed = camille.begins(&space, "Devis.pdf", bytes.len(), &[("modified", "1700000000001")]).await;
        assert_eq!((changed.status, changed.location == upload), (201, false));
        assert_eq!(camille.sends("DELETE", &changed.location, &[], b"").await.status, 204);
        let half = give(&camille, &list, &[("upload", id(&upload))], &[]).await;
        half.is(422).says("n’est pas entièrement envoyé");

        camille.slice(&upload, MIB, &bytes[MIB..2 * MIB]).await;
        let last = camille.slice(&upload, 2 * MIB, &bytes[2 * MIB..]).await;
        assert_eq!((last.status, last.complete.as_str()), (204, "?1"));
        camille.get(&list).await.is(200).says("il reste à le déposer").says_not(">Devis.pdf</a>");
        let long = "é".repeat(201);
        let typed = give(&camille, &list, &[("upload", id(&upload)), ("comment", &long)], &[]).await;
        typed.is(422).says(&format!("value=\"{}\" checked", id(&upload)));
        let once = ("_once", "019a0000-0000-7000-8000-000000000002");
        for _ in 0..2 {
            let fields = [once, ("upload", id(&upload)), ("comment", "Le prix baisse")];
            give(&camille, &list, &fields, &[("petit.txt", b"petit")]).await.is(303);
        }
        let document = found(&camille, &list, "Devis.pdf").await;
        camille.get(&document).await.is(200).says("PDF").says("1 version").says("Le prix baisse");
        assert_eq!(camille.bytes(&format!("{document}/fichier")).await, bytes);
        found(&camille, &list, "petit.txt").await;
        assert_eq!(house.app.db.one(&ENTRIES, args!["Devis.pdf"]).await.unwrap(), 1, "as if the form had given it");
        assert_eq!(house.app.db.one(&ON_THE_WAY, args![]).await.unwrap(), 0);
        give(&camille, &list, &[("upload", id(&upload))], &[]).await.is(422);

        // As a version of a document, and one alone.
        let version = ("document", id(&document));
        let newer = camille.sends_all(&space, "v2.bin", &[&bytes[..], b"2"].concat(), &[version]).await;
        let other = camille.sends_all(&space, "v3.bin", b"v3", &[version]).await;
        camille.get(&list).await.is(200).says_not("v2.bin");
        let versions = format!("{document}/versions");
        let both = [("upload", id(&newer)), ("upload", id(&other))];
        give(&camille, &versions, &both, &[]).await.is(422).says("un seul fichier");
        give(&camille, &versions, &both[..1], &[]).await.is(303);
        assert_eq!(camille.bytes(&format!("{document}/fichier")).await, [&bytes[..], b"2"].concat());
        camille.get(&document).await.is(200).says("2 versions").says("v3.bin");
        camille.post(&format!("{other}/suppression"), &[]).await.is(303);
        camille.get(&document).await.is(200).says_not("v3.bin");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_on_its_way_is_its_sender_s_alone_and_ends_with_the_right() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille, idriss) = (house.coordinator().await, house.buyer().await, house.supplier().await);
        let space = space(&noemie, &[&camille, &idriss]).await;
        let upload = camille.begins(&space, "Devis.pdf", 2 * MIB, &[]).await.location;
        camille.slice(&upload, 0, &vec![b'a'; MIB]).await;
        // Not even who runs the space, nor another who knows the address.
        for other in [&idriss, &noemie] {
            assert_eq!(other.sends("HEAD", &upload, &[], b"").await.status, 404);
            assert_eq!(other.slice(&upload, MIB, &vec![b'b'; MIB]).await.status, 404);
            assert_eq!(other.sends("DELETE", &upload, &[], b"").await.status, 404);
        }
        assert_eq!(house.visitor().slice(&upload, MIB, &vec![b'b'; MIB]).await.status, 401);
        let whole = camille.sends_all(&space, "Plan.txt", b"plan", &[]).await;
        give(&idriss, &format!("{space}/documents"), &[("upload", id(&whole))], &[]).await.is(422);
        // A file is put where it was sent to, not in another space.
        let elsewhere = opened(&noemie, "Ailleurs", "network", "open").await;
        camille.post(&format!("{elsewhere}/adhesion"), &[("act", "join")]).await.is(303);
        give(&camille, &format!("{elsewhere}/documents"), &[("upload", id(&whole))], &[]).await.is(422);
        let document = ("document", "01980000-0000-7000-8000-000000000000");
        assert_eq!(camille.begins(&space, "a.txt", 1, &[document]).await.status, 404);

        noemie.post(&format!("{space}/etat"), &[("act", "archive"), ("_version", "1")]).await.is(303);
        let refused = camille.slice(&upload, MIB, &vec![b'a'; MIB]).await;
        assert_eq!((refused.status, house.app.db.one(&SLICES, args![]).await.unwrap()), (403, 2));
        assert_eq!(camille.begins(&space, "b.txt", 1, &[]).await.status, 403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_sent_is_bounded_as_what_a_form_gives() {
    for engine in engines() {
        let house = TestHouse::open_with(engine, |config| (config.file_mib, config.space_mib) = (2, 4)).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&noemie, &[&camille]).await;
        let list = format!("{space}/documents");
        for (name, bytes, said) in [("gros.bin", 2 * MIB + 1, "dépasse 2"), ("vide.bin", 0, "est vide"), ("..", 1, "un nom")]
        {
            let refused = camille.begins(&space, name, bytes, &[]).await;
            assert!(refused.status == 422 && refused.text.contains(said), "{refused:?}");
        }
        let upload = camille.begins(&space, "un.bin", 2 * MIB, &[]).await.location;
        assert_eq!(camille.slice(&upload, 0, &vec![0; MIB + 1]).await.status, 413, "a slice has its bound");
        assert_eq!(camille.slice(&upload, 0, &[0; 1000]).await.status, 422, "and is no crumb");
        camille.slice(&upload, 0, &vec![0; MIB]).await;
        camille.slice(&upload, MIB, &vec![0; MIB - 1000]).await;
        assert_eq!(camille.slice(&upload, 2 * MIB - 1000, &[0; 1001]).await.status, 413, "no more than was said");
        assert_eq!(camille.sends("PATCH", &upload, &[], &[0; 1000]).await.status, 422, "where does it begin?");
        assert_eq!(camille.slice(&upload, 2 * MIB - 1000, &[0; 1000]).await.complete, "?1");

        // What is on its way takes its room, and gives it back.
        let other = noemie.begins(&space, "deux.bin", 2 * MIB, &[]).await.location;
        let full = camille.begins(&space, "trois.bin", 1, &[]).await;
        assert!(full.status == 422 && full.text.contains("plus assez de place"), "{full:?}");
        give(&noemie, &list, &[], &[("trois.txt", b"a")]).await.is(422).says("plus assez de place");
        give(&camille, &list, &[("upload", id(&upload))], &[]).await.is(303);
        noemie.sends("DELETE", &other, &[], b"").await;
        give(&noemie, &list, &[], &[("trois.txt", b"a")]).await.is(303);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_has_more_than_fifty_files_on_the_way() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let noemie = house.coordinator().await;
        let space = space(&noemie, &[]).await;
        for number in 0..50 {
            assert_eq!(noemie.begins(&space, &format!("{number}.txt"), 1, &[]).await.status, 201);
        }
        let refused = noemie.begins(&space, "50.txt", 1, &[]).await;
        assert!(refused.status == 422 && refused.text.contains("50 fichiers envoyés"), "{refused:?}");
        assert_eq!(noemie.begins(&space, "7.txt", 1, &[]).await.status, 200, "one of them goes on");
        // In bytes as well: what one posting may bring, 256 MiB.
        let camille = house.buyer().await;
        camille.post(&format!("{space}/adhesion"), &[("act", "join")]).await.is(303);
        for number in 0..12 {
            assert_eq!(camille.begins(&space, &format!("{number}.bin"), 20 * MIB, &[]).await.status, 201);
        }
        assert_eq!(camille.begins(&space, "12.bin", 17 * MIB, &[]).await.status, 422);
        assert_eq!(camille.begins(&space, "12.bin", 16 * MIB, &[]).await.status, 201);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_never_put_in_place_is_forgotten_after_a_day_with_its_bytes() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let noemie = house.coordinator().await;
        let space = space(&noemie, &[]).await;
        let before = if house.app.config.data.join("files").exists() { kept(&house) } else { 0 };
        let old = noemie.begins(&space, "vieux.bin", 2 * MIB, &[]).await.location;
        noemie.slice(&old, 0, &vec![1; MIB]).await;
        house.app.clock.advance(Duration::from_hours(23));
        let recent = noemie.begins(&space, "jeune.bin", 2 * MIB, &[]).await.location;
        noemie.slice(&recent, 0, &vec![2; MIB]).await;
        jobs::sweep(&house.app, house.app.clock.now()).await;
        assert_eq!(noemie.sends("HEAD", &old, &[], b"").await.status, 204);

        house.app.clock.advance(Duration::from_hours(2));
        jobs::sweep(&house.app, house.app.clock.now()).await;
        assert_eq!(noemie.sends("HEAD", &old, &[], b"").await.status, 404);
        assert_eq!(noemie.slice(&recent, MIB, &vec![3; MIB]).await.complete, "?1");
        // The bytes go a day after they were written, which is by the clock of the machine.
        assert_eq!(kept(&house), before + 3);
        let later = house.app.clock.now().max(Timestamp::now()).checked_add(Duration::from_hours(25)).unwrap();
        for _ in 0..2 {
            jobs::sweep(&house.app, later).await;
        }
        assert_eq!((house.app.db.one(&ON_THE_WAY, args![]).await.unwrap(), kept(&house)), (0, before));
    }
}

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn what_was_sent_is_looked_at_like_what_a_form_gives() {
    let script = "input=$(cat); case $input in *virus*) exit 1;; *panne*) exit 2;; esac";
    for engine in engines() {
        let house = TestHouse::open_with(engine, |config| {
            config.scan_command = ["/bin/sh", "-c", script].map(str::to_owned).to_vec();
        })
        .await;
        let noemie = house.coordinator().await;
        let space = space(&noemie, &[]).await;
        let list = format!("{space}/documents");
        let [ill, unknown, sound] = [("autre.txt", "un virus"), ("p.txt", "panne"), ("sain.txt", "bonjour")];
        let ill = noemie.sends_all(&space, ill.0, ill.1.as_bytes(), &[]).await;
        let unknown = noemie.sends_all(&space, unknown.0, unknown.1.as_bytes(), &[]).await;
        let sound = noemie.sends_all(&space, sound.0, sound.1.as_bytes(), &[]).await;
        let both = [("upload", id(&ill)), ("upload", id(&sound))];
        give(&noemie, &list, &both, &[]).await.is(422).says("recherche de virus").says("autre.txt");
        give(&noemie, &list, &[("upload", id(&unknown))], &[]).await.is(422).says("pas pu être vérifié");
        // What is refused is given up; the others can be put in place.
        noemie.get(&list).await.is(200).says_not("autre.txt").says("p.txt").says("sain.txt");
        give(&noemie, &list, &both[1..], &[]).await.is(303);
        found(&noemie, &list, "sain.txt").await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_takes_what_they_had_on_the_way_and_a_copy_shows_it() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (noemie, camille) = (house.coordinator().await, house.buyer().await);
        let space = space(&noemie, &[&camille]).await;
        camille.begins(&space, "Devis.pdf", 2 * MIB, &[]).await;
        let copy: serde_json::Value = serde_json::from_str(&camille.get("/moi/donnees").await.is(200).text).unwrap();
        let text = copy.to_string();
        assert!(text.contains("Devis.pdf") && text.contains("\"received\":0"), "{text}");
        camille.post("/moi/suppression", &[("email", "camille.lavoie@example.org")]).await.is(303);
        assert_eq!(house.app.db.one(&ON_THE_WAY, args![]).await.unwrap(), 0);
    }
}
