//! What working groups wait for from somebody: an answer to an invitation, a pledge, a decision on who asks to come in.

use db::{Run, Uuid, args, row, sql};

use crate::kit::{App, Result, Viewer};

row! {
    // `invited`, `pledge` or `asked`, of an organisation in a group.
    #[derive(Debug, Clone)]
    pub struct Waiting {
        pub kind: String,
        pub group_id: Uuid,
        pub group_title: String,
        pub organisation_id: Uuid,
        pub organisation: String,
        pub participation_id: Option<Uuid>,
    }
}

sql! {
    INVITED: Waiting = "
        SELECT 'invited' AS kind, g.id AS group_id, s.title AS group_title, o.id AS organisation_id, o.name AS organisation,
            CAST(NULL AS UUID) AS participation_id
        FROM group_invitation i JOIN working_group g ON g.id = i.group_id JOIN space s ON s.id = g.id
            JOIN organisation o ON o.id = i.organisation_id
        WHERE i.organisation_id = ANY($1) AND g.state IN ('gathering', 'running') ORDER BY i.invited_at, g.id, o.id LIMIT 10";
    PLEDGES: Waiting = "
        SELECT 'pledge' AS kind, g.id AS group_id, s.title AS group_title, o.id AS organisation_id, o.name AS organisation,
            p.id AS participation_id
        FROM participation_person d JOIN participation p ON p.id = d.participation_id
            JOIN working_group g ON g.id = p.group_id JOIN space s ON s.id = g.id
            JOIN organisation o ON o.id = p.organisation_id JOIN cycle c ON c.group_id = g.id
        WHERE d.person_id = $1 AND p.organisation_id = ANY($2) AND p.state = 'accepted' AND g.state = 'running'
            AND c.closed_at IS NULL AND c.oriented_at IS NOT NULL
            AND NOT EXISTS (SELECT 1 FROM pledge h WHERE h.cycle_id = c.id AND h.organisation_id = p.organisation_id)
        ORDER BY c.oriented_at, g.id, o.id LIMIT 10";
    ASKED: Waiting = "
        SELECT 'asked' AS kind, g.id AS group_id, s.title AS group_title, o.id AS organisation_id, o.name AS organisation,
            p.id AS participation_id
        FROM participation p JOIN working_group g ON g.id = p.group_id JOIN space s ON s.id = g.id
            JOIN organisation o ON o.id = p.organisation_id
        WHERE p.state = 'asked' AND g.state IN ('gathering', 'running')
            AND ($2 OR EXISTS (SELECT 1 FROM space_member m WHERE m.space_id = g.id AND m.person_id = $1
                AND m.role = 'coordinator' AND m.until IS NULL))
        ORDER BY p.asked_at, p.id LIMIT 10";
}

impl Waiting {
    /// All of it, for a person's first page.
    pub async fn of(app: &App, viewer: &Viewer) -> Result<Vec<Self>> {
        let Some(person) = viewer.id() else { return Ok(Vec::new()) };
        let writes_for: Vec<Uuid> =
            viewer.seats().iter().filter(|seat| seat.contributes()).map(|seat| seat.organisation).collect();
        let mut waiting = app.db.all(&ASKED, args![person, viewer.is_coordinator()]).await?;
        if !writes_for.is_empty() {
            waiting.extend(app.db.all(&PLEDGES, args![person, writes_for.clone()]).await?);
            waiting.extend(app.db.all(&INVITED, args![writes_for]).await?);
        }
        Ok(waiting)
    }

    /// Where it is settled.
    pub fn place(&self) -> String {
        match (&*self.kind, self.participation_id) {
            ("pledge", Some(id)) => format!("/participations/{id}/engagement"),
            (_, Some(id)) => format!("/participations/{id}"),
            (_, None) => format!("/chantiers/{}/participation?organisation={}", self.group_id, self.organisation_id),
        }
    }
}
