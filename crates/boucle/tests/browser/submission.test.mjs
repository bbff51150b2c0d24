// A visitor proposes a solution without an account; a coordinator asks for something; the visitor corrects it by the secret link;
// it is published, and found.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { fill, gather, press, sees } from './crowd.mjs';
import { faults } from './inspection.mjs';

const TITLE = 'Tentes de marché recousues';
const AUTHOR = 'ysee.marchetti@example.org';
const NOEMIE = 'noemie.tremblay@example.org';

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
