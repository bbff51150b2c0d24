// An assessment from an empty form to paper: answered with a proof, asked to be verified, verified, shared; with and without
// JavaScript.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { complaints, launch, open } from './browser.mjs';
import { startDemonstration } from './server.mjs';
import { storageOf } from './steps.mjs';

const PICTURES = new URL('../../../../docs/screenshots/', import.meta.url).pathname;

let browser;
let demonstration;
const storages = {};

before(async () => {
  browser = await launch();
  demonstration = await startDemonstration();
  for (const role of ['supplier', 'coordinator']) storages[role] = await storageOf(browser, demonstration, role);
});

after(async () => {
  await browser?.close();
  await demonstration?.stop();
});

/** Answers everything with its second choice, or 40. */
async function answerAll(page) {
  const issues = [];
  for (let issue = 0; issue < 13; issue += 1) {
    for (const group of await page.locator('main fieldset').all()) await group.getByRole('radio').nth(1).check();
    for (const field of await page.getByLabel(/Quelle part|De combien/).all()) {
      if ((await field.getAttribute('inputmode')) === 'decimal') await field.fill('40');
    }
    issues.push(await page.getByRole('heading', { level: 1 }).innerText());
    await page.getByRole('button', { name: /Enregistrer et (continuer|terminer)/ }).click();
    await page.getByText('C’est enregistré.').waitFor();
  }
  return issues;
}

async function assesses(script, year) {
  const heard = [];
  const context = await open(browser, demonstration.address, { script, storage: storages.supplier });
  const page = await context.newPage();
  heard.push(complaints(page));
  await page.goto('/outils');
  await page.getByRole('link', { name: 'Évaluations de fournisseurs' }).click();
  await page.getByRole('link', { name: 'Commencer une évaluation' }).click();
  await page.getByLabel('Secteur').selectOption({ label: 'Textiles et habillement' });
  await page.getByLabel('Année évaluée').fill(year);
  await page.getByRole('button', { name: 'Commencer', exact: true }).click();
  await page.getByRole('link', { name: 'Répondre', exact: true }).click();
  // a proof goes with the answer, and what is wrong beside it loses nothing
  await page.getByLabel(/renouvelable/).first().fill('cent vingt');
  await page.getByLabel(/^Joindre une preuve.*Quelle part/).setInputFiles({ name: 'factures.txt', mimeType: 'text/plain', buffer: Buffer.from('Douze factures') });
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click();
  await page.getByRole('alert').getByRole('link', { name: /de 0 à 100/ }).waitFor();
  await page.getByRole('link', { name: 'factures.txt' }).waitFor();
  assert.equal(await page.getByLabel(/renouvelable/).first().inputValue(), 'cent vingt');
  assert.equal((await answerAll(page)).length, 13);
  await page.getByRole('heading', { level: 1, name: /sur 100/ }).waitFor();
  await page.getByText(/Complète à 100.%/).waitFor();
  const address = page.url();
  // it is verified by somebody of the network
  await page.getByRole('link', { name: 'Demander la vérification' }).click();
  await page.getByRole('button', { name: 'Demander la vérification' }).click();
  await page.getByText('La vérification est demandée.').waitFor();
  const other = await open(browser, demonstration.address, { script, storage: storages.coordinator });
  const reviewer = await other.newPage();
  heard.push(complaints(reviewer));
  await reviewer.goto('/evaluations');
  await reviewer.getByRole('link', { name: new RegExp(`Atelier Second Souffle, ${year}`) }).click();
  await reviewer.getByRole('link', { name: 'Vérifier', exact: true }).click();
  await reviewer.getByRole('link', { name: 'Énergie', exact: true }).click();
  await reviewer.getByLabel(/renouvelable/).first().fill('30');
  await reviewer.getByLabel('Raison').first().fill('Les factures donnent 30 %.');
  for (let issue = 0; issue < 13; issue += 1) await reviewer.getByRole('button', { name: 'Enregistrer et continuer' }).click();
  await reviewer.getByRole('heading', { level: 1, name: '1 réponse changée' }).waitFor();
  await reviewer.getByLabel('Avis d’ensemble').fill('Les pièces confirment le reste.');
  await reviewer.getByRole('button', { name: 'Conclure la vérification' }).click();
  await reviewer.getByText('La vérification est conclue').waitFor();
  await other.close();
  // both scores are there, and all of it on paper
  await page.goto(address);
  await page.getByText(/Déclarée.*Vérifiée/).first().waitFor();
  await page.getByRole('link', { name: 'Toutes les réponses' }).click();
  await page.getByText('Les factures donnent 30 %.').waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.getByRole('navigation').first().isVisible(), false);
  const paper = await page.pdf({ format: 'A4' });
  const pages = paper.toString('latin1').match(/\/Type\s*\/Page\b/g).length;
  assert.ok(pages <= 6, `${pages} pages`);
  assert.deepEqual(heard.flatMap((set) => [...set]), []);
  await context.close();
}

test('a supplier is assessed from an empty form to paper', () => assesses(true, '2023'));

test('the same without JavaScript', () => assesses(false, '2022'));

test('the demonstration has its picture', async () => {
  const context = await open(browser, demonstration.address, { storage: storages.supplier });
  const page = await context.newPage();
  await page.goto('/evaluations');
  await page.getByRole('link', { name: /Atelier Second Souffle/ }).first().click();
  await page.getByRole('heading', { level: 1, name: /sur 100/ }).waitFor();
  await page.setViewportSize({ width: 1280, height: 900 });
  if (process.env.BOUCLE_SCREENSHOTS) await page.screenshot({ path: `${PICTURES}10-assessment.png` });
  await context.close();
});
