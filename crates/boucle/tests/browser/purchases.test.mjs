// A buyer carries a purchase from the page of a need to its award, by what the pages offer alone, without JavaScript.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { complaints, launch, open } from './browser.mjs';
import { startDemonstration } from './server.mjs';
import { signIn } from './steps.mjs';

let browser;
let demonstration;

before(async () => {
  browser = await launch();
  demonstration = await startDemonstration();
});

after(async () => {
  await browser?.close();
  await demonstration?.stop();
});

async function advance(page, stage, fields = {}) {
  await page.getByRole('link', { name: 'Changer d’étape' }).click();
  await page.getByLabel('Il passe à').selectOption({ label: stage });
  for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: 'Passer à cette étape' }).click();
}

async function isAt(page, stage) {
  const now = page.locator('.steps [aria-current=step]');
  await now.filter({ hasText: stage }).waitFor();
}

test('a purchase goes from a need to its award', async () => {
  const context = await open(browser, demonstration.address, { lang: 'fr', script: false });
  const page = await context.newPage();
  const heard = complaints(page);
  await signIn(page, demonstration.linkOf('buyer'));
  await page.goto('/besoins');
  await page.getByRole('link', { name: 'Mobilier de bureau, siège Hochelaga' }).click();
  await page.getByRole('link', { name: 'Commencer un projet d’achat' }).click();
  assert.equal(await page.getByLabel('Nom du projet').inputValue(), 'Mobilier de bureau, siège Hochelaga');
  await page.getByLabel('Nom du projet').fill('');
  await page.getByLabel('Ambition sociale').fill('Un atelier du quartier.');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  // What was typed is there, with what is wrong.
  await page.getByRole('alert').getByText('Donnez un nom au projet').waitFor();
  assert.equal(await page.getByLabel('Ambition sociale').inputValue(), 'Un atelier du quartier.');
  await page.getByLabel('Nom du projet').fill('Bureaux du deuxième étage');
  await page.getByRole('checkbox', { name: 'Réemploi', exact: true }).check();
  await page.getByLabel('Prochaine étape').fill('Visiter deux ateliers');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByRole('heading', { level: 1, name: 'Bureaux du deuxième étage' }).waitFor();
  await isAt(page, 'Besoin');

  await page.getByRole('link', { name: 'Chercher des solutions' }).click();
  await page.getByRole('heading', { level: 1, name: /solutions à regarder/ }).waitFor();
  const first = page.locator('main li').filter({ has: page.getByRole('heading', { level: 2 }) }).first();
  const solution = (await first.getByRole('heading', { level: 2 }).innerText()).trim();
  await first.getByLabel('Pourquoi la retenir').fill('Garantie de cinq ans');
  await first.getByRole('button', { name: 'Retenir' }).click();
  await page.getByText('Garantie de cinq ans').waitFor();

  await advance(page, 'Recherche de solutions');
  await isAt(page, 'Recherche de solutions');
  await advance(page, 'Critères', { 'Prochaine étape': 'Écrire les clauses' });
  await isAt(page, 'Critères');
  await page.getByRole('link', { name: 'Ajouter une clause' }).click();
  await page.getByLabel('Titre').fill('Remis à neuf');
  await page.getByLabel('Texte de la clause').fill('Huit postes sur dix sont remis à neuf.');
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText('Dans la consultation').waitFor();

  await advance(page, 'Procédure');
  await page.getByRole('alert').getByText('quel jour la procédure').waitFor();
  await page.getByLabel('Procédure lancée le').fill('2026-01-15');
  await page.getByRole('button', { name: 'Passer à cette étape' }).click();
  await isAt(page, 'Procédure');
  await advance(page, 'Attribution');
  await isAt(page, 'Attribution');
  await page.getByRole('link', { name: 'Dire ce qui a été acheté' }).click();
  await page.getByLabel('Ce qui a été acheté').fill('Trente bureaux remis à neuf');
  await page.getByLabel('Solution du catalogue').selectOption({ label: solution });
  await page.getByLabel('Montant').fill('12 500,50');
  await page.getByLabel('Attribué le').fill('2026-02-20');
  await page.getByRole('checkbox', { name: 'Remis à neuf' }).check();
  await page.getByRole('button', { name: 'Enregistrer' }).click();
  await page.getByText(/12\s500,50\s\$/).waitFor();
  await advance(page, 'Suivi');
  await isAt(page, 'Suivi');

  // The need says what became of it.
  await page.getByRole('link', { name: 'Mobilier de bureau, siège Hochelaga' }).click();
  await page.getByRole('link', { name: 'Bureaux du deuxième étage' }).waitFor();
  assert.deepEqual([...heard], []);
});
