// A calculation of transport from an empty form to paper, with and without JavaScript.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { stage } from './stage.mjs';

const PICTURES = new URL('../../../../docs/screenshots/', import.meta.url).pathname;

const { enter } = stage('buyer');

async function calculates(script) {
  const { page, heard } = await enter('buyer', { script });
  await page.goto('/');
  await page.getByRole('link', { name: 'Outils' }).click();
  await page.getByRole('link', { name: 'Nouveau calcul de transport' }).click();
  await page.getByLabel('Ce qui est transporté').fill('Dix tonnes de papier');
  await page.getByLabel('Tonnes').fill('10');
  await page.getByLabel('Kilomètres').fill('500');
  await page.getByRole('button', { name: 'Créer le calcul' }).click();
  await page.getByRole('heading', { level: 1, name: /émet 626.kg de CO₂e/ }).waitFor();
  // the same by rail, as a copy of which one step is changed
  await page.getByRole('link', { name: 'Ajouter une autre façon de transporter' }).click();
  await page.getByLabel('Nom').fill('Par le rail');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('heading', { level: 1, name: /émettent autant/ }).waitFor();
  await page.getByRole('link', { name: /^1\. Route/ }).nth(1).click();
  await page.getByLabel('Mode et véhicule').selectOption({ label: 'Train de marchandises' });
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('heading', { level: 1, name: /Par le rail.*émet 72.% de moins/ }).waitFor();
  // how a total comes about
  await page.getByRole('link', { name: /^174.kg/ }).click();
  await page.getByRole('cell', { name: '27_315_3151_14_1' }).waitFor();
  await page.goBack();
  // on paper: what was found and its tables, nothing to press, two pages
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('button').first().isVisible(), false);
  const paper = await page.pdf({ format: 'A4' });
  const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages <= 2, `${pages} pages`);
  // and what a carrier tells its client
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('link', { name: 'Information du client' }).click();
  await page.getByLabel('Fin du transport').fill('2026-03-31');
  await page.getByRole('button', { name: 'Mettre à jour' }).click();
  await page.getByText('31 mai 2026').waitFor();
  assert.deepEqual([...heard], []);
  await page.context().close();
}

test('a buyer compares two ways to carry the same from an empty form to paper', () => calculates(true));

test('the same without JavaScript', () => calculates(false));

test('the demonstration has its picture', async () => {
  const { page } = await enter('buyer');
  await page.goto('/outils');
  await page.getByRole('link', { name: '18 tonnes de mobilier scolaire' }).click();
  await page.getByRole('heading', { level: 1, name: /rail/ }).waitFor();
  await page.setViewportSize({ width: 1280, height: 900 });
  if (process.env.BOUCLE_SCREENSHOTS) await page.screenshot({ path: `${PICTURES}9-transport.png` });
  await page.context().close();
});
