//! Every route with its declared rule, readable top to bottom. Each feature lists its own in `routes()`.

use axum::Router;
use axum::extract::{FromRef, Request, State};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::get as on_get;
use http::{Extensions, HeaderMap, StatusCode, Version, header};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, Predicate};

use crate::catalogue::Market;
use crate::kit::limit::Limit;
use crate::kit::route::Route;
use crate::kit::rule::Rule;
use crate::kit::shell::{MenuEntry, set_menu};
use crate::kit::{App, Error, Viewer, assets, guard};
use crate::search::Texts;
use crate::{
    actions, admin, announcements, api, applications, assessments, catalogue, charters, discussions, edition_report, files,
    follow_up, home, imports, introductions, library, lists, meetings, needs, notices, pages, people, polls, programmes,
    proposals, purchases, search, sessions, settings, spaces, tools, trials, upkeep, watches, working_groups,
};

/// What handlers may ask for, each by its own type.
#[derive(Clone, FromRef)]
pub struct House {
    pub app: App,
    pub market: Market,
    pub texts: Texts,
}

static MENU: &[MenuEntry] = &[
    MenuEntry { href: "/", key: "shell-nav-home", shown: |_| true },
    MenuEntry { href: "/besoins", key: "shell-nav-needs", shown: |viewer| viewer.person.is_some() },
    MenuEntry { href: "/catalogue", key: "shell-nav-catalogue", shown: |_| true },
    MenuEntry { href: "/mises-en-relation", key: "introductions-title", shown: |viewer| viewer.person.is_some() },
    MenuEntry { href: "/achats", key: "shell-nav-purchases", shown: |viewer| viewer.person.is_some() },
    MenuEntry { href: "/chantiers", key: "shell-nav-groups", shown: |viewer| viewer.person.is_some() },
    MenuEntry { href: "/programmes", key: "shell-nav-programmes", shown: |_| true },
    MenuEntry { href: "/espaces", key: "shell-nav-spaces", shown: |viewer| viewer.person.is_some() },
    MenuEntry { href: "/bibliotheque", key: "shell-nav-library", shown: |_| true },
    MenuEntry { href: "/outils", key: "shell-nav-tools", shown: |viewer| viewer.person.is_some() },
    MenuEntry { href: "/organisations", key: "shell-nav-organisations", shown: |viewer| viewer.person.is_some() },
    MenuEntry { href: "/gestion", key: "shell-nav-admin", shown: Viewer::is_coordinator },
];

pub fn table() -> Vec<Route<House>> {
    [
        home::routes(),
        search::routes(),
        people::routes(),
        catalogue::routes(),
        proposals::routes(),
        upkeep::routes(),
        lists::routes(),
        needs::routes(),
        announcements::routes(),
        imports::routes(),
        spaces::routes(),
        files::routes(),
        pages::routes(),
        discussions::routes(),
        meetings::routes(),
        polls::routes(),
        tools::routes(),
        assessments::routes(),
        notices::routes(),
        watches::routes(),
        working_groups::routes(),
        follow_up::routes(),
        actions::routes(),
        library::routes(),
        trials::routes(),
        programmes::routes(),
        applications::routes(),
        charters::routes(),
        sessions::routes(),
        purchases::routes(),
        introductions::routes(),
        edition_report::routes(),
        settings::routes(),
        api::routes(),
        admin::routes(),
    ]
    .into_iter()
    .flatten()
    .collect()
}

pub fn router(house: House) -> Router {
    set_menu(MENU);
    let mut router = Router::new();
    for route in table() {
        let terms = (house.app.clone(), route.rule, route.limit, route.reads);
        let guarded = route.handler.layer(middleware::from_fn_with_state(terms, admit));
        router = router.route(route.path, guarded);
    }
    router
        .route("/assets/{name}", on_get(assets::serve))
        .route("/favicon.ico", on_get(assets::favicon))
        .layer(middleware::from_fn_with_state(house.app.clone(), guard::around))
        // Brotli at a speed that a request can bear is no smaller, and takes several times as long.
        .layer(CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(pages()))
        .with_state(house)
}

/// What people gave is sent as it is: its length is told, and a download that was cut goes on where it stopped.
fn pages() -> impl Predicate {
    DefaultPredicate::new()
        .and(|_: StatusCode, _: Version, headers: &HeaderMap, _: &Extensions| !headers.contains_key(header::ACCEPT_RANGES))
}

async fn admit(
    State((app, rule, limit, reads)): State<(App, Rule, Limit, bool)>,
    viewer: Viewer,
    request: Request,
    next: Next,
) -> crate::kit::Result<Response> {
    app.limits.check(limit, &viewer)?;
    rule.check(&viewer)?;
    if viewer.only_reads && !reads {
        return Err(Error::Forbidden);
    }
    Ok(next.run(request).await)
}
