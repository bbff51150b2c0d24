// A coordinator imports the answers of an online form: what is not clear is settled on screen, the suppliers are made, and the
// solutions are found.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { gather, press, sees } from './crowd.mjs';
import { faults } from './inspection.mjs';

const NOEMIE = 'noemie.tremblay@example.org';
const FORM = [
  'Horodateur;Quel est le nom de votre structure ?;Nom de la solution;Décrivez votre solution;Quelles catégories ?;Sur quels territoires ?',
  '2026-09-01;Les Rabots du Canal;Estrades démontables;Des estrades en bois de chantier.;Mobilier de bureau;toute l’IDF sauf 77',
  '2026-09-02;Menuiserie Vagabonde;Cimaises réglables;Des cimaises qui resservent.;Mobilier de bureau;Mauricie et la vallée du Loup-Garou',
].join('\n');

let crowd;

before(async () => {
  crowd = await gather();
});

after(() => crowd?.leave());

test('the answers of an online form are settled on screen, imported and found', async () => {
  const desk = await crowd.at(NOEMIE, '/gestion/imports');
  await desk.getByRole('radio', { name: 'Des solutions, d’un tableau ou d’un formulaire en ligne' }).check();
  await desk.getByLabel('Fichier').setInputFiles({ name: 'reponses.csv', mimeType: 'text/csv', buffer: Buffer.from(FORM) });
  await press(desk, 'Voir ce qu’il ferait');
  await sees(desk, 'fournisseur inconnu');
  assert.deepEqual(await faults(desk, 'fr'), []);

  await desk.getByRole('checkbox', { name: 'Créer les fournisseurs que le réseau ne connaît pas encore' }).check();
  await press(desk, 'Relire avec ces colonnes');
  await desk.getByRole('heading', { level: 1, name: '2 solutions seraient ajoutées ou mises à jour' }).waitFor();
  await sees(desk, '2 fournisseurs nouveaux');
  assert.deepEqual(await faults(desk, 'fr'), []);

  const asked = desk.getByRole('group', { name: /vallée du Loup-Garou/ });
  await asked.getByLabel('De quel lieu s’agit-il ?').fill('Maskinongé la Grande');
  await press(desk, 'Retenir ces réponses');
  await desk.getByRole('alert').getByText('n’est pas connu').waitFor();
  await asked.getByLabel('De quel lieu s’agit-il ?').fill('Lanaudière');
  await press(desk, 'Retenir ces réponses');
  await sees(desk, '2 fournisseurs nouveaux');
  assert.equal(await asked.count(), 0, 'it is not asked again');

  await press(desk, 'Importer');
  await desk.getByRole('heading', { level: 1, name: /^2 solutions sont ajoutées/ }).waitFor();
  await sees(desk, '2 fournisseurs nouveaux');
  for (let look = 0; look < 20 && !(await desk.getByRole('main').getByRole('link', { name: 'Cimaises réglables' }).count()); look += 1) {
    await desk.goto('/catalogue?q=cimaises');
    await desk.waitForTimeout(300);
  }
  await desk.getByRole('main').getByRole('link', { name: 'Cimaises réglables' }).click();
  await sees(desk, 'Lanaudière');
  await sees(desk, 'Menuiserie Vagabonde');
  assert.deepEqual(crowd.heard.flatMap((complaints) => [...complaints]), []);
});
