//! Every route × every kind of person. A route that this table does not know fails, and so does a line without a route.

use std::collections::BTreeMap;

use boucle::router::table;
use db::{Run, Uuid, args, sql};
use http::Method;

use crate::house::{Asker, TestHouse};

sql! {
    SESSION_OF: Uuid = "
        SELECT m.id FROM meeting m JOIN space s ON s.id = m.space_id WHERE s.title = $1 ORDER BY m.starts_at LIMIT 1";
    APPLICATION: Uuid = "SELECT id FROM application WHERE structure = 'Ville de Ferrolles'";
    HOLD: () = "
        INSERT INTO applicant_link (digest, applicant_id, sent_at)
        SELECT $1, a.id, $2 FROM applicant a WHERE a.name = 'Barnabé Cluzel'";
    PROPOSAL: Uuid = "SELECT id FROM proposal WHERE title = 'Livraison de colis en vélo-cargo'";
    HOLD_PROPOSAL: () = "
        INSERT INTO proposal_link (digest, proposal_id, email_key, sent_at)
        SELECT $1, id, email_key, $2 FROM proposal WHERE title = 'Composteurs partagés de quartier'";
    OWN_SOLUTION: Uuid = "
        SELECT s.id FROM solution s JOIN organisation o ON o.id = s.supplier_id
        WHERE o.name = 'Atelier Second Souffle' AND s.state = 'published' ORDER BY s.id LIMIT 1";
    OTHER_SOLUTION: Uuid = "
        SELECT s.id FROM solution s JOIN organisation o ON o.id = s.supplier_id
        WHERE o.name <> 'Atelier Second Souffle' AND s.state = 'published' ORDER BY s.id LIMIT 1";
    REFERENCE: Uuid = "SELECT id FROM solution_reference WHERE client = 'Ville de Rivemont' ORDER BY id LIMIT 1";
    HOLD_REFERENCE: () = "
        INSERT INTO solution_reference_link (digest, reference_id, address, sent_at) VALUES ($1, $2, $1, $3)";
    PIECE: Uuid = "SELECT id FROM solution_file WHERE purpose = 'picture' ORDER BY id LIMIT 1";
    PROVED: Uuid = "SELECT solution_id FROM solution_label WHERE label_code = 'ecologo' AND file_digest IS NOT NULL";
    OWN_NEED: Uuid = "
        SELECT n.id FROM need n JOIN organisation o ON o.id = n.organisation_id
        WHERE o.name = 'Ville de Rivemont' ORDER BY n.id LIMIT 1";
    OTHER_NEED: Uuid = "SELECT id FROM need WHERE visibility = 'organisation' AND state = 'draft' ORDER BY id LIMIT 1";
    LEAF: Uuid = "SELECT id FROM category WHERE code = 'food.caterer'";
    SPACE: Uuid = "SELECT id FROM space WHERE title = $1";
    TOPIC: Uuid = "SELECT id FROM topic WHERE title LIKE $1";
    MEETING: Uuid = "SELECT id FROM meeting WHERE title LIKE $1 ORDER BY starts_at LIMIT 1";
    ITEM: Uuid = "SELECT i.id FROM agenda_item i JOIN meeting m ON m.id = i.meeting_id WHERE i.title = 'Accueil'";
    DATES: Uuid = "SELECT id FROM date_search ORDER BY id LIMIT 1";
    CAMILLE: Uuid = "SELECT id FROM person WHERE email_key = 'camille.lavoie@example.org'";
    CALCULATION: Uuid = "SELECT id FROM calculation WHERE title LIKE $1";
    POLL: Uuid = "SELECT id FROM poll WHERE title LIKE $1";
    LIST: Uuid = "SELECT id FROM solution_list WHERE title LIKE $1";
    WATCH: Uuid = "SELECT id FROM watch WHERE name = 'Ordinateurs portables'";
    DOCUMENT: Uuid = "SELECT id FROM document WHERE name LIKE $1";
    UPLOAD: () = "
        INSERT INTO upload (id, person_id, space_id, name, bytes, modified_ms, received, created_at)
        SELECT $1, p.id, s.id, 'Devis.pdf', 5, 0, 0, $2 FROM person p, space s
        WHERE p.email_key = 'camille.lavoie@example.org' AND s.title = $3";
    FOLDER: Uuid = "SELECT id FROM folder ORDER BY id LIMIT 1";
    PAGE: Uuid = "SELECT id FROM page WHERE title = $1";
    PARTICIPATION: Uuid = "
        SELECT p.id FROM participation p JOIN organisation o ON o.id = p.organisation_id JOIN space s ON s.id = p.group_id
        WHERE s.title = $1 AND o.name = $2";
    PROJECT: Uuid = "SELECT id FROM purchase_project WHERE title LIKE $1";
    INTRODUCTION: Uuid = "
        SELECT i.id FROM introduction i JOIN organisation b ON b.id = i.buyer_id JOIN organisation s ON s.id = i.supplier_id
        WHERE b.name = $1 AND s.name = $2";
    GIVEN: Uuid = "SELECT id FROM introduction_file ORDER BY id LIMIT 1";
    CLAUSE: Uuid = "
        SELECT c.id FROM purchase_clause c JOIN purchase_project p ON p.id = c.project_id
        WHERE p.title LIKE '120 postes%' ORDER BY c.id LIMIT 1";
    CYCLE: Uuid = "
        SELECT c.id FROM cycle c JOIN space s ON s.id = c.group_id WHERE s.title = $1 AND c.closed_at IS NULL";
    ORIENTATION: Uuid = "SELECT id FROM orientation WHERE cycle_id = $1 ORDER BY id LIMIT 1";
    HIDE: () = "UPDATE space SET visibility = 'members' WHERE title = $1";
    DRAFT_SPACE: () = "
        INSERT INTO space (id, kind, title, title_key, summary, visibility, joining, time_zone, created_at, updated_at, version)
        VALUES ($1, 'edition', $2, $2, '', 'members', 'invitation', 'Europe/Paris', $3, $3, 1)";
    DRAFT: () = "
        INSERT INTO edition (id, programme_id, promise, audience, commitment, contact, opens_on, closes_on, starts_on, ends_on,
            places, plenaries, waits, decides, created_at, updated_at, version)
        SELECT $1, programme_id, promise, audience, commitment, contact, opens_on, closes_on, starts_on, ends_on,
            places, plenaries, waits, decides, $2, $2, 1 FROM edition ORDER BY starts_on DESC LIMIT 1";
    PROPOSE: () = "
        UPDATE working_group SET proposed_by = (SELECT id FROM person WHERE email = 'camille.lavoie@example.org')
        WHERE id = (SELECT id FROM space WHERE title = $1)";
    LOCK: () = "UPDATE page SET locked = TRUE WHERE title = 'Accueil du groupe'";
    ORGANISATION: Uuid = "SELECT id FROM organisation WHERE name = $1";
    ACTION: Uuid = "SELECT id FROM action WHERE title LIKE $1";
    MINUTES: Uuid = "
        SELECT m.id FROM meeting m JOIN space s ON s.id = m.space_id
        WHERE s.title = 'Réduction à la source' AND m.minutes_state IN ('proposed', 'adopted')
        ORDER BY m.starts_at DESC LIMIT 1";
    DELIVERABLE: Uuid = "
        SELECT d.id FROM deliverable d JOIN deliverable_version v ON v.deliverable_id = d.id WHERE v.outcome IS NULL
        ORDER BY d.id LIMIT 1";
    TRIAL: Uuid = "
        SELECT t.id FROM trial t JOIN deliverable_version v ON v.id = t.version_id JOIN person p ON p.id = t.person_id
        WHERE v.outcome IS NULL AND p.email = 'camille.lavoie@example.org' ORDER BY t.id LIMIT 1";
    OTHERS_TRIAL: Uuid = "
        SELECT t.id FROM trial t JOIN deliverable_version v ON v.id = t.version_id JOIN person p ON p.id = t.person_id
        WHERE v.outcome IS NULL AND p.email = 'olivier.kaddour@example.org' ORDER BY t.id LIMIT 1";
    REMARK: Uuid = "SELECT id FROM remark ORDER BY id LIMIT 1";
    TOOL: Uuid = "SELECT id FROM tool WHERE title LIKE 'Calculette%'";
    ASSESSMENT: Uuid = "
        SELECT a.id FROM assessment a JOIN organisation o ON o.id = a.organisation_id
        WHERE o.name = $1 AND a.state = $2 ORDER BY a.year DESC, a.id LIMIT 1";
    PROOF: Uuid = "SELECT id FROM assessment_proof ORDER BY id LIMIT 1";
    CAMPAIGN: Uuid = "SELECT id FROM assessment_campaign ORDER BY id LIMIT 1";
    DRAFTED: Uuid = "SELECT id FROM questionnaire WHERE number = '1.1.0'";
    ISSUED: Uuid = "SELECT id FROM questionnaire WHERE number = '1.0.0'";
    SIGNATURE: Uuid = "SELECT id FROM charter_signature ORDER BY id LIMIT 1";
    SAID: Uuid = "SELECT u.id FROM tool_use u JOIN tool t ON t.id = u.tool_id WHERE t.title LIKE 'Calculette%' ORDER BY u.id LIMIT 1";
}

/// What each may: visitor, member without a seat, buyer, supplier, coordinator, operator. `y` may, `n` may not.
/// `own` is a thing of the buyer's or the supplier's organisation, `other` another's.
const CELLS: &[(&str, &str, &str, &str)] = &[
    ("GET", "/", "", "yyyyyy"),
    ("GET", "/recherche", "", "yyyyyy"),
    ("GET", "/connexion", "", "yyyyyy"),
    ("POST", "/connexion", "", "yyyyyy"),
    ("POST", "/connexion/lien", "", "yyyyyy"),
    ("GET", "/connexion/lien/{token}", "", "yyyyyy"),
    ("POST", "/connexion/lien/{token}", "", "yyyyyy"),
    // Nothing is there unless a provider is configured; its own test is the browser's.
    ("GET", "/connexion/fournisseur", "", "nnnnnn"),
    ("GET", "/connexion/fournisseur/retour", "", "nnnnnn"),
    ("GET", "/inscription", "", "yyyyyy"),
    ("POST", "/inscription", "", "yyyyyy"),
    ("GET", "/inscription/{token}", "", "yyyyyy"),
    ("POST", "/inscription/{token}", "", "yyyyyy"),
    ("POST", "/deconnexion", "", "yyyyyy"),
    ("GET", "/langue/{code}", "", "yyyyyy"),
    ("GET", "/moi", "", "nyyyyy"),
    ("POST", "/moi", "", "nyyyyy"),
    ("GET", "/moi/sessions", "", "nyyyyy"),
    ("POST", "/moi/sessions/{id}/fin", "", "nyyyyy"),
    ("GET", "/moi/donnees", "", "nyyyyy"),
    ("GET", "/moi/suppression", "", "nyyyyy"),
    ("POST", "/moi/suppression", "", "nyyyyy"),
    ("GET", "/organisations", "", "nyyyyy"),
    ("GET", "/organisations/export.csv", "", "nyyyyy"),
    ("GET", "/organisations/export.xlsx", "", "nyyyyy"),
    ("GET", "/organisations/nouvelle", "", "nyyyyy"),
    ("POST", "/organisations/nouvelle", "", "nyyyyy"),
    ("GET", "/organisations/{id}", "other", "nyyyyy"),
    ("GET", "/organisations/{id}/modifier", "own buyer", "nnynyy"),
    ("GET", "/organisations/{id}/modifier", "own supplier", "nnnyyy"),
    ("GET", "/organisations/{id}/modifier", "other", "nnnnyy"),
    ("POST", "/organisations/{id}/modifier", "other", "nnnnyy"),
    ("GET", "/organisations/{id}/logo", "own buyer", "nnynyy"),
    ("GET", "/organisations/{id}/logo", "other", "nnnnyy"),
    ("POST", "/organisations/{id}/logo", "other", "nnnnyy"),
    // There is no file of this name: what is refused to all is what nothing shows.
    ("GET", "/fichiers/{name}", "", "nnnnnn"),
    ("GET", "/organisations/{id}/personnes", "own buyer", "nnynyy"),
    ("GET", "/organisations/{id}/personnes", "other", "nnnnyy"),
    ("POST", "/organisations/{id}/personnes", "other", "nnnnyy"),
    ("POST", "/organisations/{id}/adhesion", "other", "nnnnyy"),
    ("GET", "/proposer", "", "yyyyyy"),
    ("POST", "/proposer", "", "yyyyyy"),
    ("GET", "/propositions/{secret}", "held", "yyyyyy"),
    ("POST", "/propositions/{secret}", "held", "yyyyyy"),
    ("GET", "/propositions/{secret}/etapes/{number}", "held", "yyyyyy"),
    ("POST", "/propositions/{secret}/etapes/{number}", "held", "yyyyyy"),
    ("GET", "/propositions/{secret}", "", "nnnnnn"),
    ("POST", "/propositions/{secret}", "", "nnnnnn"),
    ("GET", "/propositions/{secret}/etapes/{number}", "", "nnnnnn"),
    ("POST", "/propositions/{secret}/etapes/{number}", "", "nnnnnn"),
    ("GET", "/gestion/propositions", "", "nnnnyy"),
    ("GET", "/gestion/propositions/{id}", "", "nnnnyy"),
    ("POST", "/gestion/propositions/{id}", "", "nnnnyy"),
    ("GET", "/catalogue", "", "yyyyyy"),
    ("GET", "/catalogue/export.csv", "", "yyyyyy"),
    ("GET", "/catalogue/export.xlsx", "", "yyyyyy"),
    ("GET", "/catalogue/flux.atom", "", "yyyyyy"),
    ("GET", "/catalogue/comparer", "", "yyyyyy"),
    ("GET", "/catalogue/integrer", "", "yyyyyy"),
    ("GET", "/catalogue/cadre", "", "yyyyyy"),
    ("GET", "/gestion/integration", "", "nnnnyy"),
    ("POST", "/gestion/integration", "", "nnnnyy"),
    ("GET", "/catalogue/nouvelle", "", "nnnyyy"),
    ("POST", "/catalogue/nouvelle", "", "nnnyyy"),
    ("GET", "/catalogue/a-confirmer", "", "nnnyyy"),
    ("POST", "/catalogue/a-confirmer", "", "nnnyyy"),
    ("GET", "/catalogue/{id}", "other", "yyyyyy"),
    ("POST", "/catalogue/{id}/confirmation", "own supplier", "nnnyyy"),
    ("POST", "/catalogue/{id}/confirmation", "other", "nnnnyy"),
    ("GET", "/catalogue/{id}/historique", "own supplier", "nnnyyy"),
    ("GET", "/catalogue/{id}/signalement", "other", "yyyyyy"),
    ("POST", "/catalogue/{id}/signalement", "other", "yyyyyy"),
    // Whoever has a place in it, or runs the network, has nothing to claim.
    ("GET", "/organisations/{id}/prise-en-main", "own buyer", "nynynn"),
    ("POST", "/organisations/{id}/prise-en-main", "own buyer", "nynynn"),
    ("GET", "/gestion/signalements", "", "nnnnyy"),
    ("POST", "/gestion/signalements/{id}", "", "nnnnyy"),
    ("POST", "/gestion/prises-en-main/{id}", "", "nnnnyy"),
    ("GET", "/gestion/solutions/{id}/fusion", "", "nnnnyy"),
    ("POST", "/gestion/solutions/{id}/fusion", "", "nnnnyy"),
    ("GET", "/gestion/organisations/{id}/fusion", "", "nnnnyy"),
    ("POST", "/gestion/organisations/{id}/fusion", "", "nnnnyy"),
    ("GET", "/catalogue/{id}/historique", "other", "nnnnyy"),
    ("GET", "/catalogue/{id}/modifier", "own supplier", "nnnyyy"),
    ("GET", "/catalogue/{id}/modifier", "other", "nnnnyy"),
    ("POST", "/catalogue/{id}/modifier", "other", "nnnnyy"),
    ("POST", "/catalogue/{id}/etat", "other", "nnnnyy"),
    ("GET", "/catalogue/{id}/labels", "own supplier", "nnnyyy"),
    ("GET", "/catalogue/{id}/labels", "other", "nnnnyy"),
    ("POST", "/catalogue/{id}/labels", "other", "nnnnyy"),
    // Whoever buys for a member may read what proves a label; a member without a seat buys for nobody.
    ("GET", "/catalogue/{id}/labels/{label}/fichier", "proved", "nnyyyy"),
    ("GET", "/catalogue/{id}/references", "own supplier", "nnnyyy"),
    ("GET", "/catalogue/{id}/references", "other", "nnnnyy"),
    ("POST", "/catalogue/{id}/references", "other", "nnnnyy"),
    ("GET", "/catalogue/{id}/references/{reference}", "proved", "nnnyyy"),
    ("POST", "/catalogue/{id}/references/{reference}", "proved", "nnnyyy"),
    ("GET", "/references/{secret}", "held", "yyyyyy"),
    ("POST", "/references/{secret}", "held", "yyyyyy"),
    ("GET", "/references/{secret}", "", "nnnnnn"),
    ("POST", "/references/{secret}", "", "nnnnnn"),
    ("GET", "/catalogue/{id}/images", "own supplier", "nnnyyy"),
    ("GET", "/catalogue/{id}/images", "other", "nnnnyy"),
    ("POST", "/catalogue/{id}/images", "other", "nnnnyy"),
    ("POST", "/catalogue/{id}/images/{piece}", "proved", "nnnyyy"),
    ("GET", "/catalogue/{id}/images/{piece}/image", "proved", "yyyyyy"),
    ("GET", "/catalogue/{id}/images/{piece}/fichier", "proved", "yyyyyy"),
    ("GET", "/gestion/labels", "", "nnnnyy"),
    ("POST", "/gestion/labels/{id}/{label}", "", "nnnnyy"),
    ("GET", "/api/v1/solutions", "", "yyyyyy"),
    ("GET", "/api/v1/solutions/{id}", "other", "yyyyyy"),
    ("GET", "/listes", "", "nyyyyy"),
    ("GET", "/listes/nouvelle", "", "nyyyyy"),
    ("POST", "/listes/nouvelle", "", "nyyyyy"),
    ("GET", "/listes/ajouter", "", "nyyyyy"),
    ("POST", "/listes/ajouter", "", "nyyyyy"),
    // Of an organisation: its people alone, not whoever runs the network.
    ("GET", "/listes/{id}", "organisation", "nnynnn"),
    ("GET", "/listes/{id}", "private", "nnynnn"),
    ("POST", "/listes/{id}", "private", "nnynnn"),
    ("GET", "/listes/{id}/export.csv", "organisation", "nnynnn"),
    ("GET", "/listes/{id}/export.xlsx", "organisation", "nnynnn"),
    ("GET", "/listes/{id}/modifier", "organisation", "nnynnn"),
    ("POST", "/listes/{id}/modifier", "organisation", "nnynnn"),
    ("GET", "/api/v1/lists", "", "nyyyyy"),
    ("GET", "/api/v1/lists/{id}", "organisation", "nnynnn"),
    ("POST", "/listes/{id}/suppression", "private", "nnynnn"),
    ("GET", "/recherches", "", "nyyyyy"),
    ("GET", "/recherches/nouvelle", "", "nyyyyy"),
    ("POST", "/recherches/nouvelle", "", "nyyyyy"),
    ("GET", "/recherches/{id}", "own buyer", "nnynnn"),
    ("POST", "/recherches/{id}", "own buyer", "nnynnn"),
    ("POST", "/recherches/{id}/vu", "own buyer", "nnynnn"),
    ("GET", "/recherches/arret/{token}", "", "yyyyyy"),
    ("POST", "/recherches/arret/{token}", "", "yyyyyy"),
    ("GET", "/api/v1/searches", "", "nyyyyy"),
    ("GET", "/api/v1/searches/{id}", "own buyer", "nnynnn"),
    ("POST", "/recherches/{id}/suppression", "own buyer", "nnynnn"),
    ("GET", "/besoins", "", "nyyyyy"),
    ("GET", "/besoins/export.csv", "", "nyyyyy"),
    ("GET", "/besoins/export.xlsx", "", "nyyyyy"),
    ("GET", "/besoins/nouveau", "", "nnynyy"),
    ("POST", "/besoins/nouveau", "", "nnynyy"),
    ("GET", "/besoins/{id}", "own buyer", "nyyyyy"),
    ("GET", "/besoins/{id}", "other", "nnnnyy"),
    ("GET", "/besoins/{id}/export.csv", "other", "nnnnyy"),
    ("GET", "/besoins/{id}/pourquoi", "own buyer", "nnynyy"),
    ("GET", "/besoins/{id}/pourquoi", "other", "nnnnyy"),
    ("GET", "/besoins/{id}/modifier", "own buyer", "nnynyy"),
    ("GET", "/besoins/{id}/modifier", "other", "nnnnyy"),
    ("POST", "/besoins/{id}/modifier", "other", "nnnnyy"),
    ("POST", "/besoins/{id}/etat", "other", "nnnnyy"),
    ("POST", "/api/v1/match", "", "yyyyyy"),
    ("GET", "/gestion", "", "nnnnyy"),
    ("GET", "/gestion/journal", "", "nnnnyy"),
    ("GET", "/gestion/journal.csv", "", "nnnnyy"),
    ("GET", "/gestion/courriels", "", "nnnnny"),
    ("GET", "/gestion/imports", "", "nnnnyy"),
    ("POST", "/gestion/imports", "", "nnnnyy"),
    ("GET", "/gestion/imports/{id}", "", "nnnnyy"),
    ("POST", "/gestion/imports/{id}", "", "nnnnyy"),
    ("POST", "/gestion/imports/{id}/reponses", "", "nnnnyy"),
    ("GET", "/gestion/imports/{id}/lignes.csv", "", "nnnnyy"),
    ("GET", "/gestion/categories", "", "nnnnyy"),
    ("POST", "/gestion/categories", "", "nnnnyy"),
    ("GET", "/gestion/categories/{id}", "", "nnnnyy"),
    ("POST", "/gestion/categories/{id}", "", "nnnnyy"),
    ("POST", "/gestion/categories/{id}/fusion", "", "nnnnyy"),
    ("GET", "/gestion/synonymes", "", "nnnnyy"),
    ("POST", "/gestion/synonymes", "", "nnnnyy"),
    ("GET", "/gestion/poids", "", "nnnnyy"),
    ("POST", "/gestion/poids", "", "nnnnyy"),
    ("GET", "/api", "", "yyyyyy"),
    ("GET", "/api/v1/openapi.json", "", "yyyyyy"),
    ("POST", "/api/v1/solutions", "", "nnnyyy"),
    ("GET", "/api/v1/categories", "", "yyyyyy"),
    ("GET", "/api/v1/places", "", "yyyyyy"),
    ("GET", "/api/v1/needs", "", "nyyyyy"),
    ("GET", "/api/v1/needs/{id}", "own buyer", "nyyyyy"),
    ("GET", "/api/v1/needs/{id}", "other", "nnnnyy"),
    ("GET", "/api/v1/organisations", "", "nyyyyy"),
    ("GET", "/moi/jetons", "", "nyyyyy"),
    ("POST", "/moi/jetons", "", "nyyyyy"),
    ("POST", "/moi/jetons/{id}/fin", "", "nyyyyy"),
    ("GET", "/espaces", "", "nyyyyy"),
    ("GET", "/espaces/nouveau", "", "nnnnyy"),
    ("POST", "/espaces/nouveau", "", "nnnnyy"),
    ("GET", "/espaces/{id}", "own", "nyyyyy"),
    ("GET", "/espaces/{id}", "hidden", "nnnnyy"),
    ("GET", "/espaces/{id}", "public", "yyyyyy"),
    ("GET", "/espaces/{id}/modifier", "own", "nnnnyy"),
    ("POST", "/espaces/{id}/modifier", "own", "nnnnyy"),
    ("POST", "/espaces/{id}/modifier", "hidden", "nnnnyy"),
    ("POST", "/espaces/{id}/etat", "own", "nnnnyy"),
    ("GET", "/espaces/{id}/suppression", "own", "nnnnny"),
    ("POST", "/espaces/{id}/suppression", "own", "nnnnny"),
    ("GET", "/espaces/{id}/membres", "own", "nnynyy"),
    ("GET", "/espaces/{id}/membres", "hidden", "nnnnyy"),
    ("GET", "/espaces/{id}/membres.csv", "own", "nnynyy"),
    ("GET", "/espaces/{id}/membres.csv", "hidden", "nnnnyy"),
    ("GET", "/espaces/{id}/membres.xlsx", "own", "nnynyy"),
    ("POST", "/espaces/{id}/membres", "own", "nnnnyy"),
    ("POST", "/espaces/{id}/membres/{person}", "own", "nnnnyy"),
    ("GET", "/espaces/{id}/roles", "own", "nnnnyy"),
    ("POST", "/espaces/{id}/roles", "own", "nnnnyy"),
    // To come in: who is in already, and who runs every space, has nothing to ask.
    ("POST", "/espaces/{id}/adhesion", "own", "nynynn"),
    ("POST", "/espaces/{id}/adhesion", "hidden", "nnnnnn"),
    ("POST", "/espaces/{id}/demandes/{request}", "own", "nnnnyy"),
    ("GET", "/espaces/{id}/pages", "own", "nyyyyy"),
    ("GET", "/espaces/{id}/pages", "hidden", "nnnnyy"),
    ("GET", "/espaces/{id}/pages", "public", "yyyyyy"),
    ("POST", "/espaces/{id}/pages", "own", "nnynyy"),
    ("GET", "/espaces/{id}/pages/nouvelle", "own", "nnynyy"),
    ("POST", "/espaces/{id}/pages/nouvelle", "own", "nnynyy"),
    // The buyer only reads there.
    ("POST", "/espaces/{id}/pages/nouvelle", "public", "nnnnyy"),
    ("POST", "/espaces/{id}/pages/nouvelle", "hidden", "nnnnyy"),
    ("GET", "/espaces/{id}/pages/imprimer", "own", "nyyyyy"),
    ("GET", "/espaces/{id}/pages/imprimer", "hidden", "nnnnyy"),
    ("GET", "/espaces/{id}/pages/export.zip", "own", "nyyyyy"),
    ("GET", "/espaces/{id}/pages/export.zip", "hidden", "nnnnyy"),
    ("GET", "/espaces/{id}/pages/reprise", "own", "nnynyy"),
    ("POST", "/espaces/{id}/pages/reprise", "own", "nnynyy"),
    ("GET", "/pages/{id}", "own", "nyyyyy"),
    ("GET", "/pages/{id}", "hidden", "nnnnyy"),
    ("GET", "/pages/{id}", "public", "yyyyyy"),
    ("GET", "/pages/{id}/imprimer", "own", "nyyyyy"),
    ("GET", "/pages/{id}/imprimer", "hidden", "nnnnyy"),
    ("GET", "/pages/{id}/export.zip", "own", "nyyyyy"),
    ("GET", "/pages/{id}/export.zip", "hidden", "nnnnyy"),
    ("GET", "/pages/{id}/modifier", "own", "nnynyy"),
    ("GET", "/pages/{id}/modifier", "public", "nnnnyy"),
    ("GET", "/pages/{id}/modifier", "locked", "nnnnyy"),
    ("POST", "/pages/{id}/modifier", "own", "nnynyy"),
    ("POST", "/pages/{id}/modifier", "locked", "nnnnyy"),
    ("POST", "/pages/{id}/modifier", "hidden", "nnnnyy"),
    ("GET", "/pages/{id}/historique", "own", "nyyyyy"),
    ("GET", "/pages/{id}/historique", "hidden", "nnnnyy"),
    ("GET", "/pages/{id}/revisions/{number}", "own", "nyyyyy"),
    ("GET", "/pages/{id}/revisions/{number}", "hidden", "nnnnyy"),
    ("POST", "/pages/{id}/revisions/{number}", "own", "nnynyy"),
    ("POST", "/pages/{id}/revisions/{number}", "hidden", "nnnnyy"),
    ("GET", "/pages/{id}/comparaison", "own", "nyyyyy"),
    ("GET", "/pages/{id}/comparaison", "hidden", "nnnnyy"),
    ("GET", "/pages/{id}/auteurs", "own", "nyyyyy"),
    ("GET", "/pages/{id}/auteurs", "hidden", "nnnnyy"),
    ("POST", "/pages/{id}/veille", "own", "nnynyy"),
    ("POST", "/pages/{id}/veille", "hidden", "nnnnyy"),
    ("POST", "/pages/{id}/etat", "own", "nnnnyy"),
    ("GET", "/pages/{id}/suppression", "own", "nnnnyy"),
    ("POST", "/pages/{id}/suppression", "hidden", "nnnnyy"),
    ("GET", "/espaces/{id}/echanges", "own", "nyyyyy"),
    ("GET", "/espaces/{id}/echanges", "hidden", "nnnnyy"),
    ("GET", "/espaces/{id}/echanges", "public", "yyyyyy"),
    ("GET", "/espaces/{id}/echanges/nouveau", "own", "nnynyy"),
    ("POST", "/espaces/{id}/echanges/nouveau", "own", "nnynyy"),
    ("POST", "/espaces/{id}/echanges/nouveau", "public", "nnnnyy"),
    ("POST", "/espaces/{id}/echanges/nouveau", "hidden", "nnnnyy"),
    ("GET", "/echanges/{id}", "own", "nyyyyy"),
    ("GET", "/echanges/{id}", "hidden", "nnnnyy"),
    ("GET", "/echanges/{id}", "public", "yyyyyy"),
    ("POST", "/echanges/{id}", "own", "nnynyy"),
    ("POST", "/echanges/{id}", "public", "nnnnyy"),
    ("POST", "/echanges/{id}", "hidden", "nnnnyy"),
    ("POST", "/echanges/{id}/suivi", "own", "nyyyyy"),
    ("POST", "/echanges/{id}/suivi", "hidden", "nnnnyy"),
    ("POST", "/echanges/{id}/etat", "own", "nnnnyy"),
    ("POST", "/echanges/{id}/etat", "hidden", "nnnnyy"),
    ("GET", "/echanges/{id}/messages/{number}", "own", "nyyyyy"),
    ("GET", "/echanges/{id}/messages/{number}", "hidden", "nnnnyy"),
    ("POST", "/echanges/{id}/messages/{number}", "own", "nnynyy"),
    ("POST", "/echanges/{id}/messages/{number}", "hidden", "nnnnyy"),
    // The buyer wrote it; nobody else changes it.
    ("GET", "/echanges/{id}/messages/{number}/modifier", "own", "nnynnn"),
    ("POST", "/echanges/{id}/messages/{number}/modifier", "own", "nnynnn"),
    ("POST", "/echanges/{id}/messages/{number}/modifier", "public", "nnnnyn"),
    ("GET", "/echanges/{id}/messages/{number}/versions", "own", "nyyyyy"),
    ("GET", "/echanges/{id}/messages/{number}/versions", "hidden", "nnnnyy"),
    ("GET", "/espaces/{id}/rencontres", "other", "yyyyyy"),
    ("GET", "/espaces/{id}/rencontres", "own", "nyyyyy"),
    ("GET", "/espaces/{id}/rencontres", "hidden", "nnnnyy"),
    ("GET", "/espaces/{id}/rencontres/nouvelle", "own", "nnnnyy"),
    ("POST", "/espaces/{id}/rencontres/nouvelle", "own", "nnnnyy"),
    ("POST", "/espaces/{id}/rencontres/nouvelle", "hidden", "nnnnyy"),
    ("GET", "/rencontres/{id}", "other", "yyyyyy"),
    ("GET", "/rencontres/{id}", "own", "nyyyyy"),
    ("GET", "/rencontres/{id}", "hidden", "nnnnyy"),
    ("GET", "/rencontres/{id}/rencontre.ics", "other", "yyyyyy"),
    ("GET", "/rencontres/{id}/rencontre.ics", "hidden", "nnnnyy"),
    ("POST", "/rencontres/{id}/reponse", "own", "nnynyy"),
    ("POST", "/rencontres/{id}/reponse", "hidden", "nnnnyy"),
    ("GET", "/rencontres/{id}/modifier", "own", "nnnnyy"),
    ("POST", "/rencontres/{id}/modifier", "own", "nnnnyy"),
    ("POST", "/rencontres/{id}/modifier", "hidden", "nnnnyy"),
    ("GET", "/rencontres/{id}/annulation", "own", "nnnnyy"),
    ("POST", "/rencontres/{id}/annulation", "own", "nnnnyy"),
    ("POST", "/rencontres/{id}/annulation", "hidden", "nnnnyy"),
    ("POST", "/rencontres/{id}/points", "own", "nnynyy"),
    // Of a public space, a buyer is but a reader.
    ("POST", "/rencontres/{id}/points", "other", "nnnnyy"),
    ("POST", "/rencontres/{id}/points", "hidden", "nnnnyy"),
    ("POST", "/rencontres/{id}/points/{item}", "own", "nnnnyy"),
    ("GET", "/rencontres/{id}/presences", "own", "nnnnyy"),
    ("POST", "/rencontres/{id}/presences", "own", "nnnnyy"),
    ("POST", "/rencontres/{id}/presences", "hidden", "nnnnyy"),
    ("GET", "/rencontres/{id}/presences.csv", "own", "nnnnyy"),
    ("GET", "/rencontres/{id}/presences.csv", "hidden", "nnnnyy"),
    ("GET", "/rencontres/{id}/presences.xlsx", "own", "nnnnyy"),
    ("GET", "/rencontres/{id}/compte-rendu", "own", "nnnnyy"),
    ("POST", "/rencontres/{id}/compte-rendu", "own", "nnnnyy"),
    ("POST", "/rencontres/{id}/compte-rendu", "hidden", "nnnnyy"),
    ("POST", "/rencontres/{id}/adoption", "past", "nnynyy"),
    ("POST", "/rencontres/{id}/adoption", "hidden", "nnnnyy"),
    // What the buyer undertook at that meeting.
    ("POST", "/rencontres/{id}/suites/{position}", "past", "nnynyy"),
    ("GET", "/reponse/{token}", "", "yyyyyy"),
    ("POST", "/reponse/{token}", "", "yyyyyy"),
    ("GET", "/moi/nouvelles", "", "nyyyyy"),
    ("POST", "/moi/nouvelles", "", "nyyyyy"),
    ("GET", "/moi/courriels", "", "nyyyyy"),
    ("POST", "/moi/courriels", "", "nyyyyy"),
    ("GET", "/arret/{token}", "", "yyyyyy"),
    ("POST", "/arret/{token}", "", "yyyyyy"),
    ("GET", "/annonces", "", "nyyyyy"),
    ("POST", "/annonces", "", "nyyyyy"),
    ("POST", "/annonces/courriels", "", "nyyyyy"),
    ("POST", "/annonces/besoins/{id}", "own buyer", "nnynyy"),
    ("POST", "/annonces/besoins/{id}", "other", "nnnnyy"),
    ("POST", "/annonces/organisations/{id}", "own supplier", "nnnyyy"),
    ("POST", "/annonces/organisations/{id}", "other", "nnnnyy"),
    ("GET", "/annonces/arret/{token}", "", "yyyyyy"),
    ("POST", "/annonces/arret/{token}", "", "yyyyyy"),
    ("GET", "/gestion/annonces", "", "nnnnyy"),
    ("POST", "/gestion/annonces", "", "nnnnyy"),
    ("GET", "/api/v1/announcements", "", "nyyyyy"),
    ("GET", "/moi/calendrier", "", "nyyyyy"),
    ("POST", "/moi/calendrier", "", "nyyyyy"),
    ("GET", "/calendrier/{token}", "", "yyyyyy"),
    ("GET", "/espaces/{id}/dates/nouvelle", "own", "nnynyy"),
    ("POST", "/espaces/{id}/dates/nouvelle", "own", "nnynyy"),
    ("POST", "/espaces/{id}/dates/nouvelle", "hidden", "nnnnyy"),
    ("GET", "/dates/{id}", "own", "nnynyy"),
    ("POST", "/dates/{id}", "own", "nnynyy"),
    ("POST", "/dates/{id}/cloture", "own", "nnnnyy"),
    ("GET", "/espaces/{id}/votes", "own", "nnynyy"),
    ("GET", "/espaces/{id}/votes", "hidden", "nnnnyy"),
    ("GET", "/espaces/{id}/votes/nouveau", "own", "nnynyy"),
    ("POST", "/espaces/{id}/votes/nouveau", "own", "nnynyy"),
    ("POST", "/espaces/{id}/votes/nouveau", "hidden", "nnnnyy"),
    ("GET", "/votes/{id}", "own", "nnynyy"),
    ("GET", "/votes/{id}", "hidden", "nnnnyy"),
    // A voice is had by members: those who run every space have none in this one, unless they are in it.
    ("POST", "/votes/{id}", "own", "nnynyn"),
    ("POST", "/votes/{id}", "hidden", "nnnnyn"),
    ("POST", "/votes/{id}/commentaires", "own", "nnynyy"),
    ("POST", "/votes/{id}/commentaires", "hidden", "nnnnyy"),
    ("POST", "/votes/{id}/cloture", "own", "nnnnyy"),
    ("POST", "/votes/{id}/cloture", "hidden", "nnnnyy"),
    ("GET", "/votes/{id}/resultat.csv", "closed", "nnynyy"),
    ("GET", "/espaces/{id}/documents", "own", "nyyyyy"),
    ("GET", "/espaces/{id}/documents", "hidden", "nnnnyy"),
    ("GET", "/espaces/{id}/documents", "public", "yyyyyy"),
    ("POST", "/espaces/{id}/documents", "own", "nnynyy"),
    ("POST", "/espaces/{id}/documents", "public", "nnnnyy"),
    ("POST", "/espaces/{id}/documents", "hidden", "nnnnyy"),
    ("POST", "/espaces/{id}/envois", "own", "nnynyy"),
    ("POST", "/espaces/{id}/envois", "public", "nnnnyy"),
    ("POST", "/espaces/{id}/envois", "hidden", "nnnnyy"),
    // The buyer's own, in a space of theirs and in one that they only read; nobody else's, whoever asks.
    ("GET", "/envois/{id}", "own", "nnynnn"),
    ("GET", "/envois/{id}", "public", "nnnnnn"),
    ("PATCH", "/envois/{id}", "own", "nnynnn"),
    ("PATCH", "/envois/{id}", "public", "nnnnnn"),
    ("DELETE", "/envois/{id}", "own", "nnynnn"),
    ("POST", "/envois/{id}/suppression", "own", "nnynnn"),
    ("POST", "/espaces/{id}/dossiers", "own", "nnynyy"),
    ("POST", "/espaces/{id}/dossiers", "public", "nnnnyy"),
    ("POST", "/espaces/{id}/dossiers", "hidden", "nnnnyy"),
    ("GET", "/dossiers/{id}", "own", "nnynyy"),
    ("POST", "/dossiers/{id}", "own", "nnynyy"),
    ("GET", "/documents/{id}", "own", "nyyyyy"),
    ("GET", "/documents/{id}", "hidden", "nnnnyy"),
    ("GET", "/documents/{id}", "public", "yyyyyy"),
    ("POST", "/documents/{id}", "own", "nnynyy"),
    ("POST", "/documents/{id}", "public", "nnnnyy"),
    ("POST", "/documents/{id}", "hidden", "nnnnyy"),
    ("GET", "/documents/{id}/fichier", "own", "nyyyyy"),
    ("GET", "/documents/{id}/fichier", "hidden", "nnnnyy"),
    ("GET", "/documents/{id}/fichier", "public", "yyyyyy"),
    // It is no picture, and nothing else is shown as one.
    ("GET", "/documents/{id}/image", "own", "nnnnnn"),
    ("POST", "/documents/{id}/versions", "own", "nnynyy"),
    ("POST", "/documents/{id}/versions", "public", "nnnnyy"),
    ("POST", "/documents/{id}/versions", "hidden", "nnnnyy"),
    ("GET", "/documents/{id}/versions/{number}", "own", "nyyyyy"),
    ("GET", "/documents/{id}/versions/{number}", "hidden", "nnnnyy"),
    ("POST", "/documents/{id}/versions/{number}", "public", "nnnnyy"),
    ("POST", "/documents/{id}/versions/{number}", "hidden", "nnnnyy"),
    // Once the coordinator has deleted it, the operator finds nothing.
    ("POST", "/documents/{id}/suppression", "own", "nnnnyn"),
    ("POST", "/documents/{id}/suppression", "hidden", "nnnnyn"),
    ("GET", "/chantiers", "", "nyyyyy"),
    ("GET", "/chantiers/nouveau", "", "nnyyyy"),
    ("POST", "/chantiers/nouveau", "", "nnyyyy"),
    // The buyer is in this group; the coordinator runs it.
    ("GET", "/chantiers/{id}/modifier", "own", "nnnnyy"),
    ("POST", "/chantiers/{id}/modifier", "own", "nnnnyy"),
    // The buyer proposed it, and it gathers.
    ("GET", "/chantiers/{id}/modifier", "proposed", "nnynyy"),
    ("POST", "/chantiers/{id}/modifier", "proposed", "nnynyy"),
    ("GET", "/chantiers/{id}/etat", "own", "nnnnyy"),
    ("GET", "/chantiers/{id}/etat", "proposed", "nnnnyy"),
    ("POST", "/chantiers/{id}/etat", "own", "nnnnyy"),
    ("POST", "/chantiers/{id}/etat", "proposed", "nnnnyy"),
    ("GET", "/chantiers/{id}/organisations", "own", "nyyyyy"),
    ("GET", "/chantiers/{id}/organisations", "hidden", "nnnnyy"),
    ("POST", "/chantiers/{id}/invitations", "own", "nnnnyy"),
    ("POST", "/chantiers/{id}/invitations", "proposed", "nnynyy"),
    ("GET", "/chantiers/{id}/participation", "own", "nnyyyy"),
    ("GET", "/chantiers/{id}/participation", "hidden", "nnnnyy"),
    ("POST", "/chantiers/{id}/participation", "own", "nnyyyy"),
    ("POST", "/chantiers/{id}/participation", "hidden", "nnnnyy"),
    ("GET", "/participations/{id}", "own", "nnynyy"),
    ("GET", "/participations/{id}", "other", "nnnnyy"),
    ("GET", "/participations/{id}", "hidden", "nnnnyy"),
    ("POST", "/participations/{id}", "own", "nnynyy"),
    ("POST", "/participations/{id}", "other", "nnnnyy"),
    ("POST", "/participations/{id}/personnes", "own", "nnynyy"),
    ("POST", "/participations/{id}/personnes", "other", "nnnnyy"),
    ("POST", "/participations/{id}/contributions", "own", "nnnnyy"),
    ("GET", "/participations/{id}/engagement", "own", "nnynyy"),
    ("GET", "/participations/{id}/engagement", "other", "nnnnyy"),
    ("POST", "/participations/{id}/engagement", "own", "nnynyy"),
    ("POST", "/participations/{id}/engagement", "other", "nnnnyy"),
    ("GET", "/chantiers/{id}/cycles/nouveau", "own", "nnnnyy"),
    ("POST", "/chantiers/{id}/cycles/nouveau", "own", "nnnnyy"),
    ("GET", "/cycles/{id}/modifier", "own", "nnnnyy"),
    ("POST", "/cycles/{id}/modifier", "own", "nnnnyy"),
    ("GET", "/chantiers/{id}/orientations", "own", "nyyyyy"),
    ("GET", "/chantiers/{id}/orientations", "hidden", "nnnnyy"),
    ("POST", "/chantiers/{id}/orientations", "own", "nnynyy"),
    ("POST", "/chantiers/{id}/orientations", "hidden", "nnnnyy"),
    ("POST", "/chantiers/{id}/consultation", "own", "nnnnyy"),
    ("POST", "/chantiers/{id}/classement", "own", "nnnnyy"),
    ("POST", "/chantiers/{id}/retenues", "own", "nnnnyy"),
    ("GET", "/orientations/{id}/modifier", "own", "nnynyy"),
    ("GET", "/orientations/{id}/modifier", "hidden", "nnnnyy"),
    ("POST", "/orientations/{id}/modifier", "own", "nnynyy"),
    ("POST", "/orientations/{id}/modifier", "hidden", "nnnnyy"),
    ("GET", "/chantiers/{id}/engagements", "own", "nyyyyy"),
    ("GET", "/chantiers/{id}/engagements", "hidden", "nnnnyy"),
    ("GET", "/chantiers/{id}/engagements/export.csv", "own", "nyyyyy"),
    ("GET", "/chantiers/{id}/engagements/export.csv", "hidden", "nnnnyy"),
    ("GET", "/chantiers/{id}/engagements/export.xlsx", "own", "nyyyyy"),
    ("GET", "/chantiers/{id}/engagements/export.xlsx", "hidden", "nnnnyy"),
    ("GET", "/gestion/chantiers/reglages", "", "nnnnyy"),
    ("GET", "/gestion/chantiers", "", "nnnnyy"),
    ("GET", "/chantiers/{id}", "own", "nyyyyy"),
    ("GET", "/chantiers/{id}", "hidden", "nnnnyy"),
    ("GET", "/chantiers/{id}/bilan", "own", "nyyyyy"),
    ("GET", "/chantiers/{id}/bilan", "hidden", "nnnnyy"),
    ("GET", "/chantiers/{id}/bilan.csv", "own", "nyyyyy"),
    ("GET", "/chantiers/{id}/bilan.csv", "hidden", "nnnnyy"),
    ("GET", "/chantiers/{id}/bilan/modifier", "own", "nnnnyy"),
    ("POST", "/chantiers/{id}/bilan/modifier", "own", "nnnnyy"),
    ("GET", "/api/v1/working-groups/{id}/report", "own", "nyyyyy"),
    ("GET", "/api/v1/working-groups/{id}/report", "hidden", "nnnnyy"),
    ("POST", "/gestion/chantiers/reglages", "", "nnnnyy"),
    ("GET", "/api/v1/working-groups", "", "nyyyyy"),
    ("GET", "/api/v1/working-groups/{id}", "own", "nyyyyy"),
    ("GET", "/api/v1/working-groups/{id}", "hidden", "nnnnyy"),
    ("GET", "/chantiers/{id}/plan", "own", "nyyyyy"),
    ("GET", "/chantiers/{id}/plan", "other", "nyyyyy"),
    ("GET", "/chantiers/{id}/plan.csv", "own", "nyyyyy"),
    ("GET", "/chantiers/{id}/plan.xlsx", "own", "nyyyyy"),
    ("GET", "/chantiers/{id}/plan.ics", "own", "nyyyyy"),
    ("POST", "/chantiers/{id}/plan/adoption", "own", "nnnnyy"),
    ("GET", "/chantiers/{id}/plan/nouvelle", "own", "nnynyy"),
    ("POST", "/chantiers/{id}/plan/nouvelle", "own", "nnynyy"),
    // Before its first cycle a group has no plan to write.
    ("POST", "/chantiers/{id}/plan/nouvelle", "other", "nnnnnn"),
    ("GET", "/chantiers/{id}/plan/import", "own", "nnnnyy"),
    ("POST", "/chantiers/{id}/plan/import", "own", "nnnnyy"),
    ("GET", "/chantiers/{id}/plan/import.csv", "own", "nnnnyy"),
    ("POST", "/chantiers/{id}/plan/import/execution", "own", "nnnnyy"),
    ("GET", "/chantiers/{id}/plan/rencontres/{meeting}", "own", "nnynyy"),
    ("POST", "/chantiers/{id}/plan/rencontres/{meeting}", "own", "nnynyy"),
    ("GET", "/chantiers/{id}/charge", "own", "nnynyy"),
    ("GET", "/chantiers/{id}/charge", "other", "nnnnyy"),
    ("GET", "/actions/{id}", "own", "nyyyyy"),
    ("POST", "/actions/{id}/ligne", "own", "nnynyy"),
    ("POST", "/actions/{id}/etat", "own", "nnynyy"),
    ("POST", "/actions/{id}/liens", "own", "nnynyy"),
    ("POST", "/actions/{id}/liens/{link}", "own", "nnynyy"),
    ("GET", "/actions/{id}/modifier", "own", "nnynyy"),
    ("POST", "/actions/{id}/modifier", "own", "nnynyy"),
    ("GET", "/actions/{id}/suppression", "own", "nnnnyy"),
    // One of its deliverables is being tried: it stays.
    ("POST", "/actions/{id}/suppression", "own", "nnnnyy"),
    ("GET", "/moi/actions", "", "nyyyyy"),
    ("GET", "/api/v1/working-groups/{id}/actions", "own", "nyyyyy"),
    ("GET", "/chantiers/{id}/livrables", "own", "nnynyy"),
    ("GET", "/chantiers/{id}/livrables", "other", "nnnnyy"),
    ("GET", "/livrables/{id}", "own", "nnynyy"),
    ("GET", "/livrables/{id}/essais.csv", "own", "nnynyy"),
    ("GET", "/livrables/{id}/grille", "own", "nnynyy"),
    ("POST", "/livrables/{id}/grille", "own", "nnynyy"),
    // The buyer works on its action, and does not answer for it.
    ("GET", "/livrables/{id}/versions/nouvelle", "own", "nnynyy"),
    ("POST", "/livrables/{id}/versions/nouvelle", "own", "nnynyy"),
    ("GET", "/livrables/{id}/essayeurs", "own", "nnynyy"),
    ("POST", "/livrables/{id}/essayeurs", "own", "nnynyy"),
    ("POST", "/livrables/{id}/decision", "own", "nnnnyy"),
    ("GET", "/livrables/{id}/publication", "own", "nnnnyy"),
    ("POST", "/livrables/{id}/publication", "own", "nnnnyy"),
    ("POST", "/remarques/{id}", "own", "nnynyy"),
    // Who is in the group reads it on the page of the deliverable; nobody answers in the place of its tester.
    ("GET", "/essais/{id}", "own", "nnynyy"),
    ("POST", "/essais/{id}", "own", "nnynnn"),
    ("GET", "/essais/{id}", "other", "nnynyy"),
    ("POST", "/essais/{id}", "other", "nnnnnn"),
    // What is tried stands elsewhere: there is no file to fetch.
    ("GET", "/essais/{id}/fichier", "own", "nnnnnn"),
    ("GET", "/bibliotheque", "", "yyyyyy"),
    ("GET", "/bibliotheque/export.csv", "", "yyyyyy"),
    ("GET", "/bibliotheque/export.xlsx", "", "yyyyyy"),
    ("GET", "/bibliotheque/flux.atom", "", "yyyyyy"),
    ("GET", "/bibliotheque/nouvel-outil", "", "nnnnyy"),
    ("POST", "/bibliotheque/nouvel-outil", "", "nnnnyy"),
    ("GET", "/bibliotheque/{id}", "network", "nyyyyy"),
    ("GET", "/bibliotheque/{id}/modifier", "network", "nnnnyy"),
    ("POST", "/bibliotheque/{id}/modifier", "network", "nnnnyy"),
    ("POST", "/bibliotheque/{id}/etat", "network", "nnnnyy"),
    ("POST", "/bibliotheque/{id}/versions", "network", "nnnnyy"),
    ("GET", "/bibliotheque/{id}/versions/{number}", "network", "nyyyyy"),
    // For an organisation that one writes for.
    ("POST", "/bibliotheque/{id}/usages", "network", "nnyyyy"),
    // Once the coordinator has taken it back, the operator finds nothing.
    ("POST", "/bibliotheque/{id}/usages/{said}", "network", "nnnnyn"),
    ("POST", "/bibliotheque/{id}/demandes", "network", "nnyyyy"),
    ("POST", "/bibliotheque/{id}/demandes/{request}", "network", "nnnnyy"),
    ("GET", "/api/v1/tools", "", "yyyyyy"),
    ("GET", "/api/v1/tools/{id}", "network", "nyyyyy"),
    ("GET", "/outils", "", "nyyyyy"),
    ("GET", "/outils/couts/nouveau", "", "nyyyyy"),
    ("POST", "/outils/couts/nouveau", "", "nyyyyy"),
    ("GET", "/outils/couts/{id}", "own", "nnynnn"),
    ("GET", "/outils/couts/{id}", "hidden", "nnnnyn"),
    ("GET", "/outils/couts/{id}/calcul/{place}", "own", "nnynnn"),
    ("GET", "/outils/couts/{id}/calcul/{place}", "hidden", "nnnnyn"),
    ("GET", "/outils/couts/{id}/methode", "own", "nnynnn"),
    ("GET", "/outils/couts/{id}/methode", "hidden", "nnnnyn"),
    ("GET", "/outils/couts/{id}/resultat.csv", "own", "nnynnn"),
    ("GET", "/outils/couts/{id}/resultat.csv", "hidden", "nnnnyn"),
    ("GET", "/outils/couts/{id}/resultat.xlsx", "own", "nnynnn"),
    ("GET", "/outils/couts/{id}/resultat.xlsx", "hidden", "nnnnyn"),
    ("GET", "/outils/couts/{id}/reglages", "own", "nnynnn"),
    ("GET", "/outils/couts/{id}/reglages", "hidden", "nnnnyn"),
    ("POST", "/outils/couts/{id}/reglages", "own", "nnynnn"),
    ("POST", "/outils/couts/{id}/reglages", "hidden", "nnnnyn"),
    ("GET", "/outils/couts/{id}/lignes/{place}", "own", "nnynnn"),
    ("GET", "/outils/couts/{id}/lignes/{place}", "hidden", "nnnnyn"),
    ("POST", "/outils/couts/{id}/lignes/{place}", "own", "nnynnn"),
    ("POST", "/outils/couts/{id}/lignes/{place}", "hidden", "nnnnyn"),
    ("POST", "/outils/couts/{id}/options", "own", "nnynnn"),
    ("POST", "/outils/couts/{id}/options", "hidden", "nnnnyn"),
    ("GET", "/outils/couts/{id}/coller", "own", "nnynnn"),
    ("GET", "/outils/couts/{id}/coller", "hidden", "nnnnyn"),
    ("POST", "/outils/couts/{id}/coller", "own", "nnynnn"),
    ("POST", "/outils/couts/{id}/coller", "hidden", "nnnnyn"),
    ("GET", "/outils/couts/{id}/partage", "own", "nnynnn"),
    ("GET", "/outils/couts/{id}/partage", "hidden", "nnnnyn"),
    ("POST", "/outils/couts/{id}/partage", "own", "nnynnn"),
    ("POST", "/outils/couts/{id}/partage", "hidden", "nnnnyn"),
    ("GET", "/outils/couts/{id}/versions/{number}", "own", "nnynnn"),
    ("GET", "/outils/couts/{id}/versions/{number}", "hidden", "nnnnyn"),
    ("POST", "/outils/couts/{id}/versions/{number}", "own", "nnynnn"),
    ("POST", "/outils/couts/{id}/versions/{number}", "hidden", "nnnnyn"),
    ("GET", "/outils/couts/{id}/incertitudes", "own", "nnynnn"),
    ("GET", "/outils/couts/{id}/incertitudes", "hidden", "nnnnyn"),
    ("POST", "/outils/couts/{id}/incertitudes", "own", "nnynnn"),
    ("POST", "/outils/couts/{id}/incertitudes", "hidden", "nnnnyn"),
    ("GET", "/outils/couts/{id}/seuils", "own", "nnynnn"),
    ("GET", "/outils/couts/{id}/seuils", "hidden", "nnnnyn"),
    ("POST", "/outils/couts/{id}/seuils", "own", "nnynnn"),
    ("POST", "/outils/couts/{id}/seuils", "hidden", "nnnnyn"),
    ("POST", "/outils/couts/{id}/gel", "own", "nnynnn"),
    ("POST", "/outils/couts/{id}/gel", "hidden", "nnnnyn"),
    ("POST", "/api/v1/total-cost", "", "yyyyyy"),
    ("GET", "/outils/transport/nouveau", "", "nyyyyy"),
    ("POST", "/outils/transport/nouveau", "", "nyyyyy"),
    ("GET", "/outils/facteurs", "", "nyyyyy"),
    ("GET", "/outils/facteurs/nouveau", "", "nyyyyy"),
    ("POST", "/outils/facteurs/nouveau", "", "nyyyyy"),
    ("GET", "/outils/facteurs/{set}", "", "nyyyyy"),
    ("POST", "/api/v1/transport", "", "yyyyyy"),
    ("GET", "/outils/transport/{id}", "own", "nnynnn"),
    ("GET", "/outils/transport/{id}", "hidden", "nnnnyn"),
    ("GET", "/outils/transport/{id}/calcul/{place}", "own", "nnynnn"),
    ("GET", "/outils/transport/{id}/calcul/{place}", "hidden", "nnnnyn"),
    ("GET", "/outils/transport/{id}/methode", "own", "nnynnn"),
    ("GET", "/outils/transport/{id}/methode", "hidden", "nnnnyn"),
    ("GET", "/outils/transport/{id}/client", "own", "nnynnn"),
    ("GET", "/outils/transport/{id}/client", "hidden", "nnnnyn"),
    ("GET", "/outils/transport/{id}/resultat.csv", "own", "nnynnn"),
    ("GET", "/outils/transport/{id}/resultat.csv", "hidden", "nnnnyn"),
    ("GET", "/outils/transport/{id}/resultat.xlsx", "own", "nnynnn"),
    ("GET", "/outils/transport/{id}/resultat.xlsx", "hidden", "nnnnyn"),
    ("GET", "/outils/transport/{id}/versions/{number}", "own", "nnynnn"),
    ("GET", "/outils/transport/{id}/versions/{number}", "hidden", "nnnnyn"),
    ("GET", "/outils/transport/{id}/facteurs", "own", "nnynnn"),
    ("GET", "/outils/transport/{id}/facteurs", "hidden", "nnnnyn"),
    ("GET", "/outils/transport/{id}/reglages", "own", "nnynnn"),
    ("GET", "/outils/transport/{id}/reglages", "hidden", "nnnnyn"),
    ("GET", "/outils/transport/{id}/etapes/{place}", "own", "nnynnn"),
    ("GET", "/outils/transport/{id}/etapes/{place}", "hidden", "nnnnyn"),
    ("GET", "/outils/transport/{id}/variantes/{way}", "own", "nnynnn"),
    ("GET", "/outils/transport/{id}/variantes/{way}", "hidden", "nnnnyn"),
    ("GET", "/outils/transport/{id}/partage", "own", "nnynnn"),
    ("GET", "/outils/transport/{id}/partage", "hidden", "nnnnyn"),
    ("POST", "/outils/transport/{id}/versions/{number}", "own", "nnynnn"),
    ("POST", "/outils/transport/{id}/versions/{number}", "hidden", "nnnnyn"),
    ("POST", "/outils/transport/{id}/reglages", "own", "nnynnn"),
    ("POST", "/outils/transport/{id}/reglages", "hidden", "nnnnyn"),
    ("POST", "/outils/transport/{id}/etapes/{place}", "own", "nnynnn"),
    ("POST", "/outils/transport/{id}/etapes/{place}", "hidden", "nnnnyn"),
    ("POST", "/outils/transport/{id}/variantes/{way}", "own", "nnynnn"),
    ("POST", "/outils/transport/{id}/variantes/{way}", "hidden", "nnnnyn"),
    ("POST", "/outils/transport/{id}/facteurs", "own", "nnynnn"),
    ("POST", "/outils/transport/{id}/facteurs", "hidden", "nnnnyn"),
    ("POST", "/outils/transport/{id}/partage", "own", "nnynnn"),
    ("POST", "/outils/transport/{id}/partage", "hidden", "nnnnyn"),
    ("POST", "/outils/transport/{id}/suppression", "own", "nnynnn"),
    ("POST", "/outils/transport/{id}/suppression", "hidden", "nnnnyn"),
    ("GET", "/outils/expeditions/nouveau", "", "nyyyyy"),
    ("POST", "/outils/expeditions/nouveau", "", "nyyyyy"),
    ("GET", "/outils/expeditions/envois/{id}", "own", "nnynnn"),
    ("POST", "/outils/expeditions/envois/{id}", "own", "nnynnn"),
    ("GET", "/outils/expeditions/{id}", "own", "nnynnn"),
    ("GET", "/outils/expeditions/{id}", "hidden", "nnnnyn"),
    ("GET", "/outils/expeditions/{id}/bilan.csv", "own", "nnynnn"),
    ("GET", "/outils/expeditions/{id}/bilan.csv", "hidden", "nnnnyn"),
    ("GET", "/outils/expeditions/{id}/bilan.xlsx", "own", "nnynnn"),
    ("GET", "/outils/expeditions/{id}/bilan.xlsx", "hidden", "nnnnyn"),
    ("GET", "/outils/expeditions/{id}/lignes.csv", "own", "nnynnn"),
    ("GET", "/outils/expeditions/{id}/lignes.csv", "hidden", "nnnnyn"),
    ("GET", "/outils/expeditions/{id}/partage", "own", "nnynnn"),
    ("GET", "/outils/expeditions/{id}/partage", "hidden", "nnnnyn"),
    ("GET", "/outils/expeditions/{id}/scenarios/{scenario}", "own", "nnynnn"),
    ("GET", "/outils/expeditions/{id}/scenarios/{scenario}", "hidden", "nnnnyn"),
    ("POST", "/outils/expeditions/{id}/partage", "own", "nnynnn"),
    ("POST", "/outils/expeditions/{id}/partage", "hidden", "nnnnyn"),
    ("POST", "/outils/expeditions/{id}/scenarios/{scenario}", "own", "nnynnn"),
    ("POST", "/outils/expeditions/{id}/scenarios/{scenario}", "hidden", "nnnnyn"),
    ("POST", "/outils/expeditions/{id}/suppression", "own", "nnynnn"),
    ("POST", "/outils/expeditions/{id}/suppression", "hidden", "nnnnyn"),
    ("GET", "/api/v1/calculations/{id}", "own", "nnynnn"),
    ("GET", "/api/v1/calculations/{id}", "hidden", "nnnnyn"),
    // Last: what is deleted is found no more.
    ("POST", "/outils/couts/{id}/suppression", "own", "nnynnn"),
    ("POST", "/outils/couts/{id}/suppression", "hidden", "nnnnyn"),
    ("GET", "/healthz", "", "yyyyyy"),
    ("GET", "/readyz", "", "yyyyyy"),
    ("GET", "/metrics", "", "yyyyyy"),
    // Published, and not: of that one a stranger is told that there is none.
    ("GET", "/programmes", "", "yyyyyy"),
    ("GET", "/programmes/nouveau", "", "nnnnyy"),
    ("POST", "/programmes/nouveau", "", "nnnnyy"),
    ("GET", "/programmes/{id}", "own", "yyyyyy"),
    ("GET", "/programmes/{id}", "hidden", "nnnnyy"),
    ("GET", "/programmes/{id}/modifier", "own", "nnnnyy"),
    ("POST", "/programmes/{id}/modifier", "own", "nnnnyy"),
    ("POST", "/programmes/{id}/publication", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/suivante", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/suivante", "hidden", "nnnnyy"),
    ("POST", "/programmes/{id}/suivante", "own", "nnnnyy"),
    ("POST", "/programmes/{id}/suivante", "hidden", "nnnnyy"),
    // Not published yet.
    ("GET", "/programmes/{id}/bilan", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/bilan", "hidden", "nnnnyy"),
    ("GET", "/programmes/{id}/bilan.csv", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/bilan/modifier", "own", "nnnnyy"),
    ("POST", "/programmes/{id}/bilan/modifier", "own", "nnnnyy"),
    ("POST", "/programmes/{id}/bilan/modifier", "hidden", "nnnnyy"),
    ("GET", "/api/v1/editions", "", "yyyyyy"),
    ("GET", "/api/v1/editions/{id}", "own", "yyyyyy"),
    ("GET", "/api/v1/editions/{id}", "hidden", "nnnnyy"),
    ("GET", "/api/v1/editions/{id}/applications", "own", "nnnnyy"),
    ("GET", "/api/v1/editions/{id}/applications", "hidden", "nnnnyy"),
    ("GET", "/api/v1/editions/{id}/report", "own", "nnnnyy"),
    ("GET", "/api/v1/editions/{id}/report", "hidden", "nnnnyy"),
    ("GET", "/programmes/{id}/acces", "own", "yyyyyy"),
    ("GET", "/programmes/{id}/acces", "hidden", "nnnnyy"),
    ("GET", "/programmes/{id}/conditions", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/conditions", "hidden", "nnnnyy"),
    ("POST", "/programmes/{id}/conditions/questions", "own", "nnnnyy"),
    ("POST", "/programmes/{id}/conditions/regles", "own", "nnnnyy"),
    ("POST", "/programmes/{id}/conditions/publication", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/conditions/{number}", "own", "yyyyyy"),
    ("GET", "/programmes/{id}/conditions/{number}", "hidden", "nnnnnn"),
    ("GET", "/programmes/{id}/organisateurs", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/organisateurs", "hidden", "nnnnyy"),
    ("POST", "/programmes/{id}/organisateurs", "own", "nnnnyy"),
    // Closed to who comes without a link; a token of the test is none.
    ("GET", "/programmes/{id}/preinscription", "own", "yyyyyy"),
    ("GET", "/programmes/{id}/preinscription", "hidden", "nnnnyy"),
    ("POST", "/programmes/{id}/preinscription", "own", "yyyyyy"),
    ("POST", "/programmes/{id}/preinscription", "hidden", "nnnnyy"),
    // A link opens for whoever holds it.
    ("GET", "/preinscriptions/{secret}", "held", "yyyyyy"),
    ("POST", "/preinscriptions/{secret}", "held", "yyyyyy"),
    ("GET", "/preinscriptions/{secret}/modifier", "held", "yyyyyy"),
    ("POST", "/preinscriptions/{secret}/modifier", "held", "yyyyyy"),
    ("GET", "/preinscriptions/{secret}", "", "nnnnnn"),
    ("POST", "/preinscriptions/{secret}", "", "nnnnnn"),
    ("GET", "/preinscriptions/{secret}/modifier", "", "nnnnnn"),
    ("POST", "/preinscriptions/{secret}/modifier", "", "nnnnnn"),
    // Those who run the edition, or examine for one of its organisers: nobody among these but the coordinator and the operator.
    ("GET", "/programmes/{id}/candidatures", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/candidatures", "hidden", "nnnnyy"),
    ("GET", "/programmes/{id}/candidatures.csv", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/candidatures/{application}", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/candidatures/{application}", "hidden", "nnnnnn"),
    // In whose name would they speak? In that of no organiser.
    ("POST", "/programmes/{id}/candidatures/{application}/avis", "own", "nnnnnn"),
    ("POST", "/programmes/{id}/candidatures/{application}/decision", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/annonce", "own", "nnnnyy"),
    ("POST", "/programmes/{id}/annonce", "own", "nnnnyy"),
    ("POST", "/programmes/{id}/annonce/lettres", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/charte", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/charte", "hidden", "nnnnyy"),
    ("POST", "/programmes/{id}/charte", "own", "nnnnyy"),
    ("POST", "/programmes/{id}/charte/publication", "own", "nnnnyy"),
    ("POST", "/programmes/{id}/charte/rappel", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/charte/{number}", "own", "yyyyyy"),
    // There is no charter yet, and no signature of this name: what is refused to all is what nothing shows.
    ("GET", "/programmes/{id}/charte/{number}", "hidden", "nnnnnn"),
    ("GET", "/programmes/{id}/charte/signatures/{signature}", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/charte/signatures/{signature}/fichier", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/charte/signatures/{signature}", "hidden", "nnnnnn"),
    ("GET", "/programmes/{id}/presences", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/presences", "hidden", "nnnnyy"),
    // A session of this edition, and a stranger to it; that nobody among these came to it is seen before anything else.
    ("GET", "/programmes/{id}/seances/{meeting}", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/seances/{meeting}", "hidden", "nnnnnn"),
    ("POST", "/programmes/{id}/seances/{meeting}/reperes", "own", "nnnnyy"),
    ("POST", "/programmes/{id}/seances/{meeting}/avis", "own", "nnnnnn"),
    // A certificate is one's own to take once the edition has ended, and these people take no part in it.
    ("POST", "/programmes/{id}/attestation", "own", "nnnnnn"),
    ("POST", "/programmes/{id}/attestations", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/attestations/{certificate}", "own", "nnnnnn"),
    ("GET", "/programmes/{id}/attestations/{certificate}/fichier", "own", "nnnnnn"),
    // Whoever holds a link is let in; nobody holds this one.
    ("GET", "/preinscriptions/{secret}/charte", "", "nnnnnn"),
    ("POST", "/preinscriptions/{secret}/charte", "", "nnnnnn"),
    ("GET", "/preinscriptions/{secret}/charte/code", "", "nnnnnn"),
    ("POST", "/preinscriptions/{secret}/charte/code", "", "nnnnnn"),
    ("POST", "/preinscriptions/{secret}/charte/representant", "", "nnnnnn"),
    ("GET", "/preinscriptions/{secret}/charte/recu", "", "nnnnnn"),
    ("GET", "/preinscriptions/{secret}/charte/recu/fichier", "", "nnnnnn"),
    ("GET", "/chartes/verification", "", "yyyyyy"),
    ("POST", "/chartes/verification", "", "yyyyyy"),
    ("GET", "/programmes/{id}/projets", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/projets", "hidden", "nnnnyy"),
    ("GET", "/programmes/{id}/projets.csv", "own", "nnnnyy"),
    ("GET", "/programmes/{id}/projets.xlsx", "own", "nnnnyy"),
    ("GET", "/achats", "", "nyyyyy"),
    ("GET", "/achats/nouveau", "", "nnynnn"),
    ("POST", "/achats/nouveau", "", "nnynnn"),
    ("GET", "/achats/{id}", "own", "nnynyy"),
    ("GET", "/achats/{id}", "other", "nnnnyy"),
    ("GET", "/achats/{id}/modifier", "own", "nnynnn"),
    ("GET", "/achats/{id}/modifier", "other", "nnnnnn"),
    ("POST", "/achats/{id}/modifier", "own", "nnynnn"),
    ("GET", "/achats/{id}/etape", "own", "nnynnn"),
    ("POST", "/achats/{id}/etape", "own", "nnynnn"),
    ("POST", "/achats/{id}/etape", "other", "nnnnnn"),
    ("POST", "/achats/{id}/porteurs", "own", "nnynnn"),
    ("POST", "/achats/{id}/besoins", "own", "nnynnn"),
    ("GET", "/achats/{id}/solutions", "own", "nnynnn"),
    ("POST", "/achats/{id}/solutions", "own", "nnynnn"),
    ("POST", "/achats/{id}/calculs", "own", "nnynnn"),
    ("POST", "/achats/{id}/liens", "own", "nnynnn"),
    ("GET", "/achats/{id}/clauses/nouvelle", "own", "nnynnn"),
    ("POST", "/achats/{id}/clauses/nouvelle", "own", "nnynnn"),
    ("GET", "/achats/{id}/clauses/{clause}", "own", "nnynnn"),
    ("POST", "/achats/{id}/clauses/{clause}", "own", "nnynnn"),
    ("GET", "/achats/{id}/resultat", "own", "nnynnn"),
    ("POST", "/achats/{id}/resultat", "own", "nnynnn"),
    ("POST", "/achats/{id}/notes", "own", "nnynnn"),
    ("POST", "/achats/{id}/notes", "other", "nnnnyy"),
    ("GET", "/api/v1/purchases", "", "nyyyyy"),
    ("GET", "/api/v1/purchases/{id}", "own", "nnynyy"),
    ("GET", "/api/v1/purchases/{id}", "other", "nnnnyy"),
    ("GET", "/mises-en-relation", "", "nyyyyy"),
    ("GET", "/mises-en-relation.csv", "", "nyyyyy"),
    ("GET", "/mises-en-relation.xlsx", "", "nyyyyy"),
    ("POST", "/mises-en-relation/courriels", "", "nyyyyy"),
    ("GET", "/mises-en-relation/nouvelle", "", "nnyynn"),
    ("POST", "/mises-en-relation/nouvelle", "", "nnyynn"),
    ("GET", "/mises-en-relation/arret/{token}", "", "yyyyyy"),
    ("POST", "/mises-en-relation/arret/{token}", "", "yyyyyy"),
    // Between the buyer and the supplier; whoever runs the network reads none.
    ("GET", "/mises-en-relation/{id}", "own", "nnyynn"),
    ("GET", "/mises-en-relation/{id}", "other", "nnnnnn"),
    ("POST", "/mises-en-relation/{id}/messages", "own", "nnyynn"),
    ("POST", "/mises-en-relation/{id}/messages", "other", "nnnnnn"),
    ("GET", "/mises-en-relation/{id}/pieces/{file}/fichier", "own", "nnyynn"),
    ("GET", "/mises-en-relation/{id}/pieces/{file}/fichier", "other", "nnnnnn"),
    ("POST", "/mises-en-relation/{id}/etat", "own", "nnyynn"),
    ("POST", "/mises-en-relation/{id}/etat", "other", "nnnnnn"),
    ("POST", "/mises-en-relation/{id}/resultat", "own", "nnyynn"),
    ("POST", "/mises-en-relation/{id}/resultat", "other", "nnnnnn"),
    ("POST", "/mises-en-relation/{id}/reference", "own", "nnyynn"),
    ("POST", "/mises-en-relation/{id}/reference", "other", "nnnnnn"),
    // The project is the buyer's.
    ("POST", "/mises-en-relation/{id}/projet", "own", "nnynnn"),
    ("POST", "/mises-en-relation/{id}/projet", "other", "nnnnnn"),
    ("GET", "/gestion/mises-en-relation", "", "nnnnyy"),
    ("POST", "/gestion/mises-en-relation", "", "nnnnyy"),
    ("GET", "/gestion/mises-en-relation.csv", "", "nnnnyy"),
    ("GET", "/gestion/mises-en-relation.xlsx", "", "nnnnyy"),
    ("GET", "/gestion/mises-en-relation/bloquees.csv", "", "nnnnyy"),
    ("GET", "/gestion/mises-en-relation/bloquees.xlsx", "", "nnnnyy"),
    ("GET", "/api/v1/introductions", "", "nyyyyy"),
    ("GET", "/api/v1/introductions/{id}", "own", "nnyynn"),
    ("GET", "/api/v1/introductions/{id}", "other", "nnnnnn"),
    // The supplier's own is shared with the buyer, answers and all; another waits for the network's verification.
    ("GET", "/evaluations", "", "nyyyyy"),
    ("GET", "/evaluations/nouvelle", "", "nnnynn"),
    ("POST", "/evaluations/nouvelle", "", "nnnynn"),
    ("GET", "/evaluations/{id}", "own", "nnyynn"),
    ("GET", "/evaluations/{id}", "asked", "nnnnyy"),
    ("GET", "/evaluations/{id}", "hidden", "nnnnnn"),
    ("GET", "/evaluations/{id}", "network", "nyyyyy"),
    ("GET", "/evaluations/{id}/enjeux/{issue}", "own", "nnyynn"),
    ("GET", "/evaluations/{id}/enjeux/{issue}", "hidden", "nnnnnn"),
    ("GET", "/evaluations/{id}/enjeux/{issue}", "network", "nnnnnn"),
    ("POST", "/evaluations/{id}/enjeux/{issue}", "own", "nnnynn"),
    ("POST", "/evaluations/{id}/enjeux/{issue}", "hidden", "nnnnnn"),
    ("GET", "/evaluations/{id}/preuves/{proof}/fichier", "own", "nnyynn"),
    ("GET", "/evaluations/{id}/preuves/{proof}/fichier", "network", "nnnnnn"),
    ("GET", "/evaluations/{id}/imprimer", "own", "nnyynn"),
    ("GET", "/evaluations/{id}/imprimer", "asked", "nnnnyy"),
    ("GET", "/evaluations/{id}/imprimer", "network", "nnnnnn"),
    ("GET", "/evaluations/{id}/resultat.csv", "own", "nnyynn"),
    ("GET", "/evaluations/{id}/resultat.csv", "hidden", "nnnnnn"),
    ("GET", "/evaluations/{id}/verification", "own", "nnnynn"),
    ("GET", "/evaluations/{id}/verification", "asked", "nnnnnn"),
    ("POST", "/evaluations/{id}/verification", "own", "nnnynn"),
    ("GET", "/evaluations/{id}/constats", "own", "nnnnnn"),
    ("GET", "/evaluations/{id}/constats", "asked", "nnnnyy"),
    ("POST", "/evaluations/{id}/constats", "own", "nnnnnn"),
    ("POST", "/evaluations/{id}/constats", "asked", "nnnnyy"),
    ("GET", "/evaluations/{id}/constats/{issue}", "own", "nnnnnn"),
    ("GET", "/evaluations/{id}/constats/{issue}", "asked", "nnnnyy"),
    ("POST", "/evaluations/{id}/constats/{issue}", "own", "nnnnnn"),
    ("POST", "/evaluations/{id}/constats/{issue}", "asked", "nnnnyy"),
    ("GET", "/evaluations/{id}/partage", "own", "nnnynn"),
    ("POST", "/evaluations/{id}/partage", "own", "nnnynn"),
    ("POST", "/evaluations/{id}/partage", "hidden", "nnnnnn"),
    ("GET", "/evaluations/{id}/comparaison", "own", "nnnynn"),
    ("GET", "/evaluations/{id}/progres", "own", "nnnynn"),
    ("POST", "/evaluations/{id}/progres", "own", "nnnynn"),
    ("GET", "/api/v1/assessments", "", "nyyyyy"),
    ("GET", "/api/v1/assessments/{id}", "own", "nnyynn"),
    ("GET", "/api/v1/assessments/{id}", "hidden", "nnnnnn"),
    ("GET", "/questionnaires", "", "nyyyyy"),
    ("GET", "/questionnaires/{id}", "published", "nyyyyy"),
    ("GET", "/questionnaires/{id}", "draft", "nnnnyy"),
    ("GET", "/questionnaires/{id}/fichier", "published", "nyyyyy"),
    ("GET", "/questionnaires/{id}/fichier", "draft", "nnnnyy"),
    ("GET", "/questionnaires/{id}/essai", "published", "nyyyyy"),
    ("POST", "/questionnaires/{id}/essai", "published", "nyyyyy"),
    ("GET", "/questionnaires/{id}/essai", "draft", "nnnnyy"),
    ("POST", "/questionnaires/{id}/essai", "draft", "nnnnyy"),
    ("POST", "/questionnaires/{id}/copie", "published", "nnnnyy"),
    ("GET", "/questionnaires/{id}/modifier", "draft", "nnnnyy"),
    ("POST", "/questionnaires/{id}/modifier", "draft", "nnnnyy"),
    ("GET", "/questionnaires/{id}/enjeux/{issue}", "draft", "nnnnyy"),
    ("POST", "/questionnaires/{id}/enjeux/{issue}", "draft", "nnnnyy"),
    ("POST", "/questionnaires/{id}/publication", "draft", "nnnnyy"),
    // What is published is no draft any more: it is not deleted by anybody, and says so.
    ("POST", "/questionnaires/{id}/suppression", "published", "nnnnyy"),
    ("GET", "/campagnes", "", "nnnnyy"),
    ("GET", "/campagnes/nouvelle", "", "nnnnyy"),
    ("POST", "/campagnes/nouvelle", "", "nnnnyy"),
    // The supplier is invited.
    ("GET", "/campagnes/{id}", "own", "nnnyyy"),
    ("GET", "/campagnes/{id}/rapport.csv", "own", "nnnnyy"),
    ("POST", "/campagnes/{id}/invitations", "own", "nnnnyy"),
    ("POST", "/campagnes/{id}/remarques", "own", "nnnynn"),
    ("POST", "/campagnes/{id}/cloture", "own", "nnnnyy"),
    // It goes last.
    ("POST", "/evaluations/{id}/suppression", "hidden", "nnnnnn"),
    ("POST", "/evaluations/{id}/suppression", "own", "nnnynn"),
    // Nobody organises it under this id: what is refused to all is what is not there.
    ("POST", "/programmes/{id}/organisateurs/{organisation}", "own", "nnnnnn"),
];

#[test]
fn the_table_names_every_route_and_no_other() {
    let mut routes: BTreeMap<(String, &str), bool> =
        table().iter().map(|route| ((route.method.to_string(), route.path), false)).collect();
    for (method, path, ..) in CELLS {
        let Some(seen) = routes.get_mut(&((*method).to_owned(), *path)) else { panic!("no such route: {method} {path}") };
        *seen = true;
    }
    let missing: Vec<_> = routes.iter().filter(|(_, seen)| !**seen).map(|(route, _)| route).collect();
    assert!(missing.is_empty(), "routes that nobody tries: {missing:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn everybody_may_exactly_what_the_table_says() {
    let house = TestHouse::open(db::Engine::Sqlite).await;
    house.app.db.execute(&LOCK, args![]).await.unwrap();
    house.app.db.execute(&HIDE, args![HIDDEN]).await.unwrap();
    let draft = Uuid::now_v7();
    house.app.db.execute(&DRAFT_SPACE, args![draft, DRAFT_EDITION, house.app.clock.now()]).await.unwrap();
    house.app.db.execute(&DRAFT, args![draft, house.app.clock.now()]).await.unwrap();
    let held = boucle::kit::session::digest(HELD);
    house.app.db.execute(&HOLD, args![held, house.app.clock.now()]).await.unwrap();
    house.app.db.execute(&HOLD_PROPOSAL, args![boucle::kit::session::digest(HELD), house.app.clock.now()]).await.unwrap();
    let reference = house.app.db.one(&REFERENCE, args![]).await.unwrap();
    let row = args![boucle::kit::session::digest(HELD), reference, house.app.clock.now()];
    house.app.db.execute(&HOLD_REFERENCE, row).await.unwrap();
    house.app.db.execute(&PROPOSE, args![PROPOSED]).await.unwrap();
    // The house is made from a copy of the rows alone.
    boucle::demo_network::put_files(&house.app).await.unwrap();
    for (method, path, whose, cells) in CELLS {
        let address = address(&house, path, whose).await;
        for (position, may) in cells.chars().enumerate() {
            // Fresh sessions each time: some of these acts end one.
            let asker = someone(&house, position).await;
            let answer = asker.ask(Method::from_bytes(method.as_bytes()).unwrap(), &address, kind(path), body(path)).await;
            // Of a thing within a thing there is none here: that it is looked for shows that one was let in.
            let inner = ["{person}", "{request}", "{token}", "{link}", "/fin"].iter().any(|part| path.contains(part));
            let refused = (matches!(answer.status.as_u16(), 401 | 403) || (answer.status == 404 && !inner))
                || (answer.status == 303 && answer.location.starts_with("/connexion?"));
            let who = ["visitor", "member", "buyer", "supplier", "coordinator", "operator"][position];
            assert!(answer.status.as_u16() < 500, "{method} {path} {whose} as {who}: {}", answer.status);
            assert_eq!(!refused, may == 'y', "{method} {path} {whose} as {who}: {} {}", answer.status, answer.location);
        }
    }
}

/// The secret of a link to an application.
const HELD: &str = "held";
/// An edition that is not published, and the one that is.
const DRAFT_EDITION: &str = "Troisième édition, en préparation";
const EDITION: &str = "Achats circulaires, deuxième édition";

/// Working groups of the demonstration: the buyer is in the first, may not see the second, and proposed the third.
const OWN: &str = "Réduction à la source";
const HIDDEN: &str = "Market access for small suppliers";
const PROPOSED: &str = "Aliments d’ici dans nos cuisines";

fn is_multipart(path: &str) -> bool {
    [
        "/logo",
        "/reprise",
        "/documents",
        "/documents/{id}/versions",
        "/nouvel-outil",
        "/bibliotheque/{id}/versions",
        "/plan/import",
        "/outils/facteurs/nouveau",
        "/chartes/verification",
        "/evaluations/{id}/enjeux/{issue}",
        "/questionnaires/{id}/modifier",
        "/mises-en-relation/{id}/messages",
        "/catalogue/{id}/labels",
        "/catalogue/{id}/images",
    ]
    .iter()
    .any(|ending| path.ends_with(ending))
}

fn kind(path: &str) -> &'static str {
    if is_multipart(path) {
        "multipart/form-data; boundary=x"
    } else if path.starts_with("/api/") {
        "application/json"
    } else {
        "application/x-www-form-urlencoded"
    }
}

/// A form that says nothing is refused as a form, which shows that it was let in.
fn body(path: &str) -> &'static str {
    match path {
        path if is_multipart(path) => "--x--\r\n",
        "/espaces/{id}/adhesion" => "act=join",
        "/espaces/{id}/pages" => "page=01980000-0000-7000-8000-000000000000",
        "/organisations/{id}/adhesion" => "act=ask&kind=member&note=",
        path if path.starts_with("/api/") => "{}",
        _ => "x=1",
    }
}

async fn someone(house: &TestHouse, position: usize) -> Asker<'_> {
    match position {
        0 => house.visitor(),
        1 => house.person("agathe.morin@example.org").await,
        2 => house.buyer().await,
        3 => house.supplier().await,
        4 => house.coordinator().await,
        _ => house.operator().await,
    }
}

async fn address(house: &TestHouse, path: &str, whose: &str) -> String {
    let db = &house.app.db;
    let id = match (path.split('/').nth(1).unwrap(), whose) {
        ("achats", whose) | ("api", whose) if path.starts_with("/achats") || path.contains("/purchases/") => {
            let title = if whose == "own" { "120 postes%" } else { "Linge de l’hôpital%" };
            db.one(&PROJECT, args![title]).await.unwrap()
        }
        ("annonces", "own buyer") => db.one(&OWN_NEED, args![]).await.unwrap(),
        ("annonces", "own supplier") => db.one(&ORGANISATION, args!["Atelier Second Souffle"]).await.unwrap(),
        ("annonces", _) if path.contains("/besoins/") => db.one(&OTHER_NEED, args![]).await.unwrap(),
        ("annonces", _) => db.one(&ORGANISATION, args!["CHU Beauval"]).await.unwrap(),
        ("mises-en-relation", whose) | ("api", whose) if path.starts_with("/mises") || path.contains("/introductions/") => {
            let (buyer, supplier) = if whose == "other" {
                ("CHU Beauval", "Savonnerie des Îles")
            } else {
                ("Ville de Rivemont", "Atelier Second Souffle")
            };
            db.one(&INTRODUCTION, args![buyer, supplier]).await.unwrap()
        }
        ("listes", "private") => db.one(&LIST, args!["À relire%"]).await.unwrap(),
        ("listes", _) => db.one(&LIST, args!["Mobilier%"]).await.unwrap(),
        ("api", _) if path.contains("/lists/") => db.one(&LIST, args!["Mobilier%"]).await.unwrap(),
        ("recherches", _) => db.one(&WATCH, args![]).await.unwrap(),
        ("api", _) if path.contains("/searches/") => db.one(&WATCH, args![]).await.unwrap(),
        ("evaluations", whose) => assessment(db, whose).await,
        ("api", whose) if path.contains("/assessments/") => assessment(db, whose).await,
        ("campagnes", _) => db.one(&CAMPAIGN, args![]).await.unwrap(),
        ("questionnaires", whose) => db.one(if whose == "draft" { &DRAFTED } else { &ISSUED }, args![]).await.unwrap(),
        ("organisations", "own buyer") => db.one(&ORGANISATION, args!["Ville de Rivemont"]).await.unwrap(),
        ("organisations", "own supplier") => db.one(&ORGANISATION, args!["Atelier Second Souffle"]).await.unwrap(),
        ("organisations", _) => db.one(&ORGANISATION, args!["CHU Beauval"]).await.unwrap(),
        ("gestion", _) if path.contains("/categories/{id}") => db.one(&LEAF, args![]).await.unwrap(),
        ("gestion", _) if path.contains("/propositions/{id}") => db.one(&PROPOSAL, args![]).await.unwrap(),
        ("gestion", _) if path.contains("/organisations/{id}") => db.one(&ORGANISATION, args!["CHU Beauval"]).await.unwrap(),
        ("gestion", _) if path.contains("/imports/{id}") => boucle::imports::example(&house.app).await.unwrap(),
        ("echanges", "own") => db.one(&TOPIC, args!["Qui a déjà%"]).await.unwrap(),
        ("echanges", "hidden") => db.one(&TOPIC, args!["Faut-il fixer%"]).await.unwrap(),
        ("echanges", _) => db.one(&TOPIC, args!["Une bonne clause%"]).await.unwrap(),
        ("rencontres", "own") => db.one(&MEETING, args!["Visite de l%"]).await.unwrap(),
        ("rencontres", "past") => db.one(&MEETING, args!["Rencontre du groupe%"]).await.unwrap(),
        ("rencontres", "hidden") => db.one(&MEETING, args!["Relecture%"]).await.unwrap(),
        ("rencontres", _) => db.one(&MEETING, args!["Webinaire%"]).await.unwrap(),
        ("dates", _) => db.one(&DATES, args![]).await.unwrap(),
        ("outils", "own") if path.starts_with("/outils/transport/") => {
            db.one(&CALCULATION, args!["18 tonnes%"]).await.unwrap()
        }
        ("outils", _) if path.starts_with("/outils/transport/") => db.one(&CALCULATION, args!["Livraisons%"]).await.unwrap(),
        ("outils", _) if path.starts_with("/outils/expeditions/envois/") => {
            let example = boucle::tools::shipments::Example::all().unwrap().remove(0);
            example.sent(&house.app, db.one(&CAMILLE, args![]).await.unwrap()).await.unwrap()
        }
        ("outils", whose) if path.starts_with("/outils/expeditions/") => {
            let title = if whose == "own" { "Expéditions%" } else { "Tournées%" };
            db.one(&CALCULATION, args![title]).await.unwrap()
        }
        ("outils", "own") => db.one(&CALCULATION, args!["120 postes%"]).await.unwrap(),
        ("outils", _) => db.one(&CALCULATION, args!["Deux camionnettes%"]).await.unwrap(),
        ("votes", "own") => db.one(&POLL, args!["Par quel atelier%"]).await.unwrap(),
        ("votes", "hidden") => db.one(&POLL, args!["Combien de clauses%"]).await.unwrap(),
        ("votes", _) => db.one(&POLL, args!["Quel jour%"]).await.unwrap(),
        ("documents", "own") => db.one(&DOCUMENT, args!["Grille%"]).await.unwrap(),
        ("documents", "hidden") => db.one(&DOCUMENT, args!["Clause%"]).await.unwrap(),
        ("documents", _) => db.one(&DOCUMENT, args!["Modèle%"]).await.unwrap(),
        ("envois", whose) => {
            let (id, space) = (Uuid::now_v7(), if whose == "own" { "Mobilier durable" } else { "Ressources ouvertes" });
            db.execute(&UPLOAD, args![id, house.app.clock.now(), space]).await.unwrap();
            id
        }
        ("dossiers", _) => db.one(&FOLDER, args![]).await.unwrap(),
        ("pages", "own") => db.one(&PAGE, args!["Grille de critères"]).await.unwrap(),
        ("pages", "locked") => db.one(&PAGE, args!["Accueil du groupe"]).await.unwrap(),
        ("pages", "hidden") => db.one(&PAGE, args!["Brouillon des clauses"]).await.unwrap(),
        ("pages", _) => db.one(&PAGE, args!["Foire aux questions"]).await.unwrap(),
        ("espaces", "own") => db.one(&SPACE, args!["Mobilier durable"]).await.unwrap(),
        ("espaces", "hidden") => db.one(&SPACE, args!["Clauses linge et textile"]).await.unwrap(),
        ("espaces", _) => db.one(&SPACE, args!["Ressources ouvertes"]).await.unwrap(),
        ("api", whose) if path.contains("/editions/") => {
            db.one(&SPACE, args![if whose == "own" { EDITION } else { DRAFT_EDITION }]).await.unwrap()
        }
        ("api", "own") if path.contains("/calculations/") => db.one(&CALCULATION, args!["120 postes%"]).await.unwrap(),
        ("api", "hidden") if path.contains("/calculations/") => {
            db.one(&CALCULATION, args!["Deux camionnettes%"]).await.unwrap()
        }
        ("api", "own") | ("chantiers", "own") => db.one(&SPACE, args![OWN]).await.unwrap(),
        ("api", "hidden") | ("chantiers", "hidden") => db.one(&SPACE, args![HIDDEN]).await.unwrap(),
        ("chantiers", _) => db.one(&SPACE, args![PROPOSED]).await.unwrap(),
        ("participations", "own") => db.one(&PARTICIPATION, args![OWN, "Ville de Rivemont"]).await.unwrap(),
        ("participations", "hidden") => db.one(&PARTICIPATION, args![HIDDEN, "Lumen & Hart Games"]).await.unwrap(),
        ("participations", _) => db.one(&PARTICIPATION, args![OWN, "CHU Beauval"]).await.unwrap(),
        ("cycles", _) => db.one(&CYCLE, args![OWN]).await.unwrap(),
        ("orientations", whose) => {
            let group = if whose == "own" { OWN } else { HIDDEN };
            let cycle = db.one(&CYCLE, args![group]).await.unwrap();
            db.one(&ORIENTATION, args![cycle]).await.unwrap()
        }
        ("livrables", _) => db.one(&DELIVERABLE, args![]).await.unwrap(),
        ("remarques", _) => db.one(&REMARK, args![]).await.unwrap(),
        ("essais", "own") => db.one(&TRIAL, args![]).await.unwrap(),
        ("essais", _) => db.one(&OTHERS_TRIAL, args![]).await.unwrap(),
        ("programmes", "own") => db.one(&SPACE, args![EDITION]).await.unwrap(),
        ("programmes", _) => db.one(&SPACE, args![DRAFT_EDITION]).await.unwrap(),
        ("bibliotheque", _) => db.one(&TOOL, args![]).await.unwrap(),
        ("actions", _) => db.one(&ACTION, args!["Rédiger la fiche des produits%"]).await.unwrap(),
        ("api", _) if path.contains("/working-groups/") => db.one(&SPACE, args!["Réduction à la source"]).await.unwrap(),
        ("api", _) if path.contains("/tools/") => db.one(&TOOL, args![]).await.unwrap(),
        ("api", "own buyer") => db.one(&OWN_NEED, args![]).await.unwrap(),
        ("api", _) if path.contains("/needs/") => db.one(&OTHER_NEED, args![]).await.unwrap(),
        ("besoins", "own buyer") => db.one(&OWN_NEED, args![]).await.unwrap(),
        ("besoins", _) => db.one(&OTHER_NEED, args![]).await.unwrap(),
        (_, "proved") => db.one(&PROVED, args![]).await.unwrap(),
        (_, "own supplier") => db.one(&OWN_SOLUTION, args![]).await.unwrap(),
        _ => db.one(&OTHER_SOLUTION, args![]).await.unwrap(),
    };
    let item = db.one(&ITEM, args![]).await.unwrap();
    let clause = db.one(&CLAUSE, args![]).await.unwrap();
    let minutes = db.one(&MINUTES, args![]).await.unwrap();
    let application = db.one(&APPLICATION, args![]).await.unwrap();
    let held = db.one(&SESSION_OF, args![EDITION]).await.unwrap();
    let proof = db.optional(&PROOF, args![]).await.unwrap().unwrap_or_default();
    let reference = db.one(&REFERENCE, args![]).await.unwrap();
    let piece = db.one(&PIECE, args![]).await.unwrap();
    let said = db.optional(&SAID, args![]).await.unwrap().unwrap_or_default();
    let signature = db.optional(&SIGNATURE, args![]).await.unwrap().unwrap_or_default();
    let given = db.one(&GIVEN, args![]).await.unwrap();
    path.replace("{id}", &id.to_string())
        .replace("{file}", &given.to_string())
        .replace("{said}", &said.to_string())
        .replace("{issue}", "ges")
        .replace("{proof}", &proof.to_string())
        .replace("{item}", &item.to_string())
        .replace("{clause}", &clause.to_string())
        .replace("{meeting}", &(if path.contains("/seances/") { held } else { minutes }).to_string())
        .replace("{link}", &Uuid::now_v7().to_string())
        .replace("{position}", "2")
        .replace("{place}", if path.starts_with("/outils/transport/") { "w1.e1" } else { "o1.l1" })
        .replace("{person}", &Uuid::now_v7().to_string())
        .replace("{request}", &Uuid::now_v7().to_string())
        .replace("{organisation}", &Uuid::now_v7().to_string())
        .replace("{number}", "1")
        .replace("{way}", "w1")
        .replace("{scenario}", "nouveau")
        .replace("{label}", "ecologo")
        .replace("{piece}", &piece.to_string())
        .replace("{reference}", &reference.to_string())
        .replace("{set}", "desnz.2025")
        .replace("{application}", &application.to_string())
        .replace("{secret}", if whose == "held" { HELD } else { "x" })
        .replace("{token}", "x")
        .replace("{certificate}", &Uuid::now_v7().to_string())
        .replace("{signature}", &signature.to_string())
        .replace("{code}", "fr?retour=/connexion")
}

/// The supplier's own, another's that waits for the network, one that nobody else sees, one that all see the scores of.
async fn assessment(db: &db::Db, whose: &str) -> Uuid {
    let (organisation, state) = match whose {
        "own" => ("Atelier Second Souffle", "open"),
        "asked" => ("Coopérative Le Dossier", "asked"),
        "network" => ("Mobilia Services", "open"),
        _ => ("Three Rapids Woodworks", "open"),
    };
    db.one(&ASSESSMENT, args![organisation, state]).await.unwrap()
}
