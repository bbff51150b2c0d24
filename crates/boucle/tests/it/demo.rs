//! The demonstration network: as large as its README says, complete, and plainly invented.

use std::collections::BTreeMap;

use boucle::polls::count::{Method, count};
use boucle::polls::queries as polls;
use db::{Date, Engine, Run, Uuid, args, row, sql};

use crate::house::TestHouse;

row! {
    struct GroupRow {
        title: String,
        organisations: i64,
        categories: i64,
        meetings: i64,
        pledges: i64,
    }
}
row! {
    struct RankRow {
        poll_id: Uuid,
        title: String,
        position: i64,
        rank: Option<i64>,
    }
}
row! {
    struct DependencyRow {
        title: String,
        starts_on: Date,
        due_on: Date,
        is_done: bool,
        notes: i64,
    }
}
row! {
    struct VersionRow {
        title: String,
        number: i64,
        outcome: String,
        asked: i64,
        answered: i64,
        favourable: i64,
        minimum: i64,
        share: String,
        reason: String,
    }
}

sql! {
    SUPPLIERS: i64 = "SELECT count(*) AS n FROM organisation WHERE supplies";
    OTHERS: i64 = "SELECT count(*) AS n FROM organisation WHERE NOT supplies";
    SOLUTIONS: i64 = "SELECT count(*) AS n FROM solution";
    PUBLISHED: i64 = "SELECT count(*) AS n FROM solution WHERE state = 'published'";
    IN_FRENCH: i64 = "SELECT count(*) AS n FROM solution WHERE language = 'fr'";
    NEEDS: i64 = "SELECT count(*) AS n FROM need";
    PEOPLE: i64 = "SELECT count(*) AS n FROM person";
    MEMBERSHIPS: i64 = "SELECT count(*) AS n FROM membership";
    GROUPS: i64 = "SELECT count(*) AS n FROM working_group";
    ACTIONS: i64 = "SELECT count(*) AS n FROM action";
    TOOLS: i64 = "SELECT count(*) AS n FROM tool";
    RUNNING: GroupRow = "
        SELECT s.title,
            (SELECT count(*) FROM participation p WHERE p.group_id = g.id AND p.state = 'accepted') AS organisations,
            (SELECT count(*) FROM working_group_category k WHERE k.group_id = g.id) AS categories,
            (SELECT count(*) FROM meeting m WHERE m.series_id = (SELECT r.id FROM meeting_series r
                WHERE r.space_id = g.id AND r.every_weeks = 6 ORDER BY r.first_at DESC LIMIT 1)) AS meetings,
            (SELECT count(*) FROM pledge e JOIN cycle c ON c.id = e.cycle_id
                WHERE c.group_id = g.id AND c.closed_at IS NULL) AS pledges
        FROM working_group g JOIN space s ON s.id = g.id WHERE g.state = 'running' ORDER BY s.title_key";
    // Comes for an organisation that takes part and has no seat, or has one and does not.
    WRONGLY_SEATED: String = "
        SELECT e.name FROM participation p JOIN participation_person d ON d.participation_id = p.id
            JOIN person e ON e.id = d.person_id
        WHERE p.state = 'accepted' AND NOT EXISTS (SELECT 1 FROM space_member m
            WHERE m.space_id = p.group_id AND m.person_id = d.person_id AND m.until IS NULL AND m.role = 'member')
        UNION SELECT e.name FROM space_member m JOIN working_group g ON g.id = m.space_id JOIN person e ON e.id = m.person_id
        WHERE m.until IS NULL AND m.role = 'member' AND NOT EXISTS (SELECT 1 FROM participation p
            JOIN participation_person d ON d.participation_id = p.id
            WHERE p.group_id = g.id AND p.state = 'accepted' AND d.person_id = m.person_id)";
    // Pledged, answers for an action or was asked to try something, for an organisation for which they do not come.
    STRANGERS: String = "
        WITH delegate AS (SELECT p.group_id, p.organisation_id, d.person_id FROM participation p
            JOIN participation_person d ON d.participation_id = p.id WHERE p.state = 'accepted'),
        act AS (
            SELECT c.group_id, a.organisation_id, a.person_id FROM action a JOIN cycle c ON c.id = a.cycle_id
            UNION SELECT c.group_id, e.organisation_id, h.person_id FROM pledge e JOIN cycle c ON c.id = e.cycle_id
                JOIN pledge_person h ON h.pledge_id = e.id
            UNION SELECT c.group_id, t.organisation_id, t.person_id FROM trial t
                JOIN deliverable_version v ON v.id = t.version_id JOIN deliverable d ON d.id = v.deliverable_id
                JOIN action a ON a.id = d.action_id JOIN cycle c ON c.id = a.cycle_id)
        SELECT e.name FROM act JOIN person e ON e.id = act.person_id WHERE NOT EXISTS (SELECT 1 FROM delegate d
            WHERE d.group_id = act.group_id AND d.organisation_id = act.organisation_id AND d.person_id = act.person_id)";
    RANKS: RankRow = "
        SELECT c.ranking_id AS poll_id, o.title, o.position, o.rank FROM orientation o JOIN cycle c ON c.id = o.cycle_id
        WHERE c.ranking_id IS NOT NULL ORDER BY c.ranking_id, o.position";
    RETAINED_AFTER: i64 = "
        SELECT count(*) AS n FROM orientation one JOIN orientation other ON other.cycle_id = one.cycle_id
        WHERE one.retained_at IS NULL AND other.retained_at IS NOT NULL AND one.rank < other.rank";
    STATES: String = "SELECT DISTINCT state FROM action ORDER BY state";
    LATE: i64 = "
        SELECT count(*) AS n FROM action WHERE state IN ('to_come', 'in_progress', 'to_validate') AND due_on < $1";
    DEPENDENCIES: DependencyRow = "
        SELECT a.title, a.starts_on, o.due_on, o.state = 'done' AS is_done,
            (SELECT count(*) FROM action_note n WHERE n.action_id = a.id) AS notes
        FROM action_dependency d JOIN action a ON a.id = d.action_id JOIN action o ON o.id = d.after_id";
    UNTRIED: String = "
        SELECT a.title FROM action a WHERE a.state = 'to_validate' AND NOT EXISTS (SELECT 1 FROM deliverable d
            JOIN deliverable_version v ON v.deliverable_id = d.id WHERE d.action_id = a.id AND v.outcome IS NULL)";
    DECIDED: VersionRow = "
        SELECT d.title, v.number, v.outcome, count(t.id) AS asked, count(t.verdict) AS answered,
            count(CASE WHEN t.verdict = 'meets' OR (t.verdict = 'with_changes' AND NOT EXISTS
                (SELECT 1 FROM remark r WHERE r.trial_id = t.id AND r.answered_at IS NULL)) THEN 1 END) AS favourable,
            g.trial_minimum AS minimum, g.trial_share AS share, v.reason
        FROM deliverable_version v JOIN deliverable d ON d.id = v.deliverable_id JOIN action a ON a.id = d.action_id
            JOIN cycle c ON c.id = a.cycle_id JOIN working_group g ON g.id = c.group_id JOIN trial t ON t.version_id = v.id
        WHERE v.outcome IS NOT NULL GROUP BY d.title, v.number, v.outcome, g.trial_minimum, g.trial_share, v.reason";
    UNACCEPTED: String = "
        SELECT t.title FROM tool t WHERE t.deliverable_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM deliverable_version v
            WHERE v.deliverable_id = t.deliverable_id AND v.outcome = 'accepted')";
    INCOMPLETE: String = "
        SELECT s.title FROM solution s WHERE s.state = 'published' AND (s.summary = '' OR s.description = ''
            OR NOT EXISTS (SELECT 1 FROM solution_category c WHERE c.solution_id = s.id)
            OR (s.radius_km IS NULL AND NOT EXISTS (SELECT 1 FROM solution_place p WHERE p.solution_id = s.id)))";
    DESCRIPTIONS: String = "SELECT description FROM organisation";
    ADDRESSES: String = "SELECT email FROM person WHERE email NOT LIKE '%@example.org'";
}

#[tokio::test(flavor = "multi_thread")]
async fn the_network_is_as_large_as_it_says() {
    let house = TestHouse::open(Engine::Sqlite).await;
    for (what, statement, expected) in [
        ("suppliers", &SUPPLIERS, 40),
        ("other organisations", &OTHERS, 60),
        ("solutions", &SOLUTIONS, 120),
        ("published solutions", &PUBLISHED, 115),
        ("solutions in French", &IN_FRENCH, 85),
        ("needs", &NEEDS, 25),
        ("people", &PEOPLE, 82),
        ("memberships", &MEMBERSHIPS, 47),
        ("working groups", &GROUPS, 7),
        ("actions", &ACTIONS, 40),
        ("tools", &TOOLS, 11),
    ] {
        assert_eq!(house.app.db.one(statement, args![]).await.unwrap(), expected, "{what}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_published_can_be_found_and_read() {
    let house = TestHouse::open(Engine::Sqlite).await;
    assert_eq!(house.app.db.all(&INCOMPLETE, args![]).await.unwrap(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_takes_it_for_real() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let says_so =
        |text: &String| ["nvent", "à titre d’exemple", "de démonstration"].iter().any(|words| text.contains(words));
    let descriptions = house.app.db.all(&DESCRIPTIONS, args![]).await.unwrap();
    assert_eq!(descriptions.iter().filter(|text| !says_so(text)).collect::<Vec<_>>(), Vec::<&String>::new());
    assert_eq!(house.app.db.all(&ADDRESSES, args![]).await.unwrap(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn four_working_groups_are_at_work_and_others_show_what_else_becomes_of_one() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let running = house.app.db.all(&RUNNING, args![]).await.unwrap();
    assert_eq!(running.len(), 4);
    for group in running {
        assert!((9..=14).contains(&group.organisations), "{}: {} organisations", group.title, group.organisations);
        assert!((1..=group.organisations).contains(&group.pledges), "{}: {} pledges", group.title, group.pledges);
        // A year of one every six weeks.
        assert_eq!((group.categories, group.meetings), (5, 9), "{}", group.title);
    }
    for statement in [&WRONGLY_SEATED, &STRANGERS] {
        assert_eq!(house.app.db.all(statement, args![]).await.unwrap(), Vec::<String>::new());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_ballots_say_is_the_rank_of_the_orientations() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let mut by_poll: BTreeMap<Uuid, Vec<RankRow>> = BTreeMap::new();
    for row in house.app.db.all(&RANKS, args![]).await.unwrap() {
        by_poll.entry(row.poll_id).or_default().push(row);
    }
    assert_eq!(by_poll.len(), 6);
    for (poll, orientations) in by_poll {
        let titles: Vec<&String> = orientations.iter().map(|row| &row.title).collect();
        assert_eq!(polls::options(&house.app.db, poll).await.unwrap().iter().collect::<Vec<_>>(), titles);
        let positions: Vec<i64> = orientations.iter().map(|row| row.position).collect();
        assert_eq!(positions, (0..4).take(titles.len()).collect::<Vec<i64>>());
        let ballots = polls::ballots(&house.app.db, poll).await.unwrap();
        let marks: Vec<_> = ballots.iter().map(|ballot| polls::marks(&ballot.marks).unwrap()).collect();
        assert!(marks.len() >= 6 && marks.iter().all(|marks| Method::Ranking.allows(marks, 0)), "{titles:?}");
        let order = count(Method::Ranking, titles.len(), &marks).order;
        for (place, options) in (1..).zip(order) {
            let [option] = options[..] else { panic!("{titles:?}: two are equal") };
            assert_eq!(orientations[option].rank, Some(place), "{}", titles[option]);
        }
    }
    assert_eq!(house.app.db.one(&RETAINED_AFTER, args![]).await.unwrap(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_action_begins_before_what_it_waits_for_without_saying_why() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let dependencies = house.app.db.all(&DEPENDENCIES, args![]).await.unwrap();
    assert_eq!(dependencies.len(), 17);
    for row in dependencies {
        assert!(row.is_done || row.starts_on >= row.due_on || row.notes > 0, "{}", row.title);
    }
    let states = house.app.db.all(&STATES, args![]).await.unwrap();
    assert_eq!(states, ["done", "dropped", "in_progress", "to_come", "to_validate"]);
    let today: Date = "2026-11-23".parse().unwrap();
    assert_eq!(house.app.db.one(&LATE, args![today]).await.unwrap(), 5);
    assert_eq!(house.app.db.all(&UNTRIED, args![]).await.unwrap(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_accepted_or_refused_was_so_by_the_rule_of_its_group() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let decided = house.app.db.all(&DECIDED, args![]).await.unwrap();
    assert_eq!(decided.len(), 13);
    for version in decided {
        let what = format!("{} {}", version.title, version.number);
        let (of, out_of) = version.share.split_once('/').unwrap();
        let (of, out_of): (i64, i64) = (of.parse().unwrap(), out_of.parse().unwrap());
        assert!(version.answered >= version.minimum, "{what}");
        assert_eq!(version.favourable * out_of >= version.answered * of, version.outcome == "accepted", "{what}");
        let reason: serde_json::Value = serde_json::from_str(&version.reason).unwrap();
        assert_eq!(reason["asked"], version.asked, "{what}");
        assert_eq!(reason["answered"], version.answered, "{what}");
        // Remarks on what was refused were answered later.
        if version.outcome == "accepted" {
            assert_eq!(reason["favourable"], version.favourable, "{what}");
        }
    }
    assert_eq!(house.app.db.all(&UNACCEPTED, args![]).await.unwrap(), Vec::<String>::new());
}
