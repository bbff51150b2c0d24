// The charter of an edition: published by a coordinator, read and signed without an account by a code read from a mail, proven by
// its receipt to anybody, and refused once the receipt was tampered with. Without JavaScript for who signs, and with it.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';

import { complaints, launch, open } from './browser.mjs';
import { faults } from './inspection.mjs';
import { startDemonstration } from './server.mjs';
import { signIn } from './steps.mjs';

const EDITION = 'Achats circulaires, deuxième édition';
/** Admitted in the demonstration, and has not signed. */
const NAME = 'Grégoire Pasquier';
const EMAIL = 'gregoire.pasquier@example.org';
const DIRECTOR = 'direction.transports@example.org';

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

/** The last mail to somebody that says what is looked for, once it has left. */
async function mailTo(address, pattern, but = '') {
  for (let look = 0; look < 50; look += 1) {
    const mails = (await demonstration.mails()).filter((mail) => mail.includes(`To: ${address}`)).map(decoded);
    const found = mails.map((mail) => mail.match(pattern)?.[1]).filter((found) => found && found !== but);
    if (found.length) return found.at(-1);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`no mail to ${address} has ${pattern}`);
}

function decoded(mail) {
  const [head, ...parts] = mail.split('\r\n\r\n');
  const body = parts.join('\r\n\r\n');
  if (/quoted-printable/i.test(head)) {
    const bytes = body.replaceAll('=\r\n', '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString('utf8');
  }
  return /base64/i.test(head) ? Buffer.from(body, 'base64').toString('utf8') : body;
}

async function window(heard, script) {
  const context = await open(browser, demonstration.address, { lang: 'fr', script });
  const page = await context.newPage();
  heard.push(complaints(page));
  return page;
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
  const code = await mailTo(address, /^(\d{6})\r?$/m);
  const wrong = code === '000000' ? '111111' : '000000';
  await page.getByLabel('Code de six chiffres').fill(wrong);
  await page.getByRole('button', { name: 'Signer la charte' }).click();
  await page.getByRole('alert').getByText('Il reste 4 essais').waitFor();
  await page.getByLabel('Code de six chiffres').fill(`${code.slice(0, 3)} ${code.slice(3)}`);
  await page.getByRole('button', { name: 'Signer la charte' }).click();
  await page.getByRole('heading', { level: 1, name: 'Vous avez signé la charte' }).waitFor();
  assert.deepEqual(await faults(page, 'fr'), []);
}

test('a charter is signed by a code from a mail, its receipt is verified, and a tampered copy refused', async () => {
  const heard = [];
  const coordinator = await window(heard, true);
  await signIn(coordinator, demonstration.linkOf('coordinator'));
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

  const participant = await window(heard, false);
  await participant.goto(await mailTo(EMAIL, /https?:\/\/[^/]+(\/preinscriptions\/\S+\/charte)/));
  await sign(participant, EMAIL, { name: NAME, post: 'Responsable de maintenance', script: false }, async () => {
    await participant.getByLabel('Son nom').fill('Odette Marchetti');
    await participant.getByLabel('Sa fonction').fill('Directrice');
    await participant.getByLabel('Son adresse électronique').fill(DIRECTOR);
  });
  await participant.getByText('Odette Marchetti n’a pas encore signé').first().waitFor();

  const director = await window(heard, true);
  await director.goto(await mailTo(DIRECTOR, /https?:\/\/[^/]+(\/preinscriptions\/\S+\/charte)/));
  await sign(director, DIRECTOR, { name: 'Odette Marchetti', post: 'Directrice', script: true });
  await coordinator.reload();
  await coordinator.getByRole('row', { name: NAME }).getByText('Signée').waitFor();

  await director.getByRole('link', { name: 'Voir le reçu' }).click();
  await director.getByRole('heading', { level: 1, name: 'Reçu de la signature de Odette Marchetti' }).waitFor();
  assert.deepEqual(await faults(director, 'fr'), []);
  const [download] = await Promise.all([
    director.waitForEvent('download'),
    director.getByRole('link', { name: 'Télécharger le reçu' }).click(),
  ]);
  const path = await download.path();
  const anybody = await window(heard, true);
  await anybody.goto('/chartes/verification');
  await anybody.getByLabel('Fichier du reçu ou de l’attestation').setInputFiles({ name: 'recu.json', mimeType: 'application/json', buffer: await readFile(path) });
  await anybody.getByRole('button', { name: 'Vérifier' }).click();
  await anybody.getByRole('heading', { level: 1, name: 'Ce fichier est authentique' }).waitFor();
  await anybody.getByText('Odette Marchetti').first().waitFor();
  assert.deepEqual(await faults(anybody, 'fr'), []);
  const tampered = (await readFile(path, 'utf8')).replace('Odette Marchetti', 'Odette Marchettj');
  await anybody.getByLabel('Ou collez ici ce qu’il contient').fill(tampered);
  await anybody.getByRole('button', { name: 'Vérifier' }).click();
  await anybody.getByRole('heading', { level: 1, name: 'Ce fichier a été modifié' }).waitFor();
  assert.deepEqual(heard.flatMap((set) => [...set]), []);
});
