// Files sent in slices, over a connection that is cut, a page that is left, and without our script.

import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { complaints, launch, open } from './browser.mjs';
import { faults } from './inspection.mjs';
import { startDemonstration } from './server.mjs';
import { signIn } from './steps.mjs';

const MIB = 1 << 20;
/** One pixel, and nothing else: a PNG of the smallest kind. */
const PIXEL = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVQI12P4z8AAAAMBAQAY3Y2wAAAAAElFTkSuQmCC', 'base64');

let browser;
let demonstration;
let folder;
let storage;
let list;

before(async () => {
  browser = await launch();
  demonstration = await startDemonstration();
  folder = await mkdtemp(join(tmpdir(), 'boucle-uploads-'));
  const page = await enter();
  await page.goto('/espaces');
  await page.getByRole('link', { name: 'Mobilier durable' }).click();
  await page.getByRole('link', { name: 'Documents', exact: true }).click();
  list = page.url();
  await page.context().close();
});

after(async () => {
  await browser?.close();
  await demonstration?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function enter({ script = true, lang = 'fr' } = {}) {
  const context = await open(browser, demonstration.address, { lang, script, storage });
  const page = await context.newPage();
  if (!storage) {
    await signIn(page, demonstration.linkOf('buyer'));
    storage = await context.storageState();
  }
  return page;
}

async function file(name, bytes) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

/** Counts the slices that leave, and cuts the connection once `allowed` of them have left; what is given up still is. */
async function line(page) {
  const line = { slices: 0, allowed: Infinity };
  await page.route('**/envois/*', (route) => {
    const method = route.request().method();
    if (line.slices >= line.allowed && method !== 'DELETE') return route.abort('connectionreset');
    if (method === 'PATCH') line.slices += 1;
    return route.continue();
  });
  return line;
}

const choose = (page, path) => page.getByLabel('Fichiers', { exact: true }).setInputFiles(path);
const deposit = (page) => page.getByRole('button', { name: 'Déposer', exact: true }).click();

async function download(page, name) {
  const address = await page.getByRole('link', { name, exact: true }).getAttribute('href');
  const answer = await page.request.get(`${address}/fichier`);
  assert.equal(answer.status(), 200);
  return answer.body();
}

test('a file of five megabytes goes on after a cut and after the page was left, and comes back the same', async () => {
  const page = await enter();
  const heard = complaints(page);
  const bytes = randomBytes(5 * MIB);
  const path = await file('Plan détaillé.bin', bytes);
  await page.goto(list);
  const connection = await line(page);
  connection.allowed = 2;
  await choose(page, path);
  await page.getByText('La connexion est coupée').first().waitFor();
  const bar = page.getByRole('progressbar', { name: 'Plan détaillé.bin' });
  assert.equal(await bar.getAttribute('max'), String(bytes.length));
  assert.equal(Number(await bar.getAttribute('value')), 2 * MIB);
  assert.deepEqual(await faults(page, 'fr'), []);

  // It goes on by itself, at once when the browser hears that the network is back; then the page is left in the middle.
  connection.allowed = 3;
  await page.evaluate(() => dispatchEvent(new Event('online')));
  await page.waitForFunction((sent) => document.querySelector('progress').value >= sent, 2.4 * MIB);
  await page.reload();
  await page.getByText('reçus sur').waitFor();
  assert.deepEqual(await faults(page, 'fr'), []);
  connection.allowed = Infinity;
  const before = connection.slices;
  await choose(page, path);
  await page.getByRole('status').getByText('est envoyé').waitFor();
  assert.ok(connection.slices - before <= 3, 'what had come was not sent again');
  assert.equal(await page.getByText('reçus sur').count(), 0, 'it stands there once');
  await page.getByLabel('Commentaire').fill('Envoyé en plusieurs fois');
  await deposit(page);
  await page.getByText('Le document est déposé.').waitFor();
  assert.ok(bytes.equals(await download(page, 'Plan détaillé.bin')), 'not a byte differs');
  await page.getByRole('link', { name: 'Plan détaillé.bin' }).click();
  await page.getByText('Envoyé en plusieurs fois').waitFor();
  // What a browser says of a connection that is cut is no fault of ours.
  assert.deepEqual([...heard].filter((text) => !text.includes('ERR_CONNECTION_RESET')), []);
  await page.context().close();
});

test('several files are put in place at once when the button was pressed before they were there', async () => {
  const page = await enter();
  await page.goto(list);
  const connection = await line(page);
  connection.allowed = 1;
  const paths = [await file('premier.txt', 'premier'), await file('second.txt', 'second')];
  await choose(page, paths);
  await page.getByText('La connexion est coupée').first().waitFor();
  await deposit(page);
  await page.getByText('Le dépôt se fera dès que tout sera envoyé.').waitFor();
  connection.allowed = Infinity;
  await page.getByText('Les documents sont déposés.').waitFor();
  assert.equal((await download(page, 'second.txt')).toString(), 'second');
  await page.context().close();
});

test('by keyboard alone, what was chosen wrongly is given up, and what is refused says why', async () => {
  const page = await enter();
  await page.goto(list);
  const connection = await line(page);
  connection.allowed = 0;
  await choose(page, await file('erreur.txt', 'erreur'));
  await page.getByText('La connexion est coupée').first().waitFor();
  await page.getByRole('button', { name: 'Annuler l’envoi de « erreur.txt »' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('est annulé').waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.id), 'file', 'the keyboard is not lost');
  connection.allowed = Infinity;
  await choose(page, await file('vide.txt', ''));
  await page.getByRole('status').getByText('est vide').waitFor();
  assert.deepEqual(await faults(page, 'fr'), []);
  await page.reload();
  assert.equal(await page.getByText('erreur.txt').count(), 0);
  await page.context().close();
});

test('a picture is sent as a new version of a document, in English, and shown', async () => {
  const page = await enter();
  const path = await file('banc.png', PIXEL);
  await page.goto(list);
  await choose(page, path);
  await page.getByRole('status').getByText('est envoyé').waitFor();
  await deposit(page);
  await page.getByRole('link', { name: 'banc.png' }).click();
  const picture = page.getByRole('img', { name: 'banc.png' });
  assert.equal(await picture.evaluate((image) => image.naturalWidth), 1);
  await page.goto(`/langue/en?retour=${new URL(page.url()).pathname}`);
  await page.getByLabel('File', { exact: true }).setInputFiles(path);
  await page.getByText('sent; still to be added').waitFor();
  assert.deepEqual(await faults(page, 'en'), []);
  await page.getByRole('button', { name: 'Add this version' }).click();
  await page.getByText('2 versions').waitFor();
  await page.goto('/langue/fr');
  await page.context().close();
});

test('without our script the form sends files itself', async () => {
  const page = await enter({ script: false });
  await page.goto(list);
  await choose(page, await file('sans script.txt', 'comme avant'));
  await deposit(page);
  await page.getByText('Le document est déposé.').waitFor();
  assert.equal((await download(page, 'sans script.txt')).toString(), 'comme avant');
  await page.context().close();
});
