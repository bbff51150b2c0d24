//! What proves the labels of a solution, as its supplier gives it: a number, where it is seen, a file, a last day.

use askama::Template;
use axum::extract::{Multipart, Path, State};
use db::{Run, Uuid, args};
use http::HeaderMap;
use serde_json::json;

use super::facts::{Facts, LabelShown};
use super::label_rows::{self, LabelRow};
use super::queries::{self, Solution};
use super::save::{self, Author};
use super::{Market, form::editable, rules, shown};
use crate::files::receive::{self, Received};
use crate::files::rules::{disposition, kind, size};
use crate::kit::error::not_found;
use crate::kit::files::{NAMED, Named};
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};

/// A few files in one posting; each is bounded by the setting `file_mib` besides.
pub const MOST_POSTED: usize = 128 << 20;
/// Characters of a number, and of words or an address.
const LONGEST_NUMBER: usize = 100;
const LONGEST_PROOF: usize = 400;

#[derive(Template)]
#[template(path = "catalogue/labels.html")]
struct LabelsPage {
    shell: Shell,
    form: Form,
    solution: Solution,
    labels: Vec<LabelShown>,
    /// The largest file, in words.
    largest: String,
}

impl LabelsPage {
    fn new(app: &App, market: &Market, viewer: &Viewer, solution: Solution, form: Form) -> Self {
        let shell = under(viewer, &solution).at(viewer.language.t("catalogue-labels"));
        let labels = Facts::of(&solution, &market.reference(), &shell, app.clock.now()).labels;
        let largest = size(viewer.language, i64::from(app.config.file_mib) << 20);
        Self { shell, form, solution, labels, largest }
    }

    /// The name of a field of this label.
    fn field(name: &str, label: &LabelShown) -> String {
        format!("{name}-{}", label.code)
    }
}

/// The way back from a page about a part of a solution.
pub fn under(viewer: &Viewer, solution: &Solution) -> Shell {
    Shell::new(viewer)
        .under("/catalogue", viewer.language.t("catalogue-title"))
        .under(format!("/catalogue/{}", solution.row.id), solution.row.title.as_str())
}

pub async fn form(State(app): State<App>, State(market): State<Market>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let solution = editable(&app, &viewer, id).await?;
    let mut form = Form::new();
    form.set("_version", solution.row.version.to_string());
    for label in &solution.labels {
        for (name, value) in [
            ("number", label.number.clone()),
            ("proof", label.proof.clone()),
            ("until", label.expires_on.map_or_else(String::new, |day| day.to_string())),
        ] {
            form.set(&format!("{name}-{}", label.label_code), value);
        }
    }
    page(&LabelsPage::new(&app, &market, &viewer, solution, form))
}

pub async fn save(
    State(app): State<App>,
    State(market): State<Market>,
    viewer: Viewer,
    Path(id): Path<Uuid>,
    given: Multipart,
) -> Result {
    let solution = editable(&app, &viewer, id).await?;
    let mut received = receive::posted(&app, &viewer, given).await?;
    let proved = read(&viewer, &solution, &mut received);
    let mut form = received.form;
    if !form.is_sound() {
        return unsound(&LabelsPage::new(&app, &market, &viewer, solution, form));
    }
    let address = format!("/catalogue/{id}");
    if proved.is_empty() {
        return Ok(to_with(&address, "catalogue-labels-same"));
    }
    match keep(&app, &viewer, &solution, form.version(), &proved).await {
        Ok(()) => Ok(to_with(&address, "catalogue-labels-saved")),
        // What is there now stands above each field, what was typed in it.
        Err(Error::Conflict) => {
            let theirs = queries::find(&app.db, id).await?;
            form.set("_version", theirs.row.version.to_string());
            form.refuse("labels", viewer.language.t("catalogue-labels-conflict"));
            unsound(&LabelsPage::new(&app, &market, &viewer, theirs, form))
        }
        Err(error) => Err(error),
    }
}

async fn keep(app: &App, viewer: &Viewer, solution: &Solution, version: i64, proved: &[LabelRow]) -> Result<()> {
    let (row, now) = (&solution.row, app.clock.now());
    app.db
        .write(|tx| async move {
            save::revise(&tx, row.id, version, Author::of(viewer, row.supplier_id), now).await?;
            for label in proved {
                label_rows::prove(&tx, row.id, label, now).await?;
            }
            let codes: Vec<&str> = proved.iter().map(|label| label.label_code.as_str()).collect();
            let subject = Subject { kind: "solution", id: Some(row.id), title: &row.title };
            journal::add(&tx, viewer, "changed", subject, json!({"labels": codes, "version": version + 1}), now).await
        })
        .await
}

/// The labels of which something else is said than before.
fn read(viewer: &Viewer, solution: &Solution, received: &mut Received) -> Vec<LabelRow> {
    let mut proved = Vec::new();
    for before in &solution.labels {
        let mut label = before.clone();
        let field = |name: &str| format!("{name}-{}", before.label_code);
        let form = &mut received.form;
        // On one line, as the lines of a version are.
        let words = |form: &Form, name: &str| form.value(&field(name)).split_whitespace().collect::<Vec<_>>().join(" ");
        label.number = words(form, "number");
        if label.number.chars().count() > LONGEST_NUMBER {
            form.refuse(&field("number"), viewer.language.t("catalogue-number-long"));
        }
        label.proof = words(form, "proof");
        if label.proof.chars().count() > LONGEST_PROOF {
            form.refuse(&field("proof"), viewer.language.t("catalogue-proof-long"));
        }
        let until = words(form, "until");
        label.expires_on = until.parse().ok();
        if label.expires_on.is_none() && !until.is_empty() {
            form.refuse(&field("until"), viewer.language.t("catalogue-until-wrong"));
        }
        take_file(viewer, received, &mut label);
        if said(&label) != said(before) {
            proved.push(label);
        }
    }
    proved
}

type Said<'a> = (&'a str, &'a str, Option<db::Date>, Option<&'a [u8]>);

fn said(label: &LabelRow) -> Said<'_> {
    (&label.number, &label.proof, label.expires_on, label.file_digest.as_deref())
}

/// The file that the form gave for a label, or that it takes away.
fn take_file(viewer: &Viewer, received: &mut Received, label: &mut LabelRow) {
    let field = format!("file-{}", label.label_code);
    let given = received.fields.iter().zip(&received.files).find(|(of, _)| **of == field).map(|(_, file)| file.clone());
    match given {
        Some((name, kept)) => {
            let kind = kind(&kept.start);
            if !["pdf", "png", "jpeg", "webp"].contains(&kind) {
                received.form.refuse(&field, viewer.language.t("catalogue-proof-kind"));
                return;
            }
            label.file_name = Some(name);
            label.file_digest = Some(kept.digest);
            label.file_bytes = Some(kept.bytes);
            label.file_kind = Some(kind.to_owned());
        }
        None if received.form.checked(&format!("remove-{}", label.label_code)) => {
            (label.file_name, label.file_digest, label.file_bytes, label.file_kind) = (None, None, None, None);
        }
        None => {}
    }
}

/// The file that proves a label, as a download.
pub async fn fetch(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, label)): Path<(Uuid, String)>,
    asked: HeaderMap,
) -> Result {
    let solution = shown::visible(&app, &viewer, id).await?;
    if !rules::may_see_proof(&viewer, solution.row.supplier_id) {
        return Err(crate::kit::error::forbidden());
    }
    let label = solution.labels.into_iter().find(|held| held.label_code == label).ok_or_else(not_found)?;
    let (Some(name), Some(digest), Some(bytes), Some(kind)) =
        (label.file_name, label.file_digest, label.file_bytes, label.file_kind)
    else {
        return Err(not_found());
    };
    crate::files::given(&app, &asked, &digest, &kind, bytes, &disposition(&name)).await
}

#[linkme::distributed_slice(NAMED)]
static PROOFS: Named =
    Named { digests: |app| Box::pin(async move { Ok(app.db.all(&label_rows::DIGESTS, args![]).await?) }) };
