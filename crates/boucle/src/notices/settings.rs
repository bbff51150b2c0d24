//! What a person chooses: how often, at which hour, and when nothing is to disturb.

use askama::Template;
use axum::extract::State;
use serde_json::json;

use super::queries::{self, PaceRow};
use super::rules::Hours;
use crate::kit::journal::{self, Subject};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};
use crate::people::profile::PACES;

#[derive(Template)]
#[template(path = "notices/settings.html")]
struct SettingsPage {
    shell: Shell,
    form: Form,
    spaces: Vec<PaceRow>,
    /// Mails to this person's address come back.
    is_failing: bool,
}

impl SettingsPage {
    fn paces(&self) -> [&'static str; 4] {
        PACES
    }

    fn weekdays(&self) -> [&'static str; 7] {
        ["1", "2", "3", "4", "5", "6", "7"]
    }

    fn is(&self, space: &PaceRow, pace: &str) -> bool {
        self.form.has(&field(space), pace)
    }
}

fn field(space: &PaceRow) -> String {
    format!("space-{}", space.space_id)
}

async fn settings_page(app: &App, viewer: &Viewer, form: Form) -> Result<SettingsPage> {
    let person = viewer.signed_in()?.id;
    Ok(SettingsPage {
        shell: Shell::new(viewer).under("/moi", viewer.language.t("people-profile")).at(viewer.language.t("notices-title")),
        form,
        spaces: queries::paces(&app.db, person).await?,
        is_failing: queries::is_failing(&app.db, person).await?,
    })
}

pub async fn form(State(app): State<App>, viewer: Viewer) -> Result {
    let person = viewer.signed_in()?.id;
    let hours = queries::setting(&app.db, person).await?;
    let mut form = Form::new();
    form.set("pace", queries::usual(&app.db, person).await?.unwrap_or_default());
    for (name, value) in [
        ("hour", hours.hour),
        ("weekday", hours.weekday),
        ("quiet_from", hours.quiet_from),
        ("quiet_until", hours.quiet_until),
    ] {
        form.set(name, value.to_string());
    }
    for space in queries::paces(&app.db, person).await? {
        form.set(&field(&space), space.pace.clone().unwrap_or_default());
    }
    page(&settings_page(&app, &viewer, form).await?)
}

pub async fn save(State(app): State<App>, viewer: Viewer, mut form: Form) -> Result {
    let person = viewer.signed_in()?.id;
    let hours = read(&viewer, &mut form);
    let usual = PACES.into_iter().find(|pace| *pace == form.value("pace"));
    if usual.is_none() {
        form.refuse("pace", viewer.language.t("notices-pace-wrong"));
    }
    let (Some(hours), Some(usual)) = (hours, usual) else {
        return unsound(&settings_page(&app, &viewer, form).await?);
    };
    let spaces = queries::paces(&app.db, person).await?;
    let now = app.clock.now();
    app.db
        .write(|tx| {
            let (viewer, form, spaces) = (&viewer, &form, &spaces);
            async move {
                queries::set(&tx, person, hours).await?;
                queries::set_usual(&tx, person, usual).await?;
                for space in spaces {
                    let pace = PACES.into_iter().find(|pace| *pace == form.value(&field(space)));
                    if pace != space.pace.as_deref() {
                        queries::set_pace(&tx, person, space.space_id, pace).await?;
                    }
                }
                if form.checked("mended") {
                    queries::mend(&tx, person).await?;
                }
                let subject = Subject { kind: "person", id: Some(person), title: viewer.name() };
                journal::add(&tx, viewer, "changed", subject, json!({"pace": usual}), now).await?;
                Ok::<_, Error>(())
            }
        })
        .await?;
    Ok(to_with("/moi/courriels", "notices-saved"))
}

fn read(viewer: &Viewer, form: &mut Form) -> Option<Hours> {
    let mut number = |name: &str, least: i8, most: i8| {
        let number = form.trimmed(name).parse().ok().filter(|number| (least..=most).contains(number));
        if number.is_none() {
            form.refuse(name, viewer.language.t("notices-hour-wrong"));
        }
        number
    };
    let (hour, weekday) = (number("hour", 0, 23), number("weekday", 1, 7));
    let (from, until) = (number("quiet_from", 0, 23), number("quiet_until", 0, 23));
    Some(Hours { hour: hour?, weekday: weekday?, quiet_from: from?, quiet_until: until? })
}
