//! The command line. Every command says what it did, fails with a code other than zero, and can answer in JSON.

mod commands;
mod demo;
mod export;
mod export_assessments;
mod export_groups;
mod export_introductions;
mod export_plans;
mod export_programmes;
mod export_purchases;
mod export_solutions;
mod export_spaces;
mod serve;
mod tco;
mod transport;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};

use crate::kit::clock::Clock;
use crate::kit::config::{Config, Secret};
use crate::kit::{App, telemetry};
use crate::spaces;
use crate::{assessments, catalogue};

#[derive(Parser)]
#[command(name = "boucle", version, about = "Circular, local and fair purchasing for networks of buyers and suppliers")]
struct Cli {
    #[command(flatten)]
    place: Place,
    #[command(subcommand)]
    command: Command,
}

/// Where the program finds its settings and its data.
#[derive(Args, Clone)]
struct Place {
    /// Settings file (TOML)
    #[arg(long, global = true, env = "BOUCLE_CONFIG")]
    config: Option<PathBuf>,
    /// Data folder: database, search index, files, mails
    #[arg(long, global = true)]
    data: Option<PathBuf>,
    /// sqlite:PATH or postgres://…
    #[arg(long, global = true)]
    database: Option<String>,
    /// Answer in JSON
    #[arg(long, global = true)]
    json: bool,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the pages and the interface for programs
    Serve(serve::Serve),
    /// Make a demonstration network of invented people and organisations
    Demo(demo::Demo),
    /// Bring the database to this program's version
    Migrate,
    /// Rebuild the search index from the database
    Reindex,
    /// Suppliers, solutions or needs from a CSV, XLSX or JSON file
    Import(commands::Import),
    /// What the network holds, as a ZIP of CSV files
    Export(export::Export),
    /// Solutions for a need given as a JSON file
    Match(commands::Match),
    /// Total cost of ownership of the options in a JSON file
    Tco(tco::Tco),
    /// Emissions of the shipments in a CSV file
    Transport(transport::Transport),
    /// People and their rights
    #[command(subcommand)]
    User(commands::User),
    /// The journal of who did what
    #[command(subcommand)]
    Journal(commands::Journal),
    /// Signatures of charters
    #[command(subcommand)]
    Charter(commands::Charter),
    /// Says to which addresses mails come back: nothing more is sent there but sign-in
    Bounce(commands::Bounce),
    /// The settings
    #[command(subcommand)]
    Config(commands::ConfigCommand),
}

pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failed(&error.into()),
    };
    match runtime.block_on(obey(cli)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => failed(&error),
    }
}

fn failed(error: &anyhow::Error) -> ExitCode {
    eprintln!("boucle: {error:#}");
    ExitCode::FAILURE
}

async fn obey(cli: Cli) -> anyhow::Result<()> {
    match cli.command {
        Command::Config(command) => command.run(&cli.place).await,
        Command::Serve(command) => command.run(&cli.place).await,
        Command::Demo(command) => command.run(&cli.place).await,
        Command::Migrate => commands::migrate(&cli.place).await,
        Command::Reindex => commands::reindex(&cli.place).await,
        Command::Import(command) => command.run(&cli.place).await,
        Command::Export(command) => command.run(&cli.place).await,
        Command::Match(command) => command.run(&cli.place).await,
        Command::Tco(command) => command.run(&cli.place),
        Command::Transport(command) => command.run(&cli.place),
        Command::User(command) => command.run(&cli.place).await,
        Command::Journal(command) => command.run(&cli.place).await,
        Command::Charter(command) => command.run(&cli.place).await,
        Command::Bounce(command) => command.run(&cli.place).await,
    }
}

impl Place {
    fn config(&self) -> anyhow::Result<Config> {
        let mut config =
            Config::load(self.config.as_deref()).map_err(|mistakes| anyhow::anyhow!("settings: {}", mistakes.join("\n")))?;
        if let Some(data) = &self.data {
            config.data.clone_from(data);
        }
        if let Some(database) = &self.database {
            config.database = Some(Secret::new(database));
        }
        Ok(config)
    }

    /// The application on a database of this version, with its reference data.
    async fn app(&self, config: Config) -> anyhow::Result<App> {
        Self::app_at(config, Clock::System).await
    }

    /// The same, by another clock than the machine's.
    async fn app_at(config: Config, clock: Clock) -> anyhow::Result<App> {
        telemetry::start_log(config.log);
        std::fs::create_dir_all(&config.data)?;
        let db = db::Db::open(&config.database_address()).await?;
        db.migrate().await?;
        catalogue::reference::seed(&db).await?;
        assessments::install::shipped(&db, clock.now()).await?;
        spaces::queries::found_network(&db, &config.network_name, &config.time_zone, clock.now()).await?;
        Ok(App::new(db, config, clock, telemetry::start_metrics()))
    }

    fn say(&self, text: &str, facts: &serde_json::Value) {
        if self.json { tell(&facts.to_string()) } else { tell(text) }
    }
}

/// A line on the standard output. Whoever reads it may have closed it (`boucle … | head`): that is no failure.
fn tell(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
