//! What a draft says before its issues: its number, title and levels; or all of it at once, as a file brought back.

use askama::Template;
use axum::extract::{Multipart, Path, State};
use db::Uuid;
use instruments::assessment::{Factors, Level, Questionnaire, Text, check};

use super::questionnaires::{Open, mistake};
use super::{asks, save};
use crate::kit::form::TEXT_LIMIT;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer};

/// More than 200 questions with all their words in both languages.
pub const MOST_POSTED: usize = 1 << 20;
/// As many as a questionnaire may have.
const LEVELS: usize = 10;
/// Empty places for more.
const MORE: usize = 2;
const FACTORS: [&str; 3] = ["declared", "officer", "third_party"];

#[derive(Template)]
#[template(path = "assessments/edit.html")]
struct EditPage {
    shell: Shell,
    form: Form,
    address: String,
    title: String,
}

impl EditPage {
    /// The number of each level, those that are used and some more, and its fields: percentage, French, English.
    fn levels(&self) -> Vec<(String, [String; 3])> {
        let fields = |place: usize| ["percent", "fr", "en"].map(|what| format!("level{place}_{what}"));
        let is_used = |place: &usize| fields(*place).iter().any(|field| !self.form.value(field).is_empty());
        let used = (1..=LEVELS).filter(is_used).max().unwrap_or(0);
        (1..=LEVELS.min(used + MORE)).map(|place| (place.to_string(), fields(place))).collect()
    }

    fn factors(&self) -> [&'static str; 3] {
        FACTORS
    }
}

fn edit_page(viewer: &Viewer, open: &Open, form: Form) -> EditPage {
    EditPage {
        shell: open.shell(viewer).at(viewer.language.t("assessments-edit")),
        form,
        address: open.address(),
        title: open.title(viewer.language),
    }
}

/// A number as a form shows it again.
pub fn typed(language: Language, number: f64) -> String {
    let text = number.to_string();
    if language == Language::Fr { text.replace('.', ",") } else { text }
}

/// A number of a form; below nothing when it is none, which no bound admits.
pub fn number(form: &Form, language: Language, field: &str) -> f64 {
    asks::number(form.trimmed(field), language).and_then(|text| text.parse().ok()).unwrap_or(-1.0)
}

pub fn text(form: &Form, field: &str) -> Text {
    let of = |language: &str| form.trimmed(&format!("{field}_{language}")).to_owned();
    Text { fr: of("fr"), en: of("en") }
}

pub fn set_text(form: &mut Form, field: &str, text: &Text) {
    form.set(&format!("{field}_fr"), text.fr.as_str());
    form.set(&format!("{field}_en"), text.en.as_str());
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::draft(&app, &viewer, id).await?;
    let (q, language) = (&open.questionnaire, viewer.language);
    let mut form = Form::new();
    form.set("_version", open.row.version.to_string());
    form.set("number", q.version.as_str());
    form.set("licence", q.licence.as_str());
    set_text(&mut form, "title", &q.title);
    set_text(&mut form, "about", &q.about);
    for (place, level) in (1..).zip(&q.levels) {
        form.set(&format!("level{place}_percent"), typed(language, level.percent));
        set_text(&mut form, &format!("level{place}"), &level.label);
    }
    let factors = [q.verification.declared, q.verification.officer, q.verification.third_party];
    for (name, factor) in FACTORS.into_iter().zip(factors) {
        form.set(name, typed(language, factor));
    }
    page(&edit_page(&viewer, &open, form))
}

pub async fn save(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, parts: Multipart) -> Result {
    let open = Open::draft(&app, &viewer, id).await?;
    let (mut form, file) = posted(parts).await?;
    let changed = match file {
        Some(text) => brought(&viewer, &open, &mut form, &text),
        None => Some(written(&viewer, &open, &mut form)).filter(|_| form.is_sound()),
    };
    let Some(changed) = changed else { return unsound(&edit_page(&viewer, &open, form)) };
    if save::is_number_taken(&app.db, &changed, id).await? {
        form.refuse("number", viewer.language.one("assessments-number-taken", "number", changed.version));
        return unsound(&edit_page(&viewer, &open, form));
    }
    match open.keep(&app, &viewer, form.version(), &changed).await {
        Ok(()) => Ok(to_with(&open.address(), "assessments-draft-saved")),
        Err(Error::Conflict) => {
            let open = Open::draft(&app, &viewer, id).await?;
            conflict(&viewer, &open, &mut form, "number");
            unsound(&edit_page(&viewer, &open, form))
        }
        Err(error) => Err(error),
    }
}

/// Somebody changed the draft meanwhile: what was typed stays, and is kept over theirs when it is posted again.
pub fn conflict(viewer: &Viewer, open: &Open, form: &mut Form, field: &str) {
    form.set("_version", open.row.version.to_string());
    form.refuse(field, viewer.language.t("assessments-draft-conflict"));
}

/// The fields, and the file when there is one.
async fn posted(mut parts: Multipart) -> Result<(Form, Option<String>)> {
    let (mut form, mut file) = (Form::default(), None);
    while let Some(field) = parts.next_field().await.map_err(|_| Error::TooLarge)? {
        let name = field.name().unwrap_or_default().to_owned();
        let given = field.file_name().map(str::to_owned);
        let text = field.text().await.map_err(|_| Error::TooLarge)?;
        if text.contains('\0') || (given.is_none() && text.len() > TEXT_LIMIT) {
            return Err(Error::TooLarge);
        }
        match given {
            Some(given) if !given.is_empty() => file = Some(text),
            Some(_) => {}
            None => form.push(&name, text.replace("\r\n", "\n")),
        }
    }
    Ok((form, file))
}

/// A file in the place of the whole draft. It may hold mistakes, which the draft then shows; but it can be read, and it is a
/// version of the same questionnaire.
fn brought(viewer: &Viewer, open: &Open, form: &mut Form, text: &str) -> Option<Questionnaire> {
    let language = viewer.language;
    match serde_json::from_str::<Questionnaire>(text.trim_start_matches('\u{feff}')) {
        Ok(questionnaire) if questionnaire.id == open.questionnaire.id => return Some(questionnaire),
        Ok(_) => form.refuse("file", language.one("assessments-file-other", "id", open.questionnaire.id.as_str())),
        Err(error) => {
            let said = [
                ("line", i64::try_from(error.line()).unwrap_or(i64::MAX).into()),
                ("column", i64::try_from(error.column()).unwrap_or(i64::MAX).into()),
                ("said", error.to_string().into()),
            ];
            form.refuse("file", language.with("assessments-file-wrong", said));
        }
    }
    None
}

/// The draft with what the fields say.
fn written(viewer: &Viewer, open: &Open, form: &mut Form) -> Questionnaire {
    let mut changed = open.questionnaire.clone();
    form.trimmed("number").clone_into(&mut changed.version);
    form.trimmed("licence").clone_into(&mut changed.licence);
    changed.title = text(form, "title");
    changed.about = text(form, "about");
    let levels = (1..=LEVELS).filter_map(|place| {
        let label = text(form, &format!("level{place}"));
        let field = format!("level{place}_percent");
        let is_blank = form.trimmed(&field).is_empty() && label == Text::default();
        (!is_blank).then(|| Level { percent: number(form, viewer.language, &field), label })
    });
    changed.levels = levels.collect();
    let [declared, officer, third_party] = FACTORS.map(|name| number(form, viewer.language, name));
    changed.verification = Factors { declared, officer, third_party };
    for one in check(&changed) {
        let field = match one.place.split('.').collect::<Vec<_>>().as_slice() {
            ["version"] => "number".to_owned(),
            ["title" | "about"] => format!("{}_fr", one.place),
            ["licence"] => "licence".to_owned(),
            ["levels"] => "level1_percent".to_owned(),
            ["levels", place] => {
                place.parse::<usize>().map_or_else(|_| String::new(), |place| format!("level{}_fr", place + 1))
            }
            ["verification", factor] => (*factor).to_owned(),
            // What is wrong in an issue is mended on its own page.
            _ => continue,
        };
        form.refuse(&field, mistake(viewer.language, &one));
    }
    changed
}
