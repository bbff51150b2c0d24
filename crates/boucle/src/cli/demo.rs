//! `boucle demo`: a network of invented people and organisations, to look around in and to test with.

use std::net::SocketAddr;
use std::time::Duration;

use clap::Args;
use db::{Run, args, sql};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use tokio::net::TcpListener;

use super::{Place, serve, tell};
use crate::catalogue::Market;
use crate::kit::App;
use crate::people::accounts;
use crate::router::{House, table};
use crate::{demo_large, demo_network, imports, search};

#[derive(Args)]
pub struct Demo {
    /// Serve it when it is made
    #[arg(long)]
    serve: bool,
    /// Address to listen on
    #[arg(long)]
    listen: Option<SocketAddr>,
    /// So many more solutions of invented suppliers, for measuring
    #[arg(long, default_value_t = 0)]
    solutions: u64,
    /// So many more people with their spaces, pages, discussions and meetings, for measuring
    #[arg(long, default_value_t = 0)]
    people: usize,
    /// What the solutions are drawn from: the same seed makes the same solutions
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

sql! {
    SOME_SOLUTION: db::Uuid = "SELECT id FROM solution WHERE state = 'published' ORDER BY id LIMIT 1";
    SOME_NEED: db::Uuid = "SELECT id FROM need ORDER BY id LIMIT 1";
    SOME_SPACE: db::Uuid = "SELECT id FROM space WHERE kind = 'open' ORDER BY id LIMIT 1";
    SOME_PAGE: db::Uuid = "SELECT id FROM page WHERE title = 'Foire aux questions'";
    SOME_TOPIC: db::Uuid = "SELECT id FROM topic ORDER BY id LIMIT 1";
    SOME_DOCUMENT: db::Uuid = "SELECT id FROM document WHERE last_number > 1 ORDER BY id LIMIT 1";
    SOME_FOLDER: db::Uuid = "SELECT id FROM folder ORDER BY id LIMIT 1";
    SOME_CALCULATION: db::Uuid = "SELECT id FROM calculation ORDER BY id LIMIT 1";
    SOME_POLL: db::Uuid = "SELECT id FROM poll WHERE method = 'ranking' ORDER BY id LIMIT 1";
    SOME_MEETING: db::Uuid = "SELECT id FROM meeting ORDER BY starts_at DESC LIMIT 1";
    SOME_DATES: db::Uuid = "SELECT id FROM date_search ORDER BY id LIMIT 1";
    SOME_CATEGORY: db::Uuid = "SELECT id FROM category WHERE parent_id IS NOT NULL ORDER BY id LIMIT 1";
    SOME_ORGANISATION: db::Uuid = "SELECT id FROM organisation ORDER BY id LIMIT 1";
}

impl Demo {
    pub async fn run(self, place: &Place) -> anyhow::Result<()> {
        let mut config = place.config()?;
        if place.data.is_none() && std::env::var_os("BOUCLE_DATA").is_none() {
            config.data = "data-demo".into();
        }
        if let Some(listen) = self.listen {
            config.listen = listen;
        }
        let listener = TcpListener::bind(config.listen).await?;
        let address = format!("http://{}", listener.local_addr()?);
        config.public_url.clone_from(&address);
        let app = place.app(config).await?;
        let made = demo_network::make(&app).await?;
        let market = Market::open(&app).await?;
        market.follow(&app).await?;
        search::rebuild_if_empty(&app).await?;
        self.enlarge(&app, &market).await?;
        self.enliven(place, &app).await?;
        place.say(
            if made { "Le réseau de démonstration est prêt." } else { "Le réseau de démonstration était déjà là." },
            &json!({"made": made, "solutions": market.len()}),
        );
        tell_people(place, &app, &address).await?;
        if !self.serve {
            return Ok(());
        }
        if place.json {
            tell(&json!({"pages": pages(&app).await?}).to_string());
        }
        place.say(&format!("\nBoucle vous attend sur {address}  (Ctrl+C pour arrêter)"), &json!({"address": address}));
        serve::until_stopped(House { app, market }, listener).await;
        Ok(())
    }

    /// The people who were asked for besides, and what they write.
    async fn enliven(&self, place: &Place, app: &App) -> anyhow::Result<()> {
        if self.people == 0 {
            return Ok(());
        }
        let bar = progress_bar(self.people.div_ceil(50) as u64, "spaces");
        let made = demo_large::life::make(app, self.people, |there| bar.set_position(there)).await?;
        bar.finish_and_clear();
        if made > 0 {
            search::rebuild(app).await?;
        }
        if place.json {
            let hardest: serde_json::Map<_, _> = demo_large::life::hardest(app)
                .await?
                .into_iter()
                .map(|(name, path)| (name.to_owned(), path.into()))
                .collect();
            tell(&json!({"hardest": hardest}).to_string());
        }
        Ok(())
    }

    /// The solutions that were asked for besides, and the index made anew with them.
    async fn enlarge(&self, app: &App, market: &Market) -> anyhow::Result<()> {
        let bar = progress_bar(self.solutions, "solutions");
        let made = demo_large::make(app, self.solutions, self.seed, |there| bar.set_position(there)).await?;
        bar.finish_and_clear();
        if made > 0 {
            let bar = progress_bar(0, "index");
            market
                .rebuild(app, |done, all| {
                    bar.set_length(all as u64);
                    bar.set_position(done as u64);
                })
                .await?;
            bar.finish_and_clear();
            // All of it is kept by now, and nobody else writes in a demonstration that is being made.
            market.settle()?;
        }
        Ok(())
    }
}

fn progress_bar(length: u64, message: &'static str) -> ProgressBar {
    let form = "{msg:10} {wide_bar} {human_pos} / {human_len}  {eta}";
    let style = ProgressStyle::with_template(form).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length).with_style(style).with_message(message)
}

/// Links that sign in as one of five people; good for a day, once each.
async fn tell_people(place: &Place, app: &App, address: &str) -> anyhow::Result<()> {
    let now = app.clock.now();
    let mut people = Vec::new();
    for (role, key, email) in demo_network::GUIDES {
        let Some(account) = accounts::by_email(&app.db, email).await? else { continue };
        let account = &account;
        let link = || accounts::Link {
            purpose: "sign_in".to_owned(),
            email: account.email.clone(),
            person_id: Some(account.id),
            organisation_id: None,
            role: None,
        };
        let secret = app
            .db
            .write(|tx| {
                let link = link();
                async move { accounts::add_link(&tx, link, Duration::from_hours(24), now).await }
            })
            .await?;
        let link = format!("{address}/connexion/lien/{secret}");
        if !place.json {
            tell(&format!("  {role:<14} {:<18} {link}", account.name));
        }
        people.push(json!({"role": key, "name": account.name, "link": link}));
    }
    if place.json {
        tell(&json!({"people": people}).to_string());
    }
    Ok(())
}

/// Every page that a browser can be shown, with ids of the demonstration in the place of `{id}`.
async fn pages(app: &App) -> anyhow::Result<Vec<String>> {
    let solution = app.db.one(&SOME_SOLUTION, args![]).await?;
    let need = app.db.one(&SOME_NEED, args![]).await?;
    let organisation = app.db.one(&SOME_ORGANISATION, args![]).await?;
    let space = app.db.one(&SOME_SPACE, args![]).await?;
    let page = app.db.one(&SOME_PAGE, args![]).await?;
    let topic = app.db.one(&SOME_TOPIC, args![]).await?;
    let document = app.db.one(&SOME_DOCUMENT, args![]).await?;
    let folder = app.db.one(&SOME_FOLDER, args![]).await?;
    let calculation = app.db.one(&SOME_CALCULATION, args![]).await?;
    let poll = app.db.one(&SOME_POLL, args![]).await?;
    let meeting = app.db.one(&SOME_MEETING, args![]).await?;
    let dates = app.db.one(&SOME_DATES, args![]).await?;
    let category = app.db.one(&SOME_CATEGORY, args![]).await?;
    let import = imports::example(app).await?;
    let pages = table().into_iter().filter(|route| route.is_page()).map(|route| {
        let id = match route.path.split('/').nth(1) {
            Some("besoins") => need,
            Some("organisations") => organisation,
            Some("espaces") => space,
            Some("pages") => page,
            Some("documents") => document,
            Some("dossiers") => folder,
            Some("votes") => poll,
            Some("outils") => calculation,
            Some("rencontres") => meeting,
            Some("dates") => dates,
            Some("echanges") => topic,
            Some("gestion") if route.path.starts_with("/gestion/imports/") => import,
            Some("gestion") if route.path.starts_with("/gestion/categories/") => category,
            _ => solution,
        };
        route.path.replace("{id}", &id.to_string()).replace("{number}", "1").replace("{place}", "o1.l1")
    });
    Ok(pages.collect())
}
