//! The mail that tells what is new, of one space or of several: who did what, its first words, and where one answers.

use std::fmt::Write;

use db::{Timestamp, Tx, Uuid};

use super::happenings::{Happening, Kind, Known, Reason};
use super::queries::{self, Reader};
use crate::kit::{App, Result, mail, session};

/// What one space has for a reader.
pub struct Part<'a> {
    pub space: Uuid,
    pub title: &'a str,
    pub news: Vec<&'a Happening>,
}

/// Puts the mail in the outbox. `pace` says why it comes.
pub async fn queue(
    tx: &Tx,
    app: &App,
    reader: &Reader,
    pace: &str,
    known: &Known,
    parts: &[Part<'_>],
    now: Timestamp,
) -> Result<()> {
    let language = reader.language();
    let count = parts.iter().map(|part| part.news.len()).sum::<usize>();
    let only = match parts {
        [part] => Some(part),
        _ => None,
    };
    let (secret, digest) = session::secret();
    queries::add_stop(tx, digest, reader.person_id, only.map(|part| part.space), now).await?;
    let stop = format!("{}/arret/{secret}", app.config.public_url);
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let subject = match (only, only.map(|part| part.news.as_slice())) {
        (Some(part), Some([one])) => format!("{} · {}", one.title, part.title),
        (Some(part), _) => language.two("notices-subject-space", ("count", count), ("space", part.title)),
        (None, _) => language.two("notices-subject", ("count", count), ("network", app.config.network_name.as_str())),
    };
    let mut body = format!("{}\n", language.t("notices-hello"));
    for part in parts {
        let _ = write!(body, "\n{}\n{}\n", part.title, "=".repeat(part.title.chars().count().min(60)));
        for happening in &part.news {
            body.push_str(&told(app, reader, happening, known.reason(reader.person_id, happening)));
        }
    }
    let why = match only {
        Some(part) => language.one(&format!("notices-why-{}", pace.replace('_', "-")), "space", part.title),
        None => language.t(&format!("notices-why-{}-all", pace.replace('_', "-"))),
    };
    let settings = format!("{}/moi/courriels", app.config.public_url);
    let foot = language.two("notices-foot", ("settings", settings.as_str()), ("stop", stop.as_str()));
    let _ = write!(body, "\n-- \n{why}\n{foot}\n");
    let letter = mail::Letter { subject: &subject, body: &body, calendar: None, unsubscribe: Some(&stop) };
    mail::queue_letter(tx, &reader.email, letter, now).await
}

fn told(app: &App, reader: &Reader, happening: &Happening, reason: Reason) -> String {
    let language = reader.language();
    let moment = happening.when(language, &reader.zone());
    let values = [
        ("title", happening.title.as_str().into()),
        ("author", happening.author.as_str().into()),
        ("moment", moment.into()),
    ];
    let mut text = format!("\n* {}\n", language.with(&format!("notices-told-{}", happening.kind.code()), values));
    // That one is in the space is said at the end, for all.
    if reason != Reason::Member {
        let _ = writeln!(text, "  ({})", language.t(&format!("notices-reason-{}", reason.code())));
    }
    if !happening.beginning.is_empty() {
        let _ = writeln!(text, "  {}", happening.beginning);
    }
    let act = match happening.kind {
        Kind::Message => "notices-answer",
        Kind::Page | Kind::Document => "notices-read",
        Kind::Poll => "notices-vote",
        Kind::Meeting => "notices-come",
        Kind::Action => "notices-tell",
        Kind::Reminder => "notices-tell-ahead",
        Kind::Late => "notices-tell-late",
    };
    let _ = writeln!(text, "  {} {}{}", language.t(act), app.config.public_url, happening.path);
    text
}
