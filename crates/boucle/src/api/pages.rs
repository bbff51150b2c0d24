//! The description as a document for programs, and as a page for the people who write them.

use std::sync::LazyLock;

use askama::Template;
use axum::extract::State;
use axum::response::IntoResponse;
use http::header;
use serde_json::{Map, Value, json};

use crate::kit::shell::page;
use crate::kit::{App, Result, Shell, Viewer};
use crate::packed;

/// This description
#[utoipa::path(get, path = "/api/v1/openapi.json", tag = "description", responses((status = 200, body = Object)))]
pub async fn document() -> impl IntoResponse {
    ([(header::CONTENT_TYPE, "application/json")], DOCUMENT.as_str())
}

/// As it was made from the code (`described.rs`).
static DOCUMENT: LazyLock<String> = LazyLock::new(|| packed!("openapi.json").text());

#[derive(Template)]
#[template(path = "api/show.html")]
struct ShowPage {
    shell: Shell,
    operations: Vec<Operation>,
}

struct Operation {
    /// For links within the page.
    anchor: String,
    method: String,
    path: String,
    summary: String,
    description: String,
    parameters: Vec<Field>,
    body: Vec<Field>,
    answers: Vec<Answer>,
    example: String,
}

struct Field {
    name: String,
    kind: String,
    required: bool,
    description: String,
}

struct Answer {
    status: String,
    description: String,
    fields: Vec<Field>,
}

pub async fn show(State(app): State<App>, viewer: Viewer) -> Result {
    let whole: Value = serde_json::from_str(&DOCUMENT).map_err(crate::kit::error::internal)?;
    let mut operations = Vec::new();
    for (path, methods) in at(&whole, "/paths").as_object().into_iter().flatten() {
        for (method, operation) in methods.as_object().into_iter().flatten() {
            operations.push(Reader { whole: &whole, address: &app.config.public_url }.operation(path, method, operation));
        }
    }
    let shell = Shell::new(&viewer).at(viewer.language.t("api-title"));
    page(&ShowPage { shell, operations })
}

struct Reader<'d> {
    whole: &'d Value,
    address: &'d str,
}

impl<'d> Reader<'d> {
    fn operation(&self, path: &str, method: &str, operation: &'d Value) -> Operation {
        let body = at(operation, "/requestBody/content/application~1json/schema");
        let parameters = at(operation, "/parameters").as_array().into_iter().flatten().map(|parameter| Field {
            name: text(at(parameter, "/name")),
            kind: kind(at(parameter, "/schema")),
            required: at(parameter, "/required").as_bool().unwrap_or(false),
            description: text(at(parameter, "/description")),
        });
        let answers = at(operation, "/responses").as_object().into_iter().flatten().map(|(status, answer)| Answer {
            status: status.clone(),
            description: text(at(answer, "/description")),
            fields: if status.starts_with('2') {
                self.fields(at(answer, "/content/application~1json/schema"))
            } else {
                Vec::new()
            },
        });
        Operation {
            anchor: text(at(operation, "/operationId")) + method,
            method: method.to_uppercase(),
            path: path.to_owned(),
            summary: text(at(operation, "/summary")),
            description: text(at(operation, "/description")),
            parameters: parameters.collect(),
            body: self.fields(body),
            answers: answers.collect(),
            example: self.example(path, method, body),
        }
    }

    /// What a schema is, behind its name.
    fn resolved(&self, schema: &'d Value) -> &'d Value {
        match at(schema, "/$ref").as_str().and_then(|name| name.strip_prefix('#')) {
            Some(pointer) => self.whole.pointer(pointer).unwrap_or(&Value::Null),
            None => schema,
        }
    }

    fn fields(&self, schema: &'d Value) -> Vec<Field> {
        let schema = self.resolved(schema);
        // Of a list, what each entry holds.
        let schema = if at(schema, "/type") == "array" { self.resolved(at(schema, "/items")) } else { schema };
        let required: Vec<&str> =
            at(schema, "/required").as_array().into_iter().flatten().filter_map(Value::as_str).collect();
        let fields = at(schema, "/properties").as_object().into_iter().flatten().map(|(name, field)| Field {
            name: name.clone(),
            kind: kind(field),
            required: required.contains(&name.as_str()),
            description: text(at(field, "/description")),
        });
        fields.collect()
    }

    fn example(&self, path: &str, method: &str, body: &'d Value) -> String {
        let mut call = format!("curl -H \"Authorization: Bearer $BOUCLE_TOKEN\" {}{path}", self.address);
        if method == "post" {
            call = format!("{call} \\\n  -H \"Content-Type: application/json\" -d '{:#}'", self.sample(body));
        }
        call
    }

    fn sample(&self, schema: &'d Value) -> Value {
        let schema = self.resolved(schema);
        match kind(schema).as_str() {
            "object" => {
                let fields = at(schema, "/properties").as_object().into_iter().flatten();
                Value::Object(fields.map(|(name, field)| (name.clone(), self.sample(field))).collect::<Map<_, _>>())
            }
            "array" => json!([]),
            "integer" | "number" => json!(1),
            "boolean" => json!(false),
            _ => json!("…"),
        }
    }
}

/// What stands at a path of a document; nothing where there is none.
fn at<'v>(value: &'v Value, path: &str) -> &'v Value {
    value.pointer(path).unwrap_or(&Value::Null)
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

/// `string`, `integer`, … ; of what may be null, what it is otherwise; of a named schema, its name.
fn kind(schema: &Value) -> String {
    match at(schema, "/type") {
        Value::String(kind) => kind.clone(),
        Value::Array(kinds) => {
            kinds.iter().filter_map(Value::as_str).find(|kind| *kind != "null").unwrap_or_default().to_owned()
        }
        _ => at(schema, "/$ref").as_str().and_then(|name| name.rsplit('/').next()).unwrap_or("object").to_owned(),
    }
}
