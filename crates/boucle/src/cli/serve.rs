//! `boucle serve`: one server. On SQLite it is the only one; on PostgreSQL there may be several.

use std::net::SocketAddr;

use clap::Args;
use tokio::net::TcpListener;
use tokio::sync::watch;

use super::Place;
use crate::catalogue::Market;
use crate::kit::{integrity, jobs, server, store};
use crate::router::{House, router};
use crate::search::Texts;
use crate::watches::Watches;

#[derive(Args)]
pub struct Serve {
    /// Address to listen on
    #[arg(long)]
    listen: Option<SocketAddr>,
}

impl Serve {
    pub async fn run(self, place: &Place) -> anyhow::Result<()> {
        let mut config = place.config()?;
        if let Some(listen) = self.listen {
            config.listen = listen;
        }
        let listener = TcpListener::bind(config.listen).await?;
        let app = place.app(config).await?;
        let (market, texts) = tokio::try_join!(Market::open(&app), Texts::open(&app))?;
        let address = listener.local_addr()?;
        place.say(
            &format!("Boucle écoute sur http://{address}"),
            &serde_json::json!({"address": format!("http://{address}")}),
        );
        until_stopped(House { app, market, texts }, listener).await;
        Ok(())
    }
}

/// Serves, does the jobs, watches over the database file and follows the feeds of changes until the system says stop; then finishes what was accepted.
pub async fn until_stopped(house: House, listener: TcpListener) {
    let (stop, stopped) = watch::channel(false);
    let background = tokio::spawn(behind(house.clone(), stopped));
    let bounds = server::Bounds { most_connections: house.app.config.most_connections, ..server::Bounds::default() };
    server::serve(listener, router(house), bounds, server::stop_signal()).await;
    let _ = stop.send(true);
    let _ = background.await;
}

async fn behind(House { app, market, texts }: House, stopped: watch::Receiver<bool>) {
    tokio::join!(
        jobs::run(app.clone(), stopped.clone()),
        integrity::watch(app.clone(), stopped.clone()),
        store::watch(app.clone(), stopped.clone()),
        Watches::run(app.clone(), market.clone(), stopped.clone()),
        market.run(app.clone(), stopped.clone()),
        texts.run(app, stopped)
    );
}
