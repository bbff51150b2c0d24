//! The life of a large network, for measuring: people in spaces that write pages, discuss and meet. Fifty people a space; a
//! hundred pages, five hundred replies and nine meetings in each. The first space holds what is hardest to show: a page with
//! fifty revisions, a topic with five hundred replies, sixty meetings.
//!
//! Always holds: a number of people makes the same titles and texts in the same order. A space is one transaction, and one
//! that is there already is left as it is.

use std::time::Duration;

use db::{Run, Timestamp, Tx, Uuid, args, sql};
use jiff::tz::TimeZone;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::texts::SENTENCES;
use crate::discussions::queries as discussions;
use crate::kit::error::internal;
use crate::kit::viewer::Role;
use crate::kit::{App, Error, Language, Result};
use crate::meetings::queries::{self as meetings, Plan};
use crate::meetings::rules;
use crate::pages::queries::{self as pages, Writing};
use crate::people::accounts::{self, NewPerson};
use crate::spaces::queries::NewSpace;
use crate::spaces::{Part, queries as spaces};

const A_SPACE: usize = 50;
const PAGES: usize = 100;
const REPLIES: usize = 500;
/// So many of the spaces have the buyer of the demonstration among their members.
const OF_THE_BUYER: usize = 20;
const BUYER: &str = "camille.lavoie@example.org";
const COORDINATOR: &str = "noemie.tremblay@example.org";

sql! {
    THERE: Uuid = "SELECT id FROM space WHERE title = $1";
}

/// Makes the life of `people` people, what is missing of it. `progress` is told how many spaces are there.
pub async fn make(app: &App, people: usize, mut progress: impl FnMut(u64)) -> Result<u64> {
    let now = app.clock.now();
    let mut made = 0;
    for number in 0..people.div_ceil(A_SPACE) {
        let title = format!("Groupe {:03}", number + 1);
        if app.db.optional(&THERE, args![&title]).await?.is_none() {
            let title = title.as_str();
            app.db.write(|tx| async move { Space::make(tx, number, title, now).await }).await?;
            made += 1;
        }
        progress(u64::try_from(number + 1).unwrap_or(u64::MAX));
    }
    Ok(made)
}

struct Space {
    tx: Tx,
    id: Uuid,
    members: Vec<Uuid>,
    dice: StdRng,
    now: Timestamp,
}

impl Space {
    async fn make(tx: Tx, number: usize, title: &str, now: Timestamp) -> Result<()> {
        let new = NewSpace {
            kind: "open".to_owned(),
            title: title.to_owned(),
            summary: "Un groupe inventé, pour mesurer.".to_owned(),
            visibility: ["network", "members", "public"].get(number % 3).copied().unwrap_or("network").to_owned(),
            joining: "request".to_owned(),
            time_zone: if number.is_multiple_of(2) { "America/Montreal" } else { "Europe/Paris" }.to_owned(),
        };
        let id = spaces::insert(&tx, &new, None, now).await?;
        let dice = StdRng::seed_from_u64(u64::try_from(number).map_err(internal)?);
        let mut space = Self { tx, id, members: Vec::new(), dice, now };
        space.people(number).await?;
        space.pages(number == 0).await?;
        space.topics(if number == 0 { 1 } else { 20 }).await?;
        space.meetings(&new.time_zone, if number == 0 { (1, 60) } else { (6, 9) }).await
    }

    async fn people(&mut self, space: usize) -> Result<()> {
        for number in space * A_SPACE..(space + 1) * A_SPACE {
            let (email, name) = (format!("personne{number}@example.org"), format!("Personne {number}"));
            let new = NewPerson {
                email: &email,
                name: &name,
                password_hash: None,
                language: if number.is_multiple_of(3) { Language::En } else { Language::Fr },
                time_zone: if number.is_multiple_of(2) { "America/Montreal" } else { "Europe/Paris" },
                role: Role::Member,
            };
            let person = accounts::create_person(&self.tx, new, self.now).await?;
            self.seat(person, Part::Member).await?;
        }
        if let Some(coordinator) = accounts::by_email(&self.tx, COORDINATOR).await? {
            self.seat(coordinator.id, Part::Coordinator).await?;
        }
        if let Some(buyer) = accounts::by_email(&self.tx, BUYER).await?.filter(|_| space < OF_THE_BUYER) {
            self.seat(buyer.id, Part::Member).await?;
        }
        Ok(())
    }

    async fn seat(&mut self, person: Uuid, part: Part) -> Result<()> {
        spaces::seat(&self.tx, self.id, person, part, "", self.now).await?;
        self.members.push(person);
        Ok(())
    }

    /// Ten pages with nine under each; of the first space, the first has fifty revisions.
    async fn pages(&mut self, has_history: bool) -> Result<()> {
        let mut parent = None;
        for number in 0..PAGES {
            let id = Uuid::now_v7();
            let title = format!("Page {:02}", number + 1);
            let under = if number.is_multiple_of(10) { None } else { parent };
            let text = self.text(12);
            let (by, at) = self.somebody()?;
            pages::insert(&self.tx, id, (self.id, under), &writing(&title, &text), by, at).await?;
            if number.is_multiple_of(10) {
                parent = Some(id);
            }
            if number == 0 && has_history {
                self.revise(id, &title, text).await?;
            }
        }
        Ok(())
    }

    async fn revise(&mut self, page: Uuid, title: &str, mut text: String) -> Result<()> {
        for last in 1..50 {
            let more = self.text(1);
            text = format!("{text}\n\n{more}");
            let (by, at) = self.somebody()?;
            pages::update(&self.tx, page, last, &writing(title, &text), by, at).await?;
        }
        Ok(())
    }

    async fn topics(&mut self, topics: usize) -> Result<()> {
        for number in 0..topics {
            let (by, at) = self.somebody()?;
            let topic = discussions::add_topic(&self.tx, self.id, &format!("Sujet {:02}", number + 1), by, at).await?;
            for _ in 0..REPLIES / topics {
                let text = self.text(2);
                let (by, at) = self.somebody()?;
                discussions::add_message(&self.tx, topic, &text, by, &[], at).await?;
            }
        }
        Ok(())
    }

    async fn meetings(&mut self, zone: &str, (every, count): (i64, i64)) -> Result<()> {
        let starts_at = self.now.checked_add(Duration::from_hours(48)).map_err(internal)?;
        let plan = Plan {
            kind: "working".to_owned(),
            title: "Rencontre du groupe".to_owned(),
            text: self.text(1),
            starts_at,
            lasts: 120,
            place: String::new(),
            access: String::new(),
            link: "https://visio.example.org/groupe".to_owned(),
            capacity: None,
        };
        let slots = rules::slots(starts_at, every, count, &TimeZone::get(zone).map_err(internal)?).unwrap_or_default();
        meetings::insert_series(&self.tx, (self.id, zone), every, &slots, &plan, None, self.now).await?;
        Ok(())
    }

    /// Who writes, and when: within the last two years.
    fn somebody(&mut self) -> Result<(Option<Uuid>, Timestamp)> {
        let person = self.members.get(self.dice.random_range(0..self.members.len())).copied();
        let ago = Duration::from_mins(self.dice.random_range(60..2 * 365 * 24 * 60));
        Ok((person, self.now.checked_sub(ago).map_err(internal)?))
    }

    /// So many paragraphs of four sentences.
    fn text(&mut self, paragraphs: usize) -> String {
        let mut paragraph = || -> String {
            let sentences = (0..4).map(|_| SENTENCES.get(self.dice.random_range(0..SENTENCES.len())).copied());
            sentences.flatten().collect::<Vec<_>>().join(" ")
        };
        let mut text = String::new();
        for number in 0..paragraphs {
            if number > 0 && number.is_multiple_of(4) {
                text.push_str("## Ce qu’il faut savoir\n\n");
            }
            text.push_str(&paragraph());
            text.push_str("\n\n");
        }
        text.trim_end().to_owned()
    }
}

fn writing<'w>(title: &'w str, text: &'w str) -> Writing<'w> {
    Writing { title, text, comment: "", minor: false, targets: Vec::new() }
}

/// Where the hardest pages are: the page with fifty revisions, the topic with five hundred replies, the first space.
pub async fn hardest(app: &App) -> Result<Vec<(&'static str, String)>> {
    let Some(space) = app.db.optional(&THERE, args!["Groupe 001"]).await? else { return Ok(Vec::new()) };
    let page = app.db.one(&HARD_PAGE, args![space]).await?;
    let topic = app.db.one(&HARD_TOPIC, args![space]).await?;
    Ok::<_, Error>(vec![
        ("space", format!("/espaces/{space}")),
        ("page", format!("/pages/{page}")),
        ("topic", format!("/echanges/{topic}")),
    ])
}

sql! {
    HARD_PAGE: Uuid = "SELECT id FROM page WHERE space_id = $1 AND revision >= 50 ORDER BY id LIMIT 1";
    HARD_TOPIC: Uuid = "SELECT id FROM topic WHERE space_id = $1 ORDER BY id LIMIT 1";
}
