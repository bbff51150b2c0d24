// The mail of the week: chosen on the screen, received, acted on from, and stopped by its link, without signing in.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { complaints, launch, open } from './browser.mjs';
import { startDemonstration } from './server.mjs';
import { signIn } from './steps.mjs';

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

/** The program waits for somebody's Monday morning; here it is told that this is past. The other digest is far. */
function letAWeekPass() {
  const sql = `
    UPDATE notice_setting SET daily_at = 4000000000000000, weekly_at = 0
    WHERE person_id = (SELECT id FROM person WHERE email = 'camille.lavoie@example.org')`;
  const script = 'import sqlite3, sys; c = sqlite3.connect(sys.argv[1], timeout=10); print(c.execute(sys.argv[2]).rowcount); c.commit()';
  const changed = execFileSync('python3', ['-c', script, join(demonstration.folder, 'boucle.sqlite'), sql], { encoding: 'utf8' });
  assert.equal(changed.trim(), '1');
}

test('the mail of the week is chosen, read, acted on and stopped', async () => {
  const heard = [];
  const noemie = await enter('coordinator', heard);
  const camille = await enter('buyer', heard, false);
  const sam = await enter('operator', heard);
  const nobody = await enter(null, heard, false);

  await camille.goto('/moi/courriels');
  await camille.getByLabel('Mobilier durable').selectOption('Une fois par semaine');
  await camille.getByRole('button', { name: 'Enregistrer' }).click();
  await camille.getByText('Vos choix sont enregistrés.').waitFor();

  await noemie.goto('/espaces');
  await noemie.getByRole('link', { name: 'Mobilier durable' }).click();
  await noemie.getByRole('link', { name: 'Échanges', exact: true }).click();
  await noemie.getByRole('link', { name: 'Ouvrir un échange' }).click();
  await noemie.getByLabel('Sujet').fill('Grille relue');
  await noemie.getByRole('textbox', { name: 'Message' }).fill('Trois critères de moins, et la **reprise** en premier.');
  await noemie.getByRole('button', { name: 'Publier' }).click();
  await noemie.getByRole('heading', { level: 1, name: 'Grille relue' }).waitFor();

  // What is told is what was written more than ten seconds ago, at the turn of a minute.
  await noemie.waitForTimeout(11_000);
  letAWeekPass();
  const text = await mailed(sam, 'camille.lavoie@example.org');
  assert.match(text, /Mobilier durable\n=+\n/);
  assert.match(text, /Noémie Tremblay a écrit dans «\u00a0Grille relue\u00a0»\n {2}Trois critères de moins, et la reprise en premier\./);
  assert.match(text, /parce que vous êtes membre de l’espace «\u00a0Mobilier durable\u00a0» et avez choisi un courriel par semaine/);

  // From the mail to the message, which is then read.
  const message = text.match(/http\S+\/echanges\/\S+/)[0];
  await camille.goto(new URL(message).pathname);
  await camille.getByRole('heading', { level: 1, name: 'Grille relue' }).waitFor();
  await camille.goto('/moi/nouvelles');
  assert.equal(await camille.getByRole('listitem').filter({ hasText: 'Grille relue' }).getByText('Nouveau').count(), 0);

  // Whoever holds the mail stops its kind, and is asked first.
  await nobody.goto(new URL(text.match(/http\S+\/arret\/\S+/)[0]).pathname);
  await nobody.getByText('Vous ne recevrez plus de courriels de l’espace «\u00a0Mobilier durable\u00a0».').waitFor();
  await nobody.getByRole('button', { name: 'Arrêter' }).click();
  await nobody.getByText('C’est fait').waitFor();
  await camille.goto('/moi/courriels');
  assert.equal(await camille.getByLabel('Mobilier durable').evaluate((list) => list.selectedOptions[0].text), 'Jamais');
  assert.deepEqual(heard.flatMap((set) => [...set]), []);
});

/** The text of the latest mail of news to somebody. */
async function mailed(page, recipient) {
  for (let tries = 0; tries < 160; tries += 1) {
    await page.goto('/gestion/courriels');
    const mail = page.locator('details', { hasText: recipient }).filter({ hasText: 'Mobilier durable' }).filter({ hasText: '/arret/' });
    if (await mail.count()) return mail.first().locator('pre').textContent();
    await page.waitForTimeout(500);
  }
  throw new Error('no mail came');
}
