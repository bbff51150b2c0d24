// The program itself, with its demonstration network in a folder of its own. Thrown away at the end.

import { spawn } from 'node:child_process';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = process.env.BOUCLE_BIN ?? new URL('../../../../target/debug/boucle', import.meta.url).pathname;
const PATIENCE = 120_000;

/**
 * Starts a demonstration and waits until it says where it listens, who may sign in and which pages it has.
 * @returns {{ address: string, people: { role: string, name: string, link: string }[], pages: string[],
 *             folder: string, linkOf: (role: string) => string, moveTo: (moment: string) => void, mails: () => Promise<string[]>,
 *             stop: () => Promise<void> }}
 * With a `clock`, time stands still at that moment until `moveTo` moves it on.
 */
export async function startDemonstration({ settings = '', port = 0, clock } = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'boucle-browser-'));
  const file = join(folder, 'settings.toml');
  await writeFile(file, settings);
  const words = ['--config', file, 'demo', '--serve', '--json', '--data', folder, '--listen', `127.0.0.1:${port}`];
  if (clock) words.push('--clock', clock);
  const program = spawn(PROGRAM, words, {
    // The tests ask for more pages in a minute than the limits allow a person.
    env: { ...process.env, BOUCLE_SEARCH_PER_SECOND: '0' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const log = [];
  program.stderr.setEncoding('utf8').on('data', (text) => log.push(text));
  const ended = new Promise((resolve) => {
    program.once('exit', resolve);
    program.once('error', (error) => resolve(log.push(error.message)));
  });
  const stop = async () => {
    program.kill('SIGTERM');
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const facts = await read(program.stdout, ended, log);
    const moveTo = (moment) => program.stdin.write(`${moment}\n`);
    return { ...facts, folder, stop, moveTo, mails: () => mails(folder), linkOf: (role) => linkOf(facts, role) };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function read(stdout, ended, log) {
  const facts = {};
  const lines = createInterface({ input: stdout });
  const complete = new Promise((resolve) => {
    lines.on('line', (line) => {
      if (line.startsWith('{')) Object.assign(facts, JSON.parse(line));
      if (facts.address && facts.people && facts.pages) resolve('complete');
    });
  });
  let alarm;
  const late = new Promise((resolve) => {
    alarm = setTimeout(() => resolve('late'), PATIENCE);
  });
  const outcome = await Promise.race([complete, ended.then(() => 'ended'), late]);
  clearTimeout(alarm);
  if (outcome !== 'complete') throw new Error(`the demonstration did not start (${outcome}):\n${log.join('')}`);
  return facts;
}

/** Those that were sent, the earliest first: without a mail server they are files. */
async function mails(folder) {
  const names = await readdir(join(folder, 'mail')).catch(() => []);
  return Promise.all(names.sort().map((name) => readFile(join(folder, 'mail', name), 'utf8')));
}

function linkOf(facts, role) {
  const person = facts.people.find((one) => one.role === role);
  if (!person) throw new Error(`the demonstration has no ${role}`);
  return person.link;
}
