// The chain that all the rest serves: a supplier publishes a solution, it is found, a buyer writes a need and sees it ranked
// first with its reasons. With JavaScript, without it, by keyboard alone, and in English.

import assert from 'node:assert/strict';
import { mkdir } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { complaints, launch, open } from './browser.mjs';
import { KeyboardReader, Reader } from './reader.mjs';
import { startDemonstration } from './server.mjs';
import { arrive, confirmPublication, find, publish, readAnswer, writeNeed } from './steps.mjs';
import { STORY, WORDS } from './words.mjs';

const PICTURES = new URL('../../../../docs/screenshots/', import.meta.url).pathname;

let browser;

before(async () => {
  browser = await launch();
});

after(() => browser?.close());

test('a published solution is found, then ranked first for the need that it meets', () => tour({ pictures: true }));
test('the same without JavaScript', () => tour({ script: false }));
test('the same by keyboard alone', () => tour({ Person: KeyboardReader }));
test('the same in English', () => tour({ lang: 'en' }));

async function tour({ lang = 'fr', script = true, Person = Reader, pictures = false }) {
  const demonstration = await startDemonstration();
  const words = WORDS[lang];
  const story = STORY[lang];
  const heard = [];
  const enter = async (role) => {
    const context = await open(browser, demonstration.address, { lang, script });
    const page = await context.newPage();
    heard.push(complaints(page));
    const person = new Person(page);
    await arrive(person, demonstration.linkOf(role), words);
    return person;
  };
  const picture = (person, name) => (pictures ? photograph(person.page, name) : undefined);
  try {
    const supplier = await enter('supplier');
    await publish(supplier, words, story);
    await picture(supplier, '1-publish');
    await confirmPublication(supplier, words, story);

    const buyer = await enter('buyer');
    await find(buyer, words, story);
    await picture(buyer, '2-search');
    await writeNeed(buyer, words, story);
    await picture(buyer, '3-need');
    await readAnswer(buyer, words, story);
    await picture(buyer, '4-answer');
    assert.deepEqual(heard.flatMap((set) => [...set]), []);
  } finally {
    for (const context of browser.contexts()) await context.close();
    await demonstration.stop();
  }
}

/** For the README, when asked: the tour itself is what it shows. */
async function photograph(page, name) {
  if (!process.env.BOUCLE_SCREENSHOTS) return;
  await mkdir(PICTURES, { recursive: true });
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.screenshot({ path: `${PICTURES}${name}.png` });
}
