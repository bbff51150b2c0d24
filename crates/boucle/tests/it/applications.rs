//! Applications to an edition: written by link without an account, examined by every organiser, decided and told together.

use std::time::Duration;

use db::testing::engines;
use db::{Engine, Run, Uuid, args, sql};

use crate::house::{Answer, Asker, TestHouse};

const EDITION: &str = "Achats circulaires, deuxième édition";
/// Of the pilot.
const LEONIE: &str = "leonie.castagnier@example.org";
/// A coach of the pilot, who examines nothing.
const TARIQ: &str = "tariq.benhaddou@example.org";
/// Who examine for the three partners.
const PARTNERS: [&str; 3] = ["judith.lamarque@example.org", "gaspard.oyono@example.org", "solene.verdier@example.org"];
/// A service of a local authority on the territory: the second rule lets them in.
const ANSWERS: &str = "1,0,,";
const AGATHE: &str = "agathe.morin@example.org";
const AUTHOR: &str = "oriane.dubreuil@example.org";
const SECOND: &str = "leon.marchal@example.org";

sql! {
    SPACE: Uuid = "SELECT id FROM space WHERE title = $1";
    ORGANISATION: Uuid = "SELECT id FROM organisation WHERE name = $1";
    OF: Uuid = "
        SELECT g.organisation_id AS id FROM organiser_person g JOIN person p ON p.id = g.person_id
        WHERE p.email = $1 AND g.edition_id = $2";
    LAST_MAIL: String = "SELECT body FROM mail WHERE recipient = $1 ORDER BY id DESC LIMIT 1";
    MAILS: i64 = "SELECT count(*) AS n FROM mail WHERE recipient = $1";
    BY_NAME: Uuid = "SELECT id FROM application WHERE structure = $1";
    VERSION: i64 = "SELECT version FROM application WHERE id = $1";
    STATUS: String = "SELECT status FROM application WHERE id = $1";
    COUNT: i64 = "SELECT count(*) AS n FROM application WHERE edition_id = $1";
    CITED: i64 = "SELECT access_rule * 100 + access_number AS n FROM application WHERE id = $1";
    PLACES: () = "UPDATE edition SET places = $2 WHERE id = $1";
    WAITS: () = "UPDATE edition SET waits = $2 WHERE id = $1";
    LINK: () = "
        INSERT INTO applicant_link (digest, applicant_id, sent_at)
        SELECT $1, a.id, $3 FROM applicant a JOIN team t ON t.id = a.team_id
        WHERE t.application_id = $2 AND t.position = 0 AND a.position = 0";
}

async fn edition(house: &TestHouse) -> (Uuid, String) {
    let id = house.app.db.one(&SPACE, args![EDITION]).await.unwrap();
    (id, format!("/programmes/{id}"))
}

/// The path of the link in the last mail to an address.
async fn way(house: &TestHouse, to: &str) -> String {
    let body = house.app.db.one(&LAST_MAIL, args![to]).await.unwrap();
    let from = body.find("/preinscriptions/").unwrap();
    body[from..].split_whitespace().next().unwrap().to_owned()
}

/// A link to an application of the demonstration, as its author holds one.
async fn link_to(house: &TestHouse, structure: &str) -> (Uuid, String) {
    let id = house.app.db.one(&BY_NAME, args![structure]).await.unwrap();
    let secret = format!("secret-{id}");
    let digest = boucle::kit::session::digest(&secret);
    house.app.db.execute(&LINK, args![digest, id, house.app.clock.now()]).await.unwrap();
    (id, format!("/preinscriptions/{secret}"))
}

async fn begun(house: &TestHouse, email: &str) -> String {
    let (_, address) = edition(house).await;
    let visitor = house.visitor();
    visitor.get(&format!("{address}/preinscription?r={ANSWERS}")).await.is(200).says("Se préinscrire");
    let answer = visitor.post(&format!("{address}/preinscription"), &[("r", ANSWERS), ("email", email)]).await;
    answer.is(200).says("Regardez vos courriels").says(email);
    way(house, email).await
}

/// A form with all that is asked for, of a pair.
const WHOLE: [(&str, &str); 14] = [
    ("_version", "1"),
    ("teams", "1"),
    ("structure", "Ville de Sablonnières-le-Haut"),
    ("ownership", "public"),
    ("sector", "municipality"),
    ("place", "Seine-Saint-Denis"),
    ("project-0", "Des tables d’école réparées."),
    ("name-0-0", "Oriane Dubreuil"),
    ("post-0-0", "Acheteuse"),
    ("name-0-1", "Léon Marchal"),
    ("post-0-1", "Directeur des écoles"),
    ("email-0-1", SECOND),
    ("commits", "yes"),
    ("act", "send"),
];

fn but<'f>(changes: &[(&'f str, &'f str)]) -> Vec<(&'f str, &'f str)> {
    let mut fields: Vec<_> =
        WHOLE.into_iter().filter(|(name, _)| !changes.iter().any(|(changed, _)| changed == name)).collect();
    fields.extend_from_slice(changes);
    fields
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pair_applies_without_an_account_and_comes_back_by_link() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (_, address) = edition(&house).await;
        let visitor = house.visitor();
        let way_in = begun(&house, AUTHOR).await;
        visitor.get(&way_in).await.is(200).says("Préinscription à terminer");

        // What is missing is asked for when it is sent, not when it is saved.
        let form = format!("{way_in}/modifier");
        visitor
            .post(&form, &[("_version", "1"), ("teams", "1"), ("structure", "Ville de S"), ("act", "keep")])
            .await
            .is(303);
        let sent = visitor.post(&form, &but(&[("_version", "2"), ("project-0", ""), ("commits", "")])).await;
        sent.is(422).says("Décrivez l’achat en quelques lignes").says("Cochez l’engagement").says("Léon Marchal");
        visitor.post(&form, &but(&[("_version", "2"), ("email-0-1", AUTHOR)])).await.is(422).says("figure déjà plus haut");
        // From another window, an older form: nothing is lost.
        let late = visitor.post(&form, &but(&[("act", "keep")])).await;
        late.is(422).says("enregistrée depuis une autre fenêtre").says("Des tables d’école réparées.");
        visitor.post(&form, &but(&[("_version", "2")])).await.is(303);

        let page = visitor.get(&way_in).await;
        page.is(200).says("Préinscription envoyée").says("1 personne n’a pas encore confirmé").says("règle 2");
        visitor.get(&form).await.is(303);
        let second = way(&house, SECOND).await;
        assert_ne!(second, way_in);
        visitor.get(&second).await.says("Prenez-vous part");
        visitor.post(&second, &[("act", "withdraw"), ("sure", "yes")]).await.is(422);
        visitor.get(&format!("{second}/modifier")).await.is(403);
        visitor.post(&second, &[("act", "confirm")]).await.is(303);
        visitor.get(&way_in).await.says_not("n’a pas encore confirmé");

        // Asked again with the same address, the way back is to the same application.
        let again = begun(&house, AUTHOR).await;
        visitor.get(&again).await.says("Préinscription envoyée");
        let id = house.app.db.one(&BY_NAME, args!["Ville de Sablonnières-le-Haut"]).await.unwrap();
        assert_eq!(house.app.db.one(&CITED, args![id]).await.unwrap(), 2 * 100 + 1);
        // Nobody else finds it.
        visitor.get("/preinscriptions/nothing").await.is(404);
        let list = format!("{address}/candidatures");
        house.person(LEONIE).await.get(&list).await.is(200).says("Ville de Sablonnières-le-Haut");
        for stranger in [house.buyer().await, house.person(TARIQ).await] {
            stranger.get(&list).await.is(403);
            stranger.get(&format!("{list}/{id}")).await.is(403);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_named_and_does_not_come_is_taken_out_and_the_author_told() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let way_in = begun(&house, AUTHOR).await;
    let visitor = house.visitor();
    visitor.post(&format!("{way_in}/modifier"), &but(&[])).await.is(303);
    let second = way(&house, SECOND).await;
    visitor.post(&second, &[("act", "leave")]).await.is(303);
    visitor.get(&second).await.is(404);
    let mail = house.app.db.one(&LAST_MAIL, args![AUTHOR]).await.unwrap();
    assert!(mail.contains("Léon Marchal ne participe pas"), "{mail}");
    // Taken back and changed, it goes to somebody else.
    visitor.post(&way_in, &[("act", "reopen")]).await.is(303);
    let id = house.app.db.one(&BY_NAME, args!["Ville de Sablonnières-le-Haut"]).await.unwrap();
    let version = house.app.db.one(&VERSION, args![id]).await.unwrap().to_string();
    let other = but(&[("_version", &version), ("name-0-1", "Zoé Lambin"), ("email-0-1", "zoe.lambin@example.org")]);
    visitor.post(&format!("{way_in}/modifier"), &other).await.is(303);
    assert!(way(&house, "zoe.lambin@example.org").await.starts_with("/preinscriptions/"));
}

#[tokio::test(flavor = "multi_thread")]
async fn several_departments_of_one_structure_come_with_separate_projects() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let way_in = begun(&house, AUTHOR).await;
    let (visitor, form) = (house.visitor(), format!("{way_in}/modifier"));
    visitor.post(&form, &but(&[("act", "add")])).await.is(200).says("Service 2").says("Léon Marchal");
    let second = [
        ("teams", "2"),
        ("department-0", "Écoles"),
        ("department-1", "Parcs"),
        ("ready-1", "yes"),
        ("name-1-0", "Ada Rivet"),
        ("email-1-0", "ada.rivet@example.org"),
        ("post-1-0", "Jardinière en chef"),
    ];
    // Taken out again before it is saved: the first stays as it was.
    let mut removed = but(&second);
    removed.retain(|(name, _)| *name != "act");
    removed.push(("act", "remove-2"));
    visitor.post(&form, &removed).await.is(200).says_not("Ada Rivet").says("Des tables d’école");
    visitor.post(&form, &but(&second)).await.is(303);
    visitor.get(&way_in).await.says("Écoles").says("Parcs").says("Pas encore de projet");
}

#[tokio::test(flavor = "multi_thread")]
async fn who_is_pointed_elsewhere_or_comes_at_the_wrong_time_is_told_why() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let (id, address) = edition(&house).await;
    let (visitor, apply) = (house.visitor(), format!("{address}/preinscription"));
    let before = house.app.db.one(&COUNT, args![id]).await.unwrap();
    // Without answers, the questions come first.
    visitor.get(&apply).await.is(303);
    // Who offers a solution; an enterprise of the region that is a member of nothing and buys works.
    for (answers, said) in [("4,,,", "Proposer une solution"), ("3,1,3,0", "Fonds Passerelles")] {
        visitor.get(&format!("{apply}?r={answers}")).await.is(200).says(said).says_not("Commencer");
        visitor.post(&apply, &[("r", answers), ("email", AUTHOR)]).await.is(303);
    }
    visitor.post(&apply, &[("r", ANSWERS), ("email", "personne")]).await.is(422).says("adresse électronique complète");
    // What fills in a field that nobody sees is no person.
    visitor.post(&apply, &[("r", ANSWERS), ("email", AUTHOR), ("website", "x")]).await.is(200);
    assert_eq!(house.app.db.one(&COUNT, args![id]).await.unwrap(), before);

    // From 23 November, registration lasts 38 days, and the edition begins after 57.
    house.app.clock.advance(Duration::from_hours(39 * 24));
    visitor.get(&format!("{apply}?r={ANSWERS}")).await.says("une liste d’attente reste ouverte");
    let way_in = begun(&house, AUTHOR).await;
    visitor.post(&format!("{way_in}/modifier"), &but(&[])).await.is(303);
    // It can only wait, whatever the organisers think of it.
    let late = house.app.db.one(&BY_NAME, args!["Ville de Sablonnières-le-Haut"]).await.unwrap();
    let at = format!("{address}/candidatures/{late}");
    for email in [LEONIE, PARTNERS[0], PARTNERS[1], PARTNERS[2]] {
        give(&house, email, &at, id, "favourable", "").await.is(303);
    }
    let leonie = house.person(LEONIE).await;
    leonie.get(&at).await.says("Hors délai");
    decide(&leonie, &house, &at, late, "accepted", "").await.is(422).says("elle peut seulement attendre");
    decide(&leonie, &house, &at, late, "waiting", "").await.is(303);
    house.app.db.execute(&WAITS, args![id, false]).await.unwrap();
    visitor.get(&apply).await.says("Les inscriptions sont closes").says("on ne rejoint pas une édition en cours");
    visitor.post(&apply, &[("r", ANSWERS), ("email", SECOND)]).await.is(303);
    house.app.db.execute(&WAITS, args![id, true]).await.unwrap();
    house.app.clock.advance(Duration::from_hours(19 * 24));
    visitor.get(&apply).await.says("on ne vient pas à une seule séance");
}

async fn give(house: &TestHouse, email: &str, at: &str, edition: Uuid, verdict: &str, why: &str) -> Answer {
    let organisation = house.app.db.one(&OF, args![email, edition]).await.unwrap().to_string();
    let fields = [("organisation", organisation.as_str()), ("verdict", verdict), ("opinion", why)];
    house.person(email).await.post(&format!("{at}/avis"), &fields).await
}

async fn decide(asker: &Asker<'_>, house: &TestHouse, at: &str, id: Uuid, decision: &str, reason: &str) -> Answer {
    let version = house.app.db.one(&VERSION, args![id]).await.unwrap().to_string();
    let fields = [("_version", version.as_str()), ("decision", decision), ("reason", reason)];
    asker.post(&format!("{at}/decision"), &fields).await
}

#[tokio::test(flavor = "multi_thread")]
async fn each_organiser_says_what_it_thinks_and_no_other_changes_it() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (edition, address) = edition(&house).await;
        let (id, way_in) = link_to(&house, "Ville de Ferrolles").await;
        let at = format!("{address}/candidatures/{id}");
        let leonie = house.person(LEONIE).await;
        leonie.get(&at).await.is(200).says("4 avis attendus").says("Fêtes et cérémonies sans jetable");
        decide(&leonie, &house, &at, id, "accepted", "").await.is(422).says("ne mènent pas à cette décision");

        give(&house, PARTNERS[0], &at, edition, "reserved", "").await.is(422).says("Dites pourquoi");
        give(&house, PARTNERS[0], &at, edition, "reserved", "Deux projets, c’est beaucoup.").await.is(303);
        for email in [LEONIE, PARTNERS[1], PARTNERS[2]] {
            give(&house, email, &at, edition, "favourable", "").await.is(303);
        }
        // In the name of another, whoever asks.
        let partner = house.app.db.one(&OF, args![PARTNERS[0], edition]).await.unwrap().to_string();
        let others = [("organisation", partner.as_str()), ("verdict", "unfavourable"), ("opinion", "Non.")];
        for email in [LEONIE, PARTNERS[1], TARIQ] {
            house.person(email).await.post(&format!("{at}/avis"), &others).await.is(403);
        }
        house.coordinator().await.post(&format!("{at}/avis"), &others).await.is(403);
        leonie.get(&at).await.says("Deux projets, c’est beaucoup.").says("Les avis mènent à l’admission");
        house.person(PARTNERS[1]).await.post(&format!("{at}/decision"), &[("decision", "accepted")]).await.is(403);

        // Prepared, it is told to nobody.
        decide(&leonie, &house, &at, id, "declined", "Non.").await.is(422);
        decide(&leonie, &house, &at, id, "accepted", "Bienvenue.").await.is(303);
        house.visitor().get(&way_in).await.says("Préinscription envoyée").says_not("Bienvenue.");
        assert_eq!(house.app.db.one(&STATUS, args![id]).await.unwrap(), "submitted");
        house.visitor().post(&way_in, &[("act", "reopen")]).await;
        assert_eq!(house.app.db.one(&STATUS, args![id]).await.unwrap(), "submitted");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn decisions_are_told_together_as_they_were_shown() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (edition, address) = edition(&house).await;
        let leonie = house.person(LEONIE).await;
        let (announce, to) = (format!("{address}/annonce"), "apolline.sarrazin@example.org");
        // Of the demonstration: two to admit, one to wait, one to decline.
        leonie
            .get(&announce)
            .await
            .is(200)
            .says("4 décisions à annoncer")
            .says("Agence de l’Eau Claire")
            .says("Liste d’attente");
        for email in PARTNERS {
            house.person(email).await.get(&announce).await.is(403);
        }
        let letter = [("decision", "accepted"), ("_version", "0"), ("subject", "Oui, {structure} !"), ("body", "")];
        leonie.post(&format!("{announce}/lettres"), &letter).await.is(422).says("Écrivez le courriel");
        let body = "{nom}, c’est oui.\n{lien}";
        let letter = [("decision", "accepted"), ("_version", "0"), ("subject", "Oui, {structure} !"), ("body", body)];
        leonie.post(&format!("{announce}/lettres"), &letter).await.is(303);
        leonie.get(&announce).await.says("Oui, Agence de l’Eau Claire !");

        let names = ["Agence de l’Eau Claire", "Ville de Grandval-sur-Yvette", "Brasserie des Écluses"];
        let mut ids = Vec::new();
        for name in names {
            ids.push(house.app.db.one(&BY_NAME, args![name]).await.unwrap());
        }
        // One opinion changes after the page was shown: what no longer holds is left.
        let at = format!("{address}/candidatures/{}", ids[1]);
        give(&house, PARTNERS[2], &at, edition, "unfavourable", "Trop de projets.").await.is(303);
        let shown: Vec<String> = ids.iter().map(Uuid::to_string).collect();
        let fields: Vec<(&str, &str)> = shown.iter().map(|id| ("application", id.as_str())).collect();
        leonie.post(&announce, &fields).await.is(303);
        let mut statuses = Vec::new();
        for id in &ids {
            statuses.push(house.app.db.one(&STATUS, args![*id]).await.unwrap());
        }
        assert_eq!(statuses, ["accepted", "submitted", "declined"]);
        let mail = house.app.db.one(&LAST_MAIL, args![to]).await.unwrap();
        assert!(mail.starts_with("Apolline Sarrazin, c’est oui."), "{mail}");
        let way_in = way(&house, to).await;
        house.visitor().get(&way_in).await.says("Vous êtes admis");
        // Posted twice, it is told once.
        leonie.post(&announce, &fields).await.is(303);
        assert_eq!(house.app.db.one(&MAILS, args![to]).await.unwrap(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn there_are_never_more_admitted_than_places_and_who_waits_longest_rises() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (edition, address) = edition(&house).await;
        let leonie = house.person(LEONIE).await;
        // Of the demonstration, 12 are admitted and 2 about to be: with 14 places there is none left.
        house.app.db.execute(&PLACES, args![edition, 14]).await.unwrap();
        leonie.get(&format!("{address}/candidatures")).await.says("14 places attribuées sur 14");
        let (id, _) = link_to(&house, "Ville de Mont-Aubrac").await;
        let at = format!("{address}/candidatures/{id}");
        give(&house, PARTNERS[2], &at, edition, "favourable", "").await.is(303);
        decide(&leonie, &house, &at, id, "accepted", "").await.is(422).says("Toutes les places sont attribuées");
        decide(&leonie, &house, &at, id, "waiting", "").await.is(303);

        // The one that came first of the three who wait.
        let waits = "solange.pichard@example.org";
        assert_eq!(house.app.db.one(&MAILS, args![waits]).await.unwrap(), 0);
        let (gone, way_out) = link_to(&house, "Imprimerie Belle Encre").await;
        let visitor = house.visitor();
        visitor.post(&way_out, &[("act", "withdraw")]).await.is(303);
        assert_eq!(house.app.db.one(&STATUS, args![gone]).await.unwrap(), "accepted");
        visitor.post(&way_out, &[("act", "withdraw"), ("sure", "yes")]).await.is(303);
        assert_eq!(house.app.db.one(&STATUS, args![gone]).await.unwrap(), "withdrawn");
        let mail = house.app.db.one(&LAST_MAIL, args![waits]).await.unwrap();
        assert!(mail.contains("Ville de Bois-Chevreuil") && mail.contains("est retenue"), "{mail}");
        visitor.get(&way(&house, waits).await).await.says("Vous êtes admis");
        leonie.get(&format!("{address}/candidatures")).await.says("14 places attribuées sur 14");
        // Withdrawn twice, only one rises.
        visitor.post(&way_out, &[("act", "withdraw"), ("sure", "yes")]).await.is(303);
        assert_eq!(house.app.db.one(&MAILS, args!["eloi.tanguy@example.org"]).await.unwrap(), 0);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_organiser_takes_its_own_part_away_and_sees_its_share() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let (_, address) = edition(&house).await;
    let partner = house.app.db.one(&ORGANISATION, args!["Fonds Passerelles"]).await.unwrap();
    let leonie = house.person(LEONIE).await;
    let organiser = format!("{address}/organisateurs/{partner}");
    leonie.post(&organiser, &[("act", "places"), ("places", "beaucoup")]).await.is(422);
    leonie.post(&organiser, &[("act", "places"), ("places", "7")]).await.is(303);
    let solene = house.person(PARTNERS[2]).await;
    let page = solene.get(&format!("{address}/candidatures?par={partner}")).await;
    page.is(200).says("Habitat Confluence").says(">7<").says_not("Ville de Ferrolles");
    // Two that are in come through it, of four that were sent: one line for each of their five people, and the titles.
    let file = solene.bytes(&format!("{address}/candidatures.csv?par={partner}")).await;
    let text = String::from_utf8(file).unwrap();
    assert_eq!(text.lines().count(), 1 + 5, "{text}");
    assert!(text.contains("Karim Belkacem") && !text.contains("Ferrolles"));
}

#[tokio::test(flavor = "multi_thread")]
async fn drafts_are_forgotten_after_ninety_days() {
    let house = TestHouse::open(Engine::Sqlite).await;
    let (id, _) = edition(&house).await;
    let way_in = begun(&house, AUTHOR).await;
    let before = house.app.db.one(&COUNT, args![id]).await.unwrap();
    house.app.clock.advance(Duration::from_hours(24 * 89));
    boucle::kit::jobs::sweep(&house.app, house.app.clock.now()).await;
    house.visitor().get(&way_in).await.is(200);
    house.app.clock.advance(Duration::from_hours(48));
    boucle::kit::jobs::sweep(&house.app, house.app.clock.now()).await;
    house.visitor().get(&way_in).await.is(404);
    // The two drafts of the demonstration go as well.
    assert_eq!(house.app.db.one(&COUNT, args![id]).await.unwrap(), before - 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_leaves_the_network_is_named_in_their_application_no_more() {
    for engine in engines() {
        let house = TestHouse::open(engine).await;
        let (_, address) = edition(&house).await;
        // Signed in, one goes on at once, under one's own address.
        let agathe = house.person(AGATHE).await;
        let answer = agathe.post(&format!("{address}/preinscription"), &[("r", ANSWERS)]).await;
        let way_in = answer.is(303).location.clone();
        let own = but(&[("name-0-0", "Agathe Morin")]);
        agathe.post(&format!("{way_in}/modifier"), &own).await.is(303);
        let id = house.app.db.one(&BY_NAME, args!["Ville de Sablonnières-le-Haut"]).await.unwrap();
        let at = format!("{address}/candidatures/{id}");
        let leonie = house.person(LEONIE).await;
        leonie.get(&at).await.says("Agathe Morin").says(AGATHE);
        agathe.get("/moi/donnees").await.is(200).says("Ville de Sablonnières-le-Haut");
        agathe.post("/moi/suppression", &[("email", AGATHE)]).await.is(303);
        let page = leonie.get(&at).await;
        page.is(200).says("Des tables d’école").says("Léon Marchal").says_not(AGATHE);
        house.visitor().get(&way_in).await.is(404);
    }
}
