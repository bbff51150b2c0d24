//! People and their organisations: signing in, accounts, sessions, organisations with their people, statuses and
//! membership of the network.
//! Always: no answer and no delay says whether an address has an account; diverse ownership is a certificate of an
//! organisation, never a trait of a person; a number that is kept (SIRET, SIREN, NEQ) has passed its check.

pub mod accounts;
pub mod api;
pub mod edit;
pub mod identifiers;
mod logo;
pub mod marks;
pub mod merge;
pub mod oidc;
pub mod organisations;
pub mod passwords;
pub mod profile;
pub mod queries;
pub mod registration;
pub mod rules;
pub mod sign_in;
pub mod tokens;

use axum::extract::FromRef;

use crate::kit::App;
use crate::kit::limit::Limit;
use crate::kit::route::{Route, get, post};
use crate::kit::rule::Rule::{Anyone, Own, SignedIn};

pub fn routes<S>() -> Vec<Route<S>>
where
    S: Clone + Send + Sync + 'static,
    App: FromRef<S>,
{
    vec![
        get("/connexion", Anyone, sign_in::ask),
        post("/connexion", Anyone, sign_in::by_password).limited(Limit::SignIn),
        post("/connexion/lien", Anyone, sign_in::ask_link).limited(Limit::SignIn),
        get("/connexion/lien/{token}", Anyone, sign_in::link),
        post("/connexion/lien/{token}", Anyone, sign_in::by_link).limited(Limit::SignIn),
        get("/connexion/fournisseur", Anyone, oidc::start).limited(Limit::SignIn),
        get("/connexion/fournisseur/retour", Anyone, oidc::back).limited(Limit::SignIn),
        get("/inscription", Anyone, registration::ask),
        post("/inscription", Anyone, registration::mail).limited(Limit::SignIn),
        get("/inscription/{token}", Anyone, registration::link),
        post("/inscription/{token}", Anyone, registration::register).limited(Limit::SignIn),
        post("/deconnexion", Anyone, sign_in::out),
        get("/langue/{code}", Anyone, profile::language),
        get("/moi", SignedIn, profile::show),
        post("/moi", SignedIn, profile::save),
        get("/moi/sessions", SignedIn, profile::sessions),
        post("/moi/sessions/{id}/fin", Own("session"), profile::end_session),
        get("/moi/jetons", SignedIn, tokens::list),
        post("/moi/jetons", SignedIn, tokens::make),
        post("/moi/jetons/{id}/fin", Own("token"), tokens::revoke),
        get("/moi/donnees", SignedIn, profile::export),
        get("/moi/suppression", SignedIn, profile::confirm_erasure),
        post("/moi/suppression", SignedIn, profile::erase),
        get("/organisations", SignedIn, organisations::list),
        get("/organisations/export.csv", SignedIn, organisations::csv),
        get("/organisations/export.xlsx", SignedIn, organisations::xlsx),
        get("/api/v1/organisations", SignedIn, api::list).limited(Limit::Search),
        get("/organisations/nouvelle", SignedIn, edit::blank),
        post("/organisations/nouvelle", SignedIn, edit::create),
        get("/organisations/{id}", SignedIn, organisations::show),
        get("/organisations/{id}/modifier", Own("may_edit"), edit::form),
        post("/organisations/{id}/modifier", Own("may_edit"), edit::save),
        get("/organisations/{id}/logo", Own("may_edit"), logo::form),
        post("/organisations/{id}/logo", Own("may_edit"), logo::save).taking(logo::MOST_POSTED),
        get("/fichiers/{name}", Anyone, logo::show),
        get("/organisations/{id}/personnes", Own("may_see_people"), organisations::people),
        post("/organisations/{id}/personnes", Own("may_invite"), organisations::invite),
        post("/organisations/{id}/adhesion", Own("may_ask_membership"), organisations::membership),
    ]
}
