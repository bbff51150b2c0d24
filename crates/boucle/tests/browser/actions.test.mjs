// A row of an action plan changed by keyboard alone, with JavaScript and without it; the timeline in a window as narrow as a
// telephone; due dates as a calendar shows them (by ical.js, which knows nothing of us).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import ICAL from 'ical.js';

import { complaints, launch, open } from './browser.mjs';
import { startDemonstration } from './server.mjs';
import { signIn } from './steps.mjs';

const PLAN = /^\/chantiers\/[^/]+\/plan$/;

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

let session;

async function enter(heard, script) {
  const context = await open(browser, demonstration.address, { lang: 'fr', script, storage: session });
  const page = await context.newPage();
  heard.push(complaints(page));
  if (!session) {
    await signIn(page, demonstration.linkOf('buyer'));
    session = await context.storageState();
  }
  return page;
}

/** What has the focus, by its name and its role. */
function focused(page) {
  return page.evaluate(() => {
    const at = document.activeElement;
    return at.getAttribute('aria-label') ?? (at.labels?.[0]?.textContent || at.textContent).trim();
  });
}

/** A page gives the focus once it is drawn, a moment after it was read. */
async function hasFocus(page, name) {
  for (let turns = 0; turns < 20 && (await focused(page)) !== name; turns += 1) await page.waitForTimeout(50);
  assert.equal(await focused(page), name);
}

/** Goes on with Tab until the element of that name has the focus. */
async function tabTo(page, name) {
  for (let steps = 0; steps < 200; steps += 1) {
    if ((await focused(page)) === name) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the keyboard does not reach « ${name} »`);
}

const ROW = 'Modifier la ligne 9, Réparer les uniformes avant d’en racheter';

for (const script of [true, false]) {
  test(`a row is changed by keyboard alone ${script ? 'with' : 'without'} JavaScript`, async () => {
    const heard = [];
    const page = await enter(heard, script);
    await page.goto(demonstration.pages.find((path) => PLAN.test(path)));
    await page.getByRole('heading', { level: 1, name: /^\d+ actions/ }).waitFor();
    await tabTo(page, ROW);
    await page.keyboard.press('Enter');
    await page.waitForURL(/edit=9/);
    await hasFocus(page, 'État');

    if (script) {
      // Escape leaves all as it was, and the focus comes back.
      await page.keyboard.press('Escape');
      await page.waitForURL(/ligne=9/);
      await hasFocus(page, ROW);
      await page.keyboard.press('Enter');
      await page.waitForURL(/edit=9/);
      await hasFocus(page, 'État');
    }

    // From “in progress” down to “to validate”, or back the second time; the day by its year, month and day.
    await page.keyboard.press(script ? 'ArrowDown' : 'ArrowUp');
    await tabTo(page, 'Échéance');
    await page.getByLabel('Échéance', { exact: true }).fill(script ? '2099-01-01' : '2027-06-15');
    await page.keyboard.press('Enter');
    if (script) {
      // Too far away: said at its field, with all that was typed.
      await page.getByText(/Donnez un jour entre/).first().waitFor();
      assert.equal(await page.getByLabel('Échéance', { exact: true }).inputValue(), '2099-01-01');
      await page.getByLabel('Échéance', { exact: true }).fill('2027-05-15');
      await page.getByLabel('Échéance', { exact: true }).focus();
      await page.keyboard.press('Enter');
    }
    await page.getByText('L’action est enregistrée').waitFor();
    await hasFocus(page, ROW);
    const row = page.locator('#action-9');
    await row.getByText(script ? '15 mai 2027' : '15 juin 2027').waitFor();
    await row.getByText(script ? 'À valider' : 'En cours', { exact: true }).waitFor();
    assert.deepEqual(heard.flatMap((set) => [...set]), []);
    await page.context().close();
  });
}

test('the timeline scrolls in its own frame on a telephone, and says in words what it draws', async () => {
  const heard = [];
  const page = await enter(heard, true);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`${demonstration.pages.find((path) => PLAN.test(path))}?vue=frise`);
  const chart = page.getByRole('img', { name: /^\d+ actions/ });
  await chart.waitFor();
  const frame = page.getByRole('region', { name: 'Frise du plan, à faire défiler' });
  const [inner, outer] = await frame.evaluate((element) => [element.scrollWidth, element.clientWidth]);
  assert.ok(inner > outer, 'the chart is wider than its frame');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(width <= 320, `the page itself is ${width} wide`);
  await frame.focus();
  await page.keyboard.press('ArrowRight');
  await page.waitForFunction(() => document.querySelector('.chart .scroll').scrollLeft > 0);
  await page.getByRole('link', { name: 'trimestre' }).click();
  await page.waitForURL(/pas=trimestre/);
  assert.ok((await frame.evaluate((element) => element.scrollWidth)) < inner);
  // The table under it has the same dates.
  await page.getByRole('heading', { level: 2, name: 'Les mêmes dates en tableau' }).waitFor();
  await page.context().close();
  assert.deepEqual(heard.flatMap((set) => [...set]), []);
});

test('due dates stand above the hours of their day in a calendar', async () => {
  const heard = [];
  const page = await enter(heard, false);
  const plan = demonstration.pages.find((path) => PLAN.test(path));
  const text = await (await page.context().request.get(`${demonstration.address}${plan}.ics`)).text();
  const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
  assert.ok(events.length >= 5, `${events.length} due dates`);
  for (const event of events) {
    assert.ok(event.startDate.isDate && event.endDate.isDate, event.summary);
    assert.equal(event.duration.toSeconds(), 24 * 60 * 60, event.summary);
    assert.match(event.summary, /^\d+ · /);
  }
  await page.context().close();
});
