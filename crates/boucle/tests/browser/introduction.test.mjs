// A buyer and a supplier go from a question to a reference that both stand by, by what the pages offer alone, without JavaScript.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { stage } from './stage.mjs';

const { enter } = stage('buyer', 'supplier');

async function sayBought(page) {
  await page.getByText('Dire ce qui en est sorti').click();
  await page.getByRole('radio', { name: 'Achat conclu' }).check();
  await page.getByLabel('Montant').fill('12 500,50');
  await page.locator('#year').fill('2026');
  await page.getByRole('button', { name: 'Enregistrer notre réponse' }).click();
}

test('a question becomes a purchase and a reference', async () => {
  const buyer = await enter('buyer', { script: false });
  const supplier = await enter('supplier', { script: false });

  await buyer.page.goto('/catalogue?q=cloisons');
  await buyer.page.getByRole('link', { name: 'Réemploi de cloisons et de rangements' }).first().click();
  await buyer.page.getByRole('link', { name: 'Demander une mise en relation' }).click();
  await buyer.page.getByRole('heading', { level: 1, name: 'Entrer en relation avec Atelier Second Souffle' }).waitFor();
  await buyer.page.getByRole('button', { name: 'Demander la mise en relation' }).click();
  await buyer.page.getByRole('alert').getByText('Écrivez quelques mots').waitFor();
  await buyer.page.getByLabel('Votre message').fill('Avez-vous vingt armoires hautes ?');
  await buyer.page.getByRole('button', { name: 'Demander la mise en relation' }).click();
  await buyer.page.getByRole('heading', { level: 1, name: 'Atelier Second Souffle' }).waitFor();
  await buyer.page.getByText('doit répondre').waitFor();
  const address = new URL(buyer.page.url()).pathname;

  await supplier.page.goto('/');
  await supplier.page.locator(`a[href="${address}"]`).click();
  await supplier.page.getByText('Avez-vous vingt armoires hautes ?').waitFor();
  await supplier.page.getByRole('button', { name: 'Accepter la mise en relation' }).click();
  await supplier.page.getByLabel('Écrire un message').fill('Oui, venez les **voir** mardi.');
  await supplier.page.getByLabel('Fichiers').setInputFiles({ name: 'Armoires.txt', mimeType: 'text/plain', buffer: Buffer.from('Vingt') });
  await supplier.page.getByRole('button', { name: 'Envoyer' }).click();
  await supplier.page.getByRole('link', { name: 'Armoires.txt' }).waitFor();

  await buyer.page.reload();
  assert.equal(await buyer.page.locator('.messages strong', { hasText: 'voir' }).count(), 1);
  await buyer.page.getByRole('button', { name: 'Nous nous sommes rencontrés' }).click();
  await buyer.page.locator('.page-head').getByText('Rencontre faite').waitFor();
  await sayBought(buyer.page);
  await buyer.page.locator('.page-head').getByText('Achat conclu').waitFor();

  await supplier.page.reload();
  await supplier.page.getByText(/12\s500,50/).first().waitFor();
  await sayBought(supplier.page);
  await supplier.page.getByText('Proposer une référence').click();
  await supplier.page.getByLabel('Ce que vous aimeriez en dire').fill('Vingt armoires remises à neuf');
  await supplier.page.locator('#reference_year').fill('2026');
  await supplier.page.getByRole('button', { name: 'Proposer à l’acheteur' }).click();
  await supplier.page.getByText('À confirmer par l’acheteur').waitFor();

  await buyer.page.reload();
  await buyer.page.getByText('Vingt armoires remises à neuf').waitFor();
  await buyer.page.getByRole('button', { name: 'Confirmer cette référence' }).click();
  await buyer.page.getByText('Confirmée par l’acheteur').waitFor();
  await buyer.page.getByText('les deux organisations le disent').waitFor();
  assert.deepEqual([...buyer.heard, ...supplier.heard], []);
});
