//! An element of a chain as a form shows it and as it is read again.

use instruments::transport::{
    CarrierYear, Chain, Covers, Distance, DistanceBasis, Element, EnergyUse, Hub, HubMethod, Laden, Leg, Load, Method, Mode,
    Point, Temperature, Unit,
};

use super::typed;
use crate::kit::{Form, Language};

pub const UNITS: [&str; 3] = ["tonnes", "teu", "pallets"];
pub const DISTANCES: [&str; 4] = ["shortest", "great_circle", "actual", "places"];
pub const METHODS: [&str; 4] = ["published", "loading", "carrier", "measured"];
pub const LADEN: [&str; 3] = ["average", "half", "full"];
pub const BASES: [&str; 3] = ["shortest", "great_circle", "actual"];
pub const COVERS: [&str; 2] = ["whole_activity", "category"];
/// Fields of an energy and of its quantity: two of a vehicle or a hub, one of cooling.
pub const USED: [(&str, &str); 2] = [("energy", "quantity"), ("energy_2", "quantity_2")];
pub const COOLING: (&str, &str) = ("cooling", "cooling_quantity");

/// What a new leg or hub begins with.
pub fn blank(form: &mut Form, is_hub: bool) {
    for (name, value) in [
        ("load_unit", "tonnes"),
        ("distance", "shortest"),
        ("temperature", "ambient"),
        ("method", if is_hub { "measured" } else { "published" }),
        ("laden", "average"),
        ("covers", "whole_activity"),
        ("carrier_distance", "shortest"),
    ] {
        form.set(name, value);
    }
}

pub fn filled(language: Language, chain: &Chain, element: &Element) -> Form {
    let mut form = Form::new();
    blank(&mut form, matches!(element, Element::Hub(_)));
    match element {
        Element::Leg(leg) => {
            let vehicle = leg.vehicle.as_deref().unwrap_or_default();
            form.set("vehicle", format!("{}:{vehicle}", leg.mode.code()));
            form.set("temperature", leg.temperature.code());
            load_filled(language, &leg.load, &mut form);
            distance_filled(language, &leg.distance, &mut form);
            method_filled(language, chain, leg, &mut form);
            used_filled(language, &leg.cooling, &[COOLING], &mut form);
        }
        Element::Hub(hub) => {
            load_filled(language, &hub.load, &mut form);
            match &hub.method {
                HubMethod::Published { hub } => {
                    form.set("method", "published");
                    form.set("hub", hub.as_str());
                }
                HubMethod::Measured { used, tonnes } => {
                    form.set("through", typed::shown_number(language, *tonnes));
                    used_filled(language, used, &USED, &mut form);
                }
            }
        }
    }
    form
}

fn load_filled(language: Language, load: &Load, form: &mut Form) {
    let (unit, count, each) = match *load {
        Load::Tonnes { tonnes } => ("tonnes", tonnes, None),
        Load::Teu { count, tonnes_each } => ("teu", count, tonnes_each),
        Load::Pallets { count, kg_each } => ("pallets", count, Some(kg_each)),
    };
    form.set("load_unit", unit);
    form.set("load", typed::shown_number(language, count));
    form.set("each", each.map(|each| typed::shown_number(language, each)).unwrap_or_default());
}

fn distance_filled(language: Language, distance: &Distance, form: &mut Form) {
    let point = |point: &Point| format!("{}, {}", point.latitude, point.longitude);
    let (kind, km, adjustment) = match distance {
        Distance::Shortest { km, adjustment } => ("shortest", Some(*km), adjustment),
        Distance::GreatCircle { km, adjustment } => ("great_circle", Some(*km), adjustment),
        Distance::Actual { km, adjustment } => ("actual", Some(*km), adjustment),
        Distance::Places { from, to, adjustment } => {
            form.set("from", point(from));
            form.set("to", point(to));
            ("places", None, adjustment)
        }
    };
    form.set("distance", kind);
    form.set("km", km.map(|km| typed::shown_number(language, km)).unwrap_or_default());
    form.set("adjustment", adjustment.map(|factor| typed::shown_number(language, factor)).unwrap_or_default());
}

fn method_filled(language: Language, chain: &Chain, leg: &Leg, form: &mut Form) {
    let number = |value: f64| typed::shown_number(language, value);
    match &leg.method {
        Method::Published { laden } => form.set("laden", typed::code(laden)),
        Method::Loading { payload_t, load_share, empty_share } => {
            form.set("method", "loading");
            form.set("payload", number(*payload_t));
            form.set("load_share", number(load_share * 100.0));
            form.set("empty_share", number(empty_share * 100.0));
        }
        Method::Measured { used, all_tonne_km } => {
            form.set("method", "measured");
            form.set("all_tonne_km", all_tonne_km.map(number).unwrap_or_default());
            used_filled(language, used, &USED, form);
        }
        Method::Carrier { carrier } => {
            form.set("method", "carrier");
            form.set("carrier", carrier.as_str());
            if let Some(year) = chain.carriers.iter().find(|year| year.carrier == *carrier && year.mode == leg.mode) {
                form.set("carrier_year", year.year.to_string());
                form.set("carrier_tonne_km", number(year.tonne_km));
                form.set("carrier_distance", typed::code(year.distance));
                form.set("covers", typed::code(year.covers));
                used_filled(language, &year.used, &USED, form);
            }
        }
    }
}

fn used_filled(language: Language, used: &[EnergyUse], fields: &[(&str, &str)], form: &mut Form) {
    for (used, (energy, quantity)) in used.iter().zip(fields) {
        let place = used.place.as_ref().map(|place| format!(".{place}")).unwrap_or_default();
        form.set(energy, format!("{}{place}|{}", used.energy, used.unit.code()));
        form.set(quantity, typed::shown_number(language, used.quantity));
    }
}

/// What a form says of an element, and the carrier's year that it rests on.
pub struct Read {
    pub element: Element,
    pub carrier: Option<CarrierYear>,
}

/// Reads fields, and refuses those that are wrong.
pub struct Reader<'f> {
    pub language: Language,
    pub form: &'f mut Form,
}

impl Reader<'_> {
    /// `mode:vehicle`, and all the rest; or nothing, and the form with its mistakes.
    pub fn leg(mut self, id: String) -> Option<Read> {
        let chosen = self.form.trimmed("vehicle").to_owned();
        let (mode, vehicle) = chosen.split_once(':').unwrap_or_default();
        let mode: Option<Mode> = self.listed("vehicle", mode);
        let load = self.load();
        let distance = self.distance();
        let temperature: Option<Temperature> = self.chosen("temperature");
        let cooling = self.used(&[COOLING]);
        let (method, carrier) = self.method(mode);
        if !self.form.is_sound() {
            return None;
        }
        let leg = Leg {
            id,
            mode: mode?,
            vehicle: (!vehicle.is_empty()).then(|| vehicle.to_owned()),
            load: load?,
            distance: distance?,
            temperature: temperature?,
            method: method?,
            cooling,
        };
        Some(Read { element: Element::Leg(leg), carrier })
    }

    pub fn hub(mut self, id: String) -> Option<Read> {
        let load = self.load();
        let method = if self.form.has("method", "published") {
            HubMethod::Published { hub: self.form.trimmed("hub").to_owned() }
        } else {
            let tonnes = self.needed("through").unwrap_or_default();
            HubMethod::Measured { used: self.some_used(), tonnes }
        };
        if !self.form.is_sound() {
            return None;
        }
        Some(Read { element: Element::Hub(Hub { id, load: load?, method }), carrier: None })
    }

    fn load(&mut self) -> Option<Load> {
        let count = self.needed("load");
        match self.form.value("load_unit") {
            "tonnes" => Some(Load::Tonnes { tonnes: count? }),
            "teu" => Some(Load::Teu { tonnes_each: self.optional("each"), count: count? }),
            "pallets" => {
                let kg_each = self.needed("each");
                Some(Load::Pallets { count: count?, kg_each: kg_each? })
            }
            _ => self.listed("load_unit", ""),
        }
    }

    fn distance(&mut self) -> Option<Distance> {
        let adjustment = self.optional("adjustment");
        let kind = self.form.value("distance").to_owned();
        if kind == "places" {
            let (from, to) = (self.point("from"), self.point("to"));
            return Some(Distance::Places { from: from?, to: to?, adjustment });
        }
        let km = self.needed("km");
        match kind.as_str() {
            "shortest" => Some(Distance::Shortest { km: km?, adjustment }),
            "great_circle" => Some(Distance::GreatCircle { km: km?, adjustment }),
            "actual" => Some(Distance::Actual { km: km?, adjustment }),
            _ => self.listed("distance", ""),
        }
    }

    fn method(&mut self, mode: Option<Mode>) -> (Option<Method>, Option<CarrierYear>) {
        let method = match self.form.value("method") {
            "published" => {
                let laden: Option<Laden> = self.chosen("laden");
                laden.map(|laden| Method::Published { laden })
            }
            "loading" => {
                let (payload, filled) = (self.needed("payload"), self.needed("load_share"));
                let empty = self.optional("empty_share").unwrap_or_default();
                payload.zip(filled).map(|(payload_t, filled)| Method::Loading {
                    payload_t,
                    load_share: filled / 100.0,
                    empty_share: empty / 100.0,
                })
            }
            "carrier" => {
                return self.year(mode).map(|year| (Method::Carrier { carrier: year.carrier.clone() }, year)).unzip();
            }
            "measured" => {
                let used = self.some_used();
                Some(Method::Measured { used, all_tonne_km: self.optional("all_tonne_km") })
            }
            _ => self.listed("method", ""),
        };
        (method, None)
    }

    /// What a carrier told of a year, by a mode.
    pub fn year(&mut self, mode: Option<Mode>) -> Option<CarrierYear> {
        let carrier = self.form.trimmed("carrier").to_owned();
        if carrier.is_empty() {
            self.form.refuse("carrier", self.language.t("transport-carrier-wrong"));
        }
        let year = self.form.trimmed("carrier_year").parse().ok().filter(|year| (1990..=2100).contains(year));
        if year.is_none() {
            self.form.refuse("carrier_year", self.language.t("transport-year-wrong"));
        }
        let tonne_km = self.needed("carrier_tonne_km");
        let distance: Option<DistanceBasis> = self.chosen("carrier_distance");
        let covers: Option<Covers> = self.chosen("covers");
        let used = self.some_used();
        Some(CarrierYear {
            carrier,
            mode: mode?,
            year: year?,
            used,
            tonne_km: tonne_km?,
            distance: distance?,
            covers: covers?,
        })
    }

    /// What was measured is of something: nothing at all is a mistake, not zero.
    fn some_used(&mut self) -> Vec<EnergyUse> {
        let used = self.used(&USED);
        if used.is_empty() {
            self.form.refuse("method", self.language.t("transport-energy-wrong"));
        }
        used
    }

    /// Energies of which a quantity was typed.
    fn used(&mut self, fields: &[(&str, &str)]) -> Vec<EnergyUse> {
        let mut used = Vec::new();
        for (field, quantity) in fields {
            let chosen = self.form.trimmed(field).to_owned();
            let Some(quantity) = self.optional(quantity) else { continue };
            let Some((code, unit)) = chosen.split_once('|') else {
                self.form.refuse(field, self.language.t("transport-energy-wrong"));
                continue;
            };
            let Some(unit) = self.listed::<Unit>(field, unit) else { continue };
            let (energy, place) = match code.split_once('.') {
                Some((energy, place)) => (energy, Some(place.to_owned())),
                None => (code, None),
            };
            used.push(EnergyUse { energy: energy.to_owned(), quantity, unit, place });
        }
        used
    }

    /// `45.50, -73.57`
    fn point(&mut self, field: &str) -> Option<Point> {
        let text = self.form.trimmed(field).to_owned();
        let parts = text.split_once([',', ';']);
        let found = parts.and_then(|(latitude, longitude)| {
            Some(Point { latitude: latitude.trim().parse().ok()?, longitude: longitude.trim().parse().ok()? })
        });
        if found.is_none() {
            self.form.refuse(field, self.language.t("transport-point-wrong"));
        }
        found
    }

    fn needed(&mut self, field: &str) -> Option<f64> {
        let found = typed::number(self.form.trimmed(field));
        if found.is_none() {
            self.form.refuse(field, self.language.t("tools-number-wrong"));
        }
        found
    }

    fn optional(&mut self, field: &str) -> Option<f64> {
        if self.form.trimmed(field).is_empty() { None } else { self.needed(field) }
    }

    /// What a field of codes says.
    fn chosen<T: serde::de::DeserializeOwned>(&mut self, field: &str) -> Option<T> {
        let code = self.form.value(field).to_owned();
        self.listed(field, &code)
    }

    fn listed<T: serde::de::DeserializeOwned>(&mut self, field: &str, code: &str) -> Option<T> {
        let found = typed::choice(code);
        if found.is_none() {
            self.form.refuse(field, self.language.t("tools-choose-listed"));
        }
        found
    }
}
