//! `boucle export`: what the network holds, in a ZIP of CSV files that anyone can open. No secret leaves: neither
//! passwords nor what opens a session.

use std::fs::File;
use std::io::Write;
use std::path::PathBuf;

use anyhow::Context;
use clap::Args;
use db::{Date, Db, Row, Run, Statement, Timestamp, Uuid, args, row, sql};
use serde::Serialize;
use serde_json::json;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::{
    Place, export_assessments, export_groups, export_introductions, export_plans, export_programmes, export_purchases,
    export_solutions, export_spaces,
};

#[derive(Args)]
pub struct Export {
    /// The ZIP to write; an existing file is left alone
    #[arg(long)]
    to: PathBuf,
}

row! {
    #[derive(Serialize)]
    struct Organisation {
        id: Uuid,
        name: String,
        kind: String,
        legal_form: String,
        identifier_scheme: Option<String>,
        identifier: Option<String>,
        size: Option<String>,
        place_code: Option<String>,
        address: String,
        postal_code: String,
        website: String,
        description: String,
        buys: bool,
        supplies: bool,
        created_at: Timestamp,
        updated_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct OrganisationStatus {
        organisation_id: Uuid,
        status_code: String,
        certificate: String,
        certified_by: String,
        expires_on: Option<Date>,
    }
}
row! {
    #[derive(Serialize)]
    struct Membership {
        organisation_id: Uuid,
        kind: String,
        starts_on: Date,
        ends_on: Option<Date>,
        state: String,
        note: String,
    }
}
row! {
    #[derive(Serialize)]
    struct Person {
        id: Uuid,
        name: String,
        email: String,
        language: String,
        time_zone: String,
        role: String,
        created_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Seat {
        person_id: Uuid,
        organisation_id: Uuid,
        role: String,
        since: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Solution {
        id: Uuid,
        supplier_id: Uuid,
        title: String,
        summary: String,
        description: String,
        language: String,
        strategies: String,
        commitments: String,
        links: String,
        radius_km: Option<i64>,
        radius_place_code: Option<String>,
        state: String,
        capacity: Option<i64>,
        capacity_unit: String,
        capacity_per: Option<String>,
        lead_time: Option<i64>,
        lead_unit: Option<String>,
        price_low: Option<i64>,
        price_high: Option<i64>,
        price_currency: Option<String>,
        price_unit: String,
        created_at: Timestamp,
        updated_at: Timestamp,
        confirmed_at: Option<Timestamp>,
        vouched_at: Option<Timestamp>,
        merged_into: Option<Uuid>,
    }
}
row! {
    #[derive(Serialize)]
    struct Coded {
        of: Uuid,
        code: String,
    }
}
row! {
    #[derive(Serialize)]
    struct Label {
        solution_id: Uuid,
        label_code: String,
        number: String,
        proof: String,
        expires_on: Option<Date>,
        file_name: Option<String>,
        verified_at: Option<Timestamp>,
        refused_at: Option<Timestamp>,
        refusal: String,
        decided_by: Option<Uuid>,
    }
}
row! {
    #[derive(Serialize)]
    struct Need {
        id: Uuid,
        organisation_id: Uuid,
        title: String,
        text: String,
        language: String,
        quantity: Option<f64>,
        unit: String,
        budget_low: Option<i64>,
        budget_high: Option<i64>,
        currency: String,
        place_code: Option<String>,
        wanted_by: Option<Date>,
        visibility: String,
        state: String,
        created_at: Timestamp,
        updated_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Attribute {
        need_id: Uuid,
        attribute: String,
        required: bool,
        weight: i64,
    }
}
row! {
    #[derive(Serialize)]
    struct Category {
        code: String,
        parent_code: Option<String>,
        name_fr: String,
        name_en: String,
    }
}
row! {
    #[derive(Serialize)]
    struct Space {
        id: Uuid,
        kind: String,
        title: String,
        summary: String,
        visibility: String,
        joining: String,
        time_zone: String,
        created_at: Timestamp,
        archived_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Serialize)]
    struct SpaceMember {
        space_id: Uuid,
        person_id: Uuid,
        role: String,
        title: String,
        since: Timestamp,
        until: Option<Timestamp>,
    }
}

sql! {
    ORGANISATIONS: Organisation = "
        SELECT o.id, o.name, o.kind, o.legal_form, o.identifier_scheme, o.identifier, o.size, p.code AS place_code,
               o.address, o.postal_code, o.website, o.description, o.buys, o.supplies, o.created_at, o.updated_at
        FROM organisation o LEFT JOIN place p ON p.id = o.place_id ORDER BY o.id";
    STATUSES: OrganisationStatus = "
        SELECT organisation_id, status_code, certificate, certified_by, expires_on FROM organisation_status
        ORDER BY organisation_id, status_code";
    MEMBERSHIPS: Membership = "
        SELECT organisation_id, kind, starts_on, ends_on, state, note FROM membership ORDER BY organisation_id, id";
    PEOPLE: Person = "
        SELECT id, name, email, language, time_zone, role, created_at FROM person WHERE erased_at IS NULL ORDER BY id";
    SEATS: Seat = "
        SELECT person_id, organisation_id, role, since FROM organisation_role ORDER BY person_id, organisation_id";
    SOLUTIONS: Solution = "
        SELECT s.id, s.supplier_id, s.title, s.summary, s.description, s.language, s.strategies, s.commitments, s.links,
               s.radius_km, p.code AS radius_place_code, s.state, s.capacity, s.capacity_unit, s.capacity_per, s.lead_time,
               s.lead_unit, s.price_low, s.price_high, s.price_currency, s.price_unit, s.created_at, s.updated_at,
               s.confirmed_at, s.vouched_at, s.merged_into
        FROM solution s LEFT JOIN place p ON p.id = s.radius_place_id ORDER BY s.id";
    SOLUTION_CATEGORIES: Coded = "
        SELECT x.solution_id AS of, c.code FROM solution_category x JOIN category c ON c.id = x.category_id
        ORDER BY x.solution_id, c.code";
    SOLUTION_PLACES: Coded = "
        SELECT x.solution_id AS of, p.code FROM solution_place x JOIN place p ON p.id = x.place_id
        ORDER BY x.solution_id, p.code";
    SOLUTION_LABELS: Label = "
        SELECT solution_id, label_code, number, proof, expires_on, file_name, verified_at, refused_at, refusal, decided_by
        FROM solution_label ORDER BY solution_id, label_code";
    NEEDS: Need = "
        SELECT n.id, n.organisation_id, n.title, n.text, n.language, n.quantity, n.unit, n.budget_low, n.budget_high,
               n.currency, p.code AS place_code, n.wanted_by, n.visibility, n.state, n.created_at, n.updated_at
        FROM need n LEFT JOIN place p ON p.id = n.place_id ORDER BY n.id";
    NEED_CATEGORIES: Coded = "
        SELECT x.need_id AS of, c.code FROM need_category x JOIN category c ON c.id = x.category_id
        ORDER BY x.need_id, c.code";
    NEED_ATTRIBUTES: Attribute = "
        SELECT need_id, attribute, required, weight FROM need_attribute ORDER BY need_id, attribute";
    CATEGORIES: Category = "
        SELECT c.code, p.code AS parent_code, c.name_fr, c.name_en FROM category c LEFT JOIN category p ON p.id = c.parent_id
        ORDER BY c.position, c.code";
    SPACES: Space = "
        SELECT id, kind, title, summary, visibility, joining, time_zone, created_at, archived_at FROM space ORDER BY id";
    SPACE_MEMBERS: SpaceMember = "
        SELECT space_id, person_id, role, title, since, until FROM space_member ORDER BY space_id, since, id";
}

const README: &str = "\
What a Boucle network holds, as CSV (UTF-8, comma, one header line), one file a kind of thing.
Ids are those of the network; *_code columns are codes of its categories, and of places (ISO 3166 for countries and
regions, official codes below). Amounts are in the currency's smallest coin. Times are UTC.
The bytes of documents are not in here: \"file\" of document_versions.csv says where each stands in the files of the network
(files/ of the data folder, or its bucket).
Neither passwords, sessions, tokens nor mails are in here. Files that name people (people.csv, seats.csv, space_members.csv,
messages.csv, page_revisions.csv, meeting_people.csv…) hold personal data: keep them as such. Of a secret poll, ballots are nobody's.
";

impl Export {
    pub async fn run(self, place: &Place) -> anyhow::Result<()> {
        let app = place.app(place.config()?).await?;
        let file = File::create_new(&self.to).with_context(|| self.to.display().to_string())?;
        let mut archive = Archive { zip: ZipWriter::new(file), counts: serde_json::Map::new() };
        let db = &app.db;
        archive.text("README.txt", README)?;
        archive.table(db, "organisations.csv", &ORGANISATIONS).await?;
        archive.table(db, "organisation_statuses.csv", &STATUSES).await?;
        archive.table(db, "memberships.csv", &MEMBERSHIPS).await?;
        archive.table(db, "people.csv", &PEOPLE).await?;
        archive.table(db, "seats.csv", &SEATS).await?;
        archive.table(db, "solutions.csv", &SOLUTIONS).await?;
        archive.table(db, "solution_categories.csv", &SOLUTION_CATEGORIES).await?;
        archive.table(db, "solution_places.csv", &SOLUTION_PLACES).await?;
        archive.table(db, "solution_labels.csv", &SOLUTION_LABELS).await?;
        archive.table(db, "needs.csv", &NEEDS).await?;
        archive.table(db, "need_categories.csv", &NEED_CATEGORIES).await?;
        archive.table(db, "need_attributes.csv", &NEED_ATTRIBUTES).await?;
        archive.table(db, "categories.csv", &CATEGORIES).await?;
        archive.table(db, "spaces.csv", &SPACES).await?;
        archive.table(db, "space_members.csv", &SPACE_MEMBERS).await?;
        export_spaces::add(&mut archive, db).await?;
        export_groups::add(&mut archive, db).await?;
        export_plans::add(&mut archive, db).await?;
        export_programmes::add(&mut archive, db).await?;
        export_purchases::add(&mut archive, db).await?;
        export_introductions::add(&mut archive, db).await?;
        export_solutions::add(&mut archive, db).await?;
        export_assessments::add(&mut archive, db).await?;
        let counts = archive.end()?;
        place.say(&format!("{}: {}", self.to.display(), json!(counts)), &json!({"file": self.to, "rows": counts}));
        Ok(())
    }
}

pub struct Archive {
    zip: ZipWriter<File>,
    counts: serde_json::Map<String, serde_json::Value>,
}

impl Archive {
    fn text(&mut self, name: &str, text: &str) -> anyhow::Result<()> {
        // The same network gives the same file: no time of day in it.
        self.zip.start_file(name, SimpleFileOptions::default())?;
        Ok(self.zip.write_all(text.as_bytes())?)
    }

    pub async fn table<R: Row + Serialize>(
        &mut self,
        db: &Db,
        name: &str,
        statement: &'static Statement<R>,
    ) -> anyhow::Result<()> {
        self.rows(name, &db.all(statement, args![]).await?)
    }

    pub fn rows(&mut self, name: &str, rows: &[impl Serialize]) -> anyhow::Result<()> {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in rows {
            writer.serialize(row)?;
        }
        let text = writer.into_inner().map_err(|error| error.into_error())?;
        self.counts.insert(name.to_owned(), json!(rows.len()));
        self.zip.start_file(name, SimpleFileOptions::default())?;
        Ok(self.zip.write_all(&text)?)
    }

    fn end(self) -> anyhow::Result<serde_json::Map<String, serde_json::Value>> {
        self.zip.finish()?.sync_all()?;
        Ok(self.counts)
    }
}
