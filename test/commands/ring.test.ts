import { describe, expect, test } from 'vitest';
import { ring } from '../../src/commands/ring.ts';
import { Shop } from './shop.ts';

const id = '2611-aaaaaa';

async function shopAfter(...lines: readonly (readonly string[])[]): Promise<Shop> {
  const shop = new Shop();
  shop.case(id, 'Ana’s bell will not ring at 12 Hill Road');
  for (const line of lines) expect(await shop.run(['ring', 'aaa', ...line])).toMatchObject({ code: 0, err: '' });
  return shop;
}

const printer = ['--piece', 'Ana’s printer', '--maker', 'HP', '--points-to', 'Microsoft', '--reference', '4711'];
const laptop = ['--piece', 'laptop', '--maker', 'Microsoft', '--answer', 'unsupported', '--points-to', 'hp'];

describe('heard ring', () => {
  test('shows who points to whom, from when on and under which reference', async () => {
    const shop = await shopAfter([...printer, '--on', 'mon'], laptop);
    const { out } = await shop.line('ring aaa');
    expect(out).toContain('Ana’s printer (HP)\n    Mon 16 Nov 2026: points to Microsoft, reference 4711\n');
    expect(out).toContain('laptop (Microsoft)\n    Sun 22 Nov 2026: does not support it, points to hp\n');
    expect(out).toContain('HP points to Microsoft, and Microsoft points to HP.');
    expect((await shop.line('show aaa')).out).toContain('HP points to Microsoft, and Microsoft points to HP.');
  });

  test('writes one entry for a piece and its maker, and keeps what was said before in the history', async () => {
    const shop = await shopAfter(printer, laptop, ['--piece', 'LAPTOP', '--answer', 'supported']);
    const { offer, history } = await shop.json('show aaa');
    expect(offer.ring).toMatchObject([
      { piece: 'Ana’s printer', answer: 'call-other' },
      { piece: 'laptop', maker: 'Microsoft', answer: 'supported', on: '2026-11-22' },
    ]);
    expect(offer.ring[1]).not.toHaveProperty('pointsTo');
    expect(JSON.stringify(history)).toContain('unsupported');
    expect((await shop.line('show aaa --history')).out).toContain('wrote down what the makers say');
  });

  test('keeps the rest of the offer', async () => {
    const shop = new Shop();
    shop.case(id, 'It rings', [{ kind: 'offered', worryAnswer: 'We copy the photos first.' }]);
    await shop.run(['ring', 'aaa', ...laptop]);
    expect((await shop.json('show aaa')).offer).toMatchObject({
      worryAnswer: 'We copy the photos first.',
      ring: [{ piece: 'laptop' }],
    });
  });

  test('says who sold it first, what came of swaps, and when we stop', async () => {
    const shop = await shopAfter(
      printer,
      ['--piece', 'ana’s printer', '--sold-by', 'Harbour Electronics', '--runs', 'firmware 2.1'],
      ['--piece', 'cable', '--maker', 'Anker', '--swap', 'a new cable'],
      ['--piece', 'cable', '--result', 'same'],
      ['--hours', '2'],
      ['--return-by', '5 dec'],
    );
    const { out } = await shop.line('ring aaa');
    expect(out).toContain(
      'Ask the seller first: Harbour Electronics (Ana’s printer). The client paid the\nseller, not the makers.',
    );
    expect(out).toContain('Ana’s printer (HP), firmware 2.1, sold by Harbour Electronics\n');
    expect(out).toContain('  Ana’s printer  not tried yet\n  cable          with a new cable: no change\n');
    expect(out).toContain(
      'We stop after 2 hours, or on Sat 5 Dec 2026, the last day to return it:\nwhichever comes first.',
    );
    expect((await shop.json('ring aaa')).ringStop).toEqual({ hours: 2, returnBy: '2026-12-05' });
    expect((await shop.json('show aaa')).offer.ringStop).toEqual({ hours: 2, returnBy: '2026-12-05' });
  });

  test('has one page for all makers, with nothing private in it', async () => {
    const swap = ['--piece', 'laptop', '--swap', 'Miller’s old one', '--result', 'works'];
    const shop = await shopAfter(printer, laptop, swap, ['--piece', 'cable', '--maker', 'Anker']);
    const { out } = await shop.line('ring aaa --page');
    expect(out).toContain('- the client’s printer, made by HP\n');
    expect(out).toContain('- Sun 22 Nov 2026, HP about the client’s printer: points to Microsoft,\n  reference 4711\n');
    expect(out).toContain('- laptop, with the client’s old one: it works\n');
    expect(out).toContain('With the client’s old one it works: it was what was there before, or how\nthat got on');
    expect(out).toContain('HP points to Microsoft, and Microsoft points to HP.');
    expect(out).toContain('Which of you supports these together?');
    expect(out).not.toMatch(/Ana|Miller|Hill Road|Dana|not asked|Nobody/);
    expect((await shop.json('ring aaa')).page).toBe(out.trimEnd());
  });

  test('as JSON is one document', async () => {
    const shop = await shopAfter();
    expect(await shop.json('ring aaa')).toEqual({
      schemaVersion: 1,
      case: id,
      ring: [],
      ringStop: { hours: null, returnBy: null },
      rings: [],
      notAsked: [],
      said: [],
      page: null,
    });
    const told = await shop.json(['ring', 'aaa', ...printer]);
    expect(told).toMatchObject({
      ring: [{ maker: 'HP' }],
      notAsked: ['Microsoft'],
      said: ['Nobody has asked Microsoft yet.'],
    });
  });

  test.each([
    ['ring aaa --answer none', 2, '--piece is missing.'],
    ['ring aaa --piece bell', 2, '--maker is missing.'],
    ['ring aaa --piece bell --maker A --answer call-other', 2, '--points-to is missing.'],
    ['ring aaa --piece bell --maker A --answer maybe', 2, '--answer "maybe" is not one of supported,'],
    ['ring aaa --piece bell --maker A --result works', 2, '--swap is missing.'],
    ['ring aaa --piece bell --maker A --answer none --on soonish', 2, '--on: "soonish"'],
    ['ring aaa --piece bell --maker A --answer none --on tomorrow', 2, '--on: Mon 23 Nov 2026 is still to come.'],
    ['ring aaa --hours soon', 2, '--hours: "soon" is not a number of hours: write 2 or 1.5.'],
    ['ring aaa --return-by soonish', 2, '--return-by: "soonish"'],
    ['ring aaa --page', 1, 'There is no page yet'],
    ['ring aaa --page --hours 2', 1, 'There is no page yet'],
    ['ring zzz', 1, 'There is no case "zzz".'],
  ])('refuses "%s" and writes nothing', async (line, code, said) => {
    const shop = await shopAfter();
    const ran = await shop.line(line);
    expect([ran.code, ran.err, shop.records().length]).toEqual([code, expect.stringContaining(said), 1]);
  });

  test('asks somebody at the terminal for what is missing', async () => {
    const shop = await shopAfter();
    const answers = ['bell', 'Acme', 'HP'];
    const person = { line: async () => answers.shift() ?? '' };
    expect((await shop.line('ring aaa --answer call-other', { person })).code).toBe(0);
    expect((await shop.json('ring aaa')).ring).toMatchObject([{ piece: 'bell', maker: 'Acme', pointsTo: 'HP' }]);
  });

  test('says what follows where it worked with another piece, in place of how to find out', async () => {
    const shop = await shopAfter(printer, laptop, ['--piece', 'laptop', '--swap', 'a new cable', '--result', 'same']);
    const before = (await shop.line('ring aaa')).out;
    expect(before).toContain('Swap one piece at a time');
    expect(before).not.toContain('it works:');
    const { out } = await shop.run(['ring', 'aaa', '--piece', 'laptop', '--result', 'works']);
    const said = 'With a new cable it works: it was what was there before, or how that got on with the rest.';
    expect(out.replaceAll('\n', ' ')).toContain(said);
    expect(out).not.toContain('Swap one piece at a time');
    expect((await shop.line('show aaa')).out.replaceAll(/\s+/g, ' ')).toContain(said);
    expect((await shop.json('ring aaa')).said).toContain(said);
  });

  const pieces = 'There is no piece "dorbell" yet, only Ana’s printer, laptop.';
  test('names the pieces there are where one is not among them', async () => {
    const shop = await shopAfter(printer, laptop);
    const { code, err } = await shop.line('ring aaa --piece dorbell --result works');
    expect([code, err]).toEqual([2, `heard: ${pieces}\nIf it is another piece, say who makes it: --maker NAME\n`]);
    const asked: string[] = [];
    const person = { line: async (ask: string) => (asked.push(ask) === 1 ? 'Acme' : '') };
    expect((await shop.line('ring aaa --piece dorbell --answer none', { person })).code).toBe(0);
    expect(asked).toEqual([`${pieces} If it is another piece, who makes it?`]);
  });

  test('its examples can be typed one after the other', async () => {
    const shop = new Shop();
    shop.case('2611-k7m4aa', 'It rings');
    for (const example of ring.examples) {
      const words = Array.from(example.matchAll(/"([^"]*)"|\S+/g), ([all, quoted]) => quoted ?? all);
      expect(await shop.run(words.slice(1))).toMatchObject({ code: 0, err: '' });
    }
    expect((await shop.json('ring k7m4')).ring).toMatchObject([{ piece: 'printer' }, { piece: 'laptop' }]);
  });

  test('asks for the maker of a piece that two makers answered for', async () => {
    const shop = await shopAfter(laptop, ['--piece', 'laptop', '--maker', 'Dell', '--answer', 'none']);
    const { code, err } = await shop.line('ring aaa --piece laptop --answer supported');
    expect([code, err]).toEqual([
      2,
      'heard: --maker is missing.\nIt answers: laptop: which maker, Microsoft or Dell?\n',
    ]);
  });
});
