// Every page of the program, as everyone may meet it: no fault that a browser or axe-core can see, in both languages, on a
// telephone and on a desk, light and dark. The list of pages comes from the program, so that none can be forgotten.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { complaints, launch, open } from './browser.mjs';
import { faults, scales, shapes } from './inspection.mjs';
import { startDemonstration } from './server.mjs';
import { signIn } from './steps.mjs';

const READERS = ['visitor', 'buyer', 'supplier', 'coordinator', 'operator'];
const LANGUAGES = ['fr', 'en'];
/** Of HTML, styles and scripts, on the wire. */
const MOST_BYTES = 60_000;
/** Beside the pages of the list: what they look like when there is nothing to show. */
const EMPTY = ['/catalogue?q=zzzzzz', '/catalogue?q=zzzzzz&lieu=zzzzzz'];
/** Forms that cannot be sent empty, and who may send them. */
const FORMS = {
  visitor: ['/connexion', '/inscription'],
  supplier: ['/catalogue/nouvelle', '/organisations/nouvelle', '/evaluations/nouvelle'],
  buyer: ['/besoins/nouveau', '/achats/nouveau', '/achats/{id}/clauses/nouvelle', '/outils/transport/nouveau', '/outils/facteurs/nouveau'],
  coordinator: ['/espaces/nouveau', '/espaces/{id}/pages/nouvelle', '/espaces/{id}/echanges/nouveau', '/espaces/{id}/rencontres/nouvelle',
    '/espaces/{id}/dates/nouvelle', '/espaces/{id}/votes/nouveau', '/espaces/{id}/roles', '/gestion/categories', '/campagnes/nouvelle', '/campagnes/{id}'],
};

/** That one sees: others wait folded under what they change. */
const FIRST_FORM = 'main form[method=post]:not(details:not([open]) *)';

let demonstration;
let browser;
/** Cookies of who has signed in. */
const signedIn = new Map();
/** Pages that somebody could read. */
const readable = new Set();
/** In each language, content that was looked at: for another reader it need not be looked at again. */
const read = new Set();
/** By language and page, what axe has looked at: where nothing else stands for another reader, it need not look again. */
const examined = new Map();

before(async () => {
  demonstration = await startDemonstration();
  demonstration.pages.push(...EMPTY);
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await demonstration?.stop();
});

test('every page is sound for everyone who reads it', { concurrency: 2 }, async (t) => {
  await Promise.all(READERS.map((reader) => t.test(reader, () => walk(reader))));
});

test('every page can be read by somebody', () => {
  assert.deepEqual(demonstration.pages.filter((path) => !readable.has(path)), []);
});

test('a form sent empty says what is missing, and is as sound as before', async (t) => {
  for (const [reader, paths] of Object.entries(FORMS)) {
    for (const path of paths) await t.test(`${path} by a ${reader}`, () => sendEmpty(reader, path));
  }
});

test('an address where nothing is says so, and offers a way on', async () => {
  const { context, page } = await enter('visitor');
  const answer = await page.goto('/nulle-part');
  assert.equal(answer.status(), 404);
  assert.ok(await page.getByRole('main').getByRole('link').count());
  assert.deepEqual(await faults(page, 'fr'), []);
  await context.close();
});

/** A window in which the reader is signed in. A link serves once, so what it gave is kept for the next window. */
async function enter(reader) {
  const context = await open(browser, demonstration.address, { storage: signedIn.get(reader) });
  const page = await context.newPage();
  if (reader !== 'visitor' && !signedIn.has(reader)) {
    await signIn(page, demonstration.linkOf(reader));
    signedIn.set(reader, await context.storageState());
  }
  return { context, page };
}

async function sendEmpty(reader, path) {
  const { context, page } = await enter(reader);
  await page.goto('/langue/fr');
  await page.goto(ofTheDemonstration(path));
  // The browser's own checks would keep an empty form back; a person without them must be answered as well.
  await page.locator(FIRST_FORM).first().evaluate((form) => form.setAttribute('novalidate', ''));
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === 'POST'),
    page.locator(`${FIRST_FORM} >> button:not([name=suggest])`).first().click(),
  ]);
  await page.waitForLoadState('load');
  assert.equal(answer.status(), 422);
  const summary = page.getByRole('alert');
  await summary.waitFor();
  const links = await summary.getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
  assert.ok(links.length, 'the summary names no field');
  for (const link of links) assert.equal(await page.locator(link).count(), 1, `the summary leads to ${link}, which is not there`);
  assert.deepEqual(await faults(page, 'fr'), []);
  await context.close();
}

/** The address of a form, with the id that the list of pages has for it. */
function ofTheDemonstration(path) {
  const pattern = new RegExp(`^${path.replace('{id}', '[^/]+')}$`);
  return demonstration.pages.find((page) => pattern.test(page)) ?? path;
}

async function walk(reader) {
  const { context, page } = await enter(reader);
  const scale = await scales(page);
  const wrong = [];
  for (const lang of LANGUAGES) {
    await page.goto(`/langue/${lang}`);
    const refusals = new Set();
    for (const path of demonstration.pages) {
      for (const fault of await visit({ page, scale, reader, lang, path, refusals })) wrong.push(`${lang} ${path} ${fault}`);
    }
  }
  await context.close();
  assert.deepEqual(wrong, []);
}

async function visit({ page, scale, reader, lang, path, refusals }) {
  const heard = complaints(page);
  const found = await examine({ page, scale, reader, lang, path, refusals });
  page.removeAllListeners('console');
  page.removeAllListeners('pageerror');
  return [...found, ...[...heard].map((text) => `makes the browser complain: ${text}`)];
}

async function examine({ page, scale, reader, lang, path, refusals }) {
  scale.reset();
  const answer = await page.goto(path, { waitUntil: 'load' });
  const status = answer.status();
  const shown = new URL(page.url());
  if (status === 200 && shown.pathname === new URL(path, demonstration.address).pathname) {
    readable.add(path);
  } else if (!refused(reader, status, shown)) {
    return [`answers ${status} at ${shown}`];
  } else if (refusals.has(status)) {
    // The same refusal has the same page: once looked at, it is known.
    return [];
  } else {
    refusals.add(status);
  }
  const bytes = scale.weigh();
  if (bytes > MOST_BYTES) return [`weighs ${bytes} bytes on the wire, more than ${MOST_BYTES}`];
  return (await isNew(page, lang)) ? faults(page, lang, { isKnown: await isKnown(page, lang, path) }) : [];
}

async function isNew(page, lang) {
  // A locator would bring its own script into every page.
  const content = await page.evaluate(() => document.querySelector('main').innerHTML);
  // The token of a form is another each time.
  const key = lang + content.replace(/(name="_once" value=")[^"]*/g, '$1');
  if (read.has(key)) return false;
  read.add(key);
  return true;
}

async function isKnown(page, lang, path) {
  const key = `${lang} ${path}`;
  const known = examined.get(key) ?? new Set();
  examined.set(key, known);
  const before = known.size;
  for (const shape of await shapes(page)) known.add(shape);
  return before > 0 && known.size === before;
}

/**
 * A visitor is sent to sign in; someone signed in is sent home from the pages that sign in, or from what is somebody else's to
 * what it belongs to, is told no, or is not told that the page exists.
 */
function refused(reader, status, shown) {
  if (status === 200 && reader === 'visitor') return shown.pathname === '/connexion';
  if (status === 200) return shown.pathname === '/' || demonstration.pages.includes(shown.pathname);
  return [401, 403, 404].includes(status);
}
