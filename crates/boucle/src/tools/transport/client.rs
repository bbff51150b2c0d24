//! What a carrier tells its client in France of one transport: greenhouse gases, segment by segment, and the level of the values.

use askama::Template;
use axum::extract::{Path, Query, State};
use db::Uuid;
use instruments::transport::{Element, Emissions, Notice, Segment, Staff, Statement, evaluate, inform_client};
use jiff::civil::Date;
use serde::Deserialize;

use super::{Open, Set, set_of, typed, words};
use crate::kit::error::internal;
use crate::kit::shell::page;
use crate::kit::{App, Error, Result, Shell, Viewer};

const STAFF: [&str; 2] = ["under_fifty", "fifty_or_more"];

#[derive(Deserialize, Default)]
pub struct Asked {
    #[serde(default)]
    variante: String,
    #[serde(default)]
    effectif: String,
    #[serde(default)]
    fin: String,
}

#[derive(Template)]
#[template(path = "tools/transport/client.html")]
struct ClientPage {
    shell: Shell,
    address: String,
    title: String,
    way: String,
    ways: Vec<(String, String)>,
    chosen: String,
    staff: String,
    ended_on: Option<Date>,
    set: Set,
    /// With the name of each segment.
    segments: Vec<(String, Segment)>,
    statement: Statement,
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    let open = Open::read(&app, &viewer, id).await?;
    let ways = &open.model.ways;
    let way = ways.iter().find(|way| way.id == asked.variante).or(ways.first()).ok_or(Error::NotFound)?;
    let staff: Staff = typed::choice(&asked.effectif).unwrap_or(Staff::UnderFifty);
    let ended_on = asked.fin.parse().ok();
    let set = set_of(&app, &open.model).await?;
    let outcome = evaluate(&way.chain, &set).map_err(internal)?;
    let statement = inform_client(&outcome, &set, staff, ended_on);
    let named = |segment: &Segment| {
        let mut elements = way.chain.elements.iter().zip(&outcome.elements);
        let found = elements.find(|(element, _)| element.id() == segment.id && matches!(element, Element::Leg(_)));
        found.map(|(element, found)| words::element(viewer.language, &set, element, found)).unwrap_or_default()
    };
    let mass = words::mass(viewer.language, statement.kg.wtw_kg());
    page(&ClientPage {
        shell: open.shell(&viewer).at(viewer.language.t("transport-client")),
        address: open.address(),
        title: viewer.language.one("transport-client-title", "mass", mass),
        way: way.chain.title.clone(),
        ways: ways.iter().map(|way| (way.id.clone(), way.chain.title.clone())).collect(),
        chosen: way.id.clone(),
        staff: typed::code(staff),
        ended_on,
        segments: statement.segments.iter().map(|segment| (named(segment), segment.clone())).collect(),
        set,
        statement,
    })
}

impl ClientPage {
    fn staffs(&self) -> [&'static str; 2] {
        STAFF
    }

    fn has_staff(&self, code: &str) -> bool {
        self.staff == code
    }

    fn wtw(&self, kg: &Emissions) -> String {
        words::mass(self.shell.language(), kg.wtw_kg())
    }

    fn digits(&self, value: &f64) -> String {
        words::digits(self.shell.language(), (value * 1000.0).round() / 1000.0)
    }

    fn ended(&self) -> String {
        self.ended_on.map(|day| day.to_string()).unwrap_or_default()
    }

    fn set_title(&self) -> String {
        words::set_title(self.shell.language(), &self.set)
    }

    /// « Niveau 1 : valeurs fixées par arrêté », which only the values of the order are.
    fn level(&self, level: &u8) -> String {
        if *level == 1 && self.statement.notices.contains(&Notice::NotLegalFactors) {
            return self.shell.t("transport-legal-level-other");
        }
        self.shell.t(&format!("transport-legal-level-{level}"))
    }

    fn notices(&self) -> Vec<String> {
        let notices = self.statement.notices.iter();
        notices.map(|notice| words::coded(self.shell.language(), "transport-notice", &typed::code(notice))).collect()
    }
}
