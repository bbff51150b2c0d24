//! A version of a questionnaire tried by a set of firms: invited, followed, heard, and told of in one report.
//! Always: who runs a campaign sees how far a firm has come and what it says of the questionnaire, never what it answers.

use askama::Template;
use axum::extract::{Path, State};
use db::{Date, Uuid};
use instruments::assessment::Questionnaire;
use serde_json::json;

use super::asks::{self, Ask};
use super::benchmark::FEWEST;
use super::campaign_rows::{self as rows, CampaignLine, CampaignRow, FirmRow, RemarkRow};
use super::{parsed, queries, said, under};
use crate::kit::error::{forbidden, not_found};
use crate::kit::form::TITLE_LIMIT;
use crate::kit::journal::{self, Subject};
use crate::kit::sheet::Sheet;
use crate::kit::shell::{page, to, to_with, unsound};
use crate::kit::{App, Error, Form, Language, Result, Seat, Shell, Viewer, mail, posted};

/// Names in one invitation, one a line.
const MOST_INVITED: usize = 100;
const LONGEST_TEXT: usize = 4000;

struct Open {
    row: CampaignRow,
    questionnaire: Questionnaire,
    /// The viewer's organisations that are invited.
    invited: Vec<Uuid>,
}

impl Open {
    async fn read(app: &App, viewer: &Viewer, id: Uuid) -> Result<Self> {
        let person = viewer.signed_in()?.id;
        let row = rows::find(&app.db, id).await?;
        let invited = rows::invited_as(&app.db, id, person).await?;
        if invited.is_empty() && !viewer.is_coordinator() {
            return Err(not_found());
        }
        let questionnaire = parsed(&row.content)?;
        Ok(Self { row, questionnaire, invited })
    }

    /// The firm in whose name the viewer may remark.
    fn speaks_for(&self, viewer: &Viewer) -> Option<Uuid> {
        self.invited.iter().copied().find(|firm| viewer.seat(*firm).is_some_and(Seat::contributes))
    }

    fn address(&self) -> String {
        address(self.row.id)
    }

    fn subject(&self) -> Subject<'_> {
        Subject { kind: "campaign", id: Some(self.row.id), title: &self.row.title }
    }

    /// Where it stands among the questions, and its words.
    fn places(&self, language: Language) -> Vec<(String, String)> {
        let all = self.questionnaire.issues.iter().flat_map(asks::of);
        all.map(|ask: Ask<'_>| (ask.place(), ask.text(language))).collect()
    }

    fn questionnaire(&self, language: Language) -> String {
        format!("{} {}", said(language, &self.questionnaire.title), self.questionnaire.version)
    }
}

fn address(id: Uuid) -> String {
    format!("/campagnes/{id}")
}

fn under_list(viewer: &Viewer) -> Shell {
    let shell = under(viewer);
    // Who is invited has no list of campaigns.
    if viewer.is_coordinator() { shell.under("/campagnes", viewer.language.t("assessments-campaigns")) } else { shell }
}

#[derive(Template)]
#[template(path = "assessments/campaigns.html")]
struct ListPage {
    shell: Shell,
    campaigns: Vec<CampaignLine>,
}

pub async fn list(State(app): State<App>, viewer: Viewer) -> Result {
    let shell = under(&viewer).at(viewer.language.t("assessments-campaigns"));
    page(&ListPage { shell, campaigns: rows::list(&app.db).await? })
}

#[derive(Template)]
#[template(path = "assessments/campaign_new.html")]
struct NewPage {
    shell: Shell,
    form: Form,
    questionnaires: Vec<(String, String)>,
}

async fn new_page(app: &App, viewer: &Viewer, form: Form) -> Result<NewPage> {
    let published = queries::questionnaires(&app.db).await?.into_iter().filter(|line| line.published_at.is_some());
    let named = |line: queries::QuestionnaireLine| {
        let title = if viewer.language == Language::Fr { line.title_fr } else { line.title_en };
        (line.id.to_string(), format!("{title} {}", line.number))
    };
    Ok(NewPage {
        shell: under_list(viewer).at(viewer.language.t("assessments-campaign-new")),
        form,
        questionnaires: published.map(named).collect(),
    })
}

pub async fn blank(State(app): State<App>, viewer: Viewer) -> Result {
    page(&new_page(&app, &viewer, Form::new()).await?)
}

pub async fn create(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    let shown = new_page(&app, &viewer, Form::default()).await?;
    let chosen = form.value("questionnaire");
    let questionnaire: Option<Uuid> =
        shown.questionnaires.iter().find(|(id, _)| id == chosen).and_then(|(id, _)| id.parse().ok());
    let (title, text) = (form.trimmed("title").to_owned(), form.trimmed("text").to_owned());
    let answers_by: Option<Date> = form.trimmed("answers_by").parse().ok();
    if !(1..=TITLE_LIMIT).contains(&title.chars().count()) {
        form.refuse("title", viewer.language.t("assessments-campaign-title-wrong"));
    }
    if text.chars().count() > LONGEST_TEXT {
        form.refuse("text", viewer.language.t("assessments-opinion-long"));
    }
    if questionnaire.is_none() {
        form.refuse("questionnaire", viewer.language.t("assessments-choose-listed"));
    }
    if answers_by.is_none() {
        form.refuse("answers_by", viewer.language.t("assessments-date-wrong"));
    }
    let (Some(questionnaire), Some(answers_by), true) = (questionnaire, answers_by, form.is_sound()) else {
        return unsound(&NewPage { form, ..shown });
    };
    let now = app.clock.now();
    let location = posted::once(&app, &viewer, &form, |tx| {
        let (viewer, title, text) = (&viewer, title.as_str(), text.as_str());
        async move {
            let id = rows::add(&tx, (questionnaire, answers_by), (title, text), viewer.id(), now).await?;
            let subject = Subject { kind: "campaign", id: Some(id), title };
            journal::add(&tx, viewer, "created", subject, json!({}), now).await?;
            Ok(address(id))
        }
    })
    .await?;
    Ok(to(&location))
}

#[derive(Template)]
#[template(path = "assessments/campaign.html")]
struct ShowPage {
    shell: Shell,
    form: Form,
    row: CampaignRow,
    questionnaire: String,
    runs: bool,
    may_remark: bool,
    firms: Vec<FirmRow>,
    questions: Vec<Question>,
    places: Vec<(String, String)>,
}

/// What the campaign says of a question.
struct Question {
    text: String,
    answered: i64,
    /// Untold of few firms: whose answer it is could be guessed.
    not_applicable: Option<i64>,
    remarks: Vec<RemarkRow>,
}

impl Question {
    fn not_applicable(&self) -> String {
        self.not_applicable.map_or_else(|| "–".to_owned(), |count| count.to_string())
    }
}

fn has_begun(firm: &FirmRow) -> bool {
    firm.completeness.is_some_and(|share| share > 0.0)
}

impl ShowPage {
    fn address(&self) -> String {
        address(self.row.id)
    }

    fn begun(&self) -> usize {
        self.firms.iter().filter(|firm| has_begun(firm)).count()
    }

    fn found(&self) -> String {
        if !self.runs || self.firms.is_empty() {
            return self.row.title.clone();
        }
        let begun = self.shell.two("assessments-campaign-begun", ("begun", self.begun()), ("invited", self.firms.len()));
        self.shell.two("assessments-mistake-at", ("place", self.row.title.as_str()), ("said", begun))
    }

    fn complete(&self, firm: &FirmRow) -> String {
        match firm.completeness {
            Some(share) => self.shell.one("assessments-in-percent", "number", self.shell.decimal((share * 100.0).floor())),
            None => self.shell.t("assessments-not-begun"),
        }
    }

    fn remarks(&self) -> usize {
        self.questions.iter().map(|question| question.remarks.len()).sum()
    }
}

async fn questions(app: &App, viewer: &Viewer, open: &Open, firms: &[FirmRow]) -> Result<Vec<Question>> {
    let is_enough = firms.iter().filter(|firm| has_begun(firm)).count() >= FEWEST;
    let remarks = rows::remarks(&app.db, open.row.id).await?;
    let counts = rows::counts(&app.db, open.row.id).await?;
    // A firm reads its own remarks alone.
    let may_read = |remark: &&RemarkRow| viewer.is_coordinator() || open.invited.contains(&remark.organisation_id);
    let whole = (String::new(), viewer.language.t("assessments-remark-whole"));
    let all = std::iter::once(whole).chain(open.places(viewer.language));
    let question = |(place, text): (String, String)| {
        let count = counts.iter().find(|count| count.place == place);
        Question {
            text,
            answered: count.map_or(0, |count| count.answered),
            not_applicable: count.map(|count| count.not_applicable).filter(|_| is_enough),
            remarks: remarks.iter().filter(may_read).filter(|remark| remark.place == place).cloned().collect(),
        }
    };
    Ok(all.map(question).collect())
}

async fn show_page(app: &App, viewer: &Viewer, open: Open, form: Form) -> Result<ShowPage> {
    let runs = viewer.is_coordinator();
    let firms = if runs { rows::firms(&app.db, open.row.id).await? } else { Vec::new() };
    Ok(ShowPage {
        shell: under_list(viewer).at(open.row.title.as_str()),
        form,
        questionnaire: open.questionnaire(viewer.language),
        runs,
        may_remark: open.row.closed_at.is_none() && open.speaks_for(viewer).is_some(),
        questions: questions(app, viewer, &open, &firms).await?,
        firms,
        places: open.places(viewer.language),
        row: open.row,
    })
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    page(&show_page(&app, &viewer, open, Form::new()).await?)
}

/// Suppliers by their names, one a line; those that are there already are not told again.
pub async fn invite(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    if open.row.closed_at.is_some() {
        return Err(Error::Conflict);
    }
    let typed = form.value("firms").to_owned();
    let names: Vec<&str> = typed.lines().map(str::trim).filter(|line| !line.is_empty()).take(MOST_INVITED).collect();
    let mut firms = Vec::new();
    for name in &names {
        match rows::supplier(&app.db, name).await? {
            Some(firm) => firms.push(firm),
            None => form.refuse("firms", viewer.language.one("assessments-firm-unknown", "name", *name)),
        }
    }
    if names.is_empty() {
        form.refuse("firms", viewer.language.t("assessments-firms-missing"));
    }
    if !form.is_sound() {
        return unsound(&show_page(&app, &viewer, open, form).await?);
    }
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (app, viewer, open, firms) = (&app, &viewer, &open, &firms);
            async move {
                for firm in firms {
                    if rows::invite(&tx, id, *firm, viewer.id(), now).await? {
                        tell(&tx, app, viewer, open, *firm, now).await?;
                    }
                }
                journal::add(&tx, viewer, "invited", open.subject(), json!({"firms": firms.len()}), now).await
            }
        })
        .await?;
    Ok(to_with(&open.address(), "assessments-saved"))
}

async fn tell(tx: &db::Tx, app: &App, viewer: &Viewer, open: &Open, firm: Uuid, now: db::Timestamp) -> Result<()> {
    let link = format!("{}{}", app.config.public_url, open.address());
    for reader in rows::readers(tx, firm).await? {
        let language = Language::parse(&reader.language).unwrap_or_default();
        let day = crate::kit::format::date(language, open.row.answers_by);
        let values = [
            ("person", viewer.name().into()),
            ("questionnaire", open.questionnaire(language).into()),
            ("date", day.into()),
            ("address", link.as_str().into()),
        ];
        let subject = language.one("assessments-mail-campaign-subject", "title", open.row.title.as_str());
        mail::queue(tx, &reader.email, &subject, &language.with("assessments-mail-campaign", values), now).await?;
    }
    Ok(())
}

pub async fn close(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, open) = (&viewer, &open);
            async move {
                rows::close(&tx, id, now).await?;
                journal::add(&tx, viewer, "closed", open.subject(), json!({}), now).await
            }
        })
        .await?;
    Ok(to_with(&open.address(), "assessments-campaign-is-closed"))
}

pub async fn remark(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let Some(firm) = open.speaks_for(&viewer).filter(|_| open.row.closed_at.is_none()) else {
        return Err(forbidden());
    };
    let text = form.trimmed("remark").to_owned();
    let place = form.value("place").to_owned();
    if !(1..=asks::LONGEST_NOTE).contains(&text.chars().count()) {
        form.refuse("remark", viewer.language.t("assessments-remark-wrong"));
    }
    if !place.is_empty() && !open.places(viewer.language).iter().any(|(known, _)| *known == place) {
        form.refuse("place", viewer.language.t("assessments-choose-listed"));
    }
    if !form.is_sound() {
        return unsound(&show_page(&app, &viewer, open, form).await?);
    }
    let now = app.clock.now();
    posted::once(&app, &viewer, &form, |tx| {
        let (viewer, open, place, text) = (&viewer, &open, place.as_str(), text.as_str());
        async move {
            rows::remark(&tx, (id, firm), (place, text), viewer.id(), now).await?;
            journal::add(&tx, viewer, "remarked", open.subject(), json!({"place": place}), now).await?;
            Ok(open.address())
        }
    })
    .await?;
    Ok(to_with(&format!("{}#remarques", open.address()), "assessments-saved"))
}

/// The report for a spreadsheet: each question, how it was answered, what was said of it.
pub async fn csv(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let columns = ["what", "answered", "na", "organisation", "remark"];
    let mut sheet = Sheet::new(columns.map(|column| viewer.language.t(&format!("assessments-column-{column}"))));
    let firms = rows::firms(&app.db, id).await?;
    for question in questions(&app, &viewer, &open, &firms).await? {
        let counts = (question.answered.to_string(), question.not_applicable());
        sheet.row([question.text.clone(), counts.0, counts.1, String::new(), String::new()]);
        for remark in question.remarks {
            sheet.row([question.text.clone(), String::new(), String::new(), remark.organisation, remark.text]);
        }
    }
    sheet.csv_file("essai")
}
