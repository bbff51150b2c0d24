//! What is kept here of a person, for their copy of it, and what goes when they leave.

use db::{Date, Run, Timestamp, args, row, sql};

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

row! {
    #[derive(serde::Serialize)]
    struct Opinion {
        organisation: String,
        year: i64,
        opinion: String,
        ended_at: Option<Timestamp>,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Improvement {
        organisation: String,
        year: i64,
        title: String,
        due_on: Option<Date>,
        done_on: Option<Date>,
        created_at: Timestamp,
    }
}
row! {
    #[derive(serde::Serialize)]
    struct Proof {
        organisation: String,
        year: i64,
        place: String,
        name: String,
        added_at: Timestamp,
    }
}

sql! {
    OPINIONS: Opinion = "
        SELECT o.name AS organisation, a.year, v.opinion, v.ended_at
        FROM assessment_review v JOIN assessment a ON a.id = v.assessment_id JOIN organisation o ON o.id = a.organisation_id
        WHERE v.ended_by = $1 ORDER BY v.ended_at, v.id";
    IMPROVEMENTS: Improvement = "
        SELECT o.name AS organisation, a.year, i.title, i.due_on, i.done_on, i.created_at
        FROM improvement_action i JOIN assessment a ON a.id = i.assessment_id JOIN organisation o ON o.id = a.organisation_id
        WHERE i.created_by = $1 ORDER BY i.created_at, i.id";
    PROOFS: Proof = "
        SELECT o.name AS organisation, a.year, p.place, p.name, p.added_at
        FROM assessment_proof p JOIN assessment a ON a.id = p.assessment_id JOIN organisation o ON o.id = a.organisation_id
        WHERE p.added_by = $1 ORDER BY p.added_at, p.id";
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

#[linkme::distributed_slice(copy::PARTS)]
static OPINIONS_PART: copy::Part = copy::Part {
    name: "assessment_opinions",
    of: |app, person| Box::pin(async move { copy::rows(&app, &OPINIONS, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static IMPROVEMENTS_PART: copy::Part = copy::Part {
    name: "assessment_improvements",
    of: |app, person| Box::pin(async move { copy::rows(&app, &IMPROVEMENTS, person).await }),
};

#[linkme::distributed_slice(copy::PARTS)]
static PROOFS_PART: copy::Part = copy::Part {
    name: "assessment_proofs",
    of: |app, person| Box::pin(async move { copy::rows(&app, &PROOFS, person).await }),
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
