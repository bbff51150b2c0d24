// The charter of an edition: published by a coordinator, read and signed without an account by a code read from a mail, proven by
// its receipt to anybody, and refused once the receipt was tampered with. Without JavaScript for who signs, and with it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { gather } from './crowd.mjs';
import { faults } from './inspection.mjs';

const EDITION = 'Achats circulaires, deuxième édition';
/** Admitted in the demonstration, and has not signed. */
const NAME = 'Grégoire Pasquier';
const EMAIL = 'gregoire.pasquier@example.org';
const DIRECTOR = 'direction.transports@example.org';

const COORDINATOR = 'noemie.tremblay@example.org';

let crowd;

before(async () => {
  crowd = await gather();
});

after(() => crowd?.leave());

/** What is looked for in the last mail to somebody that has it. */
async function mailTo(address, pattern) {
  return (await crowd.mailed(address, pattern)).match(pattern)[1];
}

/** Reads to the end, types a name, and the code of the mail. */
async function sign(page, address, { name, post, script }, more = async () => {}) {
  // Without JavaScript axe-core cannot look; the same pages are looked at with it.
  const look = async () => assert.deepEqual(script ? await faults(page, 'fr') : [], []);
  await page.getByRole('heading', { level: 1, name: 'Lisez la charte, puis signez-la' }).waitFor();
  await look();
  await page.getByLabel('J’ai lu la charte jusqu’au bout').check();
  await page.getByLabel('Votre nom').fill(name);
  await page.getByLabel('Votre fonction').fill(post);
  await more();
  await page.getByRole('button', { name: 'Recevoir mon code' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tapez le code reçu par courriel' }).waitFor();
  await look();
  const code = await mailTo(address, /^(\d{6})$/m);
  const wrong = code === '000000' ? '111111' : '000000';
  await page.getByLabel('Code de six chiffres').fill(wrong);
  await page.getByRole('button', { name: 'Signer la charte' }).click();
  await page.getByRole('alert').getByText('Il reste 4 essais').waitFor();
  await page.getByLabel('Code de six chiffres').fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.getByRole('button', { name: 'Signer la charte' }).click();
  await page.getByRole('heading', { level: 1, name: 'Vous avez signé la charte' }).waitFor();
  await look();
}

test('a charter is signed by a code from a mail, its receipt is verified, and a tampered copy refused', async () => {
  const coordinator = await crowd.at(COORDINATOR, '/gestion');
  await coordinator.goto('/programmes');
  await coordinator.getByRole('link', { name: EDITION }).click();
  await coordinator.getByRole('link', { name: 'Charte et signatures' }).click();
  await coordinator.getByRole('row', { name: NAME }).getByText('N’a pas signé').waitFor();
  await coordinator.getByLabel('Texte de la charte').fill('# La charte\n\nVenir **aux plénières**, et lancer un achat.');
  await coordinator.getByRole('button', { name: 'Enregistrer le brouillon' }).click();
  await coordinator.getByText('C’est enregistré, et pas encore publié').waitFor();
  await coordinator.getByRole('button', { name: 'Publier et faire signer' }).click();
  await coordinator.getByText('La charte est publiée').waitFor();
  assert.deepEqual(await faults(coordinator, 'fr'), []);

  const participant = await crowd.visitor(await mailTo(EMAIL, /https?:\/\/[^/]+(\/preinscriptions\/\S+\/charte)/), { script: false });
  await sign(participant, EMAIL, { name: NAME, post: 'Responsable de maintenance', script: false }, async () => {
    await participant.getByLabel('Son nom').fill('Odette Marchetti');
    await participant.getByLabel('Sa fonction').fill('Directrice');
    await participant.getByLabel('Son adresse électronique').fill(DIRECTOR);
  });
  await participant.getByText('Odette Marchetti n’a pas encore signé').first().waitFor();

  const director = await crowd.visitor(await mailTo(DIRECTOR, /https?:\/\/[^/]+(\/preinscriptions\/\S+\/charte)/));
  await sign(director, DIRECTOR, { name: 'Odette Marchetti', post: 'Directrice', script: true });
  await coordinator.reload();
  await coordinator.getByRole('row', { name: NAME }).getByText('Signée').waitFor();

  await director.getByRole('link', { name: 'Voir le reçu' }).click();
  await director.getByRole('heading', { level: 1, name: /^Reçu de signature.: Odette Marchetti$/ }).waitFor();
  assert.deepEqual(await faults(director, 'fr'), []);
  const [download] = await Promise.all([
    director.waitForEvent('download'),
    director.getByRole('link', { name: 'Télécharger le reçu' }).click(),
  ]);
  const path = await download.path();
  const anybody = await crowd.visitor('/chartes/verification');
  await anybody.getByLabel('Fichier du reçu ou de l’attestation').setInputFiles({ name: 'recu.json', mimeType: 'application/json', buffer: await readFile(path) });
  await anybody.getByRole('button', { name: 'Vérifier' }).click();
  await anybody.getByRole('heading', { level: 1, name: 'Ce fichier est authentique' }).waitFor();
  await anybody.getByText('Odette Marchetti').first().waitFor();
  assert.deepEqual(await faults(anybody, 'fr'), []);
  const tampered = (await readFile(path, 'utf8')).replace('Odette Marchetti', 'Odette Marchettj');
  await anybody.getByLabel('Ou collez ici ce qu’il contient').fill(tampered);
  await anybody.getByRole('button', { name: 'Vérifier' }).click();
  await anybody.getByRole('heading', { level: 1, name: 'Ce fichier a été modifié' }).waitFor();
  assert.deepEqual(crowd.heard.flatMap((set) => [...set]), []);
});
