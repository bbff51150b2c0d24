//! What every handler and job may need, cheap to clone.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

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
    lent: Mutex<HashMap<TypeId, Box<dyn Any + Send>>>,
}

impl App {
    pub fn new(db: Db, config: Config, clock: Clock, metrics: Option<PrometheusHandle>) -> Self {
        let limits = Limits::new(config.search_per_second);
        let store = Store::of(&config);
        Self(Arc::new(Inner {
            db,
            config,
            clock,
            limits,
            mailer: Mailer::default(),
            store,
            metrics,
            lent: Mutex::default(),
        }))
    }

    /// Lends what this server holds of a feature to the jobs of those above: a job is given the house alone.
    pub fn lend<T: Clone + Send + 'static>(&self, thing: T) {
        self.0.lent.lock().unwrap_or_else(PoisonError::into_inner).insert(TypeId::of::<T>(), Box::new(thing));
    }

    /// What was lent; nothing in a command that opened none.
    pub fn lent<T: Clone + Send + 'static>(&self) -> Option<T> {
        let lent = self.0.lent.lock().unwrap_or_else(PoisonError::into_inner);
        lent.get(&TypeId::of::<T>()).and_then(|thing| thing.downcast_ref()).cloned()
    }

    /// What was lent; where nothing was, what is lent from now on.
    pub fn lent_or_new<T: Clone + Default + Send + 'static>(&self) -> T {
        let mut lent = self.0.lent.lock().unwrap_or_else(PoisonError::into_inner);
        let thing = lent.entry(TypeId::of::<T>()).or_insert_with(|| Box::new(T::default()));
        thing.downcast_ref::<T>().cloned().unwrap_or_default()
    }
}

impl Deref for App {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}
