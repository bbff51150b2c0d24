// A calculation of total cost from an empty form to paper, with and without JavaScript.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { stage } from './stage.mjs';

const PICTURES = new URL('../../../../docs/screenshots/', import.meta.url).pathname;

const { enter } = stage('buyer');

async function calculates(script) {
  const { page, heard } = await enter('buyer', { script });
  await page.goto('/');
  await page.getByRole('link', { name: 'Outils' }).click();
  await page.getByRole('link', { name: 'Nouveau calcul de coût' }).click();
  await page.getByLabel('Ce que vous achetez').fill('Quarante portables');
  await page.getByLabel('Catégorie').selectOption({ label: 'Ordinateurs portables' });
  await page.getByLabel('Unités').fill('40');
  await page.getByRole('button', { name: 'Créer le calcul' }).click();
  await page.getByRole('heading', { level: 1, name: /coûtent autant/ }).waitFor();
  await page.getByRole('link', { name: 'Achat et livraison' }).nth(1).click();
  await page.getByLabel('Montant', { exact: true }).fill('520');
  await page.getByLabel('Au plus bas').fill('480');
  await page.getByLabel('Au plus haut').fill('640');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('heading', { level: 1, name: /Remis à neuf.*de moins que.*Neuf.*sur 5 ans/ }).waitFor();
  await page.getByText(/moins chère dans \d+ tirages sur 100/).waitFor();
  // 40 × 520 $, and how it comes about
  await page.getByRole('link', { name: /^20.800/ }).click();
  await page.getByRole('heading', { level: 1, name: /Achat et livraison \(Remis à neuf\)/ }).waitFor();
  await page.goBack();
  // from which price on the other option costs less
  await page.getByRole('link', { name: 'Seuils' }).click();
  await page.getByLabel('Le chiffre qui change').selectOption('options/o2/lines/l1/amount');
  await page.getByLabel('De', { exact: true }).fill('400');
  await page.getByLabel('À', { exact: true }).fill('2000');
  await page.getByRole('button', { name: 'Chercher le seuil' }).click();
  await page.getByText(/coûtent autant quand «\u00a0Achat et livraison, Remis à neuf\u00a0» vaut/).waitFor();
  // on paper: what was found and its tables, nothing to press, two pages
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('button', { name: 'Renommer' }).first().isVisible(), false);
  const paper = await page.pdf({ format: 'A4' });
  const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages <= 2, `${pages} pages`);
  assert.deepEqual([...heard], []);
  await page.context().close();
}

test('a buyer compares two options from an empty form to paper', () => calculates(true));

test('the same without JavaScript', () => calculates(false));

test('the demonstration has its picture', async () => {
  const { page } = await enter('buyer');
  await page.goto('/outils');
  await page.getByRole('link', { name: '120 postes de travail' }).click();
  await page.getByRole('heading', { level: 1, name: /Remis à neuf/ }).waitFor();
  await page.setViewportSize({ width: 1280, height: 900 });
  if (process.env.BOUCLE_SCREENSHOTS) await page.screenshot({ path: `${PICTURES}8-cost.png` });
  await page.context().close();
});
