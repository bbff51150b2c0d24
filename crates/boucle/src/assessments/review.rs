//! A verification: asked by the supplier of the network, of an organisation or of a person; answer by answer, left or changed
//! with a reason; then concluded.
//! Always: what the supplier declared stays beside what the reviewer found; nobody verifies for their own organisation.

use askama::Template;
use axum::extract::{Path, State};
use db::{Run, Timestamp, Tx, Uuid, args, row, sql};
use instruments::assessment::{COMPLETE_ENOUGH, Issue};
use serde_json::json;

use super::answer::{Asked, asked};
use super::asks::{self, Ask};
use super::queries::{self, AnswerRow, FindingRow, Named};
use super::save::{self, Reviewer};
use super::{Open, address, said};
use crate::kit::journal;
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::viewer::Role;
use crate::kit::{App, Error, Form, Language, Result, Shell, Viewer, mail};
use crate::people::{accounts, queries as people};

const LONGEST_OPINION: usize = 4000;

row! {
    struct Reader {
        email: String,
        language: String,
    }
}
row! {
    struct Place {
        organisation_id: Uuid,
        buys: bool,
    }
}

sql! {
    BUYS: bool = "SELECT buys FROM organisation WHERE id = $1";
    PLACES: Place = "
        SELECT r.organisation_id, o.buys FROM organisation_role r JOIN organisation o ON o.id = r.organisation_id
        WHERE r.person_id = $1 ORDER BY r.organisation_id";
    // Who is told that a verification waits: the person, those who write for the organisation, or who coordinates the network; never
    // those who belong to the supplier.
    WAITED_FOR: Reader = "
        SELECT p.email, p.language FROM person p WHERE p.erased_at IS NULL AND (p.id = $1
            OR p.id IN (SELECT r.person_id FROM organisation_role r WHERE r.organisation_id = $2 AND r.role <> 'reader')
            OR ($3 AND p.role IN ('coordinator', 'operator')))
            AND p.id NOT IN (SELECT o.person_id FROM organisation_role o WHERE o.organisation_id = $4)";
    ASKED_BY: Reader = "
        SELECT p.email, p.language FROM assessment_review v JOIN person p ON p.id = v.asked_by
        WHERE v.id = $1 AND p.erased_at IS NULL";
}

#[derive(Template)]
#[template(path = "assessments/review.html")]
struct ReviewPage {
    shell: Shell,
    form: Form,
    address: String,
    is_asked: bool,
    reviewer: String,
    buyers: Vec<Named>,
}

async fn review_page(app: &App, viewer: &Viewer, open: &Open, form: Form) -> Result<ReviewPage> {
    let named = open.review.as_ref().and_then(|review| review.person.clone().or_else(|| review.organisation.clone()));
    Ok(ReviewPage {
        shell: open.shell(viewer).at(viewer.language.t("assessments-review-title")),
        form,
        address: open.address(),
        is_asked: open.row.state == "asked",
        reviewer: named.unwrap_or_else(|| viewer.language.t("assessments-reviewer-network")),
        buyers: queries::buyers(&app.db).await?,
    })
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::with(&app, &viewer, id, |rights| rights.runs).await?;
    if open.row.state == "verified" {
        return Ok(to_with(&open.address(), "assessments-verified-already"));
    }
    let mut form = Form::new();
    form.set("whom", "network");
    page(&review_page(&app, &viewer, &open, form).await?)
}

pub async fn ask(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::with(&app, &viewer, id, |rights| rights.runs).await?;
    let now = app.clock.now();
    if form.value("act") == "withdraw" {
        app.db
            .write(|tx| {
                let (viewer, open) = (&viewer, &open);
                async move {
                    save::withdraw_review(&tx, id, now).await?;
                    journal::add(&tx, viewer, "cancelled", open.subject(), json!({"review": true}), now).await
                }
            })
            .await?;
        return Ok(to_with(&open.address(), "assessments-review-withdrawn"));
    }
    if open.row.completeness < COMPLETE_ENOUGH {
        form.refuse("whom", viewer.language.t("assessments-not-enough"));
    }
    let chosen = read(&app, &viewer, &open, &mut form).await?;
    let Some((kind, reviewer)) = chosen.filter(|_| form.is_sound()) else {
        return unsound(&review_page(&app, &viewer, &open, form).await?);
    };
    app.db
        .write(|tx| {
            let (app, viewer, open) = (&app, &viewer, &open);
            async move {
                save::ask_review(&tx, id, (kind, reviewer), viewer.id(), now).await?;
                tell_reviewers(&tx, app, viewer, open, reviewer, now).await?;
                journal::add(&tx, viewer, "asked_review", open.subject(), json!({"review": kind}), now).await
            }
        })
        .await?;
    Ok(to_with(&open.address(), "assessments-review-asked"))
}

/// Whom the form names, and as what they verify: an officer of the network or of a buyer, or a third party.
async fn read(app: &App, viewer: &Viewer, open: &Open, form: &mut Form) -> Result<Option<(&'static str, Reviewer)>> {
    let kind = |is_officer: bool| if is_officer { "officer" } else { "third_party" };
    let own = open.row.organisation_id;
    match form.value("whom") {
        "network" => return Ok(Some(("officer", Reviewer::Network))),
        "organisation" => match people::named(&app.db, form.trimmed("organisation")).await? {
            Some(id) if id != own => {
                let buys = app.db.one(&BUYS, args![id]).await?;
                return Ok(Some((kind(buys), Reviewer::Organisation(id))));
            }
            Some(_) => form.refuse("organisation", viewer.language.t("assessments-reviewer-own")),
            None => form.refuse("organisation", viewer.language.t("assessments-organisation-wrong")),
        },
        "person" => match accounts::by_email(&app.db, form.trimmed("person")).await? {
            Some(account) => {
                let places = app.db.all(&PLACES, args![account.id]).await?;
                if !places.iter().any(|place| place.organisation_id == own) {
                    let coordinates = Role::parse(&account.role).is_some_and(|role| role >= Role::Coordinator);
                    let is_officer = coordinates || places.iter().any(|place| place.buys);
                    return Ok(Some((kind(is_officer), Reviewer::Person(account.id))));
                }
                form.refuse("person", viewer.language.t("assessments-reviewer-own"));
            }
            None => form.refuse("person", viewer.language.t("assessments-person-wrong")),
        },
        _ => form.refuse("whom", viewer.language.t("assessments-choose-listed")),
    }
    Ok(None)
}

async fn tell_reviewers(tx: &Tx, app: &App, viewer: &Viewer, open: &Open, reviewer: Reviewer, now: Timestamp) -> Result<()> {
    let (person, organisation) = match reviewer {
        Reviewer::Network => (None, None),
        Reviewer::Organisation(id) => (None, Some(id)),
        Reviewer::Person(id) => (Some(id), None),
    };
    let of_network = person.is_none() && organisation.is_none();
    for reader in tx.all(&WAITED_FOR, args![person, organisation, of_network, open.row.organisation_id]).await? {
        let language = Language::parse(&reader.language).unwrap_or_default();
        let title = open.title(language);
        let link = format!("{}{}/constats", app.config.public_url, address(open.id()));
        let values =
            [("person", viewer.name().into()), ("assessment", title.as_str().into()), ("address", link.as_str().into())];
        let subject = language.one("assessments-mail-review-subject", "assessment", title.as_str());
        mail::queue(tx, &reader.email, &subject, &language.with("assessments-mail-review", values), now).await?;
    }
    Ok(())
}

#[derive(Template)]
#[template(path = "assessments/findings.html")]
struct FindingsPage {
    shell: Shell,
    form: Form,
    address: String,
    issue: String,
    title: String,
    asked: Vec<Asked>,
}

impl FindingsPage {
    fn size(&self, proof: &queries::ProofRow) -> String {
        crate::files::rules::size(self.shell.language(), proof.bytes)
    }
}

async fn findings_page(app: &App, viewer: &Viewer, open: &Open, issue: &Issue, form: Form) -> Result<FindingsPage> {
    let (answers, proofs) = (open.answers(app).await?, queries::proofs(&app.db, open.id()).await?);
    let title = said(viewer.language, &issue.label).to_owned();
    let shell = open
        .shell(viewer)
        .under(format!("{}/constats", open.address()), viewer.language.t("assessments-review-do"))
        .at(title.as_str());
    Ok(FindingsPage {
        asked: asked(&shell, &open.questionnaire, issue, &answers, &proofs, &[]),
        shell,
        form,
        address: open.address(),
        issue: issue.id.clone(),
        title,
    })
}

pub async fn findings(State(app): State<App>, viewer: Viewer, Path((id, issue)): Path<(Uuid, String)>) -> Result {
    let open = Open::with(&app, &viewer, id, |rights| rights.reviews).await?;
    let issue = open.issue(&issue)?;
    let (answers, findings) = (open.answers(&app).await?, open.findings(&app).await?);
    let mut form = Form::new();
    for ask in asks::of(issue) {
        let place = ask.place();
        let found = findings.iter().find(|finding| finding.place == place);
        // At first what was declared, so that leaving it as it is confirms it.
        ask.fill(&mut form, viewer.language, found.map_or_else(|| declared(&answers, &place), |finding| &finding.answer));
        form.set(&format!("reason-{place}"), found.map(|finding| finding.reason.clone()).unwrap_or_default());
    }
    page(&findings_page(&app, &viewer, &open, issue, form).await?)
}

fn declared<'a>(answers: &'a [AnswerRow], place: &str) -> &'a str {
    answers.iter().find(|row| row.place == place).map_or("", |row| &row.answer)
}

pub async fn find(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, issue)): Path<(Uuid, String)>,
    mut form: Form,
) -> Result {
    let open = Open::with(&app, &viewer, id, |rights| rights.reviews).await?;
    let issue = open.issue(&issue)?;
    let answers = open.answers(&app).await?;
    let mut found = Vec::new();
    for ask in asks::of(issue) {
        let place = ask.place();
        let field = format!("reason-{place}");
        let reason = form.trimmed(&field).to_owned();
        let Some(answer) = ask.read(&open.questionnaire, viewer.language, &mut form) else { continue };
        if reason.chars().count() > asks::LONGEST_NOTE {
            form.refuse(&field, viewer.language.t("assessments-note-long"));
        }
        if answer != declared(&answers, &place) && reason.is_empty() {
            form.refuse(&field, viewer.language.t("assessments-reason-missing"));
        }
        found.push((place, answer, reason));
    }
    if !form.is_sound() {
        return unsound(&findings_page(&app, &viewer, &open, issue, form).await?);
    }
    let Some(review) = open.review.as_ref().map(|review| review.id) else { return Err(Error::Conflict) };
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, open, found) = (&viewer, &open, &found);
            async move {
                save::find(&tx, (id, review), found, viewer.id(), now).await?;
                journal::add(&tx, viewer, "changed", open.subject(), json!({"issue": issue.id}), now).await
            }
        })
        .await?;
    let mut after = open.questionnaire.issues.iter().skip_while(|one| one.id != issue.id).skip(1);
    let next = after.next().map(|issue| format!("/{}", issue.id)).unwrap_or_default();
    Ok(to_with(&format!("{}/constats{next}", open.address()), "assessments-saved"))
}

#[derive(Template)]
#[template(path = "assessments/conclusion.html")]
struct ConclusionPage {
    shell: Shell,
    form: Form,
    address: String,
    title: String,
    issues: Vec<Examined>,
    changes: Vec<Change>,
}

struct Examined {
    id: String,
    title: String,
    done: usize,
    asked: usize,
}

/// An answer that the reviewer changed.
struct Change {
    text: String,
    /// What was declared and what was found.
    said: String,
    reason: String,
}

fn changes(open: &Open, language: Language, answers: &[AnswerRow], findings: &[FindingRow]) -> Vec<Change> {
    let all = open.questionnaire.issues.iter().flat_map(asks::of);
    let changed = |ask: Ask<'_>| {
        let place = ask.place();
        let finding = findings.iter().find(|finding| finding.place == place)?;
        let declared = declared(answers, &place);
        (finding.answer != declared).then(|| Change {
            text: ask.text(language),
            said: language.two(
                "assessments-from-to",
                ("declared", ask.say(&open.questionnaire, language, declared)),
                ("found", ask.say(&open.questionnaire, language, &finding.answer)),
            ),
            reason: finding.reason.clone(),
        })
    };
    all.filter_map(changed).collect()
}

async fn conclusion_page(app: &App, viewer: &Viewer, open: &Open, form: Form) -> Result<ConclusionPage> {
    let (answers, findings) = (open.answers(app).await?, open.findings(app).await?);
    let issues = open.questionnaire.issues.iter().map(|issue| {
        let asked = asks::of(issue);
        let is_done = |ask: &&Ask<'_>| findings.iter().any(|finding| finding.place == ask.place());
        Examined {
            id: issue.id.clone(),
            title: said(viewer.language, &issue.label).to_owned(),
            done: asked.iter().filter(is_done).count(),
            asked: asked.len(),
        }
    });
    Ok(ConclusionPage {
        shell: open.shell(viewer).at(viewer.language.t("assessments-review-do")),
        form,
        address: open.address(),
        title: open.title(viewer.language),
        issues: issues.collect(),
        changes: changes(open, viewer.language, &answers, &findings),
    })
}

impl ConclusionPage {
    fn left(&self) -> usize {
        self.issues.iter().filter(|issue| issue.done < issue.asked).count()
    }
}

pub async fn conclusion(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>) -> Result {
    let open = Open::with(&app, &viewer, id, |rights| rights.reviews).await?;
    page(&conclusion_page(&app, &viewer, &open, Form::new()).await?)
}

pub async fn conclude(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, mut form: Form) -> Result {
    let open = Open::with(&app, &viewer, id, |rights| rights.reviews).await?;
    let opinion = form.trimmed("opinion").to_owned();
    if opinion.chars().count() > LONGEST_OPINION {
        form.refuse("opinion", viewer.language.t("assessments-opinion-long"));
    }
    let mut shown = conclusion_page(&app, &viewer, &open, form).await?;
    if shown.left() > 0 {
        let left = i64::try_from(shown.left()).unwrap_or(i64::MAX);
        shown.form.refuse("opinion", viewer.language.n("assessments-left", left));
    }
    if !shown.form.is_sound() {
        return unsound(&shown);
    }
    let Some(review) = open.review.as_ref().map(|review| review.id) else { return Err(Error::Conflict) };
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (app, viewer, open, opinion) = (&app, &viewer, &open, opinion.as_str());
            async move {
                save::end_review(&tx, (id, review), &open.questionnaire, opinion, viewer.id(), now).await?;
                tell_supplier(&tx, app, viewer, open, review, now).await?;
                journal::add(&tx, viewer, "verified", open.subject(), json!({"review": review}), now).await
            }
        })
        .await?;
    Ok(to_with("/evaluations", "assessments-concluded"))
}

async fn tell_supplier(tx: &Tx, app: &App, viewer: &Viewer, open: &Open, review: Uuid, now: Timestamp) -> Result<()> {
    let Some(reader) = tx.optional(&ASKED_BY, args![review]).await? else { return Ok(()) };
    let language = Language::parse(&reader.language).unwrap_or_default();
    let title = open.title(language);
    let link = format!("{}{}", app.config.public_url, address(open.id()));
    let values =
        [("person", viewer.name().into()), ("assessment", title.as_str().into()), ("address", link.as_str().into())];
    let subject = language.one("assessments-mail-verified-subject", "assessment", title.as_str());
    mail::queue(tx, &reader.email, &subject, &language.with("assessments-mail-verified", values), now).await
}
