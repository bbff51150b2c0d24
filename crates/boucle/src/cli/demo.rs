//! `boucle demo`: a network of invented people and organisations, to look around in and to test with.

use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context;
use clap::Args;
use db::{Run, Timestamp, Tx, Uuid, args, sql};
use indicatif::{ProgressBar, ProgressStyle};
use serde_json::json;
use tokio::net::TcpListener;

use super::{Place, serve, tell};
use crate::applications::participants;
use crate::catalogue::{Market, client_rows};
use crate::kit::App;
use crate::kit::clock::Clock;
use crate::people::accounts;
use crate::router::{House, table};
use crate::search::{self, Texts};
use crate::{charters, demo_large, demo_network, imports, proposals, tools};

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
    /// A clock that stands still at this moment, for playing a year in a minute: each line of the standard input is a
    /// moment to which it moves on
    #[arg(long, value_name = "MOMENT")]
    clock: Option<Timestamp>,
}

sql! {
    SOME_SOLUTION: db::Uuid = "SELECT id FROM solution WHERE title LIKE 'Postes de travail remis à neuf%'";
    OTHER_SOLUTION: db::Uuid = "SELECT id FROM solution WHERE state = 'published' ORDER BY id DESC LIMIT 1";
    SOME_REFERENCE: db::Uuid = "
        SELECT id FROM solution_reference WHERE solution_id = $1 AND confirmed_at IS NULL ORDER BY id LIMIT 1";
    SOME_NEED: db::Uuid = "SELECT id FROM need ORDER BY id LIMIT 1";
    SOME_SPACE: db::Uuid = "SELECT id FROM space WHERE kind = 'open' ORDER BY id LIMIT 1";
    SOME_PAGE: db::Uuid = "SELECT id FROM page WHERE title = 'Foire aux questions'";
    SOME_TOPIC: db::Uuid = "SELECT id FROM topic ORDER BY id LIMIT 1";
    SOME_DOCUMENT: db::Uuid = "SELECT id FROM document WHERE last_number > 1 ORDER BY id LIMIT 1";
    SOME_FOLDER: db::Uuid = "SELECT id FROM folder ORDER BY id LIMIT 1";
    SOME_CALCULATION: db::Uuid = "SELECT id FROM calculation WHERE kind = $1 ORDER BY id LIMIT 1";
    SOME_POLL: db::Uuid = "SELECT id FROM poll WHERE method = 'ranking' ORDER BY id LIMIT 1";
    SOME_MEETING: db::Uuid = "SELECT id FROM meeting ORDER BY starts_at DESC LIMIT 1";
    SOME_DATES: db::Uuid = "SELECT id FROM date_search ORDER BY id LIMIT 1";
    SOME_GROUP: db::Uuid = "
        SELECT g.id FROM working_group g JOIN cycle c ON c.group_id = g.id AND c.closed_at IS NULL
        WHERE g.state = 'running' ORDER BY c.oriented_at IS NULL, g.id LIMIT 1";
    // In which its readers do not take part yet.
    SOME_GATHERING: db::Uuid = "SELECT id FROM working_group WHERE state = 'gathering' ORDER BY id LIMIT 1";
    SOME_PARTICIPATION: db::Uuid = "
        SELECT p.id FROM participation p WHERE p.group_id = $1 AND p.state = 'accepted' ORDER BY p.terms, p.id LIMIT 1";
    SOME_CYCLE: db::Uuid = "SELECT id FROM cycle WHERE group_id = $1 AND closed_at IS NULL";
    SOME_ACTION: db::Uuid = "
        SELECT a.id FROM action a JOIN action_dependency d ON d.action_id = a.id WHERE a.cycle_id = $1 ORDER BY a.id LIMIT 1";
    SOME_MINUTES: db::Uuid = "
        SELECT m.id FROM meeting m JOIN meeting_outcome o ON o.meeting_id = m.id
        WHERE m.space_id = $1 AND m.minutes_state <> 'draft' ORDER BY m.starts_at DESC LIMIT 1";
    SOME_ORIENTATION: db::Uuid = "SELECT id FROM orientation WHERE cycle_id = $1 ORDER BY id LIMIT 1";
    // One that waits for the trial of who is shown it, so that the page is the tester's.
    SOME_TRIAL: db::Uuid = "
        SELECT t.id FROM trial t JOIN deliverable_version v ON v.id = t.version_id JOIN person p ON p.id = t.person_id
        WHERE v.outcome IS NULL AND p.email = 'camille.lavoie@example.org' ORDER BY t.id LIMIT 1";
    SOME_DELIVERABLE: db::Uuid = "
        SELECT d.id FROM deliverable d JOIN deliverable_version v ON v.deliverable_id = d.id ORDER BY d.id LIMIT 1";
    SOME_LIST: db::Uuid = "SELECT id FROM solution_list WHERE organisation_id IS NOT NULL ORDER BY id LIMIT 1";
    // The one of the buyer whose link is printed.
    SOME_WATCH: db::Uuid = "
        SELECT w.id FROM watch w JOIN person p ON p.id = w.person_id
        WHERE p.email = 'camille.lavoie@example.org' ORDER BY w.id LIMIT 1";
    SOME_TOOL: db::Uuid = "SELECT id FROM tool ORDER BY users DESC, id LIMIT 1";
    // The one of the buyer whose link is printed.
    SOME_PROJECT: db::Uuid = "
        SELECT c.project_id FROM purchase_carrier c JOIN person p ON p.id = c.person_id
        WHERE p.email = 'camille.lavoie@example.org' ORDER BY c.project_id LIMIT 1";
    // One that waits for the same buyer, with a file.
    SOME_INTRODUCTION: db::Uuid = "
        SELECT m.introduction_id FROM introduction_message m JOIN introduction_file f ON f.message_id = m.id
        ORDER BY f.id LIMIT 1";
    SOME_CLAUSE: db::Uuid = "SELECT id FROM purchase_clause WHERE project_id = $1 ORDER BY id LIMIT 1";
    SOME_SESSION: db::Uuid = "SELECT id FROM meeting WHERE space_id = $1 ORDER BY starts_at LIMIT 1";
    SOME_APPLICATION: db::Uuid = "SELECT id FROM application WHERE structure = 'Ville de Ferrolles'";
    SOME_APPLICANT: db::Uuid = "SELECT id FROM applicant WHERE name = 'Barnabé Cluzel'";
    SOME_PARTICIPANT: db::Uuid = "SELECT id FROM applicant WHERE name = 'Ingrid Mabille'";
    SOME_EDITION: db::Uuid = "SELECT id FROM edition ORDER BY starts_on DESC, id LIMIT 1";
    PAST_EDITION: db::Uuid = "SELECT id FROM edition ORDER BY starts_on, id LIMIT 1";
    SOME_SIGNATURE: db::Uuid = "SELECT id FROM charter_signature ORDER BY id LIMIT 1";
    SOME_PROPOSAL: db::Uuid = "SELECT id FROM proposal WHERE title = $1";
    // One's own of this year, one that waits for the network's verification, a version and a draft.
    SOME_ASSESSMENT: db::Uuid = "
        SELECT a.id FROM assessment a JOIN organisation o ON o.id = a.organisation_id
        WHERE o.name = 'Atelier Second Souffle' AND a.state = 'open' ORDER BY a.id LIMIT 1";
    SOME_PROOF: db::Uuid = "SELECT id FROM assessment_proof ORDER BY id LIMIT 1";
    SOME_REVIEW: db::Uuid = "SELECT id FROM assessment WHERE state = 'asked' ORDER BY id LIMIT 1";
    SOME_QUESTIONNAIRE: db::Uuid = "SELECT id FROM questionnaire WHERE published_at IS NOT NULL ORDER BY id LIMIT 1";
    SOME_CAMPAIGN: db::Uuid = "SELECT id FROM assessment_campaign ORDER BY id LIMIT 1";
    SOME_DRAFT: db::Uuid = "SELECT id FROM questionnaire WHERE published_at IS NULL ORDER BY id LIMIT 1";
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
        let app = Place::app_at(config, self.clock.map_or_else(Clock::default, moved_by_lines)).await?;
        let made = demo_network::make(&app).await?;
        let market = Market::open(&app).await?;
        market.follow(&app).await?;
        let texts = Texts::open(&app).await?;
        self.enlarge(&app, &market).await?;
        self.enliven(place, &app, &texts).await?;
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
        serve::until_stopped(House { app, market, texts }, listener).await;
        Ok(())
    }

    /// The people who were asked for besides, and what they write.
    async fn enliven(&self, place: &Place, app: &App, texts: &Texts) -> anyhow::Result<()> {
        if self.people == 0 {
            return Ok(());
        }
        let bar = progress_bar(self.people.div_ceil(50) as u64, "spaces");
        let made = demo_large::life::make(app, self.people, |there| bar.set_position(there)).await?;
        bar.finish_and_clear();
        if made > 0 {
            search::rebuild(app).await?;
            let bar = progress_bar(0, "texts");
            texts.rebuild(app, |done, all| show(&bar, done, all)).await?;
            bar.finish_and_clear();
            texts.settle()?;
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
            market.rebuild(app, |done, all| show(&bar, done, all)).await?;
            bar.finish_and_clear();
            // All of it is kept by now, and nobody else writes in a demonstration that is being made.
            market.settle()?;
        }
        Ok(())
    }
}

/// A clock that the standard input moves; what is not a moment is passed over, and the end of the input leaves it as it is.
fn moved_by_lines(at: Timestamp) -> Clock {
    let clock = Clock::held(at);
    let moved = clock.clone();
    std::thread::spawn(move || {
        for line in std::io::stdin().lines().map_while(Result::ok) {
            if let Ok(at) = line.trim().parse() {
                moved.move_to(at);
            }
        }
    });
    clock
}

fn progress_bar(length: u64, message: &'static str) -> ProgressBar {
    let form = "{msg:10} {wide_bar} {human_pos} / {human_len}  {eta}";
    let style = ProgressStyle::with_template(form).unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(length).with_style(style).with_message(message)
}

fn show(bar: &ProgressBar, done: usize, all: usize) {
    bar.set_length(all as u64);
    bar.set_position(done as u64);
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

/// A file of shipments that somebody has just sent.
async fn sent_shipments(app: &App) -> anyhow::Result<db::Uuid> {
    let example = tools::shipments::Example::all()?.into_iter().next().context("there is no file of shipments")?;
    let author = accounts::by_email(&app.db, &example.author).await?.context("nobody sent it")?;
    Ok(example.sent(app, author.id).await?)
}

/// Every page that a browser can be shown, with ids of the demonstration in the place of `{id}`.
async fn pages(app: &App) -> anyhow::Result<Vec<String>> {
    let solution = app.db.one(&SOME_SOLUTION, args![]).await?;
    let other_solution = app.db.one(&OTHER_SOLUTION, args![]).await?;
    let need = app.db.one(&SOME_NEED, args![]).await?;
    let organisation = app.db.one(&SOME_ORGANISATION, args![]).await?;
    let space = app.db.one(&SOME_SPACE, args![]).await?;
    let page = app.db.one(&SOME_PAGE, args![]).await?;
    let topic = app.db.one(&SOME_TOPIC, args![]).await?;
    let document = app.db.one(&SOME_DOCUMENT, args![]).await?;
    let folder = app.db.one(&SOME_FOLDER, args![]).await?;
    let calculation = app.db.one(&SOME_CALCULATION, args![tools::total_cost::KIND]).await?;
    let transport = app.db.one(&SOME_CALCULATION, args![tools::transport::KIND]).await?;
    let shipments = app.db.one(&SOME_CALCULATION, args![tools::shipments::KIND]).await?;
    let sent = sent_shipments(app).await?;
    let poll = app.db.one(&SOME_POLL, args![]).await?;
    let meeting = app.db.one(&SOME_MEETING, args![]).await?;
    let dates = app.db.one(&SOME_DATES, args![]).await?;
    let category = app.db.one(&SOME_CATEGORY, args![]).await?;
    let group = app.db.one(&SOME_GROUP, args![]).await?;
    let gathering = app.db.one(&SOME_GATHERING, args![]).await?;
    let participation = app.db.one(&SOME_PARTICIPATION, args![group]).await?;
    let cycle = app.db.one(&SOME_CYCLE, args![group]).await?;
    let action = app.db.one(&SOME_ACTION, args![cycle]).await?;
    let minutes = app.db.one(&SOME_MINUTES, args![group]).await?;
    let orientation = app.db.one(&SOME_ORIENTATION, args![cycle]).await?;
    let deliverable = app.db.one(&SOME_DELIVERABLE, args![]).await?;
    let trial = app.db.one(&SOME_TRIAL, args![]).await?;
    let chosen = app.db.one(&SOME_LIST, args![]).await?;
    let search = app.db.one(&SOME_WATCH, args![]).await?;
    let tool = app.db.one(&SOME_TOOL, args![]).await?;
    let edition = app.db.one(&SOME_EDITION, args![]).await?;
    let past_edition = app.db.one(&PAST_EDITION, args![]).await?;
    let project = app.db.one(&SOME_PROJECT, args![]).await?;
    let clause = app.db.one(&SOME_CLAUSE, args![project]).await?;
    let introduction = app.db.one(&SOME_INTRODUCTION, args![]).await?;
    let application = app.db.one(&SOME_APPLICATION, args![]).await?;
    let assessment = app.db.one(&SOME_ASSESSMENT, args![]).await?;
    let proof = app.db.one(&SOME_PROOF, args![]).await?;
    let review = app.db.one(&SOME_REVIEW, args![]).await?;
    let questionnaire = app.db.one(&SOME_QUESTIONNAIRE, args![]).await?;
    let campaign = app.db.one(&SOME_CAMPAIGN, args![]).await?;
    let draft = app.db.one(&SOME_DRAFT, args![]).await?;
    let session = app.db.one(&SOME_SESSION, args![edition]).await?;
    let applicant = app.db.one(&SOME_APPLICANT, args![]).await?;
    let now = app.clock.now();
    let secret = app.db.write(|tx| async move { participants::link(&tx, applicant, now).await }).await?;
    let (signature, signer) = (app.db.one(&SOME_SIGNATURE, args![]).await?, app.db.one(&SOME_PARTICIPANT, args![]).await?);
    let signer = app.db.write(|tx| async move { sample_signer(&tx, signer, now).await }).await?;
    let proposal = app.db.one(&SOME_PROPOSAL, args!["Bureaux et caissons remis à neuf"]).await?;
    let asked = app.db.one(&SOME_PROPOSAL, args!["Composteurs partagés de quartier"]).await?;
    let author = proposals::queries::find(&app.db, asked).await?.email_key;
    let author = Some(author.as_str());
    let proposed = app.db.write(|tx| async move { proposals::save::link(&tx, asked, author, now).await }).await?;
    let reference = app.db.one(&SOME_REFERENCE, args![solution]).await?;
    let client =
        app.db.write(|tx| async move { client_rows::link(&tx, reference, "client@example.org", now).await }).await?;
    let client = client.unwrap_or_default();
    let import = imports::example(app).await?;
    let pages = table().into_iter().filter(|route| route.is_page()).map(|route| {
        let id = match route.path.split('/').nth(1) {
            Some("besoins") => need,
            Some("organisations") => organisation,
            Some("recherches") => search,
            Some("listes") => chosen,
            Some("espaces") => space,
            Some("pages") => page,
            Some("documents") => document,
            Some("dossiers") => folder,
            Some("votes") => poll,
            Some("outils") if route.path.starts_with("/outils/transport/") => transport,
            Some("outils") if route.path.starts_with("/outils/expeditions/envois/") => sent,
            Some("outils") if route.path.starts_with("/outils/expeditions/") => shipments,
            Some("outils") => calculation,
            Some("rencontres") => meeting,
            Some("dates") => dates,
            Some("echanges") => topic,
            Some("chantiers") if route.path.ends_with("/participation") => gathering,
            Some("chantiers") => group,
            Some("participations") => participation,
            Some("cycles") => cycle,
            Some("actions") => action,
            Some("orientations") => orientation,
            Some("livrables") => deliverable,
            Some("essais") => trial,
            Some("bibliotheque") => tool,
            // What can be read once it is over.
            Some("programmes") if route.path.ends_with("/bilan") => past_edition,
            Some("programmes") => edition,
            Some("achats") => project,
            Some("mises-en-relation") => introduction,
            Some("evaluations") if route.path.contains("/constats") => review,
            Some("evaluations") => assessment,
            Some("questionnaires") if route.path.ends_with("/modifier") || route.path.contains("/enjeux/") => draft,
            Some("questionnaires") => questionnaire,
            Some("campagnes") => campaign,
            Some("gestion") if route.path.starts_with("/gestion/imports/") => import,
            Some("gestion") if route.path.starts_with("/gestion/propositions/") => proposal,
            Some("gestion") if route.path.starts_with("/gestion/categories/") => category,
            Some("gestion") if route.path.starts_with("/gestion/organisations/") => organisation,
            _ => solution,
        };
        let path = route.path.replace("{id}", &id.to_string()).replace("{number}", "1");
        let place = if route.path.starts_with("/outils/transport/") { "w1.e1" } else { "o1.l1" };
        let path = path
            .replace("{way}", "w1")
            .replace("{scenario}", "s1")
            .replace("{set}", "desnz.2025")
            .replace("{clause}", &clause.to_string());
        let path = path
            .replace("{meeting}", &(if path.contains("/seances/") { session } else { minutes }).to_string())
            .replace("{place}", place);
        let path = path.replace("{issue}", "ges").replace("{proof}", &proof.to_string());
        let path = path.replace("{application}", &application.to_string()).replace("{signature}", &signature.to_string());
        let whose = if path.contains("/charte") { &signer } else { &secret };
        let path = path.replace("{reference}", &reference.to_string());
        let secret = match path.split('/').nth(1) {
            Some("propositions") => &proposed,
            Some("references") => &client,
            _ => whose,
        };
        let path = path.replace("{secret}", secret);
        let path = path.replace("{secret}", if path.starts_with("/propositions") { &proposed } else { whose });
        if path == "/listes/ajouter" {
            return format!("{path}?solution={solution}");
        }
        if path.ends_with("/comparer") {
            return format!("{path}?solution={solution}&solution={other_solution}");
        }
        if path.ends_with("/mises-en-relation/nouvelle") {
            return format!("{path}?solution={solution}");
        }
        // Without answers it leads to the questions.
        if path.ends_with("/preinscription") { format!("{path}?r=1,0,,") } else { path }
    });
    Ok(pages.collect())
}

/// The link of somebody who has signed, and whom a code was sent that is none.
async fn sample_signer(tx: &Tx, signer: Uuid, now: Timestamp) -> crate::kit::Result<String> {
    charters::save::send_code(tx, signer, (1, ""), ("Ingrid Mabille", "Adjointe au maire", None), now).await?;
    participants::link(tx, signer, now).await
}
