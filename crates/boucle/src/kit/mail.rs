//! Mail: a row and a job in the caller's transaction; sent by SMTP, or written as a file in the data folder when no
//! mail server is configured (the demonstration shows those).

use std::sync::OnceLock;
use std::time::Duration;

use db::{Run, Timestamp, Tx, Uuid, args, row, sql};
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart, SinglePart};
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use super::error::{Result, internal};
use super::{App, jobs};

row! {
    #[derive(Debug, Clone)]
    pub struct Mail {
        pub id: Uuid,
        pub recipient: String,
        pub subject: String,
        pub body: String,
        // an iCalendar text, with its METHOD
        pub calendar: Option<String>,
        // where one click stops mails of this kind
        pub unsubscribe: Option<String>,
        pub created_at: Timestamp,
        pub sent_at: Option<Timestamp>,
    }
}

sql! {
    ADD: () = "
        INSERT INTO mail (id, recipient, subject, body, calendar, unsubscribe, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    FIND: Mail = "
        SELECT id, recipient, subject, body, calendar, unsubscribe, created_at, sent_at FROM mail WHERE id = $1";
    SENT: () = "UPDATE mail SET sent_at = $2 WHERE id = $1";
    pub SWEEP: () = "DELETE FROM mail WHERE sent_at < $1";
    RECENT: Mail = "
        SELECT id, recipient, subject, body, calendar, unsubscribe, created_at, sent_at FROM mail ORDER BY created_at DESC, id DESC LIMIT 100";
}

/// What a mail is made of.
#[derive(Debug, Clone, Copy, Default)]
pub struct Letter<'a> {
    pub subject: &'a str,
    pub body: &'a str,
    /// An iCalendar text with its METHOD: calendars show it as an invitation.
    pub calendar: Option<&'a str>,
    /// The whole address at which a POST stops mails of this kind (RFC 8058).
    pub unsubscribe: Option<&'a str>,
}

/// Puts a mail in the outbox; it leaves after the transaction has been kept.
pub async fn queue(tx: &Tx, recipient: &str, subject: &str, body: &str, now: Timestamp) -> Result<()> {
    queue_letter(tx, recipient, Letter { subject, body, ..Letter::default() }, now).await
}

/// A mail that somebody sits and waits for: it leaves before whatever else is in the outbox, a morning of digests for one.
pub async fn queue_awaited(tx: &Tx, recipient: &str, subject: &str, body: &str, now: Timestamp) -> Result<()> {
    // What is due first is done first.
    let due = now.checked_sub(Duration::from_hours(24)).map_err(internal)?;
    put(tx, recipient, Letter { subject, body, ..Letter::default() }, now, due).await
}

pub async fn queue_letter(tx: &Tx, recipient: &str, letter: Letter<'_>, now: Timestamp) -> Result<()> {
    put(tx, recipient, letter, now, now).await
}

async fn put(tx: &Tx, recipient: &str, letter: Letter<'_>, now: Timestamp, due: Timestamp) -> Result<()> {
    let id = Uuid::now_v7();
    tx.execute(&ADD, args![id, recipient, letter.subject, letter.body, letter.calendar, letter.unsubscribe, now]).await?;
    jobs::enqueue(tx, "mail", &id.to_string(), due).await
}

/// The way to the mail server: its connection is kept for the next mail, since opening one takes longer than sending.
#[derive(Default)]
pub struct Mailer(OnceLock<AsyncSmtpTransport<Tokio1Executor>>);

impl Mailer {
    fn to(&self, address: &str) -> Result<&AsyncSmtpTransport<Tokio1Executor>> {
        if let Some(transport) = self.0.get() {
            return Ok(transport);
        }
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(address).map_err(internal)?.build();
        Ok(self.0.get_or_init(|| transport))
    }
}

/// The address that mails come from.
pub fn sender(app: &App) -> Result<String> {
    let from: Mailbox = app.config.mail_from.parse().map_err(internal)?;
    Ok(from.email.to_string())
}

pub async fn recent(run: &impl Run) -> Result<Vec<Mail>> {
    Ok(run.all(&RECENT, args![]).await?)
}

#[linkme::distributed_slice(jobs::WORKERS)]
static SEND: jobs::Worker = jobs::Worker { kind: "mail", work: |app, payload| Box::pin(send(app, payload)) };

async fn send(app: App, payload: String) -> Result<()> {
    let id: Uuid = payload.parse().map_err(internal)?;
    let Some(mail) = app.db.optional(&FIND, args![id]).await? else { return Ok(()) };
    if mail.sent_at.is_some() {
        return Ok(());
    }
    let message = message(&app, &mail)?;
    match &app.config.smtp {
        Some(smtp) => {
            app.mailer.to(smtp.expose())?.send(message).await.map_err(internal)?;
        }
        None => {
            let folder = app.config.data.join("mail");
            std::fs::create_dir_all(&folder).map_err(internal)?;
            std::fs::write(folder.join(format!("{}.eml", mail.id)), message.formatted()).map_err(internal)?;
        }
    }
    app.db.execute(&SENT, args![id, app.clock.now()]).await?;
    Ok(())
}

fn message(app: &App, mail: &Mail) -> Result<Message> {
    let from: Mailbox = app.config.mail_from.parse().map_err(internal)?;
    let to: Mailbox = mail.recipient.parse().map_err(internal)?;
    let builder = Message::builder()
        .from(from)
        .to(to)
        // The same mail sent twice, after a crash between sending and noting it, is seen as one.
        .message_id(Some(format!("<{}@{}>", mail.id, app.config.host())))
        .subject(&mail.subject);
    let mut message = match &mail.calendar {
        None => builder.header(ContentType::TEXT_PLAIN).body(mail.body.clone()),
        // Mail programs look for the invitation among the forms of the text (RFC 6047).
        Some(calendar) => {
            let method = if calendar.contains("\r\nMETHOD:CANCEL\r\n") { "CANCEL" } else { "REQUEST" };
            let kind = ContentType::parse(&format!("text/calendar; charset=utf-8; method={method}")).map_err(internal)?;
            let invitation = SinglePart::builder().header(kind).body(calendar.clone());
            builder
                .multipart(MultiPart::alternative().singlepart(SinglePart::plain(mail.body.clone())).singlepart(invitation))
        }
    }
    .map_err(internal)?;
    if let Some(address) = &mail.unsubscribe {
        let headers = message.headers_mut();
        for (name, value) in
            [("List-Unsubscribe", &*format!("<{address}>")), ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")]
        {
            headers.insert_raw(HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned()));
        }
    }
    Ok(message)
}
