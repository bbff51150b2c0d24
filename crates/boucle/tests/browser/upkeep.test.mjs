// Records kept right: a visitor says that a solution is there twice, a coordinator merges the two. And a buyer asks why a solution
// is not among the answers to a need.

import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';

import { fill, gather, press, sees } from './crowd.mjs';
import { faults } from './inspection.mjs';

const NOEMIE = 'noemie.tremblay@example.org';
const STAYS = 'Ordinateurs portables reconditionnés, garantis trois ans';
const GOES = 'Refurbished laptops with a three-year guarantee';

let crowd;

before(async () => {
  crowd = await gather();
});

after(() => crowd?.leave());

/** The address of a solution by its title. */
async function addressOf(page, title) {
  await page.goto(`/catalogue?q=${encodeURIComponent(title)}`);
  return new URL(await page.getByRole('main').getByRole('link', { name: title, exact: true }).first().getAttribute('href'), page.url()).pathname;
}

test('a solution that is there twice is said to be so, and the two are merged', async () => {
  const visitor = await crowd.visitor('/catalogue');
  const goes = await addressOf(visitor, GOES);
  await visitor.goto(goes);
  await visitor.getByRole('link', { name: 'Signaler une erreur ou un doublon' }).click();
  await visitor.getByLabel('De quoi s’agit-il ?').selectOption({ label: 'Un doublon' });
  await fill(visitor, { 'Ce qui ne va pas': 'C’est la fiche française, en anglais.' });
  // As long as a person takes to read the page.
  await visitor.waitForTimeout(3_500);
  assert.deepEqual(await faults(visitor, 'fr'), []);
  await press(visitor, 'Envoyer');
  await sees(visitor, 'Merci');

  const desk = await crowd.at(NOEMIE, '/gestion/signalements');
  await sees(desk, 'C’est la fiche française, en anglais.');
  const stays = await addressOf(desk, STAYS);
  await desk.goto(`/gestion/solutions/${stays.split('/').at(-1)}/fusion?q=laptops`);
  await desk.getByRole('listitem').filter({ hasText: GOES }).getByRole('link', { name: 'Comparer' }).click();
  // The demonstration has one already.
  await sees(desk, '2 signalements');
  assert.deepEqual(await faults(desk, 'fr'), []);
  await press(desk, 'Fusionner');
  await sees(desk, 'C’est fusionné');

  await visitor.goto(goes);
  assert.equal(new URL(visitor.url()).pathname, stays, 'the old address leads to the one that stays');
  await visitor.getByRole('heading', { level: 1, name: STAYS }).waitFor();
  assert.deepEqual(crowd.heard.flatMap((complaints) => [...complaints]), []);
});

test('a buyer asks why a solution is not among the answers to their need', async () => {
  const buyer = await crowd.at(NOEMIE, '/besoins');
  await buyer.getByRole('main').getByRole('link', { name: 'Mobilier de bureau, siège Hochelaga' }).click();
  await buyer.getByRole('link', { name: 'Pourquoi une solution n’y est-elle pas ?' }).click();
  await fill(buyer, { 'Quelle solution': 'repas liaison froide' });
  await press(buyer, 'Chercher');
  await buyer.getByRole('main').getByRole('link', { name: /Repas en liaison froide/ }).first().click();
  await sees(buyer, /Elle est écartée\s: .+/);
  assert.deepEqual(await faults(buyer, 'fr'), []);
  await buyer.getByLabel('Quelle solution').fill('postes de travail remis à neuf');
  await press(buyer, 'Chercher');
  await buyer.getByRole('main').getByRole('link', { name: /Postes de travail remis à neuf/ }).first().click();
  await sees(buyer, /Elle répond à ce besoin\s: au rang \d/);
  assert.deepEqual(crowd.heard.flatMap((complaints) => [...complaints]), []);
});
