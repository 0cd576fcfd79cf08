import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { crc32 } from '../../src/adapters/store/checksum.ts';
import { goOn } from '../../src/bin.ts';
import type { Output } from '../../src/context.ts';
import { decodeLine } from '../../src/domain/line.ts';
import { run as takeNote } from '../../src/note.ts';
import { fix, offered, type Ran, Shop } from '../commands/shop.ts';
import { closedCase, oldNote, openCase, type Typed, type WritingCommand } from './writing-commands.ts';

// Thousands of runs would spend minutes on syncs of a real disk.
if (existsSync('/dev/shm')) process.env.TMPDIR = '/dev/shm';

const earlier = '2026-11-22T15:00:00.000Z';

/** A shop in which a writing command is about to run, again and again. */
export interface Prepared {
  readonly shop: Shop;
  /** What a person sees before the command and after it; ids and machines are named by their order alone. */
  readonly before: string;
  readonly after: string;
  /** The folder as it was before the command. */
  readonly template: string;
}

export async function prepare(command: WritingCommand): Promise<Prepared> {
  const shop = new Shop();
  if (!command.isFirst) await furnish(shop);
  for (const { argv, stdin } of command.before ?? []) {
    const ran = await runIn(shop, { argv, ...(stdin !== undefined && { stdin }) }, earlier);
    if (ran.code !== 0) throw new Error(`${argv.join(' ')}: ${ran.err}`);
  }
  const template = folderForTest();
  cpSync(shop.folder, template, { recursive: true });
  const before = await stateOf(shop);
  restore(shop, template);
  const ran = await runIn(shop, command);
  if (ran.code !== 0) throw new Error(`${command.argv.join(' ')}: ${ran.err}`);
  const after = await stateOf(shop);
  if (before === after) throw new Error(`${command.argv.join(' ')} changes nothing that is seen`);
  restore(shop, template);
  return { shop, before, after, template };
}

export function folderForTest(): string {
  const folder = mkdtempSync(join(tmpdir(), 'heard-faults-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function furnish(shop: Shop): Promise<void> {
  shop.case(openCase, 'It clicks', [offered(fix('disk', 9000))]);
  shop.case(closedCase, 'It is slow', [{ kind: 'closed', result: 'fixed', replaces: [] }]);
  shop.write({ note: oldNote }, [{ kind: 'taken', text: 'the old words' }], { at: '2026-10-20T09:00:00.000Z' });
  for (const argv of [
    ['note', 'older words'],
    ['config', 'set', 'rate', '80'],
  ]) {
    await runIn(shop, { argv }, '2026-11-20T09:00:00.000Z');
  }
}

/** The words of a command for the shop it runs in. */
export const inFolder = (argv: readonly string[], { folder }: Shop) =>
  argv.map((word) => word.replace('{folder}', folder));

/** Puts the shop back to what a folder holds. */
export function restore({ folder }: Shop, from: string): void {
  for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  cpSync(from, folder, { recursive: true });
}

/** Runs heard as `bin/heard.js` does, in this process. */
export async function runIn(shop: Shop, typed: Typed, now?: string): Promise<Ran> {
  const argv = inFolder(typed.argv, shop);
  const env = now === undefined ? {} : { HEARD_NOW: now };
  if (argv[0] === 'note') {
    const out: string[] = [];
    const err: string[] = [];
    const [stdout, stderr] = [out, err].map((texts) => ({
      isTTY: false,
      columns: undefined,
      write: (text: string) => void texts.push(text),
    })) as [Output, Output];
    const world = { env: { ...shop.env, ...env }, platform: 'linux' };
    const done = takeNote(argv.slice(1), { ...world, write: stdout.write });
    if (done !== undefined) {
      const context = { ...world, stdout, stderr, stdin: { isTTY: false, read: () => '' } };
      return { code: typeof done === 'number' ? done : goOn(done, context), out: out.join(''), err: err.join('') };
    }
  }
  return shop.run(argv, { env, ...(typed.stdin !== undefined && { stdin: typed.stdin }) });
}

/** All that a person can see of a shop, read with and without the cache, as text that two equal shops have in common. */
export async function stateOf(shop: Shop): Promise<string> {
  const parts: string[] = [];
  for (const line of ['export', 'list -a --json', 'notes --json', 'config list --json']) {
    const { code, out, err } = await shop.line(line);
    if (code !== 0) return `heard ${line} ended with ${code}: ${err}`;
    parts.push(out);
  }
  // What a device is stands in no document of a case.
  parts.push((await shop.line('show last')).out);
  for (const name of [
    'cases.ndjson',
    'archive/index.md',
    'sheet.html',
    'home/playbooks/prices.json',
    'home/playbooks/stool.yaml',
  ]) {
    const file = join(shop.folder, name);
    if (existsSync(file)) parts.push(readFileSync(file, 'utf8'));
  }
  const zip = join(shop.folder, 'heard.zip');
  if (existsSync(zip)) parts.push(String((await shop.run(['backup', 'verify', zip])).code));
  return withoutNames(parts.join('\n'));
}

const names =
  /\b[0-7][0-9A-HJKMNP-TV-Z]{25}\b|\bn-\d{4}-[0-9a-hjkmnp-tv-z]{6}\b|\b(?:[cdhp]|\d{4})-[0-9a-hjkmnp-tv-z]{6}\b|"machine":"[^"]*"/g;

function withoutNames(text: string): string {
  const known = new Map<string, string>();
  return text.replace(names, (name) => {
    const given = known.get(name) ?? `#${known.size}`;
    known.set(name, given);
    return given;
  });
}

/** Text that is still there, wherever a person finds it: seen, in a draft, or in what heard said. */
export function isFound(text: string, state: string, ran: Pick<Ran, 'out' | 'err'>, shop: Shop): boolean {
  if (state.includes(JSON.stringify(text).slice(1, -1)) || ran.out.includes(text) || ran.err.includes(text))
    return true;
  return draftsIn(shop).some(
    ({ id, text: draft }) => draft.includes(JSON.stringify(text).slice(1, -1)) && ran.err.includes(id),
  );
}

/** The unfinished interviews of a shop as they lie on the disk. */
export function draftsIn({ folder }: Shop) {
  const state = join(folder, 'state');
  const names = existsSync(state) ? readdirSync(state, { recursive: true, encoding: 'utf8' }) : [];
  return names
    .filter((name) => /drafts\/[^./]+\.json$/.test(name))
    .map((name) => ({
      id: name.slice(-'2611-aaaaaa.json'.length, -'.json'.length),
      text: readFileSync(join(state, name), 'utf8'),
    }));
}

/** How many lines of the journal are no whole records. */
export function tornLines(shop: Shop): number {
  const journal = join(shop.home, 'journal');
  if (!existsSync(journal)) return 0;
  const names = readdirSync(journal, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.jsonl'));
  const lines = names.flatMap((name) => readFileSync(join(journal, name), 'utf8').split('\n').filter(Boolean));
  return lines.filter((line) => {
    const decoded = decodeLine(line, crc32);
    return !decoded.ok || decoded.doubt !== undefined;
  }).length;
}

/** The files of a folder and their sizes; the cache is left out, as reading makes it too. */
export function fingerprint(folder: string): string {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => !name.includes('/cache'));
  return names
    .sort()
    .map((name) => `${name} ${statSync(join(folder, name)).size}`)
    .join('\n');
}
