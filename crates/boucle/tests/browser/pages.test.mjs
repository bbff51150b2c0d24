// Every page of the program, as everyone may meet it: no fault that a browser or axe-core can see, in both languages, on a
// telephone and on a desk, light and dark. The list of pages comes from the program, so that none can be forgotten.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { complaints, launch, open } from './browser.mjs';
import { faults, scales } from './inspection.mjs';
import { startDemonstration } from './server.mjs';
import { signIn } from './steps.mjs';

const READERS = ['visitor', 'buyer', 'supplier', 'coordinator', 'operator'];
const LANGUAGES = ['fr', 'en'];

let demonstration;
let browser;
/** Pages that somebody could read. */
const readable = new Set();

before(async () => {
  demonstration = await startDemonstration();
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

async function walk(reader) {
  const context = await open(browser, demonstration.address);
  const page = await context.newPage();
  if (reader !== 'visitor') await signIn(page, demonstration.linkOf(reader));
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
  return faults(page, lang, scale.weigh());
}

/** A visitor is sent to sign in; someone signed in is told no, or not told that the page exists. */
function refused(reader, status, shown) {
  if (reader === 'visitor' && status === 200) return shown.pathname === '/connexion';
  return [401, 403, 404].includes(status);
}
