//! The report of an edition: counted all year for those who run it, published once it has ended, and then anyone's, without names.

use boucle::kit::jobs;
use db::testing::engines;
use db::{Run, Uuid, args, sql};

use crate::charters::id;
use crate::house::TestHouse;
use crate::programmes::prepared;
use crate::sessions::planned;

sql! {
    APPLY: () = "
        INSERT INTO application (id, edition_id, status, language, access_given, structure, structure_key, identifier, ownership,
            sector, place_id, expects, commits, is_late, reason, created_at, updated_at, version)
        VALUES ($1, $2, $3, 'fr', '[]', $4, $4, '', $5, $6, (SELECT id FROM place WHERE code = $7), '', TRUE, FALSE, '', $8, $8,
            1)";
    TEAM: () = "
        INSERT INTO team (id, application_id, position, department, project, gets_ready) VALUES ($1, $2, 0, '', '', TRUE)";
    APPLICANT: () = "
        INSERT INTO applicant (id, team_id, position, name, name_key, email, email_key, post, is_elected, person_id)
        SELECT $1, $2, 0, name, name_key, email, email_key, '', FALSE, id FROM person WHERE email_key = $3";
    ATTEND: () = "
        INSERT INTO meeting_person (meeting_id, person_id, delegate, attended)
        SELECT $1, id, '', $3 FROM person WHERE email_key = $2";
    SAY: () = "
        INSERT INTO session_answer (meeting_id, applicant_id, useful, clear, remark, answered_at)
        SELECT $1, a.id, $3, $4, 'Une remarque de Camille', $5
        FROM applicant a JOIN team t ON t.id = a.team_id JOIN application b ON b.id = t.application_id
        WHERE a.email_key = $2 AND b.edition_id = $6";
    PROJECT: () = "
        INSERT INTO purchase_project (id, organisation_id, edition_id, title, title_key, text, circular, social, strategies,
            commitments, stage, reason, stage_at, next_step, bought, supplier, amount, currency, procedure_on, effect,
            effect_unit, created_at, updated_at, version)
        SELECT $1, o.id, $2, 'Achat secret', 'achat secret', '', '', '', '', '', $3, '', $4, '', '', 'Fournisseur secret', $5,
            'EUR', $6, '', '', $4, $4, 1
        FROM organisation o WHERE o.name = 'Ville de Rivemont'";
    CLAUSE: () = "
        INSERT INTO purchase_clause (id, project_id, title, text, kind, in_tender, in_contract, version)
        VALUES ($1, $2, 'Clause', '', $3, TRUE, $4, 1)";
    ERASE: () = "DELETE FROM application WHERE edition_id = $1";
}

/// Structure, ownership, sector, territory, and the account of who takes part: three towns of Seine-Saint-Denis, one of the
/// Essonne and one of Paris, a hospital and a firm of Seine-Saint-Denis.
const ADMITTED: [(&str, &str, &str, &str, &str); 7] = [
    ("Ville Une", "public", "municipality", "FR-D93", "camille.lavoie@example.org"),
    ("Ville Deux", "public", "municipality", "FR-D93", "helene.nguyen@example.org"),
    ("Ville Trois", "public", "municipality", "FR-D93", "fatou.sarr@example.org"),
    ("Ville Quatre", "public", "municipality", "FR-D91", "antoine.pereira@example.org"),
    ("Ville Cinq", "public", "municipality", "FR-D75", "salma.aitouarab@example.org"),
    ("Hôpital Six", "public", "health", "FR-D93", "olivier.kaddour@example.org"),
    ("Maison Sept", "private", "industry", "FR-D94", "thibault.leguennec@example.org"),
];

/// Sessions of `planned`: three were at the opening and five were called; two at the workshop, of five; at the summer plenary nobody
/// noted who was there. Four projects: three contracts of 100, 250 and 400 euros, of which two hold a circular clause and none a
/// social one that was signed; one is at its criteria.
async fn a_year(house: &TestHouse, edition: &str) {
    let (db, now) = (&house.app.db, house.app.clock.now());
    for (structure, ownership, sector, place, email) in ADMITTED {
        let (application, team) = (Uuid::now_v7(), Uuid::now_v7());
        let row = args![application, id(edition), "accepted", structure, ownership, sector, place, now];
        db.execute(&APPLY, row).await.unwrap();
        db.execute(&TEAM, args![team, application]).await.unwrap();
        assert_eq!(db.execute(&APPLICANT, args![Uuid::now_v7(), team, email]).await.unwrap(), 1, "{email}");
    }
    let refused = args![Uuid::now_v7(), id(edition), "declined", "Ville Refusée", "public", "municipality", "FR-D93", now];
    db.execute(&APPLY, refused).await.unwrap();
    let sessions = planned(house, edition).await;
    for (session, there) in [(sessions[0], 3), (sessions[1], 2)] {
        for (number, (.., email)) in ADMITTED.iter().take(5).enumerate() {
            db.execute(&ATTEND, args![session, *email, number < there]).await.unwrap();
        }
    }
    // (4 + 4 + 3) / 3 = 3.67 and (3 + 4 + 2) / 3 = 3 at the opening; two answers at the workshop, 4 and 4, 1 and 1.
    for (session, number, useful, clear) in [(0, 0, 4, 3), (0, 1, 4, 4), (0, 2, 3, 2), (1, 0, 4, 1), (1, 1, 4, 1)] {
        db.execute(&SAY, args![sessions[session], ADMITTED[number].4, useful, clear, now, id(edition)]).await.unwrap();
    }
    for (number, (stage, amount)) in
        [("follow_up", Some(10_000)), ("follow_up", Some(25_000)), ("follow_up", Some(40_000)), ("criteria", None)]
            .into_iter()
            .enumerate()
    {
        let project = Uuid::now_v7();
        let procedure = amount.map(|_: i64| "2027-03-01".parse::<db::Date>().unwrap());
        db.execute(&PROJECT, args![project, id(edition), stage, now, amount, procedure]).await.unwrap();
        db.execute(&CLAUSE, args![Uuid::now_v7(), project, "circular", number < 2]).await.unwrap();
        db.execute(&CLAUSE, args![Uuid::now_v7(), project, "social", false]).await.unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_is_counted_all_year_published_at_the_end_and_names_nobody() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let edition = prepared(&house.coordinator().await).await;
        let organisers = format!("{edition}/organisateurs");
        let pilot = [("organisation", "Fonds Passerelles"), ("part", "pilot")];
        house.coordinator().await.post(&organisers, &pilot).await.is(303);
        let publish = [("act", "publish"), ("_version", "1")];
        house.coordinator().await.post(&format!("{edition}/publication"), &publish).await.is(303);
        a_year(&house, &edition).await;
        let (report, form) = (format!("{edition}/bilan"), format!("{edition}/bilan/modifier"));
        let data = format!("/api/v1/editions/{}/report", id(&edition));

        // In July, with the autumn still to come.
        house.app.clock.move_to("2027-07-01T08:00:00Z".parse().unwrap());
        let noemie = house.coordinator().await;
        noemie.get(&report).await.is(200).says("7 structures accompagnées, 3 achats conclus").says("n’est pas publié");
        for path in [&report, &data, &format!("{report}.csv")] {
            house.visitor().get(path).await.is(404);
        }
        house.visitor().get(&edition).await.is(200).says_not("Lire le bilan");
        let written = [("text", "Une **belle** année."), ("act", "save")];
        noemie.post(&form, &written).await.is(303);
        let early = [("text", "Une **belle** année."), ("act", "publish"), ("_version", "1")];
        noemie.post(&form, &early).await.is(422).says("une fois l’édition terminée").says("Une **belle** année.");

        house.app.clock.move_to("2027-12-11T08:00:00Z".parse().unwrap());
        jobs::minute(&house.app.db, house.app.clock.now()).await.unwrap();
        let noemie = house.coordinator().await;
        noemie.post(&form, &[("text", " "), ("act", "publish"), ("_version", "1")]).await.is(422).says("quelques lignes");
        noemie.post(&form, &written).await.is(422).says("Quelqu’un a enregistré entre-temps");
        noemie.post(&form, &early).await.is(303);
        house.visitor().get(&edition).await.says("Lire le bilan de l’édition");
        let page = house.visitor().get(&report).await;
        page.is(200).says("<strong>belle</strong>").says("Chiffres du 11 décembre 2027").says("3 sur 7").says("Non relevée");
        page.says("3,67").says(">750\u{a0}€<").says("67\u{a0}%").says("Seine-Saint-Denis").says("Autres");

        let answer = house.visitor().get(&data).await;
        let json: serde_json::Value = serde_json::from_str(&answer.is(200).text).unwrap();
        let figures = &json["figures"];
        assert_eq!((&figures["structures"], &figures["people"]), (&7.into(), &7.into()), "{engine:?}");
        // Six public; one private alone would be the difference: together they are seven others.
        assert_eq!(figures["ownership"], serde_json::json!([{"group": "others", "count": 7}]));
        // Five towns; one hospital and one firm are two, whom the only group joins.
        assert_eq!(figures["sectors"], serde_json::json!([{"group": "others", "count": 7}]));
        // Four of Seine-Saint-Denis; Essonne, Paris and Val-de-Marne are three of Île-de-France.
        assert_eq!(
            figures["territories"],
            serde_json::json!([{"group": "Seine-Saint-Denis", "count": 4}, {"group": "Île-de-France", "count": 3}])
        );
        let sessions = figures["sessions"].as_array().unwrap();
        let said: Vec<_> = sessions.iter().map(|it| (&it["attended"], &it["is_noted"])).collect();
        let (none, yes, no) = (serde_json::Value::Null, serde_json::json!(true), serde_json::json!(false));
        assert_eq!(said, [(&3.into(), &yes), (&none, &yes), (&none, &no), (&none, &no)]);
        assert_eq!(sessions[0]["opinion"], serde_json::json!({"answers": 3, "useful": 3.67, "clear": 3.0}));
        assert_eq!(sessions[1]["opinion"], serde_json::json!({"answers": null, "useful": null, "clear": null}));
        // Three of seven, 42.9; what is kept back of the workshop cannot be found from the total.
        assert_eq!(figures["attendance"], 43);
        assert_eq!(figures["opinion"], sessions[0]["opinion"]);
        // One stage of three and one of one: four others.
        assert_eq!(figures["stages"], serde_json::json!([{"group": "others", "count": 4}]));
        assert_eq!((&figures["purchases"], &figures["procedures"]), (&3.into(), &3.into()));
        assert_eq!(figures["amounts"], serde_json::json!([{"currency": "EUR", "cents": 75_000, "purchases": 3}]));
        assert_eq!((&figures["circular"], &figures["social"]), (&67.into(), &0.into()));

        let csv = house.visitor().get(&format!("{report}.csv")).await;
        csv.is(200).says("territory").says("Seine-Saint-Denis").says("EUR_cents").says("75000");
        for text in [&page.text, &answer.text, &csv.text] {
            for name in ["Ville Une", "Maison Sept", "Camille", "Rivemont", "Fournisseur secret", "Achat secret"] {
                assert!(!text.contains(name), "{engine:?}: {name} is named");
            }
        }

        // What was published stays, whatever becomes of those whom it counted, until it is taken back.
        house.app.db.execute(&ERASE, args![id(&edition)]).await.unwrap();
        house.visitor().get(&report).await.says("7 structures accompagnées");
        noemie.post(&form, &[("text", "Une belle année."), ("act", "withdraw"), ("_version", "2")]).await.is(303);
        house.visitor().get(&report).await.is(404);
        noemie.get(&report).await.says("Aucune structure accompagnée");
    }
}
