// A year of meetings planned, one moved, an answer from the mail, and what a calendar reads (by ical.js, which knows nothing
// of us).

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import ICAL from 'ical.js';

import { complaints, launch, open } from './browser.mjs';
import { startDemonstration } from './server.mjs';
import { signIn } from './steps.mjs';

const PICTURES = new URL('../../../../docs/screenshots/', import.meta.url).pathname;

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
  if (role) await signIn(page, demonstration.linkOf(role));
  return page;
}

/** Every happening of a calendar from its first day on, as `2099-03-05T14:30Z title`, in order. */
function happenings(text, title) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  const events = calendar.getAllSubcomponents('vevent').map((part) => new ICAL.Event(part));
  const said = [];
  for (const event of events.filter((one) => !one.isRecurrenceException())) {
    if (!event.isRecurring()) {
      said.push([event.startDate, event.summary]);
      continue;
    }
    for (const other of events) if (other.isRecurrenceException() && other.uid === event.uid) event.relateException(other);
    const times = event.iterator();
    for (let time = times.next(); time; time = times.next()) {
      const details = event.getOccurrenceDetails(time);
      said.push([details.startDate, details.item.summary]);
    }
  }
  const lines = said.map(([start, summary]) => `${start.toJSDate().toISOString().slice(0, 16)}Z ${summary}`);
  return lines.filter((line) => line.includes(title)).sort();
}

test('a year is planned, a meeting moved, an answer given from the mail, and the calendar follows', async () => {
  const heard = [];
  const noemie = await enter('coordinator', heard);
  const camille = await enter('buyer', heard, false);
  const nobody = await enter(null, heard, false);

  await noemie.goto('/espaces');
  await noemie.getByRole('link', { name: 'Mobilier durable' }).click();
  await noemie.getByRole('heading', { level: 1, name: 'Mobilier durable' }).waitFor();
  if (process.env.BOUCLE_SCREENSHOTS) await noemie.screenshot({ path: `${PICTURES}5-space.png` });
  await noemie.getByRole('link', { name: 'Rencontres', exact: true }).click();
  await noemie.getByRole('link', { name: 'Planifier une rencontre' }).click();
  await noemie.getByLabel('Titre').fill('Suivi des critères');
  await noemie.getByLabel('Jour').fill('2099-01-20');
  await noemie.getByLabel('Heure').fill('14:00');
  // Six weeks, two hours, a year, and a mail to everybody are what the form proposes.
  await noemie.getByRole('button', { name: 'Planifier' }).click();
  await noemie.getByText('Donnez un lieu, un lien, ou les deux').first().waitFor();
  await noemie.getByLabel('Lien pour se joindre en ligne').fill('https://visio.example.org/suivi');
  await noemie.getByRole('button', { name: 'Planifier' }).click();
  const planned = noemie.getByRole('link', { name: 'Suivi des critères' });
  await planned.first().waitFor();
  assert.equal(await planned.count(), 9);

  // The third is moved, the fourth cancelled.
  await planned.nth(2).click();
  await noemie.getByRole('link', { name: 'Modifier la rencontre' }).click();
  await noemie.getByLabel('Jour').fill('2099-04-16');
  await noemie.getByLabel('Heure').fill('09:30');
  await noemie.getByRole('button', { name: 'Enregistrer' }).click();
  await noemie.getByText('La rencontre est modifiée').waitFor();
  await noemie.getByText('16 avril 2099, 09:30').first().waitFor();
  await noemie.goBack();
  await noemie.goto('/espaces');
  await noemie.getByRole('link', { name: 'Mobilier durable' }).click();
  await noemie.getByRole('link', { name: 'Rencontres', exact: true }).click();
  await planned.nth(3).click();
  await noemie.getByRole('link', { name: 'Annuler la rencontre' }).click();
  await noemie.getByRole('button', { name: 'Annuler cette rencontre', exact: true }).click();
  await noemie.getByText('La rencontre est annulée').waitFor();

  // The mail to the other member, whose link answers without an account at hand.
  const sam = await enter('operator', heard, false);
  const link = await mailed(sam, 'camille.lavoie@example.org', 'Invitation');
  await nobody.goto(link);
  await nobody.getByRole('heading', { level: 1, name: 'Votre réponse, Camille Lavoie' }).waitFor();
  const first = nobody.getByRole('group').first();
  await first.getByLabel('Je viens', { exact: true }).check();
  await nobody.getByRole('button', { name: 'Envoyer mes réponses' }).click();
  await nobody.getByText('Votre réponse est enregistrée').waitFor();
  await camille.goto('/espaces');
  await camille.getByRole('link', { name: 'Mobilier durable' }).click();
  await camille.getByRole('link', { name: 'Rencontres', exact: true }).click();
  const card = camille.locator('li.card', { hasText: '20 janvier 2099' });
  await card.getByText('1 personne vient').waitFor();

  // Her calendar: nine weeks apart by six, in Montréal, without the one that was cancelled. Summer time is from 8 March to
  // 1 November in 2099 (second Sunday, first Sunday).
  await camille.getByRole('link', { name: 'Mettre ces rencontres dans mon agenda' }).click();
  await camille.getByRole('button', { name: 'Créer une adresse' }).click();
  const address = await camille.locator('code').innerText();
  const answer = await fetch(demonstration.address + new URL(address).pathname);
  assert.equal(answer.headers.get('content-type'), 'text/calendar; charset=utf-8');
  assert.deepEqual(happenings(await answer.text(), 'Suivi des critères'), [
    '2099-01-20T19:00Z Suivi des critères',
    '2099-03-03T19:00Z Suivi des critères',
    '2099-04-16T13:30Z Suivi des critères',
    '2099-07-07T18:00Z Suivi des critères',
    '2099-08-18T18:00Z Suivi des critères',
    '2099-09-29T18:00Z Suivi des critères',
    '2099-11-10T19:00Z Suivi des critères',
    '2099-12-22T19:00Z Suivi des critères',
  ]);
  await camille.getByRole('button', { name: 'Révoquer' }).click();
  await camille.getByText('L’adresse ne fonctionne plus').waitFor();
  assert.equal((await fetch(demonstration.address + new URL(address).pathname)).status, 404);
  assert.deepEqual(heard.flatMap((set) => [...set]), []);
});

/** The address to answer at, in the latest mail to somebody; it leaves within seconds. */
async function mailed(page, recipient, subject) {
  for (let tries = 0; tries < 40; tries += 1) {
    await page.goto('/gestion/courriels');
    const mail = page.locator('details', { hasText: recipient }).filter({ hasText: subject });
    if (await mail.count()) return new URL((await mail.first().locator('pre').textContent()).match(/http\S+\/reponse\/\S+/)[0]).pathname;
    await page.waitForTimeout(250);
  }
  throw new Error('no mail came');
}
