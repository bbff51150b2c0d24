// Two people in one space: pages written at once, a poll, a discussion.

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

/** A link signs in once; what it gave is kept for the other stories. */
const sessions = {};

async function enter(role, heard, script = true) {
  const context = await open(browser, demonstration.address, { lang: 'fr', script, storage: sessions[role] });
  const page = await context.newPage();
  heard.push(complaints(page));
  if (!sessions[role]) {
    await signIn(page, demonstration.linkOf(role));
    sessions[role] = await context.storageState();
  }
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

test('a ranked poll is opened, answered by two, and its result read', async () => {
  const heard = [];
  const noemie = await enter('coordinator', heard);
  const camille = await enter('buyer', heard, false);

  await noemie.goto('/espaces');
  await noemie.getByRole('link', { name: 'Mobilier durable' }).click();
  await noemie.getByRole('link', { name: 'Votes', exact: true }).click();
  await noemie.getByRole('link', { name: 'Ouvrir un vote' }).click();
  await noemie.getByLabel('Question').fill('Quel thème en premier ?');
  await noemie.getByLabel('Réponses possibles').fill('Assises\nBureaux\nRangements');
  await noemie.getByLabel('Comment répondre').selectOption('Un classement');
  await noemie.getByLabel('Dernier jour').fill('2099-12-01');
  await noemie.getByRole('button', { name: 'Ouvrir le vote' }).click();
  await noemie.getByRole('heading', { level: 1, name: 'Quel thème en premier ?' }).waitFor();
  const address = new URL(noemie.url()).pathname;

  await rank(noemie, { Bureaux: '1', Assises: '2', Rangements: '3' });
  await camille.goto(address);
  // Nothing ranked is no answer; what is wrong is said, and the form is still there.
  await camille.getByRole('button', { name: 'Répondre' }).click();
  await camille.getByText('Classez au moins une réponse').first().waitFor();
  await rank(camille, { Bureaux: '1', Rangements: '2' });
  await camille.getByText('2 voix').waitFor();
  assert.equal(await camille.getByText('arrive en tête').count(), 0);
  await noemie.reload();
  await noemie.getByRole('button', { name: 'Clore le vote maintenant' }).click();
  await camille.reload();
  await camille.getByRole('heading', { name: '« Bureaux » arrive en tête' }).waitFor();
  await camille.getByRole('region', { name: 'Voix qui préfèrent la ligne à la colonne' }).waitFor();
  assert.deepEqual(heard.flatMap((set) => [...set]), []);
});

async function rank(page, ranks) {
  for (const [option, place] of Object.entries(ranks)) await page.getByLabel(option).selectOption(place);
  await page.getByRole('button', { name: 'Répondre' }).click();
  await page.getByText('Votre réponse est comptée').waitFor();
}

test('a question finds its answer in a discussion', async () => {
  const heard = [];
  const noemie = await enter('coordinator', heard, false);
  const camille = await enter('buyer', heard);

  await camille.goto('/espaces');
  await camille.getByRole('link', { name: 'Mobilier durable' }).click();
  await camille.getByRole('link', { name: 'Échanges', exact: true }).click();
  await camille.getByRole('link', { name: 'Ouvrir un échange' }).click();
  await camille.getByLabel('Sujet').fill('Qui transporte les armoires ?');
  await camille.getByLabel('Message').fill('Il y en a **douze**, @Noémie Tremblay.');
  await camille.getByRole('button', { name: 'Publier' }).click();
  await camille.getByRole('heading', { level: 1, name: 'Qui transporte les armoires ?' }).waitFor();

  // It is new on her first page, and leads to the message.
  await noemie.goto('/');
  await noemie.getByRole('link', { name: 'Qui transporte les armoires ?' }).click();
  await noemie.getByRole('link', { name: 'Citer message 1' }).click();
  const answer = noemie.getByLabel('Message');
  assert.ok((await answer.inputValue()).startsWith('> **Camille Lavoie**'));
  await answer.fill('La coopérative du catalogue, sur rendez-vous.');
  await noemie.getByRole('button', { name: 'Répondre' }).click();
  await noemie.waitForURL(/#m-2$/);

  await camille.goto('/');
  await camille.getByRole('link', { name: 'Qui transporte les armoires ?' }).click();
  await camille.waitForURL(/#m-2$/);
  await camille.locator('#m-2').getByRole('button', { name: 'C’est la réponse' }).click();
  await camille.getByRole('link', { name: 'Aller à la réponse' }).waitFor();
  await camille.locator('#m-2').getByRole('button', { name: 'Utile' }).click();
  await camille.locator('#m-2').getByRole('button', { name: 'Utile · 1', pressed: true }).waitFor();
  assert.deepEqual(heard.flatMap((set) => [...set]), []);
});
