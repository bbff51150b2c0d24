// What every page must hold, looked at in a real browser: see `pages.test.mjs` for where.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The only rules whose answer can change between light and dark. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
/** A telephone in both lights, and a desk. Neither colours nor what stands on a desk change with the language: axe looks at them in one. */
const VIEWS = [
  { width: 320, colorScheme: 'light' },
  { width: 320, colorScheme: 'dark', examinedIn: 'fr' },
  { width: 1280, colorScheme: 'light', examinedIn: 'fr' },
];

/** Counts the bytes that a page costs its reader on the wire: HTML, styles and scripts, never from a cache. */
export async function scales(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const counted = new Set();
  let bytes = 0;
  session.on('Network.requestWillBeSent', ({ requestId, type }) => {
    if (['Document', 'Stylesheet', 'Script'].includes(type)) counted.add(requestId);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (counted.has(requestId)) bytes += encodedDataLength;
  });
  return {
    reset: () => {
      counted.clear();
      bytes = 0;
    },
    weigh: () => {
      if (bytes === 0) throw new Error('the page was not weighed');
      return bytes;
    },
  };
}

/** What is wrong with the page that is shown, one sentence a fault; `isKnown` where axe has seen all that stands on it. */
export async function faults(page, lang, { isKnown = false } = {}) {
  const found = await outline(page, lang);
  for (const { width, colorScheme, examinedIn = lang } of VIEWS) {
    const examined = !isKnown && examinedIn === lang;
    if (!examined && colorScheme === 'dark') continue;
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    for (const fault of await atWidth(page, colorScheme, examined)) found.push(`${fault} (${width} px, ${colorScheme})`);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  return found;
}

/** What stands on the page: each kind of element with what it is in, its attributes, and which field it is. */
export function shapes(page) {
  return page.evaluate(() => {
    const name = (node) => `${node.tagName}.${node.getAttribute('class') ?? ''}`;
    const field = (node) => (node.getAttribute('name') ?? node.getAttribute('for') ?? '').replace(/[0-9a-f]*\d[0-9a-f]*/g, '');
    const attributes = (node) => [...node.attributes].map((attribute) => attribute.name).sort();
    const shape = (node) => [name(node), node.getAttribute('role'), node.getAttribute('type'), field(node), attributes(node),
      name(node.parentElement), name(node.parentElement.parentElement)].join(' ');
    return [...new Set([...document.querySelectorAll('main, main *')].map(shape))];
  });
}

async function outline(page, lang) {
  const seen = await page.evaluate(() => ({
    title: document.title.trim(),
    lang: document.documentElement.lang,
    headings: document.querySelectorAll('h1').length,
    mains: document.querySelectorAll('main').length,
    first: document.querySelector('a[href], button, input, select, textarea')?.getAttribute('href') ?? '',
    missing: [...document.querySelectorAll('main [aria-describedby]')]
      .flatMap((node) => node.getAttribute('aria-describedby').split(/\s+/))
      .filter((id) => !document.getElementById(id)),
  }));
  const found = [];
  if (!seen.title) found.push('has no title');
  if (seen.lang.split('-')[0] !== lang) found.push(`says lang="${seen.lang}", not ${lang}`);
  if (seen.headings !== 1) found.push(`has ${seen.headings} h1`);
  if (seen.mains !== 1) found.push(`has ${seen.mains} main`);
  if (!seen.first.startsWith('#')) found.push('does not begin with a link that skips to the content');
  for (const id of seen.missing) found.push(`describes a field by #${id}, which is not there`);
  return found;
}

async function atWidth(page, colorScheme, examined) {
  const found = [];
  if (colorScheme === 'light') {
    const wide = await page.evaluate(widest);
    if (wide) found.push(`scrolls sideways: ${wide}`);
  }
  if (!examined) return found;
  const only = colorScheme === 'light' ? { type: 'tag', values: TAGS } : { type: 'rule', values: COLOUR_RULES };
  // Half a megabyte is handed to a page once, not at each look.
  if (!(await page.evaluate(() => Boolean(window.axe)))) await page.evaluate(AXE);
  const { violations } = await page.evaluate((runOnly) => window.axe.run(document, { runOnly, resultTypes: ['violations'] }), only);
  for (const { id, nodes } of violations) {
    for (const node of nodes.slice(0, 3)) found.push(`axe ${id}: ${node.html.slice(0, 160)} — ${node.failureSummary?.split('\n').at(1)?.trim()}`);
    if (nodes.length > 3) found.push(`axe ${id}: and ${nodes.length - 3} more`);
  }
  return found;
}

function widest() {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return '';
  const past = [...document.querySelectorAll('body *')].find((node) => node.getBoundingClientRect().right > room + 1);
  return `${document.documentElement.scrollWidth} px of ${room}, because of ${past?.outerHTML.slice(0, 120) ?? 'an unknown element'}`;
}
