//! A set of factors that an organisation brings, as a file or pasted: every bad line is told, and nothing of it is kept.

use askama::Template;
use axum::extract::{Multipart, State};
use db::{Run, Tx, Uuid, args, sql};
use instruments::transport::{FactorSet, LineError, read_set};
use serde_json::json;

use super::{opened, words};
use crate::kit::form::TEXT_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer, posted};

const MOST_BYTES: usize = 2 * 1024 * 1024;
/// With room for what surrounds it when it is posted.
pub const MOST_POSTED: usize = MOST_BYTES + 2 * TEXT_LIMIT;

/// A set as a file: the figures are made up.
const EXAMPLE: &str = "\
# id: factors
# version: 2026-1
# year: 2026
# title_fr: Facteurs d’exemple, 2026
# title_en: Example factors, 2026
# source: made up
# licence: internal
# scope: CO2e, AR5
code;mode;unit;laden;temperature;distance;kg_ttw;kg_wtt;default;name_fr;name_en;reference
truck;road;tonne_km;average;ambient;shortest;0,08;0,02;yes;Camion;Truck;p. 12
warehouse;hub;tonne;;;;0,4;0,1;;Entrepôt;Warehouse;p. 14
electricity.CA-QC;energy;kwh;;;;0;0,002;;Électricité;Electricity;p. 3
";

sql! {
    KNOWN: i64 = "
        SELECT count(*) AS n FROM factor_set WHERE organisation_id = $1 AND code = $2 AND version = $3";
    ADD: () = "
        INSERT INTO factor_set (id, organisation_id, code, version, content, imported_by, imported_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
}

#[derive(Template)]
#[template(path = "tools/transport/brought.html")]
struct BroughtPage {
    shell: Shell,
    form: Form,
    organisations: Vec<(Uuid, String)>,
    /// What is wrong with the lines.
    mistakes: Vec<String>,
}

impl BroughtPage {
    fn example(&self) -> &'static str {
        EXAMPLE
    }
}

fn brought_page(viewer: &Viewer, form: Form, mistakes: Vec<String>) -> BroughtPage {
    BroughtPage {
        shell: Shell::new(viewer)
            .under("/outils", viewer.language.t("tools-title"))
            .under("/outils/facteurs", viewer.language.t("transport-sets"))
            .at(viewer.language.t("transport-bring")),
        form,
        organisations: opened::organisations(viewer),
        mistakes,
    }
}

pub async fn blank(viewer: Viewer) -> Result {
    viewer.signed_in()?;
    page(&brought_page(&viewer, Form::new(), Vec::new()))
}

pub async fn save(State(app): State<App>, viewer: Viewer, fields: Multipart) -> Result {
    let (mut form, file) = read(fields).await?;
    let named = form.trimmed("organisation").to_owned();
    let organisation = opened::organisations(&viewer).into_iter().map(|(id, _)| id).find(|id| id.to_string() == named);
    let Some(organisation) = organisation else {
        form.refuse("organisation", viewer.language.t("tools-choose-listed"));
        return unsound(&brought_page(&viewer, form, Vec::new()));
    };
    let content = file.unwrap_or_else(|| form.value("content").to_owned());
    if content.trim().is_empty() {
        form.refuse("file", viewer.language.t("transport-bring-nothing"));
        return unsound(&brought_page(&viewer, form, Vec::new()));
    }
    // what came in a file is mended in place, when it is short enough
    if content.len() <= TEXT_LIMIT {
        form.set("content", content.as_str());
    }
    let set = match read_set(&content, None) {
        Ok(set) => set,
        Err(errors) => {
            form.refuse("content", viewer.language.n("transport-bring-wrong", errors.len() as i64));
            let mistakes = errors.iter().map(|error| mistake(&viewer, error)).collect();
            return unsound(&brought_page(&viewer, form, mistakes));
        }
    };
    match keep(&app, &viewer, &form, organisation, (&set, &content)).await? {
        Some(location) => Ok(to(&location)),
        None => {
            let version = set.about.version.as_str();
            form.refuse("content", viewer.language.one("transport-bring-known", "version", version));
            unsound(&brought_page(&viewer, form, Vec::new()))
        }
    }
}

/// The form, and the text of its file.
async fn read(mut fields: Multipart) -> Result<(Form, Option<String>)> {
    let (mut form, mut file) = (Form::default(), None);
    while let Some(field) = fields.next_field().await.map_err(|_| Error::TooLarge)? {
        let name = field.name().unwrap_or_default().to_owned();
        let is_file = name == "file";
        let bytes = field.bytes().await.map_err(|_| Error::TooLarge)?;
        if bytes.len() > if is_file { MOST_BYTES } else { TEXT_LIMIT } || bytes.contains(&0) {
            return Err(Error::TooLarge);
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        if !is_file {
            form.push(&name, text.replace("\r\n", "\n"));
        } else if !text.is_empty() {
            file = Some(text);
        }
    }
    Ok((form, file))
}

fn mistake(viewer: &Viewer, error: &LineError) -> String {
    let said = [
        ("line", (error.line as i64).into()),
        ("column", error.column.as_str().into()),
        ("problem", words::line_problem(viewer.language, &error.problem).into()),
    ];
    viewer.language.with("transport-bring-line", said)
}

/// Where the set is; nothing when the organisation has this version already, which never changes.
async fn keep(
    app: &App,
    viewer: &Viewer,
    form: &Form,
    organisation: Uuid,
    (set, content): (&FactorSet, &str),
) -> Result<Option<String>> {
    let now = app.clock.now();
    app.db
        .write(|tx: Tx| async move {
            if let Some(location) = posted::before(&tx, form).await? {
                return Ok(Some(location));
            }
            let (code, version) = (set.about.id.as_str(), set.about.version.as_str());
            if tx.one(&KNOWN, args![organisation, code, version]).await? > 0 {
                return Ok(None);
            }
            let id = Uuid::now_v7();
            tx.execute(&ADD, args![id, organisation, code, version, content, viewer.id(), now]).await?;
            let subject = Subject { kind: "factor_set", id: Some(id), title: &set.about.title_fr };
            journal::add(&tx, viewer, "imported", subject, json!({"factors": set.factors().len()}), now).await?;
            let location = format!("/outils/facteurs/{id}");
            posted::keep(&tx, viewer, form, &location, now).await?;
            Ok::<_, Error>(Some(location))
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_is_a_set() {
        assert_eq!(read_set(EXAMPLE, None).unwrap().factors().len(), 3);
    }
}
