// Who may come into an edition: asked of a visitor without an account, and written by a coordinator who publishes another version.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { complaints, launch, open } from './browser.mjs';
import { faults } from './inspection.mjs';
import { startDemonstration } from './server.mjs';
import { signIn } from './steps.mjs';

const EDITION = 'Achats circulaires, deuxième édition';

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

async function enter(heard, script, role) {
  const context = await open(browser, demonstration.address, { lang: 'fr', script });
  const page = await context.newPage();
  heard.push(complaints(page));
  if (role) await signIn(page, demonstration.linkOf(role));
  await page.goto('/programmes');
  await page.getByRole('link', { name: EDITION }).click();
  return page;
}

async function answer(page, choice) {
  await page.getByLabel(choice, { exact: true }).check();
  await page.getByRole('button', { name: 'Continuer' }).click();
}

/** From the first question to what an enterprise of the region that buys works is told. */
async function ask(page) {
  await page.getByRole('link', { name: 'Suis-je concerné ?' }).first().click();
  await answer(page, 'Une entreprise ou une association qui achète');
  // Where one is would not matter to a member of a partner: that is asked first.
  await answer(page, 'D’aucune');
  await answer(page, 'Ailleurs dans la région');
  await answer(page, 'Des travaux');
}

test('a visitor who may not come in is pointed to a partner, and a coordinator changes what they are told', async () => {
  const heard = [];
  const visitor = await enter(heard, false);
  await ask(visitor);
  await visitor.getByRole('heading', { level: 1, name: 'Un partenaire peut vous accueillir' }).waitFor();
  await visitor.getByText('Fonds Passerelles').waitFor();
  await visitor.getByRole('link', { name: 'Lire les règles' }).click();
  await visitor.waitForURL(/conditions\/1#regle-6$/);
  assert.match(await visitor.locator('#regle-6').innerText(), /on répond «\s*Des travaux\s*», un partenaire peut l’accueillir\./);

  const coordinator = await enter(heard, true, 'coordinator');
  await coordinator.getByRole('link', { name: 'Conditions d’accès' }).click();
  await coordinator.getByRole('link', { name: 'Modifier 6' }).click();
  await coordinator.getByLabel('Ce que la personne lira').fill('');
  await coordinator.getByRole('button', { name: 'Enregistrer la règle' }).click();
  // Nothing was lost but what was taken out, and the field says what it wants.
  await coordinator.getByRole('alert').getByText('Dites pourquoi').waitFor();
  assert.ok(await coordinator.getByRole('checkbox', { name: 'Des travaux' }).isChecked());
  assert.deepEqual(await faults(coordinator, 'fr'), []);
  await coordinator.getByLabel('Ce qu’il en est').selectOption({ label: 'c’est gratuit' });
  await coordinator.getByLabel('Ce que la personne lira').fill('Cette année, les travaux sont offerts.');
  await coordinator.getByRole('button', { name: 'Enregistrer la règle' }).click();
  await coordinator.getByText('C’est enregistré, et pas encore publié').waitFor();
  await coordinator.getByRole('button', { name: 'Publier cette version' }).click();
  await coordinator.getByText('Ces conditions répondent maintenant').waitFor();

  await visitor.goto('/programmes');
  await visitor.getByRole('link', { name: EDITION }).click();
  await ask(visitor);
  await visitor.getByRole('heading', { level: 1, name: 'Oui, et c’est gratuit' }).waitFor();
  await visitor.getByText(/C’est la règle 6 des conditions d’accès, version 2/).waitFor();
  assert.deepEqual(heard.flatMap((set) => [...set]), []);
});
