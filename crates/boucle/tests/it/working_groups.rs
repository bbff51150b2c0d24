//! Working groups: proposed, gathered, started, run in cycles of orientations and pledges, ended; who sees what of them, and
//! what is written to whom.

use std::time::Duration;

use boucle::working_groups::queries;
use db::testing::engines;
use db::{Run, Uuid, args, row, sql};

use crate::house::{Asker, TestHouse, noon};

const CAMILLE: &str = "camille.lavoie@example.org";
const LAURENCE: &str = "laurence.berube@example.org";
const OLIVIER: &str = "olivier.kaddour@example.org";
const JEAN_FELIX: &str = "jeanfelix.ouellet@example.org";
const MATHILDE: &str = "mathilde.gagnon@example.org";
/// Of an organisation that is no member of the network.
const BRUNO: &str = "bruno.lachapelle@example.org";
const HELENE: &str = "helene.nguyen@example.org";
/// Reads for Ville de Rivemont, writes for the Société de transport de la Rive-Haute.
const ROSALIE: &str = "rosalie.nadeau@example.org";
const A_DAY: Duration = Duration::from_hours(24);

row! {
    #[derive(Debug)]
    struct Mail {
        recipient: String,
        subject: String,
        body: String,
    }
}

sql! {
    MAILS: Mail = "SELECT recipient, subject, body FROM mail ORDER BY created_at, id";
    PERSON: Uuid = "SELECT id FROM person WHERE email = $1";
    ORGANISATION: Uuid = "SELECT id FROM organisation WHERE name = $1";
    CATEGORY: Uuid = "SELECT id FROM category WHERE code = $1";
    PARTICIPATION: Uuid = "
        SELECT p.id FROM participation p JOIN organisation o ON o.id = p.organisation_id
        WHERE p.group_id = $1 AND o.name = $2 AND p.state IN ('asked', 'accepted')";
    SEATS: i64 = "
        SELECT count(*) AS n FROM space_member m JOIN person p ON p.id = m.person_id
        WHERE m.space_id = $1 AND p.email = $2 AND m.until IS NULL";
    COMES: i64 = "
        SELECT count(*) AS n FROM participation_person d JOIN participation p ON p.id = d.participation_id
        WHERE p.group_id = $1 AND d.person_id = $2";
    GROUPS: i64 = "SELECT count(*) AS n FROM working_group g JOIN space s ON s.id = g.id WHERE s.title = 'Réemploi'";
    ORIENTATION: Uuid = "SELECT id FROM orientation WHERE title = $1";
    RANKS: String = "
        SELECT o.title FROM orientation o JOIN cycle c ON c.id = o.cycle_id WHERE c.group_id = $1 AND o.rank IS NOT NULL
        ORDER BY o.rank, o.title";
    CLOSE_CYCLE: () = "UPDATE cycle SET closed_at = $2 WHERE group_id = $1 AND closed_at IS NULL";
    HELD: i64 = "
        SELECT count(*) AS n FROM working_group_category g JOIN category c ON c.id = g.category_id
        WHERE g.group_id = $1 AND c.code = $2";
    BOTH_ORGANISATIONS: () = "INSERT INTO organisation_role (person_id, organisation_id, role, since) VALUES ($1, $2, 'contributor', $3)";
}

async fn person(house: &TestHouse, email: &str) -> String {
    house.app.db.one(&PERSON, args![email]).await.unwrap().to_string()
}

/// What was written, to whom.
async fn mails(house: &TestHouse) -> Vec<Mail> {
    house.settle().await;
    house.app.db.all(&MAILS, args![]).await.unwrap()
}

async fn organisation(house: &TestHouse, name: &str) -> String {
    house.app.db.one(&ORGANISATION, args![name]).await.unwrap().to_string()
}

async fn participation(house: &TestHouse, group: &str, name: &str) -> String {
    let id = house.app.db.one(&PARTICIPATION, args![id(group), name]).await.unwrap();
    format!("/participations/{id}")
}

/// The id in an address.
fn id(address: &str) -> Uuid {
    address.rsplit('/').next().unwrap().parse().unwrap()
}

/// Proposes a group as the buyer, for Ville de Rivemont; its address.
async fn proposed(house: &TestHouse, asker: &Asker<'_>) -> String {
    let rivemont = organisation(house, "Ville de Rivemont").await;
    let category = house.app.db.one(&CATEGORY, args!["furniture.office"]).await.unwrap().to_string();
    let answer = asker
        .post(
            "/chantiers/nouveau",
            &[
                ("_once", "01900000-0000-7000-8000-00000000000a"),
                ("organisation", &rivemont),
                ("title", "Réemploi"),
                ("problem", "On jette des bureaux en bon état."),
                ("scope", "Les bureaux et les chaises."),
                ("hopes", "Une fiche de critères."),
                ("categories", &category),
                ("currency", "CAD"),
                ("time_zone", "America/Montreal"),
            ],
        )
        .await;
    answer.is(303);
    answer.location.strip_suffix("/organisations").unwrap().to_owned()
}

/// Comes into a group for an organisation that is a member of the network.
async fn join(house: &TestHouse, group: &str, email: &str, name: &str) {
    let fields = [("organisation", &*organisation(house, name).await), ("people", &*person(house, email).await)];
    house.person(email).await.post(&format!("{group}/participation"), &fields).await.is(303);
}

const MEMBERS: [(&str, &str); 4] = [
    (LAURENCE, "Centre de services scolaire des Deux-Rivières"),
    (OLIVIER, "Hôpital de l’Estuaire"),
    (JEAN_FELIX, "CHU Beauval"),
    (MATHILDE, "Ville de Val-Marquis"),
];

const DATES: [(&str, &str); 3] = [("title", "Cycle 2026-2027"), ("starts_on", "2026-11-23"), ("ends_on", "2027-11-22")];

fn with<'a>(fields: &[(&'a str, &'a str)], more: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    fields.iter().chain(more).copied().collect()
}

/// A group of five organisations that has started.
async fn started(house: &TestHouse) -> String {
    let group = proposed(house, &house.buyer().await).await;
    for (email, name) in MEMBERS {
        join(house, &group, email, name).await;
    }
    let start = with(&DATES, &[("act", "start")]);
    house.coordinator().await.post(&format!("{group}/etat"), &start).await.is(303);
    group
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_gathers_and_starts_with_its_fifth_organisation() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (camille, noemie) = (house.buyer().await, house.coordinator().await);
        let wrong = camille.post("/chantiers/nouveau", &[("title", ""), ("problem", "x")]).await;
        wrong.is(422).says("Donnez un titre").says("Choisissez au moins une catégorie");
        camille
            .post(
                "/chantiers/nouveau",
                &[("suggest", "1"), ("title", "Chaises et bureaux"), ("problem", "Mobilier de bureau")],
            )
            .await
            .is(200)
            .says("catégorie");
        house.person("agathe.morin@example.org").await.get("/chantiers/nouveau").await.is(403);
        let group = proposed(&house, &camille).await;
        // The form was posted twice.
        assert_eq!(proposed(&house, &camille).await, group);
        assert_eq!(house.app.db.one(&GROUPS, args![]).await.unwrap(), 1);
        let organisations = format!("{group}/organisations");
        camille.get(&organisations).await.is(200).says("1 organisation sur 5").says("Il manque 4 organisations");
        camille.get("/chantiers").await.is(200).says("Les vôtres").says("rassembler encore 4 organisations");
        camille.get(&format!("/espaces/{}", id(&group))).await.is(200).says("On jette des bureaux");
        let (start, state) = (with(&DATES, &[("act", "start")]), format!("{group}/etat"));
        noemie.post(&state, &start).await.is(422).says("Il manque 4 organisations pour démarrer");
        for (email, name) in MEMBERS {
            noemie.post(&state, &start).await.is(422);
            join(&house, &group, email, name).await;
        }
        camille.get(&organisations).await.is(200).says("5 organisations sur 5").says("5 membres").says("Olivier Kaddour");
        // The network sees organisations and how many come for them; names are for those who are in the group.
        let idriss = house.supplier().await;
        idriss.get(&organisations).await.is(200).says("CHU Beauval").says("1 personne").says_not("Olivier Kaddour");
        camille.post(&state, &start).await.is(403);
        noemie.get(&state).await.is(200).says("Cycle 2026-2027").says("Démarrer le chantier");
        noemie
            .post(&state, &[("act", "start"), ("title", "x"), ("starts_on", "2027-01-01"), ("ends_on", "2026-01-01")])
            .await
            .is(422)
            .says("La fin vient après le début");
        let answer = noemie.post(&state, &start).await;
        assert_eq!((answer.status.as_u16(), answer.location.as_str()), (303, format!("{group}/orientations").as_str()));
        let told = mails(&house).await;
        assert_eq!(told.iter().filter(|mail| mail.subject.ends_with("démarre")).count(), 5, "{told:?}");
        noemie.post(&state, &start).await.is(422).says("déjà en cours");
        camille.get("/chantiers").await.is(200).says("retenir les orientations");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_act_is_answered_in_every_state() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (camille, noemie) = (house.buyer().await, house.coordinator().await);
        let group = proposed(&house, &camille).await;
        let state = format!("{group}/etat");
        let act = async |act: &'static str| noemie.post(&state, &with(&DATES, &[("act", act)])).await;
        act("end").await.is(422).says("n’a pas démarré");
        act("reopen").await.is(422).says("déjà ouvert aux organisations");
        act("dance").await.is(422);
        act("decline").await.is(422).says("Dites pourquoi");
        noemie.post(&state, &[("act", "decline"), ("note", "Un autre chantier s’en occupe.")]).await.is(303);
        // What is declined is read, and no longer written.
        camille.get(&format!("{group}/organisations")).await.is(200);
        camille.get("/chantiers?vue=passes").await.is(200).says("Réemploi").says("Décliné");
        camille.post(&format!("/espaces/{}/echanges/nouveau", id(&group)), &[("title", "x"), ("text", "x")]).await.is(403);
        camille.get(&format!("{group}/modifier")).await.is(403);
        for tried in ["start", "decline", "end"] {
            act(tried).await.is(422).says("a été déclinée");
        }
        act("reopen").await.is(303);
        camille.get(&format!("{group}/modifier")).await.is(200);
        for (email, name) in MEMBERS {
            join(&house, &group, email, name).await;
        }
        act("start").await.is(303);
        act("decline").await.is(422).says("déjà en cours");
        act("end").await.is(422).says("clos par son bilan");
        noemie.post(&format!("{group}/cycles/nouveau"), &DATES).await.is(422).says("Un cycle est déjà ouvert");
        house.app.db.execute(&CLOSE_CYCLE, args![id(&group), noon()]).await.unwrap();
        act("end").await.is(303);
        for tried in ["start", "decline", "end"] {
            act(tried).await.is(422).says("est terminé");
        }
        camille.get(&format!("{group}/participation")).await.is(403);
        act("reopen").await.is(303);
        noemie.get(&state).await.is(200).says("Ouvrir un cycle");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organisation_from_outside_comes_against_a_contribution_that_is_followed() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (camille, noemie, bruno) = (house.buyer().await, house.coordinator().await, house.person(BRUNO).await);
        let group = proposed(&house, &camille).await;
        let (ask, members) = (format!("{group}/participation"), format!("/espaces/{}/membres", id(&group)));
        bruno.get(&ask).await.is(200).says("n’est pas membre du réseau");
        let (fleuve, himself) = (organisation(&house, "Société du Fleuve").await, person(&house, BRUNO).await);
        let fields = [("organisation", &*fleuve), ("people", &*himself)];
        bruno
            .post(&ask, &with(&fields, &[("terms", "member"), ("offer", "x")]))
            .await
            .is(422)
            .says("Choisissez dans la liste");
        bruno.post(&ask, &with(&fields, &[("terms", "contributes_money")])).await.is(422).says("Décrivez ce que");
        let offer = with(&fields, &[("terms", "contributes_money"), ("offer", "Cinq mille dollars")]);
        bruno.post(&ask, &offer).await.is(303);
        // Asked twice is asked once, and nobody else asks in its name.
        bruno.post(&ask, &offer).await.is(303);
        house.supplier().await.post(&ask, &offer).await.is(403);
        let told = mails(&house).await;
        let asked = told.iter().find(|mail| mail.recipient == "noemie.tremblay@example.org").unwrap();
        assert!(asked.body.contains("Société du Fleuve demande à participer") && asked.body.contains("/participations/"));
        noemie.get("/").await.is(200).says("Société du Fleuve demande à participer");
        let place = participation(&house, &group, "Société du Fleuve").await;
        // Until it is accepted nobody has a seat.
        bruno.get(&members).await.is(403);
        camille.get(&place).await.is(403);
        bruno.post(&place, &[("act", "accept"), ("due", "1")]).await.is(403);
        noemie.get(&place).await.is(200).says("Cinq mille dollars");
        noemie.post(&place, &[("act", "accept")]).await.is(422).says("Écrivez le montant convenu");
        noemie.post(&place, &[("act", "accept"), ("due", "5 000")]).await.is(303);
        noemie.post(&place, &[("act", "accept"), ("due", "5 000")]).await.is(409);
        bruno.get(&members).await.is(200).says("Bruno Lachapelle");
        camille
            .get(&format!("{group}/organisations"))
            .await
            .is(200)
            .says("2 organisations sur 5")
            .says("1 contribution financière");
        let received = format!("{place}/contributions");
        noemie.post(&received, &[("act", "receive"), ("amount", "beaucoup"), ("received_on", "2026-11-23")]).await.is(422);
        let sum = [("act", "receive"), ("amount", "2 000,50"), ("received_on", "2026-11-23"), ("note", "Chèque")];
        noemie.post(&received, &with(&sum, &[("_once", "01900000-0000-7000-8000-00000000000b")])).await.is(303);
        noemie.post(&received, &with(&sum, &[("_once", "01900000-0000-7000-8000-00000000000b")])).await.is(303);
        // 5 000 − 2 000,50 = 2 999,50; posted twice, received once.
        bruno.get(&place).await.is(200).says("2\u{202f}999,50").says("Chèque");
        bruno.post(&received, &sum).await.is(403);
        camille.get(&format!("{group}/organisations")).await.is(200).says_not("Reste à recevoir");
        let told = mails(&house).await;
        assert!(told.iter().any(|mail| mail.recipient == BRUNO && mail.body.contains("participe maintenant")), "{told:?}");
        // It leaves, with a reason, and its people with it.
        bruno.post(&place, &[("act", "leave")]).await.is(422).says("Dites pourquoi");
        bruno.post(&place, &[("act", "leave"), ("reason", "Fin du budget")]).await.is(303);
        bruno.get(&members).await.is(403);
        camille.get(&format!("{group}/organisations")).await.is(200).says("Fin du budget").says("1 organisation sur 5");
        // It may ask again, and be declined with a reason that it reads.
        bruno.post(&ask, &offer).await.is(303);
        let place = participation(&house, &group, "Société du Fleuve").await;
        noemie.post(&place, &[("act", "decline")]).await.is(422);
        noemie.post(&place, &[("act", "decline"), ("reason", "Le groupe est complet")]).await.is(303);
        bruno.get(&place).await.is(200).says("Le groupe est complet");
        assert!(
            mails(&house).await.iter().any(|mail| mail.recipient == BRUNO && mail.body.contains("Le groupe est complet"))
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_membership_that_lapses_is_said_and_stops_nothing() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let group = started(&house).await;
        // Of the five, three are members until 31 December 2026, and Val-Marquis without an end; CHU Beauval until then too.
        house.app.clock.advance(A_DAY * 40);
        let (camille, noemie) = (house.buyer().await, house.coordinator().await);
        let page = camille.get(&format!("{group}/organisations")).await;
        page.is(200)
            .says("1 organisation, 5 requises pour démarrer")
            .says("4 organisations ne sont plus membres")
            .says("Le travail continue");
        camille
            .post(&format!("/espaces/{}/echanges/nouveau", id(&group)), &[("title", "Suite"), ("text", "On continue.")])
            .await
            .is(303);
        camille.get(&participation(&house, &group, "Ville de Rivemont").await).await.is(200).says("a pris fin");
        noemie.get(&format!("{group}/etat")).await.is(200);
        let today = house.app.clock.now().to_zoned(jiff::tz::TimeZone::UTC).date();
        let participants = queries::participants(&house.app.db, id(&group), today).await.unwrap();
        assert_eq!((participants.len(), participants.iter().filter(|it| it.counts()).count()), (5, 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_comes_for_two_organisations_stays_until_both_have_ended() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let camille = house.buyer().await;
        let group = proposed(&house, &camille).await;
        let (db, space) = (&house.app.db, id(&group));
        join(&house, &group, ROSALIE, "Société de transport de la Rive-Haute").await;
        let rosalie = person(&house, ROSALIE).await;
        let rivemont = participation(&house, &group, "Ville de Rivemont").await;
        let stranger = person(&house, OLIVIER).await;
        camille.post(&format!("{rivemont}/personnes"), &[("act", "come"), ("person", &stranger)]).await.is(422);
        camille.post(&format!("{rivemont}/personnes"), &[("act", "come"), ("person", &rosalie)]).await.is(303);
        let seats = async || db.one(&SEATS, args![space, ROSALIE]).await.unwrap();
        assert_eq!(db.one(&COMES, args![space, rosalie.parse::<Uuid>().unwrap()]).await.unwrap(), 2);
        assert_eq!(seats().await, 1);
        let transport = participation(&house, &group, "Société de transport de la Rive-Haute").await;
        house.person(ROSALIE).await.post(&transport, &[("act", "leave"), ("reason", "Trop loin de nous")]).await.is(303);
        assert_eq!(seats().await, 1, "she still comes for Ville de Rivemont");
        camille.post(&format!("{rivemont}/personnes"), &[("act", "go"), ("person", &rosalie)]).await.is(303);
        assert_eq!(seats().await, 0);
        // Who leaves the space by themselves comes for nobody any more.
        camille.post(&format!("{rivemont}/personnes"), &[("act", "come"), ("person", &rosalie)]).await.is(303);
        house.person(ROSALIE).await.post(&format!("/espaces/{space}/adhesion"), &[("act", "leave")]).await.is(303);
        assert_eq!(db.one(&COMES, args![space, rosalie.parse::<Uuid>().unwrap()]).await.unwrap(), 0);
        // Nor does who deletes their account.
        camille.post(&format!("{rivemont}/personnes"), &[("act", "come"), ("person", &rosalie)]).await.is(303);
        house.person(ROSALIE).await.get("/moi/donnees").await.is(200).says("Réemploi");
        house.person(ROSALIE).await.post("/moi/suppression", &[("email", ROSALIE)]).await.is(303);
        assert_eq!(db.one(&COMES, args![space, rosalie.parse::<Uuid>().unwrap()]).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn organisations_whose_needs_touch_the_categories_are_invited_once() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (camille, noemie) = (house.buyer().await, house.coordinator().await);
        let group = proposed(&house, &camille).await;
        let page = camille.get(&format!("{group}/organisations")).await;
        // The bank of the demonstration furnishes three floors: its need is in `furniture.office`.
        page.is(200).says("Banque Carmin").says_not("Inviter<span class=\"hidden\"> Ville de Rivemont");
        let bank = organisation(&house, "Banque Carmin").await;
        let invitations = format!("{group}/invitations");
        house.person(LAURENCE).await.post(&invitations, &[("organisation", &bank)]).await.is(403);
        let stranger = organisation(&house, "Atelier Second Souffle").await;
        camille.post(&invitations, &[("organisation", &stranger)]).await.is(422);
        camille.post(&invitations, &[("organisation", &bank)]).await.is(303);
        noemie.post(&invitations, &[("organisation", &bank)]).await.is(303);
        let told = mails(&house).await;
        assert_eq!(told.len(), 1, "nobody is invited twice");
        assert_eq!(told[0].recipient, "antoine.pereira@example.org");
        assert!(told[0].body.contains(&format!("{group}/participation?organisation={bank}")), "{told:?}");
        camille.get(&format!("{group}/organisations")).await.is(200).says("Invitée le");
        let antoine = house.person("antoine.pereira@example.org").await;
        antoine.get("/").await.is(200).says("Banque Carmin est invitée");
        antoine.get(&format!("{group}/participation?organisation={bank}")).await.is(200).says("On jette des bureaux");
        join(&house, &group, "antoine.pereira@example.org", "Banque Carmin").await;
        antoine.get("/").await.is(200).says_not("Banque Carmin est invitée");
        // A category that is merged into another takes the groups with it.
        let (from, into) = ("furniture.office", "furniture.school");
        let page = format!("/gestion/categories/{}", house.app.db.one(&CATEGORY, args![from]).await.unwrap());
        let target = house.app.db.one(&CATEGORY, args![into]).await.unwrap().to_string();
        noemie.post(&format!("{page}/fusion"), &[("into", &target)]).await.is(303);
        let held = async |code: &'static str| house.app.db.one(&HELD, args![id(&group), code]).await.unwrap();
        assert_eq!((held(from).await, held(into).await), (0, 1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_proposal_is_said_better_and_nobody_s_text_is_lost() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (camille, noemie) = (house.buyer().await, house.coordinator().await);
        let group = proposed(&house, &camille).await;
        let category = house.app.db.one(&CATEGORY, args!["furniture.office"]).await.unwrap().to_string();
        let edit = format!("{group}/modifier");
        let form = [
            ("_version", "1"),
            ("problem", "Des bureaux sains partent à la casse."),
            ("scope", "Bureaux"),
            ("hopes", "Une fiche"),
            ("categories", &*category),
            ("currency", "CAD"),
            ("time_zone", "America/Montreal"),
        ];
        house.person(LAURENCE).await.get(&edit).await.is(403);
        camille.get(&edit).await.is(200).says("On jette des bureaux").says_not("Part d’avis favorables");
        camille.post(&edit, &with(&form, &[("title", "Réemploi du mobilier")])).await.is(303);
        camille
            .get(&format!("/espaces/{}", id(&group)))
            .await
            .is(200)
            .says("Réemploi du mobilier")
            .says("partent à la casse");
        let rule = [("trial_minimum", "4"), ("trial_share", "3/4"), ("title", "Autre")];
        let late = noemie.post(&edit, &with(&form, &rule)).await;
        late.is(422).says("Quelqu’un a enregistré entre-temps").says("name=\"_version\" value=\"2\"");
        let again: Vec<_> = with(&form, &rule).into_iter().filter(|(name, _)| *name != "_version").collect();
        noemie.post(&edit, &with(&again, &[("_version", "2")])).await.is(303);
        let row = queries::find(&house.app.db, id(&group)).await.unwrap();
        assert_eq!((row.trial_minimum, row.trial_share.as_str(), row.version), (4, "3/4", 3));
    }
}

/// Ranks so many options: the first is 1.
async fn ranked(house: &TestHouse, email: &str, poll: &str, marks: &[&str]) {
    let names: Vec<String> = (0..marks.len()).map(|option| format!("mark-{option}")).collect();
    let fields: Vec<(&str, &str)> = names.iter().map(String::as_str).zip(marks.iter().copied()).collect();
    house.person(email).await.post(poll, &fields).await.is(303);
}

/// The address of the poll that the page of orientations leads to.
async fn poll_of(asker: &Asker<'_>, group: &str) -> String {
    let page = asker.get(&format!("{group}/orientations")).await;
    let link = page.text.split("href=\"/votes/").nth(1).unwrap().split('"').next().unwrap().to_owned();
    format!("/votes/{link}")
}

/// Consults the members, and proposes three orientations: two by the board, one by a member.
async fn proposals(house: &TestHouse, group: &str) {
    let (helene, noemie) = (house.person(HELENE).await, house.coordinator().await);
    let question = [("question", "Sur quoi ?"), ("options", "Bureaux\nChaises"), ("day", "2026-11-30"), ("time", "18:00")];
    helene.post(&format!("{group}/consultation"), &question).await.is(303);
    let poll = poll_of(&noemie, group).await;
    house.buyer().await.post(&poll, &[("mark-0", "1")]).await.is(303);
    noemie.post(&format!("{poll}/cloture"), &[("act", "close")]).await.is(303);
    for title in ["Critères communs", "Prêt entre services"] {
        helene.post(&format!("{group}/orientations"), &[("title", title), ("text", "À préciser.")]).await.is(303);
    }
    house.buyer().await.post(&format!("{group}/orientations"), &[("title", "Inventaire")]).await.is(303);
}

#[tokio::test(flavor = "multi_thread")]
async fn members_are_consulted_the_board_proposes_all_rank_and_the_first_are_retained() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let group = started(&house).await;
        let (camille, noemie, helene) = (house.buyer().await, house.coordinator().await, house.person(HELENE).await);
        let (page, idriss) = (format!("{group}/orientations"), house.supplier().await);
        // Before the consultation nobody proposes, and only the board or who leads consults.
        camille.get(&page).await.is(200).says("Les membres sont à consulter").says_not("Ouvrir la consultation");
        helene.get(&page).await.is(200).says("Ouvrir la consultation").says("Mobilier de bureau");
        camille.post(&format!("{group}/consultation"), &[("question", "?")]).await.is(403);
        helene.post(&page, &[("title", "Trop tôt")]).await.is(422).says("une fois la consultation close");
        helene
            .post(&format!("{group}/consultation"), &[("question", "?"), ("options", "Une")])
            .await
            .is(422)
            .says("de 2 à 30");
        helene.post(&format!("{group}/retenues"), &[("first", "1")]).await.is(403);
        proposals(&house, &group).await;
        helene.post(&format!("{group}/consultation"), &[("question", "?")]).await.is(422).says("déjà été ouverte");
        // The board, who is not in the space, reads what the members answered.
        helene.get(&page).await.is(200).says("3 orientations à compléter et à classer").says("Bureaux").says_not("/votes/");
        camille.post(&page, &[("title", "Inventaire")]).await.is(422).says("porte déjà ce titre");
        idriss.post(&page, &[("title", "D’ailleurs")]).await.is(403);
        // Two word the same one at once.
        let own = house.app.db.one(&ORIENTATION, args!["Inventaire"]).await.unwrap();
        let word = format!("/orientations/{own}/modifier");
        camille.post(&word, &[("_version", "1"), ("title", "Inventaire commun"), ("text", "De tous.")]).await.is(303);
        let late = helene.post(&word, &[("_version", "1"), ("title", "Un inventaire"), ("text", "")]).await;
        late.is(422).says("Quelqu’un a enregistré entre-temps").says("Inventaire commun");
        // The ranking: by those who lead, for the organisations that take part.
        camille.post(&format!("{group}/classement"), &[("day", "2026-12-01")]).await.is(403);
        let rank = [("day", "2026-12-01"), ("time", "18:00"), ("quorum", "3")];
        noemie
            .post(&format!("{group}/classement"), &[("day", "2026-01-01"), ("time", "18:00"), ("quorum", "3")])
            .await
            .is(422);
        noemie.post(&format!("{group}/classement"), &rank).await.is(303);
        camille.get(&page).await.is(200).says("3 orientations sont au classement").says_not("Reformuler<");
        camille
            .post(&word, &[("_version", "3"), ("title", "Autrement"), ("text", "")])
            .await
            .is(422)
            .says("Le classement est ouvert");
        camille.post(&page, &[("title", "Encore une")]).await.is(422).says("Le classement est ouvert");
        noemie.post(&format!("{group}/retenues"), &[("first", "1")]).await.is(422);
        let poll = poll_of(&camille, &group).await;
        // Options: Critères communs, Prêt entre services, Inventaire commun. By hand: the first beats the second 3 to 0 and
        // the third 2 to 1; the third beats the second 2 to 1.
        ranked(&house, CAMILLE, &poll, &["1", "3", "2"]).await;
        ranked(&house, LAURENCE, &poll, &["2", "3", "1"]).await;
        ranked(&house, OLIVIER, &poll, &["1", "2", "3"]).await;
        noemie.post(&format!("{poll}/cloture"), &[("act", "close")]).await.is(303);
        let ranks = house.app.db.all(&RANKS, args![id(&group)]).await.unwrap();
        assert_eq!(ranks, ["Critères communs", "Inventaire commun", "Prêt entre services"]);
        camille
            .get(&page)
            .await
            .is(200)
            .says("3 orientations classées")
            .says("1re")
            .says("Classées par 3 organisations")
            .says(&poll);
        camille
            .post(&word, &[("_version", "3"), ("title", "Autrement"), ("text", "")])
            .await
            .is(422)
            .says("ont été classées");
        camille.post(&format!("{group}/retenues"), &[("first", "2")]).await.is(403);
        noemie.post(&format!("{group}/retenues"), &[("first", "4")]).await.is(422);
        noemie.post(&format!("{group}/retenues"), &[("first", "2")]).await.is(303);
        camille.get(&page).await.is(200).says("2 orientations retenues").says("Non retenue");
        let cycle = queries::cycles(&house.app.db, id(&group)).await.unwrap().remove(0);
        let orientations = queries::orientations(&house.app.db, cycle.id).await.unwrap();
        let kept: Vec<_> = orientations.iter().map(|it| (it.title.as_str(), it.rank, it.retained_at.is_some())).collect();
        assert_eq!(
            kept,
            [
                ("Critères communs", Some(1), true),
                ("Inventaire commun", Some(2), true),
                ("Prêt entre services", Some(3), false)
            ]
        );
        // The next year begins with what this one kept.
        house.app.db.execute(&CLOSE_CYCLE, args![id(&group), noon()]).await.unwrap();
        let next = format!("{group}/cycles/nouveau");
        noemie.get(&next).await.is(200).says("Inventaire commun").says("2027-11-23").says_not("Prêt entre services");
        camille.get(&next).await.is(403);
        let first = orientations[0].id.to_string();
        let dates = [("title", "Cycle 2027-2028"), ("starts_on", "2027-11-23"), ("ends_on", "2028-11-22")];
        noemie.post(&next, &with(&dates, &[("orientations", &first)])).await.is(303);
        camille
            .get(&page)
            .await
            .is(200)
            .says("Critères communs")
            .says("Reprise du cycle précédent")
            .says_not("Inventaire commun");
        camille.get(&format!("{page}?cycle={}", cycle.id)).await.is(200).says("Prêt entre services");
        camille.get(&format!("{page}?cycle={}", Uuid::nil())).await.is(404);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ranking_that_too_few_took_part_in_is_opened_again() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let group = started(&house).await;
        proposals(&house, &group).await;
        // Camille writes for a second organisation, which is not in the group: there she has no voice.
        let (camille, bank) = (person(&house, CAMILLE).await, organisation(&house, "Banque Carmin").await);
        let row = args![camille.parse::<Uuid>().unwrap(), bank.parse::<Uuid>().unwrap(), noon()];
        house.app.db.execute(&BOTH_ORGANISATIONS, row).await.unwrap();
        let noemie = house.coordinator().await;
        let rank = [("day", "2026-12-01"), ("time", "18:00"), ("quorum", "2")];
        noemie.post(&format!("{group}/classement"), &rank).await.is(303);
        let poll = poll_of(&noemie, &group).await;
        house.buyer().await.get(&poll).await.is(200).says_not("Banque Carmin");
        ranked(&house, CAMILLE, &poll, &["1", "2", "3"]).await;
        house.app.clock.advance(A_DAY * 9);
        house.settle().await;
        let page = format!("{group}/orientations");
        noemie.get(&page).await.is(200).says("3 orientations à classer de nouveau").says("Il en faut 2");
        assert!(house.app.db.all(&RANKS, args![id(&group)]).await.unwrap().is_empty());
        // Wording is open again, and the second ranking ends by itself.
        let again = [("day", "2026-12-10"), ("time", "18:00"), ("quorum", "2")];
        noemie.post(&format!("{group}/classement"), &again).await.is(303);
        let second = poll_of(&noemie, &group).await;
        assert_ne!(second, poll);
        // Two organisations prefer the last to the others, and disagree on these: they are equal.
        ranked(&house, CAMILLE, &second, &["2", "3", "1"]).await;
        ranked(&house, OLIVIER, &second, &["3", "2", "1"]).await;
        house.app.clock.advance(A_DAY * 9);
        house.settle().await;
        let ranks = house.app.db.all(&RANKS, args![id(&group)]).await.unwrap();
        assert_eq!(ranks[0], "Inventaire");
        // Two would part the equals.
        noemie.post(&format!("{group}/retenues"), &[("first", "2")]).await.is(422).says("à égalité");
        noemie.post(&format!("{group}/retenues"), &[("first", "3")]).await.is(303);
    }
}

/// A group that has retained its orientations.
async fn oriented(house: &TestHouse) -> String {
    let group = started(house).await;
    proposals(house, &group).await;
    let noemie = house.coordinator().await;
    let rank = [("day", "2026-12-01"), ("time", "18:00"), ("quorum", "1")];
    noemie.post(&format!("{group}/classement"), &rank).await.is(303);
    let poll = poll_of(&noemie, &group).await;
    ranked(house, CAMILLE, &poll, &["1", "2", "3"]).await;
    noemie.post(&format!("{poll}/cloture"), &[("act", "close")]).await.is(303);
    noemie.post(&format!("{group}/retenues"), &[("first", "2")]).await.is(303);
    group
}

#[tokio::test(flavor = "multi_thread")]
async fn organisations_pledge_and_who_has_not_is_reminded_three_times() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let group = oriented(&house).await;
        let (camille, page) = (house.buyer().await, format!("{group}/engagements"));
        camille.get(&page).await.is(200).says("Aucune des 5 organisations ne s’est encore engagée").says("Pas encore donné");
        camille.get("/").await.is(200).says("L’engagement de Ville de Rivemont est attendu");
        let pledge = format!("{}/engagement", participation(&house, &group, "Ville de Rivemont").await);
        let hours = format!("hours-{}", person(&house, CAMILLE).await);
        house.person(OLIVIER).await.get(&pledge).await.is(403);
        let fields = [("objectives", "Essayer la fiche"), ("role", "contributor"), ("brings", "Un entrepôt")];
        camille.post(&pledge, &with(&fields, &[(&hours, "201")])).await.is(422).says("de 0 à 200");
        camille.post(&pledge, &[("role", "king")]).await.is(422).says("Choisissez dans la liste").says("Dites ce que");
        camille.post(&pledge, &with(&fields, &[(&hours, "6")])).await.is(303);
        camille
            .get(&page)
            .await
            .is(200)
            .says("1 organisation sur 5 s’est engagée")
            .says("6 heures par mois")
            .says("Un entrepôt");
        camille.get("/").await.is(200).says_not("L’engagement de Ville de Rivemont");
        // From an older form, nothing is lost.
        camille.post(&pledge, &with(&fields, &[(&hours, "9")])).await.is(422).says("entre-temps");
        camille.post(&pledge, &with(&fields, &[(&hours, "8"), ("_version", "1")])).await.is(303);
        // The network reads what organisations undertake; names are for those who are in the group.
        let idriss = house.supplier().await;
        idriss.get(&page).await.is(200).says("Ville de Rivemont").says_not("Camille Lavoie");
        let csv = idriss.get(&format!("{page}/export.csv")).await;
        csv.is(200).says("Ville de Rivemont,Contribue,8,Essayer la fiche,Un entrepôt,2026-11-23").says_not("Camille");
        camille.get(&format!("{page}/export.csv")).await.is(200).says("Camille Lavoie (8)");
        assert!(camille.bytes(&format!("{page}/export.xlsx")).await.starts_with(b"PK"));
        let cycle = queries::cycles(&house.app.db, id(&group)).await.unwrap().remove(0);
        let rivemont: Uuid = organisation(&house, "Ville de Rivemont").await.parse().unwrap();
        assert_eq!(queries::pledged_hours(&house.app.db, cycle.id).await.unwrap(), [(rivemont, 8)]);

        house.settle().await;
        let reminded = async || -> Vec<String> {
            let told = mails(&house).await;
            let pledges = told.into_iter().filter(|mail| mail.body.contains("/engagement"));
            pledges.map(|mail| mail.recipient).collect()
        };
        assert_eq!(reminded().await.len(), 0);
        house.app.clock.advance(A_DAY * 7 - Duration::from_secs(60));
        assert_eq!(reminded().await.len(), 0, "not before seven days");
        house.app.clock.advance(Duration::from_secs(60));
        assert_eq!(reminded().await.len(), 4, "the four that have not pledged");
        assert!(!reminded().await.iter().any(|recipient| recipient == CAMILLE));
        // One pledges: three are left.
        let olivier = house.person(OLIVIER).await;
        let other = format!("{}/engagement", participation(&house, &group, "Hôpital de l’Estuaire").await);
        olivier.post(&other, &fields).await.is(303);
        house.app.clock.advance(A_DAY * 14);
        assert_eq!(reminded().await.len(), 4 + 3, "after 21 days, once each");
        // Nothing once the year is closed.
        house.app.db.execute(&CLOSE_CYCLE, args![id(&group), house.app.clock.now()]).await.unwrap();
        house.app.clock.advance(A_DAY * 14);
        assert_eq!(reminded().await.len(), 7);
        house
            .person(JEAN_FELIX)
            .await
            .get(&format!("{}/engagement", participation(&house, &group, "CHU Beauval").await))
            .await
            .is(403);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn hours_go_with_who_gave_them_and_count_no_more_once_the_organisation_has_left() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let group = oriented(&house).await;
        let camille = house.buyer().await;
        let rivemont = participation(&house, &group, "Ville de Rivemont").await;
        let (own, rosalie) = (person(&house, CAMILLE).await, person(&house, ROSALIE).await);
        camille.post(&format!("{rivemont}/personnes"), &[("act", "come"), ("person", &rosalie)]).await.is(303);
        let (first, second) = (format!("hours-{own}"), format!("hours-{rosalie}"));
        let fields = [("objectives", "x"), ("role", "lead"), (first.as_str(), "5"), (second.as_str(), "7")];
        camille.post(&format!("{rivemont}/engagement"), &fields).await.is(303);
        let page = format!("{group}/engagements");
        camille.get(&page).await.is(200).says("12 heures par mois").says("Rosalie Nadeau");
        camille.post(&format!("{rivemont}/personnes"), &[("act", "go"), ("person", &rosalie)]).await.is(303);
        camille.get(&page).await.is(200).says("5 heures par mois");
        let cycle = queries::cycles(&house.app.db, id(&group)).await.unwrap().remove(0);
        camille.post(&rivemont, &[("act", "leave"), ("reason", "x")]).await.is(303);
        assert!(queries::pledged_hours(&house.app.db, cycle.id).await.unwrap().is_empty());
        house.coordinator().await.get(&page).await.is(200).says("Aucune des 4 organisations").says("partie");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_network_sets_how_many_organisations_a_group_needs() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (camille, noemie) = (house.buyer().await, house.coordinator().await);
        let settings = "/gestion/chantiers/reglages";
        let form = [("trial_minimum", "2"), ("trial_share", "1/2"), ("currency", "EUR")];
        noemie.get(settings).await.is(200).says("value=\"5\"");
        noemie.post(settings, &with(&form, &[("minimum", "0")])).await.is(422);
        noemie.post(settings, &with(&form, &[("minimum", "1")])).await.is(303);
        assert_eq!(queries::minimum(&house.app.db).await.unwrap(), 1);
        let group = proposed(&house, &camille).await;
        assert_eq!(queries::find(&house.app.db, id(&group)).await.unwrap().trial_share, "1/2");
        camille.get(&format!("{group}/organisations")).await.is(200).says("1 organisation sur 1").says("peut démarrer");
        noemie.post(&format!("{group}/etat"), &with(&DATES, &[("act", "start")])).await.is(303);
        let list = camille.get("/api/v1/working-groups?mine=true").await;
        let list: serde_json::Value = serde_json::from_str(&list.is(200).text).unwrap();
        let listed = list["groups"].as_array().unwrap().iter().find(|it| it["title"] == "Réemploi").unwrap();
        assert_eq!((listed["organisations"].as_i64(), listed["minimum"].as_i64()), (Some(1), Some(1)));
        assert_eq!(listed["categories"][0], "furniture.office");
        let one = camille.get(&format!("/api/v1/working-groups/{}", id(&group))).await;
        let one: serde_json::Value = serde_json::from_str(&one.is(200).text).unwrap();
        assert_eq!((one["state"].as_str(), one["cycle"]["title"].as_str()), (Some("running"), Some("Cycle 2026-2027")));
        assert_eq!(one["organisations"][0]["name"], "Ville de Rivemont");
    }
}
