import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { figure } from '../figures.ts';
import { Shop } from './shop.ts';

const visit = join(import.meta.dirname, '../visits/living-with-it.json');
const caseCommands: readonly (readonly string[])[] = [
  ['list'],
  ['note', 'call back'],
  ['note', '-k', 'k7m', 'the blue box'],
  ['decide', 'k7m', 'live-with-it', '--words', 'I can live with it'],
  ['done', 'k7m', '--works', 'yes', '--charged', '90'],
  ['new', '--answers', visit],
  ['show', 'k7m'],
  ['export'],
];

interface Fault {
  readonly name: string;
  readonly break: (path: string) => void;
  /** Where the settings are, unless in a folder of the shop. */
  readonly folder?: string;
  /** What a command that needs the settings says. */
  readonly said: RegExp;
  /** The bytes that must be found under another name, after which settings can be kept again. */
  readonly aside?: string;
}

const faults: readonly Fault[] = [
  {
    name: 'broken',
    break: (path) => writeFileSync(path, '{"rate":"90'),
    said: /cannot be used\. They were kept as .*settings\.broken-1\.json/,
    aside: '{"rate":"90',
  },
  {
    name: 'empty',
    break: (path) => writeFileSync(path, ''),
    said: /cannot be used\. They were kept as .*settings\.broken-1\.json/,
    aside: '',
  },
  { name: 'a folder', break: (path) => mkdirSync(path), said: /is not a plain file, so it was left alone/ },
  // Even the superuser may not make a file there.
  { name: 'unwritable', break: () => {}, folder: '/proc/self/heard', said: /^$/ },
];

describe.skipIf(process.platform !== 'linux')('settings that cannot be used', () => {
  test.each(faults)('$name: they are said and every case command works', async (fault) => {
    const shop = new Shop();
    shop.case('2611-k7m4xq', 'It stops');
    const path = join(fault.folder ?? join(shop.folder, 'settings'), 'settings.json');
    if (fault.folder === undefined) mkdirSync(dirname(path), { recursive: true });
    fault.break(path);
    const env = { HEARD_CONFIG: dirname(path) };
    const said: string[] = [];
    const codes: number[] = [];
    for (const argv of caseCommands) {
      const { code, err } = await shop.run(argv, { env });
      codes.push(code);
      said.push(err);
    }
    const set = await shop.run(['config', 'set', 'rate', '95'], { env });
    const aside = path.replace('settings.json', 'settings.broken-1.json');
    figure('12', `settings ${fault.name}: case commands work, said and kept 1/1`, {
      found: {
        codes,
        isSaid: fault.said.test(said.join('').trim()),
        aside: existsSync(aside) ? readFileSync(aside, 'utf8') : undefined,
        set: set.code,
      },
      wanted: {
        codes: caseCommands.map(() => 0),
        isSaid: true,
        aside: fault.aside,
        set: fault.aside === undefined ? 1 : 0,
      },
    });
    // It is said once, then the file is out of the way; what stays in the way is named by who wants to write there.
    if (fault.aside === undefined) expect(set.err).toContain(dirname(path));
    else expect(said.filter((line) => line !== '')).toHaveLength(1);
  });
});
