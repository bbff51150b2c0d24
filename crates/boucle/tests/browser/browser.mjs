// Chromium as a person has it, but for what would reach out to the network.

import { chromium } from 'playwright-core';

const QUIET = ['--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'];

export function launch() {
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Chromium refuses its sandbox to root.
    args: root ? [...QUIET, '--no-sandbox'] : QUIET,
  });
}

/** A window of its own, with its own cookies or those of `storage`, in the reader's language. */
export async function open(browser, address, { lang = 'fr', script = true, width = 1280, storage } = {}) {
  const context = await browser.newContext({
    baseURL: address,
    storageState: storage,
    locale: lang === 'en' ? 'en-CA' : 'fr-CA',
    timezoneId: 'America/Toronto',
    viewport: { width, height: 900 },
    javaScriptEnabled: script,
    colorScheme: 'light',
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(10_000);
  return context;
}

/** What the browser complains of while it shows pages: errors of scripts, refusals by the policy, missing files. */
export function complaints(page) {
  const heard = new Set();
  page.on('console', (message) => {
    if (message.type() !== 'error') return;
    // A page that answers 403 or 404 is reported here too; its status is examined on its own.
    if (message.location().url === page.url() && message.text().startsWith('Failed to load resource')) return;
    heard.add(message.text().slice(0, 300));
  });
  page.on('pageerror', (error) => heard.add(error.message));
  return heard;
}
