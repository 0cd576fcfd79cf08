import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
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
