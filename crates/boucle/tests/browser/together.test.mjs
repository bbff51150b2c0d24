// Two people write the same pages: sub-pages, questions with an address, texts brought together, versions compared and
// brought back.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { complaints, launch, open } from './browser.mjs';
import { startDemonstration } from './server.mjs';
import { signIn } from './steps.mjs';

const FAQ = `Ce que l’on nous demande avant de commencer.

## Inscription

### Qui peut venir ?

Les acheteurs du territoire.

### Faut-il payer ?

Non.

## Calendrier

### Quand commence-t-on ?

En mai.
`;

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

async function enter(role, heard, script = true) {
  const context = await open(browser, demonstration.address, { lang: 'fr', script });
  const page = await context.newPage();
  heard.push(complaints(page));
  await signIn(page, demonstration.linkOf(role));
  return page;
}

async function change(page, from, to) {
  const text = page.getByLabel('Texte', { exact: true });
  const before = await text.inputValue();
  assert.ok(before.includes(from), `“${from}” is not in\n${before}`);
  await text.fill(before.replace(from, to));
}

const publish = (page) => page.getByRole('button', { name: 'Publier' }).click();

test('a page of questions is written by two people at once, compared and brought back', async () => {
  const heard = [];
  const noemie = await enter('coordinator', heard);
  const camille = await enter('buyer', heard, false);

  await noemie.goto('/espaces');
  await noemie.getByRole('link', { name: 'Mobilier durable' }).click();
  await noemie.getByRole('link', { name: 'Pages', exact: true }).click();
  await noemie.getByRole('link', { name: 'Écrire une page' }).click();
  await noemie.getByLabel('Titre').fill('Vos questions');
  await noemie.getByLabel('Texte', { exact: true }).fill(FAQ);
  await noemie.getByRole('button', { name: 'Voir l’aperçu' }).click();
  await noemie.getByRole('heading', { name: 'Aperçu' }).waitFor();
  await publish(noemie);
  await noemie.getByRole('heading', { level: 1, name: 'Vos questions' }).waitFor();
  const address = new URL(noemie.url()).pathname;

  // A page under it, to which the first one leads.
  await noemie.getByRole('link', { name: 'Écrire une page sous celle-ci' }).click();
  await noemie.getByLabel('Titre').fill('Tarifs');
  await noemie.getByLabel('Texte', { exact: true }).fill('Rien à payer. Retour aux [[Vos questions]].');
  await publish(noemie);
  await noemie.getByRole('heading', { level: 1, name: 'Tarifs' }).waitFor();
  await noemie.getByRole('main').getByRole('paragraph').getByRole('link', { name: 'Vos questions' }).click();
  await noemie.getByText('Une page mène ici').waitFor();

  // Each answer has an address that opens it.
  assert.equal(await noemie.getByText('En mai.').isVisible(), false);
  await noemie.goto(`${address}#t-quand-commence-t-on`);
  await noemie.getByText('En mai.').waitFor({ state: 'visible' });

  // Both begin from the same version, and change different lines.
  await noemie.goto(`${address}/modifier`);
  await camille.goto(`${address}/modifier`);
  await change(noemie, 'En mai.', 'En juin.');
  await publish(noemie);
  await noemie.getByText('La page est publiée', { exact: true }).waitFor();
  await change(camille, 'Les acheteurs du territoire.', 'Les acheteurs et les élus du territoire.');
  await publish(camille);
  await camille.getByText('avec ce qu’une autre personne y a écrit').waitFor();
  await camille.goto(`${address}/imprimer`);
  await camille.getByText('En juin.').waitFor();
  await camille.getByText('Les acheteurs et les élus du territoire.').waitFor();

  // Both change the same line: the second sees both texts, and chooses.
  await noemie.goto(`${address}/modifier`);
  await camille.goto(`${address}/modifier`);
  await change(noemie, 'En juin.', 'En septembre.');
  await publish(noemie);
  await change(camille, 'En juin.', 'En octobre.');
  await publish(camille);
  await camille.getByText('Quelqu’un a changé les mêmes lignes').first().waitFor();
  assert.equal(await camille.locator('del').innerText(), 'septembre');
  assert.equal(await camille.locator('ins').innerText(), 'octobre');
  assert.ok((await camille.getByLabel('Texte', { exact: true }).inputValue()).includes('En octobre.'));
  await camille.getByLabel('Ce qui change, en quelques mots').fill('La salle n’est libre qu’en octobre');
  await publish(camille);

  // What was, compared and brought back.
  await noemie.goto(address);
  await noemie.getByRole('link', { name: 'Voir ce qui a changé' }).click();
  await noemie.locator('ins', { hasText: 'octobre' }).waitFor();
  await noemie.getByRole('link', { name: 'Côte à côte' }).click();
  await noemie.locator('ins', { hasText: 'octobre' }).waitFor();
  await noemie.goto(`${address}/historique`);
  await noemie.getByText('La salle n’est libre qu’en octobre').waitFor();
  await noemie.getByRole('link', { name: 'Version 4' }).click();
  await noemie.getByRole('button', { name: 'Rétablir cette version' }).click();
  await noemie.getByText('Cette version est rétablie').waitFor();
  await noemie.goto(`${address}/imprimer`);
  await noemie.getByText('En septembre.').waitFor();

  // By keyboard alone, the page goes to the top of the list.
  await camille.goto('/espaces');
  await camille.getByRole('link', { name: 'Mobilier durable' }).click();
  await camille.getByRole('link', { name: 'Pages', exact: true }).click();
  const item = camille.getByRole('listitem').filter({ has: camille.getByRole('link', { name: 'Vos questions', exact: true }) });
  await item.locator('summary').focus();
  await camille.keyboard.press('Enter');
  await item.getByRole('button', { name: 'Monter' }).focus();
  await camille.keyboard.press('Enter');
  await camille.waitForURL(/#p-/);
  const titles = await camille.locator('.pages-tree > li .row > a').allInnerTexts();
  assert.deepEqual(titles, ['Vos questions', 'Tarifs', 'Accueil du groupe', 'Grille de critères', 'Visites d’ateliers']);

  // And with the mouse back under the other.
  await noemie.goto(new URL(camille.url()).pathname);
  const row = (name) => noemie.locator('.pages-tree > li').filter({ has: noemie.getByRole('link', { name, exact: true }) });
  await row('Accueil du groupe').dragTo(row('Vos questions'));
  await noemie.waitForURL(/#p-/);
  const after = await noemie.locator('.pages-tree > li .row > a').allInnerTexts();
  assert.deepEqual(after.slice(0, 2), ['Accueil du groupe', 'Grille de critères']);
  assert.deepEqual(heard.flatMap((set) => [...set]), []);
});
