//! The coordinator's desk: every working group with what keeps it from going on, and the way to settle it.

use askama::Template;
use axum::extract::State;
use db::Uuid;

use super::facts::{self, Known};
use super::rules::{Obstacle, obstacles};
use crate::kit::{App, Result, Shell, Viewer, page};
use crate::working_groups::address;

#[derive(Template)]
#[template(path = "follow_up/desk.html")]
struct DeskPage {
    shell: Shell,
    /// Those that lack most first.
    stuck: Vec<(Known, Vec<Obstacle>)>,
    /// Nothing keeps them.
    free: Vec<Known>,
}

impl DeskPage {
    fn title(&self) -> String {
        if self.stuck.is_empty() {
            self.shell.t("follow-up-desk-free")
        } else {
            self.shell.n("follow-up-desk", self.stuck.len())
        }
    }

    fn address(id: &Uuid) -> String {
        address(*id)
    }
}

pub async fn show(State(app): State<App>, viewer: Viewer) -> Result {
    let now = app.clock.now();
    let today = now.to_zoned(viewer.zone.clone()).date();
    let known = facts::of(&app.db, None, today, now).await?;
    let with_obstacles = known.into_iter().map(|group| {
        let found = obstacles(group.state, &group.facts, today);
        (group, found)
    });
    let (mut stuck, free): (Vec<_>, Vec<_>) = with_obstacles.partition(|(_, found)| !found.is_empty());
    stuck.sort_by_key(|(_, found)| std::cmp::Reverse(found.len()));
    page(&DeskPage {
        shell: Shell::new(&viewer)
            .under("/gestion", viewer.language.t("admin-title"))
            .at(viewer.language.t("follow-up-desk-title")),
        stuck,
        free: free.into_iter().map(|(group, _)| group).collect(),
    })
}
