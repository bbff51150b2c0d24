//! The little that scoring and sorting read of every candidate, one cache line a solution, so that a family with
//! thousands of solutions is scored in a millisecond.

use uuid::Uuid;

use crate::columns::Row;

#[derive(Debug, Clone, Copy)]
pub(crate) struct Brief {
    pub id: Uuid,
    pub updated: i64,
    /// Day on which the entry was last confirmed or changed, since 1970-01-01.
    pub seen_day: i32,
    /// Latitude and longitude of the supplier, when known by themselves.
    pub point: Option<(f32, f32)>,
    pub supplier_place: Option<Uuid>,
    /// One bit a strategy, one bit a commitment.
    pub strategies: u16,
    pub commitments: u8,
    pub social_economy: bool,
    /// Commitments, statuses and social economy together.
    pub social_count: u8,
    /// References and verified status, four at most.
    pub evidence: u8,
    /// Whether labels have to be looked up for their verification and expiry.
    pub has_labels: bool,
}

impl Brief {
    pub fn of(row: &Row) -> Brief {
        let seen = row.updated.max(row.confirmed.unwrap_or(i64::MIN));
        let social = row.commitments.len() + row.statuses.len() + usize::from(row.social_economy);
        let evidence = row.proofs.saturating_add(u32::from(row.statuses_verified)).min(4);
        Brief {
            id: row.id,
            updated: row.updated,
            seen_day: i32::try_from(seen.div_euclid(86_400)).unwrap_or(i32::MAX),
            point: row.supplier_point.map(|point| (point.0 as f32, point.1 as f32)),
            supplier_place: row.supplier_place,
            strategies: row.strategies.iter().fold(0, |bits, strategy| bits | 1 << strategy.position()),
            commitments: row.commitments.iter().fold(0, |bits, commitment| bits | 1 << commitment.position()),
            social_economy: row.social_economy,
            social_count: social.min(255) as u8,
            evidence: evidence as u8,
            has_labels: !row.labels.is_empty(),
        }
    }
}
