//! What every handler and job may need, cheap to clone.

use std::ops::Deref;
use std::sync::Arc;

use db::Db;
use metrics_exporter_prometheus::PrometheusHandle;

use super::clock::Clock;
use super::config::Config;
use super::limit::Limits;
use super::mail::Mailer;
use super::store::Store;

#[derive(Clone)]
pub struct App(Arc<Inner>);

pub struct Inner {
    pub db: Db,
    pub config: Config,
    pub clock: Clock,
    pub limits: Limits,
    pub mailer: Mailer,
    pub store: Store,
    pub metrics: Option<PrometheusHandle>,
}

impl App {
    pub fn new(db: Db, config: Config, clock: Clock, metrics: Option<PrometheusHandle>) -> Self {
        let limits = Limits::new(config.search_per_second);
        let store = Store::of(&config);
        Self(Arc::new(Inner { db, config, clock, limits, mailer: Mailer::default(), store, metrics }))
    }
}

impl Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
