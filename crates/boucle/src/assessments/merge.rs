//! What of assessments hangs on an organisation: its own, those that it verifies or reads, campaigns that it is asked to try.

use db::sql;

use crate::kit::merging::{HANGING, Hanging};

sql! {
    OWN: i64 = "SELECT count(*) AS n FROM assessment WHERE organisation_id = $1";
    OWN_MOVE: () = "UPDATE assessment SET organisation_id = $2 WHERE organisation_id = $1";
    REVIEWS: i64 = "SELECT count(*) AS n FROM assessment_review WHERE organisation_id = $1";
    REVIEWS_MOVE: () = "UPDATE assessment_review SET organisation_id = $2 WHERE organisation_id = $1";
    SHARES: i64 = "SELECT count(*) AS n FROM assessment_share WHERE organisation_id = $1";
    SHARES_MOVE: () = "UPDATE assessment_share SET organisation_id = $2 WHERE organisation_id = $1";
    CAMPAIGNS: i64 = "SELECT count(*) AS n FROM campaign_firm WHERE organisation_id = $1";
    CAMPAIGNS_MOVE: () = "
        INSERT INTO campaign_firm (campaign_id, organisation_id, invited_by, invited_at)
        SELECT campaign_id, $2, invited_by, invited_at FROM campaign_firm WHERE organisation_id = $1
        ON CONFLICT (campaign_id, organisation_id) DO NOTHING";
    CAMPAIGNS_CLEAR: () = "DELETE FROM campaign_firm WHERE organisation_id = $1";
    REMARKS: i64 = "SELECT count(*) AS n FROM campaign_remark WHERE organisation_id = $1";
    REMARKS_MOVE: () = "UPDATE campaign_remark SET organisation_id = $2 WHERE organisation_id = $1";
}

#[linkme::distributed_slice(HANGING)]
static OWN_HANG: Hanging =
    Hanging { on: "organisation", code: "assessments", count: &OWN, moves: &[&OWN_MOVE], clears: &[] };

#[linkme::distributed_slice(HANGING)]
static REVIEWS_HANG: Hanging =
    Hanging { on: "organisation", code: "reviews", count: &REVIEWS, moves: &[&REVIEWS_MOVE], clears: &[] };

#[linkme::distributed_slice(HANGING)]
static SHARES_HANG: Hanging =
    Hanging { on: "organisation", code: "assessments_read", count: &SHARES, moves: &[&SHARES_MOVE], clears: &[] };

#[linkme::distributed_slice(HANGING)]
static CAMPAIGNS_HANG: Hanging = Hanging {
    on: "organisation",
    code: "campaigns",
    count: &CAMPAIGNS,
    moves: &[&CAMPAIGNS_MOVE],
    clears: &[&CAMPAIGNS_CLEAR],
};

#[linkme::distributed_slice(HANGING)]
static REMARKS_HANG: Hanging =
    Hanging { on: "organisation", code: "remarks", count: &REMARKS, moves: &[&REMARKS_MOVE], clears: &[] };
