//! One leg or one hub at a time.

use askama::Template;
use axum::extract::{Path, State};
use db::Uuid;
use instruments::transport::{Element, FactorSet, Flow, Kind, Method, Problem, Ways, compare_ways};

use super::fields::{self, Read, Reader};
use super::opened::{conflict, free};
use super::words::{self, Vehicles};
use super::{Open, Set, keep, set_of};
use crate::kit::shell::{page, to_with, unsound};
use crate::kit::{App, Error, Form, Result, Shell, Viewer};

#[derive(Template)]
#[template(path = "tools/transport/element.html")]
struct ElementPage {
    shell: Shell,
    form: Form,
    set: Set,
    title: String,
    action: String,
    back: String,
    is_new: bool,
    is_hub: bool,
}

impl ElementPage {
    fn vehicles(&self) -> Vec<Vehicles> {
        words::vehicles(self.shell.language(), &self.set)
    }

    fn hubs(&self) -> Vec<(String, String)> {
        let found = self.set.choices(|kind| kind == Kind::Hub).into_iter();
        found.map(|factor| (factor.code.clone(), words::name(self.shell.language(), factor))).collect()
    }

    fn energies(&self) -> Vec<(String, String)> {
        words::energies(self.shell.language(), &self.set)
    }

    fn used(&self) -> [(&'static str, &'static str); 2] {
        fields::USED
    }

    fn units(&self) -> [&'static str; 3] {
        fields::UNITS
    }

    fn distances(&self) -> [&'static str; 4] {
        fields::DISTANCES
    }

    /// Those that the set has figures for.
    fn methods(&self) -> Vec<&'static str> {
        let has = |wanted: Kind| self.set.factors().iter().any(|factor| factor.kind == wanted);
        let offered = |code: &&str| match *code {
            "published" => !self.is_hub || has(Kind::Hub),
            "measured" => has(Kind::Energy),
            "carrier" => !self.is_hub && has(Kind::Energy),
            _ => !self.is_hub,
        };
        fields::METHODS.into_iter().filter(offered).collect()
    }

    fn laden(&self) -> [&'static str; 3] {
        fields::LADEN
    }

    fn bases(&self) -> [&'static str; 3] {
        fields::BASES
    }

    fn covers(&self) -> [&'static str; 2] {
        fields::COVERS
    }

    /// What is rarely filled in is folded away until it is.
    fn opens(&self, method: &str) -> bool {
        self.form.has("method", method)
    }
}

/// Where a form is: an element that is there, or one that will be.
struct At<'m> {
    way: &'m Flow,
    element: Option<(usize, &'m Element)>,
    is_hub: bool,
    written: String,
}

impl<'m> At<'m> {
    /// `w1.e2`; `w1.leg` and `w1.hub` for one to come.
    fn find(ways: &'m Ways, text: &str) -> Result<Self> {
        let (way, element) = text.split_once('.').ok_or(Error::NotFound)?;
        let found = ways.ways.iter().find(|known| known.id == way).ok_or(Error::NotFound)?;
        let written = text.to_owned();
        if element == "leg" || element == "hub" {
            return Ok(Self { way: found, element: None, is_hub: element == "hub", written });
        }
        let place = super::Place::find(ways, text)?;
        let is_hub = matches!(place.element, Element::Hub(_));
        Ok(Self { way: place.way, element: Some((place.number, place.element)), is_hub, written })
    }
}

fn element_page(viewer: &Viewer, open: &Open, at: &At<'_>, set: Set, form: Form) -> ElementPage {
    let way = at.way.chain.title.as_str();
    let title = match (at.element, at.is_hub) {
        (Some((number, _)), _) => viewer.language.two("transport-step-of", ("number", number as i64 + 1), ("way", way)),
        (None, false) => viewer.language.one("transport-leg-new", "way", way),
        (None, true) => viewer.language.one("transport-hub-new", "way", way),
    };
    ElementPage {
        shell: open.shell(viewer).at(title.as_str()),
        form,
        set,
        title,
        action: format!("{}/etapes/{}", open.address(), at.written),
        back: open.address(),
        is_new: at.element.is_none(),
        is_hub: at.is_hub,
    }
}

pub async fn form(State(app): State<App>, viewer: Viewer, Path((id, place)): Path<(Uuid, String)>) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    let at = At::find(&open.model, &place)?;
    let count = at.way.chain.elements.len();
    let mut form = match at.element {
        Some((_, element)) => fields::filled(viewer.language, &at.way.chain, element),
        None => {
            let mut form = Form::new();
            fields::blank(&mut form, at.is_hub);
            form
        }
    };
    form.set("position", at.element.map_or(count + 1, |(number, _)| number + 1).to_string());
    form.set("_version", open.row.version.to_string());
    page(&element_page(&viewer, &open, &at, set_of(&app, &open.model).await?, form))
}

pub async fn save(
    State(app): State<App>,
    viewer: Viewer,
    Path((id, place)): Path<(Uuid, String)>,
    mut form: Form,
) -> Result {
    let open = Open::change(&app, &viewer, id).await?;
    let at = At::find(&open.model, &place)?;
    let set = set_of(&app, &open.model).await?;
    let changed = if form.has("act", "delete") {
        Some(without(&open.model, &at))
    } else {
        let read = read(&viewer, &at, &mut form);
        read.map(|read| with(&open.model, &at, read, form.trimmed("position")))
    };
    let Some((ways, number)) = changed else {
        return unsound(&element_page(&viewer, &open, &at, set, form));
    };
    if let Err(error) = compare_ways(&ways, &set) {
        refuse(&viewer, &ways, &set, (&at, number), &error, &mut form);
        return unsound(&element_page(&viewer, &open, &at, set, form));
    }
    match keep(&app, &viewer, &open, form.version(), &ways).await {
        Ok(()) => Ok(to_with(&format!("{}#etapes", open.address()), "tools-saved")),
        Err(Error::Conflict) => {
            conflict(&viewer, &open, &mut form, "load");
            unsound(&element_page(&viewer, &open, &at, set, form))
        }
        Err(error) => Err(error),
    }
}

fn read(viewer: &Viewer, at: &At<'_>, form: &mut Form) -> Option<Read> {
    let elements = &at.way.chain.elements;
    let taken = |id: &String| elements.iter().any(|known| known.id() == id);
    let id = match at.element {
        Some((_, element)) => element.id().to_owned(),
        None => free((1..).map(|number| format!("e{number}")), taken),
    };
    let reader = Reader { language: viewer.language, form };
    if at.is_hub { reader.hub(id) } else { reader.leg(id) }
}

/// The calculation without this element.
fn without(before: &Ways, at: &At<'_>) -> (Ways, usize) {
    let mut ways = before.clone();
    if let Some(way) = ways.ways.iter_mut().find(|way| way.id == at.way.id) {
        way.chain.elements.retain(|element| at.element.is_none_or(|(_, own)| own.id() != element.id()));
        forget_carriers(way);
    }
    (ways, 0)
}

/// The calculation with this element at its place, and at which one.
fn with(before: &Ways, at: &At<'_>, read: Read, position: &str) -> (Ways, usize) {
    let (mut ways, _) = without(before, at);
    let mut number = 0;
    if let Some(way) = ways.ways.iter_mut().find(|way| way.id == at.way.id) {
        let last = way.chain.elements.len();
        number = position.parse::<usize>().map_or(last, |position| position.saturating_sub(1)).min(last);
        way.chain.elements.insert(number, read.element);
        if let Some(year) = read.carrier {
            way.chain.carriers.retain(|known| known.carrier != year.carrier || known.mode != year.mode);
            way.chain.carriers.push(year);
        }
        forget_carriers(way);
    }
    (ways, number)
}

/// Years of carriers that no leg names any more.
fn forget_carriers(way: &mut Flow) {
    let elements = &way.chain.elements;
    let named = |carrier: &str| {
        elements.iter().any(|element| match element {
            Element::Leg(leg) => matches!(&leg.method, Method::Carrier { carrier: own } if own == carrier),
            Element::Hub(_) => false,
        })
    };
    way.chain.carriers.retain(|year| named(&year.carrier));
}

/// Says what is wrong beside the field where it is, when it is of this element.
fn refuse(
    viewer: &Viewer,
    ways: &Ways,
    set: &FactorSet,
    (at, number): (&At<'_>, usize),
    error: &instruments::transport::Error,
    form: &mut Form,
) {
    let place = ways.ways.iter().position(|way| way.id == at.way.id).unwrap_or_default();
    let own = error.at.strip_prefix(&format!("ways/{place}/chain/"));
    let rest = own.and_then(|rest| rest.strip_prefix(&format!("elements/{number}/")).or(rest.strip_prefix("carriers/")));
    match rest {
        Some(rest) => form.refuse(field(rest), words::problem(viewer.language, set, &error.problem)),
        // the last element may not go
        None if matches!(error.problem, Problem::Count(..)) => {
            form.refuse("load", viewer.language.t("transport-last-step"));
        }
        None => form.refuse("load", words::mistake(viewer.language, ways, set, error)),
    }
}

/// The field of a place in an element.
fn field(at: &str) -> &'static str {
    const FIELDS: [(&str, &str); 19] = [
        ("load/tonnes_each", "each"),
        ("load/kg_each", "each"),
        ("load", "load"),
        ("distance/adjustment", "adjustment"),
        ("distance/from", "from"),
        ("distance/to", "to"),
        ("distance", "km"),
        ("vehicle", "vehicle"),
        ("mode", "vehicle"),
        ("method/payload_t", "payload"),
        ("method/load_share", "load_share"),
        ("method/empty_share", "empty_share"),
        ("method/all_tonne_km", "all_tonne_km"),
        ("method/carrier", "carrier"),
        ("method/hub", "hub"),
        ("method/tonnes", "through"),
        ("method/used/1", "energy_2"),
        ("method/used", "energy"),
        ("cooling", "cooling"),
    ];
    let found = FIELDS.into_iter().find(|(prefix, _)| at.starts_with(prefix));
    found.map_or("carrier_tonne_km", |(_, field)| field)
}
