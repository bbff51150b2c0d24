//! Mail through a real SMTP server (Debian's python3-aiosmtpd, which keeps what it receives in a Maildir).

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;
use std::time::Duration;

use boucle::kit::config::Secret;
use boucle::kit::{jobs, mail};
use db::testing::engines;
use db::{Run, args, sql};
use tokio::sync::Barrier;

use crate::house::TestHouse;

sql! {
    FIRST_OUT: String = "SELECT payload FROM job WHERE kind = 'mail' ORDER BY due_at LIMIT 1";
}

const PYTHON: &str = "/usr/bin/python3";

struct MailServer(Child);

impl MailServer {
    fn start(address: SocketAddr, kept: &Path) -> Self {
        let server = Command::new(PYTHON)
            .args(["-m", "aiosmtpd", "--nosetuid", "--listen", &address.to_string()])
            .args(["--class", "aiosmtpd.handlers.Mailbox"])
            .arg(kept)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let server = Self(server);
        let answers = (0..200).any(|_| {
            std::thread::sleep(Duration::from_millis(50));
            TcpStream::connect(address).is_ok()
        });
        assert!(answers, "the mail server does not answer");
        server
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }
}

/// Where aiosmtpd is missing the test says so and ends; where every test must run it fails.
fn can_run() -> bool {
    let known = Command::new(PYTHON).args(["-c", "import aiosmtpd"]).stderr(Stdio::null()).status();
    let can = known.is_ok_and(|status| status.success());
    assert!(can || std::env::var_os("BOUCLE_TEST_REQUIRE_ALL").is_none(), "python3-aiosmtpd is missing");
    can
}

fn received(kept: &Path) -> Vec<String> {
    let Ok(files) = std::fs::read_dir(kept.join("new")) else { return Vec::new() };
    files.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_waits_for_a_server_that_is_down_and_leaves_once() {
    if !can_run() {
        eprintln!("skipped: python3-aiosmtpd is missing");
        return;
    }
    let address = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    for engine in engines() {
        let smtp = Some(Secret::new(format!("smtp://{address}")));
        let house = TestHouse::open_with(engine, |config| config.smtp = smtp.clone()).await;
        let folder = tempfile::tempdir().unwrap();
        let kept = folder.path().join("kept");
        let now = house.app.clock.now();
        let (subject, body) = ("Besoin publié : été à Longueuil", "Bonjour,\n\nÀ bientôt.");
        let queued =
            house.app.db.write(|tx| async move { mail::queue(&tx, "agathe.morin@example.org", subject, body, now).await });
        queued.await.unwrap();

        assert_eq!(jobs::work_off(&house.app).await.unwrap(), 1, "tried, in vain: nobody listens");
        assert_eq!(jobs::work_off(&house.app).await.unwrap(), 0, "not tried again at once");
        let server = MailServer::start(address, &kept);
        house.app.clock.advance(Duration::from_mins(3));
        assert_eq!(jobs::work_off(&house.app).await.unwrap(), 1);
        house.app.clock.advance(Duration::from_hours(24));
        assert_eq!(jobs::work_off(&house.app).await.unwrap(), 0);

        let mails = received(&kept);
        assert_eq!(mails.len(), 1, "{mails:?}");

        // The way to the server is kept; where it was cut meanwhile, it is opened again for the next mail.
        drop(server);
        let server = MailServer::start(address, &kept);
        let now = house.app.clock.now();
        let queued =
            house.app.db.write(|tx| async move { mail::queue(&tx, "agathe.morin@example.org", "Encore", body, now).await });
        queued.await.unwrap();
        assert_eq!(jobs::work_off(&house.app).await.unwrap(), 1);
        assert_eq!(received(&kept).len(), 2);
        drop(server);
        let parsed = mailparse(&mails[0]);
        assert_eq!(parsed, ["agathe.morin@example.org", subject, body]);
        assert_eq!(house.app.db.one(&jobs::WAITING, args![house.app.clock.now()]).await.unwrap(), 0);
    }
}

/// Four jobs that each wait for the other three.
static FOUR: LazyLock<Barrier> = LazyLock::new(|| Barrier::new(4));

#[linkme::distributed_slice(jobs::WORKERS)]
static MEET: jobs::Worker = jobs::Worker {
    kind: "meet",
    work: |_, _| {
        Box::pin(async {
            FOUR.wait().await;
            Ok(())
        })
    },
};

#[tokio::test(flavor = "multi_thread")]
async fn jobs_that_wait_do_not_wait_for_one_another() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let now = house.app.clock.now();
        for number in 0..4 {
            jobs::enqueue(&house.app.db, "meet", &number.to_string(), now).await.unwrap();
        }
        let done = tokio::time::timeout(Duration::from_secs(60), jobs::work_off(&house.app)).await;
        assert_eq!(done.expect("one after the other they never end").unwrap(), 4, "{engine:?}");
    }
}

static FIVE: LazyLock<Barrier> = LazyLock::new(|| Barrier::new(5));

#[linkme::distributed_slice(jobs::WORKERS)]
static MEET_THE_FIRST: jobs::Worker = jobs::Worker {
    kind: "meet the first",
    work: |_, _| {
        Box::pin(async {
            FIVE.wait().await;
            Ok(())
        })
    },
};

#[linkme::distributed_slice(jobs::WORKERS)]
static BRING: jobs::Worker = jobs::Worker {
    kind: "bring",
    work: |app, _| {
        Box::pin(async move {
            // By then the others have found nothing to do.
            tokio::time::sleep(Duration::from_millis(300)).await;
            for number in 0..4 {
                jobs::enqueue(&app.db, "meet the first", &number.to_string(), app.clock.now()).await?;
            }
            FIVE.wait().await;
            Ok(())
        })
    },
};

#[tokio::test(flavor = "multi_thread")]
async fn what_one_job_brings_is_done_while_it_goes_on() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        jobs::enqueue(&house.app.db, "bring", "", house.app.clock.now()).await.unwrap();
        let done = tokio::time::timeout(Duration::from_secs(60), jobs::work_off(&house.app)).await;
        assert_eq!(done.expect("those that had nothing to do come back").unwrap(), 5, "{engine:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_sign_in_link_does_not_wait_behind_a_morning_of_digests() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let now = house.app.clock.now();
        let queued = house.app.db.write(|tx| async move {
            for _ in 0..3 {
                mail::queue(&tx, "agathe.morin@example.org", "Nouveautés", "Bonjour", now).await?;
            }
            Ok::<_, boucle::kit::Error>(())
        });
        queued.await.unwrap();
        house.visitor().post("/connexion/lien", &[("email", "agathe.morin@example.org")]).await.is(200);
        let first = house.app.db.one(&FIRST_OUT, args![]).await.unwrap();
        let mails = mail::recent(&house.app.db).await.unwrap();
        let subject = &mails.iter().find(|mail| mail.id.to_string() == first).unwrap().subject;
        assert_ne!(subject, "Nouveautés", "{engine:?}");
    }
}

/// Recipient, subject and text as Python's own library reads them.
fn mailparse(mail: &str) -> [String; 3] {
    let script = "import sys, json, email, email.policy\n\
                  m = email.message_from_string(sys.argv[1], policy=email.policy.default)\n\
                  print(json.dumps([m['to'], m['subject'], m.get_content().rstrip()]))";
    let output = Command::new(PYTHON).args(["-c", script, mail]).output().unwrap();
    serde_json::from_slice(&output.stdout).unwrap()
}

/// What a mail says beyond its text, as Python's own library reads it: the kinds of its parts, the calendar, and how to stop.
#[tokio::test(flavor = "multi_thread")]
async fn a_mail_carries_an_invitation_and_the_way_to_stop() {
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:CANCEL\r\nEND:VCALENDAR\r\n";
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let now = house.app.clock.now();
        let letter = mail::Letter {
            subject: "Réunion annulée",
            body: "Bonjour",
            calendar: Some(calendar),
            unsubscribe: Some("https://boucle.example.org/arret/abc"),
        };
        let queued =
            house.app.db.write(|tx| async move { mail::queue_letter(&tx, "agathe.morin@example.org", letter, now).await });
        queued.await.unwrap();
        assert_eq!(jobs::work_off(&house.app).await.unwrap(), 1);
        let sent = std::fs::read_dir(house.app.config.data.join("mail")).unwrap().next().unwrap().unwrap();
        let script = "import sys, json, email, email.policy\n\
                      m = email.message_from_file(open(sys.argv[1], newline=''), policy=email.policy.default)\n\
                      c = [p for p in m.walk() if p.get_content_type() == 'text/calendar'][0]\n\
                      print(json.dumps([m.get_content_type(), m.get_body(('plain',)).get_content().strip(),\n\
                      c.get_param('method'), c.get_content().replace(chr(13), str()), m['List-Unsubscribe'], m['List-Unsubscribe-Post']]))";
        let output = Command::new(PYTHON).args(["-c", script]).arg(sent.path()).output().unwrap();
        let read: Vec<String> = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(
            read,
            [
                "multipart/alternative",
                "Bonjour",
                "CANCEL",
                &calendar.replace("\r\n", "\n"),
                "<https://boucle.example.org/arret/abc>",
                "List-Unsubscribe=One-Click"
            ]
        );
    }
}
