import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { disk } from '../../src/adapters/store/disk.ts';
import type { Person, Respondent } from '../../src/interview/respondent.ts';
import { Shop } from './shop.ts';

const id = '2611-k7m4xq';
const troubles: Readonly<Record<string, (state: string) => void>> = {
  'an empty machine.json': (state) => writeFileSync(join(state, 'machine.json'), ''),
  'a damaged machine.json': (state) => writeFileSync(join(state, 'machine.json'), '{"hosts":'),
  'a file in place of the state folder': (state) => {
    rmSync(state, { recursive: true });
    writeFileSync(state, '');
  },
};

const lines: readonly (readonly [typed: readonly string[], said: readonly string[]])[] = [
  [['note', 'precious', 'words'], ['precious words']],
  [['note', '-k', id, 'precious', 'words'], ['precious words']],
  [
    ['decide', id, 'no', '--reason', 'too old', '--alternative', 'a new one', '--words', 'fine'],
    ['too old', 'a new one', 'fine'],
  ],
  [['done', id, '--works', 'yes', '--words', 'it prints'], ['it prints']],
  [['reopen', id, '--why', 'it is back'], ['it is back']],
  [
    ['close', id, '--result', 'fixed'],
    [id, 'fixed'],
  ],
  [
    ['file', 'n-2611-q8q8q8', id],
    ['n-2611-q8q8q8', id],
  ],
];

/** A shop with a case and a note of another machine. */
function shopOf(typed: readonly string[]): Shop {
  const shop = new Shop();
  shop.case(id, 'It stops', typed[0] === 'reopen' ? [{ kind: 'closed', result: 'fixed', replaces: [] }] : []);
  shop.write({ note: 'n-2611-q8q8q8' }, [{ kind: 'taken', text: 'the blue box' }]);
  mkdirSync(join(shop.folder, 'state'));
  return shop;
}

describe('what was typed is said again', () => {
  describe.each(Object.entries(troubles))('with %s', (_what, spoil) => {
    test.each(lines)('by heard %j', async (typed, said) => {
      const shop = shopOf(typed);
      spoil(join(shop.folder, 'state'));
      const { code, out, err } = await shop.run(typed);
      expect([code, out]).toEqual([1, '']);
      const [, kept = ''] = err.split('It was not kept: ');
      for (const text of said) expect(kept).toContain(text);
      expect(err.match(/It was not kept/g)).toHaveLength(1);
    });
  });

  test('of the answer at which the disk was full, and not what is in the draft already', async () => {
    const shop = new Shop();
    const { write } = disk;
    const respondent: Person['respondent'] = () => {
      const asking: Respondent = {
        echo: () => {},
        async ask({ id: step }) {
          if (step === 'client') return { type: 'raw', raw: { type: 'text', text: 'Ada Brown' } };
          disk.write = () => {
            throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
          };
          asking.onTyping?.('half a wo');
          return { type: 'raw', raw: { type: 'text', text: 'precious words' } };
        },
      };
      return asking;
    };
    const { code, err } = await shop.run(['new'], { person: { respondent } }).finally(() => {
      disk.write = write;
    });
    expect(code).toBe(1);
    expect(err).toMatch(
      /The disk is full: the interview could not be kept in .*\n.*It was not kept: precious words\n$/,
    );
    expect((await shop.run([])).out).toContain('Ada Brown');
  });

  test('where an answer was typed at the question', async () => {
    const shop = shopOf(['reopen']);
    const spoil = async () => {
      writeFileSync(join(shop.home, 'heard.json'), '{"format": 9, "id": "h-aaaaaa"}');
      return 'it is back';
    };
    const { code, err } = await shop.run(['reopen', id], { person: { line: spoil } });
    expect([code, err]).toEqual([1, expect.stringContaining('It was not kept: it is back')]);
  });

  test('but not where nothing was lost to the disk', async () => {
    const { code, err } = await shopOf([]).line('reopen zzzzzz --why again');
    expect([code, err]).toEqual([1, expect.not.stringContaining('not kept')]);
  });
});
