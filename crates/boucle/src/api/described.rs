//! The description, made from the code. It stands in the program as `openapi.json`, since what makes it is larger than all that
//! it describes; the test says when the two differ, and writes it anew when it is asked to.

use std::path::Path;

use utoipa::OpenApi as _;
use utoipa::openapi::path::Operation;
use utoipa::openapi::response::Response;
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{ContentBuilder, OpenApi, Ref, RefOr};

use super::pages;
use crate::kit::json::Problem;
use crate::{
    actions, announcements, applications, assessments, catalogue, edition_report, follow_up, introductions, library, lists,
    needs, people, programmes, purchases, tools, watches, working_groups,
};

#[derive(utoipa::OpenApi)]
#[openapi(
    info(title = "Boucle", description = "The interface for programs of a network's space."),
    paths(
        catalogue::api::list,
        catalogue::api::one,
        catalogue::api::create,
        catalogue::api::categories,
        catalogue::api::places,
        needs::api::post_match,
        needs::api::list,
        needs::api::one,
        announcements::api::list,
        people::api::list,
        working_groups::api::list,
        working_groups::api::one,
        follow_up::report::get_report,
        actions::api::list,
        library::api::list,
        library::api::one,
        assessments::api::list,
        assessments::api::one,
        purchases::api::list,
        purchases::api::one,
        introductions::api::list,
        introductions::api::one,
        programmes::api::list,
        programmes::api::one,
        applications::api::list,
        edition_report::report::get_report,
        tools::total_cost::api::compute,
        tools::transport::api::compute,
        tools::api::one,
        lists::api::list,
        lists::api::one,
        watches::api::list,
        watches::api::one,
        pages::document
    ),
    components(schemas(Problem))
)]
struct Described;

fn document() -> OpenApi {
    let mut document = Described::openapi();
    let token = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).description(Some("A token of one's own")).build();
    document.components.get_or_insert_default().add_security_scheme("token", SecurityScheme::Http(token));
    for (path, item) in &mut document.paths.paths {
        for operation in [&mut item.get, &mut item.post].into_iter().flatten() {
            // Without a token one is a visitor.
            operation.security =
                Some(vec![SecurityRequirement::default(), SecurityRequirement::new("token", Vec::<String>::new())]);
            refusals(operation, path.contains('{'));
        }
    }
    document
}

/// What every operation may answer when it refuses, always as a problem.
fn refusals(operation: &mut Operation, of_one: bool) {
    let takes_a_body = operation.request_body.is_some();
    let mut add = |status: &str, when: &str| {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
        let mut response = Response::new(when);
        response.content.insert("application/problem+json".to_owned(), RefOr::T(content));
        operation.responses.responses.insert(status.to_owned(), RefOr::T(response));
    };
    add("401", "The token opens nothing, or one must be given");
    add("403", "The holder of the token may not do this");
    add("404", if of_one { "There is no such thing, or it is not to be seen" } else { "The address is not sound" });
    add("422", "Something in the question is wrong: `errors` says what");
    add("429", "Too many questions: `Retry-After` says when to come back");
    if takes_a_body {
        add("413", "Too long");
        add("415", "The body must be application/json");
    }
}

#[test]
fn the_description_is_what_the_code_says() {
    let made = format!("{}\n", serde_json::to_string_pretty(&document()).unwrap());
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/api/openapi.json");
    if std::env::var_os("BOUCLE_WRITE_DESCRIPTION").is_some() {
        std::fs::write(&path, &made).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap();
    assert!(
        kept == made,
        "run this test with BOUCLE_WRITE_DESCRIPTION=1, look at what it changed in openapi.json, and commit it"
    );
}
