import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { run } from '../src/note.ts';
import { Shop } from './commands/shop.ts';

/** What the quick way does: undefined where it hands over to the full program. */
function quickly(shop: Shop, words: readonly string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const world = {
    env: shop.env,
    platform: 'linux',
    write: (text: string) => out.push(text),
    tell: (text: string) => err.push(text),
  };
  const code = run(words, world);
  return code === undefined ? undefined : { code, out: out.join(''), err: err.join('') };
}

/** What was printed and written, but for ids and what tells the two machines apart. */
function comparable(
  shop: Shop,
  ran: { readonly code: number; readonly out: string; readonly err: string } | undefined,
) {
  const records = shop.records().map(({ id: _, note: __, machine: ___, sum: ____, ...rest }) => rest);
  return { ...ran, out: ran?.out.replace(/n-2611-\w{6}/, 'n-2611-xxxxxx'), records };
}

async function bothWays(words: readonly string[]) {
  const [quick, full] = [new Shop(), new Shop()];
  const ran = quickly(quick, words);
  return {
    quick: ran && comparable(quick, ran),
    leftBehind: ran === undefined ? quick.records() : [],
    full: comparable(full, await full.run(['note', ...words])),
  };
}

describe('the quick way', () => {
  test.each([
    [['call', 'them', 'back']],
    [['one word in quotes']],
    [['  blanks  ', ' around ']],
    [['@miller', 'wants', 'a', 'screen']],
    [['for', '@Öztürk,', 'today']],
    [['-c', 'Ana Miller', 'the', 'cable']],
    [['the', 'cable', '--client', 'Ana']],
    [['-c', 'one', 'text', '-c', 'two']],
    [['-c', '', 'text', '@ana']],
    [['evil \u001b[2J', '@\u202eeman']],
    [['日本語', '@山田', '👩‍🔧']],
    [['line\nbreak']],
    [['\ud800']],
  ])('does as the full program for %j', async (words) => {
    const { quick, full } = await bothWays(words);
    expect(quick).toEqual(full);
    expect(full.records).toHaveLength(1);
  });

  test.each([
    [[]],
    [['']],
    [['-']],
    [['--', 'text']],
    [['-5', 'degrees']],
    [['text', '-x']],
    [['text', '--json']],
    [['text', '-q']],
    [['--home', '/tmp/elsewhere', 'text']],
    [['-k', 'aaa', 'text']],
    [['-cAna', 'text']],
    [['--client=Ana', 'text']],
    [['text', '-c']],
    [['-c', '--json', 'text']],
    [['--help']],
  ])('hands %j over, having done nothing', (words) => {
    const shop = new Shop();
    expect([quickly(shop, words), shop.records()]).toEqual([undefined, []]);
  });

  test('hands over what cannot be written', () => {
    const shop = new Shop();
    const env = { ...shop.env, HEARD_NOW: 'noon' };
    expect(run(['text'], { env, platform: 'linux', write: () => {}, tell: () => {} })).toBeUndefined();
  });

  test('a reader that went away is no failure', () => {
    const shop = new Shop();
    const write = () => {
      throw Object.assign(new Error('write EPIPE'), { code: 'EPIPE' });
    };
    expect([run(['text'], { env: shop.env, platform: 'linux', tell: () => {}, write }), shop.records().length]).toEqual(
      [0, 1],
    );
  });

  test('whatever the words, it does as the full program or hands over', async () => {
    const word = fc.oneof(
      fc.constantFrom('-c', '--client', '-', '--', '-k', '-5', '@ana', '@', '', ' ', 'text', '-cx', '--no-input'),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 5 }), async (words) => {
        const { quick, full, leftBehind } = await bothWays(words);
        expect(leftBehind).toEqual([]);
        if (quick !== undefined) expect(quick).toEqual(full);
      }),
      { numRuns: 60 },
    );
  });
});
