// The acts of the tour, each as a person does it, whatever the language, with the mouse or without.

import assert from 'node:assert/strict';

import { open } from './browser.mjs';

/** Signs in by the link that the demonstration prints. */
export async function signIn(page, link) {
  await page.goto(link);
  await page.getByRole('main').getByRole('button').click();
  await page.waitForURL((url) => !url.pathname.startsWith('/connexion'));
}

/** What a browser keeps of somebody who is signed in, for the windows that follow. */
export async function storageOf(browser, demonstration, role) {
  const context = await open(browser, demonstration.address);
  await signIn(await context.newPage(), demonstration.linkOf(role));
  const storage = await context.storageState();
  await context.close();
  return storage;
}

/** Before signing in, the browser's language; after, the one that the person has chosen. */
export async function arrive(reader, link, words) {
  await reader.go(link);
  await reader.press(words.signIn);
  await reader.page.waitForURL((url) => !url.pathname.startsWith('/connexion'));
  await reader.follow(words.inThisLanguage);
  await reader.page.getByRole('heading', { level: 1, name: words.hello }).waitFor();
}

export async function publish(reader, words, story) {
  await reader.follow(words.offer);
  await reader.write(words.title, story.title);
  await reader.write(words.summary, story.summary);
  await reader.write(words.description, story.description);
  await reader.tick(words.category);
  await reader.tick(words.strategy);
  await reader.tick(words.commitment);
  await reader.write(words.served, story.place);
}

export async function confirmPublication(reader, words, story) {
  await reader.press(words.publish);
  await reader.page.getByRole('heading', { level: 1, name: story.title, exact: true }).waitFor();
  await reader.page.getByText(words.published).waitFor();
}

/** The index follows the database by a fraction of a second, so a person who looks too soon looks again. */
export async function find(reader, words, story) {
  for (let look = 0; ; look += 1) {
    await reader.go('/catalogue');
    await reader.write(words.searchFor, story.query);
    await reader.press(words.search);
    await reader.page.waitForURL(/[?&]q=./);
    if ((await firstResult(reader.page)) === story.title) return;
    assert.ok(look < 10, `the search for "${story.query}" does not begin with "${story.title}"`);
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

export async function writeNeed(reader, words, story) {
  await reader.go('/');
  await reader.follow(words.writeNeed);
  await reader.write(words.title, story.needTitle);
  await reader.write(words.needText, story.need);
  await reader.tick(words.category);
  await reader.write(words.quantity, '12');
  await reader.write(words.unit, story.unit);
  await reader.write(words.place, story.place);
  await reader.choose(words.strategy, words.strategyWish);
}

export async function readAnswer(reader, words, story) {
  await reader.press(words.submitNeed);
  await reader.page.getByRole('heading', { level: 1, name: words.answers }).waitFor();
  assert.ok((await results(reader.page).count()) >= 3, 'the solution is first among several');
  assert.equal(await firstResult(reader.page), story.title);
  const best = results(reader.page).first();
  const score = Number(/(\d+)\s*\/\s*100/.exec(await best.innerText())?.[1]);
  assert.ok(score >= 60 && score <= 100, `the best solution has a score of ${score}`);
  for (const reason of words.reasons) {
    const line = best.getByRole('row').filter({ has: reader.page.getByRole('rowheader', { name: reason, exact: true }) });
    await line.waitFor();
    assert.match(await line.innerText(), /\d+\s*\/\s*\d+/, `${reason} shows its points`);
  }
}

async function firstResult(page) {
  const titles = await results(page).getByRole('heading', { level: 2 }).allInnerTexts();
  return titles.at(0)?.trim() ?? '';
}

/** The ranked list; the way back above it is a list as well, but of no headings. */
function results(page) {
  return page.locator('main ol > li').filter({ has: page.getByRole('heading', { level: 2 }) });
}
