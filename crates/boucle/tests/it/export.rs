//! What the network holds can be taken away, and no secret goes with it.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::process::{Command, Output};

fn boucle(data: &Path, words: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_boucle")).arg("--data").arg(data).args(words).output().unwrap()
}

#[test]
fn everything_is_in_the_archive_and_no_secret() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    assert!(boucle(&data, &["demo", "--listen", "127.0.0.1:0"]).status.success());
    let archive = folder.path().join("network.zip");
    let path = archive.to_str().unwrap();
    let said = boucle(&data, &["--json", "export", "--to", path]);
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    let said: serde_json::Value = serde_json::from_slice(&said.stdout).unwrap();

    let mut zip = zip::ZipArchive::new(std::fs::File::open(&archive).unwrap()).unwrap();
    let mut rows = BTreeMap::new();
    let mut all = String::new();
    for number in 0..zip.len() {
        let mut file = zip.by_index(number).unwrap();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        let name = file.name().unwrap().into_owned();
        if name == "document_versions.csv" {
            for row in csv::Reader::from_reader(text.as_bytes()).records() {
                let (row, files) = (row.unwrap(), data.join("files"));
                let held = std::fs::metadata(files.join(&row[2])).unwrap().len();
                assert_eq!(held.to_string(), row[3], "the archive says which file holds each version");
            }
        }
        if name.ends_with(".csv") {
            rows.insert(name, csv::Reader::from_reader(text.as_bytes()).records().count());
        }
        all.push_str(&text);
    }
    for (name, count) in said["rows"].as_object().unwrap() {
        assert_eq!(rows.get(name).copied(), count.as_u64().and_then(|n| usize::try_from(n).ok()), "{name}");
    }
    assert!(rows["solutions.csv"] >= 12 && rows["people.csv"] >= 6, "{rows:?}");
    for table in [
        "announcements",
        "pages",
        "page_revisions",
        "document_versions",
        "messages",
        "poll_ballots",
        "meetings",
        "meeting_outcomes",
        "working_groups",
        "editions",
        "organisers",
        "organiser_people",
        "purchases",
        "purchase_carriers",
        "questionnaires",
        "searches",
        "lists",
        "listed_solutions",
        "assessments",
        "assessment_answers",
        "assessment_proofs",
        "assessment_reviews",
        "assessment_findings",
        "assessment_shares",
        "improvement_actions",
        "assessment_campaigns",
        "campaign_firms",
        "campaign_remarks",
        "purchase_stages",
        "purchase_parts",
        "purchase_clauses",
        "purchase_notes",
        "introductions",
        "introduction_steps",
        "introduction_messages",
        "introduction_files",
        "introduction_outcomes",
        "introduction_references",
        "pledges",
        "actions",
        "deliverables",
    ] {
        assert!(rows[&format!("{table}.csv")] > 0, "{table}");
    }
    for secret in ["password_hash", "$argon2", "digest"] {
        assert!(!all.contains(secret), "{secret}");
    }

    let again = boucle(&data, &["export", "--to", path]);
    assert!(!again.status.success(), "an existing file is left alone");
}
