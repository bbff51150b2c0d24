//! Receipts: papers that prove themselves. A receipt is a few named texts and the SHA-256 of all of them, written in one way
//! only; whoever holds the file can ask whether it is what was given, long after the accounts that it speaks of have gone.
//! `docs/receipts.md` describes the form. Always: a file of which one byte was changed is no receipt any more.

use std::collections::BTreeMap;

use db::{Date, Run, Timestamp, Tx, Uuid, args, sql};
use jiff::tz::TimeZone;
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::error::Result;
use super::{App, files, jobs};

const FORMAT: &str = "boucle-receipt-1";
/// The longest file that is looked at, in bytes: four times the longest text that a form takes.
pub const MOST_BYTES: usize = 256 * 1024;

sql! {
    ADD: () = "INSERT INTO receipt (id, kind, digest, file, kept_until, made_at) VALUES ($1, $2, $3, $4, $5, $6)";
    FIND: String = "SELECT file FROM receipt WHERE id = $1";
    SWEEP: () = "DELETE FROM receipt WHERE kept_until < $1";
}

/// What it says, by the name of each thing; `format`, `kind` and `id` are among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt(BTreeMap<String, String>);

/// Why a file is not the receipt that it says it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flaw {
    /// No receipt of ours, or not a whole one.
    Unreadable,
    /// The long text in it is not the one that was signed.
    Text,
    /// Something else in it was changed.
    Changed,
}

impl Flaw {
    pub fn code(self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Text => "text",
            Self::Changed => "changed",
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// Whole, and given here.
    Recorded(Receipt),
    /// Whole, and not known here: another network's, made up, or kept no longer.
    Unknown(Receipt),
    Flawed(Flaw),
}

impl Receipt {
    pub fn new(id: Uuid, kind: &str, says: impl IntoIterator<Item = (&'static str, String)>) -> Self {
        let mut fields: BTreeMap<String, String> = says.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
        if let Some(text) = fields.get("text") {
            let digest = hexadecimal(&Sha256::digest(text));
            fields.insert("text_sha256".to_owned(), digest);
        }
        for (name, value) in [("format", FORMAT.to_owned()), ("kind", kind.to_owned()), ("id", id.to_string())] {
            fields.insert(name.to_owned(), value);
        }
        Self(fields)
    }

    pub fn says(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    pub fn id(&self) -> Option<Uuid> {
        self.says("id").parse().ok()
    }

    /// SHA-256 over each field in the order of their names: the name, a space, how many bytes its text has, a line feed, the
    /// text, a line feed.
    pub fn digest(&self) -> Vec<u8> {
        let mut hash = Sha256::new();
        for (name, value) in &self.0 {
            hash.update(format!("{name} {}\n", value.len()));
            hash.update(value);
            hash.update("\n");
        }
        hash.finalize().to_vec()
    }

    /// The digest as the file says it.
    pub fn seal(&self) -> String {
        hexadecimal(&self.digest())
    }

    /// The file: JSON with the names in their order, two spaces before each.
    pub fn file(&self) -> String {
        let mut fields = self.0.clone();
        fields.insert("sha256".to_owned(), self.seal());
        let fields = fields.into_iter().map(|(name, value)| (name, Value::String(value)));
        format!("{:#}\n", Value::Object(fields.collect()))
    }

    /// What a file says, when it is whole. Spaces around it and the ends of its lines may have changed on the way.
    pub fn read(file: &str) -> std::result::Result<Self, Flaw> {
        let given = file.trim_start_matches('\u{feff}').trim().replace("\r\n", "\n");
        let Ok(Value::Object(parsed)) = serde_json::from_str(&given) else { return Err(Flaw::Unreadable) };
        let mut fields = BTreeMap::new();
        for (name, value) in parsed {
            let Value::String(value) = value else { return Err(Flaw::Unreadable) };
            fields.insert(name, value);
        }
        let Some(seal) = fields.remove("sha256") else { return Err(Flaw::Unreadable) };
        let receipt = Self(fields);
        if receipt.says("format") != FORMAT {
            return Err(Flaw::Unreadable);
        }
        if hexadecimal(&Sha256::digest(receipt.says("text"))) != receipt.says("text_sha256")
            && receipt.0.contains_key("text")
        {
            return Err(Flaw::Text);
        }
        // A name written twice, a figure written otherwise: what one reads is not what was digested.
        if receipt.seal() != seal || receipt.file().trim_end() != given {
            return Err(Flaw::Changed);
        }
        Ok(receipt)
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    files::name(bytes)
}

/// Keeps a receipt until a day, in the caller's transaction.
pub async fn keep(tx: &Tx, receipt: &Receipt, until: Date, now: Timestamp) -> Result<()> {
    let row = args![receipt.id(), receipt.says("kind"), receipt.digest(), receipt.file(), until, now];
    tx.execute(&ADD, row).await?;
    Ok(())
}

/// The file as it was given.
pub async fn find(run: &impl Run, id: Uuid) -> Result<Option<String>> {
    Ok(run.optional(&FIND, args![id]).await?)
}

/// Whether a file is a receipt, whole, and given here.
pub async fn verify(run: &impl Run, file: &str) -> Result<Verdict> {
    let receipt = match Receipt::read(file) {
        Ok(receipt) => receipt,
        Err(flaw) => return Ok(Verdict::Flawed(flaw)),
    };
    let given = match receipt.id() {
        Some(id) => find(run, id).await?,
        None => None,
    };
    let is_ours = given.is_some_and(|given| given == receipt.file());
    Ok(if is_ours { Verdict::Recorded(receipt) } else { Verdict::Unknown(receipt) })
}

#[linkme::distributed_slice(jobs::SWEEPS)]
static PAST: jobs::Sweep = jobs::Sweep { name: "receipt", sweep: |app, now| Box::pin(sweep(app, now)) };

async fn sweep(app: App, now: Timestamp) -> Result<()> {
    app.db.execute(&SWEEP, args![now.to_zoned(TimeZone::UTC).date()]).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn receipt(text: &str, name: &str) -> Receipt {
        let id = "01900000-0000-7000-8000-000000000001".parse().unwrap();
        let says = [
            ("text", text.to_owned()),
            ("name", name.to_owned()),
            ("signed_at", "2026-11-23T12:00:00Z".to_owned()),
            ("post", String::new()),
        ];
        Receipt::new(id, "charter", says)
    }

    // Made by another program (Python's hashlib) from the description in docs/receipts.md, and not from this code.
    #[test]
    fn another_program_finds_the_same_digest_from_the_description() {
        let known = receipt("# Charte\n\nVenir « aux plénières ».\n", "Zoé Müller");
        assert_eq!(known.says("text_sha256"), "fbc74ebfb970f6da6ee0db12eb18adabb44790cae70897cc8a2c31fc86163c9e");
        assert_eq!(known.seal(), "e5e6311921b3d997c5d106557728fde70a0b63f8bfeaf10820fa9574adb39814");
    }

    #[test]
    fn a_file_is_read_as_it_was_written_even_pasted_with_spaces_around_it() {
        let known = receipt("Venir.", "Zoé");
        assert_eq!(Receipt::read(&known.file()), Ok(known.clone()));
        assert_eq!(Receipt::read(&format!("\u{feff}  {}\r\n", known.file().replace('\n', "\r\n"))), Ok(known));
    }

    #[test]
    fn a_text_that_was_changed_is_said_to_be() {
        let file = receipt("Venir.", "Zoé").file();
        assert_eq!(Receipt::read(&file.replace("Venir", "Vernir")), Err(Flaw::Text));
        assert_eq!(Receipt::read(&file.replace("Zoé", "Zoë")), Err(Flaw::Changed));
        assert_eq!(Receipt::read(&file.replace("2026-11-23T12", "2026-11-23T13")), Err(Flaw::Changed));
        assert_eq!(Receipt::read("{}"), Err(Flaw::Unreadable));
        // The second name would be digested, and the first one read.
        let twice = file.replace("  \"name\"", "  \"name\": \"Quelqu’un d’autre\",\n  \"name\"");
        assert_eq!(Receipt::read(&twice), Err(Flaw::Changed));
    }

    proptest! {
        #[test]
        fn one_byte_changed_anywhere_fails(text in "\\PC{0,80}", name in "\\PC{1,20}", at in any::<prop::sample::Index>(), other in any::<u8>()) {
            let file = receipt(&text, &name).file();
            prop_assert!(Receipt::read(&file).is_ok());
            let mut bytes = file.trim_end().as_bytes().to_vec();
            let place = at.index(bytes.len());
            prop_assume!(bytes[place] != other);
            bytes[place] = other;
            // What is no text any more cannot even be posted.
            if let Ok(changed) = String::from_utf8(bytes) {
                prop_assert!(Receipt::read(&changed).is_err());
            }
        }
    }
}
