//! Campaigns in the database: who is invited, how far each firm has come, what was said of the questionnaire.

use db::{Date, Run, Timestamp, Tx, Uuid, args, row, sql};

use crate::kit::{Error, Result};

row! {
    #[derive(Debug, Clone)]
    pub struct CampaignRow {
        pub id: Uuid,
        pub questionnaire_id: Uuid,
        pub content: String,
        pub title: String,
        pub text: String,
        pub answers_by: Date,
        pub closed_at: Option<Timestamp>,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct CampaignLine {
        pub id: Uuid,
        pub title: String,
        pub answers_by: Date,
        pub closed_at: Option<Timestamp>,
        pub firms: i64,
    }
}
row! {
    /// How far a firm has come: of its answers, only how many there are.
    #[derive(Debug, Clone)]
    pub struct FirmRow {
        pub organisation_id: Uuid,
        pub name: String,
        pub invited_at: Timestamp,
        pub completeness: Option<f64>,
        pub remarks: i64,
    }
}
row! {
    #[derive(Debug, Clone)]
    pub struct RemarkRow {
        pub place: String,
        pub text: String,
        pub organisation_id: Uuid,
        pub organisation: String,
        pub at: Timestamp,
    }
}
row! {
    /// How many of the firms answered a question, and how many of these said that it does not apply to them.
    #[derive(Debug, Clone)]
    pub struct CountRow {
        pub place: String,
        pub answered: i64,
        pub not_applicable: i64,
    }
}
row! {
    pub struct Reader {
        pub email: String,
        pub language: String,
    }
}

sql! {
    FIND: CampaignRow = "
        SELECT c.id, c.questionnaire_id, q.content, c.title, c.text, c.answers_by, c.closed_at
        FROM assessment_campaign c JOIN questionnaire q ON q.id = c.questionnaire_id WHERE c.id = $1";
    LIST: CampaignLine = "
        SELECT c.id, c.title, c.answers_by, c.closed_at,
            (SELECT count(*) FROM campaign_firm f WHERE f.campaign_id = c.id) AS firms
        FROM assessment_campaign c ORDER BY c.created_at DESC, c.id DESC LIMIT 100";
    // Those that are open and to which one of somebody's organisations is invited.
    INVITED: CampaignLine = "
        SELECT c.id, c.title, c.answers_by, c.closed_at, CAST(0 AS BIGINT) AS firms FROM assessment_campaign c
        WHERE c.closed_at IS NULL AND c.id IN (
            SELECT f.campaign_id FROM campaign_firm f JOIN organisation_role r ON r.organisation_id = f.organisation_id
            WHERE r.person_id = $1)
        ORDER BY c.answers_by, c.id LIMIT 20";
    INVITED_AS: Uuid = "
        SELECT f.organisation_id FROM campaign_firm f JOIN organisation_role r ON r.organisation_id = f.organisation_id
        WHERE f.campaign_id = $1 AND r.person_id = $2 ORDER BY f.organisation_id";
    // The last of its assessments with the version that is tried.
    FIRMS: FirmRow = "
        SELECT f.organisation_id, o.name, f.invited_at,
            (SELECT a.completeness FROM assessment a
             WHERE a.organisation_id = f.organisation_id AND a.questionnaire_id = c.questionnaire_id
             ORDER BY a.year DESC LIMIT 1) AS completeness,
            (SELECT count(*) FROM campaign_remark m
             WHERE m.campaign_id = f.campaign_id AND m.organisation_id = f.organisation_id) AS remarks
        FROM campaign_firm f JOIN assessment_campaign c ON c.id = f.campaign_id JOIN organisation o ON o.id = f.organisation_id
        WHERE f.campaign_id = $1 ORDER BY o.name_key, o.id LIMIT 500";
    REMARKS: RemarkRow = "
        SELECT m.place, m.text, m.organisation_id, o.name AS organisation, m.at
        FROM campaign_remark m JOIN organisation o ON o.id = m.organisation_id
        WHERE m.campaign_id = $1 ORDER BY m.place, m.at, m.id LIMIT 2000";
    COUNTS: CountRow = "
        SELECT w.place, sum(CASE WHEN w.answer <> '' THEN 1 ELSE 0 END) AS answered,
            sum(CASE WHEN w.answer = 'na' THEN 1 ELSE 0 END) AS not_applicable
        FROM campaign_firm f JOIN assessment_campaign c ON c.id = f.campaign_id
            JOIN assessment a ON a.organisation_id = f.organisation_id AND a.questionnaire_id = c.questionnaire_id
            JOIN assessment_answer w ON w.assessment_id = a.id AND w.replaced_at IS NULL
        WHERE f.campaign_id = $1 AND a.year = (SELECT max(b.year) FROM assessment b
            WHERE b.organisation_id = a.organisation_id AND b.questionnaire_id = a.questionnaire_id)
        GROUP BY w.place";
    SUPPLIER: Uuid = "SELECT id FROM organisation WHERE name_key = $1 AND supplies ORDER BY id LIMIT 2";
    READERS: Reader = "
        SELECT p.email, p.language FROM person p JOIN organisation_role r ON r.person_id = p.id
        WHERE r.organisation_id = $1 AND r.role <> 'reader' AND p.erased_at IS NULL";
    ADD: () = "
        INSERT INTO assessment_campaign (id, questionnaire_id, title, text, answers_by, created_by, created_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    INVITE: () = "
        INSERT INTO campaign_firm (campaign_id, organisation_id, invited_by, invited_at) VALUES ($1, $2, $3, $4)
        ON CONFLICT (campaign_id, organisation_id) DO NOTHING";
    CLOSE: () = "UPDATE assessment_campaign SET closed_at = $2 WHERE id = $1 AND closed_at IS NULL";
    ADD_REMARK: () = "
        INSERT INTO campaign_remark (id, campaign_id, organisation_id, place, text, person_id, at)
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
}

pub async fn find(run: &impl Run, id: Uuid) -> Result<CampaignRow> {
    run.optional(&FIND, args![id]).await?.ok_or(Error::NotFound)
}

pub async fn list(run: &impl Run) -> Result<Vec<CampaignLine>> {
    Ok(run.all(&LIST, args![]).await?)
}

pub async fn invited(run: &impl Run, person: Uuid) -> Result<Vec<CampaignLine>> {
    Ok(run.all(&INVITED, args![person]).await?)
}

/// The organisations of somebody that are invited.
pub async fn invited_as(run: &impl Run, campaign: Uuid, person: Uuid) -> Result<Vec<Uuid>> {
    Ok(run.all(&INVITED_AS, args![campaign, person]).await?)
}

pub async fn firms(run: &impl Run, campaign: Uuid) -> Result<Vec<FirmRow>> {
    Ok(run.all(&FIRMS, args![campaign]).await?)
}

pub async fn remarks(run: &impl Run, campaign: Uuid) -> Result<Vec<RemarkRow>> {
    Ok(run.all(&REMARKS, args![campaign]).await?)
}

pub async fn counts(run: &impl Run, campaign: Uuid) -> Result<Vec<CountRow>> {
    Ok(run.all(&COUNTS, args![campaign]).await?)
}

pub async fn supplier(run: &impl Run, name: &str) -> Result<Option<Uuid>> {
    Ok(run.optional(&SUPPLIER, args![crate::kit::format::sort_key(name)]).await?)
}

pub async fn readers(run: &impl Run, organisation: Uuid) -> Result<Vec<Reader>> {
    Ok(run.all(&READERS, args![organisation]).await?)
}

pub async fn add(
    tx: &Tx,
    (questionnaire, answers_by): (Uuid, Date),
    (title, text): (&str, &str),
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<Uuid> {
    let id = Uuid::now_v7();
    tx.execute(&ADD, args![id, questionnaire, title, text, answers_by, by, now]).await?;
    Ok(id)
}

/// `false` for one that was invited before.
pub async fn invite(tx: &Tx, campaign: Uuid, organisation: Uuid, by: Option<Uuid>, now: Timestamp) -> Result<bool> {
    Ok(tx.execute(&INVITE, args![campaign, organisation, by, now]).await? > 0)
}

pub async fn close(tx: &Tx, campaign: Uuid, now: Timestamp) -> Result<()> {
    if tx.execute(&CLOSE, args![campaign, now]).await? == 0 { Err(Error::Conflict) } else { Ok(()) }
}

pub async fn remark(
    tx: &Tx,
    (campaign, organisation): (Uuid, Uuid),
    (place, text): (&str, &str),
    by: Option<Uuid>,
    now: Timestamp,
) -> Result<()> {
    tx.execute(&ADD_REMARK, args![Uuid::now_v7(), campaign, organisation, place, text, by, now]).await?;
    Ok(())
}
