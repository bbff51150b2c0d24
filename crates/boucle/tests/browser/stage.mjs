// One demonstration for the tests of a file, and a browser in which some of its people are signed in.

import { after, before } from 'node:test';

import { complaints, launch, open } from './browser.mjs';
import { startDemonstration } from './server.mjs';
import { storageOf } from './steps.mjs';

/**
 * To be asked for once, at the top of a file: it is set up before its tests and taken down after them.
 * @returns {{ demonstration: object, enter: (role: string, how?: { script: boolean }) => Promise<{ page: object, heard: Set<string> }> }}
 */
export function stage(...roles) {
  const set = { demonstration: undefined, enter };
  const storages = {};
  let browser;

  before(async () => {
    browser = await launch();
    set.demonstration = await startDemonstration();
    for (const role of roles) storages[role] = await storageOf(browser, set.demonstration, role);
  });

  after(async () => {
    await browser?.close();
    await set.demonstration?.stop();
  });

  /** A window of somebody who is signed in, and what the browser complains of in it. */
  async function enter(role, { script = true } = {}) {
    const context = await open(browser, set.demonstration.address, { script, storage: storages[role] });
    const page = await context.newPage();
    return { page, heard: complaints(page) };
  }

  return set;
}
