//! The shorter commands.

use std::path::PathBuf;

use anyhow::Context;
use clap::{Args, Subcommand};
use serde_json::json;

use super::{Place, tell};
use crate::catalogue::{self, Market, market::Reference};
use crate::kit::bucket::Bucket;
use crate::kit::receipt::{self, Flaw, Verdict};
use crate::kit::{Language, journal, table::Table, token, viewer::Role};
use crate::people::{self, accounts::NewPerson};
use crate::search::{self, Texts};
use crate::{imports, needs, notices};

pub async fn migrate(place: &Place) -> anyhow::Result<()> {
    let config = place.config()?;
    std::fs::create_dir_all(&config.data)?;
    let db = db::Db::open(&config.database_address()).await?;
    let applied = db.migrate().await?;
    place.say(&format!("{} migration(s) applied", applied.len()), &json!({"applied": applied}));
    Ok(())
}

pub async fn reindex(place: &Place) -> anyhow::Result<()> {
    let app = place.app(place.config()?).await?;
    catalogue::reference::seed(&app.db).await?;
    let (market, texts) = (Market::open(&app).await?, Texts::open(&app).await?);
    let bar = indicatif::ProgressBar::new(0);
    let show = |done: usize, all: usize| {
        bar.set_length(all as u64);
        bar.set_position(done as u64);
    };
    let count = market.rebuild(&app, show).await?;
    search::rebuild(&app).await?;
    let texts = texts.rebuild(&app, show).await?;
    bar.finish_and_clear();
    place.say(&format!("{count} solution(s) and {texts} text(s) indexed"), &json!({"indexed": count, "texts": texts}));
    Ok(())
}

#[derive(Args)]
pub struct Bounce {
    /// The addresses; without any, the mail server's report is read on the standard input
    addresses: Vec<String>,
}

impl Bounce {
    pub async fn run(self, place: &Place) -> anyhow::Result<()> {
        let app = place.app(place.config()?).await?;
        let addresses = match self.addresses.as_slice() {
            [] => notices::rules::failed(&std::io::read_to_string(std::io::stdin())?),
            given => given.to_vec(),
        };
        anyhow::ensure!(
            !addresses.is_empty(),
            "no address is named: neither as an argument, nor as Final-Recipient of a report"
        );
        let mut known = 0;
        for address in &addresses {
            let Some(key) = people::rules::email_key(address) else { continue };
            known += usize::from(notices::mark_failing(&app.db, &key, app.clock.now()).await?);
        }
        place.say(
            &format!("{known} person(s) of {} address(es) get no more mails but sign-in", addresses.len()),
            &json!({"addresses": addresses.len(), "known": known}),
        );
        Ok(())
    }
}

#[derive(Args)]
pub struct Match {
    /// The need, as JSON: the form of POST /api/v1/match
    #[arg(long)]
    need: PathBuf,
}

impl Match {
    pub async fn run(self, place: &Place) -> anyhow::Result<()> {
        let text = std::fs::read_to_string(&self.need).with_context(|| self.need.display().to_string())?;
        let asked = serde_json::from_str(&text).with_context(|| self.need.display().to_string())?;
        let app = place.app(place.config()?).await?;
        let market = Market::open(&app).await?;
        // What a server or an import wrote since this index was last here.
        market.follow(&app).await?;
        let answer = needs::api::answer(&app, &market, &asked).await?;
        tell(&serde_json::to_string_pretty(&answer)?);
        Ok(())
    }
}

#[derive(Args)]
pub struct Import {
    /// suppliers, solutions or needs
    kind: String,
    file: PathBuf,
    /// Say what it would do, and change nothing
    #[arg(long)]
    preview: bool,
    /// Of solutions: make the suppliers that are not known yet, instead of refusing their lines
    #[arg(long)]
    new_suppliers: bool,
}

impl Import {
    pub async fn run(self, place: &Place) -> anyhow::Result<()> {
        let kind = imports::Kind::parse(&self.kind)
            .with_context(|| format!("« {} » is neither suppliers, solutions nor needs", self.kind))?;
        let header = Table::open(&self.file).with_context(|| self.file.display().to_string())?.header;
        let app = place.app(place.config()?).await?;
        let mapping = imports::columns(&app, kind, &header).await?;
        let missing = mapping.missing(imports::mapping::fields(kind));
        anyhow::ensure!(missing.is_empty(), "no column was recognised for: {}", missing.join(", "));
        let reference = Reference::load(&app.db).await?;
        let bar = indicatif::ProgressBar::new_spinner();
        let source = imports::Source {
            kind,
            path: &self.file,
            mapping: &mapping,
            reference: &reference,
            language: Language::Fr,
            makes_suppliers: self.new_suppliers,
            progress: &|lines| bar.set_message(format!("{lines} lines")),
        };
        let began = std::time::Instant::now();
        let report = if self.preview {
            imports::preview(&app, &source).await?
        } else {
            let name = self.file.file_name().unwrap_or_default().to_string_lossy();
            imports::import(&app, &source, |tx, report| imports::noted(tx, None, &name, report, app.clock.now())).await?
        };
        bar.finish_and_clear();
        let seconds = began.elapsed().as_secs_f64();
        for error in &report.errors {
            eprintln!("line {}, {}: {}", error.line, error.column, Language::En.t(&error.reason));
        }
        let text = format!(
            "{} lines in {seconds:.2} s: {} created, {} changed, {} unchanged, {} refused, {} doubts, {} new suppliers",
            report.lines,
            report.created,
            report.changed,
            report.unchanged,
            report.refused,
            report.doubtful,
            report.suppliers
        );
        place.say(&text, &serde_json::to_value(&report)?);
        Ok(())
    }
}

#[derive(Subcommand)]
pub enum User {
    /// Create a person and print a sign-in link
    Add {
        #[arg(long)]
        name: String,
        #[arg(long)]
        email: String,
        /// member, board, coordinator or operator
        #[arg(long, default_value = "member")]
        role: String,
        #[arg(long, default_value = "fr")]
        language: String,
    },
    /// Print a new sign-in link for somebody
    Link {
        #[arg(long)]
        email: String,
    },
    /// Print a new token by which somebody's programs may read, or read and change
    Token {
        #[arg(long)]
        email: String,
        #[arg(long)]
        name: String,
        #[arg(long)]
        writes: bool,
        /// 30, 90 or 365
        #[arg(long, default_value_t = 30)]
        days: u64,
    },
}

impl User {
    pub async fn run(self, place: &Place) -> anyhow::Result<()> {
        let app = place.app(place.config()?).await?;
        let email = match &self {
            Self::Add { email, .. } | Self::Link { email } | Self::Token { email, .. } => email.clone(),
        };
        if let Self::Add { name, email, role, language } = &self {
            let role = Role::parse(role).with_context(|| format!("« {role} » is not a role"))?;
            let language = Language::parse(language).with_context(|| format!("« {language} » is not a language"))?;
            let now = app.clock.now();
            let zone = app.config.time_zone.as_str();
            app.db
                .write(|tx| async move {
                    let new = NewPerson { email, name, password_hash: None, language, time_zone: zone, role };
                    people::accounts::create_person(&tx, new, now).await
                })
                .await?;
        }
        let account =
            people::accounts::by_email(&app.db, &email).await?.with_context(|| format!("nobody has the address {email}"))?;
        let now = app.clock.now();
        if let Self::Token { name, writes, days, .. } = &self {
            anyhow::ensure!(token::DAYS.contains(days), "a token is for 30, 90 or 365 days");
            let secret =
                app.db.write(|tx| async move { token::add(&tx, account.id, name, *writes, *days, now).await }).await?;
            place.say(&secret, &json!({"email": email, "token": secret}));
            return Ok(());
        }
        let secret = app
            .db
            .write(|tx| {
                let account = &account;
                async move { people::accounts::sign_in_link(&tx, account.id, &account.email, now).await }
            })
            .await?;
        let link = format!("{}/connexion/lien/{secret}", app.config.public_url);
        place.say(&link, &json!({"email": email, "link": link}));
        Ok(())
    }
}

#[derive(Subcommand)]
pub enum Journal {
    /// Recompute the chain of seals and say whether anything was changed
    Verify,
}

impl Journal {
    pub async fn run(self, place: &Place) -> anyhow::Result<()> {
        let app = place.app(place.config()?).await?;
        let verdict = journal::verify(&app.db).await?;
        match &verdict {
            journal::Verdict::Sound { seals, entries } => {
                place.say(
                    &format!("sound: {entries} entries under {seals} seals"),
                    &json!({"sound": true, "entries": entries, "seals": seals}),
                );
                Ok(())
            }
            journal::Verdict::Broken { seal } => {
                anyhow::bail!("broken: what seal {seal} covers is not what was sealed")
            }
        }
    }
}

#[derive(Subcommand)]
pub enum Charter {
    /// Say whether a receipt is what was given, and whether its signature was recorded in this database
    Verify {
        /// The JSON file that was downloaded
        file: PathBuf,
    },
}

impl Charter {
    pub async fn run(self, place: &Place) -> anyhow::Result<()> {
        let Self::Verify { file } = self;
        let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        let app = place.app(place.config()?).await?;
        match receipt::verify(&app.db, &text).await? {
            Verdict::Recorded(receipt) => {
                let says = |name: &str| receipt.says(name).to_owned();
                place.say(
                    &format!("sound: signed by {} on {}, recorded here", says("name"), says("signed_at")),
                    &json!({"sound": true, "id": says("id"), "name": says("name"), "signed_at": says("signed_at")}),
                );
                Ok(())
            }
            Verdict::Unknown(_) => {
                anyhow::bail!("not recorded: the receipt is whole, and this database knows no such signature")
            }
            Verdict::Flawed(Flaw::Unreadable) => anyhow::bail!("unreadable: this file is no receipt"),
            Verdict::Flawed(Flaw::Text) => anyhow::bail!("changed: the text is not the one that was signed"),
            Verdict::Flawed(Flaw::Changed) => anyhow::bail!("changed: what it says is not what was signed"),
        }
    }
}

#[derive(Subcommand)]
pub enum ConfigCommand {
    /// Say what is wrong in the settings, and where
    Check,
    /// Print a commented settings file with every setting at its default
    Example,
}

impl ConfigCommand {
    pub async fn run(self, place: &Place) -> anyhow::Result<()> {
        match self {
            Self::Check => {
                let config = place.config()?;
                if let Some(settings) = &config.bucket {
                    let bucket = Bucket::new(settings);
                    let name = &settings.name;
                    tokio::task::spawn_blocking(move || bucket.check())
                        .await?
                        .with_context(|| format!("the bucket {name}"))?;
                }
                place.say(&format!("the settings are sound\n{config:#?}"), &json!({"sound": true}));
            }
            Self::Example => print!("{}", include_str!("../../boucle.example.toml")),
        }
        Ok(())
    }
}
