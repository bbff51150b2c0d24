//! Assessments, for `boucle export`: questionnaires, every answer that was given, proofs, verifications, shares and plans.

use db::{Date, Db, Timestamp, Uuid, row, sql};
use serde::Serialize;

use super::export::Archive;

row! {
    #[derive(Serialize)]
    struct Questionnaire {
        id: Uuid,
        code: String,
        number: String,
        content: String,
        published_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Serialize)]
    struct Assessment {
        id: Uuid,
        questionnaire_id: Uuid,
        organisation_id: Uuid,
        sector_code: String,
        year: i64,
        state: String,
        score: Option<f64>,
        completeness: f64,
        verified_score: Option<f64>,
        created_at: Timestamp,
        changed_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Answer {
        assessment_id: Uuid,
        place: String,
        number: i64,
        answer: String,
        note: String,
        answered_by: Option<Uuid>,
        answered_at: Timestamp,
        replaced_at: Option<Timestamp>,
    }
}
row! {
    struct ProofRow {
        assessment_id: Uuid,
        place: String,
        name: String,
        digest: Vec<u8>,
        bytes: i64,
        added_by: Option<Uuid>,
        added_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Review {
        id: Uuid,
        assessment_id: Uuid,
        kind: String,
        organisation_id: Option<Uuid>,
        person_id: Option<Uuid>,
        asked_by: Option<Uuid>,
        asked_at: Timestamp,
        opinion: String,
        ended_by: Option<Uuid>,
        ended_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Serialize)]
    struct Finding {
        review_id: Uuid,
        place: String,
        answer: String,
        reason: String,
        found_by: Option<Uuid>,
        found_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Share {
        assessment_id: Uuid,
        person_id: Option<Uuid>,
        organisation_id: Option<Uuid>,
        extent: String,
        shared_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Action {
        assessment_id: Uuid,
        issue: String,
        title: String,
        due_on: Option<Date>,
        done_on: Option<Date>,
    }
}

row! {
    #[derive(Serialize)]
    struct Campaign {
        id: Uuid,
        questionnaire_id: Uuid,
        title: String,
        text: String,
        answers_by: Date,
        created_at: Timestamp,
        closed_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Serialize)]
    struct Firm {
        campaign_id: Uuid,
        organisation_id: Uuid,
        invited_at: Timestamp,
    }
}
row! {
    #[derive(Serialize)]
    struct Remark {
        campaign_id: Uuid,
        organisation_id: Uuid,
        place: String,
        text: String,
        person_id: Option<Uuid>,
        at: Timestamp,
    }
}

/// A proof, with the name that its file has in the store.
#[derive(Serialize)]
struct Proof {
    assessment_id: Uuid,
    place: String,
    name: String,
    file: String,
    bytes: i64,
    added_by: Option<Uuid>,
    added_at: Timestamp,
}

sql! {
    QUESTIONNAIRES: Questionnaire = "SELECT id, code, number, content, published_at FROM questionnaire ORDER BY id";
    ASSESSMENTS: Assessment = "
        SELECT a.id, a.questionnaire_id, a.organisation_id, c.code AS sector_code, a.year, a.state, a.score, a.completeness,
            a.verified_score, a.created_at, a.changed_at
        FROM assessment a JOIN category c ON c.id = a.sector_id ORDER BY a.id";
    ANSWERS: Answer = "
        SELECT assessment_id, place, number, answer, note, answered_by, answered_at, replaced_at FROM assessment_answer
        ORDER BY assessment_id, place, number";
    PROOFS: ProofRow = "
        SELECT assessment_id, place, name, digest, bytes, added_by, added_at FROM assessment_proof
        ORDER BY assessment_id, added_at, id";
    REVIEWS: Review = "
        SELECT id, assessment_id, kind, organisation_id, person_id, asked_by, asked_at, opinion, ended_by, ended_at
        FROM assessment_review ORDER BY id";
    FINDINGS: Finding = "
        SELECT review_id, place, answer, reason, found_by, found_at FROM assessment_finding ORDER BY review_id, place";
    SHARES: Share = "
        SELECT assessment_id, person_id, organisation_id, extent, shared_at FROM assessment_share ORDER BY assessment_id, id";
    ACTIONS: Action = "
        SELECT assessment_id, issue, title, due_on, done_on FROM improvement_action ORDER BY assessment_id, id";
    CAMPAIGNS: Campaign = "
        SELECT id, questionnaire_id, title, text, answers_by, created_at, closed_at FROM assessment_campaign ORDER BY id";
    FIRMS: Firm = "
        SELECT campaign_id, organisation_id, invited_at FROM campaign_firm ORDER BY campaign_id, organisation_id";
    REMARKS: Remark = "
        SELECT campaign_id, organisation_id, place, text, person_id, at FROM campaign_remark ORDER BY campaign_id, id";
}

pub async fn add(archive: &mut Archive, db: &Db) -> anyhow::Result<()> {
    archive.table(db, "questionnaires.csv", &QUESTIONNAIRES).await?;
    archive.table(db, "assessments.csv", &ASSESSMENTS).await?;
    archive.table(db, "assessment_answers.csv", &ANSWERS).await?;
    let proofs = db::Run::all(db, &PROOFS, db::args![]).await?.into_iter().map(|row| Proof {
        assessment_id: row.assessment_id,
        place: row.place,
        name: row.name,
        file: crate::kit::files::name(&row.digest),
        bytes: row.bytes,
        added_by: row.added_by,
        added_at: row.added_at,
    });
    archive.rows("assessment_proofs.csv", &proofs.collect::<Vec<_>>())?;
    archive.table(db, "assessment_reviews.csv", &REVIEWS).await?;
    archive.table(db, "assessment_findings.csv", &FINDINGS).await?;
    archive.table(db, "assessment_shares.csv", &SHARES).await?;
    archive.table(db, "improvement_actions.csv", &ACTIONS).await?;
    archive.table(db, "assessment_campaigns.csv", &CAMPAIGNS).await?;
    archive.table(db, "campaign_firms.csv", &FIRMS).await?;
    archive.table(db, "campaign_remarks.csv", &REMARKS).await?;
    Ok(())
}
