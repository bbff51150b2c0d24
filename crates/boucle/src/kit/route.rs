//! A route as a feature declares it: address, rule, limit and handler. `S` is what the router gives to handlers, which no
//! feature knows whole: each asks for the parts that it uses.

use std::sync::Arc;

use axum::extract::{DefaultBodyLimit, Request};
use axum::handler::Handler;
use axum::response::Response;
use axum::routing::{MethodRouter, delete as on_delete, get as on_get, patch as on_patch, post as on_post};
use futures_util::future::BoxFuture;
use http::Method;

use super::limit::Limit;
use super::rule::Rule;

pub struct Route<S> {
    pub method: Method,
    pub path: &'static str,
    pub rule: Rule,
    pub limit: Limit,
    /// Changes nothing, and is open to a token that only reads.
    pub reads: bool,
    pub handler: MethodRouter<S>,
}

pub fn get<S: Clone + Send + Sync + 'static, H: Handler<T, S>, T: 'static>(
    path: &'static str,
    rule: Rule,
    handler: H,
) -> Route<S> {
    Route { method: Method::GET, path, rule, limit: Limit::None, reads: true, handler: on_get(Erased::of(handler)) }
}

pub fn post<S: Clone + Send + Sync + 'static, H: Handler<T, S>, T: 'static>(
    path: &'static str,
    rule: Rule,
    handler: H,
) -> Route<S> {
    Route { method: Method::POST, path, rule, limit: Limit::None, reads: false, handler: on_post(Erased::of(handler)) }
}

/// The next part of a thing that comes in parts.
pub fn patch<S: Clone + Send + Sync + 'static, H: Handler<T, S>, T: 'static>(
    path: &'static str,
    rule: Rule,
    handler: H,
) -> Route<S> {
    Route { method: Method::PATCH, path, rule, limit: Limit::None, reads: false, handler: on_patch(Erased::of(handler)) }
}

pub fn delete<S: Clone + Send + Sync + 'static, H: Handler<T, S>, T: 'static>(
    path: &'static str,
    rule: Rule,
    handler: H,
) -> Route<S> {
    Route { method: Method::DELETE, path, rule, limit: Limit::None, reads: false, handler: on_delete(Erased::of(handler)) }
}

/// A handler without its type: what the router puts around one is then compiled once, not anew for each of hundreds.
struct Erased<S>(Arc<dyn Fn(Request, S) -> BoxFuture<'static, Response> + Send + Sync>);

impl<S: 'static> Erased<S> {
    fn of<H: Handler<T, S>, T: 'static>(handler: H) -> Self {
        Self(Arc::new(move |request, state| Box::pin(handler.clone().call(request, state))))
    }
}

impl<S> Clone for Erased<S> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<S: 'static> Handler<(), S> for Erased<S> {
    type Future = BoxFuture<'static, Response>;

    fn call(self, request: Request, state: S) -> Self::Future {
        (self.0)(request, state)
    }
}

impl<S: Clone + Send + Sync + 'static> Route<S> {
    pub fn limited(mut self, limit: Limit) -> Self {
        self.limit = limit;
        self
    }

    /// Posted because the question is long; changes nothing.
    pub fn reading(mut self) -> Self {
        self.reads = true;
        self
    }

    /// Takes a larger body than forms have, for files.
    pub fn taking(mut self, bytes: usize) -> Self {
        self.handler = self.handler.layer(DefaultBodyLimit::max(bytes));
        self
    }

    /// Whether a browser shows it: neither a form's target, nor a file, nor for programs.
    pub fn is_page(&self) -> bool {
        let file = [".atom", ".csv", ".ics", ".xlsx", ".zip"].iter().any(|ending| self.path.ends_with(ending));
        let program = ["/api/v1/", "/envois/", "/fichiers/", "/healthz", "/readyz", "/metrics", "/moi/donnees"]
            .iter()
            .any(|start| self.path.starts_with(start));
        // These lead elsewhere at once, or hold a secret of one person.
        let passing = self.path.starts_with("/langue/")
            || self.path.starts_with("/connexion/fournisseur")
            || self.path.ends_with("/messages/{number}")
            || self.path.contains("{token}")
            // There is none before an edition has been held.
            || self.path.contains("{certificate}");
        // What a document or a tool holds, not a page about it.
        let bytes = ["/fichier", "/image"].iter().any(|ending| self.path.ends_with(ending))
            || ["/documents/{id}/versions/{number}", "/bibliotheque/{id}/versions/{number}"].contains(&self.path);
        self.method == Method::GET && !file && !program && !passing && !bytes
    }
}
