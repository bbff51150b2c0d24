//! Sets of emission factors: those that come with the program, and those that organisations brought. A set never changes:
//! another figure is another version.

use std::borrow::Cow;

use askama::Template;
use axum::extract::{Path, State};
use db::{Run, Uuid, args, row, sql};
use instruments::transport::{Factor, FactorSet, Kind, SetRef, read_set, shipped_set, shipped_sets};

use super::{Set, words};
use crate::kit::error::internal;
use crate::kit::shell::page;
use crate::kit::{App, Error, Result, Shell, Viewer};

row! {
    struct Brought {
        id: Uuid,
        organisation: Option<String>,
        content: String,
    }
}

sql! {
    BROUGHT: Brought = "
        SELECT s.id, o.name AS organisation, s.content
        FROM factor_set s LEFT JOIN organisation o ON o.id = s.organisation_id WHERE s.id = $1";
    // Of the organisations in which somebody is.
    OWN: Brought = "
        SELECT s.id, o.name AS organisation, s.content
        FROM factor_set s JOIN organisation o ON o.id = s.organisation_id
        WHERE s.organisation_id IN (SELECT r.organisation_id FROM organisation_role r WHERE r.person_id = $1)
        ORDER BY s.imported_at DESC, s.id LIMIT 100";
}

/// A set, and whose it is when it did not come with the program.
struct Offered {
    set: Set,
    organisation: Option<String>,
}

impl Brought {
    /// It is known by its own id: two organisations may name theirs alike.
    fn read(self) -> Result<Offered> {
        let mut set = read_set(&self.content, None).map_err(|errors| internal(format!("{errors:?}")))?;
        set.about.id = self.id.to_string();
        Ok(Offered { set: Cow::Owned(set), organisation: self.organisation })
    }
}

/// A set by what a result keeps of it, whoever asks: who sees the result may see what it was made with.
pub async fn find(run: &impl Run, set: &SetRef) -> Result<Option<Set>> {
    if let Some(shipped) = shipped_set(&set.id, &set.version) {
        return Ok(Some(Cow::Borrowed(shipped)));
    }
    let Ok(id) = set.id.parse::<Uuid>() else { return Ok(None) };
    let found = run.optional(&BROUGHT, args![id]).await?;
    Ok(found.map(Brought::read).transpose()?.map(|offered| offered.set).filter(|found| found.reference() == *set))
}

pub fn address(set: &FactorSet) -> String {
    format!("/outils/facteurs/{}", words::set_code(&set.reference()))
}

/// The same, of those that the viewer may compute with.
pub async fn chosen(app: &App, viewer: &Viewer, set: &SetRef) -> Result<Option<Set>> {
    let all = offered(app, viewer).await?;
    Ok(all.into_iter().map(|offered| offered.set).find(|known| known.reference() == *set))
}

async fn offered(app: &App, viewer: &Viewer) -> Result<Vec<Offered>> {
    let mut all: Vec<Offered> =
        shipped_sets().iter().map(|set| Offered { set: Cow::Borrowed(set), organisation: None }).collect();
    if let Some(person) = viewer.id() {
        for brought in app.db.all(&OWN, args![person]).await? {
            all.push(brought.read()?);
        }
    }
    Ok(all)
}

/// What a form offers: code and title.
pub async fn choices(app: &App, viewer: &Viewer) -> Result<Vec<(String, String)>> {
    let all = offered(app, viewer).await?;
    Ok(all.iter().map(|one| (words::set_code(&one.set.reference()), words::set_title(viewer.language, &one.set))).collect())
}

/// The set that a form or an address names, among those that the viewer may compute with.
pub async fn by_code(app: &App, viewer: &Viewer, code: &str) -> Result<Option<Set>> {
    let all = offered(app, viewer).await?;
    Ok(all.into_iter().map(|one| one.set).find(|set| words::set_code(&set.reference()) == code))
}

#[derive(Template)]
#[template(path = "tools/transport/sets.html")]
struct SetsPage {
    shell: Shell,
    sets: Vec<Offered>,
}

impl SetsPage {
    fn title(&self, one: &Offered) -> String {
        words::set_title(self.shell.language(), &one.set)
    }

    fn address(&self, one: &Offered) -> String {
        address(&one.set)
    }
}

pub async fn list(State(app): State<App>, viewer: Viewer) -> Result {
    page(&SetsPage {
        shell: Shell::new(&viewer)
            .under("/outils", viewer.language.t("tools-title"))
            .at(viewer.language.t("transport-sets")),
        sets: offered(&app, &viewer).await?,
    })
}

#[derive(Template)]
#[template(path = "tools/transport/set.html")]
struct SetPage {
    shell: Shell,
    title: String,
    organisation: Option<String>,
    /// Its figures may be under a licence: they are shown to who may compute with them.
    computes: bool,
    set: Set,
}

impl SetPage {
    /// By mode, then hubs and energies; a group without factors is left out.
    fn groups(&self) -> Vec<(String, Vec<&Factor>)> {
        let language = self.shell.language();
        let mut kinds: Vec<Kind> = instruments::transport::Mode::ALL.map(Kind::Leg).to_vec();
        kinds.extend([Kind::Hub, Kind::Energy]);
        let named = kinds.into_iter().map(|kind| {
            let title = match kind {
                Kind::Leg(mode) => words::mode(language, mode),
                Kind::Hub => language.t("transport-hubs"),
                Kind::Energy => language.t("transport-energies"),
            };
            (title, self.set.factors().iter().filter(|factor| factor.kind == kind).collect::<Vec<_>>())
        });
        named.filter(|(_, factors)| !factors.is_empty()).collect()
    }

    fn name(&self, factor: &Factor) -> String {
        words::name(self.shell.language(), factor)
    }

    fn unit(&self, factor: &Factor) -> String {
        words::per(self.shell.language(), factor.unit)
    }

    /// How full, of which temperature, and on which km.
    fn holds(&self, factor: &Factor) -> String {
        let language = self.shell.language();
        let laden = words::coded(language, "transport-laden", &super::typed::code(factor.laden));
        let mut said = match factor.kind {
            Kind::Leg(_) => vec![laden, words::coded(language, "transport-basis", &super::typed::code(factor.distance))],
            Kind::Hub | Kind::Energy => Vec::new(),
        };
        if factor.temperature.code() == "controlled" {
            said.push(language.t("transport-temperature-controlled"));
        }
        said.join(", ")
    }

    fn kg(&self, kg: &f64) -> String {
        words::digits(self.shell.language(), *kg)
    }

    fn upstream(&self, kg: &Option<f64>) -> String {
        kg.map_or_else(|| self.shell.t("transport-not-given"), |kg| words::digits(self.shell.language(), kg))
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer, Path(code): Path<String>) -> Result {
    let all = offered(&app, &viewer).await?;
    let own = all.into_iter().find(|one| words::set_code(&one.set.reference()) == code);
    let computes = own.is_some();
    // Whoever knows the id of a set saw a calculation that was made with it: they may know where its figures come from.
    let found = match own {
        Some(own) => Some(own),
        None => app
            .db
            .optional(&BROUGHT, args![code.parse::<Uuid>().unwrap_or_default()])
            .await?
            .map(Brought::read)
            .transpose()?,
    };
    let Offered { set, organisation } = found.ok_or(Error::NotFound)?;
    let title = words::set_title(viewer.language, &set);
    page(&SetPage {
        shell: Shell::new(&viewer)
            .under("/outils", viewer.language.t("tools-title"))
            .under("/outils/facteurs", viewer.language.t("transport-sets"))
            .at(title.as_str()),
        title,
        organisation,
        computes,
        set,
    })
}
