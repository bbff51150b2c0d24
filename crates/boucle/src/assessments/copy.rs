//! What is kept here of a person, for their copy of it, and what goes when they leave.

use db::{Run, Timestamp, args, row, sql};

use crate::kit::copy;
use crate::kit::forget::{LEAVERS, Leaver};

row! {
    #[derive(serde::Serialize)]
    struct Answered {
        organisation: String,
        year: i64,
        place: String,
        answer: String,
        note: String,
        answered_at: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Found {
        organisation: String,
        year: i64,
        place: String,
        answer: String,
        reason: String,
        found_at: Timestamp,
    }
}

row! {
    #[derive(serde::Serialize)]
    struct Remark {
        campaign: String,
        place: String,
        text: String,
        at: Timestamp,
    }
}

sql! {
    REMARKS: Remark = "
        SELECT c.title AS campaign, m.place, m.text, m.at
        FROM campaign_remark m JOIN assessment_campaign c ON c.id = m.campaign_id
        WHERE m.person_id = $1 ORDER BY m.at, m.id";
    ANSWERS: Answered = "
        SELECT o.name AS organisation, a.year, w.place, w.answer, w.note, w.answered_at
        FROM assessment_answer w JOIN assessment a ON a.id = w.assessment_id JOIN organisation o ON o.id = a.organisation_id
        WHERE w.answered_by = $1 ORDER BY w.answered_at, w.id";
    FINDINGS: Found = "
        SELECT o.name AS organisation, a.year, f.place, f.answer, f.reason, f.found_at
        FROM assessment_finding f JOIN assessment_review v ON v.id = f.review_id JOIN assessment a ON a.id = v.assessment_id
            JOIN organisation o ON o.id = a.organisation_id
        WHERE f.found_by = $1 ORDER BY f.found_at, f.place";
    UNSHARE: () = "DELETE FROM assessment_share WHERE person_id = $1";
}

#[linkme::distributed_slice(copy::PARTS)]
static ANSWERS_PART: copy::Part = copy::Part {
    name: "assessment_answers",
    of: |app, person| Box::pin(async move { copy::rows(&app, &ANSWERS, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static REMARKS_PART: copy::Part = copy::Part {
    name: "questionnaire_remarks",
    of: |app, person| Box::pin(async move { copy::rows(&app, &REMARKS, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static FINDINGS_PART: copy::Part = copy::Part {
    name: "assessment_findings",
    of: |app, person| Box::pin(async move { copy::rows(&app, &FINDINGS, person).await }),
};

#[linkme::distributed_slice(LEAVERS)]
static LEAVER: Leaver = Leaver {
    feature: "assessments",
    leave: |tx, person, _| {
        Box::pin(async move {
            tx.execute(&UNSHARE, args![person]).await?;
            Ok(())
        })
    },
};
