// Several people of one demonstration, each with their own window and mails.

import { complaints, launch, open } from './browser.mjs';
import { startDemonstration } from './server.mjs';

/**
 * Starts a browser and a demonstration, at the moment of `clock` where there is one.
 * @returns {{ demonstration: object, heard: string[][], windows: Map<string, object>, at: (email: string, path: string) => Promise<object>,
 *             visitor: (path: string, how?: { script: boolean }) => Promise<object>,
 *             mailed: (email: string, pattern: RegExp, skip?: number, since?: string) => Promise<string>,
 *             leave: () => Promise<void> }}
 */
export async function gather(options) {
  const browser = await launch();
  const demonstration = await startDemonstration(options);
  const heard = [];
  const windows = new Map();

  /** The window of somebody who has not signed in. */
  async function visitor(path, { script = true } = {}) {
    const context = await open(browser, demonstration.address, { lang: 'fr', script });
    const page = await context.newPage();
    heard.push(complaints(page));
    await page.goto(path);
    return page;
  }

  /** Somebody's own window, on that page; they sign in by mail when they are asked to. */
  async function at(email, path) {
    if (!windows.has(email)) windows.set(email, await visitor(path));
    const page = windows.get(email);
    await page.goto(path);
    if (new URL(page.url()).pathname !== '/connexion') return page;
    const before = (await demonstration.mails()).length;
    await page.getByLabel('Adresse de courriel').fill(email);
    await press(page, 'Recevoir un lien par courriel');
    const mail = await mailed(email, /\/connexion\/lien\//, before);
    await page.goto(new URL(mail.match(/http\S+\/connexion\/lien\/\S+/)[0]).pathname);
    await press(page, 'Se connecter');
    await page.goto(path);
    return page;
  }

  /** The text of a mail that came to somebody, of those after the first `skip`; minutes pass from `since` until it comes. */
  async function mailed(email, pattern, skip = 0, since = undefined) {
    for (let tries = 0; tries < 100; tries += 1) {
      if (since && tries % 5 === 0) demonstration.moveTo(new Date(Date.parse(since) + tries * 12_000).toISOString());
      const mails = (await demonstration.mails()).slice(skip).map(readable);
      const found = mails.findLast((mail) => mail.includes(`To: ${email}`) && pattern.test(mail));
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error(`no mail with ${pattern} came to ${email}`);
  }

  async function leave() {
    await browser.close();
    await demonstration.stop();
  }

  return { demonstration, heard, windows, at, visitor, mailed, leave };
}

/** As a reader of mail shows it. */
function readable(mail) {
  const bytes = mail.replace(/=\r?\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8').replaceAll('\r\n', '\n').replaceAll('\u00a0', ' ');
}

export async function press(page, name) {
  await page.getByRole('main').getByRole('button', { name, exact: true }).first().click();
  await page.waitForLoadState();
}

export async function fill(page, fields) {
  for (const [label, text] of Object.entries(fields)) await page.getByRole('main').getByLabel(label, { exact: true }).first().fill(text);
}

export function sees(page, text) {
  return page.getByRole('main').getByText(text).first().waitFor();
}
