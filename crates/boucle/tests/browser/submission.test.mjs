// A visitor proposes a solution without an account; a coordinator asks for something; the visitor corrects it by the secret link;
// it is published, and found. A buyer whose need it fits is told, the two are introduced, it is bought, and the buyer confirms it as
// a reference.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { fill, gather, press, sees } from './crowd.mjs';
import { faults } from './inspection.mjs';

const TITLE = 'Tentes de marché recousues';
const AUTHOR = 'ysee.marchetti@example.org';
const NOEMIE = 'noemie.tremblay@example.org';
const CAMILLE = 'camille.lavoie@example.org';
const NEED = 'Barnums du marché à remettre en état';

let crowd;

before(async () => {
  crowd = await gather();
});

after(() => crowd?.leave());

async function way(pattern, skip = 0) {
  const mail = await crowd.mailed(AUTHOR, pattern, skip);
  return new URL(mail.match(/http\S+\/propositions\/\S+/)[0]).pathname;
}

async function found(page) {
  for (let look = 0; look < 20; look += 1) {
    await page.goto('/catalogue?q=tentes+march%C3%A9');
    if (await page.getByRole('main').getByRole('link', { name: TITLE, exact: true }).count()) return true;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  return false;
}

/** What changes is announced twenty seconds later, longer than a mail is usually waited for. */
function announced(email, pattern) {
  return crowd.mailed(email, pattern).catch(() => crowd.mailed(email, pattern));
}

async function sayBought(page) {
  await page.getByText('Dire ce qui en est sorti').click();
  await page.getByRole('radio', { name: 'Achat conclu' }).check();
  await page.getByLabel('Montant').fill('4 200');
  await press(page, 'Enregistrer notre réponse');
}

test('a buyer says what they look for before anybody offers it', async () => {
  const buyer = await crowd.at(CAMILLE, '/moi/courriels');
  // Who is told at once is not told at night: by the clock of the machine it may be night where she lives.
  await fill(buyer, { 'De (heure)': '0', 'À (heure)': '0' });
  await press(buyer, 'Enregistrer');
  await sees(buyer, 'Vos choix sont enregistrés.');
  await buyer.goto('/besoins/nouveau');
  await fill(buyer, { Titre: NEED, 'Ce que vous cherchez': 'Tentes et barnums de marché à recoudre et imperméabiliser.' });
  await buyer.locator('summary', { hasText: 'Textile' }).first().click();
  await buyer.getByRole('checkbox', { name: 'Couture, retouche et réparation textile' }).check();
  await fill(buyer, { 'Lieu de livraison': 'Rimouski' });
  await buyer.locator('summary', { hasText: 'Stratégies circulaires' }).first().click();
  await buyer.getByRole('combobox', { name: 'Réparation', exact: true }).selectOption({ label: 'Important' });
  await press(buyer, 'Enregistrer et voir les solutions');
  await buyer.getByRole('heading', { level: 1, name: /à ce besoin$/ }).waitFor();
});

test('a visitor proposes a solution, corrects it, and it is published and found', async () => {
  const visitor = await crowd.visitor('/catalogue');
  await visitor.getByRole('link', { name: 'Proposer une solution' }).click();
  await fill(visitor, { Titre: TITLE, Résumé: 'Vos barnums recousus et imperméabilisés, plutôt que remplacés.' });
  // As long as a person takes to read the page.
  await visitor.waitForTimeout(3_500);
  assert.deepEqual(await faults(visitor, 'fr'), []);
  await press(visitor, 'Continuer');

  await visitor.getByRole('heading', { level: 1, name: 'Ce qu’elle remplace' }).waitFor();
  await visitor.locator('summary', { hasText: 'Textile' }).first().click();
  await visitor.getByRole('checkbox', { name: /Couture|Réparation textile|Retouche|Raccommodage/ }).first().check();
  await visitor.getByRole('checkbox', { name: 'Réparation', exact: true }).check();
  assert.deepEqual(await faults(visitor, 'fr'), []);
  await press(visitor, 'Continuer');

  await fill(visitor, { 'Territoire desservi': 'Rimouski' });
  await press(visitor, 'Continuer');
  await visitor.getByRole('heading', { level: 1, name: 'Qui l’offre' }).waitFor();
  await press(visitor, 'Continuer');
  await visitor.getByRole('alert').getByText('Écrivez votre nom').waitFor();
  await fill(visitor, { Organisation: 'La Toile Reprise', 'Prénom et nom': 'Ysée Marchetti', 'Adresse électronique': AUTHOR });
  assert.deepEqual(await faults(visitor, 'fr'), []);
  await press(visitor, 'Continuer');
  await visitor.getByRole('heading', { level: 1, name: 'Relisez, puis envoyez' }).waitFor();
  assert.deepEqual(await faults(visitor, 'fr'), []);
  await press(visitor, 'Envoyer la proposition');
  await visitor.getByRole('heading', { level: 1, name: 'Regardez vos courriels' }).waitFor();

  await visitor.goto(await way(/Confirmez que cette adresse/));
  await press(visitor, 'Confirmer et envoyer');
  await visitor.getByRole('heading', { level: 1, name: 'Votre proposition est à l’examen' }).waitFor();
  await way(/est arrivée à l’animation/);

  const desk = await crowd.at(NOEMIE, '/gestion/propositions');
  await desk.getByRole('link', { name: TITLE }).click();
  await fill(desk, { 'Motif, ou mot d’accompagnement': 'Quels tissus reprenez-vous ?' });
  assert.deepEqual(await faults(desk, 'fr'), []);
  await press(desk, 'Demander une précision');
  await sees(desk, 'La demande est partie');

  await visitor.goto(await way(/vous demande/));
  await sees(visitor, 'Quels tissus reprenez-vous ?');
  await visitor.getByRole('link', { name: 'Modifier : La solution' }).click();
  await fill(visitor, { 'Description (facultative)': 'Toiles de coton, de polyester et bâches.' });
  await press(visitor, 'Continuer');
  await press(visitor, 'Envoyer la proposition');
  await visitor.getByRole('heading', { level: 1, name: 'Votre proposition est à l’examen' }).waitFor();

  await desk.goto('/gestion/propositions');
  await desk.getByRole('link', { name: TITLE }).click();
  await sees(desk, 'Toiles de coton');
  await press(desk, 'Publier');
  await sees(desk, 'La solution est publiée');
  await visitor.reload();
  await visitor.getByRole('heading', { level: 1, name: 'Votre solution est publiée' }).waitFor();
  assert.ok(await found(visitor), 'the search finds what was published');
  await crowd.mailed(AUTHOR, /prenez en main la fiche de La Toile Reprise/);
  assert.deepEqual(crowd.heard.flatMap((complaints) => [...complaints]), []);
});

test('the buyer is told, the two are introduced, and what was bought becomes a reference', async () => {
  assert.match(await announced(CAMILLE, new RegExp(TITLE)), /La Toile Reprise/);
  const buyer = await crowd.at(CAMILLE, '/annonces');
  assert.deepEqual(await faults(buyer, 'fr'), []);
  await buyer.getByRole('main').getByRole('link', { name: TITLE }).first().click();
  await buyer.getByRole('link', { name: 'Demander une mise en relation' }).click();
  await buyer.getByLabel('Besoin', { exact: true }).selectOption({ label: NEED });
  await fill(buyer, { 'Votre message': 'Nous avons douze barnums à recoudre.' });
  assert.deepEqual(await faults(buyer, 'fr'), []);
  await press(buyer, 'Demander la mise en relation');
  const place = new URL(buyer.url()).pathname;
  assert.match(place, /^\/mises-en-relation\//);

  // The author of the proposal had no account until now: the mail that tells of the publication leads to one.
  const invitation = await crowd.mailed(AUTHOR, /prenez en main la fiche de La Toile Reprise/);
  const author = await crowd.visitor(new URL(invitation.match(/http\S+\/inscription\/\S+/)[0]).pathname);
  await fill(author, { 'Prénom et nom': 'Ysée Marchetti' });
  await press(author, 'Créer mon compte');

  await author.goto(place);
  await sees(author, 'Nous avons douze barnums à recoudre.');
  await press(author, 'Accepter la mise en relation');
  await buyer.goto(place);
  await press(buyer, 'Nous nous sommes rencontrés');
  await sayBought(buyer);
  await author.goto(place);
  await sayBought(author);
  await author.getByText('Proposer une référence').click();
  await fill(author, { 'Ce que vous aimeriez en dire': 'Douze barnums recousus pour le marché.' });
  await author.locator('#reference_year').fill('2026');
  assert.deepEqual(await faults(author, 'fr'), []);
  await press(author, 'Proposer à l’acheteur');
  await buyer.goto(place);
  await press(buyer, 'Confirmer cette référence');
  await sees(buyer, 'Confirmée par l’acheteur');
  assert.deepEqual(await faults(buyer, 'fr'), []);

  const visitor = await crowd.visitor('/catalogue?q=tentes+march%C3%A9');
  await visitor.getByRole('main').getByRole('link', { name: TITLE, exact: true }).first().click();
  await sees(visitor, 'Douze barnums recousus pour le marché.');
  assert.deepEqual(crowd.heard.flatMap((complaints) => [...complaints]), []);
});
