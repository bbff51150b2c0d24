// Sign-in through a real identity provider (oidc-provider), with an account whose address it has verified and one whose
// address it has not.

import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';

import Provider from 'oidc-provider';

import { launch, open } from './browser.mjs';
import { startDemonstration } from './server.mjs';

const PEOPLE = {
  agathe: { email: 'agathe.morin@example.org', email_verified: true, name: 'Agathe Morin' },
  nouvelle: { email: 'nouvelle.venue@example.org', email_verified: true, name: 'Nouvelle Venue' },
  douteuse: { email: 'camille.lavoie@example.org', email_verified: false, name: 'Camille Lavoie' },
};

let provider;
let server;
let browser;

async function freePort() {
  const listener = createServer();
  await new Promise((resolve) => listener.listen(0, '127.0.0.1', resolve));
  const { port } = listener.address();
  await new Promise((resolve) => listener.close(resolve));
  return port;
}

before(async () => {
  const [own, theirs] = [await freePort(), await freePort()];
  const issuer = `http://127.0.0.1:${theirs}`;
  const oidc = new Provider(issuer, {
    clients: [
      {
        client_id: 'boucle',
        client_secret: 'a-secret-of-this-test-alone-and-long-enough',
        redirect_uris: [`http://127.0.0.1:${own}/connexion/fournisseur/retour`],
      },
    ],
    claims: { email: ['email', 'email_verified'], profile: ['name'] },
    findAccount: (_, id) => ({ accountId: id, claims: async () => ({ sub: id, ...PEOPLE[id] }) }),
    cookies: { keys: ['of-this-test'] },
  });
  provider = oidc.listen(theirs, '127.0.0.1');
  const settings = `
[oidc]
issuer = "${issuer}"
client_id = "boucle"
client_secret = "a-secret-of-this-test-alone-and-long-enough"
name = "Compte de la Ville"
`;
  server = await startDemonstration({ settings, port: own });
  browser = await launch();
});

after(async () => {
  await browser?.close();
  await server?.stop();
  provider?.closeAllConnections();
  await new Promise((resolve) => (provider ? provider.close(resolve) : resolve()));
});

/** Goes to the provider by the button, and signs in there as this account. */
async function throughTheProvider(account) {
  const context = await open(browser, server.address);
  const page = await context.newPage();
  await page.goto('/connexion?suite=/besoins');
  await page.getByRole('link', { name: 'Continuer avec Compte de la Ville' }).click();
  await page.getByPlaceholder('Enter any login').fill(account);
  await page.getByPlaceholder('and password').fill('any');
  await page.getByRole('button', { name: 'Sign-in' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL(`${server.address}/**`);
  return { context, page };
}

test('a known person arrives signed in where she was going, and again the next time', async () => {
  for (const time of ['first', 'second']) {
    const { context, page } = await throughTheProvider('agathe');
    assert.equal(new URL(page.url()).pathname, '/besoins', time);
    await page.goto('/moi');
    assert.match(await page.getByRole('main').innerText(), /agathe\.morin@example\.org/);
    await context.close();
  }
});

test('a new person gets an account', async () => {
  const { context, page } = await throughTheProvider('nouvelle');
  await page.goto('/');
  assert.match(await page.getByRole('heading', { level: 1 }).innerText(), /Nouvelle Venue/);
  await context.close();
});

test('an address that the provider has not verified opens nothing', async () => {
  const { context, page } = await throughTheProvider('douteuse');
  assert.match(await page.getByRole('alert').innerText(), /pas vérifiée/);
  const answer = await page.goto('/moi');
  assert.equal(new URL(answer.url()).pathname, '/connexion');
  await context.close();
});

test('an answer that this browser did not ask for is refused', async () => {
  const context = await open(browser, server.address);
  const page = await context.newPage();
  const answer = await page.goto('/connexion/fournisseur/retour?code=stolen&state=guessed');
  assert.equal(answer.status(), 422);
  assert.match(await page.getByRole('alert').innerText(), /autre navigateur/);
  await context.close();
});
